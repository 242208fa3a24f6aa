"""What the portfolio screen says equals what numpy finds in the portfolio."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.model.cutoff import LEVELS, LIMIT, Costs
from clairscore.credit.portfolio import (
    Distribution,
    FeatureFigures,
    Portfolio,
    Ranking,
    open_portfolio,
)
from clairscore.credit.portfolio.cost_simulation import cost_ratios, own_ratio
from clairscore.credit.portfolio.layout import MISSING, PARTS
from clairscore.credit.portfolio.outcomes import FEWEST
from clairscore.presentation.portfolio.clients import (
    PAGE,
    ClientFilter,
    ClientList,
    ClientRow,
    client_filter,
    client_list,
)
from clairscore.presentation.portfolio.clients_markup import list_controls, list_markup
from clairscore.presentation.portfolio.markup import (
    overview_figures,
    overview_markup,
    segment_figures,
    simulation_figure,
    simulation_markup,
)
from clairscore.presentation.portfolio.page import (
    portfolio_page,
    segment_features,
    segment_page,
    simulated_ratio,
    simulation,
)
from clairscore.presentation.words.segments import segments
from clairscore.texts import Label, Language, translator

SAY = translator("en")


@pytest.fixture(scope="module")
def portfolio(scored: Path) -> Portfolio:
    return open_portfolio(scored)


@pytest.fixture(scope="module")
def ranking(portfolio: Portfolio) -> Ranking:
    return Ranking(portfolio)


@pytest.fixture(scope="module")
def pd(portfolio: Portfolio) -> NDArray[np.float64]:
    return np.array([portfolio.pd(row) for row in range(len(portfolio.ids))])


def in_test(portfolio: Portfolio) -> NDArray[np.bool_]:
    return (portfolio.parts == PARTS.index("test")) & (portfolio.targets >= 0)


def test_the_overview_counts_everyone(portfolio: Portfolio, ranking: Ranking) -> None:
    page = portfolio_page(portfolio, ranking, SAY)
    accepted = int((portfolio.scores < LIMIT).sum())
    assert (page.n, page.n_accepted) == (len(portfolio.scores), accepted)
    assert page.summary.startswith(f"Of 1,300 clients, {accepted:,} are accepted")


def test_outcomes_by_band_are_those_of_the_test_clients(
    portfolio: Portfolio, ranking: Ranking, pd: NDArray[np.float64]
) -> None:
    tested = in_test(portfolio)
    found = portfolio_page(portfolio, ranking, SAY).outcomes
    assert sum(band.outcome.tested for band in found) == tested.sum()
    assert sum(band.n for band in found) == len(pd)
    for band in found:
        low = -np.inf if band.low == 0 else band.low
        high = np.inf if band.high == 100 else band.high
        among = tested & (portfolio.scores >= low) & (portfolio.scores < high)
        assert band.outcome.observed.value == pytest.approx(portfolio.targets[among].mean())
        assert band.outcome.announced == pytest.approx(pd[among].mean())


def test_without_tested_clients_there_is_no_outcome_and_this_is_said(
    portfolio: Portfolio, ranking: Ranking
) -> None:
    untested = tuple(
        replace(band, tested=0, defaults=0, expected_defaults=0.0)
        for band in portfolio.population.bands
    )
    new = replace(portfolio, population=replace(portfolio.population, bands=untested))
    page = portfolio_page(new, ranking, SAY)
    assert page.outcomes == ()
    assert len(overview_figures(page, SAY)) == 1
    assert "can’t be compared with what happens yet" in overview_markup(page)


@pytest.mark.parametrize("feature", ["amount", "burden", "debts", "late", "housing", "age"])
def test_groups_of_a_feature_hold_everyone_once(
    portfolio: Portfolio,
    ranking: Ranking,
    pd: NDArray[np.float64],
    feature: str,
) -> None:
    codes = portfolio.codes(feature)
    described = portfolio.dictionary.by_name[feature]
    groups = segments(described, portfolio.population.features[feature], SAY, currency="EUR")
    page = segment_page(portfolio, ranking, feature, say=SAY)
    assert sum(row.group.n for row in page.rows) == len(codes)
    assert len({row.label for row in page.rows}) == len(page.rows)
    for group, row in zip(groups, page.rows, strict=True):
        among = np.isin(codes, group.codes)
        tested = among & in_test(portfolio)
        assert row.group.n == among.sum()
        assert row.group.acceptance == pytest.approx((portfolio.scores[among] < LIMIT).mean())
        assert row.group.mean_pd == pytest.approx(pd[among].mean())
        assert (row.group.outcome is None) == (tested.sum() < FEWEST)
        if row.group.outcome:
            assert row.group.outcome.observed.value == pytest.approx(
                portfolio.targets[tested].mean()
            )


def test_features_that_weigh_most_come_first(portfolio: Portfolio) -> None:
    sizes = [
        portfolio.population.features[name].mean_abs_points for name in segment_features(portfolio)
    ]
    assert sizes == sorted(sizes, reverse=True)


def test_an_unknown_feature_is_taken_for_the_first(portfolio: Portfolio, ranking: Ranking) -> None:
    page = segment_page(portfolio, ranking, "no such", say=SAY)
    assert page.feature == segment_features(portfolio)[0]


def figures(counts: tuple[int, ...], edges: tuple[float, ...], missing: int = 0) -> FeatureFigures:
    everyone = Distribution(sum(counts) + missing, missing, (0.0, 0.0, 1.0, 2.0, 3.0), counts)
    none = tuple(0 for _ in counts)
    return FeatureFigures(edges, everyone, everyone, everyone, none, none, 1.0)


@pytest.mark.parametrize(
    ("kind", "counts", "edges", "labels"),
    [
        (Kind.COUNT, (5, 3, 2), (0.5, 1.5), ["0", "1", "2 and over"]),
        (Kind.YES_NO, (5, 3), (0.5,), ["no", "yes"]),
        (Kind.PERCENT, (5, 3, 2), (0.1, 0.2), ["below 10%", "10% to under 20%", "20% and over"]),
        (Kind.NUMBER, (9,), (), ["1"]),
    ],
)
def test_groups_are_named_as_a_person_would(
    kind: Kind, counts: tuple[int, ...], edges: tuple[float, ...], labels: list[str]
) -> None:
    feature = Feature("x", Label("x", "x"), "t", kind)
    found = segments(feature, figures(counts, edges, missing=1), SAY)
    assert [group.label for group in found] == [*labels, SAY("value-missing")]
    assert found[-1].codes == (MISSING,)


def test_rare_categories_go_together() -> None:
    categories = {f"c{k}": Label(f"c{k}", f"c{k}") for k in range(20)}
    feature = Feature("x", Label("x", "x"), "t", Kind.CATEGORY, categories=categories)
    found = segments(feature, figures(tuple(range(20)), ()), SAY)
    assert found[0].label == "c19"
    assert found[-1].label == "others (11 categories)"  # nobody is in the first one
    assert {code for group in found for code in group.codes} == set(range(1, 20))


@given(ratio=st.floats(0.5, 200))
def test_a_simulated_cut_off_counts_what_numpy_counts(
    ranking: Ranking,
    pd: NDArray[np.float64],
    ratio: float,
) -> None:
    costs = Costs(ratio, 1)
    found = ranking.outcome(costs.cutoff, costs)
    accepted = pd < costs.cutoff
    assert abs(found.n_accepted - accepted.sum()) <= 1  # a client just at the limit
    cost = np.where(accepted, ratio * pd, 1 - pd).mean()
    assert found.cost == pytest.approx(cost, rel=1e-9)
    others = [ranking.outcome(at, costs).cost for at in (0.01, 0.05, 0.2, 0.5)]
    assert found.cost <= min(others) + 1e-12


def test_at_the_model_s_costs_nothing_changes(portfolio: Portfolio, ranking: Ranking) -> None:
    page = simulation(portfolio, ranking, own_ratio(portfolio), say=SAY)
    assert page.found.there == page.found.here
    assert page.found.there.n_accepted == portfolio.population.n_accepted
    assert page.found.there.limit == LIMIT
    assert "These are the costs with which the model decides." in page.sentence


def test_dearer_defaults_lower_the_cut_off(portfolio: Portfolio, ranking: Ranking) -> None:
    page = simulation(portfolio, ranking, 100, say=SAY)
    assert page.found.cutoff < page.found.own_cutoff
    assert page.found.there.n_accepted < page.found.here.n_accepted
    assert page.found.there.cost <= page.found.here.cost
    assert "fewer clients accepted" in page.sentence
    ways = [float(row[-1]) for row in page.rows]
    assert min(ways) == ways[0]


@pytest.mark.parametrize("asked", ["", "x", "nan", "inf"])
def test_a_ratio_that_can_t_be_read_is_the_model_s(portfolio: Portfolio, asked: str) -> None:
    assert simulated_ratio(portfolio, asked) == own_ratio(portfolio)


def test_the_nearest_ratio_is_simulated(portfolio: Portfolio) -> None:
    assert simulated_ratio(portfolio, "1000") == cost_ratios(portfolio)[-1]
    assert own_ratio(portfolio) in cost_ratios(portfolio)


def listed(portfolio: Portfolio, ranking: Ranking, asked: ClientFilter) -> ClientList:
    return client_list(portfolio, ranking, asked, accepted=portfolio.scores < LIMIT, say=SAY)


@pytest.mark.parametrize("sort", ["score", "-score", "id", "-id"])
@pytest.mark.parametrize("decision", ["", "accepted", "refused"])
def test_the_list_is_sorted_and_filtered_as_numpy_does(
    portfolio: Portfolio, ranking: Ranking, sort: str, decision: str
) -> None:
    asked = ClientFilter(decision=decision, low=30, high=60, sort=sort, page=2)
    page = listed(portfolio, ranking, asked)
    scores = portfolio.scores
    keep = (scores >= 30) & (scores < 60)
    if decision:
        keep &= (scores < LIMIT) == (decision == "accepted")
    rows = np.flatnonzero(keep)
    if sort.endswith("score"):
        rows = rows[np.argsort(scores[rows], kind="stable")]
    rows = rows[::-1] if sort.startswith("-") else rows
    wanted = [str(one) for one in portfolio.ids[rows[PAGE : 2 * PAGE]]]
    assert [row.client for row in page.rows] == wanted
    assert page.n == len(rows)


@pytest.mark.parametrize("sort", ["score", "-id"])
def test_the_list_is_filtered_and_says_decisions_as_they_stand(
    portfolio: Portfolio, ranking: Ranking, sort: str
) -> None:
    accepted = portfolio.scores < LIMIT
    moved = int(portfolio.scores.argmax()), int(portfolio.scores.argmin())
    accepted[[*moved]] = ~accepted[[*moved]]
    for decision, n in (("accepted", int(accepted.sum())), ("refused", int((~accepted).sum()))):
        found: list[ClientRow] = []
        for page in range(1, -(-n // PAGE) + 1):
            asked = ClientFilter(decision=decision, sort=sort, page=page)
            shown = client_list(portfolio, ranking, asked, accepted=accepted, say=SAY)
            assert shown.n == n
            found.extend(shown.rows)
        wanted = portfolio.ids[accepted == (decision == "accepted")]
        assert {row.client for row in found} == {str(one) for one in wanted}
        (otherwise,) = [row.decision for row in found if "model" in row.decision]
        model = "refused" if decision == "accepted" else "accepted"
        assert otherwise == f"{decision} (model: {model})"


@pytest.mark.parametrize("name", [str(one) for one in LEVELS])
def test_a_level_filters_by_its_limits(portfolio: Portfolio, ranking: Ranking, name: str) -> None:
    page = listed(portfolio, ranking, ClientFilter(level=name))
    assert page.n == sum(
        portfolio.scale.level(score) == name for score in portfolio.scores.tolist()
    )


def test_beyond_the_last_page_is_the_last(portfolio: Portfolio, ranking: Ranking) -> None:
    page = listed(portfolio, ranking, ClientFilter(page=10**6))
    assert page.filter.page == page.n_pages == math.ceil(1300 / PAGE)
    assert 'aria-disabled="true">Next' in list_markup(page, SAY)


def test_contradicting_filters_find_nobody_and_say_what_to_do(
    portfolio: Portfolio, ranking: Ranking
) -> None:
    page = listed(portfolio, ranking, ClientFilter(decision="accepted", low=60))
    assert (page.n, page.rows) == (0, ())
    assert "Widen the scores" in list_markup(page, SAY)


def test_an_address_that_can_t_be_read_filters_nothing() -> None:
    asked = {"decision": "x", "level": "x", "from": "nan", "to": "x", "sort": "x", "page": "²"}
    assert client_filter(asked) == ClientFilter()
    assert client_filter({"from": "12,5", "page": "3"}) == ClientFilter(low=12.5, page=3)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_everything_is_drawn_in_both_languages(
    portfolio: Portfolio, ranking: Ranking, language: Language
) -> None:
    say = translator(language)
    everyone = portfolio_page(portfolio, ranking, say)
    groups = segment_page(portfolio, ranking, "housing", say=say)
    moved = simulation(portfolio, ranking, 20, say=say)
    drawn = (
        overview_markup(everyone),
        *overview_figures(everyone, say),
        *segment_figures(groups, say),
        simulation_markup(moved, say),
        simulation_figure(moved, say),
        list_controls(say),
    )
    assert sum("<figure" in one for one in drawn) == 5
    words = ("acceptés", "propriétaire") if language == "fr" else ("accepted", "owner")
    assert all(any(word in one for one in drawn) for word in words)
