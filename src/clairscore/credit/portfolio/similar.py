"""Who to compare a client with: everyone, a decision, clients in the same bands, the nearest.

Nothing is copied per reader: groups are read off the codes by feature (one byte a client) and the
scores, both already mapped, and a bounded number of results is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.dictionary import Kind
from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio.layout import MISSING
from clairscore.credit.portfolio.store import Client, Portfolio

FEWEST: Final = 20  # clients: fewer are not a group to compare with, and could be recognised
NEAREST: Final = 200
NEAREST_SHARE: Final = 10  # and at most one client in so many
COORDINATES: Final = 12  # features that count most on average: what makes two profiles near
BAND_SHARE: Final = 0.2  # of those with a value: how wide "about the same" is
NEAR_LIMIT: Final = 0.2  # doublings of the odds
FAR: Final = 1000  # distance of the two ends of the most important feature
UNLIKE: Final = 0.5  # of it: another category, or a value where the other has none
FARTHEST: Final = int(np.iinfo(np.uint16).max)
CODES: Final = MISSING + 1
STATES: Final = 3  # outcome unknown, repaid, defaulted
GROUPS_KEPT, NEIGHBOURS_KEPT = 32, 256


class With(StrEnum):
    """Who a client is compared with."""

    EVERYONE = "everyone"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ALIKE = "alike"
    NEAREST = "nearest"


@dataclass(frozen=True, order=True)
class Band:
    """Clients with about the same value of a feature: codes from `first` to `last` included."""

    feature: str
    first: int
    last: int


@dataclass(frozen=True)
class Group:
    """Some clients of the portfolio.

    Parameters
    ----------
    n
        How many.
    members
        What picks them from an array by client: booleans (n_clients,), rows, or a slice.
    """

    n: int
    members: NDArray[np.bool_] | NDArray[np.intp] | slice


@dataclass(frozen=True)
class Spread:
    """One feature in a group.

    Parameters
    ----------
    counts
        (n_bins,): clients by bin or category.
    missing
        Those without a value.
    known, defaults
        (n_bins,): those whose outcome is known, and those of them who defaulted.
    """

    counts: NDArray[np.intp]
    missing: int
    known: NDArray[np.intp]
    defaults: NDArray[np.intp]


@dataclass(frozen=True)
class Cells:
    """Two features in a group: clients, and their mean score (NaN where there is none).

    Both are (n_x + 1, n_y + 1); the last row and the last column hold missing values.
    """

    counts: NDArray[np.intp]
    score: NDArray[np.float64]


@dataclass(frozen=True)
class Neighbours:
    """The rows of the clients most like one; None where there is no such client."""

    accepted: int | None
    refused: int | None
    near_limit: int | None


class Comparisons:
    """Finds groups in a portfolio and counts in them.

    Parameters
    ----------
    portfolio
        An opened portfolio.
    accepted
        (n,): whether each client is accepted, as decisions stand; as the model decides if None.
    """

    def __init__(self, portfolio: Portfolio, accepted: NDArray[np.bool_] | None = None) -> None:
        self._portfolio = portfolio
        self._outcome = (portfolio.targets + 1).astype(np.uint16) * CODES
        self.accepted: Final = portfolio.scores < LIMIT if accepted is None else accepted
        points = NEAR_LIMIT * portfolio.scale.points_per_doubling
        near_limit = np.abs(portfolio.scores - LIMIT) <= points
        self._rows = tuple(
            np.flatnonzero(members) for members in (self.accepted, ~self.accepted, near_limit)
        )
        figures = portfolio.population.features
        moving = sorted(
            portfolio.population.moving, key=lambda name: -figures[name].mean_abs_points
        )
        self.coordinates: Final = tuple(moving[:COORDINATES])
        alike: Callable[[tuple[Band, ...]], Group] = self._find_alike
        near: Callable[[tuple[int, ...], int], Neighbours] = self._find_neighbours
        nearest: Callable[[tuple[int, ...], int], NDArray[np.intp]] = self._find_nearest
        self._alike = lru_cache(GROUPS_KEPT)(alike)
        self._near = lru_cache(NEIGHBOURS_KEPT)(near)
        self._nearest = lru_cache(NEIGHBOURS_KEPT)(nearest)

    def group(self, kind: With, client: Client, *, bands: tuple[Band, ...] = ()) -> Group:
        """Return a group; `bands` choose who is alike, all clients if there is none."""
        n = len(self.accepted)
        if kind is With.NEAREST:
            rows = self.nearest(client)
            return Group(len(rows), rows)
        if kind is With.ALIKE and bands:
            return self._alike(tuple(sorted(bands)))
        if kind is With.ACCEPTED or kind is With.REFUSED:
            members = self.accepted if kind is With.ACCEPTED else ~self.accepted
            return Group(int(members.sum()), members)
        return Group(n, slice(None))

    def nearest(self, client: Client) -> NDArray[np.intp]:
        """Return the rows of those most like a client, the nearest first; never the client's own.

        Two clients are near if they stand at about the same rank in the features that count most
        on average. A feature weighs as much as it moves scores on average.
        """
        return self._nearest(self._place(client), client.row)

    def neighbours(self, client: Client) -> Neighbours:
        """Return whom a reader may look at next: the nearest accepted, refused, near the limit.

        Three different clients, never the client itself.
        """
        return self._near(self._place(client), client.row)

    def spread(self, feature: str, group: Group) -> Spread:
        """Count a group's clients by bin of a feature, and how they repaid."""
        n_bins = len(self._portfolio.population.features[feature].everyone.counts)
        codes = self._portfolio.codes(feature)[group.members]
        states = np.bincount(codes + self._outcome[group.members], minlength=STATES * CODES)
        unknown, repaid, defaults = states.reshape(STATES, CODES)
        counts = unknown + repaid + defaults
        known = repaid + defaults
        return Spread(counts[:n_bins], int(counts[MISSING]), known[:n_bins], defaults[:n_bins])

    def cells(
        self, x: tuple[str, NDArray[np.uint8]], y: tuple[str, NDArray[np.uint8]], group: Group
    ) -> Cells:
        """Count a group's clients by two features at once, and average their scores.

        Parameters
        ----------
        x, y
            A feature's name, and the place on its axis of each of the 256 codes; missing values
            have the last place, one more than the others.
        group
            Whose clients.
        """
        places = [place[self._portfolio.codes(name)[group.members]] for name, place in (x, y)]
        shape = (int(x[1][MISSING]) + 1, int(y[1][MISSING]) + 1)
        cell = places[0].astype(np.uint16) * np.uint16(shape[1]) + places[1]
        size = shape[0] * shape[1]
        counts = np.bincount(cell, minlength=size)
        total = np.bincount(cell, self._portfolio.scores[group.members], minlength=size)
        mean = np.divide(total, counts, out=np.full(size, np.nan), where=counts > 0)
        return Cells(counts.reshape(shape), mean.reshape(shape))

    def _find_alike(self, bands: tuple[Band, ...]) -> Group:
        members = np.ones(len(self.accepted), dtype=np.bool_)
        for band in bands:
            codes = self._portfolio.codes(band.feature)
            members &= (codes >= band.first) & (codes <= band.last)
        return Group(int(members.sum()), members)

    def _place(self, client: Client) -> tuple[int, ...]:
        """Return the client's code in each of the features that count most."""
        return tuple(
            code_of(self._portfolio, name, client.values[name]) for name in self.coordinates
        )

    def _distances(self, place: tuple[int, ...], row: int) -> NDArray[np.uint16]:
        """Return how far each client is from a place; the client itself is farthest."""
        distance = np.zeros(len(self.accepted), dtype=np.uint16)
        steps = np.empty_like(distance)
        for name, code in zip(self.coordinates, place, strict=True):
            # every code is one of 256: "clip" only spares the check
            np.take(self._steps(name, code), self._portfolio.codes(name), out=steps, mode="clip")
            distance += steps
        if 0 <= row < len(distance):
            distance[row] = FARTHEST
        return distance

    def _find_nearest(self, place: tuple[int, ...], row: int) -> NDArray[np.intp]:
        distance = self._distances(place, row)
        wanted = min(NEAREST, len(distance) // NEAREST_SHARE)
        within = np.partition(distance, wanted)[wanted] if wanted else 0
        candidates = np.flatnonzero(distance <= within)  # ties in the order of ids
        return candidates[np.argsort(distance[candidates], kind="stable")][:wanted]

    def _find_neighbours(self, place: tuple[int, ...], row: int) -> Neighbours:
        distance = self._distances(place, row)
        found: list[int | None] = []
        for rows in self._rows:
            at = int(rows[np.argmin(distance[rows])]) if len(rows) else -1
            known = at >= 0 and distance[at] < FARTHEST
            found.append(at if known else None)
            if known:
                distance[at] = FARTHEST  # the one near the limit is another one
        return Neighbours(*found)

    def _steps(self, name: str, code: int) -> NDArray[np.uint16]:
        """Return how far each of the 256 codes of a feature lies from one."""
        figures = self._portfolio.population.features
        largest = figures[self.coordinates[0]].mean_abs_points or 1.0
        weight = FAR * figures[name].mean_abs_points / largest
        steps = np.full(CODES, UNLIKE * weight)
        if code != MISSING and self._portfolio.dictionary.by_name[name].kind is not Kind.CATEGORY:
            counts = np.asarray(figures[name].everyone.counts, dtype=np.float64)
            rank = (np.cumsum(counts) - counts / 2) / max(counts.sum(), 1.0)
            steps[: len(rank)] = weight * np.abs(rank - rank[code])
        steps[code] = 0.0
        return np.round(steps).astype(np.uint16)


def code_of(portfolio: Portfolio, feature: str, value: float) -> int:
    """Return the bin or category of a value, as the portfolio's codes have it; 255 if missing."""
    if np.isnan(value):
        return MISSING
    if portfolio.dictionary.by_name[feature].kind is Kind.CATEGORY:
        return min(int(value), MISSING - 1)
    edges = np.asarray(portfolio.population.features[feature].edges, dtype=np.float32)
    return int(np.searchsorted(edges, np.float32(value), side="right"))


def band_around(portfolio: Portfolio, feature: str, value: float) -> Band:
    """Return the band of those with about the same value of a feature.

    The same category or the same absence; else bins added on both sides of the value's own until
    a fifth of those with a value are in.
    """
    code = code_of(portfolio, feature, value)
    if code == MISSING or portfolio.dictionary.by_name[feature].kind is Kind.CATEGORY:
        return Band(feature, code, code)
    counts = np.asarray(portfolio.population.features[feature].everyone.counts)
    first = last = code
    while counts[first : last + 1].sum() < BAND_SHARE * counts.sum():
        first, last = max(0, first - 1), min(len(counts) - 1, last + 1)
    return Band(feature, first, last)
