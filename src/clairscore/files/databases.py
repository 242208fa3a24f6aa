"""Tables of databases: SQLite and DuckDB files, PostgreSQL by its address."""

import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import duckdb
import pyarrow as pa

from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.core.extras import ExtraMissing
from clairscore.core.memory import engine_memory
from clairscore.files.streams import Rows, Wish, batch_rows
from clairscore.texts import Message


def sqlite_rows(path: Path, *, name: str, wish: Wish) -> Rows:
    """Return the rows of a table of an SQLite file."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        found = connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
            " AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
        table = _quoted(_chosen([row[0] for row in found], wish.table, name=name))
        cursor = connection.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 — a quoted name
        names = tuple(column[0] for column in cursor.description)
        types = [_sqlite_type(connection, table, _quoted(column)) for column in names]
    except sqlite3.Error as error:
        raise FileUnreadable(name, reason=Message("file-damaged")) from error
    rows = Rows(names, (), points=True)
    casts = {pa.string(): "CAST({} AS TEXT)", pa.float64(): "CAST({} AS REAL)"}
    columns = (
        casts.get(type_, "{}").format(_quoted(column))
        for column, type_ in zip(names, types, strict=True)
    )
    query = f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608 — quoted names
    rows.batches = _sqlite_batches(connection, query, types=types, name=name)
    return rows


def _sqlite_type(connection: sqlite3.Connection, table: str, column: str) -> pa.DataType:
    """Return what all values of a column are: SQLite holds any in any column."""
    found = connection.execute(f"SELECT DISTINCT typeof({column}) FROM {table}")  # noqa: S608
    kinds = {row[0] for row in found} - {"null"}
    if kinds and kinds <= {"integer", "real"}:
        return pa.int64() if kinds == {"integer"} else pa.float64()
    return pa.binary() if "blob" in kinds else pa.string()


def _sqlite_batches(
    connection: sqlite3.Connection, query: str, *, types: Sequence[pa.DataType], name: str
) -> Generator[pa.RecordBatch]:
    names = [f"c{at}" for at in range(len(types))]
    with closing(connection):
        try:
            cursor = connection.execute(query)
            while rows := cursor.fetchmany(batch_rows(len(types))):
                cells = zip(zip(*rows, strict=True), types, strict=True)
                arrays = [pa.array(column, type_) for column, type_ in cells]
                yield pa.RecordBatch.from_arrays(arrays, names=names)
        except sqlite3.Error as error:
            raise FileUnreadable(name, reason=Message("file-damaged")) from error


def duckdb_rows(path: Path, *, name: str, wish: Wish, scratch: Path) -> Rows:
    """Return the rows of a table of a DuckDB file."""
    try:
        config: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": str(scratch),
            "memory_limit": engine_memory(),
        }
        connection = duckdb.connect(path, read_only=True, config=config)
        found = connection.execute(
            "SELECT table_name FROM information_schema.tables ORDER BY table_name"
        ).fetchall()
        table = connection.table(_quoted(_chosen([row[0] for row in found], wish.table, name=name)))
    except duckdb.Error as error:
        raise FileUnreadable(name, reason=Message("file-damaged")) from error
    rows = Rows(tuple(table.columns), (), points=True)
    rows.batches = _duckdb_batches(connection, table, name=name)
    return rows


def _duckdb_batches(
    connection: duckdb.DuckDBPyConnection, table: duckdb.DuckDBPyRelation, *, name: str
) -> Generator[pa.RecordBatch]:
    with closing(connection):
        try:
            yield from table.to_arrow_reader(batch_rows(len(table.columns)))
        except duckdb.Error as error:
            raise FileUnreadable(name, reason=Message("file-damaged")) from error


def postgres_rows(address: str, wish: Wish) -> Rows:
    """Return the rows of a table of a PostgreSQL database.

    Parameters
    ----------
    address
        ``postgresql://user@host/database``; ``?table=name`` may name the table.
    wish
        Names the table otherwise.

    Raises
    ------
    ExtraMissing
        The driver is not installed.
    FileUnreadable
        The database can't be reached.
    """
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query))
    wanted = wish.table or asked.pop("table", "")
    said = without_password(address)
    bare = urlunsplit(parts._replace(query=urlencode(asked)))
    try:
        from adbc_driver_postgresql import dbapi  # noqa: PLC0415 # pyright: ignore[reportMissingImports] -- an extra
    except ImportError as error:
        raise ExtraMissing("adbc_driver_postgresql", "adbc") from error
    try:
        connection: Any = dbapi.connect(bare)
        cursor = connection.cursor()
        cursor.execute(
            "SELECT table_schema || '.' || table_name FROM information_schema.tables"
            " WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
        )
        tables = [row[0] for row in cursor.fetchall()]
        table = _chosen([*tables, *_unqualified(tables)], wanted, name=said, several=tables)
        cursor.execute(f"SELECT * FROM {'.'.join(map(_quoted, table.split('.', 1)))}")  # noqa: S608
        names = tuple(column[0] for column in cursor.description)
    except dbapi.Error as error:
        raise FileUnreadable(said, reason=Message("file-database")) from error
    rows = Rows(names, (), points=True)
    rows.batches = _adbc_batches(connection, cursor, name=said, errors=dbapi.Error)
    return rows


def _adbc_batches(
    connection: Any,  # noqa: ANN401
    cursor: Any,  # noqa: ANN401
    *,
    name: str,
    errors: type[Exception],
) -> Generator[pa.RecordBatch]:
    try:
        yield from cursor.fetch_record_batch()
    except (errors, pa.ArrowException) as error:
        raise FileUnreadable(name, reason=Message("file-database")) from error
    finally:
        connection.close()


def without_password(address: str) -> str:
    """Return the address of a database as it may be shown."""
    parts = urlsplit(address)
    place = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{place}{parts.path}"


def _unqualified(tables: Sequence[str]) -> list[str]:
    return [table.partition(".")[2] for table in tables if table.startswith("public.")]


def _chosen(
    tables: Sequence[str], wanted: str, *, name: str, several: Sequence[str] | None = None
) -> str:
    """Return the table named, or the only one."""
    known = {table.casefold(): table for table in tables}
    if wanted:
        if wanted.casefold() in known:
            return known[wanted.casefold()]
        facts = {"table": wanted, "found": tuple(several or tables)}
        raise InputFaults(name, faults=(Message("fault-file-table-unknown", facts),))
    if not tables:
        raise InputFaults(name, faults=(Message("fault-file-empty"),))
    if len(several or tables) > 1:
        facts = {"found": tuple(several or tables)}
        raise InputFaults(name, faults=(Message("fault-file-tables-several", facts),))
    return tables[0]


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
