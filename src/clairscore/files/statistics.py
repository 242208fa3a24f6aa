"""Files of Stata, SAS and SPSS, through pyreadstat, which is an extra."""

from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from clairscore.core.errors import FileUnreadable
from clairscore.core.extras import ExtraMissing
from clairscore.files.streams import Rows, batch_rows
from clairscore.texts import Message

READERS: Final = {
    "stata": "read_dta",
    "sas": "read_sas7bdat",
    "xport": "read_xport",
    "spss": "read_sav",
}


def statistics_rows(path: Path, kind: str, *, name: str) -> Rows:
    """Return the rows of a file of Stata, SAS or SPSS.

    Raises
    ------
    ExtraMissing
        pyreadstat is not installed.
    FileUnreadable
        The file is damaged.
    """
    try:
        import pyreadstat  # noqa: PLC0415 # pyright: ignore[reportMissingImports] -- an extra
    except ImportError as error:
        raise ExtraMissing("pyreadstat", "statistics") from error
    read: Any = getattr(pyreadstat, READERS[kind])
    errors: tuple[type[Exception], ...] = (pyreadstat.ReadstatError, pyreadstat.PyreadstatError)
    try:
        _, about = read(str(path), metadataonly=True)
    except errors as error:
        raise FileUnreadable(name, reason=Message("file-damaged")) from error
    names = tuple(about.column_names)
    rows = Rows(names, ())
    rows.batches = _batches(read, path, name=name, size=batch_rows(len(names)), errors=errors)
    return rows


def _batches(
    read: Any,  # noqa: ANN401
    path: Path,
    *,
    name: str,
    size: int,
    errors: tuple[type[Exception], ...],
) -> Generator[pa.RecordBatch]:
    offset = 0
    while True:
        try:
            columns, _ = read(str(path), row_offset=offset, row_limit=size, output_format="dict")
        except errors as error:
            raise FileUnreadable(name, reason=Message("file-damaged")) from error
        batch = pa.RecordBatch.from_pydict(
            {f"c{at}": _array(c) for at, c in enumerate(columns.values())}
        )
        yield batch
        offset += size
        if batch.num_rows < size:
            return


def _array(column: Any) -> pa.Array:  # noqa: ANN401
    """Return a column of texts, numbers or dates; these formats write nothing as an empty text."""
    try:
        return pa.array(column, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError):  # numbers with codes for why one is missing
        return pa.array([None if cell is None else str(cell) for cell in column], pa.string())
