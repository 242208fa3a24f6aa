"""Retention and erasure: what is personal goes, the chains stay and still verify."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, delete, select, text, update

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.chain import EntryKind, append, lock, new_id, utc
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.errors import ReviewPending
from clairscore.credit.decisions.records import Erasure

AT_ONCE: Final = 500  # positions a statement, and decisions an entry of the chain


def erase(database: Database, client: str, *, person: str) -> Erasure:
    """Erase all that is personal of a client.

    Raises
    ------
    ReviewPending
        A review is open: it needs the data until it is settled.
    """
    decisions, assignments = schema.decisions, schema.assignments
    with database.writing() as connection:
        lock(connection)
        theirs = decisions.c.client == client
        pending = connection.execute(_under_review().where(theirs)).first()
        if pending is not None:
            raise ReviewPending(pending.id, pending.due)
        positions = _positions(connection, select(decisions.c.position).where(theirs))
        erased = _erase(connection, positions, person=person, why="request")
        assigned = select(assignments.c.position).where(assignments.c.client == client)
        others = _positions(connection, assigned)
        _take_parts(connection, others)
        _blank(connection, assignments, others, "client")
        readings = _unname(connection, schema.access_log.c.client == client)
        _say(connection, person=person, why="request", positions=others, readings=readings)
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
        readings = _unname(connection, (log.c.at < utc(before)) & log.c.client.is_not(None))
        _say(connection, person=person, why="retention", positions=[], readings=readings)
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
    for some in _some(positions):
        reviews = schema.reviews
        found = connection.execute(
            select(reviews.c.position, reviews.c.settled).where(reviews.c.decision.in_(some))
        ).all()
        n_reviews += len(found)
        of_reviews = [at for row in found for at in (row.position, row.settled) if at is not None]
        bare = sorted([*some, *of_reviews])
        _take_parts(connection, bare)
        connection.execute(delete(schema.groups).where(schema.groups.c.position.in_(some)))
        _blank(connection, schema.decisions, some, "client", "request")
        _say(connection, person=person, why=why, positions=bare, readings=[])
    return Erasure(len(positions), n_reviews)


def _take_parts(connection: Connection, positions: Sequence[int]) -> None:
    for some in _some(positions):
        connection.execute(delete(schema.parts).where(schema.parts.c.position.in_(some)))


def _blank(connection: Connection, table: Table, positions: Sequence[int], *columns: str) -> None:
    for some in _some(positions):
        where = table.c.position.in_(some)
        connection.execute(update(table).where(where).values(dict.fromkeys(columns)))


def _unname(connection: Connection, where: ColumnElement[bool]) -> list[tuple[int, int]]:
    """Take the client, salt and all, out of rows of the access log; return which, as ranges."""
    log = schema.access_log
    rows = connection.execute(select(log.c.id).where(where).order_by(log.c.id))
    ranges = _ranges(row.id for row in rows)
    for first, last in ranges:
        within = log.c.id.between(first, last)
        connection.execute(update(log).where(within).values(client=None, salt=None))
    return ranges


def _ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as ranges, (first, last)."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return ranges


def _say(
    connection: Connection,
    *,
    person: str,
    why: str,
    positions: Sequence[int],
    readings: Sequence[tuple[int, int]],
) -> None:
    """Add the entry that tells what was erased, if anything was."""
    if not positions and not readings:
        return
    facts: dict[str, Any] = {"person": person, "why": why, "positions": list(positions)}
    if readings:
        facts["readings"] = [list(each) for each in readings]
    append(connection, EntryKind.ERASURE, subject=new_id(), facts=facts, parts={})


def _some(positions: Sequence[int]) -> Iterable[list[int]]:
    for start in range(0, len(positions), AT_ONCE):
        yield list(positions[start : start + AT_ONCE])


def _overwrite(database: Database) -> None:
    """Empty SQLite's journal, where what was erased still stood."""
    if database.is_sqlite:
        with database.reading() as connection:
            connection.rollback()
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.close()
