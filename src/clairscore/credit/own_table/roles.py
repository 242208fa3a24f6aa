"""Which column identifies a client and which says who defaulted, and whether they can."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from clairscore.credit.own_table.columns import LONG_TEXT, Column, texts_of
from clairscore.credit.own_table.reading import Source, repeats
from clairscore.files.ids import SHORTENED, bare_ids
from clairscore.texts import Message

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

ROW = "row"  # the id column of a table that has none
WHOLE = r"^-?(0|[1-9]\d{0,17})(\.0*)?$"  # int64 holds 18 digits
EXAMPLES = 5
SHOWN = 60  # characters of a value that are shown
OUTCOMES_SHOWN = 8
# What needs no --positive: repaid, default.
ZERO_ONE = ({"0", "1"}, {"false", "true"})
NO_IDS: NDArray[Any] = np.empty(0, np.int64)


@dataclass(frozen=True)
class Role:
    """The ids of a dataset.

    Parameters
    ----------
    name
        Of their column there.
    ids
        (n,): int64 or text, in the order of the table.
    faults
        Why they can't play their part.
    """

    name: str
    ids: NDArray[Any] = field(default_factory=lambda: NO_IDS)
    faults: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Target:
    """The target; without a name the table has none.

    Parameters
    ----------
    name
        Of its column.
    outcomes
        (n,): 1 default, 0 repaid, NaN unknown.
    default, repaid
        The values found that mean so.
    unknown
        Values that mean neither, with their counts.
    faults
        Why it can't play its part.
    """

    name: str
    outcomes: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))
    default: str = ""
    repaid: str = ""
    unknown: tuple[str, ...] = ()
    faults: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Outcomes:
    """How the user names outcomes: the values that mean default, and those that mean repaid."""

    positive: tuple[str, ...] = ()
    repaid: tuple[str, ...] = ()


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
        return Role(name, np.arange(1, source.n_rows + 1))
    ids = _ids(source, column)
    return Role(column.name, _whole(ids), tuple(_id_faults(source, column, ids)))


def _ids(source: Source, column: Column) -> pa.ChunkedArray:
    """Return ids as texts, without what spreadsheets put around them; null where there is none."""
    cells = source.column(column.at)
    if pa.types.is_floating(cells.type) and column.whole:
        cells = pc.cast(cells, pa.int64(), safe=False)
    return bare_ids(cells.cast(pa.string()))


def _whole(ids: pa.ChunkedArray) -> NDArray[Any]:
    """Return ids as whole numbers if they all are, as texts otherwise."""
    if pc.all(pc.match_substring_regex(ids, WHOLE), min_count=0).as_py() and not ids.null_count:
        digits = pc.replace_substring_regex(ids, r"\.0*$", "")
        return pc.cast(digits, pa.int64()).to_numpy()
    return np.asarray(pc.fill_null(ids, "").to_numpy(), dtype=object)


def _id_faults(source: Source, column: Column, ids: pa.ChunkedArray) -> list[Message]:
    faults: list[Message] = []
    if ids.null_count:
        rows = np.flatnonzero(pc.is_null(ids).to_numpy())
        facts = {
            "column": column.name,
            "count": ids.null_count,
            "rows": source.row_numbers(rows[:EXAMPLES]),
        }
        faults.append(Message("fault-own-table-id-missing", facts))
    shortened = pc.filter(
        ids, pc.match_substring_regex(ids, SHORTENED), null_selection_behavior="drop"
    )
    if len(shortened):
        facts = {
            "column": column.name,
            "count": len(shortened),
            "found": tuple(pc.unique(shortened).to_pylist()[:EXAMPLES]),
        }
        return [*faults, Message("fault-own-table-id-shortened", facts)]
    longest = pc.max(pc.utf8_length(ids)).as_py() or 0
    if longest > LONG_TEXT:
        facts = {"column": column.name, "longest": longest, "limit": LONG_TEXT}
        return [*faults, Message("fault-own-table-id-long", facts)]
    return [*faults, *_repeated(source, column, ids)]


def repeated_rows(ids: pa.ChunkedArray | NDArray[Any]) -> NDArray[np.intp]:
    """Return the rows whose id another row has too, ascending."""
    codes = pc.dictionary_encode(pa.chunked_array([ids]) if isinstance(ids, np.ndarray) else ids)
    at = codes.combine_chunks().indices
    present = pc.is_valid(at).to_numpy(zero_copy_only=False)
    numbers = pc.fill_null(at, 0).to_numpy(zero_copy_only=False).astype(np.intp)
    counts = np.bincount(numbers[present], minlength=1)
    return np.flatnonzero(present & (counts[numbers] > 1))


def _repeated(source: Source, column: Column, ids: pa.ChunkedArray) -> list[Message]:
    rows = repeated_rows(ids)
    if not len(rows):
        return []
    counted = pc.value_counts(ids.take(pa.array(rows)).combine_chunks())
    pairs = sorted(
        zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True)
    )
    if all(str(id_).lstrip("-").isdecimal() for id_, _ in pairs):
        pairs.sort(key=lambda pair: int(pair[0]))
    whole = len(repeats(source, rows))
    facts = {
        "column": column.name,
        "count": len(pairs),
        "rows": len(rows),
        "whole": whole,
        "examples": tuple(f"{id_} (× {n})" for id_, n in pairs[:EXAMPLES]),
    }
    fault = "fault-own-table-rows-repeated" if whole else "fault-own-table-id-repeated"
    return [Message(fault, facts)]


def outcome(source: Source, column: Column, *, wanted: Outcomes) -> Target:
    """Return the target as 1 default, 0 repaid, NaN unknown.

    Parameters
    ----------
    source
        The table.
    column
        The target column.
    wanted
        The values that mean default, and those that mean repaid. Without any, 1 means default and
        0 must be the other; without those for repaid, there must be one other value.
    """
    cells = texts_of(source, column)
    counts = _counts(cells)
    default, repaid = _values(counts, wanted)
    facts = {
        "column": column.name,
        "values": tuple(f"{v} (× {n})" for v, n in list(counts.items())[:OUTCOMES_SHOWN]),
        "count": len(counts),
        "positive": " / ".join(wanted.positive),
        "repaid": " / ".join(wanted.repaid),
    }
    fault = _outcome_fault(counts, wanted, default=default, repaid=repaid)
    if fault:
        if counts:
            facts["example"] = min(counts, key=counts.__getitem__)
            facts["other"] = max(counts, key=counts.__getitem__)
        return Target(column.name, faults=(Message(fault, facts),))
    folded = pc.utf8_lower(cells)
    known = [*(value.lower() for value in default), *(value.lower() for value in repaid)]
    at = pc.fill_null(pc.index_in(folded, pa.array(known)), len(known)).to_numpy()
    meanings = [1.0] * len(default) + [0.0] * len(repaid) + [np.nan]
    others = {value: n for value, n in counts.items() if value not in {*default, *repaid}}
    return Target(
        column.name,
        np.array(meanings, np.float32)[at],
        default=" / ".join(default),
        repaid=" / ".join(repaid),
        unknown=tuple(f"{value} (× {n})" for value, n in others.items()),
    )


def _counts(cells: pa.ChunkedArray) -> dict[str, int]:
    """Return how often each value comes, the commonest first; capitals make no difference."""
    counted = pc.value_counts(pc.drop_null(cells))
    pairs = zip(
        counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True
    )
    spelt: dict[str, dict[str, int]] = defaultdict(dict)
    for value, n in pairs:
        shown = value[:SHOWN]
        spelt[shown.lower()][shown] = spelt[shown.lower()].get(shown, 0) + n
    totals = {max(same, key=same.__getitem__): sum(same.values()) for same in spelt.values()}
    return dict(sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])))


def _values(counts: Mapping[str, int], wanted: Outcomes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the values that mean default and repaid; none where it can't be told."""
    default, repaid = (_named(counts, names) for names in (wanted.positive, wanted.repaid))
    if not wanted.positive and not wanted.repaid:
        lower = {value.lower() for value in counts}
        if any(lower == pair for pair in ZERO_ONE):
            return (max(counts, key=str.lower),), (min(counts, key=str.lower),)
        return (), ()
    others = tuple(value for value in counts if value not in {*default, *repaid})
    if not wanted.repaid and len(others) == 1:
        repaid = others
    if not wanted.positive and len(others) == 1:
        default = others
    return default, repaid


