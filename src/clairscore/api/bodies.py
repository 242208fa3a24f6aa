"""Bodies of requests: read whole, in time, and only so much of all at once."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable
from contextlib import asynccontextmanager
from typing import Final

from starlette.types import Message, Receive

from clairscore.api.errors import BodyTooSlow, RequestTooLarge, TooBusy

LARGEST: Final = 10_000_000  # bytes


class Abandoned(Exception):
    """The caller left before the request was whole."""


class Bodies:
    """Reads bodies.

    Parameters
    ----------
    seconds
        Longest that one may take to arrive.
    held
        Bytes that all of them together may take.
    """

    def __init__(self, *, seconds: float, held: int) -> None:
        self._seconds, self._most = seconds, held
        self._held = 0

    @asynccontextmanager
    async def read(self, receive: Receive) -> AsyncGenerator[bytes]:
        """Give a whole body; until it is there, its request is no work.

        Raises
        ------
        BodyTooSlow
            It did not arrive in time.
        RequestTooLarge
            It is larger than is read.
        TooBusy
            Too much of others is held already.
        Abandoned
            The caller left.
        """
        body = bytearray()
        try:
            await self._fill(body, receive)
            yield bytes(body)
        finally:
            self._held -= len(body)

    async def _fill(self, body: bytearray, receive: Receive) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                async for piece in _pieces(receive):
                    body += piece
                    self._held += len(piece)
                    self._check(len(body))
        except TimeoutError as error:
            raise BodyTooSlow(round(self._seconds)) from error

    def _check(self, size: int) -> None:
        if size > LARGEST:
            raise RequestTooLarge(LARGEST // 1_000_000)
        if self._held > self._most:
            raise TooBusy


async def _pieces(receive: Receive) -> AsyncGenerator[bytes]:
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Abandoned
        more = message.get("more_body", False)
        yield message.get("body", b"")


def of_body(body: bytes, gone: Awaitable[None]) -> Receive:
    """Return what gives a body that was read, then waits until the caller is gone."""
    given = False

    async def receive() -> Message:
        nonlocal given
        if not given:
            given = True
            return {"type": "http.request", "body": body, "more_body": False}
        await gone
        return {"type": "http.disconnect"}

    return receive
