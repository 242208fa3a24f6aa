"""What can happen in the middle: other writers, kill -9, a full disk, a lost connection."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from clairscore.credit.decisions import DecisionStore, open_store
from clairscore.credit.decisions.errors import PostgresMissing, RecordUnavailable
from decision_makers import new
from postgres_server import Server

TESTS = Path(__file__).parents[2]
WRITER = """
import resource, signal, sys
sys.path.insert(0, sys.argv[1])
if room := int(sys.argv[5]):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
from clairscore.core.errors import ClairscoreError
from clairscore.credit.decisions import open_store
from decision_makers import new
store = open_store(sys.argv[2])
try:
    for n in range(int(sys.argv[3])):
        print(store.record(new(str(n), person=sys.argv[4])).id, flush=True)
except ClairscoreError as error:
    print(type(error).__name__, error, flush=True)
store.close()
"""


def writer(url: str, times: int, person: str, *, room: int = 0) -> "subprocess.Popen[str]":
    """Start a process that records decisions; its files may take `room` bytes, if given."""
    words = [sys.executable, "-c", WRITER, str(TESTS), url, str(times), person, str(room)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)  # noqa: S603


def test_processes_that_write_at_once_make_one_chain(url: str) -> None:
    """They also race to make the record: none exists when they start."""
    writers = [writer(url, 25, name) for name in ("anne", "bob", "cleo")]
    told = [line for one in writers for line in one.communicate(timeout=60)[0].split()]
    assert [one.returncode for one in writers] == [0, 0, 0]
    store = open_store(url)
    assert len(told) == 75
    assert sorted(decision.id for decision in store.decisions(limit=100)) == sorted(told)
    found = store.verify()
    assert (found.entries, found.faults) == (75, ())
    store.close()


def test_threads_of_one_store_make_one_chain(store: DecisionStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        recorded = list(pool.map(store.record, [new(str(n)) for n in range(40)]))
    assert len({decision.position for decision in recorded}) == 40
    assert store.verify().faults == ()


def test_the_same_request_sent_at_once_is_recorded_once(store: DecisionStore) -> None:
    with ThreadPoolExecutor(4) as pool:
        recorded = list(pool.map(store.record, [new()] * 8, ["same"] * 8))
    assert {decision.id for decision in recorded} == {store.decisions()[0].id}
    assert store.verify().entries == 1


def test_a_writer_killed_in_the_middle_loses_nothing_it_told(url: str) -> None:
    open_store(url).close()
    one = writer(url, 10_000, "anne")
    assert one.stdout is not None
    told = [one.stdout.readline().strip() for _ in range(20)]
    os.kill(one.pid, signal.SIGKILL)
    told += one.communicate(timeout=60)[0].split()
    assert one.returncode == -signal.SIGKILL
    store = open_store(url)
    kept = {decision.id for decision in store.decisions(limit=10_000)}
    assert {identifier for identifier in told if len(identifier) == 24} <= kept
    found = store.verify()
    assert found.faults == ()
    assert found.entries == len(kept)
    store.record(new())
    assert store.verify().faults == ()
    store.close()


def test_on_a_full_disk_the_decision_is_refused_and_the_record_intact(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'decisions.db'}"
    open_store(url).close()
    one = writer(url, 2_000, "anne", room=400_000)
    *told, last = one.communicate(timeout=60)[0].splitlines()
    assert last.startswith("RecordUnavailable"), last
    assert "Nothing is half-recorded" in last
    store = open_store(url)
    assert {decision.id for decision in store.decisions(limit=2_000)} == set(told)
    found = store.verify()
    assert (found.entries, found.faults) == (len(told), ())
    store.record(new())
    store.close()


def test_in_a_read_only_folder_the_adviser_is_told() -> None:
    with pytest.raises(RecordUnavailable, match="can't be written to"):
        open_store("sqlite:////proc/decisions.db")


def test_a_connection_lost_while_writing_leaves_nothing_and_the_next_works(
    postgres: Server,
) -> None:
    url = postgres.create("lost")
    store = open_store(url)
    store.record(new("1"))

    def cut() -> None:
        with store.database.writing() as connection:
            connection.exec_driver_sql("UPDATE head SET position = 99")
            pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            with psycopg.connect(postgres.url("lost")) as other:
                other.execute("SELECT pg_terminate_backend(%s)", [pid])
            connection.exec_driver_sql("SELECT 1")

    with pytest.raises(RecordUnavailable, match="terminating connection"):
        cut()
    store.record(new("2"))
    found = store.verify()
    assert (found.entries, found.faults) == (2, ())
    store.close()


def test_a_server_that_is_down_is_told_and_when_back_everything_is_there(postgres: Server) -> None:
    url = postgres.create("down")
    store = open_store(url)
    kept = store.record(new("1"))
    postgres.stop()
    try:
        for ask in (lambda: store.record(new("2")), store.decisions, lambda: open_store(url)):
            with pytest.raises(RecordUnavailable, match="does not answer"):
                ask()
    finally:
        postgres.start()
    assert store.decisions() == (kept,)
    store.record(new("2"))
    assert store.verify().faults == ()
    store.close()


def test_without_the_driver_the_line_to_type_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(PostgresMissing, match=r"clairscore\[postgres\]"):
        open_store("postgresql://nobody@127.0.0.1:1/none")


def test_the_password_of_a_database_is_never_told() -> None:
    with pytest.raises(RecordUnavailable, match="does not answer") as told:
        open_store("postgresql://anne:secret@127.0.0.1:1/none")
    assert "secret" not in str(told.value)
