"""What training found, as plain values: what the report, the model card and MLflow show.

Everything here is measured on calibrated probabilities unless its name ends in ``_raw``.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from clairscore.credit.model.cutoff import Costs

SIGNIFICANT = 0.05  # a perfectly calibrated model fails the test in 5 % of samples
CHANCE = 0.5  # AUC of a model that ranks at random
METRICS = ("auc", "pr_auc", "ks", "gini", "brier", "log_loss", "ece", "cost")
"""Names of the measures; "cost" is the business cost a client at the theoretical cut-off."""


@dataclass(frozen=True)
class Interval:
    """A value with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class CandidateResult:
    """One candidate under the common protocol.

    Parameters
    ----------
    name
        Stable name, such as ``lightgbm_smote``.
    complexity
        Rank, 0 the simplest; the one-standard-error rule leans toward low ranks.
    parameters
        Tuned parameters.
    folds
        By measure, one value a fold: `METRICS`, then ``brier_raw``, ``ece_raw`` and ``cost_raw``
        before calibration.
    cost_difference, auc_difference
        This candidate minus the selected one, paired by fold; corrected resampled t interval.
    calibration
        ``platt`` or ``isotonic``, whichever most folds chose.
    seconds
        Time spent on tuning and cross-validation.
    """

    name: str
    complexity: int
    parameters: Mapping[str, float | int | str]
    folds: Mapping[str, tuple[float, ...]]
    cost_difference: Interval
    auc_difference: Interval
    calibration: str
    seconds: float

    def mean(self, measure: str) -> float:
        """Return the mean of a measure over the folds."""
        values = self.folds[measure]
        return sum(values) / len(values)


@dataclass(frozen=True)
class CalibrationCheck:
    """Whether probabilities can be taken at their word, on clients kept aside.

    Parameters
    ----------
    intercept
        Log-odds by which all are too low (0: right on average).
    slope
        By which their spread is too narrow (1: right); None with one probability for all.
    p_value
        Of the test that no intercept, slope or bend would explain the outcomes better.
    ece_beyond_chance
        Calibration error less what a perfectly calibrated model shows on average.
    ece_if_perfect
        What such a model shows on as many clients: mean, and where 95 % of draws lie.
    """

    intercept: Interval
    slope: Interval | None
    p_value: float
    ece_beyond_chance: float
    ece_if_perfect: Interval

    @property
    def holds(self) -> bool:
        """Return whether the outcomes do not speak against the probabilities."""
        return self.p_value >= SIGNIFICANT


@dataclass(frozen=True)
class Lever:
    """A change that should lower the risk, tried on clients of the test part.

    Parameters
    ----------
    feature
        What is changed.
    alone
        Nothing else moves; otherwise what is computed from it follows, and the term stays.
    promised
        All inputs that moved have a direction, and moved along it.
    n, n_perverse
        Clients tried, and those whose risk rose on the way.
    worst_points
        The largest rise.
    """

    feature: str
    alone: bool
    promised: bool
    n: int
    n_perverse: int
    worst_points: float


@dataclass(frozen=True)
class ReliabilityBin:
    """Clients of similar PD: what was foretold beside what happened (Wilson interval)."""

    low: float
    high: float
    mean_pd: float
    default_rate: Interval
    n: int


@dataclass(frozen=True)
class CostPoint:
    """What a cut-off would cost a client, and whom it would accept."""

    cutoff: float
    cost: float
    acceptance: float
    default_rate_accepted: float


@dataclass(frozen=True)
class Confusion:
    """Decisions against outcomes; positive = default, predicted positive = refused."""

    true_negative: int
    false_positive: int
    false_negative: int
    true_positive: int


@dataclass(frozen=True)
class GroupResult:
    """How the model treats one group of a protected feature; `auc` is None with one class."""

    feature: str
    group: str
    n: int
    default_rate: Interval
    acceptance: Interval
    mean_pd: float
    auc: float | None


@dataclass(frozen=True)
class FeatureImportance:
    """Mean absolute contribution of a feature, in points."""

    feature: str
    theme: str
    mean_abs_points: float


