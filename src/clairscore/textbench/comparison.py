"""Which encoders can the data tell apart? Paired on the same texts, with ties said as ties.

Two are told apart only if two things agree: the paired bootstrap over texts, and what another split
or another sample would have given.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from clairscore.textbench.evaluation.resampling import BOUNDS
from clairscore.textbench.results import Pair, Ranking

if TYPE_CHECKING:  # readers of results need no scikit-learn
    from clairscore.textbench.evaluation.classification import Split

ERRORS: Final = 2.0
POWER: Final = 0.84  # errors beyond the bound that 80 % of such gaps exceed it by


@dataclass(frozen=True)
class Measured:
    """One measure of one encoder, as needed to compare it.

    Parameters
    ----------
    value
        The figure itself.
    drawn
        (n_draws,): the figure in each bootstrap draw, the same draws for all encoders.
    again
        Figures of the splits or refits, the same for all encoders; empty if there are none.
    """

    value: float
    drawn: NDArray[np.float64]
    again: NDArray[np.float64]


@dataclass(frozen=True)
class Agreement:
    """Whether paired differences of splits or refits say that there is a difference.

    Parameters
    ----------
    error
        From the differences to the error of their mean.
    """

    error: Callable[[NDArray[np.float64]], float]

    def __call__(self, differences: NDArray[np.float64]) -> bool:
        """Return whether the mean difference exceeds two errors."""
        if len(differences) < 2:  # noqa: PLR2004 (no spread: nothing contradicts)
            return True
        return abs(float(differences.mean())) > ERRORS * self.error(differences)


def exceeds_split_error(shared: "Sequence[Split]") -> Agreement:
    """Return whether a mean difference exceeds two corrected standard errors between splits.

    Splits share texts, so that their variance is too small by a factor that depends on the share
    tested: 1 / (folds - 1), of the folds that there are, not of those asked for.
    Source: Nadeau & Bengio 2003, https://doi.org/10.1023/A:1024068626366
    """
    tested_to_trained = float(np.mean([len(split.test) / len(split.train) for split in shared]))

    def error(differences: NDArray[np.float64]) -> float:
        factor = 1 / len(differences) + tested_to_trained
        return float(np.sqrt(factor * differences.var(ddof=1)))

    return Agreement(error)


exceeds_refit_spread: Final = Agreement(lambda differences: float(differences.std(ddof=1)))
"""Whether a mean difference exceeds two standard deviations between refits."""


def ranking(measure: str, measured: Mapping[str, Measured], agrees: Agreement) -> Ranking:
    """Return encoders by one measure, with the ranks that the data allow.

    Parameters
    ----------
    measure
        Its name.
    measured
        By encoder.
    agrees
        What splits or refits must say before two encoders count as told apart.
    """
    order = sorted(measured, key=lambda name: -measured[name].value)
    pairs = [compared(a, b, measured, agrees=agrees) for a, b in combinations(order, 2)]
    better = dict.fromkeys(order, 0)
    worse = dict.fromkeys(order, 0)
    for pair in (pair for pair in pairs if pair.apart):
        winner, loser = (
            (pair.first, pair.second) if pair.difference > 0 else (pair.second, pair.first)
        )
        better[loser] += 1
        worse[winner] += 1
    ranks = {name: (1 + better[name], len(order) - worse[name]) for name in order}
    return Ranking(measure, order, ranks, pairs)


def best(found: Ranking) -> Sequence[str]:
    """Return the encoders that nothing is told apart from and above: the first, and its ties."""
    return [name for name in found.order if found.ranks[name][0] == 1]


def compared(
    first: str, second: str, measured: Mapping[str, Measured], *, agrees: Agreement
) -> Pair:
    """Return the difference of two encoders, and whether the data tell them apart."""
    one, other = measured[first], measured[second]
    drawn, again = one.drawn - other.drawn, one.again - other.again
    low, high = np.percentile(drawn, BOUNDS)
    agreed, outside = bool(agrees(again)), bool(low > 0 or high < 0)
    errors = [float(drawn.std(ddof=1))] + ([agrees.error(again)] if len(again) > 1 else [])
    return Pair(
        first=first,
        second=second,
        difference=one.value - other.value,
        low=float(low),
        high=float(high),
        agrees=agreed,
        apart=outside and agreed,
        again=len(again) > 1,
        smallest=(ERRORS + POWER) * max(errors),
    )
