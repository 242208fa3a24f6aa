"""The truth behind the sample: what makes a client default, and what external scores see of it.

Sex, family status and children have no effect of their own; age has one (older, safer).
"""

import numpy as np
from numpy.random import Generator

from clairscore.sample.clients import Clients
from clairscore.sample.draws import Category, Columns, Floats, Ints, blanked, often, sigmoid

INTERCEPT = -2.49  # gives 8 % of defaults
# Change of the log-odds of default for one standard deviation more of a hidden trait.
STANDING, CONDUCT, STRAIN = -1.10, -0.65, 0.45
# Change of the log-odds by the value of a category; 0 for others.
BY_CATEGORY: dict[str, dict[str, float]] = {
    "NAME_EDUCATION_TYPE": {
        "Higher education": -0.25,
        "Academic degree": -0.6,
        "Lower secondary": 0.25,
    },
    "NAME_INCOME_TYPE": {"State servant": -0.2, "Unemployed": 1.2, "Maternity leave": 1.2},
    "OCCUPATION_TYPE": {
        "Low-skill Laborers": 0.5,
        "Drivers": 0.2,
        "Waiters/barmen staff": 0.2,
        "Security staff": 0.15,
        "Laborers": 0.15,
        "Sales staff": 0.1,
        "Cooking staff": 0.1,
        "Accountants": -0.35,
        "Managers": -0.15,
        "High skill tech staff": -0.15,
        "Core staff": -0.15,
    },
    "NAME_CONTRACT_TYPE": {"Revolving loans": -0.35},
    "FLAG_OWN_CAR": {"Y": -0.15},
    "NAME_HOUSING_TYPE": {"Rented apartment": 0.25, "With parents": 0.1},
}


def log_odds(clients: Clients, application: Columns) -> Floats:
    """Return each client's log-odds of default."""
    z = (
        INTERCEPT
        + STANDING * clients.standing
        + CONDUCT * clients.conduct
        + STRAIN * clients.strain
        - 0.22 * (clients.age_years - 44) / 12
    )
    for name, effects in BY_CATEGORY.items():
        column = application[name]
        if isinstance(column, Category):
            z = z + column.numbers(effects)
    return z + _burden(application) + _stability(clients, application)


def _number(application: Columns, name: str) -> Floats:
    return np.nan_to_num(np.asarray(application[name], dtype=np.float64))


def _burden(application: Columns) -> Floats:
    """Return the effect of what is asked, against income and against the goods."""
    credit = _number(application, "AMT_CREDIT")
    goods = _number(application, "AMT_GOODS_PRICE")
    instalment = _number(application, "AMT_ANNUITY")
    income = _number(application, "AMT_INCOME_TOTAL")
    over_goods = np.where(goods > 0, credit / np.maximum(goods, 1) - 1, 0)
    months = credit / np.maximum(instalment, 1)
    return (
        1.6 * np.clip(over_goods - 0.12, -0.12, 0.3)
        + 0.9 * np.clip(instalment / income - 0.18, -0.18, 0.4)
        + 0.25 * np.clip((months - 20) / 10, -1.5, 1.5)
        - 0.1 * np.log(income / 150_000)
    )


def _stability(clients: Clients, application: Columns) -> Floats:
    """Return the effect of how long things have been as they are."""
    employed = np.where(clients.pensioner, 8.0, -_number(application, "DAYS_EMPLOYED") / 365.25)
    return (
        -0.20 * np.log1p(np.clip(employed, 0, 40))
        + 0.30 * (_number(application, "REGION_RATING_CLIENT_W_CITY") - 2)
        + 0.12 * _number(application, "DAYS_ID_PUBLISH") / 1_500
        + 0.08 * _number(application, "DAYS_LAST_PHONE_CHANGE") / 800
        + 0.12 * _number(application, "REG_CITY_NOT_WORK_CITY")
        + 0.22 * np.minimum(_number(application, "DEF_30_CNT_SOCIAL_CIRCLE"), 3)
    )


def draw_defaults(rng: Generator, z: Floats) -> Ints:
    """Return 1 for clients who default.

    Systematic sampling: each client keeps its own probability, and the number of defaults of a
    block is within one of what is expected, so that small samples too have about 8 %.
    """
    passed = np.floor(np.cumsum(sigmoid(z)) + rng.random()).astype(np.int64)
    return np.diff(passed, prepend=0)


def external_scores(rng: Generator, clients: Clients) -> Columns:
    """Return the three scores from elsewhere: the higher, the safer."""
    n = len(clients)
    noise = rng.standard_normal((3, n))
    age = (clients.age_years - 44) / 12
    seen = (
        0.52 * clients.standing + 0.55 * age + 0.62 * noise[0],
        0.70 * clients.standing + 0.10 * age + 0.70 * noise[1],
        0.68 * clients.standing + 0.16 * clients.conduct - 0.12 * clients.strain + 0.70 * noise[2],
    )
    # The third comes from the credit bureau: rarely there for clients it does not know.
    third = np.where(clients.in_bureau, 0.075, 0.97)
    return {
        "EXT_SOURCE_1": blanked(0.97 * sigmoid(0.05 + 1.05 * seen[0]), often(rng, 0.56, n)),
        "EXT_SOURCE_2": blanked(0.86 * sigmoid(0.50 + 1.20 * seen[1]), often(rng, 0.002, n)),
        "EXT_SOURCE_3": blanked(0.90 * sigmoid(0.30 + 1.10 * seen[2]), often(rng, third, n)),
    }
