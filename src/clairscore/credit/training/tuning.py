"""Tuning: Optuna's search for parameters, with pruning and early stopping."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from clairscore.core.progress import Advance
from clairscore.credit.training.calibrating import fit_platt
from clairscore.credit.training.candidates import Candidate, Parameters
from clairscore.credit.training.resampling import Sample
from clairscore.credit.training.split import folds, subsample

if TYPE_CHECKING:
    from optuna.trial import Trial

MOST_ROWS = 60_000  # more rows change the parameters little and the waiting a lot
TUNING_FOLDS = 3
FEWEST_TRIALS = 2
EDGE = 0.02  # of a space, on its own scale
UNPRUNED = 4  # trials before pruning starts


@dataclass(frozen=True)
class TrialRecord:
    """One trial: its parameters, log-loss by fold, and whether it was given up early."""

    parameters: Parameters
    folds: tuple[float, ...]
    pruned: bool

    @property
    def log_loss(self) -> float:
        """Return the mean log-loss over the folds that were measured."""
        return sum(self.folds) / len(self.folds)


@dataclass(frozen=True)
class Tuned:
    """The best parameters, how they were found, and those that lie at an end of their space."""

    parameters: Parameters
    trials: tuple[TrialRecord, ...]
    at_edges: tuple[str, ...] = ()


def budget(candidate: Candidate, trials: int) -> int:
    """Return how many trials a candidate gets of a search of `trials`; 0 means its defaults."""
    if candidate.space is None or trials == 0:
        return 0
    return max(FEWEST_TRIALS, round(trials * candidate.share))


def tuned(
    candidate: Candidate,
    sample: Sample,
    *,
    start: Parameters,
    trials: int,
    seed: int,
    advance: Advance,
) -> Tuned:
    """Search the candidate's space for the least log-loss.

    Each trial is fitted on three folds inside `sample`, stops early on the held-out clients' AUC,
    and is measured by their log-loss after Platt's scaling, so that resampled candidates are not
    blamed for a shift that calibration takes back. A trial worse than the median after a fold is
    given up. Another trial replaces the first only if it is better on every fold: the least of
    many noisy means is mostly noise.

    Parameters
    ----------
    sample
        Training rows; at most `MOST_ROWS` of them are used.
    start
        The first trial: the candidate's defaults, or what another has found.
    trials
        This candidate's own number of trials; 0 keeps `start`.
    advance
        Called after each trial.
    """
    space = candidate.space
    if space is None or trials == 0:
        return Tuned(start, ())
    import optuna  # noqa: PLC0415 - heavy, used here alone

    rows = subsample(sample.y, np.arange(len(sample.y)), limit=MOST_ROWS, seed=seed)
    parts = [
        (sample.rows(fold.train), sample.rows(fold.test))
        for fold in folds(sample.y, seed=seed, among=rows)[:TUNING_FOLDS]
    ]
    records: list[TrialRecord] = []
    spaces: dict[str, Any] = {}
    with _quiet_optuna():
        study = optuna.create_study(
            sampler=optuna.samplers.TPESampler(seed=seed, n_startup_trials=max(3, trials // 3)),
            pruner=optuna.pruners.MedianPruner(n_startup_trials=UNPRUNED, n_warmup_steps=0),
        )
        for point in (start, *candidate.starts):
            study.enqueue_trial(dict(point), skip_if_exists=True)
        for _ in range(trials):
            trial = study.ask()
            record = _tried(candidate, {**start, **space(trial)}, parts=parts, trial=trial)
            records.append(record)
            spaces.update(trial.distributions)
            state = optuna.trial.TrialState.PRUNED if record.pruned else None
            advance(1)
            study.tell(trial, None if record.pruned else record.log_loss, state=state)
    best = _best(records)
    found = best is not records[0]  # the first was given, not found
    edges = _at_edges(best.parameters, spaces) if found else ()
    return Tuned(best.parameters, tuple(records), edges)


def _at_edges(parameters: Parameters, spaces: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the parameters within a fiftieth of an end of their space: it may be too narrow."""

    def place(name: str) -> float:
        space, value = spaces[name], float(parameters[name])
        low, high = float(space.low), float(space.high)
        if space.log:
            low, high, value = np.log([low, high, value]).tolist()
        return (value - low) / (high - low)

    return tuple(name for name in spaces if not EDGE < place(name) < 1 - EDGE)


def _best(records: Sequence[TrialRecord]) -> TrialRecord:
    """Return the best trial that beats the first on every fold; the first if none does."""
    first = records[0]
    better = [
        record
        for record in records[1:]
        if not record.pruned and np.less(record.folds, first.folds).all()
    ]
    return min(better, key=lambda record: record.log_loss, default=first)


def _tried(
    candidate: Candidate,
    parameters: Parameters,
    *,
    parts: Sequence[tuple[Sample, Sample]],
    trial: "Trial",
) -> TrialRecord:
    """Measure one trial, fold after fold, giving up when it lags behind."""
    losses: list[float] = []
    used: list[Parameters] = []
    for step, (learning, watch) in enumerate(parts):
        scorer, settled = candidate.trained(learning, parameters, watch=watch)
        z = scorer.log_odds(watch.X)
        z = fit_platt(z, watch.y)(z)
        losses.append(float(np.mean(np.logaddexp(0.0, z) - watch.y * z)))
        used.append(settled)
        trial.report(float(np.mean(losses)), step)
        if step + 1 < len(parts) and trial.should_prune():
            return TrialRecord(parameters, tuple(losses), pruned=True)
    return TrialRecord(_settled(parameters, used), tuple(losses), pruned=False)


def _settled(parameters: Parameters, used: Sequence[Parameters]) -> Parameters:
    """Return the parameters with the mean number of trees that early stopping kept."""
    if "trees" not in parameters:
        return parameters
    trees = round(float(np.mean([float(fold["trees"]) for fold in used])))
    return {**parameters, "trees": max(trees, 1)}


@contextmanager
def _quiet_optuna() -> Generator[None]:
    """Keep Optuna from printing a line a trial, and leave its settings as they were."""
    import optuna  # noqa: PLC0415 - heavy, used here alone

    before = optuna.logging.get_verbosity()
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    try:
        yield
    finally:
        optuna.logging.set_verbosity(before)
