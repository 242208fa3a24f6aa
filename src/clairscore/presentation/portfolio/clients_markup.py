"""The list of clients as markup: its filters, a page of it, and the way to other pages."""

from typing import Final
from urllib.parse import urlencode

from markupsafe import Markup

from clairscore.credit.model.cutoff import LEVELS
from clairscore.presentation.html.controls import choice, number_field, table
from clairscore.presentation.html.markup import template
from clairscore.presentation.portfolio.clients import (
    DECISIONS,
    SORTS,
    ClientFilter,
    ClientList,
    ClientRow,
)
from clairscore.presentation.words.values import number
from clairscore.texts import Translator

EMPTY: Final = Markup()


def list_controls(say: Translator) -> Markup:
    """Return the filters of the list of clients."""
    decisions = [(name, say(f"client-list-{name}")) for name in DECISIONS]
    levels = [(str(level), say(f"client-list-level-{level}")) for level in LEVELS]
    everyone = [("", say("client-list-any"))]
    sorts = [(name, say(f"client-list-sort-{_sort_name(name)}")) for name in SORTS]
    return template('<div class="cs-filters">{}</div>')(
        choice("decision", say("client-list-decision"), everyone + decisions)
        + choice("level", say("client-list-level"), everyone + levels)
        + number_field("from", say("client-list-from"), low=0, high=100)
        + number_field("to", say("client-list-to"), low=0, high=100)
        + choice("sort", say("client-list-sort"), sorts)
    )


def list_values(asked: ClientFilter) -> dict[str, str]:
    """Return what the filters show."""
    return {
        "decision": asked.decision,
        "level": asked.level,
        "from": f"{asked.low:g}",
        "to": f"{asked.high:g}",
        "sort": asked.sort,
    }


def list_markup(page: ClientList, say: Translator) -> Markup:
    """Return a page of clients as a table; each id opens its client."""
    shown = template("<p data-said>{}</p>")(page.sentence)
    if not page.rows:
        return shown
    header = [
        template('<th scope="col"{}>{}</th>')(
            _aria_sort(column, page.filter.sort), say(f"client-list-column-{column}")
        )
        for column in ("id", "score", "level", "decision", "pd", "outcome")
    ]
    rows = [_cells(row, say) for row in page.rows]
    return shown + table(say("client-list-caption"), header, rows) + _pages(page, say)


def _pages(page: ClientList, say: Translator) -> Markup:
    """Return where this page is, and the way to others; what leads nowhere keeps the focus."""
    at, last = page.filter.page, page.n_pages
    steps = (
        ("first", 1),
        ("previous", max(at - 1, 1)),
        ("next", min(at + 1, last)),
        ("last", last),
    )
    button = template('<button type="button" class="cs-step" name="page" value="{}"{}>{}</button>')
    nowhere = Markup(' aria-disabled="true"')
    buttons = [
        button(to, nowhere if to == at else EMPTY, say(f"client-list-{name}")) for name, to in steps
    ]
    numbers = (number(count, say.language) for count in (at, last))
    where = say("client-list-page", **dict(zip(("page", "pages"), numbers, strict=True)))
    return template('<nav class="cs-pages" aria-label="{}">{}<span>{}</span></nav>')(
        say("client-list-pages"), EMPTY.join(buttons), where
    )


def _cells(row: ClientRow, say: Translator) -> tuple[str | Markup, ...]:
    """Return a client's cells, the first a link that opens it."""
    address = "/client?" + urlencode({"client": row.client, "lang": say.language})
    link = template('<a href="{}">{}</a>')(address, row.client)
    return link, row.score, row.level, row.decision, row.pd, row.outcome


def _aria_sort(column: str, sort: str) -> Markup:
    if sort.removeprefix("-") != column:
        return EMPTY
    direction = "descending" if sort.startswith("-") else "ascending"
    return template(' aria-sort="{}"')(direction)


def _sort_name(sort: str) -> str:
    """Return the end of the message that names an order."""
    return sort.removeprefix("-") + ("-descending" if sort.startswith("-") else "")
