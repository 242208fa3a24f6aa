"""One client's page on a terminal: the decision, a gauge, a waterfall that adds up, the reasons."""

from collections.abc import Iterator

from rich.console import Group
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from clairscore.presentation.client.page import (
    ClientPage,
    FeatureLine,
    decided_lines,
    raised_heading,
)
from clairscore.presentation.words.values import number, signed
from clairscore.texts import translator

GAUGE_WIDTH = 50
BAR_WIDTH = 24
FEATURES_A_THEME = 2
RAISES, LOWERS = "bold yellow", "bold cyan"  # told apart by the sign as well


def client_view(page: ClientPage) -> Group:
    """Return everything that `explain` shows of a client."""
    say = translator(page.language)
    return Group(
        *(Text(f"⚠ {notice}", style="bold magenta") for notice in page.notices),
        Text(say("client-heading", client=page.client), style="bold"),
        Text(""),
        Text(page.decision, style="bold"),
        *map(Text, decided_lines(page, say)),
        _gauge(page),
        Text(f"{page.distance}, {page.level_words}"),
        Text(page.frequency),
        *([Text(page.reliability.sentence, style="dim")] if page.reliability else []),
        _heading(say("client-heading-points")),
        Text(page.base_sentence, style="dim"),
        *([Text(page.to_scale_sentence, style="dim")] if page.to_scale else []),
        _waterfall(page),
        *_reasons(page),
        _heading(say("client-heading-standing")),
        Text(page.standing),
        _heading(say("client-heading-facts")),
        _facts(page.facts),
        Text(""),
        Text(page.identity.sentence, style="dim"),
    )


def _heading(text: str) -> Padding:
    return Padding(Text(text, style="bold underline"), (1, 0, 0, 0))


def _gauge(page: ClientPage) -> Text:
    """Return 0 to 100 as a line: plain up to the limit, dotted beyond, the client marked."""
    limit = round(GAUGE_WIDTH * page.limit / 100)
    place = min(round(GAUGE_WIDTH * page.score / 100), GAUGE_WIDTH - 1)
    line = "─" * limit + "┄" * (GAUGE_WIDTH - limit)
    return Text(f"0 {line[:place]}▲{line[place + 1 :]} 100", style="bold")


def _waterfall(page: ClientPage) -> Table:
    """Return base + themes + step to the scale = score, themes with their strongest features."""
    say = translator(page.language)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    largest = max((abs(theme.points) for theme in page.themes), default=0.0) or 1.0
    table.add_row(say("client-row-base"), number(page.base, page.language, digits=1), "")
    for theme in page.themes:
        style = RAISES if theme.points > 0 else LOWERS
        bar = "█" * round(BAR_WIDTH * abs(theme.points) / largest)
        points = signed(theme.points, page.language)
        table.add_row(f"[bold]{escape(theme.label)}[/]", f"[{style}]{points}[/]", Text(bar, style))
        for feature in theme.features[:FEATURES_A_THEME]:
            points = signed(feature.points, page.language)
            known = escape(
                f"  {feature.label} : " if page.language == "fr" else f"  {feature.label}: "
            )
            table.add_row(f"[dim]{known}{escape(feature.value)}[/]", f"[dim]{points}[/]", "")
    if page.to_scale:
        step = signed(page.to_scale, page.language)
        table.add_row(f"[bold]{say('client-row-to-scale')}[/]", f"[bold]{step}[/]", "")
    total = number(page.score, page.language, digits=1)
    table.add_row(f"[bold]{say('client-row-score')}[/]", f"[bold]{total}[/]", "")
    return table


def _reasons(page: ClientPage) -> Iterator[Padding | Text]:
    say = translator(page.language)
    for heading, lines in (
        (raised_heading(page), page.raised),
        ("client-heading-lowered", page.lowered),
    ):
        if not lines:
            continue
        yield _heading(say(heading))
        for place, reason in enumerate(lines, start=1):
            yield Text(f"{place}. {reason.sentence} [{reason.code}]")
            yield from (
                Padding(Text(detail, style="dim"), (0, 0, 0, 3)) for detail in reason.details
            )


def _facts(facts: tuple[FeatureLine, ...]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for fact in facts:
        table.add_row(escape(fact.label), escape(fact.value))
    return table
