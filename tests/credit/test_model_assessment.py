"""Assessment: every figure of the report against one worked out by hand, at the limits most of all."""

from dataclasses import replace

import numpy as np
import pytest

from clairscore.core.rates import wilson
from clairscore.credit.dictionary import Dictionary
from clairscore.credit.model.calibration import Platt
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.results import GroupResult, Interval
from clairscore.credit.model.scorer import LinearScorer, Shape
from clairscore.credit.training.assessment import (
    confusion,
    cost_curve,
    groups,
    importance,
    precision_recall,
    reliability,
    roc,
)
from clairscore.credit.training.data import target_faults
from clairscore.credit.training.metrics import predictions, rate
from small_lender import Lender, small_dictionary

COSTS = Costs(false_negative=4, false_positive=1)  # cut-off 0.2
OF = predictions(np.array([0.0, 1.0, 0.0, 1.0]), np.array([0.05, 0.1, 0.2, 0.3]))


def test_a_pd_at_the_cutoff_is_refused_in_every_figure() -> None:
    found = confusion(OF, 0.2)
    assert (found.true_negative, found.false_positive) == (1, 1)
    assert (found.false_negative, found.true_positive) == (1, 1)
    curve = {point.cutoff: point for point in cost_curve(OF, COSTS)}
    at = curve[0.2]
    assert (at.cost, at.acceptance, at.default_rate_accepted) == (5 / 4, 2 / 4, 1 / 2)


def test_the_cost_curve_goes_from_refusing_nearly_all_to_accepting_nearly_all() -> None:
    curve = cost_curve(OF, COSTS)
    cutoffs = [point.cutoff for point in curve]
    assert len(curve) == 100
    assert cutoffs == sorted(cutoffs)
    assert {0.2, 0.5} <= set(cutoffs)
    first, last = curve[0], curve[-1]
    assert (first.cutoff, first.cost, first.acceptance) == (pytest.approx(0.005), 2 / 4, 0)
    assert first.default_rate_accepted == 0  # of nobody
    assert (last.cutoff, last.cost, last.acceptance) == (pytest.approx(0.8), 8 / 4, 1)
    assert last.default_rate_accepted == 2 / 4


def test_curves_pass_through_each_cutoff_from_the_highest_pd_down() -> None:
    # from the highest PD: a default, another, a default, another
    assert roc(OF) == ((0, 0), (0, 0.5), (0.5, 0.5), (0.5, 1), (1, 1))
    assert precision_recall(OF) == ((0.5, 1), (0.5, 0.5), (1, 2 / 3), (1, 0.5))
    many = predictions(np.arange(1_000.0) % 2, np.linspace(0.01, 0.99, 1_000))
    assert len(roc(many)) == 200
    assert (roc(many)[0], roc(many)[-1]) == ((0, 0), (1, 1))


def test_reliability_holds_ten_equal_bins_from_the_lowest_pd_up() -> None:
    pd = np.arange(1, 41) / 100
    y = np.zeros(40)
    y[[3, 38, 39]] = 1
    found = reliability(predictions(y, pd))
    assert [each.n for each in found] == [4] * 10
    first, last = found[0], found[-1]
    assert (first.low, first.high, first.mean_pd) == (0.01, 0.04, pytest.approx(0.025))
    assert (last.low, last.high, last.mean_pd) == (0.37, 0.40, pytest.approx(0.385))
    assert first.default_rate == rate(1, 4) == Interval(1 / 4, *wilson(1, 4))
    assert last.default_rate == rate(2, 4)


def test_features_that_move_scores_most_come_first_and_equal_ones_by_name(lender: Lender) -> None:
    def step(height: float) -> Shape:
        return Shape((0.0, 1.0), (0.0, height), 0.0)

    inputs = ("late", "burden", "debts", "amount")
    scorer = LinearScorer(-2.0, tuple(map(step, (0.1, -0.4, 0.16, 0.1))))
    model = lender.model(Platt(2.0, 0.3), inputs=inputs, scorer=scorer)
    X = np.array([[1, 1, 0, 1], [1, 0, 1, 1]], np.float32)
    found = importance(model, X)
    assert [(one.feature, one.theme) for one in found] == [
        ("burden", "request"),
        ("amount", "request"),
        ("late", "debts"),
        ("debts", "debts"),
    ]
    # mean size · Platt's slope · 10 points a doubling of the odds
    sizes = [mean * 2.0 * 10 / np.log(2) for mean in (0.2, 0.1, 0.1, 0.08)]
    assert [one.mean_abs_points for one in found] == pytest.approx(sizes)


