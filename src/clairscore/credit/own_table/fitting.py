"""Whether a table's columns fit the lender's own dictionary, and how they are stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from clairscore.credit.dictionary import Dictionary, Feature, Kind
from clairscore.credit.own_table.columns import Column, Holds, numbers_of, said, texts_of
from clairscore.credit.own_table.drafting import category_labels, yes_or_no
from clairscore.credit.own_table.reading import Source
from clairscore.credit.own_table.roles import SHOWN, missing_column
from clairscore.files.numbers import EXAMPLES
from clairscore.files.units import differ
from clairscore.files.words import NO, YES
from clairscore.files.writing import PLAIN
from clairscore.texts import Message

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

MOST_CATEGORIES = 1_000  # more is an identifier or free text, whatever the dictionary says


@dataclass(frozen=True)
class Fitted:
    """A dictionary completed from the table, and what was found on the way.

    Parameters
    ----------
    dictionary
        The lender's, with the values of categories listed where it lists none.
    faults
        Where the table does not fit it.
    notes
        What the lender should know.
    """

    dictionary: Dictionary
    faults: tuple[Message, ...]
    notes: tuple[Message, ...]


def fitted(dictionary: Dictionary, source: Source, columns: Mapping[str, Column]) -> Fitted:
    """Hold a table against a dictionary.

    Parameters
    ----------
    dictionary
        The lender's, its id and target columns already those of this table.
    source
        The table.
    columns
        Its columns by name.
    """
    faults: list[Message] = []
    notes: list[Message] = []
    features: list[Feature] = []
    for feature in dictionary.features:
        column = columns.get(feature.name)
        if feature.name in {dictionary.id_column, dictionary.target}:
            faults.append(Message("fault-own-table-role", {"feature": feature.name}))
        elif column is None:
            faults.append(missing_column(feature.name, tuple(columns), option="--dictionary"))
        else:
            complete, found = _completed(feature, source, column)
            features.append(complete)
            faults.extend(message for message in found if message.id.startswith("fault-"))
            notes.extend(message for message in found if not message.id.startswith("fault-"))
    known = {*dictionary.names, dictionary.id_column, dictionary.target}
    undescribed = tuple(name for name in columns if name not in known)
    if undescribed:
        notes.append(Message("own-table-undescribed", {"columns": undescribed}))
    complete = replace(dictionary, features=tuple(features))
    return Fitted(complete, tuple(faults), tuple(notes))


def stored(feature: Feature, source: Source, column: Column) -> pa.Array | NDArray[np.float32]:
    """Return the values of a feature as a dataset stores them: float32, categories as text."""
    if feature.kind is Kind.CATEGORY:
        return pc.dictionary_encode(texts_of(source, column).combine_chunks())
    if column.holds is Holds.TEXT:
        words = pc.utf8_lower(texts_of(source, column))
        at = pc.fill_null(pc.index_in(words, pa.array([*YES, *NO])), len(YES) + len(NO))
        codes = np.array([1.0] * len(YES) + [0.0] * len(NO) + [np.nan], np.float32)
        return codes[at.to_numpy()]
    return numbers_of(source, column).astype(np.float32)


def _completed(feature: Feature, source: Source, column: Column) -> tuple[Feature, list[Message]]:
    """Return a feature with its categories, and what is to be said of its column."""
    if column.holds in {Holds.DATE, Holds.NESTED}:
        return feature, [_misfit(feature, source, column)]
    if feature.kind is not Kind.CATEGORY:
        written = feature.written
        if column.writing != PLAIN and written == PLAIN:
            written = column.writing
        return replace(feature, written=written), list(_number_messages(feature, source, column))
    if feature.categories:
        return feature, list(_unknown_categories(feature, source, column))
    values = column.values or _all_values(source, column)
    facts = {"feature": feature.name, "count": column.n_distinct, "limit": MOST_CATEGORIES}
    too_many = [Message("fault-own-table-categories", facts)]
    complete = replace(feature, categories=category_labels(values[:MOST_CATEGORIES]))
    return complete, too_many if len(values) > MOST_CATEGORIES else []


def _number_messages(feature: Feature, source: Source, column: Column) -> Iterator[Message]:
    if feature.kind is Kind.YES_NO:
        two = column.whole and column.minimum >= 0 and column.maximum <= 1
        fits = two or not column.n_present or yes_or_no(column.values)
    else:
        fits = column.holds is Holds.NUMBER
    percent = feature.kind is Kind.PERCENT
    if not fits:
        yield _misfit(feature, source, column)
    elif differ(feature.written.unit, column.writing.unit, percent=percent) and column.n_present:
        facts = {
            "feature": feature.name,
            "before": feature.written.unit or "–",
            "now": column.writing.unit or "–",
        }
        yield Message("fault-own-table-unit", facts)
    elif percent and column.minimum >= 0 and column.maximum > 2:  # noqa: PLR2004 — 200 %
        facts = {"feature": feature.name, "maximum": column.maximum}
        yield Message("own-table-percent", facts)


def _misfit(feature: Feature, source: Source, column: Column) -> Message:
    """Return the fault of a column whose values are not of the feature's kind."""
    if column.strays and feature.kind is not Kind.YES_NO:
        found = said(column.strays[:EXAMPLES])
    else:
        cells = source.column(column.at)
        shown = pc.unique(cells.drop_null().combine_chunks()).cast(pa.string()).to_pylist()
        found = tuple(str(value)[:SHOWN] for value in sorted(shown)[:EXAMPLES])
    facts = {
        "feature": feature.name,
        "kind": feature.kind.value,
        "found": found,
        "holds": Message(f"own-table-holds-{column.holds}"),
    }
    return Message("fault-own-table-kind", facts)


def _unknown_categories(feature: Feature, source: Source, column: Column) -> Iterator[Message]:
    """Tell of values that the dictionary does not list: they count as missing."""
    counted = pc.value_counts(pc.drop_null(texts_of(source, column)))
    pairs = zip(
        counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True
    )
    others = {value: n for value, n in pairs if value not in feature.categories}
    count = sum(others.values())
    if count:
        ordered = sorted(others, key=lambda value: (-others[value], value))
        facts = {
            "feature": feature.name,
            "count": count,
            "found": tuple(value[:SHOWN] for value in ordered[:EXAMPLES]),
            "expected": tuple(feature.categories),
        }
        none_known = count == column.n_present
        yield Message(
            "fault-own-table-unknown" if none_known else "own-table-unknown-categories", facts
        )


def _all_values(source: Source, column: Column) -> tuple[str, ...]:
    """Return the different values, one more than is allowed if there are too many."""
    values = pc.unique(pc.drop_null(texts_of(source, column))).sort()
    return tuple(values[: MOST_CATEGORIES + 1].to_pylist())
