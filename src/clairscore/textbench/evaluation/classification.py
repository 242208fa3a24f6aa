"""Can a simple classifier tell the classes? Repeated cross-validation on splits all encoders share."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from clairscore.textbench.evaluation.neighbours import vote_of_neighbours
from clairscore.textbench.evaluation.resampling import (
    Draws,
    drawn_macro_f1,
    drawn_means,
    estimate,
)
from clairscore.textbench.figures import Classification, Estimate, Shot
from clairscore.textbench.keeping import Keep, made
from clairscore.textbench.sampling import stratified
from clairscore.textbench.vectors import Vectors, mean_row, packed, unit_rows

TREES: Final = 200
TREES_AT_ONCE: Final = 50
TEXTS_A_TREE: Final = 4_000
MOST_CLASSES: Final = 200  # a leaf of a forest holds a figure a class
MOST_LEARNT: Final = 20_000
LIKELIEST: Final = 3
C: Final = 10.0

Fold = Callable[[NDArray[np.intp]], Vectors]
"""From the rows that may be learnt from to the vectors of all texts, (n, d)."""


@dataclass(frozen=True)
class Split:
    """Rows to learn from and rows to be measured on, of one repeat."""

    repeat: int
    train: NDArray[np.intp]
    test: NDArray[np.intp]


@dataclass(frozen=True)
class Tested:
    """What classifiers made of a split's test part.

    Parameters
    ----------
    given
        By classifier, the class given to each text.
    own
        By logistic regression, the probability of each text's own class.
    likeliest, shares
        Its likeliest classes, the first three at most, and their probabilities.
    """

    given: dict[str, list[int]]
    own: list[float]
    likeliest: list[list[int]]
    shares: list[list[float]]


def splits(
    codes: NDArray[np.intp],
    *,
    folds: int,
    repeats: int,
    seed: int,
    groups: NDArray[np.intp] | None = None,
) -> list[Split]:
    """Return repeated stratified folds, the same for every encoder.

    Texts of a group are in one fold: it is dealt by the class of its first text.
    """
    alone = np.arange(len(codes)) if groups is None else groups
    _, firsts, place = np.unique(alone, return_index=True, return_inverse=True)
    found: list[Split] = []
    for repeat in range(repeats):
        folding = StratifiedKFold(folds, shuffle=True, random_state=seed + repeat)
        with warnings.catch_warnings():
            # a class may have fewer groups than folds: its texts are then tested by what never saw it
            warnings.filterwarnings("ignore", "The least populated class")
            dealt = [test for _, test in folding.split(firsts, codes[firsts])]
        for held in dealt:
            tested = np.isin(place, held)
            train = np.flatnonzero(~tested)
            learnt = stratified(codes[train], MOST_LEARNT, least=1, seed=seed + repeat)
            found.append(Split(repeat, train[learnt], np.flatnonzero(tested)))
    return found


def regression(X: Any, codes: NDArray[np.intp]) -> LogisticRegression:  # noqa: ANN401
    """Return the logistic regression that texts teach: the same for every question."""
    return LogisticRegression(C=C, max_iter=1_000).fit(X, codes)


def classification(
    fold: Fold,
    codes: NDArray[np.intp],
    shared: Sequence[Split],
    *,
    draws: Draws,
    seed: int,
    keep: Keep = made,
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
    keep
        Keeps what each split gave.

    Notes
    -----
    A forest is left out where there are more than `MOST_CLASSES` classes; each of its trees learns
    from `TEXTS_A_TREE` texts at most.
    """
    return classified(
        codes, shared, outcomes(fold, codes, shared, seed=seed, keep=keep), draws=draws
    )


def outcomes(
    fold: Fold, codes: NDArray[np.intp], shared: Sequence[Split], *, seed: int, keep: Keep = made
) -> list[Tested]:
    """Return what classifiers make of each split's test part: see `classification`."""
    return [
        keep(f"split-{at}", Tested, lambda split=split: _tested(fold, codes, split, seed=seed))
        for at, split in enumerate(shared)
    ]


def classified(
    codes: NDArray[np.intp], shared: Sequence[Split], found: Sequence[Tested], *, draws: Draws
) -> dict[str, Classification]:
    """Return the figures of each classifier."""
    return {
        name: _figures(codes, shared, [one.given[name] for one in found], draws=draws)
        for name in found[0].given
    }


def share_right(fold: Fold, codes: NDArray[np.intp], shared: Sequence[Split]) -> float:
    """Return the share of texts that logistic regression classes rightly, out of fold."""
    right = 0
    for split in shared:
        X = packed(fold(split.train))
        model = regression(X[split.train], codes[split.train])
        right += int((np.asarray(model.predict(X[split.test])) == codes[split.test]).sum())
    return right / sum(len(split.test) for split in shared)


