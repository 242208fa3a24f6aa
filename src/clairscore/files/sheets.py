"""The process that reads a workbook, for `files.workbook`: what is damaged may take it down.

Called with how to read as JSON; a workbook without a path comes in at standard input. What it found
goes out as a line of JSON and, without faults, the rows as a stream of Arrow.
"""

import datetime as dt
import io
import json
import resource
import sys
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook

from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.core.memory import LEAST, SHARE, available
from clairscore.files.head import header_at, one_line
from clairscore.files.numbers import written
from clairscore.files.packing import Unpacked
from clairscore.files.streams import Rows, Wish, batch_rows
from clairscore.texts import Message

LARGEST: Final = 300_000_000  # bytes of the file: its sheets are held in memory
MOST_CELLS: Final = 60_000_000
Cell = Any  # text, number, true or false, date; an empty text where there is nothing


def sheet_rows(file: Unpacked, wish: Wish) -> Rows:
    """Return the rows of a sheet.

    Raises
    ------
    FileUnreadable
        The workbook is damaged or locked.
    InputFaults
        It has several sheets that hold something and none was named; or it is too large.
    """
    size = len(file.source) if isinstance(file.source, bytes) else file.source.stat().st_size
    if size > LARGEST:
        raise _too_large(file.name)
    source = io.BytesIO(file.source) if isinstance(file.source, bytes) else str(file.source)
    try:
        book = CalamineWorkbook.from_object(source)
        sheet = _sheet(book, file.name, wish.table)
        if sheet.total_height * sheet.total_width > MOST_CELLS:
            raise _too_large(file.name)
        cells: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    except CalamineError as error:
        raise FileUnreadable(file.name, reason=Message("file-damaged-workbook")) from error
    texts = [[one_line(_text(cell)) for cell in row] for row in cells[:HEAD_ROWS]]
    at = header_at(texts, wish.named)
    if at is None:
        raise InputFaults(file.name, faults=(Message("fault-file-empty"),))
    if at + 1 == len(cells):
        facts = {"line": str(at + 1)}
        raise InputFaults(file.name, faults=(Message("fault-file-header-only", facts),))
    names = _trimmed(texts[at], cells[at + 1 :])
    return Rows(names, _batches(cells[at + 1 :], len(names)), header_line=at + 1)


HEAD_ROWS: Final = 30


def _too_large(name: str) -> InputFaults:
    facts = {"megabytes": LARGEST // 1_000_000, "cells": MOST_CELLS}
    return InputFaults(name, faults=(Message("fault-file-workbook-large", facts),))


def _sheet(book: CalamineWorkbook, name: str, wanted: str) -> Any:  # noqa: ANN401
    """Return the sheet named, or the only one that holds something."""
    names = book.sheet_names
    if wanted:
        known = {one.strip().casefold(): one for one in names}
        if wanted.strip().casefold() not in known:
            facts = {"table": wanted, "found": tuple(names)}
            raise InputFaults(name, faults=(Message("fault-file-table-unknown", facts),))
        return book.get_sheet_by_name(known[wanted.strip().casefold()])
    sheets = [book.get_sheet_by_name(one) for one in names]
    full = [sheet for sheet in sheets if sheet.height]
    if not full:
        raise InputFaults(name, faults=(Message("fault-file-empty"),))
    if len(full) > 1:
        facts = {"found": tuple(sheet.name for sheet in full)}
        raise InputFaults(name, faults=(Message("fault-file-tables-several", facts),))
    return full[0]


def _trimmed(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """Return the names without those at the end that are empty, as are all cells below them."""
    width = len(names)
    while width > 1 and not names[width - 1] and all(row[width - 1] == "" for row in rows):
        width -= 1
    return tuple(names[:width])


def _batches(rows: Sequence[Sequence[Cell]], width: int) -> Generator[pa.RecordBatch]:
    columns = [[row[at] for row in rows] for at in range(width)]
    arrays = [_column(cells) for cells in columns]
    table = pa.table(arrays, names=[f"c{at}" for at in range(width)])
    yield from table.to_batches(max_chunksize=batch_rows(width))


def _column(cells: list[Cell]) -> pa.Array:
    """Return a column: numbers or dates if it holds nothing else, texts otherwise."""
    kinds = {type(cell) for cell in cells if not isinstance(cell, str) or cell}
    if kinds and kinds <= {int, float}:
        return pa.array(np.array([np.nan if cell == "" else cell for cell in cells], np.float64))
    if kinds and kinds <= {dt.date, dt.datetime}:
        moments = [None if cell == "" else _moment(cell) for cell in cells]
        return pa.array(moments, pa.timestamp("us"))
    return pa.array([_text(cell) or None for cell in cells], pa.string())


def _moment(cell: dt.date) -> dt.datetime:
    return cell if isinstance(cell, dt.datetime) else dt.datetime.combine(cell, dt.time())


def _text(cell: Cell) -> str:
    match cell:
        case bool():
            return "true" if cell else "false"
        case float():
            return written(cell)
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case _:
            return str(cell)


def main() -> None:
    """Read the workbook, in no more than its share of the memory."""
    asked = json.loads(sys.argv[1])
    if sys.platform == "linux":  # elsewhere the limit would not hold
        granted = max(int(available() * SHARE), LEAST)
        resource.setrlimit(resource.RLIMIT_AS, (granted, granted))
    source = Path(asked["path"]) if asked["path"] else sys.stdin.buffer.read()
    file = Unpacked(source, asked["name"], "workbook")
    out = sys.stdout.buffer
    try:
        rows = sheet_rows(file, Wish(named=tuple(asked["named"]), table=asked["table"]))
    except InputFaults as error:
        faults = [[fault.id, dict(fault.args)] for fault in error.faults]
        out.write(json.dumps({"faults": faults}).encode() + b"\n")
        return
    except FileUnreadable:
        out.write(json.dumps({"damaged": True}).encode() + b"\n")
        return
    told = {"names": rows.names, "header_line": rows.header_line}
    out.write(json.dumps(told).encode() + b"\n")
    writer: Any = None
    for batch in rows.batches:
        writer = writer or pa.ipc.new_stream(out, batch.schema)
        writer.write_batch(batch)
    if writer:
        writer.close()


if __name__ == "__main__":
    main()
