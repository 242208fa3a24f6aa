"""Reading the lender's tables: files in any mix become Ibis tables on one DuckDB connection."""

import os
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import ibis
import ibis.expr.types as ir
from ibis.backends.duckdb import Backend

from clairscore.core.artefact import MANIFEST, open_artefact, sha256
from clairscore.core.disk import no_room
from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.core.memory import engine_memory
from clairscore.core.place import scratch
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.tables import checks
from clairscore.credit.tables.answers import answer
from clairscore.credit.tables.conversion import TableFile, opened, scannable, unreadable
from clairscore.credit.tables.schema import SCHEMA
from clairscore.credit.tables.sources import Source, found_sources, unpacked
from clairscore.texts import Message


@dataclass(frozen=True)
class Tables:
    """The tables, ready for expressions.

    Parameters
    ----------
    connection
        DuckDB in this process; larger than memory.
    tables
        By name in the schema. The columns that exist, in the schema's order: ids int64, other
        numbers float64, text string; missing values null, never NaN. ``application`` stacks the
        training and test files and always has TARGET, null where it is unknown.
    absent
        Secondary tables that are not there or that nothing links to a client.
    synthetic
        True when the tables say that they were made up.
    inputs
        sha256 by file name.
    notes
        What the reader should know and that stops nothing.
    """

    connection: Backend
    tables: Mapping[str, ir.Table]
    absent: tuple[str, ...]
    synthetic: bool
    inputs: Mapping[str, str]
    notes: tuple[Message, ...]


@contextmanager
def reading_tables(
    path: Path, *, memory: int | None = None, progress: Progress = SILENT
) -> Generator[Tables]:
    """Read and check a lender's tables; everything is released when the block ends.

    Parameters
    ----------
    path
        A folder of CSV (``.csv``, ``.csv.gz``) and Parquet files in any mix, the Kaggle zip, or
        one file with the applications.
    memory
        Bytes that DuckDB may take before it spills to disk; half of what there is if None.
    progress
        Shows one step, a unit a file.

    Yields
    ------
    Tables
        Lazily scanned: a block's queries read only the columns they need.

    Raises
    ------
    InputFaults
        With all faults of all files; also when a damaged page of a Parquet file is met later, in
        the block.
    FileUnreadable
        Nothing is at `path`, it may not be read, or a zip is damaged.
    ScratchFull
        The folder of temporary files has no room; also when it fills up later, in the block.
    ArtefactError
        The folder is an artefact and was tampered with.
    """
    with (
        unpacked(path) as place,
        scratch() as folder,
        _connected(folder, memory) as connection,
    ):
        sources, synthetic, inputs = _located(path, place)
        files, faults = _opened(sources, scratch=folder, progress=progress)
        try:
            tables, faults, notes = _checked(connection, files, faults)
            if faults:
                raise InputFaults(str(path), faults=faults)
            yield Tables(
                connection=connection,
                tables=tables,
                absent=tuple(name for name in SCHEMA if name not in tables),
                synthetic=synthetic,
                inputs=inputs,
                notes=notes,
            )
        except duckdb.Error as error:
            if no_room(error):  # here or where the block writes: those who gave the place say it
                raise
            damaged = (*faults, *_damaged(connection, files))
            if not damaged:
                raise
            raise InputFaults(str(path), faults=damaged) from error


@contextmanager
def _connected(folder: Path, memory: int | None) -> Generator[Backend]:
    connection = ibis.duckdb.connect(
        memory_limit=engine_memory(memory),
        temp_directory=str(folder),
        preserve_insertion_order=False,
    )
    try:
        yield connection
    finally:
        connection.disconnect()


def _located(path: Path, place: Path) -> tuple[tuple[Source, ...], bool, dict[str, str]]:
    """Return the files, whether they are made up, and the sha256 of each."""
    try:
        sources, faults = found_sources(place)
        if faults:
            raise InputFaults(str(path), faults=faults)
        known: Mapping[str, str] = {}
        synthetic = False
        if os.path.lexists(place / MANIFEST):
            manifest = open_artefact(place, "tables").manifest
            known, synthetic = manifest.parts, manifest.synthetic
        inputs = {s.file: known.get(s.file) or sha256(s.path) for s in sources}
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileUnreadable(str(error.filename or path), reason=reason) from error
    return sources, synthetic, inputs


def _opened(
    sources: Sequence[Source], *, scratch: Path, progress: Progress
) -> tuple[list[TableFile], tuple[Message, ...]]:
    """Return the files that can be scanned, and what is wrong with any of them."""
    files: list[TableFile] = []
    faults: list[Message] = []
    with progress.step(Message("step-tables-reading"), len(sources)) as advance:
        for source in sources:
            file, found = opened(source, scratch=scratch)
            files += [file] if file else []
            faults += found
            advance(1)
    return files, tuple(faults)


Checked = tuple[dict[str, ir.Table], tuple[Message, ...], tuple[Message, ...]]


def _checked(connection: Backend, files: Sequence[TableFile], faults: Sequence[Message]) -> Checked:
    """Return the tables, and all faults and notes; relations are looked at only without faults."""
    found, notes = list(faults), list[Message]()
    parts: dict[str, list[ir.Table]] = {}
    for file in files:
        raw = connection.read_parquet(scannable(file.parquet), binary_as_string=True)
        found += checks.column_faults(file)
        found += checks.value_faults(file, raw)
        notes += [*file.notes, *checks.column_notes(file)]
        parts.setdefault(file.source.table.name, []).append(checks.typed(file, raw))
    applications = [file.source.file for file in files if file.source.table.name == "application"]
    stacked = parts.get("application", [])
    if stacked and all("SK_ID_CURR" in part.columns for part in stacked):
        ids = ibis.union(*(part.select("SK_ID_CURR") for part in stacked))
        found += checks.duplicate_faults(ids, applications)
    if found:
        return {}, tuple(found), tuple(notes)
    tables = {
        name: connection.create_view(name, ibis.union(*parts[name]))
        for name in SCHEMA
        if name in parts
    }
    unlinked = [name for name in tables if SCHEMA[name].parent not in {"", *tables}]
    for name in unlinked:
        facts = {"table": name, "parent": SCHEMA[name].parent}
        notes.append(Message("note-tables-unlinked", facts))
        del tables[name]
    return tables, (), (*notes, *checks.relation_notes(tables))


def _damaged(connection: Backend, files: Sequence[TableFile]) -> tuple[Message, ...]:
    """Return the Parquet files that can't be scanned to the end."""
    faults: list[Message] = []
    for file in files:
        raw = connection.read_parquet(scannable(file.parquet), binary_as_string=True)
        # hashes, because the file's statistics would answer for plain values without reading them
        hashes: list[checks.Column] = [raw[name].hash() for name in file.columns.values()]
        try:
            answer(raw.aggregate([column.max() for column in hashes]))
        except duckdb.Error as error:
            faults.append(unreadable(file.source, error))
    return tuple(faults)
