"""Principal components of training rows: one factorisation a fold serves every size asked for."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.decomposition import PCA

from clairscore.textbench.evaluation.classification import Fold
from clairscore.textbench.vectors import Dense, Vectors

SEED: Final = 1
MOST: Final = 4_096  # dimensions of vectors that are looked into
MOST_COUNTED: Final = 1_024  # of counts of words


@dataclass
class Principal:
    """Principal components of vectors, learnt from the training rows of each fold.

    Parameters
    ----------
    vectors
        (n, d).
    most
        The largest number of components that will be asked for.
    """

    vectors: Dense
    most: int
    _along: dict[bytes, Dense] = field(default_factory=dict[bytes, Dense], repr=False)

    def fold(self, k: int) -> Fold:
        """Return what gives all vectors along the first k components of a fold."""
        return lambda train: self._all(train)[:, :k]

    def _all(self, train: NDArray[np.intp]) -> Dense:
        key = train.tobytes()
        if key not in self._along:
            axes = PCA(self.most, random_state=SEED).fit(self.vectors[train])
            self._along[key] = np.asarray(axes.transform(self.vectors), np.float32)
        return self._along[key]


def looked_into(vectors: Vectors) -> bool:
    """Return whether the dimensions of vectors are few enough to be looked into."""
    return vectors.shape[1] <= (MOST_COUNTED if sparse.issparse(vectors) else MOST)
