"""The clients of the portfolio as a list to sort and filter, one page at a time."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.model.cutoff import LEVELS, LIMIT
from clairscore.credit.model.scale import TOP, Scale
from clairscore.credit.portfolio import Portfolio, Ranking
from clairscore.credit.portfolio.layout import UNKNOWN
from clairscore.credit.portfolio.ranking import RankingOfSome
from clairscore.presentation.words.rounding import shown_score
from clairscore.presentation.words.values import number, percent
from clairscore.texts import Translator

PAGE: Final = 25  # clients
DECISIONS: Final = ("accepted", "refused")
SORTS: Final = ("-score", "score", "id", "-id")
OUTCOMES: Final = {0: "repaid", 1: "defaulted", UNKNOWN: "unknown"}


@dataclass(frozen=True)
class ClientFilter:
    """Which clients, in which order, which page.

    Parameters
    ----------
    decision
        In force: ``accepted``, ``refused``, or empty for both.
    level
        A level of risk, or empty for all.
    low, high
        Scores: ``low ≤ score < high``, and up to 100 includes 100.
    sort
        One of `SORTS`; a minus sign means from the largest to the smallest.
    page
        From 1.
    """

    decision: str = ""
    level: str = ""
    low: float = 0.0
    high: float = TOP
    sort: str = SORTS[0]
    page: int = 1

    def bounds(self, scale: Scale) -> tuple[float, float]:
        """Return the scores that pass: the lowest, and the one above the highest."""
        ranges = [
            (self.low if self.low > 0 else -math.inf, self.high if self.high < TOP else math.inf)
        ]
        if self.level:
            ends = (-math.inf, *scale.level_limits, math.inf)
            at = [str(one) for one in LEVELS].index(self.level)
            ranges.append((ends[at], ends[at + 1]))
        return max(low for low, _ in ranges), min(high for _, high in ranges)


@dataclass(frozen=True)
class ClientRow:
    """One client in words."""

    client: str
    score: str
    level: str
    decision: str
    pd: str
    outcome: str


@dataclass(frozen=True)
class ClientList:
    """A page of clients.

    Parameters
    ----------
    filter
        What was asked for, with the page that there is.
    n, n_pages
        Clients that pass the filters, and pages of them.
    sentence
        Which of them are shown.
    rows
        At most `PAGE`.
    """

    filter: ClientFilter
    n: int
    n_pages: int
    sentence: str
    rows: tuple[ClientRow, ...]


def client_filter(asked: Mapping[str, str]) -> ClientFilter:
    """Return the filter that an address asks for; what can't be understood is left out."""
    level_names = [str(one) for one in LEVELS]
    decision, wanted = asked.get("decision", ""), asked.get("level", "")
    low, high = _score(asked.get("from"), 0.0), _score(asked.get("to"), TOP)
    sort, page = asked.get("sort", ""), asked.get("page", "")
    return ClientFilter(
        decision=decision if decision in DECISIONS else "",
        level=wanted if wanted in level_names else "",
        low=low,
        high=high,
        sort=sort if sort in SORTS else SORTS[0],
        page=int(page[:9]) if page.isascii() and page.isdigit() else 1,
    )


def client_list(
    portfolio: Portfolio,
    ranking: Ranking | RankingOfSome,
    asked: ClientFilter,
    *,
    accepted: NDArray[np.bool_],
    say: Translator,
) -> ClientList:
    """Return the page of clients that a filter asks for; the last page if there are fewer.

    Parameters
    ----------
    portfolio, ranking
        The portfolio, and the clients to list in order of risk.
    asked
        The filter.
    accepted
        (n,): whether each client of the portfolio is accepted, as decisions stand.
    say
        Of the reader's language.
    """
    low, high = asked.bounds(portfolio.scale)
    by_score, descending = asked.sort.endswith("score"), asked.sort.startswith("-")
    rows_from = partial(ranking.rows, low, high, by_score=by_score, descending=descending)
    n, found = ranking.count(low, high), None
    if asked.decision:
        everyone = rows_from(start=0, size=n)
        found = everyone[accepted[everyone] == (asked.decision == DECISIONS[0])]
        n = len(found)
    n_pages = max(1, -(-n // PAGE))
    page = min(max(asked.page, 1), n_pages)
    start = (page - 1) * PAGE
    rows = rows_from(start=start, size=PAGE) if found is None else found[start : start + PAGE]
    shown = {
        "n": n,
        "count": number(n, say.language),
        "first": number(start + 1, say.language),
        "last": number(start + len(rows), say.language),
    }
    return ClientList(
        filter=replace(asked, page=page),
        n=n,
        n_pages=n_pages,
        sentence=say("client-list-shown", **shown) if n else say("client-list-none"),
        rows=tuple(
            _row(portfolio, row, accepted=bool(accepted[row]), say=say) for row in rows.tolist()
        ),
    )


def _row(portfolio: Portfolio, row: int, *, accepted: bool, say: Translator) -> ClientRow:
    score = float(portfolio.scores[row])
    decision = DECISIONS[not accepted]
    otherwise = "" if accepted == (score < LIMIT) else "-otherwise"
    return ClientRow(
        client=str(portfolio.ids[row]),
        score=number(shown_score(score), say.language, digits=1),
        level=say(f"client-list-level-{portfolio.scale.level(score)}"),
        decision=say(f"client-list-{decision}{otherwise}"),
        pd=percent(portfolio.pd(row), say.language),
        outcome=say(f"client-list-{OUTCOMES[int(portfolio.targets[row])]}"),
    )


def _score(text: str | None, default: float) -> float:
    try:
        score = float((text or "").replace(",", "."))
    except ValueError:
        return default
    return min(max(score, 0.0), TOP) if math.isfinite(score) else default
