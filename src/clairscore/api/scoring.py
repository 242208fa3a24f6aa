"""`/v1/score`: one application or many, of clients known or new."""

from dataclasses import dataclass, replace
from typing import Annotated, Any, Final

import orjson
from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field, StrictBool

from clairscore.access import Right, may
from clairscore.api.answers import FAULTS, UNKNOWN, answer
from clairscore.api.edits import Given
from clairscore.api.errors import TooManyExplained
from clairscore.api.language import Asked
from clairscore.api.people import Caller
from clairscore.api.services import Served
from clairscore.credit.applicants.reading import (
    MOST_ROWS,
    Result,
    read_applications,
    result_of,
    score_applications,
)
from clairscore.presentation.client.page import ClientPage, page_of
from clairscore.texts import translator

router: Final = APIRouter(prefix="/v1/score", tags=["scoring"], responses={**FAULTS, **UNKNOWN})

MOST_EXPLAINED: Final = 100
NAME: Final = "applications"


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
    applications: list[dict[str, Given]] = Field(
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
def score(body: ToScore, services: Served, person: Caller, language: Asked) -> Response:
    """Score applications of clients known or new; nothing is kept."""
    may(person, Right.READ_CLIENT)
    total = len(body.clients) + len(body.applications)
    if body.explain and total > MOST_EXPLAINED:
        raise TooManyExplained(MOST_EXPLAINED)
    portfolio, notes = services.portfolio, ()
    known = found = services.all_opened(person, body.clients, "api")
    if body.applications or not found:
        text: Any = orjson.dumps(body.applications).decode()
        scored = score_applications(services.simulator, read_applications(text, NAME, portfolio))
        found = known + [scored.client(row) for row in range(len(scored.applications.ids))]
        notes = scored.applications.notes
    new = found[len(known) :]
    accepted = services.accepted if known else ()
    in_force = (
        replace(result_of(client, portfolio), accepted=bool(accepted[client.row]))
        for client in known
    )
    pages: tuple[ClientPage, ...] = ()
    if body.explain:
        pages = tuple(services.page(client, language) for client in known)
        pages += tuple(page_of(client, portfolio, language=language) for client in new)
    say = translator(language)
    return answer(
        Scored(
            results=(*in_force, *(result_of(client, portfolio) for client in new)),
            notes=tuple(say(note) for note in notes),
            pages=pages,
        ),
        language,
    )
