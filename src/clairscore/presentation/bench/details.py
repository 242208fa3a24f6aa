"""The later sections of a benchmark's report: few labels, smaller vectors, directions, how measured."""

from collections.abc import Sequence

from clairscore.core.rates import wilson
from clairscore.presentation.bench.section import (
    interval_words,
    section,
    shortened,
    table,
    table_of_words,
)
from clairscore.presentation.bench.words import asked_verdict, published
from clairscore.presentation.document import Section
from clairscore.presentation.words.values import number, percent, percent_interval
from clairscore.textbench.figures import End
from clairscore.textbench.results import TO_CHECK, Asked, BenchResults, OpenedResults, Published
from clairscore.texts import Message, Translator

DOUBTS_SHOWN = 30


def doubtful(opened: OpenedResults, name: str, say: Translator) -> Section:
    """Return the texts whose label is doubtful by an encoder, the most doubtful first."""
    classes, found = opened.results.corpus.classes, opened.results.encoder(name).doubtful
    rows = tuple(
        (
            shortened(opened.texts[one.row]),
            opened.labels[one.row],
            classes[one.suggested],
            number(one.margin, say.language, digits=2),
        )
        for one in found[:DOUBTS_SHOWN]
    )
    facts = {"encoder": name, "n": len(found), "file": TO_CHECK}
    columns = ("text", "label", "suggested", "margin")
    return section(
        "doubtful",
        say,
        sentences=[say("bench-doubtful", **facts)],
        tables=[table(say, "doubtful", columns, rows=rows)],
    )


def few(results: BenchResults, say: Translator) -> Section:
    """Return accuracy with few labels and with none."""
    counts = sorted({shot.k for one in results.encoders for shot in one.few_shot})
    rows: list[tuple[str, ...]] = []
    for one in results.encoders:
        shots = {shot.k: shot for shot in one.few_shot}
        none = "–" if one.zero_shot is None else interval_words(one.zero_shot, "accuracy_", say)
        cells = [percent(shots[k].accuracy, say.language) if k in shots else "–" for k in counts]
        rows.append((one.name, none, *cells))
    header = (
        say("bench-column-encoder"),
        say("bench-column-zero"),
        *(say("bench-column-shots", k=k) for k in counts),
    )
    return section("few", say, tables=[table_of_words(say("bench-table-few"), header, tuple(rows))])


def language_model(told: Asked, results: BenchResults, say: Translator) -> Section:
    """Return what a language model makes of the neighbours found, beside their own vote."""
    language, pair = say.language, told.pair

    def cells(value: float, low: float, high: float) -> tuple[str, str]:
        bounds = (percent(low, language), percent(high, language))
        return percent(value, language), say("value-interval", low=bounds[0], high=bounds[1])

    rows = (
        (say("bench-asked-vote"), *cells(told.vote.value, told.vote.low, told.vote.high)),
        (told.model, *cells(told.accuracy.value, told.accuracy.low, told.accuracy.high)),
        (say("bench-column-difference"), *cells(pair.difference, pair.low, pair.high)),
    )
    facts = {
        "model": told.model,
        "version": told.version,
        "encoder": told.encoder,
        "n": len(told.rows),
        "neighbours": str(told.neighbours),
        "seed": str(results.settings["seed"]),
        "seconds": number(told.seconds_a_text, language, digits=1),
    }
    strange = {"n": told.no_class, "answers": tuple(told.strange)}
    return section(
        "asked",
        say,
        sentences=[
            say("bench-asked", **facts),
            *asked_verdict(told, language),
            *([Message("bench-asked-no-class", strange)] if told.no_class else []),
        ],
        tables=[table(say, "asked", ("asked", "accuracy", "interval"), rows=rows)],
    )


def published_counts(counts: Sequence[Published], say: Translator) -> Section:
    """Return figures that somebody published, with what their size leaves open."""
    rows = tuple(
        (
            one.name,
            number(one.right, say.language),
            number(one.tested, say.language),
            percent(one.right / one.tested, say.language),
            percent_interval(*wilson(one.right, one.tested), say.language),
        )
        for one in counts
    )
    columns = ("encoder", "right", "tested", "accuracy", "interval")
    shown_table = table(say, "published", columns, rows=rows)
    return section(
        "published", say, sentences=list(published(counts, say.language)), tables=[shown_table]
    )


def directions(opened: OpenedResults, say: Translator) -> Section:
    """Return what the best encoder's directions respond to, and what fewer dimensions keep."""
    results = opened.results
    known = {one.name: one for one in results.encoders if one.layers}
    shown = next(known[name] for name in results.ranking("ari").order if name in known)
    axes = tuple(
        (
            number(at, say.language),
            percent(axis.share, say.language),
            percent(axis.by_class, say.language),
            *(_end(end, opened, say) for end in (axis.low, axis.high)),
        )
        for at, axis in enumerate(shown.axes, 1)
    )
    layers = tuple(
        (
            f"{name}: {say(f'bench-layer-{layer.name}', k=layer.dimensions)}",
            percent(layer.accuracy, say.language),
            *(_read(found, say) for found in (layer.length, layer.digits)),
            percent(layer.neighbours, say.language),
        )
        for name, one in known.items()
        for layer in one.layers
    )
    return section(
        "directions",
        say,
        sentences=[say("bench-directions-of", encoder=shown.name)],
        tables=[
            table(say, "axes", ("axis", "share", "by-class", "low", "high"), rows=axes),
            table(say, "layers", ("form", "accuracy", "length", "digits", "kept"), rows=layers),
        ],
    )


def _end(end: End, opened: OpenedResults, say: Translator) -> str:
    facts = {"class": opened.results.corpus.classes[end.label], "words": tuple(end.words)}
    message = "bench-end" if end.words else "bench-end-wordless"
    return say(message, **facts, text=shortened(opened.texts[end.text], 60))


def _read(found: float | None, say: Translator) -> str:
    """Return how much of a property is read; worse than its mean is nothing."""
    return "–" if found is None else percent(max(found, 0.0), say.language, digits=0)


def forms(results: BenchResults, say: Translator) -> Section:
    """Return what accuracy smaller vectors leave."""
    rows = tuple(
        (
            f"{one.name}: {say(f'bench-form-{form.name}', k=form.dimensions)}",
            number(form.bytes_a_text, say.language),
            percent(form.accuracy, say.language),
        )
        for one in results.encoders
        for form in one.forms
    )
    return section(
        "forms", say, tables=[table(say, "forms", ("form", "bytes", "accuracy"), rows=rows)]
    )


def method(results: BenchResults, say: Translator) -> Section:
    """Return settings, versions and seeds."""
    settings = {name: str(value) for name, value in results.settings.items()}
    rows = (
        *settings.items(),
        *results.versions.items(),
        ("sha256", results.corpus.sha256[:12]),
        ("date", results.made_at),
    )
    return section("method", say, tables=[table(say, "settings", ("name", "value"), rows=rows)])
