"""Costs, cut-off and calibration."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.credit.model.calibration import (
    Isotonic,
    Platt,
)
from clairscore.credit.model.cutoff import (
    Costs,
    CostsInvalid,
    parse_costs,
    probability_of,
)
from clairscore.credit.training.calibrating import fit_calibration, fit_isotonic, fit_platt
from clairscore.credit.training.metrics import calibration_error, predictions


def test_costs_of_10_to_1_refuse_from_one_in_eleven() -> None:
    assert parse_costs("10:1").cutoff == pytest.approx(1 / 11)


@given(st.floats(0.01, 1e4), st.floats(0.01, 1e4))
def test_at_the_cutoff_both_mistakes_are_expected_to_cost_the_same(fn: float, fp: float) -> None:
    costs = Costs(fn, fp)
    assert costs.cutoff * fn == pytest.approx((1 - costs.cutoff) * fp)


@pytest.mark.parametrize("text", ["10", "ten:1", "10:1:1", "0:1", "10:-1", "inf:1", "nan:1", ""])
def test_costs_that_are_not_two_positive_numbers_are_refused(text: str) -> None:
    with pytest.raises(CostsInvalid, match="two positive numbers"):
        parse_costs(text)


def clients(n: int, *, bend: bool = False, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    z = rng.normal(-2.5, 1.5, n)
    truth = np.where(z > -2, -2.4 + 0 * z, 2 * z + 1.6) if bend else 0.7 * z + 0.4
    return z, (rng.random(n) < probability_of(truth)).astype(float)


def test_platt_finds_the_slope_and_shift_that_made_the_outcomes() -> None:
    platt = fit_platt(*clients(200_000))
    assert platt.a == pytest.approx(0.7, abs=0.02)
    assert platt.b == pytest.approx(0.4, abs=0.05)


def test_platt_agrees_with_an_unpenalised_logistic_regression() -> None:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy, used here alone

    z, y = clients(5_000)
    reference = LogisticRegression(C=np.inf, tol=1e-10).fit(z[:, None], y)
    platt = fit_platt(z, y)
    assert platt.a == pytest.approx(reference.coef_[0, 0], rel=5e-3)
    assert platt.b == pytest.approx(reference.intercept_[0], abs=1e-2)


@given(st.lists(st.tuples(st.floats(-8, 8), st.booleans()), min_size=10, max_size=60))
def test_platt_is_finite_and_never_turns_the_ranking_round(rows: list[tuple[float, bool]]) -> None:
    z, y = np.array([row[0] for row in rows]), np.array([float(row[1]) for row in rows])
    platt = fit_platt(z, y)
    assert np.isfinite([platt.a, platt.b]).all()
    assert platt.a >= 0


def test_platt_gives_a_constant_model_the_default_rate() -> None:
    y = np.r_[np.ones(80), np.zeros(920)]
    pd = probability_of(fit_platt(np.full(1000, 3.0), y)(np.array([3.0])))
    assert pd == pytest.approx([0.08], abs=1e-3)


@given(st.lists(st.tuples(st.floats(-8, 8), st.booleans()), min_size=10, max_size=60))
def test_isotonic_is_finite_and_keeps_the_order(rows: list[tuple[float, bool]]) -> None:
    z, y = np.array([row[0] for row in rows]), np.array([float(row[1]) for row in rows])
    isotonic = fit_isotonic(z, y)
    grid = np.linspace(-12, 12, 400)
    calibrated = isotonic(grid)
    assert np.isfinite(calibrated).all()
    assert (np.diff(calibrated) >= 0).all()
    assert (np.diff(isotonic.knots_log_odds) > 0).all()


def test_platt_is_kept_where_it_fits() -> None:
    assert isinstance(fit_calibration(*clients(20_000), seed=0), Platt)


def test_isotonic_does_not_step_in_by_the_chance_of_a_small_sample() -> None:
    chosen: list[str] = []
    for seed in range(30):
        rng = np.random.default_rng(seed)
        z = rng.normal(-2.7, 0.9, 1_400)
        y = (rng.random(1_400) < probability_of(z)).astype(np.float64)
        chosen.append(fit_calibration(z, y, seed=0).name)
    assert chosen.count("isotonic") <= 1


@pytest.mark.parametrize(("height", "name"), [(0.15, "platt"), (0.6, "isotonic")])
def test_isotonic_steps_in_only_where_platt_misses_by_more_than_a_percent(
    height: float, name: str
) -> None:
    rng = np.random.default_rng(0)
    z = rng.normal(-2.0, 1.5, 200_000)
    y = (rng.random(len(z)) < probability_of(z + height * np.sin(3 * z))).astype(float)
    of = predictions(y, probability_of(fit_platt(z, y)(z)))
    error = float(calibration_error(of, of.once))
    assert (error > 0.01) == (name == "isotonic")
    # isotonic is better in both: its log-loss is that of the waves it follows
    assert fit_calibration(z, y, seed=0).name == name


def test_isotonic_steps_in_where_platt_does_not_fit() -> None:
    z, y = clients(100_000, bend=True)
    calibration = fit_calibration(z, y, seed=0)
    assert isinstance(calibration, Isotonic)
    z_new, y_new = clients(100_000, bend=True, seed=1)
    for some in (z_new < -3, z_new > -1):
        foretold = probability_of(calibration(z_new))[some].mean()
        assert foretold == pytest.approx(y_new[some].mean(), abs=0.005)
