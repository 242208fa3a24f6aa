"""Who read which client's file: a chain of its own beside the decisions'.

Each row's hash covers the previous one's and a salted digest of the client, so that the client can be
erased and the row still verifies.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.assignments import Assignments
from clairscore.credit.decisions.chain import SALT_BYTES, canonical, part_digest, utc
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.errors import RecordDamaged, check_written

FORMAT: Final = "clairscore-access-log-1"
PAGE: Final = 50


@dataclass(frozen=True)
class Access:
    """One reading of a client's file; `client` is empty once erased, `id` the cursor for `after`."""

    id: int
    at: datetime
    person: str
    client: str
    purpose: str


@dataclass(frozen=True)
class AccessStore(Assignments):
    """The access log, and whose client is whose.

    Parameters
    ----------
    database
        Where the record is kept.
    """

    database: Database

    def log(self, person: str, clients: str | Sequence[str], purpose: str) -> None:
        """Note that a person reads clients' files: all in one transaction.

        Raises
        ------
        TextNeeded
            Nobody is named.
        """
        named = [clients] if isinstance(clients, str) else list(dict.fromkeys(clients))
        check_written(person, "person")
        with self.database.writing() as connection:
            log_all(connection, person, named, purpose=purpose)

    def readings(
        self, client: str | None = None, after: int | None = None, limit: int = PAGE
    ) -> tuple[Access, ...]:
        """Return who read which file, the latest first.

        Parameters
        ----------
        client
            Only this client's.
        after
            Id of the last one already seen.
        limit
            At most so many.
        """
        log = schema.access_log
        query = select(log).order_by(log.c.id.desc()).limit(limit)
        if client is not None:
            query = query.where(log.c.client == client)
        if after is not None:
            query = query.where(log.c.id < after)
        with self.database.reading() as connection:
            return tuple(
                Access(
                    row.id,
                    datetime.fromisoformat(row.at),
                    row.person,
                    row.client or "",
                    row.purpose,
                )
                for row in connection.execute(query)
            )


def log_all(connection: Connection, person: str, clients: Sequence[str], *, purpose: str) -> None:
    """Add a row for each client, and move the log's head."""
    head = schema.access_head
    found = connection.execute(select(head.c.position, head.c.hash).with_for_update()).all()
    if len(found) != 1:
        raise RecordDamaged("access_head")
    (position, last), at = found[0], utc(datetime.now(UTC))
    rows: list[dict[str, Any]] = []
    for client in clients:
        position += 1
        row = sealed_row(position, last, at=at, person=person, client=client, purpose=purpose)
        last = row["hash"]
        rows.append(row)
    if rows:
        connection.execute(insert(schema.access_log), rows)
        connection.execute(update(head), {"position": position, "hash": last})


def sealed_row(
    position: int, before: str, *, at: str, person: str, client: str | None, purpose: str
) -> dict[str, Any]:
    """Return the row that follows a hash; without a client, one whose client was erased before."""
    salt = secrets.token_hex(SALT_BYTES)
    row: dict[str, Any] = {
        "id": position,
        "at": at,
        "person": person,
        "client": client,
        "salt": None if client is None else salt,
        "digest": part_digest(salt, client or ""),
        "purpose": purpose,
    }
    return {**row, "hash": row_hash(row, before)}


def row_hash(row: dict[str, Any], before: str) -> str:
    """Return the hash that a row has after another: the sha256 of a canonical JSON array."""
    covered = [FORMAT, row["id"], row["at"], row["person"], row["digest"], row["purpose"], before]
    return hashlib.sha256(canonical(covered).encode()).hexdigest()
