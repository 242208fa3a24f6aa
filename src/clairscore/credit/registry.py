"""The registry: every run of a training, kept in MLflow.

By default the store lives inside the model artefact (`mlflow.db` and `mlartifacts`), unsealed, so
that `mlflow ui` may open it; any other tracking URI is used as it is. Models are logged in
LightGBM's own text format with a signature, or as JSON: nothing is pickled. Only `MlflowClient`
is used, so that no tracking URI, experiment or run of the caller's is touched.
"""

import logging
import os
import re
import socket
import sqlite3
import tempfile
import time
import warnings
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from clairscore.core.artefact import Draft
from clairscore.core.errors import ClairscoreError
from clairscore.credit.model.bundle import Model, save_model
from clairscore.credit.model.scorer import TreeScorer
from clairscore.credit.model.tracking import RunRecord, Tracker

if TYPE_CHECKING:
    from mlflow import MlflowClient

EXPERIMENT = "clairscore"
STORE = "mlflow.db"
ARTIFACTS = "mlartifacts"
PARENT_RUN = "mlflow.parentRunId"  # MLflow's tag for a run inside another
LOCATIONS = (
    ("experiments", "artifact_location"),
    ("runs", "artifact_uri"),
    ("logged_models", "artifact_location"),
)
"""Where MLflow's database holds absolute addresses of artifacts."""

PORTS = {"http": 80, "https": 443, "postgresql": 5432, "mysql": 3306, "mssql": 1433}
PATIENCE_SECONDS = 5.0
MOST_METRICS = 1000  # MLflow's limit for one batch


@dataclass(eq=False)
class TrackingUnreachable(ClairscoreError):
    """No MLflow store answers at the given address."""

    code: ClassVar[str] = "tracking-unreachable"
    uri: str
    reason: str


@contextmanager
def tracking(uri: str | None, *, draft: Draft, target: Path) -> Generator[Tracker]:
    """Give a tracker while a model is trained.

    Parameters
    ----------
    uri
        MLflow tracking URI; None keeps the runs inside the artefact.
    draft
        The model artefact being written.
    target
        Where the artefact will be: addresses in its store will lead there.

    Raises
    ------
    TrackingUnreachable
        Nothing answers at `uri`; said before anything is trained.
    """
    if uri is not None:
        yield MlflowTracker(_reachable(uri))
        return
    draft.unsealed |= {STORE, ARTIFACTS}
    tracker = MlflowTracker(
        f"sqlite:///{draft.path / STORE}", artifacts=(draft.path / ARTIFACTS).as_uri()
    )
    yield tracker
    tracker.close()
    relocate(draft.path / STORE, draft.path.as_uri(), to=target.absolute().as_uri())


class MlflowTracker:
    """Keeps runs in an MLflow store, in the experiment `EXPERIMENT`.

    Parameters
    ----------
    uri
        Tracking URI.
    artifacts
        Where a new experiment keeps its artifacts; the store's own choice if None.

    Raises
    ------
    TrackingUnreachable
        The store can't be opened.
    """

    def __init__(self, uri: str, *, artifacts: str | None = None) -> None:
        with _quiet_mlflow():
            try:
                self._client = _client(uri)
                known = self._client.get_experiment_by_name(EXPERIMENT)
                self._experiment: str = (
                    known.experiment_id
                    if known
                    else self._client.create_experiment(EXPERIMENT, artifact_location=artifacts)
                )
            except Exception as error:  # each kind of store raises its own driver's errors
                reason = str(error).splitlines()[0] if str(error) else type(error).__name__
                raise TrackingUnreachable(_without_password(uri), reason) from error

    def log(self, run: RunRecord) -> None:
        """Keep one finished run and the trials inside it."""
        with _quiet_mlflow():
            self._log(run, parent=None)

    def close(self) -> None:
        """Let go of a database, so that its file can be moved."""
        store = self._client._tracking_client.store  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - MLflow keeps stores open for ever
        engine = getattr(store, "engine", None)
        if engine is not None:
            engine.dispose()

    def _log(self, run: RunRecord, *, parent: str | None) -> None:
        tags = {**run.tags, **({PARENT_RUN: parent} if parent else {})}
        client = self._client
        run_id = client.create_run(self._experiment, run_name=run.name, tags=tags).info.run_id
        self._log_values(run_id, run)
        for name, columns in run.curves.items():
            table = {column: list(values) for column, values in columns.items()}
            client.log_table(run_id, table, f"curves/{name}.json")
        for name, text in run.texts.items():
            client.log_text(run_id, text, name)
        if run.model is not None:
            self._log_model(run_id, run.model)
        for trial in run.trials:
            self._log(trial, parent=run_id)
        client.set_terminated(run_id)

    def _log_values(self, run_id: str, run: RunRecord) -> None:
        from mlflow.entities import Metric, Param  # noqa: PLC0415 - MLflow takes seconds to import

        now = time.time_ns() // 1_000_000
        parameters = [Param(name, str(value)) for name, value in run.parameters.items()]
        metrics = [
            Metric(name, value, now, step)
            for name, values in run.metrics.items()
            for step, value in enumerate(values)
        ]
        self._client.log_batch(run_id, metrics=metrics[:MOST_METRICS], params=parameters)
        for start in range(MOST_METRICS, len(metrics), MOST_METRICS):
            self._client.log_batch(run_id, metrics=metrics[start : start + MOST_METRICS])

    def _log_model(self, run_id: str, model: Model) -> None:
        """Log the files of a model, and boosted trees in MLflow's own layout besides."""
        with tempfile.TemporaryDirectory() as folder:
            files = Path(folder, "clairscore")
            files.mkdir()
            save_model(model, files)
            self._client.log_artifacts(run_id, str(files), "clairscore")
            if isinstance(model.scorer, TreeScorer):
                native = Path(folder, "model")
                _save_native(model, model.scorer, native)
                kept = self._client.create_logged_model(
                    self._experiment, name=model.candidate, source_run_id=run_id
                )
                self._client.log_model_artifacts(kept.model_id, str(native))
                self._client.finalize_logged_model(kept.model_id, "READY")


