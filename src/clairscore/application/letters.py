"""Letters on decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from clairscore.core.progress import SILENT, Progress
from clairscore.credit.decisions import DecisionStore, Override
from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio import Portfolio
from clairscore.presentation.client.page import ClientPage, client_page
from clairscore.presentation.letter.files import LetterRun, LettersWritten
from clairscore.presentation.letter.files import write_letters as write_letter_files
from clairscore.presentation.letter.page import Lender, Letter, letter, signer
from clairscore.settings import Settings
from clairscore.texts import Language, Message

__all__ = ["LetterWriter", "lender", "letter_clients", "standing_override", "write_letters"]


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
    """

    portfolio: Portfolio
    lender: Lender
    language: Language = "fr"
    store: DecisionStore | None = None

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
        """
        return self.on_page(client_page(self.portfolio, client, self.language))

    def on_page(self, page: ClientPage) -> Letter:
        """Return the letter on a page in this language."""
        decided = standing_override(self.store, page) if self.store else None
        return letter(page, self._signer, on=datetime.now(UTC).date(), decided=decided)

    @property
    def _signer(self) -> Lender:
        return signer(self.lender, synthetic=self.portfolio.synthetic, language=self.language)


def lender(settings: Settings) -> Lender:
    """Return who signs letters."""
    return Lender(settings.lender, settings.contact, settings.address, settings.sources)


def standing_override(store: DecisionStore, page: ClientPage) -> Override | None:
    """Return what a person last decided in place of the model, in the decision or its review."""
    latest = store.decisions(page.client, limit=1)
    if not latest or latest[0].case is None:
        return None
    decision = latest[0]
    reviews = store.reviews.found(open_only=False, client=page.client)
    changed = [one for one in reviews if one.decision == decision.id and one.accepted is not None]
    accepted = changed[-1].accepted if changed else decision.accepted
    if accepted is None or accepted == page.accepted:
        return None
    return Override(accepted, changed[-1].reasons if changed else decision.override_reason)


def letter_clients(
    portfolio: Portfolio, clients: Iterable[str], *, refused: bool, everyone: bool
) -> list[int | str]:
    """Return the clients asked for, in the portfolio's order; those named are known.

    Raises
    ------
    UnknownClient
        One of those named is not in the portfolio.
    """
    named = [portfolio.client(client).row for client in clients]
    rows = np.zeros(len(portfolio.ids), dtype=bool)
    rows[named] = True
    if everyone or refused:
        rows |= everyone | (portfolio.scores >= LIMIT)
    return portfolio.ids[rows].tolist()


def write_letters(
    writer: LetterWriter,
    folder: Path,
    clients: list[int | str],
    *,
    formats: Iterable[str] = ("pdf",),
    progress: Progress = SILENT,
) -> LettersWritten:
    """Write letters into a folder; run again, it goes on where it stopped.

    Raises
    ------
    ClairscoreError
        Nobody signs, the folder holds other letters, or it can't be written to.
    """
    with progress.step(Message("step-letters"), total=len(clients)) as advance:
        return write_letter_files(
            folder, writer.run, clients, formats=formats, compose=writer.compose, advance=advance
        )
