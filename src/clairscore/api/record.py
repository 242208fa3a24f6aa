"""`/v1/decisions` and `/v1/reviews`: what people decided, and what became of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Path, Query, Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool
from pydantic_core import PydanticCustomError

from clairscore.access import Person, Right, may
from clairscore.api.answers import CONFLICT, FAULTS, UNKNOWN, answer
from clairscore.api.language import Asked
from clairscore.api.people import Caller, writer
from clairscore.api.services import Served, Services
from clairscore.credit.decisions import Case, Decision, Outcome, Override, Review, Versions
from clairscore.presentation.decision.words import decision_data, review_data
from clairscore.texts import Language

router: Final = APIRouter(prefix="/v1", tags=["decision record"], responses=FAULTS)

LARGEST_CURSOR: Final = 2**53
LONGEST_TEXT: Final = 10_000  # characters
KEPT: Final = r"^[^\x00]+$"  # what both databases keep


def _written_day(value: object) -> object:
    """Return what is a day as the specification writes it; a number isn't seconds since 1970."""
    if value is None or (isinstance(value, str) and re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}", value)):
        return value
    raise PydanticCustomError("date", "YYYY-MM-DD")


Day = Annotated[date, BeforeValidator(_written_day)]
Id = Annotated[str, Path(min_length=1, max_length=64, pattern=KEPT)]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=KEPT)]
Named = Annotated[
    str | None,
    Field(
        max_length=200,
        pattern=r"^[^\x00]*[^\s\x00][^\x00]*$",
        description="Who acts; only where nobody signs in.",
        examples=["anne"],
    ),
]
After = Annotated[
    int | None, Query(ge=0, le=LARGEST_CURSOR, description="`next` of the page before.")
]
Limit = Annotated[int, Query(ge=1, le=200)]
ClientId = Annotated[str | None, Query(min_length=1, max_length=100, pattern=KEPT)]
Key = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="Of your choice: sent again with the same decision, it is not recorded twice.",
    ),
]


class Overriding(BaseModel):
    """A person decides otherwise than the model."""

    model_config = ConfigDict(extra="forbid")
    accepted: StrictBool
    reason: Text


class ToDecide(BaseModel):
    """A decision to be recorded."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"client": "100013", "person": "anne"}]},
    )
    client: str = Field(min_length=1, max_length=100, pattern=KEPT)
    override: Overriding | None = None
    person: Named = None


class ToReview(BaseModel):
    """A review to be asked for; `due` is 30 days from now unless given."""

    model_config = ConfigDict(extra="forbid")
    client_view: Text
    due: Day | None = None
    person: Named = None


class ToSettle(BaseModel):
    """What a review came to."""

    model_config = ConfigDict(extra="forbid")
    outcome: Outcome
    reasons: Text
    person: Named = None


@dataclass(frozen=True)
class DecisionAnswer:
    """A recorded decision; `case` is null once its data were erased."""

    id: str
    position: int
    hash: str
    at: datetime
    person: str
    language: Language
    model_accepted: bool
    accepted: bool
    overridden: bool
    theme: str
    versions: Versions
    case: Case | None
    override_reason: str


@dataclass(frozen=True)
class DecisionPage:
    """Decisions, the latest first; `next` goes into `after`, and is null at the end."""

    items: tuple[DecisionAnswer, ...]
    next: int | None


@dataclass(frozen=True)
class ReviewPage:
    """Reviews in the order asked for; `next` goes into `after`, and is null at the end."""

    items: tuple[Review, ...]
    next: int | None


@router.get("/decisions", response_model=DecisionPage, summary="Recorded decisions")
def list_decisions(
    services: Served,
    person: Caller,
    client: ClientId = None,
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Return recorded decisions, of one client or, for who audits, of all."""
    if client is None:
        may(person, Right.AUDIT)
    else:
        client = services.portfolio.number_of(client)
        services.files.open(person, client, "api")
    found = services.kept_record.decisions(client, after=after, limit=limit)
    if client is None:
        _note({one.case.client for one in found if one.case}, services, person)
    return answer(_page([decision_data(one) for one in found], limit))


