"""Credits with other lenders, as the credit bureau reports them, and their months."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from clairscore.sample.clients import Clients
from clairscore.sample.draws import (
    MONTH_DAYS,
    Category,
    Columns,
    Flags,
    Floats,
    Ints,
    annuity,
    blanked,
    cents,
    days_before,
    lognormal,
    often,
    pick,
    rank_of,
    rows_of,
    sigmoid,
)

HISTORY_DAYS = 2_922  # the bureau looks eight years back
MONTHS_KEPT = 97
STATUSES = ("C", "X", "0", "1", "2", "3", "4", "5")
CLOSED, NOT_KNOWN, ON_TIME, WORST = 0, 1, 2, 7


@dataclass(frozen=True)
class Kind:
    """A kind of credit: its share, usual length in months and usual amount."""

    share: float
    months: float
    amount: float


KINDS = {
    "Consumer credit": Kind(0.729, 19, 105_000),
    "Credit card": Kind(0.234, 66, 100_000),
    "Car loan": Kind(0.016, 44, 550_000),
    "Mortgage": Kind(0.0107, 130, 1_900_000),
    "Microloan": Kind(0.0072, 1.5, 14_000),
    "Loan for business development": Kind(0.0012, 24, 600_000),
    "Another type of loan": Kind(0.0006, 20, 120_000),
    "Unknown type of loan": Kind(0.0003, 20, 120_000),
    "Loan for working capital replenishment": Kind(0.0003, 12, 700_000),
    "Cash loan (non-earmarked)": Kind(0.0001, 24, 150_000),
    "Real estate loan": Kind(0.0001, 60, 900_000),
}
CURRENCIES = {"currency 1": 0.9992, "currency 2": 0.0007, "currency 3": 0.0001}


@dataclass(frozen=True)
class _Credits:
    """What the columns of a bureau credit must agree on; days before the application are > 0."""

    client: Ints
    kind: Category
    opened: Floats
    due: Floats  # days before the application; negative if the end is to come
    closed: Floats  # the day it ended; negative if it has not
    active: Flags
    amount: Floats
    conduct: Floats
    strain: Floats

    def __len__(self) -> int:
        return len(self.client)

    @property
    def card(self) -> Flags:
        return self.kind.among("Credit card")


def draw_bureau(rng: Generator, clients: Clients, *, first_id: int) -> tuple[Columns, Columns]:
    """Return the tables bureau and bureau_balance of a block of clients."""
    known = _draw_credits(rng, clients)
    ids = first_id + np.arange(len(known))
    columns: Columns = {"SK_ID_CURR": clients.ids[known.client], "SK_ID_BUREAU": ids}
    columns |= _life(rng, known)
    columns |= _amounts(rng, known)
    return columns, _months(rng, known, ids)


def _draw_credits(rng: Generator, clients: Clients) -> _Credits:
    mean = 4.75 * np.exp(0.12 * clients.strain) * rank_of((clients.age_years - 20) / 8)
    counts = clients.in_bureau * (1 + rng.poisson(rng.gamma(1.3, mean / 1.3)))
    client, _ = rows_of(np.minimum(counts, 100))
    n = len(client)
    kind = pick(rng, {name: kind.share for name, kind in KINDS.items()}, n)
    conduct = 0.85 * clients.conduct[client] + 0.53 * rng.standard_normal(n)
    strain = 0.8 * clients.strain[client] + 0.6 * rng.standard_normal(n)
    # Needing money now shows in recent known.
    opened = HISTORY_DAYS * rng.beta(1.05, 1.6 + 0.22 * np.clip(strain, -2, 3), n) + 1
    opened = np.minimum(opened, (clients.age_years[client] - 17) * 365)
    months = lognormal(rng, kind.numbers({k: v.months for k, v in KINDS.items()}), spread=0.55, n=n)
    due = opened - months * MONTH_DAYS
    early = often(rng, 0.4, n)
    closed = np.where(early, opened - (opened - due) * rng.uniform(0.15, 1, n), due)
    amount = lognormal(rng, kind.numbers({k: v.amount for k, v in KINDS.items()}), spread=0.95, n=n)
    amount = amount * (clients.income[client] / 150_000) ** 0.5
    return _Credits(
        client=client,
        kind=kind,
        opened=opened,
        due=due,
        closed=closed,
        active=closed <= 0,
        amount=cents(np.where(often(rng, 0.5, n), np.rint(amount / 4_500) * 4_500, amount)),
        conduct=conduct,
        strain=strain,
    )


def _life(rng: Generator, known: _Credits) -> Columns:
    """Return dates, status and lateness."""
    n = len(known)
    state = Category(known.active.astype(np.int8), ("Closed", "Active"))
    state = state.replaced(known.active & often(rng, 0.01, n), "Sold")
    state = state.replaced(known.active & often(rng, 0.00004, n), "Bad debt")
    late = known.active & often(rng, 0.006 * np.exp(-0.9 * known.conduct), n)
    days_late = np.minimum(np.ceil(lognormal(rng, 25, spread=1.4, n=n)), known.opened)
    endless = known.card & often(rng, 0.04, n)
    until = np.where(endless, 30_000 - known.opened, -known.due)
    updated = np.where(
        known.active,
        rng.gamma(1.0, 24, n),
        known.closed * np.where(often(rng, 0.5, n), 1, rng.random(n)),
    )
    return {
        "CREDIT_ACTIVE": state,
        "CREDIT_CURRENCY": pick(rng, CURRENCIES, n),
        "CREDIT_TYPE": known.kind,
        "DAYS_CREDIT": days_before(known.opened).astype(np.int64),
        "DAYS_CREDIT_ENDDATE": blanked(
            np.floor(until), often(rng, np.where(known.card, 0.2, 0.02), n)
        ),
        "DAYS_ENDDATE_FACT": blanked(days_before(known.closed), known.active),
        "DAYS_CREDIT_UPDATE": days_before(np.minimum(updated, known.opened)).astype(np.int64),
        "CREDIT_DAY_OVERDUE": np.where(late, days_late, 0).astype(np.int64),
        "CNT_CREDIT_PROLONG": (often(rng, 0.006, n) * rng.integers(1, 4, n)).astype(np.int64),
        "AMT_CREDIT_SUM_OVERDUE": cents(np.where(late, known.amount * rng.beta(1, 12, n), 0.0)),
    }


def _amounts(rng: Generator, known: _Credits) -> Columns:
    """Return amounts; what is owed is at most what was lent."""
    n = len(known)
    run = np.clip(known.opened / np.maximum(known.opened - known.due, 1), 0, 1)
    used = sigmoid(-0.4 + 0.7 * known.strain + 1.1 * rng.standard_normal(n))
    left = np.where(known.card, used, (1 - run) ** (0.9 - 0.12 * np.tanh(known.strain)))
    debt = cents(np.where(known.active, known.amount * np.clip(left, 0, 1), 0))
    worst = often(rng, sigmoid(-1.1 - 0.9 * known.conduct), n)
    overdue = np.where(worst, known.amount * rng.beta(0.6, 14, n), 0)
    limit = np.where(known.card & known.active, known.amount - debt, 0)
    instalment = annuity(known.amount, (known.opened - known.due) / 30, 0.014)
    return {
        "AMT_CREDIT_SUM": known.amount,
        "AMT_CREDIT_SUM_DEBT": blanked(debt, often(rng, np.where(known.active, 0.18, 0.135), n)),
        "AMT_CREDIT_SUM_LIMIT": blanked(cents(limit), often(rng, 0.345, n)),
        "AMT_CREDIT_MAX_OVERDUE": blanked(cents(overdue), often(rng, 0.655, n)),
        "AMT_ANNUITY": blanked(cents(np.where(known.active, instalment, 0)), often(rng, 0.715, n)),
    }


def _months(rng: Generator, known: _Credits, ids: Ints) -> Columns:
    """Return the monthly statuses of the credits that have them, latest month first."""
    told = np.flatnonzero(often(rng, 0.435, len(known)))
    n = len(told)
    opened = (known.opened[told] // MONTH_DAYS).astype(np.int64)
    closed = np.where(known.active[told], -1, known.closed[told] // MONTH_DAYS)
    hidden = np.where(often(rng, 0.5, n), rng.integers(0, 75, n), 0)
    # At most one time of lateness a credit, one status worse each month.
    conduct = known.conduct[told]
    begins = (rng.random(n) * np.maximum(opened - closed, 1)).astype(np.int64)
    lasts = often(rng, sigmoid(-1.5 - conduct), n) * rng.geometric(sigmoid(0.9 + 0.3 * conduct))
    credit, back = rows_of(np.minimum(opened + 1, MONTHS_KEPT))
    age = opened[credit] - back  # months since the opening
    status = np.where(age < hidden[credit], NOT_KNOWN, ON_TIME)
    since = age - begins[credit]
    late = (since >= 0) & (since < lasts[credit])
    status = np.where(late, np.minimum(ON_TIME + 1 + since, WORST), status)
    status = np.where(back < closed[credit], CLOSED, status)
    return {
        "SK_ID_BUREAU": ids[told][credit],
        "MONTHS_BALANCE": -back,
        "STATUS": Category(status.astype(np.int8), STATUSES),
    }
