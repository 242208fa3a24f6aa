"""Which labels are doubtful? Texts that a model which never saw them is sure belong elsewhere.

Confident learning: a text is doubtful if its probability of another class reaches what texts of that
class have of it on average, and that class leads. It must be so in every repeat.

Source: Northcutt et al. 2021, https://doi.org/10.1613/jair.1.12125
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from clairscore.textbench.evaluation.classification import Split, Tested
from clairscore.textbench.figures import Doubt

Shares = NDArray[np.float64]


def doubtful(
    codes: NDArray[np.intp], shared: Sequence[Split], found: Sequence[Tested]
) -> list[Doubt]:
    """Return the texts whose label is doubtful, the most doubtful first.

    Parameters
    ----------
    codes
        (n,): class of each text, by its label.
    shared, found
        The splits, and what logistic regression made of each one's test part.
    """
    repeats = [
        _one_repeat(codes, _joined(repeat, shared, found))
        for repeat in range(max(split.repeat for split in shared) + 1)
    ]
    classes, margins = (np.array(side) for side in zip(*repeats, strict=True))
    mean = margins.mean(axis=0)
    steady = np.flatnonzero((margins > 0).all(axis=0) & (classes == classes[0]).all(axis=0))
    return [
        Doubt(int(row), int(classes[0, row]), float(mean[row]))
        for row in steady[np.argsort(-mean[steady], kind="stable")]
    ]


def _one_repeat(
    codes: NDArray[np.intp], found: tuple[Shares, NDArray[np.intp], Shares]
) -> tuple[NDArray[np.intp], Shares]:
    """Return the class that each text surely is of, and by how much; less than 0 for its own."""
    own, likeliest, shares = found
    counts = np.bincount(codes)
    usual = np.bincount(codes, weights=own) / np.maximum(counts, 1)
    sure = np.where(shares >= usual[likeliest], shares, 0.0)
    first = sure.argmax(axis=1)[:, None]
    lead = np.take_along_axis(likeliest, first, axis=1)[:, 0]
    share = np.take_along_axis(sure, first, axis=1)[:, 0]
    return lead, np.where((share > 0) & (lead != codes), share - own, -1.0)


def _joined(
    repeat: int, shared: Sequence[Split], found: Sequence[Tested]
) -> tuple[Shares, NDArray[np.intp], Shares]:
    """Return, in the order of the texts, own shares, likeliest classes and theirs in a repeat."""
    parts = [(s.test, t) for s, t in zip(shared, found, strict=True) if s.repeat == repeat]
    order = np.argsort(np.concatenate([rows for rows, _ in parts]))
    sides = (
        [one.own for _, one in parts],
        [one.likeliest for _, one in parts],
        [one.shares for _, one in parts],
    )
    own, likeliest, shares = (
        np.concatenate([np.array(part) for part in side])[order] for side in sides
    )
    return own, likeliest, shares
