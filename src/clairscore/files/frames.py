"""Data frames of any library, as files and back."""

from collections.abc import Generator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import narwhals as nw
import pyarrow as pa
import pyarrow.parquet as pq

from clairscore.core.errors import FileUnreadable
from clairscore.core.paths import StrPath

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame

NAME: Final = "frame.parquet"


@contextmanager
def file_of(table: "StrPath | IntoDataFrame") -> Generator[Path | str]:
    """Yield where a table is: the path or URL as given, or a file of the frame while the block runs.

    Raises
    ------
    FileUnreadable
        A column of the frame holds values of several kinds.
    TypeError
        It is neither a path nor a frame of pandas, polars, Arrow or another library that
        narwhals knows.
    """
    if isinstance(table, str | PathLike):
        yield table if isinstance(table, str) and "://" in table else Path(table)
        return
    frame = nw.from_native(table, eager_only=True)
    with TemporaryDirectory(prefix="clairscore-") as folder:
        path = Path(folder) / NAME
        try:
            pq.write_table(frame.to_arrow(), path)
        except pa.ArrowException as error:
            raise FileUnreadable(type(table).__name__, str(error)) from error
        yield path
