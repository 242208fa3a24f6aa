"""Values given in JSON, as the simulation stores them: all that is wrong is told at once."""

from collections.abc import Mapping
from typing import Annotated

import numpy as np
from pydantic import FiniteFloat, StringConstraints

from clairscore.core.errors import InputFaults
from clairscore.credit.applicants.entries import editable, fault_of, known_range
from clairscore.credit.applicants.simulation import NotEditable
from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.portfolio import Portfolio
from clairscore.texts import Message

Name = Annotated[str, StringConstraints(max_length=200)]
"""A feature's; a bound makes the text be read, so that halves of characters are refused."""
Given = bool | FiniteFloat | Annotated[str, StringConstraints(max_length=200)] | None
"""A number, a category's stored text, true or false, null where missing."""


def stored_edits(given: Mapping[str, Given], portfolio: Portfolio) -> dict[str, float]:
    """Return edits as `Simulator` takes them.

    Raises
    ------
    NotEditable
        Features that a client can't change in an application, all of them.
    InputFaults
        Values that can't be, all of them.
    """
    allowed = {feature.name: feature for feature in editable(portfolio.dictionary)}
    if refused := tuple(name for name in given if name not in allowed):
        raise NotEditable(refused, tuple(allowed))
    read = {name: _stored(value, allowed[name], portfolio) for name, value in given.items()}
    wrong = tuple(value for value in read.values() if isinstance(value, Message))
    if wrong:
        raise InputFaults("edits", wrong)
    return {name: value for name, value in read.items() if not isinstance(value, Message)}


def _stored(value: Given, feature: Feature, portfolio: Portfolio) -> float | Message:  # noqa: PLR0911 (a kind each)
    if value is None:
        return np.nan
    if feature.kind is Kind.CATEGORY:
        codes = list(feature.categories)
        found = str(value)
        return float(codes.index(found)) if found in codes else _no_choice(feature, found)
    if feature.kind is Kind.YES_NO:
        return float(value) if value in {True, False} else _no_choice(feature, str(value))  # type: ignore[arg-type]
    if isinstance(value, str | bool):
        return Message("fault-upload-number", {"feature": feature.name, "found": str(value)})
    name = fault_of(float(value), feature, known_range(portfolio, feature.name))
    return Message(name, {"label": feature.label}) if name else float(value)


def _no_choice(feature: Feature, found: str) -> Message:
    expected = tuple(feature.categories) or ("true", "false")
    facts = {"feature": feature.name, "found": found, "expected": expected}
    return Message("fault-upload-choice", facts)
