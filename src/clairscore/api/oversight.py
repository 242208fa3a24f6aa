"""`/v1/oversight`: how people decide beside the model."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Annotated, Final

from fastapi import APIRouter, Query, Response

from clairscore.access import Right, may
from clairscore.api.answers import FAULTS, answer
from clairscore.api.people import Caller
from clairscore.api.record import Day
from clairscore.api.services import Served
from clairscore.presentation.decision.words import oversight_data

router: Final = APIRouter(prefix="/v1", tags=["decision record"], responses=FAULTS)

Since = Annotated[Day | None, Query(description="Only decisions since this day (UTC).")]


@dataclass(frozen=True)
class Share:
    """A share with its 95 % Wilson interval; all three are null of nothing."""

    successes: int
    n: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Overridden:
    """Override rate of one person, or of decisions in which one theme weighed most."""

    name: str
    overridden: Share


@dataclass(frozen=True)
class OfGroup:
    """Acceptance of a group of a protected feature, as decisions stand and as the model decided."""

    feature: str
    group: str
    accepted: Share
    model_accepted: Share


@dataclass(frozen=True)
class OfMonth:
    """Decisions of a month (``2026-11``, UTC); `agreed` is of their reviews."""

    month: str
    overridden: Share
    accepted: Share
    agreed: Share


@dataclass(frozen=True)
class Reviewed:
    """What reviews came to; `agreed` is the share of settled ones that confirmed the decision."""

    asked: int
    open: int
    overdue: int
    agreed: Share


@dataclass(frozen=True)
class OversightAnswer:
    """Overrides of all decisions; acceptance as they stand after review."""

    overridden: Share
    accepted: Share
    reviews: Reviewed
    by_person: tuple[Overridden, ...]
    by_theme: tuple[Overridden, ...]
    by_group: tuple[OfGroup, ...]
    by_month: tuple[OfMonth, ...]


@router.get("/oversight", response_model=OversightAnswer, summary="How people decide")
def oversight(services: Served, person: Caller, since: Since = None) -> Response:
    """Return overrides, acceptance and reviews: of all, by person, theme, group and month."""
    may(person, Right.AUDIT)
    start = datetime.combine(since, time(), UTC) if since else None
    return answer(oversight_data(services.kept_record.oversight(start)))
