"""A small made-up portfolio, written in a second: to try the dashboard on, and to test it."""

from dataclasses import dataclass
from pathlib import Path

import lightgbm as lgb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from clairscore.core.artefact import writing
from clairscore.credit.dataset import DICTIONARY, FEATURES
from clairscore.credit.dictionary import (
    Dictionary,
    Feature,
    Kind,
    Origin,
    Role,
    Theme,
    write_dictionary,
)
from clairscore.credit.model.bundle import Model, save_model
from clairscore.credit.model.calibration import Platt
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.scorer import TreeScorer
from clairscore.credit.portfolio import write_portfolio
from clairscore.texts import Label

THEMES = (
    Theme(
        "external_scores",
        Label("Scores d’autres organismes", "Scores from elsewhere"),
        "R01",
        Origin.OTHERS,
    ),
    Theme("request", Label("Crédit demandé", "Credit asked for"), "R02", Origin.APPLICATION),
    Theme(
        "budget",
        Label("Charges au regard des revenus", "Repayments against income"),
        "R03",
        Origin.APPLICATION,
    ),
    Theme(
        "work",
        Label("Travail, études et revenus", "Work, education and income"),
        "R04",
        Origin.APPLICATION,
    ),
    Theme(
        "person", Label("Situation personnelle", "Personal situation"), "R06", Origin.APPLICATION
    ),
    Theme(
        "other_credits",
        Label("Crédits et dettes ailleurs", "Debts elsewhere"),
        "R10",
        Origin.OTHERS,
    ),
)
KEY_FACTS = (
    "contract_type",
    "credit_amount",
    "annuity",
    "income",
    "years_employed",
    "age",
    "sex",
    "family_status",
)
CRITERIA = ("age", "income", "contract_type", "family_status", "years_employed", "credit_amount")
CONTRACTS = {
    "cash": Label("Prêt personnel", "Cash loan"),
    "revolving": Label("Crédit renouvelable", "Revolving credit"),
}
SEXES = {"F": Label("Femme", "Woman"), "M": Label("Homme", "Man")}
FAMILIES = {
    "married": Label("Marié ou mariée", "Married"),
    "single": Label("Célibataire", "Single"),
    "<b>& co</b>": Label("<b>Autre & co</b>", "<b>Other & co</b>"),  # data are never markup
}


@dataclass(frozen=True)
class Column:
    """A feature, its made-up values, and what a standard deviation of it does to log-odds."""

    feature: Feature
    values: NDArray[np.float64]
    weight: float = 0.0
    missing: float = 0.0


def write_small_portfolio(folder: Path, *, clients: int = 400, seed: int = 7) -> Path:
    """Write a dataset, a model and a portfolio below a folder; return the portfolio's path.

    Parameters
    ----------
    folder
        Where to put them.
    clients
        How many; their ids are 100001, 100003, 100005 …
    seed
        Of what is made up.
    """
    random = np.random.default_rng(seed)
    columns = _columns(random, clients)
    for column in columns:
        column.values[random.random(clients) < column.missing] = np.nan
    columns[0].values[3], columns[3].values[4] = np.nan, 4e9  # nothing known; an extreme value
    for column in columns[1:]:
        if column.feature.kind is not Kind.CATEGORY:
            column.values[3] = np.nan
    X = np.column_stack([column.values for column in columns]).astype(np.float32)
    scale = np.nanstd(X, axis=0)
    risk = np.nansum((X - np.nanmean(X, axis=0)) / scale * [c.weight for c in columns], axis=1)
    target = (random.random(clients) < 1 / (1 + np.exp(2.3 - np.clip(risk, -6, 6)))).astype(float)
    target[::10] = np.nan
    dictionary = Dictionary(
        "client",
        "target",
        tuple(c.feature for c in columns),
        THEMES,
        "EUR",
        key_facts=KEY_FACTS,
        criteria=CRITERIA,
    )
    _write_dataset(folder / "dataset", dictionary, X=X, target=target)
    _write_model(folder / "model", dictionary, X=X, target=target)
    write_portfolio(folder / "model", folder / "dataset", folder / "portfolio")
    return folder / "portfolio"


