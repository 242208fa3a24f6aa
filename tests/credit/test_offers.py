"""What is offered is accepted, and where nothing is offered nothing would be: tried one by one."""

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from clairscore.credit.applicants.levers import MOST_AMOUNTS, Grid, grid_of, levers_of
from clairscore.credit.applicants.offers import Offers, Outcome, find_offers
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.dictionary import Dictionary, Feature, Kind, Role, Theme
from clairscore.credit.model.calibration import Platt
from clairscore.credit.model.scorer import LinearScorer, Shape
from clairscore.credit.offered import Offered
from clairscore.credit.portfolio import Client, open_portfolio, write_portfolio
from clairscore.texts import Label
from small_lender import Lender

MANY = 40
LIMIT, MARGIN = 50, 1  # ten points double the odds: a tenth of a doubling is a point


@pytest.fixture(scope="module")
def simulator(asked_for: Path) -> Simulator:
    return Simulator(open_portfolio(asked_for))


@pytest.fixture(scope="module")
def refused(simulator: Simulator) -> list[Client]:
    """Return clients whom the model refuses, from the limit to the riskiest."""
    portfolio = simulator.portfolio
    rows = np.flatnonzero(portfolio.scores >= LIMIT)
    ordered = rows[np.argsort(portfolio.scores[rows])]
    chosen = ordered[np.linspace(0, len(ordered) - 1, MANY).astype(int)]
    return [portfolio.client(portfolio.ids[row].item()) for row in chosen]


@pytest.fixture(scope="module")
def found(simulator: Simulator, refused: list[Client]) -> list[tuple[Client, Offers]]:
    return [(client, find_offers(simulator, client)) for client in refused]


def edits_at(client: Client, amount: float, term: float, *, goods_follow: bool) -> dict[str, float]:
    """Return the edits that lead to a point of the grid, as someone would type them."""
    asked = client.values["credit_amount"]
    edits = {"credit_amount": amount, "term": term}
    if goods_follow:
        edits["goods_price"] = client.values["goods_price"] - (asked - amount)
    return {name: value for name, value in edits.items() if value != client.values[name]}


def one_by_one(
    simulator: Simulator, client: Client, offers: Offers, *, goods_follow: bool
) -> NDArray[np.float64]:
    """Return the scores of a grid, each application simulated by itself."""
    assert offers.grid is not None
    return np.array(
        [
            [
                simulator.simulate(
                    client, edits_at(client, float(a), float(t), goods_follow=goods_follow)
                ).score
                for a in offers.grid.amounts
            ]
            for t in offers.grid.terms
        ]
    )


def test_every_offer_is_accepted_when_it_is_tried(
    simulator: Simulator, found: list[tuple[Client, Offers]]
) -> None:
    offered = [(client, offer) for client, offers in found for offer in offers.offers]
    assert len(offered) > MANY
    for client, offer in offered:
        tried = simulator.simulate(client, offer.edits)
        assert tried.accepted
        assert tried.score == pytest.approx(offer.score, abs=1e-9)
        assert tried.score <= LIMIT - MARGIN
        known = {name: tried.values[name] for name in offer.changes}
        assert known == pytest.approx(dict(offer.changes))
        assert offer.changes.get("credit_amount", 0) <= client.values["credit_amount"]


def test_the_whole_grid_scores_as_one_by_one(
    simulator: Simulator, found: list[tuple[Client, Offers]]
) -> None:
    kinds = {(offers.outcome, offers.goods_follow): (client, offers) for client, offers in found}
    assert len(kinds) >= 3
    for client, offers in kinds.values():
        scores = one_by_one(simulator, client, offers, goods_follow=offers.goods_follow)
        assert offers.scores is not None
        tried = np.isfinite(offers.scores)
        np.testing.assert_allclose(offers.scores[tried], scores[tried], atol=1e-9)


