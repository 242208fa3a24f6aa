"""From what is recorded to an entry, and to the rows drawn from it, which are verified the same way."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from clairscore.credit.decisions.chain import Entry
from clairscore.credit.decisions.reading import CASE, INPUTS
from clairscore.credit.decisions.records import NewDecision

Row = dict[str, Any]


def decision_content(new: NewDecision) -> tuple[Row, Row]:
    """Return what the entry of a decision says: its public facts, and its personal parts."""
    facts = {
        "person": new.person,
        "language": new.language,
        "model_accepted": new.accepted,
        "accepted": new.override.accepted if new.override else new.accepted,
        "theme": new.theme,
        "versions": asdict(new.versions),
    }
    reason = new.override.reason.strip() if new.override else ""
    return facts, {
        CASE: {**asdict(new.case), "override_reason": reason},
        INPUTS: dict(new.inputs),
    }


def decision_row(entry: Entry, *, client: str | None) -> Row:
    """Return the row of `decisions` that an entry gives."""
    facts = json.loads(entry.facts)
    return {
        "position": entry.position,
        "id": entry.subject,
        "at": entry.at,
        "person": facts["person"],
        "client": client,
        "theme": facts["theme"],
        "model": facts["versions"]["model"],
        "model_accepted": facts["model_accepted"],
        "accepted": facts["accepted"],
    }


def group_rows(entry: Entry, groups: Mapping[str, str]) -> list[Row]:
    """Return the rows of `groups` that a decision's case gives."""
    return [
        {"position": entry.position, "feature": feature, "member_of": group}
        for feature, group in groups.items()
    ]


def review_row(entry: Entry) -> Row:
    """Return the row of `reviews` that the entry asking for it gives."""
    facts = json.loads(entry.facts)
    return {
        "position": entry.position,
        "id": entry.subject,
        "decision": facts["decision"],
        "asked_at": entry.at,
        "asked_by": facts["person"],
        "due": facts["due"],
    }


def settlement_row(entry: Entry) -> Row:
    """Return what the entry that settles a review adds to its row."""
    facts = json.loads(entry.facts)
    return {
        "settled": entry.position,
        "settled_at": entry.at,
        "reviewer": facts["person"],
        "outcome": facts["outcome"],
        "accepted": facts["accepted"],
    }
