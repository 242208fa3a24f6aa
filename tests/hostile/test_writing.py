"""What is written to a record, by whom, and what is refused: the same on both databases."""

import shutil
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from clairscore.access import Person, Role, key_digest, new_key
from clairscore.api.app import create_app
from clairscore.api.services import Services
from clairscore.credit.decisions import DecisionStore, open_store
from clairscore.credit.decisions.errors import (
    DueInvalid,
    RecordDamaged,
    RecordGone,
    SamePerson,
    TextUnusable,
)
from clairscore.credit.decisions.reviews import is_same_person
from clairscore.credit.portfolio import open_portfolio
from decision_makers import new, tamper
from postgres_server import Server

NUMBERS = count()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[DecisionStore]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'decisions.db'}"
    else:
        server: Server = request.getfixturevalue("postgres")
        url = server.create(f"written{next(NUMBERS)}")
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "decisions.db"


@pytest.fixture
def filed(file: Path) -> Generator[DecisionStore]:
    """Return a record in a file, with one decision."""
    opened = open_store(f"sqlite:///{file}")
    opened.record(new("1"))
    yield opened
    opened.close()


def remove(file: Path) -> None:
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()


def replace_by_another(file: Path) -> None:
    other = file.with_name("other.db")
    open_store(f"sqlite:///{other}").close()
    remove(file)
    other.rename(file)


@pytest.mark.parametrize("harm", [remove, replace_by_another])
def test_nothing_is_written_into_a_record_that_was_taken_away(
    filed: DecisionStore, file: Path, harm: Callable[[Path], None]
) -> None:
    harm(file)
    for act in (
        lambda: filed.record(new("2")),
        lambda: filed.access.log("anne", "1", "api"),
        filed.decisions,
    ):
        with pytest.raises(RecordGone, match="Nothing was recorded"):
            act()
        if harm is replace_by_another:
            break  # told once; then the record that is there is the one
    assert file.exists() == (harm is replace_by_another)


def test_a_record_that_comes_back_is_used_again(filed: DecisionStore, file: Path) -> None:
    with closing(sqlite3.connect(file)) as kept:
        kept.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(file, file.with_name("back-up.db"))
    remove(file)
    with pytest.raises(RecordGone, match="back-up"):
        filed.record(new("2"))
    file.with_name("back-up.db").rename(file)
    filed.record(new("2"))
    assert [one.case.client for one in filed.decisions() if one.case] == ["2", "1"]
    assert filed.verify().faults == ()


def test_a_record_deleted_under_a_running_api_is_told_by_each_write_and_by_readiness(
    scored: Path, file: Path
) -> None:
    services = Services(open_portfolio(scored), "fr", partial(open_store, f"sqlite:///{file}"))
    with TestClient(create_app(services, hosts=("testserver",))) as api:
        body = {"client": "100", "person": "anne"}
        assert api.post("/v1/decisions", json=body).status_code == 201
        assert api.get("/health/ready").status_code == 200
        remove(file)
        assert [api.post("/v1/decisions", json=body).status_code for _ in range(5)] == [503] * 5
        assert api.get("/health/ready").status_code == 503
    assert not file.exists()
    assert services.record
    services.record.close()


@pytest.mark.parametrize(
    "statement", ["DELETE FROM head", "DELETE FROM access_head", "UPDATE parts SET content = '[]'"]
)
def test_a_record_that_lost_its_head_or_holds_something_else_is_told_and_no_crash(
    store: DecisionStore, statement: str
) -> None:
    store.record(new("1"))
    tamper(store, statement)
    acts = {"access_head": lambda: store.access.log("anne", "1", "api"), "parts": store.decisions}
    act = next((a for name, a in acts.items() if name in statement), lambda: store.record(new("2")))
    with pytest.raises(RecordDamaged, match="clairscore decisions verify"):
        act()
    assert store.verify().faults


@pytest.mark.parametrize("text", ["an\x00ne", "an\ud800ne"])
def test_a_text_that_no_database_keeps_is_refused_alike_by_both(
    store: DecisionStore, text: str
) -> None:
    decision = store.record(new("1"))
    for act in (
        lambda: store.record(new(text)),
        lambda: store.record(new("2", person=text)),
        lambda: store.record(new("2"), text),
        lambda: store.reviews.ask(decision.id, client_view="Non.", person=text),
        lambda: store.access.log(text, "1", "api"),
        lambda: store.access.log("anne", text, "api"),
        lambda: store.access.assign([("anne", text)], person="root"),
        lambda: store.keys.add(text, digest="x", roles=[], person="root"),
        lambda: store.decisions(text),
    ):
        with pytest.raises(TextUnusable, match="NUL"):
            act()
    found = store.verify()
    assert (found.entries, found.faults) == (1, ())


