"""Comparison of candidates on shared folds: paired differences, and which one to choose."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from clairscore.credit.model.results import CHANCE, Interval
from clairscore.credit.training.candidates import Candidate

TEST_TO_TRAIN = 1 / 4  # a fold measures one fifth and learns from the other four
YARDSTICK = "dummy"


class Choice(NamedTuple):
    """The selected candidate, the one of lowest mean cost, and the rule that decided."""

    selected: str
    lowest_cost: str
    selection: str


def corrected_error(differences: Sequence[float]) -> float:
    """Return the standard error of a mean of paired fold differences.

    Folds share training clients, so that the plain standard error is far too small; the variance
    is taken (1/J + test/train) times instead of 1/J.
    Source: Nadeau & Bengio 2003, https://doi.org/10.1023/A:1024068626366
    """
    spread = float(np.var(differences, ddof=1))
    return float(np.sqrt((1 / len(differences) + TEST_TO_TRAIN) * spread))


def paired(these: Sequence[float], those: Sequence[float]) -> Interval:
    """Return the mean of these minus those, with its corrected resampled t interval."""
    from scipy.stats import t  # noqa: PLC0415 - only training needs it

    differences = np.subtract(these, those).tolist()
    mean = float(np.mean(differences))
    half = float(t.ppf(0.975, len(differences) - 1)) * corrected_error(differences)
    return Interval(mean, mean - half, mean + half)


def learnt(
    candidates: Sequence[Candidate], folds: Mapping[str, Mapping[str, Sequence[float]]]
) -> tuple[Candidate, ...]:
    """Return the candidates among which to choose: no model, where none has learnt anything.

    One has learnt if it surely ranks better than chance on the folds, and does not surely cost more
    than no model (the same probability for all), where that competes.

    Parameters
    ----------
    candidates
        Those that compete.
    folds
        By candidate name and measure, one value a fold.
    """

    def worth(candidate: Candidate) -> bool:
        mine = folds[candidate.name]
        ranks = paired(mine["auc"], [CHANCE] * len(mine["auc"])).low > 0
        dearer = none and paired(mine["cost"], folds[YARDSTICK]["cost"]).low > 0
        return ranks and not dearer

    none = any(candidate.name == YARDSTICK for candidate in candidates)
    found = tuple(c for c in candidates if c.name != YARDSTICK and worth(c))
    if not found and none:
        return tuple(c for c in candidates if c.name == YARDSTICK)
    return found or tuple(candidates)


def choose(candidates: Sequence[Candidate], costs: Mapping[str, Sequence[float]]) -> Choice:
    """Choose the simplest candidate whose cost can't be told from the lowest.

    "Can't be told": its mean paired difference is within one (corrected) standard error. The
    error of the difference, not of the cost itself: folds are shared, and what makes a fold dear
    makes it dear for all. The dummy is a yardstick and is chosen only when alone (`learnt`).

    Parameters
    ----------
    candidates
        Those that compete.
    costs
        Cost by candidate name, one value a fold.
    """
    real = [c for c in candidates if c.name != YARDSTICK] or list(candidates)
    lowest = min(real, key=lambda c: (float(np.mean(costs[c.name])), c.complexity))

    def close(candidate: Candidate) -> bool:
        differences = np.subtract(costs[candidate.name], costs[lowest.name]).tolist()
        return float(np.mean(differences)) <= corrected_error(differences)

    selected = min((c for c in real if close(c)), key=lambda c: c.complexity)
    rule = "lowest_cost" if selected is lowest else "one_standard_error"
    return Choice(selected.name, lowest.name, rule)
