from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from clairscore.credit.decisions import DecisionStore, Outcome, open_store, upgrade
from clairscore.credit.decisions.database import bring_up_to_date, connect
from clairscore.credit.decisions.errors import (
    DecisionErased,
    IdempotencyConflict,
    OverrideChangesNothing,
    RecordMissing,
    RecordNewer,
    RecordOlder,
    RecordUrlInvalid,
    ReviewPending,
    ReviewSettled,
    SamePerson,
    TextNeeded,
    UnknownDecision,
    UnknownKey,
    UnknownReview,
)
from clairscore.credit.decisions.records import Override
from decision_makers import new, tamper


def test_what_was_recorded_is_read_back_as_it_was(store: DecisionStore) -> None:
    asked = new("100013", override="Un garant s’est engagé.")
    recorded = store.record(asked)
    assert recorded == store.decision(recorded.id)
    assert recorded.case == asked.case
    assert store.inputs(recorded.id) == asked.inputs
    assert (recorded.person, recorded.language, recorded.theme) == ("anne", "fr", "budget")
    assert recorded.versions == asked.versions
    assert recorded.overridden
    assert (recorded.model_accepted, recorded.accepted) == (False, True)
    assert recorded.override_reason == "Un garant s’est engagé."
    assert abs(datetime.now(UTC) - recorded.at) < timedelta(minutes=1)


def test_a_record_is_still_there_when_opened_again(store: DecisionStore, url: str) -> None:
    recorded = store.record(new())
    store.close()
    again = open_store(url, create=False)
    assert again.decisions() == (recorded,)
    again.close()


def test_decisions_come_latest_first_and_page_by_page(store: DecisionStore) -> None:
    ids = [store.record(new(str(n % 2))).id for n in range(5)]
    first = store.decisions(limit=2)
    assert [decision.id for decision in first] == ids[:2:-1]
    rest = store.decisions(after=first[-1].position)
    assert [decision.id for decision in rest] == ids[2::-1]
    assert [decision.id for decision in store.decisions("1")] == [ids[3], ids[1]]
    assert store.decisions("nobody") == ()


def test_a_request_sent_twice_is_recorded_once(store: DecisionStore) -> None:
    once = store.record(new(), "key-1")
    assert store.record(new(), "key-1") == once
    assert len(store.decisions()) == 1
    with pytest.raises(IdempotencyConflict, match="key-1"):
        store.record(new("other"), "key-1")
    assert store.record(new(person="bob"), "key-1") != once, "keys belong to a person"
    store.record(new())
    store.record(new())
    assert len(store.decisions()) == 4


def test_an_override_needs_a_reason_and_must_change_the_decision(store: DecisionStore) -> None:
    refused = new()
    with pytest.raises(TextNeeded, match="reason of the override"):
        store.record(new(override=" "))
    same = replace(refused, override=Override(accepted=False, reason="why"))
    with pytest.raises(OverrideChangesNothing, match="Confirm"):
        store.record(same)
    assert store.decisions() == ()


def test_what_is_unknown_is_told(store: DecisionStore) -> None:
    with pytest.raises(UnknownDecision, match="No decision nope"):
        store.decision("nope")
    with pytest.raises(UnknownDecision, match="No decision nope"):
        store.inputs("nope")
    with pytest.raises(UnknownDecision, match="No decision nope"):
        store.reviews.ask("nope", client_view="I disagree.", person="anne")
    with pytest.raises(UnknownReview, match="No review nope"):
        store.reviews.settle("nope", person="bob", outcome="confirm", reasons="It holds.")
    with pytest.raises(UnknownReview, match="No review nope"):
        store.reviews.get("nope")
    with pytest.raises(UnknownKey, match="No API key nope"):
        store.keys.revoke("nope", person="root")


def test_another_person_reviews_a_decision(store: DecisionStore) -> None:
    decision = store.record(new())
    asked = store.reviews.ask(decision.id, client_view="Mon loyer a baissé.", person="anne")
    assert asked.due == (datetime.now(UTC) + timedelta(days=30)).date()
    assert (asked.reviewer, asked.reasons, asked.settled_at) == ("", "", None)
    assert store.reviews.found() == (asked,)
    assert (asked.client, asked.client_view) == ("100013", "Mon loyer a baissé.")
    with pytest.raises(SamePerson, match="anne took the decision"):
        store.reviews.settle(asked.id, person="anne", outcome="change", reasons="Vu.")
    with pytest.raises(TextNeeded, match="reasons of the outcome"):
        store.reviews.settle(asked.id, person="bob", outcome="change", reasons="")
    settled = store.reviews.settle(asked.id, person="bob", outcome="change", reasons="Loyer vu.")
    assert (settled.reviewer, settled.outcome, settled.accepted) == ("bob", Outcome.CHANGE, True)
    assert settled.reasons == "Loyer vu."
    assert store.reviews.found() == ()
    assert store.reviews.found(open_only=False, client="100013") == (settled,)
    with pytest.raises(ReviewSettled, match="already, by bob"):
        store.reviews.settle(asked.id, person="cleo", outcome="confirm", reasons="Non.")


