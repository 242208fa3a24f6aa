"""Fields of a form, and what a reader wrote in them: numbers as people write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from babel.numbers import get_currency_symbol

from clairscore.credit.applicants.entries import Range, fault_of
from clairscore.credit.dictionary import Dictionary, Feature, Kind
from clairscore.credit.portfolio import FeatureFigures
from clairscore.credit.portfolio.reasons import usual
from clairscore.presentation.words.client import ClientWords
from clairscore.presentation.words.values import LOCALES, number
from clairscore.texts import Language, Message, translator

SPACES: Final = re.compile(r"[\s'’]")
UNITS: Final = re.compile(r"(%|ans?|mois|jours?|years?|months?|days?|yrs?)$", re.IGNORECASE)
PLAIN: Final = re.compile(r"[+-]?\d+(\.\d+)?")
COMMA_DECIMAL: Final = re.compile(r"[+-]?\d+,\d+")
COMMA_GROUPS: Final = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
MAYBE_GROUPS: Final = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")  # 12.000 in French: 12 or 12,000?
HUNDRED: Final = 100


@dataclass(frozen=True)
class Choice:
    """One of a field's possible values."""

    value: str
    label: str


@dataclass(frozen=True)
class Field:
    """One field of a form.

    Parameters
    ----------
    name
        Of the feature.
    label, unit, hint
        In words; `unit` stands behind the value.
    value
        As written in the field; a choice's `value` if there are `choices`.
    choices
        What can be chosen; empty if the value is written.
    required
        Whether it must be given.
    fault
        What is wrong with what was written; else empty.
    warning
        What is unusual about it; else empty.
    kind
        ``number``, or ``words`` and ``text`` for a few words or more than a line.
    """

    name: str
    label: str
    unit: str
    hint: str
    value: str
    choices: tuple[Choice, ...] = ()
    required: bool = False
    fault: str = ""
    warning: str = ""
    kind: str = "number"


class FormWords:
    """Writes a dictionary's features as fields, and reads what is entered in them.

    Parameters
    ----------
    dictionary
        Labels, kinds, currency.
    language
        ``"fr"`` or ``"en"``: also how numbers are read.
    """

    def __init__(self, dictionary: Dictionary, language: Language) -> None:
        self._dictionary = dictionary
        self._language: Language = language
        self._say = translator(language)
        self._words = ClientWords(dictionary, language)

    def field(
        self, feature: Feature, value: float, *, figures: FeatureFigures | None = None
    ) -> Field:
        """Return the field of a feature.

        Parameters
        ----------
        feature
            Its entry in the dictionary.
        value
            As stored; NaN leaves the field empty.
        figures
            Of the population, to hint at what is usual.
        """
        hint = self._words.usual(usual(feature, figures), feature) if figures else ""
        return Field(
            name=feature.name,
            label=feature.label.text(self._language),
            unit=self._unit(feature),
            hint=hint,
            value=self.written(value, feature),
            choices=self._choices(feature),
        )

    def written(self, value: float, feature: Feature) -> str:
        """Return a stored value as it stands in its field."""
        if np.isnan(value):
            return ""
        if feature.kind in {Kind.CATEGORY, Kind.YES_NO}:
            return str(int(value))
        shown = number(value * (HUNDRED if feature.kind is Kind.PERCENT else 1), self._language)
        return shown.replace("\N{MINUS SIGN}", "-")

    def in_words(self, value: float, feature: Feature) -> str:
        """Return a stored value as a reader would write it, with its unit."""
        return self._words.value(value, feature)

    def read(self, text: str, feature: Feature, known: Range) -> float | Message:
        """Return what was entered, as it is stored.

        Parameters
        ----------
        text
            As written, in the field's unit; blank for none.
        feature
            Its entry in the dictionary.
        known
            Where the portfolio's clients lie.

        Returns
        -------
        float or Message
            The value, NaN if blank; or what is wrong with it.
        """
        bare = text.strip()
        if not bare:
            return np.nan
        if feature.kind in {Kind.CATEGORY, Kind.YES_NO}:
            offered = (choice.value for choice in self._choices(feature))
            return float(bare) if bare in offered else Message("fault-entry-choice")
        value = self._number(bare, feature)
        if isinstance(value, Message):
            return value
        if feature.kind is Kind.PERCENT:
            value /= HUNDRED
        name = fault_of(value, feature, known)
        return Message(name, {"label": feature.label, "found": bare}) if name else value

    def unusual(self, value: float, feature: Feature, known: Range) -> str:
        """Return what to say of a value that no client comes near; else nothing."""
        numeric = feature.kind not in {Kind.CATEGORY, Kind.YES_NO}
        if not numeric or np.isnan(value) or np.isnan(known.low) or known.holds(value):
            return ""
        above = value > known.high
        bound = self._words.value(known.high if above else known.low, feature)
        return self._say("form-above" if above else "form-below", bound=bound)

    def _number(self, text: str, feature: Feature) -> float | Message:
        """Return the number written; its unit may follow, its thousands may be apart."""
        bare = SPACES.sub("", text).replace("\N{MINUS SIGN}", "-")
        for word in (self._unit(feature), self._dictionary.currency):
            bare = bare.removesuffix(word) if word else bare
        bare = UNITS.sub("", bare)
        french = self._language == "fr"
        if french and MAYBE_GROUPS.fullmatch(bare):
            return Message("fault-entry-ambiguous", {"found": text})
        if french and COMMA_DECIMAL.fullmatch(bare):
            bare = bare.replace(",", ".")
        if not french and COMMA_GROUPS.fullmatch(bare):
            bare = bare.replace(",", "")
        # ASCII digits only: no ten million of them either, which Python would refuse to read
        if not PLAIN.fullmatch(bare) or not bare.isascii() or len(bare) > HUNDRED:
            return Message("fault-entry-number", {"found": text[:HUNDRED]})
        return float(bare)

    def _unit(self, feature: Feature) -> str:
        match feature.kind:
            case Kind.AMOUNT if self._dictionary.currency:
                return get_currency_symbol(
                    self._dictionary.currency, locale=LOCALES[self._language]
                )
            case Kind.PERCENT:
                return "%"
            case Kind.DURATION:
                return self._say(f"form-unit-{feature.unit}")
            case _:
                return ""

    def _choices(self, feature: Feature) -> tuple[Choice, ...]:
        if feature.kind is Kind.YES_NO:
            return (Choice("1", self._say("yes")), Choice("0", self._say("no")))
        if feature.kind is Kind.CATEGORY:
            labels: Iterable[str] = (
                label.text(self._language) for label in feature.categories.values()
            )
            return tuple(Choice(str(code), label) for code, label in enumerate(labels))
        return ()


def marked(field: Field, *, text: str, fault: str) -> Field:
    """Return a field with what was wrongly entered and what is wrong with it."""
    return replace(field, value=text, fault=fault)
