"""Training from a dataset to an artefact: the story, its report and its faults."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from numpy.typing import NDArray

from clairscore.core.artefact import open_artefact, writing
from clairscore.core.errors import InputFaults
from clairscore.core.progress import Advance
from clairscore.credit.dataset import open_dataset
from clairscore.credit.dictionary import write_dictionary
from clairscore.credit.model.bundle import ModelUnfit, open_model
from clairscore.credit.model.cutoff import Costs, probability_of
from clairscore.credit.model.kept_aside import read_kept_aside
from clairscore.credit.model.results import (
    TrainingReport,
    report_from_json,
    report_to_json,
)
from clairscore.credit.model.scorer import LinearScorer, Scorer, Shape
from clairscore.credit.portfolio import open_portfolio, write_portfolio
from clairscore.credit.training.candidates import (
    Candidate,
    CandidateUnknown,
    Parameters,
    chosen,
)
from clairscore.credit.training.plan import Plan
from clairscore.credit.training.resampling import Sample
from clairscore.credit.training.tracking import RunRecord
from clairscore.credit.training.training import (
    Training,
    fit,
    read_report,
    refitted,
    save_training,
)
from clairscore.presentation.training.report import training_report_html
from clairscore.texts import Message, translator
from small_lender import Lender

QUICK = Plan(
    costs=Costs(4, 1),
    trials=0,
    repeats=1,
    candidates=["dummy", "logistic_regression", "lightgbm"],
)


class Records:
    def __init__(self) -> None:
        self.runs: list[RunRecord] = []

    def log(self, run: RunRecord) -> None:
        self.runs.append(run)


@pytest.fixture(scope="module")
def dataset(lender: Lender, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lender.write_dataset(tmp_path_factory.mktemp("lender") / "dataset", unlabelled=100)


@pytest.fixture(scope="module")
def tracker() -> Records:
    return Records()


@pytest.fixture(scope="module")
def training(dataset: Path, tracker: Records) -> Training:
    return fit(open_dataset(dataset), QUICK, tracker=tracker)


def without_seconds(report: TrainingReport) -> TrainingReport:
    return replace(report, candidates=tuple(replace(c, seconds=0.0) for c in report.candidates))


def changed(lender: Lender, folder: Path, **columns: object) -> Path:
    """Write the lender's dataset with some columns replaced."""
    source = lender.write_dataset(folder / "source")
    table = pq.read_table(source / "features.parquet")
    for name, values in columns.items():
        column = pa.array(values, from_pandas=False)  # pyright: ignore[reportArgumentType]
        table = table.set_column(table.column_names.index(name), name, column)
    with writing(folder / "dataset", "dataset") as draft:
        pq.write_table(table, draft.path / "features.parquet")
        write_dictionary(lender.dictionary, draft.path / "dictionary.toml")
    return folder / "dataset"


def faults(path: Path, **settings: object) -> tuple[Message, ...]:
    with pytest.raises(InputFaults) as caught:
        fit(open_dataset(path), replace(QUICK, **settings))  # pyright: ignore[reportArgumentType]
    for fault in caught.value.faults:
        assert translator("en")(fault)
        assert translator("fr")(fault)
    return caught.value.faults


def test_the_same_training_twice_gives_the_same_model_and_report(
    dataset: Path, training: Training
) -> None:
    again = fit(open_dataset(dataset), QUICK)
    assert again.model.identity == training.model.identity
    assert without_seconds(again.report) == without_seconds(training.report)


def test_the_report_comes_back_from_json_equal(training: Training) -> None:
    assert report_from_json(report_to_json(training.report)) == training.report


@pytest.mark.parametrize("costs", [Costs(60, 1), Costs(400, 1)], ids=["near", "far"])
def test_the_model_has_the_widest_scale_that_holds_those_it_learnt_from(
    dataset: Path, costs: Costs
) -> None:
    plan = replace(QUICK, costs=costs, candidates=["logistic_regression"])
    training = fit(open_dataset(dataset), plan)
    model, report = training.model, training.report
    data = open_dataset(dataset)
    learnt = np.isin(data.ids(), training.ids)
    assert learnt.sum() == report.n_clients
    log_odds = model.calibrated_log_odds(data.matrix(model.inputs)[learnt])
    doublings = (log_odds - np.log(costs.cutoff / (1 - costs.cutoff))) / np.log(2)

    def share(points: float) -> float:
        return float(np.mean(np.abs(points * doublings) <= 50))

    found = report.points_per_doubling
    assert model.points_per_doubling == found
    assert share(found) == pytest.approx(report.within_scale)
    assert share(found) >= 0.999
    wider = [points for points in (10, 8, 5, 4, 2.5, 2, 1) if points > found]
    assert wider
    assert all(share(points) < 0.999 for points in wider)


