"""A record that several processes write to, backed up and restored with the documented commands."""

import re
import shutil
import subprocess
import sys
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path
from threading import Event, Thread

import psycopg
import pytest

from clairscore.client import Client
from clairscore.credit.decisions import DecisionStore, open_store
from clairscore.credit.decisions.errors import RecordUnavailable
from clairscore.credit.decisions.schema import metadata
from decision_makers import new
from postgres_server import Server
from servers import free_port, running

NUMBERS = count()
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Replicas:
    """Processes of the API over one portfolio and one record."""

    record: str
    urls: tuple[str, ...]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def replicas(
    request: pytest.FixtureRequest, scored: Path, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Replicas]:
    """Two processes of the API; the record isn't there before them."""
    folder = tmp_path_factory.mktemp("replicas")
    record = f"sqlite:///{folder / 'record.db'}"
    if request.param == "postgresql":
        record = request.getfixturevalue("postgres").create("replicas")
    with ExitStack() as stack:
        urls: list[str] = []
        for port in (free_port(), free_port()):
            words = [sys.executable, "-m", "clairscore", "api", str(scored), "--port", str(port)]
            url, log = f"http://127.0.0.1:{port}", folder / f"{port}.log"
            environment = {"CLAIRSCORE_DECISIONS": record}
            stack.enter_context(running(words, f"{url}/health/live", log, environment=environment))
            urls.append(url)
        yield Replicas(record, tuple(urls))


def test_two_replicas_write_one_chain_and_a_key_sent_to_both_is_recorded_once(
    replicas: Replicas,
) -> None:
    keys = [f"key-{n}" for n in range(15)]
    sent = [(url, key) for key in keys for url in replicas.urls]

    def record(url: str, key: str) -> str:
        with Client(url) as api:
            client = 100 + 3 * int(key.removeprefix("key-"))
            return api.record(client, idempotency_key=key, person="anne")["id"]

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(record, *zip(*sent, strict=True)))
    first, second = told[::2], told[1::2]
    assert first == second, "both replicas answered with the same entry"
    assert len(set(first)) == len(keys)
    with Client(replicas.urls[0]) as api:
        assert {one["id"] for one in api.decisions()} == set(first)
    store = open_store(replicas.record)
    found = store.verify()
    store.close()
    assert (found.entries, found.faults) == (len(keys), ())


def test_what_one_replica_records_the_other_reviews(replicas: Replicas) -> None:
    one, other = replicas.urls
    with Client(one) as here, Client(other) as there:
        decision = here.record(100, idempotency_key="reviewed", person="anne")
        review = there.ask_review(decision["id"], client_view="Non.", person="anne")
        here.settle_review(review["id"], outcome="change", reasons="Vu.", person="bob")
        assert [found["id"] for found in there.reviews(open_only=False)] == [review["id"]]
        assert list(there.reviews()) == []


# back-up and restore --------------------------------------------------------------------------


