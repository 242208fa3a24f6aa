"""From what is recorded to an entry, and to the rows drawn from it, which are verified the same way."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from clairscore.credit.decisions.chain import Entry, canonical
from clairscore.credit.decisions.reading import CASE, INPUTS
from clairscore.credit.decisions.records import NewDecision

Row = dict[str, Any]


REQUEST: Final = "request"


def decision_content(new: NewDecision, key: str | None = None) -> tuple[Row, Row]:
    """Return what the entry of a decision says: its public facts, and its personal parts.

    With the idempotency key that came with it, its digest is public, and what was asked with it a
    personal part.
    """
    facts = {
        "person": new.person,
        "language": new.language,
        "model_accepted": new.accepted,
        "accepted": new.override.accepted if new.override else new.accepted,
        "theme": new.theme,
        "versions": asdict(new.versions),
        "key": None if key is None else key_digest(key),
    }
    reason = new.override.reason.strip() if new.override else ""
    parts: Row = {
        CASE: {**asdict(new.case), "override_reason": reason},
        INPUTS: dict(new.inputs),
    }
    if key is not None:
        parts[REQUEST] = {"digest": request_digest(new)}
    return facts, parts


def key_digest(key: str) -> str:
    """Return what stands for an idempotency key in the chain."""
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()


def request_digest(new: NewDecision) -> str:
    """Return what tells whether two requests ask for the same."""
    return hashlib.sha256(canonical(asdict(new)).encode()).hexdigest()


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


def assignment_row(entry: Entry, *, client: str | None) -> Row:
    """Return the row of `assignments` that an entry gives."""
    return {
        "position": entry.position,
        "client": client,
        "person": json.loads(entry.facts)["adviser"],
    }


def key_row(entry: Entry) -> Row:
    """Return the row of `api_keys` that the entry adding a key gives."""
    facts = json.loads(entry.facts)
    return {
        "position": entry.position,
        "id": entry.subject,
        "name": facts["name"],
        "digest": facts["digest"],
        "roles": " ".join(facts["roles"]),
        "created_at": facts.get("created_at", entry.at),
    }


def revocation_row(entry: Entry) -> Row:
    """Return what the entry revoking a key adds to its row."""
    moment = json.loads(entry.facts).get("revoked_at", entry.at)
    return {"revoked": entry.position, "revoked_at": moment}
