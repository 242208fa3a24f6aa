"""The registry: every run of a training, kept in MLflow.

By default the store lives inside the model artefact (`mlflow.db` and `mlartifacts`), unsealed, so
that `mlflow ui` may open it; any other tracking URI is used as it is. Models are logged in
LightGBM's own text format with a signature, or as JSON: nothing is pickled.
"""

import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from clairscore.core.artefact import Draft
from clairscore.credit.model.bundle import Model, save_model
from clairscore.credit.model.scorer import TreeScorer
from clairscore.credit.training.tracking import RunRecord, Tracker
from clairscore.mlflow_store import ARTIFACTS, open_mlflow, quiet_mlflow

EXPERIMENT = "clairscore"
STORE = "mlflow.db"
LOCATIONS = (
    ("experiments", "artifact_location"),
    ("runs", "artifact_uri"),
    ("logged_models", "artifact_location"),
)
"""Where MLflow's database holds absolute addresses of artifacts."""


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
        yield MlflowTracker(uri)
        return
    journals = {f"{STORE}-{suffix}" for suffix in ("journal", "wal", "shm")}
    draft.unsealed |= {STORE, ARTIFACTS, *journals}
    tracker = MlflowTracker(f"sqlite:///{draft.path / STORE}")
    yield tracker
    tracker.close()
    relocate(draft.path / STORE, draft.path.as_uri(), to=target.absolute().as_uri())


class MlflowTracker:
    """Keeps runs in an MLflow store, in the experiment `EXPERIMENT`.

    Parameters
    ----------
    uri
        Tracking URI.

    Raises
    ------
    TrackingUnreachable
        The store can't be opened.
    """

    def __init__(self, uri: str) -> None:
        self._store = open_mlflow(uri, EXPERIMENT)

    def log(self, run: RunRecord) -> None:
        """Keep one finished run and the trials inside it."""
        with quiet_mlflow():
            self._log(run, parent=None)

    def close(self) -> None:
        """Let go of a database, so that its file can be moved."""
        self._store.close()

    def _log(self, run: RunRecord, *, parent: str | None) -> None:
        store, client = self._store, self._store.client
        run_id = store.started(run.name, run.tags, parent=parent)
        store.log_values(run_id, run.parameters, run.metrics)
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

    def _log_model(self, run_id: str, model: Model) -> None:
        """Log the files of a model, and boosted trees in MLflow's own layout besides."""
        client = self._store.client
        with tempfile.TemporaryDirectory() as folder:
            files = Path(folder, "clairscore")
            files.mkdir()
            save_model(model, files)
            client.log_artifacts(run_id, str(files), "clairscore")
            if isinstance(model.scorer, TreeScorer):
                native = Path(folder, "model")
                _save_native(model, model.scorer, native)
                kept = client.create_logged_model(
                    self._store.experiment, name=model.candidate, source_run_id=run_id
                )
                client.log_model_artifacts(kept.model_id, str(native))
                client.finalize_logged_model(kept.model_id, "READY")


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
