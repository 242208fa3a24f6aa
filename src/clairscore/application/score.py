"""From a model and a dataset to a portfolio, and to what is said of one client."""

from clairscore.core.paths import StrPath
from clairscore.credit.portfolio import PortfolioSummary, open_portfolio, write_portfolio
from clairscore.presentation.client.notebook import Explanation
from clairscore.presentation.client.page import client_page
from clairscore.texts import Language

__all__ = ["Explanation", "PortfolioSummary", "explain", "write_portfolio"]


def explain(portfolio: StrPath, client: int | str, *, language: Language = "fr") -> Explanation:
    """Return everything that is said of one client of a portfolio.

    Raises
    ------
    UnknownClient
        No client has this id; the nearest ones are named.
    """
    return Explanation.of(client_page(open_portfolio(portfolio), client, language))
