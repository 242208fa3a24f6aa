"""The protocol: splits, resampling, tuning, validation, comparison and choice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from clairscore.credit.model.cutoff import Costs, probability_of
from clairscore.credit.model.scorer import Scorer, TreeScorer, constant_scorer
from clairscore.credit.training.candidates import (
    CANDIDATES,
    Candidate,
    CandidateUnknown,
    Parameters,
    chosen,
)
from clairscore.credit.training.comparison import choose, corrected_error, learnt, paired
from clairscore.credit.training.logistic import fit_logistic
from clairscore.credit.training.resampling import Sample, class_weighted, smote, undersampled
from clairscore.credit.training.split import folds, split, subsample
from clairscore.credit.training.tuning import Tuned, budget, tuned
from clairscore.credit.training.validation import validated

if TYPE_CHECKING:
    from optuna.trial import Trial

BY_NAME = {candidate.name: candidate for candidate in CANDIDATES}


def made_up(n: int = 600, *, seed: int = 0) -> Sample:
    rng = np.random.default_rng(seed)
    X = np.column_stack(
        [rng.normal(size=n), rng.lognormal(0, 2, n), rng.integers(0, 3, n), rng.random(n) < 0.3]
    ).astype(np.float32)
    log_odds = 1.5 * X[:, 0] + 0.8 * (X[:, 2] == 1) + X[:, 3] - 2.5
    y = (rng.random(n) < 1 / (1 + np.exp(-log_odds))).astype(np.float64)
    X[rng.random(X.shape) < 0.1] = np.nan
    return Sample(X, y, np.array([0, 0, 3, 2]))


def recorder(
    seen: list[Sample], watched: list[Sample | None], *, name: str = "recorder"
) -> Candidate:
    def fit(
        sample: Sample, parameters: Parameters, watch: Sample | None
    ) -> tuple[Scorer, Parameters]:
        seen.append(sample)
        watched.append(watch)
        return constant_scorer(-2.0, n_features=sample.X.shape[1]), parameters

    return Candidate(name, 1, fit, {"balance": 1.0}, resample=smote)


def test_every_client_is_in_one_part_in_the_announced_proportions() -> None:
    y = made_up(1000).y
    parts = split(y, seed=1)
    everyone = np.concatenate([parts.train, parts.calibration, parts.test])
    assert sorted(everyone) == list(range(1000))
    assert [len(parts.train), len(parts.calibration), len(parts.test)] == pytest.approx(
        [640, 160, 200], abs=2
    )
    for part in (parts.train, parts.calibration, parts.test):
        assert y[part].mean() == pytest.approx(y.mean(), abs=0.01)


def test_the_same_seed_splits_the_same_and_another_does_not() -> None:
    y = made_up().y
    assert np.array_equal(split(y, seed=1).test, split(y, seed=1).test)
    assert not np.array_equal(split(y, seed=1).test, split(y, seed=2).test)


def test_each_client_of_the_folds_measures_once_and_never_learns_there() -> None:
    y = made_up().y
    among = split(y, seed=0).development
    dealt = folds(y, seed=0, among=among)
    assert sorted(np.concatenate([fold.test for fold in dealt])) == among.tolist()
    for fold in dealt:
        assert sorted(np.r_[fold.train, fold.test]) == among.tolist()


@pytest.mark.parametrize(
    ("repaid", "defaults"), [(7, 8), (6, 4), (11, 13), (34, 33), (999, 77), (5, 0)]
)
def test_parts_are_as_equal_as_can_be_in_all_and_in_each_class(repaid: int, defaults: int) -> None:
    y = np.r_[np.zeros(repaid), np.ones(defaults)]
    dealt = folds(y, seed=0)
    for wanted, n in ((y >= 0, repaid + defaults), (y == 0, repaid), (y == 1, defaults)):
        sizes = [int(wanted[fold.test].sum()) for fold in dealt]
        assert sorted(sizes, reverse=True) == [n // 5 + (k < n % 5) for k in range(5)]


def test_a_subsample_keeps_the_default_rate() -> None:
    y = np.r_[np.ones(100), np.zeros(900)]
    rows = subsample(y, np.arange(1000), limit=200, seed=0)
    assert len(set(rows.tolist())) == len(rows) == 200, "nobody twice"
    assert y[rows].sum() == 20
    assert (np.diff(rows) > 0).all()
    assert np.array_equal(rows, subsample(y, np.arange(1000), limit=200, seed=0))
    assert not np.array_equal(rows, subsample(y, np.arange(1000), limit=200, seed=1))
    among = np.arange(50, 250)
    assert subsample(y, among, limit=200, seed=0) is among
    assert set(subsample(y, among, limit=100, seed=0).tolist()) < set(among.tolist())


@pytest.mark.parametrize("balance", [0.0, 0.5, 1.0])
def test_resampling_moves_the_odds_as_far_as_asked(balance: float) -> None:
    sample = made_up()
    odds = sample.y.mean() / (1 - sample.y.mean())
    weighted = class_weighted(sample, balance, 0)
    assert weighted.weights is not None
    bad, good = weighted.weights[sample.y > 0].sum(), weighted.weights[sample.y == 0].sum()
    assert bad / good == pytest.approx(odds ** (1 - balance))
    for resampled in (undersampled(sample, balance, 0), smote(sample, balance, 0)):
        found = resampled.y.mean() / (1 - resampled.y.mean())
        assert found == pytest.approx(odds ** (1 - balance), rel=0.02)


def test_smote_keeps_the_real_clients_and_makes_up_plausible_ones() -> None:
    sample = made_up()
    resampled = smote(sample, 1.0, 0)
    assert np.array_equal(resampled.X[: len(sample.y)], sample.X, equal_nan=True)
    made = resampled.X[len(sample.y) :]
    assert len(made) > 0
    assert (resampled.y[len(sample.y) :] == 1).all()
    assert np.isnan(made).mean() == pytest.approx(np.isnan(sample.X).mean(), abs=0.05)
    slack = 1e-5 * np.nanmax(np.abs(sample.X), axis=0)
    assert (np.nan_to_num(made, nan=-np.inf) <= np.nanmax(sample.X, axis=0) + slack).all()
    assert (np.nan_to_num(made, nan=np.inf) >= np.nanmin(sample.X, axis=0) - slack).all()


def test_smote_repeats_itself() -> None:
    sample = made_up()
    one, two = smote(sample, 1.0, 4), smote(sample, 1.0, 4)
    assert np.array_equal(one.X, two.X, equal_nan=True)


def test_resampling_never_touches_the_clients_that_measure() -> None:
    sample = made_up()
    dealt = folds(sample.y, seed=0)
    seen: list[Sample] = []
    candidate = recorder(seen, [])
    measured_on: list[np.ndarray] = []

    class Spy:
        base = -2.0

        def log_odds(self, X: np.ndarray) -> np.ndarray:
            measured_on.append(X)
            return np.full(len(X), -2.0)

        def contributions(self, X: np.ndarray) -> np.ndarray:
            return np.zeros(X.shape)

    def fit(rows: np.ndarray) -> Scorer:
        candidate.trained(sample.rows(rows), candidate.defaults)
        return Spy()

    validated(fit, sample, repeats=[dealt], costs=Costs(10, 1), advance=lambda _: None)
    for fold, seen_rows, measured in zip(dealt, seen, measured_on, strict=True):
        assert len(seen_rows.y) > len(fold.train)
        assert np.array_equal(seen_rows.X[: len(fold.train)], sample.X[fold.train], equal_nan=True)
        assert np.array_equal(measured, sample.X[fold.test], equal_nan=True)


def test_a_fold_is_measured_by_a_calibration_that_its_outcomes_did_not_fit() -> None:
    sample = made_up()
    dealt = folds(sample.y, seed=0)
    turned = Sample(sample.X, sample.y.copy(), sample.levels)
    turned.y[dealt[0].test] = 1 - turned.y[dealt[0].test]

    def fit(rows: np.ndarray) -> Scorer:
        del rows
        return fit_logistic(sample, penalty=0.01, knots=2)

    one, other = (
        validated(fit, of, repeats=[dealt], costs=Costs(10, 1), advance=lambda _: None)
        for of in (sample, turned)
    )
    assert one.fitted == other.fitted
    assert one.folds["brier"][0] != other.folds["brier"][0]


def test_tuning_watches_clients_it_does_not_learn_from_and_is_repeatable() -> None:
    sample = made_up()
    runs = [
        tuned(
            BY_NAME["lightgbm"],
            sample,
            start=BY_NAME["lightgbm"].defaults,
            trials=5,
            seed=0,
            advance=lambda _: None,
        )
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].trials) == 5
    first, *others = runs[0].trials
    better = [t for t in others if all(a < b for a, b in zip(t.folds, first.folds, strict=False))]
    winner = min((t for t in better if not t.pruned), key=lambda t: t.log_loss, default=first)
    assert runs[0].parameters == winner.parameters
    assert 1 <= int(runs[0].parameters["trees"]) < 1500


@dataclass(frozen=True)
class Telling:
    """A scorer that tells the outcomes of a share of the clients it is watched on."""

    watch: Sample
    share: float
    base: float = 0.0

    def log_odds(self, X: np.ndarray) -> np.ndarray:
        told = np.arange(len(X)) < self.share * len(X)
        return np.where(told, self.watch.y, 0.5)

    def contributions(self, X: np.ndarray) -> np.ndarray:
        return np.zeros(X.shape)


def played(shares: Sequence[Sequence[float]]) -> Tuned:
    """Tune a candidate whose trials tell these shares on each fold; it has 10, 20, 45 trees."""
    trees_of = (10, 20, 45)
    fits = iter([(share, trees_of[fold]) for one in shares for fold, share in enumerate(one)])

    def fit(
        sample: Sample, parameters: Parameters, watch: Sample | None
    ) -> tuple[Scorer, Parameters]:
        del sample
        assert watch is not None
        share, trees = next(fits)
        return Telling(watch, share), {**parameters, "trees": trees}

    def space(trial: "Trial") -> Parameters:
        return {"number": trial.number}

    candidate = Candidate("scripted", 1, fit, {"trees": 1}, space=space)
    found = tuned(
        candidate,
        made_up(),
        start=candidate.defaults,
        trials=len(shares),
        seed=0,
        advance=lambda _: None,
    )
    assert next(fits, None) is None
    return found


def test_a_trial_replaces_the_first_only_if_it_is_better_on_every_fold() -> None:
    found = played([(0.5, 0.5, 0.5), (0.9, 0.9, 0.4), (0.5, 0.9, 0.9), (0.6, 0.6, 0.6)])
    assert found.parameters == {"trees": 25, "number": 3}  # the mean of 10, 20 and 45
    assert [len(trial.folds) for trial in found.trials] == [3] * 4
    none_better = played([(0.5, 0.5, 0.5), (0.9, 0.9, 0.5)])
    assert none_better.parameters == {"trees": 25, "number": 0}


def test_of_trials_better_on_every_fold_the_least_log_loss_wins() -> None:
    found = played([(0.2, 0.2, 0.2), (0.5, 0.5, 0.5), (0.8, 0.7, 0.6), (0.3, 0.9, 0.3)])
    assert found.parameters["number"] == 2


def test_a_trial_worse_than_the_median_after_a_fold_is_given_up_and_never_wins() -> None:
    good = (0.8, 0.3, 0.3)
    found = played([(0.2, 0.2, 0.2), good, good, good, (0.7,)])
    given_up = found.trials[4]
    assert (given_up.pruned, len(given_up.folds)) == (True, 1)
    assert given_up.log_loss < found.trials[1].log_loss, "on the easiest fold alone"
    assert found.parameters["number"] == 1


def test_a_trial_is_not_given_up_after_its_last_fold() -> None:
    found = played([*[(0.3, 0.3, 0.9)] * 4, (0.3, 0.3, 0.3)])
    assert [(trial.pruned, len(trial.folds)) for trial in found.trials] == [(False, 3)] * 5


def test_without_trials_a_candidate_keeps_its_defaults() -> None:
    assert budget(BY_NAME["lightgbm"], 0) == 0
    assert budget(BY_NAME["dummy"], 30) == 0
    assert budget(BY_NAME["lightgbm"], 30) == 30
    assert budget(BY_NAME["lightgbm_smote"], 30) == 8
    assert budget(BY_NAME["lightgbm_smote"], 1) == 2  # fewer are no search


@pytest.mark.parametrize("name", [c.name for c in CANDIDATES])
def test_every_candidate_learns_and_says_the_same_twice(name: str) -> None:
    sample = made_up()
    candidate = BY_NAME[name]
    parameters = {**candidate.defaults, **({"trees": 20} if "trees" in candidate.defaults else {})}
    one, _ = candidate.trained(sample, parameters)
    two, _ = candidate.trained(sample, parameters)
    z = one.log_odds(sample.X)
    assert np.isfinite(z).all()
    assert np.array_equal(z, two.log_odds(sample.X))
    assert one.base + one.contributions(sample.X).sum(axis=1) == pytest.approx(z, abs=1e-9)


@pytest.mark.parametrize("name", ["logistic_regression", "lightgbm"])
def test_clients_count_as_much_as_they_weigh(name: str) -> None:
    sample, candidate = made_up(), BY_NAME[name]
    parameters = {**candidate.defaults, **({"trees": 20} if "trees" in candidate.defaults else {})}

    def mean_pd(learnt: Sample) -> float:
        z = candidate.trained(learnt, parameters)[0].log_odds(sample.X)
        return float(probability_of(z).mean())

    assert mean_pd(sample) == pytest.approx(sample.y.mean(), abs=0.02)
    # all weights alike change nothing; as much weight on defaults as on the others nears one half
    assert mean_pd(replace(sample, weights=np.ones(len(sample.y)))) == pytest.approx(
        mean_pd(sample), abs=1e-6
    )
    balanced = mean_pd(class_weighted(sample, 1.0, 0))
    assert sample.y.mean() + 0.1 < balanced < 0.5


def test_early_stopping_keeps_the_trees_up_to_the_best() -> None:
    sample, watch = made_up(), made_up(seed=1)
    candidate = BY_NAME["lightgbm"]
    scorer, used = candidate.trained(sample, candidate.defaults, watch=watch)
    assert isinstance(scorer, TreeScorer)
    assert scorer.booster.num_trees() == used["trees"]


def test_the_additive_model_finds_a_category_a_gap_and_a_slope() -> None:
    sample = made_up(6000)
    scorer = fit_logistic(sample, penalty=1e-4, knots=2)
    assert np.diff(scorer.shapes[0].values)[0] > 3
    category = scorer.shapes[2].values
    assert category[1] - category[0] == pytest.approx(0.8, abs=0.25)
    assert scorer.contributions(sample.X).mean(axis=0) == pytest.approx([0] * 4, abs=1e-6)


def test_a_value_never_missing_in_training_counts_as_average() -> None:
    sample = made_up()
    X = np.nan_to_num(sample.X)
    scorer = fit_logistic(Sample(X, sample.y, sample.levels), penalty=0.01, knots=3)
    gaps = np.full((1, 4), np.nan, dtype=np.float32)
    assert scorer.log_odds(gaps) == pytest.approx([scorer.base])


def test_an_unknown_candidate_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(CandidateUnknown, match="Did you mean lightgbm_smote"):
        chosen(["lightgbm_smot"])


def test_a_candidate_starts_from_one_that_was_tuned_before_it() -> None:
    before: set[str] = {""}
    for candidate in CANDIDATES:
        assert candidate.starts_from in before
        before.add(candidate.name)
    starts = {c.starts_from for c in CANDIDATES if c.resample and c.name.startswith("lightgbm")}
    assert starts == {"lightgbm"}


def test_candidates_compete_in_order_of_complexity() -> None:
    names = [candidate.name for candidate in chosen(["lightgbm", "dummy"])]
    assert names == ["dummy", "lightgbm"]
    assert [c.complexity for c in CANDIDATES] == sorted({c.complexity for c in CANDIDATES})


def costs(**by_name: Sequence[float]) -> dict[str, Sequence[float]]:
    return by_name


SOME = chosen(["dummy", "logistic_regression", "lightgbm"])


def test_the_simpler_candidate_wins_within_one_standard_error() -> None:
    # differences 0.01, −0.01, 0.02, 0.00, 0.03: mean 0.01, corrected error 0.0106
    found = choose(
        SOME,
        costs(
            dummy=[0.8] * 5,
            logistic_regression=[0.51, 0.49, 0.52, 0.50, 0.53],
            lightgbm=[0.50] * 5,
        ),
    )
    assert found == ("logistic_regression", "lightgbm", "one_standard_error")


def test_the_dearer_candidate_loses_beyond_one_standard_error() -> None:
    found = choose(
        SOME,
        costs(
            dummy=[0.8] * 5,
            logistic_regression=[0.53, 0.52, 0.53, 0.52, 0.53],
            lightgbm=[0.50] * 5,
        ),
    )
    assert found == ("lightgbm", "lightgbm", "lowest_cost")


@pytest.mark.parametrize(
    ("moved", "selected"),
    [(0.0006, "logistic_regression"), (0.0007, "lightgbm"), (0.01, "lightgbm")],
)
def test_the_simpler_candidate_wins_up_to_exactly_one_corrected_standard_error(
    moved: float, selected: str
) -> None:
    # 0.01, −0.01, 0.02, 0.00, 0.03: mean 0.01, variance 0.001 / 4; error √(0.45 · 0.00025) = 0.010607
    differences = np.array([0.01, -0.01, 0.02, 0.00, 0.03]) + moved
    found = choose(
        SOME,
        costs(
            dummy=[0.8] * 5,
            logistic_regression=(0.5 + differences).tolist(),
            lightgbm=[0.50] * 5,
        ),
    )
    assert (found.selected, found.lowest_cost) == (selected, "lightgbm")


def test_of_equally_cheap_candidates_the_simplest_wins_and_has_the_lowest_cost() -> None:
    found = choose(SOME, costs(dummy=[0.8] * 5, logistic_regression=[0.5] * 5, lightgbm=[0.5] * 5))
    assert found == ("logistic_regression", "logistic_regression", "lowest_cost")


def test_what_makes_a_fold_dear_for_all_does_not_blur_the_comparison() -> None:
    fold = np.array([0.3, 0.5, 0.7, 0.4, 0.6])
    found = choose(
        SOME,
        costs(
            dummy=[0.8] * 5,
            logistic_regression=(fold + 0.02 + np.array([1, -1, 0, 1, -1]) * 1e-3).tolist(),
            lightgbm=fold.tolist(),
        ),
    )
    assert found.selected == "lightgbm"


def test_the_dummy_is_a_yardstick_even_when_it_is_cheapest() -> None:
    found = choose(SOME, costs(dummy=[0.1] * 5, logistic_regression=[0.3] * 5, lightgbm=[0.2] * 5))
    assert found.selected == "lightgbm"
    assert choose(chosen(["dummy"]), costs(dummy=[0.1] * 5)).selected == "dummy"


def test_no_model_is_chosen_among_those_that_learnt_nothing_or_cost_surely_more() -> None:
    def able(auc: float, cost: float, *, names: Sequence[Candidate] = SOME) -> list[str]:
        noise = np.array([-0.01, 0.0, 0.01, -0.005, 0.005])
        blank = {"auc": [0.5] * 5, "cost": [0.8] * 5}
        fitted = {"auc": (auc + noise).tolist(), "cost": (cost + noise).tolist()}
        folds = {c.name: blank if c.name == "dummy" else fitted for c in names}
        return [c.name for c in learnt(names, folds)]

    # half the t interval: 2.776 · √(0.2 + 0.25) · 0.0079 = 0.0147
    assert able(0.514, 0.7) == ["dummy"]
    assert able(0.516, 0.7) == ["logistic_regression", "lightgbm"]
    assert able(0.7, 0.814) == ["logistic_regression", "lightgbm"]
    assert able(0.7, 0.816) == ["dummy"]
    alone = chosen(["lightgbm"])
    assert able(0.5, 0.7, names=alone) == ["lightgbm"]


def test_the_paired_interval_is_nadeau_and_bengios() -> None:
    differences = np.array([0.01, -0.01, 0.02, 0.00, 0.03])
    error = np.sqrt((1 / 5 + 1 / 4) * differences.var(ddof=1))
    assert corrected_error(differences.tolist()) == pytest.approx(error)
    found = paired(differences.tolist(), [0.0] * 5)
    assert found.value == pytest.approx(0.01)
    assert found.high - found.value == pytest.approx(2.776445 * error)
    assert found.value - found.low == pytest.approx(2.776445 * error)
    assert paired([0.0] * 5, differences.tolist()).value == pytest.approx(-0.01)
