"""A benchmark's report as sections of sentences, tables and figures, in one language.

HTML, Markdown and the dashboard are drawn from it, so that all three say the same.
"""

from collections import Counter

import numpy as np

from clairscore.presentation.bench.details import (
    directions,
    doubtful,
    few,
    forms,
    language_model,
    method,
    published_counts,
)
from clairscore.presentation.bench.figures import map_figure, measure_figure
from clairscore.presentation.bench.section import (
    ALL_MEASURES,
    interval_words,
    section,
    shortened,
    signed_words,
    table,
    table_of_words,
)
from clairscore.presentation.bench.words import (
    LEADING,
    conclusions,
    corpus_notes,
    dispute,
    figure,
    gap_words,
    reads,
    written,
)
from clairscore.presentation.document import Document, Section, Table
from clairscore.presentation.words.values import number, percent
from clairscore.textbench.comparison import best
from clairscore.textbench.explanation.explainer import Explained
from clairscore.textbench.explanation.overview import Explanations
from clairscore.textbench.results import (
    BenchResults,
    EncoderResult,
    OpenedResults,
    Pair,
)
from clairscore.texts import Language, Translator, translator

SHOWN_WORDS = 6
MATRIX_CLASSES = 20  # beyond, the pairs most often mixed up are told instead
MIXED_SHOWN = 30


