"""The decision as a client would want to hear it: no points, no codes, no probability of default."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from clairscore.credit.decisions import DecidedBy
from clairscore.presentation.client.page import ClientPage, ReasonLine
from clairscore.presentation.offers.page import OffersPage
from clairscore.presentation.words.in_force import day
from clairscore.texts import Translator

MUCH, CLEARLY = 1.0, 0.3  # doublings of the odds of default, or halvings


@dataclass(frozen=True)
class PlainReason:
    """What weighed, how much in words, and the facts behind it."""

    sentence: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class PlainPage:
    """A decision without jargon.

    Parameters
    ----------
    decision, decided, frequency
        The decision in force; who took it, empty if the model did; the risk as people count.
    against, for_
        What weighed against the application, and for it.
    offers
        What would be accepted of a refused client; None where it wasn't sought.
    review
        That a person can look at it again.
    """

    decision: str
    decided: str
    frequency: str
    against: tuple[PlainReason, ...]
    for_: tuple[PlainReason, ...]
    offers: OffersPage | None
    review: str


def plain_page(page: ClientPage, say: Translator, *, offers: OffersPage | None) -> PlainPage:
    """Return a client's page in plain words, with what would be accepted."""
    decision = "accepted" if page.accepted else "refused"
    return PlainPage(
        decision=say(f"client-plain-{decision}"),
        decided=_decided(page, say),
        frequency=page.frequency,
        against=_reasons(page.raised, "against", say, doubling=page.points_per_doubling),
        for_=_reasons(page.lowered, "for", say, doubling=page.points_per_doubling),
        offers=offers,
        review=say("client-plain-review"),
    )


def _decided(page: ClientPage, say: Translator) -> str:
    """Return that a person decided, without their name, and what the score led to."""
    if page.decided.by is DecidedBy.MODEL:
        return ""
    led = "agreed" if page.accepted == page.model_accepted else "otherwise"
    when = day(datetime.fromisoformat(page.decided.at), say)
    return say(f"client-plain-decided-{led}", day=when)


def _reasons(
    lines: Iterable[ReasonLine], side: str, say: Translator, *, doubling: float
) -> tuple[PlainReason, ...]:
    return tuple(
        PlainReason(
            say(
                f"client-plain-{side}",
                theme=line.theme,
                weight=_weight(line.exact_points / doubling),
            ),
            line.details,
        )
        for line in lines
    )


def _weight(doublings: float) -> str:
    size = abs(doublings)
    return "much" if size >= MUCH else "clearly" if size >= CLEARLY else "little"
