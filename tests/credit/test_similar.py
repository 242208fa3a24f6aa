"""Groups to compare a client with are what they say, however they are counted."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.credit.dictionary import Kind
from clairscore.credit.portfolio import Client, Portfolio, open_portfolio
from clairscore.credit.portfolio.layout import MISSING
from clairscore.credit.portfolio.similar import (
    BAND_SHARE,
    Band,
    Comparisons,
    With,
    band_around,
    code_of,
)


@pytest.fixture(scope="module")
def portfolio(scored: Path) -> Portfolio:
    return open_portfolio(scored)


@pytest.fixture(scope="module")
def comparisons(portfolio: Portfolio) -> Comparisons:
    return Comparisons(portfolio)


def client(portfolio: Portfolio, row: int) -> Client:
    return portfolio.client(portfolio.ids[row].item())


def column(portfolio: Portfolio, feature: str) -> list[float]:
    """Return a feature's values by client, read row by row."""
    rows = range(len(portfolio.ids))
    return [client(portfolio, row).values[feature] for row in rows]


def test_the_code_of_a_value_is_the_one_that_was_stored(portfolio: Portfolio) -> None:
    for row in range(0, len(portfolio.ids), 50):
        for feature, value in client(portfolio, row).values.items():
            assert code_of(portfolio, feature, value) == portfolio.codes(feature)[row]


def test_accepted_and_refused_make_up_everyone(
    portfolio: Portfolio, comparisons: Comparisons
) -> None:
    one = client(portfolio, 0)
    groups = [comparisons.group(kind, one) for kind in (With.ACCEPTED, With.REFUSED, With.EVERYONE)]
    spreads = [comparisons.spread("amount", group) for group in groups]
    assert groups[0].n + groups[1].n == groups[2].n == len(portfolio.ids)
    assert (spreads[0].counts + spreads[1].counts == spreads[2].counts).all()
    assert (spreads[0].defaults + spreads[1].defaults == spreads[2].defaults).all()
    assert spreads[0].missing + spreads[1].missing == spreads[2].missing


def test_a_spread_counts_clients_and_known_outcomes(
    portfolio: Portfolio, comparisons: Comparisons
) -> None:
    spread = comparisons.spread("housing", comparisons.group(With.EVERYONE, client(portfolio, 0)))
    values = np.array(column(portfolio, "housing"))
    for code, count in enumerate(spread.counts):
        mine = values == code
        assert count == mine.sum()
        assert spread.known[code] == (mine & (portfolio.targets >= 0)).sum()
        assert spread.defaults[code] == (mine & (portfolio.targets == 1)).sum()
    assert spread.missing == np.isnan(values).sum()


def test_cells_count_every_client_once_and_average_their_scores(
    portfolio: Portfolio, comparisons: Comparisons
) -> None:
    place = np.minimum(np.arange(256), 4).astype(np.uint8)
    everyone = comparisons.group(With.EVERYONE, client(portfolio, 0))
    cells = comparisons.cells(("housing", place), ("debts", place), everyone)
    assert cells.counts.shape == (5, 5)
    assert cells.counts.sum() == len(portfolio.ids)
    total = np.nansum(cells.score * cells.counts)
    assert total == pytest.approx(portfolio.scores.sum())
    assert (np.isnan(cells.score) == (cells.counts == 0)).all()


@given(row=st.integers(0, 1_199), feature=st.sampled_from(["amount", "debts", "housing", "age"]))
def test_a_band_holds_the_client_and_a_fifth_of_all(
    portfolio: Portfolio, row: int, feature: str
) -> None:
    one = client(portfolio, row)
    band = band_around(portfolio, feature, one.values[feature])
    code = portfolio.codes(feature)[row]
    assert band.first <= code <= band.last
    if code == MISSING or portfolio.dictionary.by_name[feature].kind is Kind.CATEGORY:
        assert band.first == band.last
    else:
        counts = np.asarray(portfolio.population.features[feature].everyone.counts)
        assert counts[band.first : band.last + 1].sum() >= BAND_SHARE * counts.sum()
        assert counts[band.first + 1 : band.last].sum() < BAND_SHARE * counts.sum(), "no wider"
        assert band.last < len(counts)


