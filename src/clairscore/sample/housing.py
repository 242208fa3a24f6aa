"""The building a client lives in: 47 normalised columns, known together or missing together."""

import numpy as np
from numpy.random import Generator

from clairscore.sample.clients import Clients
from clairscore.sample.draws import Columns, Floats, blanked, pick, sigmoid

# Share of clients for whom the measure is known, centre of its values in (0, 1), and how strongly
# it follows the size of the building. One client's files are more or less complete, so measures
# that are rarely known are missing together.
MEASURES: dict[str, tuple[float, float, float]] = {
    "APARTMENTS": (0.49, 0.11, 0.9),
    "BASEMENTAREA": (0.41, 0.08, 0.5),
    "YEARS_BEGINEXPLUATATION": (0.51, 0.98, 0.1),
    "YEARS_BUILD": (0.335, 0.76, 0.2),
    "COMMONAREA": (0.30, 0.03, 0.7),
    "ELEVATORS": (0.467, 0.06, 1.0),
    "ENTRANCES": (0.497, 0.14, 0.4),
    "FLOORSMAX": (0.502, 0.22, 0.6),
    "FLOORSMIN": (0.32, 0.23, 0.6),
    "LANDAREA": (0.406, 0.06, 0.3),
    "LIVINGAPARTMENTS": (0.316, 0.09, 0.9),
    "LIVINGAREA": (0.498, 0.10, 0.9),
    "NONLIVINGAPARTMENTS": (0.306, 0.004, 0.2),
    "NONLIVINGAREA": (0.448, 0.02, 0.3),
}
# The building statistics: mean, mode and median differ by a little noise around one truth.
STATISTICS = {"AVG": 0.0, "MODE": 0.04, "MEDI": 0.015}
TOTAL_AREA_KNOWN = 0.517
TEXTS: dict[str, tuple[float, dict[str, float]]] = {
    "FONDKAPREMONT_MODE": (
        0.316,
        {
            "reg oper account": 0.76,
            "reg oper spec account": 0.12,
            "org spec account": 0.06,
            "not specified": 0.06,
        },
    ),
    "HOUSETYPE_MODE": (
        0.498,
        {"block of flats": 0.98, "specific housing": 0.01, "terraced house": 0.01},
    ),
    "WALLSMATERIAL_MODE": (
        0.492,
        {
            "Panel": 0.44,
            "Stone, brick": 0.43,
            "Block": 0.06,
            "Wooden": 0.035,
            "Mixed": 0.015,
            "Monolithic": 0.011,
            "Others": 0.009,
        },
    ),
    "EMERGENCYSTATE_MODE": (0.526, {"No": 0.985, "Yes": 0.015}),
}


def housing_columns(rng: Generator, clients: Clients) -> Columns:
    """Return the 47 columns of the building."""
    n = len(clients)
    gaps = rng.random(n)  # 0: a complete file, 1: an empty one
    size = 0.35 * clients.means + rng.standard_normal(n)
    columns: Columns = {}
    for measure, (known, centre, follows) in MEASURES.items():
        truth = _around(centre, follows * size + 0.5 * rng.standard_normal(n))
        missing = gaps + 0.01 * rng.standard_normal(n) > known
        for statistic, noise in STATISTICS.items():
            value = truth * (1 + noise * rng.standard_normal(n))
            columns[f"{measure}_{statistic}"] = blanked(np.clip(value, 0, 1).round(4), missing)
    total = 0.9 * _around(0.10, 0.9 * size + 0.3 * rng.standard_normal(n))
    columns["TOTALAREA_MODE"] = blanked(total.round(4), gaps > TOTAL_AREA_KNOWN)
    for name, (known, shares) in TEXTS.items():
        columns[name] = pick(rng, shares, n).blanked(gaps > known)
    return columns


def _around(centre: float, normal: Floats) -> Floats:
    """Return values in (0, 1) whose median is `centre`."""
    return sigmoid(np.log(centre / (1 - centre)) + 0.7 * normal)
