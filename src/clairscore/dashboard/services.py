"""What screens need, opened once for the whole process and shared by all sessions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from clairscore.access import LOCAL, Person
from clairscore.application import services
from clairscore.application.results import OpenedResults, open_results
from clairscore.credit.portfolio import Ranking
from clairscore.credit.portfolio.ranking import RankingOfSome
from clairscore.presentation.comparison.choices import Choice, features_to_compare
from clairscore.presentation.portfolio.search import ClientSearch
from clairscore.presentation.training.screen import ModelPages
from clairscore.settings import Settings
from clairscore.texts import Language
from clairscore.texts.message import LANGUAGES

if TYPE_CHECKING:
    from clairscore.presentation.bench.screen import BenchPages


@dataclass(frozen=True)
class Services(services.Services):
    """All that a screen may call; nothing in it belongs to a session.

    Parameters
    ----------
    who
        Returns who is signed in to the session; `LOCAL` where nobody signs in.
    benches
        Results of benchmarks of text encoders; a screen shows them.
    """

    who: Callable[[], Person] = lambda: LOCAL
    benches: tuple[OpenedResults, ...] = ()

    def person(self) -> str:
        """Return who decides; empty where nobody signs in, and a name is asked for."""
        return self.who().subject

    def own_rows(self) -> NDArray[np.intp] | None:
        """Return the rows of the only clients that whoever is signed in may see; None for all."""
        own = self.files.own(self.who())
        return None if own is None else self.portfolio.rows_of(own)

    def visible_search(self) -> ClientSearch:
        """Return what finds the clients that whoever is signed in may see."""
        rows = self.own_rows()
        if rows is None:
            return self.search
        portfolio, accepted = self.portfolio, self.accepted
        return ClientSearch(portfolio.ids[rows], portfolio.scores[rows], accepted[rows])

    def visible_ranking(self) -> Ranking | RankingOfSome:
        """Return the clients that whoever is signed in may see, in order of risk."""
        rows = self.own_rows()
        return self.ranking if rows is None else RankingOfSome(self.portfolio, rows)

    @cached_property
    def comparable(self) -> Mapping[Language, tuple[Choice, ...]]:
        """Return the features to compare, by language."""
        return {known: features_to_compare(self.portfolio, known) for known in LANGUAGES}

    @property
    def search(self) -> ClientSearch:
        """Return what finds clients by id: the same until a decision changes.

        Raises
        ------
        ClairscoreError
            The record can't be read.
        """
        accepted, kept = self.accepted, self._kept_search
        if not kept or kept[-1].accepted is not accepted:
            kept[:] = [ClientSearch(self.portfolio.ids, self.portfolio.scores, accepted)]
        return kept[-1]

    @cached_property
    def _kept_search(self) -> list[ClientSearch]:
        return []

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
    settings: Settings,
    *,
    who: Callable[[], Person] = lambda: LOCAL,
    benches: Sequence[Path] = (),
) -> Services:
    """Open what screens need.

    Parameters
    ----------
    portfolio
        Its folder.
    settings
        Language, decision record, who signs letters.
    who
        Returns who is signed in to the session.
    benches
        Folders of benchmarks' results.

    Raises
    ------
    ArtefactError
        The portfolio, or a benchmark's results, are missing, damaged, or something else.
    """
    opened = tuple(map(open_results, benches))
    return Services.open(portfolio, settings, who=who, benches=opened)


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