def test_the_report_adds_up(training: Training) -> None:
    report = training.report
    assert report.n_unlabelled == 100
    assert report.n_clients == sum(report.parts.values()) == 1200
    mistakes = report.confusion
    n = report.parts["test"]
    total = (
        mistakes.true_negative
        + mistakes.false_positive
        + mistakes.false_negative
        + mistakes.true_positive
    )
    assert total == n
    cost = (4 * mistakes.false_negative + mistakes.false_positive) / n
    assert report.cost_at_cutoff == pytest.approx(cost)
    assert report.test["cost"].value == pytest.approx(cost)
    assert report.cutoff == pytest.approx(0.2)
    assert sum(each.n for each in report.reliability) == n
    assert any(point.cutoff == report.cutoff for point in report.cost_curve)
    assert sum(group.n for group in report.groups) <= 2 * n
    assert report.candidate(report.selected).cost_difference.value == 0
    boosted = report.candidate("lightgbm")
    assert boosted.parameters == chosen(["lightgbm"])[0].defaults  # nothing was tuned
    selected = report.candidate(report.selected)
    for measure, found in (
        ("cost", boosted.cost_difference),
        ("auc", boosted.auc_difference),
    ):
        mean = np.mean(boosted.folds[measure]) - np.mean(selected.folds[measure])
        assert found.value == pytest.approx(mean)


def test_the_model_ranks_better_than_chance_and_uses_no_protected_feature(
    training: Training,
) -> None:
    assert training.report.test["auc"].low > 0.6
    assert "age" not in training.model.inputs
    assert training.report.protected_inputs == ()
    assert {group.feature for group in training.report.groups} == {"age"}


def test_an_admitted_protected_feature_is_an_input_and_is_said(dataset: Path) -> None:
    plan = replace(QUICK, candidates=["logistic_regression"], protected=["age"])
    trained = fit(open_dataset(dataset), plan)
    assert "age" in trained.model.inputs
    assert trained.report.protected_inputs == ("age",)


def test_what_was_announced_to_the_test_part_goes_with_the_model(
    dataset: Path, training: Training, tmp_path: Path
) -> None:
    with writing(tmp_path / "model", "model") as draft:
        save_training(training, draft)
    kept = read_kept_aside(tmp_path / "model")
    assert kept is not None
    report = read_report(tmp_path / "model")
    squares = (probability_of(kept.log_odds) - kept.defaulted) ** 2
    assert float(np.mean(squares)) == pytest.approx(report.test["brier"].value)
    assert report == training.report
    # in the order of the split, whose clients are known by their values too
    split = pq.read_table(tmp_path / "model" / "split.parquet").to_pydict()
    ids = [i for i, part in zip(split["client"], split["part"], strict=True) if part == "test"]
    data = open_dataset(dataset)
    rows = np.searchsorted(data.ids(), ids)
    assert data.target()[rows].tolist() == kept.defaulted.tolist()
    model = open_model(tmp_path / "model")
    after = model.calibrated_log_odds(data.matrix(model.inputs)[rows])
    assert not np.allclose(after, kept.log_odds)  # that model has learnt from them


def test_a_model_s_check_goes_with_it_to_new_applicants_and_to_no_namesake(
    dataset: Path, training: Training, lender: Lender, tmp_path: Path
) -> None:
    with writing(tmp_path / "model", "model") as draft:
        save_training(training, draft)
    first = lender.inputs[0]
    others = lender.X[::-1][:, lender.dictionary.names.index(first)]
    namesakes = changed(lender, tmp_path, **{first: others.tolist()})
    known = write_portfolio(tmp_path / "model", dataset, tmp_path / "known")
    new = write_portfolio(tmp_path / "model", namesakes, tmp_path / "new")
    assert known.parts["test"] == 240
    assert sum(new.parts[part] for part in ("train", "calibration", "test")) < 30
    checked, again = (open_portfolio(tmp_path / name).population.bands for name in ("known", "new"))
    assert sum(band.tested for band in checked) == 240
    assert [(b.tested, b.defaults) for b in again] == [(b.tested, b.defaults) for b in checked]


