"""Workbooks: Excel (.xlsx, .xlsb, .xls) and OpenDocument (.ods).

They are read in a process of their own: a cell that a damaged or a hostile file puts at the end of
the world makes the reader ask for more memory than there is, which ends the process it is in.
"""

import json
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.files.encoding import opened
from clairscore.files.packing import Unpacked
from clairscore.files.streams import Rows, Wish
from clairscore.texts import Message

SECONDS: Final = 900


def workbook_rows(file: Unpacked, wish: Wish, scratch: Path) -> Rows:
    """Return the rows of a sheet.

    Raises
    ------
    FileUnreadable
        The workbook is damaged, locked or beyond the memory there is.
    InputFaults
        It has several sheets that hold something and none was named; or it is too large.
    """
    held = isinstance(file.source, bytes)
    path = "" if isinstance(file.source, bytes) else str(file.source)
    asked = {"path": path, "name": file.name, "named": wish.named, "table": wish.table}
    words = [sys.executable, "-m", "clairscore.files.sheets", json.dumps(asked)]
    source = file.source if isinstance(file.source, bytes) else None
    place = scratch / "sheet"
    damaged = FileUnreadable(file.name, reason=Message("file-damaged-workbook"))
    try:
        if held:
            done = subprocess.run(  # noqa: S603
                words, input=source, capture_output=True, timeout=SECONDS, check=True
            )
        else:
            with place.open("wb") as out:
                done = subprocess.run(  # noqa: S603
                    words, stdout=out, stderr=subprocess.PIPE, timeout=SECONDS, check=True
                )
    except subprocess.SubprocessError as error:
        raise damaged from error
    stream = opened(done.stdout if held else place)
    told: dict[str, Any] = json.loads(stream.readline())
    if "names" not in told:
        stream.close()
        if "faults" in told:
            faults = tuple(Message(id_, args) for id_, args in told["faults"])
            raise InputFaults(file.name, faults=faults)
        raise damaged
    return Rows(tuple(told["names"]), _batches(stream), header_line=told["header_line"])


def _batches(stream: Any) -> Generator[pa.RecordBatch]:  # noqa: ANN401 — a stream of bytes
    with stream, pa.ipc.open_stream(stream) as batches:
        yield from batches
