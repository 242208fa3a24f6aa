"""Texts drawn again: the same draws for every encoder, so that differences are paired."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.textbench.figures import Estimate

BOUNDS: Final = (2.5, 97.5)
AT_ONCE: Final = 64  # draws held as floats

Draws = NDArray[np.uint8 | np.float64]
"""(n_draws, n): how often each draw holds each text; each row adds up to n."""
Drawn = NDArray[np.float64]
"""(n_draws,): a figure in each draw."""


def bootstrap_draws(
    n: int, draws: int, *, seed: int, groups: NDArray[np.intp] | None = None
) -> Draws:
    """Return bootstrap draws of n texts as counts, (draws, n).

    Texts of a group are drawn together: they are no independent witnesses.
    """
    place = np.arange(n) if groups is None else np.unique(groups, return_inverse=True)[1]
    units = int(place.max()) + 1
    rng, even = np.random.default_rng(seed), np.full(units, 1 / units)
    found = np.empty((draws, n), np.uint8)
    for rows in _blocks(draws):  # multinomial counts are eight times as large
        counts = rng.multinomial(units, even, size=rows.stop - rows.start)
        found[rows] = counts.astype(np.uint8)[:, place]
    return found


def drawn_means(values: NDArray[np.float64], draws: Draws) -> Drawn:
    """Return the mean of values by text, (n,), in each draw."""
    return np.concatenate(
        [
            (held @ values) / held.sum(axis=1)
            for held in (draws[rows].astype(np.float64) for rows in _blocks(len(draws)))
        ]
    )


def drawn_ari(labels: NDArray[np.intp], clusters: NDArray[np.intp], draws: Draws) -> Drawn:
    """Return the adjusted Rand index of each draw, (n_draws,).

    A text drawn w times weighs w. It makes no pair with itself: the weight of the pairs within a
    group is (S² − Σw²)/2, where S adds up the weights of its texts.

    Source: Hubert & Arabie 1985, https://doi.org/10.1007/BF01908075
    """
    _, cells = np.unique(labels * (int(clusters.max()) + 1) + clusters, return_inverse=True)
    found = np.empty(len(draws))
    for at, held in enumerate(draws):
        weights = held.astype(np.float64)
        alone = float((weights**2).sum())

        def pairs(
            groups: NDArray[np.intp], weights: Drawn = weights, alone: float = alone
        ) -> float:
            return (float((np.bincount(groups, weights) ** 2).sum()) - alone) / 2

        together, rows, columns = pairs(cells), pairs(labels), pairs(clusters)
        expected = rows * columns / pairs(np.zeros(len(labels), np.intp))
        most = (rows + columns) / 2
        # one class and one cluster: the same partition
        found[at] = 1.0 if np.isclose(most, expected) else (together - expected) / (most - expected)
    return found


def drawn_macro_f1(labels: NDArray[np.intp], predicted: NDArray[np.intp], draws: Draws) -> Drawn:
    """Return the F1 of each draw, averaged over the classes that occur, (n_draws,)."""
    n = int(max(labels.max(), predicted.max())) + 1
    right = labels == predicted
    found = np.empty(len(draws))
    for at, held in enumerate(draws):
        occurs = np.bincount(labels, held, n)
        both = occurs + np.bincount(predicted, held, n)
        hits = np.bincount(labels[right], held[right], n)
        present = occurs > 0
        found[at] = (2 * hits[present] / both[present]).mean()
    return found


def estimate(value: float, drawn: Drawn, *, spread: float = 0.0) -> Estimate:
    """Return a figure with the interval of its draws."""
    low, high = np.percentile(drawn, BOUNDS)
    return Estimate(float(value), float(low), float(high), float(spread))


def _blocks(n: int) -> Iterator[slice]:
    for start in range(0, n, AT_ONCE):
        yield slice(start, min(start + AT_ONCE, n))
