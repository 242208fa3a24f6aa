"""Rounded parts that still add up to the rounded whole."""

import math
from collections.abc import Sequence


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
