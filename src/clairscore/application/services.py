"""What serves a portfolio, opened once for a process: behind the API and the dashboard alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from clairscore.access import FileAccess, Person, Right
from clairscore.application.decide import record_decision
from clairscore.application.letters import LetterWriter, lender
from clairscore.application.record import open_record, record_beside
from clairscore.application.standing import Standings
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.decisions import Decision, DecisionStore, InForce, Override
from clairscore.credit.decisions.errors import RecordMissing
from clairscore.credit.decisions.standing import decision_in_force
from clairscore.credit.portfolio import Client, Portfolio, open_portfolio
from clairscore.credit.portfolio.similar import Comparisons
from clairscore.presentation.client.page import ClientPage, page_of
from clairscore.presentation.letter.page import NOBODY, Lender
from clairscore.presentation.offers.page import OffersPage, offers_page
from clairscore.settings import Settings
from clairscore.texts import Language


@dataclass(frozen=True)
class Services:
    """All that whoever serves a portfolio may use; nothing in it belongs to a request or a session.

    Parameters
    ----------
    portfolio
        The opened portfolio.
    language
        For readers who ask for none.
    open_record
        Opens the decision record; None keeps none.
    lender
        Who signs letters.
    """

    portfolio: Portfolio
    language: Language = "fr"
    open_record: Callable[[], DecisionStore] | None = None
    lender: Lender = NOBODY

    @classmethod
    def open(cls, portfolio: Path, settings: Settings, **own: Any) -> Self:  # noqa: ANN401 (a subclass's fields)
        """Open what serves a portfolio.

        Parameters
        ----------
        portfolio
            Its folder.
        settings
            Language, decision record (beside the portfolio if none is named), who signs letters.
        own
            Further fields.

        Raises
        ------
        ArtefactError
            The portfolio is missing, damaged, or not a portfolio.
        """
        url = settings.decisions or record_beside(portfolio)
        opening = partial(open_record, url, create=True)
        opened = open_portfolio(portfolio)
        return cls(opened, settings.language, opening, lender(settings), **own)

    @cached_property
    def record(self) -> DecisionStore | None:
        """Return the decision record; None where none is kept.

        Raises
        ------
        ClairscoreError
            It can't be opened; it is tried again at the next use.
        """
        return self.open_record() if self.open_record else None

    @property
    def kept_record(self) -> DecisionStore:
        """Return the decision record.

        Raises
        ------
        RecordMissing
            None is kept.
        ClairscoreError
            It can't be opened.
        """
        if self.record is None:
            raise RecordMissing("CLAIRSCORE_DECISIONS")
        return self.record

    @cached_property
    def files(self) -> FileAccess:
        """Return the way to clients' files."""
        return FileAccess(lambda: self.record.access if self.record else None)

    @cached_property
    def simulator(self) -> Simulator:
        """Return what scores edited and new applications."""
        return Simulator(self.portfolio)

    @cached_property
    def _standings(self) -> Standings:
        return Standings(self.portfolio, lambda: self.record)

    @property
    def accepted(self) -> NDArray[np.bool_]:
        """Return whether each client is accepted, as decisions stand, (n,), read-only.

        Raises
        ------
        ClairscoreError
            The record can't be read.
        """
        return self._standings.accepted

    @property
    def comparisons(self) -> Comparisons:
        """Return what finds clients to compare one with: the same until a decision changes.

        Raises
        ------
        ClairscoreError
            The record can't be read.
        """
        accepted = self.accepted
        kept = self._kept_comparisons
        if not kept or kept[-1].accepted is not accepted:
            kept[:] = [Comparisons(self.portfolio, accepted)]
        return kept[-1]

    @cached_property
    def _kept_comparisons(self) -> list[Comparisons]:
        return []

    def opened(self, person: Person, wanted: str, purpose: str) -> Client:
        """Return a client to a person; the reading is noted under the client's own number.

        Raises
        ------
        AccessDenied
            They may not read this file; whether there is such a client isn't said.
        UnknownClient
            There is none.
        ClairscoreError
            The reading can't be noted.
        """
        return self.all_opened(person, [wanted], purpose)[0]

    def all_opened(self, person: Person, wanted: Sequence[str], purpose: str) -> list[Client]:
        """Return several clients to a person, or none and note none, as `opened` returns one."""
        return [self.portfolio.client(one) for one in self.noted(person, wanted, purpose)]

    def noted(self, person: Person, wanted: Sequence[str], purpose: str) -> list[str]:
        """Return the own numbers of clients whose files a person reads next: noted are all, or none.

        Raises
        ------
        AccessDenied, UnknownClient, ClairscoreError
            As `opened` has them.
        """
        numbers = [self.portfolio.number_of(one) for one in wanted]
        self.files.check_all(person, numbers)
        for number in numbers:
            self.portfolio.row(number)
        self.files.open_all(person, numbers, purpose)
        return numbers

    def in_force(self, client: Client) -> InForce:
        """Return the decision in force on a client of the portfolio.

        Raises
        ------
        ClairscoreError
            The record can't be read.
        """
        if self.record is None:
            return decision_in_force(None, (), proposed=client.accepted)
        return self.record.in_force(str(client.id), proposed=client.accepted)

    def page(self, client: Client, language: Language) -> ClientPage:
        """Return the page of a client of the portfolio, with the decision in force.

        Raises
        ------
        ClairscoreError
            The record can't be read.
        """
        return page_of(client, self.portfolio, language=language, in_force=self.in_force(client))

    def offers(self, client: Client, language: Language) -> OffersPage:
        """Return what would be accepted of a client of the portfolio, as the decision stands.

        Raises
        ------
        ClairscoreError
            The record can't be read.
        """
        found = self.in_force(client)
        return offers_page(self.simulator, client, language=language, in_force=found)

    def letters(self, language: Language) -> LetterWriter:
        """Return what writes letters.

        Raises
        ------
        ClairscoreError
            The record can't be opened.
        """
        return LetterWriter(self.portfolio, self.lender, language, self.record)

    def decide(
        self,
        person: Person,
        client: str,
        *,
        signed: str,
        language: Language,
        override: Override | None = None,
        idempotency_key: str | None = None,
    ) -> Decision:
        """Record what someone decides on a client, if they may.

        Parameters
        ----------
        person
            Who decides.
        client
            On whom.
        signed
            In whose name it is recorded.
        language, override, idempotency_key
            As `record_decision` has them.

        Raises
        ------
        AccessDenied
            They may not decide on this client.
        UnknownClient
            There is none.
        ClairscoreError
            The override is incomplete, or the record can't be written to.
        """
        number = self.portfolio.number_of(client)
        self.files.check(person, number, Right.DECIDE)
        return record_decision(
            self.kept_record,
            self.portfolio,
            number,
            person=signed,
            language=language,
            override=override,
            idempotency_key=idempotency_key,
        )
