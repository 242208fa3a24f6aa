"""Reading a single table: any CSV or Parquet file becomes one table in DuckDB, nothing typed yet."""

import codecs
import glob
import tempfile
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from clairscore.core.disk import no_room
from clairscore.core.errors import ClairscoreError, FileUnreadable, InputFaults, ScratchFull
from clairscore.core.memory import engine_memory
from clairscore.core.place import scratch
from clairscore.core.progress import SILENT, Progress
from clairscore.files.csv import BLOCK_BYTES, EXAMPLES, STRADDLING, CsvFile, csv_start
from clairscore.files.head import CsvHead, csv_head
from clairscore.texts import Message

# what programs write for "nothing here"; "None" is not among them: people mean it as an answer
MISSING = ("", "NA", "N/A", "#N/A", "NaN", "nan", "null", "NULL", "<NA>")
STAGED = "staged"


@dataclass(frozen=True)
class Source:
    """A table as it was read.

    Parameters
    ----------
    connection
        Holds the table ``staged``: columns ``c0``, ``c1`` … in file order, text trimmed and null
        where it says that nothing is there. DuckDB folds case in names, hence the neutral ones.
    names
        Column names as in the file.
    types
        DuckDB type by column; of a nested column no value is kept.
    n_rows
        Rows read.
    header_line
        Line of a CSV file that names the columns, from 1; 0 for Parquet.
    delimiter
        Character between cells; empty for Parquet.
    faults
        What is wrong with rows and names; the rest of the table can still be checked.
    """

    connection: duckdb.DuckDBPyConnection
    names: tuple[str, ...]
    types: tuple[str, ...]
    n_rows: int
    header_line: int = 0
    delimiter: str = ""
    faults: tuple[Message, ...] = ()

    @property
    def staged(self) -> duckdb.DuckDBPyRelation:
        """Return the table."""
        return self.connection.table(STAGED)


@contextmanager
def reading_table(
    path: Path,
    *,
    named: Sequence[str] = (),
    memory: int | None = None,
    progress: Progress = SILENT,
) -> Generator[Source]:
    """Read a CSV or Parquet file while the block runs.

    Parameters
    ----------
    path
        CSV (comma, semicolon, tab or bar between cells; may be packed as ``.gz``) or Parquet.
    named
        Columns that the user named; they tell which line of a CSV file is its header.
    memory
        Bytes that DuckDB may take before it spills to disk; half of what there is if None.
    progress
        Told of the step.

    Raises
    ------
    FileUnreadable
        The file is not there, may not be read, or is damaged.
    InputFaults
        It is empty, neither CSV nor Parquet, or not UTF-8.
    ScratchFull
        The temporary folder has no room for what memory can't hold.
    """
    with (
        scratch() as folder,
        duckdb.connect(
            config={"temp_directory": str(folder), "memory_limit": engine_memory(memory)}
        ) as connection,
    ):
        try:
            with progress.step(Message("step-own-table-read", {"file": path.name})):
                read = _parquet if _is_parquet(path) else _csv
                source = read(connection, path, named)
        except OSError as error:
            reason = error.strerror or str(error)
            raise FileUnreadable(str(path), reason=reason) from error
        yield source


def _is_parquet(path: Path) -> bool:
    """Return whether the file is Parquet; raise for formats that are neither CSV nor Parquet."""
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise InputFaults(str(path), faults=(Message("fault-own-table-empty"),))
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"SQLite")):
        raise InputFaults(str(path), faults=(Message("fault-own-table-format"),))
    return start.startswith(b"PAR1") or path.suffix.casefold() == ".parquet"


def _parquet(connection: duckdb.DuckDBPyConnection, path: Path, named: Sequence[str]) -> Source:
    del named  # the names of a Parquet file are where they are
    try:
        names = tuple(pq.read_schema(path).names)
        raw = connection.read_parquet(glob.escape(str(path)), hive_partitioning=False)
        source = _staged(raw, connection, names, words=True)
    except (pa.ArrowException, duckdb.Error) as error:
        raise _failure(path, error) from error
    empty = () if source.n_rows else (Message("fault-own-table-no-rows"),)
    return replace(source, faults=empty)


def _csv(connection: duckdb.DuckDBPyConnection, path: Path, named: Sequence[str]) -> Source:
    head = csv_head(csv_start(path), named)
    if head is None or not head.below:
        facts = {"line": str(head.header_line if head else 1)}
        fault = "fault-own-table-header-only" if head else "fault-own-table-empty"
        raise InputFaults(str(path), faults=(Message(fault, facts),))
    columns = {f"c{j}": pa.string() for j in range(len(head.names))}
    with CsvFile(path, delimiter=head.delimiter) as file:
        try:
            # words for "missing" cost nothing while parsing; in SQL more than all the rest
            reader = file.batches(columns, skipped=head.skipped, nulls=MISSING)
            source = _staged(connection.from_arrow(reader), connection, head.names, words=False)
        except (pa.ArrowException, duckdb.Error) as error:
            ending = _ending_faults(file, str(error))
            raise (
                InputFaults(str(path), faults=ending) if ending else _failure(path, error)
            ) from error
        ending = _ending_faults(file)
        if ending:
            raise InputFaults(str(path), faults=ending)
        faults = (
            *_ragged_faults(file, len(head.names)),
            *_quote_faults(file),
            *_header_faults(head),
        )
    if not source.n_rows and not faults:
        facts = {"line": str(head.header_line)}
        faults = (Message("fault-own-table-header-only", facts),)
    return replace(source, header_line=head.header_line, delimiter=head.delimiter, faults=faults)


