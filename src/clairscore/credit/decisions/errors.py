"""What can go wrong with the decision record."""

from dataclasses import dataclass
from typing import ClassVar

from clairscore.core.errors import ClairscoreError


@dataclass(eq=False)
class RecordUrlInvalid(ClairscoreError):
    """A URL that names no database we can use."""

    code: ClassVar[str] = "record-url"
    http_status: ClassVar[int] = 503
    url: str


@dataclass(eq=False)
class PostgresMissing(ClairscoreError):
    """PostgreSQL was asked for, but its driver is not installed."""

    code: ClassVar[str] = "record-postgres-missing"
    http_status: ClassVar[int] = 503


@dataclass(eq=False)
class RecordUnavailable(ClairscoreError):
    """The database can't be reached or written to; what was being written was not, or is whole."""

    code: ClassVar[str] = "record-unavailable"
    http_status: ClassVar[int] = 503
    place: str
    reason: str


@dataclass(eq=False)
class RecordDamaged(ClairscoreError):
    """A record that can't go on because something of it was taken away or overwritten."""

    code: ClassVar[str] = "record-damaged"
    http_status: ClassVar[int] = 503
    what: str


@dataclass(eq=False)
class RecordGone(ClairscoreError):
    """A record whose file was deleted or replaced while it was open."""

    code: ClassVar[str] = "record-gone"
    http_status: ClassVar[int] = 503
    place: str


@dataclass(eq=False)
class RecordMissing(ClairscoreError):
    """No record there."""

    code: ClassVar[str] = "record-missing"
    http_status: ClassVar[int] = 503
    place: str


@dataclass(eq=False)
class RecordOlder(ClairscoreError):
    """A record whose schema an earlier version made."""

    code: ClassVar[str] = "record-older"
    http_status: ClassVar[int] = 503
    place: str
    found: str
    known: str


@dataclass(eq=False)
class RecordNewer(ClairscoreError):
    """A record whose schema this version does not know."""

    code: ClassVar[str] = "record-newer"
    http_status: ClassVar[int] = 503
    place: str
    found: str
    known: str


@dataclass(eq=False)
class UnknownDecision(ClairscoreError):
    """No decision of that id."""

    code: ClassVar[str] = "decision-unknown"
    http_status: ClassVar[int] = 404
    decision: str


@dataclass(eq=False)
class NothingRecorded(ClairscoreError):
    """A client of whom the record holds nothing."""

    code: ClassVar[str] = "nothing-recorded"
    client: str


@dataclass(eq=False)
class UnknownReview(ClairscoreError):
    """No review of that id."""

    code: ClassVar[str] = "review-unknown"
    http_status: ClassVar[int] = 404
    review: str


@dataclass(eq=False)
class UnknownKey(ClairscoreError):
    """No API key of that id."""

    code: ClassVar[str] = "api-key-unknown"
    key: str


@dataclass(eq=False)
class DecisionErased(ClairscoreError):
    """A decision whose personal data were erased: nothing can be done with it any more."""

    code: ClassVar[str] = "decision-erased"
    http_status: ClassVar[int] = 410
    decision: str


@dataclass(eq=False)
class TextNeeded(ClairscoreError):
    """A reason, the client's view or the name of who acts, left out."""

    code: ClassVar[str] = "decision-text-needed"
    what: str


def check_written(text: str, what: str) -> None:
    """Check that a text was not left out."""
    if not text.strip():
        raise TextNeeded(what)


@dataclass(eq=False)
class TextUnusable(ClairscoreError):
    """A text with characters that no database keeps: NUL, or half of a pair (a lone surrogate)."""

    code: ClassVar[str] = "decision-text-unusable"
    http_status: ClassVar[int] = 422


@dataclass(eq=False)
class DueInvalid(ClairscoreError):
    """A day in the past by which a review is to be settled."""

    code: ClassVar[str] = "review-due"
    http_status: ClassVar[int] = 422
    due: str
    today: str


@dataclass(eq=False)
class OverrideChangesNothing(ClairscoreError):
    """An override that decides what the model decided."""

    code: ClassVar[str] = "override-same"
    http_status: ClassVar[int] = 409


@dataclass(eq=False)
class IdempotencyConflict(ClairscoreError):
    """An idempotency key that its owner used for something else before."""

    code: ClassVar[str] = "idempotency-conflict"
    http_status: ClassVar[int] = 409
    key: str


@dataclass(eq=False)
class ReviewPending(ClairscoreError):
    """A decision is reviewed already; one review at a time."""

    code: ClassVar[str] = "review-pending"
    http_status: ClassVar[int] = 409
    decision: str
    due: str


@dataclass(eq=False)
class ReviewSettled(ClairscoreError):
    """A review that was settled before."""

    code: ClassVar[str] = "review-settled"
    http_status: ClassVar[int] = 409
    review: str
    reviewer: str


@dataclass(eq=False)
class SamePerson(ClairscoreError):
    """A review by the person who took the decision."""

    code: ClassVar[str] = "review-same-person"
    http_status: ClassVar[int] = 409
    person: str


@dataclass(eq=False)
class ModelElsewhere(ClairscoreError):
    """A decision that another model made than the one given."""

    code: ClassVar[str] = "decision-other-model"
    wanted: str
    found: tuple[str, ...]
