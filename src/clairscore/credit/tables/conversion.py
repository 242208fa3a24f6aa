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
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from clairscore.core.disk import no_room
from clairscore.core.errors import ScratchFull
from clairscore.credit.tables.schema import ColumnType, TableSchema
from clairscore.credit.tables.sources import Source
from clairscore.files.csv import CsvFile, csv_start
from clairscore.texts import Message

NULLS = ("", "NA", "NaN", "nan", "NULL", "null")  # how missing values are written
DICTIONARY_BYTES = 1 << 13  # of a column: codes and flags have one, amounts give up early
SHOWN = 60  # characters of a faulty cell that are shown
# how Arrow says that a value is no number
NOT_NUMBER = re.compile(
    r"In CSV column #(?P<column>\d+): Row #(?P<record>\d+): "
    r"CSV conversion error to double: invalid value '(?P<value>.*)'",
    re.DOTALL,
)
# what the readers raise on a truncated or damaged file
DAMAGED = (pa.ArrowException, OSError, csv.Error)


@dataclass(frozen=True)
class Stray:
    """A value of a CSV that is no number, and its line."""

    line: int
    value: str


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
    strays
        For columns of a CSV that should hold numbers and are kept as text: the first value that
        Arrow does not take for one.
    """

    source: Source
    parquet: Path
    columns: Mapping[str, str]
    unknown: tuple[str, ...]
    strays: Mapping[str, Stray] = field(default_factory=dict[str, Stray])


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
        return _opened_csv(source, scratch)
    except DAMAGED as error:
        if full := no_room(error):
            raise ScratchFull(tempfile.gettempdir(), full) from error
        return None, (unreadable(source, error),)


def unreadable(source: Source, error: Exception) -> Message:
    """Return the fault of a file that is truncated or damaged."""
    reason = str(error).strip().partition("\n")[0]
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


def _opened_csv(source: Source, scratch: Path) -> Opened:
    header = tuple(next(csv.reader(io.StringIO(csv_start(source.path), newline="")), ()))
    fault = _header_fault(source, header)
    if fault:
        return None, (fault,)
    at, unknown = matched(source.table, header)
    if not at:
        return None, (Message("fault-tables-no-columns", {"file": source.file, "found": header}),)
    known = {i: column for column, i in at.items()}
    types = {
        known.get(i, f"unknown {i}"): _arrow_type(source.table, known.get(i))
        for i in range(len(header))
    }
    parquet = scratch / f"{source.stem}.parquet"
    strays: dict[str, Stray] = {}
    while True:
        file = CsvFile(source.path)
        try:
            _convert(file, types, kept=tuple(at), to=parquet)
            break
        except pa.ArrowInvalid as error:
            stray = _stray(file, tuple(types), error)
            if not stray:
                return None, _row_faults(source, file) or (unreadable(source, error),)
            strays |= stray
            types |= dict.fromkeys(stray, pa.string())
    faults = _row_faults(source, file)
    if not faults and not pq.read_metadata(parquet).num_rows:
        faults = (Message("fault-tables-no-rows", {"file": source.file}),)
    columns = {column: column for column in at}
    return TableFile(source, parquet, columns, unknown, strays=strays), faults


def _convert(
    file: CsvFile, types: Mapping[str, pa.DataType], *, kept: Sequence[str], to: Path
) -> None:
    with file:
        reader = file.batches(types, skipped=1, nulls=NULLS, included=kept)
        with pq.ParquetWriter(
            to, reader.schema, compression="lz4", dictionary_pagesize_limit=DICTIONARY_BYTES
        ) as writer:
            for batch in reader:
                writer.write_batch(batch)


def _stray(file: CsvFile, columns: Sequence[str], error: pa.ArrowInvalid) -> dict[str, Stray]:
    """Return the value on which the conversion stopped, by column, if it was one."""
    found = NOT_NUMBER.match(str(error))
    if not found:
        return {}
    record = int(found["record"])
    return {columns[int(found["column"])]: Stray(file.lines(record)[record], found["value"])}


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


def _header_fault(source: Source, header: tuple[str, ...]) -> Message | None:
    """Return why no table can be read below such a header."""
    line, known = ",".join(header), source.table.columns
    separator = next((s for s in ";\t|" if s in line), "") if len(header) == 1 else ""
    twice = tuple(name for name, count in Counter(header).items() if name in known and count > 1)
    fault, facts = None, {}
    if not any(header):
        fault = "fault-tables-no-header"
    elif re.search("[\udc80-\udcff]", line):
        fault, facts = "fault-tables-encoding", {"line": "1"}
    elif separator:
        fault, facts = "fault-tables-separator", {"found": {"\t": "tab"}.get(separator, separator)}
    elif twice:
        fault, facts = "fault-tables-column-twice", {"columns": twice}
    return Message(fault, {"file": source.file, **facts}) if fault else None


def _row_faults(source: Source, file: CsvFile) -> tuple[Message, ...]:
    """Return what is wrong with the rows of a file that was read."""
    if file.bad_byte is not None:  # the reading ended there, perhaps within a row
        facts = {"file": source.file, "line": str(file.bad_byte_line())}
        return (Message("fault-tables-encoding", facts),)
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