def _columns(random: np.random.Generator, n: int) -> list[Column]:
    amount = np.round(random.lognormal(12.9, 0.6, n), -2)
    income = np.round(random.lognormal(11.9, 0.5, n), -2)
    annuity = np.round(amount / random.uniform(9, 30, n), -1)
    score = random.beta(4, 3, n)

    def feature(name: str, fr: str, en: str, **facts: object) -> Feature:
        return Feature(name, Label(fr, en), **facts)  # pyright: ignore[reportArgumentType] (a table of facts)

    return [
        Column(
            feature(
                "score_2",
                "Score externe n° 2",
                "External score 2",
                theme="external_scores",
                kind=Kind.NUMBER,
            ),
            score,
            -0.9,
            0.05,
        ),
        Column(
            feature(
                "contract_type",
                "Type de contrat",
                "Type of contract",
                theme="request",
                kind=Kind.CATEGORY,
                categories=CONTRACTS,
            ),
            (random.random(n) < 0.1).astype(float),
            -0.1,
        ),
        Column(
            feature(
                "credit_amount",
                "Montant du crédit demandé",
                "Amount of credit asked for",
                theme="request",
                kind=Kind.AMOUNT,
                actionable=True,
                role=Role.AMOUNT,
            ),
            amount,
            0.2,
        ),
        Column(
            feature(
                "annuity",
                "Mensualité",
                "Monthly repayment",
                theme="request",
                kind=Kind.AMOUNT,
                actionable=True,
                role=Role.INSTALMENT,
            ),
            annuity,
            0.1,
        ),
        Column(
            feature(
                "income",
                "Revenu annuel",
                "Yearly income",
                theme="work",
                kind=Kind.AMOUNT,
                actionable=True,
                role=Role.INCOME,
            ),
            income,
            -0.3,
        ),
        Column(
            feature(
                "annuity_share",
                "Part du revenu consacrée au remboursement",
                "Share of income that goes into repayment",
                theme="budget",
                kind=Kind.PERCENT,
            ),
            annuity / income,
            0.4,
        ),
        Column(
            feature(
                "years_employed",
                "Ancienneté dans l’emploi",
                "Time in the current job",
                theme="work",
                kind=Kind.DURATION,
                unit="years",
            ),
            random.gamma(2, 3, n),
            -0.4,
            0.15,
        ),
        Column(
            feature(
                "late_payments",
                "Nombre de paiements en retard chez d’autres prêteurs au cours des deux dernières années, tous types de crédits confondus",
                "Number of late payments with other lenders over the last two years, all types of credit taken together",
                theme="other_credits",
                kind=Kind.COUNT,
            ),
            random.poisson(0.7, n).astype(float),
            0.5,
            0.3,
        ),
        Column(
            feature(
                "own_home",
                "Propriétaire de son logement",
                "Owns the home",
                theme="person",
                kind=Kind.YES_NO,
            ),
            (random.random(n) < 0.6).astype(float),
            -0.1,
        ),
        Column(
            feature(
                "age",
                "Âge",
                "Age",
                theme="person",
                kind=Kind.DURATION,
                unit="years",
                protected=True,
            ),
            random.uniform(21, 68, n),
            -0.2,
        ),
        Column(
            feature(
                "sex",
                "Sexe",
                "Sex",
                theme="person",
                kind=Kind.CATEGORY,
                categories=SEXES,
                protected=True,
            ),
            (random.random(n) < 0.35).astype(float),
            0.1,
        ),
        Column(
            feature(
                "family_status",
                "Situation familiale",
                "Family status",
                theme="person",
                kind=Kind.CATEGORY,
                categories=FAMILIES,
                protected=True,
            ),
            random.integers(0, 3, n).astype(float),
        ),
    ]


def _write_dataset(
    folder: Path, dictionary: Dictionary, *, X: NDArray[np.float32], target: NDArray[np.float64]
) -> None:
    table: dict[str, object] = {
        "client": np.arange(len(X), dtype=np.int64) * 2 + 100_001,
        "target": pa.array(target, mask=np.isnan(target)).cast(pa.int8()),
    }
    for j, feature in enumerate(dictionary.features):
        missing = np.isnan(X[:, j])
        if feature.kind is Kind.CATEGORY:
            names = np.array(list(feature.categories))
            words = names[np.where(missing, 0, X[:, j]).astype(int)]
            table[feature.name] = pa.array(words, pa.string(), mask=missing)
        else:
            table[feature.name] = pa.array(X[:, j], mask=missing)
    with writing(folder, "dataset") as draft:
        draft.synthetic = True
        pq.write_table(pa.table(table), draft.path / FEATURES)
        write_dictionary(dictionary, draft.path / DICTIONARY)


def _write_model(
    folder: Path, dictionary: Dictionary, *, X: NDArray[np.float32], target: NDArray[np.float64]
) -> None:
    inputs = dictionary.inputs()
    rows = ~np.isnan(target)
    columns = [dictionary.names.index(name) for name in inputs]
    parameters = {
        "objective": "binary",
        "num_leaves": 6,
        "min_data_in_leaf": 10,
        "verbose": -1,
        "num_threads": 1,
        "deterministic": True,
        "seed": 1,
    }
    booster = lgb.train(parameters, lgb.Dataset(X[rows][:, columns], target[rows]), 40)
    model = Model(
        dictionary=dictionary,
        inputs=inputs,
        scorer=TreeScorer(booster),
        calibration=Platt(0.9, -0.05),
        cutoff=1 / 11,
        points_per_doubling=10,
        costs=Costs(10, 1),
        candidate="lightgbm",
        synthetic=True,
    )
    numbers = np.arange(len(X))
    parts = np.where(numbers % 5 == 0, "test", "train")
    ids = numbers.astype(np.int64) * 2 + 100_001
    with writing(folder, "model") as draft:
        draft.synthetic = True
        save_model(model, draft.path)
        pq.write_table(pa.table({"id": ids, "part": parts}), draft.path / "split.parquet")
