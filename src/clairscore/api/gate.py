"""What stands before every resource: who asks is known first, then the body is read, then work begins."""

import asyncio
from typing import Any, Final

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from clairscore.access import LOCAL, NotSignedIn, Person
from clairscore.api.bodies import LARGEST, Abandoned, Bodies, of_body
from clairscore.api.errors import (
    FramingUnclear,
    HostUnknown,
    RequestTooLarge,
    TooBusy,
    TookTooLong,
    TooManyRequests,
)
from clairscore.api.language import language_of
from clairscore.api.limits import Allowance, Limits, neighbourhood
from clairscore.api.people import signed_in
from clairscore.api.problems import problem
from clairscore.api.services import Services
from clairscore.core.errors import ClairscoreError

OPEN: Final = ("/health/",)
"""Answered without limit: a busy server must be able to say that it lives."""
AT_THE_DOOR: Final = 4
"""Threads that look at who asks, apart from those that work."""


class Gate:
    """Middleware: refuses what is not to be worked on, and ends what nobody waits for.

    Parameters
    ----------
    app
        What it stands before.
    services
        Who is known.
    limits
        How much is answered.
    hosts
        Names the server goes by, beside those of this machine.
    """

    def __init__(
        self, app: ASGIApp, services: Services, *, limits: Limits, hosts: tuple[str, ...]
    ) -> None:
        self._app, self._services, self._limits, self._hosts = app, services, limits, hosts
        self._allowance = Allowance(limits)
        self._door = CapacityLimiter(AT_THE_DOOR)
        self._bodies = Bodies(seconds=limits.body_seconds, held=limits.held)
        self._in_work = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        try:
            _check_framing(headers)
            if scope["path"].startswith(OPEN):
                await self._app(scope, receive, send)
                return
            self._check_head(headers)
            scope.setdefault("state", {})["person"] = await self._person(scope, headers)
            async with self._bodies.read(receive) as body:
                await self._work(scope, body, receive, send)
        except ClairscoreError as error:  # of the gate: the application tells its own
            await _tell(error, scope, receive, send)
        except Abandoned:
            return

    def _check_head(self, headers: Headers) -> None:
        if not _is_named(headers.get("host", ""), self._hosts):
            raise HostUnknown
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length[:20]) > LARGEST:
            raise RequestTooLarge(LARGEST // 1_000_000)

    async def _person(self, scope: Scope, headers: Headers) -> Person:
        """Return who asks; each has an allowance, and so has an address that nobody signs in from."""
        address = neighbourhood(str((scope.get("client") or ("",))[0]))
        tokens = self._services.tokens
        if tokens is None:
            self._allow(f"address {address}")
            return LOCAL
        proof = headers.get("authorization", "")
        try:
            person = await to_thread.run_sync(
                signed_in, proof, self._services, limiter=self._door, abandon_on_cancel=True
            )
        except NotSignedIn:
            self._allow(f"address {address}")
            raise
        self._allow(f"person {person.subject}")
        return person

    def _allow(self, caller: str) -> None:
        if wait := self._allowance.wait(caller):
            raise TooManyRequests(max(1, round(wait)))

    async def _work(self, scope: Scope, body: bytes, receive: Receive, send: Send) -> None:
        """Answer, or say in time that it takes too long; work that nobody waits for ends."""
        if self._in_work >= self._limits.at_once:
            raise TooBusy
        started = late = False

        async def timely(message: Message) -> None:
            nonlocal started
            if not late:
                started = True
                await send(message)

        gone = asyncio.ensure_future(_disconnected(receive))
        work = asyncio.ensure_future(_run(self._app, scope, of_body(body, gone), timely))
        self._in_work += 1
        work.add_done_callback(self._ended)
        try:
            seconds = self._limits.seconds
            await asyncio.wait({work, gone}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if started:  # the last words of an answer, then the server says that it is over
                await asyncio.wait({work}, timeout=seconds)
            if work.done():
                work.result()
                return
            late = True
            if not started and not gone.done():
                await _tell(TookTooLong(round(seconds)), scope, receive, send)
        finally:
            gone.cancel()
            work.cancel()

    def _ended(self, work: "asyncio.Future[None]") -> None:
        """Count one less: a thread that can't be stopped is in work until it ends."""
        self._in_work -= 1
        if not work.cancelled():
            work.exception()  # told where it is waited for; later it concerns nobody


async def _run(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _tell(error: ClairscoreError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with an error; what may still be sent of the request is not waited for."""
    answer: Any = problem(error, language_of(Request(scope)))
    headers = Headers(scope=scope)
    if headers.get("content-length", "0") != "0" or "transfer-encoding" in headers:
        MutableHeaders(raw=answer.raw_headers)["Connection"] = "close"
    await answer(scope, receive, send)


def _check_framing(headers: Headers) -> None:
    """Refuse two lengths of one body: a proxy could read the one, and we the other."""
    if "content-length" in headers and "transfer-encoding" in headers:
        raise FramingUnclear


def _is_named(host: str, hosts: tuple[str, ...]) -> bool:
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    name = name.strip("[]").lower()
    return any(
        name == known.strip("[]") or (known.startswith("*.") and name.endswith(known[1:]))
        for known in hosts
    )
