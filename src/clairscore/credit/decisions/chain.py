"""The chain: each entry's hash covers the previous one's, so no entry changes unnoticed.

What is personal stands in parts beside the entry. The hash covers only a salted digest of each
part, so that a part can be erased, salt and all, and the entry still verifies.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from clairscore.credit.decisions import schema

FORMAT: Final = "clairscore-decision-record-1"
SALT_BYTES: Final = 32
ID_BYTES: Final = 12


class EntryKind(StrEnum):
    """What an entry tells."""

    DECISION = "decision"
    REVIEW_ASKED = "review-asked"
    REVIEW_SETTLED = "review-settled"
    ERASURE = "erasure"


@dataclass(frozen=True)
class Entry:
    """One entry of the chain, as stored.

    Parameters
    ----------
    position
        1, 2, 3 …
    facts, digests
        Canonical JSON: what is public, and a salted sha256 by name of part.
    previous
        Hash of the entry before; empty for the first.
    """

    position: int
    kind: str
    at: str
    subject: str
    facts: str
    digests: str
    previous: str
    hash: str

    @property
    def computed(self) -> str:
        """Return the hash that the stored content has."""
        return entry_hash(self, position=self.position)


def entry_hash(entry: Entry, *, position: int) -> str:
    """Return the hash that an entry has at a position: the sha256 of a canonical JSON array."""
    covered = [
        FORMAT,
        position,
        entry.kind,
        entry.at,
        entry.subject,
        entry.facts,
        entry.digests,
        entry.previous,
    ]
    return hashlib.sha256(canonical(covered).encode()).hexdigest()


def part_digest(salt: str, content: str) -> str:
    """Return the digest that stands for a part: the sha256 of its salt, then its content."""
    return hashlib.sha256((salt + content).encode()).hexdigest()


def canonical(value: Any) -> str:  # noqa: ANN401 (JSON values of any depth)
    """Return the one way to write a JSON value: keys sorted, no blanks, shortest numbers, UTF-8."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def utc(moment: datetime) -> str:
    """Return a moment as it is stored: texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def new_id() -> str:
    """Return an id that tells nothing."""
    return secrets.token_hex(ID_BYTES)


def lock(connection: Connection) -> None:
    """Wait until no other writer is at work: PostgreSQL locks the row, SQLite has locked already."""
    connection.execute(select(schema.head.c.position).with_for_update()).one()


def sealed(
    before: tuple[int, str],
    kind: EntryKind,
    *,
    subject: str,
    facts: Mapping[str, Any],
    parts: Mapping[str, Any],
    at: datetime,
) -> tuple[Entry, list[dict[str, Any]]]:
    """Return the entry that follows a position and hash, and the rows of its salted parts."""
    position = before[0] + 1
    salted: list[dict[str, Any]] = [
        {
            "position": position,
            "part": name,
            "salt": secrets.token_hex(SALT_BYTES),
            "content": canonical(part),
        }
        for name, part in parts.items()
    ]
    digests = {row["part"]: part_digest(row["salt"], row["content"]) for row in salted}
    unsealed = Entry(
        position=position,
        kind=kind.value,
        at=utc(at),
        subject=subject,
        facts=canonical(dict(facts)),
        digests=canonical(digests),
        previous=before[1],
        hash="",
    )
    return replace(unsealed, hash=unsealed.computed), salted


def append(
    connection: Connection,
    kind: EntryKind,
    *,
    subject: str,
    facts: Mapping[str, Any],
    parts: Mapping[str, Any],
) -> Entry:
    """Add an entry with its parts, and move the head; all or nothing, with the transaction."""
    position, last = connection.execute(
        select(schema.head.c.position, schema.head.c.hash).with_for_update()
    ).one()
    entry, salted = sealed(
        (position, last), kind, subject=subject, facts=facts, parts=parts, at=datetime.now(UTC)
    )
    connection.execute(insert(schema.entries), vars(entry))
    if salted:
        connection.execute(insert(schema.parts), salted)
    connection.execute(update(schema.head), {"position": entry.position, "hash": entry.hash})
    return entry
