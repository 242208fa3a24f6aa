"""The chain: each entry's hash covers the previous one's, so no entry changes unnoticed.

What is personal stands in parts beside the entry. The hash covers only a salted digest of each
part, so that a part can be erased, salt and all, and the entry still verifies.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.errors import RecordDamaged, TextUnusable

FORMAT: Final = "clairscore-decision-record-1"
SALT_BYTES: Final = 32
ID_BYTES: Final = 12
LONE: Final = re.compile("[\ud800-\udfff]")  # halves of characters, which UTF-8 can't write
SALT: Final = re.compile(rf"[0-9a-f]{{{2 * SALT_BYTES}}}")


class EntryKind(StrEnum):
    """What an entry tells."""

    DECISION = "decision"
    REVIEW_ASKED = "review-asked"
    REVIEW_SETTLED = "review-settled"
    ERASURE = "erasure"
    ASSIGNED = "assigned"
    UNASSIGNED = "unassigned"
    KEY_ADDED = "key-added"
    KEY_REVOKED = "key-revoked"


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


def is_salt(text: object) -> bool:
    """Return whether a text is a salt: of that length, so that no character of it can be content."""
    return isinstance(text, str) and re.fullmatch(SALT, text) is not None


def part_digest(salt: str, content: str) -> str:
    """Return the digest that stands for a part: the sha256 of its salt, then its content."""
    try:
        return hashlib.sha256((salt + content).encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise TextUnusable from error


def canonical(value: Any) -> str:  # noqa: ANN401 (JSON values of any depth)
    """Return the one way to write a JSON value: keys sorted, no blanks, shortest numbers, UTF-8."""
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    if LONE.search(text):
        raise TextUnusable
    return text


def utc(moment: datetime) -> str:
    """Return a moment as it is stored: texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def new_id() -> str:
    """Return an id that tells nothing."""
    return secrets.token_hex(ID_BYTES)


def lock(connection: Connection) -> tuple[int, str]:
    """Wait until no other writer is at work, and return position and hash of the last entry.

    PostgreSQL locks the row, SQLite has locked already.

    Raises
    ------
    RecordDamaged
        The head is gone: nothing can follow it.
    """
    query = select(schema.head.c.position, schema.head.c.hash).with_for_update()
    found = connection.execute(query).all()
    if len(found) != 1:
        raise RecordDamaged("head")
    return found[0].position, found[0].hash


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
    return append_all(connection, kind, [Draft(subject, facts, parts)])[0]


@dataclass(frozen=True)
class Draft:
    """What an entry is to say."""

    subject: str
    facts: Mapping[str, Any]
    parts: Mapping[str, Any]


def append_all(connection: Connection, kind: EntryKind, drafts: Sequence[Draft]) -> list[Entry]:
    """Add entries of one kind, as `append` adds one."""
    before, at = lock(connection), datetime.now(UTC)
    entries: list[Entry] = []
    salted: list[dict[str, Any]] = []
    for draft in drafts:
        entry, parts = sealed(before, kind, **vars(draft), at=at)
        before = entry.position, entry.hash
        entries.append(entry)
        salted += parts
    if entries:
        connection.execute(insert(schema.entries), [vars(entry) for entry in entries])
        connection.execute(update(schema.head), {"position": before[0], "hash": before[1]})
    if salted:
        connection.execute(insert(schema.parts), salted)
    return entries
