"""Repayment of earlier loans: the months of POS_CASH_balance and the instalments paid."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from clairscore.sample.clients import Clients
from clairscore.sample.contracts import Contracts
from clairscore.sample.draws import (
    MONTH_DAYS,
    Category,
    Columns,
    Flags,
    Floats,
    Ints,
    blanked,
    cents,
    lognormal,
    often,
    rows_of,
    sigmoid,
)

MONTH_STATUSES = ("Active", "Completed", "Signed", "Demand", "Returned to the store", "Approved")
ACTIVE, COMPLETED, SIGNED, DEMAND = 0, 1, 2, 3
LONG_DAYS = 300  # overdue for so long that all is claimed
TOLERATED_DAYS = 30  # SK_DPD_DEF overlooks small debts


@dataclass(frozen=True)
class Schedule:
    """Instalments that fell due before the application, one value an instalment.

    Parameters
    ----------
    contract
        Index of the contract, ascending.
    number
        1 for the first instalment.
    due
        Day it was due, negative.
    delay
        Days from due to paid; negative if early.
    """

    contract: Ints
    number: Ints
    due: Ints
    delay: Ints


def draw_loans(rng: Generator, clients: Clients, contracts: Contracts) -> tuple[Columns, Columns]:
    """Return POS_CASH_balance and the instalments of the loans of a block of clients."""
    loans = contracts.those(~contracts.card)
    schedule = _schedule(rng, clients, loans)
    owner = clients.ids[loans.client]
    return _pos(rng, loans, schedule, owner=owner), _payments(rng, loans, schedule, owner=owner)


def _schedule(rng: Generator, clients: Clients, loans: Contracts) -> Schedule:
    fallen_due = np.minimum(loans.paid_in, (-1 - loans.first_due) // MONTH_DAYS + 1)
    contract, rank = rows_of(fallen_due)
    n = len(contract)
    due = loans.first_due[contract] + MONTH_DAYS * rank
    habit = 0.8 * clients.conduct[loans.client] + 0.6 * rng.standard_normal(len(loans))
    # Needing money now shows in the instalments of the last year.
    recent = np.exp(due / 300)
    tension = -2.5 - 0.85 * habit[contract] + 0.7 * recent * clients.strain[loans.client[contract]]
    late = often(rng, sigmoid(tension), n)
    ahead = rng.gamma(1.0, 1.0, n) * (9 * np.exp(0.2 * habit))[contract]
    behind = np.ceil(lognormal(rng, (5 * np.exp(-0.25 * habit))[contract], spread=1.05, n=n))
    delay = np.where(late, np.minimum(behind, 1_200), -np.floor(ahead))
    return Schedule(contract, rank + 1, due, delay.astype(np.int64))


def _pos(rng: Generator, loans: Contracts, schedule: Schedule, *, owner: Ints) -> Columns:
    """Return one row a month: the start, each instalment that fell due, and the end."""
    fallen_due = np.bincount(schedule.contract, minlength=len(loans))
    start = loans.first_due // MONTH_DAYS - 1  # the month before the first instalment
    over = fallen_due >= loans.paid_in
    begun = often(rng, 0.4, len(loans))  # the month of the signature is seldom there
    contract, rank = rows_of(np.minimum(fallen_due + over + begun, begun - 1 - start))
    paid = rank + 1 - begun[contract]
    n = len(contract)
    ended = paid > loans.paid_in[contract]
    term = np.where(ended, loans.paid_in[contract], loans.term[contract])
    status = np.zeros(n, dtype=np.int8)
    status[(paid == 0) & often(rng, 0.2, n)] = SIGNED
    status[ended] = COMPLETED
    overdue = _overdue(schedule, fallen_due, contract=contract, paid=paid)
    status[(overdue > LONG_DAYS) & ~ended] = DEMAND
    untold = often(rng, 0.0026, n)
    return {
        "SK_ID_PREV": loans.ids[contract],
        "SK_ID_CURR": owner[contract],
        "MONTHS_BALANCE": start[contract] + paid,
        "CNT_INSTALMENT": blanked(term, untold),
        "CNT_INSTALMENT_FUTURE": blanked(np.where(ended, 0, term - np.minimum(paid, term)), untold),
        "NAME_CONTRACT_STATUS": Category(status, MONTH_STATUSES),
        "SK_DPD": np.where(ended, 0, overdue),
        "SK_DPD_DEF": np.where(ended | (overdue <= TOLERATED_DAYS), 0, overdue),
    }


def _overdue(schedule: Schedule, fallen_due: Ints, *, contract: Ints, paid: Ints) -> Ints:
    """Return days past due when the month ends, for the instalment that fell due in it."""
    first = np.cumsum(fallen_due) - fallen_due
    due_here = (paid > 0) & (paid <= fallen_due[contract])
    instalment = (first[contract] + paid - 1)[due_here]
    due, delay = schedule.due[instalment], schedule.delay[instalment]
    overdue = np.zeros(len(contract), dtype=np.int64)
    overdue[due_here] = np.where(delay > MONTH_DAYS - due % MONTH_DAYS, np.minimum(delay, -due), 0)
    return overdue


def _payments(rng: Generator, loans: Contracts, schedule: Schedule, *, owner: Ints) -> Columns:
    """Return one row a payment: some late instalments are paid in two parts."""
    part, second = rows_of(1 + _in_two(rng, schedule))
    contract, number = schedule.contract[part], schedule.number[part]
    n = len(part)
    term, paid_in = loans.term[contract], loans.paid_in[contract]
    early = (number == paid_in) & (paid_in < term)  # the last instalment settles the rest
    rest = np.where(early, 1 + 0.85 * (term - paid_in), 1)
    amount = cents(loans.annuity[contract] * rest)
    halves = np.append(np.diff(part) == 0, False)  # a second part follows
    paid = np.where(halves, cents(amount * rng.beta(3, 3, n)), amount)
    paid = np.where(second == 1, cents(amount - np.roll(paid, 1)), paid)
    day = schedule.due[part] + np.where(
        halves, np.minimum(schedule.delay[part], 0), schedule.delay[part]
    )
    unpaid = day >= 0
    return {
        "SK_ID_PREV": loans.ids[contract],
        "SK_ID_CURR": owner[contract],
        "NUM_INSTALMENT_VERSION": np.where(early, 2.0, 1.0),
        "NUM_INSTALMENT_NUMBER": number,
        "DAYS_INSTALMENT": schedule.due[part].astype(np.float64),
        "DAYS_ENTRY_PAYMENT": blanked(day, unpaid),
        "AMT_INSTALMENT": amount,
        "AMT_PAYMENT": blanked(paid, unpaid),
    }


def _in_two(rng: Generator, schedule: Schedule) -> Flags:
    share: Floats = np.where(schedule.delay > 0, 0.35, 0.06)
    return often(rng, share, len(schedule.due))
