"""Which column identifies a client and which says who defaulted, and whether they can."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from clairscore.credit.own_table.columns import LONG_TEXT, Column
from clairscore.credit.own_table.numerals import PLAIN
from clairscore.credit.own_table.reading import Source, sql_list
from clairscore.texts import Message

ROW = "row"  # the id column of a table that has none
BIGINT_MAX = 2**63
EXAMPLES = 5
SHOWN = 60  # characters of a value that are shown
OUTCOMES_SHOWN = 8
# What needs no --positive: repaid, default.
ZERO_ONE = ({"0", "1"}, {"false", "true"})


@dataclass(frozen=True)
class Role:
    """A column of the dataset that is no feature.

    Parameters
    ----------
    name
        Its name there.
    sql
        Its values in the staged table.
    faults
        Why it can't play its part.
    """

    name: str
    sql: str = "NULL"
    faults: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Target(Role):
    """The target; without a name the table has none.

    Parameters
    ----------
    default, repaid
        The values found that mean so.
    """

    default: str = ""
    repaid: str = ""


def doubled_names(names: Sequence[str]) -> list[Message]:
    """Return the fault of columns with the same name; case is folded, as databases do."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        alike[name.casefold()].append(name)
    doubled = tuple(" = ".join(same) for same in alike.values() if len(same) > 1)
    return [Message("fault-own-table-names", {"columns": doubled})] if doubled else []


def missing_column(name: str, names: Sequence[str], *, option: str) -> Message:
    """Return the fault of a column that the table lacks, with those that are close.

    Parameters
    ----------
    name
        The column asked for.
    names
        Those there are.
    option
        What asked for it: ``--id``, ``--target`` or ``--dictionary``.
    """
    folded = {known.casefold(): known for known in names}
    close = tuple(folded[c] for c in get_close_matches(name.casefold(), folded, n=3, cutoff=0.7))
    facts = {"column": name, "option": option, "found": tuple(names), "close": close}
    return Message("fault-own-table-column-close" if close else "fault-own-table-column", facts)


def client_id(source: Source, column: Column | None) -> Role:
    """Return the id of each row: whole numbers, text, or the number of the row.

    Parameters
    ----------
    source
        The table.
    column
        The id column; None to number the rows.
    """
    if column is None:
        taken = {name.casefold() for name in source.names}
        name = next(n for n in (ROW, "row_number", "client_row", "_row") if n not in taken)
        return Role(name, "rowid + 1")
    whole = column.whole and max(-column.minimum, column.maximum) < BIGINT_MAX
    plain = whole and column.written.style in {PLAIN, None}
    sql = f"TRY_CAST({column.key} AS BIGINT)" if plain else f"{column.key}::VARCHAR"
    faults: list[Message] = []
    if column.n_present < source.n_rows:
        found = source.staged.project(f"rowid + 1 AS row, {column.key}")
        rows = found.filter(f"{sql} IS NULL").order("row").limit(EXAMPLES).fetchall()
        facts = {
            "column": column.name,
            "count": source.n_rows - column.n_present,
            "rows": tuple(str(row) for row, _ in rows),
        }
        faults.append(Message("fault-own-table-id-missing", facts))
    if column.longest > LONG_TEXT:
        facts = {"column": column.name, "longest": column.longest, "limit": LONG_TEXT}
        faults.append(Message("fault-own-table-id-long", facts))
    else:
        faults.extend(_repeated(source, column, sql))
    return Role(column.name, sql, tuple(faults))


def _repeated(source: Source, column: Column, sql: str) -> list[Message]:
    present = source.staged.filter(f"{sql} IS NOT NULL")
    counts = present.aggregate(f"{sql} AS id, count(*) AS n", sql).filter("n > 1")
    total, rows = counts.aggregate("count(*), sum(n)").fetchall()[0]
    if not total:
        return []
    examples = counts.order("id").limit(EXAMPLES).fetchall()
    facts = {
        "column": column.name,
        "count": total,
        "rows": int(rows),
        "examples": tuple(f"{id_} (× {n})" for id_, n in examples),
    }
    return [Message("fault-own-table-id-repeated", facts)]


def outcome(source: Source, column: Column, *, positive: str | None) -> Target:
    """Return the target as 1 default, 0 repaid, null unknown.

    Parameters
    ----------
    source
        The table.
    column
        The target column.
    positive
        The value that means default; without it 1 does, and 0 must be the other.
    """
    counts = _outcomes(source, column)
    value = _default_value(counts, positive)
    facts = {
        "column": column.name,
        "values": tuple(f"{v} (× {n})" for v, n in list(counts.items())[:OUTCOMES_SHOWN]),
        "count": column.n_distinct if len(counts) > OUTCOMES_SHOWN else len(counts),
    }
    fault = ""
    if not counts:
        fault = "fault-own-table-target-empty"
    elif len(counts) == 1:
        fault = "fault-own-table-target-one"
    elif len(counts) > 2:  # noqa: PLR2004 — default or repaid
        fault = "fault-own-table-target-many"
    elif value is None:
        fault = "fault-own-table-target-values" if positive is None else "fault-own-table-positive"
        facts |= {"example": min(counts, key=counts.__getitem__), "positive": positive or ""}
    if fault or value is None:
        return Target(column.name, faults=(Message(fault, facts),))
    repaid = next(other for other in counts if other != value)
    sql = f"CASE WHEN {column.text} IN {sql_list([value])} THEN 1 WHEN {column.text} IS NOT NULL THEN 0 END"
    return Target(column.name, f"({sql})::TINYINT", default=value, repaid=repaid)


def _outcomes(source: Source, column: Column) -> dict[str, int]:
    """Return how often each value comes, the commonest first; more than are shown are cut off."""
    value = f"left({column.text}, {SHOWN})"
    found = source.staged.filter(f"{column.key} IS NOT NULL").aggregate(
        f"{value} AS value, count(*) AS n", value
    )
    rows = found.order("n DESC, value").limit(OUTCOMES_SHOWN + 1).fetchall()
    # text that no number was read from, such as "?" in a column of numbers, is an unknown outcome
    return {value: n for value, n in rows if value is not None}


def _default_value(counts: Mapping[str, int], positive: str | None) -> str | None:
    """Return the value that means default; None if it can't be told."""
    if positive is None:
        known = any(set(counts) == pair for pair in ZERO_ONE)
        return max(counts) if known else None
    wanted = positive.strip()
    return next((value for value in counts if value == wanted or _same(value, wanted)), None)


def _same(value: str, wanted: str) -> bool:
    """Return whether two texts are the same number."""
    try:
        return float(value) == float(wanted)
    except ValueError:
        return False


def grouped(names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the names by what is said of them."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for name, reason in names.items():
        by_reason[reason].append(name)
    return {reason: tuple(said) for reason, said in by_reason.items()}
