"""An MLflow store at any tracking URI, silent, for both domains to keep their runs in.

Only `MlflowClient` is used, so that no tracking URI, experiment or run of the caller's is touched.
"""

import logging
import os
import re
import socket
import time
import warnings
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from clairscore.core.disk import no_room
from clairscore.core.errors import ClairscoreError, WriteFailed

if TYPE_CHECKING:
    from mlflow import MlflowClient

ARTIFACTS = "mlartifacts"
PARENT_RUN = "mlflow.parentRunId"  # MLflow's tag for a run inside another
PORTS = {"http": 80, "https": 443, "postgresql": 5432, "mysql": 3306, "mssql": 1433}
PATIENCE_SECONDS = 5.0
MOST_METRICS = 1000  # MLflow's limit for one batch


@dataclass(eq=False)
class TrackingUnreachable(ClairscoreError):
    """No MLflow store answers at the given address."""

    code: ClassVar[str] = "tracking-unreachable"
    uri: str
    reason: str


@dataclass(frozen=True)
class Store:
    """A store that answers, and the experiment in it that runs go to.

    Parameters
    ----------
    client
        MLflow's; to be used within `quiet_mlflow`.
    experiment
        Its number in the store.
    """

    client: "MlflowClient"
    experiment: str

    def started(self, name: str, tags: Mapping[str, str], *, parent: str | None = None) -> str:
        """Return the id of a new run, inside another one if there is a `parent`."""
        known = {**tags, **({PARENT_RUN: parent} if parent else {})}
        return self.client.create_run(self.experiment, run_name=name, tags=known).info.run_id

    def log_values(
        self,
        run_id: str,
        parameters: Mapping[str, object],
        metrics: Mapping[str, Sequence[float]],
    ) -> None:
        """Keep parameters, and metrics with one value a step."""
        from mlflow.entities import Metric, Param  # noqa: PLC0415 - MLflow takes seconds to import

        now = time.time_ns() // 1_000_000
        given = [Param(name, str(value)) for name, value in parameters.items()]
        found = [
            Metric(name, value, now, step)
            for name, values in metrics.items()
            for step, value in enumerate(values)
        ]
        self.client.log_batch(run_id, metrics=found[:MOST_METRICS], params=given)
        for start in range(MOST_METRICS, len(found), MOST_METRICS):
            self.client.log_batch(run_id, metrics=found[start : start + MOST_METRICS])

    def close(self) -> None:
        """Let go of a database, so that its file can be moved."""
        store = self.client._tracking_client.store  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - MLflow keeps stores open for ever
        engine = getattr(store, "engine", None)
        if engine is not None:
            engine.dispose()


def open_mlflow(uri: str, experiment: str) -> Store:
    """Open a store and find or make an experiment in it.

    Parameters
    ----------
    uri
        MLflow tracking URI. Artifacts of a new experiment go beside an SQLite database, and
        elsewhere where the store wants them.
    experiment
        Its name.

    Raises
    ------
    TrackingUnreachable
        The store can't be opened.
    WriteFailed
        It is a file, and its disk is full.
    """
    _reach(uri)
    with quiet_mlflow():
        try:
            client = _client(uri)
            known = client.get_experiment_by_name(experiment)
            if known:
                return Store(client, known.experiment_id)
            return Store(client, client.create_experiment(experiment, _beside(uri)))
        except Exception as error:  # each kind of store raises its own driver's errors
            full, database = no_room(error), _database(uri)
            if full and database:
                raise WriteFailed(str(database.parent), full) from error
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise TrackingUnreachable(_without_password(uri), reason) from error


@contextmanager
def quiet_mlflow() -> Generator[None]:
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


def _client(uri: str) -> "MlflowClient":
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    os.environ.setdefault("DO_NOT_TRACK", "true")
    from mlflow import MlflowClient  # noqa: PLC0415 - takes seconds

    return MlflowClient(tracking_uri=uri)


def _reach(uri: str) -> None:
    """Refuse a store whose server does not answer: MLflow would go on trying for minutes."""
    parts = urlsplit(uri)
    port = parts.port or PORTS.get(parts.scheme.split("+")[0])
    database = _database(uri)
    try:
        if parts.hostname and port:
            socket.create_connection((parts.hostname, port), timeout=PATIENCE_SECONDS).close()
        elif database is not None and not database.parent.is_dir():
            raise FileNotFoundError(2, "no such folder")
    except OSError as error:
        reason = error.strerror or str(error)
        raise TrackingUnreachable(_without_password(uri), reason) from error


def _beside(uri: str) -> str | None:
    """Return where artifacts go beside an SQLite database: MLflow would take the current folder."""
    database = _database(uri)
    return None if database is None else (database.absolute().parent / ARTIFACTS).as_uri()


def _database(uri: str) -> Path | None:
    """Return the file of an SQLite database; its name may hold what splits other addresses."""
    scheme, _, rest = uri.partition("://")
    return Path(rest.partition("?")[0][1:]) if scheme.startswith("sqlite") else None


def _without_password(uri: str) -> str:
    return re.sub(r"//[^/@]*@", "//", uri)
