"""What resources need, opened once for the process: the same parts as behind the dashboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Annotated, cast

from fastapi import Depends, Request

from clairscore.access import FileAccess, Person, Tokens
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.decisions import DecisionStore
from clairscore.credit.decisions.errors import RecordMissing
from clairscore.credit.portfolio import Client, Portfolio
from clairscore.credit.portfolio.similar import Comparisons
from clairscore.presentation.letter.page import NOBODY, Lender
from clairscore.texts import Language


@dataclass(frozen=True)
class Services:
    """All that a resource may use; nothing in it belongs to a request.

    Parameters
    ----------
    portfolio
        The opened portfolio.
    language
        For callers who ask for none.
    open_record
        Opens the decision record; None keeps none.
    tokens
        Verifies bearer tokens; None where nobody signs in, on this machine alone.
    lender
        Who signs letters.
    """

    portfolio: Portfolio
    language: Language = "fr"
    open_record: Callable[[], DecisionStore] | None = None
    tokens: Tokens | None = None
    lender: Lender = NOBODY

    @cached_property
    def simulator(self) -> Simulator:
        """Return what scores edited and new applications."""
        return Simulator(self.portfolio)

    @cached_property
    def comparisons(self) -> Comparisons:
        """Return what finds clients to compare one with."""
        return Comparisons(self.portfolio)

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

    @property
    def files(self) -> FileAccess:
        """Return the way to clients' files."""
        return FileAccess(lambda: self.record)

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
        self.files.check(person, wanted)
        client = self.portfolio.client(wanted)
        self.files.open(person, str(client.id), purpose)
        return client

    def opened_all(self, person: Person, wanted: Sequence[str], purpose: str) -> list[int | str]:
        """Return the own ids of clients whose files a person reads now; all of it is noted, or none.

        Raises
        ------
        AccessDenied
            They may not read one of these files.
        UnknownClient
            There is no such client.
        ClairscoreError
            The readings can't be noted.
        """
        self.files.check_all(person, wanted)
        own = [self.portfolio.own_id(client) for client in wanted]
        self.files.note_all(person, [str(client) for client in own], purpose)
        return own

    @cached_property
    def started(self) -> datetime:
        """Return since when it serves."""
        return datetime.now(UTC)

    def warm(self) -> None:
        """Do once what the first request would wait for."""
        first = self.portfolio.client(self.portfolio.ids[0].item())
        self.simulator.assess(first.values, client_id=first.id)  # compiles the derived features
        self.comparisons  # noqa: B018 (computed on first use)
        self.started  # noqa: B018


async def _services(request: Request) -> Services:
    return cast("Services", request.app.state.services)


Served = Annotated[Services, Depends(_services)]
"""The services of the application."""
