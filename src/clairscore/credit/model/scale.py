"""The scale on which people read a risk: from 0 to 100, with 50 at the limit of acceptance.

A sum of points is ``50 + s·log2(odds / odds at the cut-off)``. The points that double the odds, s,
belong to the model: some models tell clients apart by a factor of ten, others by a million. What
still lies beyond 0 or 100 is brought back by a step with a name, so that for every client

    base + contributions + step = score,    0 ≤ score ≤ 100.

Levels are defined by the odds, so that they mean the same on every scale.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.model.cutoff import LEVELS, LIMIT, Level, log_odds_of, probability_of

TOP: Final = 100.0
POINTS_PER_DOUBLING: Final = (10.0, 8.0, 5.0, 4.0, 2.5, 2.0, 1.0)
"""The scales there are: round values, the widest first."""
WITHIN: Final = 0.999  # of the clients learnt from lie on the scale before any step
LEVEL_DOUBLINGS: Final = (-2, 0, 2)  # a quarter of the odds at the limit, the same, four times


@dataclass(frozen=True)
class Scale:
    """What a model's log-odds are as points, score and level.

    Parameters
    ----------
    points_per_doubling
        So many points more, and the odds of default double.
    cutoff
        PD from which a client is refused: a score of 50.
    """

    points_per_doubling: float
    cutoff: float

    @cached_property
    def limit_log_odds(self) -> float:
        """Return the log-odds from which a client is refused."""
        return log_odds_of(self.cutoff)

    @property
    def points_per_log_odds(self) -> float:
        """Return what one unit of log-odds is worth."""
        return self.points_per_doubling / math.log(2)

    @property
    def level_limits(self) -> tuple[float, ...]:
        """Return the scores between two levels: low < first ≤ moderate < 50 ≤ high < last ≤ very high."""
        return tuple(LIMIT + self.points_per_doubling * n for n in LEVEL_DOUBLINGS)

    def points(self, log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the sums of points, (n,), before the step: a few lie beyond 0 and 100."""
        return LIMIT + self.points_per_log_odds * (log_odds - self.limit_log_odds)

    def to_scale(self, log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the step that brings each sum of points back to 0 or 100, (n,); 0 within."""
        points = self.points(log_odds)
        return np.clip(points, 0.0, TOP) - points

    def score(self, log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return risk scores, (n,), from 0 to 100: 50 and more exactly from the limit's odds up."""
        scores = np.clip(self.points(log_odds), 0.0, TOP)
        return self._on_its_side(scores, LIMIT, log_odds)

    def pd(self, log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return probabilities of default, (n,): the cut-off and more exactly from its odds up."""
        return self._on_its_side(probability_of(log_odds), self.cutoff, log_odds)

    def level_codes(self, score: NDArray[np.float64]) -> NDArray[np.uint8]:
        """Return the position in `LEVELS` of each score, (n,)."""
        return np.searchsorted(self.level_limits, score, side="right").astype(np.uint8)

    def level(self, score: float) -> Level:
        """Return the level of one score."""
        return LEVELS[int(self.level_codes(np.array([score]))[0])]

    def _on_its_side(
        self, values: NDArray[np.float64], limit: float, log_odds: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return values that rounding can't have put on the other side of their limit."""
        accepted = log_odds < self.limit_log_odds
        below = np.minimum(values, np.nextafter(limit, -math.inf))
        return np.where(accepted, below, np.maximum(values, limit))


def fitting_scale(log_odds: NDArray[np.float64], cutoff: float) -> Scale:
    """Return the widest scale on which 99.9 % of some clients lie; if there is none, the narrowest.

    Parameters
    ----------
    log_odds
        Calibrated log-odds of the clients that the model learnt from, (n,).
    cutoff
        PD from which a client is refused.
    """
    scales = [Scale(points, cutoff) for points in POINTS_PER_DOUBLING]
    return next((scale for scale in scales if share_within(scale, log_odds) >= WITHIN), scales[-1])


def share_within(scale: Scale, log_odds: NDArray[np.float64]) -> float:
    """Return the share of clients who lie on a scale before any step."""
    return float(np.mean(scale.to_scale(log_odds) == 0))
