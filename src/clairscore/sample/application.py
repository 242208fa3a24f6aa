"""The application: the client, the credit asked for and what is known on the day."""

import numpy as np
from numpy.random import Generator

from clairscore.sample.clients import Clients
from clairscore.sample.draws import (
    UNKNOWN_DAY,
    Category,
    Columns,
    Flags,
    Floats,
    annuity,
    blanked,
    cents,
    days_before,
    lognormal,
    often,
    pick,
    pick_at,
    rank_of,
    stepped,
)
from clairscore.sample.housing import housing_columns
from clairscore.sample.risk import draw_defaults, external_scores, log_odds
from clairscore.sample.words import (
    COMPANIONS,
    EDUCATION,
    FAMILY,
    HOUSING,
    INCOME_TYPES,
    OCCUPATIONS,
    ORGANISATIONS,
    WEEKDAYS,
)

# How many inhabitants a region has, against the largest: 80 regions, most people in large ones.
REGIONS = np.round(np.geomspace(0.0005, 0.0725, 80), 6)
# Ranks of size that part the ratings 3, 2 and 1: the largest regions rate best.
RATING_LIMITS, WORST_RATING = (0.40, 0.92), 3
# Months in which a cash loan is repaid; the larger, the longer.
TERMS = {"12": 0.14, "18": 0.17, "24": 0.25, "30": 0.2, "36": 0.14, "48": 0.06, "60": 0.04}
# Share of clients who gave each document, besides 3, 6 and 8, of which most give one.
DOCUMENTS = {
    2: 0.0001,
    4: 0.0001,
    5: 0.015,
    7: 0.0002,
    9: 0.004,
    10: 0.0001,
    11: 0.004,
    12: 0.0001,
    13: 0.0035,
    14: 0.003,
    15: 0.0012,
    16: 0.01,
    17: 0.0003,
    18: 0.008,
    19: 0.0006,
    20: 0.0005,
    21: 0.0003,
}
# Mean number of requests about the client to the bureau in each period before the application.
REQUESTS = {"HOUR": 0.006, "DAY": 0.007, "WEEK": 0.035, "MON": 0.26, "QRT": 0.26, "YEAR": 1.9}


def application_columns(rng: Generator, clients: Clients) -> Columns:
    """Return every column of the application, ``TARGET`` included."""
    columns: Columns = {"SK_ID_CURR": clients.ids}
    columns |= _person(rng, clients)
    columns |= _work(rng, clients)
    columns |= _credit(rng, clients)
    columns |= _place(rng, clients)
    columns |= _contact(rng, clients)
    columns |= external_scores(rng, clients)
    columns |= housing_columns(rng, clients)
    columns |= _circle_and_requests(rng, clients)
    columns |= _documents(rng, clients)
    columns["TARGET"] = draw_defaults(rng, log_odds(clients, columns))
    return columns


def _yes_no(flags: Flags) -> Category:
    return Category(flags.astype(np.int8), ("N", "Y"))


def _person(rng: Generator, clients: Clients) -> Columns:
    n, age = len(clients), clients.age_years
    elder = (age - 44) / 12
    family = pick_at(rank_of(0.6 * elder + 0.8 * _normal(rng, n)), FAMILY)
    family = family.replaced(often(rng, 0.1, n), "Civil marriage")
    couple = family.among("Married", "Civil marriage")
    parenthood = np.exp(-(((age - 36) / 9) ** 2)) * (0.55 + 0.5 * couple)
    children = rng.poisson(1.05 * parenthood) + often(rng, 0.0008, n) * 3
    sex = Category(clients.male.astype(np.int8), ("F", "M"))
    owns_car = often(rng, 0.265 + 0.22 * clients.male + 0.05 * clients.means, n)
    car_age = np.floor(rng.gamma(1.9, 6.3, n) * (1 - 0.06 * clients.means))
    members = (1 + children + couple).astype(np.float64)
    unknown = often(rng, 0.00001, n)
    return {
        "CODE_GENDER": sex.replaced(often(rng, 0.0002, n), "XNA"),
        "DAYS_BIRTH": days_before(age * 365.25).astype(np.int64),
        "NAME_FAMILY_STATUS": family.replaced(unknown, "Unknown"),
        "CNT_CHILDREN": children.astype(np.int64),
        "CNT_FAM_MEMBERS": blanked(members, unknown),
        "FLAG_OWN_CAR": _yes_no(owns_car),
        "OWN_CAR_AGE": blanked(np.clip(car_age, 0, 65), ~owns_car),
        "FLAG_OWN_REALTY": _yes_no(often(rng, 0.62 + 0.14 * rank_of(elder), n)),
        "NAME_HOUSING_TYPE": pick_at(rank_of(0.45 * elder + 0.89 * _normal(rng, n)), HOUSING),
    }


