"""API keys: entries of the chain that say who added or revoked one, and rows drawn from them."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.chain import EntryKind, append, lock
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.drawn import key_row, revocation_row
from clairscore.credit.decisions.errors import UnknownKey, check_written
from clairscore.credit.decisions.records import ApiKey

KEY_ID_BYTES: Final = 6


@dataclass(frozen=True)
class Keys:
    """API keys, by the hashes of their secrets.

    Parameters
    ----------
    database
        Where the record is kept.
    """

    database: Database

    def add(self, name: str, *, digest: str, roles: Sequence[str], person: str) -> ApiKey:
        """Add a key.

        Parameters
        ----------
        name
            What it is for.
        digest
            Hash of its secret.
        roles
            Names.
        person
            Who adds it.

        Raises
        ------
        TextNeeded
            Nobody is named.
        """
        check_written(person, "person")
        facts = {"person": person, "name": name, "digest": digest, "roles": list(roles)}
        with self.database.writing() as connection:
            entry = append(
                connection,
                EntryKind.KEY_ADDED,
                subject=secrets.token_hex(KEY_ID_BYTES),
                facts=facts,
                parts={},
            )
            connection.execute(insert(schema.api_keys), key_row(entry))
        return ApiKey(entry.subject, name, digest, tuple(roles), datetime.fromisoformat(entry.at))

    def find(self, digest: str) -> ApiKey | None:
        """Return the key of a hash, revoked or not; None if there is none."""
        table = schema.api_keys
        with self.database.reading() as connection:
            found = connection.execute(select(table).where(table.c.digest == digest)).one_or_none()
        return _key(found) if found else None

    def all(self) -> tuple[ApiKey, ...]:
        """Return all keys, the oldest first."""
        table = schema.api_keys
        with self.database.reading() as connection:
            return tuple(map(_key, connection.execute(select(table).order_by(table.c.position))))

    def revoke(self, key_id: str, *, person: str) -> ApiKey:
        """Revoke a key for good; a key revoked before stays as it is.

        Raises
        ------
        UnknownKey
            There is none of that id.
        TextNeeded
            Nobody is named.
        """
        check_written(person, "person")
        table = schema.api_keys
        query = select(table).where(table.c.id == key_id)
        with self.database.writing() as connection:
            lock(connection)
            found = connection.execute(query).one_or_none()
            if found is None:
                raise UnknownKey(key_id)
            if found.revoked is None:
                facts = {"person": person, "added": found.position}
                entry = append(
                    connection, EntryKind.KEY_REVOKED, subject=key_id, facts=facts, parts={}
                )
                where = table.c.position == found.position
                connection.execute(update(table).where(where), revocation_row(entry))
                found = connection.execute(query).one()
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
