"""How fast the API is, beside the service that students' projects write; by size of the portfolio.

    python benchmarks/api.py                        # 10,000 and 300,000 clients; prints Markdown
    python benchmarks/api.py --sizes 2000 --seconds 2 --callers 1 8

Made-up clients as in `scoring.py`: 250 features, 220 of them inputs of 400 trees. Each service is a
process of its own; the callers are asynchronous, in this process, on the same cores. The plain service
is FastAPI with the whole table in pandas, the model unpickled, and `shap.TreeExplainer` for reasons.
"""

import argparse
import asyncio
import json
import os
import pickle
import platform
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import httpx2
import numpy as np
import pandas as pd
import scoring

from clairscore.credit.dataset import open_dataset
from clairscore.credit.portfolio import Portfolio, open_portfolio, write_portfolio

SIZES = (10_000, 300_000)
CALLERS = (1, 8)
SECONDS = 10.0
WARM_UP = 20  # requests
OK = 200
QUIET = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "0"}
OURS = """
import sys
from pathlib import Path
import uvicorn
from clairscore.api.app import create_app
from clairscore.api.limits import Limits
from clairscore.api.services import Services
from clairscore.credit.portfolio import open_portfolio
services = Services(open_portfolio(Path(sys.argv[1])), "fr")
app = create_app(services, limits=Limits(a_second=1e9, burst=10**9))
uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", access_log=False)
"""
PLAIN = """
import pickle, sys, warnings
from pathlib import Path
import pandas as pd
import shap
import uvicorn
from fastapi import FastAPI
folder = Path(sys.argv[1])
table = pd.read_parquet(folder / "plain.parquet")
booster = pickle.loads((folder / "plain.pkl").read_bytes())
features = [name for name in table.columns if name not in {"id", "target"}]
inputs = features[:220]
explainer = shap.TreeExplainer(booster)
warnings.simplefilter("ignore")
app = FastAPI()

def answer(row):
    x = row[inputs].to_numpy(dtype="float64")
    values = explainer.shap_values(x)[0]
    reasons = sorted(zip(inputs, values.tolist()), key=lambda one: -abs(one[1]))[:10]
    pd_ = float(booster.predict(x)[0])
    return {"pd": pd_, "accepted": pd_ < 1 / 11, "reasons": dict(reasons)}

@app.get("/clients/{client}")
def client(client: int):
    row = table[table["id"] == client]
    values = row.iloc[0].astype(object).where(row.iloc[0].notna(), None).to_dict()
    return {"id": client, "values": values, **answer(row)}

@app.post("/score")
def score(body: dict):
    return answer(pd.DataFrame([body]).reindex(columns=features).astype("float64"))

@app.get("/health/live")
def live():
    return {}

uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", access_log=False)
"""


@dataclass(frozen=True)
class Service:
    """A service, and how it is asked: `lookup` and `score` give method, path and body."""

    name: str
    source: str
    lookup: Callable[[int], tuple[str, str, Any]]
    score: Callable[[int], tuple[str, str, Any]]


@dataclass(frozen=True)
class Found:
    """Requests a second, and times in ms."""

    rate: float
    p50: float
    p95: float


@contextmanager
def running(source: str, folder: Path) -> Generator[tuple[str, int]]:
    """Run a service; give its URL and its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", source, str(folder), str(port)]
    process = subprocess.Popen(command, env={**os.environ, **QUIET})  # noqa: S603 (ourselves)
    url = f"http://127.0.0.1:{port}"
    try:
        while not answers(url):
            if process.poll() is not None:
                raise RuntimeError("the service did not start")
            time.sleep(0.1)
        yield url, process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def answers(url: str) -> bool:
    """Return whether a service answers."""
    try:
        with urlopen(url + "/health/live") as answered:  # noqa: S310 (this machine)
            return answered.status == OK
    except OSError:
        return False


def memory_mib(pid: int) -> float:
    """Return the memory that a process holds for itself; mapped files are shared and can go."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024


