"""Vectors of texts, dense or sparse: counts of words are mostly zeros and stay sparse throughout."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Dense = NDArray[np.float32]
Vectors = Any
"""(n, d) float32, one row a text: an array, or a `scipy.sparse.csr_matrix`, whose stubs know little."""


def unit_rows(vectors: Vectors) -> Vectors:
    """Return rows of length 1, dense or sparse as they came; zeros stay."""
    from sklearn.preprocessing import normalize  # noqa: PLC0415 - readers of results need none

    return normalize(vectors)


def packed(vectors: Vectors) -> Vectors:
    """Return vectors of mean length 1, so that one penalty means the same for every encoder."""
    return vectors / np.float32(mean_length(vectors))


def mean_length(vectors: Vectors) -> float:
    """Return the root of the mean squared length of rows; 1 if all are zero."""
    values = vectors.data if sparse.issparse(vectors) else vectors
    squares = float(np.square(values, dtype=np.float64).sum())
    return float(np.sqrt(squares / max(vectors.shape[0], 1))) or 1.0


def mean_row(vectors: Vectors) -> NDArray[np.float64]:
    """Return the mean of the rows, (d,)."""
    return np.asarray(vectors.mean(axis=0, dtype=np.float64)).ravel()


def dense(vectors: Vectors) -> Dense:
    """Return vectors with their zeros written out."""
    return vectors.toarray() if sparse.issparse(vectors) else np.asarray(vectors)


def write_vectors(vectors: Vectors, folder: Path, name: str) -> None:
    """Write vectors to a folder: ``NAME.npy``, or ``NAME.npz`` if they are sparse."""
    folder.mkdir(exist_ok=True)
    if sparse.issparse(vectors):
        sparse.save_npz(folder / f"{name}.npz", vectors)
    else:
        np.save(folder / f"{name}.npy", vectors, allow_pickle=False)


def read_vectors(folder: Path, name: str) -> Vectors:
    """Return vectors as they were written; dense ones are mapped from disk."""
    if (folder / f"{name}.npz").exists():
        return sparse.load_npz(folder / f"{name}.npz")
    return np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
