"""A made-up lender whose clients lie far beyond those for whom its model's scale was chosen."""

from pathlib import Path

import lightgbm as lgb
import numpy as np

from clairscore.core.artefact import writing
from clairscore.credit.dataset import open_dataset
from clairscore.credit.features.build import build_features
from clairscore.credit.model.bundle import Model, save_model
from clairscore.credit.model.calibration import Platt
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.scorer import TreeScorer
from clairscore.credit.portfolio import write_portfolio
from clairscore.sample import write_sample

RISKS = {"safer": -3.0, "riskier": 3.0}
COSTS = Costs(false_negative=5, false_positive=1)


def far_lender(folder: Path) -> dict[str, Path]:
    """Return two portfolios of one model by name: far safer and far riskier clients than ours."""
    for name, risk in RISKS.items():
        write_sample(folder / "tables" / name, clients=200, risk=risk)
        build_features(folder / "tables" / name, folder / "data" / name)
    data = {name: open_dataset(folder / "data" / name) for name in RISKS}
    dictionary = data["safer"].dictionary
    inputs = dictionary.inputs()
    rows = np.concatenate([each.matrix(inputs) for each in data.values()])
    outcomes = np.concatenate([each.target() for each in data.values()])
    known = np.isfinite(outcomes)
    settings = {"objective": "binary", "num_leaves": 5, "verbose": -1, "num_threads": 1}
    scorer = TreeScorer(lgb.train(settings, lgb.Dataset(rows[known], outcomes[known]), 60))
    model = Model(
        dictionary=dictionary,
        inputs=inputs,
        scorer=scorer,
        calibration=Platt(1.1, 0.1),
        cutoff=COSTS.cutoff,
        points_per_doubling=10,  # as for our usual clients, who lie closer together
        costs=COSTS,
        candidate="lightgbm",
        synthetic=True,
    )
    with writing(folder / "model", "model") as draft:
        draft.synthetic = True
        save_model(model, draft.path)
    portfolios = {name: folder / name for name in RISKS}
    for name, portfolio in portfolios.items():
        write_portfolio(folder / "model", folder / "data" / name, portfolio)
    return portfolios
