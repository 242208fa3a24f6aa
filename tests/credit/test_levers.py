"""Levers: a change that should help never makes anybody riskier."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from clairscore.core.artefact import writing
from clairscore.credit.dataset import open_dataset
from clairscore.credit.dictionary import (
    Dictionary,
    Direction,
    Kind,
    Role,
    write_dictionary,
)
from clairscore.credit.features.directions import DIRECTIONS
from clairscore.credit.features.stages import ALL
from clairscore.credit.features.themes import THEMES
from clairscore.credit.features.what_if import derived_from, recompute_columns
from clairscore.credit.own_table.names import direction_of
from clairscore.credit.training.candidates import CANDIDATES
from clairscore.credit.training.levers import LeversPerverse, levers
from clairscore.credit.training.logistic import fit_logistic
from clairscore.credit.training.plan import Plan
from clairscore.credit.training.resampling import Sample
from clairscore.credit.training.training import fit
from clairscore.texts import translator
from small_lender import PLATT, Lender

SIGNS = {Direction.UP: 1, Direction.DOWN: -1}
COMPLETE = Dictionary("SK_ID_CURR", "TARGET", tuple(d.feature for d in ALL), THEMES)


def noisy(n: int = 300, *, seed: int = 0, directions: tuple[int, ...] = (0, 0, 0)) -> Sample:
    """Return clients whose risk goes up, then down with the first value; the others are noise."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 3)).astype(np.float32)
    y = (rng.random(n) < np.where(np.abs(X[:, 0]) < 0.7, 0.5, 0.15)).astype(np.float64)
    X[rng.random(X.shape) < 0.1] = np.nan
    return Sample(X, y, np.zeros(3, int), directions=np.array(directions))


def directed(lender: Lender, **directions: Direction) -> Dictionary:
    features = tuple(
        replace(f, direction=directions.get(f.name)) for f in lender.dictionary.features
    )
    return replace(lender.dictionary, features=features)


def columns_of(lender: Lender) -> dict[str, np.ndarray]:
    return dict(zip(lender.dictionary.names, lender.X.T, strict=True))


@settings(max_examples=12)
@given(
    name=st.sampled_from([c.name for c in CANDIDATES]),
    directions=st.tuples(*[st.sampled_from([-1, 1])] * 3),
    seed=st.integers(0, 50),
)
def test_no_lever_of_a_directed_model_is_perverse(
    name: str, directions: tuple[int, ...], seed: int
) -> None:
    sample = noisy(seed=seed, directions=directions)
    candidate = next(c for c in CANDIDATES if c.name == name)
    few = {"trees": 30, "min_data_in_leaf": 10, "lambda_l2": 0.0, "feature_fraction": 1.0}
    parameters = {**candidate.defaults, **{k: v for k, v in few.items() if k in candidate.defaults}}
    scorer, _ = candidate.trained(sample, parameters)
    others = sample.X[:40]
    for j, sign in enumerate(directions):
        path = np.repeat(others[None], 41, axis=0)
        path[:, :, j] = np.linspace(-4, 4, 41)[:, None]
        risk = np.stack([scorer.log_odds(X) for X in path])
        assert (np.diff(risk, axis=0) * sign).min() >= -1e-9


def test_without_directions_the_same_trees_are_perverse() -> None:
    sample = noisy()
    scorer, _ = CANDIDATES[2].trained(sample, {**CANDIDATES[2].defaults, "min_data_in_leaf": 10})
    path = np.zeros((41, 3), np.float32)
    path[:, 0] = np.linspace(-4, 4, 41)
    steps = np.diff(scorer.log_odds(path))
    assert steps.max() > 0.01
    assert steps.min() < -0.01


def test_free_coefficients_are_those_of_scikit_learn() -> None:
    sample = noisy(800)
    X = np.nan_to_num(sample.X)
    found = fit_logistic(Sample(X, sample.y, sample.levels), penalty=0.02, knots=2)
    low, high = np.percentile(X.astype(float), [1, 99], axis=0)
    ramps = ((X - low) / (high - low)).clip(0, 1)
    Z = (ramps - ramps.mean(axis=0)) / ramps.std(axis=0)
    expected = LogisticRegression(C=1 / (0.02 * len(X)), tol=1e-8).fit(Z, sample.y)
    assert found.log_odds(X) == pytest.approx(expected.decision_function(Z), abs=1e-3)


def test_a_coefficient_against_its_direction_is_held_at_nothing_and_the_others_are_fitted_again() -> (
    None
):
    rng = np.random.default_rng(1)
    X = rng.normal(size=(900, 2)).astype(np.float32)
    X[:, 1] += X[:, 0]  # related: leaving one out moves the other
    y = (rng.random(900) < 1 / (1 + np.exp(1 + X[:, 0] - X[:, 1]))).astype(float)
    free = Sample(X, y, np.zeros(2, int))
    held = fit_logistic(replace(free, directions=np.array([1, 1])), penalty=0.01, knots=2)
    alone = fit_logistic(replace(free, X=X[:, 1:], levels=free.levels[1:]), penalty=0.01, knots=2)
    assert not np.any(held.shapes[0].values)
    assert held.shapes[1].values == pytest.approx(alone.shapes[0].values, abs=1e-3)


