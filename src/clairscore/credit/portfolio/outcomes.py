"""What was announced to clients kept aside, and what became of them: by score, by group."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.core.rates import wilson
from clairscore.credit.model.results import Interval
from clairscore.credit.portfolio.layout import MISSING
from clairscore.credit.portfolio.population import FeatureFigures, Population, ScoreBand

BAND_WIDTH: Final = 10  # points of score
ENOUGH: Final = 50  # tested clients a band of scores
FEWEST: Final = 20  # tested clients of whom a default rate is shown


@dataclass(frozen=True)
class ObservedOutcome:
    """What was announced to tested clients and what became of them."""

    announced: float
    observed: Interval
    tested: int

    @property
    def within(self) -> bool:
        """Return whether what was announced lies in the interval of what happened."""
        return self.observed.low <= self.announced <= self.observed.high


@dataclass(frozen=True)
class BandOutcome:
    """Outcome of the clients with ``low ≤ score < high``; the last band holds 100 too."""

    low: float
    high: float
    n: int
    outcome: ObservedOutcome


@dataclass(frozen=True)
class GroupOutcome:
    """Clients of a group: how many, accepted, announced; `outcome` is None if too few were tested."""

    n: int
    acceptance: float
    mean_pd: float
    outcome: ObservedOutcome | None


def wider_bands(bands: Sequence[ScoreBand], width: float) -> tuple[ScoreBand, ...]:
    """Return bands of a width that is a multiple of theirs."""
    size = round(width / bands[0].high)
    groups = (bands[start : start + size] for start in range(0, len(bands), size))
    return tuple(
        ScoreBand(
            low=group[0].low,
            high=group[-1].high,
            n=sum(band.n for band in group),
            tested=sum(band.tested for band in group),
            defaults=sum(band.defaults for band in group),
            expected_defaults=sum(band.expected_defaults for band in group),
        )
        for group in groups
    )


def observed_default_rate(bands: Sequence[ScoreBand]) -> float | None:
    """Return the share of tested clients who defaulted; None if nobody was tested."""
    tested = sum(band.tested for band in bands)
    return sum(band.defaults for band in bands) / tested if tested else None


def band_outcomes(bands: Sequence[ScoreBand]) -> tuple[BandOutcome, ...]:
    """Return outcomes by bands of ten points, wider where fewer than 50 clients were tested."""
    groups: list[list[ScoreBand]] = []
    held: list[ScoreBand] = []
    for band in bands:
        held.append(band)
        if band.high % BAND_WIDTH == 0 and sum(b.tested for b in held) >= ENOUGH:
            groups.append(held)
            held = []
    if groups:
        groups[-1].extend(held)
    elif any(band.tested for band in held):
        groups.append(held)
    return tuple(_band_outcome(group) for group in groups)


def group_outcome(
    population: Population,
    figures: FeatureFigures,
    codes: Sequence[int],
    *,
    pd_sums: NDArray[np.float64],
) -> GroupOutcome:
    """Return what is known of the clients in some bins or categories of a feature.

    Parameters
    ----------
    population, figures
        Of everyone, and of the feature.
    codes
        Bins or categories that hold any client; `MISSING` alone for those without a value.
    pd_sums
        (256,): sum of PDs by code, as `Ranking.pd_sums` gives it.
    """
    bands = population.bands

    def total(counts: Sequence[int], all_counted: int) -> int:
        if tuple(codes) == (MISSING,):
            return all_counted - sum(counts)
        return sum(counts[code] for code in codes)

    n = total(figures.everyone.counts, figures.everyone.n)
    accepted = total(figures.accepted.counts, figures.accepted.n)
    tested = total(figures.tested, sum(band.tested for band in bands))
    defaults = total(figures.defaults, sum(band.defaults for band in bands))
    mean_pd = float(sum(pd_sums[code] for code in codes)) / n
    enough = tested >= FEWEST
    outcome = _outcome(mean_pd, tested=tested, defaults=defaults) if enough else None
    return GroupOutcome(n, accepted / n, mean_pd, outcome)


def _band_outcome(group: Sequence[ScoreBand]) -> BandOutcome:
    tested = sum(band.tested for band in group)
    announced = sum(band.expected_defaults for band in group) / tested
    outcome = _outcome(announced, tested=tested, defaults=sum(band.defaults for band in group))
    return BandOutcome(group[0].low, group[-1].high, sum(band.n for band in group), outcome)


def _outcome(announced: float, *, tested: int, defaults: int) -> ObservedOutcome:
    low, high = wilson(defaults, tested)
    return ObservedOutcome(announced, Interval(defaults / tested, low, high), tested)
