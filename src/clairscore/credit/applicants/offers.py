"""What would be accepted: found by scoring every combination of what a client decides on.

All points of a business grid are scored at once, derived features recomputed by the expressions
that wrote the training data. What is found therefore needs no assumption about the model: an offer
was scored, a range was scored point by point, and where nothing is accepted, everything was tried.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.applicants.levers import Grid, Levers, grid_of, levers_of
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.features.what_if import recompute_columns
from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio import Client

MARGIN: Final = (
    0.1  # doublings of the odds kept from the limit: a point on a scale of 10 a doubling
)
SAME: Final = 1e-6  # relative: what float32 makes of one value in two ways
Scores = NDArray[np.float64]


class Outcome(StrEnum):
    """What a search came to.

    ``narrow``: something is accepted, but nothing with the margin. ``none``: all that was tried is
    refused. ``no-lever``: the dictionary names nothing that the client decides on. ``unknown``: it
    isn't known what the client asks for, or nothing like it is lent. ``accepted``: the model accepts as it is. ``not-refused``: nothing is
    sought, as the decision in force accepts.
    """

    OFFERS = "offers"
    NARROW = "narrow"
    NONE = "none"
    NO_LEVER = "no-lever"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    NOT_REFUSED = "not-refused"


@dataclass(frozen=True)
class Offer:
    """Other conditions that are accepted.

    Parameters
    ----------
    edits
        What `Simulator.simulate` is to be given.
    changes
        What then differs among amount, term, instalment and price of the goods, by feature name.
    score
        Then.
    """

    edits: Mapping[str, float]
    changes: Mapping[str, float]
    score: float


@dataclass(frozen=True)
class Range:
    """All amounts of the grid from `low` to `high` are accepted over a term, by the margin."""

    term: float
    low: float
    high: float


@dataclass(frozen=True)
class Offers:
    """What was found for a client.

    Parameters
    ----------
    outcome
        What the search came to; what follows is empty if there was none.
    margin
        Points that offers and ranges keep from the limit.
    offers
        Three at most, the smallest changes: of the amount, of the term, of both. None has a higher
        instalment than was asked for, if there are any such.
    ranges
        By term.
    grid
        What was tried; None if nothing was.
    scores
        (n_terms, n_amounts), NaN where there is no such application.
    goods_follow
        Whether the goods cost less by as much as the amount is lower; they stay the same if not.
    tried
        Combinations scored.
    """

    outcome: Outcome
    margin: float = 0.0
    offers: tuple[Offer, ...] = ()
    ranges: tuple[Range, ...] = ()
    grid: Grid | None = None
    scores: Scores | None = None
    goods_follow: bool = False
    tried: int = 0


def find_offers(simulator: Simulator, client: Client) -> Offers:
    """Return what would be accepted of a client whom the model refuses.

    The goods stay the same if anything is accepted so; else they are tried cheaper by as much as
    the amount is lower. The amount is never higher than what was asked for.
    """
    portfolio = simulator.portfolio
    levers = levers_of(portfolio.dictionary)
    if client.accepted or levers is None:
        return Offers(Outcome.ACCEPTED if client.accepted else Outcome.NO_LEVER)
    asked = client.values[levers.amount]
    own = client.values[levers.term] if levers.term else math.nan
    grid = grid_of(portfolio, levers, asked=asked, own=own) if asked > 0 else None
    if grid is None or not grid.amounts.size * grid.terms.size:
        return Offers(Outcome.UNKNOWN)
    with_goods = levers.goods is not None and client.values[levers.goods] > 0
    ways = (False, True) if with_goods else (False,)
    return _first_held(
        [_Search(simulator, client, levers=levers, grid=grid, goods_follow=way) for way in ways],
        margin=MARGIN * portfolio.scale.points_per_doubling,
    )


class _Search:
    """Every point of a client's grid, scored."""

    def __init__(
        self,
        simulator: Simulator,
        client: Client,
        *,
        levers: Levers,
        grid: Grid,
        goods_follow: bool,
    ) -> None:
        self.client, self.levers, self.grid = client, levers, grid
        self.goods_follow = goods_follow
        self._simulator = simulator

    @cached_property
    def columns(self) -> dict[str, NDArray[np.float32]]:
        """Return all features of all points, (n_terms · n_amounts,), in the order of `scores`."""
        dictionary, grid = self._simulator.portfolio.dictionary, self.grid
        n = len(grid.terms) * len(grid.amounts)
        columns = {
            name: np.full(n, self.client.values[name], np.float32) for name in dictionary.names
        }
        return recompute_columns({**columns, **self.asked}, dictionary)

    @cached_property
    def asked(self) -> dict[str, NDArray[np.float32]]:
        """Return the levers and what follows from them, as `Simulator.simulate` would have them."""
        levers, values, grid = self.levers, self.client.values, self.grid
        amounts = np.tile(grid.amounts, len(grid.terms)).astype(np.float64)
        terms = np.repeat(grid.terms, len(grid.amounts)).astype(np.float64)
        asked = {levers.amount: amounts}
        if levers.term and not np.isnan(grid.terms).any():
            asked[levers.term] = terms
        if levers.loan and levers.term:
            asked[levers.loan.instalment] = amounts / terms
        elif levers.instalment:
            share = amounts / values[levers.amount]
            if levers.term in asked:
                share *= values[levers.term] / terms
            asked[levers.instalment] = values[levers.instalment] * share
        if self.goods_follow and levers.goods:
            cheaper = values[levers.goods] - (values[levers.amount] - amounts)
            asked[levers.goods] = np.where(cheaper > 0, cheaper, np.nan)
        return {name: column.astype(np.float32) for name, column in asked.items()}

    @cached_property
    def scores(self) -> Scores:
        """Return the scores, (n_terms, n_amounts); NaN where goods would cost nothing."""
        model = self._simulator.explainer.model
        X = np.column_stack([self.columns[name] for name in model.inputs])
        scores = model.scale.score(model.calibrated_log_odds(X))
        if self.goods_follow and self.levers.goods:
            scores[np.isnan(self.columns[self.levers.goods])] = np.nan
        scores = scores.reshape(len(self.grid.terms), len(self.grid.amounts))
        if self.grid.own_term is not None and self.grid.amounts[-1] == self._asked_amount:
            scores[self.grid.own_term, -1] = self.client.score  # nothing is changed
        return scores

    @property
    def dearer(self) -> NDArray[np.bool_]:
        """Return where the instalment is higher than was asked for, (n_terms, n_amounts)."""
        name = self.levers.instalment
        if name is None:
            return np.zeros_like(self.scores, dtype=np.bool_)
        higher = self.columns[name] > self.client.values[name] * (1 + SAME)
        return higher.reshape(self.scores.shape)

    @property
    def tried(self) -> int:
        """Return how many applications were scored."""
        return int(np.isfinite(self.scores).sum())

    @property
    def _asked_amount(self) -> float:
        return self.client.values[self.levers.amount]

    def offer(self, term: int, amount: int) -> Offer:
        """Return the offer at a point of the grid."""
        levers, before = self.levers, self.client.values
        at = term * len(self.grid.amounts) + amount
        follows = levers.loan.instalment if levers.loan else None
        edits = {
            name: float(column[at])
            for name, column in self.asked.items()
            if name != follows and column[at] != np.float32(before[name])
        }
        names = (levers.amount, levers.term, levers.instalment, levers.goods)
        after = {name: float(self.columns[name][at]) for name in names if name}
        changes = {
            name: value
            for name, value in after.items()
            if not math.isnan(value) and not math.isclose(value, before[name], rel_tol=SAME)
        }
        return Offer(edits, changes, float(self.scores[term, amount]))


