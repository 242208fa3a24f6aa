"""Measures: right on cases worked out by hand, the same weighted as repeated."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics as reference

from clairscore.credit.model.cutoff import Costs
from clairscore.credit.training.metrics import (
    best_cutoff,
    bootstrap,
    cost,
    measured,
    measures,
    predictions,
)

COSTS = Costs(10, 1)


def clients(n: int = 400, *, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    pd = rng.beta(1, 8, n).round(2)  # rounded: ties matter
    y = (rng.random(n) < pd).astype(float)
    y[:2] = (0, 1)
    return y, pd


def test_perfect_ranking_has_auc_ks_and_gini_of_one() -> None:
    found = measured(predictions(np.array([0, 0, 1, 1]), np.array([0.1, 0.2, 0.6, 0.7])), COSTS)
    assert [found[name] for name in ("auc", "pr_auc", "ks", "gini")] == pytest.approx([1.0] * 4)


def test_the_same_pd_for_everyone_ranks_nobody_and_is_calibrated_at_the_default_rate() -> None:
    found = measured(predictions(np.array([0, 0, 0, 1]), np.full(4, 0.25)), COSTS)
    assert found["auc"] == pytest.approx(0.5)
    assert found["ks"] == pytest.approx(0.0)
    assert found["ece"] == pytest.approx(0.0)
    assert found["brier"] == pytest.approx(0.1875)


def test_ks_is_the_largest_gap_between_the_two_cumulative_shares() -> None:
    # refused from the riskiest: defaults 1/2 then 2/2, others 0/3, 1/3 …: gaps 1/2, 1/6, 2/3, 1/3, 0
    y, pd = np.array([1, 0, 1, 0, 0]), np.array([0.9, 0.8, 0.7, 0.2, 0.1])
    assert measured(predictions(y, pd), COSTS)["ks"] == pytest.approx(2 / 3)


def test_calibration_error_is_the_mean_gap_of_ten_equal_bins() -> None:
    # ten clients in each bin; PD 0.2 everywhere but tiny steps; half the bins default at 0, half at 0.4
    pd = 0.2 + np.repeat(np.arange(10.0), 10) * 1e-9
    y = np.concatenate([np.r_[np.ones(4 * (k % 2)), np.zeros(10 - 4 * (k % 2))] for k in range(10)])
    assert measured(predictions(y, pd), COSTS)["ece"] == pytest.approx(0.2)


def test_cost_counts_accepted_defaults_ten_times_and_refused_others_once() -> None:
    y, pd = np.array([1, 0, 1, 0]), np.array([0.05, 0.2, 0.3, 0.01])
    assert float(cost(predictions(y, pd), COSTS, cutoff=1 / 11)) == pytest.approx(11 / 4)


def test_a_pd_at_the_cutoff_is_refused() -> None:
    of = predictions(np.array([0.0]), np.array([0.2]))
    assert float(cost(of, COSTS, cutoff=0.2)) == 1.0


def test_the_best_cutoff_costs_least_of_all() -> None:
    of = predictions(*clients())
    best = float(best_cutoff(of, COSTS))
    least = float(cost(of, COSTS, cutoff=best))
    assert all(least <= float(cost(of, COSTS, cutoff=c)) for c in np.linspace(0, 1.01, 300))


def test_refusing_nobody_can_be_the_best() -> None:
    of = predictions(np.array([0, 0, 0]), np.array([0.1, 0.2, 0.3]))
    assert float(best_cutoff(of, COSTS)) == 1.0


def test_measures_agree_with_scikit_learn_ties_included() -> None:
    y, pd = clients()
    found = measured(predictions(y, pd), COSTS)
    p = pd.clip(1e-15, 1 - 1e-15)
    assert found["auc"] == pytest.approx(reference.roc_auc_score(y, pd))
    assert found["pr_auc"] == pytest.approx(reference.average_precision_score(y, pd))
    assert found["brier"] == pytest.approx(reference.brier_score_loss(y, pd))
    assert found["log_loss"] == pytest.approx(reference.log_loss(y, p))


@given(st.lists(st.integers(0, 3), min_size=20, max_size=20).filter(lambda w: sum(w[:2]) > 2))
def test_a_weight_of_two_is_a_client_met_twice(times: list[int]) -> None:
    y, pd = clients(20)
    y[:2] = (0, 1)
    times[:2] = [max(times[0], 1), max(times[1], 1)]
    sample = predictions(y, pd)
    order = np.argsort(-pd, kind="stable")
    weighted = measures(sample, COSTS, np.array(times, dtype=float)[order])
    repeated = measures(predictions(np.repeat(y, times), np.repeat(pd, times)), COSTS)
    for name in set(weighted) - {"ece"}:  # bins belong to the sample
        assert float(weighted[name]) == pytest.approx(float(repeated[name])), name


def test_bootstrap_intervals_hold_their_value_and_repeat() -> None:
    of = predictions(*clients())
    found = bootstrap(of, COSTS, seed=3)
    assert found == bootstrap(of, COSTS, seed=3)
    for name, interval in found.items():
        assert interval.low <= interval.value <= interval.high, name
        assert interval.low < interval.high, name


def test_percentiles_are_moved_by_the_bootstrap_s_own_bias() -> None:
    # one bin, PD 0.3, default rate 0.3: the calibration error is 0, and |N(0, s)| when resampled,
    # s = √(0.3 · 0.7 / n). Its median is 0.6745 s, 97.5 % of it lie below 2.2414 s.
    y = np.r_[np.ones(3_000), np.zeros(7_000)]
    ece = bootstrap(predictions(y, np.full(10_000, 0.3)), COSTS, seed=0)["ece"]
    sigma = np.sqrt(0.3 * 0.7 / 10_000)
    assert (ece.value, ece.low) == (pytest.approx(0.0), 0.0)
    assert ece.high == pytest.approx((2.2414 - 0.6745) * sigma, rel=0.1)


def test_a_ranking_turned_round_has_gini_intervals_below_0() -> None:
    y, pd = clients()
    found = bootstrap(predictions(1 - y, pd), COSTS, seed=0)
    auc, gini = found["auc"], found["gini"]
    assert auc.high < 0.5
    expected = [2 * part - 1 for part in (auc.value, auc.low, auc.high)]
    assert [gini.value, gini.low, gini.high] == pytest.approx(expected)


def test_the_auc_interval_is_about_as_wide_as_hanley_and_mcneil_say() -> None:
    y, pd = clients(4_000, seed=1)
    auc = bootstrap(predictions(y, pd), COSTS, seed=0)["auc"]
    a, bad = auc.value, y.sum()
    good = len(y) - bad
    q1, q2 = a / (2 - a), 2 * a * a / (1 + a)
    variance = (a * (1 - a) + (bad - 1) * (q1 - a * a) + (good - 1) * (q2 - a * a)) / (bad * good)
    assert (auc.high - auc.low) / 2 == pytest.approx(1.96 * np.sqrt(variance), rel=0.2)
