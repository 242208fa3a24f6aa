"""A small made-up lender, for tests: clients, models of them, and both as artefacts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from clairscore.core.artefact import writing
from clairscore.credit.dictionary import Dictionary, Feature, Kind, Theme, write_dictionary
from clairscore.credit.model.bundle import Model, save_model
from clairscore.credit.model.calibration import Isotonic, Platt
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.scorer import LinearScorer, Scorer, Shape, TreeScorer
from clairscore.texts import Label

PLATT = Platt(0.8, -0.3)


def small_dictionary() -> Dictionary:
    """Return one feature of each kind, in three themes, one of them protected."""

    housing = {
        "own": Label("propriétaire", "owner"),
        "rent": Label("locataire", "tenant"),
        "parents": Label("chez ses parents", "with parents"),
    }
    return Dictionary(
        id_column="client",
        target="defaulted",
        currency="EUR",
        themes=(
            Theme("request", Label("Crédit demandé", "Credit asked for"), "R02"),
            Theme("debts", Label("Crédits ailleurs", "Credits elsewhere"), "R10"),
            Theme("person", Label("Situation", "Situation"), "R06"),
        ),
        features=(
            Feature("amount", Label("Montant demandé", "Amount asked for"), "request", Kind.AMOUNT,
                    actionable=True),
            Feature("burden", Label("Part des revenus", "Share of income"), "request", Kind.PERCENT),
            Feature("debts", Label("Nombre de crédits ailleurs", "Number of credits elsewhere"), "debts",
                    Kind.COUNT),
            Feature("late", Label("Retard déjà constaté", "Has been late"), "debts", Kind.YES_NO),
            Feature("rating", Label("Note d’un autre organisme", "Rating from elsewhere"), "debts",
                    Kind.NUMBER, explanation=Label("De 0 à 1.", "From 0 to 1.")),
            Feature("seniority", Label("Ancienneté dans l’emploi", "Time in the job"), "person",
                    Kind.DURATION, unit="years"),
            Feature("housing", Label("Logement", "Housing"), "person", Kind.CATEGORY, categories=housing),
            Feature("age", Label("Âge", "Age"), "person", Kind.DURATION, unit="years", protected=True),
        ),
    )  # fmt: skip


@dataclass(frozen=True)
class Lender:
    """A small made-up lender: clients, and models of them, written as artefacts."""

    dictionary: Dictionary
    X: NDArray[np.float32]
    y: NDArray[np.float64]

    @property
    def inputs(self) -> tuple[str, ...]:
        """Return the names of the unprotected features."""
        return self.dictionary.inputs()

    def trees(self, inputs: tuple[str, ...], *, n_trees: int = 40) -> TreeScorer:
        """Return boosted trees on some features, the category as a category."""
        columns = [self.dictionary.names.index(name) for name in inputs]
        categories = [
            j for j, n in enumerate(inputs) if self.dictionary.by_name[n].kind is Kind.CATEGORY
        ]
        parameters = {"objective": "binary", "num_leaves": 7, "verbose": -1, "num_threads": 1}
        data = lgb.Dataset(self.X[:, columns], self.y, categorical_feature=categories)
        return TreeScorer(lgb.train(parameters, data, n_trees))

    def model(
        self,
        calibration: Platt | Isotonic = PLATT,
        *,
        inputs: tuple[str, ...] = (),
        scorer: Scorer | None = None,
    ) -> Model:
        """Return a model; trees unless a scorer is given."""
        inputs = inputs or self.inputs
        return Model(
            dictionary=self.dictionary,
            inputs=inputs,
            scorer=scorer or self.trees(inputs),
            calibration=calibration,
            cutoff=0.2,
            points_per_doubling=10,
            costs=Costs(false_negative=4, false_positive=1),
            candidate="lightgbm",
            synthetic=False,
        )

    def linear(self) -> LinearScorer:
        """Return an additive scorer of the unprotected features."""
        shape = Shape(knots=(0.0, 1.0, 3.0), values=(-0.3, 0.1, 0.6), missing=0.25)
        return LinearScorer(base=-1.5, shapes=(shape,) * len(self.inputs))

    def write_model(self, model: Model, path: Path, *, parts: Mapping[Any, str]) -> Path:
        """Write a model artefact with its split, by client id."""
        with writing(path, "model") as draft:
            save_model(model, draft.path)
            split = {"client": list(parts), "part": list(parts.values())}
            pq.write_table(pa.table(split), draft.path / "split.parquet")
        return path

    def write_dataset(
        self,
        path: Path,
        *,
        ids: list[int] | list[str] | None = None,
        unlabelled: int = 0,
        dictionary: Dictionary | None = None,
    ) -> Path:
        """Write a dataset artefact; the last `unlabelled` clients have no known outcome."""
        dictionary = dictionary or self.dictionary
        labelled = len(self.y) - unlabelled
        target = [int(outcome) for outcome in self.y[:labelled]] + [None] * unlabelled
        columns: dict[str, Any] = {
            "client": ids or list(range(100, 100 + 3 * len(self.y), 3)),
            "defaulted": pa.array(target, pa.int8()),
        }
        for feature in dictionary.features:
            values = self.X[:, self.dictionary.names.index(feature.name)]
            if feature.kind is Kind.CATEGORY:
                names = list(self.dictionary.by_name[feature.name].categories)
                words = [None if np.isnan(v) else names[int(v)] for v in values]
                columns[feature.name] = pa.array(words, pa.string())
            else:
                columns[feature.name] = pa.array(values, mask=np.isnan(values))
        with writing(path, "dataset") as draft:
            pq.write_table(pa.table(columns), draft.path / "features.parquet", row_group_size=500)
            write_dictionary(dictionary, draft.path / "dictionary.toml")
            draft.synthetic = True
        return path

    def without(self, *names: str) -> Dictionary:
        """Return the dictionary without some features."""
        kept = tuple(f for f in self.dictionary.features if f.name not in names)
        return replace(self.dictionary, features=kept)


def small_lender() -> Lender:
    """Return a lender of 1,300 clients whose risk depends on five features."""
    draws = np.random.default_rng(5)
    n = 1_300
    X = np.column_stack(
        [
            draws.lognormal(12, 0.6, n).round(-2),
            draws.beta(2, 6, n),
            draws.poisson(2, n),
            draws.random(n) < 0.2,
            draws.random(n),
            draws.gamma(2, 3, n),
            draws.integers(0, 3, n),
            draws.uniform(20, 70, n),
        ]
    ).astype(np.float32)
    log_odds = 4 * X[:, 1] + 1.2 * X[:, 3] - 3 * X[:, 4] - 0.06 * X[:, 5] + 0.6 * (X[:, 6] == 1)
    y = (draws.random(n) < 1 / (1 + np.exp(1.2 - log_odds))).astype(np.float64)
    X[draws.random(X.shape) < 0.08] = np.nan
    return Lender(small_dictionary(), X, y)
