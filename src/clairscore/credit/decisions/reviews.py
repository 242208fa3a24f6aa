"""Reviews: the client objects, and another person confirms the decision or changes it."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.chain import EntryKind, append, lock, new_id
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.drawn import review_row, settlement_row
from clairscore.credit.decisions.errors import (
    DecisionErased,
    ReviewPending,
    ReviewSettled,
    SamePerson,
    UnknownReview,
    check_written,
)
from clairscore.credit.decisions.reading import one_decision
from clairscore.credit.decisions.records import Decision, Outcome, Review

REVIEW_DAYS: Final = 30


def ask(
    database: Database, decision_id: str, *, client_view: str, person: str, due: date | None
) -> Review:
    """Ask for a review of a decision; due in `REVIEW_DAYS` days if None."""
    check_written(person, "person")
    check_written(client_view, "client-view")
    with database.writing() as connection:
        lock(connection)
        decision = one_decision(connection, decision_id)
        _check_free(connection, decision)
        deadline = due or (datetime.now(UTC) + timedelta(days=REVIEW_DAYS)).date()
        entry = append(
            connection,
            EntryKind.REVIEW_ASKED,
            subject=new_id(),
            facts={"decision": decision.position, "due": deadline.isoformat(), "person": person},
            parts={"view": {"client_view": client_view.strip()}},
        )
        connection.execute(insert(schema.reviews), review_row(entry))
        return one_review(connection, entry.subject)


def _check_free(connection: Connection, decision: Decision) -> None:
    """Check that a decision can be reviewed, and is not being reviewed."""
    if decision.case is None:
        raise DecisionErased(decision.id)
    reviews = schema.reviews
    pending = select(reviews.c.due).where(
        reviews.c.decision == decision.position, reviews.c.settled.is_(None)
    )
    due = connection.execute(pending).scalar()
    if due is not None:
        raise ReviewPending(decision.id, str(due))


def settle(
    database: Database, review_id: str, *, person: str, outcome: Outcome | str, reasons: str
) -> Review:
    """Settle a review: the decision stands, or becomes the other one."""
    check_written(person, "person")
    check_written(reasons, "review-reasons")
    with database.writing() as connection:
        lock(connection)
        review = one_review(connection, review_id)
        _check_open(review, person)
        result = Outcome(outcome)
        facts = {
            "asked": review.position,
            "person": person,
            "outcome": result.value,
            "accepted": review.decided == (result is Outcome.CONFIRM),
        }
        entry = append(
            connection,
            EntryKind.REVIEW_SETTLED,
            subject=review_id,
            facts=facts,
            parts={"reasons": {"reasons": reasons.strip()}},
        )
        where = schema.reviews.c.position == review.position
        connection.execute(update(schema.reviews).where(where), settlement_row(entry))
        return one_review(connection, review_id)


def _check_open(review: Review, person: str) -> None:
    """Check that a review waits, and for this person."""
    if review.outcome is not None:
        raise ReviewSettled(review.id, review.reviewer)
    if review.decided_by == person:
        raise SamePerson(person)
    if not review.client:
        raise DecisionErased(review.decision)


def listed(
    database: Database, *, open_only: bool, client: str | None, after: int | None, limit: int
) -> tuple[Review, ...]:
    """Return reviews in the order in which they were asked for."""
    reviews = schema.reviews
    query: schema.Query = review_query().order_by(reviews.c.position).limit(limit)
    if open_only:
        query = query.where(reviews.c.settled.is_(None))
    if client is not None:
        query = query.where(schema.decisions.c.client == client)
    if after is not None:
        query = query.where(reviews.c.position > after)
    with database.reading() as connection:
        return tuple(as_review(row) for row in connection.execute(query))


def one_review(connection: Connection, review_id: str) -> Review:
    """Return one review.

    Raises
    ------
    UnknownReview
        There is none of that id.
    """
    query = review_query().where(schema.reviews.c.id == review_id)
    found = connection.execute(query).one_or_none()
    if found is None:
        raise UnknownReview(review_id)
    return as_review(found)


def review_query() -> schema.Query:
    """Return the query of reviews with their decision and texts, one row each."""
    reviews, decisions = schema.reviews, schema.decisions
    view, reasons = schema.parts.alias("view"), schema.parts.alias("reasons")
    return (
        select(
            reviews,
            decisions.c.id.label("decision_id"),
            decisions.c.person.label("decided_by"),
            decisions.c.accepted.label("decided"),
            decisions.c.client,
            view.c.content.label("view"),
            reasons.c.content.label("why"),
        )
        .join(decisions, decisions.c.position == reviews.c.decision)
        .outerjoin(view, (view.c.position == reviews.c.position) & (view.c.part == "view"))
        .outerjoin(
            reasons, (reasons.c.position == reviews.c.settled) & (reasons.c.part == "reasons")
        )
    )


def as_review(row: Row[Any]) -> Review:
    """Return the review of a row."""
    return Review(
        id=row.id,
        position=row.position,
        decision=row.decision_id,
        decided_by=row.decided_by,
        decided=row.decided,
        client=row.client or "",
        client_view=json.loads(row.view)["client_view"] if row.view else "",
        asked_at=datetime.fromisoformat(row.asked_at),
        asked_by=row.asked_by,
        due=date.fromisoformat(row.due),
        settled_at=datetime.fromisoformat(row.settled_at) if row.settled_at else None,
        reviewer=row.reviewer or "",
        outcome=Outcome(row.outcome) if row.outcome else None,
        accepted=row.accepted,
        reasons=json.loads(row.why)["reasons"] if row.why else "",
    )
