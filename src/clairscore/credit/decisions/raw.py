"""Rows as the database holds them, without what SQLAlchemy would make of their types."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, text

Row = Mapping[str, Any]

AT_ONCE: Final = 500


@contextmanager
def lenient(connection: Connection) -> Generator[None]:
    """Let SQLite hand out texts that are no UTF-8 while the block runs, instead of failing."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    before = driver.text_factory
    driver.text_factory = _decoded
    try:
        yield
    finally:
        driver.text_factory = before


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def batches(connection: Connection, table: str, key: str) -> Iterator[list[Row]]:
    """Yield all rows of a table in the order of its key, some at a time."""
    query = f"SELECT * FROM {table} WHERE {key} > :after ORDER BY {key} LIMIT {AT_ONCE}"  # noqa: S608 (our names)
    after = -(2**62)
    while rows := _rows(connection, query, after=after):
        yield rows
        after = rows[-1][key]


def rows_between(
    connection: Connection, table: str, key: str, *, first: int, last: int
) -> dict[int, list[Row]]:
    """Return the rows of a table whose key lies between two numbers, by key."""
    query = f"SELECT * FROM {table} WHERE {key} BETWEEN :first AND :last"  # noqa: S608 (our names)
    found: dict[int, list[Row]] = {}
    for row in _rows(connection, query, first=first, last=last):
        found.setdefault(row[key], []).append(row)
    return found


def rows_of_kind(connection: Connection, kind: str) -> list[Row]:
    """Return the entries of a kind."""
    return _rows(connection, "SELECT * FROM entries WHERE kind = :kind", kind=str(kind))


def all_rows(connection: Connection, table: str) -> list[Row]:
    """Return all rows of a small table."""
    return _rows(connection, f"SELECT * FROM {table}")  # noqa: S608 (our names)


def _rows(connection: Connection, query: str, **values: object) -> list[Row]:
    found = connection.execute(text(query), values)
    names = list(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found]


def is_same(row: Row, wanted: Row) -> bool:
    """Return whether a row holds exactly what is wanted, types included."""
    return set(row) == set(wanted) and all(
        is_equal(row[name], value) for name, value in wanted.items()
    )


def is_equal(found: object, wanted: object) -> bool:
    """Return whether a value is the one wanted; SQLite keeps yes and no as 1 and 0."""
    if isinstance(wanted, bool):
        return found is wanted or (type(found) is int and found == int(wanted))
    return type(found) is type(wanted) and found == wanted
