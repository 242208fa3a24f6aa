"""One file of a table, as Parquet: CSV is parsed once, with the declared types, into a temporary file.

The conversion pays for itself with the second scan, and every later check is the same for both
formats.
"""

import csv
import io
import re
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from clairscore.core.disk import no_room
from clairscore.core.errors import FileUnreadable, InputFaults, ScratchFull
from clairscore.credit.tables.schema import ColumnType, TableSchema
from clairscore.credit.tables.sources import Source
from clairscore.files.csv import CsvFile, csv_start
from clairscore.files.numbers import Numbers, read_numbers
from clairscore.files.rows import strangers
from clairscore.files.streams import Wish
from clairscore.files.table import Table, reading
from clairscore.files.words import MISSING, MISSING_SPELT
from clairscore.texts import Message

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

PLAIN_CSV = (".csv", ".csv.gz")
DICTIONARY_BYTES = 1 << 13  # of a column: codes and flags have one, amounts give up early
SHOWN = 60  # characters of a faulty cell that are shown
# what the readers raise on a truncated or damaged file
DAMAGED = (pa.ArrowException, OSError, csv.Error)


@dataclass(frozen=True)
class TableFile:
    """A file that can be scanned.

    Parameters
    ----------
    source
        Where it came from.
    parquet
        The Parquet file to scan.
    columns
        Name in that file by column of the schema, for the columns there are.
    unknown
        Columns that the schema does not know, as the source names them.
    notes
        How it was read, where that may surprise.
    """

    source: Source
    parquet: Path
    columns: Mapping[str, str]
    unknown: tuple[str, ...]
    notes: tuple[Message, ...] = ()


Opened = tuple[TableFile | None, tuple[Message, ...]]


def opened(source: Source, *, scratch: Path) -> Opened:
    """Return a file ready to scan (None if there is nothing to scan), and what is wrong with it.

    Parameters
    ----------
    source
        The file.
    scratch
        Folder for the Parquet file made of a CSV.

    Raises
    ------
    ScratchFull
        `scratch` has no room.
    """
    try:
        if source.suffix == ".parquet":
            return _opened_parquet(source)
        plain = _opened_csv(source, scratch) if source.suffix in PLAIN_CSV else None
        return plain or _opened_otherwise(source, scratch)
    except DAMAGED as error:
        if full := no_room(error):
            raise ScratchFull(tempfile.gettempdir(), full) from error
        return None, (unreadable(source, error),)


def unreadable(source: Source, error: Exception) -> Message:
    """Return the fault of a file that is truncated or damaged."""
    system = isinstance(error, OSError) and error.errno and error.strerror
    reason = system or Message("file-damaged")
    return Message("fault-tables-unreadable", {"file": source.file, "reason": reason})


def scannable(path: Path) -> str:
    """Return a path as DuckDB reads it: ``[``, ``*`` and ``?`` in a folder's name are no pattern."""
    return re.sub(r"[\[*?]", lambda special: f"[{special[0]}]", str(path))


def _opened_parquet(source: Source) -> Opened:
    metadata = pq.read_metadata(source.path)
    names = tuple(metadata.schema.to_arrow_schema().names)
    at, unknown = matched(source.table, names)
    file = TableFile(source, source.path, {column: names[i] for column, i in at.items()}, unknown)
    faults = () if metadata.num_rows else (Message("fault-tables-no-rows", {"file": source.file}),)
    return file, faults


def _opened_csv(source: Source, scratch: Path) -> Opened | None:
    """Open a CSV file as programs write it, parsed in one go; None if people wrote it otherwise."""
    header = tuple(next(csv.reader(io.StringIO(csv_start(source.path), newline="")), ()))
    at, unknown = matched(source.table, header)
    if not at or _doubled(source, header):
        return None
    known = {i: column for column, i in at.items()}
    types = {
        known.get(i, f"unknown {i}"): _arrow_type(source.table, known.get(i))
        for i in range(len(header))
    }
    parquet = scratch / f"{source.stem}.parquet"
    file = CsvFile(source.path)
    try:
        _convert(file, types, kept=tuple(at), to=parquet)
    except pa.ArrowInvalid:  # a value that is no plain number, or a damaged file
        return None
    if file.bad_byte is not None:
        return None
    faults = _row_faults(source, file)
    if not faults and not pq.read_metadata(parquet).num_rows:
        faults = (Message("fault-tables-no-rows", {"file": source.file}),)
    columns = {column: column for column in at}
    return TableFile(source, parquet, columns, unknown), faults


def _opened_otherwise(source: Source, scratch: Path) -> Opened:
    """Open a file of any other kind, or of a CSV file whatever people wrote."""
    wish = Wish(named=tuple(source.table.columns))
    try:
        with reading(source.path, name=source.file, wish=wish) as read:
            return _typed(source, read, scratch)
    except InputFaults as error:
        return None, tuple(
            Message("fault-tables-file", {"file": source.file, "fault": fault})
            for fault in error.faults
        )
    except FileUnreadable as error:
        facts = {"file": source.file, "reason": error.reason}
        return None, (Message("fault-tables-unreadable", facts),)


