"""From a place to its rows: which reader reads which kind, and what is said of what none does."""

from pathlib import Path
from typing import Final

from clairscore.core.errors import InputFaults
from clairscore.files.columnar import columnar_rows, parquet_folder_rows
from clairscore.files.delimited import delimited_rows
from clairscore.files.encoding import Bytes, in_utf8, start_of
from clairscore.files.kinds import UNREAD
from clairscore.files.packing import Unpacked, unpacked
from clairscore.files.streams import Rows, Wish
from clairscore.texts import Message

ADDRESSES: Final = ("postgresql://", "postgres://")
PARQUET: Final = (".parquet", ".pq", ".parq")


def rows_of(place: Bytes | str, *, name: str, wish: Wish, scratch: Path) -> Rows:
    """Return the rows of a place; see `files.table.reading`."""
    if isinstance(place, str):
        from clairscore.files.databases import postgres_rows  # noqa: PLC0415 — an extra

        return postgres_rows(place, wish)
    if isinstance(place, Path) and place.is_dir():
        return _folder_rows(place, name=name)
    if not start_of(place, 1):
        raise InputFaults(name, faults=(Message("fault-file-empty"),))
    return _file_rows(unpacked(place, name=name, scratch=scratch), wish, scratch)


def is_address(text: str) -> bool:
    """Return whether a text is the address of a database rather than a path."""
    return text.startswith(ADDRESSES)


def _folder_rows(folder: Path, *, name: str) -> Rows:
    parts = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(p.startswith((".", "_")) for p in path.relative_to(folder).parts)
    )
    if parts and all(path.suffix.lower() in PARQUET for path in parts):
        return parquet_folder_rows(folder, parts)
    found = tuple(path.relative_to(folder).as_posix() for path in parts)
    raise InputFaults(name, faults=(Message("fault-file-folder", {"found": found}),))


def _file_rows(file: Unpacked, wish: Wish, scratch: Path) -> Rows:
    if file.kind in UNREAD:
        fault = Message("fault-file-kind", {"kind": Message(f"file-kind-{file.kind}")})
        raise InputFaults(file.name, faults=(fault,))
    if file.kind in {"parquet", "arrow", "arrow-stream", "feather"}:
        return columnar_rows(file)
    if file.kind in {"text", "json"}:
        return _text_rows(file, wish, scratch)
    return _kept_rows(file, wish, scratch)


def _text_rows(file: Unpacked, wish: Wish, scratch: Path) -> Rows:
    text = in_utf8(file.source, name=file.name, encoding=wish.encoding, scratch=scratch)
    if file.kind == "json":
        from clairscore.files.records import json_rows  # noqa: PLC0415 — needs DuckDB

        rows = json_rows(text.source, name=file.name, scratch=scratch)
    else:
        rows = delimited_rows(text.source, name=file.name, wish=wish)
    rows.notes[:0] = text.notes
    return rows


def _kept_rows(file: Unpacked, wish: Wish, scratch: Path) -> Rows:
    """Return the rows of a workbook, a database or another program's own format."""
    from clairscore.files import databases, statistics, workbook  # noqa: PLC0415 — heavy or extras

    if file.kind == "workbook":
        return workbook.workbook_rows(file, wish, scratch)
    if isinstance(file.source, bytes):  # their readers want a file, and this was never to be one
        fault = Message("fault-file-kind", {"kind": Message(f"file-kind-{file.kind}")})
        raise InputFaults(file.name, faults=(fault,))
    if file.kind == "sqlite":
        return databases.sqlite_rows(file.source, name=file.name, wish=wish)
    if file.kind == "duckdb":
        return databases.duckdb_rows(file.source, name=file.name, wish=wish, scratch=scratch)
    return statistics.statistics_rows(file.source, file.kind, name=file.name)
