"""Scorers: raw log-odds of default, and exactly what each feature adds to them."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:  # seconds to import
    import lightgbm as lgb

FEW_ROWS = 256  # below this, waking a second thread costs more than it saves


class Scorer(Protocol):
    """A model of log-odds that splits into the contributions of its features."""

    @property
    def base(self) -> float:
        """Return the expected log-odds over the training clients."""
        ...

    def log_odds(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return raw log-odds of default, (n,); NaN in `X` is a missing value."""
        ...

    def contributions(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return what each feature adds, (n, p): rows sum to log-odds − base."""
        ...


@dataclass(frozen=True)
class TreeScorer:
    """Boosted trees; contributions are path-dependent TreeSHAP, exact.

    Source: Lundberg et al. 2020, https://doi.org/10.1038/s42256-019-0138-9
    """

    booster: "lgb.Booster"
    base: float = field(init=False)

    def __post_init__(self) -> None:
        anyone = np.zeros((1, self.booster.num_feature()), dtype=np.float32)
        object.__setattr__(self, "base", float(self._explained(anyone)[0, -1]))

    def log_odds(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return raw log-odds of default, (n,)."""
        raw = self.booster.predict(X, raw_score=True, num_threads=_threads(X))
        return np.asarray(raw, dtype=np.float64)

    def contributions(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return what each feature adds, (n, p)."""
        return self._explained(X)[:, :-1]

    def _explained(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        explained = self.booster.predict(X, pred_contrib=True, num_threads=_threads(X))
        return np.asarray(explained, dtype=np.float64)


@dataclass(frozen=True)
class Shape:
    """What one feature adds by its value: straight lines between knots, level beyond them.

    A category's knots are its codes. `missing` is added where the value is missing.
    """

    knots: tuple[float, ...]
    values: tuple[float, ...]
    missing: float

    def __call__(self, x: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the contributions of a column, (n,)."""
        return np.where(np.isnan(x), self.missing, np.interp(x, self.knots, self.values))


@dataclass(frozen=True)
class LinearScorer:
    """An additive model: a base and one shape a feature, centred on the training clients.

    Imputation, clipping, standardisation, missing-value indicators and one-hot columns are folded
    into the shapes, so that a feature speaks with one voice.
    """

    base: float
    shapes: tuple[Shape, ...]

    def log_odds(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return raw log-odds of default, (n,)."""
        total = np.full(len(X), self.base)
        for j, shape in enumerate(self.shapes):
            total += shape(X[:, j])
        return total

    def contributions(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return what each feature adds, (n, p)."""
        parts = np.empty(X.shape)
        for j, shape in enumerate(self.shapes):
            parts[:, j] = shape(X[:, j])
        return parts


def constant_scorer(log_odds: float, *, n_features: int) -> LinearScorer:
    """Return the dummy: the same log-odds for everyone."""
    return LinearScorer(log_odds, (Shape((0.0,), (0.0,), 0.0),) * n_features)


def linear_to_json(scorer: LinearScorer, *, names: Sequence[str]) -> str:
    """Return the scorer as JSON, one line a feature; floats come back bit for bit."""
    lines = ",\n".join(
        f" {json.dumps(name, ensure_ascii=False)}: {json.dumps(asdict(shape), allow_nan=False)}"
        for name, shape in zip(names, scorer.shapes, strict=True)
    )
    return f'{{"base": {scorer.base!r}, "shapes": {{\n{lines}\n}}}}\n'


def linear_from_json(text: str) -> LinearScorer:
    """Return the scorer that `linear_to_json` wrote."""
    raw = json.loads(text)
    shapes = tuple(
        Shape(tuple(shape["knots"]), tuple(shape["values"]), shape["missing"])
        for shape in raw["shapes"].values()
    )
    return LinearScorer(raw["base"], shapes)


def _threads(X: NDArray[np.float32]) -> int:
    """Return LightGBM's num_threads: one for a few rows, else its default (0)."""
    return 1 if len(X) < FEW_ROWS else 0
