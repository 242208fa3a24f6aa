"""From a score to what moved it: exact contributions in points that add up to the score."""

from clairscore.credit.explanation.points import (
    BULK_ROWS,
    Explainer,
    Explanation,
    NotAdditive,
    explain,
)

__all__ = ["BULK_ROWS", "Explainer", "Explanation", "NotAdditive", "explain"]
