"""The head of a CSV file: which character separates cells, and which line names the columns.

The columns that the user names tell both: the header is the first line that holds them, so that a
title or a second header line above it does no harm.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
HEADER_RECORDS = 10  # how far down the header is looked for


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
        first, second = ([_is_number(cell) for cell in record] for record in self.below)
        return not any(first) and sum(second) > len(second) / 2


def csv_head(text: str, named: Sequence[str]) -> CsvHead | None:
    """Return how to read a CSV file, from its first characters; None if no line has a cell.

    Parameters
    ----------
    text
        The first characters of the file.
    named
        Columns that the user named: their line is the header. Without any, or when no line holds
        one, the first line is.
    """
    found = [
        (rank, head)
        for delimiter in DELIMITERS
        for rank, head in _heads(_records(text, delimiter), delimiter, named)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


Record = tuple[int, tuple[str, ...]]  # line of the file where it starts, and its cells


def _records(text: str, delimiter: str) -> list[Record]:
    """Return the first records of the text, blank lines included."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records: list[Record] = []
    line = 1
    try:
        for cells in reader:
            records.append((line, tuple(cell.strip() for cell in cells)))
            line = reader.line_num + 1
            if len(records) == HEADER_RECORDS + 2:
                break
    except csv.Error:  # a cell longer than the module allows: a row, but no header
        records.append((line, ("",)))
    return records


def _heads(
    records: list[Record], delimiter: str, named: Sequence[str]
) -> list[tuple[tuple[int, int, int], CsvHead]]:
    """Return each way to take a record as the header, with its rank."""
    wanted = {name.strip().casefold() for name in named}
    first = next((i for i, (_, cells) in enumerate(records) if cells), None)
    heads: list[tuple[tuple[int, int, int], CsvHead]] = []
    for i, (line, cells) in enumerate(records[:HEADER_RECORDS]):
        matches = len(wanted & {cell.casefold() for cell in cells})
        if not matches and i != first:
            continue
        below = [record for _, record in records[i + 1 :] if record][:2]
        even = len(cells) if not below or len(below[0]) == len(cells) else 1
        head = CsvHead(delimiter, line, i + 1, cells, tuple(below))
        heads.append(((matches, -i, even), head))
    return heads


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", "."))
    except ValueError:
        return False
    return True