@pytest.mark.parametrize(
    "spelt",
    ["anne", "ANNE", " anne ", "Anne", "\uff21\uff4e\uff4e\uff45", "an\u200bne", "anne\u00a0"],
)
def test_four_eyes_hold_however_a_name_is_written(store: DecisionStore, spelt: str) -> None:
    decision = store.record(new("1", person="anne"))
    review = store.reviews.ask(decision.id, client_view="Non.", person="anne")
    with pytest.raises(SamePerson):
        store.reviews.settle(review.id, person=spelt, outcome="change", reasons="Vu.")
    assert store.reviews.settle(review.id, person="bob", outcome="confirm", reasons="Vu.").outcome


def test_other_names_are_other_people() -> None:
    assert not is_same_person("anne", "anna")
    assert is_same_person("STRASSE", "straße")


@pytest.mark.parametrize("due", [date(1970, 1, 1), date(1, 1, 1), None])
def test_a_review_due_in_the_past_is_refused(store: DecisionStore, due: date | None) -> None:
    today = datetime.now(UTC).date()
    decision = store.record(new("1"))
    with pytest.raises(DueInvalid, match="is over"):
        store.reviews.ask(
            decision.id, client_view="Non.", person="anne", due=due or today - timedelta(days=1)
        )
    assert store.reviews.found() == ()
    assert store.reviews.ask(decision.id, client_view="Non.", person="anne", due=today).due == today


def test_who_assigned_and_who_added_or_revoked_a_key_is_in_the_chain(store: DecisionStore) -> None:
    store.access.assign([("anne", "1")], person="ada")
    store.access.unassign("anne", "1", person="bea")
    key = store.keys.add("batch", digest="x", roles=["auditor"], person="cleo")
    store.keys.revoke(key.id, person="dora")
    with store.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT kind, facts FROM entries ORDER BY position")
        told = [
            (row.kind, name)
            for row in rows
            for name in ("ada", "bea", "cleo", "dora")
            if name in row.facts
        ]
    assert told == [
        ("assigned", "ada"),
        ("unassigned", "bea"),
        ("key-added", "cleo"),
        ("key-revoked", "dora"),
    ]


WAYS = ("100", "+100", "0100", " 100 ", "1_00", "\uff11\uff10\uff10")


@pytest.fixture
def guarded(scored: Path, file: Path) -> Generator[tuple[TestClient, DecisionStore]]:
    """Return an API that a reviewer calls, and its record."""
    store, secret = open_store(f"sqlite:///{file}"), new_key()
    store.keys.add("review", digest=key_digest(secret), roles=[Role.REVIEWER], person="root")
    services = Services(
        open_portfolio(scored),
        "fr",
        lambda: store,
        tokens=_NoTokens(),  # type: ignore[arg-type]
    )
    with TestClient(create_app(services, hosts=("testserver",))) as api:
        api.headers["Authorization"] = f"Bearer {secret}"
        yield api, store
    store.close()


class _NoTokens:
    def person(self, token: str) -> Person:
        raise AssertionError(token)


def test_the_log_holds_the_client_s_own_number_however_it_was_typed(
    guarded: tuple[TestClient, DecisionStore],
) -> None:
    api, store = guarded
    answered = 0
    for typed in WAYS:
        score = api.post("/v1/score", json={"clients": [typed]})
        if score.status_code == 404:  # no way to write it here: nobody's file was read
            continue
        assert api.get("/v1/decisions", params={"client": typed}).status_code == 200
        assert api.get("/v1/reviews", params={"client": typed}).status_code == 200
        answered += 3
    noted = store.access.readings(limit=100)
    assert answered >= 9
    assert [one.client for one in noted] == ["100"] * answered
    store.erase("100", person="dpo")
    assert {one.client for one in store.access.readings(limit=100)} == {""}
    assert store.verify().faults == ()


def test_of_a_batch_that_is_refused_nothing_is_noted_as_read(
    guarded: tuple[TestClient, DecisionStore],
) -> None:
    api, store = guarded
    assert api.post("/v1/score", json={"clients": ["100", "103", "nobody"]}).status_code == 404
    assert store.access.readings() == ()
    assert api.post("/v1/score", json={"clients": ["100", "103"]}).status_code == 200
    assert {one.client for one in store.access.readings()} == {"100", "103"}
