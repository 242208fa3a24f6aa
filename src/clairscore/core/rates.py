"""A rate's interval."""

import math
from typing import Final

Z_95: Final = 1.959963984540054


def wilson(successes: float, n: float) -> tuple[float, float]:
    """Return the 95 % interval of a rate, `n` above 0.

    Source: Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953
    """
    rate, z2 = successes / n, Z_95**2
    centre = (rate + z2 / (2 * n)) / (1 + z2 / n)
    half = Z_95 * math.sqrt(rate * (1 - rate) / n + z2 / (4 * n**2)) / (1 + z2 / n)
    # the formula gives 1 exactly at 1 and 0 at 0, but for rounding
    return min(max(centre - half, 0.0), rate), max(min(centre + half, 1.0), rate)