@dataclass(frozen=True)
class TrainingReport:
    """All that training found; curves, confusion and groups come from the test part.

    Parameters
    ----------
    parts
        Clients in each part: ``train``, ``calibration``, ``test``.
    selection
        ``lowest_cost``, or ``one_standard_error`` when a simpler candidate than `lowest_cost`
        was chosen because its cost can't be told apart.
    cost_at_half, cost_all_accepted, cost_all_refused, cost_at_cutoff
        Business cost a client on the test part: at PD 0.5, without a model, at the cut-off.
    points_per_doubling, within_scale
        Of the score, and the share of clients learnt from who lie within 0 to 100 without a step.
    empirical_cutoff
        Cut-off of least cost on the test part, with its bootstrap interval; for comparison.
    roc
        (false positive rate, true positive rate), at most 200 points.
    precision_recall
        (recall, precision), at most 200 points.
    warnings
        Messages as ``{"id": …, "args": {…}}``; sentences in ``texts/*/model.ftl``.
    """

    made_by: str
    synthetic: bool
    dataset_identity: str
    seed: int
    n_clients: int
    n_defaults: int
    n_inputs: int
    n_unlabelled: int
    parts: Mapping[str, int]
    costs: Costs
    candidates: tuple[CandidateResult, ...]
    selected: str
    selection: str
    lowest_cost: str
    calibration: str
    calibration_check: CalibrationCheck
    trials: int
    folds: int
    repeats: int
    protected_inputs: tuple[str, ...]
    test: Mapping[str, Interval]
    cost_at_half: float
    cost_all_accepted: float
    cost_all_refused: float
    cost_at_cutoff: float
    cutoff: float
    points_per_doubling: float
    within_scale: float
    empirical_cutoff: Interval
    reliability: tuple[ReliabilityBin, ...]
    cost_curve: tuple[CostPoint, ...]
    confusion: Confusion
    roc: tuple[tuple[float, float], ...]
    precision_recall: tuple[tuple[float, float], ...]
    importance: tuple[FeatureImportance, ...]
    groups: tuple[GroupResult, ...]
    levers: tuple[Lever, ...]
    warnings: tuple[Mapping[str, Any], ...]

    @property
    def unfit(self) -> bool:
        """Return whether the model can't be told from chance on the clients kept aside."""
        return self.test["auc"].low <= CHANCE

    def candidate(self, name: str) -> CandidateResult:
        """Return the result of one candidate."""
        return next(result for result in self.candidates if result.name == name)


def report_to_json(report: TrainingReport) -> str:
    """Return the report as JSON; `report_from_json` gives back an equal value."""
    return json.dumps(asdict(report), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def report_from_json(text: str) -> TrainingReport:
    """Return the report that `report_to_json` wrote."""
    raw = json.loads(text)
    nested: dict[str, Any] = {
        "costs": Costs(**raw["costs"]),
        "confusion": Confusion(**raw["confusion"]),
        "empirical_cutoff": Interval(**raw["empirical_cutoff"]),
        "test": {name: Interval(**entry) for name, entry in raw["test"].items()},
        "candidates": tuple(_candidate(entry) for entry in raw["candidates"]),
        "reliability": tuple(
            ReliabilityBin(**_with_intervals(ReliabilityBin, x)) for x in raw["reliability"]
        ),
        "groups": tuple(GroupResult(**_with_intervals(GroupResult, x)) for x in raw["groups"]),
        "cost_curve": tuple(CostPoint(**entry) for entry in raw["cost_curve"]),
        "importance": tuple(FeatureImportance(**entry) for entry in raw["importance"]),
        "calibration_check": _calibration_check(raw["calibration_check"]),
        "levers": tuple(Lever(**entry) for entry in raw["levers"]),
        "roc": tuple((x, y) for x, y in raw["roc"]),
        "precision_recall": tuple((x, y) for x, y in raw["precision_recall"]),
        "protected_inputs": tuple(raw["protected_inputs"]),
        "warnings": tuple(raw["warnings"]),
    }
    return TrainingReport(**{**raw, **nested})


def _calibration_check(raw: dict[str, Any]) -> CalibrationCheck:
    names = ("intercept", "slope", "ece_if_perfect")
    return CalibrationCheck(**raw | {name: raw[name] and Interval(**raw[name]) for name in names})


def _candidate(raw: dict[str, Any]) -> CandidateResult:
    arguments = _with_intervals(CandidateResult, raw)
    arguments["folds"] = {name: tuple(values) for name, values in raw["folds"].items()}
    return CandidateResult(**arguments)


def _with_intervals(kind: type, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a dataclass whose `Interval` fields arrive as dictionaries."""
    intervals = {field.name for field in fields(kind) if field.type is Interval}
    return {key: Interval(**value) if key in intervals else value for key, value in raw.items()}
