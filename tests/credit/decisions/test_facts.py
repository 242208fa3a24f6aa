"""From a client to what is recorded, and back by computing it again."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from clairscore.application.decide import record_decision, replay_decision
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.decisions import DecisionStore, open_store, record_beside
from clairscore.credit.decisions.errors import DecisionErased, ModelElsewhere
from clairscore.credit.decisions.facts import groups, new_decision
from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio import Client, Portfolio, open_portfolio
from clairscore.presentation.client.page import page_of
from clairscore.presentation.decision.words import shown
from clairscore.presentation.offers.page import offers_page
from small_lender import Lender


@pytest.fixture(scope="module")
def portfolio(scored: Path) -> Portfolio:
    return open_portfolio(scored)


@pytest.fixture
def store(tmp_path: Path) -> DecisionStore:
    return open_store(f"sqlite:///{tmp_path / 'decisions.db'}")


def test_every_decision_of_a_portfolio_can_be_computed_again(
    portfolio: Portfolio, scored: Path, store: DecisionStore
) -> None:
    for client in portfolio.ids[:30].tolist():
        recorded = record_decision(store, portfolio, client, person="anne")
        found = replay_decision(store, recorded.id, scored)
        assert found.differences == ()
        assert recorded.case is not None
        assert found.score == pytest.approx(recorded.case.score, abs=1e-9)
        assert found.compared >= 5 + len(recorded.case.contributions)
    store.close()


def test_a_decision_that_was_not_computed_so_is_found(
    portfolio: Portfolio, scored: Path, store: DecisionStore
) -> None:
    client = portfolio.client(103)
    page = page_of(client, portfolio, language="fr")
    offers = offers_page(Simulator(portfolio), client, language="fr")
    asked = new_decision(client, portfolio, shown(page, offers), person="anne")
    wrong = replace(asked, inputs={**asked.inputs, "burden": 0.95})
    found = replay_decision(store, store.record(wrong).id, scored)
    assert {"score", "pd", "burden"} <= {each.name for each in found.differences}
    assert found.largest >= 1
    store.close()


def test_a_decision_is_not_replayed_with_another_model(
    portfolio: Portfolio, lender: Lender, store: DecisionStore, tmp_path: Path
) -> None:
    recorded = record_decision(store, portfolio, 103, person="anne")
    other = lender.write_model(
        lender.model(scorer=lender.linear()), tmp_path / "other", parts={100: "test"}
    )
    with pytest.raises(ModelElsewhere, match=recorded.versions.model):
        replay_decision(store, recorded.id, other)
    store.erase("103", person="dpo")
    with pytest.raises(DecisionErased, match="were erased"):
        replay_decision(store, recorded.id, other)
    store.close()


def test_the_facts_are_those_of_the_page(portfolio: Portfolio) -> None:
    simulator = Simulator(portfolio)
    for client in (portfolio.client(one) for one in portfolio.ids[:40].tolist()):
        page = page_of(client, portfolio, language="en")
        offers = offers_page(simulator, client, language="en")
        asked = new_decision(client, portfolio, shown(page, offers), person="anne")
        case = asked.case
        assert (case.client, case.pd, case.score) == (page.client, page.pd, page.exact_score)
        assert case.base + sum(case.contributions.values()) == pytest.approx(case.score)
        assert [r.sentence for r in case.reasons] == [
            r.sentence for r in page.raised + page.lowered
        ]
        weighed = [t for t in page.themes if (t.exact_points > 0) != page.accepted]
        assert asked.theme == (weighed[0].name if weighed else "")
        assert asked.versions.model == page.identity.model
        assert set(asked.inputs) == set(client.points)
        assert "age" not in asked.inputs, "what can't move the score is not kept"


def test_groups_of_protected_features_are_coarse(portfolio: Portfolio) -> None:
    def aged(age: float) -> Client:
        client = portfolio.client(103)
        return replace(client, values={**client.values, "age": age})

    found = [groups(aged(age), portfolio.dictionary) for age in (20, 29.9, 30, float("nan"))]
    assert found == [{"age": "20–30"}, {"age": "20–30"}, {"age": "30–40"}, {"age": "missing"}]


def test_the_record_stands_beside_the_portfolio(scored: Path) -> None:
    assert record_beside(scored) == f"sqlite:///{scored.parent / 'decisions.db'}"


def test_what_would_be_accepted_is_recorded_as_it_was_shown(
    asked_for: Path, store: DecisionStore
) -> None:
    portfolio = open_portfolio(asked_for)
    for at, words in (
        (np.argmax(portfolio.scores >= LIMIT), True),
        (portfolio.scores.argmin(), False),
    ):
        client = portfolio.client(portfolio.ids[at].item())
        recorded = record_decision(store, portfolio, client.id, person="anne")
        page = offers_page(Simulator(portfolio), client, language="fr")
        case = store.decision(recorded.id).case
        assert case is not None
        assert bool(case.offers) == words
        assert {offer.sentence for offer in page.offers} <= set(case.offers)
    assert store.verify().faults == ()
    store.close()
