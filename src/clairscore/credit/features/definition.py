"""How a feature is declared: its name in words and its expression, side by side.

An expression is written with Ibis' ``_``, which stands for the rows of the source; it can't exist
without the `Feature` that names it, so that no column of the dataset is left without words.

    share(
        "instalments_late_share",
        (DAYS_LATE > 0).mean(),
        fr="Part des échéances payées en retard",
        en="Share of instalments paid late",
    )

Settled once, for all sources: the sum, mean or extreme of no value is missing, not 0; a division
by 0 is missing; a client without any row in a table that was given counts 0 there, and has every
other aggregate missing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypedDict, Unpack, cast

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
from ibis import _
from ibis.common.deferred import Deferred

from clairscore.credit.dictionary import Feature, Kind, Role
from clairscore.texts import Label

CLIENT = "SK_ID_CURR"
TARGET = "TARGET"
UNKNOWN = "XNA"
DAYS_A_YEAR = 365.25
DAYS_A_MONTH = DAYS_A_YEAR / 12


@dataclass(frozen=True)
class Definition:
    """One feature: what a reader sees and how it is computed.

    Parameters
    ----------
    feature
        Its entry in the dictionary.
    expression
        Value for one client: a column expression, or an aggregate over the client's rows.
    without_history
        Value for a client without any row in the source: 0 for counts, None otherwise.
    """

    feature: Feature
    expression: Deferred
    without_history: float | None = None

    @property
    def name(self) -> str:
        """Return the column name."""
        return self.feature.name

    def columns(self, rows: ir.Table) -> frozenset[str]:
        """Return the columns of `rows`, which must have them all, that the expression reads."""
        fields = self.expression.resolve(rows).op().find(ops.Field)
        return frozenset(field.name for field in fields if field.rel == rows.op())


@dataclass(frozen=True)
class Source:
    """One history of the client, aggregated to one row a client in a single pass.

    Parameters
    ----------
    name
        Table that it is named after.
    required
        By table, the columns without which nothing can be computed (keys and dates).
    rows
        From the tables to the rows that count: none dated after the application.
    definitions
        Its features: aggregates over `rows`.
    """

    name: str
    required: Mapping[str, tuple[str, ...]]
    rows: Callable[[Mapping[str, ir.Table]], ir.Table]
    definitions: tuple[Definition, ...]


def past(table: ir.Table, date: str, *others: str) -> ir.Table:
    """Keep the rows known on the day of the application (day or month 0).

    Parameters
    ----------
    table
        A table with days or months relative to the application.
    date
        Column that dates a row; a row without it can't be told from the future and is dropped.
    others
        Further dates of the row; they may be missing, or absent from the table.
    """
    known = [_[name] for name in others if name in table.columns]
    return table.filter(_[date] <= 0, *[day.isnull() | (day <= 0) for day in known])


def when(
    condition: Deferred, then: Deferred | float, otherwise: Deferred | float | None = None
) -> Deferred:
    """Return one expression where a condition holds and another elsewhere, also where unknown."""
    return cast("Deferred", ibis.ifelse(condition, then, otherwise))  # typed for bound values only


def years_since(day: Deferred) -> Deferred:
    """Return years before the application; a day after it, 365243 too, is missing."""
    return when(day <= 0, -day / DAYS_A_YEAR)


def excess(value: Deferred) -> Deferred:
    """Return max(value, 0), missing where the value is: SQL's GREATEST passes over it."""
    return when(value > 0, value, when(value <= 0, 0))


def within(day: Deferred, months: int) -> Deferred:
    """Return whether a day falls in the last months before the application."""
    return day >= -months * DAYS_A_MONTH


class Traits(TypedDict, total=False):
    """What else `Feature` can say."""

    protected: bool
    actionable: bool
    input: bool
    explanation: Label
    role: Role


class Constructor(Protocol):
    """A function that declares a feature of one kind."""

    def __call__(
        self, name: str, expression: Deferred, *, fr: str, en: str, **traits: Unpack[Traits]
    ) -> Definition:
        """Return the feature `name` with its words and its expression."""
        ...


def _of_kind(kind: Kind, unit: str = "", *, without_history: float | None = None) -> Constructor:
    def constructor(
        name: str, expression: Deferred, *, fr: str, en: str, **traits: Unpack[Traits]
    ) -> Definition:
        feature = Feature(name, Label(fr, en), "", kind, unit, **traits)
        return Definition(feature, expression, without_history)

    return constructor


number = _of_kind(Kind.NUMBER)  # an index, a score, a rank
count = _of_kind(Kind.COUNT, without_history=0.0)
amount = _of_kind(Kind.AMOUNT)
share = _of_kind(Kind.PERCENT)  # a fraction, which may exceed 1
days = _of_kind(Kind.DURATION, "days")
months = _of_kind(Kind.DURATION, "months")
years = _of_kind(Kind.DURATION, "years")
yes_no = _of_kind(Kind.YES_NO)


def category(
    name: str,
    expression: Deferred,
    categories: Mapping[str, Label],
    *,
    fr: str,
    en: str,
    **traits: Unpack[Traits],
) -> Definition:
    """Return a feature whose values are texts, each in words in `categories`."""
    feature = Feature(name, Label(fr, en), "", Kind.CATEGORY, categories=categories, **traits)
    return Definition(feature, expression)


def in_theme(theme: str, *definitions: Definition) -> tuple[Definition, ...]:
    """Return the definitions, placed in a theme."""
    return tuple(
        replace(definition, feature=replace(definition.feature, theme=theme))
        for definition in definitions
    )
