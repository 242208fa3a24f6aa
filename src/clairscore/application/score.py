"""From a model and a dataset to a portfolio, and to what is said of one client."""

from pathlib import Path

from clairscore.credit.portfolio import PortfolioSummary, open_portfolio, write_portfolio
from clairscore.presentation.client.page import ClientPage, client_page
from clairscore.texts import Language

__all__ = ["ClientPage", "PortfolioSummary", "explain", "write_portfolio"]


def explain(portfolio: Path, client: int | str, *, language: Language = "fr") -> ClientPage:
    """Return everything that is said of one client of a portfolio.

    Raises
    ------
    UnknownClient
        No client has this id; the nearest ones are named.
    """
    return client_page(open_portfolio(portfolio), client, language)