def test_the_shipped_model_is_calibrated_on_scores_of_fits_that_had_not_seen_the_client(
    lender: Lender,
) -> None:
    clients = np.arange(300)
    y = (np.random.default_rng(0).random(300) < 0.3).astype(np.float64)
    sample = Sample(clients[:, None].astype(np.float32), y, np.zeros(1, int))
    fits: list[set[int]] = []
    unseen: list[int] = []

    def learn(
        rows: Sample, parameters: Parameters, watch: Sample | None
    ) -> tuple[Scorer, Parameters]:
        del watch
        seen = set(rows.X[:, 0].astype(int).tolist())
        fits.append(seen)

        class Spy(LinearScorer):
            def log_odds(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
                asked = X[:, 0].astype(int).tolist()
                unseen.extend(client for client in asked if client not in seen)
                return super().log_odds(X)

        return Spy(-1.0, (Shape((0.0, 300.0), (0.0, 1.0), 0.0),)), parameters

    refitted(lender.model(), sample, Candidate("spy", 1, learn, {}), parameters={}, seed=0)
    assert [len(seen) for seen in fits] == [240] * 5 + [300]
    assert sorted(unseen) == clients.tolist()


def test_the_artefact_says_what_it_was_made_of(training: Training, tmp_path: Path) -> None:
    with writing(tmp_path / "model", "model") as draft:
        save_training(training, draft)
    manifest = open_artefact(tmp_path / "model", "model").manifest
    assert manifest.synthetic
    assert manifest.inputs["dataset"] == training.report.dataset_identity
    assert not list((tmp_path / "model").rglob("*.pkl"))


def test_every_candidate_and_the_final_model_are_recorded(
    training: Training, tracker: Records
) -> None:
    names = [run.name for run in tracker.runs]
    assert names == [c.name for c in training.report.candidates] + ["final"]
    final = tracker.runs[-1]
    assert final.model is training.model
    assert final.metrics["test_auc"] == [training.report.test["auc"].value]
    for run in tracker.runs:
        assert set(run.curves) == {"roc", "precision_recall", "reliability", "cost"}
    assert len(tracker.runs[1].metrics["cost"]) == 5
    assert tracker.runs[1].metrics["cost_mean"] == [np.mean(tracker.runs[1].metrics["cost"])]
    report, curves = training.report, final.curves
    for name, (x, y), points in (
        ("roc", ("false_positive_rate", "true_positive_rate"), report.roc),
        ("precision_recall", ("recall", "precision"), report.precision_recall),
        ("cost", ("cutoff", "cost"), [(each.cutoff, each.cost) for each in report.cost_curve]),
        (
            "reliability",
            ("mean_pd", "default_rate"),
            [(each.mean_pd, each.default_rate.value) for each in report.reliability],
        ),
    ):
        assert list(zip(curves[name][x], curves[name][y], strict=True)) == list(points)
        assert tracker.runs[1].curves[name][x]


def test_each_step_is_shown_to_its_end(dataset: Path) -> None:
    shown: list[tuple[str, int | None, int]] = []

    class Steps:
        @contextmanager
        def step(self, message: Message, total: int | None = None) -> Generator[Advance]:
            done = 0

            def advance(by: int) -> None:
                nonlocal done
                done += by

            yield advance
            assert translator("fr")(message)
            shown.append((message.id, total, done))

    fit(open_dataset(dataset), replace(QUICK, candidates=["dummy"]), progress=Steps())
    assert shown == [
        ("step-training-data", None, 0),
        ("step-training-candidate", 5, 5),  # folds
        ("step-training-final", None, 0),
        ("step-training-tracking", 2, 2),  # the candidate and the final model
    ]


def test_empty_and_constant_columns_are_left_out_and_said(lender: Lender, tmp_path: Path) -> None:
    n = len(lender.y)
    path = changed(lender, tmp_path, amount=[None] * n, burden=[0.5] * n)
    trained = fit(open_dataset(path), replace(QUICK, candidates=["logistic_regression"]))
    assert not {"amount", "burden"} & set(trained.model.inputs)
    ids = [warning["id"] for warning in trained.report.warnings]
    assert ids == ["warning-columns-empty", "warning-columns-constant", "warning-few-defaults"]
    found = [warning["args"] for warning in trained.report.warnings[:2]]
    assert found == [{"columns": ["amount"], "count": 1}, {"columns": ["burden"], "count": 1}]


def test_nothing_clearly_cheaper_than_the_dummy_is_said(
    lender: Lender, training: Training, tmp_path: Path
) -> None:
    def said(report: TrainingReport) -> list[dict[str, object]]:
        return [
            dict(warning["args"])
            for warning in report.warnings
            if warning["id"] == "warning-no-better-than-dummy"
        ]

    assert said(training.report) == []
    # at this cut-off neither the model nor the dummy refuses anybody
    path = lender.write_dataset(tmp_path / "dataset")
    plan = replace(QUICK, costs=Costs(1, 30), candidates=["dummy", "logistic_regression"])
    trained = fit(open_dataset(path), plan)
    assert said(trained.report) == [{"candidate": "logistic_regression"}]
    alone = fit(open_dataset(path), replace(QUICK, candidates=["dummy"]))
    assert said(alone.report) == []


def pure_chance(lender: Lender, folder: Path) -> Path:
    """Write the lender's dataset with outcomes that have nothing to do with the clients."""
    outcomes = np.random.default_rng(0).permutation(lender.y).astype(int)
    return changed(lender, folder, defaulted=outcomes.tolist())


def test_where_nothing_can_be_learnt_no_model_wins_and_is_refused(
    lender: Lender, tmp_path: Path
) -> None:
    path = pure_chance(lender, tmp_path)
    trained = fit(open_dataset(path), replace(QUICK, candidates=["dummy", "logistic_regression"]))
    assert (trained.report.selected, trained.report.selection) == ("dummy", "nothing_learnt")
    assert trained.model.unfit
    assert "pas de modèle" in training_report_html(trained.report, trained.model.dictionary)
    with writing(tmp_path / "model", "model") as draft:
        save_training(trained, draft)
    with pytest.raises(ModelUnfit, match="--unfit"):
        write_portfolio(tmp_path / "model", path, tmp_path / "portfolio")
    write_portfolio(tmp_path / "model", path, tmp_path / "portfolio", unfit=True)
    assert open_portfolio(tmp_path / "portfolio").unfit


def test_a_model_alone_that_ranks_at_random_is_unfit(lender: Lender, tmp_path: Path) -> None:
    plan = replace(QUICK, candidates=["logistic_regression"])
    trained = fit(open_dataset(pure_chance(lender, tmp_path)), plan)
    assert trained.report.selected == "logistic_regression"
    assert trained.report.test["auc"].low <= 0.5
    assert trained.model.unfit


def test_a_model_that_learnt_is_fit(training: Training) -> None:
    assert training.report.test["auc"].low > 0.5
    assert not training.model.unfit


def test_few_defaults_are_said(training: Training) -> None:
    assert "warning-few-defaults" in json.dumps([dict(w) for w in training.report.warnings])


@pytest.mark.parametrize(
    ("target", "expected"),
    [([0, 1, 2], "fault-target-classes"), ([1, 1, 1], "fault-target-classes")],
    ids=["three classes", "one class"],
)
def test_a_target_without_exactly_two_classes_is_a_fault(
    lender: Lender, tmp_path: Path, *, target: list[int], expected: str
) -> None:
    path = changed(lender, tmp_path, defaulted=(target * len(lender.y))[: len(lender.y)])
    assert [fault.id for fault in faults(path)] == [expected]


def test_too_few_defaults_for_the_folds_are_a_fault(lender: Lender, tmp_path: Path) -> None:
    path = changed(lender, tmp_path, defaulted=[1] * 29 + [0] * (len(lender.y) - 29))
    (fault,) = faults(path)
    assert fault.id == "fault-target-too-few"
    assert fault.args["defaults"] == 29


def test_a_dataset_without_target_is_a_fault(lender: Lender, tmp_path: Path) -> None:
    dictionary = replace(lender.dictionary, target="")
    path = lender.write_dataset(tmp_path / "dataset", dictionary=dictionary)
    assert [fault.id for fault in faults(path)] == ["fault-target-absent"]


def test_infinite_values_and_a_bad_target_are_reported_together(
    lender: Lender, tmp_path: Path
) -> None:
    n = len(lender.y)
    path = changed(lender, tmp_path, defaulted=[1] * n, burden=[np.inf, -np.inf] + [0.1] * (n - 2))
    found = faults(path)
    assert [fault.id for fault in found] == ["fault-target-classes", "fault-infinite-values"]
    assert found[1].args == {"feature": "burden", "count": 2}


def test_no_usable_input_is_a_fault(lender: Lender, tmp_path: Path) -> None:
    n = len(lender.y)
    nothing = {name: [None] * n for name in lender.inputs}
    assert [f.id for f in faults(changed(lender, tmp_path, **nothing))] == ["fault-no-usable-input"]


def test_admitting_a_feature_that_is_not_protected_is_a_fault(dataset: Path) -> None:
    (fault,) = faults(dataset, protected=["amount"])
    assert fault.id == "fault-protected-unknown"


def test_an_unknown_candidate_is_said_before_anything_is_read(dataset: Path) -> None:
    with pytest.raises(CandidateUnknown, match="Did you mean lightgbm"):
        fit(open_dataset(dataset), Plan(candidates=["lightgb"]))
