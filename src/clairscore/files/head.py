"""The head of a table of texts: which character separates cells, which line names the columns.

The columns that the user names tell both: the header is the first line that holds them, so that a
title or a second header line above it does no harm. Without any, it is the first line as wide as
the others.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from clairscore.files.numerals import is_number

DELIMITERS = (",", ";", "\t", "|")
HEADER_RECORDS = 20  # how far down the header is looked for
FILLED = 0.5  # share of a header's cells that hold a name
# Excel's own line, which says what separates cells
SEPARATOR = re.compile(r'"?sep=(.)"?[;,\t|]*\r?\n', re.IGNORECASE)


@dataclass(frozen=True)
class CsvHead:
    """How to read a CSV file.

    Parameters
    ----------
    delimiter
        Character between cells.
    header_line
        Line of the file that holds the names, counted from 1.
    skipped
        Records down to and including the header.
    names
        Column names, blanks around them removed.
    below
        The records that follow the header: at most two.
    """

    delimiter: str
    header_line: int
    skipped: int
    names: tuple[str, ...]
    below: tuple[tuple[str, ...], ...]

    @property
    def second_header(self) -> bool:
        """Return whether the line below the names looks like another header.

        It does when it holds no number where the line after it is mostly numbers.
        """
        if len(self.below) < 2:  # noqa: PLR2004 — two lines are compared
            return False
        first, second = ([is_number(cell) for cell in record] for record in self.below)
        return not any(first) and sum(second) > len(second) / 2


Record = tuple[int, tuple[str, ...]]  # line of the file where it starts, and its cells


def csv_head(text: str, named: Sequence[str]) -> CsvHead | None:
    """Return how to read a CSV file, from its first characters; None if no line has a cell.

    Parameters
    ----------
    text
        The first characters of the file.
    named
        Columns that the user named: their line is the header.
    """
    said = SEPARATOR.match(text)
    delimiters = (said[1],) if said else DELIMITERS
    found = [
        (rank, head)
        for delimiter in delimiters
        for rank, head in _heads(_records(text, delimiter), delimiter, named)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def header_at(records: Sequence[Sequence[str]], named: Sequence[str]) -> int | None:
    """Return which of the first rows of a sheet names its columns; None if no cell is filled."""
    numbered = [(at, tuple(cells)) for at, cells in enumerate(records[: HEADER_RECORDS + 2])]
    found = _heads(numbered, "", named)
    return max(found, key=lambda pair: pair[0])[1].header_line if found else None


def one_line(cell: str) -> str:
    """Return a cell without line breaks and doubled blanks."""
    return " ".join(cell.split())


def _records(text: str, delimiter: str) -> list[Record]:
    """Return the first records of the text, blank lines included."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records: list[Record] = []
    line = 1
    try:
        for cells in reader:
            records.append((line, tuple(one_line(cell) for cell in cells)))
            line = reader.line_num + 1
            if len(records) == HEADER_RECORDS + 2:
                break
    except csv.Error:  # a cell longer than the module allows: a row, but no header
        records.append((line, ("",)))
    return records


def _heads(
    records: Sequence[Record], delimiter: str, named: Sequence[str]
) -> list[tuple[tuple[int, int, int], CsvHead]]:
    """Return each way to take a record as the header, with its rank."""
    wanted = {one_line(name).casefold() for name in named}
    usual = _usual(records)
    heads: list[tuple[tuple[int, int, int], CsvHead]] = []
    for i, (line, cells) in enumerate(records[:HEADER_RECORDS]):
        matches = len(wanted & {cell.casefold() for cell in cells})
        if not matches and i != usual:
            continue
        below = [record for _, record in records[i + 1 :] if record][:2]
        even = len(cells) if not below or len(below[0]) == len(cells) else 1
        head = CsvHead(delimiter, line, i + 1, cells, tuple(below))
        heads.append(((matches, -i if matches else 0, even), head))
    return heads


def _usual(records: Sequence[Record]) -> int | None:
    """Return where the header is if no name tells: the first line filled as widely as others."""
    filled = [sum(1 for cell in cells if cell) for _, cells in records]
    told = [
        i
        for i, (_, cells) in enumerate(records)
        if filled[i] and not cells[0].startswith("#") and not SEPARATOR.match(f"{cells[0]}\n")
    ]
    if not told:
        return next((i for i, n in enumerate(filled) if n), None)
    widest = max(len(records[i][1]) for i in told)
    wide = (
        i for i in told if len(records[i][1]) == widest and filled[i] >= max(FILLED * widest, 1)
    )
    return next(wide, told[0])
