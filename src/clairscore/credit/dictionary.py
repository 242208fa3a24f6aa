"""The dictionary: what makes a number speak.

Per feature a label in both languages, a theme, a kind with its unit, and whether it may enter a
model. Stored as `dictionary.toml`, meant to be read and edited by hand.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import tomli_w

from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.credit.offered import Offered, offered_from
from clairscore.files.units import UNITS_BY_NAME
from clairscore.files.writing import PLAIN, Writing
from clairscore.texts import Label, Message

NOT_WRITTEN = ("name", "label")  # fields of a feature under another form in the file


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


class Role(StrEnum):
    """What a feature is in an application for credit, whatever the lender calls it."""

    AMOUNT = "amount"
    INSTALMENT = "instalment"
    TERM = "term"
    GOODS = "goods"
    INCOME = "income"


class Direction(StrEnum):
    """How the risk goes with a value that rises, everything else unchanged."""

    UP = "up"
    DOWN = "down"


class Origin(StrEnum):
    """Where the data of a theme come from, as a client would say it."""

    APPLICATION = "application"
    OURS = "ours"
    OTHERS = "others"


@dataclass(frozen=True)
class Theme:
    """A group of features that a person would name as one reason.

    `code` is the stable reason code printed in letters and records; `origin` is None where the
    lender doesn't say.
    """

    name: str
    label: Label
    code: str
    origin: Origin | None = None


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
    written
        How the lender's files write its values: decides how later files are read, hence here, where
        it goes with models and portfolios and where the lender can correct it.
    role
        What it is in an application: amount, instalment, term, price of the goods, income; None for
        all others.
    offered
        Which amounts or terms the lender lends; None where it is what the clients ask for.
    direction
        Whether the risk may only rise (``up``) or only fall (``down``) with its value: what models
        are held to. None leaves it to the data.
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
    written: Writing = PLAIN
    role: Role | None = None
    offered: Offered | None = None
    direction: Direction | None = None


@dataclass(frozen=True)
class Dictionary:
    """All features of a dataset, their themes, and the names of the id and target columns.

    `target` is empty when the data carry none. `currency` is an ISO 4217 code or empty.
    `key_facts` are the features told first of a client, `criteria` those in which clients are
    alike, both in the order in which people would name them; empty where the lender doesn't say.
    """

    id_column: str
    target: str
    features: tuple[Feature, ...]
    themes: tuple[Theme, ...]
    currency: str = ""
    key_facts: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()

    @cached_property
    def by_role(self) -> Mapping[Role, str]:
        """Return the names of the features that have a role."""
        return {feature.role: feature.name for feature in self.features if feature.role}

    @cached_property
    def by_name(self) -> Mapping[str, Feature]:
        """Return the features by name."""
        return {feature.name: feature for feature in self.features}

    @cached_property
    def theme_by_name(self) -> Mapping[str, Theme]:
        """Return the themes by name."""
        return {theme.name: theme for theme in self.themes}

    @cached_property
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
            Theme(name, _label(entry), entry["code"], _origin(entry))
            for name, entry in raw["themes"].items()
        ),
        features=tuple(_feature(name, entry) for name, entry in raw["features"].items()),
        key_facts=tuple(raw.get("key_facts", ())),
        criteria=tuple(raw.get("criteria", ())),
    )


def dictionary_faults(raw: Mapping[str, Any]) -> list[Message]:
    """Return everything that keeps a parsed `dictionary.toml` from being a dictionary."""
    faults: list[Message] = []
    if not isinstance(raw.get("id"), str):
        faults.append(Message("fault-dictionary-id"))
    themes, features = (_tables(raw, key) for key in ("themes", "features"))
    for name, entry in themes.items():
        faults.extend(_theme_faults(name, entry))
    for name, entry in features.items():
        faults.extend(_feature_faults(name, entry, themes))
    faults.extend(_role_faults(features))
    for key in ("key_facts", "criteria"):
        faults.extend(_list_faults(key, raw.get(key, []), features))
    if not features:
        faults.append(Message("fault-dictionary-empty"))
    return faults


def write_dictionary(dictionary: Dictionary, path: Path) -> None:
    """Write `dictionary.toml`; `read_dictionary` gives back an equal value."""
    raw: dict[str, Any] = {"id": dictionary.id_column, "target": dictionary.target}
    if dictionary.currency:
        raw["currency"] = dictionary.currency
    for key in ("key_facts", "criteria"):
        if names := getattr(dictionary, key):
            raw[key] = list(names)
    raw["themes"] = {
        theme.name: {
            "fr": theme.label.fr,
            "en": theme.label.en,
            "code": theme.code,
            **({"origin": theme.origin.value} if theme.origin else {}),
        }
        for theme in dictionary.themes
    }
    raw["features"] = {feature.name: _entry(feature) for feature in dictionary.features}
    path.write_text(tomli_w.dumps(raw), encoding="utf-8")


def _label(entry: Mapping[str, Any]) -> Label:
    return Label(fr=entry["fr"], en=entry["en"])


def _origin(entry: Mapping[str, Any]) -> Origin | None:
    return Origin(entry["origin"]) if "origin" in entry else None


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
        written=_written(entry.get("written", {})),
        role=Role(entry["role"]) if "role" in entry else None,
        offered=offered_from(entry.get("offered")),
        direction=Direction(entry["direction"]) if "direction" in entry else None,
    )


def _written(entry: Mapping[str, Any]) -> Writing:
    facts: dict[str, Any] = {**entry, "missing": tuple(entry.get("missing", ()))}
    return Writing(**facts)


def _entry(feature: Feature) -> dict[str, Any]:
    """Return a feature as TOML, leaving out what has its default."""
    words, fields = feature.explanation, asdict(feature.written)
    entry: dict[str, Any] = {
        "unit": feature.unit,
        "role": feature.role.value if feature.role else "",
        "offered": asdict(feature.offered) if feature.offered else {},
        "direction": feature.direction.value if feature.direction else "",
        "protected": feature.protected,
        "actionable": feature.actionable,
        "explanation": {"fr": words.fr, "en": words.en} if words else {},
        "written": {name: value for name, value in fields.items() if value},
        "categories": {
            value: {"fr": label.fr, "en": label.en} for value, label in feature.categories.items()
        },
    }
    if feature.written == PLAIN:
        entry["written"] = {}
    return {
        "fr": feature.label.fr,
        "en": feature.label.en,
        "theme": feature.theme,
        "kind": feature.kind.value,
        **{key: value for key, value in entry.items() if value},
        **({} if feature.input else {"input": False}),
    }


def _theme_faults(name: str, entry: object) -> list[Message]:
    if not _has_texts(entry, "fr", "en", "code"):
        return [Message("fault-dictionary-theme-incomplete", {"theme": name})]
    origins = tuple(origin.value for origin in Origin)
    found = cast("dict[str, Any]", entry).get("origin", origins[0])
    if found in origins:
        return []
    facts = {"theme": name, "found": str(found), "expected": origins}
    return [Message("fault-dictionary-origin", facts)]


def _role_faults(features: Mapping[str, Any]) -> list[Message]:
    """Return the faults of roles that aren't known, or that two features have."""
    faults: list[Message] = []
    having: dict[str, list[str]] = {}
    roles = tuple(role.value for role in Role)
    for name, entry in features.items():
        if not isinstance(entry, dict) or "role" not in entry:
            continue
        found = str(cast("dict[str, Any]", entry)["role"])
        if found in roles:
            having.setdefault(found, []).append(name)
        else:
            facts = {"feature": name, "found": found, "expected": roles}
            faults.append(Message("fault-dictionary-role", facts))
    faults.extend(
        Message("fault-dictionary-role-twice", {"role": role, "features": tuple(names)})
        for role, names in having.items()
        if len(names) > 1
    )
    return faults


