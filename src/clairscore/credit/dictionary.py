"""The dictionary: what makes a number speak.

Per feature a label in both languages, a theme, a kind with its unit, and whether it may enter a
model. Stored as `dictionary.toml`, meant to be read and edited by hand.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import tomli_w

from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.texts import Label, Message


class Kind(StrEnum):
    """How a value is read: it decides formatting and the default sentence.

    ``percent`` values are stored as fractions (0.125 reads 12.5 %), ``yes_no`` as 0 or 1,
    ``amount`` in the lender's currency, ``duration`` in the feature's unit.
    """

    NUMBER = "number"
    COUNT = "count"
    AMOUNT = "amount"
    PERCENT = "percent"
    DURATION = "duration"
    YES_NO = "yes_no"
    CATEGORY = "category"


@dataclass(frozen=True)
class Theme:
    """A group of features that a person would name as one reason.

    `code` is the stable reason code printed in letters and records.
    """

    name: str
    label: Label
    code: str


@dataclass(frozen=True)
class Feature:
    """One column of the dataset, as a reader knows it.

    Parameters
    ----------
    name
        Column name: lower case, underscores, stable.
    label
        Noun phrase without article, first letter upper case: "Montant du crédit demandé".
    theme
        Name of its `Theme`.
    kind
        How to read its values.
    unit
        ``years``, ``months`` or ``days`` for a duration; else empty.
    protected
        Sex, age, family status …: never a model input unless the lender says so; always kept for
        the fairness report.
    actionable
        The client can change it in this application (amount, term …).
    input
        False keeps an unprotected column out of the models (shown, not scored).
    categories
        For a category: label by stored value, in the order of its codes 0, 1, 2 …
    explanation
        One optional sentence on how it is computed, for the adviser.
    """

    name: str
    label: Label
    theme: str
    kind: Kind
    unit: str = ""
    protected: bool = False
    actionable: bool = False
    input: bool = True
    categories: Mapping[str, Label] = field(default_factory=dict[str, Label])
    explanation: Label | None = None


@dataclass(frozen=True)
class Dictionary:
    """All features of a dataset, their themes, and the names of the id and target columns.

    `target` is empty when the data carry none. `currency` is an ISO 4217 code or empty.
    """

    id_column: str
    target: str
    features: tuple[Feature, ...]
    themes: tuple[Theme, ...]
    currency: str = ""

    @cached_property
    def by_name(self) -> Mapping[str, Feature]:
        """Return the features by name."""
        return {feature.name: feature for feature in self.features}

    @cached_property
    def theme_by_name(self) -> Mapping[str, Theme]:
        """Return the themes by name."""
        return {theme.name: theme for theme in self.themes}

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all features, in column order."""
        return tuple(feature.name for feature in self.features)

    def inputs(self, *, with_protected: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the names of the features that a model may use.

        Parameters
        ----------
        with_protected
            Protected features that the lender chose to admit.
        """
        admitted = set(with_protected)
        return tuple(
            feature.name
            for feature in self.features
            if feature.input and (not feature.protected or feature.name in admitted)
        )


def read_dictionary(path: Path) -> Dictionary:
    """Read `dictionary.toml`.

    Raises
    ------
    FileUnreadable
        The file cannot be opened or is not TOML.
    InputFaults
        It breaks the dictionary's rules; all faults in one report.
    """
    try:
        with path.open("rb") as file:
            raw = tomllib.load(file)
    except (OSError, ValueError) as error:
        raise FileUnreadable(str(path), reason=str(error)) from error
    faults = dictionary_faults(raw)
    if faults:
        raise InputFaults(str(path), faults=tuple(faults))
    return Dictionary(
        id_column=raw["id"],
        target=raw.get("target", ""),
        currency=raw.get("currency", ""),
        themes=tuple(
            Theme(name, _label(entry), entry["code"]) for name, entry in raw["themes"].items()
        ),
        features=tuple(_feature(name, entry) for name, entry in raw["features"].items()),
    )


def dictionary_faults(raw: Mapping[str, Any]) -> list[Message]:
    """Return everything that keeps a parsed `dictionary.toml` from being a dictionary."""
    faults: list[Message] = []
    if not isinstance(raw.get("id"), str):
        faults.append(Message("fault-dictionary-id"))
    themes = raw.get("themes", {})
    for name, entry in themes.items():
        if not {"fr", "en", "code"} <= set(entry):
            faults.append(Message("fault-dictionary-theme-incomplete", {"theme": name}))
    for name, entry in raw.get("features", {}).items():
        faults.extend(_feature_faults(name, entry, themes))
    if not raw.get("features"):
        faults.append(Message("fault-dictionary-empty"))
    return faults


def write_dictionary(dictionary: Dictionary, path: Path) -> None:
    """Write `dictionary.toml`; `read_dictionary` gives back an equal value."""
    raw: dict[str, Any] = {"id": dictionary.id_column, "target": dictionary.target}
    if dictionary.currency:
        raw["currency"] = dictionary.currency
    raw["themes"] = {
        theme.name: {"fr": theme.label.fr, "en": theme.label.en, "code": theme.code}
        for theme in dictionary.themes
    }
    raw["features"] = {feature.name: _entry(feature) for feature in dictionary.features}
    path.write_text(tomli_w.dumps(raw), encoding="utf-8")


def _label(entry: Mapping[str, Any]) -> Label:
    return Label(fr=entry["fr"], en=entry["en"])


def _feature(name: str, entry: Mapping[str, Any]) -> Feature:
    explanation = entry.get("explanation")
    return Feature(
        name=name,
        label=_label(entry),
        theme=entry["theme"],
        kind=Kind(entry["kind"]),
        unit=entry.get("unit", ""),
        protected=entry.get("protected", False),
        actionable=entry.get("actionable", False),
        input=entry.get("input", True),
        categories={value: _label(label) for value, label in entry.get("categories", {}).items()},
        explanation=_label(explanation) if explanation else None,
    )


def _entry(feature: Feature) -> dict[str, Any]:
    """Return a feature as TOML, leaving out what has its default."""
    entry: dict[str, Any] = {
        "fr": feature.label.fr,
        "en": feature.label.en,
        "theme": feature.theme,
        "kind": feature.kind.value,
    }
    if feature.unit:
        entry["unit"] = feature.unit
    if feature.protected:
        entry["protected"] = True
    if feature.actionable:
        entry["actionable"] = True
    if not feature.input:
        entry["input"] = False
    if feature.explanation:
        entry["explanation"] = {"fr": feature.explanation.fr, "en": feature.explanation.en}
    if feature.categories:
        entry["categories"] = {
            value: {"fr": label.fr, "en": label.en} for value, label in feature.categories.items()
        }
    return entry


def _feature_faults(name: str, entry: object, themes: Mapping[str, Any]) -> list[Message]:
    if not isinstance(entry, dict) or not {"fr", "en", "theme", "kind"} <= set(entry):
        return [Message("fault-dictionary-feature-incomplete", {"feature": name})]
    entry = cast("dict[str, Any]", entry)
    faults: list[Message] = []
    kinds = tuple(kind.value for kind in Kind)
    if entry["kind"] not in kinds:
        facts = {"feature": name, "found": str(entry["kind"]), "expected": kinds}
        faults.append(Message("fault-dictionary-kind", facts))
    if entry["theme"] not in themes:
        facts = {"feature": name, "found": str(entry["theme"]), "expected": tuple(themes)}
        faults.append(Message("fault-dictionary-theme", facts))
    units = ("years", "months", "days")
    if entry["kind"] == Kind.DURATION and entry.get("unit") not in units:
        facts = {"feature": name, "found": str(entry.get("unit", "")), "expected": units}
        faults.append(Message("fault-dictionary-unit", facts))
    return faults
