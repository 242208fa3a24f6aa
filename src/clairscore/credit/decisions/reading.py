"""From rows to decisions and reviews."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.records import (
    Case,
    Decision,
    Outcome,
    RecordedReason,
    Review,
    Versions,
)

CASE: Final = "case"
INPUTS: Final = "inputs"


def decision_query() -> schema.Query:
    """Return the query of decisions with their entry and case, one row each."""
    decisions, entries, parts = schema.decisions, schema.entries, schema.parts
    return (
        select(
            decisions.c.id,
            entries.c.position,
            entries.c.hash,
            entries.c.at,
            entries.c.facts,
            parts.c.content,
        )
        .join(entries, entries.c.position == decisions.c.position)
        .outerjoin(parts, (parts.c.position == entries.c.position) & (parts.c.part == CASE))
    )


def as_decision(row: Row[Any]) -> Decision:
    """Return the decision of a row."""
    facts = json.loads(row.facts)
    case = None if row.content is None else json.loads(row.content)
    return Decision(
        id=row.id,
        position=row.position,
        hash=row.hash,
        at=datetime.fromisoformat(row.at),
        person=facts["person"],
        language=facts["language"],
        model_accepted=facts["model_accepted"],
        accepted=facts["accepted"],
        theme=facts["theme"],
        versions=Versions(**facts["versions"]),
        override_reason=case.pop("override_reason") if case else "",
        case=_case(case) if case else None,
    )


def _case(raw: dict[str, Any]) -> Case:
    reasons = (dict(reason) for reason in raw.pop("reasons"))
    shown = tuple(RecordedReason(details=tuple(one.pop("details")), **one) for one in reasons)
    return Case(reasons=shown, **raw)


def texts_of(connection: Connection, positions: Sequence[int], part: str) -> dict[int, Any]:
    """Return one part of several entries, by position, without those erased."""
    parts = schema.parts
    query = select(parts.c.position, parts.c.content).where(
        parts.c.position.in_(positions), parts.c.part == part
    )
    return {row.position: json.loads(row.content) for row in connection.execute(query)}


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
