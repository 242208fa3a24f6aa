"""Applications in the lender's raw columns (Home Credit's), turned into features.

The expressions that made the dataset's columns of the application run on the rows that were given,
in memory. Histories are not in such a file: their features are missing, not 0.
"""

from typing import Final

import duckdb
import ibis
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.features.definition import CLIENT, TARGET
from clairscore.credit.features.stages import application_features
from clairscore.credit.tables.schema import APPLICATION, ColumnType
from clairscore.files.values import given_texts, numbers
from clairscore.texts import Message

TELLING: Final = ("AMT_CREDIT", "AMT_ANNUITY", "AMT_INCOME_TOTAL")
EXAMPLES: Final = 3  # rows told of each fault


def is_raw(table: pa.Table, dictionary: Dictionary) -> bool:
    """Return whether a table has Home Credit's raw columns, for features made from them."""
    raw = set(TELLING) & set(table.column_names)
    return dictionary.id_column == CLIENT and bool(raw - set(dictionary.names))


def featured(
    table: pa.Table, dictionary: Dictionary
) -> tuple[pa.Table, tuple[Message, ...], tuple[Message, ...]]:
    """Return raw applications as features.

    Parameters
    ----------
    table
        Texts; columns are named as in Home Credit's application table, in any order. Columns of
        other names stay: whoever reads the features tells of them.
    dictionary
        Which features are wanted.

    Returns
    -------
    table
        Texts, by feature name, with the column of ids, in the order given.
    faults
        Columns whose values are no numbers.
    notes
        That histories are unknown.
    """
    faults: list[Message] = []
    typed: dict[str, pa.Array] = {}
    known = [name for name in dict.fromkeys(table.column_names) if name in APPLICATION.columns]
    for name in known:
        column = table.column(table.column_names.index(name))
        texts = given_texts(column)
        if APPLICATION.columns[name] is ColumnType.TEXT:
            typed[name] = texts.combine_chunks()
            continue
        values = numbers(texts)
        wrong = np.flatnonzero(np.asarray(texts.is_valid()) & np.isnan(values))
        # an id may be any text: it names the row in the results
        if len(wrong) and name != CLIENT:
            faults.append(_no_number(name, column, wrong))
        typed[name] = pa.array(values, mask=np.isnan(values))
    others = [name for name in table.column_names if name not in APPLICATION.columns]
    kept = {name: table.column(name) for name in others if table.column_names.count(name) == 1}
    if CLIENT in known:
        kept[CLIENT] = table.column(table.column_names.index(CLIENT))
    notes = (Message("upload-raw", {"n": len(known)}),)
    return pa.table({**_computed(typed, dictionary), **kept}), tuple(faults), notes


def _computed(typed: dict[str, pa.Array], dictionary: Dictionary) -> dict[str, pa.ChunkedArray]:
    """Return the features of the application, as texts."""
    blank = pa.nulls(len(next(iter(typed.values()))), pa.float64())
    rows = pa.table({CLIENT: blank, TARGET: blank, **typed})
    features, definitions = application_features(ibis.table(rows.schema, name="application"))
    names = [d.name for d in definitions if d.name in dictionary.by_name]
    query = ibis.to_sql(features.select(*names), dialect="duckdb")
    with duckdb.connect(config={"threads": 1}) as engine:  # one thread keeps the order of rows
        engine.register("application", rows)
        found = engine.sql(query).to_arrow_table()
    return {name: found.column(name).cast(pa.string()).fill_null("") for name in names}


def _no_number(name: str, column: pa.ChunkedArray, wrong: NDArray[np.intp]) -> Message:
    fault = Message(
        "fault-upload-number", {"feature": name, "found": str(column[int(wrong[0])]), "label": name}
    )
    rows = tuple(str(row + 1) for row in wrong[:EXAMPLES])
    return Message("fault-upload-rows", {"rows": rows, "n": len(wrong), "fault": fault})