def _work(rng: Generator, clients: Clients) -> Columns:
    n = len(clients)
    retired = clients.pensioner
    income_type = pick(rng, INCOME_TYPES, n)
    idle = retired | income_type.among("Unemployed")
    schooling = 0.65 * clients.means + 0.15 * clients.standing + 0.74 * rng.standard_normal(n)
    career = np.maximum(clients.age_years - 19, 0.5) * 365
    employed = np.clip(lognormal(rng, 1_650, spread=0.95, n=n), 25, career)
    manual = rank_of(-0.5 * clients.means + 0.55 * (clients.male - 0.34) + 0.8 * _normal(rng, n))
    occupation = pick_at(manual, OCCUPATIONS)
    return {
        "NAME_INCOME_TYPE": income_type.replaced(retired, "Pensioner"),
        "NAME_EDUCATION_TYPE": pick_at(rank_of(schooling), EDUCATION),
        "AMT_INCOME_TOTAL": clients.income,
        "DAYS_EMPLOYED": np.where(idle, UNKNOWN_DAY, days_before(employed)).astype(np.int64),
        "ORGANIZATION_TYPE": pick(rng, ORGANISATIONS, n).replaced(idle, "XNA"),
        "OCCUPATION_TYPE": occupation.blanked(idle | often(rng, 0.16, n)),
        "FLAG_EMP_PHONE": (~idle).astype(np.int64),
        "FLAG_WORK_PHONE": (~idle & often(rng, 0.24, n)).astype(np.int64),
    }


def _normal(rng: Generator, n: int) -> Floats:
    return rng.standard_normal(n)


def _credit(rng: Generator, clients: Clients) -> Columns:
    n = len(clients)
    revolving = often(rng, 0.095, n)
    wish = 0.45 * np.log(clients.income / 150_000) + 0.12 * clients.strain
    goods = np.clip(
        stepped(lognormal(rng, 440_000 * np.exp(wish), spread=0.66, n=n), 4_500), 45_000, 4_000_000
    )
    goods = np.where(often(rng, 0.45, n), stepped(goods, 45_000), goods)
    insured = often(rng, 0.68, n)
    rate = np.clip(rng.normal(0.0135, 0.005, n), 0.003, 0.03)
    long = rank_of(0.9 * np.log(goods / 440_000) + 0.75 * _normal(rng, n))
    months = pick_at(long, TERMS).numbers({term: float(term) for term in TERMS})
    credit = stepped(goods * (1 + insured * rng.uniform(0.04, 0.24, n)), 4.5)
    limit = np.clip(stepped(goods * 0.6, 45_000), 135_000, 1_350_000)
    credit = np.where(revolving, limit, credit)
    instalment = np.where(revolving, 0.05 * limit, stepped(annuity(credit, months, rate), 4.5))
    return {
        "NAME_CONTRACT_TYPE": Category(
            revolving.astype(np.int8), ("Cash loans", "Revolving loans")
        ),
        "AMT_CREDIT": cents(credit),
        "AMT_ANNUITY": blanked(cents(instalment), often(rng, 0.00004, n)),
        "AMT_GOODS_PRICE": blanked(
            np.where(revolving, credit, goods), revolving & often(rng, 0.009, n)
        ),
        "NAME_TYPE_SUITE": pick(rng, COMPANIONS, n).blanked(often(rng, 0.0042, n)),
        "WEEKDAY_APPR_PROCESS_START": pick(rng, WEEKDAYS, n),
        "HOUR_APPR_PROCESS_START": np.clip(np.rint(rng.normal(12, 3.3, n)), 0, 23).astype(np.int64),
    }


