"""What is recorded, and what is read back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from clairscore.texts import Language

Value = float | str | None
"""A feature as recorded: a number, a category's stored text, None where missing."""


class Outcome(StrEnum):
    """What a review came to."""

    CONFIRM = "confirm"
    CHANGE = "change"


@dataclass(frozen=True)
class Override:
    """A person decides otherwise than the model.

    Parameters
    ----------
    accepted
        What they decide.
    reason
        Why, in their words; may not be empty.
    """

    accepted: bool
    reason: str


@dataclass(frozen=True)
class Versions:
    """What a decision was computed with.

    Parameters
    ----------
    model, dataset, portfolio
        Identities: sha256, hexadecimal.
    cutoff
        PD from which the model refuses.
    package
        Version of Clairscore.
    """

    model: str
    dataset: str
    portfolio: str
    cutoff: float
    package: str


@dataclass(frozen=True)
class RecordedReason:
    """A reason as it was shown: its code, sentence, details, and exact points."""

    code: str
    theme: str
    points: float
    sentence: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """What is personal in a decision; erased together.

    Parameters
    ----------
    client
        Id.
    pd, score, base
        Exact; `base` plus all `contributions` plus `to_scale` is `score`.
    decision
        The model's decision in the sentence shown.
    contributions
        Exact points by feature.
    to_scale
        What brings a sum beyond 0 or 100 back to the scale; 0 for a sum within.
    reasons
        As shown, the principal ones first: what raised the score, then what lowered it.
    groups
        Group by protected feature, for oversight.
    offers
        What would be accepted, as shown; empty for whom the model accepts.
    """

    client: str
    pd: float
    score: float
    base: float
    decision: str
    contributions: Mapping[str, float] = field(default_factory=dict[str, float])
    to_scale: float = 0.0
    reasons: tuple[RecordedReason, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict[str, str])
    offers: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewDecision:
    """A decision to be recorded.

    Parameters
    ----------
    person
        Subject of who decides.
    language
        In which the reasons were shown.
    accepted
        What the model decided.
    theme
        Name of the theme that weighed most for the model's decision; empty if none did.
    versions
        What it was computed with.
    case
        What it is about.
    inputs
        Everything the score was computed from, by feature: enough to compute it again.
    override
        Given if the person decides otherwise.
    """

    person: str
    language: Language
    accepted: bool
    theme: str
    versions: Versions
    case: Case
    inputs: Mapping[str, Value]
    override: Override | None = None


@dataclass(frozen=True)
class Decision:
    """A recorded decision.

    Parameters
    ----------
    id
        Opaque, in the chain for ever.
    position, hash
        Of its entry in the chain; `position` is the cursor for `after`.
    at
        UTC.
    person
        Who decided.
    model_accepted, accepted
        What the model decided, and what the person did.
    case
        None once the client's data were erased.
    override_reason
        Empty if the model was followed, or once erased.
    """

    id: str
    position: int
    hash: str
    at: datetime
    person: str
    language: Language
    model_accepted: bool
    accepted: bool
    theme: str
    versions: Versions
    case: Case | None
    override_reason: str

    @property
    def overridden(self) -> bool:
        """Return whether the person decided otherwise than the model."""
        return self.accepted != self.model_accepted


@dataclass(frozen=True)
class Review:
    """A review of a decision by another person.

    Parameters
    ----------
    position
        Of the entry that asked for it: the cursor for `after`.
    decision, decided_by, decided
        Id of what is reviewed, who decided it, and whether they accepted.
    client, client_view, reasons
        Empty once erased.
    due
        Day by which the client must have an answer.
    settled_at, reviewer, outcome, accepted
        None (or empty) while it is open; `accepted` is the decision that now stands.
    """

    id: str
    position: int
    decision: str
    decided_by: str
    decided: bool
    client: str
    client_view: str
    asked_at: datetime
    asked_by: str
    due: date
    settled_at: datetime | None = None
    reviewer: str = ""
    outcome: Outcome | None = None
    accepted: bool | None = None
    reasons: str = ""


@dataclass(frozen=True)
class Erasure:
    """What an erasure took away: how many decisions and reviews lost their personal parts."""

    decisions: int
    reviews: int
    kept: int = 0
    """Decisions old enough whose review is still open."""


@dataclass(frozen=True)
class ApiKey:
    """A key for batch jobs; the key itself is stored nowhere.

    Parameters
    ----------
    id
        To name it by.
    digest
        Hash of the secret, as the caller computes it.
    roles
        Names of roles.
    revoked_at
        None while it is good.
    """

    id: str
    name: str
    digest: str
    roles: tuple[str, ...]
    created_at: datetime
    revoked_at: datetime | None = None