def test_a_confirmed_decision_stands_even_if_it_was_an_override(store: DecisionStore) -> None:
    decision = store.record(new(override="Garant."))
    review = store.reviews.ask(decision.id, client_view="Le taux.", person="anne")
    settled = store.reviews.settle(review.id, person="bob", outcome="confirm", reasons="Juste.")
    assert settled.accepted is True


def test_one_review_at_a_time_with_the_client_s_view(store: DecisionStore) -> None:
    decision = store.record(new())
    with pytest.raises(TextNeeded, match="client's view"):
        store.reviews.ask(decision.id, client_view="\n", person="anne")
    due = date(2030, 1, 31)
    first = store.reviews.ask(decision.id, client_view="Non.", person="anne", due=due)
    with pytest.raises(ReviewPending, match="2030-01-31"):
        store.reviews.ask(decision.id, client_view="Non !", person="anne")
    store.reviews.settle(first.id, person="bob", outcome="confirm", reasons="Revu.")
    second = store.reviews.ask(decision.id, client_view="Encore.", person="anne")
    assert [review.id for review in store.reviews.found(open_only=False)] == [first.id, second.id]
    assert [review.id for review in store.reviews.found(open_only=False, after=first.position)] == [
        second.id
    ]


def test_an_erased_client_is_found_nowhere(store: DecisionStore) -> None:
    kept, gone = store.record(new("1")), store.record(new("2", override="Secret."))
    review = store.reviews.ask(gone.id, client_view="Secret aussi.", person="anne")
    with pytest.raises(ReviewPending, match="under review"):
        store.erase("2", person="dpo")
    store.reviews.settle(review.id, person="bob", outcome="confirm", reasons="Secret enfin.")
    store.access.log("anne", "2", "screen")
    store.access.assign([("anne", "2"), ("anne", "1")], person="root")
    erased = store.erase("2", person="dpo")
    assert (erased.decisions, erased.reviews) == (1, 1)
    assert store.decisions("2") == ()
    assert store.decision(kept.id) == kept
    left = store.decision(gone.id)
    assert (left.case, left.override_reason, left.accepted) == (None, "", True)
    assert store.reviews.get(review.id).client_view == ""
    assert store.reviews.get(review.id).reasons == ""
    assert [access.client for access in store.access.readings()] == [""]
    assert store.access.assigned("anne", "2") is False
    for refused in (
        lambda: store.inputs(gone.id),
        lambda: store.reviews.ask(gone.id, client_view="x", person="anne"),
    ):
        with pytest.raises(DecisionErased, match="were erased"):
            refused()
    assert store.verify().faults == ()
    assert store.erase("2", person="dpo").decisions == 0


def test_in_sqlite_not_even_the_bytes_of_erased_data_remain(store: DecisionStore) -> None:
    if not store.database.is_sqlite:
        pytest.skip("PostgreSQL frees them at its next VACUUM")
    store.record(new("2", override="Unverwechselbar."))
    file = store.database.engine.url.database

    def bytes_of_all() -> bytes:
        found = b""
        for suffix in ("", "-wal"):
            with open(f"{file}{suffix}", "rb") as part:  # noqa: PTH123
                found += part.read()
        return found

    assert b"Unverwechselbar" in bytes_of_all()
    store.erase("2", person="dpo")
    assert b"Unverwechselbar" not in bytes_of_all()


def test_old_decisions_are_purged_unless_under_review(store: DecisionStore) -> None:
    old, reviewed, young = (store.record(new(str(n))) for n in range(3))
    store.reviews.ask(reviewed.id, client_view="Non.", person="anne")
    erased = store.purge(before=young.at, person="dpo")
    assert (erased.decisions, erased.kept) == (1, 1)
    assert store.decision(old.id).case is None
    assert store.decision(reviewed.id).case == new("1").case
    assert store.decision(young.id).case == new("2").case
    assert store.purge(before=young.at, person="dpo").decisions == 0
    assert store.verify().faults == ()


