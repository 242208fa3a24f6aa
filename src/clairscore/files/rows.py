"""Rows that are no cases: sums below the others, the header again, remarks, nothing at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from clairscore.files.words import SUMS
from clairscore.texts import Message

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

SHOWN: Final = 60
EXAMPLES: Final = 3
WORDY: Final = (
    r"^[#(*]|\p{L}{2,}.*[\s:]|\s.*\p{L}{2,}"  # ids of other cases may be so: looked at closer
)
MOST: Final = 500  # rows looked at of each sort
FOOT: Final = 10  # rows at the end of a table without ids, among which sums are looked for …
FEW: Final = 3  # … unless the word for a sum comes more often
REMARK: Final = re.compile(r"^\s*[\"']?(#|//|--)")
WORDS: Final = re.compile(r"[^\W\d_]{2,}.*[\s:]|\s.*[^\W\d_]{2,}|^\W+\s*[^\W\d_]{2,}")


def is_remark(text: str, delimiter: str) -> bool:
    """Return whether a line with too few cells is a remark: one cell with words in it."""
    if REMARK.match(text):
        return True
    filled = [cell for cell in text.split(delimiter) if cell.strip(' \t\r\n"')]
    if len(filled) != 1:
        return False
    cell = filled[0].strip(' \t\r\n"')
    return re.match(SUMS, cell) is not None or WORDS.search(cell) is not None


class Columns(Protocol):
    """What has columns by place; `files.table.Table` does."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return their names."""
        ...

    @property
    def n_rows(self) -> int:
        """Return how many rows there are."""
        ...

    def column(self, at: int) -> pa.ChunkedArray:
        """Return a column as it is."""
        ...

    def given(self, at: int) -> pa.ChunkedArray:
        """Return a column, null where nothing is given."""
        ...


@dataclass(frozen=True)
class Strangers:
    """Rows that are no cases.

    Parameters
    ----------
    where
        (n,): true for them.
    notes
        What they are, with examples.
    """

    where: NDArray[np.bool_]
    notes: tuple[Message, ...]


def strangers(table: Columns, *, id_at: int | None) -> Strangers:
    """Find the rows that are no cases.

    Parameters
    ----------
    table
        Whose columns are looked at: the one that identifies cases, and cells of the rows in question.
    id_at
        Which column identifies a case; None if none does.
    """
    n, names = table.n_rows, table.names
    if not n or not names:
        return Strangers(np.zeros(n, np.bool_), ())
    first = table.given(0 if id_at is None else id_at)
    name = names[0 if id_at is None else id_at]
    told, empty = np.flatnonzero(_told(first, name)), np.flatnonzero(_nulls(first))
    if id_at is None:  # the first column may hold such words for what they mean: not at its end
        told = told[told >= n - FOOT] if len(told) <= FEW else told[:0]
    rows = np.unique(
        np.concatenate([k for some in (told, empty) for k in (some[:MOST], some[-MOST:])])
    )
    odd = np.zeros(n, np.bool_)
    if not len(rows):
        return Strangers(odd, ())
    cells = [_texts(table.column(at), rows) for at in range(len(names))]
    found: dict[str, list[int]] = {"blank": [], "header": [], "sum": [], "remark": []}
    for k, row in enumerate(rows.tolist()):
        kind = _kind([column[k] for column in cells], names)
        if kind:
            found[kind].append(row)
    for kind_rows in found.values():
        odd[kind_rows] = True
    shown = dict(zip(rows.tolist(), zip(*cells, strict=True), strict=True))
    notes = tuple(
        Message(
            f"note-file-rows-{kind}",
            {
                "count": len(kind_rows),
                "found": tuple(_shown(shown[row]) for row in kind_rows[:EXAMPLES]),
            },
        )
        for kind, kind_rows in found.items()
        if kind_rows
    )
    return Strangers(odd, notes)


def _told(column: pa.ChunkedArray, name: str) -> NDArray[np.bool_]:
    """Return where the column of ids holds a word for a sum, a remark or its own name."""
    if not pa.types.is_string(column.type):
        return np.zeros(len(column), np.bool_)
    own = pc.equal(pc.utf8_lower(column), name.lower())
    said = pc.or_(pc.match_substring_regex(column, SUMS), pc.match_substring_regex(column, WORDY))
    return pc.fill_null(pc.or_(own, said), fill_value=False).to_numpy().astype(np.bool_)


def _nulls(column: pa.ChunkedArray) -> NDArray[np.bool_]:
    return pc.is_null(column).to_numpy().astype(np.bool_)


def _texts(column: pa.ChunkedArray, rows: NDArray[np.intp]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in column.take(pa.array(rows)).to_pylist()]


def _kind(cells: Sequence[str], names: Sequence[str]) -> str:
    """Return what a row is; empty for a case without id, which is for others to tell."""
    filled = [(cell.strip(), name) for cell, name in zip(cells, names, strict=True) if cell.strip()]
    if not filled:
        return "blank"
    words = [cell for cell, _ in filled]
    own = sum(cell.casefold() == name.casefold() for cell, name in filled)
    alone = len(filled) == 1 and len(names) > 2 and WORDS.search(words[0])  # noqa: PLR2004 — not a pair
    marked = REMARK.match(words[0]) and len(filled) < len(names)
    kinds = {
        "header": own > len(filled) / 2,
        "sum": any(re.match(SUMS, word) for word in words),
        "remark": bool(alone or marked),
    }
    return next((kind for kind, holds in kinds.items() if holds), "")


def _shown(cells: Sequence[str]) -> str:
    text = " · ".join(cell for cell in cells if cell)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
