"""Earlier applications to the same lender, and the contracts that came of those approved."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from clairscore.sample.clients import Clients
from clairscore.sample.contracts import Contracts, Grant, draw_dates
from clairscore.sample.draws import (
    Category,
    Columns,
    Flags,
    Floats,
    Ints,
    annuity,
    blanked,
    cents,
    lognormal,
    often,
    pick,
    rows_of,
    stepped,
    through,
)
from clairscore.sample.products import CASH, CONSUMER, PRODUCTS, REVOLVING, TERMS
from clairscore.sample.words import (
    CASH_CHANNELS,
    COMPANIONS,
    GOODS,
    PAYMENTS,
    PURPOSES,
    REFUSALS,
    SHOP_CHANNELS,
    WEEKDAYS,
)

HISTORY_DAYS = 2_850  # monthly tables go back 96 months
APPROVED, REFUSED, CANCELED, UNUSED = "Approved", "Refused", "Canceled", "Unused offer"


@dataclass(frozen=True)
class _Requests:
    """What the columns of an earlier application must agree on."""

    client: Ints
    rank: Ints
    product: NDArray[np.int8]
    decided: Ints  # negative days

    def __len__(self) -> int:
        return len(self.client)

    @property
    def card(self) -> Flags:
        return self.words("contract").among(REVOLVING)

    @property
    def shop(self) -> Flags:
        return self.words("contract").among(CONSUMER)

    @property
    def offered(self) -> Flags:
        return self.numbers("amount") > 0

    def numbers(self, name: str) -> Floats:
        """Return a number of each application's product."""
        return np.array([getattr(p, name) for p in PRODUCTS.values()])[self.product]

    def words(self, name: str) -> Category:
        """Return a text of each application's product."""
        return through(self.product, [getattr(p, name) for p in PRODUCTS.values()])


@dataclass(frozen=True)
class _Offers:
    """What was asked and what was offered for it."""

    asked: Floats
    down_share: Floats
    down: Floats
    credit: Floats
    term: Ints
    monthly_rate: Floats
    instalment: Floats


def draw_previous(rng: Generator, clients: Clients, *, first_id: int) -> tuple[Columns, Contracts]:
    """Return the table previous_application of a block of clients, and its contracts."""
    requests = _draw_requests(rng, clients)
    status = _draw_status(rng, clients, requests)
    offers = _draw_offers(rng, clients, requests)
    n = len(requests)
    ids = first_id + rng.permutation(n)
    share_paid = np.where(often(rng, 0.36, n), rng.uniform(0.15, 1, n), 1)  # fewer if early
    given = Contracts(
        ids=ids,
        client=requests.client,
        card=requests.card,
        amount=offers.credit,
        annuity=offers.instalment,
        term=offers.term,
        paid_in=np.maximum(np.ceil(offers.term * share_paid), 1).astype(np.int64),
        first_due=requests.decided + rng.integers(28, 46, n),
    )
    dates, contracts = draw_dates(rng, Grant(given, status.among(APPROVED)))
    columns: Columns = {"SK_ID_PREV": ids, "SK_ID_CURR": clients.ids[requests.client]}
    columns |= dates
    columns |= _amounts(rng, requests, offers)
    columns |= _sale(rng, requests)
    columns |= _way(rng, requests, status)
    return columns, contracts


def _draw_requests(rng: Generator, clients: Clients) -> _Requests:
    mean = 3.75 * np.exp(0.15 * clients.strain)
    counts = often(rng, 0.951, len(clients)) * (1 + rng.poisson(rng.gamma(1.4, mean / 1.4)))
    client, rank = rows_of(np.minimum(counts, 75))
    n = len(client)
    product = pick(rng, {name: p.share for name, p in PRODUCTS.items()}, n)
    # Needing money now shows in recent applications.
    days = HISTORY_DAYS * rng.beta(0.95, 2.15 + 0.25 * np.clip(clients.strain[client], -2, 3), n)
    days = days * np.where(product.among("Card Street", "Card X-Sell"), 1.35, 1)  # sold earlier
    longest = np.minimum(HISTORY_DAYS, (clients.age_years[client] - 18) * 365)
    decided = -np.ceil(np.clip(days, 1, longest)).astype(np.int64)
    return _Requests(client, rank, product.codes, decided=decided)


def _draw_status(rng: Generator, clients: Clients, requests: _Requests) -> Category:
    """Return the answers: the lender refuses some of what is risky."""
    n, client = len(requests), requests.client
    danger = (
        -0.38 * clients.standing[client]
        - 0.30 * clients.conduct[client]
        + 0.22 * clients.strain[client]
    )
    refused = np.minimum(requests.numbers("refused") * np.exp(danger - 0.15), 0.95)
    status = Category(np.zeros(n, dtype=np.int8), (APPROVED,))
    status = status.replaced(requests.shop & often(rng, 0.035, n), UNUSED)
    status = status.replaced(
        ~requests.offered | often(rng, requests.numbers("canceled"), n), CANCELED
    )
    return status.replaced(often(rng, refused, n), REFUSED)


