"""The candidates: every model that competes, described in one place.

To add one, add a `Candidate` to `CANDIDATES`: tuning, cross-validation, selection, tracking and
the report follow.
"""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import lightgbm as lgb

from clairscore.core.errors import ClairscoreError
from clairscore.credit.model.cutoff import log_odds_of
from clairscore.credit.model.scorer import Scorer, TreeScorer, constant_scorer
from clairscore.credit.training.logistic import fit_logistic
from clairscore.credit.training.resampling import (
    Resampling,
    Sample,
    class_weighted,
    smote,
    undersampled,
)
from clairscore.texts import Message

if TYPE_CHECKING:
    from optuna.trial import Trial

Parameters = Mapping[str, float | int | str]
Fit = Callable[[Sample, Parameters, Sample | None], tuple[Scorer, Parameters]]
"""(training rows, parameters, rows to stop early on or None) → scorer, parameters as used."""

PATIENCE = 100  # rounds without a better AUC before boosting stops
MOST_TREES = 1500
FEW_CELLS = 1_000_000
BALANCE = "balance"

# Fixed for every boosted model. Shallow trees on few features each did best on real applications
# (docs: the method note); deterministic + force_row_wise give the same trees on every run.
BOOSTING = {
    "objective": "binary",
    "metric": "auc",
    "bagging_freq": 1,
    "max_bin": 127,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 0,
    "verbosity": -1,
}


@dataclass(eq=False)
class CandidateUnknown(ClairscoreError):
    """A candidate that does not exist."""

    code: ClassVar[str] = "candidate-unknown"
    found: str
    suggestion: str
    known: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """One way to make a scorer.

    Parameters
    ----------
    name
        Stable name.
    complexity
        Rank; of candidates whose costs can't be told apart, the lowest is chosen.
    fit
        Learns from (resampled) rows.
    defaults
        Parameters of the first trial, and of every fit without tuning.
    space
        Asks a trial for parameters; None if there is nothing to tune.
    share
        Part of the trials of a full search that it gets.
    resample
        Applied to training rows, never to the rows that calibrate or measure.
    starts_from
        Candidate whose tuned parameters replace the defaults, if it competes too.
    """

    name: str
    complexity: int
    fit: Fit
    defaults: Parameters
    space: "Callable[[Trial], Parameters] | None" = None
    share: float = 1.0
    resample: Resampling | None = None
    starts_from: str = ""

    def trained(
        self, sample: Sample, parameters: Parameters, *, watch: Sample | None = None, seed: int = 0
    ) -> tuple[Scorer, Parameters]:
        """Resample, then fit; return the scorer and the parameters as used."""
        if self.resample:
            sample = self.resample(sample, float(parameters[BALANCE]), seed)
        return self.fit(sample, parameters, watch)


def chosen(names: Sequence[str] | None) -> tuple[Candidate, ...]:
    """Return the candidates of these names in order of complexity; all if None.

    Raises
    ------
    CandidateUnknown
        A name is not in `CANDIDATES`; the nearest one is suggested.
    """
    known = {candidate.name: candidate for candidate in CANDIDATES}
    for name in names or ():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
            raise CandidateUnknown(name, suggestion=near[0], known=tuple(known))
    return tuple(c for c in CANDIDATES if not names or c.name in names)


def spoken(name: str) -> Message:
    """Return what readers call a candidate."""
    return Message(f"report-name-{name}")


def _dummy(
    sample: Sample, parameters: Parameters, watch: Sample | None
) -> tuple[Scorer, Parameters]:
    """Give everyone the default rate."""
    del watch
    rate = float(sample.y.mean())
    return constant_scorer(log_odds_of(rate), n_features=sample.X.shape[1]), parameters


def _logistic(
    sample: Sample, parameters: Parameters, watch: Sample | None
) -> tuple[Scorer, Parameters]:
    del watch
    penalty, knots = float(parameters["penalty"]), int(parameters["knots"])
    return fit_logistic(sample, penalty=penalty, knots=knots), parameters