def _named(counts: Mapping[str, int], names: Sequence[str]) -> tuple[str, ...]:
    """Return the values that the user names, as the table has them."""
    return tuple(value for value in counts if any(_same(value, wanted.strip()) for wanted in names))


def _same(value: str, wanted: str) -> bool:
    """Return whether two texts are the same word or the same number."""
    if value.casefold() == wanted.casefold():
        return True
    try:
        return float(value) == float(wanted)
    except ValueError:
        return False


def _outcome_fault(
    counts: Mapping[str, int],
    wanted: Outcomes,
    *,
    default: tuple[str, ...],
    repaid: tuple[str, ...],
) -> str:
    """Return what keeps a target from being one; empty if nothing does."""
    if len(counts) < 2:  # noqa: PLR2004 — default and repaid
        return f"fault-own-table-target-{'one' if counts else 'empty'}"
    lost = (wanted.positive and not default) or (wanted.repaid and not repaid)
    many = "many" if len(counts) > OUTCOMES_SHOWN else "three"
    faults = {
        "positive": bool(lost),
        "target-both": bool(set(default) & set(repaid)),
        "": bool(default and repaid),
        f"target-{many}": len(counts) > 2,  # noqa: PLR2004
        "target-values": True,
    }
    fault = next(fault for fault, holds in faults.items() if holds)
    return f"fault-own-table-{fault}" if fault else ""


def grouped(names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the names by what is said of them."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for name, reason in names.items():
        by_reason[reason].append(name)
    return {reason: tuple(said) for reason, said in by_reason.items()}
