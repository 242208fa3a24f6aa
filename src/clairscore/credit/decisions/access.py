"""Who may see what, and who did: the access log, assignments, API keys."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Row, delete, insert, select, update

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.chain import lock, utc
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.errors import UnknownKey
from clairscore.credit.decisions.records import ApiKey

KEY_ID_BYTES: Final = 6


@dataclass(frozen=True)
class Access:
    """One reading of a client's file; `client` is empty once erased, `id` the cursor for `after`."""

    id: int
    at: datetime
    person: str
    client: str
    purpose: str


def log_access(database: Database, person: str, clients: Sequence[str], *, purpose: str) -> None:
    """Note that a person reads clients' files, all in one transaction."""
    facts = {"at": utc(datetime.now(UTC)), "person": person, "purpose": purpose}
    with database.writing() as connection:
        connection.execute(
            insert(schema.access_log), [{**facts, "client": client} for client in clients]
        )


def accesses(
    database: Database, client: str | None, *, after: int | None, limit: int
) -> tuple[Access, ...]:
    """Return who read which file, the latest first."""
    log = schema.access_log
    query = select(log).order_by(log.c.id.desc()).limit(limit)
    if client is not None:
        query = query.where(log.c.client == client)
    if after is not None:
        query = query.where(log.c.id < after)
    with database.reading() as connection:
        return tuple(
            Access(
                row.id, datetime.fromisoformat(row.at), row.person, row.client or "", row.purpose
            )
            for row in connection.execute(query)
        )


def assigned(database: Database, person: str, client: str) -> bool | None:
    """Return whether a client is this person's; None if no assignments are kept."""
    table = schema.assignments
    theirs = select(table.c.client).where(table.c.person == person, table.c.client == client)
    with database.reading() as connection:
        if connection.execute(theirs).first() is not None:
            return True
        return False if connection.execute(select(table.c.client).limit(1)).first() else None


def assigned_clients(database: Database, person: str) -> frozenset[str] | None:
    """Return this person's clients; None if no assignments are kept."""
    table = schema.assignments
    with database.reading() as connection:
        theirs = connection.execute(select(table.c.client).where(table.c.person == person))
        found = frozenset(row.client for row in theirs)
        if found:
            return found
        return found if connection.execute(select(table.c.client).limit(1)).first() else None


def assign(database: Database, pairs: Sequence[tuple[str, str]]) -> None:
    """Add assignments: (person, client); those known already stay."""
    table = schema.assignments
    with database.writing() as connection:
        lock(connection)
        for person, client in pairs:
            same = (table.c.person == person) & (table.c.client == client)
            if connection.execute(select(table.c.client).where(same)).first() is None:
                connection.execute(insert(table), {"person": person, "client": client})


def unassign(database: Database, person: str, client: str) -> None:
    """Take an assignment away."""
    table = schema.assignments
    same = (table.c.person == person) & (table.c.client == client)
    with database.writing() as connection:
        connection.execute(delete(table).where(same))


def add_key(database: Database, name: str, *, digest: str, roles: Sequence[str]) -> ApiKey:
    """Add an API key by the hash of its secret."""
    key = ApiKey(
        secrets.token_hex(KEY_ID_BYTES), name, digest, tuple(roles), created_at=datetime.now(UTC)
    )
    row = {
        "id": key.id,
        "name": name,
        "digest": digest,
        "roles": " ".join(key.roles),
        "created_at": utc(key.created_at),
    }
    with database.writing() as connection:
        connection.execute(insert(schema.api_keys), row)
    return key


def find_key(database: Database, digest: str) -> ApiKey | None:
    """Return the key of a hash, revoked or not; None if there is none."""
    table = schema.api_keys
    with database.reading() as connection:
        found = connection.execute(select(table).where(table.c.digest == digest)).one_or_none()
    return _key(found) if found else None


def keys(database: Database) -> tuple[ApiKey, ...]:
    """Return all keys, the oldest first."""
    table = schema.api_keys
    with database.reading() as connection:
        return tuple(map(_key, connection.execute(select(table).order_by(table.c.created_at))))


def revoke_key(database: Database, key_id: str) -> ApiKey:
    """Revoke a key for good; a key revoked before stays as it is."""
    table = schema.api_keys
    with database.writing() as connection:
        connection.execute(
            update(table)
            .where(table.c.id == key_id, table.c.revoked_at.is_(None))
            .values(revoked_at=utc(datetime.now(UTC)))
        )
        found = connection.execute(select(table).where(table.c.id == key_id)).one_or_none()
    if found is None:
        raise UnknownKey(key_id)
    return _key(found)


def _key(row: Row[Any]) -> ApiKey:
    return ApiKey(
        id=row.id,
        name=row.name,
        digest=row.digest,
        roles=tuple(row.roles.split()),
        created_at=datetime.fromisoformat(row.created_at),
        revoked_at=datetime.fromisoformat(row.revoked_at) if row.revoked_at else None,
    )
