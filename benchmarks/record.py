"""What verifying a large decision record and counting its oversight cost, beside reading and hashing it.

    python benchmarks/record.py                              # half a million entries in a SQLite file
    python benchmarks/record.py --entries 200000 --url URL   # an empty database of PostgreSQL

Made-up decisions of ten features, spread over three years by four advisers, put in many at a time with
the hashes and salts that recording gives them; then reviews and a purge by the store itself. Each
measure is a process of its own. The floor reads the same rows with the driver alone and gives their
bytes to sha256.
"""

import argparse
import hashlib
import json
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, update

from clairscore.credit.decisions import (
    Case,
    DecisionStore,
    NewDecision,
    Override,
    RecordedReason,
    Versions,
    open_store,
)
from clairscore.credit.decisions.chain import EntryKind, sealed
from clairscore.credit.decisions.drawn import Row, decision_content, decision_row, group_rows
from clairscore.credit.decisions.reading import CASE
from clairscore.credit.decisions.schema import decisions, entries, groups, head, parts
from clairscore.credit.model.cutoff import LIMIT

ENTRIES = 500_000
FEATURES = 10
AT_ONCE = 5_000
YEARS = 3
REVIEWS = 500
OVERRIDDEN = 0.1
CASES = 1_000  # different ones; which client varies
PURGED = 0.2  # share of the time
SEED = 1
READ = {
    "entries": "SELECT position, kind, at, subject, facts, digests, previous, hash FROM entries",
    "parts": "SELECT position, part, salt, content FROM parts",
    "decisions": "SELECT position, id, at, person, client, theme, model FROM decisions",
    "groups": "SELECT position, feature, member_of FROM groups",
}
MEASURES = {"floor": "read and hash alone", "verify": "`verify`", "oversight": "`oversight`"}


def made_up(n: int, draw: random.Random) -> NewDecision:
    """Return a decision on client `n`."""
    names = [f"feature_{k}" for k in range(FEATURES)]
    points = {name: draw.uniform(-8, 8) for name in names}
    score = 45 + sum(points.values())
    sentence = "Charges : cela augmente le risque estimé de 4,2 points."
    case = Case(
        str(n),
        pd=draw.random(),
        score=score,
        base=45.0,
        decision="La demande est refusée : le score de risque atteint ou dépasse la limite de 50.",
        contributions=points,
        reasons=tuple(
            RecordedReason(f"R0{k}.feature_{k}", "Charges", 4.2, sentence, (sentence,))
            for k in range(4)
        ),
        groups={"sex": draw.choice("FM"), "age": draw.choice(("20–30", "30–40", "40–50"))},
    )
    accepted = score < LIMIT
    overridden = draw.random() < OVERRIDDEN
    return NewDecision(
        person=draw.choice(("anne", "bob", "cleo", "dora")),
        language="fr",
        accepted=accepted,
        theme=draw.choice(("budget", "debts", "person")),
        versions=Versions("m" * 64, "d" * 64, "p" * 64, cutoff=0.1, package="0.1.0"),
        case=case,
        inputs={name: draw.random() for name in names},
        override=Override(not accepted, "Un garant s’est engagé.") if overridden else None,
    )


