"""Rows on their way from a file to a table, and how the user says that they are to be read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import pyarrow as pa

from clairscore.files.words import MISSING_SPELT
from clairscore.texts import Message

BATCH_ROWS: Final = 65_536
BATCH_CELLS: Final = 4_000_000  # of wide tables fewer rows at a time


@dataclass(frozen=True)
class Wish:
    """How a table is to be read, as far as the user says.

    Parameters
    ----------
    named
        Columns that the table should have: they tell which line is its header.
    encoding
        Of a text, as Python names it; empty to find out.
    table
        Of a database, or sheet of a workbook; empty where there is one.
    nulls
        What a CSV file writes for nothing.
    most_rows
        Reading ends once there are more than so many, however many follow; 0 for no end.
    """

    named: tuple[str, ...] = ()
    encoding: str = ""
    table: str = ""
    nulls: tuple[str, ...] = MISSING_SPELT
    most_rows: int = 0


@dataclass
class Rows:
    """Rows on their way; what is said of them is complete once they have been read.

    Parameters
    ----------
    names
        Of the columns.
    batches
        Columns by position, whatever they are called.
    header_line
        Line of the file that names the columns, from 1; 0 if none does.
    delimiter
        Between cells of a CSV file.
    points
        A point surely stands before decimals: programs wrote the numbers, or commas are between
        cells.
    """

    names: tuple[str, ...]
    batches: Iterable[pa.RecordBatch]
    header_line: int = 0
    delimiter: str = ""
    points: bool = False
    notes: list[Message] = field(default_factory=list[Message])
    faults: list[Message] = field(default_factory=list[Message])


def batch_rows(n_columns: int) -> int:
    """Return how many rows of a table are held at a time."""
    return max(min(BATCH_ROWS, BATCH_CELLS // max(n_columns, 1)), 1)
