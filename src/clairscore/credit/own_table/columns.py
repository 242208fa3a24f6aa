"""What each column of a table holds, found over all its rows, never over a sample."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import nan
from typing import Any

import numpy as np

from clairscore.credit.own_table.numerals import PERCENT, PLAIN, Written, ambiguous, written
from clairscore.credit.own_table.reading import Source, is_nested, is_text

FLOAT_MAX = float(np.finfo(np.float32).max)  # the dataset holds float32
FEW_VALUES = 100  # more different words than this is no category
FEW_CODES = 30  # more different whole numbers than this is no category
LONG_TEXT = 200  # characters; longer words are prose, not labels
NEARLY_ALL = 0.9  # an estimate of distinct values errs by a few percent


class Holds(StrEnum):
    """What the cells of a column are."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    NESTED = "nested"


@dataclass(frozen=True)
class Column:
    """One column and what was found in it.

    Parameters
    ----------
    name
        As in the file.
    key
        Its name in the staged table.
    holds
        What its cells are; a column without any value counts as numbers.
    number
        SQL of its values as doubles, if it holds numbers.
    n_present
        Rows with a value.
    n_distinct
        Different values: exact where they are few or all differ, else estimated.
    minimum, maximum
        Of numbers; NaN without any.
    whole
        All numbers are whole.
    n_infinite
        Numbers beyond float32, infinity among them.
    longest
        Characters of the longest text.
    values
        The different values as a category stores them, in order, if they are few.
    written
        How a column of text was read.
    """

    name: str
    key: str
    holds: Holds
    number: str = ""
    n_present: int = 0
    n_distinct: int = 0
    minimum: float = nan
    maximum: float = nan
    whole: bool = False
    n_infinite: int = 0
    longest: int = 0
    values: tuple[str, ...] = ()
    written: Written = Written()  # noqa: RUF009 — Written is frozen

    @property
    def text(self) -> str:
        """Return the SQL of its values as a category stores them: 3, not 3.0."""
        if self.holds is not Holds.NUMBER:
            return f"{self.key}::VARCHAR"
        if self.whole:
            return f"TRY_CAST({self.number} AS HUGEINT)::VARCHAR"
        return f"({self.number})::VARCHAR"

    @property
    def is_fraction(self) -> bool:
        """Return whether the file writes its values as 12.5 %."""
        return self.written.style is PERCENT


def profiled(source: Source) -> tuple[Column, ...]:
    """Return what each column of a table holds, in the table's order."""
    return _counted(source, _measured(source, _understood(source)))


def _understood(source: Source) -> list[Column]:
    """Find what each column holds: text may be numbers or dates."""
    columns = [
        Column(name, f"c{j}", _stored(type_), number=f"c{j}::DOUBLE")
        for j, (name, type_) in enumerate(zip(source.names, source.types, strict=True))
    ]
    found = _aggregated(
        source,
        [column for column in columns if column.holds is Holds.TEXT],
        [
            lambda column: f"count({column.key})",
            lambda column: f"count(TRY_CAST({column.key} AS DOUBLE))",
            # starts like a number or a date; where none does, patterns need not be tried
            lambda column: f"count_if({column.key} >= '+' AND {column.key} < ':')",
            # 01234 is a code, not a number
            lambda column: f"count_if({column.key} >= '00' AND {column.key} < '0:')",
            lambda column: f"coalesce(max(length({column.key})), 0)",
        ],
    )
    return [
        _text(source, column, *found[column.key]) if column.key in found else column
        for column in columns
    ]


def _stored(type_: str) -> Holds:
    if is_nested(type_):
        return Holds.NESTED
    if is_text(type_):
        return Holds.TEXT
    return Holds.DATE if type_.startswith(("DATE", "TIME", "INTERVAL")) else Holds.NUMBER


