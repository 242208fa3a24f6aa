"""A benchmark's report as sections of sentences, tables and figures, in one language.

HTML, Markdown and the dashboard are drawn from it, so that all three say the same.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from markupsafe import Markup

from clairscore.core.rates import wilson
from clairscore.presentation.bench_figures import map_figure, measure_figure
from clairscore.presentation.bench_words import (
    LEADING,
    asked_verdict,
    conclusions,
    figure,
    published,
    reads,
    written,
)
from clairscore.presentation.values import number, percent, percent_interval
from clairscore.textbench.comparison import best
from clairscore.textbench.explanation.explainer import Explained
from clairscore.textbench.explanation.faithfulness import Faithfulness
from clairscore.textbench.results import (
    Asked,
    BenchResults,
    EncoderResult,
    End,
    Estimate,
    OpenedResults,
    Published,
)
from clairscore.texts import Language, Message, Translator, translator

ALL_MEASURES = (
    "accuracy_logistic_regression",
    "accuracy_random_forest",
    "accuracy_nearest",
    "precision",
    "ari",
    "ari_study",
)
SHOWN_WORDS = 6


@dataclass(frozen=True)
class Table:
    """A table of words; the first column names the rows."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """A part of the report."""

    name: str
    title: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Markup, ...] = ()
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True)
class BenchPage:
    """The report in one language."""

    language: Language
    title: str
    lead: str
    synthetic: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Explanations:
    """What was explained for a report.

    Parameters
    ----------
    encoder
        Whose words these are.
    wrong
        Texts that were classed wrongly.
    by_class
        The words that speak most for each class, with their mean weight.
    trust
        How far each method can be trusted.
    """

    encoder: str = ""
    wrong: tuple[Explained, ...] = ()
    by_class: dict[str, list[tuple[str, float]]] = field(
        default_factory=dict[str, list[tuple[str, float]]]
    )
    trust: tuple[Faithfulness, ...] = ()


def bench_page(
    opened: OpenedResults, language: Language, explanations: Explanations | None = None
) -> BenchPage:
    """Return the report of a benchmark in one language."""
    say = translator(language)
    results, told = opened.results, explanations or Explanations()
    corpus = results.corpus
    sections = [
        _section("summary", say, sentences=[], bullets=conclusions(results, language)),
        _corpus(results, say),
        _board(results, say),
        _pairs(results, say),
        _map(opened, say),
        _confusion(opened, say),
        *([_wrong(opened, told, say)] if told.wrong else []),
        *([_by_class(told, say)] if told.by_class else []),
        *([_trust(told, say)] if told.trust else []),
        _few(results, say),
        *([_asked(results.asked, results, say)] if results.asked else []),
        *([_published(results.published, say)] if results.published else []),
        _forms(results, say),
        *([_directions(opened, say)] if any(one.layers for one in results.encoders) else []),
        _method(results, say),
    ]
    facts = {"n": corpus.n, "classes": len(corpus.classes), "name": corpus.name}
    return BenchPage(
        language=language,
        title=say("bench-title"),
        lead=say("bench-lead", **facts, encoders=len(results.encoders)),
        synthetic=say("note-corpus-made-up") if corpus.synthetic else "",
        sections=tuple(sections),
    )


def leading_encoder(results: BenchResults) -> str:
    """Return the first encoder by the first measure: the one whose errors are shown."""
    return results.ranking(LEADING[0]).order[0]


def _section(
    name: str,
    say: Translator,
    *,
    sentences: Sequence[str | Message] = (),
    tables: Sequence[Table] = (),
    figures: Sequence[Markup] = (),
    bullets: Sequence[str | Message] = (),
) -> Section:
    def words(lines: Sequence[str | Message]) -> tuple[str, ...]:
        return tuple(say(line) if isinstance(line, Message) else line for line in lines)

    intro = f"bench-intro-{name}"
    first = (say(intro),) if say.knows(intro) else ()
    return Section(
        name,
        say(f"bench-h-{name}"),
        (*first, *words(sentences)),
        tuple(tables),
        tuple(figures),
        words(bullets),
    )


def _corpus(results: BenchResults, say: Translator) -> Section:
    corpus, language = results.corpus, say.language
    facts = {
        "n": corpus.n,
        "classes": len(corpus.classes),
        "median": corpus.median_words,
        "longest": number(corpus.longest_words, language),
    }
    rows = tuple(
        (name, number(count, language))
        for name, count in zip(corpus.classes, corpus.counts, strict=True)
    )
    table = _table(say, "classes", ("class", "texts"), rows=rows)
    notes = [
        Message(
            note.id,
            {name: tuple(v) if isinstance(v, list) else v for name, v in note.args.items()},
        )
        for note in corpus.notes
    ]
    return _section(
        "corpus", say, sentences=[say("bench-corpus", **facts)], tables=[table], bullets=notes
    )


def _board(results: BenchResults, say: Translator) -> Section:
    """Return who is how good, at which cost."""
    order = results.ranking(LEADING[0]).order
    encoders = [results.encoder(name) for name in order]
    quality = tuple((one.name, *_quality(one, results, say)) for one in encoders)
    cost = tuple((one.name, *_cost(one, say)) for one in encoders)
    return _section(
        "board",
        say,
        tables=[
            _table(say, "quality", ("encoder", *ALL_MEASURES), rows=quality),
            _table(
                say,
                "cost",
                ("encoder", "dimensions", "bytes", "speed", "memory", "limit", "over"),
                rows=cost,
            ),
        ],
        figures=[
            measure_figure(results, "accuracy_logistic_regression", say),
            measure_figure(results, "ari_study", say),
        ],
    )


def _quality(one: EncoderResult, results: BenchResults, say: Translator) -> list[str]:
    cells: list[str] = []
    for measure in ALL_MEASURES:
        found = figure(one, measure)
        first, last = results.ranking(measure).ranks[one.name]
        rank = say("bench-rank-tied" if first != last else "bench-rank", first=first, last=last)
        cells.append(f"{_interval(found, measure, say)} · {rank}")
    return cells


def _cost(one: EncoderResult, say: Translator) -> tuple[str, ...]:
    language, cost = say.language, one.cost
    return (
        number(one.dimensions, language),
        number(cost.bytes_a_text, language),
        number(cost.texts_a_second, language),
        number(round(cost.memory_mib), language),
        say(reads(one, language)),
        "–" if one.over_limit is None else number(one.over_limit, language),
    )


def _pairs(results: BenchResults, say: Translator) -> Section:
    """Return the differences between encoders, and whether they are real."""
    tables: list[Table] = []
    for measure in LEADING:
        rows = tuple(
            (
                f"{pair.first} − {pair.second}",
                written(pair.difference, measure, say.language),
                say(
                    "value-interval",
                    low=written(pair.low, measure, say.language),
                    high=written(pair.high, measure, say.language),
                ),
                say("bench-apart" if pair.apart else "bench-not-apart"),
            )
            for pair in results.ranking(measure).pairs
        )
        caption = say(f"bench-measure-{measure.replace('_', '-')}")
        header = tuple(
            say(f"bench-column-{name}") for name in ("pair", "difference", "interval", "verdict")
        )
        tables.append(Table(caption, header, rows))
    return _section("pairs", say, tables=tables)


def _map(opened: OpenedResults, say: Translator) -> Section:
    name = results_best(opened.results, "ari_study")
    drawing = map_figure(opened, name, say)
    return _section("map", say, sentences=[say("bench-map-of", encoder=name)], figures=[drawing])


def results_best(results: BenchResults, measure: str) -> str:
    """Return the first of the best encoders by a measure."""
    return best(results.ranking(measure))[0]


def _confusion(opened: OpenedResults, say: Translator) -> Section:
    """Return what the leading encoder takes for what."""
    results = opened.results
    one = results.encoder(leading_encoder(results))
    predicted = np.array(one.classification["logistic_regression"].predicted[0])
    classes = results.corpus.classes
    place = {label: at for at, label in enumerate(classes)}
    actual = np.array([place[label] for label in opened.labels], np.intp)
    n = len(classes)
    counts = np.zeros((n, n), int)
    np.add.at(counts, (actual, predicted), 1)
    rows = tuple(
        (classes[row], *(number(int(count), say.language) for count in counts[row]))
        for row in range(n)
    )
    caption = say("bench-confusion", encoder=one.name)
    header = (say("bench-column-actual"), *classes)
    return _section("confusion", say, tables=[Table(caption, header, rows)])


def _wrong(opened: OpenedResults, told: Explanations, say: Translator) -> Section:
    """Return texts that were classed wrongly, with the words that did it."""
    rows = tuple(
        (
            _shortened(opened.texts[one.row] if one.row is not None else one.split.text),
            one.actual,
            f"{one.predicted} ({percent(one.probabilities[one.predicted], say.language, digits=0)})",
            _words(one, say),
            "; ".join(
                f"{near.label}: {_shortened(opened.texts[near.row], 60)}" for near in one.neighbours
            ),
        )
        for one in told.wrong
    )
    table = _table(say, "wrong", ("text", "actual", "predicted", "words", "neighbours"), rows=rows)
    facts = {"encoder": told.encoder, "n": len(rows)}
    return _section("wrong", say, sentences=[say("bench-wrong", **facts)], tables=[table])


def _words(one: Explained, say: Translator) -> str:
    """Return the words that speak most for and against, signed and added up; no stop words."""
    weights: dict[str, float] = {}
    for word in (word for word in one.split.words if not word.stop):
        weights[word.text.lower()] = weights.get(word.text.lower(), 0.0) + word.weight
    shown = sorted(weights.items(), key=lambda pair: -abs(pair[1]))[:SHOWN_WORDS]
    return ", ".join(f"{word} ({_signed(weight, say)})" for word, weight in shown) or "–"


def _by_class(told: Explanations, say: Translator) -> Section:
    rows = tuple(
        (name, ", ".join(f"{word} ({_signed(weight, say)})" for word, weight in words))
        for name, words in told.by_class.items()
    )
    table = _table(say, "words", ("class", "words"), rows=rows)
    sentence = say("bench-words-of", encoder=told.encoder)
    return _section("words", say, sentences=[sentence], tables=[table])


def _trust(told: Explanations, say: Translator) -> Section:
    rows = tuple(
        (
            say(f"bench-method-{one.method}"),
            number(one.deletion, say.language, digits=3),
            number(one.insertion, say.language, digits=3),
            number(one.texts, say.language),
        )
        for one in told.trust
    )
    table = _table(say, "trust", ("method", "deletion", "insertion", "texts"), rows=rows)
    return _section("trust", say, tables=[table])


def _few(results: BenchResults, say: Translator) -> Section:
    """Return accuracy with few labels and with none."""
    counts = sorted({shot.k for one in results.encoders for shot in one.few_shot})
    rows: list[tuple[str, ...]] = []
    for one in results.encoders:
        shots = {shot.k: shot for shot in one.few_shot}
        none = "–" if one.zero_shot is None else _interval(one.zero_shot, "accuracy_", say)
        cells = [percent(shots[k].accuracy, say.language) if k in shots else "–" for k in counts]
        rows.append((one.name, none, *cells))
    header = (
        say("bench-column-encoder"),
        say("bench-column-zero"),
        *(say("bench-column-shots", k=k) for k in counts),
    )
    return _section("few", say, tables=[Table(say("bench-table-few"), header, tuple(rows))])


def _asked(told: Asked, results: BenchResults, say: Translator) -> Section:
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
    return _section(
        "asked",
        say,
        sentences=[
            say("bench-asked", **facts),
            *asked_verdict(told, language),
            *([Message("bench-asked-no-class", strange)] if told.no_class else []),
        ],
        tables=[_table(say, "asked", ("asked", "accuracy", "interval"), rows=rows)],
    )


def _forms(results: BenchResults, say: Translator) -> Section:
    rows = tuple(
        (
            f"{one.name}: {say(f'bench-form-{form.name}', k=form.dimensions)}",
            number(form.bytes_a_text, say.language),
            percent(form.accuracy, say.language),
        )
        for one in results.encoders
        for form in one.forms
    )
    return _section(
        "forms", say, tables=[_table(say, "forms", ("form", "bytes", "accuracy"), rows=rows)]
    )


def _published(counts: Sequence[Published], say: Translator) -> Section:
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
    table = _table(say, "published", columns, rows=rows)
    return _section(
        "published", say, sentences=list(published(counts, say.language)), tables=[table]
    )


def _directions(opened: OpenedResults, say: Translator) -> Section:
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
    return _section(
        "directions",
        say,
        sentences=[say("bench-directions-of", encoder=shown.name)],
        tables=[
            _table(say, "axes", ("axis", "share", "by-class", "low", "high"), rows=axes),
            _table(say, "layers", ("form", "accuracy", "length", "digits", "kept"), rows=layers),
        ],
    )


def _end(end: End, opened: OpenedResults, say: Translator) -> str:
    facts = {"class": opened.results.corpus.classes[end.label], "words": tuple(end.words)}
    message = "bench-end" if end.words else "bench-end-wordless"
    return say(message, **facts, text=_shortened(opened.texts[end.text], 60))


def _read(found: float | None, say: Translator) -> str:
    """Return how much of a property is read; worse than its mean is nothing."""
    return "–" if found is None else percent(max(found, 0.0), say.language, digits=0)


def _method(results: BenchResults, say: Translator) -> Section:
    settings = {name: str(value) for name, value in results.settings.items()}
    rows = (
        *settings.items(),
        *results.versions.items(),
        ("sha256", results.corpus.sha256[:12]),
        ("date", results.made_at),
    )
    return _section("method", say, tables=[_table(say, "settings", ("name", "value"), rows=rows)])


def _table(
    say: Translator, name: str, columns: Sequence[str], *, rows: Sequence[tuple[str, ...]]
) -> Table:
    header = tuple(
        say(f"bench-measure-{column.replace('_', '-')}")
        if column in ALL_MEASURES
        else say(f"bench-column-{column}")
        for column in columns
    )
    return Table(say(f"bench-table-{name}"), header, tuple(rows))


def _interval(found: Estimate, measure: str, say: Translator) -> str:
    value, low, high = (
        written(bound, measure, say.language) for bound in (found.value, found.low, found.high)
    )
    return f"{value} ({say('value-interval', low=low, high=high)})"


def _signed(weight: float, say: Translator) -> str:
    text = number(abs(weight), say.language, digits=2)
    return ("+" if weight >= 0 else "−") + text


def _shortened(text: str, most: int = 160) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1] + "…"


def most_telling(
    weights: Sequence[tuple[str, float]], *, most: int = SHOWN_WORDS
) -> list[tuple[str, float]]:
    """Return the words with the largest mean weight, of those that occur at least twice."""
    total: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for word, weight in weights:
        total[word] += weight  # pyright: ignore[reportArgumentType] (a Counter adds up floats too)
        times[word] += 1
    means = [(word, total[word] / times[word]) for word in total if times[word] > 1]
    return sorted(means, key=lambda pair: -pair[1])[:most]