def _ending_faults(file: CsvFile, reason: str = "") -> tuple[Message, ...]:
    """Say why the file could not be read to its end, if so; `reason` in the words of Arrow."""
    if file.bad_byte is not None:
        with file.path.open("rb") as raw:
            if raw.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
                return (Message("fault-own-table-utf16"),)
        facts = {"line": str(file.bad_byte_line()), "found": f"0x{file.bad_byte:02x}"}
        return (Message("fault-own-table-encoding", facts),)
    if STRADDLING in reason:
        facts = {"megabytes": BLOCK_BYTES >> 20}
        return (Message("fault-own-table-row-long", facts), *_quote_faults(file))
    return ()


def _ragged_faults(file: CsvFile, expected: int) -> list[Message]:
    """Say which rows have too few or too many cells, if any."""
    cells = dict(sorted(file.short.examples + file.long.examples)[:EXAMPLES])
    if not cells:
        return []
    lines = file.lines(*cells)
    facts = {
        "short": file.short.count,
        "long": file.long.count,
        "expected": expected,
        "examples": tuple(f"{lines[record]} ({n})" for record, n in cells.items()),
    }
    return [Message("fault-own-table-ragged", facts)]


def _quote_faults(file: CsvFile) -> list[Message]:
    line = file.bad_quote_line()
    return [Message("fault-own-table-quote", {"line": str(line)})] if line else []


def _header_faults(head: CsvHead) -> list[Message]:
    if not head.second_header:
        return []
    facts = {"line": str(head.header_line + 1), "found": head.below[0]}
    return [Message("fault-own-table-second-header", facts)]


def _staged(
    raw: duckdb.DuckDBPyRelation,
    connection: duckdb.DuckDBPyConnection,
    names: tuple[str, ...],
    *,
    words: bool,
) -> Source:
    """Copy a relation into the table ``staged``, in order, and say what it holds."""
    types = tuple(str(type_) for type_ in raw.types)
    # by its own names: DuckDB renames columns that differ in case alone
    columns = zip(raw.columns, types, strict=True)
    cleaned = (
        f"{_cleaned(quoted(name), type_, words=words)} AS c{j}"
        for j, (name, type_) in enumerate(columns)
    )
    raw.project(", ".join(cleaned)).create(STAGED)
    n_rows = connection.table(STAGED).aggregate("count(*)").fetchall()[0][0]
    named = tuple(name.strip() or f"column_{j + 1}" for j, name in enumerate(names))
    return Source(connection, named, types, n_rows)


def quoted(name: str) -> str:
    """Return a column name as SQL writes it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def is_nested(type_: str) -> bool:
    """Return whether a DuckDB type holds lists, structures or bytes."""
    return type_.endswith("]") or type_.startswith(("STRUCT", "MAP", "UNION", "BLOB", "BIT"))


def is_text(type_: str) -> bool:
    """Return whether a DuckDB type is staged as text; true and false are words here."""
    return type_.startswith(("VARCHAR", "ENUM", "BOOLEAN", "UUID")) and not is_nested(type_)


def _cleaned(name: str, type_: str, *, words: bool) -> str:
    """Return the SQL for a column as it is staged; `words`: those for "missing" are still there."""
    if is_nested(type_):
        return "NULL::VARCHAR"
    if is_text(type_):
        text = f"nullif(trim({name}::VARCHAR), '')"
        return f"CASE WHEN {text} NOT IN {sql_list(MISSING)} THEN {text} END" if words else text
    if type_ in {"FLOAT", "DOUBLE"}:
        return f"CASE WHEN NOT isnan({name}) THEN {name} END"
    return name


def sql_list(words: Iterable[str]) -> str:
    """Return words as an SQL list."""
    doubled = (word.replace("'", "''") for word in words)
    return "(" + ", ".join(f"'{word}'" for word in doubled) + ")"


def _failure(path: Path, error: Exception) -> ClairscoreError:
    """Return what to tell when a file could not be read, or not be kept."""
    reason = str(error).partition("\n")[0] or type(error).__name__
    if isinstance(error, duckdb.OutOfMemoryException):  # neither memory nor the temporary folder
        return ScratchFull(tempfile.gettempdir(), reason=reason)
    if full := no_room(error):
        return ScratchFull(tempfile.gettempdir(), reason=full)
    return FileUnreadable(str(path), reason=reason)