@router.post(
    "/decisions",
    response_model=DecisionAnswer,
    status_code=201,
    responses={**UNKNOWN, **CONFLICT},
    summary="Record a decision",
)
def record(
    body: ToDecide,
    services: Served,
    person: Caller,
    language: Asked,
    idempotency_key: Key = None,
) -> Response:
    """Record the decision on a client, as their page shows it."""
    decision = services.decide(
        person,
        body.client,
        signed=writer(person, body.person),
        language=language,
        override=Override(body.override.accepted, body.override.reason) if body.override else None,
        idempotency_key=idempotency_key,
    )
    return answer(decision_data(decision), language, status=201)


@router.get(
    "/decisions/{decision}",
    response_model=DecisionAnswer,
    responses=UNKNOWN,
    summary="One decision",
)
def read_decision(decision: Id, services: Served, person: Caller) -> Response:
    """Return one recorded decision."""
    return answer(decision_data(_readable(decision, services, person)))


@router.post(
    "/decisions/{decision}/reviews",
    response_model=Review,
    status_code=201,
    responses={**UNKNOWN, **CONFLICT},
    summary="Ask for a review",
)
def ask_review(decision: Id, body: ToReview, services: Served, person: Caller) -> Response:
    """Write down the client's own view and ask for a review by another person."""
    right = Right.DECIDE if person.has(Right.DECIDE) else Right.REVIEW
    may(person, right)
    found = services.kept_record.decision(decision)
    if found.case:
        services.files.check(person, found.case.client, right)
    review = services.kept_record.reviews.ask(
        decision,
        client_view=body.client_view,
        person=writer(person, body.person),
        due=body.due,
    )
    return answer(review_data(review), status=201)


@router.get("/reviews", response_model=ReviewPage, summary="Reviews")
def list_reviews(
    services: Served,
    person: Caller,
    *,
    open_only: Annotated[bool, Query(alias="open", description="Only those not settled.")] = True,
    client: ClientId = None,
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Return reviews, of one client or, for who reviews or audits, of all."""
    if client is None:
        may(person, Right.AUDIT if person.has(Right.AUDIT) else Right.REVIEW)
    else:
        client = services.portfolio.number_of(client)
        services.files.open(person, client, "api")
    found = services.kept_record.reviews.found(
        open_only=open_only, client=client, after=after, limit=limit
    )
    if client is None:
        _note({one.client for one in found if one.client}, services, person)
    return answer(_page([review_data(one) for one in found], limit))


@router.get("/reviews/{review}", response_model=Review, responses=UNKNOWN, summary="One review")
def read_review(review: Id, services: Served, person: Caller) -> Response:
    """Return one review."""
    may(person, Right.READ_CLIENT)
    found = services.kept_record.reviews.get(review)
    if found.client:
        services.files.open(person, found.client, "api")
    return answer(review_data(found))


@router.post(
    "/reviews/{review}/settlement",
    response_model=Review,
    responses={**UNKNOWN, **CONFLICT},
    summary="Settle a review",
)
def settle(review: Id, body: ToSettle, services: Served, person: Caller) -> Response:
    """Settle a review: the decision stands, or becomes the other one."""
    may(person, Right.REVIEW)
    found = services.kept_record.reviews.get(review)
    if found.client:
        services.files.open(person, found.client, "api")
    settled = services.kept_record.reviews.settle(
        review, person=writer(person, body.person), outcome=body.outcome, reasons=body.reasons
    )
    return answer(review_data(settled))


def _readable(decision: str, services: Services, person: Person) -> Decision:
    may(person, Right.READ_CLIENT)
    found = services.kept_record.decision(decision)
    if found.case:
        services.files.open(person, found.case.client, "api")
    return found


def _note(clients: set[str], services: Services, person: Person) -> None:
    """Note that parts of several clients' files are read."""
    services.files.open_all(person, sorted(clients), "api")


def _page(items: Sequence[dict[str, Any]], limit: int) -> dict[str, Any]:
    return {"items": items, "next": items[-1]["position"] if len(items) == limit else None}