def _first_held(searches: Sequence[_Search], *, margin: float) -> Offers:
    """Return what the first search finds that finds anything: by the margin, else without it."""
    for search in searches:
        held = search.scores <= LIMIT - margin
        if held.any():
            return _found(search, Outcome.OFFERS, margin, held=held)
    first = next((one for one in searches if (one.scores < LIMIT).any()), None)
    if first is not None:
        return _found(first, Outcome.NARROW, margin)
    nothing = _found(searches[0], Outcome.NONE, margin)
    return replace(nothing, tried=sum(search.tried for search in searches))


def _found(
    search: _Search, outcome: Outcome, margin: float, *, held: NDArray[np.bool_] | None = None
) -> Offers:
    return Offers(
        outcome=outcome,
        margin=margin,
        offers=() if held is None else _offers(search, held),
        ranges=() if held is None else tuple(_ranges(search.grid, held)),
        grid=search.grid,
        scores=search.scores,
        goods_follow=search.goods_follow,
        tried=search.tried,
    )


def _offers(search: _Search, held: NDArray[np.bool_]) -> tuple[Offer, ...]:
    """Return the smallest changes, with no higher instalment if possible: it may be out of reach."""
    easy = held & ~search.dearer
    chosen = easy if easy.any() else held
    return tuple(search.offer(*at) for at in _smallest(search, chosen))


def _smallest(search: _Search, held: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the smallest change of the amount, of the term, and of both if it is smaller in each."""
    grid, own = search.grid, search.grid.own_term
    less = np.log(search.client.values[search.levers.amount] / grid.amounts.astype(np.float64))
    other = np.zeros(len(grid.terms))
    if own is not None:
        with np.errstate(invalid="ignore"):  # the only term may be unknown
            other = np.nan_to_num(np.abs(np.log(grid.terms.astype(np.float64) / grid.terms[own])))
    size = np.where(held, other[:, None] + less[None, :], np.inf)
    same_term = np.arange(len(grid.terms)) == own
    same_amount = less <= SAME
    kinds = (
        size + np.where(same_term[:, None] & ~same_amount[None, :], 0, np.inf),
        size + np.where(same_amount[None, :] & ~same_term[:, None], 0, np.inf),
    )
    found = [divmod(int(kind.argmin()), kind.shape[1]) for kind in kinds if kind.min() < np.inf]
    smaller = ~same_term[:, None] & ~same_amount[None, :]
    for term, amount in found:
        smaller &= (other[:, None] < other[term]) if term != own else (less[None, :] < less[amount])
    both = np.where(smaller, size, np.inf)
    if both.min() < np.inf:
        found.append(divmod(int(both.argmin()), both.shape[1]))
    return sorted(found, key=lambda at: size[at])


def _ranges(grid: Grid, held: NDArray[np.bool_]) -> Iterator[Range]:
    """Yield up to what amount every one of the grid is accepted, by term."""
    for term, row in zip(grid.terms, held, strict=True):
        accepted = int(np.argmin(row)) if not row.all() else len(row)
        if accepted:
            yield Range(float(term), float(grid.amounts[0]), float(grid.amounts[accepted - 1]))
