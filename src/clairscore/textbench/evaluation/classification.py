"""Can a simple classifier tell the classes? Repeated cross-validation on splits all encoders share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import clone
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.neighbors import KNeighborsClassifier

from clairscore.textbench.evaluation.resampling import (
    Draws,
    drawn_macro_f1,
    drawn_means,
    estimate,
)
from clairscore.textbench.results import Classification, Estimate, Shot

NEIGHBOURS: Final = 10
SPARSE: Final = 0.1  # share of values that are not 0, below which only they are kept
TREES: Final = 200
C: Final = 10.0
ROWS_AT_ONCE: Final = 1_024

Vectors = NDArray[np.float32]
Fold = Callable[[NDArray[np.intp]], Vectors]
"""From the rows that may be learnt from to the vectors of all texts, (n, d)."""


@dataclass(frozen=True)
class Split:
    """Rows to learn from and rows to be measured on, of one repeat."""

    repeat: int
    train: NDArray[np.intp]
    test: NDArray[np.intp]


def splits(codes: NDArray[np.intp], *, folds: int, repeats: int, seed: int) -> list[Split]:
    """Return repeated stratified folds, the same for every encoder."""
    found: list[Split] = []
    for repeat in range(repeats):
        folding = StratifiedKFold(folds, shuffle=True, random_state=seed + repeat)
        for train, test in folding.split(codes, codes):
            found.append(Split(repeat, np.asarray(train, np.intp), np.asarray(test, np.intp)))
    return found


def classifiers(seed: int) -> Mapping[str, Any]:
    """Return the classifiers by name, unfitted."""
    return {
        "logistic_regression": LogisticRegression(C=C, max_iter=1_000),
        "random_forest": RandomForestClassifier(TREES, n_jobs=-1, random_state=seed),
        "nearest": KNeighborsClassifier(NEIGHBOURS, metric="cosine", algorithm="brute"),
    }


def classification(
    fold: Fold,
    codes: NDArray[np.intp],
    shared: Sequence[Split],
    *,
    draws: Draws,
    seed: int,
) -> dict[str, Classification]:
    """Measure each classifier out of fold.

    Parameters
    ----------
    fold
        Gives the vectors for a split: an encoder that learns from texts learns from its training
        rows alone.
    codes
        (n,): class of each text.
    shared
        The splits.
    draws
        Shared by all encoders.
    seed
        Of the forests.
    """
    known = classifiers(seed)
    repeats = max(split.repeat for split in shared) + 1
    predicted = {name: np.zeros((repeats, len(codes)), np.intp) for name in known}
    right: dict[str, list[float]] = {name: [] for name in known}
    for split in shared:
        X = packed(fold(split.train))
        for name, unfitted in known.items():
            model: Any = clone(unfitted)
            if name == "nearest":
                model.set_params(n_neighbors=min(NEIGHBOURS, len(split.train)))
            given = model.fit(X[split.train], codes[split.train]).predict(X[split.test])
            predicted[name][split.repeat, split.test] = given
            right[name].append(float((given == codes[split.test]).mean()))
    return {
        name: _classification(codes, predicted[name], right[name], draws=draws) for name in known
    }


def few_shot(
    vectors: Vectors,
    codes: NDArray[np.intp],
    *,
    shots: Sequence[int],
    draws: int,
    seed: int,
) -> list[Shot]:
    """Measure logistic regression with k labelled texts a class, on all the others."""
    X, smallest = packed(vectors), int(np.bincount(codes).min())
    found: list[Shot] = []
    for k in (k for k in shots if k < smallest):
        rng = np.random.default_rng((seed, k))
        right: list[float] = []
        for _ in range(draws):
            order = rng.permutation(len(codes))
            rank = _rank_in_class(codes[order])
            train, test = order[rank < k], order[rank >= k]
            model = LogisticRegression(C=C, max_iter=1_000).fit(X[train], codes[train])
            right.append(float((model.predict(X[test]) == codes[test]).mean()))
        found.append(Shot(k, float(np.mean(right)), float(np.std(right))))
    return found


def precision_of_neighbours(
    vectors: Vectors, codes: NDArray[np.intp], draws: Draws
) -> tuple[Estimate, NDArray[np.float64]]:
    """Return, of the ten nearest texts by cosine, the share of the same class; and by text (n,)."""
    directions = unit_rows(vectors)
    k = min(NEIGHBOURS, len(codes) - 1)
    shares = np.empty(len(codes))
    for start in range(0, len(codes), ROWS_AT_ONCE):
        rows = np.arange(start, min(start + ROWS_AT_ONCE, len(codes)))
        likeness = np.asarray(directions[rows] @ directions.T)
        likeness[np.arange(len(rows)), rows] = -np.inf
        nearest = np.argpartition(-likeness, k - 1, axis=1)[:, :k]
        shares[rows] = (codes[nearest] == codes[rows, None]).mean(axis=1)
    return estimate(shares.mean(), drawn_means(shares, draws)), shares


def zero_shot(
    vectors: Vectors, names: Vectors, *, codes: NDArray[np.intp], draws: Draws
) -> Estimate:
    """Measure the class whose name lies nearest, both sides centred on their own mean."""
    texts, labels = (unit_rows(side - side.mean(axis=0)) for side in (vectors, names))
    right = (np.argmax(texts @ labels.T, axis=1) == codes).astype(np.float64)
    return estimate(right.mean(), drawn_means(right, draws))


def packed(vectors: Vectors) -> Any:  # noqa: ANN401 (a dense or a sparse matrix)
    """Return vectors of mean length 1, so that one penalty means the same for every encoder.

    Those that are mostly zeros come as a sparse matrix.
    """
    length = float(np.sqrt((vectors.astype(np.float64) ** 2).sum(axis=1).mean())) or 1.0
    scaled = vectors / np.float32(length)
    if np.count_nonzero(scaled) < SPARSE * scaled.size:
        return sparse.csr_matrix(scaled)
    return scaled


def unit_rows(vectors: Vectors) -> Vectors:
    """Return rows of length 1; zeros stay."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 0)


def _classification(
    codes: NDArray[np.intp],
    predicted: NDArray[np.intp],
    by_split: list[float],
    *,
    draws: Draws,
) -> Classification:
    right = (predicted == codes).mean(axis=0)
    f1 = [float(f1_score(codes, one, average="macro")) for one in predicted]
    drawn = np.mean([drawn_macro_f1(codes, one, draws) for one in predicted], axis=0)
    spread = float(np.std(by_split))
    return Classification(
        accuracy=estimate(right.mean(), drawn_means(right, draws), spread=spread),
        macro_f1=estimate(float(np.mean(f1)), drawn),
        by_split=by_split,
        predicted=predicted.tolist(),
    )


def _rank_in_class(codes: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return, for each text, how many of its class came before it."""
    order = np.argsort(codes, kind="stable")
    counts = np.bincount(codes)
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    rank = np.empty(len(codes), np.intp)
    rank[order] = np.arange(len(codes)) - starts
    return rank