def test_within_a_range_every_amount_is_accepted(
    simulator: Simulator, found: list[tuple[Client, Offers]]
) -> None:
    checked = 0
    for client, offers in found[::6]:
        assert offers.grid is not None
        for one in offers.ranges:
            for amount in offers.grid.amounts[offers.grid.amounts <= one.high].tolist():
                edits = edits_at(client, amount, one.term, goods_follow=offers.goods_follow)
                assert simulator.simulate(client, edits).score <= LIMIT - MARGIN
                checked += 1
    assert checked > 100


def test_where_nothing_is_offered_nothing_would_be_accepted(
    simulator: Simulator, found: list[tuple[Client, Offers]]
) -> None:
    hopeless = [(client, offers) for client, offers in found if offers.outcome is Outcome.NONE]
    assert hopeless
    client, offers = hopeless[0]
    ways = [False, True] if client.values["goods_price"] > 0 else [False]
    scores = [one_by_one(simulator, client, offers, goods_follow=way) for way in ways]
    assert offers.tried <= sum(score.size for score in scores)
    assert min(score.min() for score in scores) >= LIMIT
    assert offers.offers == offers.ranges == ()


def test_offers_are_the_smallest_changes_of_their_kind(found: list[tuple[Client, Offers]]) -> None:
    for client, offers in found:
        grid, scores = offers.grid, offers.scores
        assert grid is not None
        assert scores is not None
        kinds = [frozenset(offer.edits) & {"credit_amount", "term"} for offer in offers.offers]
        assert len(kinds) == len(set(kinds)) <= 3
        for edits in (offer.edits for offer in offers.offers):
            assert (scores[smaller(client, grid, edits)] > LIMIT - MARGIN).all()


def smaller(client: Client, grid: Grid, edits: Mapping[str, float]) -> NDArray[np.bool_]:
    """Return where on a grid a change of the same one lever would be smaller than an offer's."""
    own = client.values["term"]
    found = np.zeros((len(grid.terms), len(grid.amounts)), np.bool_)
    if "term" not in edits and grid.own_term is not None:
        found[grid.own_term] = grid.amounts > np.float32(edits["credit_amount"])
    if "credit_amount" not in edits:
        change = np.abs(np.log(grid.terms / own))
        found[:, -1] = change < abs(math.log(edits["term"] / own)) - 1e-6
        if edits["term"] > own:  # a shorter one would cost more a month
            found[grid.terms < own] = False
    return found


def test_no_offer_costs_more_a_month_if_another_would_do(
    found: list[tuple[Client, Offers]],
) -> None:
    cheaper_first = 0
    for client, offers in found:
        assert offers.grid is not None or not offers.offers
        asked = client.values["annuity"]
        dearer = [offer.changes.get("annuity", 0) > asked for offer in offers.offers]
        assert all(dearer) or not any(dearer)
        cheaper_first += not any(dearer)
    assert cheaper_first > MANY / 2


def test_nothing_is_offered_to_whom_the_model_accepts(simulator: Simulator) -> None:
    row = int(np.argmin(simulator.portfolio.scores))
    client = simulator.portfolio.client(simulator.portfolio.ids[row].item())
    assert find_offers(simulator, client) == Offers(Outcome.ACCEPTED)


def test_without_an_amount_or_a_lever_nothing_is_tried(
    simulator: Simulator, refused: list[Client], scored: Path
) -> None:
    blank = replace(refused[0], values={**refused[0].values, "credit_amount": math.nan})
    assert find_offers(simulator, blank) == Offers(Outcome.UNKNOWN)
    portfolio = open_portfolio(scored)
    no_roles = Simulator(portfolio)
    row = int(np.argmax(portfolio.scores))
    client = portfolio.client(portfolio.ids[row].item())
    assert find_offers(no_roles, client) == Offers(Outcome.NO_LEVER)


