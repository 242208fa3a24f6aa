"""Reporting: everything that training found, gathered into its report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from clairscore import __version__
from clairscore.credit.dataset import Dataset
from clairscore.credit.model.bundle import Model
from clairscore.credit.model.results import METRICS, CandidateResult, Lever, TrainingReport
from clairscore.credit.model.scale import share_within
from clairscore.credit.training import assessment
from clairscore.credit.training.comparison import YARDSTICK, Choice, paired
from clairscore.credit.training.contest import Contest
from clairscore.credit.training.data import TrainingData
from clairscore.credit.training.levers import MOST_TRIED, levers
from clairscore.credit.training.metrics import bootstrap, cost, predictions
from clairscore.credit.training.plan import Plan
from clairscore.credit.training.recalibration import calibration_check
from clairscore.credit.training.split import FOLDS, Rows, Split
from clairscore.texts import Message


@dataclass(frozen=True)
class Examined:
    """What is measured: `model`, before it learns from the test part; `final` is what is shipped."""

    dataset: Dataset
    data: TrainingData
    parts: Split
    model: Model
    final: Model


def report_of(
    examined: Examined, contests: Sequence[Contest], *, choice: Choice, plan: Plan
) -> TrainingReport:
    """Measure the chosen candidate on the test part and gather the report."""
    data, model, parts = examined.data, examined.model, examined.parts
    test = data.sample.rows(parts.test)
    pd = model.pd(test.X)
    of = predictions(test.y, pd)
    intervals = bootstrap(of, plan.costs, seed=plan.seed)
    dictionary = examined.dataset.dictionary
    protected = [feature.name for feature in dictionary.features if feature.protected]
    shown = examined.dataset.matrix(protected)[data.rows[parts.test]]
    tried = levers(examined.final, _some(examined.dataset, data.rows[parts.test]))
    results = tuple(_result(contest, contests, selected=choice.selected) for contest in contests)
    warnings = data.warnings + _warnings(results, choice) + _lever_warnings(tried)
    return TrainingReport(
        made_by=f"clairscore {__version__}",
        synthetic=examined.dataset.synthetic,
        dataset_identity=examined.dataset.artefact.manifest.identity,
        seed=plan.seed,
        n_clients=len(data.sample.y),
        n_defaults=int(data.sample.y.sum()),
        n_inputs=len(data.inputs),
        n_unlabelled=data.n_unlabelled,
        parts={
            "train": len(parts.train),
            "calibration": len(parts.calibration),
            "test": len(parts.test),
        },
        costs=plan.costs,
        candidates=results,
        selected=choice.selected,
        selection=choice.selection,
        lowest_cost=choice.lowest_cost,
        calibration=examined.final.calibration.name,
        calibration_check=calibration_check(of, seed=plan.seed),
        trials=plan.trials,
        folds=FOLDS,
        repeats=plan.repeats,
        protected_inputs=tuple(name for name in data.inputs if name in protected),
        test={name: intervals[name] for name in METRICS},
        cost_at_half=float(cost(of, plan.costs, cutoff=0.5)),
        cost_all_accepted=float(cost(of, plan.costs, cutoff=np.inf)),
        cost_all_refused=float(cost(of, plan.costs, cutoff=0.0)),
        cost_at_cutoff=float(cost(of, plan.costs, cutoff=model.cutoff)),
        cutoff=model.cutoff,
        points_per_doubling=model.points_per_doubling,
        within_scale=share_within(
            examined.final.scale, examined.final.calibrated_log_odds(data.sample.X)
        ),
        empirical_cutoff=intervals["empirical_cutoff"],
        reliability=assessment.reliability(of),
        cost_curve=assessment.cost_curve(of, plan.costs),
        confusion=assessment.confusion(of, model.cutoff),
        roc=assessment.roc(of),
        precision_recall=assessment.precision_recall(of),
        importance=assessment.importance(model, test.X),
        groups=assessment.groups(dictionary, shown, y=test.y, pd=pd, costs=plan.costs),
        levers=tried,
        warnings=tuple({"id": w.id, "args": _plain(w.args)} for w in warnings),
    )


def _result(contest: Contest, contests: Sequence[Contest], *, selected: str) -> CandidateResult:
    winner = next(each for each in contests if each.candidate.name == selected)
    mine, theirs = contest.validated.folds, winner.validated.folds
    return CandidateResult(
        name=contest.candidate.name,
        complexity=contest.candidate.complexity,
        parameters=dict(contest.tuned.parameters),
        folds=mine,
        cost_difference=paired(mine["cost"], theirs["cost"]),
        auc_difference=paired(mine["auc"], theirs["auc"]),
        calibration=contest.validated.calibration,
        seconds=contest.seconds,
    )


def _warnings(results: Sequence[CandidateResult], choice: Choice) -> tuple[Message, ...]:
    """Return a warning if the model chosen is not clearly cheaper than the dummy."""
    dummy = next((result for result in results if result.name == YARDSTICK), None)
    if dummy is None or choice.selected == YARDSTICK or dummy.cost_difference.low > 0:
        return ()
    return (Message("warning-no-better-than-dummy", {"candidate": choice.selected}),)


def _some(dataset: Dataset, rows: Rows) -> dict[str, NDArray[np.float32]]:
    """Return all features of some clients spread over `rows`, by name."""
    spread = rows[np.linspace(0, len(rows) - 1, min(len(rows), MOST_TRIED)).astype(np.int64)]
    names = dataset.dictionary.names
    return dict(zip(names, dataset.matrix(names)[spread].T, strict=True))


def _lever_warnings(tried: Sequence[Lever]) -> tuple[Message, ...]:
    """Return a warning for each lever of the application that raised somebody's risk."""
    return tuple(
        Message(
            "warning-lever",
            {"feature": lever.feature, "count": lever.n_perverse, "clients": lever.n},
        )
        for lever in tried
        if lever.n_perverse
    )


def _plain(args: Mapping[str, object]) -> dict[str, object]:
    """Return message arguments as JSON gives them back: lists for tuples."""
    return {
        key: list(cast("tuple[object, ...]", value)) if isinstance(value, tuple) else value
        for key, value in args.items()
    }
