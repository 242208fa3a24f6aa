"""Calibration is judged by a test that a perfect model passes as often as it promises."""

import numpy as np
import pytest

from clairscore.credit.model.results import SIGNIFICANT
from clairscore.credit.training.metrics import predictions
from clairscore.credit.training.recalibration import calibration_check, recalibration_p_value


def drawn(rng: np.random.Generator, log_odds: np.ndarray) -> np.ndarray:
    return (rng.random(len(log_odds)) < 1 / (1 + np.exp(-log_odds))).astype(float)


@pytest.mark.parametrize("n", [500, 1_700])
def test_a_perfectly_calibrated_model_seldom_needs_care(n: int) -> None:
    rng = np.random.default_rng(3)
    verdicts: list[bool] = []
    for _ in range(1_000):
        z = rng.normal(-2.7, 1.0, n)
        verdicts.append(recalibration_p_value(z, drawn(rng, z)) < SIGNIFICANT)
    assert 0.03 < np.mean(verdicts) < 0.07


@pytest.mark.parametrize(
    ("announced", "what"),
    [
        (lambda z: z + 0.4, "a shift"),
        (lambda z: 1.5 * (z + 2.7) - 2.7, "a stretch"),
        (lambda z: z + 0.25 * (z + 2.7) ** 2 - 0.25, "a bend"),
    ],
)
def test_a_model_that_is_off_needs_care(announced: object, what: str) -> None:
    rng = np.random.default_rng(5)
    z = rng.normal(-2.7, 1.0, 6_000)
    assert callable(announced)
    assert recalibration_p_value(announced(z), drawn(rng, z)) < 0.001, what


def test_slope_and_intercept_undo_what_was_done() -> None:
    rng = np.random.default_rng(1)
    z = rng.normal(-1.0, 1.2, 60_000)
    y = drawn(rng, z)
    check = calibration_check(predictions(y, 1 / (1 + np.exp(-2 * z))), seed=0)
    assert check.slope is not None
    assert check.slope.low < 0.5 < check.slope.high
    assert check.slope.value == pytest.approx(0.5, abs=0.02)
    shifted = calibration_check(predictions(y, 1 / (1 + np.exp(-(z - 0.7)))), seed=0)
    assert shifted.intercept.value == pytest.approx(0.7, abs=0.03)
    assert not shifted.holds


def test_the_calibration_error_is_shown_beside_that_of_a_perfect_model() -> None:
    rng = np.random.default_rng(2)
    z = rng.normal(-2.7, 1.0, 1_700)
    check = calibration_check(predictions(drawn(rng, z), 1 / (1 + np.exp(-z))), seed=0)
    assert 0.005 < check.ece_if_perfect.low < check.ece_if_perfect.value < 0.025
    assert check.ece_beyond_chance < 0.01
    assert check.holds


def test_one_probability_for_all_has_no_slope() -> None:
    y = np.r_[np.ones(20), np.zeros(180)]
    right = calibration_check(predictions(y, np.full(200, 0.1)), seed=0)
    assert right.slope is None
    assert right.holds
    assert right.p_value == pytest.approx(1.0)
    # twice as many as announced: 2·(ln likelihood ratio) is far beyond 3.84
    assert not calibration_check(predictions(y, np.full(200, 0.05)), seed=0).holds
