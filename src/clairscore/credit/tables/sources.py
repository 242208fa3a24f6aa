"""Finding the files of the tables in a folder, a single file or the Kaggle zip.

Only files named after the schema are touched; from a zip only those are unpacked, under names of
our own, so that no member can write elsewhere.
"""

import errno
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from clairscore.core.artefact import MANIFEST
from clairscore.core.errors import FileUnreadable, InputFaults, ScratchFull
from clairscore.core.place import scratch
from clairscore.credit.tables.schema import APPLICATION, SCHEMA, TableSchema
from clairscore.files.packing import check_swelling
from clairscore.texts import Message

STEMS = {stem.casefold(): (stem, table) for table in SCHEMA.values() for stem in table.files}
WITHOUT_TARGET = APPLICATION.files[1]  # may lack TARGET; the training file may not
FORMATS = (
    *(".csv", ".tsv", ".txt", ".parquet", ".feather", ".arrow", ".json", ".jsonl", ".ndjson"),
    *(".xlsx", ".xls", ".ods", ".db", ".sqlite", ".duckdb"),
)
PACKINGS = ("", ".gz", ".zip", ".bz2", ".xz", ".zst")
SUFFIXES = tuple(f"{kind}{packing}" for packing in PACKINGS[::-1] for kind in FORMATS)


@dataclass(frozen=True)
class Source:
    """One file of one table.

    Parameters
    ----------
    table
        The table it belongs to.
    stem
        Its name in the schema, such as ``application_train``.
    path
        Where it is.
    suffix
        What it is called after that: ``.csv``, ``.csv.gz``, ``.parquet`` …
    """

    table: TableSchema
    stem: str
    path: Path
    suffix: str

    @property
    def file(self) -> str:
        """Return the file's name, as it is said in messages."""
        return self.path.name


def found_sources(path: Path) -> tuple[tuple[Source, ...], tuple[Message, ...]]:
    """Return the files of the tables at a path, and what is wrong with their number.

    Parameters
    ----------
    path
        A folder; or one CSV or Parquet file, then taken as applications whose outcome may be
        known or not, whatever its name.

    Returns
    -------
    sources
        In the order of the schema, one a stem.
    faults
        Files that say the same table twice; no applications.
    """
    if path.is_file():
        return (Source(APPLICATION, WITHOUT_TARGET, path, known_suffix(path.name)),), ()
    by_stem = _by_stem(sorted(file for file in path.iterdir() if file.is_file()))
    faults = [
        Message("fault-tables-twice", {"table": stem, "files": tuple(s.file for s in sources)})
        for stem, sources in by_stem.items()
        if len(sources) > 1
    ]
    sources = tuple(by_stem[stem][0] for stem, _ in STEMS.values() if stem in by_stem)
    if not any(source.table is APPLICATION for source in sources):
        names = tuple(sorted(file.name for file in path.iterdir() if not file.name.startswith(".")))
        faults.append(Message("fault-tables-no-application", {"found": names}))
    return sources, tuple(faults)


def _by_stem(files: Iterable[Path]) -> dict[str, list[Source]]:
    by_stem: dict[str, list[Source]] = {}
    for file in files:
        suffix = known_suffix(file.name)
        known = STEMS.get(file.name[: len(file.name) - len(suffix)].casefold())
        if suffix and known:
            stem, table = known
            by_stem.setdefault(stem, []).append(Source(table, stem, file, suffix))
    return by_stem


def known_suffix(name: str) -> str:
    """Return the suffix that tells the format of a file, or an empty text."""
    return next((suffix for suffix in SUFFIXES if name.casefold().endswith(suffix)), "")


@contextmanager
def unpacked(path: Path) -> Generator[Path]:
    """Yield the folder or table file to read; a zip is unpacked and removed at the end.

    Raises
    ------
    FileUnreadable
        Nothing is there, or the zip is damaged or encrypted.
    InputFaults
        It is neither a folder, a zip, CSV nor Parquet; or the zip holds a table twice.
    ScratchFull
        The temporary folder has no room for what the zip holds.
    """
    if path.is_dir() or (path.is_file() and known_suffix(path.name)):
        yield path
        return
    if not path.exists():
        raise FileUnreadable(str(path), reason=os.strerror(errno.ENOENT))
    if not zipfile.is_zipfile(path):
        raise InputFaults(str(path), faults=(Message("fault-tables-format"),))
    with scratch() as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, folder)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            # RuntimeError is how zipfile says "encrypted" or "unknown compression"
            raise FileUnreadable(str(path), reason=_reason(error)) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise ScratchFull(tempfile.gettempdir(), reason) from error
        yield folder


def _reason(error: Exception) -> Message:
    locked = isinstance(error, RuntimeError) and "password" in str(error)
    return Message("file-locked" if locked else "file-damaged")


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    """Unpack the members named after a table, whatever folder they sit in, one zip deep."""
    for member in archive.infolist():
        # the last part of the name only: neither ".." nor "/" leaves the folder
        name = PurePosixPath(member.filename.replace("\\", "/")).name
        if member.is_dir() or name.startswith("."):
            continue
        if name.casefold().endswith(".zip") and _is_known(name[: -len(".zip")]):
            with archive.open(member) as inner, zipfile.ZipFile(inner) as nested:
                _unpack(nested, folder)
        elif _is_known(name) or name == MANIFEST:
            target = folder / name
            if target.exists():
                twice = Message("fault-tables-twice", {"table": name, "files": (name, name)})
                raise InputFaults(str(archive.filename), faults=(twice,))
            check_swelling(member.file_size, packed=member.compress_size, name=member.filename)
            with archive.open(member) as packed, target.open("wb") as file:
                shutil.copyfileobj(packed, file, length=1 << 20)


def _is_known(name: str) -> bool:
    """Return whether a file is named after a table, with or without its suffix."""
    suffix = known_suffix(name)
    return name[: len(name) - len(suffix)].casefold() in STEMS
