"""Decisions to record, and hands that tamper with records, for tests."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import psycopg

from clairscore.credit.decisions import (
    Case,
    DecisionStore,
    NewDecision,
    Override,
    RecordedReason,
    Versions,
)


def new(
    client: str = "100013",
    *,
    person: str = "anne",
    accepted: bool = False,
    override: str = "",
) -> NewDecision:
    """Return a decision; with `override` as its reason, the contrary of the model's."""
    case = Case(
        client,
        pd=0.21,
        score=60.0,
        base=45.0,
        decision="La demande est refusée.",
        contributions={"burden": 15.0, "rating": 0.0},
        reasons=(
            RecordedReason("R03", "Charges", 15.0, "Les charges pèsent.", ("40 % des revenus",)),
        ),
        groups={"sex": "F", "age": "30–40"},
    )
    return NewDecision(
        person=person,
        language="fr",
        accepted=accepted,
        theme="budget",
        versions=Versions("m" * 64, "d" * 64, "p" * 64, cutoff=0.1, package="0.1.0"),
        case=case,
        inputs={"burden": 0.4, "rating": None, "housing": "rent"},
        override=Override(not accepted, override) if override else None,
    )


def of_group(decision: NewDecision, group: str) -> NewDecision:
    """Return the decision as if the client were of another group."""
    return replace(decision, case=replace(decision.case, groups={"sex": group}))


def tamper(store: DecisionStore, *statements: str) -> None:
    """Change a record behind its back, with all rights on the database."""
    url = store.database.engine.url
    if store.database.is_sqlite:
        with closing(sqlite3.connect(str(url.database))) as file, file:
            triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            guards = dict(triggers.fetchall())
            for trigger in guards:
                file.execute(f"DROP TRIGGER {trigger}")
            for statement in statements:
                file.execute(statement)
            for guard in guards.values():
                file.execute(guard)
        return
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        connection.execute("SET session_replication_role = replica")  # no triggers, no keys
        for statement in statements:
            connection.execute(statement.encode())
