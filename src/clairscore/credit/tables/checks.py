"""What is wrong with the tables, as messages: faults that stop, notes that only inform.

Each check is one aggregate over few columns; an example row is looked for only where something is
wrong. Infinite values are told by Parquet's own statistics wherever these exist.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
import pyarrow.parquet as pq

from clairscore.credit.tables.answers import answer, only
from clairscore.credit.tables.conversion import TableFile, shown
from clairscore.credit.tables.schema import APPLICATION, SCHEMA, ColumnType, TableSchema
from clairscore.credit.tables.sources import WITHOUT_TARGET
from clairscore.texts import Message

WHOLE_LIMIT = 2**53  # above it a double no longer tells neighbouring ids apart
Faults = tuple[Message, ...]
Column = Any  # a column of an Ibis table; Ibis 12's hints leave the arithmetic of columns out


def is_id(column: str) -> bool:
    """Return whether a column holds ids, read as int64; other numbers are read as doubles."""
    return column.startswith("SK_ID_")


def keys(table: TableSchema) -> tuple[str, ...]:
    """Return the columns that say what a row is and what it belongs to."""
    return tuple(dict.fromkeys(column for column in (*table.key, table.link) if column))


def required(file: TableFile) -> tuple[str, ...]:
    """Return the columns without which a file can't be used.

    All of the application's (but the target where outcomes may be unknown), because features
    need them; of the other tables the keys.
    """
    table = file.source.table
    if table is not APPLICATION:
        return keys(table)
    unknown_outcome = file.source.stem == WITHOUT_TARGET
    return tuple(name for name in table.columns if name != "TARGET" or not unknown_outcome)


def column_faults(file: TableFile) -> Faults:
    """Return the required columns that a file lacks; those that seem renamed, one by one."""
    missing = [name for name in required(file) if name not in file.columns]
    renamed = _renamed(missing, file.unknown)
    faults = [
        Message(
            "fault-tables-column-renamed",
            {"file": file.source.file, "column": column, "found": found},
        )
        for column, found in renamed.items()
    ]
    lost = tuple(name for name in missing if name not in renamed)
    if lost:
        facts = {"file": file.source.file, "columns": lost, "count": len(lost)}
        faults.append(Message("fault-tables-columns-missing", facts))
    return tuple(faults)


def column_notes(file: TableFile) -> tuple[Message, ...]:
    """Return what is said of columns that are absent or not known, without stopping."""
    needed = {*required(file), "TARGET"}
    absent = [c for c in file.source.table.columns if c not in file.columns and c not in needed]
    renamed = _renamed(absent, file.unknown)
    name = file.source.file
    notes = [
        Message("note-tables-column-renamed", {"file": name, "column": column, "found": found})
        for column, found in renamed.items()
    ]
    lost = tuple(column for column in absent if column not in renamed)
    if lost:
        facts = {"file": name, "columns": lost, "count": len(lost)}
        notes.append(Message("note-tables-columns-absent", facts))
    extra = tuple(c or '""' for c in file.unknown if c not in renamed.values())
    if extra:
        facts = {"file": name, "columns": extra, "count": len(extra)}
        notes.append(Message("note-tables-columns-unknown", facts))
    return tuple(notes)


def _renamed(missing: Iterable[str], unknown: Sequence[str]) -> dict[str, str]:
    """Return the unknown column most like each missing one, where one is."""
    likely = {c: get_close_matches(c, unknown, n=1, cutoff=0.75) for c in missing}
    return {column: names[0] for column, names in likely.items() if names}


@dataclass(frozen=True)
class Suspicion:
    """Something that would be a fault in a row.

    Parameters
    ----------
    column
        Column of the schema.
    fault
        Message id; its variables are file, column, count, value, place and `facts`.
    wrong
        True in the rows at fault.
    value
        What is shown of the first.
    """

    column: str
    fault: str
    wrong: Column
    value: Column
    facts: Mapping[str, object] = field(default_factory=dict[str, object])


def value_faults(file: TableFile, raw: ir.Table) -> Faults:
    """Return values of a wrong type, infinite values, null or fractional keys, impossible targets.

    Parameters
    ----------
    file
        The file.
    raw
        Its rows, as they are.
    """
    null, infinite = maybe_null_or_infinite(file.parquet)
    suspicions = [s for column in file.columns for s in _suspicions(file, raw, column)]
    suspicions += [
        Suspicion(column, "fault-tables-null-key", as_number(raw[name]).isnull(), raw[name])
        for column, name in file.columns.items()
        # statistics count no NaN among the nulls
        if column in keys(file.source.table) and (name in null or not raw[name].type().is_integer())
    ]
    suspicions += [
        Suspicion(column, "fault-tables-infinite", as_number(raw[name]).isinf(), raw[name])
        for column, name in file.columns.items()
        if not is_id(column) and file.source.table.columns[column] is not ColumnType.TEXT
        if name in infinite or raw[name].type().is_string()  # text may say "inf"
    ]
    if not suspicions:
        return ()
    totals = answer(
        raw.aggregate(**{f"n{i}": suspicion.wrong.sum() for i, suspicion in enumerate(suspicions)})
    )
    counts = [int(column[0].as_py() or 0) for column in totals.columns]
    return tuple(
        _value_fault(file, raw, suspicion, count=count)
        for suspicion, count in zip(suspicions, counts, strict=True)
        if count
    )


def _value_fault(file: TableFile, raw: ir.Table, suspicion: Suspicion, *, count: int) -> Message:
    id_column = next(
        (c for c in file.columns if is_id(c) and c != suspicion.column), suspicion.column
    )
    example = raw.filter(suspicion.wrong).select(
        value=suspicion.value.cast("string"), id=raw[file.columns[id_column]].cast("string")
    )
    value, place = answer(example.order_by("id").limit(1)).to_pylist()[0].values()
    facts = {
        "file": file.source.file,
        "column": suspicion.column,
        "count": count,
        "value": shown(value),
        "place": f"{id_column} {str(place).removesuffix('.0')}",
    }
    return Message(suspicion.fault, {**facts, **suspicion.facts})


def _suspicions(file: TableFile, raw: ir.Table, column: str) -> list[Suspicion]:
    """Return what may be wrong in one column, given how the file stores it."""
    table = file.source.table
    value: Column = raw[file.columns[column]]
    stored = value.type()
    text_expected = table.columns[column] is ColumnType.TEXT
    if not (stored.is_string() or (not text_expected and _is_number(stored))):
        expected = Message("tables-text" if text_expected else "tables-number")
        facts = {"expected": expected, "found": str(stored)}
        return [Suspicion(column, "fault-tables-type", value.notnull(), value, facts)]
    if text_expected:
        return []
    found: list[Suspicion] = []
    number = as_number(value)
    if stored.is_string():
        wrong = value.notnull() & value.try_cast("float64").isnull()
        found.append(Suspicion(column, "fault-tables-text-for-number", wrong, value))
    if is_id(column) and not stored.is_integer():
        wrong = (number != number.floor()) | (number.abs() > WHOLE_LIMIT)
        found.append(Suspicion(column, "fault-tables-not-whole", wrong, value))
    if column == "TARGET":
        wrong = number.notnull() & ~number.isin([0.0, 1.0])
        found.append(Suspicion(column, "fault-tables-target", wrong, value))
    return found


def _is_number(stored: dt.DataType) -> bool:
    return stored.is_numeric() or stored.is_boolean()


def maybe_null_or_infinite(parquet: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the columns in which Parquet's statistics don't rule out nulls, infinite values."""
    metadata = pq.read_metadata(parquet)
    null: set[str] = set()
    infinite: set[str] = set()
    for i in range(metadata.num_row_groups):
        group = metadata.row_group(i)
        for j in range(group.num_columns):
            column = group.column(j)
            statistics = column.statistics
            if statistics is None or not statistics.has_null_count or statistics.null_count:
                null.add(column.path_in_schema)
            if column.physical_type in {"FLOAT", "DOUBLE"} and _unbounded(statistics, group):
                infinite.add(column.path_in_schema)
    return frozenset(null), frozenset(infinite)