def _draw_offers(rng: Generator, clients: Clients, requests: _Requests) -> _Offers:
    n = len(requests)
    shop, card = requests.shop, requests.card
    wish = (clients.income[requests.client] / 150_000) ** 0.5
    price = lognormal(rng, requests.numbers("amount") * wish, spread=0.75, n=n)
    step = np.where(shop, 45, np.where(card, 45_000, 4_500))
    asked = stepped(price, step) * requests.offered
    down_share = np.where(often(rng, 0.45, n), rng.beta(1.2, 7, n), 0) * shop
    down = np.floor(asked * down_share / 4.5) * 4.5
    insurance = np.where(often(rng, 0.6, n), rng.uniform(0.02, 0.2, n), 0) * ~card
    credit = np.floor((asked - down) * (1 + insurance) / 4.5) * 4.5
    term = np.where(shop, _terms(rng, CONSUMER, n), _terms(rng, CASH, n)) * ~card
    rate = np.maximum(requests.numbers("monthly_rate") * rng.normal(1, 0.12, n), 0.001)
    instalment = np.where(card, 0.05 * credit, annuity(credit, term, rate))
    return _Offers(asked, down_share, down, credit, term, rate, instalment=cents(instalment))


def _terms(rng: Generator, kind: str, n: int) -> Ints:
    months = {term: float(term) for term in TERMS[kind]}
    return pick(rng, TERMS[kind], n).numbers(months).astype(np.int64)


def _amounts(rng: Generator, requests: _Requests, offers: _Offers) -> Columns:
    """Return the columns of what was asked, granted and to be repaid, where they are told."""
    n = len(requests)
    shop, card, nothing = requests.shop, requests.card, ~requests.offered
    untold = ~(shop & often(rng, 0.9, n))
    unrated = ~(shop & often(rng, 0.008, n))
    return {
        "AMT_APPLICATION": np.where(card & often(rng, 0.35, n), 0, offers.asked),
        "AMT_CREDIT": offers.credit,
        "AMT_ANNUITY": blanked(offers.instalment, nothing),
        "AMT_DOWN_PAYMENT": blanked(offers.down, untold),
        "AMT_GOODS_PRICE": blanked(offers.asked, nothing | (card & often(rng, 0.35, n))),
        "RATE_DOWN_PAYMENT": blanked(offers.down_share, untold),
        "RATE_INTEREST_PRIMARY": blanked(np.clip(offers.monthly_rate * 8, 0.03, 1), unrated),
        "RATE_INTEREST_PRIVILEGED": blanked(
            np.clip(0.9 - offers.monthly_rate * 4, 0.3, 1), unrated
        ),
        "CNT_PAYMENT": blanked(offers.term, nothing),
    }


def _sale(rng: Generator, requests: _Requests) -> Columns:
    """Return what was sold and where."""
    n = len(requests)
    shop, card = requests.shop, requests.card
    portfolio = Category((shop + 2 * card).astype(np.int8), ("Cash", "POS", "Cards"))
    sale, trade = requests.words("sale"), requests.words("trade")
    purpose = pick(rng, PURPOSES, n).replaced(~sale.among("walk-in"), "XNA")
    goods = Category(np.zeros(n, dtype=np.int8), ("XNA",))
    for name, shares in GOODS.items():
        goods = goods.overlaid(trade.among(name), pick(rng, shares, n))
    area = np.where(shop, np.ceil(lognormal(rng, 150, spread=1.5, n=n)), np.where(card, 6, -1))
    return {
        "NAME_CONTRACT_TYPE": requests.words("contract"),
        "NAME_PORTFOLIO": portfolio.replaced(~requests.offered, "XNA"),
        "NAME_PRODUCT_TYPE": sale,
        "NAME_YIELD_GROUP": requests.words("level"),
        "PRODUCT_COMBINATION": through(requests.product, list(PRODUCTS)).blanked(
            often(rng, 0.0002, n)
        ),
        "NAME_CASH_LOAN_PURPOSE": purpose.replaced(shop | card, "XAP"),
        "NAME_GOODS_CATEGORY": goods,
        "NAME_SELLER_INDUSTRY": trade,
        "CHANNEL_TYPE": pick(rng, CASH_CHANNELS, n).overlaid(shop, pick(rng, SHOP_CHANNELS, n)),
        "SELLERPLACE_AREA": np.minimum(area, 4_000).astype(np.int64),
    }


def _way(rng: Generator, requests: _Requests, status: Category) -> Columns:
    """Return how the application was made and answered."""
    n = len(requests)
    offered = requests.offered
    reason = pick(rng, REFUSALS, n).replaced(~status.among(REFUSED), "XAP")
    silent = ~offered | requests.card | often(rng, 0.15, n)
    kind = pick(rng, {"Repeater": 0.89, "Refreshed": 0.11}, n)
    alone = pick(rng, {"Unaccompanied": 0.6, **COMPANIONS}, n)
    return {
        "NAME_CONTRACT_STATUS": status,
        "CODE_REJECT_REASON": reason.replaced(status.among(UNUSED), "CLIENT"),
        "DAYS_DECISION": requests.decided,
        "NAME_PAYMENT_TYPE": pick(rng, PAYMENTS, n).replaced(silent, "XNA"),
        "NAME_CLIENT_TYPE": kind.replaced(requests.rank == 0, "New").replaced(
            often(rng, 0.001, n), "XNA"
        ),
        "NAME_TYPE_SUITE": alone.blanked(often(rng, np.where(offered, 0.4, 0.97), n)),
        "WEEKDAY_APPR_PROCESS_START": pick(rng, WEEKDAYS, n),
        "HOUR_APPR_PROCESS_START": np.clip(np.rint(rng.normal(12.5, 3.3, n)), 0, 23).astype(
            np.int64
        ),
        "FLAG_LAST_APPL_PER_CONTRACT": Category(often(rng, 0.995, n).astype(np.int8), ("N", "Y")),
        "NFLAG_LAST_APPL_IN_DAY": often(rng, 0.9965, n).astype(np.int64),
    }
