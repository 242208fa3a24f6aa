"""Figures of a scored population: what is usual, among whom, and what happened next.

All of it is computed once, when the portfolio is written; pages read the figures, never the
population.
"""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clairscore.core.rates import wilson
from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.model.scale import TOP, Scale
from clairscore.credit.portfolio.layout import MISSING

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
FEW_VALUES = 30  # up to so many distinct values, each has its own bin
BINS = 30  # about so many bins of round width otherwise
BAND_WIDTHS = (2.0, 1.0, 0.5, 0.25)  # points of score
BAND_DOUBLINGS = 0.25  # at most: within a band, odds of default are about the same
FEWEST, ENOUGH = 50, 200  # tested clients
WIDEST = 5  # bands on either side


@dataclass(frozen=True)
class Distribution:
    """One feature among one group of clients.

    Parameters
    ----------
    n
        Clients in the group.
    missing
        Those without a value.
    quantiles
        Values at 5, 25, 50, 75 and 95 %; empty for categories and when all are missing.
    counts
        Clients by bin or category.
    """

    n: int
    missing: int
    quantiles: tuple[float, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True)
class FeatureFigures:
    """One feature in the population.

    Parameters
    ----------
    edges
        Inner edges of the bins, increasing: bin k holds ``edges[k−1] ≤ value < edges[k]``. Empty for
        categories, whose bins are their codes.
    everyone, accepted, refused
        Its distribution among them.
    tested, defaults
        By bin, clients of the test part with a known outcome, and how many defaulted.
    mean_abs_points
        Mean size of its contribution; 0 if it cannot move the score.
    """

    edges: tuple[float, ...]
    everyone: Distribution
    accepted: Distribution
    refused: Distribution
    tested: tuple[int, ...]
    defaults: tuple[int, ...]
    mean_abs_points: float


@dataclass(frozen=True)
class ScoreBand:
    """Clients whose score lies in ``low ≤ score < high`` (the last band holds 100 too).

    `tested`, `defaults` and `expected_defaults` (the sum of PDs) count the test part.
    """

    low: float
    high: float
    n: int
    tested: int
    defaults: int
    expected_defaults: float


@dataclass(frozen=True)
class Population:
    """Figures of the whole portfolio.

    Parameters
    ----------
    n, n_accepted
        Clients, and those with a score below 50.
    parts
        Clients by part: train, calibration, test, new.
    bands
        Score bands of equal width: two points, or less on a scale where points weigh more.
    base
        Where every score starts, in points.
    features
        Figures by feature name, in the dictionary's order.
    themes
        Mean size of each theme's contribution, in points.
    moving
        Names of the features that can move the score, in the order of the stored points.
    """

    n: int
    n_accepted: int
    parts: Mapping[str, int]
    bands: tuple[ScoreBand, ...]
    base: float
    features: Mapping[str, FeatureFigures]
    themes: Mapping[str, float]
    moving: tuple[str, ...]


@dataclass(frozen=True)
class Outcomes:
    """What happened to tested clients with about the same score.

    Parameters
    ----------
    low, high
        Scores between which they lie.
    tested, defaults
        Clients kept aside when the model was made, and those who defaulted.
    expected
        Mean PD that the model gave them.
    interval
        95 % interval of the default rate. Source: Wilson 1927, https://doi.org/10.2307/2276774
    """

    low: float
    high: float
    tested: int
    defaults: int
    expected: float
    interval: tuple[float, float]


@dataclass(frozen=True)
class Groups:
    """Who is who: boolean arrays over the clients, (n,); `defaulted` lies within `tested`."""

    accepted: NDArray[np.bool_]
    tested: NDArray[np.bool_]
    defaulted: NDArray[np.bool_]


@dataclass(frozen=True)
class Column:
    """One feature's column, ready to serve: sorted values, codes by client, figures."""

    ascending: NDArray[np.float32]
    codes: NDArray[np.uint8]
    figures: FeatureFigures


