"""Reading CSV with Arrow, in constant memory, watched for what Arrow takes in its stride.

Not with DuckDB: with line breaks inside quotes, DuckDB 2.0 cuts a row in two where its parallel
reader changes blocks, drops a last row that is cut off inside quotes, and reports neither.
Arrow's own leniency is watched: it ends a quoted cell at any quote, so that a quote that is never
closed can swallow rows, and takes the end of the file for the end of a cell.
"""

import codecs
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from clairscore.files.encoding import Bytes, start_of
from clairscore.files.rows import is_remark

BLOCK_BYTES = 1 << 24  # a row must fit: four cells of a million characters of four bytes do
PIECE_BYTES = 1 << 20  # of a block, watched at a time: fits the processor's cache
HEAD_BYTES = 1 << 22  # wide headers and long first cells fit
GZIP = b"\x1f\x8b"
QUOTE = ord('"')
EXAMPLES = 5  # ragged rows told apart, of each kind
STRADDLING = "straddling"  # Arrow's word for a row longer than a block


def csv_start(source: Bytes) -> str:
    """Return the first `HEAD_BYTES`; bytes that aren't UTF-8 stay as lone surrogates."""
    with _unpacked(source) as stream:
        return stream.read(HEAD_BYTES).decode("utf-8-sig", errors="surrogateescape")


def _unpacked(source: Bytes) -> pa.NativeFile:
    if isinstance(source, bytes):
        return pa.BufferReader(source)
    packed = start_of(source, len(GZIP)) == GZIP
    return pa.input_stream(str(source), compression="gzip" if packed else None)


@dataclass
class Ragged:
    """Rows left out because they have too few cells, or too many.

    Parameters
    ----------
    count
        How many.
    examples
        The first `EXAMPLES`: the record, counted from 1 without blank lines, and its cells.
    """

    count: int = 0
    examples: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