def bench_page(
    opened: OpenedResults, language: Language, explanations: Explanations | None = None
) -> Document:
    """Return the report of a benchmark in one language."""
    say = translator(language)
    results, told = opened.results, explanations or Explanations()
    corpus, leading = results.corpus, results.leading
    sections = [
        section("summary", say, sentences=[], bullets=conclusions(results, language)),
        _corpus(results, say),
        _board(results, say),
        _pairs(results, say),
        _map(opened, say),
        _confusion(opened, say),
        *([_wrong(opened, told, say)] if told.wrong else []),
        *([_by_class(told, say)] if told.by_class else []),
        *([_trust(told, say)] if told.trust else []),
        *([doubtful(opened, leading, say)] if results.encoder(leading).doubtful else []),
        few(results, say),
        *([language_model(results.asked, results, say)] if results.asked else []),
        *([published_counts(results.published, say)] if results.published else []),
        forms(results, say),
        *([directions(opened, say)] if any(one.layers for one in results.encoders) else []),
        method(results, say),
    ]
    facts = {"n": corpus.n, "classes": len(corpus.classes), "name": corpus.name}
    return Document(
        language=language,
        title=say("bench-title"),
        lead=say("bench-lead", **facts, encoders=len(results.encoders)),
        synthetic=say("note-corpus-made-up") if corpus.synthetic else "",
        sections=tuple(sections),
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
    shown_table = table(say, "classes", ("class", "texts"), rows=rows)
    sampled = {"n": number(len(corpus.grouped), language)}
    sentences = [
        say("bench-corpus", **facts),
        *([say("bench-sampled", **sampled)] if corpus.grouped else []),
    ]
    return section(
        "corpus", say, sentences=sentences, tables=[shown_table], bullets=corpus_notes(results)
    )


def _board(results: BenchResults, say: Translator) -> Section:
    """Return who is how good, at which cost."""
    order = results.ranking(LEADING[0]).order
    encoders = [results.encoder(name) for name in order]
    quality = tuple((one.name, *_quality(one, results, say)) for one in encoders)
    cost = tuple((one.name, *_cost(one, say)) for one in encoders)
    return section(
        "board",
        say,
        tables=[
            table(say, "quality", ("encoder", *_measures(results)), rows=quality),
            table(
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


def _measures(results: BenchResults) -> list[str]:
    """Return the measures that were taken: there may be too many classes for a forest."""
    taken = {found.measure for found in results.rankings}
    return [measure for measure in ALL_MEASURES if measure in taken]


def _quality(one: EncoderResult, results: BenchResults, say: Translator) -> list[str]:
    cells: list[str] = []
    for measure in _measures(results):
        found = figure(one, measure)
        first, last = results.ranking(measure).ranks[one.name]
        rank = say("bench-rank-tied" if first != last else "bench-rank", first=first, last=last)
        cells.append(f"{interval_words(found, measure, say)} · {rank}")
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
                _verdict(pair, measure, say),
            )
            for pair in results.ranking(measure).pairs
        )
        caption = say(f"bench-measure-{measure.replace('_', '-')}")
        header = tuple(
            say(f"bench-column-{name}") for name in ("pair", "difference", "interval", "verdict")
        )
        tables.append(table_of_words(caption, header, rows))
    return section("pairs", say, tables=tables)


def _verdict(pair: Pair, measure: str, say: Translator) -> str:
    if pair.verdict in {"texts", "again"}:
        return say(dispute(pair, measure))
    if pair.apart or pair.smallest is None:
        return say("bench-apart" if pair.apart else "bench-not-apart")
    return say("bench-not-apart-from", smallest=gap_words(pair.smallest, measure, say.language))


def _map(opened: OpenedResults, say: Translator) -> Section:
    name = results_best(opened.results, "ari_study")
    drawing = map_figure(opened, name, say)
    return section("map", say, sentences=[say("bench-map-of", encoder=name)], figures=[drawing])


def results_best(results: BenchResults, measure: str) -> str:
    """Return the first of the best encoders by a measure."""
    return best(results.ranking(measure))[0]


def _confusion(opened: OpenedResults, say: Translator) -> Section:
    """Return what the leading encoder takes for what."""
    results = opened.results
    one = results.encoder(results.leading)
    predicted = np.array(one.classification["logistic_regression"].predicted[0])
    classes = results.corpus.classes
    place = {label: at for at, label in enumerate(classes)}
    actual = np.array([place[label] for label in opened.labels], np.intp)
    facts = {"encoder": one.name, "n": MIXED_SHOWN}
    if len(classes) > MATRIX_CLASSES:
        mixed = Counter(
            zip(actual[actual != predicted], predicted[actual != predicted], strict=True)
        )
        rows = tuple(
            (classes[own], classes[given], number(n, say.language))
            for (own, given), n in mixed.most_common(MIXED_SHOWN)
        )
        header = tuple(say(f"bench-column-{name}") for name in ("actual", "predicted", "texts"))
        return section(
            "confusion", say, tables=[table_of_words(say("bench-mixed", **facts), header, rows)]
        )
    n = len(classes)
    counts = np.zeros((n, n), int)
    np.add.at(counts, (actual, predicted), 1)
    rows = tuple(
        (classes[row], *(number(int(count), say.language) for count in counts[row]))
        for row in range(n)
    )
    header = (say("bench-column-actual"), *classes)
    caption = say("bench-confusion", **facts)
    return section("confusion", say, tables=[table_of_words(caption, header, rows)])


def _wrong(opened: OpenedResults, told: Explanations, say: Translator) -> Section:
    """Return texts that were classed wrongly, with the words that did it."""
    rows = tuple(
        (
            shortened(opened.texts[one.row] if one.row is not None else one.split.text),
            one.actual,
            f"{one.predicted} ({percent(one.probabilities[one.predicted], say.language, digits=0)})",
            _words(one, say),
            "; ".join(
                f"{near.label}: {shortened(opened.texts[near.row], 60)}" for near in one.neighbours
            ),
        )
        for one in told.wrong
    )
    shown_table = table(
        say, "wrong", ("text", "actual", "predicted", "words", "neighbours"), rows=rows
    )
    facts = {"encoder": told.encoder, "n": len(rows)}
    return section("wrong", say, sentences=[say("bench-wrong", **facts)], tables=[shown_table])


def _words(one: Explained, say: Translator) -> str:
    """Return the words that speak most for and against, signed and added up; no stop words."""
    weights: dict[str, float] = {}
    for word in (word for word in one.split.words if not word.stop):
        weights[word.text.lower()] = weights.get(word.text.lower(), 0.0) + word.weight
    shown = sorted(weights.items(), key=lambda pair: -abs(pair[1]))[:SHOWN_WORDS]
    return ", ".join(f"{word} ({signed_words(weight, say)})" for word, weight in shown) or "–"


def _by_class(told: Explanations, say: Translator) -> Section:
    rows = tuple(
        (name, ", ".join(f"{word} ({signed_words(weight, say)})" for word, weight in words))
        for name, words in told.by_class.items()
    )
    shown_table = table(say, "words", ("class", "words"), rows=rows)
    sentence = say("bench-words-of", encoder=told.encoder)
    return section("words", say, sentences=[sentence], tables=[shown_table])


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
    shown_table = table(say, "trust", ("method", "deletion", "insertion", "texts"), rows=rows)
    return section("trust", say, tables=[shown_table])
