"""Contributions add up to the score, on the calibrated scale, and are TreeSHAP's own."""

from dataclasses import dataclass, replace

import lightgbm as lgb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from clairscore.credit.explanation import Explainer, NotAdditive, explain
from clairscore.credit.explanation.points import calibrated
from clairscore.credit.explanation.trees import TooDeep, TreeExplainer, leaf_values
from clairscore.credit.model.calibration import Isotonic, Platt
from clairscore.credit.model.scorer import LinearScorer, Shape, TreeScorer
from small_lender import PLATT, Lender

ISOTONIC = Isotonic((-3.0, -2.0, -1.49, -1.48, 0.5), (-2.9, -2.4, -2.0, -1.2, -0.1))
numbers = st.floats(-3, 3, allow_nan=False, width=32)


def rows(lender: Lender, names: tuple[str, ...]) -> NDArray[np.float32]:
    return lender.X[:, [lender.dictionary.names.index(name) for name in names]]


@pytest.mark.parametrize("calibration", [PLATT, ISOTONIC], ids=["platt", "isotonic"])
@pytest.mark.parametrize("kind", ["trees", "linear"])
def test_base_and_contributions_are_the_score_of_every_client(
    lender: Lender, calibration: Platt | Isotonic, kind: str
) -> None:
    scorer = lender.linear() if kind == "linear" else None
    model = lender.model(calibration, scorer=scorer)
    X = rows(lender, model.inputs)
    for explained in (explain(model, X[:20]), Explainer(model, sample=X[:50])(X)):
        score = model.score(X[: len(explained.score)])
        np.testing.assert_allclose(
            explained.base + explained.points.sum(axis=1) + explained.to_scale,
            score,
            rtol=0,
            atol=1e-9,
        )
        np.testing.assert_allclose(explained.score, score, rtol=0, atol=1e-9)
        np.testing.assert_allclose(explained.pd, model.pd(X[: len(score)]), rtol=0, atol=1e-12)


def test_a_score_of_fifty_is_the_cut_off(lender: Lender) -> None:
    model = lender.model()
    explained = explain(model, rows(lender, model.inputs)[:200])
    assert ((explained.score >= 50) == (explained.pd >= model.cutoff)).all()


def test_the_fast_way_gives_what_pred_contrib_gives(lender: Lender) -> None:
    model = lender.model()
    X = rows(lender, model.inputs)
    fast, slow = Explainer(model, sample=X[:50]), Explainer(model)
    assert (fast.engine, slow.engine) == ("tables", "pred_contrib")
    assert fast.features == slow.features
    np.testing.assert_allclose(fast(X).points, slow(X).points, rtol=0, atol=1e-9)


# shap announces, at each call, a change that it made years ago
@pytest.mark.filterwarnings("ignore:LightGBM binary classifier with TreeExplainer:UserWarning")
def test_contributions_are_those_of_shap(lender: Lender) -> None:
    shap = pytest.importorskip("shap", reason="shap is a development dependency")
    scorer = lender.trees(lender.inputs)
    X = rows(lender, lender.inputs)[:100]
    explainer = shap.TreeExplainer(scorer.booster)
    expected = np.asarray(explainer.shap_values(X))
    np.testing.assert_allclose(TreeExplainer(scorer.booster)(X), expected, rtol=0, atol=1e-6)


@given(seed=st.integers(0, 10_000), leaves=st.integers(2, 20), zero_as_missing=st.booleans())
def test_tables_equal_pred_contrib_on_any_small_ensemble(
    seed: int, leaves: int, *, zero_as_missing: bool
) -> None:
    booster, X = random_booster(seed, leaves=leaves, zero_as_missing=zero_as_missing)
    expected = np.asarray(booster.predict(X, pred_contrib=True))
    tables = TreeExplainer(booster)
    np.testing.assert_allclose(tables(X), expected[:, :-1], rtol=0, atol=1e-12)
    np.testing.assert_allclose(tables.base, expected[0, -1], rtol=0, atol=1e-12)


def random_booster(
    seed: int, *, leaves: int, zero_as_missing: bool = False, features: int = 5
) -> tuple[lgb.Booster, NDArray[np.float32]]:
    draws = np.random.default_rng(seed)
    X = draws.integers(-2, 6, size=(300, features)).astype(np.float32)
    X[:, 1] += draws.random(300).astype(np.float32)
    X[draws.random(X.shape) < 0.1] = np.nan
    X[:, 0] = np.abs(X[:, 0])
    y = (np.nan_to_num(X).sum(axis=1) + draws.normal(size=300) > 8).astype(float)
    parameters = {
        "objective": "binary", "num_leaves": leaves, "min_data_in_leaf": 2, "verbose": -1,
        "num_threads": 1, "zero_as_missing": zero_as_missing, "min_data_per_group": 5,
        "cat_smooth": 1,
    }  # fmt: skip
    booster = lgb.train(parameters, lgb.Dataset(X, y, categorical_feature=[0]), 5)
    unseen = np.array([[np.nan] * features, [99] * features, [-1] * features], np.float32)
    unseen[1, 1:] = np.inf
    return booster, np.vstack([X, unseen])


def test_values_that_training_never_saw_are_decided_as_lightgbm_does() -> None:
    booster, _ = random_booster(3, leaves=8)
    X = np.zeros((4, 5), dtype=np.float32)
    X[:, 2] = [-np.inf, np.inf, np.nan, 0]
    expected = np.asarray(booster.predict(X, pred_contrib=True))[:, :-1]
    np.testing.assert_allclose(TreeExplainer(booster)(X), expected, rtol=0, atol=1e-12)


