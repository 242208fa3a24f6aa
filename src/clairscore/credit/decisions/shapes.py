"""What the JSON texts of the record must look like, each kind of entry and part its own way."""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from clairscore.credit.decisions.chain import EntryKind, canonical, utc
from clairscore.credit.decisions.errors import TextUnusable
from clairscore.credit.decisions.reading import CASE, INPUTS

SKEW: Final = timedelta(minutes=5)  # between the clocks of several machines
Position = Annotated[int, Field(ge=1)]


class Shape(BaseModel):
    """Any of them: no other fields than these, of no other types."""

    model_config = ConfigDict(extra="forbid", strict=True)


class VersionsShape(Shape):
    """What a decision was computed with."""

    model: str
    dataset: str
    portfolio: str
    cutoff: float
    package: str


class DecisionFacts(Shape):
    """A decision."""

    person: str
    language: Literal["fr", "en"]
    model_accepted: bool
    accepted: bool
    theme: str
    versions: VersionsShape
    key: str | None = None


class AskedFacts(Shape):
    """A review asked for."""

    decision: Position
    due: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
    person: str


class SettledFacts(Shape):
    """A review settled."""

    asked: Position
    person: str
    outcome: Literal["confirm", "change"]
    accepted: bool


class ErasureFacts(Shape):
    """An erasure."""

    person: str
    why: str
    positions: list[Position]
    readings: list[Annotated[list[Position], Field(min_length=2, max_length=2)]] | None = None


class AssignedFacts(Shape):
    """A client assigned to an adviser."""

    person: str
    adviser: str


class UnassignedFacts(Shape):
    """An assignment taken away."""

    person: str
    assigned: Position


class KeyFacts(Shape):
    """A key added."""

    person: str
    name: str
    digest: str
    roles: list[str]
    created_at: str | None = None


class RevokedFacts(Shape):
    """A key revoked."""

    person: str
    added: Position
    revoked_at: str | None = None


class ReasonShape(Shape):
    """A reason as shown."""

    code: str
    theme: str
    points: float
    sentence: str
    details: list[str]


class CaseShape(Shape):
    """What is personal in a decision."""

    client: str
    pd: float
    score: float
    base: float
    decision: str
    contributions: dict[str, float]
    to_scale: float = 0.0  # not in cases of before there was such a step
    reasons: list[ReasonShape]
    groups: dict[str, str]
    offers: list[str] = []  # not in cases of before anything was offered
    override_reason: str


class ViewShape(Shape):
    """The client's view."""

    client_view: str


class ReasonsShape(Shape):
    """Why a review came out so."""

    reasons: str


class AssignmentShape(Shape):
    """Which client was assigned."""

    client: str


class RequestShape(Shape):
    """What was asked for with an idempotency key."""

    digest: str


FACTS: Final[dict[str, Any]] = {
    EntryKind.DECISION: DecisionFacts,
    EntryKind.REVIEW_ASKED: AskedFacts,
    EntryKind.REVIEW_SETTLED: SettledFacts,
    EntryKind.ERASURE: ErasureFacts,
    EntryKind.ASSIGNED: AssignedFacts,
    EntryKind.UNASSIGNED: UnassignedFacts,
    EntryKind.KEY_ADDED: KeyFacts,
    EntryKind.KEY_REVOKED: RevokedFacts,
}
PARTS: Final[dict[str, Any]] = {
    CASE: CaseShape,
    INPUTS: dict[str, float | str | None],
    "view": ViewShape,
    "reasons": ReasonsShape,
    "assignment": AssignmentShape,
    "request": RequestShape,
}
PARTS_OF: Final[dict[str, tuple[frozenset[str], ...]]] = {
    EntryKind.DECISION: (frozenset({CASE, INPUTS}), frozenset({CASE, INPUTS, "request"})),
    EntryKind.REVIEW_ASKED: (frozenset({"view"}),),
    EntryKind.REVIEW_SETTLED: (frozenset({"reasons"}),),
    EntryKind.ASSIGNED: (frozenset({"assignment"}),),
}
NO_PARTS: Final = (frozenset[str](),)


def facts_of(kind: str, text: str) -> dict[str, Any] | None:
    """Return the facts of an entry of a kind; None if they are not what such an entry says."""
    return _value(text, FACTS[kind]) if kind in FACTS else None


def digests_of(kind: str, text: str) -> dict[str, str] | None:
    """Return the digests of an entry of a kind; None if they are not of such an entry's parts."""
    found = _value(text, dict[str, str])
    if found is None or frozenset(found) not in PARTS_OF.get(kind, NO_PARTS):
        return None
    return found


def part_of(name: str, text: str) -> Any:  # noqa: ANN401 (JSON values of any depth)
    """Return the content of a part; None if it is not what such a part holds."""
    try:
        _adapter(PARTS[name]).validate_json(text)
        return json.loads(text)
    except (KeyError, ValueError, RecursionError):
        return None


def is_moment(text: str) -> bool:
    """Return whether a text is a moment as moments are stored."""
    try:
        return utc(datetime.fromisoformat(text).astimezone(UTC)) == text
    except (ValueError, OverflowError):
        return False


def is_in_time(moment: str, after: str) -> bool:
    """Return whether a stored moment is not before another, nor in the future."""
    earliest = utc(datetime.fromisoformat(after) - SKEW) if after else ""
    return earliest <= moment <= utc(datetime.now(UTC) + SKEW)


def _value(text: str, shape: Any) -> Any:  # noqa: ANN401 (JSON values of any depth)
    """Return the value of a canonical JSON text of a shape; None if it is none."""
    try:
        _adapter(shape).validate_json(text)
        value = json.loads(text)
        return value if canonical(value) == text else None
    except (ValueError, RecursionError, TextUnusable):
        return None


@cache
def _adapter(shape: Any) -> "TypeAdapter[Any]":  # noqa: ANN401 (a type)
    is_model = isinstance(shape, type) and issubclass(shape, BaseModel)
    return TypeAdapter(shape, config=None if is_model else ConfigDict(strict=True))
