"""From a calibrated probability to a decision: costs, cut-off, limit and levels.

The cut-off follows from the costs alone. With calibrated probabilities, refusing a client costs
`false_positive · (1 − PD)` and accepting one `false_negative · PD`; the two meet at
PD = 1 / (1 + c), where c = false_negative / false_positive (Elkan 2001, "The foundations of
cost-sensitive learning", IJCAI).
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from clairscore.core.errors import ClairscoreError

LIMIT = 50.0  # the score at the cut-off, on every scale


@dataclass(eq=False)
class CostsInvalid(ClairscoreError):
    """Costs that are not two positive numbers."""

    code: ClassVar[str] = "costs-invalid"
    found: str


@dataclass(frozen=True)
class Costs:
    """What the two mistakes cost, in any common unit; only their ratio moves the cut-off.

    Parameters
    ----------
    false_negative
        Cost of accepting a client who defaults.
    false_positive
        Cost of refusing a client who would have repaid.

    Examples
    --------
    >>> round(Costs(false_negative=10, false_positive=1).cutoff, 4)
    0.0909
    """

    false_negative: float
    false_positive: float

    def __post_init__(self) -> None:
        costs = (self.false_negative, self.false_positive)
        if not all(math.isfinite(cost) and cost > 0 for cost in costs):
            raise CostsInvalid(found=f"{self.false_negative:g}:{self.false_positive:g}")

    @property
    def cutoff(self) -> float:
        """Return the PD from which refusing is the cheaper mistake."""
        return self.false_positive / (self.false_positive + self.false_negative)


def parse_costs(text: str) -> Costs:
    """Return the costs written as ``"10:1"`` (false negative : false positive).

    Raises
    ------
    CostsInvalid
        `text` is not two positive numbers with a colon between them.
    """
    parts = text.split(":")
    try:
        false_negative, false_positive = (float(part) for part in parts)
    except ValueError as error:
        raise CostsInvalid(found=text) from error
    return Costs(false_negative, false_positive)


class Level(StrEnum):
    """Four levels of risk, by the odds of default against those at the cut-off."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    VERY_HIGH = "very_high"


LEVELS = tuple(Level)


def log_odds_of(pd: float) -> float:
    """Return the log-odds of a probability strictly between 0 and 1."""
    return math.log(pd) - math.log1p(-pd)


def probability_of(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return probabilities from log-odds, without overflow at either end."""
    return 0.5 * (1.0 + np.tanh(0.5 * log_odds))
