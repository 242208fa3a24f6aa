"""What each column of a table holds, found over all its rows, never over a sample."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from math import nan
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from clairscore.credit.own_table.reading import Source
from clairscore.files.dates import date_ways
from clairscore.files.numbers import Numbers, read_numbers
from clairscore.files.words import ERRORS, MISSING, NO, NO_NUMBER, YES
from clairscore.files.writing import PLAIN, Writing

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

FLOAT_MAX = float(np.finfo(np.float32).max)  # the dataset holds float32
FEW_VALUES = 100  # more different words than this is no category
FEW_CODES = 30  # more different whole numbers than this is no category
LONG_TEXT = 200  # characters; longer words are prose, not labels
CATEGORY_ALWAYS = 12  # so few different words are a category, whatever their share of the rows
MOSTLY = 0.5  # share of numbers from which words are in the way
STRAYS = 20  # different words in the way of numbers that are told one by one …
STRAY_SHARE = 0.02  # … or this share of the values: more are codes, some of which have letters


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
    at
        Its place there.
    holds
        What its cells are; a column without any value counts as numbers.
    n_present
        Rows with a value.
    n_distinct
        Different values.
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
    writing
        How a column of text writes numbers.
    blanks
        Words that were read as missing, with their counts, beside those that always are.
    strays
        Words in the way of numbers, with their counts, that were not read as missing.
    in_doubt, units
        See `files.numbers.Numbers`.
    ways
        Of writing dates.
    """

    name: str
    at: int
    holds: Holds
    n_present: int = 0
    n_distinct: int = 0
    minimum: float = nan
    maximum: float = nan
    whole: bool = False
    n_infinite: int = 0
    longest: int = 0
    values: tuple[str, ...] = ()
    writing: Writing = PLAIN
    blanks: tuple[tuple[str, int], ...] = ()
    strays: tuple[tuple[str, int], ...] = ()
    in_doubt: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()

    @property
    def is_fraction(self) -> bool:
        """Return whether the file writes its values as 12.5 %."""
        return self.writing.unit == "%"


def profiled(source: Source) -> tuple[Column, ...]:
    """Return what each column of a table holds, in the table's order, looked at one by one."""
    return tuple(_profiled(source, name, at) for at, name in enumerate(source.names))


def numbers_of(source: Source, column: Column) -> NDArray[np.float64]:
    """Return the numbers of a column, (n,): NaN where there is none."""
    cells = source.column(column.at)
    if not pa.types.is_string(cells.type):
        return _doubles(cells)
    return _read(source, column, cells).values


def texts_of(source: Source, column: Column) -> pa.ChunkedArray:
    """Return the values of a column as a category stores them: 3, not 3.0; null where missing."""
    if column.holds is Holds.NUMBER:
        values = numbers_of(source, column)
        return pa.chunked_array([_spelt(values, whole=column.whole)])
    cells = source.column(column.at)
    if not pa.types.is_string(cells.type):
        return cells.cast(pa.string())
    blank = [word for word, _ in column.blanks]
    return (
        pc.if_else(pc.is_in(cells, pa.array(blank, pa.string())), None, cells) if blank else cells
    )


