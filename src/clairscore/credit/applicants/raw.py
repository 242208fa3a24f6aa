"""Applications in the lender's raw columns (Home Credit's), turned into features.

The expressions that made the dataset's columns of the application run on the rows that were given,
in memory. Histories are not in such a file: their features are missing, not 0.
"""

from typing import Any, Final

import duckdb
import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute

from clairscore.credit.applicants.values import EXAMPLES, Given
from clairscore.credit.dictionary import Dictionary
from clairscore.credit.features.definition import CLIENT, TARGET
from clairscore.credit.features.stages import application_features
from clairscore.credit.tables.schema import APPLICATION, ColumnType
from clairscore.files.numbers import Numbers, read_numbers
from clairscore.files.words import MISSING_SPELT
from clairscore.texts import Message

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

TELLING: Final = ("AMT_CREDIT", "AMT_ANNUITY", "AMT_INCOME_TOTAL")


def is_raw(table: pa.Table, dictionary: Dictionary) -> bool:
    """Return whether a table has Home Credit's raw columns, for features made from them."""
    raw = set(TELLING) & set(table.column_names)
    return dictionary.id_column == CLIENT and bool(raw - set(dictionary.names))


def featured(given: Given, dictionary: Dictionary) -> Given:
    """Return raw applications as features.

    Parameters
    ----------
    given
        Columns are named as in Home Credit's application table, in any order. Columns of other
        names stay: whoever reads the features tells of them.
    dictionary
        Which features are wanted.

    Returns
    -------
    given
        By feature name, with the column of ids, in the order given; with columns whose values are
        no numbers among the faults, and among the notes that histories are unknown.
    """
    table, faults = given.table, list[Message]()
    typed: dict[str, pa.Array] = {}
    known = [name for name in dict.fromkeys(table.column_names) if name in APPLICATION.columns]
    for name in known:
        column = pc.utf8_trim_whitespace(table.column(table.column_names.index(name)))
        texts = pc.if_else(pc.is_in(column, pa.array(MISSING_SPELT)), None, column)
        if APPLICATION.columns[name] is ColumnType.TEXT:
            typed[name] = texts.combine_chunks()
            continue
        found = read_numbers(texts, points=given.points)
        # an id may be any text: it names the row in the results
        if name != CLIENT:
            faults += _faults(name, column, found)
        typed[name] = pa.array(found.values, mask=np.isnan(found.values))
    others = [name for name in table.column_names if name not in APPLICATION.columns]
    kept = {name: table.column(name) for name in others if table.column_names.count(name) == 1}
    if CLIENT in known:
        kept[CLIENT] = table.column(table.column_names.index(CLIENT))
    note = Message("upload-raw", {"n": len(known)})
    return Given(
        pa.table({**_computed(typed, dictionary), **kept}),
        points=True,
        faults=(*given.faults, *faults),
        notes=(*given.notes, note),
    )


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


def _faults(name: str, column: pa.ChunkedArray, found: Numbers) -> list[Message]:
    """Return what can't be read as a number, or not for certain."""
    facts = {"feature": name, "label": name}
    faults: list[Message] = []
    if found.in_doubt:
        faults.append(Message("fault-upload-ambiguous", {**facts, "found": found.in_doubt}))
    if found.words:
        words = pa.array(list(found.words), pa.string())
        wrong = np.flatnonzero(pc.is_in(column, words).to_numpy())
        fault = Message("fault-upload-number", {**facts, "found": next(iter(found.words))})
        rows = tuple(str(row + 1) for row in wrong[:EXAMPLES])
        faults.append(Message("fault-upload-rows", {"rows": rows, "n": len(wrong), "fault": fault}))
    return faults
