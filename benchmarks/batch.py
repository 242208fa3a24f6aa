"""How long a batch of `POST /v1/score` takes where people sign in, and how a page fares beside it.

    python benchmarks/batch.py                     # 1,000 and 10,000 clients; prints Markdown
    python benchmarks/batch.py --portfolio FOLDER --sizes 1000

The portfolio is made up as in `scoring.py` (250 features, 220 inputs) unless one is given. The record is in
SQLite, so that each reading is noted there; the caller has an API key. A page is asked for again and again by
another caller, first alone, then beside the batch, in a process of its own.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import httpx2
import numpy as np
import scoring

from api import answers
from clairscore.access import key_digest, new_key
from clairscore.credit.decisions import open_store
from clairscore.credit.portfolio import open_portfolio, write_portfolio

CLIENTS = 10_000
SIZES = (1_000, 10_000)
ALONE_SECONDS = 5.0
PAUSE = 0.05  # seconds between pages: a person reads
PORT = 8796
ENVIRONMENT = {
    "CLAIRSCORE_OIDC_ISSUER": "http://localhost:9",  # never asked: the callers have keys
    "CLAIRSCORE_OIDC_AUDIENCE": "benchmark",
}


@contextmanager
def serving(portfolio: Path, record: str) -> Generator[tuple[str, int]]:
    """Run `clairscore api` as in production; give its URL and its process id."""
    words = [sys.executable, "-m", "clairscore", "api", str(portfolio), "--port", str(PORT)]
    environment = {**os.environ, **ENVIRONMENT, "CLAIRSCORE_DECISIONS": record}
    process = subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603 (ourselves)
    url = f"http://localhost:{PORT}"
    try:
        while not answers(url):
            time.sleep(0.1)
        yield url, process.pid
    finally:
        process.terminate()
        process.wait()


class Reader(Thread):
    """Someone who reads one page after another; `times` in ms, `failures` by status."""

    def __init__(self, url: str, key: str, ids: list[int]) -> None:
        super().__init__()
        self._url, self._key, self._ids = url, key, ids
        self.times: list[float] = []
        self.failures: list[int] = []
        self.enough = Event()

    def run(self) -> None:
        """Read."""
        with httpx2.Client(
            base_url=self._url, headers={"Authorization": f"Bearer {self._key}"}, timeout=60
        ) as http:
            k = 0
            while not self.enough.wait(PAUSE):
                start = time.perf_counter()
                answer = http.get(f"/v1/clients/{self._ids[k % len(self._ids)]}")
                self.times.append(1e3 * (time.perf_counter() - start))
                if answer.status_code != httpx2.codes.OK:
                    self.failures.append(answer.status_code)
                k += 1

    def stop(self) -> tuple[float, float, list[int]]:
        """Return median and 95th percentile of the times, and what was not answered."""
        self.enough.set()
        self.join()
        p50, p95 = np.percentile(self.times, [50, 95]).tolist()
        return p50, p95, self.failures


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--portfolio", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        portfolio = options.portfolio or folder / "portfolio"
        if not options.portfolio:
            scoring.make_model(folder / "model")
            scoring.make_dataset(folder / "dataset", CLIENTS)
            write_portfolio(folder / "model", folder / "dataset", portfolio)
        measure(portfolio, f"sqlite:///{folder}/decisions.db", options.sizes)


def measure(portfolio: Path, record: str, sizes: list[int]) -> None:
    """Print a line for each size."""
    ids = open_portfolio(portfolio).ids.tolist()
    keys = [new_key(), new_key()]
    with closing(open_store(record)) as store:
        for k, key in enumerate(keys):
            store.keys.add(f"caller {k}", digest=key_digest(key), roles=["auditor"], person="x")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores.\n")
    print(
        "| clients | seconds | status | page alone p50/p95 ms | page beside p50/p95 ms | refused |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    with serving(portfolio, record) as (url, _):
        for size in sizes:
            alone = Reader(url, keys[0], ids)
            alone.start()
            time.sleep(ALONE_SECONDS)
            before = alone.stop()
            beside = Reader(url, keys[0], ids)
            beside.start()
            body = json.dumps({"clients": [str(client) for client in ids[:size]]})
            headers = {"Authorization": f"Bearer {keys[1]}", "Content-Type": "application/json"}
            start = time.perf_counter()
            answer = httpx2.post(f"{url}/v1/score", content=body, headers=headers, timeout=120)
            took = time.perf_counter() - start
            p50, p95, refused = beside.stop()
            print(
                f"| {size:,} | {took:.1f} | {answer.status_code} | {before[0]:.0f}/{before[1]:.0f} "
                f"| {p50:.0f}/{p95:.0f} | {len(refused)} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
