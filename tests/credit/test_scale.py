"""Scores from 0 to 100: the model's scale, the step back to it, levels by odds."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clairscore.credit.explanation import Explainer
from clairscore.credit.model.calibration import Platt
from clairscore.credit.model.cutoff import LEVELS, Level, log_odds_of
from clairscore.credit.model.scale import (
    POINTS_PER_DOUBLING,
    Scale,
    fitting_scale,
    share_within,
)
from clairscore.credit.model.scorer import LinearScorer, Shape
from small_lender import Lender

AT_ELEVENTH = 1 / 11  # odds of 1 to 10, as 10:1 costs have it

scales = st.builds(Scale, st.sampled_from(POINTS_PER_DOUBLING), st.floats(1e-4, 0.9999))
odds = st.floats(1e-12, 1e12)


def log_odds(*odds: float) -> np.ndarray:
    return np.log(np.array(odds))


@pytest.mark.parametrize(
    ("points", "doublings", "score"),
    [(10, 0, 50), (10, 1, 60), (10, -2, 30), (8, 1, 58), (5, -3, 35), (2.5, 4, 60), (1, 50, 100)],
)
def test_a_doubling_of_the_odds_is_worth_the_models_points(
    points: float, doublings: int, score: float
) -> None:
    found = Scale(points, AT_ELEVENTH).score(log_odds(0.1 * 2.0**doublings))
    assert found.tolist() == pytest.approx([score])


def test_what_lies_beyond_ends_at_0_or_100_by_a_step_of_the_rest() -> None:
    scale, z = Scale(10, AT_ELEVENTH), log_odds(0.1 * 2**7, 0.1 * 2**-6, 0.1 * 2**5, 0.1)
    assert scale.points(z).tolist() == pytest.approx([120, -10, 100, 50])
    assert scale.score(z).tolist() == pytest.approx([100, 0, 100, 50])
    assert scale.to_scale(z).tolist() == pytest.approx([-20, 10, 0, 0])


@given(scales, odds)
def test_sum_and_step_are_the_score_for_any_odds_on_any_scale(scale: Scale, odds: float) -> None:
    z = log_odds(odds)
    score = scale.score(z)[0]
    assert 0 <= score <= 100
    assert scale.points(z)[0] + scale.to_scale(z)[0] == pytest.approx(score, abs=1e-9)


@given(scales, odds)
@example(Scale(10, AT_ELEVENTH), 0.1)
@example(Scale(1, 0.5), 1 - 2**-53)
@example(Scale(1, 0.9999), 9999.0)
def test_the_score_never_contradicts_the_cut_off(scale: Scale, odds: float) -> None:
    z = log_odds(odds)
    refused = scale.pd(z)[0] >= scale.cutoff
    assert refused == (scale.score(z)[0] >= 50)
    assert refused == (z[0] >= log_odds_of(scale.cutoff))


@given(scales, st.integers(-3, 3))
def test_a_client_a_hair_from_the_limit_is_on_its_side_of_it(scale: Scale, hairs: int) -> None:
    z = np.array([log_odds_of(scale.cutoff)])
    for _ in range(abs(hairs)):
        z = np.nextafter(z, math.copysign(math.inf, hairs))
    assert (scale.score(z)[0] < 50) == (scale.pd(z)[0] < scale.cutoff) == (hairs < 0)


@given(scales, odds, odds)
def test_a_larger_risk_never_has_a_lower_score(scale: Scale, one: float, other: float) -> None:
    low, high = scale.score(np.sort(log_odds(one, other)))
    assert low <= high


@pytest.mark.parametrize("points", POINTS_PER_DOUBLING)
@pytest.mark.parametrize(
    ("times_the_limit", "level"),
    [
        (0.0001, Level.LOW),
        (0.249, Level.LOW),
        (0.251, Level.MODERATE),
        (0.999, Level.MODERATE),
        (1.001, Level.HIGH),
        (3.99, Level.HIGH),
        (4.01, Level.VERY_HIGH),
        (1e6, Level.VERY_HIGH),
    ],
)
def test_levels_are_told_by_odds_against_the_limit_on_every_scale(
    points: float, times_the_limit: float, level: Level
) -> None:
    scale = Scale(points, AT_ELEVENTH)
    score = scale.score(log_odds(0.1 * times_the_limit))
    assert LEVELS[scale.level_codes(score)[0]] is level
    assert scale.level(float(score[0])) is level


def test_scores_between_levels_follow_the_scale() -> None:
    assert Scale(10, AT_ELEVENTH).level_limits == (30, 50, 70)
    assert Scale(2.5, AT_ELEVENTH).level_limits == (45, 50, 55)
    assert Scale(10, AT_ELEVENTH).level(50) is Level.HIGH


@pytest.mark.parametrize(
    ("doublings", "points"),
    [(5, 10), (5.01, 8), (6.25, 8), (10, 5), (11, 4), (12.5, 4), (20, 2.5), (25, 2), (26, 1)],
)
def test_the_widest_scale_that_holds_the_clients_is_the_models(
    doublings: float, points: float
) -> None:
    z = log_odds(0.1 * 2.0 ** (doublings - 1e-9), 0.1, 0.1 * 2.0**-3)
    assert fitting_scale(z, AT_ELEVENTH) == Scale(points, AT_ELEVENTH)
    assert (
        fitting_scale(2 * log_odds_of(AT_ELEVENTH) - z, AT_ELEVENTH).points_per_doubling == points
    )


def test_one_client_in_a_thousand_may_lie_beyond_and_no_more() -> None:
    near, far = log_odds(0.1), log_odds(0.1 * 2.0**7)
    one = np.concatenate([np.repeat(near, 999), far])
    two = np.concatenate([np.repeat(near, 1998), far, far, far])
    assert fitting_scale(one, AT_ELEVENTH).points_per_doubling == 10
    assert fitting_scale(two, AT_ELEVENTH).points_per_doubling == 5
    assert share_within(Scale(10, AT_ELEVENTH), one) == 0.999


def test_clients_too_far_apart_for_any_scale_get_the_narrowest() -> None:
    scale = fitting_scale(log_odds(1e-30, 1e30), AT_ELEVENTH)
    assert scale.points_per_doubling == 1
    assert scale.score(log_odds(1e-30, 1e30)).tolist() == [0, 100]


@given(
    st.lists(st.floats(-12, 12), min_size=8, max_size=8),
    st.sampled_from(POINTS_PER_DOUBLING),
    st.floats(0.01, 0.99),
)
def test_base_contributions_and_step_are_the_score_of_any_model(
    lender: Lender, effects: list[float], points: float, cutoff: float
) -> None:
    shapes = tuple(Shape((0.0, 1.0), (-effect, effect), effect / 2) for effect in effects[:7])
    model = replace(
        lender.model(Platt(1.1, 0.2), scorer=LinearScorer(effects[7] / 3, shapes)),
        points_per_doubling=points,
        cutoff=cutoff,
    )
    columns = [lender.dictionary.names.index(name) for name in model.inputs]
    explained = Explainer(model)(lender.X[:30, columns])
    total = explained.base + explained.points.sum(axis=1) + explained.to_scale
    np.testing.assert_allclose(total, explained.score, rtol=0, atol=1e-9)
    assert ((explained.score >= 0) & (explained.score <= 100)).all()
    assert ((explained.score >= 50) == (explained.pd >= cutoff)).all()
