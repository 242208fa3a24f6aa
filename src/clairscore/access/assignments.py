"""Assignments as a file tells them: whose client is whose."""

from pathlib import Path
from typing import Final

from clairscore.core.errors import InputFaults
from clairscore.files.ids import bare_ids
from clairscore.files.numbers import spelt
from clairscore.files.streams import Wish
from clairscore.files.table import reading
from clairscore.texts import Message

COLUMNS: Final = ("person", "client")
EXAMPLES: Final = 5


def read_assignments(path: Path) -> tuple[tuple[str, str], ...]:
    """Return pairs of a person and a client, from a table with these columns.

    Raises
    ------
    FileUnreadable
        No such file, or a damaged one.
    InputFaults
        Columns or values are missing.
    """
    with reading(path, name=str(path), wish=Wish(named=COLUMNS, nulls=("",))) as read:
        faults = list(read.faults)
        names = [name.casefold() for name in read.names]
        lacking = tuple(name for name in COLUMNS if name not in names)
        if lacking:
            facts = {"columns": lacking, "found": read.names}
            raise InputFaults(str(path), faults=(Message("fault-assignments-columns", facts),))
        cells = (bare_ids(spelt(read.given(names.index(name)))).to_pylist() for name in COLUMNS)
        pairs = [(person or "", client or "") for person, client in zip(*cells, strict=True)]
    empty = tuple(str(row) for row, pair in enumerate(pairs, start=1) if not all(pair))
    if empty:
        facts = {"count": len(empty), "rows": empty[:EXAMPLES]}
        faults.append(Message("fault-assignments-empty", facts))
    if faults:
        raise InputFaults(str(path), faults=tuple(faults))
    return tuple(pairs)
