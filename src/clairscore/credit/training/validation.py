"""Validation: the one protocol that every candidate goes through, fold by fold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.model.calibration import Isotonic, Platt
from clairscore.credit.model.cutoff import Costs, probability_of
from clairscore.credit.model.scorer import Scorer
from clairscore.credit.training.calibrating import fit_calibration
from clairscore.credit.training.metrics import Predictions, measured, predictions
from clairscore.credit.training.resampling import Sample
from clairscore.credit.training.split import Fold, Rows

RAW = ("brier", "ece", "cost")

Fit = Callable[[Rows], Scorer]
"""Fits a candidate, resampling included, on some rows of the sample."""


@dataclass(frozen=True)
class Validated:
    """What cross-validation found about one candidate.

    Parameters
    ----------
    folds
        By measure, one value a fold; names ending in ``_raw`` are before calibration.
    calibration
        The one that most folds chose.
    pooled
        Calibrated predictions of the first repeat, each client once.
    scorer, fitted
        What the first fold fitted: a scorer and its calibration.
    """

    folds: Mapping[str, tuple[float, ...]]
    calibration: str
    pooled: Predictions
    scorer: Scorer
    fitted: Platt | Isotonic


def validated(
    fit: Fit,
    sample: Sample,
    *,
    repeats: Sequence[Sequence[Fold]],
    costs: Costs,
    advance: Callable[[int], None],
) -> Validated:
    """Measure a candidate on each fold, before and after calibration.

    A fold's scorer learns from the other folds. Its calibration is fitted on the log-odds that
    each of those other clients got when their own fold was held out: no client is calibrated on a
    score that learned from it, none of a fold's outcomes calibrates its own PDs, and no extra
    fit is needed.

    Parameters
    ----------
    fit
        Fits the candidate on given rows.
    sample
        All rows.
    repeats
        Folds, shared by all candidates; within a repeat each client is measured once.
    """
    found: list[dict[str, float]] = []
    calibrations: list[Platt | Isotonic] = []
    pooled: list[Predictions] = []
    scorers: list[Scorer] = []
    for seed, folds in enumerate(repeats):
        raw = np.full(len(sample.y), np.nan)
        for fold in folds:
            scorers.append(fit(fold.train))
            raw[fold.test] = scorers[-1].log_odds(sample.X[fold.test])
            advance(1)
        calibrated = np.full(len(sample.y), np.nan)
        for fold in folds:
            calibrations.append(fit_calibration(raw[fold.train], sample.y[fold.train], seed=seed))
            calibrated[fold.test] = calibrations[-1](raw[fold.test])
            y = sample.y[fold.test]
            found.append(_measured(y, raw[fold.test], calibrated[fold.test], costs=costs))
        dealt = ~np.isnan(raw)
        pooled.append(predictions(sample.y[dealt], probability_of(calibrated[dealt])))
    names = [calibration.name for calibration in calibrations]
    return Validated(
        folds={name: tuple(fold[name] for fold in found) for name in found[0]},
        calibration=max((Platt.name, Isotonic.name), key=names.count),
        pooled=pooled[0],
        scorer=scorers[0],
        fitted=calibrations[0],
    )


def _measured(
    y: NDArray[np.float64],
    raw: NDArray[np.float64],
    calibrated: NDArray[np.float64],
    *,
    costs: Costs,
) -> dict[str, float]:
    before = measured(predictions(y, probability_of(raw)), costs)
    after = measured(predictions(y, probability_of(calibrated)), costs)
    return {**after, **{f"{name}_raw": before[name] for name in RAW}}
