"""The list of clients as markup: its filters, a page of it, and the way to other pages."""

from typing import Final

from markupsafe import Markup

from clairscore.credit.model.cutoff import LEVELS
from clairscore.presentation.html.templates import render
from clairscore.presentation.portfolio.clients import (
    DECISIONS,
    SORTS,
    ClientFilter,
    ClientList,
)
from clairscore.presentation.words.values import number
from clairscore.texts import Translator

COLUMNS: Final = ("id", "score", "level", "decision", "pd", "outcome")


def list_controls(say: Translator) -> Markup:
    """Return the filters of the list of clients."""
    decisions = [(name, say(f"client-list-{name}")) for name in DECISIONS]
    levels = [(str(level), say(f"client-list-level-{level}")) for level in LEVELS]
    sorts = [(name, say(f"client-list-sort-{_sort_name(name)}")) for name in SORTS]
    return render(
        "portfolio/list_controls.html.j2", decisions=decisions, levels=levels, sorts=sorts, say=say
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
    at, last = page.filter.page, page.n_pages
    steps = (
        ("first", 1),
        ("previous", max(at - 1, 1)),
        ("next", min(at + 1, last)),
        ("last", last),
    )
    where = say("client-list-page", page=number(at, say.language), pages=number(last, say.language))
    columns = [(column, _order(column, page.filter.sort)) for column in COLUMNS]
    return render(
        "portfolio/list.html.j2", page=page, columns=columns, steps=steps, where=where, say=say
    )


def _order(column: str, sort: str) -> str:
    """Return how rows are sorted by a column; empty if they are not."""
    if sort.removeprefix("-") != column:
        return ""
    return "descending" if sort.startswith("-") else "ascending"


def _sort_name(sort: str) -> str:
    """Return the end of the message that names an order."""
    return sort.removeprefix("-") + ("-descending" if sort.startswith("-") else "")
