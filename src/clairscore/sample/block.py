"""All tables of one block of clients: the story of the sample."""

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.random import Generator, SeedSequence

from clairscore.sample.application import application_columns
from clairscore.sample.bureau import draw_bureau
from clairscore.sample.cards import draw_cards
from clairscore.sample.clients import draw_clients
from clairscore.sample.draws import Category, Column, Columns, Flags, Ints, chosen
from clairscore.sample.loans import draw_loans
from clairscore.sample.previous import draw_previous

CLIENTS = 16_384
# Each block has its own range of ids, so that it depends on no other. A client has about five
# credits of either kind and never more than some dozens: 16,384 have 80,000 give or take 1,000.
IDS = 100_000
# Files whose rows come in no order; those of the bureau come credit by credit.
SHUFFLED = (
    "previous_application",
    "POS_CASH_balance",
    "installments_payments",
    "credit_card_balance",
)
FIRST_PREVIOUS_ID, FIRST_BUREAU_ID = 1_000_001, 5_000_001


@dataclass(frozen=True)
class Block:
    """Some consecutive clients, drawn from a seed of their own.

    Parameters
    ----------
    number
        From 0.
    seed
        Seed of the whole sample.
    ids
        ``SK_ID_CURR``.
    in_train
        Clients of application_train; the others are in application_test.
    risk
        By how many standard deviations of each hidden trait they are riskier.
    """

    number: int
    seed: int
    ids: Ints
    in_train: Flags
    risk: float

    def tables(self) -> dict[str, Columns]:
        """Return the columns of each file, by file stem."""
        clients = draw_clients(self._rng(0), self.ids, risk=self.risk)
        application = application_columns(self._rng(1), clients)
        bureau, bureau_balance = draw_bureau(
            self._rng(2), clients, first_id=FIRST_BUREAU_ID + IDS * self.number
        )
        previous, contracts = draw_previous(
            self._rng(3), clients, first_id=FIRST_PREVIOUS_ID + IDS * self.number
        )
        pos, loan_instalments = draw_loans(self._rng(4), clients, contracts)
        cards, card_instalments = draw_cards(self._rng(5), clients, contracts)
        test = chosen(application, ~self.in_train)
        del test["TARGET"]
        tables = {
            "application_train": chosen(application, self.in_train),
            "application_test": test,
            "bureau": bureau,
            "bureau_balance": bureau_balance,
            "previous_application": previous,
            "POS_CASH_balance": pos,
            "installments_payments": _stacked(loan_instalments, card_instalments),
            "credit_card_balance": cards,
        }
        rng = self._rng(6)
        for stem in SHUFFLED:
            n = len(tables[stem]["SK_ID_CURR"])
            tables[stem] = chosen(tables[stem], rng.permutation(n))
        return tables

    def _rng(self, table: int) -> Generator:
        """Return a generator of its own for each table, so that changing one leaves the others."""
        return np.random.default_rng(SeedSequence(self.seed, spawn_key=(self.number, table)))


def _stacked(above: Columns, below: Columns) -> Columns:
    return {name: _joined(column, below[name]) for name, column in above.items()}


def _joined(above: Column, below: Column) -> Column:
    if isinstance(above, Category) or isinstance(below, Category):
        raise TypeError
    return cast("Column", np.concatenate([above, below]))