def _boosted(
    sample: Sample, parameters: Parameters, watch: Sample | None
) -> tuple[Scorer, Parameters]:
    """Boost trees: as many as asked for, or until `watch` ranks no better."""
    settings: dict[str, Any] = {k: v for k, v in parameters.items() if k not in {"trees", BALANCE}}
    # the trees are the same; threads that wait for each other on little work only lose time
    settings["num_threads"] = 1 if sample.X.size < FEW_CELLS else 0
    if sample.directions is not None and sample.directions.any():
        # "basic": the only method that nobody has seen violated (LightGBM #5358 on "advanced")
        settings["monotone_constraints"] = sample.directions.tolist()
        settings["monotone_constraints_method"] = "basic"
    data = lgb.Dataset(sample.X, sample.y, weight=sample.weights)
    stopping: dict[str, Any] = {}
    if watch is not None:
        stopping = {
            "valid_sets": [data.create_valid(watch.X, watch.y)],
            "callbacks": [lgb.early_stopping(PATIENCE, verbose=False)],
        }
    trees = int(parameters["trees"]) if watch is None else MOST_TREES
    booster = lgb.train({**BOOSTING, **settings}, data, num_boost_round=trees, **stopping)
    used = booster.best_iteration if watch is not None else trees
    # through text: what is measured is, bit for bit, what will be stored
    text = booster.model_to_string(num_iteration=used)
    return TreeScorer(lgb.Booster(model_str=text)), {**parameters, "trees": used}


def _logistic_space(trial: "Trial") -> Parameters:
    return {
        "penalty": trial.suggest_float("penalty", 1e-3, 1.0, log=True),
        "knots": trial.suggest_int("knots", 2, 5),
    }


def _boosting_space(trial: "Trial") -> Parameters:
    return {
        "learning_rate": trial.suggest_float("learning_rate", 0.03, 0.1, log=True),
        "num_leaves": trial.suggest_int("num_leaves", 3, 15),
        "feature_fraction": trial.suggest_float("feature_fraction", 0.05, 0.5, log=True),
        "bagging_fraction": trial.suggest_float("bagging_fraction", 0.5, 1.0),
        "min_data_in_leaf": trial.suggest_int("min_data_in_leaf", 20, 300, log=True),
        "lambda_l2": trial.suggest_float("lambda_l2", 1.0, 300.0, log=True),
    }


def _balanced(space: "Callable[[Trial], Parameters]") -> "Callable[[Trial], Parameters]":
    """Add the strength of resampling to a space."""

    def with_balance(trial: "Trial") -> Parameters:
        return {**space(trial), BALANCE: trial.suggest_float(BALANCE, 0.25, 1.0)}

    return with_balance


LOGISTIC_DEFAULTS = {"penalty": 0.03, "knots": 4}
BOOSTING_DEFAULTS = {
    "learning_rate": 0.05,
    "num_leaves": 7,
    "feature_fraction": 0.2,
    "bagging_fraction": 0.8,
    "min_data_in_leaf": 100,
    "lambda_l2": 100.0,
    "trees": 500,
}
FULL_BALANCE = {BALANCE: 1.0}  # as resampling is mostly used: as many defaults as repaid loans


def _boosted_with(name: str, *, complexity: int, resample: Resampling) -> Candidate:
    return Candidate(
        name,
        complexity,
        _boosted,
        {**BOOSTING_DEFAULTS, **FULL_BALANCE},
        _balanced(_boosting_space),
        share=0.25,
        resample=resample,
        starts_from="lightgbm",
    )


CANDIDATES = (
    Candidate("dummy", 0, _dummy, {}),
    Candidate("logistic_regression", 1, _logistic, LOGISTIC_DEFAULTS, _logistic_space, share=0.2),
    Candidate("lightgbm", 2, _boosted, BOOSTING_DEFAULTS, _boosting_space),
    _boosted_with("lightgbm_class_weight", complexity=3, resample=class_weighted),
    _boosted_with("lightgbm_undersampling", complexity=4, resample=undersampled),
    _boosted_with("lightgbm_smote", complexity=5, resample=smote),
)
