"""The clients of a block: who they are, and the traits that no table states."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from clairscore.sample.draws import Flags, Floats, Ints, often, sigmoid, stepped

YOUNGEST, OLDEST = 20.5, 69.0  # years at application


@dataclass(frozen=True)
class Clients:
    """What several tables must agree on, one value a client.

    Parameters
    ----------
    ids
        ``SK_ID_CURR``.
    standing
        Hidden, normal: solidity as credit bureaus see it; external scores show it.
    conduct
        Hidden, normal: payment discipline; instalments and overdue days show it.
    strain
        Hidden, normal: present need of money; debts, card use and requests show it.
    means
        Hidden, standard normal: schooling and pay.
    age_years
        Age at application.
    male
        Sex; it has no effect on the default of its own.
    pensioner
        Retired: no employer.
    income
        Yearly income.
    in_bureau
        Known to the credit bureau.
    """

    ids: Ints
    standing: Floats
    conduct: Floats
    strain: Floats
    means: Floats
    age_years: Floats
    male: Flags
    pensioner: Flags
    income: Floats
    in_bureau: Flags

    def __len__(self) -> int:
        return len(self.ids)


def draw_clients(rng: Generator, ids: Ints, *, risk: float) -> Clients:
    """Return the clients of a block, riskier by so many standard deviations of hidden traits."""
    n = len(ids)
    standing, conduct, strain, means = rng.standard_normal((4, n))
    age = YOUNGEST + (OLDEST - YOUNGEST) * rng.beta(1.55, 1.65, n)
    male = often(rng, 0.34, n)
    pensioner = often(rng, 0.92 * sigmoid((age - 56.0) / 1.6), n)
    log_income = 0.44 * means + 0.22 * rng.standard_normal(n) + 0.12 * male - 0.25 * pensioner
    return Clients(
        ids=ids,
        standing=standing - risk,
        conduct=conduct - risk,
        strain=strain + risk,
        means=means,
        age_years=age,
        male=male,
        pensioner=pensioner,
        income=np.maximum(stepped(152_000 * np.exp(log_income), 4_500), 27_000),
        in_bureau=often(rng, 0.86, n),
    )