def _place(rng: Generator, clients: Clients) -> Columns:
    n = len(clients)
    size = rng.beta(2.3 + 0.2 * rank_of(clients.means), 1.25, n)  # rank of the region's size
    region = np.minimum((size * len(REGIONS)).astype(np.int64), len(REGIONS) - 1)
    rating = WORST_RATING - np.digitize(size, RATING_LIMITS)
    better = (rating > 1) & often(rng, 0.012, n)
    moved, commutes = often(rng, 0.015, n), often(rng, 0.045, n)
    works = ~clients.pensioner
    city_moved = moved | often(rng, 0.064 * (1.6 - rank_of(clients.standing)), n)
    city_commutes = works & (commutes | often(rng, 0.20, n))
    far = works & commutes
    flags = {
        "REG_REGION_NOT_LIVE_REGION": moved,
        "REG_REGION_NOT_WORK_REGION": (far & ~moved) | (moved & works & often(rng, 0.6, n)),
        "LIVE_REGION_NOT_WORK_REGION": far,
        "REG_CITY_NOT_LIVE_CITY": city_moved,
        "REG_CITY_NOT_WORK_CITY": city_commutes | (city_moved & works & often(rng, 0.6, n)),
        "LIVE_CITY_NOT_WORK_CITY": city_commutes & ~(city_moved & often(rng, 0.5, n)),
    }
    return {
        "REGION_POPULATION_RELATIVE": REGIONS[region],
        "REGION_RATING_CLIENT": rating,
        "REGION_RATING_CLIENT_W_CITY": rating - better,
        **{name: flag.astype(np.int64) for name, flag in flags.items()},
    }


def _contact(rng: Generator, clients: Clients) -> Columns:
    n = len(clients)
    adult_days = (clients.age_years - 14) * 365
    settled = rank_of(0.3 * clients.standing + 0.95 * _normal(rng, n))
    registered = np.minimum(rng.gamma(1.9, 2_600, n), clients.age_years * 365)
    identity = np.minimum(4_900 * settled**0.8 + 400 * rng.random(n), adult_days)
    phone = np.where(often(rng, 0.12, n), 0, 2_400 * rng.beta(0.9 + 0.5 * settled, 1.9, n))
    return {
        "DAYS_REGISTRATION": days_before(registered),
        "DAYS_ID_PUBLISH": days_before(identity).astype(np.int64),
        "DAYS_LAST_PHONE_CHANGE": blanked(days_before(phone), often(rng, 0.000003, n)),
        "FLAG_MOBIL": (~often(rng, 0.000003, n)).astype(np.int64),
        "FLAG_CONT_MOBILE": (~often(rng, 0.0019, n)).astype(np.int64),
        "FLAG_PHONE": often(rng, 0.28, n).astype(np.int64),
        "FLAG_EMAIL": often(rng, 0.057, n).astype(np.int64),
    }


def _circle_and_requests(rng: Generator, clients: Clients) -> Columns:
    """Return the defaults among acquaintances, and requests to the bureau (none if unknown to it)."""
    n = len(clients)
    observed = rng.poisson(rng.gamma(0.45, 3.2, n))
    share = np.clip(0.10 * np.exp(-0.25 * clients.standing), 0, 1)
    defaulted = rng.binomial(observed, share)
    unknown = often(rng, 0.0033, n)
    circle = {
        "OBS_30": observed,
        "DEF_30": defaulted,
        "OBS_60": np.maximum(observed - often(rng, 0.02, n), defaulted),
        "DEF_60": rng.binomial(defaulted, 0.7),
    }
    pull = np.exp(0.22 * clients.strain)
    requests = {period: rng.poisson(mean * pull) for period, mean in REQUESTS.items()}
    silent = ~clients.in_bureau & often(rng, 0.96, n)
    return {
        **{f"{k}_CNT_SOCIAL_CIRCLE": blanked(v, unknown) for k, v in circle.items()},
        **{f"AMT_REQ_CREDIT_BUREAU_{k}": blanked(v, silent) for k, v in requests.items()},
    }


def _documents(rng: Generator, clients: Clients) -> Columns:
    n = len(clients)
    given = {number: often(rng, share, n) for number, share in DOCUMENTS.items()}
    third = often(rng, np.where(clients.pensioner, 0.48, 0.77), n)
    given[6] = ~third & clients.pensioner & often(rng, 0.9, n)
    given[8] = ~third & ~clients.pensioner & often(rng, 0.43, n)
    given[3] = third
    return {f"FLAG_DOCUMENT_{k}": flag.astype(np.int64) for k, flag in given.items()}
