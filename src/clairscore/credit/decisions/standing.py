"""The decision in force on a client: the model's, else a person's, else that of its last review."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, FromClause, func, select

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.chain import EntryKind
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.reading import as_decision, decision_query
from clairscore.credit.decisions.records import Decision, Review
from clairscore.credit.decisions.reviews import as_review, review_query


class DecidedBy(StrEnum):
    """Who took the decision in force."""

    MODEL = "model"
    PERSON = "person"
    REVIEW = "review"


@dataclass(frozen=True)
class InForce:
    """The decision in force on a client.

    Parameters
    ----------
    accepted, by
        What was decided, and by whom.
    proposed
        What the model said to whoever decided.
    person, at, reason
        Who decided, when (UTC) and why in their words; empty or None where the model decides.
    """

    accepted: bool
    by: DecidedBy
    proposed: bool
    person: str = ""
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Standing:
    """How clients stand in the record.

    Parameters
    ----------
    position
        Of the last entry: what to ask for changes since.
    accepted
        Whether each client is accepted, by id.
    whole
        Whether it holds all clients decided on; else those who stand otherwise than before.
    """

    position: int
    accepted: dict[str, bool]
    whole: bool


def decision_in_force(
    decision: Decision | None, reviews: Iterable[Review], *, proposed: bool
) -> InForce:
    """Return the decision in force.

    Parameters
    ----------
    decision
        The last one recorded on the client; None if there is none.
    reviews
        Of the client's decisions; only those of this one that are settled count.
    proposed
        What the model says, where nobody has decided.
    """
    if decision is None:
        return InForce(proposed, DecidedBy.MODEL, proposed)
    settled = [r for r in reviews if r.decision == decision.id and r.settled_at is not None]
    if not settled:
        return InForce(
            decision.accepted,
            DecidedBy.PERSON,
            decision.model_accepted,
            decision.person,
            decision.at,
            decision.override_reason,
        )
    last = max(settled, key=lambda review: review.position)
    return InForce(
        bool(last.accepted),
        DecidedBy.REVIEW,
        decision.model_accepted,
        last.reviewer,
        last.settled_at,
        last.reasons,
    )


def in_force(database: Database, client: str, *, proposed: bool) -> InForce:
    """Return the decision in force on a client; `proposed` is what the model says."""
    decisions = schema.decisions
    theirs = decisions.c.client == client
    latest = decision_query().where(theirs).order_by(decisions.c.position.desc()).limit(1)
    with database.reading() as connection:
        row = connection.execute(latest).one_or_none()
        if row is None:
            return decision_in_force(None, (), proposed=proposed)
        reviews = connection.execute(review_query().where(theirs))
        return decision_in_force(as_decision(row), map(as_review, reviews), proposed=proposed)


def standing(database: Database, since: int | None = None) -> Standing:
    """Return how clients stand: all, or those on whom something was recorded since a position."""
    decisions = schema.decisions
    joined, accepted = as_they_stand()
    last = (
        select(func.max(decisions.c.position))
        .where(decisions.c.client.is_not(None))
        .group_by(decisions.c.client)
    )
    with database.reading() as connection:
        position = connection.execute(select(schema.head.c.position)).scalar() or 0
        if since == position:
            return Standing(position, {}, whole=False)
        whole = since is None or _erased(connection, since)
        if since is not None and not whole:
            last = last.where(decisions.c.client.in_(_decided_on(since)))
        query = (
            select(decisions.c.client, accepted.label("accepted"))
            .select_from(joined)
            .where(decisions.c.position.in_(last))
        )
        found = {row.client: bool(row.accepted) for row in connection.execute(query)}
    return Standing(position, found, whole)


def _erased(connection: Connection, since: int) -> bool:
    """Return whether anything was erased since a position: whose it was can't be told any more."""
    entries = schema.entries
    erasures = (entries.c.position > since) & (entries.c.kind == EntryKind.ERASURE.value)
    found = connection.execute(select(entries.c.position).where(erasures).limit(1))
    return found.first() is not None


def _decided_on(since: int) -> CompoundSelect[tuple[Any, ...]]:
    """Return the query of clients decided on, or whose review was settled, since a position."""
    decisions, reviews = schema.decisions, schema.reviews
    decided = select(decisions.c.client).where(decisions.c.position > since)
    reviewed = (
        select(decisions.c.client)
        .join(reviews, reviews.c.decision == decisions.c.position)
        .where(reviews.c.settled > since)
    )
    return decided.union(reviewed)


def as_they_stand() -> tuple[FromClause, ColumnElement[Any]]:
    """Return decisions joined with their last settled review, and whether they stand as accepted."""
    decisions, reviews = schema.decisions, schema.reviews
    last = (
        select(reviews.c.decision, func.max(reviews.c.settled).label("settled"))
        .group_by(reviews.c.decision)
        .subquery()
    )
    settling = reviews.alias("settling")
    joined = decisions.outerjoin(last, last.c.decision == decisions.c.position).outerjoin(
        settling, settling.c.settled == last.c.settled
    )
    return joined, func.coalesce(settling.c.accepted, decisions.c.accepted)
