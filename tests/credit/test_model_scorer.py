"""Scorers and the model as one thing: exact contributions, faithful storage."""

from dataclasses import replace
from pathlib import Path

import lightgbm as lgb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from clairscore.core.artefact import writing
from clairscore.core.errors import ArtefactDamaged, ArtefactKind
from clairscore.credit.model.bundle import Model, open_model, read_model, save_model
from clairscore.credit.model.calibration import Isotonic, Platt
from clairscore.credit.model.scorer import (
    LinearScorer,
    Shape,
    constant_scorer,
    linear_from_json,
    linear_to_json,
)
from small_lender import Lender

LINEAR = LinearScorer(
    -2.0,
    (
        Shape((0.0, 1.0, 3.0), (-0.3, 0.1, 0.6), 0.25),
        Shape((-1.0, 1.0), (0.4, -0.4), 0.0),
        Shape((0.0,), (0.0,), 0.0),
    ),
)
ISOTONIC = Isotonic((-3.0, -1.0, 0.5), (-4.0, -1.5, 0.1))
floats = st.floats(-1e6, 1e6, width=32) | st.just(float("nan"))


@given(arrays(np.float32, (5, 3), elements=floats))
def test_contributions_of_an_additive_model_and_its_base_make_its_log_odds(X: np.ndarray) -> None:
    total = LINEAR.base + LINEAR.contributions(X).sum(axis=1)
    assert total == pytest.approx(LINEAR.log_odds(X), abs=1e-12)


@given(st.data())
def test_contributions_of_trees_and_their_base_make_their_log_odds(
    lender: Lender, data: st.DataObject
) -> None:
    trees = lender.trees(lender.inputs, n_trees=10)
    X = data.draw(arrays(np.float32, (4, len(lender.inputs)), elements=floats))
    total = trees.base + trees.contributions(X).sum(axis=1)
    assert total == pytest.approx(trees.log_odds(X), abs=1e-9)


# shap 0.51 calls what matplotlib 3.11 is about to deprecate
@pytest.mark.filterwarnings("ignore:LightGBM binary classifier:UserWarning")
@pytest.mark.filterwarnings("ignore:The set_(bad|over|under) function:PendingDeprecationWarning")
def test_contributions_of_trees_are_those_of_shap(lender: Lender) -> None:
    import shap  # noqa: PLC0415 - slow, and warns at import

    trees = lender.trees(("amount", "burden", "debts", "rating"))
    columns = [lender.dictionary.names.index(n) for n in ("amount", "burden", "debts", "rating")]
    X = lender.X[:300, columns]
    explainer = shap.TreeExplainer(trees.booster)
    expected = np.asarray(explainer.shap_values(X))
    assert np.abs(trees.contributions(X) - expected).max() < 1e-6
    assert trees.base == pytest.approx(float(np.ravel(explainer.expected_value)[-1]), abs=1e-6)


def test_a_value_beyond_the_knots_adds_what_the_nearest_knot_adds() -> None:
    X = np.array([[-9, 0, 0], [9, 0, 0], [np.nan, 0, 0]], dtype=np.float32)
    assert LINEAR.contributions(X)[:, 0] == pytest.approx([-0.3, 0.6, 0.25])


def test_the_dummy_gives_everyone_the_same_and_owes_it_to_no_feature() -> None:
    dummy = constant_scorer(-2.4, n_features=3)
    X = np.array([[1, 2, 3], [np.nan, -5, 0]], dtype=np.float32)
    assert dummy.log_odds(X).tolist() == [-2.4, -2.4]
    assert not dummy.contributions(X).any()


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=2, max_size=5))
def test_an_additive_model_comes_back_from_json_bit_for_bit(values: list[float]) -> None:
    knots = tuple(float(k) for k in range(len(values)))
    scorer = LinearScorer(values[0], (Shape(knots, tuple(values), values[-1]),))
    assert linear_from_json(linear_to_json(scorer, names=("é",))) == scorer


@pytest.mark.parametrize(
    ("additive", "calibration"), [(True, ISOTONIC), (False, ISOTONIC), (False, Platt(0.9, -0.1))]
)
def test_a_reloaded_model_scores_every_client_bit_for_bit_the_same(
    lender: Lender, tmp_path: Path, *, additive: bool, calibration: Platt | Isotonic
) -> None:
    model = lender.model(calibration, scorer=lender.linear() if additive else None)
    path = lender.write_model(model, tmp_path / "model", parts={1: "train"})
    again = open_model(path)
    columns = [lender.dictionary.names.index(name) for name in model.inputs]
    X = lender.X[:, columns]
    assert np.array_equal(again.score(X), model.score(X))
    assert np.array_equal(again.scorer.contributions(X), model.scorer.contributions(X))
    assert replace(again, scorer=model.scorer) == model
    assert again.identity == model.identity


def test_the_identity_changes_with_anything_that_decides_a_score(lender: Lender) -> None:
    model = lender.model(scorer=lender.linear())
    others = [
        replace(model, cutoff=0.3),
        replace(model, calibration=Platt(0.8, -0.2)),
        replace(model, scorer=replace(lender.linear(), base=-1.4)),
    ]
    assert len({model.identity, *(other.identity for other in others)}) == 4


def test_a_client_at_the_cutoff_scores_50_and_doubled_odds_add_10(lender: Lender) -> None:
    def model(log_odds: float) -> Model:
        scorer = constant_scorer(log_odds, n_features=len(lender.inputs))
        return lender.model(Platt(1.0, 0.0), scorer=scorer)

    X = np.zeros((1, len(lender.inputs)), dtype=np.float32)
    at_cutoff = np.log(0.2 / 0.8)
    assert model(at_cutoff).score(X) == pytest.approx([50.0])
    assert model(at_cutoff + np.log(2)).score(X) == pytest.approx([60.0])
    assert model(at_cutoff).pd(X) == pytest.approx([0.2])


def test_nothing_in_a_model_is_pickled(lender: Lender, tmp_path: Path) -> None:
    save_model(lender.model(), tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {
        "booster.txt",
        "model.json",
        "dictionary.toml",
    }
    for file in tmp_path.iterdir():
        file.read_text(encoding="utf-8")
    assert lgb.Booster(model_file=str(tmp_path / "booster.txt")).num_trees() == 40


def test_a_model_whose_files_are_unreadable_is_damaged(lender: Lender, tmp_path: Path) -> None:
    save_model(lender.model(scorer=lender.linear()), tmp_path)
    (tmp_path / "linear.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ArtefactDamaged, match="damaged"):
        read_model(tmp_path)


def test_a_dataset_is_not_a_model(lender: Lender, tmp_path: Path) -> None:
    with pytest.raises(ArtefactKind, match="model"):
        open_model(lender.write_dataset(tmp_path / "dataset"))


def test_a_changed_booster_is_refused(lender: Lender, tmp_path: Path) -> None:
    with writing(tmp_path / "model", "model") as draft:
        save_model(lender.model(), draft.path)
    booster = tmp_path / "model" / "booster.txt"
    booster.write_text(booster.read_text().replace("leaf_value=", "leaf_value=9", 1))
    with pytest.raises(ArtefactDamaged, match=r"booster\.txt"):
        open_model(tmp_path / "model")
