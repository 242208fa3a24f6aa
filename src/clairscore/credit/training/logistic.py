"""Logistic regression on prepared columns, folded back to one shape a feature."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.model.cutoff import probability_of
from clairscore.credit.model.scorer import LinearScorer, Shape
from clairscore.credit.training.resampling import Sample

Floats = NDArray[np.float64]

Bound = tuple[float | None, float | None]

FREE: Bound = (None, None)
MOST_STEPS = 2000
CLIP = (1.0, 99.0)  # percentiles beyond which a number adds nothing more: tails are heavy


@dataclass(frozen=True)
class Basis:
    """How one feature becomes columns.

    A number gives one ramp from 0 to 1 between each two knots, so that its shape is made of
    straight lines; a category one column a code. A feature with gaps has one more column, 1 where
    the value is missing.
    """

    knots: Floats
    category: bool
    gaps: bool

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return len(self.knots) - (not self.category) + self.gaps

    def columns(self, x: NDArray[np.float32]) -> Floats:
        """Return the columns of a feature, (n, width); a missing value is 0 but in its own."""
        if self.category:
            inner = (x[:, None] == self.knots).astype(np.float64)
        else:
            steps = np.diff(self.knots)
            inner = ((x[:, None] - self.knots[:-1]) / steps).clip(0.0, 1.0)
            inner = np.nan_to_num(inner)
        return np.column_stack([inner, np.isnan(x)]) if self.gaps else inner

    def bounds(self, direction: int) -> list[Bound]:
        """Return the bounds of the columns' coefficients: ramps that all rise, or all fall."""
        ramps: Bound = {1: (0.0, None), -1: (None, 0.0)}.get(direction, FREE)
        inner = self.width - self.gaps
        return [ramps] * inner + [FREE] * self.gaps

    def shape(self, weights: Floats, mean: Floats) -> Shape:
        """Return the shape that fitted weights and the columns' means amount to, centred.

        Where training saw no missing value, one adds nothing: the client counts as average.
        """
        centre = float(weights @ mean)
        inner = weights[:-1] if self.gaps else weights
        values = (inner if self.category else np.r_[0.0, np.cumsum(inner)]) - centre
        missing = float(weights[-1]) - centre if self.gaps else 0.0
        return Shape(tuple(self.knots.tolist()), tuple(values.tolist()), missing)


def fit_logistic(sample: Sample, *, penalty: float, knots: int) -> LinearScorer:
    """Fit an additive logistic regression.

    Parameters
    ----------
    sample
        Rows to learn from.
    penalty
        Strength of the L2 penalty on standardised columns, a client: 1 / (n · C).
    knots
        Knots a number, at even percentiles from the 1st to the 99th; 2 makes it linear.

    Returns
    -------
    LinearScorer
        Its base is the mean log-odds over the (weighted) rows.
    """
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - only training needs it

    bases = [
        basis_of(x, levels=int(levels), knots=knots)
        for x, levels in zip(sample.X.T, sample.levels, strict=True)
    ]
    design = np.hstack([b.columns(x) for b, x in zip(bases, sample.X.T, strict=True)])
    weights = np.ones(len(design)) if sample.weights is None else sample.weights
    mean = np.average(design, axis=0, weights=weights)
    spread = design.std(axis=0)
    spread[spread == 0] = 1.0
    directions = np.zeros(len(bases), int) if sample.directions is None else sample.directions
    bounds = [bound for b, d in zip(bases, directions, strict=True) for bound in b.bounds(int(d))]
    # one thread: two that wait for each other took ten times longer on a busy machine
    with threadpool_limits(limits=1, user_api="blas"):
        fitted = _least_loss(
            (design - mean) / spread, sample.y, weights=weights, penalty=penalty, bounds=bounds
        )
    coefficients = fitted[:-1] / spread
    ends = np.cumsum([basis.width for basis in bases])[:-1]
    pieces = zip(bases, np.split(coefficients, ends), np.split(mean, ends), strict=True)
    shapes = tuple(basis.shape(weight, centre) for basis, weight, centre in pieces)
    return LinearScorer(float(fitted[-1]), shapes)


def _least_loss(
    Z: Floats, y: Floats, *, weights: Floats, penalty: float, bounds: Sequence[Bound]
) -> Floats:
    """Return coefficients within bounds, then the free intercept, of least penalised log-loss.

    L-BFGS-B, as scikit-learn's default but for the bounds: a coefficient held at 0 is the optimum
    of the others given it, where clipping afterwards would not be.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - only training needs it

    share = weights / weights.sum()
    strength = penalty * len(y) / weights.sum()

    def loss(beta: Floats) -> tuple[float, Floats]:
        z = Z @ beta[:-1] + beta[-1]
        error = share * (probability_of(z) - y)
        value = share @ (np.logaddexp(0.0, z) - y * z) + strength / 2 * beta[:-1] @ beta[:-1]
        return float(value), np.append(error @ Z + strength * beta[:-1], error.sum())

    found = minimize(
        loss,
        np.zeros(Z.shape[1] + 1),
        jac=True,
        method="L-BFGS-B",
        bounds=[*bounds, (None, None)],
        options={"maxiter": MOST_STEPS, "gtol": 1e-5, "ftol": 64 * np.finfo(float).eps},
    )
    return np.asarray(found.x, dtype=np.float64)


def basis_of(x: NDArray[np.float32], *, levels: int, knots: int) -> Basis:
    """Return the basis of one feature, from its training values, (n,)."""
    missing = np.isnan(x)
    gaps = bool(missing.any())
    if levels:
        return Basis(np.arange(levels, dtype=np.float64), category=True, gaps=gaps)
    present = x[~missing].astype(np.float64)
    if len(present) == 0:
        return Basis(np.zeros(1), category=False, gaps=gaps)
    percentiles = np.percentile(present, np.linspace(*CLIP, knots))
    distinct = np.unique(percentiles)
    if len(distinct) == 1:  # nearly constant: all that matters lies in the tails
        distinct = np.unique([present.min(), present.max()])
    return Basis(distinct, category=False, gaps=gaps)