def test_a_tree_too_deep_for_tables_is_explained_by_lightgbm(lender: Lender) -> None:
    draws = np.random.default_rng(0)
    X = draws.normal(size=(4_000, 30)).astype(np.float32)
    # each feature splits off a few rows in turn: one long path
    y = np.argmax(np.c_[X > 1.5, np.ones(len(X), bool)], axis=1).astype(float)
    parameters = {"num_leaves": 31, "min_data_in_leaf": 1, "verbose": -1, "num_threads": 1}
    booster = lgb.train(parameters, lgb.Dataset(X, y), 1)
    with pytest.raises(TooDeep, match="features on one path"):
        TreeExplainer(booster)
    names = tuple(f"feature_{j}" for j in range(30))
    model = replace(lender.model(), inputs=names, scorer=TreeScorer(booster))
    explainer = Explainer(model, sample=X[:20])
    assert explainer.engine == "pred_contrib"
    assert explainer(X[:20]).points.shape == (20, len(explainer.features))


def test_tables_never_take_more_memory_than_allowed(lender: Lender) -> None:
    with pytest.raises(TooDeep, match="too large"):
        TreeExplainer(lender.trees(lender.inputs).booster, largest=1_000)


@dataclass(frozen=True)
class OddScorer(TreeScorer):
    """Trees whose own contributions are shifted: tables can't agree with them."""

    shift: float = 1e-3

    def contributions(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        return super().contributions(X) + self.shift


def test_tables_that_differ_from_pred_contrib_are_not_used(lender: Lender) -> None:
    model = lender.model()
    odd = replace(model, scorer=OddScorer(lender.trees(lender.inputs).booster))
    assert Explainer(odd, sample=rows(lender, model.inputs)[:50]).engine == "pred_contrib"


@pytest.mark.parametrize(("shift", "engine"), [(5e-10, "tables"), (2e-9, "pred_contrib")])
def test_tables_must_agree_on_the_base_and_on_each_contribution(
    lender: Lender, shift: float, engine: str
) -> None:
    model = lender.model()
    trees = lender.trees(lender.inputs)
    other_base = TreeScorer(trees.booster)
    object.__setattr__(other_base, "base", trees.base + shift)
    for scorer in (other_base, OddScorer(trees.booster, shift=shift)):
        odd = replace(model, scorer=scorer)
        assert Explainer(odd, sample=rows(lender, model.inputs)[:50]).engine == engine


def test_contributions_that_miss_the_score_are_refused(lender: Lender) -> None:
    model = lender.model()
    odd = replace(model, scorer=OddScorer(lender.trees(lender.inputs).booster))
    with pytest.raises(NotAdditive, match="can't explain a decision"):
        explain(odd, rows(lender, model.inputs)[:5])


def test_a_model_that_nothing_moves_contributes_nothing(lender: Lender) -> None:
    still = LinearScorer(-1.0, (Shape((0.0,), (0.0,), 0.0),) * len(lender.inputs))
    model = lender.model(scorer=still)
    explained = explain(model, rows(lender, model.inputs)[:3])
    assert explained.features == ()
    np.testing.assert_allclose(explained.score, explained.base)


@given(
    contributions=st.lists(st.lists(numbers, min_size=3, max_size=3), min_size=1, max_size=5),
    base=st.floats(-3.2, 0.7, allow_nan=False),
)
def test_isotonic_contributions_add_up_wherever_the_client_stands(
    contributions: list[list[float]], base: float
) -> None:
    raw = np.array(contributions)
    scaled = calibrated(raw, ISOTONIC, base=base)
    wanted = ISOTONIC(base + raw.sum(axis=1)) - ISOTONIC(np.array([base]))
    # a client exactly at z0 whose contributions are all 0 has nothing to add up
    np.testing.assert_allclose(scaled.sum(axis=1), wanted, rtol=0, atol=1e-9)


@pytest.mark.parametrize("size", [1.0, 1e-3])
def test_where_isotonic_is_a_straight_line_contributions_are_as_steep(size: float) -> None:
    line = Isotonic((-4.0, 4.0), (-12.0, 12.0))
    raw = size * np.array([[0.3, -0.2, 0.1], [-0.5, 0.2, 0.0], [0.04, 0.0, 0.0]])
    np.testing.assert_allclose(calibrated(raw, line, base=-1.0), 3 * raw, rtol=1e-9)


def test_a_client_next_to_the_mean_gets_contributions_of_a_sane_size() -> None:
    raw = np.array([[0.3, -0.299_999], [1e-9, 0.0], [0.0, 0.0]])
    scaled = calibrated(raw, ISOTONIC, base=-1.485)  # on the steepest piece: 80 times as steep
    assert np.abs(scaled).max() < 10
    assert (scaled[2] == 0).all()


@given(st.lists(st.floats(0.01, 0.99), min_size=1, max_size=7))
def test_a_leaf_shares_its_value_among_its_features(shares: list[float]) -> None:
    """Efficiency: contributions of a pattern sum to the leaf's value there minus its mean."""
    values = leaf_values(np.array(shares))
    assert values.shape == (len(shares), 2 ** len(shares))
    mean = np.prod(shares)
    np.testing.assert_allclose(values[:, -1].sum(), 1 - mean, atol=1e-12)
    np.testing.assert_allclose(values[:, :-1].sum(axis=0), -mean, atol=1e-12)


def test_a_leaf_of_two_features_has_the_shapley_values_of_the_definition() -> None:
    r = np.array([0.3, 0.8])
    first_alone = ((1 - r[0]) * r[1] + (1 - r[0]) * 1) / 2
    np.testing.assert_allclose(leaf_values(r)[0, 3], first_alone, atol=1e-15)
