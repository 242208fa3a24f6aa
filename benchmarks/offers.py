"""What finding offers costs, on a model of Home Credit's features; and whether every offer holds.

    python benchmarks/offers.py                     # 6,000 made-up clients, 300 of the refused
    python benchmarks/offers.py --clients 2000 --tried 50

Made-up tables with all of Home Credit's features, derived ones included; 400 trees of 15 leaves without
any constraint. Every offer is then tried by itself through the ordinary what-if. One client at a
time, the first call left out.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter, process_time

import lightgbm as lgb
import numpy as np

from clairscore.application.prepare import build_features, write_sample
from clairscore.core.artefact import writing
from clairscore.credit.applicants.offers import find_offers
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.dataset import open_dataset
from clairscore.credit.dictionary import Kind
from clairscore.credit.model.bundle import Model, save_model
from clairscore.credit.model.calibration import Platt
from clairscore.credit.model.cutoff import LIMIT, Costs
from clairscore.credit.model.scorer import TreeScorer
from clairscore.credit.portfolio import open_portfolio, write_portfolio

N_TREES, N_LEAVES = 400, 15


def make_model(dataset_path: Path, folder: Path) -> int:
    """Train on a dataset and write a model artefact; return the number of its inputs."""
    dataset = open_dataset(dataset_path)
    described = dataset.dictionary
    inputs = described.inputs()
    X, y = dataset.matrix(inputs), dataset.target()
    known = ~np.isnan(y)
    parameters = {
        "objective": "binary", "num_leaves": N_LEAVES, "learning_rate": 0.04, "verbose": -1,
        "feature_fraction": 0.4, "min_data_in_leaf": 40, "seed": 1, "deterministic": True,
        "num_threads": 1,
    }  # fmt: skip
    categories = [j for j, n in enumerate(inputs) if described.by_name[n].kind is Kind.CATEGORY]
    data = lgb.Dataset(X[known], y[known], categorical_feature=categories)
    booster = lgb.train(parameters, data, N_TREES)
    costs = Costs(false_negative=10, false_positive=1)
    model = Model(
        described,
        inputs,
        TreeScorer(booster),
        Platt(1.0, 0.0),
        costs.cutoff,
        10.0,
        costs,
        "lightgbm",
        synthetic=True,
    )
    with writing(folder, "model") as draft:
        save_model(model, draft.path)
    return len(inputs)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=6_000)
    parser.add_argument("--tried", type=int, default=300)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_sample(folder / "tables", clients=asked.clients)
        build_features(folder / "tables", folder / "dataset")
        n_inputs = make_model(folder / "dataset", folder / "model")
        write_portfolio(folder / "model", folder / "dataset", folder / "portfolio")
        print(f"{n_inputs} inputs, {N_TREES} trees of {N_LEAVES} leaves, {asked.clients:,} clients")
        measure(Simulator(open_portfolio(folder / "portfolio")), asked.tried)


def measure(simulator: Simulator, tried: int) -> None:
    """Print times, outcomes, and how many offers are accepted when tried by themselves."""
    portfolio = simulator.portfolio
    refused = np.flatnonzero(portfolio.scores >= LIMIT)
    rows = np.random.default_rng(1).permutation(refused)[:tried]
    clients = [portfolio.client(portfolio.ids[row].item()) for row in rows]
    find_offers(simulator, clients[0])
    wall, cpu, found = [], [], []
    for client in clients:
        start, spent = perf_counter(), process_time()
        found.append(find_offers(simulator, client))
        wall.append(1e3 * (perf_counter() - start))
        cpu.append(1e3 * (process_time() - spent))
    sizes = np.array([offers.tried for offers in found])
    print(f"{len(refused)} refused, {len(clients)} tried")
    for name, times in (("wall", wall), ("CPU", cpu)):
        p50, p95 = np.percentile(times, [50, 95])
        print(f"{name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms")
    print(f"applications scored for one: median {np.median(sizes):.0f}, most {sizes.max()}")
    print(Counter(offers.outcome.value for offers in found))
    every = [
        (client, offer)
        for client, offers in zip(clients, found, strict=True)
        for offer in offers.offers
    ]
    held = sum(simulator.simulate(client, offer.edits).accepted for client, offer in every)
    print(f"offers accepted when tried by themselves: {held} of {len(every)}")


if __name__ == "__main__":
    main()
