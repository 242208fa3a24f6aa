"""The facts that are recorded when someone decides: what was computed, and what they were shown."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from clairscore import __version__
from clairscore.credit.decisions.records import (
    Case,
    NewDecision,
    Override,
    RecordedReason,
    Value,
    Versions,
)
from clairscore.credit.dictionary import Dictionary, Feature, Kind
from clairscore.credit.portfolio import Client, Portfolio
from clairscore.credit.portfolio.reasons import reasons
from clairscore.texts import Language

AGE_BAND: Final = 10  # years
MOST_COUNTED: Final = 5  # the last group of a count is this and more
MISSING: Final = "missing"


@dataclass(frozen=True)
class ShownReason:
    """A reason in the words shown: its theme's label, its sentence, and one for each detail."""

    theme: str
    sentence: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """What whoever decides was shown, word for word: it stays recorded as it was.

    Parameters
    ----------
    language
        Of the words.
    decision
        The model's, in a sentence.
    reasons
        As `portfolio.reasons` gives them: what raised the score, then what lowered it.
    offers
        What would be accepted of a client whom the model refuses, or that nothing would.
    """

    language: Language
    decision: str
    reasons: tuple[ShownReason, ...]
    offers: tuple[str, ...] = ()


def new_decision(
    client: Client,
    portfolio: Portfolio,
    shown: Shown,
    *,
    person: str,
    override: Override | None = None,
) -> NewDecision:
    """Return a decision on a client, to be recorded.

    Parameters
    ----------
    client, portfolio
        Who is decided on, seen against which portfolio.
    shown
        To whoever decides.
    person
        Who decides.
    override
        Given if they decide otherwise than the model.
    """
    manifest = portfolio.manifest
    return NewDecision(
        person=person,
        language=shown.language,
        accepted=client.accepted,
        theme=_principal_theme(client, portfolio.dictionary),
        versions=Versions(
            model=str(manifest.parameters["model"]),
            dataset=manifest.inputs["dataset"],
            portfolio=manifest.identity,
            cutoff=portfolio.cutoff,
            package=__version__,
        ),
        case=Case(
            client=str(client.id),
            pd=client.pd,
            score=client.score,
            base=portfolio.base,
            decision=shown.decision,
            contributions=dict(client.points),
            to_scale=client.to_scale,
            reasons=tuple(_reasons(client, portfolio, shown)),
            groups=groups(client, portfolio.dictionary),
            offers=shown.offers,
        ),
        inputs=inputs(client, portfolio),
        override=override,
    )


def inputs(client: Client, portfolio: Portfolio) -> dict[str, Value]:
    """Return the features that can move the score, as stored: no others are needed to replay."""
    by_name = portfolio.dictionary.by_name
    return {name: _value(client.values[name], by_name[name]) for name in client.points}


def groups(client: Client, dictionary: Dictionary) -> dict[str, str]:
    """Return the client's group by protected feature, coarse enough to be counted.

    A stored category; 0 or 1; ten years for ages; counts up to 5. Other numbers have no groups.
    """
    protected = (feature for feature in dictionary.features if feature.protected)
    found = {feature.name: _group(client.values[feature.name], feature) for feature in protected}
    return {name: group for name, group in found.items() if group}


def _group(value: float, feature: Feature) -> str:  # noqa: PLR0911 (a kind each)
    if math.isnan(value):
        return MISSING
    match feature.kind:
        case Kind.CATEGORY:
            return list(feature.categories)[int(value)]
        case Kind.YES_NO:
            return f"{value:.0f}"
        case Kind.DURATION if feature.unit == "years":
            low = int(value // AGE_BAND) * AGE_BAND
            return f"{low}–{low + AGE_BAND}"
        case Kind.COUNT:
            return f"{value:.0f}" if value < MOST_COUNTED else f"{MOST_COUNTED}+"
        case _:
            return ""


def _principal_theme(client: Client, dictionary: Dictionary) -> str:
    """Return the theme that weighed most for the model's decision; empty if none did."""
    by_theme: dict[str, list[float]] = {}
    for name, points in client.points.items():
        by_theme.setdefault(dictionary.by_name[name].theme, []).append(points)
    sign = -1 if client.accepted else 1
    weights = {theme: sign * math.fsum(points) for theme, points in by_theme.items()}
    heaviest = max(weights, key=lambda theme: weights[theme], default="")
    return heaviest if heaviest and weights[heaviest] > 0 else ""


def _reasons(client: Client, portfolio: Portfolio, shown: Shown) -> Iterator[RecordedReason]:
    why = reasons(client, portfolio)
    for reason, words in zip((*why.raised, *why.lowered), shown.reasons, strict=True):
        yield RecordedReason(reason.code, words.theme, reason.points, words.sentence, words.details)


def _value(value: float, feature: Feature) -> Value:
    if math.isnan(value):
        return None
    return list(feature.categories)[int(value)] if feature.kind is Kind.CATEGORY else float(value)
