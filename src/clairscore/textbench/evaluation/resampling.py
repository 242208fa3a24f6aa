"""Texts drawn again: the same draws for every encoder, so that differences are paired."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.textbench.results import Estimate

BOUNDS: Final = (2.5, 97.5)

Draws = NDArray[np.float64]
"""(n_draws, n): how often each draw holds each text; each row adds up to n."""


def bootstrap_draws(n: int, draws: int, *, seed: int) -> Draws:
    """Return bootstrap draws of n texts as counts, (draws, n)."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(n, np.full(n, 1 / n), size=draws).astype(np.float64)


def drawn_means(values: NDArray[np.float64], draws: Draws) -> NDArray[np.float64]:
    """Return the mean of values by text, (n,), in each draw."""
    return draws @ values / draws.sum(axis=1)


def drawn_ari(labels: NDArray[np.intp], clusters: NDArray[np.intp], draws: Draws) -> Draws:
    """Return the adjusted Rand index of each draw, (n_draws,).

    Source: Hubert & Arabie 1985, https://doi.org/10.1007/BF01908075
    """
    n_classes, n_clusters = int(labels.max()) + 1, int(clusters.max()) + 1
    cell = np.zeros((len(labels), n_classes * n_clusters))
    cell[np.arange(len(labels)), labels * n_clusters + clusters] = 1.0
    table = (draws @ cell).reshape(-1, n_classes, n_clusters)
    together = _pairs(table).sum(axis=(1, 2))
    rows, columns = _pairs(table.sum(axis=2)).sum(axis=1), _pairs(table.sum(axis=1)).sum(axis=1)
    expected = rows * columns / _pairs(draws.sum(axis=1))
    most = (rows + columns) / 2
    same = np.isclose(most, expected)  # one class and one cluster: the same partition
    return np.where(same, 1.0, (together - expected) / np.where(same, 1.0, most - expected))


def drawn_macro_f1(
    labels: NDArray[np.intp], predicted: NDArray[np.intp], draws: Draws
) -> NDArray[np.float64]:
    """Return the F1 of each draw, averaged over the classes that occur, (n_draws,)."""
    classes = np.arange(int(max(labels.max(), predicted.max())) + 1)
    actual, given = labels[:, None] == classes, predicted[:, None] == classes
    right = draws @ (actual & given)
    occurs = draws @ actual
    both = occurs + draws @ given
    f1 = np.divide(2 * right, both, out=np.zeros_like(right), where=both > 0)
    present = occurs > 0
    return np.where(present, f1, 0.0).sum(axis=1) / present.sum(axis=1)


def estimate(value: float, drawn: NDArray[np.float64], *, spread: float = 0.0) -> Estimate:
    """Return a figure with the interval of its draws."""
    low, high = np.percentile(drawn, BOUNDS)
    return Estimate(float(value), float(low), float(high), float(spread))


def _pairs(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    return counts * (counts - 1) / 2