def test_old_readings_of_files_lose_their_client_and_younger_ones_keep_theirs(
    store: DecisionStore,
) -> None:
    for client in ("1", "2", "3"):
        store.access.log("anne", client, "screen")
    young, middle, _ = store.access.readings()
    assert young.at.tzinfo is UTC
    assert young.at > middle.at
    store.purge(before=middle.at, person="dpo")
    assert [access.client for access in store.access.readings()] == ["3", "2", ""]


def test_more_are_purged_than_one_statement_takes(
    store: DecisionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clairscore.credit.decisions.erasure.AT_ONCE", 3)
    decisions = [store.record(new(str(n))) for n in range(8)]
    settled = []
    for _ in range(5):
        review = store.reviews.ask(decisions[7].id, client_view="Secret.", person="anne")
        settled.append(
            store.reviews.settle(review.id, person="bob", outcome="confirm", reasons="Secret.")
        )
    erased = store.purge(before=datetime.now(UTC), person="dpo")
    assert (erased.decisions, erased.reviews) == (8, 5)
    left = [store.reviews.get(review.id) for review in settled]
    assert {(review.client_view, review.reasons) for review in left} == {("", "")}
    found = store.verify()
    assert (found.entries, found.erased, found.faults) == (8 + 2 * 5 + 3, 8 + 2 * 5, ())


def test_clients_are_assigned_or_no_assignments_are_kept(store: DecisionStore) -> None:
    assert store.access.assigned("anne", "1") is None
    store.access.assign([("anne", "1"), ("anne", "1"), ("bob", "2")], person="root")
    assert store.access.assigned("anne", "1") is True
    assert store.access.assigned("anne", "2") is False
    store.access.unassign("anne", "1", person="root")
    assert store.access.assigned("anne", "1") is False


def test_keys_are_found_by_their_hash_and_stay_revoked(store: DecisionStore) -> None:
    added = store.keys.add("nightly", digest="abc", roles=("adviser", "auditor"), person="root")
    assert store.keys.find("abc") == added
    assert store.keys.find("def") is None
    revoked = store.keys.revoke(added.id, person="root")
    assert revoked.revoked_at is not None
    assert store.keys.revoke(added.id, person="root") == revoked == store.keys.find("abc")
    assert store.keys.all() == (revoked,)


def test_an_older_record_is_upgraded_when_asked(url: str) -> None:
    first = connect(url)
    bring_up_to_date(first, to="0001")
    old = DecisionStore(first)  # decisions and reviews are in the first schema already
    kept = [old.record(new(str(n)), f"key-{n}") for n in range(3)]
    review = old.reviews.ask(kept[0].id, client_view="Non.", person="anne")
    with first.reading() as connection:
        head = connection.exec_driver_sql("SELECT hash FROM head").scalar_one()
    old.close()
    with pytest.raises(RecordOlder, match="clairscore decisions upgrade"):
        open_store(url)
    assert upgrade(url) == ("0001", "0003")
    assert upgrade(url) == ("0003", "0003")
    store = open_store(url)
    assert store.decisions() == tuple(reversed(kept))
    assert store.record(new("0"), "key-0") == kept[0], "recorded before the upgrade"
    store.reviews.settle(review.id, person="bob", outcome="confirm", reasons="Vu.")
    store.access.log("anne", "1", "screen")
    found = store.verify(head)
    assert (found.entries, found.faults) == (5, ())
    store.close()


def test_a_later_record_is_refused(store: DecisionStore, url: str) -> None:
    tamper(store, "UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(RecordNewer, match="schema 0099"):
        open_store(url)
    with pytest.raises(RecordNewer, match="Update Clairscore"):
        upgrade(url)


def test_a_record_is_not_made_by_a_mistyped_url(url: str) -> None:
    with pytest.raises(RecordMissing, match="No decision record"):
        open_store(url, create=False)


@pytest.mark.parametrize(
    "wrong",
    ["sqlite:decisions", "mysql://u:secret@host/db", "sqlite://", "sqlite:///:memory:", "x://y"],
)
def test_a_url_that_names_no_record_is_told_without_its_password(wrong: str) -> None:
    with pytest.raises(RecordUrlInvalid, match="names no decision record") as told:
        open_store(wrong)
    assert "secret" not in str(told.value)
