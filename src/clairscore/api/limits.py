"""What surrounds every request: limits, headers, counts, and a log that names nobody."""

import asyncio
import hashlib
import json
import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final

from fastapi import HTTPException
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from clairscore.api.errors import (
    HostUnknown,
    RequestTooLarge,
    TooBusy,
    TookTooLong,
    TooManyRequests,
)
from clairscore.api.language import language_of
from clairscore.api.problems import LARGEST_BODY, problem
from clairscore.core.errors import ClairscoreError

log = logging.getLogger("clairscore.api")

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OPEN: Final = ("/health/",)
"""Answered without limit: a busy server must be able to say that it lives."""
CALLERS_KEPT: Final = 10_000
BUCKETS: Final = (0.0025, 0.005, 0.01, 0.015, 0.025, 0.04, 0.075, 0.15, 0.5, 1.0, 2.5, 10.0)
UNMATCHED: Final = "unmatched"


@dataclass(frozen=True)
class Limits:
    """How much is answered.

    Parameters
    ----------
    seconds
        Longest that a request may take.
    at_once
        Requests in work at the same time.
    a_second, burst
        Requests that one caller may send on average, and at once after a pause.
    """

    seconds: float = 30.0
    at_once: int = 64
    a_second: float = 50.0
    burst: int = 200


class Allowance:
    """Token buckets, one a caller; those not heard of for longest are forgotten first.

    Parameters
    ----------
    limits
        `a_second` and `burst`.
    clock
        Seconds that never go back.
    """

    def __init__(self, limits: Limits, clock: Callable[[], float] = monotonic) -> None:
        self._limits, self._clock = limits, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, caller: str) -> float:
        """Take one token; return 0, or the seconds until there is one."""
        now, limits = self._clock(), self._limits
        tokens, at = self._buckets.pop(caller, (float(limits.burst), now))
        tokens = min(limits.burst, tokens + (now - at) * limits.a_second)
        granted = tokens >= 1
        self._buckets[caller] = (tokens - granted, now)
        while len(self._buckets) > CALLERS_KEPT:
            self._buckets.popitem(last=False)
        return 0.0 if granted else (1 - tokens) / limits.a_second


class Metrics:
    """Counts of an application, in a registry of its own."""

    def __init__(self) -> None:
        self.registry: Final = CollectorRegistry()
        names = ("method", "route", "status")
        self.requests: Final = Counter(
            "clairscore_requests", "Requests answered", names, registry=self.registry
        )
        self.seconds: Final = Histogram(
            "clairscore_request_seconds",
            "Seconds until a request was answered",
            ("method", "route"),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.in_work: Final = Gauge(
            "clairscore_requests_in_work", "Requests in work", registry=self.registry
        )


class Watch:
    """Middleware: an id, headers, counts and a line of log for each request.

    The log has the route, such as ``/v1/clients/{client}``, never the address, which names a
    client; neither who asks nor what is sent.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        identifier = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = identifier
        status, start = 500, monotonic()

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message).update({**HEADERS, "X-Request-Id": identifier})
            await send(message)

        with self._metrics.in_work.track_inprogress():
            try:
                await self._app(scope, receive, watched)
            finally:
                self._note(scope, identifier, status=status, seconds=monotonic() - start)

    def _note(self, scope: Scope, identifier: str, *, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", UNMATCHED)
        method = scope["method"] if route != UNMATCHED else "any"
        self._metrics.requests.labels(method, route, str(status)).inc()
        self._metrics.seconds.labels(method, route).observe(seconds)
        facts = {"request": identifier, "method": method, "route": route, "status": status}
        log.info(json.dumps({**facts, "ms": round(1e3 * seconds, 1)}))


class Gate:
    """Middleware: refuses foreign host names, too many requests, and those that take too long.

    Parameters
    ----------
    app
        What it stands before.
    limits
        How much is answered.
    hosts
        Names the server goes by, beside those of this machine.
    """

    def __init__(self, app: ASGIApp, limits: Limits, hosts: tuple[str, ...]) -> None:
        self._app, self._limits, self._hosts = app, limits, hosts
        self._allowance = Allowance(limits)
        self._in_work = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say why not."""
        if scope["type"] != "http" or scope["path"].startswith(OPEN):
            await self._app(scope, receive, send)
            return
        if refusal := self._refusal(scope):
            await _tell(refusal, scope, receive, send)
            return
        self._in_work += 1
        try:
            await self._in_time(scope, receive, send)
        finally:
            self._in_work -= 1

    def _refusal(self, scope: Scope) -> ClairscoreError | None:
        headers = Headers(scope=scope)
        if not _is_named(headers.get("host", ""), self._hosts):
            return HostUnknown()
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length[:20]) > LARGEST_BODY:
            return RequestTooLarge(LARGEST_BODY // 1_000_000)
        if wait := self._allowance.wait(_caller(scope, headers)):
            return TooManyRequests(max(1, round(wait)))
        return TooBusy() if self._in_work >= self._limits.at_once else None

    async def _in_time(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say in time that it takes too long; what a thread still does goes nowhere."""
        started = late = False

        async def timely(message: Message) -> None:
            nonlocal started
            if not late:
                started = True
                await send(message)

        work = asyncio.ensure_future(_run(self._app, scope, _measured(receive), timely))
        done, _ = await asyncio.wait({work}, timeout=self._limits.seconds)
        if done:
            work.result()
            return
        late = True
        work.cancel()
        if not started:
            await _tell(TookTooLong(round(self._limits.seconds)), scope, receive, send)


async def _run(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


def _measured(receive: Receive) -> Receive:
    """Return what receives a body of unknown length, up to the largest."""
    size = 0

    async def measured() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > LARGEST_BODY:
            raise HTTPException(413)
        return message

    return measured


async def _tell(error: ClairscoreError, scope: Scope, receive: Receive, send: Send) -> None:
    answer: Any = problem(error, language_of(Request(scope)))
    await answer(scope, receive, send)


def _caller(scope: Scope, headers: Headers) -> str:
    """Return what tells callers apart: their proof of who they are, hashed, else their address."""
    proof = headers.get("authorization", "")
    if proof:
        return hashlib.sha256(proof.encode()).hexdigest()
    return str((scope.get("client") or ("",))[0])


def _is_named(host: str, hosts: tuple[str, ...]) -> bool:
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    name = name.strip("[]").lower()
    return any(
        name == known.strip("[]") or (known.startswith("*.") and name.endswith(known[1:]))
        for known in hosts
    )
