"""Packed files: what is inside, in a scratch folder, or in memory for what never was a file."""

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

import pyarrow as pa

from clairscore.core.disk import no_room
from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.files.encoding import BLOCK, Bytes, opened, start_of
from clairscore.files.kinds import PACKED, START, kind_of
from clairscore.texts import Message

DEEPEST: Final = 3  # a workbook in a zip in a gzip
LARGEST: Final = 64 << 30  # bytes unpacked …
LARGEST_HELD: Final = 100_000_000  # … and in memory
SWELLING: Final = 100  # times the packed size: nothing that people pack shrinks so much …
SWOLLEN: Final = 1 << 27  # … beyond this
DAMAGED: Final = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
)


@dataclass(frozen=True)
class Unpacked:
    """What a file holds once nothing is packed any more.

    Parameters
    ----------
    source
        The bytes.
    name
        As the user knows the file: that of the outermost one.
    kind
        See `files.kinds`.
    """

    source: Bytes
    name: str
    kind: str


def unpacked(source: Bytes, *, name: str, scratch: Path) -> Unpacked:
    """Return what is inside a file; the file itself if it is not packed.

    Raises
    ------
    FileUnreadable
        It is damaged or locked.
    InputFaults
        It holds nothing, or several files; or far more than it should.
    """
    inner, kind = name, ""
    for depth in range(DEEPEST + 1):
        kind = kind_of(start_of(source, START), inner)
        if kind not in PACKED or depth == DEEPEST:
            break
        if kind == "zip":
            member = _member(source, name=name)
            if not isinstance(member, str):
                return Unpacked(source, name, member.kind)
            inner = member
        else:
            inner = inner.rpartition(".")[0] or inner
        target = None if isinstance(source, bytes) else scratch / f"unpacked-{depth}"
        try:
            with opened(source) as raw, _stream(raw, kind, member=inner) as stream:
                source = _copied(stream, raw, target, name=name)
        except DAMAGED as error:
            if no_room(error):
                raise
            raise FileUnreadable(name, reason=_reason(error)) from error
    return Unpacked(source, name, kind)


@dataclass(frozen=True)
class _Document:
    """A zip that is one document: a workbook, a letter."""

    kind: str


def _member(source: Bytes, *, name: str) -> "str | _Document":
    """Return the name of the one file in a zip, or what the zip as a whole is."""
    try:
        with opened(source) as raw, zipfile.ZipFile(raw) as archive:
            found = [one.filename for one in archive.infolist() if not one.is_dir()]
            kind = _document(archive, found)
            size = sum(one.file_size for one in archive.infolist())
        check_swelling(size, packed=_size(source), name=name)  # as the zip says; it is held to it
    except DAMAGED as error:
        raise FileUnreadable(name, reason=_reason(error)) from error
    if kind:
        return _Document(kind)
    files = [one for one in found if not _is_hidden(one)]
    if len(files) != 1:
        fault = "fault-file-zip-several" if files else "fault-file-zip-empty"
        facts = {"files": tuple(files[:10]), "count": len(files)}
        raise InputFaults(name, faults=(Message(fault, facts),))
    return files[0]


def _document(archive: zipfile.ZipFile, found: Sequence[str]) -> str:
    if "mimetype" in found and b"opendocument.spreadsheet" in archive.read("mimetype"):
        return "workbook"
    folders = {one.partition("/")[0] for one in found}
    if "[Content_Types].xml" not in found:
        return ""
    kinds = {"xl": "workbook", "word": "word", "ppt": "slides"}
    return next((kind for folder, kind in kinds.items() if folder in folders), "")


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "__MACOSX")) for part in parts)


def _stream(raw: Any, kind: str, *, member: str) -> AbstractContextManager[Any]:  # noqa: ANN401
    if kind == "zip":
        return zipfile.ZipFile(raw).open(member)
    readers: dict[str, Any] = {"gzip": gzip.open, "bz2": bz2.open, "xz": lzma.open}
    if kind in readers:
        return readers[kind](raw, "rb")
    return pa.CompressedInputStream(pa.PythonFile(raw, mode="r"), kind)


def _copied(stream: Any, raw: Any, target: Path | None, *, name: str) -> Bytes:  # noqa: ANN401
    """Return all that a stream holds, unless it is too much for what was read of the packed file."""
    limit = LARGEST if target else LARGEST_HELD
    size = 0
    with target.open("wb") if target else io.BytesIO() as out:
        while block := stream.read(BLOCK):
            size += len(block)
            check_swelling(size, packed=raw.tell(), name=name, limit=limit)
            out.write(block)
        return target or out.getvalue()  # type: ignore[union-attr] -- no target: BytesIO


def check_swelling(size: int, *, packed: int, name: str, limit: int = LARGEST) -> None:
    """Return if a file of some size may come out of one of a packed size.

    Raises
    ------
    InputFaults
        It is far more than it should be.
    """
    if size > limit or (size > SWOLLEN and size > SWELLING * packed):
        fault = Message("fault-file-swollen", {"megabytes": size // 1_000_000})
        raise InputFaults(name, faults=(fault,))


def _reason(error: Exception) -> "str | Message":
    """Return why a file could not be unpacked, in words of our own."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    locked = isinstance(error, RuntimeError) and "password" in str(error)
    return Message("file-locked" if locked else "file-damaged")


def _size(source: Bytes) -> int:
    return len(source) if isinstance(source, bytes) else source.stat().st_size
