"""Reviews: the client objects, and another person confirms the decision or changes it."""

import json
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.chain import EntryKind, append, lock, new_id
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.drawn import review_row, settlement_row
from clairscore.credit.decisions.errors import (
    DecisionErased,
    DueInvalid,
    RecordDamaged,
    ReviewPending,
    ReviewSettled,
    SamePerson,
    UnknownReview,
    check_written,
)
from clairscore.credit.decisions.reading import NOT_RECORDED, one_decision
from clairscore.credit.decisions.records import Decision, Outcome, Review

PAGE: Final = 50
REVIEW_DAYS: Final = 30


@dataclass(frozen=True)
class Reviews:
    """Reviews of decisions.

    Parameters
    ----------
    database
        Where the record is kept.
    """

    database: Database

    def ask(
        self, decision_id: str, *, client_view: str, person: str, due: date | None = None
    ) -> Review:
        """Ask for a review of a decision by another person.

        Parameters
        ----------
        client_view
            The client's own point of view, written down; may not be empty.
        person
            Who writes it down.
        due
            Day by which the client must have an answer; in `REVIEW_DAYS` days if None.

        Raises
        ------
        TextNeeded, DueInvalid, UnknownDecision, DecisionErased, ReviewPending
            It can't be reviewed, or is being reviewed already.
        """
        check_written(person, "person")
        check_written(client_view, "client-view")
        deadline = _deadline(due)
        with self.database.writing() as connection:
            lock(connection)
            decision = one_decision(connection, decision_id)
            _check_free(connection, decision)
            entry = append(
                connection,
                EntryKind.REVIEW_ASKED,
                subject=new_id(),
                facts={
                    "decision": decision.position,
                    "due": deadline.isoformat(),
                    "person": person,
                },
                parts={"view": {"client_view": client_view.strip()}},
            )
            connection.execute(insert(schema.reviews), review_row(entry))
            return one_review(connection, entry.subject)

    def settle(
        self, review_id: str, *, person: str, outcome: Outcome | str, reasons: str
    ) -> Review:
        """Settle a review: the decision stands, or becomes the other one.

        Raises
        ------
        SamePerson
            Who decided first can't review the decision, however the name is written.
        TextNeeded, UnknownReview, ReviewSettled, DecisionErased
            It can't be settled.
        """
        check_written(person, "person")
        check_written(reasons, "review-reasons")
        with self.database.writing() as connection:
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

    def get(self, review_id: str) -> Review:
        """Return one review.

        Raises
        ------
        UnknownReview
            There is none of that id.
        """
        with self.database.reading() as connection:
            return one_review(connection, review_id)

    def found(
        self,
        *,
        open_only: bool = True,
        client: str | None = None,
        after: int | None = None,
        limit: int = PAGE,
    ) -> tuple[Review, ...]:
        """Return reviews in the order in which they were asked for.

        Parameters
        ----------
        open_only
            Only those not yet settled.
        client
            Only this client's.
        after
            Position of the last one already seen.
        limit
            At most so many.
        """
        reviews = schema.reviews
        query: schema.Query = review_query().order_by(reviews.c.position).limit(limit)
        if open_only:
            query = query.where(reviews.c.settled.is_(None))
        if client is not None:
            query = query.where(schema.decisions.c.client == client)
        if after is not None:
            query = query.where(reviews.c.position > after)
        with self.database.reading() as connection:
            return tuple(as_review(row) for row in connection.execute(query))


def is_same_person(one: str, other: str) -> bool:
    r"""Return whether two names are one person's: case, width, blanks and marks that don't show.

    >>> is_same_person("anne", "\uff21nne ")
    True
    """
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    known = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    unseen = {"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"}
    return "".join(c for c in known if unicodedata.category(c) not in unseen)


def _deadline(due: date | None) -> date:
    """Return the day by which a review is due; it can't be over."""
    today = datetime.now(UTC).date()
    if due is not None and due < today:
        raise DueInvalid(due.isoformat(), today.isoformat())
    return due or today + timedelta(days=REVIEW_DAYS)


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


def _check_open(review: Review, person: str) -> None:
    """Check that a review waits, and for this person."""
    if review.outcome is not None:
        raise ReviewSettled(review.id, review.reviewer)
    if is_same_person(review.decided_by, person):
        raise SamePerson(person)
    if not review.client:
        raise DecisionErased(review.decision)


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
    """Return the review of a row.

    Raises
    ------
    RecordDamaged
        It is not what was recorded.
    """
    try:
        return _review(row)
    except NOT_RECORDED as error:
        raise RecordDamaged(f"{row.position}") from error


def _review(row: Row[Any]) -> Review:
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
