"""Whether probabilities can be taken at their word: judged by a test, not by a biased average.

The calibration error over bins is never 0: with few clients even a perfect model shows some. So the
outcomes are asked instead whether any recalibration would explain them better.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.model.cutoff import probability_of
from clairscore.credit.model.results import CalibrationCheck, Interval
from clairscore.credit.training.metrics import (
    Predictions,
    calibration_error,
    calibration_error_if_perfect,
)

DRAWS: Final = 400
NORMAL: Final = 1.959964  # 97.5 % of a normal law lie below
MOST_STEPS: Final = 50
LEVEL: Final = 1e-9  # a smaller spread of log-odds is one probability for all: no slope to fit

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Fit:
    """Coefficients of least log-loss with their standard errors, and that loss."""

    weights: Floats
    errors: Floats
    loss: float


def recalibration_p_value(log_odds: Floats, y: Floats) -> float:
    """Return how likely outcomes that fit a calibrated model so badly, or worse, would be.

    A likelihood-ratio test of log-odds(default) = z against a + b·z + c·z²: Cox's intercept and
    slope, and a bend, without which a model too sure at both ends would pass.
    Source: Cox 1958, https://doi.org/10.1093/biomet/45.3-4.562

    Parameters
    ----------
    log_odds
        Announced, (n,), to clients whose outcomes calibrated nothing.
    y
        1 default, 0 repaid, (n,).
    """
    from scipy.stats import chi2  # noqa: PLC0415 - only training needs it

    design = np.ones((len(y), 1))
    if (spread := log_odds.std()) > LEVEL:
        z = (log_odds - log_odds.mean()) / spread
        design = np.column_stack([design, z, z**2])
    gain = _loss(log_odds, y) - _fit(design, log_odds, y).loss
    return float(chi2.sf(2 * max(gain, 0.0), design.shape[1]))


def calibration_check(of: Predictions, *, seed: int) -> CalibrationCheck:
    """Judge the probabilities announced to clients that nothing was learnt from."""
    pd = of.pd.clip(1e-12, 1 - 1e-12)
    z = np.log(pd) - np.log1p(-pd)
    ones = np.ones((len(z), 1))
    shift = _fit(ones, z, of.y)
    slope = None
    if z.std() > LEVEL:
        # z·1 + (a + b·z): the slope is 1 + b
        both = _fit(np.column_stack([ones, z]), z, of.y)
        slope = _interval(1.0 + float(both.weights[1]), float(both.errors[1]))
    perfect = _errors_if_perfect(of, seed=seed)
    found = float(calibration_error(of, of.once))
    low, high = np.percentile(perfect, [2.5, 97.5])
    mean = calibration_error_if_perfect(of)
    return CalibrationCheck(
        intercept=_interval(float(shift.weights[0]), float(shift.errors[0])),
        slope=slope,
        p_value=recalibration_p_value(z, of.y),
        ece_beyond_chance=max(found - mean, 0.0),
        ece_if_perfect=Interval(mean, float(low), float(high)),
    )


def _errors_if_perfect(of: Predictions, *, seed: int) -> Floats:
    """Return calibration errors of outcomes drawn from the very probabilities announced."""
    rng = np.random.default_rng(seed)
    drawn = (
        Predictions((rng.random(len(of.pd)) < of.pd).astype(np.float64), of.pd)
        for _ in range(DRAWS)
    )
    return np.array([float(calibration_error(one, one.once)) for one in drawn])


def _fit(design: Floats, offset: Floats, y: Floats) -> _Fit:
    """Fit a logistic regression beside an offset by Newton's method, halving long steps."""
    weights = np.zeros(design.shape[1])
    loss = _loss(offset, y)
    for _ in range(MOST_STEPS):
        p = probability_of(offset + design @ weights)
        curvature = (design * (p * (1 - p))[:, None]).T @ design + 1e-9 * np.eye(len(weights))
        step = np.linalg.solve(curvature, design.T @ (p - y))
        trial = _loss(offset + design @ (weights - step), y)
        while trial > loss and np.abs(step).max() > 1e-12:  # noqa: PLR2004 - nothing left to gain
            step = step / 2
            trial = _loss(offset + design @ (weights - step), y)
        if loss - trial <= 1e-10 * (1 + loss):
            break
        weights, loss = weights - step, trial
    p = probability_of(offset + design @ weights)
    curvature = (design * (p * (1 - p))[:, None]).T @ design + 1e-9 * np.eye(len(weights))
    return _Fit(weights, np.sqrt(np.diag(np.linalg.inv(curvature))), loss)


def _loss(log_odds: Floats, y: Floats) -> float:
    return float(np.sum(np.logaddexp(0.0, log_odds) - y * log_odds))


def _interval(value: float, error: float) -> Interval:
    return Interval(value, value - NORMAL * error, value + NORMAL * error)
