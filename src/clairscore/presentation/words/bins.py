"""The bins of one feature as a reader sees them: in order, few enough, each with its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.portfolio import Portfolio
from clairscore.credit.portfolio.layout import MISSING
from clairscore.credit.portfolio.similar import CODES, Band, code_of
from clairscore.presentation.words.client import ClientWords
from clairscore.texts import Language, translator

FEW: Final = 8  # up to so many bins are rows with names; more are columns on an axis
TICKS: Final = 3  # so many amounts fit below a drawing at 320 px


@dataclass(frozen=True)
class Tick:
    """A value written on an axis of bins, at a place between 0 and the number of bins."""

    at: float
    text: str


@dataclass(frozen=True)
class Bins:
    """Bins, from left to right.

    Parameters
    ----------
    labels
        One each.
    place
        (256,): the bin of each code of the portfolio; ``len(labels)`` for missing values.
    ticks
        What to write on an axis.
    mine
        The bin of the client; ``len(labels)`` if the value is missing.
    at
        Where the value lies on an axis on which each bin is 1 wide; None if it is missing.
    named
        Whether they are few or categories: better drawn as rows with names than as columns.
    """

    labels: tuple[str, ...]
    place: NDArray[np.uint8]
    ticks: tuple[Tick, ...]
    mine: int
    at: float | None
    named: bool

    def gathered(self, counts: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return counts by code of the portfolio as counts by bin, (n_bins,)."""
        places = self.place[: len(counts)]
        return np.bincount(places, counts, minlength=len(self.labels)).astype(np.intp)


class BinWriter:
    """Names the bins of a portfolio's features.

    Parameters
    ----------
    portfolio
        An opened portfolio.
    language
        ``"fr"`` or ``"en"``.
    """

    def __init__(self, portfolio: Portfolio, language: Language) -> None:
        self._portfolio = portfolio
        self._say = translator(language)
        self._words = ClientWords(portfolio.dictionary, language)

    def bins(self, name: str, value: float, *, most: int) -> Bins:
        """Return at most `most` bins of a feature, around a client's value."""
        feature = self._portfolio.dictionary.by_name[name]
        if feature.kind is Kind.CATEGORY:
            return self._categories(feature, value, most=most)
        return self._intervals(feature, value, most=most)

    def band(self, band: Band) -> str:
        """Return a band in words: a category, "from … to …", or that the value is missing."""
        feature = self._portfolio.dictionary.by_name[band.feature]
        if band.first == MISSING:
            return self._words.value(np.nan, feature)
        if feature.kind is Kind.CATEGORY:
            return self._words.value(band.first, feature)
        return self._label(feature, band.first, band.last)

    def _categories(self, feature: Feature, value: float, *, most: int) -> Bins:
        """Return the commonest categories and the client's own, then all others as one."""
        counts = self._portfolio.population.features[feature.name].everyone.counts
        own = code_of(self._portfolio, feature.name, value)
        order = sorted(range(len(counts)), key=lambda code: (-counts[code], code))
        shown = order if len(order) <= most else order[: most - 1]
        if own not in {*shown, MISSING}:
            shown = [*shown[: most - 2], own]
        labels = [self._words.value(code, feature) for code in shown]
        if len(shown) < len(order):
            labels.append(self._say("comparison-other-categories"))
        place = np.full(CODES, len(labels) - 1, dtype=np.uint8)
        place[shown] = range(len(shown))
        place[MISSING] = len(labels)
        mine = int(place[own])
        at = None if own == MISSING else mine + 0.5
        return Bins(tuple(labels), place, _named_ticks(labels), mine, at, named=True)

    def _intervals(self, feature: Feature, value: float, *, most: int) -> Bins:
        """Return the portfolio's bins, neighbours joined until they are few enough."""
        n_codes = len(self._portfolio.population.features[feature.name].everyone.counts)
        joined = -(-n_codes // most)
        starts = range(0, n_codes, joined)
        labels = tuple(
            self._label(feature, first, min(first + joined, n_codes) - 1) for first in starts
        )
        place = (np.arange(CODES) // joined).astype(np.uint8)
        place[MISSING] = len(labels)
        mine, at = len(labels), None
        if not np.isnan(value):
            code = code_of(self._portfolio, feature.name, value)
            below, above = self.within(feature.name, value)
            mine = int(place[code])
            at = (code + (below + 1 - above) / 2) / joined
            at = min(at, float(len(labels)))
        named = n_codes <= FEW
        if named or self._one_value_each(feature.name):
            ticks = _named_ticks(labels, few=named)
        else:
            ticks = self._edge_ticks(feature, joined)
        return Bins(labels, place, ticks, mine, at, named=named)

    def within(self, name: str, value: float) -> tuple[float, float]:
        """Return the shares of everyone in a value's bin who have less, and who have more."""
        first, last = self._rows(name, code_of(self._portfolio, name, value))
        alike = self._portfolio.ascending(name)[first:last]
        if not len(alike):
            return 0.5, 0.5
        low = int(np.searchsorted(alike, np.float32(value), side="left"))
        high = int(np.searchsorted(alike, np.float32(value), side="right"))
        return low / len(alike), 1 - high / len(alike)

    def _rows(self, name: str, code: int) -> tuple[int, int]:
        counts = self._portfolio.population.features[name].everyone.counts
        first = sum(counts[:code])
        return first, first + counts[code]

    def _label(self, feature: Feature, first: int, last: int) -> str:
        """Return the name of the bins from one code to another: by its values if they are one."""
        figures = self._portfolio.population.features[feature.name]
        ascending = self._portfolio.ascending(feature.name)
        start, end = self._rows(feature.name, first)[0], self._rows(feature.name, last)[1]
        if end > start and ascending[start] == ascending[end - 1]:
            return self._words.value(float(ascending[start]), feature)
        low = figures.edges[first - 1] if first else None
        high = figures.edges[last] if last < len(figures.edges) else None
        if first < last and end > start and self._one_value_each(feature.name):
            low, high = float(ascending[start]), float(ascending[end - 1])
        return self._between(low, high, feature)

    def _between(self, low: float | None, high: float | None, feature: Feature) -> str:
        words = {
            name: self._words.value(bound, feature)
            for name, bound in (("low", low), ("high", high))
            if bound is not None
        }
        messages = {2: "comparison-between", 0: "comparison-any-value"}
        open_ended = "comparison-below" if low is None else "comparison-from"
        return self._say(messages.get(len(words), open_ended), **words)

    def _one_value_each(self, name: str) -> bool:
        counts = np.asarray(self._portfolio.population.features[name].everyone.counts)
        ascending = self._portfolio.ascending(name)
        ends = np.cumsum(counts)[counts > 0]
        starts = ends - counts[counts > 0]
        return bool((ascending[starts] == ascending[ends - 1]).all())

    def _edge_ticks(self, feature: Feature, joined: int) -> tuple[Tick, ...]:
        """Return a few inner edges, evenly spread."""
        edges = self._portfolio.population.features[feature.name].edges
        inner = range(joined, len(edges) + 1, joined)
        picked = [inner[(2 * k + 1) * len(inner) // (2 * TICKS)] for k in range(TICKS)]
        return tuple(Tick(at / joined, self._words.value(edges[at - 1], feature)) for at in picked)


def _named_ticks(labels: Sequence[str], *, few: bool = True) -> tuple[Tick, ...]:
    """Return the names of the bins at their middles: all of them if they are few."""
    n = len(labels)
    shown = range(n) if few else [(2 * k + 1) * n // (2 * TICKS) for k in range(TICKS)]
    return tuple(Tick(k + 0.5, labels[k]) for k in shown)
