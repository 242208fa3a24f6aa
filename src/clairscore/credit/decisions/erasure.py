"""Retention and erasure: what is personal goes, the chain stays and still verifies."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, select, text, update

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.chain import EntryKind, append, lock, new_id, utc
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.errors import ReviewPending
from clairscore.credit.decisions.records import Erasure

AT_ONCE: Final = 500  # decisions an entry of the chain and a statement


def erase(database: Database, client: str, *, person: str) -> Erasure:
    """Erase all that is personal of a client.

    Raises
    ------
    ReviewPending
        A review is open: it needs the data until it is settled.
    """
    decisions, log, assignments = schema.decisions, schema.access_log, schema.assignments
    with database.writing() as connection:
        lock(connection)
        theirs = decisions.c.client == client
        pending = connection.execute(_under_review().where(theirs)).first()
        if pending is not None:
            raise ReviewPending(pending.id, pending.due)
        positions = _positions(connection, select(decisions.c.position).where(theirs))
        erased = _erase(connection, positions, person=person, why="request")
        connection.execute(update(log).where(log.c.client == client).values(client=None))
        connection.execute(delete(assignments).where(assignments.c.client == client))
    _overwrite(database)
    return erased


def purge(database: Database, *, before: datetime, person: str) -> Erasure:
    """Erase what is personal in decisions taken before a moment, unless under review."""
    decisions, log = schema.decisions, schema.access_log
    with database.writing() as connection:
        lock(connection)
        old = decisions.c.at < utc(before)
        reviewed = {row.position for row in connection.execute(_under_review().where(old))}
        kept_data = select(decisions.c.position).where(old, decisions.c.client.is_not(None))
        positions = _positions(connection, kept_data)
        free = [position for position in positions if position not in reviewed]
        erased = _erase(connection, free, person=person, why="retention")
        connection.execute(update(log).where(log.c.at < utc(before)).values(client=None))
    _overwrite(database)
    return Erasure(erased.decisions, erased.reviews, kept=len(reviewed))


def _under_review() -> schema.Query:
    decisions, reviews = schema.decisions, schema.reviews
    return (
        select(decisions.c.id, decisions.c.position, reviews.c.due)
        .join(reviews, reviews.c.decision == decisions.c.position)
        .where(reviews.c.settled.is_(None))
    )


def _positions(connection: Connection, query: schema.Query) -> list[int]:
    return [row.position for row in connection.execute(query.order_by(text("position")))]


def _erase(connection: Connection, positions: Sequence[int], *, person: str, why: str) -> Erasure:
    """Take away the parts of some decisions and of their reviews; say so in the chain."""
    n_reviews = 0
    for start in range(0, len(positions), AT_ONCE):
        some = list(positions[start : start + AT_ONCE])
        reviews, decisions = schema.reviews, schema.decisions
        found = connection.execute(
            select(reviews.c.position, reviews.c.settled).where(reviews.c.decision.in_(some))
        ).all()
        n_reviews += len(found)
        of_reviews = [at for row in found for at in (row.position, row.settled) if at is not None]
        bare = sorted([*some, *of_reviews])
        for at in range(0, len(bare), AT_ONCE):
            parts = schema.parts.c.position.in_(bare[at : at + AT_ONCE])
            connection.execute(delete(schema.parts).where(parts))
        connection.execute(delete(schema.groups).where(schema.groups.c.position.in_(some)))
        connection.execute(
            update(decisions)
            .where(decisions.c.position.in_(some))
            .values(client=None, request=None)
        )
        append(
            connection,
            EntryKind.ERASURE,
            subject=new_id(),
            facts={"person": person, "why": why, "positions": bare},
            parts={},
        )
    return Erasure(len(positions), n_reviews)


def _overwrite(database: Database) -> None:
    """Empty SQLite's journal, where what was erased still stood."""
    if database.is_sqlite:
        with database.reading() as connection:
            connection.rollback()
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.close()