def _typed(source: Source, read: Table, scratch: Path) -> Opened:
    """Return a table with the columns of the schema, in its types."""
    at, unknown = matched(source.table, read.names)
    if not at:
        facts = {"file": source.file, "found": read.names}
        return None, (Message("fault-tables-no-columns", facts),)
    doubled = _doubled(source, read.names)
    found = strangers(read, id_at=at.get(source.table.key[0] if source.table.key else ""))
    faults = [Message("fault-tables-file", {"file": source.file, "fault": f}) for f in read.faults]
    faults += [doubled] if doubled else []
    notes = [*read.notes, *found.notes]
    columns: dict[str, pa.ChunkedArray] = {}
    kept = np.flatnonzero(~found.where)
    for column, place in at.items():
        cells = read.given(place)
        cells = cells.take(pa.array(kept)) if found.notes else cells
        columns[column] = cells
        number = source.table.columns[column] is not ColumnType.TEXT
        if number and pa.types.is_string(cells.type):
            numbers = read_numbers(cells, points=read.points)
            columns[column] = pa.chunked_array([pa.array(numbers.values, from_pandas=True)])
            faults += _number_faults(source, column, cells=cells, numbers=numbers)
            notes += _blank_notes(column, numbers)
    parquet = scratch / f"{source.stem}.parquet"
    pq.write_table(pa.table(columns), parquet, compression="lz4")
    told = tuple(Message("note-tables-file", {"file": source.file, "note": n}) for n in notes)
    file = TableFile(source, parquet, {column: column for column in at}, unknown, told)
    return file, tuple(faults)


def _blank_notes(column: str, numbers: Numbers) -> list[Message]:
    """Say which words were read as missing, beside those that always are."""
    odd = {word: n for word, n in numbers.blanks.items() if word.casefold() not in MISSING}
    found = tuple(f"{shown(word)} (× {n})" for word, n in odd.items())
    return [Message("own-table-blanks", {"column": column, "found": found})] if odd else []


def _number_faults(
    source: Source, column: str, *, cells: pa.ChunkedArray, numbers: Numbers
) -> list[Message]:
    """Return which values of a column are no numbers, or not for certain."""
    facts = {"file": source.file, "column": column}
    faults: list[Message] = []
    if numbers.words:
        words = pa.array(list(numbers.words), pa.string())
        row = pc.index(pc.is_in(cells, words), value=True).as_py()
        told = {"count": sum(numbers.words.values()), "row": str(row + 1)}
        told["value"] = shown(cells[row].as_py())
        faults.append(Message("fault-tables-not-number", {**facts, **told}))
    if numbers.in_doubt:
        faults.append(Message("fault-tables-ambiguous", {**facts, "found": numbers.in_doubt}))
    return faults


def _convert(
    file: CsvFile, types: Mapping[str, pa.DataType], *, kept: Sequence[str], to: Path
) -> None:
    with file:
        reader = file.batches(types, skipped=1, nulls=MISSING_SPELT, included=kept)
        with pq.ParquetWriter(
            to, reader.schema, compression="lz4", dictionary_pagesize_limit=DICTIONARY_BYTES
        ) as writer:
            for batch in reader:
                writer.write_batch(batch)


def matched(table: TableSchema, names: Sequence[str]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return where each column of the schema is among the names, and the names it doesn't know.

    Exact names first, then names that differ only by case or surrounding blanks.
    """
    exact = {name: i for i, name in reversed(list(enumerate(names)))}
    loose = {name.strip().casefold(): i for name, i in exact.items()}
    at = {column: exact.get(column, loose.get(column.casefold(), -1)) for column in table.columns}
    at = {column: i for column, i in at.items() if i >= 0}
    taken = set(at.values())
    return at, tuple(name for i, name in enumerate(names) if i not in taken)


def _arrow_type(table: TableSchema, column: str | None) -> pa.DataType:
    """Return how a column is parsed: numbers as doubles, so that 1.5 is never rounded to an id."""
    number = column is not None and table.columns[column] is not ColumnType.TEXT
    return pa.float64() if number else pa.string()


def _doubled(source: Source, header: Sequence[str]) -> Message | None:
    """Return the fault of columns of the schema that come more than once."""
    known = source.table.columns
    twice = tuple(name for name, count in Counter(header).items() if name in known and count > 1)
    facts = {"file": source.file, "columns": twice}
    return Message("fault-tables-column-twice", facts) if twice else None


def _row_faults(source: Source, file: CsvFile) -> tuple[Message, ...]:
    """Return what is wrong with the rows of a file that was read."""
    faults: list[Message] = []
    line = file.bad_quote_line()
    if line:
        faults.append(Message("fault-tables-quotes", {"file": source.file, "line": str(line)}))
    for fault, ragged in (
        ("fault-tables-row-short", file.short),
        ("fault-tables-row-long", file.long),
    ):
        if ragged.count:
            record, _ = ragged.examples[0]
            facts = {"file": source.file, "line": str(file.lines(record)[record])}
            faults.append(Message(fault, {**facts, "count": ragged.count}))
    return tuple(faults)


def shown(value: object) -> str:
    """Return a value from the data, short enough for a sentence."""
    text = str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