def _unbounded(statistics: pq.Statistics | None, group: pq.RowGroupMetaData) -> bool:
    if statistics is None:
        return True
    if not statistics.has_min_max:
        return statistics.null_count != group.num_rows
    return math.isinf(statistics.min) or math.isinf(statistics.max)


def as_number(value: Column) -> Column:
    """Return a column as doubles; text that is no number and NaN become null."""
    stored = value.type()
    if stored.is_string():
        number = value.try_cast("float64")
    elif _is_number(stored):
        number = value.cast("float64")
    else:
        return ibis.null("float64")
    # not nullif: DuckDB 2.0 believes Parquet's minimum and maximum, which leave NaN out
    exact = stored.is_integer() or stored.is_boolean() or stored.is_decimal()
    return number if exact else number.isnan().ifelse(ibis.null("float64"), number)


def typed(file: TableFile, raw: ir.Table) -> ir.Table:
    """Return the columns of the schema that a file has, with their declared types."""
    columns: dict[str, Column] = {}
    for column, name in file.columns.items():
        value = raw[name]
        if file.source.table.columns[column] is ColumnType.TEXT:
            columns[column] = value.cast("string")
        elif is_id(column):
            whole = value if value.type().is_integer() else as_number(value)
            columns[column] = whole.try_cast("int64")
        else:
            columns[column] = as_number(value)
    if "TARGET" in file.source.table.columns:
        columns.setdefault("TARGET", ibis.null("float64"))
    return raw.select(**{c: columns[c] for c in file.source.table.columns if c in columns})


