"""What guards the tables: their columns, and the triggers that refuse changes."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.pool import StaticPool

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.database import Database, bring_up_to_date
from clairscore.credit.decisions.faults import Fault, FaultKind

SQLITE_TRIGGERS: Final = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
POSTGRES_TRIGGERS: Final = """
    SELECT t.tgname AS name, c.relname AS tbl_name, t.tgenabled::text || ' ' || p.prosrc AS sql
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
"""
ENABLED: Final = "O"  # PostgreSQL's letter for a trigger that fires
KNOWN_TO_POSTGRES: Final = {
    ("append_only", "entries"): "entries are append-only",
    ("append_only_access", "access_log"): "the access log is append-only",
    ("append_only_access_truncate", "access_log"): "the access log is append-only",
}


def missing_columns(connection: Connection) -> list[Fault]:
    """Return a fault for each table that is gone, has other columns, or another version."""
    inspector = inspect(connection)
    there = set(inspector.get_table_names())
    if "alembic_version" not in there:
        return [Fault(FaultKind.SCHEMA, 0, "alembic_version")]
    versions = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    wrong = [] if versions == [schema.REVISION] else ["alembic_version"]
    return [Fault(FaultKind.SCHEMA, 0, name) for name in wrong] + [
        Fault(FaultKind.SCHEMA, 0, table.name)
        for table in schema.metadata.sorted_tables
        if table.name not in there
        or {one["name"] for one in inspector.get_columns(table.name)} != set(table.c.keys())
    ]


def missing_triggers(connection: Connection) -> Iterator[Fault]:
    """Yield a fault for each trigger that is gone, changed, or not ours."""
    if connection.dialect.name == "sqlite":
        found, wanted = _triggers(connection, SQLITE_TRIGGERS), _sqlite_triggers()
        wrong = {at for at in found.keys() | wanted.keys() if found.get(at) != wanted.get(at)}
    else:
        found = _triggers(connection, POSTGRES_TRIGGERS)
        wrong = found.keys() ^ KNOWN_TO_POSTGRES.keys()
        wrong |= {
            at
            for at, message in KNOWN_TO_POSTGRES.items()
            if at in found and not (found[at].startswith(ENABLED) and message in found[at])
        }
    for name, table in sorted(wrong):
        yield Fault(FaultKind.SCHEMA, 0, f"{table}: {name}")


def _triggers(connection: Connection, query: str) -> dict[tuple[str, str], str]:
    rows = connection.execute(text(query))
    return {(str(row.name), str(row.tbl_name)): str(row.sql) for row in rows}


@cache
def _sqlite_triggers() -> dict[tuple[str, str], str]:
    """Return the triggers that the migrations make."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    bring_up_to_date(Database(engine, "memory"))
    with engine.connect() as connection:
        found = _triggers(connection, SQLITE_TRIGGERS)
    engine.dispose()
    return found


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
