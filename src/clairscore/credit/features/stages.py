"""From definitions to tables of features, in two stages.

1. *Base* features come from the lender's tables: a projection of the applications, and one
   aggregation per history.
2. *Derived* features come from base features under the dataset's names (`with_derived`).

Numbers are float32; what is infinite, not a number or out of float32's range is missing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

import ibis
import ibis.expr.types as ir

from clairscore.credit.dictionary import Kind
from clairscore.credit.features import application, home
from clairscore.credit.features.bureau import BUREAU
from clairscore.credit.features.bureau_balance import BUREAU_BALANCE
from clairscore.credit.features.cards import CARDS
from clairscore.credit.features.definition import CLIENT, TARGET, Definition, Source
from clairscore.credit.features.derived import DERIVED
from clairscore.credit.features.directions import DIRECTIONS
from clairscore.credit.features.instalments import INSTALMENTS
from clairscore.credit.features.pos import POS
from clairscore.credit.features.previous import PREVIOUS
from clairscore.credit.tables.schema import SCHEMA, ColumnType

APPLICATION = (*application.DEFINITIONS, *home.DEFINITIONS)
HISTORIES = (BUREAU, BUREAU_BALANCE, PREVIOUS, POS, INSTALMENTS, CARDS)
ALL = tuple(
    replace(d, feature=replace(d.feature, direction=DIRECTIONS.get(d.name)))
    for d in (*APPLICATION, *(d for source in HISTORIES for d in source.definitions), *DERIVED)
)


@cache
def schema_tables() -> dict[str, ir.Table]:
    """Return the tables of the schema, all columns there, without any row behind them."""
    types = {ColumnType.TEXT: "string", ColumnType.INTEGER: "float64", ColumnType.REAL: "float64"}
    return {
        name: ibis.table({c: types[t] for c, t in table.columns.items()}, name=name)
        for name, table in SCHEMA.items()
    }


@cache
def base_columns() -> ir.Table:
    """Return a table with every base feature, without any row behind it."""
    base = (*APPLICATION, *(d for source in HISTORIES for d in source.definitions))
    types = {d.name: "string" if d.feature.kind is Kind.CATEGORY else "float32" for d in base}
    return ibis.table(types, name="base")


def _computable(
    definitions: Iterable[Definition], rows: ir.Table, *, complete: ir.Table
) -> tuple[Definition, ...]:
    """Return the definitions whose columns are all in `rows`.

    Which columns an expression reads is asked of the expression itself, bound to the `complete`
    form of the table.
    """
    return tuple(d for d in definitions if d.columns(complete) <= set(rows.columns))


def application_features(table: ir.Table) -> tuple[ir.Table, tuple[Definition, ...]]:
    """Return the client, the target and the base features of the application itself."""
    complete = schema_tables()["application"]
    definitions = _computable(APPLICATION, table, complete=complete)
    features = {d.name: d.expression.resolve(table) for d in definitions}
    columns = {CLIENT: table[CLIENT], TARGET: table[TARGET].cast("int8")}
    return table.select(**columns, **_stored(definitions, features)), definitions


def history_features(
    source: Source, tables: Mapping[str, ir.Table]
) -> tuple[ir.Table, tuple[Definition, ...]] | None:
    """Return one row a client with any row in a history, or None if nothing can be computed."""
    if not all(
        table in tables and set(columns) <= set(tables[table].columns)
        for table, columns in source.required.items()
    ):
        return None
    rows = source.rows(tables)
    complete = source.rows(schema_tables())
    definitions = _computable(source.definitions, rows, complete=complete)
    aggregates = rows.group_by(CLIENT).aggregate(**{d.name: d.expression for d in definitions})
    features = {d.name: aggregates[d.name] for d in definitions}
    return aggregates.select(CLIENT, **_stored(definitions, features)), definitions


def joined(
    applications: ir.Table, histories: Sequence[tuple[ir.Table, tuple[Definition, ...]]]
) -> ir.Table:
    """Return one row a client with the base features of all sources.

    A client without any row in a history has 0 for its counts, the other aggregates missing.
    """
    result = applications
    for features, definitions in histories:
        # the client's id is renamed so that its absence tells a client without history
        right = features.rename(_client=CLIENT)
        wide = result.left_join(right, [(CLIENT, "_client")])
        empty = {
            d.name: ibis.ifelse(wide["_client"].isnull(), d.without_history, wide[d.name]).cast(
                "float32"
            )
            for d in definitions
            if d.without_history is not None
        }
        result = wide.mutate(**empty).drop("_client")
    return result


def with_derived(table: ir.Table) -> ir.Table:
    """Add the derived features that the columns of `table` allow.

    Computed in double precision from stored values, where no ratio of two float32 overflows.
    """
    complete = base_columns()
    definitions = _computable(DERIVED, table, complete=complete)
    needed = sorted({name for d in definitions for name in d.columns(complete)})
    doubles = table.mutate(**{name: table[name].cast("float64") for name in needed})
    features = {d.name: d.expression.resolve(doubles).try_cast("float32") for d in definitions}
    return doubles.mutate(**features).cast(dict.fromkeys(needed, "float32"))


def _stored(
    definitions: Iterable[Definition], values: Mapping[str, ir.Value]
) -> dict[str, ir.Value]:
    """Return values as the dataset stores them: text, or finite float32."""
    return {
        d.name: values[d.name] if d.feature.kind is Kind.CATEGORY else _finite(values[d.name])
        for d in definitions
    }


def _finite(value: ir.Value) -> ir.Value:
    number = cast("ir.FloatingValue", value.try_cast("float32"))
    return ibis.ifelse(number.isinf() | number.isnan(), None, number)
