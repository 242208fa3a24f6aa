"""A first dictionary for a table that has none, for the lender to correct."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from clairscore.credit.dictionary import Dictionary, Feature, Kind, write_dictionary
from clairscore.credit.own_table import names
from clairscore.credit.own_table.columns import CATEGORY_ALWAYS, Column, Holds
from clairscore.files.units import DURATIONS, currency
from clairscore.files.words import NO, YES
from clairscore.files.writing import PLAIN
from clairscore.texts import Label

AMOUNTS_FROM = 50  # an amount of money goes beyond this; "PAY_0" up to 8 is none
CALENDAR = (1900, 2100)
CATEGORY_SHARE = (
    0.05  # more different words than this share of the rows is free text, but for very few
)


@dataclass(frozen=True)
class Drafted:
    """A drafted dictionary, and what the lender should know of it.

    Parameters
    ----------
    dictionary
        All columns that a dataset can hold.
    protected
        Topic (``sex``, ``age`` …) by feature proposed as protected.
    left_out
        Reason (``free-text``, ``dates``, ``nested``, ``identifier``) by column not taken.
    set_aside
        Reason (``missing``, ``constant``) by feature that is kept but no model input.
    codes
        Categories whose values are whole numbers: only the lender knows what they mean.
    """

    dictionary: Dictionary
    protected: dict[str, str]
    left_out: dict[str, str]
    set_aside: dict[str, str]
    codes: tuple[str, ...]


def drafted(columns: Iterable[Column], *, id_column: str, target: str) -> Drafted:
    """Return a dictionary drafted from what columns are called and what they hold.

    Parameters
    ----------
    columns
        All columns of the table but the id and the target.
    id_column, target
        Their names.
    """
    left_out: dict[str, str] = {}
    protected: dict[str, str] = {}
    set_aside: dict[str, str] = {}
    features: list[Feature] = []
    themes = {names.OTHER.name: names.OTHER}
    for column in columns:
        if reason := _unfit(column):
            left_out[column.name] = reason
            continue
        topic = names.protected_topic(column.name, column.values)
        if topic:
            protected[column.name] = topic
        if column.n_distinct <= 1:
            set_aside[column.name] = "constant" if column.n_present else "missing"
        theme = names.theme_of(column.name, topic)
        themes[theme.name] = theme
        features.append(_feature(column, topic, usable=column.n_distinct > 1))
    used = sorted(themes.values(), key=lambda theme: theme.code)
    features = _with_directions(_with_roles(features))
    money = {currency(feature.written.unit) for feature in features} - {""}
    dictionary = Dictionary(
        id_column,
        target,
        tuple(features),
        tuple(used),
        currency=money.pop() if len(money) == 1 else "",
    )
    codes = tuple(
        feature.name
        for feature in features
        if feature.kind is Kind.CATEGORY
        and all(value.lstrip("-").isdecimal() for value in feature.categories)
    )
    return Drafted(dictionary, protected, left_out, set_aside, codes)


def _with_roles(features: Iterable[Feature]) -> list[Feature]:
    """Return features with their role where one alone seems to have it."""
    found = [(feature, names.role_of(feature.name, feature.kind)) for feature in features]
    times = Counter(role for _, role in found)
    return [replace(f, role=role) if role and times[role] == 1 else f for f, role in found]


def _with_directions(features: Iterable[Feature]) -> list[Feature]:
    """Return features with the direction that their names surely say."""
    return [replace(f, direction=names.direction_of(f.name, f.kind, f.role)) for f in features]


def write_draft(dictionary: Dictionary, path: Path) -> None:
    """Write `dictionary.toml` under a head that says how to correct it, in both languages."""
    write_dictionary(dictionary, path)
    head = (
        resources.files("clairscore.credit.own_table")
        .joinpath("draft_head.toml")
        .read_text(encoding="utf-8")
    )
    path.write_text(head + "\n" + path.read_text(encoding="utf-8"), encoding="utf-8")


def yes_or_no(values: Iterable[str]) -> bool:
    """Return whether words are those for yes and no, in any case."""
    said = {value.casefold() for value in values}
    return bool(said) and said <= {*NO, *YES}


def category_labels(values: Iterable[str]) -> dict[str, Label]:
    """Return the values of a category under their own words."""
    return {value: Label(value, value) for value in values}


def _unfit(column: Column) -> str:
    """Return why a dataset can't hold a column, or an empty text."""
    most = max(CATEGORY_ALWAYS, CATEGORY_SHARE * column.n_present)
    wordy = column.holds is Holds.TEXT and not 0 < len(column.values) <= most
    reasons = {
        "nested": column.holds is Holds.NESTED,
        "dates": column.holds is Holds.DATE,
        "identifier": _is_identifier(column),
        "almost-numbers": wordy and bool(column.strays),
        "free-text": wordy,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _is_identifier(column: Column) -> bool:
    """Return whether each row has its own value and it is a running number or named like one."""
    if column.n_distinct < column.n_present or column.n_present <= 1:
        return False
    running = column.whole and column.maximum - column.minimum == column.n_present - 1
    return running or names.speaks_of(names.IDENTIFIER, column.name)


def _feature(column: Column, topic: str, *, usable: bool) -> Feature:
    kind, unit = _kind(column, topic)
    changeable = names.speaks_of(names.CHANGEABLE, column.name)
    return Feature(
        name=column.name,
        label=names.readable(column.name),
        theme=names.theme_of(column.name, topic).name,
        kind=kind,
        unit=unit,
        protected=bool(topic),
        actionable=changeable and kind in {Kind.AMOUNT, Kind.DURATION},
        input=usable,
        categories=category_labels(column.values) if kind is Kind.CATEGORY else {},
        written=column.writing if kind is not Kind.CATEGORY else PLAIN,
    )


def _kind(column: Column, topic: str) -> tuple[Kind, str]:
    """Return how to read a column's values, and their unit."""
    if column.holds is Holds.TEXT:
        return (Kind.YES_NO if yes_or_no(column.values) else Kind.CATEGORY), ""
    if column.whole and column.minimum >= 0 and column.maximum <= 1:
        return Kind.YES_NO, ""
    if column.values and _is_code(column, topic):
        return Kind.CATEGORY, ""
    return _number_kind(column)


def _is_code(column: Column, topic: str) -> bool:
    """Return whether few whole numbers are codes rather than quantities."""
    quantity = any(names.speaks_of(p, column.name) for p in (names.COUNT, names.RANK))
    if quantity or topic in {"age", "dependants"}:
        return False
    return bool(topic) or len(column.values) == 2 or names.speaks_of(names.CODE, column.name)  # noqa: PLR2004 — two codes


def _number_kind(column: Column) -> tuple[Kind, str]:
    fraction = column.minimum >= 0 and column.maximum <= 1
    large = max(abs(column.minimum), abs(column.maximum)) >= AMOUNTS_FROM
    calendar = column.whole and CALENDAR[0] <= column.minimum <= column.maximum <= CALENDAR[1]
    is_amount = names.speaks_of(names.AMOUNT, column.name)
    unit = next((u for u, words in names.UNITS.items() if names.speaks_of(words, column.name)), "")
    said = column.writing.unit
    if said in DURATIONS:
        return Kind.DURATION, said
    kinds = {
        Kind.PERCENT: column.is_fraction
        or (fraction and names.speaks_of(names.PERCENT, column.name)),
        Kind.COUNT: column.whole
        and column.minimum >= 0
        and names.speaks_of(names.COUNT, column.name),
        Kind.AMOUNT: (is_amount and large) or bool(currency(said)),
        Kind.DURATION: bool(unit) and not is_amount and not calendar,
    }
    kind = next((kind for kind, fits in kinds.items() if fits), Kind.NUMBER)
    return kind, unit if kind is Kind.DURATION else ""
