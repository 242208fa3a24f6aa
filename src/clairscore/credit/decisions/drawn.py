"""Rows drawn from entries, for finding and counting; written once, and verified the same way."""

import json
from collections.abc import Mapping
from typing import Any

from clairscore.credit.decisions.chain import Entry

Row = dict[str, Any]


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
