"""A lender's table as it was read, with the rows that are clients."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from clairscore.files.rows import strangers
from clairscore.files.table import Table
from clairscore.files.writing import Writing
from clairscore.texts import Message

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers


@dataclass(frozen=True)
class Source:
    """A table, of which rows that are no clients are left out.

    Parameters
    ----------
    table
        As it was read.
    rows
        (n,): which rows are clients'; None for all.
    missing
        Words that say that nothing is given, as the user says.
    remembered
        How columns were written before, by name.
    notes
        What was left out.
    """

    table: Table
    rows: NDArray[np.intp] | None = None
    missing: tuple[str, ...] = ()
    remembered: Mapping[str, Writing] = field(default_factory=dict[str, Writing])
    notes: tuple[Message, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all columns."""
        return self.table.names

    @property
    def n_rows(self) -> int:
        """Return how many clients there are."""
        return self.table.n_rows if self.rows is None else len(self.rows)

    def column(self, at: int) -> pa.ChunkedArray:
        """Return a column: null where nothing is given."""
        column = self.table.given(at)
        return column if self.rows is None else column.take(pa.array(self.rows))

    def row_numbers(self, rows: NDArray[np.intp]) -> tuple[str, ...]:
        """Return the places of clients' rows in the table, from 1."""
        return tuple(str(row + 1) for row in (rows if self.rows is None else self.rows[rows]))


def clients(source: Source, id_name: str | None) -> Source:
    """Return the table without the rows that are no clients.

    Parameters
    ----------
    source
        All rows.
    id_name
        The column that identifies clients, if any.
    """
    names = source.names
    found = strangers(source.table, id_at=names.index(id_name) if id_name in names else None)
    if not found.notes:
        return source
    return replace(source, rows=np.flatnonzero(~found.where), notes=(*source.notes, *found.notes))


def repeats(source: Source, among: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return which of some rows repeat an earlier one of them whole.

    Parameters
    ----------
    source
        The table.
    among
        Rows of clients, ascending.
    """
    seen = np.zeros(len(among), np.int64)
    for at in range(len(source.names)):
        codes = _codes(source.column(at).take(pa.array(among)))
        # rows alike so far and in this column: numbered anew, so that no two sorts share a number
        _, seen = np.unique(seen * (codes.max(initial=0) + 1) + codes, return_inverse=True)
        seen = seen.reshape(-1)
    _, first = np.unique(seen, return_index=True)
    return np.delete(among, first)


def without(source: Source, rows: Sequence[int] | NDArray[np.intp]) -> Source:
    """Return the table without some of its clients' rows."""
    kept = np.delete(np.arange(source.n_rows), rows)
    return replace(source, rows=kept if source.rows is None else source.rows[kept])


def _codes(column: pa.ChunkedArray) -> NDArray[np.int64]:
    encoded = pc.dictionary_encode(column.combine_chunks(), null_encoding="encode")
    return encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
