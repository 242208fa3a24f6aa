"""What scoring, explaining and finding clients cost, by the size of the portfolio.

    python benchmarks/scoring.py            # 10,000, 100,000 and 300,000 clients; prints Markdown
    python benchmarks/scoring.py --sizes 10000

Made-up clients with 250 features, 220 of them inputs of 400 trees of 15 leaves. Times are CPU seconds
of the process unless called wall. LightGBM's `pred_contrib` and `shap.TreeExplainer` are timed on
2,000 rows and told by row: both cost the same for every row.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, cast

import lightgbm as lgb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from clairscore.core.artefact import writing
from clairscore.credit.dataset import open_dataset
from clairscore.credit.dictionary import Dictionary, Feature, Kind, Theme, write_dictionary
from clairscore.credit.explanation import Explainer
from clairscore.credit.model.bundle import Model, read_model, save_model
from clairscore.credit.model.calibration import Platt
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.scorer import TreeScorer
from clairscore.credit.portfolio import open_portfolio, write_portfolio
from clairscore.presentation.client.page import client_page
from clairscore.texts import Label

N_FEATURES, N_INPUTS, N_THEMES = 250, 220, 15
N_TREES, N_LEAVES = 400, 15
MISSING = 0.15
TRAINED_ON = 20_000
SLOW_ROWS = 2_000  # for the two that cost a millisecond a row
LOOKUPS = 3_000
BLOCK = 50_000
SIZES = (10_000, 100_000, 300_000)


def dictionary() -> Dictionary:
    """Return 250 features in 15 themes: amounts, counts, categories and numbers in turn."""
    kinds = (Kind.AMOUNT, Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.CATEGORY)
    words = {str(k): Label(f"catégorie {k}", f"category {k}") for k in range(6)}
    return Dictionary(
        id_column="id",
        target="target",
        themes=tuple(
            Theme(f"t{k}", Label(f"Thème {k}", f"Theme {k}"), f"T{k:02}") for k in range(N_THEMES)
        ),
        features=tuple(
            Feature(
                f"f{j:03}",
                Label(f"Variable {j}", f"Feature {j}"),
                f"t{j % N_THEMES}",
                kinds[j % len(kinds)],
                input=j < N_INPUTS,
                categories=words if kinds[j % len(kinds)] is Kind.CATEGORY else {},
            )
            for j in range(N_FEATURES)
        ),
    )


def clients(n: int, seed: int) -> tuple[NDArray[np.float32], NDArray[np.int8]]:
    """Return made-up values, 15 % missing, and outcomes that depend on 60 of the features."""
    draws = np.random.default_rng(seed)
    X = draws.standard_normal((n, N_FEATURES), dtype=np.float32)
    X[:, 0::5] = np.exp(11 + X[:, 0::5] / 2)
    X[:, 2::5] = np.abs(X[:, 2::5] * 4).round()
    X[:, 4::5] = draws.integers(0, 6, X[:, 4::5].shape)
    log_odds = -2.8 + 0.25 * X[:, 1:150:5].sum(axis=1) / 2 + 0.05 * X[:, 2:150:5].sum(axis=1) / 2
    y = draws.random(n) < 1 / (1 + np.exp(1.5 - log_odds))
    X[draws.random(X.shape, dtype=np.float32) < MISSING] = np.nan
    return X, y.astype(np.int8)


def make_dataset(folder: Path, n: int) -> None:
    """Write a dataset artefact block by block."""
    described = dictionary()
    with writing(folder, "dataset") as draft:
        draft.synthetic = True
        write_dictionary(described, draft.path / "dictionary.toml")
        path = draft.path / "features.parquet"
        with pq.ParquetWriter(path, table(described, 0, 1).schema, compression="zstd") as writer:
            for start in range(0, n, BLOCK):
                writer.write_table(table(described, start, min(BLOCK, n - start)))


def table(described: Dictionary, start: int, size: int) -> pa.Table:
    """Return some clients as the dataset keeps them."""
    X, y = clients(size, seed=start)
    columns: dict[str, Any] = {"id": np.arange(start, start + size) * 2 + 100_001, "target": y}
    for j, feature in enumerate(described.features):
        column = pa.array(X[:, j], mask=np.isnan(X[:, j]))
        if feature.kind is Kind.CATEGORY:
            column = column.cast(pa.int8()).cast(pa.string())
        columns[feature.name] = column
    return pa.table(columns)


def make_model(folder: Path) -> None:
    """Train 400 trees of 15 leaves and write a model artefact."""
    described = dictionary()
    X, y = clients(TRAINED_ON, seed=1)
    inputs = described.inputs()
    categories = [j for j in range(N_INPUTS) if described.features[j].kind is Kind.CATEGORY]
    parameters = {
        "objective": "binary", "num_leaves": N_LEAVES, "learning_rate": 0.04, "verbose": -1,
        "feature_fraction": 0.4, "min_data_in_leaf": 40, "seed": 1, "deterministic": True,
    }  # fmt: skip
    data = lgb.Dataset(X[:, :N_INPUTS], y, categorical_feature=categories)
    booster = lgb.train(parameters, data, N_TREES)
    costs = Costs(false_negative=10, false_positive=1)
    model = Model(
        described,
        inputs,
        TreeScorer(booster),
        Platt(0.9, -0.1),
        costs.cutoff,
        10.0,
        costs,
        "lightgbm",
        synthetic=True,
    )
    with writing(folder, "model") as draft:
        save_model(model, draft.path)


def times(call: Callable[[int], object], n: int) -> NDArray[np.float64]:
    """Return the wall time of each of `n` calls, in ms."""
    found = np.empty(n)
    for k in range(n):
        start = perf_counter()
        call(k)
        found[k] = perf_counter() - start
    return 1e3 * found


def measure(folder: Path, n: int) -> dict[str, float]:
    """Write a portfolio and look clients up in it; run in a process of its own."""
    wall, cpu = perf_counter(), process_time()
    summary = write_portfolio(folder / "model", folder / f"dataset{n}", folder / f"portfolio{n}")
    found: dict[str, float] = {"wall": perf_counter() - wall, "cpu": process_time() - cpu}
    found["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if summary.engine != "tables":
        raise RuntimeError(summary.engine)
    parts = [path for path in (folder / f"portfolio{n}").rglob("*") if path.is_file()]
    found["mib"] = sum(path.stat().st_size for path in parts) / 2**20
    start = perf_counter()
    portfolio = open_portfolio(folder / f"portfolio{n}")
    found["open_ms"] = 1e3 * (perf_counter() - start)
    wanted = np.random.default_rng(0).choice(portfolio.ids, LOOKUPS).tolist()
    lookups = times(lambda k: portfolio.client(wanted[k]), LOOKUPS)
    found["lookup_p50"], found["lookup_p99"] = np.percentile(lookups, [50, 99]).tolist()
    client_page(portfolio, wanted[0], "fr")
    pages = times(lambda k: client_page(portfolio, wanted[k], "fr"), 200)
    found["page_p50"], found["page_p99"] = np.percentile(pages, [50, 99]).tolist()
    return found


def explanations(folder: Path, n: int) -> list[tuple[str, float, int]]:
    """Return (name, CPU ms a row, rows) of each way to contributions, and of one client's."""
    model: Model = read_model(folder / "model")
    scorer = cast("TreeScorer", model.scorer)
    X = open_dataset(folder / f"dataset{n}").matrix(model.inputs)
    found: list[tuple[str, float, int]] = []

    def timed(name: str, call: Callable[[], object], rows: int) -> None:
        start = process_time()
        call()
        found.append((name, 1e3 * (process_time() - start) / rows, rows))

    def ours() -> None:
        explainer = Explainer(model, sample=X[:: max(1, n // 64)])
        for start in range(0, n, BLOCK):
            explainer(X[start : start + BLOCK])

    timed("Clairscore, set-up, scores and checks included", ours, n)
    few = X[:SLOW_ROWS]
    timed(
        "LightGBM `pred_contrib`", lambda: scorer.booster.predict(few, pred_contrib=True), len(few)
    )
    import shap  # noqa: PLC0415 - a development dependency, slow to import

    with warnings.catch_warnings(action="ignore"):  # announces its output's shape at each call
        tree = shap.TreeExplainer(scorer.booster)
        timed("`shap.TreeExplainer`", lambda: tree.shap_values(few), len(few))
    one = Explainer(model)
    single = times(lambda k: one(X[k : k + 1]), 500)
    p50, p99 = np.percentile(single, [50, 99]).tolist()
    found.extend([("one client, p50, wall", p50, 1), ("one client, p99, wall", p99, 1)])
    return found


def report(folder: Path, sizes: tuple[int, ...]) -> None:
    """Print the tables."""
    make_model(folder / "model")
    rows: dict[int, dict[str, float]] = {}
    for n in sizes:
        make_dataset(folder / f"dataset{n}", n)
        command = [sys.executable, __file__, "--measure", str(folder), str(n)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
        rows[n] = json.loads(done.stdout)
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, LightGBM {lgb.__version__}.\n"
    )
    print("| contributions | CPU ms a row | rows timed |\n| --- | ---: | ---: |")
    ways = explanations(folder, sizes[-1])
    for name, cost, n in ways:
        print(f"| {name} | {cost:.3f} | {n:,} |")
    print(
        f"\nIn bulk {ways[1][1] / ways[0][1]:.0f} × less than `pred_contrib`, {ways[2][1] / ways[0][1]:.0f} × less than `shap`.\n"
    )
    names = (
        "wall",
        "cpu",
        "peak_mib",
        "mib",
        "open_ms",
        "lookup_p50",
        "lookup_p99",
        "page_p50",
        "page_p99",
    )
    titles = (
        "wall s",
        "CPU s",
        "peak MiB",
        "on disk MiB",
        "open ms",
        "look-up p50 ms",
        "p99",
        "page p50 ms",
        "p99",
    )
    print(f"| clients | {' | '.join(titles)} | CPU ms a client |\n|{' ---: |' * (len(titles) + 2)}")
    for n, row in rows.items():
        cells = [
            f"{row[name]:,.0f}" if name.endswith("mib") else f"{row[name]:.2f}" for name in names
        ]
        print(f"| {n:,} | {' | '.join(cells)} | {1e3 * row['cpu'] / n:.3f} |")


def main() -> None:
    """Run the benchmark, or one measure of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--measure", nargs=2, metavar=("FOLDER", "N"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(Path(options.measure[0]), int(options.measure[1]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        report(Path(folder), tuple(options.sizes))


if __name__ == "__main__":
    main()
