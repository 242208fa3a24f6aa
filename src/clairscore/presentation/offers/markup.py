"""What would be accepted as markup: for the client, and for the adviser with its map."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from markupsafe import Markup

from clairscore.credit.model.cutoff import LIMIT
from clairscore.presentation.html.figures import Details, FigureWords
from clairscore.presentation.html.figures.cells import Cell, GridSide, cells_figure
from clairscore.presentation.html.templates import render
from clairscore.presentation.offers.page import OffersMap, OffersPage
from clairscore.texts import Translator

TICKS: Final = 4  # amounts named below the map
OFFERED, NARROW = "low", "high"  # fillings of `cells_figure`: full, hollow


def plain_offers_markup(page: OffersPage | None) -> Markup:
    """Return what would be accepted for the client: no scores; nothing for an accepted one."""
    if page is None or not page.refused:
        return Markup()
    return render("offers/plain.html.j2", page=page)


def offers_markup(page: OffersPage, say: Translator) -> Markup:
    """Return what would be accepted for the adviser, each offer a press from being simulated."""
    lines = [
        (line, {"client": page.client, "lang": page.language, "edits": json.dumps(line.edits)})
        for line in page.offers
    ]
    return render("offers/adviser.html.j2", page=page, lines=lines, say=say)


def map_markup(page: OffersPage, say: Translator) -> Markup:
    """Return the map of what was tried, the client's own marked; nothing if all is refused."""
    tried = page.map
    cells = list(_cells(tried)) if tried else []
    if tried is None or not cells:
        return Markup()
    own_term, own_amount = tried.asked
    every = max(round(len(tried.amounts) / TICKS), 1)
    named = range(len(tried.amounts) - 1, -1, -every)
    x = GridSide(
        label=tried.amount_label,
        size=len(tried.amounts),
        ticks=tuple((at + 0.5, tried.amount_words[at]) for at in named),
        at=None if own_amount is None else own_amount + 0.5,
    )
    y = GridSide(
        label=tried.term_label or say("offers-term"),
        size=len(tried.terms),
        ticks=tuple((at + 0.5, words) for at, words in enumerate(tried.term_words)),
        at=None if own_term is None else own_term + 0.5,
    )
    kinds = {OFFERED: say("offers-map-offered"), NARROW: say("offers-map-narrow")}
    found = {cell.kind for cell in cells}
    columns = ("offered", "narrow")
    header = (y.label, *(say(f"offers-map-{name}") for name in columns))
    return cells_figure(
        "offers-map",
        x,
        y,
        cells=cells,
        kinds=[(kind, words) for kind, words in kinds.items() if kind in found],
        words=FigureWords(
            title=say("offers-map-title"),
            description=say("offers-map-desc"),
            sentence=say("offers-map-sentence", n=len(cells), tried=_tried(tried)),
            table=say("dashboard-table"),
        ),
        details=Details(header, tuple(_rows(tried, say))),
        marked=say("offers-map-asked"),
    )


def _tried(tried: OffersMap) -> int:
    return sum(score is not None for row in tried.scores for score in row)


def _kind(score: float | None, tried: OffersMap) -> str:
    if score is None or score >= LIMIT:
        return ""
    return OFFERED if score <= tried.most else NARROW


def _cells(tried: OffersMap) -> Iterator[Cell]:
    for y, row in enumerate(tried.scores):
        for x, score in enumerate(row):
            if kind := _kind(score, tried):
                yield Cell(x, y, 1, kind)


def _rows(tried: OffersMap, say: Translator) -> Iterator[tuple[str, ...]]:
    """Yield a row a term: between which amounts applications are accepted, and narrowly so."""
    for words, row in zip(tried.term_words, tried.scores, strict=True):
        yield (words, *(_stretches(row, kind, tried=tried, say=say) for kind in (OFFERED, NARROW)))


def _stretches(
    row: tuple[float | None, ...], kind: str, *, tried: OffersMap, say: Translator
) -> str:
    """Return the amounts of a kind, those side by side as one stretch."""
    amounts = tried.amount_words
    runs = groupby(range(len(row)), key=lambda at: _kind(row[at], tried) == kind)
    found = [list(run) for of_kind, run in runs if of_kind]
    return " · ".join(
        say("offers-map-between", low=amounts[run[0]], high=amounts[run[-1]])
        if len(run) > 1
        else amounts[run[0]]
        for run in found
    ) or say("offers-map-nothing")