def _list_faults(key: str, found: object, features: Mapping[str, Any]) -> list[Message]:
    """Return the fault of a list of features that is none, or that names others."""
    names = cast("list[object]", found) if isinstance(found, list) else [found]
    unknown = tuple(str(name) for name in names if name not in features)
    if isinstance(found, list) and not unknown:
        return []
    return [Message("fault-dictionary-list", {"key": key, "found": unknown or (str(found),)})]


def _feature_faults(name: str, entry: object, themes: Mapping[str, Any]) -> list[Message]:
    if not _has_texts(entry, "fr", "en", "theme", "kind"):
        return [Message("fault-dictionary-feature-incomplete", {"feature": name})]
    entry = cast("dict[str, Any]", entry)
    faults = _form_faults(name, entry)
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
    directions = tuple(direction.value for direction in Direction)
    if entry.get("direction", "up") not in directions:
        facts = {"feature": name, "found": str(entry["direction"]), "expected": directions}
        faults.append(Message("fault-dictionary-direction", facts))
    elif "direction" in entry and entry["kind"] == Kind.CATEGORY:
        faults.append(Message("fault-dictionary-direction-category", {"feature": name}))
    return faults


def _form_faults(name: str, entry: Mapping[str, Any]) -> list[Message]:
    """Return what is misspelt in a feature: a flag misspelt would silently not count."""
    faults: list[Message] = []
    known = tuple(
        key for key in ("fr", "en", *Feature.__dataclass_fields__) if key not in NOT_WRITTEN
    )
    unknown = tuple(key for key in entry if key not in known)
    if unknown:
        facts = {"feature": name, "found": unknown, "expected": known}
        faults.append(Message("fault-dictionary-key", facts))
    faults.extend(
        Message("fault-dictionary-flag", {"feature": name, "key": key, "found": str(entry[key])})
        for key in ("protected", "actionable", "input")
        if not isinstance(entry.get(key, True), bool)
    )
    categories = entry.get("categories", {})
    labels = list(_tables(entry, "categories").values())
    if not isinstance(categories, dict) or not all(_has_texts(one, "fr", "en") for one in labels):
        faults.append(Message("fault-dictionary-categories", {"feature": name}))
    if "offered" in entry and offered_from(entry["offered"]) is None:
        faults.append(Message("fault-dictionary-offered", {"feature": name}))
    if not _is_writing(entry.get("written", {})):
        faults.append(Message("fault-dictionary-written", {"feature": name}))
    if "explanation" in entry and not _has_texts(entry["explanation"], "fr", "en"):
        faults.append(Message("fault-dictionary-explanation", {"feature": name}))
    return faults


def _is_writing(entry: object) -> bool:
    """Return whether an entry says how values are written."""
    if not isinstance(entry, dict):
        return False
    said = cast("dict[str, Any]", entry)
    words = said.get("missing", [])
    return (
        set(said) <= set(Writing.__dataclass_fields__)
        and said.get("decimal", ".") in {".", ","}
        and said.get("thousands", " ") in {".", ",", " "}
        and said.get("unit", "") in UNITS_BY_NAME
        and isinstance(words, list)
        and all(isinstance(word, str) for word in cast("list[Any]", words))
    )


def _tables(raw: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return a table of a parsed file; empty if it is absent or no table."""
    value = raw.get(key)
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _has_texts(entry: object, *keys: str) -> bool:
    """Return whether an entry is a table with some text under each key."""
    return isinstance(entry, dict) and all(
        isinstance(cast("dict[str, Any]", entry).get(key), str) for key in keys
    )
