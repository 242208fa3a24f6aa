"""`/v1/score`: one application or many, of clients known or new."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Annotated, Final

import orjson
from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field, StrictBool

from clairscore.access import Person, Right, may
from clairscore.api.answers import FAULTS, UNKNOWN, answer
from clairscore.api.edits import Given, Name
from clairscore.api.errors import TooManyExplained
from clairscore.api.language import Asked
from clairscore.api.people import Caller
from clairscore.api.services import Served, Services
from clairscore.api.turns import Queue, Work, at_once
from clairscore.credit.applicants.reading import (
    MOST_ROWS,
    Result,
    ScoredApplications,
    read_applications,
    result_of,
    score_applications,
)
from clairscore.credit.portfolio import Client, Portfolio
from clairscore.presentation.client.page import ClientPage, page_of
from clairscore.texts import Language, translator

router: Final = APIRouter(prefix="/v1/score", tags=["scoring"], responses={**FAULTS, **UNKNOWN})

MOST_EXPLAINED: Final = 100
NAME: Final = "applications"
PIECE: Final = 20
"""Clients that are scored before others may go on."""
Told = tuple[Result, Callable[[], ClientPage]]
"""The decision on someone, and what makes their page."""


class ToScore(BaseModel):
    """What to score."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"clients": ["100013"], "explain": True},
                {"applications": [{"id": "a-1", "credit_amount": 300000, "annuity": 15000}]},
            ]
        },
    )
    applications: list[dict[Name, Given]] = Field(
        default=[],
        max_length=MOST_ROWS,
        description="By feature name, as in `/v1/model`; `id` names an application.",
    )
    clients: list[Annotated[str, Field(min_length=1, max_length=100)]] = Field(
        default=[], max_length=MOST_ROWS, description="Ids of clients of the portfolio."
    )
    explain: StrictBool = Field(
        default=False, description=f"Return pages too; {MOST_EXPLAINED} applications at most."
    )


@dataclass(frozen=True)
class Scored:
    """Decisions in the order asked for: clients, then applications; pages if asked for.

    On clients the decision in force, on applications the model's.
    """

    results: tuple[Result, ...]
    notes: tuple[str, ...]
    pages: tuple[ClientPage, ...]


@router.post("", response_model=Scored, summary="Score applications")
async def score(
    body: ToScore, services: Served, person: Caller, language: Asked, turns: Queue
) -> Response:
    """Score applications of clients known or new; nothing is kept."""
    may(person, Right.READ_CLIENT)
    total = len(body.clients) + len(body.applications)
    if body.explain and total > MOST_EXPLAINED:
        raise TooManyExplained(MOST_EXPLAINED)
    work = _scored(body, services, person, language)
    if total <= (1 if body.explain else PIECE):
        return await at_once(work)
    return await turns.run(work, caller=person.subject)


def _scored(
    body: ToScore, services: Services, person: Person, language: Language
) -> Work[Response]:
    """Score a piece at a time: clients as their decisions stand, then who is new."""
    say, notes = translator(language), ()
    results: list[Result] = []
    pages: list[ClientPage] = []
    asked = _known(body, services, person, language)
    yield
    if body.applications or not body.clients:
        new = _new(body, services)
        notes = new.applications.notes
        asked = chain(asked, _applicants(new, services.portfolio, language))
    for result, page in asked:
        results.append(result)
        if body.explain:
            pages.append(page())
        if body.explain or len(results) % PIECE == 0:
            yield
    told = Scored(tuple(results), tuple(say(note) for note in notes), tuple(pages))
    return answer(told, language)


def _known(body: ToScore, services: Services, person: Person, language: Language) -> Iterator[Told]:
    """Return what is told of clients of the portfolio; it is noted before any is read."""
    numbers = services.noted(person, body.clients, "api")
    accepted = services.accepted if numbers else ()

    def told(client: Client) -> Told:
        result = result_of(client, services.portfolio)
        in_force = replace(result, accepted=bool(accepted[client.row]))
        return in_force, partial(services.page, client, language)

    return map(told, map(services.portfolio.client, numbers))


def _new(body: ToScore, services: Services) -> ScoredApplications:
    text = orjson.dumps(body.applications).decode()
    return score_applications(services.simulator, read_applications(text, NAME, services.portfolio))


def _applicants(
    new: ScoredApplications, portfolio: Portfolio, language: Language
) -> Iterator[Told]:
    for row in range(len(new.applications.ids)):
        client = new.client(row)
        yield result_of(client, portfolio), partial(page_of, client, portfolio, language=language)