@settings(max_examples=60)
@given(asked=st.floats(1, 1e8, width=32), own=st.floats(0.5, 500, width=32))
def test_a_grid_holds_round_amounts_up_to_the_one_asked_for(
    simulator: Simulator, asked: float, own: float
) -> None:
    levers = levers_of(simulator.portfolio.dictionary)
    assert levers is not None
    grid = grid_of(simulator.portfolio, levers, asked=asked, own=own)
    assert 1 <= len(grid.amounts) <= MOST_AMOUNTS + 2
    assert (np.diff(grid.amounts) > 0).all()
    assert grid.amounts.max(initial=0) <= asked
    np.testing.assert_array_equal(np.mod(grid.amounts[:-1], grid.step), 0)
    assert grid.own_term is not None
    assert grid.terms[grid.own_term] == np.float32(own)


LENT = {"amount": Offered(1_000, 1_000, 20_000), "term": Offered(10, 10, 60)}


def plain_lender(folder: Path, lent: dict[str, Offered]) -> Simulator:
    """Return a lender whose clients are refused from an instalment of 405, without derived features.

    Log-odds rise by 0.01 a euro of instalment, and a margin of one point is 0.1 · ln 2: 398.07.
    """
    names = {"amount": Role.AMOUNT, "instalment": Role.INSTALMENT, "term": Role.TERM}
    features = tuple(
        Feature(
            name,
            Label(name, name),
            "asked",
            Kind.NUMBER,
            actionable=True,
            role=role,
            offered=lent.get(name),
        )
        for name, role in names.items()
    )
    themes = (Theme("asked", Label("Demande", "Request"), "R01"),)
    X = np.array([[10_000, 500, 20]] + [[8_000, 200 + n, 40] for n in range(120)], np.float32)
    lender = Lender(
        Dictionary("client", "defaulted", features, themes),
        X,
        (np.arange(len(X)) % 2).astype(np.float64),
    )
    level = Shape((0.0,), (0.0,), 0.0)
    rising = Shape((0.0, 1_000.0), (0.0, 10.0), 0.0)
    scorer = LinearScorer(math.log(0.25) - 4.05, (level, rising, level))
    model = lender.write_model(
        lender.model(Platt(1.0, 0.0), scorer=scorer), folder / "model", parts={}
    )
    write_portfolio(model, lender.write_dataset(folder / "dataset"), folder / "portfolio")
    return Simulator(open_portfolio(folder / "portfolio"))


def test_offers_of_a_plain_lender_are_those_worked_out_by_hand(tmp_path: Path) -> None:
    simulator = plain_lender(tmp_path, LENT)
    client = simulator.portfolio.client(100)
    assert client.score == pytest.approx(50 + 10 * 0.95 / math.log(2))
    offers = find_offers(simulator, client)
    less, longer = offers.offers  # ln(10/7) < ln(30/20); no other term is nearer
    assert less.edits == {"amount": 7_000, "instalment": 350}
    assert longer.edits == pytest.approx({"term": 30, "instalment": 1_000 / 3})
    ranges = {one.term: (one.low, one.high) for one in offers.ranges}
    full = (1_000, 10_000)
    assert ranges == {
        10: (1_000, 3_000), 20: (1_000, 7_000), 30: full, 40: full, 50: full, 60: full
    }  # fmt: skip
    assert simulator.simulate(client, less.edits).score == pytest.approx(less.score)


@pytest.mark.parametrize(("smallest", "outcome"), [(8_000, Outcome.NARROW), (9_000, Outcome.NONE)])
def test_what_keeps_no_margin_is_not_offered(
    tmp_path: Path, smallest: float, outcome: Outcome
) -> None:
    lent = {"amount": Offered(1_000, smallest, 20_000), "term": Offered(20, 20, 20)}
    simulator = plain_lender(tmp_path, lent)
    offers = find_offers(simulator, simulator.portfolio.client(100))
    assert (offers.outcome, offers.offers, offers.ranges) == (outcome, (), ())
    assert offers.tried == (10_000 - smallest) / 1_000 + 1
