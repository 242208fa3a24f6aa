"""The registry: runs that anyone's MLflow can read, wherever the model is put."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from clairscore.core.artefact import Draft, open_artefact, writing
from clairscore.credit.model.bundle import read_model, save_model
from clairscore.credit.training.registry import MlflowTracker, tracking
from clairscore.credit.training.tracking import RunRecord
from clairscore.mlflow_store import TrackingUnreachable
from small_lender import Lender

# MLflow 3.17 and SQLAlchemy leave SQLite connections to the garbage collector
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def record(lender: Lender) -> RunRecord:
    return RunRecord(
        name="lightgbm",
        parameters={"num_leaves": 7, "learning_rate": 0.05},
        metrics={"auc": [0.75, 0.76], "cost": [0.5, 0.6]},
        curves={"roc": {"false_positive_rate": [0.0, 1.0], "true_positive_rate": [0.0, 1.0]}},
        texts={"report.json": "{}"},
        model=lender.model(inputs=("burden", "debts", "rating", "seniority")),
        trials=(
            RunRecord("lightgbm trial 0", {"num_leaves": 5}, {"log_loss": [0.25]}),
            RunRecord("lightgbm trial 1", {"num_leaves": 9}, {"log_loss": [0.26]}),
        ),
        tags={"role": "candidate"},
    )


@pytest.fixture(scope="module")
def stored(lender: Lender, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a model artefact with its runs, renamed into place."""
    target = tmp_path_factory.mktemp("with a space") / "model"
    with writing(target, "model") as draft, tracking(None, draft=draft, target=target) as tracker:
        tracker.log(record(lender))
        save_model(lender.model(), draft.path)
    return target


def test_runs_are_readable_by_a_fresh_client_after_the_rename(stored: Path) -> None:
    from mlflow import MlflowClient  # noqa: PLC0415 - takes seconds

    client = MlflowClient(f"sqlite:///{stored / 'mlflow.db'}")
    experiment = client.get_experiment_by_name("clairscore")
    assert experiment is not None
    runs = {r.info.run_name: r for r in client.search_runs([experiment.experiment_id])}
    run = runs["lightgbm"]
    assert run.info.status == "FINISHED"
    assert run.data.params == {"num_leaves": "7", "learning_rate": "0.05"}
    history = client.get_metric_history(run.info.run_id, "auc")
    assert [(point.step, point.value) for point in history] == [(0, 0.75), (1, 0.76)]
    assert runs["lightgbm trial 1"].data.tags["mlflow.parentRunId"] == run.info.run_id
    files = {file.path for file in client.list_artifacts(run.info.run_id)}
    assert files == {"curves", "report.json", "clairscore"}


def test_the_logged_model_is_lightgbms_own_and_predicts_from_doubles(
    stored: Path, lender: Lender
) -> None:
    from mlflow import MlflowClient  # noqa: PLC0415 - takes seconds
    from mlflow.lightgbm import load_model  # noqa: PLC0415 - takes seconds
    from mlflow.models import get_model_info  # noqa: PLC0415 - takes seconds

    client = MlflowClient(f"sqlite:///{stored / 'mlflow.db'}")
    (experiment,) = client.search_experiments(filter_string="name = 'clairscore'")
    (logged,) = client.search_logged_models([experiment.experiment_id])
    assert str(stored.parent) in logged.artifact_location.replace("%20", " ")
    booster = load_model(logged.artifact_location)
    assert booster is not None
    model = record(lender).model
    assert model is not None
    columns = [lender.dictionary.names.index(name) for name in model.inputs]
    raw = np.asarray(booster.predict(lender.X[:50, columns], raw_score=True))
    assert np.array_equal(raw, model.scorer.log_odds(lender.X[:50, columns]))
    (folder,) = (stored / "mlartifacts" / "models").glob("*/artifacts")
    signature = get_model_info(str(folder)).signature
    assert signature is not None
    assert [str(kind) for kind in signature.inputs.input_types()] == ["DataType.double"] * 4


def test_the_runs_own_model_files_read_back_as_the_model(stored: Path, lender: Lender) -> None:
    (folder,) = {file.parent for file in (stored / "mlartifacts").rglob("model.json")}
    model = record(lender).model
    assert model is not None
    assert read_model(folder).identity == model.identity


def test_nothing_in_the_store_is_pickled(stored: Path) -> None:
    assert not [
        f for f in (stored / "mlartifacts").rglob("*") if f.suffix in {".pkl", ".pickle", ".joblib"}
    ]
    for file in (stored / "mlartifacts").rglob("*"):
        if file.is_file():
            file.read_text(encoding="utf-8")


def test_the_store_leads_nowhere_but_into_the_model(stored: Path) -> None:
    database = sqlite3.connect(stored / "mlflow.db")
    found = [row[0] for row in database.execute("SELECT artifact_uri FROM runs")]
    database.close()
    assert found
    assert all(uri.startswith(stored.as_uri() + "/mlartifacts") for uri in found)


def test_the_store_may_change_without_damaging_the_model(stored: Path) -> None:
    with (stored / "mlflow.db").open("ab") as file:
        file.write(b"\0")
    parts = open_artefact(stored, "model").manifest.parts
    assert set(parts) == {"booster.txt", "dictionary.toml", "model.json"}


def test_another_store_is_used_as_it_is_and_runs_join_those_there(
    tmp_path: Path,
) -> None:
    from mlflow import MlflowClient  # noqa: PLC0415 - takes seconds

    uri = f"sqlite:///{tmp_path / 'theirs.db'}"
    run = RunRecord("final", {}, {"auc": [0.7]})
    for _ in range(2):
        with tracking(uri, draft=Draft(tmp_path), target=tmp_path / "model") as tracker:
            tracker.log(run)
    client = MlflowClient(uri)
    experiment = client.get_experiment_by_name("clairscore")
    assert experiment is not None
    assert experiment.artifact_location == (tmp_path / "mlartifacts").as_uri()
    assert len(client.search_runs([experiment.experiment_id])) == 2
    assert not (tmp_path / "mlflow.db").exists()


@pytest.mark.parametrize(
    "uri",
    [
        "http://127.0.0.1:9",
        "postgresql://someone:secret@127.0.0.1:9/runs",
        "sqlite:////nowhere/at/all/runs.db",
        "carrier-pigeon://loft",
    ],
)
def test_an_unreachable_store_is_one_sentence_without_password(uri: str, tmp_path: Path) -> None:
    with (
        pytest.raises(TrackingUnreachable, match="MLflow can't be reached") as caught,
        tracking(uri, draft=Draft(tmp_path), target=tmp_path / "model"),
    ):
        pass
    assert "secret" not in str(caught.value)


def test_the_callers_mlflow_is_left_alone(
    lender: Lender, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    import mlflow  # noqa: PLC0415 - takes seconds

    before = mlflow.get_tracking_uri()
    MlflowTracker(f"sqlite:///{tmp_path / 'runs.db'}").log(record(lender))
    assert mlflow.get_tracking_uri() == before
    assert mlflow.active_run() is None
    assert capfd.readouterr() == ("", "")
