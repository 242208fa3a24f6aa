"""Finding one client among hundreds of thousands by the start of an id."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio.ids import WHOLE, Ids
from clairscore.presentation.words.values import number
from clairscore.texts import Language, translator

SHOWN: Final = 8
LAST_LETTER: Final = "\U0010ffff"
DIGITS: Final = 18  # of the largest power of ten that int64 holds


@dataclass(frozen=True)
class Suggestion:
    """A client to choose: the id, and the decision with the score in words."""

    id: str
    detail: str


@dataclass(frozen=True)
class Suggestions:
    """What fits the typed text: how many clients, the first of them, and both in a sentence."""

    text: str
    total: int
    first: tuple[Suggestion, ...]
    sentence: str


class ClientSearch:
    """Finds clients in sorted ids by bisection; nothing is copied or indexed.

    Parameters
    ----------
    ids
        (n,), sorted: int64 or text.
    scores
        (n,), from 0 to 100.
    accepted
        (n,): whether each is accepted, as decisions stand.
    """

    def __init__(
        self,
        ids: NDArray[np.int64] | NDArray[np.str_],
        scores: NDArray[np.float64],
        accepted: NDArray[np.bool_],
    ) -> None:
        self._ids = ids
        self._scores = scores
        self.accepted = accepted
        self._numbers = ids.dtype.kind == "i"
        self._index = Ids(ids)

    def suggest(self, text: str, language: Language) -> Suggestions:
        """Return the clients whose id starts with a text; none for an empty one."""
        text = text.strip()
        say = translator(language)
        if not text:
            return Suggestions("", 0, (), "")
        ranges = self._ranges(text)
        if not any(ranges) and (row := self._index.row(text)) is not None:
            ranges = [range(row, row + 1)]  # a whole id in another spelling
        total = sum(len(rows) for rows in ranges)
        first = tuple(
            self.suggestion(row, language) for row in islice(chain.from_iterable(ranges), SHOWN)
        )
        sentence = say("client-search-found", n=total, shown=len(first), text=text)
        return Suggestions(text, total, first, sentence)

    def suggestion(self, row: int, language: Language) -> Suggestion:
        """Return one client as a choice."""
        score = float(self._scores[row])
        # rounded on its own side of the limit
        shown = min(round(score), LIMIT - 1) if score < LIMIT else max(round(score), LIMIT)
        decision = "accepted" if self.accepted[row] else "refused"
        words = number(shown, language, digits=0)
        detail = translator(language)(f"client-search-{decision}", score=words)
        return Suggestion(str(self._ids[row]), detail)

    def known(self, client_id: str, language: Language) -> Suggestion | None:
        """Return a client by id as a choice; None if there is no such client."""
        row = self._index.row(client_id)
        return None if row is None else self.suggestion(row, language)

    def neighbours(self, client_id: str) -> tuple[str, str]:
        """Return the ids before and after one that need not exist; empty at either end."""
        ids = self._ids
        wanted = self._id(client_id)
        if not len(ids):
            return "", ""
        if wanted is None:
            return "", str(ids[0])
        before = int(np.searchsorted(ids, wanted, side="left")) - 1
        after = int(np.searchsorted(ids, wanted, side="right"))
        return (
            str(ids[before]) if before >= 0 else "",
            str(ids[after]) if after < len(ids) else "",
        )

    @cached_property
    def examples(self) -> dict[str, str]:
        """Return ids of typical clients: accepted, refused (the median ones), near the limit.

        Clients on whom a person decided otherwise than the model are typical of neither.
        """
        typical = np.flatnonzero(self.accepted == (self._scores < LIMIT))
        scores = self._scores[typical]
        if not len(scores):
            return {}
        order = typical[np.argsort(scores, kind="stable")]
        n_accepted = int(np.count_nonzero(scores < LIMIT))
        rows = {"near": order[min(max(n_accepted - 1, 0), len(order) - 1)]}
        if n_accepted:
            rows["accepted"] = order[n_accepted // 2]
        if n_accepted < len(order):
            rows["refused"] = order[(n_accepted + len(order)) // 2]
        return {
            name: str(self._ids[rows[name]])
            for name in ("accepted", "refused", "near")
            if name in rows
        }

    def _ranges(self, text: str) -> list[range]:
        """Return the rows whose id starts with a text, as ranges in the order of length."""
        if not self._numbers:
            return [self._texts(text)]
        digits = "".join(text.split())
        if not digits.isascii() or not digits.isdigit() or len(digits) > DIGITS:
            return []
        start = int(digits)
        if start == 0 or digits[0] == "0":
            return [self._rows(start, start + 1)]
        powers = [10**more for more in range(DIGITS - len(digits) + 1)]
        return [self._rows(start * power, (start + 1) * power) for power in powers]

    def _rows(self, low: int, high: int) -> range:
        ids = self._ids
        return range(int(np.searchsorted(ids, low)), int(np.searchsorted(ids, high)))

    def _texts(self, text: str) -> range:
        ids = self._ids
        width = ids.dtype.itemsize // np.dtype("U1").itemsize
        if len(text) > width:  # a needle wider than the ids would make numpy copy all of them
            return range(0)
        last = text.ljust(width, LAST_LETTER)
        return range(int(np.searchsorted(ids, text)), int(np.searchsorted(ids, last, side="right")))

    def _id(self, client_id: str) -> int | str | None:
        if not self._numbers:
            return client_id
        digits = client_id.strip()
        return int(digits) if WHOLE.fullmatch(digits) else None
