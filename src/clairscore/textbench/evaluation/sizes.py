"""How small can vectors be? Fewer dimensions, fewer bits, and what accuracy is left."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression

from clairscore.textbench.evaluation.classification import C, Fold, Split, packed
from clairscore.textbench.results import Form

DIMENSIONS: Final = (32, 64, 128, 256, 512)
MOST: Final = 4_096  # counts of words have more: they are kept as the few that are not 0
BYTES: Final = 4  # float32
INT8_LEVELS: Final = 127
SEED: Final = 1

Vectors = NDArray[np.float32]


def forms(
    vectors: Vectors,
    codes: NDArray[np.intp],
    shared: Sequence[Split],
    *,
    matryoshka: bool,
) -> list[Form]:
    """Measure smaller forms of the vectors by logistic regression on the first repeat's folds.

    Nothing is learnt from labels; PCA learns its axes from the training rows of each fold.

    Parameters
    ----------
    vectors, codes, shared
        Of all texts; their classes; the splits.
    matryoshka
        The model was trained so that the first dimensions stand alone: only then they are cut.
    """
    if vectors.shape[1] > MOST:
        return []
    first = [split for split in shared if split.repeat == 0]
    found: list[Form] = []
    for name, size, bytes_a_text, smaller in _smaller(vectors, matryoshka=matryoshka):
        right = 0
        for split in first:
            X = packed(smaller(split.train))
            model = LogisticRegression(C=C, max_iter=1_000).fit(X[split.train], codes[split.train])
            right += int((model.predict(X[split.test]) == codes[split.test]).sum())
        found.append(Form(name, size, bytes_a_text, right / len(codes)))
    return found


def _smaller(vectors: Vectors, *, matryoshka: bool) -> Iterator[tuple[str, int, int, Fold]]:
    size = vectors.shape[1]
    yield "full", size, BYTES * size, lambda _: vectors
    for k in (k for k in DIMENSIONS if k < min(size, len(vectors) // 2)):
        yield "pca", k, BYTES * k, _pca(vectors, k)
        if matryoshka:
            yield "first", k, BYTES * k, _first(vectors, k)
    yield "int8", size, size, lambda _: _int8(vectors)
    yield "binary", size, (size + 7) // 8, lambda _: np.sign(vectors - vectors.mean(axis=0))


def _pca(vectors: Vectors, k: int) -> Fold:
    def smaller(train: NDArray[np.intp]) -> Vectors:
        axes = PCA(k, random_state=SEED).fit(vectors[train])
        return np.asarray(axes.transform(vectors), np.float32)

    return smaller


def _first(vectors: Vectors, k: int) -> Fold:
    return lambda _: vectors[:, :k]


def _int8(vectors: Vectors) -> Vectors:
    """Return vectors after rounding each to 255 levels, its largest value the end of the scale."""
    scale = np.abs(vectors).max(axis=1, keepdims=True) / INT8_LEVELS
    scale[scale == 0] = 1.0
    return np.round(vectors / scale).astype(np.float32)
