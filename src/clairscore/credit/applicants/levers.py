"""What a client decides on in an application, and between which round values the lender lends.

The amount, the term (the instalment follows) and, for a purchase, whether the goods cost less or
the client brings more. Income is none: it is a fact to be documented, not a choice.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.applicants.entries import Loan, editable, known_range, loan_of
from clairscore.credit.dictionary import Dictionary, Role
from clairscore.credit.features.what_if import derived_names
from clairscore.credit.offered import Offered
from clairscore.credit.portfolio import Portfolio

MOST_AMOUNTS: Final = 60  # of one client; beyond, every second, every third … is tried
MOST_TERMS: Final = 12
AMOUNT_STEPS: Final = 50  # about so many between what is usual
ROUND: Final = (1.0, 2.0, 5.0, 10.0)
MONTHS: Final = (1.0, 3.0, 6.0, 12.0, 24.0, 60.0)  # between terms as lenders name them
DUST: Final = 1e-9  # of a step, left by the binary fractions of decimal steps


@dataclass(frozen=True)
class Levers:
    """Features of an application that a client decides on, by name; None where there is none.

    Parameters
    ----------
    amount
        Of the credit: without it there are no levers.
    term, instalment, goods
        The term is one only if an edit of it counts.
    loan
        What holds together, where the term is computed from the two others.
    """

    amount: str
    term: str | None
    instalment: str | None
    goods: str | None
    loan: Loan | None


def levers_of(dictionary: Dictionary) -> Levers | None:
    """Return the levers that roles and ``actionable`` name; None where the amount is none."""
    free = {feature.name for feature in editable(dictionary)}
    by_role, loan, derived = dictionary.by_role, loan_of(dictionary), derived_names(dictionary)
    amount, term, goods = (by_role.get(r) for r in (Role.AMOUNT, Role.TERM, Role.GOODS))
    instalment = by_role.get(Role.INSTALMENT)
    fixed = instalment is not None and instalment not in free and loan is None
    if amount not in free or fixed:  # an instalment that could not follow would contradict
        return None
    moves = term in free and (loan is not None or term not in derived)
    return Levers(
        amount, term if moves else None, instalment, goods if goods in free else None, loan
    )


@dataclass(frozen=True)
class Grid:
    """The combinations that are tried for one client.

    Parameters
    ----------
    amounts
        (n,), ascending, none above the amount asked for, which is the last unless the lender
        lends less.
    step
        All but the amount asked for are its multiples.
    terms
        (m,), ascending, the term asked for among them; one NaN where the term can't be changed.
    own_term
        Position of the term asked for; None where it isn't known.
    """

    amounts: NDArray[np.float32]
    step: float
    terms: NDArray[np.float32]
    own_term: int | None


def grid_of(portfolio: Portfolio, levers: Levers, *, asked: float, own: float) -> Grid:
    """Return what is tried for a client.

    Parameters
    ----------
    portfolio
        What its clients ask for is what the lender lends, unless the dictionary says it.
    levers
        Of its dictionary.
    asked, own
        Amount and term that the client asks for; the term may be NaN.
    """
    lends = _lent(portfolio, levers.amount)
    amounts, step = _multiples(lends, top=min(asked, lends.high), most=MOST_AMOUNTS)
    if asked <= lends.high:
        amounts = np.append(amounts[amounts < np.float32(asked)], np.float32(asked))
    known = own > 0
    if levers.term is None or (levers.loan is None and not known):  # nothing to go by
        return Grid(amounts, step, np.array([np.nan], np.float32), 0)
    runs = _lent(portfolio, levers.term)
    terms, _ = _multiples(runs, top=runs.high, most=MOST_TERMS)
    if not known:
        return Grid(amounts, step, terms, None)
    terms = np.unique(np.append(terms, np.float32(own)))
    return Grid(amounts, step, terms, int(np.searchsorted(terms, np.float32(own))))


@lru_cache(maxsize=64)
def _lent(portfolio: Portfolio, name: str) -> Offered:
    """Return what the dictionary says that is lent, else what the portfolio's clients ask for."""
    feature = portfolio.dictionary.by_name[name]
    if feature.offered:
        return feature.offered
    usual = portfolio.population.features[name].everyone.quantiles
    low, high = (usual[0], usual[-1]) if usual else (0.0, 0.0)
    if feature.role is Role.TERM:
        span = (high - low) / MOST_TERMS
        steps = MONTHS if feature.unit == "months" else ()
        step = next((one for one in steps if one > span), _round_step(span))
        return Offered(step, low, high)
    known = known_range(portfolio, name)
    return Offered(_round_step((high - low) / AMOUNT_STEPS), known.low, known.high)


def _round_step(least: float) -> float:
    """Return the smallest of 1, 2, 5, 10 … that is no smaller than `least`; 1 for 0."""
    if not least > 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in ROUND if factor * power >= least * (1 - DUST))


def _multiples(offered: Offered, *, top: float, most: int) -> tuple[NDArray[np.float32], float]:
    """Return the multiples of a step within what is offered, not too many; and their step."""
    count = max((top - offered.low) / offered.step, 0)
    step = offered.step * max(math.ceil(count / most), 1)
    first = max(math.ceil(offered.low / step - DUST), 1)  # nobody is lent 0, or over no time
    last = math.floor(top / step + DUST)
    return (np.arange(first, last + 1) * step).astype(np.float32), step
