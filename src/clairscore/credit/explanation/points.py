"""Contributions in points of the risk score, on the calibrated decision scale.

Contributions φ in raw log-odds add up to z − z0 (z the client's log-odds, z0 the mean over the
training rows). Points are ``50 + s·log2(odds / odds at the cut-off)`` of the *calibrated* odds, with
s the model's points per doubling, so

- with Platt's calibration, a·z + b, a contribution is worth ``a·φ·s/ln 2`` points;
- with isotonic calibration f, φ is scaled by ``(f(z) − f(z0)) / (z − z0)``: what integrating f's
  slope along the straight way from z0 to z gives each feature (Sundararajan et al. 2017,
  https://arxiv.org/abs/1703.01365).

Base + contributions + step to the scale = score, for every client; the step is 0 for nearly all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from clairscore.core.errors import ClairscoreError
from clairscore.credit.explanation.trees import TooDeep, TreeExplainer
from clairscore.credit.model.bundle import Model
from clairscore.credit.model.calibration import Isotonic, Platt
from clairscore.credit.model.scorer import LinearScorer, TreeScorer

# TreeSHAP by tables costs about 700 rows of LightGBM's pred_contrib to set up, whatever the number
# and size of the trees, and then a thirtieth of it a row (benchmarks/scoring.py).
BULK_ROWS = 1_000
AGREEMENT = 1e-9  # log-odds: both are exact in float64 and differ by about 1e-14
EXACTNESS = 1e-6  # points
NARROWEST = 0.05  # log-odds: below, the slope of f is taken around z0

Contributions = Callable[[NDArray[np.float32]], NDArray[np.float64]]


@dataclass(eq=False)
class NotAdditive(ClairscoreError):
    """A model whose contributions do not add up to its score: it must not explain decisions."""

    code: ClassVar[str] = "not-additive"
    model: str
    difference: float


@dataclass(frozen=True)
class Explanation:
    """What moved some clients' scores.

    Parameters
    ----------
    base
        Score of the mean log-odds, in points.
    features
        Model inputs that can move the score, in input order; every other input contributes 0.
    points
        (n, n_features): positive raises the risk.
    to_scale
        (n,): what brings a sum beyond 0 or 100 back; ``base + points.sum(axis=1) + to_scale`` is
        `score`.
    score
        (n,), from 0 to 100.
    log_odds
        (n,), calibrated.
    pd
        (n,), calibrated probability of default.
    """

    base: float
    features: tuple[str, ...]
    points: NDArray[np.float64]
    to_scale: NDArray[np.float64]
    score: NDArray[np.float64]
    log_odds: NDArray[np.float64]
    pd: NDArray[np.float64]


class Explainer:
    """Explains one model's scores.

    Parameters
    ----------
    model
        Any model of `credit.model`.
    sample
        Some rows of the population, (n, n_inputs), if many are to be explained: the faster exact
        algorithm is then used, provided that it agrees with `pred_contrib` on these rows.

    Attributes
    ----------
    features
        Model inputs that can move the score, in input order.
    base
        Score of the mean log-odds, in points.
    engine
        ``"tables"``, ``"pred_contrib"`` (LightGBM's own) or ``"linear"``.
    """

    def __init__(self, model: Model, *, sample: NDArray[np.float32] | None = None) -> None:
        self.model = model
        self.engine, self._contributions = _engine(model, sample)
        self._used = _used(model)
        self.features = tuple(model.inputs[j] for j in self._used)
        mean = model.calibration(np.array([model.scorer.base]))
        self.base = float(model.scale.points(mean)[0])

    def __call__(self, X: NDArray[np.float32]) -> Explanation:
        """Explain the scores of some rows, (n, n_inputs) in the order of the model's inputs.

        Raises
        ------
        NotAdditive
            Base and contributions miss the model's own points by more than 1e-6 for some row.
        """
        model, scale = self.model, self.model.scale
        contributions = self._contributions(X)[:, self._used]
        points = scale.points_per_log_odds * calibrated(
            contributions, model.calibration, base=model.scorer.base
        )
        log_odds = model.calibrated_log_odds(X)
        missed = np.abs(self.base + points.sum(axis=1) - scale.points(log_odds))
        difference = float(missed.max(initial=0.0))
        if not difference <= EXACTNESS:  # also caught: NaN
            raise NotAdditive(model.identity, difference)
        return Explanation(
            base=self.base,
            features=self.features,
            points=points,
            to_scale=scale.to_scale(log_odds),
            score=scale.score(log_odds),
            log_odds=log_odds,
            pd=scale.pd(log_odds),
        )


def explain(model: Model, X: NDArray[np.float32]) -> Explanation:
    """Explain the scores of a few clients, (n, n_inputs); for a population, keep an `Explainer`."""
    return Explainer(model)(X)


def calibrated(
    contributions: NDArray[np.float64], calibration: Platt | Isotonic, *, base: float
) -> NDArray[np.float64]:
    """Return contributions in calibrated log-odds.

    Parameters
    ----------
    contributions
        (n, p), in raw log-odds; rows sum to z − z0.
    calibration
        f, from raw to calibrated log-odds.
    base
        z0.

    Returns
    -------
    contributions
        (n, p); rows sum to f(z) − f(z0).
    """
    if isinstance(calibration, Platt):
        return contributions * calibration.a
    move = contributions.sum(axis=1)
    bounds = np.array([base, base - NARROWEST, base + NARROWEST])
    at_base, below, above = calibration(bounds)
    wanted = calibration(base + move) - at_base
    wide = np.abs(move) >= NARROWEST
    slope = np.where(wide, wanted / np.where(wide, move, 1), (above - below) / (2 * NARROWEST))
    scaled = contributions * slope[:, None]
    # Near z0 the quotient is unstable: the slope around z0 stands in for it, and the little that
    # is then missing is shared in proportion to the size of each contribution.
    size = np.abs(contributions)
    total = size.sum(axis=1)
    missing = (wanted - scaled.sum(axis=1)) / np.where(total > 0, total, 1)
    return scaled + size * missing[:, None]


def _engine(model: Model, sample: NDArray[np.float32] | None) -> tuple[str, Contributions]:
    """Return the contributions' name and function: tables if worth it and right on the sample."""
    scorer = model.scorer
    if not isinstance(scorer, TreeScorer):
        return "linear", scorer.contributions
    if sample is None:
        return "pred_contrib", scorer.contributions
    try:
        tables = TreeExplainer(scorer.booster)
    except TooDeep:
        return "pred_contrib", scorer.contributions
    difference = np.abs(tables(sample) - scorer.contributions(sample)).max(initial=0.0)
    agrees = max(difference, abs(tables.base - scorer.base)) <= AGREEMENT
    return ("tables", tables) if agrees else ("pred_contrib", scorer.contributions)


def _used(model: Model) -> NDArray[np.intp]:
    """Return the positions of the inputs that can move the score."""
    match model.scorer:
        case TreeScorer(booster):
            return np.flatnonzero(booster.feature_importance("split"))
        case LinearScorer(_, shapes):
            moves = [any(shape.values) or shape.missing != 0 for shape in shapes]
            return np.flatnonzero(moves)
        case other:
            raise TypeError(other)
