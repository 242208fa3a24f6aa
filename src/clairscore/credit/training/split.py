"""Who trains, who calibrates, who measures: stratified and the same every time.

A fifth of the clients measure, a fifth of the others calibrate, the rest train. The folds of the
cross-validation deal out all but the measuring fifth, so that each fold trains on as many clients
as the final model.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PARTS = ("train", "calibration", "test")
FOLDS = 5

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Split:
    """Row numbers of the three parts, each increasing."""

    train: Rows
    calibration: Rows
    test: Rows

    @property
    def development(self) -> Rows:
        """Return the rows that don't measure the final model, increasing."""
        return np.sort(np.concatenate([self.train, self.calibration]))


@dataclass(frozen=True)
class Fold:
    """Row numbers of one fold: those to learn from, those to measure on."""

    train: Rows
    test: Rows


def split(y: NDArray[np.floating], *, seed: int) -> Split:
    """Return a stratified 64 / 16 / 20 % split of the clients."""
    rng = np.random.default_rng(seed)
    dealt = _dealt(y, rng)
    development = np.flatnonzero(dealt != 0)
    held_out = _dealt(y[development], rng) == 0
    return Split(development[~held_out], development[held_out], np.flatnonzero(dealt == 0))


def folds(y: NDArray[np.floating], *, seed: int, among: Rows | None = None) -> tuple[Fold, ...]:
    """Return five stratified folds; each client measures once.

    Parameters
    ----------
    y
        Outcomes of all clients, (n,).
    seed
        Decides the folds.
    among
        Rows to deal out; all if None.
    """
    rows = np.arange(len(y)) if among is None else among
    dealt = _dealt(y[rows], np.random.default_rng(seed))
    return tuple(Fold(rows[dealt != fold], rows[dealt == fold]) for fold in range(FOLDS))


def subsample(y: NDArray[np.floating], rows: Rows, *, limit: int, seed: int) -> Rows:
    """Return at most `limit` of `rows`, keeping the default rate."""
    if len(rows) <= limit:
        return rows
    rng = np.random.default_rng(seed)
    chosen: list[Rows] = []
    for outcome in (0, 1):
        mine = rows[y[rows] == outcome]
        size = round(limit * len(mine) / len(rows))
        chosen.append(rng.choice(mine, size=size, replace=False))
    return np.sort(np.concatenate(chosen))


def _dealt(y: NDArray[np.floating], rng: np.random.Generator) -> Rows:
    """Return a number 0 … 4 for each client, each class dealt out evenly in random order."""
    hand = np.empty(len(y), dtype=np.int64)
    offset = 0
    for outcome in np.unique(y):
        mine = np.flatnonzero(y == outcome)
        hand[rng.permutation(mine)] = (np.arange(len(mine)) + offset) % FOLDS
        offset += len(mine)
    return hand
