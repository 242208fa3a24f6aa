"""What is known of every request: an id, headers, counts, and a log that names nobody."""

import json
import logging
import secrets
from time import monotonic
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("clairscore.api")

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}
BUCKETS: Final = (0.0025, 0.005, 0.01, 0.015, 0.025, 0.04, 0.075, 0.15, 0.5, 1.0, 2.5, 10.0)
UNMATCHED: Final = "unmatched"
NOBODY_WAITED: Final = 499  # as nginx notes it
OUR_FAULT: Final = 500


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
        status, told, start = OUR_FAULT, False, monotonic()

        async def watched(message: Message) -> None:
            nonlocal status, told
            if message["type"] == "http.response.start":
                status, told = message["status"], True
                MutableHeaders(scope=message).update({**HEADERS, "X-Request-Id": identifier})
            await send(message)

        with self._metrics.in_work.track_inprogress():
            answered = False
            try:
                await self._app(scope, receive, watched)
                answered = True
            finally:
                if answered and not told:
                    status = NOBODY_WAITED
                self._note(scope, identifier, status=status, seconds=monotonic() - start)

    def _note(self, scope: Scope, identifier: str, *, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", UNMATCHED)
        method = scope["method"] if route != UNMATCHED else "any"
        self._metrics.requests.labels(method, route, str(status)).inc()
        self._metrics.seconds.labels(method, route).observe(seconds)
        facts = {"request": identifier, "method": method, "route": route, "status": status}
        log.info(json.dumps({**facts, "ms": round(1e3 * seconds, 1)}))
