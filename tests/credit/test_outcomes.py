"""What was announced and what happened, put together from the portfolio's counts."""

import pytest

from clairscore.credit.portfolio import ScoreBand
from clairscore.credit.portfolio.outcomes import band_outcomes, observed_default_rate


def band(low: float, *, n: int = 9, tested: int = 3, defaults: int = 1) -> ScoreBand:
    return ScoreBand(low, low + 2, n, tested, defaults, tested / 6)


def test_bands_with_few_tested_clients_are_put_together() -> None:
    bands = [band(2.0 * k) for k in range(50)]
    found = band_outcomes(bands)
    assert all(band.outcome.tested >= 50 for band in found)
    assert (found[0].low, found[-1].high) == (0, 100)


def test_a_band_of_ten_points_with_fifty_tested_clients_stands_alone() -> None:
    enough = [band(2.0 * k, tested=10, defaults=1) for k in range(50)]
    assert [(one.low, one.high) for one in band_outcomes(enough)][:2] == [(0, 10), (10, 20)]
    one_short = [band(2.0 * k, tested=9 if k == 0 else 10) for k in range(50)]
    assert (band_outcomes(one_short)[0].low, band_outcomes(one_short)[0].high) == (0, 20)


def test_what_is_announced_lies_within_what_happened_or_does_not() -> None:
    # 10 of 60 defaulted: Wilson's 95 % interval is 9.3 % to 28.0 %
    (found,) = band_outcomes([ScoreBand(0, 10, 90, 60, 10, 6.0)])
    assert (found.outcome.observed.low, found.outcome.observed.high) == pytest.approx(
        (0.0931, 0.2804), abs=1e-4
    )
    assert found.outcome.announced == 0.1
    assert found.outcome.within
    (high,) = band_outcomes([ScoreBand(0, 10, 90, 60, 10, 17.4)])
    assert not high.outcome.within


def test_nobody_tested_has_no_default_rate() -> None:
    assert observed_default_rate([band(0, tested=0, defaults=0)]) is None
    assert observed_default_rate([band(0), band(2, tested=7, defaults=1)]) == 0.2
