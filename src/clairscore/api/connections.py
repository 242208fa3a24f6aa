"""Connections that cannot be held for nothing: each has a deadline, and all have their number.

uvicorn's own time-out begins after an answer, ends with any byte, and counts nothing before.
"""

import asyncio
import resource
from time import monotonic
from typing import Any, ClassVar, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST: Final = 1000
BACKLOG: Final = 32
"""Connections accepted in one go, before any of them can give way."""
OWN_FILES: Final = 50 + 3 * BACKLOG
"""Descriptors left for the portfolio, the record, the log, and for connections on their way."""


class Connection(H11Protocol):
    """A connection of HTTP/1.1 with deadlines; the idlest gives way when there are too many.

    Attributes
    ----------
    head_seconds
        From a connection, or the end of an answer, to the next whole head of a request.
    exchange_seconds
        From a head to the end of its answer: longer than a body and its work may take together.
    in_exchange
        Whether a head was read whose answer has not ended.
    since
        When the last of these began.
    """

    head_seconds: ClassVar[float] = 10.0
    exchange_seconds: ClassVar[float] = 90.0
    in_exchange = False
    since = 0.0
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 (as asyncio gives it)
        """Take the connection, if need be in place of another."""
        super().connection_made(transport)
        self._wait(self.head_seconds)
        if len(self.connections) > self.most():
            idlest = min(self.connections, key=_use)  # this one, if all others are in work
            self.connections.discard(idlest)
            idlest.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let the deadline go with the connection."""
        if self._timer:
            self._timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; only a whole head moves the deadline."""
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """Wait for the next head, which may be here already."""
        super().on_response_complete()
        self.in_exchange = False
        self._wait(self.head_seconds)
        self._look()

    @staticmethod
    def most() -> int:
        """Return how many connections are held at the same time, as the system allows."""
        allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        return min(MOST, max(allowed - OWN_FILES, 1))

    def _look(self) -> None:
        asked = bool(self.cycle) and not self.cycle.response_complete
        if asked and not self.in_exchange:
            self.in_exchange = True
            self._wait(self.exchange_seconds)

    def _wait(self, seconds: float) -> None:
        if self._timer:
            self._timer.cancel()
        self.since = monotonic()
        # not `close`, which would wait until a caller who reads nothing has read all
        self._timer = self.loop.call_later(seconds, self.transport.abort)


def _use(connection: Any) -> tuple[bool, float]:  # noqa: ANN401 (as uvicorn keeps them)
    """Return what ranks connections: those whose head or body is awaited for longest come first."""
    in_work = connection.in_exchange and not connection.cycle.more_body
    return in_work, connection.since
