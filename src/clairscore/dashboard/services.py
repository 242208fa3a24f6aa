"""What screens need, opened once for the whole process and shared by all sessions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clairscore.access import LOCAL, FileAccess, Person
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.decisions import DecisionStore, open_store, record_beside
from clairscore.credit.portfolio import Portfolio, Ranking, open_portfolio
from clairscore.credit.portfolio.ranking import RankingOfSome
from clairscore.credit.portfolio.similar import Comparisons
from clairscore.presentation.comparison.choices import Choice, features_to_compare
from clairscore.presentation.letter.page import NOBODY, Lender
from clairscore.presentation.portfolio.search import ClientSearch
from clairscore.presentation.training.screen import ModelPages
from clairscore.textbench.results import OpenedResults, open_results
from clairscore.texts import Language
from clairscore.texts.message import LANGUAGES

if TYPE_CHECKING:
    from clairscore.presentation.bench.screen import BenchPages


@dataclass(frozen=True)
class Services:
    """All that a screen may call; nothing in it belongs to a session.

    Parameters
    ----------
    portfolio
        The opened portfolio.
    language
        For readers who asked for none.
    record
        URL of the decision record; empty keeps none.
    who
        Returns who is signed in to the session; `LOCAL` where nobody signs in.
    lender
        Who signs letters.
    benches
        Results of benchmarks of text encoders; a screen shows them.
    """

    portfolio: Portfolio
    language: Language = "fr"
    record: str = ""
    who: Callable[[], Person] = lambda: LOCAL
    lender: Lender = NOBODY
    benches: tuple[OpenedResults, ...] = ()

    @cached_property
    def decisions(self) -> DecisionStore | None:
        """Return the decision record; None where none is kept.

        Raises
        ------
        ClairscoreError
            It can't be opened; it is tried again at the next use.
        """
        return open_store(self.record) if self.record else None

    def person(self) -> str:
        """Return who decides; empty where nobody signs in, and a name is asked for."""
        return self.who().subject

    @cached_property
    def files(self) -> FileAccess:
        """Return the way to clients' files."""
        return FileAccess(lambda: self.decisions.access if self.decisions else None)

    def own_rows(self) -> NDArray[np.intp] | None:
        """Return the rows of the only clients that whoever is signed in may see; None for all."""
        own = self.files.own(self.who())
        return None if own is None else self.portfolio.rows_of(own)

    def visible_search(self) -> ClientSearch:
        """Return what finds the clients that whoever is signed in may see."""
        rows = self.own_rows()
        if rows is None:
            return self.search
        return ClientSearch(self.portfolio.ids[rows], self.portfolio.scores[rows])

    def visible_ranking(self) -> Ranking | RankingOfSome:
        """Return the clients that whoever is signed in may see, in order of risk."""
        rows = self.own_rows()
        return self.ranking if rows is None else RankingOfSome(self.portfolio, rows)

    @cached_property
    def comparisons(self) -> Comparisons:
        """Return what finds clients to compare one with."""
        return Comparisons(self.portfolio)

    @cached_property
    def comparable(self) -> Mapping[Language, tuple[Choice, ...]]:
        """Return the features to compare, by language."""
        return {known: features_to_compare(self.portfolio, known) for known in LANGUAGES}

    @cached_property
    def search(self) -> ClientSearch:
        """Return what finds clients by id."""
        return ClientSearch(self.portfolio.ids, self.portfolio.scores)

    @cached_property
    def simulator(self) -> Simulator:
        """Return what scores edited and new applications."""
        return Simulator(self.portfolio)

    @cached_property
    def ranking(self) -> Ranking:
        """Return the clients in order of risk."""
        return Ranking(self.portfolio)

    @cached_property
    def bench_pages(self) -> "BenchPages":
        """Return what the benchmark's screen says."""
        from clairscore.presentation.bench.screen import BenchPages  # noqa: PLC0415 (takes seconds)

        return BenchPages(self.benches)

    @cached_property
    def model_pages(self) -> ModelPages:
        """Return what the model's screen says, and how features act."""
        return ModelPages(self.portfolio)


def open_services(
    portfolio: Path,
    *,
    language: Language,
    record: str = "",
    who: Callable[[], Person] = lambda: LOCAL,
    lender: Lender = NOBODY,
    benches: Sequence[Path] = (),
) -> Services:
    """Open what screens need.

    Parameters
    ----------
    portfolio
        Its folder.
    language
        For readers who asked for none.
    record
        URL of the decision record; by default a file beside the portfolio.
    who
        Returns who is signed in to the session.
    lender
        Who signs letters.
    benches
        Folders of benchmarks' results.

    Raises
    ------
    ArtefactError
        The portfolio, or a benchmark's results, are missing, damaged, or something else.
    """
    return Services(
        open_portfolio(portfolio),
        language,
        record or record_beside(portfolio),
        who,
        lender,
        benches=tuple(map(open_results, benches)),
    )


_served: list[Services] = []


def serve_with(services: Services) -> None:
    """Make these the services of every session of this process."""
    _served[:] = [services]


def served() -> Services:
    """Return the services of this process.

    Raises
    ------
    RuntimeError
        The script was started by other means than `dashboard.server`.
    """
    if not _served:
        raise RuntimeError("start it with: clairscore dashboard PORTFOLIO")
    return _served[0]
