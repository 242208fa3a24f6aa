"""Whoever sends slowly, nothing, too much or in two ways holds up nobody else."""

import socket
from collections.abc import Generator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from api_server import served
from clairscore.access import Tokens, key_digest, new_key
from clairscore.api.connections import Connection
from clairscore.api.limits import Limits
from clairscore.api.services import Services
from clairscore.credit.decisions import DecisionStore, open_store
from clairscore.credit.portfolio import open_portfolio

PATIENCE = 20.0  # seconds: only a test that fails waits so long
SLOW = b"POST /v1/score HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\n{"
HEAD = b"GET /v1/model HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "


class Hasty(Connection):
    """A connection with no patience."""

    head_seconds = 0.3


class Few(Connection):
    """One of at most eight connections."""

    @staticmethod
    def most() -> int:
        return 8


@pytest.fixture
def record(tmp_path: Path) -> Generator[DecisionStore]:
    made = open_store(f"sqlite:///{tmp_path}/record.db")
    yield made
    made.close()


@pytest.fixture
def services(asked_for: Path, record: DecisionStore) -> Services:
    return Services(open_portfolio(asked_for), "en", lambda: record)


@pytest.fixture
def secured(services: Services) -> Services:
    """Return services to people who sign in, at a provider that says nothing."""
    return replace(services, tokens=Tokens("https://signin.example", "clairscore", fetch=_nothing))


def _nothing(url: str) -> dict[str, object]:
    del url
    return {}


def connect(url: str) -> socket.socket:
    made = socket.create_connection((str(urlsplit(url).hostname), int(urlsplit(url).port or 0)))
    made.settimeout(PATIENCE)
    return made


def read_all(connection: socket.socket) -> bytes:
    """Return what comes until the other side closes."""
    read = b""
    try:
        while some := connection.recv(65_536):
            read += some
    except ConnectionResetError:
        pass
    return read


@pytest.mark.parametrize("sent", [b"", b"G", HEAD, HEAD + b"a\r\n"], ids=repr)
def test_a_connection_without_a_whole_head_is_closed(services: Services, sent: bytes) -> None:
    with served(services, http=Hasty) as url, closing(connect(url)) as idle:
        idle.sendall(sent)
        assert read_all(idle) == b""


def test_a_head_that_comes_a_byte_at_a_time_gets_no_more_time(services: Services) -> None:
    with served(services, http=Hasty) as url, closing(connect(url)) as slow:
        slow.sendall(HEAD)
        slow.settimeout(0.02)
        for _ in range(int(PATIENCE / 0.02)):
            try:
                slow.sendall(b"a")
                assert slow.recv(1) == b""
            except TimeoutError:
                continue
            except OSError:
                pass
            return
        pytest.fail("the connection stayed open")


def test_a_connection_that_rests_after_an_answer_is_closed(services: Services) -> None:
    with served(services, http=Hasty) as url, closing(connect(url)) as kept:
        kept.sendall(b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert read_all(kept).count(b"HTTP/1.1 200") == 1


@pytest.mark.parametrize("sent", [b"", HEAD, SLOW], ids=["nothing", "half a head", "half a body"])
def test_connections_that_only_wait_give_way_to_others(services: Services, sent: bytes) -> None:
    with ExitStack() as stack:
        url = stack.enter_context(served(services, http=Few))
        waiting = [stack.enter_context(closing(connect(url))) for _ in range(20)]
        for one in waiting:
            one.sendall(sent)
        assert httpx2.get(f"{url}/v1/model", timeout=PATIENCE).status_code == 200


def test_bodies_that_come_slowly_hold_up_nobody_and_end(services: Services) -> None:
    limits = Limits(at_once=1, body_seconds=0.5)
    with ExitStack() as stack:
        url = stack.enter_context(served(services, limits))
        slow = [stack.enter_context(closing(connect(url))) for _ in range(10)]
        for one in slow:
            one.sendall(SLOW)
        assert httpx2.get(f"{url}/v1/model", timeout=PATIENCE).status_code == 200
        for one in slow:
            told = read_all(one)
            assert told.startswith(b"HTTP/1.1 408")
            assert b"body-too-slow" in told


def test_bodies_held_at_the_same_time_have_their_limit(services: Services) -> None:
    limits = Limits(held=1_000)
    with served(services, limits) as url:
        refused = httpx2.post(f"{url}/v1/score", content=b" " * 1_001)
        assert (refused.status_code, refused.json()["code"]) == (503, "too-busy")
        again = httpx2.post(f"{url}/v1/score", json={"clients": ["none"]})
        assert again.json()["code"] == "unknown-client"  # what was held before is not any more


def test_who_does_not_sign_in_is_refused_before_the_body_is_read(secured: Services) -> None:
    with served(secured) as url, closing(connect(url)) as stranger:
        stranger.sendall(SLOW)
        assert read_all(stranger).startswith(b"HTTP/1.1 401")


@pytest.mark.parametrize("path", ["/v1/score", "/health/live"])
def test_two_lengths_of_a_body_are_refused_and_what_follows_is_not_read(
    services: Services, path: str
) -> None:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n".encode()
    hidden = b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with served(services) as url, closing(connect(url)) as smuggler:
        smuggler.sendall(head + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden)
        told = read_all(smuggler)
    assert told.startswith(b"HTTP/1.1 400")
    assert b"framing-unclear" in told
    assert told.count(b"HTTP/1.1 ") == 1


def test_a_new_proof_with_each_request_is_no_new_caller(secured: Services) -> None:
    secret, record = new_key(), secured.kept_record
    record.keys.add("job", digest=key_digest(secret), roles=["adviser"], person="lea")

    def asked(key: str) -> int:
        return httpx2.get(f"{url}/v1/model", headers={"Authorization": f"Bearer {key}"}).status_code

    with served(secured, Limits(a_second=0.001, burst=3)) as url:
        assert [asked(new_key()) for _ in range(5)] == [401, 401, 401, 429, 429]
        assert [asked(secret) for _ in range(4)] == [200, 200, 200, 429]  # an allowance of its own


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET /%ff%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"POST /v1/score HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/score HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: "
        + b"9" * 5_000
        + b"\r\n\r\n",
        b"POST /v1/score HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: x\r\n\r\n",
        b"GET /v1/clients/" + b"9" * 5_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
    ],
    ids=lambda head: repr(head[:60]),
)
def test_a_head_that_is_none_gets_a_refusal_that_is_not_our_fault(
    services: Services, head: bytes
) -> None:
    with served(services, http=Hasty) as url, closing(connect(url)) as hostile:
        hostile.sendall(head)
        told = read_all(hostile)
    assert told.startswith((b"HTTP/1.1 4", b"HTTP/1.1 501")) or told == b""