def protecting(name: str) -> Dictionary:
    """Return the small lender's dictionary with this one feature protected."""
    dictionary = small_dictionary()
    return replace(
        dictionary,
        features=tuple(replace(f, protected=f.name == name) for f in dictionary.features),
    )


def grouped(name: str, x: np.ndarray, pd: np.ndarray | None = None) -> dict[str, GroupResult]:
    X = x[:, None].astype(np.float32)
    y = (np.arange(len(x)) % 3 == 0).astype(np.float64)
    pd = np.full(len(x), 0.1) if pd is None else pd
    found = groups(protecting(name), X, y=y, pd=pd, costs=COSTS)
    assert {result.feature for result in found} <= {name}
    return {result.group: result for result in found}


def test_a_birthday_begins_a_band_of_age_and_the_oldest_are_in_the_last() -> None:
    x = np.repeat([20.0, 29.9, 30.0, 59.9, 60.0, np.nan], 30)
    found = grouped("age", x)
    assert {group: each.n for group, each in found.items()} == {
        "20–30": 60,
        "30–40": 30,
        "50–60": 30,
        "60–70": 30,
        "missing": 30,
    }


def test_other_numbers_are_told_by_fifths_of_the_clients_that_hold_everyone() -> None:
    found = grouped("amount", np.arange(1.0, 202.0))
    assert [each.n for each in found.values()] == [40, 40, 40, 40, 41]
    assert list(found) == ["1–41", "41–81", "81–121", "121–161", "161–201"]


def test_a_number_of_two_values_a_yes_or_no_and_a_category_are_told_by_value() -> None:
    two = np.repeat([0.0, 1.0], [40, 50])
    assert {group: each.n for group, each in grouped("late", two).items()} == {"0": 40, "1": 50}
    assert {group: each.n for group, each in grouped("debts", 3 * two).items()} == {
        "0": 40,
        "3": 50,
    }
    assert {group: each.n for group, each in grouped("housing", 2 * two).items()} == {
        "own": 40,
        "parents": 50,
    }


def test_a_group_of_thirty_is_told_and_one_of_twenty_nine_is_not() -> None:
    found = grouped("late", np.repeat([0.0, 1.0], [30, 29]))
    assert list(found) == ["0"]


def test_a_group_s_figures_are_its_own_and_a_pd_at_the_cutoff_is_refused() -> None:
    pd = np.repeat([0.1, 0.2, 0.3], [20, 5, 15])
    (found,) = grouped("late", np.zeros(40), pd).values()
    # every third client defaults: 7 of the first twenty, 2 of the next five, 5 of the last fifteen
    assert found.default_rate == rate(14, 40)
    assert found.acceptance == rate(20, 40)
    assert found.mean_pd == pytest.approx((2 + 1 + 4.5) / 40)
    # pairs of a default and another: the default's PD higher, or equal
    higher, equal = 2 * 13 + 5 * (13 + 3), 7 * 13 + 2 * 3 + 5 * 10
    assert found.auc == pytest.approx((higher + equal / 2) / (14 * 26))


def test_a_group_of_one_outcome_has_no_auc() -> None:
    x = np.zeros(40)
    for y in (np.zeros(40), np.ones(40)):
        (found,) = groups(
            protecting("late"),
            x[:, None].astype(np.float32),
            y=y,
            pd=np.full(40, 0.1),
            costs=COSTS,
        )
        assert found.auc is None


@pytest.mark.parametrize(
    ("defaults", "repaid", "faulty"), [(30, 30, False), (29, 99, True), (99, 29, True)]
)
def test_thirty_clients_of_each_outcome_are_enough(
    defaults: int, repaid: int, *, faulty: bool
) -> None:
    target = np.repeat(np.array([1, 0, np.nan], np.float32), [defaults, repaid, 10])
    assert bool(target_faults(small_dictionary(), target)) == faulty
