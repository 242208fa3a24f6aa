"""A table as people keep them, whatever it is kept in, read column by column.

Rows are streamed into a scratch file that is mapped into memory, or kept in memory if what they
come from never was a file. Cells of texts stay as they are written; what a store knows to be a
number, a date or true or false stays that.
"""

import zlib
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute

from clairscore.core.disk import no_room
from clairscore.core.errors import FileUnreadable
from clairscore.core.place import scratch
from clairscore.files.encoding import Bytes
from clairscore.files.sources import rows_of
from clairscore.files.streams import Rows, Wish
from clairscore.texts import Message

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers


@dataclass(frozen=True)
class Table:
    """A table that was read.

    Parameters
    ----------
    names
        Of the columns, one line each; those without are named by their place.
    types
        Of the columns: string where texts were kept as they are written.
    header_line, delimiter, points
        See `Rows`.
    notes, faults
        How it was read where that may surprise; what is wrong with its rows.
    """

    names: tuple[str, ...]
    types: tuple[pa.DataType, ...]
    header_line: int
    delimiter: str
    points: bool
    notes: tuple[Message, ...]
    faults: tuple[Message, ...]
    _batches: tuple[pa.RecordBatch, ...]
    _nested: frozenset[int]

    @property
    def n_rows(self) -> int:
        """Return how many rows there are."""
        return sum(batch.num_rows for batch in self._batches)

    def nested(self, at: int) -> bool:
        """Return whether a column holds lists, structures or bytes."""
        return at in self._nested

    def column(self, at: int) -> pa.ChunkedArray:
        """Return a column as it is."""
        return pa.chunked_array([batch.column(at) for batch in self._batches], self.types[at])

    def given(self, at: int) -> pa.ChunkedArray:
        """Return a column, texts without blanks around them; null where nothing is given."""
        column = self.column(at)
        if pa.types.is_string(column.type):
            texts = pc.utf8_trim_whitespace(column)
            return pc.if_else(pc.equal(pc.binary_length(texts), 0), None, texts)
        if pa.types.is_floating(column.type):
            return pc.if_else(pc.is_nan(column), None, column)
        return column


@contextmanager
def reading(place: Bytes | str, *, name: str, wish: Wish | None = None) -> Generator[Table]:
    """Read a table while the block runs.

    Parameters
    ----------
    place
        A file, a folder, the address of a database, or what a file held: that is never written to
        a disk.
    name
        Of the file, for reports.
    wish
        How it is to be read.

    Raises
    ------
    FileUnreadable
        It is not there, may not be read, is damaged, or needs a package that is not installed.
    InputFaults
        It is no table, or its rows can't be told apart.
    ScratchFull
        The temporary folder has no room.
    """
    wish = wish or Wish()
    with scratch() as work:
        try:
            rows = rows_of(place, name=name, wish=wish, scratch=work)
            held = isinstance(place, bytes)
            batches, types, nested = _kept(
                rows, None if held else work / "rows.arrow", most=wish.most_rows
            )
        except (pa.ArrowException, OSError, zlib.error) as error:
            if no_room(error):
                raise
            raise _unreadable(error, name) from error
        yield Table(
            names=_named(rows.names),
            types=types,
            header_line=rows.header_line,
            delimiter=rows.delimiter,
            points=rows.points,
            notes=tuple(rows.notes),
            faults=tuple(rows.faults),
            _batches=batches,
            _nested=nested,
        )
        batches = ()  # the map is closed before the file goes


def _unreadable(error: Exception, name: str) -> FileUnreadable:
    """Return what to tell of a file, in the words of the system or our own, never of a library."""
    said = isinstance(error, OSError) and error.errno and error.filename and error.strerror
    return FileUnreadable(name, reason=said or Message("file-damaged"))


def _named(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) or f"column_{at + 1}" for at, name in enumerate(names))


def _kept(
    rows: Rows, path: Path | None, *, most: int
) -> tuple[tuple[pa.RecordBatch, ...], tuple[pa.DataType, ...], frozenset[int]]:
    """Return all rows, from a mapped file if a path is given; types, and nested columns."""
    kept: list[pa.RecordBatch] = []
    writer: Any = None
    nested: frozenset[int] = frozenset()
    types: tuple[pa.DataType, ...] = ()
    n_rows = 0
    for batch in rows.batches:
        n_rows += batch.num_rows
        if not types:
            types, nested = _stored(batch.schema)
        plain = _plain(batch, types, nested)
        if path is None:
            kept.append(plain)
        else:
            writer = writer or pa.ipc.new_file(str(path), plain.schema)
            writer.write_batch(plain)
        if 0 < most < n_rows:
            break
    if writer:
        writer.close()
        file = pa.ipc.open_file(pa.memory_map(str(path)))
        kept = [file.get_batch(k) for k in range(file.num_record_batches)]
    return tuple(kept), types or (pa.string(),) * len(rows.names), nested


def _stored(schema: pa.Schema) -> tuple[tuple[pa.DataType, ...], frozenset[int]]:
    """Return the types in which columns are kept, and which hold lists, structures or bytes."""
    types = [_simple(type_) for type_ in schema.types]
    nested = frozenset(at for at, type_ in enumerate(types) if type_ is None)
    return tuple(type_ or pa.string() for type_ in types), nested


def _simple(type_: pa.DataType) -> pa.DataType | None:
    """Return the type in which a column is kept; None for what no dataset can hold."""
    is_ = pa.types
    if isinstance(type_, pa.BaseExtensionType):
        type_ = type_.storage_type
    if is_.is_dictionary(type_):
        type_ = type_.value_type
    kinds = (
        (pa.string(), (is_.is_string, is_.is_large_string, is_.is_string_view)),
        (pa.string(), (is_.is_boolean, is_.is_null)),
        (pa.float64(), (is_.is_decimal, is_.is_floating)),
        (pa.uint64(), (is_.is_uint64,)),
        (pa.int64(), (is_.is_integer,)),
        (type_, (is_.is_temporal,)),
    )
    return next((kept for kept, tests in kinds if any(test(type_) for test in tests)), None)


def _plain(
    batch: pa.RecordBatch, types: Sequence[pa.DataType], nested: frozenset[int]
) -> pa.RecordBatch:
    columns = [
        pa.nulls(batch.num_rows, pa.string()) if at in nested else _cast(batch.column(at), type_)
        for at, type_ in enumerate(types)
    ]
    return pa.RecordBatch.from_arrays(columns, names=[f"c{at}" for at in range(len(columns))])


def _cast(column: pa.Array, type_: pa.DataType) -> pa.Array:
    if isinstance(column, pa.ExtensionArray):
        column = column.storage
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    return column if column.type == type_ else pc.cast(column, type_)
