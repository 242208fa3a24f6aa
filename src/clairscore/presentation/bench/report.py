"""A benchmark's report as files: one self-contained accessible HTML, Markdown, JSON."""

from clairscore.presentation.bench.page import (
    Explanations,
    bench_page,
    leading_encoder,
    most_telling,
)
from clairscore.presentation.document import document_markdown, documents_html
from clairscore.textbench.encoders.errors import EncoderError
from clairscore.textbench.explanation import Explainer
from clairscore.textbench.results import OpenedResults
from clairscore.texts.message import LANGUAGES, Language

WRONG_SHOWN = 12
TEXTS_A_CLASS = 12
TEXTS_TRUSTED = 10


def explanations(opened: OpenedResults) -> Explanations:
    """Explain the leading encoder's errors, its words by class, and how far methods are trusted.

    An encoder that can't be had here leaves the report without explanations.
    """
    name = leading_encoder(opened.results)
    explainer = Explainer(opened, name)
    wrong = _wrong_rows(opened, name)
    try:
        methods = (
            ["exact", "occlusion", "random"] if explainer.is_exact else ["occlusion", "random"]
        )
        some = [opened.texts[row] for row in _spread(len(opened.texts), TEXTS_TRUSTED)]
        return Explanations(
            encoder=name,
            wrong=tuple(explainer.row(row) for row in wrong[:WRONG_SHOWN]),
            by_class=_by_class(opened, explainer) if explainer.is_exact else {},
            trust=tuple(explainer.trust(some, methods)),
        )
    except EncoderError:
        return Explanations()


def bench_html(opened: OpenedResults, told: Explanations | None = None) -> str:
    """Return the report as one HTML file in both languages; French comes first.

    Nothing is loaded from elsewhere, and everything from the data is escaped.
    """
    return documents_html([bench_page(opened, language, told) for language in LANGUAGES])


def bench_markdown(
    opened: OpenedResults, language: Language, told: Explanations | None = None
) -> str:
    """Return the report as Markdown in one language: sentences and tables, no figures."""
    return document_markdown(bench_page(opened, language, told))


def _wrong_rows(opened: OpenedResults, name: str) -> list[int]:
    """Return the texts that the first repeat classed wrongly."""
    classes = opened.results.corpus.classes
    given = opened.results.encoder(name).classification["logistic_regression"].predicted[0]
    return [
        row
        for row, (code, label) in enumerate(zip(given, opened.labels, strict=True))
        if classes[code] != label
    ]


def _by_class(opened: OpenedResults, explainer: Explainer) -> dict[str, list[tuple[str, float]]]:
    """Return the words that speak most for each class, over some of its texts."""
    found: dict[str, list[tuple[str, float]]] = {}
    for label in opened.results.corpus.classes:
        rows = [row for row, known in enumerate(opened.labels) if known == label]
        chosen = [rows[at] for at in _spread(len(rows), TEXTS_A_CLASS)]
        weights = [
            (word.text.lower(), word.weight)
            for row in chosen
            for word in explainer.split_for(opened.texts[row], label).words
            if not word.stop
        ]
        found[label] = most_telling(weights)
    return found


def _spread(n: int, wanted: int) -> list[int]:
    """Return some places out of n, evenly."""
    return sorted({round(at * (n - 1) / max(wanted - 1, 1)) for at in range(min(wanted, n))})
