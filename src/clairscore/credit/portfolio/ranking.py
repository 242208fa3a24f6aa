"""The clients of a portfolio in order of risk: which lie between two scores, and what if the limit moved.

Sorting and summing happen once; then each question is a search in sorted scores.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.model.cutoff import Costs, log_odds_of
from clairscore.credit.portfolio.layout import MISSING
from clairscore.credit.portfolio.store import Portfolio

RANGES_KEPT = 16  # ranges of scores of which the clients are kept in order of id


@dataclass(frozen=True)
class CutoffOutcome:
    """What a cut-off would do to the portfolio, expected from its PDs.

    Parameters
    ----------
    limit
        Score from which clients would be refused, on the scale of the model's own cut-off; a
        cut-off off the scale is brought back to its end, as scores are.
    n_accepted
        Clients below it.
    defaults
        Expected defaults among them: the sum of their PDs.
    cost
        Expected cost a client of both mistakes, in the unit of the costs.
    """

    limit: float
    n_accepted: int
    defaults: float
    cost: float


class Ranking:
    """The clients of a portfolio from the lowest risk to the highest.

    By score, clients at the same end of the scale come in order of their odds.

    Parameters
    ----------
    portfolio
        An opened portfolio.
    """

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._scores = portfolio.ascending_scores
        # stable: equal odds stay in order of id
        self._rows = np.argsort(portfolio.log_odds, kind="stable").astype(np.int32)
        self._log_odds = portfolio.log_odds[self._rows]
        self._pd = portfolio.scale.pd(portfolio.log_odds)
        self._expected = np.concatenate([[0.0], np.cumsum(self._pd[self._rows])])
        self._kept = lru_cache(maxsize=RANGES_KEPT)(self._in_order_of_id)
        self._sums = lru_cache(maxsize=None)(self._summed)

    @property
    def mean_pd(self) -> float:
        """Return the mean PD of all clients."""
        return float(self._expected[-1]) / len(self._scores)

    def count(self, low: float, high: float) -> int:
        """Return how many clients have ``low ≤ score < high``."""
        first, last = self._bounds(low, high)
        return last - first

    def rows(
        self,
        low: float,
        high: float,
        *,
        by_score: bool,
        descending: bool = False,
        start: int,
        size: int,
    ) -> NDArray[np.int32]:
        """Return some of the clients with ``low ≤ score < high``, as rows of the portfolio.

        By score, whatever their number, only those asked for are touched. By id, the scores are
        read the first time a range is asked for.

        Parameters
        ----------
        low, high
            Scores.
        by_score
            In order of risk, equal ones by id; else of id.
        descending
            From the last to the first.
        start, size
            Where to start in that order, and how many.
        """
        first, last = self._bounds(low, high)
        ordered = self._rows[first:last] if by_score else self._kept(low, high)
        n = len(ordered)
        if not descending:
            return ordered[start : start + size]
        return ordered[max(n - start - size, 0) : max(n - start, 0)][::-1]

    def outcome(self, cutoff: float, costs: Costs) -> CutoffOutcome:
        """Return what would be expected if clients were refused from a PD of `cutoff`.

        Parameters
        ----------
        cutoff
            Between 0 and 1, both excluded.
        costs
            Of the two mistakes.
        """
        # by odds, not by scores: these are equal at the ends of the scale
        log_odds = log_odds_of(cutoff)
        accepted = int(np.searchsorted(self._log_odds, log_odds, side="left"))
        limit = float(self._portfolio.scale.score(np.array([log_odds]))[0])
        n = len(self._scores)
        defaults, all_defaults = float(self._expected[accepted]), float(self._expected[-1])
        repaying_refused = (n - accepted) - (all_defaults - defaults)
        cost = (costs.false_negative * defaults + costs.false_positive * repaying_refused) / n
        return CutoffOutcome(limit, accepted, defaults, cost)

    def pd_sums(self, feature: str) -> NDArray[np.float64]:
        """Return the sum of PDs by bin or category of a feature, (256,); the last for missing.

        The clients are read the first time a feature is asked for.
        """
        return self._sums(feature)

    def _bounds(self, low: float, high: float) -> tuple[int, int]:
        first, last = np.searchsorted(self._scores, [low, max(low, high)], side="left")
        return int(first), int(last)

    def _in_order_of_id(self, low: float, high: float) -> NDArray[np.int32]:
        scores = self._portfolio.scores
        return np.flatnonzero((scores >= low) & (scores < high)).astype(np.int32)

    def _summed(self, feature: str) -> NDArray[np.float64]:
        codes = self._portfolio.codes(feature)
        sums = np.bincount(codes, weights=self._pd, minlength=MISSING + 1)
        return sums.astype(np.float64, copy=False)


class RankingOfSome:
    """Some clients of a portfolio in order of risk, few enough to be sorted for each question.

    Parameters
    ----------
    portfolio
        An opened portfolio.
    rows
        Theirs, ascending.
    """

    def __init__(self, portfolio: Portfolio, rows: NDArray[np.intp]) -> None:
        self._rows = rows
        self._scores = portfolio.scores[rows]
        self._log_odds = portfolio.log_odds[rows]

    def count(self, low: float, high: float) -> int:
        """Return how many of them have ``low ≤ score < high``."""
        return int(np.count_nonzero(self._within(low, high)))

    def rows(
        self,
        low: float,
        high: float,
        *,
        by_score: bool,
        descending: bool = False,
        start: int,
        size: int,
    ) -> NDArray[np.intp]:
        """Return some of them, as `Ranking.rows` does."""
        within = self._within(low, high)
        found = self._rows[within]
        if by_score:
            found = found[np.argsort(self._log_odds[within], kind="stable")]
        return (found[::-1] if descending else found)[start : start + size]

    def _within(self, low: float, high: float) -> NDArray[np.bool_]:
        return (self._scores >= low) & (self._scores < high)
