"""Whatever is changed in a record behind its back, verifying names it and never fails."""

import random
import shutil
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest
from forging import TABLES, Change, Rows, changes, filled
from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from clairscore.core.errors import ClairscoreError
from clairscore.credit.decisions import (
    Case,
    DecisionStore,
    FaultKind,
    RecordedReason,
    Verification,
    Versions,
    open_store,
    schema,
)
from clairscore.credit.decisions.chain import Entry, EntryKind, lock, sealed
from clairscore.credit.decisions.raw import lenient
from clairscore.credit.decisions.shapes import FACTS, CaseShape, ReasonShape, VersionsShape
from clairscore.credit.decisions.verification import verified
from clairscore.texts import translator
from decision_makers import tamper
from postgres_server import Server

SEED = 13


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record with some of everything, in a file that needs no journal."""
    path = tmp_path_factory.mktemp("record") / "whole.db"
    store = filled(open_store(f"sqlite:///{path}"))
    assert store.verify().faults == ()
    store.close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode = DELETE")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Generator[DecisionStore]:
    """Return an empty record."""
    opened = open_store(f"sqlite:///{tmp_path / 'decisions.db'}")
    yield opened
    opened.close()


@contextmanager
def copied(whole: Path, place: Path) -> Generator[Path]:
    """Give a copy of a record while the block runs."""
    path = place / "copy.db"
    shutil.copyfile(whole, path)
    try:
        yield path
    finally:
        for left in place.glob("copy.db*"):
            left.unlink()


def rows_of(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as file:
        file.row_factory = sqlite3.Row
        return {
            table: [dict(row) for row in file.execute(f"SELECT * FROM {table}")]  # noqa: S608
            for table in TABLES
        }


def outcome(
    connection: Connection, change: Change, *, off: Sequence[str], on: Sequence[str], mark: str
) -> Verification | None:
    """Return what verifying finds after a change, which is then undone; None if nothing changed.

    `off` takes away what guards the tables, `on` puts it back before verifying.
    """
    with connection.begin() as tampering:
        for statement in off:
            connection.exec_driver_sql(statement)
        before = contents(connection, change.table)
        try:
            connection.exec_driver_sql(change.statement.replace("?", mark), change.values)
        except (DBAPIError, ClairscoreError):
            tampering.rollback()
            return None  # the types, a constraint, or we refuse it
        for statement in on:
            connection.exec_driver_sql(statement)
        is_other = contents(connection, change.table) != before
        found = verified(connection) if is_other else None
        tampering.rollback()
        return found


def contents(connection: Connection, table: str) -> list[str]:
    """Return all that a table holds, types included."""
    return sorted(repr(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}"))  # noqa: S608


def test_no_tampering_goes_unseen(whole: Path, attacks: int) -> None:
    store = open_store(f"sqlite:///{whole}")
    guarded = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    with store.database.engine.connect() as connection, lenient(connection):
        guards = connection.exec_driver_sql(guarded).all()
        connection.rollback()
        off, on = [f"DROP TRIGGER {name}" for name, _ in guards], [sql for _, sql in guards]
        tried = changes(rows_of(whole), random.Random(SEED))  # noqa: S311 (no secrets)
        found = ((c, outcome(connection, c, off=off, on=on, mark="?")) for c in tried)
        effective = islice(((c, f) for c, f in found if f is not None), attacks)
        unseen = [str(change) for change, found in effective if not is_told(found)]
    store.close()
    assert not unseen


def is_told(found: Verification) -> bool:
    """Return whether faults were found, each with its sentence."""
    return bool(found.faults) and all(map(translator("fr"), (f.message for f in found.faults)))


def test_no_tampering_goes_unseen_in_postgresql(postgres: Server, attacks: int) -> None:
    store = filled(open_store(postgres.create("attacked")))
    assert store.verify().faults == ()
    off = ["SET LOCAL session_replication_role = replica"]
    with store.database.engine.connect() as connection:
        rows = {
            table: [
                dict(row)
                for row in connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()  # noqa: S608
            ]
            for table in TABLES
        }
        connection.rollback()
        tried = changes(rows, random.Random(SEED))  # noqa: S311 (no secrets)
        found = ((c, outcome(connection, c, off=off, on=[], mark="%s")) for c in tried)
        effective = islice(((c, f) for c, f in found if f is not None), attacks // 4)
        unseen = [str(change) for change, found in effective if not is_told(found)]
    store.close()
    assert not unseen


def test_entries_of_any_shape_are_named_and_never_a_crash(whole: Path, tmp_path: Path) -> None:
    """The last entry is forged as someone who knows the format would, hash, link and head."""
    shapes = ("[]", "{}", "null", "1", '"x"', "[" * 50_000, '{"positions":[1e999]}',
              '{"positions":[-1,0,"a"],"person":"x","why":"y"}', '{"asked":99999999999999999999}',
              '{"person":"x","why":"y","positions":[],"readings":[[1]]}')  # fmt: skip
    entries = rows_of(whole)["entries"]
    last, before = entries[-1], entries[-2]["hash"]
    with copied(whole, tmp_path) as path:
        store = open_store(f"sqlite:///{path}")
        for kind, facts in product((*FACTS, "unheard-of", ""), shapes):
            told: dict[str, Any] = {"kind": str(kind), "facts": facts, "previous": before}
            forged = Entry(**{**last, **told})
            with store.database.engine.connect() as connection, connection.begin() as tampering:
                connection.exec_driver_sql("DROP TRIGGER append_only_update")
                connection.execute(update(schema.entries).where(LAST), vars(sealed_anew(forged)))
                connection.execute(update(schema.head), {"hash": forged.computed})
                found = verified(connection)
                tampering.rollback()
            assert (FaultKind.MALFORMED, last["position"], "facts") in {
                (fault.kind, fault.position, fault.detail) for fault in found.faults
            }
        store.close()


def test_the_forms_follow_what_is_recorded() -> None:
    """A field added to a record would otherwise be taken for a forgery."""
    for shape, recorded, more in (
        (CaseShape, Case, {"override_reason"}),
        (ReasonShape, RecordedReason, set[str]()),
        (VersionsShape, Versions, set[str]()),
    ):
        assert shape.model_fields.keys() == {one.name for one in fields(recorded)} | more


LAST = schema.entries.c.position == select(func.max(schema.entries.c.position)).scalar_subquery()


def sealed_anew(forged: Entry) -> Entry:
    """Return an entry with the hash that its content has."""
    return replace(forged, hash=forged.computed)


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE decisions SET model_accepted = 2 WHERE position = 1", FaultKind.DRAWN),
        ("UPDATE decisions SET model_accepted = 'x' WHERE position = 1", FaultKind.DRAWN),
        ("UPDATE decisions SET idempotency_key = 'other' WHERE position = 1", FaultKind.DRAWN),
        ("UPDATE decisions SET idempotency_key = NULL WHERE position = 1", FaultKind.DRAWN),
        ("UPDATE decisions SET request = 'other' WHERE position = 1", FaultKind.DRAWN),
        ("INSERT INTO parts VALUES (1, 'more', 'salt', '{}')", FaultKind.PART_EXTRA),
        (("UPDATE parts SET salt = substr(salt, 1, 63), content = substr(salt, 64) || content "
          "WHERE position = 1"), FaultKind.PART_CHANGED),
        ("UPDATE access_log SET person = 'bob' WHERE id = 1", FaultKind.ACCESS_CHANGED),
        ("UPDATE access_log SET client = '9' WHERE id = 1", FaultKind.ACCESS_CHANGED),
        ("UPDATE access_log SET client = NULL, salt = NULL WHERE id = 1", FaultKind.ACCESS_CHANGED),
        ("DELETE FROM access_log WHERE id = 2", FaultKind.ACCESS_MISSING),
        ("DELETE FROM access_log WHERE id = 6", FaultKind.ACCESS_HEAD),
        ("UPDATE assignments SET person = 'eve' WHERE client = '1'", FaultKind.DRAWN),
        ("DELETE FROM assignments WHERE client = '1'", FaultKind.DRAWN),
        ("UPDATE assignments SET ended = NULL", FaultKind.DRAWN),
        ("UPDATE api_keys SET roles = 'administrator'", FaultKind.DRAWN),
        ("UPDATE api_keys SET revoked = NULL, revoked_at = NULL", FaultKind.DRAWN),
        ("INSERT INTO head VALUES (2, 99, 'x')", FaultKind.HEAD),
        ("DROP TABLE access_head", FaultKind.SCHEMA),
        ("ALTER TABLE groups ADD COLUMN more", FaultKind.SCHEMA),
        ("CREATE TRIGGER quiet AFTER INSERT ON decisions BEGIN DELETE FROM groups; END",
         FaultKind.SCHEMA),
    ],
)  # fmt: skip
def test_what_the_audit_did_unseen_is_seen(
    whole: Path, tmp_path: Path, statement: str, kind: FaultKind
) -> None:
    with copied(whole, tmp_path) as path:
        store = open_store(f"sqlite:///{path}")
        tamper(store, statement)
        found = store.verify()
        store.close()
    assert kind in {fault.kind for fault in found.faults}


def test_what_guards_the_tables_is_missed_when_it_is_gone(whole: Path, tmp_path: Path) -> None:
    with copied(whole, tmp_path) as path:
        with closing(sqlite3.connect(path)) as file:
            file.execute("DROP TRIGGER append_only_update")
        store = open_store(f"sqlite:///{path}")
        found = store.verify()
        store.close()
    assert [(fault.kind, fault.detail) for fault in found.faults] == [
        (FaultKind.SCHEMA, "entries: append_only_update")
    ]


def test_a_clock_set_back_or_forward_is_seen(store: DecisionStore) -> None:
    """Entries as a machine whose clock is 400 days off would write them: their hashes are right."""
    facts = {"person": "dpo", "why": "request", "positions": list[int]()}
    for days in (0, 400, -400, 0):
        with store.database.writing() as connection:
            at = datetime.now(UTC) + timedelta(days=days)
            entry, _ = sealed(
                lock(connection), EntryKind.ERASURE, subject="x", facts=facts, parts={}, at=at
            )
            connection.execute(insert(schema.entries), vars(entry))
            connection.execute(
                update(schema.head), {"position": entry.position, "hash": entry.hash}
            )
    kinds = [(fault.kind, fault.position) for fault in store.verify().faults]
    assert kinds == [(FaultKind.CLOCK, 2), (FaultKind.CLOCK, 3)]
