"""An edited application is scored as if it had been in the data; nothing else changes."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clairscore.credit.applicants.entries import Range, asked, editable, fault_of, known_range
from clairscore.credit.applicants.simulation import NotEditable, Simulator, merged
from clairscore.credit.dictionary import Kind
from clairscore.credit.features.what_if import derived_from, recompute, recompute_columns
from clairscore.credit.portfolio import Client, open_portfolio


@pytest.fixture(scope="module")
def simulator(asked_for: Path) -> Simulator:
    return Simulator(open_portfolio(asked_for))


@pytest.fixture(scope="module")
def client(simulator: Simulator) -> Client:
    return simulator.portfolio.client(118)


def test_an_unchanged_client_is_the_same_client(simulator: Simulator, client: Client) -> None:
    assert simulator.simulate(client, {}) is client
    assert simulator.simulate(client, {"income": client.values["income"]}) is client


def test_clients_of_the_portfolio_scored_anew_get_their_score(simulator: Simulator) -> None:
    portfolio = simulator.portfolio
    for client_id in portfolio.ids[::60]:
        known = portfolio.client(int(client_id))
        anew = simulator.assess(known.values, client_id=known.id)
        assert anew.score == pytest.approx(known.score, abs=1e-9)
        assert anew.points == pytest.approx(known.points, abs=1e-9)
        np.testing.assert_array_equal([*anew.values.values()], [*known.values.values()])


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(["credit_amount", "goods_price", "annuity", "income", "term"]),
        st.floats(1, 1e8, width=32),
        min_size=1,
    )
)
def test_base_and_points_are_the_score_whatever_is_edited(
    simulator: Simulator, client: Client, edits: dict[str, float]
) -> None:
    simulated = simulator.simulate(client, edits)
    total = simulator.portfolio.base + math.fsum(simulated.points.values())
    assert simulated.score == pytest.approx(total, abs=1e-6)
    odds = 0.25 * 2 ** ((total - 50) / 10)  # refused from a PD of 0.2; ten points double the odds
    assert simulated.pd == pytest.approx(odds / (1 + odds), rel=1e-9)


def test_an_edit_moves_the_ratios_and_leaves_histories(
    simulator: Simulator, client: Client
) -> None:
    before = client.values
    after = simulator.simulate(client, {"income": 2 * before["income"]}).values
    assert after["annuity_to_income"] == pytest.approx(before["annuity_to_income"] / 2)
    assert after["income_left"] == pytest.approx(after["income"] - after["annuity"])
    for name in ("bureau_debt", "external_score_2", "credit_amount", "term"):
        assert after[name] == pytest.approx(before[name], nan_ok=True)


def test_an_amount_edited_alone_keeps_the_term(simulator: Simulator, client: Client) -> None:
    half = client.values["credit_amount"] / 2
    after = simulator.simulate(client, {"credit_amount": half}).values
    assert after["term"] == pytest.approx(client.values["term"])
    assert after["annuity"] == pytest.approx(client.values["annuity"] / 2)


def test_an_edited_term_gives_the_instalment(simulator: Simulator, client: Client) -> None:
    after = simulator.simulate(client, {"term": 40.0}).values
    assert after["annuity"] == pytest.approx(client.values["credit_amount"] / 40)
    assert after["term"] == pytest.approx(40)


def test_an_edited_instalment_gives_the_term(simulator: Simulator, client: Client) -> None:
    edits = {"annuity": 10_000.0, "credit_amount": 200_000.0}
    after = simulator.simulate(client, edits).values
    assert after["term"] == pytest.approx(20)


def test_of_instalment_and_term_the_last_one_counts(simulator: Simulator) -> None:
    known = simulator.portfolio.dictionary
    assert merged({"term": 20.0}, "annuity", 9.0, dictionary=known) == {"annuity": 9.0}
    edits = {"annuity": 9.0, "income": 1.0}
    assert merged(edits, "term", 20.0, dictionary=known) == {"income": 1.0, "term": 20.0}


def test_a_simulation_has_no_outcome(simulator: Simulator, client: Client) -> None:
    simulated = simulator.simulate(client, {"income": 1.0})
    assert (simulated.id, simulated.defaulted, simulated.part) == (client.id, None, "new")


def test_the_past_is_not_for_editing(simulator: Simulator, client: Client) -> None:
    with pytest.raises(NotEditable, match=r"bureau_debt can’t be changed.*credit_amount"):
        simulator.simulate(client, {"bureau_debt": 0.0})


def test_what_a_client_can_change_are_fields_not_ratios(simulator: Simulator) -> None:
    names = [feature.name for feature in editable(simulator.portfolio.dictionary)]
    assert names == ["credit_amount", "goods_price", "annuity", "income", "term"]


def test_a_new_client_is_asked_for_what_the_score_needs(simulator: Simulator) -> None:
    asks = asked(simulator.portfolio)
    assert asks.required == ("credit_amount", "annuity", "income")
    assert "external_score_2" in asks.first
    derived = derived_from(simulator.portfolio.dictionary)
    assert not derived.keys() & {*asks.first, *asks.others}
    assert len({*asks.first, *asks.others}) == len(asks.first) + len(asks.others)


def test_a_lender_s_own_table_has_no_derived_features(scored: Path) -> None:
    own = Simulator(open_portfolio(scored))
    client = own.portfolio.client(103)
    edited = own.simulate(client, {"amount": 5_000.0})
    assert edited.values["amount"] == 5_000
    untouched = {name: value for name, value in client.values.items() if name != "amount"}
    assert {name: edited.values[name] for name in untouched} == pytest.approx(
        untouched, nan_ok=True
    )


def test_many_rows_are_recomputed_as_one_is(simulator: Simulator) -> None:
    portfolio = simulator.portfolio
    clients = [portfolio.client(int(one)).values for one in portfolio.ids[:30]]
    columns = {
        name: np.array([client[name] for client in clients], np.float32)
        for name in portfolio.dictionary.names
    }
    together = recompute_columns(columns, portfolio.dictionary)
    for row, values in enumerate(clients):
        alone = recompute(values, portfolio.dictionary)
        for name in derived_from(portfolio.dictionary):
            one = np.float32(np.nan if alone[name] is None else alone[name])
            np.testing.assert_array_equal(together[name][row], one)


def test_the_known_range_is_of_known_values(simulator: Simulator) -> None:
    known = known_range(simulator.portfolio, "external_score_2")
    assert 0 < known.low < known.high < 1
    assert known.holds(0.5)
    assert not known.holds(2)


@pytest.mark.parametrize(
    ("name", "value", "low", "fault"),
    [
        ("income", -1.0, 0.0, "fault-entry-negative"),
        ("annuity", 0.0, 0.0, "fault-entry-zero"),
        ("bureau_active_credits", 2.5, 0.0, "fault-entry-whole"),
        ("income", 1e13, 0.0, "fault-entry-large"),
        ("income", math.inf, 0.0, "fault-entry-large"),
        ("credit_beyond_goods", -1.0, -50.0, ""),  # some clients borrow less than the price
        ("income", 0.0, 0.0, ""),
        ("income", math.nan, 0.0, ""),
    ],
)
def test_nonsense_is_told_from_the_unusual(
    simulator: Simulator, name: str, value: float, low: float, fault: str
) -> None:
    feature = simulator.portfolio.dictionary.by_name[name]
    assert feature.kind is not Kind.CATEGORY
    assert fault_of(value, feature, Range(low, 9e9)) == (fault or None)