def duplicate_faults(applications: ir.Table, files: Sequence[str]) -> Faults:
    """Return the ids that come more than once among the applications, within or between files."""
    ids = applications.SK_ID_CURR
    extra = only(applications.aggregate(n=ids.count() - ids.nunique()))
    if not extra:
        return ()
    counted = applications.filter(ids.notnull()).group_by("SK_ID_CURR").agg(n=ibis._.count())
    examples = answer(counted.filter(ibis._.n > 1).order_by("SK_ID_CURR").limit(3))
    facts = {
        "files": tuple(files),
        "count": extra,
        "examples": tuple(str(value) for value in examples["SK_ID_CURR"].to_pylist()),
    }
    return (Message("fault-tables-duplicate-id", facts),)


def relation_notes(tables: Mapping[str, ir.Table]) -> tuple[Message, ...]:
    """Return the rows of secondary tables that belong to nothing, or say the same twice."""
    notes: list[Message] = []
    for name, table in tables.items():
        schema = SCHEMA[name]
        if schema.parent in tables:
            n = _orphans(table, tables[schema.parent], schema.link)
            if n:
                facts = {"table": name, "count": n, "link": schema.link, "parent": schema.parent}
                notes.append(Message("note-tables-orphans", facts))
        if schema.parent and schema.key:
            n = _repeated(table, schema)
            if n:
                facts = {"table": name, "count": n, "key": schema.key}
                notes.append(Message("note-tables-repeated", facts))
    return tuple(notes)


def _orphans(table: ir.Table, parent: ir.Table, link: str) -> int:
    orphans = table.filter(table[link].notnull()).anti_join(parent, link)
    return int(only(orphans.aggregate(n=orphans.count())))


@ibis.udf.scalar.builtin
def bit_count(bits: int) -> int:  # pyright: ignore[reportReturnType] -- the body is DuckDB's
    """Return the number of bits set."""


def _repeated(table: ir.Table, schema: TableSchema) -> int:
    """Return how many rows repeat a key.

    Months of one id are marked as bits of 32-bit words, so that 25 million (id, month) pairs take
    0.6 CPU s; counting them distinct takes 6.
    """
    ids = [column for column in schema.key if is_id(column)]
    if len(ids) == len(schema.key):
        found = table.aggregate(n=table[ids[0]].count() - table[ids[0]].nunique())
        return int(only(found))
    month: Column = table.MONTHS_BALANCE.try_cast("int64")
    word = month >> 5
    bit = ibis.literal(1, "int64") << (month & 31)
    known = table.select(*ids, word=word, bit=bit).filter(ibis._.bit.notnull())
    marked = known.group_by([*ids, "word"]).agg(n=ibis._.count(), months=ibis._.bit.bit_or())
    months: Column = bit_count(marked.months)
    found = marked.aggregate(n=ibis._.n.sum() - months.sum())
    return int(only(found) or 0)
