"""Calibration: from a model's raw log-odds to log-odds that mean what they say.

Platt's two parameters keep the ranking and keep contributions additive, so they come first.
Where they don't fit, isotonic regression follows the data's own shape.
"""

from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray


class Calibration(Protocol):
    """A monotone map of log-odds."""

    @property
    def name(self) -> str:
        """Return ``platt`` or ``isotonic``."""
        ...

    def __call__(self, log_odds: NDArray[np.float64], /) -> NDArray[np.float64]:
        """Return calibrated log-odds, of the same shape."""
        ...


@dataclass(frozen=True)
class Platt:
    """Calibrated log-odds = a · log-odds + b, with a ≥ 0."""

    a: float
    b: float
    name: ClassVar[str] = "platt"

    def __call__(self, log_odds: NDArray[np.float64], /) -> NDArray[np.float64]:
        """Return calibrated log-odds."""
        return self.a * log_odds + self.b


@dataclass(frozen=True)
class Isotonic:
    """Straight lines between increasing knots, level beyond the first and the last.

    Increasing, so that the ranking stays but for ties at the extremes.
    """

    knots_log_odds: tuple[float, ...]
    calibrated: tuple[float, ...]
    name: ClassVar[str] = "isotonic"

    def __call__(self, log_odds: NDArray[np.float64], /) -> NDArray[np.float64]:
        """Return calibrated log-odds."""
        return np.interp(log_odds, self.knots_log_odds, self.calibrated)
