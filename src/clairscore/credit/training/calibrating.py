"""How calibrations are fitted, on clients that the model has not seen.

Platt's two parameters first; isotonic regression where they surely do not fit.
"""

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.model.calibration import Isotonic, Platt
from clairscore.credit.model.cutoff import probability_of
from clairscore.credit.training.metrics import (
    calibration_error,
    calibration_error_if_perfect,
    predictions,
)
from clairscore.credit.training.split import folds

FEWEST_IN_BIN = 50
MOST_BINS = 100
TOLERANCE = 0.01  # calibration error beyond chance that Platt's two parameters may leave
SLOPE = 0.05  # share of Platt's line in isotonic calibration


def fit_platt(log_odds: NDArray[np.float64], y: NDArray[np.float64]) -> Platt:
    """Fit Platt's scaling by Newton's method.

    Parameters
    ----------
    log_odds
        Raw log-odds of held-out clients, (n,).
    y
        1 default, 0 repaid, (n,).

    Notes
    -----
    Targets are Platt's own, drawn in by half a client, so that a perfect separation stays finite.
    A model that ranks backwards gets a = 0: one PD for all, never an inverted order.
    Source: Lin, Lin & Weng 2007, https://doi.org/10.1007/s10994-007-5018-6
    """
    defaults = y.sum()
    target = np.where(y > 0, (defaults + 1) / (defaults + 2), 1 / (len(y) - defaults + 2))
    rate = target.mean()
    centre, spread = log_odds.mean(), log_odds.std()
    prior = float(np.log(rate / (1 - rate)))
    if spread < 1e-9:  # noqa: PLR2004 - a constant model: nothing to scale
        return Platt(1.0, prior - float(centre))
    slope, intercept = _newton((log_odds - centre) / spread, target, start=prior)
    if slope <= 0:
        return Platt(0.0, prior)
    a = slope / spread
    return Platt(float(a), float(intercept - a * centre))


def fit_calibration(
    log_odds: NDArray[np.float64], y: NDArray[np.float64], *, seed: int
) -> Platt | Isotonic:
    """Fit Platt's scaling, or isotonic regression where Platt's does not fit.

    Isotonic is taken if, on clients that neither has seen (5 folds), Platt's calibration error
    exceeds what chance alone gives by `TOLERANCE` and isotonic's log-loss is lower by more than two
    standard errors of the difference between clients.
    """
    met = {Platt.name: np.empty_like(log_odds), Isotonic.name: np.empty_like(log_odds)}
    for fold in folds(y, seed=seed):
        for fit in (fit_platt, fit_isotonic):
            calibration = fit(log_odds[fold.train], y[fold.train])
            met[calibration.name][fold.test] = calibration(log_odds[fold.test])
    platt, isotonic = met[Platt.name], met[Isotonic.name]
    of = predictions(y, probability_of(platt))
    error = calibration_error(of, of.once) - calibration_error_if_perfect(of)
    gain = _losses(platt, y) - _losses(isotonic, y)
    sure = gain.mean() > 2 * gain.std() / np.sqrt(len(y))
    misfit = error > TOLERANCE and sure
    return fit_isotonic(log_odds, y) if misfit else fit_platt(log_odds, y)


def _losses(log_odds: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each client's log-loss, (n,)."""
    return np.logaddexp(0.0, log_odds) - y * log_odds


def _newton(
    z: NDArray[np.float64], target: NDArray[np.float64], *, start: float
) -> tuple[float, float]:
    """Return slope and intercept of least log-loss, halving steps that overshoot."""
    design = np.column_stack([z, np.ones_like(z)])
    weights = np.array([0.0, start])
    loss = _soft_log_loss(design @ weights, target)
    for _ in range(50):
        p = probability_of(design @ weights)
        gradient = design.T @ (p - target)
        curvature = (design * (p * (1 - p))[:, None]).T @ design + 1e-9 * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        trial = _soft_log_loss(design @ (weights - step), target)
        while trial > loss and np.abs(step).max() > 1e-12:  # noqa: PLR2004 - nothing left to gain
            step = step / 2
            trial = _soft_log_loss(design @ (weights - step), target)
        if loss - trial <= 1e-12 * (1 + loss):
            break
        weights, loss = weights - step, trial
    return float(weights[0]), float(weights[1])


def _soft_log_loss(log_odds: NDArray[np.float64], target: NDArray[np.float64]) -> float:
    return float(np.sum(np.logaddexp(0.0, log_odds) - target * log_odds))


def fit_isotonic(log_odds: NDArray[np.float64], y: NDArray[np.float64]) -> Isotonic:
    """Fit isotonic regression to the default rates of up to a hundred equally filled bins.

    Each bin is a knot, at its mean log-odds; half a client of each outcome keeps rates finite. A
    little of Platt's line is mixed in: isotonic regression is level over long stretches, and
    clients of different risk would tie there.
    """
    from sklearn.isotonic import IsotonicRegression  # noqa: PLC0415 - only training needs it

    order = np.argsort(log_odds, kind="stable")
    n_bins = int(np.clip(len(y) // FEWEST_IN_BIN, 2, MOST_BINS))
    starts = np.linspace(0, len(y), n_bins, endpoint=False).astype(np.int64)
    size = np.diff(np.r_[starts, len(y)])
    # means of ties differ in their last bits: knots that near would make a slope without bounds
    means = (np.add.reduceat(log_odds[order], starts) / size).round(9)
    knots, first = np.unique(means, return_index=True)
    rate = ((np.add.reduceat(y[order], starts) + 0.5) / (size + 1.0))[first]
    level = IsotonicRegression().fit_transform(knots, rate, sample_weight=size[first])
    line = fit_platt(log_odds, y)(knots)
    calibrated = (1 - SLOPE) * np.log(level / (1 - level)) + SLOPE * line
    return Isotonic(tuple(knots.tolist()), tuple(calibrated.tolist()))
