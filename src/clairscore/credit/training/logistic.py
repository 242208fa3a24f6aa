"""Logistic regression on prepared columns, folded back to one shape a feature."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.model.scorer import LinearScorer, Shape
from clairscore.credit.training.resampling import Sample

Floats = NDArray[np.float64]

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
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only training needs it
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
    strength = 1 / (penalty * len(design))
    model = LogisticRegression(C=strength, tol=1e-5, max_iter=MOST_STEPS)
    # one thread: two that wait for each other took ten times longer on a busy machine
    with threadpool_limits(limits=1, user_api="blas"):
        model.fit((design - mean) / spread, sample.y, sample_weight=weights)
    coefficients = model.coef_[0] / spread
    ends = np.cumsum([basis.width for basis in bases])[:-1]
    pieces = zip(bases, np.split(coefficients, ends), np.split(mean, ends), strict=True)
    shapes = tuple(basis.shape(weight, centre) for basis, weight, centre in pieces)
    return LinearScorer(float(np.ravel(model.intercept_)[0]), shapes)


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
