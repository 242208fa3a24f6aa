from datetime import UTC, date, datetime, timedelta

import pytest

from clairscore.core.rates import wilson
from clairscore.credit.decisions import DecisionStore
from clairscore.credit.decisions.errors import NothingRecorded
from clairscore.credit.decisions.oversight import Rate
from decision_makers import new, of_group, tamper


def test_figures_of_nothing_are_none(store: DecisionStore) -> None:
    found = store.oversight()
    assert (found.overridden, found.accepted) == (Rate(0, 0), Rate(0, 0))
    assert (found.overridden.value, found.overridden.interval) == (None, None)
    assert (found.by_person, found.by_group, found.by_month) == ((), (), ())


def test_overrides_are_counted_by_person_theme_and_month(store: DecisionStore) -> None:
    for n in range(3):
        store.record(new(str(n), person="anne", override="Garant." if n == 0 else ""))
    store.record(new("9", person="bob", accepted=True))
    found = store.oversight()
    assert found.overridden == Rate(1, 4)
    assert found.overridden.interval == wilson(1, 4)
    assert found.by_person == (("anne", Rate(1, 3)), ("bob", Rate(0, 1)))
    assert found.by_theme == (("budget", Rate(1, 4)),)
    (month,) = found.by_month
    assert month.month == datetime.now(UTC).strftime("%Y-%m")
    assert (month.overridden, month.accepted, month.agreed) == (Rate(1, 4), Rate(2, 4), Rate(0, 0))


def test_a_review_counts_in_the_month_of_its_decision(store: DecisionStore) -> None:
    old, *others = [store.record(new(str(n))) for n in range(4)]
    tamper(store, f"UPDATE decisions SET at = '2020-02-29T12:00:00' WHERE id = '{old.id}'")  # noqa: S608
    for outcome, decision in (("change", old), ("confirm", others[0]), ("confirm", others[1])):
        review = store.reviews.ask(decision.id, client_view="Non.", person="anne")
        store.reviews.settle(review.id, person="bob", outcome=outcome, reasons="Vu.")
    store.reviews.ask(others[2].id, client_view="Non.", person="anne")
    first, last = store.oversight().by_month
    assert (first.month, first.accepted, first.agreed) == ("2020-02", Rate(1, 1), Rate(0, 1))
    assert (last.accepted, last.agreed) == (Rate(0, 3), Rate(2, 2))


def test_acceptance_of_a_group_is_counted_as_it_stands_after_review(store: DecisionStore) -> None:
    women = [store.record(of_group(new(str(n)), "F")) for n in range(3)]
    store.record(of_group(new("9", accepted=True), "M"))
    for outcomes, decision in ((("change",), women[0]), (("change", "confirm"), women[1])):
        for outcome in outcomes:
            review = store.reviews.ask(decision.id, client_view="Non.", person="anne")
            store.reviews.settle(review.id, person="bob", outcome=outcome, reasons="Vu.")
    found = store.oversight()
    by_group = {row.group: (row.accepted, row.model_accepted) for row in found.by_group}
    assert by_group == {"F": (Rate(1, 3), Rate(0, 3)), "M": (Rate(1, 1), Rate(1, 1))}
    assert found.accepted == Rate(2, 4)
    assert found.reviews.agreed == Rate(1, 3)


def test_reviews_that_are_late_are_counted(store: DecisionStore) -> None:
    today = datetime.now(UTC).date()
    yesterday = today - timedelta(days=1)
    for client, due in (("1", yesterday), ("2", date(2999, 1, 1)), ("3", today), ("4", yesterday)):
        decision = store.record(new(client))
        day = max(due, today)
        review = store.reviews.ask(decision.id, client_view="Non.", person="anne", due=day)
        tamper(store, f"UPDATE reviews SET due = '{due}' WHERE position = {review.position}")  # noqa: S608
    reviews = store.oversight().reviews
    # who must have an answer today may still get it
    assert (reviews.asked, reviews.open, reviews.overdue) == (4, 4, 2)
    assert reviews.agreed == Rate(0, 0)
    store.reviews.settle(review.id, person="bob", outcome="confirm", reasons="Vu.")
    reviews = store.oversight().reviews
    assert (reviews.asked, reviews.open, reviews.overdue) == (4, 3, 1)


def test_only_decisions_since_a_moment_are_counted(store: DecisionStore) -> None:
    store.record(new("1"))
    later = store.record(new("2", override="Garant."))
    assert store.oversight(later.at).overridden == Rate(1, 1)
    assert store.oversight(later.at + timedelta(days=1)).overridden == Rate(0, 0)


def test_erased_decisions_still_count_but_for_groups(store: DecisionStore) -> None:
    store.record(new("1", override="Garant."))
    before = store.oversight()
    store.erase("1", person="dpo")
    found = store.oversight()
    assert (found.overridden, found.by_person) == (before.overridden, before.by_person)
    assert found.by_group == ()


def test_a_client_s_file_holds_everything_of_them_and_of_no_one_else(store: DecisionStore) -> None:
    theirs = store.record(new("1"))
    store.record(new("2"))
    review = store.reviews.ask(theirs.id, client_view="Non.", person="anne")
    store.access.log("anne", "1", "screen")
    store.access.log("anne", "2", "screen")
    file = store.export("1")
    assert [each.decision for each in file.decisions] == [theirs]
    assert file.decisions[0].inputs == new().inputs
    assert file.reviews == (review,)
    assert [access.client for access in file.accesses] == ["1"]
    assert abs(datetime.now(UTC) - file.made_at) < timedelta(minutes=1)
    data = file.as_json()
    assert data["decisions"][0]["decision"]["case"]["reasons"][0]["code"] == "R03"
    assert data["reviews"][0]["due"] == review.due.isoformat()
    with pytest.raises(NothingRecorded, match="nothing of client 3"):
        store.export("3")