def said(values: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Return words with their counts, as they are told."""
    return tuple(f"{word[:60]} (× {count})" for word, count in values)


def _profiled(source: Source, name: str, at: int) -> Column:
    if source.table.nested(at):
        return Column(name, at, Holds.NESTED)
    cells = source.column(at)
    if pa.types.is_temporal(cells.type):
        n_distinct = pc.count_distinct(cells).as_py()
        present = len(cells) - cells.null_count
        return Column(name, at, Holds.DATE, n_present=present, n_distinct=n_distinct)
    if not pa.types.is_string(cells.type):
        return _measured(Column(name, at, Holds.NUMBER), _doubles(cells))
    return _understood(source, Column(name, at, Holds.TEXT), cells)


def _understood(source: Source, column: Column, cells: pa.ChunkedArray) -> Column:
    """Find what a column of text holds: words, numbers or dates."""
    longest = pc.max(pc.utf8_length(cells)).as_py() or 0
    column = replace(column, longest=longest)
    if longest > LONG_TEXT:
        return _worded(column, pc.value_counts(pc.drop_null(cells)))
    numbers = _read(source, column, cells)
    blanks = tuple((w, n) for w, n in numbers.blanks.items() if w.casefold() not in MISSING)
    if numbers.n_read == numbers.n_given and not numbers.coded:
        return _measured(_with(column, numbers, blanks), numbers.values)
    counted = pc.value_counts(pc.drop_null(cells))
    worded = _dated(_worded(column, counted), counted.field("values"))
    mostly = numbers.n_read > MOSTLY * numbers.n_given and not numbers.coded
    if not mostly or len(counted) <= CATEGORY_ALWAYS or worded.ways:
        return worded
    return _strayed(_with(column, numbers, blanks), numbers, otherwise=worded)


def _strayed(column: Column, numbers: Numbers, *, otherwise: Column) -> Column:
    """Return a column of numbers with words in their way: those that come again stand for nothing."""
    again = {word: n for word, n in numbers.words.items() if n > 1}
    once = {word: n for word, n in numbers.words.items() if n == 1}
    if len(once) > max(STRAYS, STRAY_SHARE * numbers.n_given):
        return replace(otherwise, strays=tuple(numbers.words.items()))
    found = _with(column, numbers, (*column.blanks, *again.items()))
    return _measured(replace(found, strays=tuple(once.items())), numbers.values)


def _with(column: Column, numbers: Numbers, blanks: tuple[tuple[str, int], ...]) -> Column:
    """Return a column of numbers with how they are written."""
    writing = replace(numbers.writing, missing=tuple(sorted({word for word, _ in blanks})))
    return replace(
        column,
        holds=Holds.NUMBER,
        writing=writing,
        blanks=blanks,
        in_doubt=numbers.in_doubt,
        units=numbers.units,
    )


def _worded(column: Column, counted: pa.StructArray) -> Column:
    """Return a column of words with its values, those for nothing apart."""
    words, counts = counted.field("values"), counted.field("counts").to_numpy()
    folded = {word: word.casefold() for word in words.to_pylist()} if len(words) <= 10_000 else {}  # noqa: PLR2004 — a category has fewer
    empty = MISSING | ERRORS
    if set(folded.values()) - NO_NUMBER <= {*YES, *NO} and set(folded.values()) & {*YES, *NO}:
        empty = NO_NUMBER | ERRORS
    number = dict(zip(folded, counts.tolist(), strict=bool(folded)))
    blanks = tuple((word, n) for word, n in number.items() if folded[word] in empty)
    gone = {word for word, _ in blanks}
    kept = sorted(word for word in folded if word not in gone)
    return replace(
        column,
        n_present=int(counts.sum()) - sum(n for _, n in blanks),
        n_distinct=len(words) - len(gone),
        values=tuple(kept) if len(kept) <= FEW_VALUES and column.longest <= LONG_TEXT else (),
        blanks=blanks,
    )


def _dated(column: Column, words: pa.Array) -> Column:
    """Return a column of words that are dates as one of dates."""
    ways = date_ways(words) if column.longest <= LONG_TEXT and column.n_present else ()
    return replace(column, holds=Holds.DATE, ways=ways, values=()) if ways else column


def _measured(column: Column, values: NDArray[np.float64]) -> Column:
    """Return a column of numbers with their range."""
    present = values[~np.isnan(values)]
    if not len(present):
        return column
    whole = bool(np.all(present == np.trunc(present)))
    distinct = pc.unique(pa.array(present)).to_numpy()
    infinite = np.abs(present) > FLOAT_MAX
    few = whole and len(distinct) <= FEW_CODES and not infinite.any()
    return replace(
        column,
        n_present=len(present),
        n_distinct=len(distinct),
        minimum=float(present.min()),
        maximum=float(present.max()),
        whole=whole,
        n_infinite=int(infinite.sum()),
        values=tuple(str(int(value)) for value in np.sort(distinct)) if few else (),
    )


def _read(source: Source, column: Column, cells: pa.ChunkedArray) -> Numbers:
    return read_numbers(
        cells,
        points=source.table.points,
        remembered=source.remembered.get(column.name, PLAIN),
        missing=(*source.missing, *(word for word, _ in column.blanks)),
    )


def _doubles(cells: pa.ChunkedArray) -> NDArray[np.float64]:
    numbers = pc.cast(cells, pa.float64(), safe=False).to_numpy()
    return numbers.astype(np.float64)


def _spelt(values: NDArray[np.float64], *, whole: bool) -> pa.Array:
    given = ~np.isnan(values)
    safe = np.where(given, values, 0)
    small = whole and bool((np.abs(safe) < 2**63).all())
    texts = pa.array(safe.astype(np.int64) if small else safe).cast(pa.string())
    return pc.if_else(pa.array(given), texts, None)
