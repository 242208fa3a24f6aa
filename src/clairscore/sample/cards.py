"""Months of earlier credit cards: balance, drawings and payments, and the instalments they made."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from clairscore.sample.clients import Clients
from clairscore.sample.contracts import Contracts
from clairscore.sample.draws import (
    MONTH_DAYS,
    Category,
    Columns,
    Floats,
    Ints,
    blanked,
    cents,
    chosen,
    lognormal,
    often,
    sigmoid,
    stepped,
)

MONTHS_KEPT = 96
INTEREST = 0.024  # a month
LEAST_SHARE, LEAST_PAYMENT = 0.05, 2_250.0  # of the balance, and at least


@dataclass(frozen=True)
class _Habits:
    """How each card is used."""

    limit: Floats
    months: Ints
    end: Ints  # months from now at which the card was given back; 0 if it is still held
    draws: Floats  # chance of drawing in a month
    size: Floats  # usual drawing, share of the limit
    cash: Floats  # chance that a drawing is at a cash machine
    misses: Floats  # chance of missing a payment
    pays: Floats  # usual payment, share of the balance


@dataclass
class _Months:
    """The life of all cards, arrays (months, cards) from the oldest month to the latest."""

    balance: Floats
    drawn: Floats
    least: Floats
    paid: Floats
    missed: Ints  # payments missed in a row


def draw_cards(rng: Generator, clients: Clients, contracts: Contracts) -> tuple[Columns, Columns]:
    """Return credit_card_balance and the instalments of the cards of a block of clients."""
    cards = contracts.those(contracts.card)
    habits = _draw_habits(rng, clients, cards)
    life = _live(rng, habits)
    # A card's rows together, its latest month first.
    months_back = np.arange(MONTHS_KEPT, 0, -1)
    card, back = np.nonzero((months_back[:, None] <= habits.months).T[:, ::-1])
    at = MONTHS_KEPT - 1 - back, card
    rows = _Months(**{name: array[at] for name, array in vars(life).items()})
    keys: Columns = {
        "SK_ID_PREV": cards.ids[card],
        "SK_ID_CURR": clients.ids[cards.client][card],
    }
    mature = np.cumsum(life.paid > 0, axis=0, dtype=np.int64)[at]
    balance = _balance(rng, habits, rows, card=card, back=back + 1)
    balance["CNT_INSTALMENT_MATURE_CUM"] = blanked(mature, habits.draws[card] == 0)
    due = rows.least > 0
    instalments = _instalments(rng, rows, back=back + 1, number=mature)
    return keys | balance, chosen(keys | instalments, due)


def _draw_habits(rng: Generator, clients: Clients, cards: Contracts) -> _Habits:
    n = len(cards)
    strain = 0.8 * clients.strain[cards.client] + 0.6 * rng.standard_normal(n)
    conduct = 0.85 * clients.conduct[cards.client] + 0.53 * rng.standard_normal(n)
    months = np.minimum(-(cards.first_due // MONTH_DAYS), MONTHS_KEPT)
    never_used = often(rng, 0.2, n)
    given_back = often(rng, 0.06, n)
    return _Habits(
        limit=np.maximum(cards.amount, 45_000),
        months=months,
        end=np.where(given_back, (months * rng.random(n)).astype(np.int64), 0),
        draws=np.where(never_used, 0, sigmoid(-0.9 + 0.7 * strain + 0.8 * rng.standard_normal(n))),
        size=np.clip(lognormal(rng, 0.10 * np.exp(0.35 * strain), spread=0.8, n=n), 0.005, 1),
        cash=sigmoid(0.3 + 1.5 * rng.standard_normal(n)),
        misses=sigmoid(-3.3 - 0.8 * conduct),
        pays=np.clip(lognormal(rng, 0.09 * np.exp(-0.3 * strain), spread=0.6, n=n), LEAST_SHARE, 1),
    )


def _live(rng: Generator, habits: _Habits) -> _Months:
    """Return all months of all cards; only the months are a loop, the cards are an array."""
    n = len(habits.limit)
    shape = (MONTHS_KEPT, n)
    life = _Months(*(np.zeros(shape) for _ in range(4)), missed=np.zeros(shape, dtype=np.int64))
    balance, missed = np.zeros(n), np.zeros(n, dtype=np.int64)
    for row, back in enumerate(range(MONTHS_KEPT, 0, -1)):
        held = (back <= habits.months) & (back > habits.end)
        least = np.minimum(balance, np.maximum(LEAST_SHARE * balance, LEAST_PAYMENT))
        misses = held & (least > 0) & often(rng, habits.misses, n)
        missed = (missed + 1) * misses
        share = habits.pays * rng.uniform(0.6, 1.8, n)
        paid = np.where(misses, 0, np.clip(share * balance, least, balance))
        paid = np.where(held, paid, balance)  # giving a card back settles it
        grown = np.minimum((balance - paid) * (1 + INTEREST), habits.limit)
        wish = lognormal(rng, habits.size * habits.limit, spread=0.7, n=n)
        drawn = np.where(held & often(rng, habits.draws, n), wish, 0)
        drawn = np.minimum(drawn, habits.limit - grown)
        balance = grown + drawn
        life.balance[row], life.drawn[row] = balance, drawn
        life.least[row], life.paid[row], life.missed[row] = least, paid, missed
    return life


def _balance(rng: Generator, habits: _Habits, rows: _Months, *, card: Ints, back: Ints) -> Columns:
    n = len(card)
    unused = habits.draws[card] == 0
    at_machine = (rows.drawn > 0) & often(rng, habits.cash[card], n)
    machine = np.where(at_machine, np.minimum(stepped(rows.drawn, 450), rows.drawn), 0)
    other = np.where(often(rng, 0.005, n), rows.drawn - machine, 0)
    shop = rows.drawn - machine - other
    counts = {
        "ATM": (machine > 0) * (1 + rng.poisson(1.2, n)),
        "OTHER": (other > 0) * 1,
        "POS": (shop > 0) * (1 + rng.poisson(3.0, n)),
    }
    drawings = {"ATM": machine, "OTHER": other, "POS": shop}
    status = Category((back <= habits.end[card]).astype(np.int8), ("Active", "Completed"))
    late_days = rows.missed * MONTH_DAYS
    return {
        "MONTHS_BALANCE": -back,
        "AMT_BALANCE": cents(rows.balance),
        "AMT_CREDIT_LIMIT_ACTUAL": habits.limit[card].astype(np.int64),
        "AMT_DRAWINGS_CURRENT": cents(rows.drawn),
        "CNT_DRAWINGS_CURRENT": counts["ATM"] + counts["OTHER"] + counts["POS"],
        **{f"AMT_DRAWINGS_{k}_CURRENT": blanked(cents(v), unused) for k, v in drawings.items()},
        **{f"CNT_DRAWINGS_{k}_CURRENT": blanked(v, unused) for k, v in counts.items()},
        "AMT_INST_MIN_REGULARITY": blanked(cents(rows.least), unused & often(rng, 0.4, n)),
        "AMT_PAYMENT_CURRENT": blanked(cents(rows.paid), unused),
        "AMT_PAYMENT_TOTAL_CURRENT": cents(rows.paid),
        "AMT_RECEIVABLE_PRINCIPAL": cents(rows.balance * 0.96),
        "AMT_RECIVABLE": cents(rows.balance),
        "AMT_TOTAL_RECEIVABLE": cents(rows.balance),
        "NAME_CONTRACT_STATUS": status.replaced(
            (back == habits.months[card]) & often(rng, 0.1, n), "Signed"
        ),
        "SK_DPD": late_days,
        "SK_DPD_DEF": np.where(rows.balance > LEAST_PAYMENT, late_days, 0),
    }


def _instalments(rng: Generator, rows: _Months, *, back: Ints, number: Ints) -> Columns:
    n = len(back)
    due = (20 - MONTH_DAYS * back).astype(np.float64)
    delay = np.where(rows.missed > 0, MONTH_DAYS, -np.floor(rng.gamma(1.0, 7, n)))
    paid = np.where(rows.missed > 0, rows.least, rows.paid)  # a missed one is made good later
    unpaid = due + delay >= 0
    return {
        "NUM_INSTALMENT_VERSION": np.zeros(n),
        "NUM_INSTALMENT_NUMBER": np.maximum(number, 1),
        "DAYS_INSTALMENT": due,
        "DAYS_ENTRY_PAYMENT": blanked(due + delay, unpaid),
        "AMT_INSTALMENT": cents(rows.least),
        "AMT_PAYMENT": blanked(cents(paid), unpaid),
    }
