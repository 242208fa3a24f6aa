"""Reasons are the themes that moved the score most, told by their strongest features."""

from dataclasses import replace
from math import isnan, nan
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.credit.dictionary import Theme
from clairscore.credit.portfolio import Client, Distribution, Portfolio, open_portfolio
from clairscore.credit.portfolio.reasons import Usual, reasons, usual
from clairscore.texts import Label
from small_lender import Lender


@pytest.fixture(scope="module")
def portfolio(scored: Path) -> Portfolio:
    return open_portfolio(scored)


def a_client(portfolio: Portfolio, **points: float) -> Client:
    """Return the first client, with these points and none elsewhere."""
    client = portfolio.client(100)
    moved = dict.fromkeys(portfolio.dictionary.names, 0.0) | points
    return replace(client, points=moved, values={**client.values, "seniority": nan})


def many_themes(portfolio: Portfolio) -> Portfolio:
    """Return the portfolio with a theme of its own for each feature."""
    features = tuple(replace(f, theme=f.name) for f in portfolio.dictionary.features)
    themes = tuple(Theme(f.name, f.label, f.name.upper()) for f in features)
    return replace(
        portfolio, dictionary=replace(portfolio.dictionary, features=features, themes=themes)
    )


def test_themes_are_ranked_by_points_and_told_by_their_strongest_features(
    portfolio: Portfolio,
) -> None:
    client = a_client(portfolio, amount=1, debts=4, late=3, rating=-2, seniority=-6, housing=-1)
    found = reasons(client, portfolio)
    assert [(reason.theme, reason.points) for reason in found.raised] == [
        ("debts", 5),
        ("request", 1),
    ]
    assert [shown.feature for shown in found.raised[0].illustrations] == ["debts", "late"]
    assert [(reason.theme, reason.points) for reason in found.lowered] == [("person", -7)]
    assert [shown.feature for shown in found.lowered[0].illustrations] == ["seniority"]


def test_codes_are_the_theme_and_its_strongest_feature(portfolio: Portfolio) -> None:
    found = reasons(a_client(portfolio, debts=4, late=5), portfolio)
    assert [reason.code for reason in found.raised] == ["R10.late"]


def test_a_refusal_has_at_most_four_reasons(portfolio: Portfolio) -> None:
    every = many_themes(portfolio)
    found = reasons(a_client(every, **dict.fromkeys(every.dictionary.names, 3.0)), every)
    assert len(found.raised) == 4
    assert found.lowered == ()


def test_the_four_reasons_are_those_that_weigh_most_each_way(portfolio: Portfolio) -> None:
    every = many_themes(portfolio)
    points = {"amount": 1, "burden": 5, "debts": 3, "late": 4, "rating": 2, "housing": -1}
    found = reasons(a_client(every, **points), every)
    assert [reason.theme for reason in found.raised] == ["burden", "late", "debts", "rating"]
    assert [reason.theme for reason in found.lowered] == ["housing"]
    turned = reasons(a_client(every, **{name: -moved for name, moved in points.items()}), every)
    assert [reason.theme for reason in turned.lowered] == ["burden", "late", "debts", "rating"]
    assert [reason.theme for reason in turned.raised] == ["housing"]


@given(
    st.dictionaries(
        st.sampled_from(["amount", "burden", "debts", "late", "rating", "seniority", "age"]),
        st.floats(-20, 20, allow_nan=False),
    )
)
def test_protected_features_never_appear_and_signs_are_right(
    scored: Path, points: dict[str, float]
) -> None:
    opened = open_portfolio(scored)
    found = reasons(a_client(opened, **points), opened)
    for sign, listed in ((1, found.raised), (-1, found.lowered)):
        assert len(listed) <= 4
        assert all(sign * reason.points > 0 for reason in listed)
        shown = [one for reason in listed for one in reason.illustrations]
        assert all(sign * one.points > 0 for one in shown)
        assert "age" not in [one.feature for one in shown]
        assert [abs(r.points) for r in listed] == sorted(abs(r.points) for r in listed)[::-1]


def test_a_protected_input_leaves_its_theme_with_its_other_features(portfolio: Portfolio) -> None:
    found = reasons(a_client(portfolio, age=9, seniority=2), portfolio)
    assert [(reason.theme, reason.points) for reason in found.raised] == [("person", 2)]


def test_small_moves_are_no_reasons_unless_nothing_else_moved(portfolio: Portfolio) -> None:
    both = reasons(a_client(portfolio, amount=6, debts=0.4), portfolio)
    assert [reason.theme for reason in both.raised] == ["request"]
    alone = reasons(a_client(portfolio, debts=0.4, amount=0.1), portfolio)
    assert [reason.theme for reason in alone.raised] == ["debts"]
    assert reasons(a_client(portfolio), portfolio).raised == ()


