"""Whose client is whose: entries of the chain that say who assigned, and rows drawn from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.chain import (
    Draft,
    EntryKind,
    append,
    append_all,
    lock,
    new_id,
)
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.drawn import assignment_row
from clairscore.credit.decisions.errors import check_written

AT_ONCE = 5_000


@dataclass(frozen=True)
class Assignments:
    """Whose client is whose.

    Parameters
    ----------
    database
        Where the record is kept.
    """

    database: Database

    def assigned(self, person: str, client: str) -> bool | None:
        """Return whether a client is this person's; None if no assignments are kept."""
        table = schema.assignments
        theirs = _current().where(table.c.person == person, table.c.client == client)
        with self.database.reading() as connection:
            if connection.execute(theirs.limit(1)).first() is not None:
                return True
            return False if connection.execute(_current().limit(1)).first() else None

    def assigned_clients(self, person: str) -> frozenset[str] | None:
        """Return this person's clients; None if no assignments are kept."""
        with self.database.reading() as connection:
            theirs = connection.execute(_current().where(schema.assignments.c.person == person))
            found = frozenset(row.client for row in theirs)
            if found:
                return found
            return found if connection.execute(_current().limit(1)).first() else None

    def assign(self, pairs: Sequence[tuple[str, str]], *, person: str) -> None:
        """Add assignments: (whose client, client); those known already stay.

        Parameters
        ----------
        pairs
            Any number.
        person
            Who assigns.

        Raises
        ------
        TextNeeded
            Nobody is named.
        """
        check_written(person, "person")
        with self.database.writing() as connection:
            lock(connection)
            rows = connection.execute(_current())
            known = {(row.person, row.client) for row in rows}
            wanted = [pair for pair in dict.fromkeys(pairs) if pair not in known]
            for start in range(0, len(wanted), AT_ONCE):
                some = wanted[start : start + AT_ONCE]
                drafts = [
                    Draft(
                        new_id(),
                        {"person": person, "adviser": adviser},
                        {"assignment": {"client": client}},
                    )
                    for adviser, client in some
                ]
                entries = append_all(connection, EntryKind.ASSIGNED, drafts)
                drawn = [
                    assignment_row(entry, client=client)
                    for entry, (_, client) in zip(entries, some, strict=True)
                ]
                connection.execute(insert(schema.assignments), drawn)

    def unassign(self, adviser: str, client: str, *, person: str) -> None:
        """Take an assignment away; one that isn't there stays so.

        Parameters
        ----------
        adviser, client
            Whose client, and which.
        person
            Who takes it away.

        Raises
        ------
        TextNeeded
            Nobody is named.
        """
        check_written(person, "person")
        table = schema.assignments
        query = _current().where(table.c.person == adviser, table.c.client == client)
        with self.database.writing() as connection:
            lock(connection)
            for row in connection.execute(query).all():
                facts = {"person": person, "assigned": row.position}
                entry = append(
                    connection, EntryKind.UNASSIGNED, subject=new_id(), facts=facts, parts={}
                )
                where = table.c.position == row.position
                connection.execute(update(table).where(where), {"ended": entry.position})


def _current() -> schema.Query:
    table = schema.assignments
    return select(table).where(table.c.ended.is_(None), table.c.client.is_not(None))
