"""`/v1/clients`: one client's page, what if, similar clients, the letter."""

from dataclasses import dataclass
from typing import Annotated, Final, Literal

import numpy as np
from fastapi import APIRouter, Path, Query, Response
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from clairscore.api.answers import CONFLICT, FAULTS, UNKNOWN, answer
from clairscore.api.edits import Given, Name, stored_edits
from clairscore.api.language import Asked
from clairscore.api.people import Caller
from clairscore.api.services import Served
from clairscore.credit.portfolio import Portfolio
from clairscore.presentation.client.page import ClientPage
from clairscore.presentation.letter.files import letter_content, letter_name
from clairscore.presentation.offers.page import OffersPage
from clairscore.presentation.what_if.page import Entries, WhatIfPage, what_if_page

router: Final = APIRouter(prefix="/v1/clients", tags=["clients"], responses={**FAULTS, **UNKNOWN})

ClientId = Annotated[str, Path(min_length=1, max_length=100, examples=["100013"])]
MEDIA: Final = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}
LETTER: Final = {
    media.split(";")[0]: {"schema": {"type": "string", "format": "binary"}}
    for media in MEDIA.values()
}


class WhatIf(BaseModel):
    """Values to try, by feature."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"edits": {"credit_amount": 300000}}]}
    )
    edits: dict[Name, Given] = Field(
        max_length=200,
        description="Numbers in the feature's unit (shares as fractions), a category's stored "
        "text, true or false; null takes the value away. `/v1/model` tells what is editable.",
    )


@dataclass(frozen=True)
class SimilarClient:
    """A client like the one asked for; `accepted` is the decision in force.

    `defaulted` is null where the outcome isn't known.
    """

    client: str
    accepted: bool
    score: float
    pd: float
    defaulted: bool | None


@dataclass(frozen=True)
class Similar:
    """The clients most like one, the nearest first; and the nearest of each decision."""

    client: str
    nearest: tuple[SimilarClient, ...]
    nearest_accepted: SimilarClient | None
    nearest_refused: SimilarClient | None


@router.get("/{client}", response_model=ClientPage, summary="One client's page")
def read_client(client: ClientId, services: Served, person: Caller, language: Asked) -> Response:
    """Return score, decision, reasons and contributions: all that the dashboard shows."""
    known = services.opened(person, client, "api")
    return answer(services.page(known, language), language)


@router.post("/{client}/what-if", response_model=WhatIfPage, summary="Another application")
def what_if(
    client: ClientId, body: WhatIf, services: Served, person: Caller, language: Asked
) -> Response:
    """Score the client as if the application were another; nothing is kept."""
    known = services.opened(person, client, "what-if")
    edits = stored_edits(body.edits, services.portfolio)
    page = what_if_page(services.simulator, known, Entries(edits, {}), language=language)
    return answer(page, language)


@router.get("/{client}/offers", response_model=OffersPage, summary="What would be accepted")
def read_offers(client: ClientId, services: Served, person: Caller, language: Asked) -> Response:
    """Return other amounts and terms that would be accepted, or that there are none.

    Every combination of amount and term that is lent was scored; `map` has them all. Nothing is
    offered to an accepted client: `outcome` is then `not-refused`.
    """
    known = services.opened(person, client, "api")
    return answer(services.offers(known, language), language)


@router.get("/{client}/similar", response_model=Similar, summary="Clients like this one")
def similar(
    client: ClientId,
    services: Served,
    person: Caller,
    limit: Annotated[int, Query(ge=1, le=200)] = 10,
) -> Response:
    """Return the clients nearest by what counts most for scores, as far as the caller may see."""
    known = services.opened(person, client, "similar")
    comparisons = services.comparisons
    near = comparisons.neighbours(known)
    own = services.files.own(person)

    def seen(row: int | None) -> SimilarClient | None:
        one = (
            _similar(row, services.portfolio, accepted=comparisons.accepted)
            if row is not None
            else None
        )
        return one if one and (own is None or one.client in own) else None

    nearest = [one for row in comparisons.nearest(known).tolist() if (one := seen(row))]
    return answer(
        Similar(str(known.id), tuple(nearest[:limit]), seen(near.accepted), seen(near.refused))
    )


@router.get(
    "/{client}/letter",
    response_class=Response,
    summary="The decision letter",
    responses={200: {"content": LETTER}, 409: CONFLICT[409]},
)
def read_letter(
    client: ClientId,
    services: Served,
    person: Caller,
    language: Asked,
    kind: Annotated[Literal["pdf", "html"], Query(alias="format")] = "pdf",
) -> Response:
    """Return the letter on the decision, as tagged PDF or HTML."""
    services.opened(person, client, "letter")
    content = letter_content(services.letters(language).compose(client), kind)
    name = letter_name(client, language, kind)
    headers = {
        "Cache-Control": "no-store",
        "Content-Language": language,
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    return Response(content, headers=headers, media_type=MEDIA[kind])


def _similar(row: int, portfolio: Portfolio, *, accepted: NDArray[np.bool_]) -> SimilarClient:
    target, score = int(portfolio.targets[row]), float(portfolio.scores[row])
    return SimilarClient(
        client=str(portfolio.ids[row]),
        accepted=bool(accepted[row]),
        score=score,
        pd=portfolio.pd(row),
        defaulted=None if target < 0 else bool(target),
    )