def test_each_base_feature_of_home_credit_moves_what_follows_from_it_the_same_way() -> None:
    rng = np.random.default_rng(0)
    columns = {
        name: rng.uniform(0.05, 0.95, 200).astype(np.float32) + np.float32(1)
        for name in COMPLETE.names
    }
    columns = recompute_columns(columns, COMPLETE)
    inputs = set(COMPLETE.inputs())
    follows = derived_from(COMPLETE)
    moved_with = {"credit_amount": ("credit_amount", "annuity")}  # at the same term
    for name, direction in DIRECTIONS.items():
        if name in follows or name == "annuity":  # alone, the instalment shortens the term
            continue
        changed = {each: columns[each] * np.float32(1.5) for each in moved_with.get(name, (name,))}
        after = recompute_columns({**columns, **changed}, COMPLETE)
        for other in inputs & set(follows):
            rise = after[other] - columns[other]
            if not np.nan_to_num(rise / columns[other]).round(5).any():
                continue
            assert other in DIRECTIONS, (name, other)
            sign = SIGNS[direction] * SIGNS[DIRECTIONS[other]]
            assert np.nan_to_num(rise * sign).min() >= -1e-6, (name, other)


def test_directions_name_features_that_are_numbers() -> None:
    for name in DIRECTIONS:
        assert COMPLETE.by_name[name].kind is not Kind.CATEGORY


def test_a_model_that_breaks_a_direction_is_said_in_both_languages(lender: Lender) -> None:
    free = lender.model(PLATT)
    held = replace(free, dictionary=directed(lender, amount=Direction.DOWN, debts=Direction.DOWN))
    with pytest.raises(LeversPerverse, match=r"amount.*report it") as caught:
        levers(held, columns_of(lender))
    assert caught.value.worst_points > 0
    assert "ne respecte pas" in translator("fr")(caught.value.message)


def test_a_lever_that_moves_an_input_without_direction_is_reported_not_refused(
    lender: Lender,
) -> None:
    features = tuple(
        replace(f, role=Role.AMOUNT) if f.name == "amount" else f
        for f in lender.dictionary.features
    )
    free = replace(lender.model(PLATT), dictionary=replace(lender.dictionary, features=features))
    (amount,) = levers(free, columns_of(lender))
    assert (amount.feature, amount.alone, amount.promised) == ("amount", False, False)
    assert amount.n_perverse > 0
    assert amount.worst_points > 0.5


def test_training_holds_its_model_to_the_directions_and_says_so(
    lender: Lender, tmp_path: Path
) -> None:
    source = open_dataset(lender.write_dataset(tmp_path / "free"))
    wished = directed(lender, amount=Direction.UP, rating=Direction.UP)
    with writing(tmp_path / "directed", "dataset") as draft:
        pq.write_table(pq.read_table(source.path), draft.path / "features.parquet")
        write_dictionary(wished, draft.path / "dictionary.toml")
    plan = Plan(trials=0, repeats=1, candidates=["lightgbm"])
    trained = fit(open_dataset(tmp_path / "directed"), plan)
    assert {lever.feature for lever in trained.report.levers} == {"amount", "rating"}
    assert all(lever.promised and not lever.n_perverse for lever in trained.report.levers)
    assert trained.model.dictionary.by_name["amount"].direction is Direction.UP


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("AMT_CREDIT", Kind.AMOUNT, "up"),
        ("credit_amount_limit", Kind.AMOUNT, None),
        ("loan_amnt", Kind.AMOUNT, "up"),
        ("Montant du prêt", Kind.AMOUNT, "up"),
        ("previous_loan_amount", Kind.AMOUNT, None),
        ("amount", Kind.AMOUNT, "up"),
        ("MonthlyIncome", Kind.AMOUNT, "down"),
        ("revenu_mensuel", Kind.AMOUNT, "down"),
        ("debt_to_income", Kind.PERCENT, "up"),
        ("dti", Kind.NUMBER, "up"),
        ("NumberOfTimes90DaysLate", Kind.COUNT, "up"),
        ("DELINQ", Kind.NUMBER, "up"),
        ("months_since_last_delinquency", Kind.DURATION, None),
        ("never_late", Kind.YES_NO, None),
        ("template", Kind.NUMBER, None),
        ("fico_score", Kind.NUMBER, "down"),
        ("ext_source_2", Kind.NUMBER, "down"),
        ("risk_score", Kind.NUMBER, None),
        ("income_source", Kind.CATEGORY, None),
    ],
)
def test_a_direction_is_drafted_where_a_name_surely_says_it(
    name: str, kind: Kind, expected: str | None
) -> None:
    assert direction_of(name, kind, None) == expected


def test_an_instalment_weighs_whatever_it_is_called() -> None:
    assert direction_of("EMI", Kind.AMOUNT, Role.INSTALMENT) is Direction.UP
    assert direction_of("installment_rate", Kind.NUMBER, Role.INSTALMENT) is None
