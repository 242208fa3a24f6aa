"""A training report with made-up figures: each was chosen, none measured."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from clairscore.credit.dictionary import Dictionary, Feature, Kind, Theme
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.results import (
    CalibrationCheck,
    CandidateResult,
    Confusion,
    CostPoint,
    FeatureImportance,
    GroupResult,
    Interval,
    Lever,
    ReliabilityBin,
    TrainingReport,
)
from clairscore.texts import Label

AUC_FOLDS = (0.741, 0.752, 0.763, 0.748, 0.756)


def candidate(name: str, rank: int, *, auc: float, cost: float, **raw: float) -> CandidateResult:
    """Return a candidate whose folds lie at fixed distances from the given means."""
    spread = [value - 0.752 for value in AUC_FOLDS]
    means = {"auc": auc, "pr_auc": 0.24, "ks": 0.38, "gini": 2 * auc - 1, "brier": 0.0673}
    means |= {"log_loss": 0.245, "ece": 0.004, "cost": cost}
    means |= {"brier_raw": 0.068, "ece_raw": 0.006, "cost_raw": cost, **raw}
    return CandidateResult(
        name=name,
        complexity=rank,
        parameters={"num_leaves": 15, "learning_rate": 0.0532, "boosting": "gbdt"},
        folds={
            measure: tuple(mean + distance / 10 for distance in spread)
            for measure, mean in means.items()
        },
        cost_difference=Interval(cost - 0.536, cost - 0.536 - 0.01, cost - 0.536 + 0.01),
        auc_difference=Interval(auc - 0.752, auc - 0.752 - 0.005, auc - 0.752 + 0.005),
        calibration="platt",
        seconds=12.5,
    )


@pytest.fixture
def dictionary() -> Dictionary:
    """Return a small lender's dictionary."""
    sex = {"F": Label("Femme", "Woman"), "M": Label("Homme", "Man")}
    return Dictionary(
        id_column="client",
        target="default",
        currency="EUR",
        themes=(
            Theme("credit", Label("Le crédit demandé", "The credit asked for"), "C1"),
            Theme("history", Label("L’historique de paiement", "Payment history"), "C2"),
            Theme("person", Label("La personne", "The person"), "C3"),
        ),
        features=(
            Feature("amount", Label("Montant demandé", "Amount asked for"), "credit", Kind.AMOUNT),
            Feature(
                "late",
                Label(
                    "Nombre moyen de jours de retard sur les douze derniers mois",
                    "Average number of days late over the last twelve months",
                ),
                "history",
                Kind.DURATION,
                unit="days",
            ),
            Feature(
                "idle", Label("Variable sans poids", "Feature without weight"), "credit", Kind.COUNT
            ),
            Feature(
                "sex", Label("Sexe", "Sex"), "person", Kind.CATEGORY, protected=True, categories=sex
            ),
        ),
    )


@pytest.fixture
def report() -> TrainingReport:
    """Return a whole report, of a model trained on made-up clients."""
    curve = tuple(
        CostPoint(k / 200, 0.5 + abs(k / 200 - 0.1), min(1.0, k / 100), 0.08 * k / 200)
        for k in range(201)
    )
    bins = [
        ReliabilityBin(
            low=k * 0.02,
            high=k * 0.02 + 0.02,
            mean_pd=k * 0.02 + 0.01,
            default_rate=Interval(k * 0.02 + 0.012, k * 0.02 + 0.006, k * 0.02 + 0.024),
            n=650,
        )
        for k in range(9)
    ]
    bins.append(ReliabilityBin(0.18, 0.71, 0.262, Interval(0.238, 0.214, 0.26), 650))
    groups = (
        GroupResult(
            "sex",
            "F",
            4200,
            Interval(0.07, 0.062, 0.078),
            Interval(0.74, 0.727, 0.753),
            0.071,
            0.75,
        ),
        GroupResult(
            "sex", "M", 2300, Interval(0.101, 0.089, 0.114), Interval(0.61, 0.59, 0.63), 0.118, None
        ),
    )
    return TrainingReport(
        made_by="clairscore 0.1.0",
        synthetic=True,
        dataset_identity="5f2a9c0b7d1e4a6f8c3b2d5e9f0a1b4c7d8e6f3a2b1c0d9e8f7a6b5c4d3e2f1a",
        seed=20261123,
        n_clients=32_500,
        n_defaults=2574,
        n_inputs=3,
        n_unlabelled=4874,
        parts={"train": 19_500, "calibration": 6500, "test": 6500},
        costs=Costs(false_negative=10.0, false_positive=1.0),
        candidates=(
            candidate("dummy", 0, auc=0.5, cost=0.792),
            candidate("logistic_regression", 1, auc=0.748, cost=0.545),
            candidate("lightgbm", 2, auc=0.752, cost=0.536),
            candidate("lightgbm_class_weight", 3, auc=0.75, cost=0.533, brier_raw=0.15),
            candidate("lightgbm_undersampling", 3, auc=0.745, cost=0.549, brier_raw=0.19),
            candidate("lightgbm_smote", 4, auc=0.738, cost=0.56, brier_raw=0.0713, cost_raw=0.78),
        ),
        selected="lightgbm",
        selection="one_standard_error",
        lowest_cost="lightgbm_class_weight",
        calibration="platt",
        calibration_check=CalibrationCheck(
            intercept=Interval(0.02, -0.07, 0.11),
            slope=Interval(0.98, 0.88, 1.08),
            p_value=0.41,
            ece_beyond_chance=0.0,
            ece_if_perfect=Interval(0.0071, 0.0039, 0.0112),
        ),
        trials=30,
        folds=5,
        repeats=1,
        protected_inputs=(),
        test={
            "auc": Interval(0.751, 0.732, 0.77),
            "pr_auc": Interval(0.243, 0.213, 0.276),
            "ks": Interval(0.381, 0.35, 0.414),
            "gini": Interval(0.502, 0.464, 0.54),
            "brier": Interval(0.0672, 0.0631, 0.0712),
            "log_loss": Interval(0.2461, 0.2343, 0.258),
            "ece": Interval(0.0042, 0.0031, 0.0098),
            "cost": Interval(0.537, 0.498, 0.577),
        },
        cost_at_half=0.784,
        cost_all_accepted=0.792,
        cost_all_refused=0.921,
        cost_at_cutoff=0.537,
        cutoff=1 / 11,
        points_per_doubling=8.0,
        within_scale=0.9994,
        empirical_cutoff=Interval(0.0874, 0.0761, 0.1032),
        reliability=tuple(bins),
        cost_curve=curve,
        confusion=Confusion(
            true_negative=4322, false_positive=1663, false_negative=183, true_positive=332
        ),
        roc=tuple((k / 100, (k / 100) ** 0.4) for k in range(101)),
        precision_recall=tuple((k / 100, 0.5 - 0.42 * k / 100) for k in range(101)),
        importance=(
            FeatureImportance("late", "history", 3.42),
            FeatureImportance("amount", "credit", 1.27),
            FeatureImportance("idle", "credit", 0.0),
        ),
        groups=groups,
        levers=(
            Lever("amount", alone=False, promised=True, n=500, n_perverse=0, worst_points=0.0),
            Lever("late", alone=True, promised=True, n=500, n_perverse=0, worst_points=0.0),
        ),
        warnings=(),
    )


@pytest.fixture
def changed(report: TrainingReport) -> Callable[..., TrainingReport]:
    """Return a function that gives the report with some fields changed."""

    def with_fields(**fields: Any) -> TrainingReport:  # noqa: ANN401 (any field of the report)
        return replace(report, **fields)

    return with_fields