@pytest.mark.parametrize(("points", "told"), [(0.5, True), (0.499, False)])
def test_beside_others_half_a_point_is_the_smallest_reason(
    portfolio: Portfolio, points: float, *, told: bool
) -> None:
    raised = reasons(a_client(portfolio, amount=6, debts=points), portfolio).raised
    assert ("debts" in [reason.theme for reason in raised]) == told
    lowered = reasons(a_client(portfolio, amount=-6, debts=-points), portfolio).lowered
    assert ("debts" in [reason.theme for reason in lowered]) == told


@pytest.mark.parametrize(("points", "told"), [(0.1, True), (0.099, False)])
def test_on_a_scale_of_two_points_a_doubling_a_tenth_is_the_smallest_reason(
    portfolio: Portfolio, points: float, *, told: bool
) -> None:
    narrow = replace(portfolio, scale=replace(portfolio.scale, points_per_doubling=2))
    raised = reasons(a_client(narrow, amount=6, debts=points), narrow).raised
    assert ("debts" in [reason.theme for reason in raised]) == told


@pytest.mark.parametrize(("second", "told"), [(2.0, True), (1.999, False)])
def test_a_second_feature_weighs_at_least_a_third_of_the_first(
    portfolio: Portfolio, second: float, *, told: bool
) -> None:
    (reason,) = reasons(a_client(portfolio, debts=6, late=second), portfolio).raised
    assert [one.feature for one in reason.illustrations] == ["debts", *(["late"] if told else [])]


def test_a_second_feature_must_weigh_and_say_something_else(portfolio: Portfolio) -> None:
    light = reasons(a_client(portfolio, debts=6, late=1), portfolio)
    assert [shown.feature for shown in light.raised[0].illustrations] == ["debts"]
    features = tuple(
        replace(f, label=Label("Part maximale", "Number of credits elsewhere, maximum"))
        if f.name == "late"
        else f
        for f in portfolio.dictionary.features
    )
    alike = replace(portfolio, dictionary=replace(portfolio.dictionary, features=features))
    found = reasons(a_client(alike, debts=6, late=5, rating=4), alike)
    assert [shown.feature for shown in found.raised[0].illustrations] == ["debts", "rating"]


def test_a_missing_value_is_told_as_missing(portfolio: Portfolio) -> None:
    found = reasons(a_client(portfolio, seniority=3), portfolio)
    assert isnan(found.raised[0].illustrations[0].value)


def test_usual_is_the_middle_half_of_accepted_clients(portfolio: Portfolio) -> None:
    figures = portfolio.population.features["amount"]
    found = usual(portfolio.dictionary.by_name["amount"], figures)
    assert found == Usual(between=(figures.accepted.quantiles[1], figures.accepted.quantiles[3]))


def test_usual_of_yes_or_no_is_the_share_of_yes(lender: Lender, portfolio: Portfolio) -> None:
    found = usual(portfolio.dictionary.by_name["late"], portfolio.population.features["late"])
    late = lender.X[portfolio.scores < 50, lender.dictionary.names.index("late")]
    assert found is not None
    assert found.share_yes == pytest.approx(np.nanmean(late))


def test_usual_of_a_category_is_its_commonest_values(portfolio: Portfolio) -> None:
    found = usual(portfolio.dictionary.by_name["housing"], portfolio.population.features["housing"])
    assert found is not None
    shares = [share for _, share in found.commonest]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)


def test_the_three_commonest_categories_are_usual_and_none_that_nobody_has(
    portfolio: Portfolio,
) -> None:
    housing, figures = (
        portfolio.dictionary.by_name["housing"],
        portfolio.population.features["housing"],
    )
    four = replace(figures, accepted=Distribution(50, 10, (), (6, 20, 4, 10)))
    assert usual(housing, four) == Usual(commonest=((1, 0.5), (3, 0.25), (0, 0.15)))
    two = replace(figures, accepted=Distribution(50, 10, (), (0, 10, 0, 30)))
    assert usual(housing, two) == Usual(commonest=((3, 0.75), (1, 0.25)))


@pytest.mark.parametrize("name", ["amount", "late", "housing"])
def test_nothing_is_usual_among_fewer_than_twenty(portfolio: Portfolio, name: str) -> None:
    feature, figures = portfolio.dictionary.by_name[name], portfolio.population.features[name]
    few = replace(figures, accepted=Distribution(25, 6, (), ()))
    assert usual(feature, few) is None
    enough = replace(figures, accepted=Distribution(26, 6, (1.0, 2.0, 3.0, 4.0, 5.0), (15, 5)))
    expected = {
        "amount": Usual(between=(2.0, 4.0)),
        "late": Usual(share_yes=0.25),
        "housing": Usual(commonest=((0, 0.75), (1, 0.25))),
    }
    assert usual(feature, enough) == expected[name]


def test_yes_or_no_that_never_varies_has_its_one_value(portfolio: Portfolio) -> None:
    same = Distribution(100, 0, (1.0,) * 5, (100,))
    figures = replace(portfolio.population.features["late"], edges=(), everyone=same, accepted=same)
    found = usual(portfolio.dictionary.by_name["late"], figures)
    assert found == Usual(share_yes=1.0)
