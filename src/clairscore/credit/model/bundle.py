"""The model as one thing: scorer, calibration, cut-off and the dictionary that names its inputs.

On disk: `booster.txt` (LightGBM's text format) or `linear.json`, `model.json`, `dictionary.toml`.
Nothing is ever unpickled.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from clairscore.core.artefact import open_artefact
from clairscore.core.errors import ArtefactDamaged, ClairscoreError
from clairscore.core.paths import StrPath
from clairscore.credit.dictionary import Dictionary, read_dictionary, write_dictionary
from clairscore.credit.model.calibration import Isotonic, Platt
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.scale import Scale
from clairscore.credit.model.scorer import (
    LinearScorer,
    Scorer,
    TreeScorer,
    linear_from_json,
    linear_to_json,
)

MODEL = "model.json"
BOOSTER = "booster.txt"
LINEAR = "linear.json"
DICTIONARY = "dictionary.toml"
MODEL_FILES = (MODEL, BOOSTER, LINEAR, DICTIONARY)
"""Names of the files that make a model; a given model has one of `BOOSTER` and `LINEAR`."""


@dataclass(eq=False)
class ModelUnfit(ClairscoreError):
    """A model that has learnt nothing, about to be used on clients."""

    code: ClassVar[str] = "model-unfit"


@dataclass(frozen=True)
class Model:
    """A trained, calibrated model.

    Parameters
    ----------
    dictionary
        Describes every feature of the dataset it was trained on.
    inputs
        Names of the features it reads, in the order of its columns.
    scorer
        Raw log-odds and contributions.
    calibration
        Raw to calibrated log-odds.
    cutoff
        A client is accepted if PD < cut-off.
    points_per_doubling
        So many points more, and the odds of default double.
    costs
        What the mistakes cost; the cut-off follows from them.
    candidate
        Name of the candidate that was selected.
    synthetic
        Trained on made-up data.
    unfit
        On clients kept aside it could not be told from chance: not to be used unknowingly.
    """

    dictionary: Dictionary
    inputs: tuple[str, ...]
    scorer: Scorer
    calibration: Platt | Isotonic
    cutoff: float
    points_per_doubling: float
    costs: Costs
    candidate: str
    synthetic: bool
    unfit: bool = False

    @cached_property
    def identity(self) -> str:
        """Return the sha256 of everything that decides a score: equal models, equal identity."""
        facts = json.dumps(_facts(self), sort_keys=True)
        return hashlib.sha256((facts + _scorer_text(self)).encode()).hexdigest()

    @cached_property
    def scale(self) -> Scale:
        """Return how its log-odds read as points, score and level."""
        return Scale(self.points_per_doubling, self.cutoff)

    def calibrated_log_odds(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return calibrated log-odds of default, (n,), for rows of `inputs`."""
        return self.calibration(self.scorer.log_odds(X))

    def pd(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return probabilities of default, (n,)."""
        return self.scale.pd(self.calibrated_log_odds(X))

    def score(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return risk scores, (n,), from 0 to 100; 50 and more is refused."""
        return self.scale.score(self.calibrated_log_odds(X))


def save_model(model: Model, folder: Path) -> None:
    """Write the files of a model into an existing folder."""
    name = BOOSTER if isinstance(model.scorer, TreeScorer) else LINEAR
    (folder / name).write_text(_scorer_text(model), encoding="utf-8")
    write_dictionary(model.dictionary, folder / DICTIONARY)
    text = json.dumps(_facts(model), indent=1, ensure_ascii=False, allow_nan=False)
    (folder / MODEL).write_text(text + "\n", encoding="utf-8")


def open_model(path: StrPath) -> Model:
    """Open a model artefact.

    Raises
    ------
    ArtefactError
        The folder is missing, damaged, or not a model.
    """
    return read_model(open_artefact(path, "model").path)


def read_model(folder: Path) -> Model:
    """Read the files that `save_model` wrote, from a folder already checked (or a copy).

    Raises
    ------
    ArtefactDamaged
        A file is missing or unreadable.
    """
    dictionary = read_dictionary(folder / DICTIONARY)
    try:
        raw: dict[str, Any] = json.loads((folder / MODEL).read_text(encoding="utf-8"))
        return Model(
            dictionary=dictionary,
            inputs=tuple(raw["inputs"]),
            scorer=_read_scorer(folder),
            calibration=_read_calibration(raw["calibration"]),
            cutoff=raw["cutoff"],
            points_per_doubling=raw["points_per_doubling"],
            costs=Costs(**raw["costs"]),
            candidate=raw["candidate"],
            synthetic=raw["synthetic"],
            unfit=raw["unfit"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArtefactDamaged(str(folder), parts=MODEL_FILES) from error


def _read_calibration(raw: dict[str, Any]) -> Platt | Isotonic:
    parameters = raw["parameters"]
    if raw["name"] == Platt.name:
        return Platt(**parameters)
    return Isotonic(tuple(parameters["knots_log_odds"]), tuple(parameters["calibrated"]))


def _read_scorer(folder: Path) -> Scorer:
    if (folder / BOOSTER).is_file():
        text = (folder / BOOSTER).read_text(encoding="utf-8")
        return _booster_scorer(text)
    return linear_from_json((folder / LINEAR).read_text(encoding="utf-8"))


def _booster_scorer(text: str) -> TreeScorer:
    import lightgbm as lgb  # noqa: PLC0415 - seconds to import; who only looks up needs no model

    try:
        return TreeScorer(lgb.Booster(model_str=text))
    except lgb.basic.LightGBMError as error:
        raise ValueError("not a LightGBM model") from error


def _scorer_text(model: Model) -> str:
    match model.scorer:
        case TreeScorer(booster):
            return booster.model_to_string()
        case LinearScorer():
            return linear_to_json(model.scorer, names=model.inputs)
        case _:
            raise TypeError(model.scorer)


def _facts(model: Model) -> dict[str, Any]:
    """Return what `model.json` holds."""
    return {
        "candidate": model.candidate,
        "synthetic": model.synthetic,
        "unfit": model.unfit,
        "costs": asdict(model.costs),
        "cutoff": model.cutoff,
        "points_per_doubling": model.points_per_doubling,
        "calibration": {"name": model.calibration.name, "parameters": asdict(model.calibration)},
        "inputs": list(model.inputs),
    }
