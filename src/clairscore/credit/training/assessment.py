"""Assessment: the shipped model, measured once on clients that no step has seen."""

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.dictionary import Dictionary, Feature, Kind
from clairscore.credit.model.bundle import Model
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.results import (
    Confusion,
    CostPoint,
    FeatureImportance,
    GroupResult,
    ReliabilityBin,
)
from clairscore.credit.training.metrics import (
    Floats,
    Predictions,
    cost,
    measured,
    predictions,
    rate,
    refused,
)

MOST_POINTS = 200
CUTOFFS = (0.005, 0.8, 98)  # lowest, highest, how many: even steps of log PD
FEWEST_IN_GROUP = 30
AGE_STEP = 10.0  # years: the bands that people expect
MOST_EXPLAINED = 1000


def reliability(of: Predictions) -> tuple[ReliabilityBin, ...]:
    """Return mean PD beside default rate in about ten equally filled bins, by increasing PD."""
    ends = np.r_[of.bins[1:], len(of.pd)]
    bins = [
        ReliabilityBin(
            low=float(of.pd[end - 1]),
            high=float(of.pd[start]),
            mean_pd=float(of.pd[start:end].mean()),
            default_rate=rate(float(of.y[start:end].sum()), int(end - start)),
            n=int(end - start),
        )
        for start, end in zip(of.bins, ends, strict=True)
    ]
    return tuple(reversed(bins))


def cost_curve(of: Predictions, costs: Costs) -> tuple[CostPoint, ...]:
    """Return cost, acceptance and accepted default rate by cut-off, increasing.

    Holds the theoretical cut-off and 0.5 among about a hundred others.
    """
    grid = np.unique(np.r_[np.geomspace(*CUTOFFS), costs.cutoff, 0.5])
    return tuple(_cost_point(of, costs, cutoff=float(cutoff)) for cutoff in grid)


def _cost_point(of: Predictions, costs: Costs, *, cutoff: float) -> CostPoint:
    accepted = of.pd < cutoff
    rate = float(of.y[accepted].mean()) if accepted.any() else 0.0
    each = float(cost(of, costs, cutoff=cutoff))
    return CostPoint(cutoff, each, float(accepted.mean()), rate)


def confusion(of: Predictions, cutoff: float) -> Confusion:
    """Return decisions against outcomes."""
    refuse, default = of.pd >= cutoff, of.y > 0
    return Confusion(
        true_negative=int(np.sum(~refuse & ~default)),
        false_positive=int(np.sum(refuse & ~default)),
        false_negative=int(np.sum(~refuse & default)),
        true_positive=int(np.sum(refuse & default)),
    )


def roc(of: Predictions) -> tuple[tuple[float, float], ...]:
    """Return (false positive rate, true positive rate), from (0, 0) to (1, 1)."""
    bad, good = refused(of, of.once)
    return _points(np.r_[0.0, good / good[-1]], np.r_[0.0, bad / bad[-1]])


def precision_recall(of: Predictions) -> tuple[tuple[float, float], ...]:
    """Return (recall, precision), by increasing recall."""
    bad, good = refused(of, of.once)
    return _points(bad / bad[-1], bad / (bad + good))


def _points(x: Floats, y: Floats) -> tuple[tuple[float, float], ...]:
    """Return at most `MOST_POINTS` points, the first and last among them."""
    kept = np.unique(np.linspace(0, len(x) - 1, MOST_POINTS).round().astype(np.int64))
    return tuple((float(a), float(b)) for a, b in zip(x[kept], y[kept], strict=True))


def importance(model: Model, X: NDArray[np.float32]) -> tuple[FeatureImportance, ...]:
    """Return the mean absolute points of each input over at most a thousand rows, largest first.

    Points are contributions on the calibrated scale: the score minus its base, shared out.
    """
    X_some = X[np.linspace(0, len(X) - 1, min(MOST_EXPLAINED, len(X))).astype(np.int64)]
    parts = model.scorer.contributions(X_some)
    base = np.array([model.scorer.base])
    shift = parts.sum(axis=1)
    moved = model.calibration(base + shift) - model.calibration(base)
    stretch = np.divide(moved, shift, out=np.zeros_like(shift), where=shift != 0)
    points = np.abs(parts * stretch[:, None]).mean(axis=0) * model.scale.points_per_log_odds
    themes = model.dictionary.by_name
    found = [
        FeatureImportance(name, themes[name].theme, float(value))
        for name, value in zip(model.inputs, points, strict=True)
    ]
    return tuple(sorted(found, key=lambda entry: (-entry.mean_abs_points, entry.feature)))


def groups(
    dictionary: Dictionary, X: NDArray[np.float32], *, y: Floats, pd: Floats, costs: Costs
) -> tuple[GroupResult, ...]:
    """Return how each group of each protected feature fares.

    Parameters
    ----------
    dictionary
        Names the protected features.
    X
        Their values, (n, number of protected features), in the dictionary's order.
    y, pd
        Outcomes and calibrated PDs of the same clients.
    """
    protected = [feature for feature in dictionary.features if feature.protected]
    found: list[GroupResult] = []
    for feature, x in zip(protected, X.T, strict=True):
        for group, inside in _grouped(feature, x):
            n = int(inside.sum())
            if n < FEWEST_IN_GROUP:
                continue
            of = predictions(y[inside], pd[inside])
            two_classes = 0 < of.y.sum() < n
            found.append(
                GroupResult(
                    feature=feature.name,
                    group=group,
                    n=n,
                    default_rate=rate(float(of.y.sum()), n),
                    acceptance=rate(float(np.sum(of.pd < costs.cutoff)), n),
                    mean_pd=float(of.pd.mean()),
                    auc=measured(of, costs)["auc"] if two_classes else None,
                )
            )
    return tuple(found)


def _grouped(feature: Feature, x: NDArray[np.float32]) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Yield the groups of a feature: stored category, 0 or 1, ``low–high`` band, ``missing``."""
    if feature.kind is Kind.CATEGORY:
        for code, name in enumerate(feature.categories):
            yield name, x == code
    elif feature.kind is Kind.YES_NO or len(np.unique(x[~np.isnan(x)])) <= 2:  # noqa: PLR2004 - two values
        for value in np.unique(x[~np.isnan(x)]):
            yield f"{value:g}", x == value
    else:
        edges = _edges(feature, x)
        for low, high in pairwise(edges):
            yield f"{low:g}–{high:g}", (x >= low) & (x < high)
    yield "missing", np.isnan(x)


def _edges(feature: Feature, x: NDArray[np.float32]) -> Floats:
    """Return the edges of bands: ten years for ages, fifths of the clients for other numbers."""
    present = x[~np.isnan(x)].astype(np.float64)
    if feature.kind is Kind.DURATION and feature.unit == "years":
        first = math.floor(present.min() / AGE_STEP) * AGE_STEP
        return np.arange(first, present.max() + 2 * AGE_STEP, AGE_STEP)
    # not linspace: its 0.6 is a little more, which leaves a value at that edge out of its own band
    edges = np.unique(np.quantile(present, np.arange(6) / 5))
    edges[-1] = np.nextafter(edges[-1], np.inf)
    return edges
