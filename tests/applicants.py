"""Clients with Home Credit's features, derived ones included, made up for tests."""

import numpy as np

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.features.stages import ALL
from clairscore.credit.features.telling import CRITERIA, KEY_FACTS
from clairscore.credit.features.themes import THEMES
from clairscore.credit.features.what_if import derived_names, recompute_columns
from small_lender import Lender

KEPT = (
    "contract_type",
    "credit_amount",
    "goods_price",
    "annuity",
    "income",
    "external_score_2",
    "not_employed",
    "years_employed",
    "bureau_debt",
    "bureau_active_credits",
    "term",
    "credit_to_goods",
    "credit_beyond_goods",
    "annuity_to_income",
    "credit_to_income",
    "income_left",
    "debt_after_to_income",
)
AMOUNTS = ("credit_amount", "annuity", "income")  # known of everyone


def applicants(n: int = 1_200) -> Lender:
    """Return a lender whose clients' risk depends on what they ask for and on their past."""
    features = {d.name: d.feature for d in ALL}
    used = tuple(features[name] for name in KEPT)
    themes = tuple(theme for theme in THEMES if theme.name in {f.theme for f in used})
    dictionary = Dictionary(
        "client",
        "defaulted",
        used,
        themes,
        "EUR",
        key_facts=tuple(name for name in KEY_FACTS if name in KEPT),
        criteria=tuple(name for name in CRITERIA if name in KEPT),
    )
    draws = np.random.default_rng(11)
    credit = draws.lognormal(12.9, 0.5, n).round(-2)
    base = {
        "contract_type": draws.integers(0, 2, n),
        "credit_amount": credit,
        "goods_price": (credit * draws.uniform(0.7, 1, n)).round(-2),
        "annuity": (credit / draws.uniform(9, 30, n)).round(),
        "income": draws.lognormal(11.9, 0.5, n).round(-2),
        "external_score_2": draws.beta(4, 3, n),
        "not_employed": draws.random(n) < 0.2,
        "years_employed": draws.gamma(2, 3, n),
        "bureau_debt": draws.lognormal(11, 1, n).round(),
        "bureau_active_credits": draws.poisson(2, n),
    }
    columns = {name: values.astype(np.float32) for name, values in base.items()}
    for name in sorted(set(base) - set(AMOUNTS)):
        columns[name][draws.random(n) < 0.1] = np.nan
    derived = derived_names(dictionary)
    empty = {name: np.full(n, np.nan, np.float32) for name in derived}
    columns = recompute_columns({**columns, **empty}, dictionary)
    X = np.column_stack([columns[name] for name in KEPT]).astype(np.float32)
    burden, size = columns["annuity_to_income"], columns["credit_to_income"]
    log_odds = 9 * burden + 0.2 * size - 4 * np.nan_to_num(columns["external_score_2"], nan=0.5)
    y = (draws.random(n) < 1 / (1 + np.exp(2.2 - log_odds))).astype(np.float64)
    return Lender(dictionary, X, y)
