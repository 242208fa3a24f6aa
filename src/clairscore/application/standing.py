"""How the clients of a portfolio stand: kept in memory, and brought up to date with one question."""

from collections.abc import Callable
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.decisions import DecisionStore
from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio import Portfolio


class Standings:
    """Whether each client of a portfolio is accepted, as decisions stand.

    Where nobody decided, the model does. The record is asked what changed since it was last asked:
    one question a page, however many clients it shows.

    Parameters
    ----------
    portfolio
        Whose clients.
    record
        Returns the decision record; None where none is kept.
    """

    def __init__(self, portfolio: Portfolio, record: Callable[[], DecisionStore | None]) -> None:
        self._portfolio, self._record = portfolio, record
        self._model = portfolio.scores < LIMIT
        self._model.flags.writeable = False
        self._accepted, self._since = self._model, None
        self._lock = Lock()

    @property
    def accepted(self) -> NDArray[np.bool_]:
        """Return whether each client is accepted, (n,), read-only: the same array until one changes.

        Raises
        ------
        ClairscoreError
            The record can't be read.
        """
        record = self._record()
        if record is None:
            return self._model
        with self._lock:
            found = record.standing(self._since)
            if found.whole or found.accepted:
                self._accepted = self._changed(found.accepted, whole=found.whole)
            self._since: int | None = found.position
            return self._accepted

    def _changed(self, accepted: dict[str, bool], *, whole: bool) -> NDArray[np.bool_]:
        changed = (self._model if whole else self._accepted).copy()
        for stands in (True, False):
            clients = [client for client, found in accepted.items() if found is stands]
            changed[self._portfolio.rows_of(clients)] = stands
        changed.flags.writeable = False
        return changed
