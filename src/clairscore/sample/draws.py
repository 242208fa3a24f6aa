"""Columns of a block of rows, and the ways of drawing them at random."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.floating[Any] | np.integer[Any] | np.bool_]

UNKNOWN_DAY = 365_243.0  # how the schema writes "no such day", a thousand years ahead
MONTH_DAYS = 30


@dataclass(frozen=True)
class Category:
    """A text column: a code a row into `names`; -1 is missing."""

    codes: NDArray[np.int8]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.codes)

    def among(self, *names: str) -> Flags:
        """Return the rows whose value is one of `names`."""
        return np.isin(self.codes, [i for i, name in enumerate(self.names) if name in names])

    def numbers(self, by_name: Mapping[str, float], *, other: float = 0.0) -> Floats:
        """Return a number a row, looked up by name; `other` where absent or missing."""
        values = [by_name.get(name, other) for name in self.names]
        return np.array([*values, other])[self.codes]  # code -1 reads the last one

    def replaced(self, where: Flags, name: str) -> Self:
        """Return the column with `name` in the rows of `where`."""
        names = self.names if name in self.names else (*self.names, name)
        code = np.int8(names.index(name))
        return type(self)(np.where(where, code, self.codes), names)

    def overlaid(self, where: Flags, other: "Category") -> Self:
        """Return the column with the values of `other` in the rows of `where`."""
        names = tuple(dict.fromkeys(self.names + other.names))
        codes = np.array([*map(names.index, other.names), -1], dtype=np.int8)[other.codes]
        return type(self)(np.where(where, codes, self.codes), names)

    def blanked(self, where: Flags) -> Self:
        """Return the column with the rows of `where` missing."""
        return type(self)(np.where(where, np.int8(-1), self.codes), self.names)


Column = Floats | Ints | Category
Columns = dict[str, Column]


def chosen(columns: Columns, rows: Flags | Ints) -> Columns:
    """Return the rows of a table that are flagged, or those at some places."""
    return {
        name: Category(column.codes[rows], column.names)
        if isinstance(column, Category)
        else column[rows]
        for name, column in columns.items()
    }


def pick(rng: Generator, shares: Mapping[str, float], n: int) -> Category:
    """Return `n` values drawn with the given shares (of any sum)."""
    return pick_at(rng.random(n), shares)


def pick_at(ranks: Floats, shares: Mapping[str, float]) -> Category:
    """Return the value at each rank in [0, 1), the names being ordered from low to high."""
    limits = np.cumsum(list(shares.values()))
    codes = np.searchsorted(limits / limits[-1], ranks, side="right")
    return Category(np.minimum(codes, len(shares) - 1).astype(np.int8), tuple(shares))


def through(codes: NDArray[np.int8], names: Sequence[str]) -> Category:
    """Return the text that goes with each code; several codes may share a name."""
    distinct = tuple(dict.fromkeys(names))
    lookup = np.array([distinct.index(name) for name in names], dtype=np.int8)
    return Category(lookup[codes], distinct)


def sigmoid(x: Floats) -> Floats:
    """Return 1 / (1 + exp(-x))."""
    return 1 / (1 + np.exp(-x))


def rank_of(normal: Floats) -> Floats:
    """Return about the rank in (0, 1) of standard normal values (within 0.01)."""
    return sigmoid(1.702 * normal)


def lognormal(rng: Generator, median: Floats | float, *, spread: float, n: int) -> Floats:
    """Return `n` values around `median`, `spread` being the standard deviation of their log."""
    return median * np.exp(spread * rng.standard_normal(n))


def often(rng: Generator, share: Floats | float, n: int) -> Flags:
    """Return `n` yes/no draws."""
    return rng.random(n) < share


def blanked(values: Numbers, where: Flags) -> Floats:
    """Return the numbers with the rows of `where` missing."""
    return np.where(where, np.nan, values)


def stepped(values: Floats, step: Floats | float) -> Floats:
    """Return the values at the nearest multiple of `step`, at least one step."""
    return np.maximum(np.rint(values / step), 1) * step


def cents(values: Floats) -> Floats:
    """Return amounts of money to the cent."""
    return np.round(values, 2)


def days_before(values: Floats) -> Floats:
    """Return days before the application as the schema writes them: whole, negative or 0."""
    return -np.floor(np.maximum(values, 0)) + 0.0  # + 0.0 turns -0.0 into 0.0


def annuity(amount: Floats, months: Floats | Ints, monthly_rate: Floats | float) -> Floats:
    """Return the constant instalment that repays `amount` in `months` at `monthly_rate`."""
    return amount * monthly_rate / (1 - (1 + monthly_rate) ** -np.maximum(months, 1))


def rows_of(counts: Ints) -> tuple[Ints, Ints]:
    """Return, for a table with `counts[i]` rows of parent i, each row's parent and rank (from 0)."""
    parent = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    return parent, np.arange(len(parent)) - first[parent]
