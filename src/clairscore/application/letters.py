"""Letters on decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from clairscore.application.record import kept_record
from clairscore.application.standing import Standings
from clairscore.core.paths import StrPath
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.decisions import DecisionStore
from clairscore.credit.decisions.errors import RecordMissing
from clairscore.credit.model.bundle import ModelUnfit
from clairscore.credit.portfolio import Portfolio, open_portfolio
from clairscore.credit.portfolio.selection import select_clients
from clairscore.presentation.client.page import page_of
from clairscore.presentation.letter.files import LetterRun, LettersWritten
from clairscore.presentation.letter.files import write_letters as write_letter_files
from clairscore.presentation.letter.page import Lender, Letter, letter, signer
from clairscore.presentation.offers.page import offers_page
from clairscore.settings import Settings
from clairscore.texts import Language, Message


@dataclass(frozen=True)
class LetterWriter:
    """Writes letters on the decisions of a portfolio.

    Parameters
    ----------
    portfolio
        Whose clients.
    lender
        Who signs.
    language
        Of the letters.
    store
        Of recorded decisions: what a person decided goes before the score; None looks at none.
    unfit
        Write even on the scores of a model that has learnt nothing.
    """

    portfolio: Portfolio
    lender: Lender
    language: Language = "fr"
    store: DecisionStore | None = None
    unfit: bool = False

    @property
    def run(self) -> LetterRun:
        """Return what letters written now have in common."""
        return LetterRun(
            self.portfolio.manifest.identity, self._signer, self.language, datetime.now(UTC).date()
        )

    def compose(self, client: int | str) -> Letter:
        """Return a client's letter.

        Raises
        ------
        UnknownClient
            No client has this id.
        LenderUnknown
            Nobody signs.
        ModelUnfit
            The model can't be told from chance, and `unfit` does not admit it.
        """
        if self.portfolio.unfit and not self.unfit:
            raise ModelUnfit
        known = self.portfolio.client(client)
        found = self.store and self.store.in_force(str(known.id), proposed=known.accepted)
        page = page_of(known, self.portfolio, language=self.language, in_force=found)
        offers = offers_page(self._simulator, known, language=self.language, in_force=found)
        return letter(page, self._signer, on=datetime.now(UTC).date(), offers=offers)

    def changed(self, since: int | None) -> tuple[int, frozenset[str]]:
        """Return where the record stands, and on whom something was decided since a position.

        Nobody where no position is known; of another portfolio's clients none.

        Raises
        ------
        ClairscoreError
            There is no record, or it can't be read.
        """
        if self.store is None:
            raise RecordMissing("CLAIRSCORE_DECISIONS")
        found = self.store.standing(since)
        if since is None:
            return found.position, frozenset()
        rows = self.portfolio.rows_of(found.accepted)
        return found.position, frozenset(map(str, self.portfolio.ids[rows]))

    @cached_property
    def _simulator(self) -> Simulator:
        return Simulator(self.portfolio)

    @property
    def _signer(self) -> Lender:
        return signer(self.lender, synthetic=self.portfolio.synthetic, language=self.language)


def lender(settings: Settings) -> Lender:
    """Return who signs letters."""
    return Lender(settings.lender, settings.contact, settings.address, settings.sources)


def write_letters(  # noqa: PLR0913 (what the command line offers)
    portfolio: StrPath,
    folder: StrPath,
    settings: Settings,
    *,
    clients: Iterable[str] = (),
    refused: bool = False,
    everyone: bool = False,
    formats: Iterable[str] = ("pdf",),
    unfit: bool = False,
    language: Language = "fr",
    progress: Progress = SILENT,
) -> LettersWritten:
    """Write letters into a folder; run again, it goes on where it stopped.

    Letters already there are written again where something was decided since.

    Parameters
    ----------
    portfolio
        Its folder.
    folder
        For the letters.
    settings
        Who signs; the decision record, that beside the portfolio if none is named.
    clients, refused, everyone
        Whose letters: those named, all who are refused as decisions stand, or all.
    formats
        ``pdf``, ``html``.
    unfit
        Write even on the scores of a model that has learnt nothing.
    language, progress
        As for every step.

    Raises
    ------
    ClairscoreError
        A client is unknown, nobody signs, the record can't be read, the folder holds other
        letters, or it can't be written to.
    """
    opened = open_portfolio(portfolio)
    record = kept_record(Path(portfolio), settings.decisions)
    writer = LetterWriter(opened, lender(settings), language, record, unfit)
    who_is_refused = ~Standings(opened, lambda: record).accepted if refused else None
    chosen = select_clients(opened, clients, refused=who_is_refused, everyone=everyone)
    with progress.step(Message("step-letters"), total=len(chosen)) as advance:
        return write_letter_files(
            Path(folder),
            writer.run,
            chosen,
            formats=formats,
            compose=writer.compose,
            changed=writer.changed if record else None,
            advance=advance,
        )
