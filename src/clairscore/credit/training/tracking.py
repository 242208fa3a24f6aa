"""What training tells whoever keeps its records; `credit.registry` keeps them in MLflow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from clairscore.credit.model.bundle import Model
from clairscore.credit.training.candidates import Parameters


@dataclass(frozen=True)
class RunRecord:
    """One run: a candidate, a trial of its tuning, or the final model.

    Parameters
    ----------
    name
        What ran.
    parameters
        What it was given.
    metrics
        By name, one value a step (fold or trial); a single value is a sequence of one.
    curves
        Tables by name: columns of equal length.
    texts
        Other files by name, such as the report.
    model
        What was fitted, if it is kept.
    trials
        Runs inside this one.
    tags
        Facts to search by.
    """

    name: str
    parameters: Parameters
    metrics: Mapping[str, Sequence[float]]
    curves: Mapping[str, Mapping[str, Sequence[float]]] = field(
        default_factory=dict[str, Mapping[str, Sequence[float]]]
    )
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    model: Model | None = None
    trials: "tuple[RunRecord, ...]" = ()
    tags: Mapping[str, str] = field(default_factory=dict[str, str])


class Tracker(Protocol):
    """Keeps records of runs."""

    def log(self, run: RunRecord) -> None:
        """Keep one finished run and the trials inside it."""
        ...


class Untracked:
    """Keeps nothing."""

    def log(self, run: RunRecord) -> None:
        """Forget the run."""


UNTRACKED = Untracked()
