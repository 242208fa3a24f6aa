"""Rounded figures that still agree: parts with their whole, a score with its decision."""

import math
from collections.abc import Sequence

from clairscore.credit.model.cutoff import LIMIT


def shown_score(score: float) -> float:
    """Return a score in tenths, rounded on its own side of the limit.

    Examples
    --------
    >>> shown_score(49.97), shown_score(50.01)
    (49.9, 50.0)
    """
    rounded = round(10 * score)
    limit = round(10 * LIMIT)
    return (min(rounded, limit - 1) if score < LIMIT else max(rounded, limit)) / 10


def tenths(parts: Sequence[float], *, total: int) -> list[int]:
    """Round parts to whole tenths whose sum is `total`, each within a tenth of its exact value.

    Largest remainders: all are rounded down, then those that lost most get a tenth back.

    Parameters
    ----------
    parts
        Exact values.
    total
        Their sum in tenths, rounded either way.

    Returns
    -------
    list of int
        Tenths, in the order of `parts`.

    Raises
    ------
    ValueError
        `total` is not the sum of the parts rounded down or up.

    Examples
    --------
    >>> tenths([1.04, 2.04, 3.04], total=61)
    [11, 20, 30]
    """
    scaled = [10 * part for part in parts]
    rounded = [math.floor(part) for part in scaled]
    lacking = total - sum(rounded)
    if not 0 <= lacking <= len(rounded) or abs(total - math.fsum(scaled)) > 1 + 1e-6:
        raise ValueError(f"{total} tenths are not the rounded sum of {parts}")
    by_remainder = sorted(range(len(scaled)), key=lambda k: rounded[k] - scaled[k])
    for k in by_remainder[:lacking]:
        rounded[k] += 1
    return rounded
