"""A benchmark's runs in MLflow: readable by anyone's client, beside the database, without a word."""

from pathlib import Path

import pytest

from clairscore.application import bench
from clairscore.mlflow_store import TrackingUnreachable
from clairscore.textbench.results import BenchResults
from textbench.test_benchmark import made_up

# MLflow 3.17 and SQLAlchemy leave SQLite connections to the garbage collector
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
PLAN = """
arm = ["first-word", "tfidf"]
corpus = { file = "texts.csv", text = "text", label = "label" }
protocol = { folds = 3, repeats = 1, seeds = [1], draws = 100, refits = 3, map_refits = 3, shots = [1] }
"""


def ran(folder: Path, uri: str) -> BenchResults:
    corpus = made_up()
    rows = map(",".join, zip(corpus.texts, corpus.labels, strict=True))
    (folder / "texts.csv").write_text("\n".join(["text,label", *rows]), encoding="utf-8")
    (folder / "plan.toml").write_text(PLAN, encoding="utf-8")
    return bench.run(
        folder / "plan.toml", folder / "out", cache=folder / "cache", mlflow=uri, replace=True
    )


def test_runs_are_found_again_with_figures_and_reports_and_nothing_lands_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from mlflow import MlflowClient  # noqa: PLC0415 - takes seconds

    current = tmp_path / "current"
    current.mkdir()
    monkeypatch.chdir(current)
    uri = f"sqlite:///{tmp_path / 'runs #1.db'}"
    results = ran(tmp_path, uri)
    assert capfd.readouterr() == ("", "")
    assert not list(current.iterdir())

    client = MlflowClient(uri)
    experiment = client.get_experiment_by_name("clairscore-bench")
    assert experiment is not None
    runs = {run.info.run_name: run for run in client.search_runs([experiment.experiment_id])}
    assert set(runs) == {"texts.csv", "first-word", "tfidf"}
    whole, one = runs["texts.csv"], runs["tfidf"]
    assert one.info.status == whole.info.status == "FINISHED"
    assert one.data.tags["mlflow.parentRunId"] == whole.info.run_id
    assert one.data.params["corpus_sha256"] == results.corpus.sha256
    assert one.data.params["protocol_folds"] == "3"
    accuracy = results.encoder("tfidf").classification["nearest"].accuracy
    assert one.data.metrics["accuracy_nearest"] == accuracy.value
    assert one.data.metrics["accuracy_nearest_low"] == accuracy.low
    assert [file.path for file in client.list_artifacts(one.info.run_id)] == ["identity.json"]

    kept = {file.path for file in client.list_artifacts(whole.info.run_id)}
    assert kept == {"report.json", "report.fr.md", "report.en.md"}
    report = tmp_path / "mlartifacts" / whole.info.run_id / "artifacts" / "report.json"
    assert report.read_text(encoding="utf-8") == results.as_json()


def test_a_store_that_can_t_be_reached_is_told_before_anything_is_measured(tmp_path: Path) -> None:
    with pytest.raises(TrackingUnreachable, match="Nothing was computed"):
        ran(tmp_path, "sqlite:////nowhere/at/all/runs.db")
    assert not (tmp_path / "out").exists()
