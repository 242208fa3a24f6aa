"""Resampling: candidates' ways to make defaults less rare, on training rows only.

Each takes a `balance` between 0 (leave as is) and 1 (as many defaults as repaid loans); in
between, the log-odds of a default move in proportion. Calibration undoes the shift afterwards.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

NEIGHBOURS = 5


@dataclass(frozen=True)
class Sample:
    """Rows to learn from.

    Parameters
    ----------
    X
        Inputs, (n, p); NaN is missing, categories are codes.
    y
        1 default, 0 repaid, (n,).
    levels
        (p,): number of codes of a category (2 for yes/no), 0 for a number.
    weights
        (n,), or None when every row counts once.
    directions
        (p,): 1 where the risk may only rise with a value, -1 where it may only fall, 0 where it is
        free; None leaves all free.
    """

    X: NDArray[np.float32]
    y: NDArray[np.float64]
    levels: NDArray[np.int64]
    weights: NDArray[np.float64] | None = None
    directions: NDArray[np.int64] | None = None

    def rows(self, chosen: NDArray[np.int64]) -> "Sample":
        """Return some of the rows."""
        weights = None if self.weights is None else self.weights[chosen]
        return replace(self, X=self.X[chosen], y=self.y[chosen], weights=weights)


Resampling = Callable[[Sample, float, int], Sample]
"""(sample, balance, seed) → sample."""


def class_weighted(sample: Sample, balance: float, seed: int) -> Sample:
    """Let a default count as much as it takes."""
    del seed
    weight = _target_odds(sample.y, balance) / _odds(sample.y)
    return replace(sample, weights=np.where(sample.y > 0, weight, 1.0))


def undersampled(sample: Sample, balance: float, seed: int) -> Sample:
    """Leave out repaid loans at random."""
    defaults, repaid = np.flatnonzero(sample.y > 0), np.flatnonzero(sample.y == 0)
    wanted = min(len(repaid), round(len(defaults) / _target_odds(sample.y, balance)))
    kept = np.random.default_rng(seed).choice(repaid, size=wanted, replace=False)
    return sample.rows(np.sort(np.concatenate([defaults, kept])))


def smote(sample: Sample, balance: float, seed: int) -> Sample:
    """Add made-up defaults between neighbouring real ones.

    Neighbours are found, and clients made up, on standardised columns with medians in the gaps and
    categories as codes. A made-up client then lacks the values that the real default nearest to it
    lacks: where real clients have gaps, a complete one would give itself away.
    Source: Chawla et al. 2002, https://doi.org/10.1613/jair.953
    """
    from imblearn.over_sampling import SMOTE  # noqa: PLC0415 - heavy, used here alone
    from sklearn.neighbors import NearestNeighbors  # noqa: PLC0415 - heavy, used here alone

    n_defaults = int(np.sum(sample.y > 0))
    wanted = round(_target_odds(sample.y, balance) * np.sum(sample.y == 0))
    if wanted <= n_defaults or n_defaults < 2:  # noqa: PLR2004 - a neighbour is needed
        return sample
    complete = _imputed(sample)
    centre, spread = complete.mean(axis=0), complete.std(axis=0)
    scale = np.where(spread == 0, 1.0, spread)
    settings: dict[str, Any] = {
        "sampling_strategy": {1: wanted},
        "k_neighbors": min(NEIGHBOURS, n_defaults - 1),
        "random_state": seed,
    }
    Z = (complete - centre) / scale
    grown = np.asarray(SMOTE(**settings).fit_resample(Z, sample.y.astype(np.int64))[0])
    made_up = grown[len(sample.y) :]
    X_new = (made_up * scale + centre).astype(np.float32)
    defaults = np.flatnonzero(sample.y > 0)
    nearest = NearestNeighbors(n_neighbors=1).fit(Z[defaults]).kneighbors(made_up)[1][:, 0]
    X_new[np.isnan(sample.X[defaults[nearest]])] = np.nan
    y = np.concatenate([sample.y, np.ones(len(X_new))])
    return replace(sample, X=np.vstack([sample.X, X_new]), y=y)


def _imputed(sample: Sample) -> NDArray[np.float64]:
    """Return the rows with medians in the gaps."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a fold may leave a column empty
        median = np.nan_to_num(np.nanmedian(sample.X, axis=0)).astype(np.float64)
    return np.where(np.isnan(sample.X), median, sample.X)


def _odds(y: NDArray[np.float64]) -> float:
    return float(y.sum() / (len(y) - y.sum()))


def _target_odds(y: NDArray[np.float64], balance: float) -> float:
    """Return odds between the actual ones (balance 0) and 1 (balance 1), on the log scale."""
    return _odds(y) ** (1 - balance)
