"""Pairs of texts with how alike they are, read from the user's file, all faults told at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from clairscore.core.errors import InputFaults
from clairscore.files.numbers import read_numbers
from clairscore.textbench.corpus import SHOWN, as_texts, column_faults, read_table
from clairscore.texts import Message

FEWEST: Final = 50  # of which a fifth, ten, can be held out


@dataclass(frozen=True)
class PairColumns:
    """Which columns of a file hold the two texts and their score."""

    first: str = "text_a"
    second: str = "text_b"
    score: str = "score"


@dataclass(frozen=True)
class Pairs:
    """Pairs of texts, each with a score from 0 (nothing in common) to 1 (the same)."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    scores: tuple[float, ...]

    def taken(self, rows: Sequence[int]) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(
            tuple(self.first[row] for row in rows),
            tuple(self.second[row] for row in rows),
            tuple(self.scores[row] for row in rows),
        )


@dataclass(frozen=True)
class Parts:
    """Pairs to learn from and pairs to check on, without a text in common.

    Parameters
    ----------
    left_out
        Pairs of one text of each part: they belong to neither.
    """

    learnt: Pairs
    held_out: Pairs
    left_out: int


def read_pairs(path: Path, columns: PairColumns) -> Pairs:
    """Read pairs of texts with their scores from a table, whatever it is kept in.

    Raises
    ------
    FileUnreadable
        No such file, another format, or a damaged one.
    InputFaults
        Columns are missing, texts are empty, scores are no numbers from 0 to 1, or pairs are too
        few; all faults in one report.
    """
    names = (columns.first, columns.second, columns.score)
    table, _ = read_table(path, names)
    faults = list(column_faults(table, names))
    texts = [as_texts(table[name]) if name in table else [] for name in names[:2]]
    for name, column in zip(names[:2], texts, strict=True):
        faults += _at("fault-pairs-empty", [k for k, text in enumerate(column) if not text], name)
    scores = (
        _scores(table[columns.score], points=table.points)
        if columns.score in table
        else np.empty(0)
    )
    outside = np.flatnonzero(~((scores >= 0) & (scores <= 1)))  # NaN is outside too
    faults += _at("fault-pairs-score", outside.tolist(), columns.score)
    if 0 < len(table) < FEWEST:
        faults.append(Message("fault-pairs-few", {"n": len(table), "least": FEWEST}))
    if faults:
        raise InputFaults(path.name, faults=tuple(faults))
    return Pairs(tuple(texts[0]), tuple(texts[1]), tuple(scores.tolist()))


def parted(pairs: Pairs, held_out: float, *, seed: int) -> Parts:
    """Hold out a share of the pairs so that no text stands in both parts.

    Texts are put in an order that keeps those of common pairs close together; the first of them
    are held out, up to where the share is reached. Pairs across that edge are left out: none, or
    few, unless most texts hang together.
    """
    places = _places(pairs, seed=seed)
    ends = [sorted((places[a], places[b])) for a, b in zip(pairs.first, pairs.second, strict=True)]
    wanted = max(round(held_out * len(ends)), 1)
    edge = sorted(last for _, last in ends)[wanted - 1]
    held = [row for row, (_, last) in enumerate(ends) if last <= edge]
    learnt = [row for row, (first, _) in enumerate(ends) if first > edge]
    return Parts(pairs.taken(learnt), pairs.taken(held), len(ends) - len(held) - len(learnt))


def _places(pairs: Pairs, *, seed: int) -> dict[str, int]:
    """Return each text's place when texts are visited from pair to pair, nearest first."""
    partners: dict[str, list[str]] = defaultdict(list)
    for a, b in zip(pairs.first, pairs.second, strict=True):
        partners[a].append(b)
        partners[b].append(a)
    texts, places = list(partners), dict[str, int]()
    for start in np.random.default_rng(seed).permutation(len(texts)):
        waiting = [texts[start]]
        for text in waiting:  # grows as texts are visited
            if text not in places:
                places[text] = len(places)
                waiting += partners[text]
    return places


def _scores(column: Sequence[str], *, points: bool) -> NDArray[np.float64]:
    """Return a column as numbers, NaN for what is none."""
    texts = [text.strip() or None for text in column]
    return read_numbers(pa.chunked_array([texts], pa.string()), points=points).values


def _at(fault: str, rows: list[int], column: str) -> list[Message]:
    """Return a fault with how many rows have it and the first of them; none without rows."""
    shown = tuple(str(row + 1) for row in rows[:SHOWN])
    return [Message(fault, {"n": len(rows), "rows": shown, "column": column})] if rows else []
