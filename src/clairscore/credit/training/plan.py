"""What the user decides about a training."""

from collections.abc import Sequence
from dataclasses import dataclass

from clairscore.credit.model.cutoff import Costs

# a default costs about ten times the margin of a loan that is repaid; the lender should say
DEFAULT_COSTS = Costs(false_negative=10, false_positive=1)


@dataclass(frozen=True)
class Plan:
    """Costs, length of search, candidates, inputs and seed.

    Parameters
    ----------
    costs
        Of the two mistakes; they fix the cut-off.
    trials
        Length of the search for LightGBM's parameters; other candidates get a share of it.
        0 trains all with their defaults.
    candidates
        Names of those that compete; all if None.
    protected
        Protected features to admit as inputs.
    seed
        Decides split, folds, search and resampling.
    repeats
        Times that the five folds are dealt out.
    """

    costs: Costs = DEFAULT_COSTS
    trials: int = 30
    candidates: Sequence[str] | None = None
    protected: Sequence[str] = ()
    seed: int = 0
    repeats: int = 2
