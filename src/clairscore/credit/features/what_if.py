"""What if the client asked for less? The derived features again, from edited values.

The expressions that wrote the dataset are compiled once and run on one row, or on a few thousand,
so that an edited or a new client is computed exactly as the training data were.
"""

import math
from collections.abc import Mapping
from functools import cache

import duckdb
import ibis
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.features.definition import Definition
from clairscore.credit.features.derived import DERIVED
from clairscore.credit.features.stages import base_columns, with_derived

Value = float | str | None


def derived_names(dictionary: Dictionary) -> tuple[str, ...]:
    """Return the features that follow from others of the dataset and aren't edited themselves."""
    return tuple(d.name for d in _derivable(dictionary.names))


def derived_from(dictionary: Dictionary) -> dict[str, frozenset[str]]:
    """Return, for each derived feature, the features that it is computed from."""
    complete = base_columns()
    return {d.name: frozenset(d.columns(complete)) for d in _derivable(dictionary.names)}


def recompute(row: Mapping[str, Value], dictionary: Dictionary) -> dict[str, Value]:
    """Return a client's row with its derived features computed from its other values.

    Parameters
    ----------
    row
        Value by feature name, as stored in the dataset; some may have been edited. Missing values
        are None or NaN.
    dictionary
        The dataset's dictionary: which features there are.

    Returns
    -------
    dict
        The same row; derived features are replaced, None where they can't be computed.

    Raises
    ------
    KeyError
        The row lacks a feature that a derived one is computed from.
    """
    derived = derived_names(dictionary)
    if not derived:
        return dict(row)
    query, needed = _compiled(dictionary.names)
    columns = ", ".join(f'CAST(? AS FLOAT) AS "{name}"' for name in needed)
    values = [_known(row[name]) for name in needed]
    # a cursor is a connection of its own: safe under several threads
    with _engine().cursor() as cursor:
        found = cursor.execute(f"WITH client AS (SELECT {columns}) {query}", values).fetchall()[0]
    return {**row, **dict(zip(derived, found, strict=True))}


def recompute_columns(
    columns: Mapping[str, NDArray[np.float32]], dictionary: Dictionary
) -> dict[str, NDArray[np.float32]]:
    """Return clients' features with the derived ones computed from the others.

    Parameters
    ----------
    columns
        (n,) by feature name, of all the dictionary's features; missing values are NaN, categories
        are codes.
    dictionary
        As for `recompute`, which this is for many clients.
    """
    if not derived_names(dictionary):
        return dict(columns)
    query, needed = _compiled(dictionary.names)
    clients = pa.table(
        {
            name: pa.array(columns[name], pa.float32(), mask=np.isnan(columns[name]))
            for name in needed
        }
    )
    with _engine().cursor() as cursor:
        cursor.register("client", clients)
        found = cursor.execute(query).fetchnumpy()
    computed = {name: np.ma.filled(values, np.nan) for name, values in found.items()}
    return {**columns, **computed}


def _known(value: Value) -> Value:
    return None if isinstance(value, float) and math.isnan(value) else value


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})  # one row


@cache
def _derivable(names: tuple[str, ...]) -> tuple[Definition, ...]:
    """Return the derived features among `names` that are computed from `names` alone."""
    complete = base_columns()
    return tuple(d for d in DERIVED if d.name in names and d.columns(complete) <= set(names))


@cache
def _compiled(names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the query of the derived features among `names`, and the columns that it reads."""
    complete = base_columns()
    derived = _derivable(names)
    needed = tuple(sorted({name for d in derived for name in d.columns(complete)}))
    client = ibis.table(dict.fromkeys(needed, "float32"), name="client")
    query = ibis.to_sql(with_derived(client).select(*(d.name for d in derived)), dialect="duckdb")
    return query, needed