def described(
    values: NDArray[np.float32], feature: Feature, groups: Groups, *, mean_abs_points: float
) -> Column:
    """Describe one feature's values, (n,), in the population.

    Parameters
    ----------
    values
        By client; categories as codes, missing as NaN.
    feature
        Its entry in the dictionary.
    groups
        Who was accepted, tested, defaulted.
    mean_abs_points
        Mean size of its contribution.
    """
    accepted, refused = np.sort(values[groups.accepted]), np.sort(values[~groups.accepted])
    # two sorted runs: a stable sort only merges them
    ascending = np.sort(np.concatenate([accepted, refused]), kind="stable")
    category = feature.kind is Kind.CATEGORY
    edges = np.empty(0, np.float32) if category else bin_edges(ascending)
    n_bins = min(len(feature.categories), MISSING) if category else len(edges) + 1
    # categories beyond what a byte holds share the last code
    codes = np.minimum(values, MISSING - 1) if category else np.searchsorted(edges, values, "right")
    codes = np.where(np.isnan(values), MISSING, codes).astype(np.uint8)

    def distribution(run: NDArray[np.float32], counts: NDArray[np.intp]) -> Distribution:
        quantiles = () if category else quantiles_of(run)
        return Distribution(len(run), int(counts[MISSING]), quantiles, _ints(counts[:n_bins]))

    among_accepted = _counts(codes[groups.accepted])
    everyone = _counts(codes)
    figures = FeatureFigures(
        edges=tuple(edges.tolist()),
        everyone=distribution(ascending, everyone),
        accepted=distribution(accepted, among_accepted),
        refused=distribution(refused, everyone - among_accepted),
        tested=_ints(_counts(codes[groups.tested])[:n_bins]),
        defaults=_ints(_counts(codes[groups.defaulted])[:n_bins]),
        mean_abs_points=mean_abs_points,
    )
    return Column(ascending, codes, figures)