def relocate(store: Path, old: str, *, to: str) -> None:
    """Change the addresses of artifacts in a store that has moved.

    Parameters
    ----------
    store
        MLflow's SQLite database; nothing must have it open.
    old, to
        ``file://`` URI of its folder, before and after.
    """
    with closing(sqlite3.connect(store)) as database, database:
        for table, column in LOCATIONS:
            database.execute(
                f"UPDATE {table} SET {column} = ? || substr({column}, ?)"  # noqa: S608 - names are constants
                f" WHERE substr({column}, 1, ?) = ?",
                (to, len(old) + 1, len(old), old),
            )


def _save_native(model: Model, scorer: TreeScorer, folder: Path) -> None:
    """Write the booster as MLflow lays out LightGBM models: text, with signature."""
    import lightgbm  # noqa: PLC0415 - beside MLflow's import, which takes seconds
    from mlflow.lightgbm import save_model as save_native  # noqa: PLC0415 - takes seconds
    from mlflow.models import ModelSignature  # noqa: PLC0415
    from mlflow.types import ColSpec, Schema  # noqa: PLC0415

    # double: a signature in float32 refuses the float64 columns that everyone has
    inputs = Schema([ColSpec("double", name) for name in model.inputs])
    save_native(
        scorer.booster,
        str(folder),
        signature=ModelSignature(inputs, Schema([ColSpec("double")])),
        pip_requirements=[f"lightgbm=={lightgbm.__version__}"],  # else MLflow takes 15 s to guess
    )


def _client(uri: str) -> "MlflowClient":
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    os.environ.setdefault("DO_NOT_TRACK", "true")
    from mlflow import MlflowClient  # noqa: PLC0415 - takes seconds

    return MlflowClient(tracking_uri=uri)


def _reachable(uri: str) -> str:
    """Return `uri` if its server answers: MLflow would go on trying for minutes."""
    parts = urlsplit(uri)
    port = parts.port or PORTS.get(parts.scheme.split("+")[0])
    try:
        if parts.hostname and port:
            socket.create_connection((parts.hostname, port), timeout=PATIENCE_SECONDS).close()
        elif parts.scheme.startswith("sqlite") and not Path(parts.path[1:]).parent.is_dir():
            raise FileNotFoundError(2, "no such folder")
    except OSError as error:
        reason = error.strerror or str(error)
        raise TrackingUnreachable(_without_password(uri), reason) from error
    return uri


def _without_password(uri: str) -> str:
    return re.sub(r"//[^/@]*@", "//", uri)


@contextmanager
def _quiet_mlflow() -> Generator[None]:
    """Keep MLflow and its migrations from printing, and leave the loggers as they were."""
    import_module("mlflow.store.db.utils")  # sets levels of its own when first imported
    loggers = [logging.getLogger(name) for name in ("mlflow", "alembic")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # MLflow 3.17 uses what SQLAlchemy 2.1 deprecates
            yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
