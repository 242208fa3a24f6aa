"""The benchmark's screen as markup."""

from typing import Final

from markupsafe import Markup

from clairscore.presentation.bench.screen import BenchPages, TextPage
from clairscore.presentation.bench.section import ALL_MEASURES
from clairscore.presentation.document import DrawFigure, section_markup
from clairscore.presentation.html.templates import render
from clairscore.texts import Translator

PREFIX: Final = "bench-h"
NEAR: Final = ("column-class", "screen-likeness", "column-text")


def bench_controls(pages: BenchPages, say: Translator) -> Markup:
    """Return the choice of a benchmark; none where there is one."""
    if len(pages.benches) == 1:
        return Markup()
    return render("bench/controls.html.j2", benches=pages.names(say), say=say)


def compared_markup(pages: BenchPages, say: Translator) -> Markup:
    """Return all benchmarks side by side; nothing where there is one."""
    if len(pages.benches) == 1:
        return Markup()
    measures = [say(f"bench-measure-{measure.replace('_', '-')}") for measure in ALL_MEASURES]
    return render(
        "bench/compared.html.j2",
        header=[say("bench-column-encoder"), *measures],
        rows=pages.compared(say),
        say=say,
    )


def report_markup(pages: BenchPages, at: int, figure: DrawFigure, *, say: Translator) -> Markup:
    """Return a report: what follows first, details unfolded on request."""
    page = pages.page(at, say.language)
    sections = [section_markup(one, figure, prefix=PREFIX) for one in page.sections]
    return render("bench/report.html.j2", page=page, sections=sections)


def text_controls(pages: BenchPages, at: int, row: int, *, say: Translator) -> Markup:
    """Return the choice of a text."""
    bench = pages.benches[at]
    return render(
        "bench/text_controls.html.j2",
        wrong=len(bench.wrong),
        encoder=bench.explainer.name,
        texts=pages.texts(at, row, say),
        say=say,
    )


def text_markup(page: TextPage, say: Translator) -> Markup:
    """Return one text: its words marked, then the same as tables."""
    weight = say("bench-screen-weight")
    tables = (
        ("sums", (say("bench-screen-part"), weight), page.sums),
        ("classes", (say("bench-column-class"), say("bench-screen-probability")), page.classes),
        ("near", tuple(say(f"bench-{name}") for name in NEAR), page.near),
        ("words", (say("bench-column-words"), weight), page.words),
    )
    return render("bench/text.html.j2", page=page, tables=tables, say=say)
