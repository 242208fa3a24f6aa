"""Training: the story, from a dataset to a calibrated model and a report of how it was chosen.

All candidates go through one protocol. The clients are split in three: the test part is set
aside, tuning and cross-validation see the others. Each candidate is tuned, measured on the same
folds, and the simplest one whose cost can't be told from the lowest is selected; it is fitted on
the training part, calibrated on the calibration part, and measured once on the test part. What is
shipped is then learnt again from all clients, with the same parameters.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from clairscore.core.artefact import Draft
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.dataset import Dataset
from clairscore.credit.model.bundle import Model, save_model
from clairscore.credit.model.kept_aside import KeptAside, fingerprints, write_kept_aside
from clairscore.credit.model.results import TrainingReport, report_from_json, report_to_json
from clairscore.credit.model.scale import POINTS_PER_DOUBLING, fitting_scale
from clairscore.credit.model.scorer import Scorer
from clairscore.credit.training.calibrating import fit_calibration
from clairscore.credit.training.candidates import Candidate, Parameters, chosen, spoken
from clairscore.credit.training.comparison import YARDSTICK, choose, learnt
from clairscore.credit.training.contest import Contest
from clairscore.credit.training.data import TrainingData, read_training_data
from clairscore.credit.training.plan import Plan
from clairscore.credit.training.records import candidate_run, final_run
from clairscore.credit.training.reporting import Examined, report_of
from clairscore.credit.training.resampling import Sample
from clairscore.credit.training.split import FOLDS, PARTS, Rows, Split, folds, split
from clairscore.credit.training.tracking import UNTRACKED, Tracker
from clairscore.credit.training.tuning import budget, tuned
from clairscore.credit.training.validation import validated
from clairscore.texts import Message

REPORT = "report.json"
SPLIT = "split.parquet"


@dataclass(frozen=True)
class Training:
    """A finished training: the model, the report, and who was in which part.

    The model has learnt from everyone; the report, and what was announced to the clients kept
    aside, come from the same candidate before it learnt from them. `ids` and `fingerprints` are
    of the labelled clients; `parts` the position of each one's part in `PARTS`.
    """

    model: Model
    report: TrainingReport
    ids: NDArray[np.int64] | NDArray[np.str_]
    parts: NDArray[np.int8]
    fingerprints: NDArray[np.uint64]
    kept_aside: KeptAside


def fit(
    dataset: Dataset,
    plan: Plan | None = None,
    *,
    tracker: Tracker = UNTRACKED,
    progress: Progress = SILENT,
) -> Training:
    """Train on a dataset.

    Parameters
    ----------
    dataset
        With a target; clients whose outcome is unknown are left out.
    plan
        The user's decisions; the defaults if None.
    tracker
        Keeps every run.
    progress
        Shows the steps.

    Returns
    -------
    Training
        The same for the same dataset and plan, but for the seconds.

    Raises
    ------
    InputFaults
        The data can't be learnt from; all faults in one report.
    CandidateUnknown
        `plan.candidates` holds an unknown name.
    """
    plan = plan or Plan()
    candidates = chosen(plan.candidates)
    with progress.step(Message("step-training-data")):
        data = read_training_data(dataset, protected=plan.protected)
    parts = split(data.sample.y, seed=plan.seed)
    contests = compete(candidates, data.sample, plan=plan, parts=parts, progress=progress)
    costs = {contest.candidate.name: contest.validated.folds["cost"] for contest in contests}
    measured = {contest.candidate.name: contest.validated.folds for contest in contests}
    able = learnt(candidates, measured)
    choice = choose(able, costs)
    if choice.selected == YARDSTICK and len(candidates) > 1:
        choice = choice._replace(selection="nothing_learnt")
    winner = next(c for c in contests if c.candidate.name == choice.selected)
    with progress.step(Message("step-training-final", {"candidate": spoken(choice.selected)})):
        before = _measured(dataset, data, parts=parts, winner=winner, plan=plan)
        model = refitted(
            before,
            data.sample,
            winner.candidate,
            parameters=winner.tuned.parameters,
            seed=plan.seed,
        )
        before = replace(before, points_per_doubling=model.points_per_doubling)
        examined = Examined(dataset, data, parts, before, model)
        report = report_of(examined, contests, choice=choice, plan=plan)
        model = replace(model, unfit=report.unfit)
    with progress.step(Message("step-training-tracking"), len(contests) + 1) as advance:
        for contest in contests:
            tracker.log(candidate_run(contest, model=model, costs=plan.costs))
            advance(1)
        tracker.log(final_run(model, report))
        advance(1)
    test = data.sample.rows(parts.test)
    return Training(
        model,
        report,
        dataset.ids()[data.rows],
        _codes(parts),
        fingerprints(data.sample.X),
        KeptAside(before.calibrated_log_odds(test.X), test.y > 0),
    )


def save_training(training: Training, draft: Draft) -> None:
    """Write a training into a model artefact that is being made; pages may join it."""
    report = training.report
    draft.synthetic = report.synthetic
    draft.inputs["dataset"] = report.dataset_identity
    draft.parameters.update(costs=asdict(report.costs), seed=report.seed, trials=report.trials)
    save_model(training.model, draft.path)
    (draft.path / REPORT).write_text(report_to_json(report), encoding="utf-8")
    parts = np.array(PARTS)[training.parts]
    table = pa.table(
        {
            training.model.dictionary.id_column: training.ids,
            "part": parts,
            "fingerprint": training.fingerprints,
        }
    )
    pq.write_table(table, draft.path / SPLIT, compression="zstd")
    write_kept_aside(training.kept_aside, draft.path)


def read_report(folder: Path) -> TrainingReport:
    """Read the report of a model artefact that has been opened."""
    return report_from_json((folder / REPORT).read_text(encoding="utf-8"))


def compete(
    candidates: Sequence[Candidate],
    sample: Sample,
    *,
    plan: Plan,
    parts: Split,
    progress: Progress = SILENT,
) -> tuple[Contest, ...]:
    """Tune each candidate on the training part, measure it on folds that all share."""
    seeds = range(plan.seed, plan.seed + plan.repeats)
    repeats = [folds(sample.y, seed=seed, among=parts.development) for seed in seeds]
    learning = sample.rows(parts.train)
    found: dict[str, Parameters] = {}
    contests: list[Contest] = []
    for candidate in candidates:
        started = time.monotonic()
        trials = budget(candidate, plan.trials)
        label = Message("step-training-candidate", {"candidate": spoken(candidate.name)})
        with progress.step(label, trials + FOLDS * plan.repeats) as advance:
            start = {**candidate.defaults, **found.get(candidate.starts_from, {})}
            search = tuned(
                candidate, learning, start=start, trials=trials, seed=plan.seed, advance=advance
            )
            found[candidate.name] = search.parameters
            result = validated(
                _fitting(candidate, search.parameters, sample, seed=plan.seed),
                sample,
                repeats=repeats,
                costs=plan.costs,
                advance=advance,
            )
        contests.append(Contest(candidate, search, result, time.monotonic() - started))
    return tuple(contests)


def _fitting(
    candidate: Candidate, parameters: Parameters, sample: Sample, *, seed: int
) -> Callable[[Rows], Scorer]:
    """Return what fits a candidate on given rows."""

    def fit_on(rows: Rows) -> Scorer:
        return candidate.trained(sample.rows(rows), parameters, seed=seed)[0]

    return fit_on


def _measured(
    dataset: Dataset, data: TrainingData, *, parts: Split, winner: Contest, plan: Plan
) -> Model:
    """Fit the winner on the training part, calibrate it on the calibration part: to be measured."""
    parameters = winner.tuned.parameters
    scorer = _fitting(winner.candidate, parameters, data.sample, seed=plan.seed)(parts.train)
    held_out = data.sample.rows(parts.calibration)
    calibration = fit_calibration(scorer.log_odds(held_out.X), held_out.y, seed=plan.seed)
    return Model(
        dictionary=dataset.dictionary,
        inputs=data.inputs,
        scorer=scorer,
        calibration=calibration,
        cutoff=plan.costs.cutoff,
        points_per_doubling=POINTS_PER_DOUBLING[0],
        costs=plan.costs,
        candidate=winner.candidate.name,
        synthetic=dataset.synthetic,
    )


def refitted(
    before: Model, sample: Sample, candidate: Candidate, *, parameters: Parameters, seed: int
) -> Model:
    """Fit a candidate again, with the same parameters, on all labelled clients.

    It is calibrated on the log-odds that each client got from a fit on the other folds, so that no
    client calibrates a score that learnt from it. Its scale fits them all.
    """
    fit_on = _fitting(candidate, parameters, sample, seed=seed)
    unseen = np.empty(len(sample.y))
    for fold in folds(sample.y, seed=seed):
        unseen[fold.test] = fit_on(fold.train).log_odds(sample.X[fold.test])
    calibration = fit_calibration(unseen, sample.y, seed=seed)
    scorer = fit_on(np.arange(len(sample.y)))
    log_odds = calibration(scorer.log_odds(sample.X))
    points = fitting_scale(log_odds, before.cutoff).points_per_doubling
    return replace(before, scorer=scorer, calibration=calibration, points_per_doubling=points)


def _codes(parts: Split) -> NDArray[np.int8]:
    """Return the position in `PARTS` of each labelled client's part."""
    rows = (parts.train, parts.calibration, parts.test)
    codes = np.empty(sum(len(part) for part in rows), dtype=np.int8)
    for code, part in enumerate(rows):
        codes[part] = code
    return codes