def bin_edges(ascending: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return inner bin edges for a histogram that a person can read.

    Midway between the values when they are few; else round numbers, evenly spaced over the middle
    98 % of the values, so that a few extreme ones don't squeeze the rest into one bar.
    """
    known = ascending[np.isfinite(ascending)].astype(np.float64)
    if not len(known):
        return np.empty(0, np.float32)
    distinct = known[np.r_[True, np.diff(known) > 0]]
    if len(distinct) <= FEW_VALUES:
        return ((distinct[1:] + distinct[:-1]) / 2).astype(np.float32)
    low, high = np.quantile(known, [0.01, 0.99])
    if high <= low:
        low, high = known[0], known[-1]
    step = round_step((high - low) / BINS)
    edges = np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step
    return np.unique(edges.astype(np.float32))


def round_step(step: float) -> float:
    """Return the smallest of 1, 2, 2.5, 5 or 10 times a power of ten that is at least `step`."""
    power = 10.0 ** np.floor(np.log10(step))
    return float(power * next(m for m in (1, 2, 2.5, 5, 10) if m * power >= step * (1 - 1e-9)))


def quantiles_of(ascending: NDArray[np.float32]) -> tuple[float, ...]:
    """Return the values at `QUANTILES` of sorted values, NaN last; empty if none is known."""
    known = len(ascending) - int(np.isnan(ascending).sum())
    if not known:
        return ()
    at = np.asarray(QUANTILES) * (known - 1)
    below = np.floor(at).astype(np.intp)
    above = np.ceil(at).astype(np.intp)
    low, high = ascending[below].astype(np.float64), ascending[above].astype(np.float64)
    with np.errstate(invalid="ignore"):  # infinite neighbours: their difference is NaN
        between = low + (high - low) * (at - below)
    return tuple(np.where(low == high, low, between).tolist())


def band_width(scale: Scale) -> float:
    """Return the width of score bands on a scale: the widest within which odds hardly differ."""
    widest = BAND_DOUBLINGS * scale.points_per_doubling
    return next(width for width in BAND_WIDTHS if width <= widest)


@dataclass(frozen=True)
class Checked:
    """What was announced to clients kept aside, as score and PD, and whether they defaulted."""

    score: NDArray[np.float64]
    pd: NDArray[np.float64]
    defaulted: NDArray[np.bool_]


def score_bands(
    score: NDArray[np.float64], checked: Checked, *, width: float
) -> tuple[ScoreBand, ...]:
    """Count clients by score band, and outcomes among the tested ones, who need not be of them."""
    size = round(TOP / width)

    def bands(scores: NDArray[np.float64]) -> NDArray[np.intp]:
        return np.minimum(scores // width, size - 1).astype(np.intp)

    band = bands(checked.score)
    n = np.bincount(bands(score), minlength=size)
    tested = np.bincount(band, minlength=size)
    defaults = np.bincount(band[checked.defaulted], minlength=size)
    expected = np.bincount(band, weights=checked.pd, minlength=size)
    return tuple(
        ScoreBand(k * width, (k + 1) * width, int(n[k]), int(tested[k]), int(defaults[k]), e)
        for k, e in enumerate(expected.tolist())
    )


def outcomes_near(bands: Sequence[ScoreBand], score: float) -> Outcomes | None:
    """Return what happened to the tested clients nearest to a score.

    Bands are added on both sides until 200 tested clients are found, up to five bands away, where
    the odds of default differ by a factor of about two.

    Parameters
    ----------
    bands
        Of the population.
    score
        From 0 to 100.

    Returns
    -------
    Outcomes or None
        None if fewer than 50 tested clients are that near: too few to tell anything.
    """
    at = bisect_right(bands, score, hi=len(bands) - 1, key=lambda band: band.high)
    first, last = at, at
    for _ in range(WIDEST):
        if sum(band.tested for band in bands[first : last + 1]) >= ENOUGH:
            break
        first, last = max(0, first - 1), min(len(bands) - 1, last + 1)
    near = bands[first : last + 1]
    tested, defaults = sum(b.tested for b in near), sum(b.defaults for b in near)
    if tested < FEWEST:
        return None
    return Outcomes(
        low=near[0].low,
        high=near[-1].high,
        tested=tested,
        defaults=defaults,
        expected=sum(band.expected_defaults for band in near) / tested,
        interval=wilson(defaults, tested),
    )


def population_to_json(population: Population) -> str:
    """Return the figures as JSON; `population_from_json` gives back an equal value."""
    return json.dumps(asdict(population), ensure_ascii=False, separators=(",", ":"))


def population_from_json(text: str) -> Population:
    """Return the figures that `population_to_json` wrote."""
    raw: dict[str, Any] = json.loads(text)
    features = {name: _figures(entry) for name, entry in raw.pop("features").items()}
    bands = tuple(ScoreBand(**band) for band in raw.pop("bands"))
    moving = tuple(raw.pop("moving"))
    return Population(**raw, bands=bands, features=features, moving=moving)


def _figures(raw: dict[str, Any]) -> FeatureFigures:
    groups = {name: _distribution(raw[name]) for name in ("everyone", "accepted", "refused")}
    return FeatureFigures(
        edges=tuple(raw["edges"]),
        tested=tuple(raw["tested"]),
        defaults=tuple(raw["defaults"]),
        mean_abs_points=raw["mean_abs_points"],
        **groups,
    )


def _distribution(raw: dict[str, Any]) -> Distribution:
    return Distribution(raw["n"], raw["missing"], tuple(raw["quantiles"]), tuple(raw["counts"]))


def _counts(codes: NDArray[np.uint8]) -> NDArray[np.intp]:
    return np.bincount(codes, minlength=MISSING + 1)


def _ints(counts: Sequence[int] | NDArray[np.intp]) -> tuple[int, ...]:
    return tuple(int(count) for count in counts)
