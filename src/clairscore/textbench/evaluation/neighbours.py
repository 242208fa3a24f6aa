"""The classes of the nearest texts by cosine, ties shared: exact for every encoder alike.

Where several texts are equally near and not all have room among the k nearest (counts of words often
tie), each of them counts with the same share of the places left: what drawing among them at random
would give on average.
"""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from clairscore.textbench.evaluation.resampling import Draws, drawn_means, estimate
from clairscore.textbench.figures import Estimate
from clairscore.textbench.vectors import Vectors, unit_rows

NEIGHBOURS: Final = 10
ROWS_AT_ONCE: Final = 256
TIE: Final = 1e-6  # cosines in float32 that differ by less are taken for equal


def precision_of_neighbours(
    vectors: Vectors, codes: NDArray[np.intp], draws: Draws
) -> tuple[Estimate, NDArray[np.float64]]:
    """Return, of the ten nearest texts by cosine, the share of the same class; and by text (n,)."""
    k, shares = min(NEIGHBOURS, len(codes) - 1), np.empty(len(codes))
    for rows, votes in _votes(vectors, np.arange(len(codes)), np.arange(len(codes)), codes=codes):
        shares[rows] = votes[np.arange(len(rows)), codes[rows]] / k
    return estimate(shares.mean(), drawn_means(shares, draws)), shares


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
    given = [votes.argmax(axis=1) for _, votes in _votes(vectors, test, train, codes=codes)]
    return np.concatenate(given).astype(np.intp)


def _votes(
    vectors: Vectors, asked: NDArray[np.intp], known: NDArray[np.intp], *, codes: NDArray[np.intp]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.float64]]]:
    """Yield some of the rows asked for, and how many of their nearest are of each class.

    A text is never its own neighbour.
    """
    directions: Any = unit_rows(vectors)
    others = directions[known].T
    classes = sparse.csr_matrix((np.ones(len(known)), (np.arange(len(known)), codes[known])))
    itself = np.full(len(codes), -1)
    itself[known] = np.arange(len(known))
    for start in range(0, len(asked), ROWS_AT_ONCE):
        rows = asked[start : start + ROWS_AT_ONCE]
        found = directions[rows] @ others
        likeness = found.toarray() if sparse.issparse(found) else np.asarray(found)
        own = np.flatnonzero(itself[rows] >= 0)
        likeness[own, itself[rows[own]]] = -np.inf
        k = min(NEIGHBOURS, len(known) - (len(own) > 0))
        yield rows, np.asarray((_places(likeness, k) @ classes).todense())


def _places(likeness: NDArray[np.float32], k: int) -> sparse.csr_matrix:
    """Return how much of a place each text has among the k nearest; rows add up to k."""
    last = np.partition(likeness, -k, axis=1)[:, -k][:, None]
    row, column = np.nonzero(likeness >= last - TIE)
    tied = likeness[row, column] <= last[row, 0] + TIE
    sure = np.bincount(row[~tied], minlength=len(likeness))
    share = (k - sure) / np.bincount(row[tied], minlength=len(likeness))
    return sparse.csr_matrix((np.where(tied, share[row], 1.0), (row, column)), shape=likeness.shape)
