"""The scored population: written once, then read one client or one feature at a time."""

from clairscore.credit.portfolio.layout import PARTS
from clairscore.credit.portfolio.population import (
    Distribution,
    FeatureFigures,
    Outcomes,
    Population,
    ScoreBand,
    outcomes_near,
)
from clairscore.credit.portfolio.ranking import CutoffOutcome, Ranking
from clairscore.credit.portfolio.store import (
    Client,
    PointsSample,
    Portfolio,
    UnknownClient,
    open_portfolio,
)
from clairscore.credit.portfolio.writing import PortfolioSummary, write_portfolio

__all__ = [
    "PARTS",
    "Client",
    "CutoffOutcome",
    "Distribution",
    "FeatureFigures",
    "Outcomes",
    "PointsSample",
    "Population",
    "Portfolio",
    "PortfolioSummary",
    "Ranking",
    "ScoreBand",
    "UnknownClient",
    "open_portfolio",
    "outcomes_near",
    "write_portfolio",
]