def few_shot(  # noqa: PLR0913 (each named where it is called)
    vectors: Vectors,
    codes: NDArray[np.intp],
    *,
    shots: Sequence[int],
    draws: int,
    seed: int,
    groups: NDArray[np.intp] | None = None,
    keep: Keep = made,
) -> list[Shot]:
    """Measure logistic regression with k labelled texts a class, on all the others.

    Near copies of a labelled text are not measured on.
    """
    alone = np.arange(len(codes)) if groups is None else groups
    X, smallest = packed(vectors), int(np.bincount(codes).min())

    def shot(k: int) -> Shot:
        rng = np.random.default_rng((seed, k))
        right: list[float] = []
        for _ in range(draws):
            order = rng.permutation(len(codes))
            rank = _rank_in_class(codes[order])
            train = order[rank < k]
            test = np.flatnonzero(~np.isin(alone, alone[train]))
            model = regression(X[train], codes[train])
            right.append(float((np.asarray(model.predict(X[test])) == codes[test]).mean()))
        return Shot(k, float(np.mean(right)), float(np.std(right)))

    return [keep(f"shots-{k}", Shot, lambda k=k: shot(k)) for k in shots if k < smallest]


def zero_shot(
    vectors: Vectors, names: Vectors, *, codes: NDArray[np.intp], draws: Draws
) -> Estimate:
    """Measure the class whose name lies nearest by cosine, both sides centred on their own mean."""
    middle = mean_row(vectors).astype(np.float32)
    labels: Any = unit_rows(np.asarray(names - mean_row(names).astype(np.float32)))
    # a text's own length, centred, changes none of its comparisons
    likeness = np.asarray(vectors @ labels.T) - middle @ labels.T
    right = (np.argmax(likeness, axis=1) == codes).astype(np.float64)
    return estimate(right.mean(), drawn_means(right, draws))


def _tested(fold: Fold, codes: NDArray[np.intp], split: Split, *, seed: int) -> Tested:
    X = packed(fold(split.train))
    learnt, known, asked = X[split.train], codes[split.train], X[split.test]
    model = regression(learnt, known)
    shares = np.asarray(model.predict_proba(asked))
    classes = np.asarray(model.classes_)
    order = np.argsort(-shares, axis=1)[:, :LIKELIEST]
    found = {"logistic_regression": classes[order[:, 0]]}
    if int(codes.max()) < MOST_CLASSES:
        found["random_forest"] = _forest(learnt, known, asked, seed=seed)
    found["nearest"] = vote_of_neighbours(X, codes, train=split.train, test=split.test)
    own = (shares * (classes == codes[split.test][:, None])).sum(axis=1)
    return Tested(
        given={name: np.asarray(one).tolist() for name, one in found.items()},
        own=own.tolist(),
        likeliest=classes[order].tolist(),
        shares=np.take_along_axis(shares, order, axis=1).tolist(),
    )


def _forest(X: Any, codes: NDArray[np.intp], asked: Any, *, seed: int) -> NDArray[np.intp]:  # noqa: ANN401
    """Return the classes that a random forest gives; some trees at a time, for they are large."""
    most = min(TEXTS_A_TREE, len(codes))
    total = np.zeros((asked.shape[0], len(np.unique(codes))))
    classes = np.unique(codes)
    for start in range(0, TREES, TREES_AT_ONCE):
        model = RandomForestClassifier(
            TREES_AT_ONCE, max_samples=most, n_jobs=-1, random_state=seed * TREES + start
        )
        total += model.fit(X, codes).predict_proba(asked)
    return classes[total.argmax(axis=1)]


def _figures(
    codes: NDArray[np.intp],
    shared: Sequence[Split],
    given: Sequence[Sequence[int]],
    *,
    draws: Draws,
) -> Classification:
    predicted = np.zeros((max(split.repeat for split in shared) + 1, len(codes)), np.intp)
    for split, found in zip(shared, given, strict=True):
        predicted[split.repeat, split.test] = found
    right = (predicted == codes).mean(axis=0)
    f1 = [float(f1_score(codes, one, average="macro")) for one in predicted]
    drawn = np.mean([drawn_macro_f1(codes, one, draws) for one in predicted], axis=0)
    by_split = [
        float((np.array(found) == codes[split.test]).mean())
        for split, found in zip(shared, given, strict=True)
    ]
    return Classification(
        accuracy=estimate(right.mean(), drawn_means(right, draws), spread=float(np.std(by_split))),
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
