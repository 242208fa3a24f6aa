"""Who gets a letter, and what it says where people decided."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from clairscore.application.decide import record_decision
from clairscore.application.letters import write_letters
from clairscore.application.standing import Standings
from clairscore.credit.decisions import DecidedBy, Decision, DecisionStore, Override, open_store
from clairscore.credit.model.bundle import ModelUnfit
from clairscore.credit.portfolio import (
    Portfolio,
    UnknownClient,
    open_portfolio,
    write_portfolio,
)
from clairscore.credit.portfolio.selection import select_clients
from clairscore.settings import settings_from
from decision_makers import new
from small_lender import Lender

ACCEPTED, REFUSED = 100, 103


@pytest.fixture(scope="module")
def portfolio(scored: Path) -> Portfolio:
    return open_portfolio(scored)


@pytest.fixture
def store(tmp_path: Path) -> Generator[DecisionStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'decisions.db'}")
    yield opened
    opened.close()


def standing(store: DecisionStore) -> Override | None:
    """Return what stands in place of the model's refusal, and why; None if it stands itself."""
    found = store.in_force(str(REFUSED), proposed=False)
    return Override(accepted=True, reason=found.reason) if found.accepted else None


def reviewed(store: DecisionStore, decision: Decision, *outcomes: str) -> None:
    """Review a decision, once for each outcome; the reasons are the outcome itself."""
    for outcome in outcomes:
        review = store.reviews.ask(decision.id, client_view="I disagree.", person="anne")
        store.reviews.settle(review.id, person="bob", outcome=outcome, reasons=f"To {outcome}.")


@pytest.mark.parametrize(
    ("refused_only", "everyone", "named", "expected"),
    [
        (True, False, (), [2, 3]),
        (True, False, ("100",), [0, 2, 3]),
        (False, False, ("109", "103"), [1, 3]),
        (False, True, (), [0, 1, 2, 3, 4]),
    ],
)
def test_a_client_at_exactly_the_limit_gets_the_letter_of_a_refusal(
    portfolio: Portfolio,
    *,
    refused_only: bool,
    everyone: bool,
    named: tuple[str, ...],
    expected: list[int],
) -> None:
    scores = np.full(len(portfolio.ids), 20.0)
    scores[:5] = [0.0, np.nextafter(50.0, 0), 50.0, 50.1, 49.0]
    few = replace(portfolio, ids=portfolio.ids[:5], scores=scores[:5])
    refused = ~Standings(few, lambda: None).accepted if refused_only else None
    found = select_clients(few, named, refused=refused, everyone=everyone)
    assert found == [few.ids[row] for row in expected]


def test_no_letter_is_written_on_the_scores_of_a_model_that_learnt_nothing(
    lender: Lender, tmp_path: Path
) -> None:
    model = lender.write_model(replace(lender.model(), unfit=True), tmp_path / "model", parts={})
    data = lender.write_dataset(tmp_path / "dataset")
    write_portfolio(model, data, tmp_path / "portfolio", unfit=True)
    settings = replace(settings_from({}), lender="Banque du Lac", contact="01 23 45 67 89")
    wished = {"clients": ["100"], "formats": ["html"]}
    with pytest.raises(ModelUnfit, match="learnt nothing"):
        write_letters(tmp_path / "portfolio", tmp_path / "none", settings, **wished)
    done = write_letters(tmp_path / "portfolio", tmp_path / "some", settings, **wished, unfit=True)
    assert done.written == 1


def test_a_named_client_who_is_unknown_is_told(portfolio: Portfolio) -> None:
    with pytest.raises(UnknownClient, match="No client 101"):
        select_clients(portfolio, ["101"])


def test_where_people_followed_the_model_nothing_stands_in_its_place(
    portfolio: Portfolio, store: DecisionStore
) -> None:
    assert standing(store) is None
    decision = record_decision(store, portfolio, REFUSED, person="anne")
    assert standing(store) is None
    reviewed(store, decision, "confirm")
    assert standing(store) is None


def test_the_latest_decision_stands(portfolio: Portfolio, store: DecisionStore) -> None:
    override = Override(accepted=True, reason="A guarantor.")
    record_decision(store, portfolio, REFUSED, person="anne")
    first = record_decision(store, portfolio, REFUSED, person="anne", override=override)
    assert standing(store) == override
    reviewed(store, first, "change", "confirm")
    assert standing(store) == Override(accepted=True, reason="To confirm.")
    record_decision(store, portfolio, REFUSED, person="cleo")
    assert standing(store) is None


@pytest.mark.parametrize(
    ("outcomes", "stands"),
    [
        (("change",), Override(accepted=True, reason="To change.")),
        (("confirm", "change"), Override(accepted=True, reason="To change.")),
        (("change", "confirm"), None),
    ],
)
def test_the_last_settled_review_of_a_decision_stands(
    portfolio: Portfolio,
    store: DecisionStore,
    *,
    outcomes: tuple[str, ...],
    stands: Override | None,
) -> None:
    decision = record_decision(store, portfolio, REFUSED, person="anne")
    reviewed(store, decision, *outcomes)
    store.reviews.ask(decision.id, client_view="Once more.", person="anne")  # open: changes nothing
    assert standing(store) == stands


def test_reviews_of_an_earlier_decision_or_of_others_do_not_stand(
    portfolio: Portfolio, store: DecisionStore
) -> None:
    reviewed(store, record_decision(store, portfolio, REFUSED, person="anne"), "change")
    reviewed(store, store.record(new(str(ACCEPTED))), "change")
    record_decision(store, portfolio, REFUSED, person="anne")
    assert standing(store) is None


def test_an_erased_decision_does_not_stand(portfolio: Portfolio, store: DecisionStore) -> None:
    override = Override(accepted=True, reason="A guarantor.")
    record_decision(store, portfolio, REFUSED, person="anne", override=override)
    store.erase(str(REFUSED), person="dpo")
    assert standing(store) is None
    assert store.in_force(str(REFUSED), proposed=False).by is DecidedBy.MODEL
