"""The decision in force: the model's, then a person's, then that of the last review."""

from datetime import UTC, datetime

import pytest

from clairscore.credit.decisions import DecidedBy, DecisionStore, Outcome
from clairscore.credit.decisions.standing import Standing
from decision_makers import new


def reviewed(store: DecisionStore, decision: str, person: str, outcome: Outcome) -> None:
    review = store.reviews.ask(decision, client_view="Mes revenus ont changé.", person="anne")
    store.reviews.settle(review.id, person=person, outcome=outcome, reasons=f"Vu par {person}.")


def test_where_nobody_decided_the_model_does(store: DecisionStore) -> None:
    store.record(new("another"))
    for proposed in (True, False):
        found = store.in_force("100013", proposed=proposed)
        assert (found.accepted, found.by, found.proposed) == (proposed, DecidedBy.MODEL, proposed)
        assert (found.person, found.at, found.reason) == ("", None, "")


def test_the_last_decision_of_a_person_goes_before_the_model(store: DecisionStore) -> None:
    store.record(new(override="Un garant s’est engagé."))
    last = store.record(new(person="bob"))
    found = store.in_force("100013", proposed=True)
    assert (found.accepted, found.by, found.person) == (False, DecidedBy.PERSON, "bob")
    assert (found.at, found.reason) == (last.at, "")
    assert found.proposed is False, "what the model said to who decided, not what it says now"


def test_a_review_goes_before_the_person_once_it_is_settled(store: DecisionStore) -> None:
    decision = store.record(new(override="Un garant s’est engagé."))
    review = store.reviews.ask(decision.id, client_view="…", person="anne")
    assert store.in_force("100013", proposed=False).by is DecidedBy.PERSON
    settled = store.reviews.settle(review.id, person="bob", outcome="change", reasons="Pas signé.")
    found = store.in_force("100013", proposed=False)
    assert (found.accepted, found.by, found.person) == (False, DecidedBy.REVIEW, "bob")
    assert (found.at, found.reason, found.proposed) == (settled.settled_at, "Pas signé.", False)


def test_a_review_that_confirms_stands_with_its_own_reasons(store: DecisionStore) -> None:
    decision = store.record(new(override="Un garant s’est engagé."))
    reviewed(store, decision.id, "bob", Outcome.CONFIRM)
    found = store.in_force("100013", proposed=False)
    assert (found.accepted, found.by, found.reason) == (True, DecidedBy.REVIEW, "Vu par bob.")


@pytest.mark.parametrize(
    ("outcomes", "accepted"),
    [
        ((Outcome.CHANGE, Outcome.CONFIRM), False),
        ((Outcome.CONFIRM, Outcome.CHANGE), True),
    ],
)
def test_of_several_reviews_the_last_one_stands(
    store: DecisionStore, outcomes: tuple[Outcome, ...], *, accepted: bool
) -> None:
    decision = store.record(new())
    for person, outcome in zip(("bob", "carl"), outcomes, strict=True):
        reviewed(store, decision.id, person, outcome)
    found = store.in_force("100013", proposed=False)
    assert (found.accepted, found.person) == (accepted, "carl")
    assert store.standing().accepted == {"100013": accepted}


def test_reviews_of_an_earlier_decision_count_no_more(store: DecisionStore) -> None:
    first = store.record(new())
    reviewed(store, first.id, "bob", Outcome.CHANGE)
    store.record(new(person="carl"))
    found = store.in_force("100013", proposed=False)
    assert (found.accepted, found.by, found.person) == (False, DecidedBy.PERSON, "carl")
    assert store.standing().accepted == {"100013": False}


def test_how_everyone_stands_is_one_question_and_then_only_what_changed(
    store: DecisionStore,
) -> None:
    assert store.standing() == Standing(0, {}, whole=True)
    decisions = [store.record(new(str(n), override="Oui." if n == 1 else "")) for n in range(3)]
    everyone = store.standing()
    assert everyone == Standing(3, {"0": False, "1": True, "2": False}, whole=True)
    assert store.standing(3) == Standing(3, {}, whole=False)
    reviewed(store, decisions[2].id, "bob", Outcome.CHANGE)
    store.record(new("3", accepted=True))
    assert store.standing(3) == Standing(6, {"2": True, "3": True}, whole=False)


def test_once_erased_nobody_s_decision_is_in_force(store: DecisionStore) -> None:
    store.record(new(override="Un garant s’est engagé."))
    store.record(new("100015"))
    seen = store.standing().position
    store.erase("100013", person="dpo")
    assert store.in_force("100013", proposed=False).by is DecidedBy.MODEL
    assert store.standing(seen) == Standing(3, {"100015": False}, whole=True)


def test_a_client_s_file_begins_with_the_decision_in_force(store: DecisionStore) -> None:
    decision = store.record(new(override="Un garant s’est engagé."))
    reviewed(store, decision.id, "bob", Outcome.CHANGE)
    found = store.export("100013").in_force
    assert found == store.in_force("100013", proposed=True)
    assert found is not None
    assert found.at is not None
    assert abs(datetime.now(UTC) - found.at).total_seconds() < 60
    assert store.export("100013").as_json()["in_force"]["by"] == "review"