def _text(source: Source, column: Column, *counts: int) -> Column:
    """Find what a column of text holds."""
    n_present, n_numbers, n_digits, n_codes, longest = counts
    column = replace(column, n_present=n_present, longest=longest)
    values = source.staged.filter(f"{column.key} IS NOT NULL")
    found = Written()
    if n_numbers == n_present and not n_codes:
        # cells apart by semicolons, where the comma is the decimal sign: is 1.234 a thousand?
        in_doubt = n_present and source.delimiter == ";"
        found = Written(PLAIN, ambiguous=ambiguous(values, column.key, ".") if in_doubt else ())
    elif n_digits and longest <= LONG_TEXT:
        found = written(values, column.key)
    if found.style and not n_codes:
        number = found.style.number(column.key)
        return replace(column, holds=Holds.NUMBER, number=number, written=found)
    return replace(column, holds=Holds.DATE if found.dates else Holds.TEXT, written=found)


def _measured(source: Source, columns: Sequence[Column]) -> list[Column]:
    """Count values and find the range of numbers."""
    numbers = _aggregated(
        source,
        [column for column in columns if column.holds is Holds.NUMBER],
        [
            lambda column: f"count({column.number})",
            lambda column: f"approx_count_distinct({column.number})",
            lambda column: f"coalesce(min({column.number}), 'nan')",
            lambda column: f"coalesce(max({column.number}), 'nan')",
            lambda column: f"coalesce(bool_and({column.number} = trunc({column.number})), false)",
            lambda column: f"count_if(abs({column.number}) > {FLOAT_MAX})",
        ],
    )
    others = _aggregated(
        source,
        [column for column in columns if column.key not in numbers],
        [
            lambda column: f"count({column.key})",
            lambda column: f"approx_count_distinct({column.key})",
        ],
    )
    names = ("n_present", "n_distinct", "minimum", "maximum", "whole", "n_infinite")
    found = numbers | others
    return [
        replace(column, **dict(zip(names, found[column.key], strict=False))) for column in columns
    ]


def _counted(source: Source, columns: Sequence[Column]) -> tuple[Column, ...]:
    """List the values of columns that have few, and count exactly where nearly all differ."""
    margin = 2  # estimates of small numbers of distinct values may be off
    few = [
        column
        for column in columns
        if column.n_present
        and (
            (column.holds is Holds.TEXT and column.longest <= LONG_TEXT)
            or (column.holds is Holds.NUMBER and column.whole and not column.n_infinite)
        )
        and column.n_distinct <= margin * (FEW_VALUES if column.holds is Holds.TEXT else FEW_CODES)
    ]
    lists = _aggregated(
        source,
        few,
        [lambda column: f"list(DISTINCT {column.text}) FILTER ({column.text} NOT NULL)"],
    )
    nearly = [
        column
        for column in columns
        if column.key not in lists and column.n_distinct >= NEARLY_ALL * column.n_present > 0
    ]
    exact = _aggregated(source, nearly, [lambda column: f"count(DISTINCT {column.key})"])
    return tuple(
        _with_values(column, lists[column.key][0])
        if column.key in lists
        else replace(column, n_distinct=exact.get(column.key, (column.n_distinct,))[0])
        for column in columns
    )


def _with_values(column: Column, values: Sequence[str]) -> Column:
    """Return the column with its values, in the order of numbers or of the alphabet."""
    ordered = sorted(values, key=int) if column.holds is Holds.NUMBER else sorted(values)
    limit = FEW_CODES if column.holds is Holds.NUMBER else FEW_VALUES
    listed = tuple(ordered) if len(ordered) <= limit else ()
    return replace(column, n_distinct=len(ordered), values=listed)


def _aggregated(
    source: Source, columns: Sequence[Column], expressions: Sequence[Callable[[Column], str]]
) -> dict[str, tuple[Any, ...]]:
    """Return the values of some aggregates, by column key, in one pass over the table."""
    if not columns:
        return {}
    sql = [expression(column) for column in columns for expression in expressions]
    row = source.staged.aggregate(", ".join(sql)).fetchall()[0]
    size = len(expressions)
    return {column.key: row[i * size : (i + 1) * size] for i, column in enumerate(columns)}
