"""Which clients of a portfolio are asked for: those named, the refused, or everyone."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.portfolio.store import Portfolio


def select_clients(
    portfolio: Portfolio,
    named: Iterable[str],
    *,
    refused: NDArray[np.bool_] | None = None,
    everyone: bool = False,
) -> list[int | str]:
    """Return the clients asked for, in the portfolio's order, each once.

    Parameters
    ----------
    portfolio
        Whose clients.
    named
        Ids; each must be known.
    refused
        (n,): who is refused, to ask for them too.
    everyone
        Whether all are asked for.

    Raises
    ------
    UnknownClient
        One of those named is not in the portfolio.
    """
    rows = np.full(len(portfolio.ids), fill_value=everyone)
    rows[[portfolio.client(client).row for client in named]] = True
    if refused is not None:
        rows |= refused
    return portfolio.ids[rows].tolist()