@dataclass(frozen=True)
class BackUp:
    """The documented commands of one kind of database, and where they are run."""

    taking: str
    restoring: str
    original: str
    restored: str
    folder: Path
    environment: dict[str, str]

    def take(self) -> None:
        self._run(self.taking)

    def restore(self, head: str) -> None:
        self._run(self.restoring.replace("HASH", head))

    def _run(self, commands: str) -> None:
        done = subprocess.run(  # noqa: S603 (the words of our documentation)
            ["/bin/sh", "-euc", commands],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def documented(heading: str) -> tuple[str, str]:
    """Return the commands that docs/deployment.md gives to back up, and to restore."""
    text = (ROOT / "docs/deployment.md").read_text(encoding="utf-8")
    section = text.partition(f"### {heading}\n")[2].partition("\n#")[0]
    blocks = re.findall(r"(?:^    .*\n)+", section, flags=re.MULTILINE)
    assert len(blocks) == 2, blocks
    return blocks[0], blocks[1]


@pytest.fixture(params=["sqlite", "postgresql"])
def back_up(request: pytest.FixtureRequest, tmp_path: Path) -> BackUp:
    """The record where the documentation has it, and nothing in it."""
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    if request.param == "sqlite":
        if shutil.which("sqlite3") is None:
            pytest.skip("needs SQLite's program: apt-get install sqlite3")
        url = f"sqlite:///{tmp_path}/decisions.db"
        return BackUp(*documented("A record in a SQLite file"), url, url, tmp_path, {"PATH": path})
    server: Server = request.getfixturevalue("postgres")
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS restored")
    original, restored = server.create(f"kept{next(NUMBERS)}"), server.url("restored")
    environment = {
        "PATH": f"{server.binaries}:{path}",
        "CLAIRSCORE_DECISIONS": original,
        "RESTORED": restored,
        "SERVER": server.url("postgres"),
    }
    commands = documented("A record in PostgreSQL")
    return BackUp(*commands, original, restored, tmp_path, environment)


@contextmanager
def writing(store: DecisionStore) -> Generator[None]:
    """Record decisions, one after the other, until it is left."""
    stop, failures = Event(), list[Exception]()

    def write() -> None:
        try:
            for n in cycle(range(1_000)):
                if stop.is_set():
                    return
                store.record(new(f"later-{n}"))
        except RecordUnavailable as error:
            failures.append(error)

    writer = Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        stop.set()
        writer.join()
    assert failures == []


def counts(store: DecisionStore) -> dict[str, int]:
    with store.database.reading() as connection:
        return {
            table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()  # noqa: S608 (our own tables)
            for table in metadata.tables
        }


def fill(store: DecisionStore) -> str:
    """Put something into every table; return the head."""
    kept = [store.record(new(str(n)), f"key-{n}") for n in range(20)]
    review = store.reviews.ask(kept[0].id, client_view="Non.", person="anne")
    store.reviews.settle(review.id, person="bob", outcome="change", reasons="Vu.")
    store.reviews.ask(kept[1].id, client_view="Non plus.", person="anne")
    store.access.log("anne", "2", "screen")
    store.access.assign([("anne", "2")], person="root")
    store.keys.add("batch", digest="abc", roles=["auditor"], person="root")
    store.erase("3", person="dpo")
    assert all(counts(store).values())
    return store.verify().head


def test_a_restored_record_is_the_one_that_was_backed_up(back_up: BackUp) -> None:
    store = open_store(back_up.original)
    head, before, all_decisions = fill(store), counts(store), store.decisions(limit=100)
    back_up.take()
    store.record(new("lost"))
    lose(store, back_up)
    back_up.restore(head)
    restored = open_store(back_up.restored, create=False)
    assert counts(restored) == before
    assert restored.decisions(limit=100) == all_decisions
    assert restored.record(new("0"), "key-0") == all_decisions[-1], "sent again after the restore"
    with pytest.raises(RecordUnavailable, match="append-only"):
        change(restored)
    restored.record(new("after"))
    assert restored.verify(head).faults == ()
    restored.close()


def test_a_back_up_taken_while_decisions_are_recorded_is_the_beginning_of_the_record(
    back_up: BackUp,
) -> None:
    store = open_store(back_up.original)
    head = fill(store)
    with writing(store):
        first = store.verify().entries
        back_up.take()
        last = store.verify().entries
    assert last > first, "nothing was recorded meanwhile"
    whole = store.decisions(limit=100_000)
    lose(store, back_up)
    back_up.restore(head)
    restored = open_store(back_up.restored, create=False)
    found = restored.verify()
    assert found.faults == ()
    assert first <= found.entries <= last
    kept = restored.decisions(limit=100_000)
    assert kept == whole[-len(kept) :]
    restored.close()


def change(store: DecisionStore) -> None:
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE entries SET at = ''")


def lose(store: DecisionStore, back_up: BackUp) -> None:
    """Lose the original; of a file, its journal stays, as after a crash."""
    if store.database.is_sqlite:
        journal = back_up.folder / "decisions.db-wal"
        left = journal.read_bytes()
        assert left
        store.close()
        journal.write_bytes(left)
        (back_up.folder / "decisions.db").unlink()
        return
    store.close()
    name = store.database.engine.url.database
    with psycopg.connect(back_up.environment["SERVER"], autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}"'.encode())
