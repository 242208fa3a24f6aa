"""What may be entered for a feature by hand: nonsense is refused, the unusual is only told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.dictionary import Dictionary, Feature, Kind, Role
from clairscore.credit.features.what_if import derived_from, derived_names
from clairscore.credit.portfolio import Portfolio

ID: Final = "id"  # the column of a file of applications that names them
MEASURES: Final = (Kind.AMOUNT, Kind.COUNT, Kind.DURATION, Kind.PERCENT)
NEVER_ZERO: Final = (Role.AMOUNT, Role.INSTALMENT, Role.TERM)
LARGEST: Final = 1e12  # beyond, no one's amount, count or duration
SELDOM: Final = 1 / 10_000  # a value that so few clients lack can be asked of everyone
FIRST_INPUTS: Final = 6  # strongest features asked for first, beside what the client can change


@dataclass(frozen=True)
class Range:
    """Smallest and largest value in the portfolio; both NaN if no client has one."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Return whether some client has a value as small, and some client one as large."""
        return self.low <= value <= self.high


@lru_cache(maxsize=4096)
def known_range(portfolio: Portfolio, feature: str) -> Range:
    """Return between which values the portfolio's clients lie."""
    ascending = portfolio.ascending(feature)
    known = len(ascending) - portfolio.population.features[feature].everyone.missing
    if not known:
        return Range(np.nan, np.nan)
    return Range(float(ascending[0]), float(ascending[known - 1]))


def faults(
    values: NDArray[np.float64], features: Sequence[Feature], lows: NDArray[np.float64]
) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Yield what can be wrong with values, and where it is.

    Parameters
    ----------
    values
        (n_features, n), missing as NaN.
    features
        Their entries in the dictionary.
    lows
        (n_features,): smallest value in the portfolio; a change, unlike an amount, may be negative.

    Yields
    ------
    message, where
        Id of a message with the variable ``label``, and booleans (n_features, n).
    """
    measured = np.array([feature.kind in MEASURES for feature in features], dtype=np.bool_)
    counted = np.array([feature.kind is Kind.COUNT for feature in features], dtype=np.bool_)
    never_zero = np.array([feature.role in NEVER_ZERO for feature in features], dtype=np.bool_)
    with np.errstate(invalid="ignore"):  # NaN is missing, not wrong
        yield "fault-entry-large", np.abs(values) > LARGEST
        yield "fault-entry-negative", (values < 0) & (measured & ~(lows < 0))[:, None]
        yield "fault-entry-zero", (values == 0) & never_zero[:, None]
        broken = np.isfinite(values) & (values != np.round(values))
        yield "fault-entry-whole", broken & counted[:, None]


def fault_of(value: float, feature: Feature, known: Range) -> str | None:
    """Return the id of what is first wrong with one value, a message with ``label``; or None."""
    found = faults(np.array([[value]]), (feature,), np.array([known.low]))
    return next((name for name, where in found if where.any()), None)


def editable(dictionary: Dictionary) -> tuple[Feature, ...]:
    """Return what a client can change in the application; what follows from it is not edited.

    The term is an exception: it follows from amount and instalment, but people think in terms.
    """
    derived = derived_names(dictionary)
    return tuple(
        feature
        for feature in dictionary.features
        if feature.actionable and (feature.name not in derived or feature.role is Role.TERM)
    )


@dataclass(frozen=True)
class Loan:
    """What holds together: amount = instalment × term, before interest; features by name."""

    amount: str
    instalment: str
    term: str


def loan_of(dictionary: Dictionary) -> Loan | None:
    """Return what holds together in an application; None where the term doesn't follow from it."""
    names = [dictionary.by_role.get(role, "") for role in NEVER_ZERO]
    return Loan(*names) if all(names) and names[-1] in derived_names(dictionary) else None


@dataclass(frozen=True)
class Asked:
    """What a new client is asked for, by feature name.

    Parameters
    ----------
    required
        What clients can change themselves and hardly anyone in the portfolio lacks.
    first
        Asked for first, the required ones included.
    others
        Everything else that can move the score; missing unless given.
    """

    required: tuple[str, ...]
    first: tuple[str, ...]
    others: tuple[str, ...]


@lru_cache(maxsize=4)
def asked(portfolio: Portfolio) -> Asked:
    """Return what is asked of a client who is not in the portfolio."""
    dictionary, population = portfolio.dictionary, portfolio.population
    sources, moving = derived_from(dictionary), set(population.moving)
    behind = {name: sources.get(name, frozenset({name})) for name in moving}
    read = set[str]().union(*behind.values())
    weight = dict.fromkeys(dictionary.names, 0.0)
    for name, needed in behind.items():
        for one in needed:
            weight[one] += population.features[name].mean_abs_points / len(needed)
    own = [f.name for f in editable(dictionary) if f.name not in sources]
    others = [name for name in dictionary.names if name in read and name not in own]
    strongest = sorted(others, key=lambda name: -weight[name])[:FIRST_INPUTS]
    lacking = {name: population.features[name].everyone.missing for name in own}
    return Asked(
        required=tuple(name for name in own if lacking[name] <= SELDOM * population.n),
        first=(*own, *(name for name in others if name in strongest)),
        others=tuple(name for name in others if name not in strongest),
    )