def test_alike_means_in_all_the_bands(portfolio: Portfolio, comparisons: Comparisons) -> None:
    one = client(portfolio, 7)
    bands = tuple(band_around(portfolio, name, one.values[name]) for name in ("amount", "housing"))
    group = comparisons.group(With.ALIKE, one, bands=bands)
    inside = [
        all(b.first <= portfolio.codes(b.feature)[row] <= b.last for b in bands)
        for row in range(len(portfolio.ids))
    ]
    assert group.n == sum(inside)
    assert isinstance(group.members, np.ndarray)
    assert (group.members == inside).all()


def test_alike_in_nothing_is_everyone(portfolio: Portfolio, comparisons: Comparisons) -> None:
    assert comparisons.group(With.ALIKE, client(portfolio, 0)).n == len(portfolio.ids)


def test_a_band_of_no_one_is_an_empty_group(portfolio: Portfolio, comparisons: Comparisons) -> None:
    nobody = (Band("amount", 254, 254),)
    assert comparisons.group(With.ALIKE, client(portfolio, 0), bands=nobody).n == 0


@pytest.mark.parametrize("row", [0, 11, 599, 1_199])
def test_the_nearest_are_others_and_lie_nearer_than_the_rest(
    portfolio: Portfolio, comparisons: Comparisons, row: int
) -> None:
    one = client(portfolio, row)
    near = comparisons.nearest(one)
    assert row not in near
    assert len(set(near.tolist())) == len(near) == len(portfolio.ids) // 10
    important = comparisons.coordinates[0]
    ranks = np.argsort(np.argsort(np.nan_to_num(column(portfolio, important))))
    if not np.isnan(one.values[important]):
        apart = np.abs(ranks - ranks[row])
        assert apart[near].mean() < apart.mean() / 2


def test_the_nearest_accepted_and_refused_are_so_and_the_third_is_another(
    portfolio: Portfolio, comparisons: Comparisons
) -> None:
    near = comparisons.neighbours(client(portfolio, 3))
    assert near.accepted is not None
    assert near.refused is not None
    assert portfolio.scores[near.accepted] < 50 <= portfolio.scores[near.refused]
    assert near.near_limit not in {near.accepted, near.refused, 3}
    if near.near_limit is not None:
        assert abs(portfolio.scores[near.near_limit] - 50) <= 2


def test_near_the_limit_is_nearer_on_a_narrow_scale(portfolio: Portfolio) -> None:
    scores = np.where(np.arange(len(portfolio.ids)) % 2, 20.0, 80.0)
    at = int(Comparisons(portfolio).nearest(client(portfolio, 0))[-1])
    scale = replace(portfolio.scale, points_per_doubling=2.5)
    for score, near in ((49.5, at), (49.49, None)):
        scores[at] = score
        narrow = replace(portfolio, scores=scores, scale=scale)
        assert Comparisons(narrow).neighbours(client(portfolio, 0)).near_limit == near


@pytest.mark.parametrize(
    ("score", "near"), [(48.0, True), (47.999, False), (52.0, True), (52.001, False)]
)
def test_near_the_limit_is_within_two_points_of_it(
    portfolio: Portfolio, score: float, *, near: bool
) -> None:
    scores = np.where(np.arange(len(portfolio.ids)) % 2, 20.0, 80.0)
    far = int(Comparisons(portfolio).nearest(client(portfolio, 0))[-1])  # there are nearer ones
    scores[far] = score
    found = Comparisons(replace(portfolio, scores=scores)).neighbours(client(portfolio, 0))
    assert found.near_limit == (far if near else None)


def test_the_nearest_by_a_category_have_the_same_or_lack_it_too(portfolio: Portfolio) -> None:
    population = replace(portfolio.population, moving=("housing",))
    comparisons = Comparisons(replace(portfolio, population=population))
    codes = portfolio.codes("housing")
    for code in np.unique(codes).tolist():
        row = int(np.flatnonzero(codes == code)[-1])
        alike = np.flatnonzero(codes == code)[:-1]
        near = comparisons.nearest(client(portfolio, row))
        n = min(len(near), len(alike))
        assert near[:n].tolist() == alike[:n].tolist(), "those alike first, in the order of ids"


def test_what_is_kept_is_bounded(portfolio: Portfolio) -> None:
    comparisons = Comparisons(portfolio)
    found = [comparisons.nearest(client(portfolio, row)) for row in range(300)]
    again = comparisons.nearest(client(portfolio, 0))
    assert (found[0] == again).all()
    assert found[0] is not again  # forgotten, and found anew
    assert comparisons.nearest(client(portfolio, 299)) is found[299]
