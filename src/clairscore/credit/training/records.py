"""Records: what tracking is told about each candidate and about the final model."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from clairscore.credit.model.bundle import Model
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.results import (
    CostPoint,
    ReliabilityBin,
    TrainingReport,
    report_to_json,
)
from clairscore.credit.training.assessment import cost_curve, precision_recall, reliability, roc
from clairscore.credit.training.contest import Contest
from clairscore.credit.training.tracking import RunRecord
from clairscore.credit.training.tuning import TrialRecord

Points = tuple[tuple[float, float], ...]


def candidate_run(contest: Contest, *, model: Model, costs: Costs) -> RunRecord:
    """Return the record of a candidate: folds, trials, pooled curves, its first fold's model.

    `model` is the final one, of which the first fold's model shares all but what was fitted.
    """
    found, name = contest.validated, contest.candidate.name
    of = found.pooled
    means = {f"{measure}_mean": [float(np.mean(v))] for measure, v in found.folds.items()}
    return RunRecord(
        name=name,
        parameters=contest.tuned.parameters,
        metrics={**found.folds, **means, "seconds": [contest.seconds]},
        curves=_tables(
            roc(of), precision_recall(of), bins=reliability(of), points=cost_curve(of, costs)
        ),
        model=replace(model, scorer=found.scorer, calibration=found.fitted, candidate=name),
        trials=tuple(
            _trial_run(trial, name=f"{name} trial {number}")
            for number, trial in enumerate(contest.tuned.trials)
        ),
        tags={"role": "candidate", "complexity": str(contest.candidate.complexity)},
    )


def final_run(model: Model, report: TrainingReport) -> RunRecord:
    """Return the record of the final model, measured on the test part."""
    measured = {
        f"test_{name}{end}": [value]
        for name, interval in report.test.items()
        for end, value in (("", interval.value), ("_low", interval.low), ("_high", interval.high))
    }
    return RunRecord(
        name="final",
        parameters=report.candidate(report.selected).parameters,
        metrics={**measured, "cutoff": [report.cutoff]},
        curves=_tables(
            report.roc, report.precision_recall, bins=report.reliability, points=report.cost_curve
        ),
        texts={"report.json": report_to_json(report)},
        model=model,
        tags={"role": "final", "candidate": report.selected, "selection": report.selection},
    )


def _tables(
    roc_points: Points,
    recall_points: Points,
    *,
    bins: tuple[ReliabilityBin, ...],
    points: tuple[CostPoint, ...],
) -> Mapping[str, Mapping[str, Sequence[float]]]:
    """Return curves as columns."""
    return {
        "roc": _columns(roc_points, "false_positive_rate", "true_positive_rate"),
        "precision_recall": _columns(recall_points, "recall", "precision"),
        "reliability": {
            "mean_pd": [each.mean_pd for each in bins],
            "default_rate": [each.default_rate.value for each in bins],
        },
        "cost": {
            "cutoff": [point.cutoff for point in points],
            "cost": [point.cost for point in points],
        },
    }


def _columns(points: Points, *names: str) -> dict[str, list[float]]:
    return {name: [point[k] for point in points] for k, name in enumerate(names)}


def _trial_run(trial: TrialRecord, *, name: str) -> RunRecord:
    return RunRecord(
        name=name,
        parameters=trial.parameters,
        metrics={"log_loss": trial.folds, "log_loss_mean": [trial.log_loss]},
        tags={"role": "trial", "pruned": str(trial.pruned).lower()},
    )
