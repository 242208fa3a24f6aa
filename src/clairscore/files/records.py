"""JSON: a list of records, or a record a line, of any size."""

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any, Final, cast

import duckdb
import pyarrow as pa

from clairscore.core.errors import InputFaults
from clairscore.core.memory import engine_memory
from clairscore.files.encoding import Bytes
from clairscore.files.numbers import written
from clairscore.files.streams import Rows, batch_rows
from clairscore.texts import Message

LARGEST_RECORD: Final = 1 << 24  # bytes


def json_rows(source: Bytes, *, name: str, scratch: Path) -> Rows:
    """Return the rows of JSON records.

    Raises
    ------
    InputFaults
        They are no records: nested lists, one object of columns, or damaged.
    """
    if isinstance(source, bytes):
        return _held_rows(source, name=name)
    path = source
    connection = duckdb.connect(
        config={"temp_directory": str(scratch), "memory_limit": engine_memory()}
    )
    try:
        records = connection.read_json(
            str(path).translate({ord(c): f"[{c}]" for c in "[*?"}),
            maximum_object_size=LARGEST_RECORD,
            sample_size=-1,  # a column is what all its values are, not the first ones
            maximum_depth=2,
        )
        names = tuple(records.columns)
    except duckdb.Error as error:
        raise _no_records(path, name) from error
    columns_first = all(str(type_).startswith(("STRUCT", "MAP", "JSON")) for type_ in records.types)
    if names == ("json",) or (columns_first and len(records.limit(2).fetchall()) < 2):  # noqa: PLR2004
        raise _no_records(path, name)
    rows = Rows(names, ())
    rows.batches = _batches(connection, records, path, name)
    return rows


def _no_records(path: Path, name: str) -> InputFaults:
    """Return what is wrong with a file that holds no records: in one line, if each should be one."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip() and not _is_record(line):
                fault = "fault-file-json-line" if number > 1 else "fault-file-json"
                return InputFaults(name, faults=(Message(fault, {"line": str(number)}),))
    return InputFaults(name, faults=(Message("fault-file-json"),))


def _is_record(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _batches(  # noqa: PLR0917 — what is read, and from where
    connection: duckdb.DuckDBPyConnection, records: duckdb.DuckDBPyRelation, path: Path, name: str
) -> Generator[pa.RecordBatch]:
    # a column of texts and numbers comes as JSON: its texts lose their quotes
    quoted = ('"' + column.replace('"', '""') + '"' for column in records.columns)
    selected = [
        f"({column} ->> '$') AS c{at}" if str(type_) == "JSON" else f"{column} AS c{at}"
        for at, (column, type_) in enumerate(zip(quoted, records.types, strict=True))
    ]
    try:
        yield from records.project(", ".join(selected)).to_arrow_reader(batch_rows(len(selected)))
    except duckdb.Error as error:
        raise _no_records(path, name) from error
    finally:
        connection.close()


def _held_rows(source: bytes, *, name: str) -> Rows:
    """Return the rows of a text in memory, which its size has been checked to be small."""
    try:
        table = held_records(source.decode("utf-8-sig"))
    except ValueError as error:
        raise InputFaults(name, faults=(Message("fault-file-json"),)) from error
    return Rows(tuple(table.column_names), table.to_batches())


def held_records(text: str) -> pa.Table:
    """Return JSON records, a record a line among them, as a table of texts; null is an empty text.

    Raises
    ------
    ValueError
        They are none.
    """
    parsed = _parsed(text)
    records = cast("list[Any]", parsed if isinstance(parsed, list) else [parsed])
    if not all(isinstance(record, dict) for record in records):
        raise ValueError
    rows = cast("list[dict[str, Any]]", records)
    names = list(dict.fromkeys(key for row in rows for key in row))
    # one array for all columns: for one application, an array for each would take longest
    texts = pa.array([_text(row.get(key)) for key in names for row in rows], pa.string())
    columns = [texts.slice(k * len(rows), len(rows)) for k in range(len(names))]
    return pa.table(columns, names=names)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError from error
    except ValueError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:  # noqa: PLR2004 — one record a line
            raise
        return [json.loads(line) for line in lines]


def _text(value: object) -> str:
    """Return a value as a text; a number so that it is read back for certain."""
    match value:
        case None:
            return ""
        case bool():
            return str(int(value))
        case float():
            return written(value)
        case _:
            return str(value)
