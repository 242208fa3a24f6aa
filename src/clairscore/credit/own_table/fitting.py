"""Whether a table's columns fit the lender's own dictionary, and how they are stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from clairscore.credit.dictionary import Dictionary, Feature, Kind
from clairscore.credit.own_table.columns import Column, Holds
from clairscore.credit.own_table.drafting import NO, YES, category_labels, yes_or_no
from clairscore.credit.own_table.numerals import EXAMPLES
from clairscore.credit.own_table.reading import Source, sql_list
from clairscore.credit.own_table.roles import SHOWN, missing_column
from clairscore.texts import Message

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
            complete, said = _completed(feature, source, column)
            features.append(complete)
            faults.extend(message for message in said if message.id.startswith("fault-"))
            notes.extend(message for message in said if not message.id.startswith("fault-"))
    known = {*dictionary.names, dictionary.id_column, dictionary.target}
    undescribed = tuple(name for name in columns if name not in known)
    if undescribed:
        notes.append(Message("own-table-undescribed", {"columns": undescribed}))
    complete = replace(dictionary, features=tuple(features))
    return Fitted(complete, tuple(faults), tuple(notes))


def stored(feature: Feature, column: Column) -> str:
    """Return the SQL of a feature as a dataset stores it: float32, categories as text."""
    if feature.kind is Kind.CATEGORY:
        return column.text
    if column.holds is Holds.TEXT:
        word = f"lower({column.key})"
        return (
            f"(CASE WHEN {word} IN {sql_list(YES)} THEN 1 "
            f"WHEN {word} IN {sql_list(NO)} THEN 0 END)::FLOAT"
        )
    return f"({column.number})::FLOAT"


def _completed(feature: Feature, source: Source, column: Column) -> tuple[Feature, list[Message]]:
    """Return a feature with its categories, and what is to be said of its column."""
    if column.holds in {Holds.DATE, Holds.NESTED}:
        return feature, [_misfit(feature, source, column)]
    if feature.kind is not Kind.CATEGORY:
        return feature, list(_number_messages(feature, source, column))
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
    if not fits:
        yield _misfit(feature, source, column)
    elif feature.kind is Kind.PERCENT and column.minimum >= 0 and column.maximum > 2:  # noqa: PLR2004 — 200 %
        facts = {"feature": feature.name, "maximum": column.maximum}
        yield Message("own-table-percent", facts)


def _misfit(feature: Feature, source: Source, column: Column) -> Message:
    """Return the fault of a column whose values are not of the feature's kind."""
    wrong = f"{column.key} IS NOT NULL"
    if column.holds is Holds.TEXT and feature.kind is not Kind.YES_NO:
        wrong += f" AND TRY_CAST({column.key} AS DOUBLE) IS NULL"
    text = f"left({column.key}::VARCHAR, {SHOWN})"
    found = source.staged.filter(wrong).project(f"{text} AS value").distinct().order("value")
    facts = {
        "feature": feature.name,
        "kind": feature.kind.value,
        "found": tuple(row[0] for row in found.limit(EXAMPLES).fetchall()),
        "holds": Message(f"own-table-holds-{column.holds}"),
    }
    return Message("fault-own-table-kind", facts)


def _unknown_categories(feature: Feature, source: Source, column: Column) -> Iterator[Message]:
    """Tell of values that the dictionary does not list: they count as missing."""
    known = sql_list(feature.categories)
    others = (
        source.staged.project(f"{column.text} AS value")
        .filter(f"value IS NOT NULL AND value NOT IN {known}")
        .aggregate("left(value, 60) AS value, count(*) AS n", "value")
    )
    count = others.aggregate("coalesce(sum(n), 0)").fetchall()[0][0]
    if count:
        examples = others.order("n DESC, value").limit(EXAMPLES).fetchall()
        facts = {
            "feature": feature.name,
            "count": int(count),
            "found": tuple(value for value, _ in examples),
            "expected": tuple(feature.categories),
        }
        none_known = count == column.n_present
        yield Message(
            "fault-own-table-unknown" if none_known else "own-table-unknown-categories", facts
        )


def _all_values(source: Source, column: Column) -> tuple[str, ...]:
    """Return the different values, one more than is allowed if there are too many."""
    found = source.staged.project(f"{column.text} AS value").filter("value IS NOT NULL")
    rows = found.distinct().order("value").limit(MOST_CATEGORIES + 1).fetchall()
    return tuple(row[0] for row in rows)
