"""Credits that came of approved earlier applications, and their dates."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from clairscore.sample.draws import (
    MONTH_DAYS,
    UNKNOWN_DAY,
    Columns,
    Flags,
    Floats,
    Ints,
    blanked,
    often,
)


@dataclass(frozen=True)
class Contracts:
    """Approved applications that became contracts, one value a contract.

    Parameters
    ----------
    ids
        ``SK_ID_PREV``.
    client
        Index of the client in the block.
    card
        A credit card, else a loan.
    amount
        Credit granted, or the card's limit.
    annuity
        Instalment of a loan.
    term
        Instalments agreed; 0 for a card.
    paid_in
        Instalments in which the loan is really repaid, fewer if early.
    first_due
        Day of the first instalment relative to the application, negative.
    """

    ids: Ints
    client: Ints
    card: Flags
    amount: Floats
    annuity: Floats
    term: Ints
    paid_in: Ints
    first_due: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def those(self, chosen: Flags) -> "Contracts":
        """Return some of the contracts."""
        return Contracts(**{name: column[chosen] for name, column in vars(self).items()})


@dataclass(frozen=True)
class Grant:
    """The answer to one application, one value an application.

    Parameters
    ----------
    contracts
        What the contract is if there is one.
    approved
        The application was approved.
    """

    contracts: Contracts
    approved: Flags


def draw_dates(rng: Generator, grant: Grant) -> tuple[Columns, Contracts]:
    """Return the dates of previous_application, and the contracts that are in use."""
    given, n = grant.contracts, len(grant.contracts)
    begun = grant.approved & (given.first_due < 0)
    last = given.first_due + (given.paid_in - 1) * MONTH_DAYS
    ended = begun & ~given.card & (last < 0)
    planned = given.first_due + (given.term - 1) * MONTH_DAYS
    drawn = given.card & begun & often(rng, 0.6, n)
    closed = np.minimum(last + rng.integers(2, 10, n), -1)
    dates = {
        "DAYS_FIRST_DRAWING": np.where(drawn, given.first_due - 15, UNKNOWN_DAY),
        "DAYS_FIRST_DUE": np.where(begun, given.first_due, UNKNOWN_DAY),
        "DAYS_LAST_DUE_1ST_VERSION": np.where(given.card, UNKNOWN_DAY, planned),
        "DAYS_LAST_DUE": np.where(ended, last, UNKNOWN_DAY),
        "DAYS_TERMINATION": np.where(ended, closed, UNKNOWN_DAY),
        "NFLAG_INSURED_ON_APPROVAL": often(rng, np.where(given.card, 0.02, 0.36), n) * 1.0,
    }
    untold = ~grant.approved | often(rng, 0.03, n)
    used = begun & (~given.card | often(rng, 0.93, n))
    return {name: blanked(day, untold) for name, day in dates.items()}, given.those(used)
