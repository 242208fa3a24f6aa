"""A benchmark's report as files: one self-contained accessible HTML, Markdown, JSON."""

from collections.abc import Sequence

import numpy as np

from clairscore.presentation.bench.page import (
    BenchPage,
    Explanations,
    bench_page,
    leading_encoder,
    most_telling,
)
from clairscore.presentation.bench.section import Table
from clairscore.presentation.html.figures import stylesheet
from clairscore.presentation.html.templates import html_templates
from clairscore.textbench.encoders.errors import EncoderError
from clairscore.textbench.explanation import Explainer
from clairscore.textbench.results import OpenedResults
from clairscore.texts import translator
from clairscore.texts.message import LANGUAGES, Language

WRONG_SHOWN = 12
TEXTS_A_CLASS = 12
CLASSES_SHOWN = 40  # the largest: each takes as many texts to explain
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
    pages = [
        {
            "page": bench_page(opened, language, told),
            "say": translator(language),
            "other": other,
            "say_other": translator(other),
        }
        for language, other in zip(LANGUAGES, reversed(LANGUAGES), strict=True)
    ]
    template = html_templates().get_template("bench_report.html.j2")
    return template.render(languages=pages, figures_css=stylesheet())


def bench_markdown(
    opened: OpenedResults, language: Language, told: Explanations | None = None
) -> str:
    """Return the report as Markdown in one language: sentences and tables, no figures."""
    page = bench_page(opened, language, told)
    return "\n".join(_markdown(page)) + "\n"


def _markdown(page: BenchPage) -> list[str]:
    lines = [f"# {page.title}", "", page.lead, ""]
    if page.synthetic:
        lines += [f"> ⚠ {page.synthetic}", ""]
    for section in page.sections:
        lines += [f"## {section.title}", ""]
        for sentence in section.sentences:
            lines += [_plain(sentence), ""]
        lines += [f"- {_plain(line)}" for line in section.bullets]
        lines += [""] if section.bullets else []
        for table in section.tables:
            lines += [*_markdown_table(table), ""]
    return lines


def _markdown_table(table: Table) -> list[str]:
    def row(cells: Sequence[str]) -> str:
        return "| " + " | ".join(_plain(cell) for cell in cells) + " |"

    rule = "| " + " | ".join("---" for _ in table.header) + " |"
    return [f"**{_plain(table.caption)}**", "", row(table.header), rule, *map(row, table.rows)]


def _plain(text: str) -> str:
    """Return a text that Markdown takes for nothing else."""
    one_line = " ".join(text.split(" ")).replace("\n", " ")
    return one_line.replace("|", "\\|").replace("<", "&lt;")


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
    """Return the words that speak most for each of the largest classes, over some of its texts."""
    found: dict[str, list[tuple[str, float]]] = {}
    corpus = opened.results.corpus
    largest = np.argsort(-np.array(corpus.counts), kind="stable")[:CLASSES_SHOWN]
    for label in (corpus.classes[at] for at in sorted(largest)):
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
