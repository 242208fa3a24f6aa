"""The nearest texts by cosine, and how many of them are of the same class.

Where several texts are equally near and not all have room among the k nearest (counts of words often
tie), one order of the texts, drawn once and the same for every encoder, decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from clairscore.textbench.evaluation.resampling import Drawn, Draws, estimate
from clairscore.textbench.figures import Estimate
from clairscore.textbench.vectors import Vectors, unit_rows

NEIGHBOURS: Final = 10
ROWS_AT_ONCE: Final = 256
TIE: Final = 1e-6  # cosines in float32 that differ by less are taken for equal
SEED: Final = 1


@dataclass(frozen=True)
class Near:
    """The neighbours of each text among all texts.

    Parameters
    ----------
    rows
        (n, k): places of the nearest texts, the text itself left out.
    same
        (n, k): whether each is of the text's class.
    """

    rows: NDArray[np.intp]
    same: NDArray[np.bool_]

    @property
    def precision(self) -> float:
        """Return the share of neighbours of the same class."""
        return float(self.same.mean())

    def drawn(self, draws: Draws) -> Drawn:
        """Return the precision in each draw, (n_draws,).

        A text that is drawn again counts again both where it is asked for and where it is a
        neighbour: without the latter, the interval held the truth in 74 to 78 % of simulated
        corpora, with it in 96 to 99 %.
        """
        return np.array([self._weighted(held.astype(np.float64)) for held in draws])

    def among(self, subsamples: Sequence[NDArray[np.intp]]) -> Drawn:
        """Return the precision among the texts of each subsample."""
        found = np.zeros((len(subsamples), len(self.rows)), np.uint8)
        for at, rows in enumerate(subsamples):
            found[at, rows] = 1
        return self.drawn(found)

    def _weighted(self, weights: Drawn) -> float:
        near = weights[self.rows]
        whole = near.sum(axis=1)
        counted = (whole > 0) & (weights > 0)
        share = (near * self.same).sum(axis=1)[counted] / whole[counted]
        return float((weights[counted] * share).sum() / weights[counted].sum())


def neighbours(vectors: Vectors, codes: NDArray[np.intp]) -> Near:
    """Return the ten nearest texts of each text by cosine."""
    everyone = np.arange(len(codes))
    rows = np.concatenate([near for _, near in _nearest(vectors, everyone, everyone)])
    return Near(rows, codes[rows] == codes[:, None])


def precision_of_neighbours(
    vectors: Vectors, codes: NDArray[np.intp], draws: Draws
) -> tuple[Estimate, NDArray[np.float64]]:
    """Return, of the ten nearest texts by cosine, the share of the same class; and by text (n,)."""
    found = neighbours(vectors, codes)
    return estimate(found.precision, found.drawn(draws)), found.same.mean(axis=1)


def vote_of_neighbours(
    vectors: Vectors,
    codes: NDArray[np.intp],
    *,
    train: NDArray[np.intp],
    test: NDArray[np.intp],
) -> NDArray[np.intp]:
    """Return the class that most of the ten nearest training texts have, (n_test,).

    Of classes with as many votes, the first.
    """
    given = [_commonest(codes[near]) for _, near in _nearest(vectors, test, train)]
    return np.concatenate(given)


def _commonest(classes: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the commonest of each row, the smallest of those as common."""
    votes = (classes[:, :, None] == classes[:, None, :]).sum(axis=2)
    most = votes == votes.max(axis=1, keepdims=True)
    return np.where(most, classes, np.iinfo(np.intp).max).min(axis=1)


def _nearest(
    vectors: Vectors, asked: NDArray[np.intp], known: NDArray[np.intp]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Yield some of the rows asked for, and the k rows of `known` nearest to each, in no order.

    A text is never its own neighbour.
    """
    directions = unit_rows(vectors)
    n = directions.shape[0]
    order = np.random.default_rng(SEED).permutation(n)[known]
    itself = np.full(n, -1)
    itself[known] = np.arange(len(known))
    k = min(NEIGHBOURS, len(known) - int((itself[asked] >= 0).any()))
    others = directions[known].T
    for start in range(0, len(asked), ROWS_AT_ONCE):
        rows = asked[start : start + ROWS_AT_ONCE]
        found = directions[rows] @ others
        likeness = found.toarray() if sparse.issparse(found) else np.asarray(found)
        own = np.flatnonzero(itself[rows] >= 0)
        likeness[own, itself[rows[own]]] = -np.inf
        yield rows, known[_largest(likeness, k, order=order)]


def _largest(likeness: NDArray[np.float32], k: int, *, order: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the columns of the k largest of each row, (n, k); `order` decides between equals."""
    last = np.partition(likeness, -k, axis=1)[:, -k][:, None]
    row, column = np.nonzero(likeness >= last - TIE)
    tied = likeness[row, column] <= last[row, 0] + TIE
    ranked = np.lexsort((order[column], tied, row))
    starts = np.searchsorted(row[ranked], np.arange(len(likeness)))
    return column[ranked][starts[:, None] + np.arange(k)]
