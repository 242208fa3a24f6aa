"""From rows to decisions."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.errors import RecordDamaged, UnknownDecision
from clairscore.credit.decisions.records import Case, Decision, RecordedReason, Versions

CASE: Final = "case"
INPUTS: Final = "inputs"
NOT_RECORDED: Final = (ValueError, KeyError, TypeError, AttributeError)
"""What reading a row raises that Clairscore did not write."""


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


def one_decision(connection: Connection, decision_id: str) -> Decision:
    """Return one decision.

    Raises
    ------
    UnknownDecision
        There is none of that id.
    """
    query = decision_query().where(schema.decisions.c.id == decision_id)
    found = connection.execute(query).one_or_none()
    if found is None:
        raise UnknownDecision(decision_id)
    return as_decision(found)


def as_decision(row: Row[Any]) -> Decision:
    """Return the decision of a row.

    Raises
    ------
    RecordDamaged
        It is not what was recorded.
    """
    try:
        return _decision(row)
    except NOT_RECORDED as error:
        raise RecordDamaged(f"{row.position}") from error


def _decision(row: Row[Any]) -> Decision:
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
        override_reason="" if case is None else case.pop("override_reason"),
        case=None if case is None else _case(case),
    )


def _case(raw: dict[str, Any]) -> Case:
    reasons = (dict(reason) for reason in raw.pop("reasons"))
    shown = tuple(RecordedReason(details=tuple(one.pop("details")), **one) for one in reasons)
    offers = tuple(raw.pop("offers", ()))
    return Case(reasons=shown, offers=offers, **raw)


def texts_of(connection: Connection, positions: Sequence[int], part: str) -> dict[int, Any]:
    """Return one part of several entries, by position, without those erased."""
    parts = schema.parts
    query = select(parts.c.position, parts.c.content).where(
        parts.c.position.in_(positions), parts.c.part == part
    )
    return {row.position: json.loads(row.content) for row in connection.execute(query)}
