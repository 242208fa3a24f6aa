"""From a model and a dataset to a portfolio, and to what is said of one client."""

from pathlib import Path

from clairscore.application.record import kept_record
from clairscore.core.paths import StrPath
from clairscore.credit.portfolio import PortfolioSummary, open_portfolio, write_portfolio
from clairscore.presentation.client.notebook import Explanation
from clairscore.presentation.client.page import page_of
from clairscore.texts import Language

__all__ = ["Explanation", "PortfolioSummary", "explain", "write_portfolio"]


def explain(
    portfolio: StrPath, client: int | str, *, language: Language = "fr", store: str | None = None
) -> Explanation:
    """Return everything that is said of one client of a portfolio, with the decision in force.

    Parameters
    ----------
    portfolio, client
        Its folder, and an id.
    language
        The reader's.
    store
        URL of the decision record; that beside the portfolio, if there is one, when None.

    Raises
    ------
    UnknownClient
        No client has this id; the nearest ones are named.
    ClairscoreError
        The portfolio or the record can't be opened.
    """
    opened = open_portfolio(portfolio)
    known, record = opened.client(client), kept_record(Path(portfolio), store)
    found = record and record.in_force(str(known.id), proposed=known.accepted)
    return Explanation.of(page_of(known, opened, language=language, in_force=found))
