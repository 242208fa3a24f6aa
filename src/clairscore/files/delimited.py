"""Tables of texts with a character between cells."""

from collections.abc import Generator
from typing import Final

import pyarrow as pa

from clairscore.core.errors import InputFaults
from clairscore.files.csv import BLOCK_BYTES, EXAMPLES, STRADDLING, CsvFile, csv_start
from clairscore.files.encoding import Bytes
from clairscore.files.head import CsvHead, csv_head
from clairscore.files.streams import Rows, Wish
from clairscore.texts import Message

REMARKS: Final = 3  # shown of those between or below rows


def delimited_rows(source: Bytes, *, name: str, wish: Wish) -> Rows:
    """Return the rows of a CSV file in UTF-8.

    Raises
    ------
    InputFaults
        It is empty; or, while rows are read, one is too long, or bytes are no text.
    """
    head = csv_head(csv_start(source), wish.named)
    if head is None or not head.below:
        facts = {"line": str(head.header_line if head else 1)}
        fault = "fault-file-header-only" if head else "fault-file-empty"
        raise InputFaults(name, faults=(Message(fault, facts),))
    points = head.delimiter == ","
    rows = Rows(head.names, (), head.header_line, head.delimiter, points=points)
    rows.batches = _batches(source, head, rows, name=name, wish=wish)
    return rows


def _batches(
    source: Bytes, head: CsvHead, rows: Rows, *, name: str, wish: Wish
) -> Generator[pa.RecordBatch]:
    columns = {f"c{j}": pa.string() for j in range(len(head.names))}
    n_rows = 0
    with CsvFile(source, delimiter=head.delimiter) as file:
        try:
            for batch in file.batches(columns, skipped=head.skipped, nulls=wish.nulls):
                n_rows += batch.num_rows
                yield batch
        except pa.ArrowInvalid as error:
            ending = _ending_faults(file, str(error))
            if not ending:
                raise
            raise InputFaults(name, faults=ending) from error
        ending = _ending_faults(file)
        if ending:
            raise InputFaults(name, faults=ending)
        rows.faults += [
            *_ragged_faults(file, len(head.names)),
            *_quote_faults(file),
            *_header_faults(head),
        ]
        if file.remarks:
            facts = {"count": len(file.remarks), "found": tuple(file.remarks[:REMARKS])}
            rows.notes.append(Message("note-file-rows-remark", facts))
    if not n_rows and not rows.faults:
        rows.faults.append(Message("fault-file-header-only", {"line": str(head.header_line)}))


def _ending_faults(file: CsvFile, reason: str = "") -> tuple[Message, ...]:
    """Say why the file could not be read to its end, if so; `reason` in the words of Arrow."""
    if file.bad_byte is not None:
        facts = {"lines": (str(file.bad_byte_line()),), "count": 1}
        return (Message("fault-file-encoding-mixed", facts),)
    if STRADDLING in reason:
        facts = {"megabytes": BLOCK_BYTES >> 20}
        return (Message("fault-file-row-long", facts), *_quote_faults(file))
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
    return [Message("fault-file-ragged", facts)]


def _quote_faults(file: CsvFile) -> list[Message]:
    line = file.bad_quote_line()
    return [Message("fault-file-quote", {"line": str(line)})] if line else []


def _header_faults(head: CsvHead) -> list[Message]:
    if not head.second_header:
        return []
    facts = {"line": str(head.header_line + 1), "found": head.below[0]}
    return [Message("fault-file-second-header", facts)]
