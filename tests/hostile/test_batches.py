"""A batch is worked on in pieces, in turns; nobody works for who has left; all its readings are noted, or none."""

import asyncio
from collections.abc import Coroutine, Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

import pytest
from starlette.types import Message, Receive, Scope, Send

from clairscore.access import AccessDenied, Person, Role
from clairscore.api.errors import TooBusy
from clairscore.api.gate import Gate
from clairscore.api.limits import Limits
from clairscore.api.services import Services
from clairscore.api.turns import MOST, MOST_OF_ONE, Turns
from clairscore.credit.decisions import DecisionStore, open_store
from clairscore.credit.portfolio import UnknownClient, open_portfolio

T = TypeVar("T")
ADVISER = Person("anne", "Anne", frozenset({Role.ADVISER}))
AUDITOR = Person("ugo", "Ugo", frozenset({Role.AUDITOR}))


@pytest.fixture
def record(tmp_path: Path) -> Generator[DecisionStore]:
    made = open_store(f"sqlite:///{tmp_path}/record.db")
    yield made
    made.close()


@pytest.fixture
def services(asked_for: Path, record: DecisionStore) -> Services:
    return Services(open_portfolio(asked_for), "en", lambda: record)


class Done(list[str]):
    """The names of pieces in the order that they were done in."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = Event()


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run on a thread of its own: where a browser was opened, this one has a loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def work(name: str, pieces: int, done: Done) -> Generator[None, None, str]:
    for _ in range(pieces):
        done.append(name)
        done.begun.set()
        yield
    return name


def test_two_batches_go_on_by_turns() -> None:
    done = Done()

    async def both() -> list[str]:
        turns = Turns()
        return await asyncio.gather(
            *(turns.run(work(name, 4, done), caller=name) for name in ("a", "b"))
        )

    assert run(both()) == ["a", "b"]
    assert done == ["a", "b"] * 4


def test_a_batch_that_nobody_waits_for_ends_at_its_next_piece() -> None:
    done = Done()

    async def left() -> None:
        turns = Turns()
        running = asyncio.ensure_future(turns.run(work("a", 10**9, done), caller="a"))
        await asyncio.to_thread(done.begun.wait)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        n = len(done)
        assert await turns.run(work("b", 1, done), caller="b") == "b"
        assert len(done) == n + 1  # and its place is free again

    run(left())


@pytest.mark.parametrize(
    ("callers", "refused"),
    [("a" * MOST_OF_ONE, "a"), ("".join(map(chr, range(65, 65 + MOST))), "z")],
)
def test_a_line_that_is_long_enough_takes_nobody_more(callers: str, refused: str) -> None:
    async def crowded() -> None:
        turns, done = Turns(), Done()
        waiting = [
            asyncio.ensure_future(turns.run(work(one, 10**9, done), caller=one)) for one in callers
        ]
        await asyncio.to_thread(done.begun.wait)
        with pytest.raises(TooBusy):
            await turns.run(work("z", 1, done), caller=refused)
        for one in waiting:
            one.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    run(crowded())


class Abandoned:
    """An application that works until it is stopped, before a caller who leaves."""

    def __init__(self) -> None:
        self.stopped = asyncio.Event()
        self.messages: asyncio.Queue[Message] = asyncio.Queue()
        self.messages.put_nowait({"type": "http.request", "body": b"{}"})
        self.receive = self.messages.get

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope, send
        assert (await receive())["body"] == b"{}"
        self.messages.put_nowait({"type": "http.disconnect"})  # now they leave
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            self.stopped.set()


def test_work_ends_when_its_caller_leaves(services: Services) -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def left() -> None:
        app = Abandoned()
        gate = Gate(app, services, limits=Limits(), hosts=("localhost",))
        scope: Scope = {
            "type": "http",
            "path": "/v1/score",
            "method": "POST",
            "client": ("127.0.0.1", 1),
            "headers": [(b"host", b"localhost")],
        }
        await gate(scope, app.receive, send)
        await asyncio.wait_for(app.stopped.wait(), 20)

    run(left())
    assert sent == []


def test_readings_of_a_batch_are_noted_once_each_under_the_client_s_own_number(
    services: Services, record: DecisionStore
) -> None:
    first, second = map(str, services.portfolio.ids[:2])
    services.noted(AUDITOR, [first, f" +{second}", first], "api")
    assert sorted(one.client for one in record.access.readings()) == sorted([first, second])


@pytest.mark.parametrize("person", [ADVISER, AUDITOR])
def test_a_batch_that_is_refused_notes_nothing(
    services: Services, record: DecisionStore, person: Person
) -> None:
    first, second = map(str, services.portfolio.ids[:2])
    record.access.assign([("anne", first), ("paul", second)], person="lea")
    wanted, expected = (
        ([first, second], AccessDenied) if person is ADVISER else ([first, "none"], UnknownClient)
    )
    with pytest.raises(expected):
        services.noted(person, wanted, "api")
    assert record.access.readings() == ()
