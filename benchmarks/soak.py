"""Whether memory and descriptors stay flat: mixed users of the API for hours.

    python benchmarks/soak.py --hours 0.5              # prints a line a minute, then what grew
    python benchmarks/soak.py --hours 8 --portfolio FOLDER

The API runs as in production, with sign-in and a record in SQLite, over made-up applications unless a portfolio is
given. Readers open pages, what-ifs, similar clients and letters; a batch of all clients comes once in a while;
strangers ask without proof, send half a request, or leave before the answer. It ends with 1 if memory or
descriptors grew by more than a tenth from the third quarter to the last, or if anybody was answered with our fault.
"""

import argparse
import json
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread

import httpx2
from batch import serving

from clairscore.access import key_digest, new_key
from clairscore.credit.decisions import open_store
from clairscore.credit.portfolio import open_portfolio

READERS = 4
MINUTE = 60.0
MOST_GROWTH = 0.1
OUR_FAULT = 500
BUSY = 503
HEADS = (
    b"",
    b"GET /v1/model HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n{",
    b"GET /v1/model HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + b"x" * 500,
)


@dataclass
class Told:
    """How often each status was answered."""

    counts: Counter[int] = field(default_factory=Counter[int])
    lock: Lock = field(default_factory=Lock)

    def add(self, status: int) -> None:
        """Count an answer."""
        with self.lock:
            self.counts[status] += 1


@dataclass(frozen=True)
class Sizes:
    """Of the server: resident memory in MiB, open descriptors, threads."""

    memory: float
    files: int
    threads: int


def sizes(pid: int) -> Sizes:
    """Return how large a process is (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    facts = dict(line.split(":", 1) for line in status.splitlines())
    files = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return Sizes(int(facts["VmRSS"].split()[0]) / 1024, files, int(facts["Threads"]))


@dataclass(frozen=True)
class Users:
    """Everybody who uses the API at `url`, until it is `enough`."""

    url: str
    ids: list[str]
    told: Told = field(default_factory=Told)
    enough: Event = field(default_factory=Event)

    def read(self, key: str) -> None:
        """Ask for one thing after another about one client after another."""
        draw = random.Random(key)  # noqa: S311 (no secret)
        headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        with httpx2.Client(base_url=self.url, headers=headers, timeout=60) as http:
            while not self.enough.wait(draw.uniform(0, 0.2)):
                client = f"/v1/clients/{draw.choice(self.ids)}"
                method, path, body = draw.choice(
                    [
                        ("GET", client, None),
                        ("GET", f"{client}/similar", None),
                        ("GET", f"{client}/letter?format=html", None),
                        ("POST", f"{client}/what-if", b'{"edits": {}}'),
                        ("GET", "/v1/clients/none", None),
                        ("POST", "/v1/score", b"{"),
                    ]
                )
                self.told.add(http.request(method, path, content=body).status_code)

    def score_all(self, key: str) -> None:
        """Score everybody once in a while."""
        headers = {"Authorization": f"Bearer {key}"}
        body = {"clients": self.ids[:10_000]}
        while not self.enough.wait(20):
            answer = httpx2.post(f"{self.url}/v1/score", json=body, headers=headers, timeout=120)
            self.told.add(answer.status_code)

    def disturb(self) -> None:
        """Come without proof, with half a request, or leave before the answer."""
        place = ("localhost", int(self.url.rpartition(":")[2]))
        while not self.enough.wait(0.1):
            with closing(socket.create_connection(place)) as one:
                one.sendall(random.choice(HEADS))  # noqa: S311 (no secret)


def soak(users: Users, pid: int, keys: list[str], *, hours: float) -> list[Sizes]:
    """Let everybody loose; return the sizes of each minute."""
    people = [Thread(target=users.read, args=(key,)) for key in keys[1:]]
    people += [Thread(target=users.score_all, args=keys[:1]), Thread(target=users.disturb)]
    for one in people:
        one.start()
    found: list[Sizes] = []
    print("| minute | memory MiB | descriptors | threads | answers |")
    print("| ---: | ---: | ---: | ---: | --- |")
    try:
        for minute in range(1, max(round(60 * hours), 2) + 1):
            time.sleep(MINUTE)
            now = sizes(pid)
            found.append(now)
            counts = json.dumps(dict(sorted(users.told.counts.items())))
            print(
                f"| {minute} | {now.memory:.0f} | {now.files} | {now.threads} | {counts} |",
                flush=True,
            )
    finally:
        users.enough.set()
        for one in people:
            one.join()
    return found


def growth(values: list[float]) -> float:
    """Return by how much the last quarter is above the third, as a share of it."""
    quarter = max(len(values) // 4, 1)
    third, last = values[-2 * quarter : -quarter], values[-quarter:]
    return (sum(last) / len(last)) / (sum(third) / len(third)) - 1


def main() -> None:
    """Run the soak test."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=0.5)
    parser.add_argument("--portfolio", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        portfolio = options.portfolio or demo(Path(made))
        record = f"sqlite:///{made}/record.db"
        keys = [new_key() for _ in range(READERS + 1)]
        with closing(open_store(record)) as store:
            for k, key in enumerate(keys):
                store.keys.add(
                    f"user {k}", digest=key_digest(key), roles=["auditor"], person="soak"
                )
        ids = [str(one) for one in open_portfolio(portfolio).ids.tolist()]
        with serving(portfolio, record) as (url, pid):
            users = Users(url, ids)
            found = soak(users, pid, keys, hours=options.hours)
    counts = users.told.counts
    faults = {status: n for status, n in counts.items() if status >= OUR_FAULT and status != BUSY}
    grew = {
        "memory": growth([one.memory for one in found]),
        "descriptors": growth([float(one.files) for one in found]),
    }
    print(", ".join(f"{name} {share:+.1%}" for name, share in grew.items()))
    print(f"our faults: {faults or 'none'}")
    sys.exit(bool(faults) or max(grew.values()) > MOST_GROWTH)


def demo(folder: Path) -> Path:
    """Return a portfolio of made-up applications."""
    words = [sys.executable, "-m", "clairscore", "demo", str(folder / "demo")]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 (ourselves)
    return folder / "demo" / "portfolio"


if __name__ == "__main__":
    main()