class CsvFile(io.RawIOBase):
    """A CSV file, plain or gzipped, or what one held, read once from start to end; close it after use.

    What is wrong is gathered while it is read: rows of the wrong length in `short` and `long`,
    which are skipped, as are remarks below or between rows; bytes that are not UTF-8, which end the
    reading; quotes out of place.

    Parameters
    ----------
    source
        The file, or its bytes.
    delimiter
        Character between cells.
    """

    def __init__(self, source: Bytes, *, delimiter: str = ",") -> None:
        super().__init__()
        self._source = source
        self.delimiter = delimiter
        self.short = Ragged()
        self.long = Ragged()
        self.remarks: list[str] = []
        self.bad_byte: int | None = None  # the byte that is not UTF-8
        self._bad_byte_at = 0
        self._bad_quote_at: int | None = None
        self._stream = _unpacked(source)
        self._offset = 0
        self._ended = False
        self._cut_off = b""  # the start of a character, until the rest is read
        self._held = b""  # a quote at the end of a piece, until what follows is known
        self._inside = 0  # 1 within quotes
        self._last_quote_at = 0
        self._after_quote = np.isin(np.arange(256), list(f'{delimiter}"\r\n '.encode()))

    def batches(
        self,
        columns: Mapping[str, pa.DataType],
        *,
        skipped: int,
        nulls: Sequence[str],
        included: Sequence[str] = (),
    ) -> pa_csv.CSVStreamingReader:
        """Return the rows; ragged ones and blank lines are left out.

        Parameters
        ----------
        columns
            Types by name, in the file's order: the file's own names are not looked at.
        skipped
            Records down to and including the header.
        nulls
            How missing values are written.
        included
            The columns to keep; none for all.

        Raises
        ------
        pa.ArrowInvalid
            A value is not of its type (the column and record are in the sentence), or a row is
            longer than a block (`STRADDLING`). Also while the batches are read.
        """
        return pa_csv.open_csv(
            self,
            read_options=pa_csv.ReadOptions(
                column_names=list(columns),
                skip_rows_after_names=skipped,
                block_size=BLOCK_BYTES,
                use_threads=False,  # only then does a faulty row know its number
            ),
            parse_options=pa_csv.ParseOptions(
                delimiter=self.delimiter,
                newlines_in_values=True,
                invalid_row_handler=self._skip,
            ),
            convert_options=pa_csv.ConvertOptions(
                column_types=dict(columns),
                include_columns=list(included),
                null_values=list(nulls),
                strings_can_be_null=True,
            ),
        )

    def bad_byte_line(self) -> int:
        """Return the line where the file stops being UTF-8."""
        return self._line_at(self._bad_byte_at)

    def bad_quote_line(self) -> int:
        """Return the line of the first quote that is not closed before a cell ends; 0 if none."""
        if self._bad_quote_at is not None:
            return self._line_at(self._bad_quote_at)
        return self._line_at(self._last_quote_at) if self._inside else 0

    def lines(self, *records: int) -> dict[int, int]:
        """Return on which line records start, counted as Arrow does; for reports only: slow."""
        found: dict[int, int] = {}
        record, inside = 0, False
        with _unpacked(self._source) as stream:
            for line, text in enumerate(io.BufferedReader(stream), 1):  # type: ignore[arg-type] -- Arrow's streams have all that is needed
                record += not inside and bool(text.strip(b"\r\n"))
                if record in records:
                    found.setdefault(record, line)
                if record > max(records):
                    break
                inside ^= bool(text.count(b'"') % 2)
        return {record: found.get(record, record) for record in records}

    def readable(self) -> bool:
        """Return true: Arrow asks."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes, watched; a line end is put at the end of the file."""
        if self.bad_byte is not None:
            return b""
        block = self._stream.read(size)
        if not block and not self._ended:
            self._ended, block = True, b"\n"
        block = self._valid(block)
        for start in range(0, len(block), PIECE_BYTES):
            self._watch_quotes(block[start : start + PIECE_BYTES])
        return block

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
        super().close()

    def _valid(self, block: bytes) -> bytes:
        """Return whole characters: up to the last line above the first byte that is not UTF-8."""
        block = self._cut_off + block
        try:
            _, whole = codecs.utf_8_decode(block, "strict", self._ended)
        except UnicodeDecodeError as error:
            self._bad_byte_at = self._offset + error.start
            self.bad_byte = block[error.start]
            return block[: block.rfind(b"\n", 0, error.start) + 1]
        self._cut_off = block[whole:]
        return block[:whole]

    def _watch_quotes(self, piece: bytes) -> None:
        """Pair the quotes: one that closes must be followed by another, or by the cell's end."""
        start = self._offset - len(self._held)
        data = np.frombuffer(self._held + piece, np.uint8)
        at = np.flatnonzero(data == QUOTE)
        self._held = b""
        if at.size and at[-1] == data.size - 1:
            at, self._held = at[:-1], b'"'
        closing = np.arange(1 - self._inside, at.size, 2)
        astray = closing[~self._after_quote[data[at[closing] + 1]]]
        if astray.size and self._bad_quote_at is None:
            opening = astray[0] - 1
            self._bad_quote_at = start + int(at[opening]) if opening >= 0 else self._last_quote_at
        if at.size:
            self._last_quote_at = start + int(at[-1])
        self._inside = (self._inside + at.size) % 2
        self._offset += len(piece)

    def _skip(self, row: pa_csv.InvalidRow) -> str:
        if row.actual_columns < row.expected_columns and is_remark(row.text, self.delimiter):
            self.remarks.append(row.text.strip().strip(self.delimiter))
            return "skip"
        ragged = self.short if row.actual_columns < row.expected_columns else self.long
        ragged.count += 1
        if len(ragged.examples) < EXAMPLES:
            ragged.examples.append((row.number, row.actual_columns))
        return "skip"

    def _line_at(self, offset: int) -> int:
        line, left = 1, offset
        with _unpacked(self._source) as stream:
            while left and (block := stream.read(min(left, PIECE_BYTES))):
                line += block.count(b"\n")
                left -= len(block)
        return line