def fill(store: DecisionStore, n: int) -> None:
    """Put `n` decisions into an empty record, then reviews, then a purge of the oldest."""
    draw, last = random.Random(SEED), (0, "")  # noqa: S311 (made up)
    cases = [decision_content(made_up(k, draw)) for k in range(CASES)]
    start, step = datetime.now(UTC) - timedelta(days=365 * YEARS), timedelta(days=365 * YEARS) / n
    for first in range(0, n, AT_ONCE):
        rows: tuple[list[Row], ...] = ([], [], [], [])
        for k in range(first, min(first + AT_ONCE, n)):
            facts, content = cases[k % CASES]
            case: Row = {**content[CASE], "client": str(k)}
            entry, salted = sealed(
                last,
                EntryKind.DECISION,
                subject=secrets.token_hex(12),
                facts=facts,
                parts={**content, CASE: case},
                at=start + k * step,
            )
            last = (entry.position, entry.hash)
            rows[0].append(vars(entry))
            rows[1].extend(salted)
            rows[2].append(decision_row(entry, client=case["client"]))
            rows[3].extend(group_rows(entry, case["groups"]))
        with store.database.writing() as connection:
            for table, some in zip((entries, parts, decisions, groups), rows, strict=True):
                connection.execute(insert(table), some)
            connection.execute(update(head), {"position": last[0], "hash": last[1]})
    for decision in store.decisions(limit=REVIEWS):
        review = store.reviews.ask(decision.id, client_view="Mon loyer a baissé.", person="anne")
        outcome = draw.choice(("confirm", "change"))
        store.reviews.settle(review.id, person="zoe", outcome=outcome, reasons="Vu.")
    before = start + timedelta(days=365 * YEARS) * PURGED
    store.purge(before=before, person="dpo")


def rows_of(store: DecisionStore, query: str) -> Iterator[tuple[Any, ...]]:
    """Yield rows with the driver alone, some at a time."""
    with store.database.engine.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        if store.database.is_sqlite:
            yield from driver.execute(query)
            return
        with driver.cursor("rows") as cursor:  # on the server: some rows at a time
            cursor.itersize = AT_ONCE
            yield from cursor.execute(query)


def floor(store: DecisionStore) -> None:
    """Read what `verify` reads, and hash it."""
    for query in READ.values():
        for row in rows_of(store, query):
            hashlib.sha256("".join(map(str, row)).encode()).digest()


WORK: dict[str, Callable[[DecisionStore], object]] = {
    "floor": floor,
    "verify": lambda store: store.verify().faults,
    "oversight": lambda store: store.oversight().by_month,
}


def measured(url: str, what: str) -> dict[str, float]:
    """Return wall and CPU seconds of the work, and MiB at its start and its peak."""
    store, before = open_store(url, create=False), peak()
    wall, cpu = time.perf_counter(), time.process_time()
    WORK[what](store)
    return {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "before": before,
        "peak": peak(),
    }


def peak() -> float:
    """Return the most memory that this process has held, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def in_a_process(url: str, what: str) -> dict[str, float]:
    """Measure in a process of its own."""
    words = [sys.executable, __file__, "--url", url, "--measure", what]
    done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603 (ours)
    return json.loads(done.stdout)


def report(url: str, n: int) -> None:
    """Fill the record, measure, print Markdown."""
    store, start = open_store(url), time.perf_counter()
    fill(store, n)
    made, found = time.perf_counter() - start, store.verify()
    store.close()
    if found.faults:
        raise SystemExit(f"{len(found.faults)} faults")
    print(f"{found.entries:,} entries, {found.erased:,} of them erased, made in {made:.0f} s\n")
    print("| | s | CPU s | µs an entry | MiB at the start | peak MiB |")  # noqa: RUF001
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for what, name in MEASURES.items():
        got = in_a_process(url, what)
        row = [got["wall"], got["cpu"], got["wall"] / found.entries * 1e6]
        memory = [got["before"], got["peak"]]
        cells = [f"{cell:.1f}" for cell in row] + [f"{cell:,.0f}" for cell in memory]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Read the words and run."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--entries", type=int, default=ENTRIES)
    words.add_argument(
        "--url", help="an empty database; a SQLite file in a temporary folder if none"
    )
    words.add_argument("--measure", choices=MEASURES)
    given = words.parse_args()
    if given.measure:
        print(json.dumps(measured(given.url, given.measure)))
        return
    with tempfile.TemporaryDirectory() as folder:
        report(given.url or f"sqlite:///{Path(folder) / 'record.db'}", given.entries)


if __name__ == "__main__":
    main()
