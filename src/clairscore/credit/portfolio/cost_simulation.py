"""What another ratio of costs would change in a portfolio; the model itself stays as it is."""

from dataclasses import dataclass
from typing import Final

from clairscore.credit.model.cutoff import Costs
from clairscore.credit.portfolio.ranking import CutoffOutcome, Ranking
from clairscore.credit.portfolio.store import Portfolio

RATIOS: Final = (1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100)
CURVE_END: Final = 0.5  # beyond, no lender's cut-off lies
CURVE_POINTS: Final = 100


@dataclass(frozen=True)
class CostSimulation:
    """What another ratio of costs would change.

    Parameters
    ----------
    ratio, own_ratio
        How many good clients refused cost as much as one default accepted: simulated, the model's.
    cutoff, own_cutoff
        PDs from which clients are refused.
    there, here
        Expected at these two cut-offs, both counted at the simulated costs.
    accept_all, refuse_all
        Expected if everyone were accepted, or refused.
    n
        Clients.
    curve
        (cut-off, expected cost a client) at the simulated costs.
    """

    ratio: float
    own_ratio: float
    cutoff: float
    own_cutoff: float
    there: CutoffOutcome
    here: CutoffOutcome
    accept_all: CutoffOutcome
    refuse_all: CutoffOutcome
    n: int
    curve: tuple[tuple[float, float], ...]


def own_ratio(portfolio: Portfolio) -> float:
    """Return how many good clients refused cost as much as one default accepted."""
    costs = portfolio.manifest.parameters["costs"]
    return float(costs["false_negative"]) / float(costs["false_positive"])


def cost_ratios(portfolio: Portfolio) -> tuple[float, ...]:
    """Return the ratios of costs that can be simulated, the model's own among them."""
    return tuple(sorted({*RATIOS, own_ratio(portfolio)}))


def simulate_costs(portfolio: Portfolio, ranking: Ranking, ratio: float) -> CostSimulation:
    """Return what a ratio of costs would change.

    Parameters
    ----------
    portfolio, ranking
        The portfolio, and its clients in order of risk.
    ratio
        Cost of a default accepted, in good clients refused.
    """
    costs = Costs(false_negative=ratio, false_positive=1.0)
    own = own_ratio(portfolio)
    # the model's ratio gives the model's own cut-off, without rounding
    cutoff = portfolio.cutoff if ratio == own else costs.cutoff
    there, here = (ranking.outcome(at, costs) for at in (cutoff, portfolio.cutoff))
    n, mean = portfolio.population.n, ranking.mean_pd
    grid = [CURVE_END * (k + 1) / CURVE_POINTS for k in range(CURVE_POINTS)]
    return CostSimulation(
        ratio=ratio,
        own_ratio=own,
        cutoff=cutoff,
        own_cutoff=portfolio.cutoff,
        there=there,
        here=here,
        accept_all=CutoffOutcome(0.0, n, n * mean, ratio * mean),
        refuse_all=CutoffOutcome(0.0, 0, 0.0, 1 - mean),
        n=n,
        curve=tuple((at, ranking.outcome(at, costs).cost) for at in sorted({*grid, cutoff})),
    )
