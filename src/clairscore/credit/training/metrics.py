"""Measures of ranking, calibration and cost, for one sample or thousands of resamples at once.

`Predictions` sorts clients by PD once; every measure then takes client weights of shape (…, n),
so that a bootstrap is a few array operations: a resample is a vector of how often each client
was drawn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from clairscore.core.rates import wilson
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.results import METRICS, Interval

Floats = NDArray[np.float64]

ECE_BINS = 10
RESAMPLES = 1000
CELLS = 4_000_000  # resamples are drawn in blocks of about this many weights
TINY = 1e-15  # keeps the log-loss of a certain mistake finite


@dataclass(frozen=True)
class Predictions:
    """PDs with their outcomes, kept in decreasing order of PD.

    Make one with `predictions`.
    """

    y: Floats
    pd: Floats

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """Return the last position of each run of equal PDs: the cut-offs that exist."""
        return np.flatnonzero(np.r_[self.pd[1:] != self.pd[:-1], True])

    @cached_property
    def bins(self) -> NDArray[np.int64]:
        """Return the first position of each of about ten equally filled bins; ties stay whole."""
        wanted = np.arange(1, ECE_BINS) * len(self.pd) / ECE_BINS
        starts = np.r_[0, self.ends[:-1] + 1]
        nearest = starts[np.searchsorted(starts, wanted - 0.5).clip(0, len(starts) - 1)]
        return np.unique(np.r_[0, nearest])

    @property
    def once(self) -> Floats:
        """Return the weights of the sample itself."""
        return np.ones_like(self.y)


def predictions(y: NDArray[np.floating], pd: Floats) -> Predictions:
    """Sort outcomes and PDs by decreasing PD."""
    order = np.argsort(-pd, kind="stable")
    return Predictions(np.asarray(y, dtype=np.float64)[order], pd[order])


def measures(of: Predictions, costs: Costs, weights: Floats | None = None) -> dict[str, Floats]:
    """Return every measure of `METRICS`.

    Parameters
    ----------
    of
        The sample.
    costs
        Give the cut-off and what mistakes cost.
    weights
        Client weights, (…, n); each client once if None.

    Returns
    -------
    dict
        Arrays of shape (…); AUC and its kin are NaN where a resample holds one class only.
    """
    weights = of.once if weights is None else weights
    bad, good = refused(of, weights)
    with np.errstate(invalid="ignore", divide="ignore"):
        hit, alarm = bad / bad[..., -1:], good / good[..., -1:]
        precision = bad / (bad + good)
    zero = np.zeros((*weights.shape[:-1], 1))
    hit_steps = np.diff(hit, axis=-1, prepend=zero)
    height = np.concatenate([zero, hit], axis=-1)
    alarm_steps = np.diff(alarm, axis=-1, prepend=zero)
    auc = np.sum(alarm_steps * (height[..., 1:] + height[..., :-1]) / 2, axis=-1)
    pr_auc = np.sum(hit_steps * np.nan_to_num(precision), axis=-1)
    p = of.pd.clip(TINY, 1 - TINY)
    clients = weights.sum(axis=-1)
    return {
        "auc": auc,
        "pr_auc": pr_auc,
        "ks": np.max(hit - alarm, axis=-1),
        "gini": 2 * auc - 1,
        "brier": weights @ ((of.pd - of.y) ** 2) / clients,
        "log_loss": weights @ -(of.y * np.log(p) + (1 - of.y) * np.log1p(-p)) / clients,
        "ece": calibration_error(of, weights),
        "cost": cost(of, costs, weights=weights, cutoff=costs.cutoff),
    }


def refused(of: Predictions, weights: Floats) -> tuple[Floats, Floats]:
    """Return the weight of defaults and of others refused at each existing cut-off, (…, k)."""
    bad = np.cumsum(weights * of.y, axis=-1)[..., of.ends]
    good = np.cumsum(weights * (1 - of.y), axis=-1)[..., of.ends]
    return bad, good


def calibration_error(of: Predictions, weights: Floats) -> Floats:
    """Return the expected calibration error: mean |default rate − mean PD| over ten bins.

    Bins hold equally many clients of the sample, rather than equal ranges of PD, most of which
    would be nearly empty at a default rate of 8 %.
    """
    gap = np.add.reduceat(weights * (of.y - of.pd), of.bins, axis=-1)
    return np.abs(gap).sum(axis=-1) / weights.sum(axis=-1)


def calibration_error_if_perfect(of: Predictions) -> float:
    """Return what outcomes drawn from the very PDs would show on average.

    A bin's sum of (outcome − PD) is then nearly normal around 0, of variance Σ PD·(1 − PD), and its
    absolute value √(2/π) standard deviations on average.
    """
    variance = np.add.reduceat(of.pd * (1 - of.pd), of.bins)
    return float(np.sqrt(2 / np.pi * variance).sum() / len(of.pd))


def cost(of: Predictions, costs: Costs, *, cutoff: float, weights: Floats | None = None) -> Floats:
    """Return the business cost a client when PD ≥ cut-off is refused."""
    weights = of.once if weights is None else weights
    refuse = of.pd >= cutoff
    each = np.where(refuse, (1 - of.y) * costs.false_positive, of.y * costs.false_negative)
    return weights @ each / weights.sum(axis=-1)


def best_cutoff(of: Predictions, costs: Costs, weights: Floats | None = None) -> Floats:
    """Return the cut-off of least cost on these very clients; 1 if refusing nobody is best."""
    weights = of.once if weights is None else weights
    bad, good = refused(of, weights)
    saved = bad * costs.false_negative - good * costs.false_positive
    best = np.argmax(saved, axis=-1)
    worth_it = np.take_along_axis(saved, np.asarray(best)[..., None], axis=-1)[..., 0] > 0
    return np.where(worth_it, of.pd[of.ends][best], 1.0)


def bootstrap(of: Predictions, costs: Costs, *, seed: int) -> dict[str, Interval]:
    """Return each measure, and ``empirical_cutoff``, with a 95 % bootstrap interval.

    Clients are drawn with replacement. The percentiles are moved by the bootstrap's own bias, so
    that an interval always holds its value: resampling alone would inflate the calibration error.
    """

    def everything(weights: Floats) -> dict[str, Floats]:
        cutoff = best_cutoff(of, costs, weights)
        return {**measures(of, costs, weights), "empirical_cutoff": cutoff}

    value = everything(of.once)
    resampled = _resampled(everything, n=len(of.y), seed=seed)
    return {name: _interval(name, float(value[name]), resampled[name]) for name in value}


def _resampled(
    measure: Callable[[Floats], Mapping[str, Floats]], *, n: int, seed: int
) -> dict[str, Floats]:
    rng = np.random.default_rng(seed)
    rows = max(1, min(RESAMPLES, CELLS // n))
    blocks: list[Mapping[str, Floats]] = []
    for start in range(0, RESAMPLES, rows):
        k = min(rows, RESAMPLES - start)
        drawn = rng.integers(0, n, size=(k, n)) + n * np.arange(k)[:, None]
        weights = np.bincount(drawn.ravel(), minlength=k * n).reshape(k, n)
        blocks.append(measure(weights.astype(np.float64)))
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}


def _interval(name: str, value: float, resampled: Floats) -> Interval:
    low, middle, high = np.nanpercentile(resampled, [2.5, 50, 97.5])
    shift = value - middle
    lowest = -1.0 if name == "gini" else 0.0
    return Interval(value, max(float(low + shift), lowest), float(high + shift))


def rate(successes: float, n: int) -> Interval:
    """Return a rate with its 95 % Wilson interval."""
    low, high = wilson(successes, n)
    return Interval(successes / n, low, high)


def measured(of: Predictions, costs: Costs) -> dict[str, float]:
    """Return every measure of `METRICS` of one sample, as plain numbers."""
    values = measures(of, costs)
    return {name: float(values[name]) for name in METRICS}