async def load(
    url: str, request: Callable[[int], tuple[str, str, Any]], *, callers: int, seconds: float
) -> Found:
    """Send requests without pause from several callers; return what was measured."""
    times: list[float] = []
    async with httpx2.AsyncClient(base_url=url, timeout=60) as http:

        async def send(k: int) -> float:
            method, path, body = request(k)
            start = time.perf_counter()
            answer = await http.request(method, path, content=body, headers=JSON if body else None)
            answer.raise_for_status()
            return 1e3 * (time.perf_counter() - start)

        async def caller(first: int, until: float) -> None:
            k = first
            while time.perf_counter() < until:
                times.append(await send(k))
                k += callers

        for k in range(WARM_UP):
            await send(k)
        start = time.perf_counter()
        await asyncio.gather(*(caller(k, start + seconds) for k in range(callers)))
        took = time.perf_counter() - start
    p50, p95 = np.percentile(times, [50, 95]).tolist()
    return Found(len(times) / took, p50, p95)


JSON = {"Content-Type": "application/json"}


def applications(portfolio: Portfolio, ids: list[int]) -> list[dict[str, Any]]:
    """Return clients as applications of somebody new, as the API takes them."""
    made: list[dict[str, Any]] = []
    for client in ids[:200]:
        values = portfolio.client(client).values  # noqa: PD011 (no table of pandas)
        categories = {f.name: list(f.categories) for f in portfolio.dictionary.features}
        made.append(
            {
                name: categories[name][int(value)] if categories[name] else value
                for name, value in values.items()
                if not np.isnan(value)
            }
        )
    return made


def services(portfolio: Portfolio) -> tuple[Service, Service]:
    """Return ours and the plain one, each asked for the same clients."""
    ids = np.random.default_rng(0).choice(portfolio.ids, 5_000).tolist()
    given = applications(portfolio, ids)
    ours = [json.dumps({"applications": [one], "explain": True}).encode() for one in given]
    plain = [json.dumps(one).encode() for one in given]  # categories are digits in words
    return (
        Service(
            "Clairscore",
            OURS,
            lambda k: ("GET", f"/v1/clients/{ids[k % len(ids)]}", None),
            lambda k: ("POST", "/v1/score", ours[k % len(ours)]),
        ),
        Service(
            "FastAPI + pandas + pickle + shap",
            PLAIN,
            lambda k: ("GET", f"/clients/{ids[k % len(ids)]}", None),
            lambda k: ("POST", "/score", plain[k % len(plain)]),
        ),
    )


def make(folder: Path, n: int) -> Path:
    """Write the portfolio of some size, and the table and the pickle of the plain service."""
    scoring.make_dataset(folder / f"dataset{n}", n)
    portfolio = folder / f"portfolio{n}"
    write_portfolio(folder / "model", folder / f"dataset{n}", portfolio)
    plain = folder / f"plain{n}"
    plain.mkdir()
    data = open_dataset(folder / f"dataset{n}")
    frame = pd.read_parquet(folder / f"dataset{n}" / "features.parquet")
    for feature in data.dictionary.features:
        if feature.categories:
            frame[feature.name] = frame[feature.name].astype("float64")
    frame.to_parquet(plain / "plain.parquet")
    booster = open_portfolio(portfolio).model.scorer.booster  # type: ignore[union-attr]
    (plain / "plain.pkl").write_bytes(pickle.dumps(booster))
    return portfolio


def measure(folder: Path, n: int, *, callers: tuple[int, ...], seconds: float) -> None:
    """Print the lines of one size."""
    portfolio = make(folder, n)
    for service in services(open_portfolio(portfolio)):
        place = portfolio if service.source is OURS else folder / f"plain{n}"
        asked = [
            (name, request, count)
            for name, request in (("lookup", service.lookup), ("new application", service.score))
            for count in callers
        ]
        with running(service.source, place) as (url, pid):
            for name, request, count in asked:
                found = asyncio.run(load(url, request, callers=count, seconds=seconds))
                print(
                    f"| {n:,} | {service.name} | {name} | {count} | {found.rate:,.0f} "
                    f"| {found.p50:.1f} | {found.p95:.1f} | {memory_mib(pid):,.0f} |",
                    flush=True,
                )


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--callers", type=int, nargs="+", default=CALLERS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores.\n")
    print("| clients | service | request | callers | requests/s | p50 ms | p95 ms | memory MiB |")
    print("| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        scoring.make_model(Path(folder) / "model")
        for n in options.sizes:
            measure(Path(folder), n, callers=tuple(options.callers), seconds=options.seconds)


if __name__ == "__main__":
    main()
