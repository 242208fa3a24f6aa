"""The benchmark's screen as markup."""

from collections.abc import Callable
from typing import Final

from markupsafe import Markup

from clairscore.presentation.bench.screen import BenchPages, Stretch, TextPage
from clairscore.presentation.bench.section import ALL_MEASURES, Section
from clairscore.presentation.html.controls import choice, table
from clairscore.presentation.html.markup import template
from clairscore.texts import Translator

EMPTY: Final = Markup()
H2: Final = template('<h2 id="bench-h-{name}">{title}</h2>')
PARAGRAPH: Final = template("<p>{}</p>")
LEAD: Final = template('<p class="cs-lead" data-said>{}</p>')
FOLDED: Final = template("<details><summary>{summary}</summary>{inside}</details>")
Figure = Callable[[Markup], Markup]
"""Puts its downloads beside a figure."""
OPEN: Final = frozenset({"summary", "corpus", "board", "map"})
"""Sections that a reader sees at once; the others unfold."""


def bench_controls(pages: BenchPages, say: Translator) -> Markup:
    """Return the choice of a benchmark; none where there is one."""
    if len(pages.benches) == 1:
        return EMPTY
    return choice("result", say("bench-screen-result"), pages.names(say))


def compared_markup(pages: BenchPages, say: Translator) -> Markup:
    """Return all benchmarks side by side; nothing where there is one."""
    if len(pages.benches) == 1:
        return EMPTY
    header = [
        say("bench-column-encoder"),
        *(say(f"bench-measure-{measure.replace('_', '-')}") for measure in ALL_MEASURES),
    ]
    title = say("bench-screen-h-compared")
    note = PARAGRAPH(say("bench-screen-compared"))
    inside = note + table(title, header, pages.compared(say))
    return H2(name="compared", title=title) + inside


def report_markup(pages: BenchPages, at: int, figure: Figure, *, say: Translator) -> Markup:
    """Return a report: what follows first, details unfolded on request."""
    page = pages.page(at, say.language)
    note = LEAD(page.synthetic) if page.synthetic else EMPTY
    sections = EMPTY.join(_section(one, figure) for one in page.sections)
    return PARAGRAPH(page.lead) + note + sections


def text_controls(pages: BenchPages, at: int, row: int, *, say: Translator) -> Markup:
    """Return the choice of a text."""
    title = H2(name="text", title=say("bench-screen-h-text"))
    facts = {"n": len(pages.benches[at].wrong), "encoder": pages.benches[at].explainer.name}
    intro = PARAGRAPH(say("bench-screen-intro-text", **facts))
    texts = pages.texts(at, row, say)
    return title + intro + choice("text", say("bench-screen-text"), texts)


def text_markup(page: TextPage, say: Translator) -> Markup:
    """Return one text: its words marked, then the same as tables."""
    marked = EMPTY.join(map(_stretch, page.stretches))
    columns = {
        "words": (say("bench-column-words"), say("bench-screen-weight")),
        "sums": (say("bench-screen-part"), say("bench-screen-weight")),
        "classes": (say("bench-column-class"), say("bench-screen-probability")),
        "near": tuple(say(f"bench-{name}") for name in NEAR),
    }
    tables = {"sums": page.sums, "classes": page.classes, "near": page.near, "words": page.words}
    shown = EMPTY.join(
        FOLDED(
            summary=say(f"bench-screen-h-{name}"),
            inside=table(say(f"bench-screen-h-{name}"), columns[name], rows),
        )
        for name, rows in tables.items()
    )
    return (
        LEAD(page.verdict)
        + PARAGRAPH(page.method)
        + template('<blockquote class="bench-text">{}</blockquote>')(marked)
        + PARAGRAPH(say("bench-screen-key"))
        + (PARAGRAPH(page.unread) if page.unread else EMPTY)
        + shown
    )


NEAR: Final = ("column-class", "screen-likeness", "column-text")


def _stretch(one: Stretch) -> Markup:
    """Return a piece of a text; the weight stands beside a marked word, so not in colour alone."""
    if not one.side:
        return Markup.escape(one.text)
    mark = template('<mark class="bench-{side}">{text}<small>{weight}</small></mark>')
    return mark(side=one.side, text=one.text, weight=one.weight)


def _section(one: Section, figure: Figure) -> Markup:
    bullets = EMPTY.join(map(template("<li>{}</li>"), one.bullets))
    inside = (
        EMPTY.join(map(PARAGRAPH, one.sentences))
        + (template('<ul class="cs-said">{}</ul>')(bullets) if bullets else EMPTY)
        + EMPTY.join(map(figure, one.figures))
        + EMPTY.join(table(each.caption, each.header, each.rows) for each in one.tables)
    )
    if one.name in OPEN:
        return H2(name=one.name, title=one.title) + inside
    return FOLDED(summary=one.title, inside=inside)
