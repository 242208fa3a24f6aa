"""From a client's page to the facts that are recorded when someone decides."""

import math
from typing import Final

from clairscore import __version__
from clairscore.credit.decisions import (
    Case,
    NewDecision,
    Override,
    RecordedReason,
    Versions,
)
from clairscore.credit.decisions.records import Value
from clairscore.credit.dictionary import Dictionary, Feature, Kind
from clairscore.credit.portfolio import Client, Portfolio
from clairscore.presentation.client.page import ClientPage, ReasonLine

AGE_BAND: Final = 10  # years
MOST_COUNTED: Final = 5  # the last group of a count is this and more
MISSING: Final = "missing"


def new_decision(
    page: ClientPage,
    client: Client,
    portfolio: Portfolio,
    *,
    person: str,
    override: Override | None = None,
) -> NewDecision:
    """Return a decision on what a page shows, to be recorded.

    Parameters
    ----------
    page, client, portfolio
        What is shown, of whom, seen against which portfolio.
    person
        Who decides.
    override
        Given if they decide otherwise than the model.
    """
    identity = page.identity
    return NewDecision(
        person=person,
        language=page.language,
        accepted=page.accepted,
        theme=_principal_theme(page),
        versions=Versions(
            model=identity.model,
            dataset=identity.dataset,
            portfolio=identity.portfolio,
            cutoff=identity.cutoff,
            package=__version__,
        ),
        case=Case(
            client=page.client,
            pd=page.pd,
            score=page.exact_score,
            base=page.exact_base,
            decision=page.decision,
            contributions=dict(client.points),
            to_scale=client.to_scale,
            reasons=tuple(_recorded(reason) for reason in (*page.raised, *page.lowered)),
            groups=groups(client, portfolio.dictionary),
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


def _principal_theme(page: ClientPage) -> str:
    """Return the theme that weighed most for the model's decision; empty if none did."""
    sign = -1 if page.accepted else 1
    weighing = [theme for theme in page.themes if sign * theme.exact_points > 0]
    return max(weighing, key=lambda theme: abs(theme.exact_points)).name if weighing else ""


def _recorded(reason: ReasonLine) -> RecordedReason:
    return RecordedReason(
        reason.code, reason.theme, reason.exact_points, reason.sentence, reason.details
    )


def _value(value: float, feature: Feature) -> Value:
    if math.isnan(value):
        return None
    return list(feature.categories)[int(value)] if feature.kind is Kind.CATEGORY else float(value)
