"""How small can vectors be? Fewer dimensions, fewer bits, and what accuracy is left."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.textbench.evaluation.classification import Fold, Split, share_right
from clairscore.textbench.evaluation.reduction import Principal, looked_into
from clairscore.textbench.figures import Form
from clairscore.textbench.keeping import Keep, made
from clairscore.textbench.vectors import Dense, Vectors, dense

DIMENSIONS: Final = (32, 64, 128, 256, 512)
BYTES: Final = 4  # float32
INT8_LEVELS: Final = 127


def forms(
    vectors: Vectors,
    codes: NDArray[np.intp],
    shared: Sequence[Split],
    *,
    matryoshka: bool,
    keep: Keep = made,
) -> list[Form]:
    """Measure smaller forms of the vectors by logistic regression on the first repeat's folds.

    Nothing is learnt from labels; PCA learns its axes from the training rows of each fold.

    Parameters
    ----------
    vectors, codes, shared
        Of some texts; their classes; the splits.
    matryoshka
        The model was trained so that the first dimensions stand alone: only then they are cut.
    keep
        Keeps the accuracy of each form.
    """
    if not looked_into(vectors):
        return []
    first = [split for split in shared if split.repeat == 0]
    return [
        Form(
            name,
            size,
            bytes_a_text,
            keep(f"form-{name}-{size}", float, lambda fold=fold: share_right(fold, codes, first)),
        )
        for name, size, bytes_a_text, fold in _smaller(dense(vectors), matryoshka=matryoshka)
    ]


def _smaller(vectors: Dense, *, matryoshka: bool) -> Iterator[tuple[str, int, int, Fold]]:
    size = vectors.shape[1]
    yield "full", size, BYTES * size, lambda _: vectors
    known = [k for k in DIMENSIONS if k < min(size, len(vectors) // 2)]
    principal = Principal(vectors, max(known, default=0))
    for k in known:
        yield "pca", k, BYTES * k, principal.fold(k)
        if matryoshka:
            yield "first", k, BYTES * k, _first(vectors, k)
    yield "int8", size, size, lambda _: _int8(vectors)
    yield "binary", size, (size + 7) // 8, lambda _: np.sign(vectors - vectors.mean(axis=0))


def _first(vectors: Dense, k: int) -> Fold:
    return lambda _: vectors[:, :k]


def _int8(vectors: Dense) -> Dense:
    """Return vectors after rounding each to 255 levels, its largest value the end of the scale."""
    scale = np.abs(vectors).max(axis=1, keepdims=True) / INT8_LEVELS
    scale[scale == 0] = 1.0
    return np.round(vectors / scale).astype(np.float32)
