"""One client's file: all that the record holds of them (GDPR, article 15)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.access import Access, AccessStore
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.errors import NothingRecorded
from clairscore.credit.decisions.reading import (
    INPUTS,
    as_decision,
    decision_query,
    texts_of,
)
from clairscore.credit.decisions.records import Decision, Review, Value
from clairscore.credit.decisions.reviews import as_review, review_query
from clairscore.credit.decisions.standing import InForce, decision_in_force

ALL = 1_000_000


@dataclass(frozen=True)
class RecordedDecision:
    """A decision with everything it was computed from."""

    decision: Decision
    inputs: dict[str, Value]


@dataclass(frozen=True)
class ClientFile:
    """All that the record holds of one client, the earliest first.

    Parameters
    ----------
    made_at
        UTC.
    in_force
        The decision in force; None if none is recorded.
    """

    client: str
    made_at: datetime
    in_force: InForce | None
    decisions: tuple[RecordedDecision, ...]
    reviews: tuple[Review, ...]
    accesses: tuple[Access, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the file as JSON values."""
        return _jsonable(asdict(self))


def export(database: Database, client: str) -> ClientFile:
    """Return a client's file.

    Raises
    ------
    NothingRecorded
        The record holds nothing of this client.
    """
    decisions, reviews = schema.decisions, schema.reviews
    theirs = decisions.c.client == client
    with database.reading() as connection:
        found = [as_decision(r) for r in connection.execute(decision_query().where(theirs))]
        inputs = texts_of(connection, [decision.position for decision in found], INPUTS)
        of_them = review_query().where(theirs).order_by(reviews.c.position)
        reviewed = tuple(as_review(row) for row in connection.execute(of_them))
    read = AccessStore(database).readings(client, limit=ALL)
    if not (found or read):
        raise NothingRecorded(client)
    found.sort(key=lambda decision: decision.position)
    return ClientFile(
        client=client,
        made_at=datetime.now(UTC),
        in_force=_in_force(found, reviewed),
        decisions=tuple(RecordedDecision(d, inputs.get(d.position, {})) for d in found),
        reviews=reviewed,
        accesses=tuple(reversed(read)),
    )


def _in_force(found: Sequence[Decision], reviews: Sequence[Review]) -> InForce | None:
    """Return the decision in force, of decisions in order."""
    if not found:
        return None
    return decision_in_force(found[-1], reviews, proposed=found[-1].model_accepted)


def _jsonable(value: Any) -> Any:  # noqa: ANN401, PLR0911 (JSON values of any depth)
    match value:
        case dict():
            return {str(key): _jsonable(entry) for key, entry in value.items()}
        case tuple() | list():
            return [_jsonable(entry) for entry in value]
        case datetime() | date():
            return value.isoformat()
        case Enum():
            return value.value
        case _:
            return value
