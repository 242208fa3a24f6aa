"""What resources need, opened once for the process: the same parts as behind the dashboard."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Annotated, cast

from fastapi import Depends, Request

from clairscore.access import Tokens
from clairscore.application import services
from clairscore.core.errors import ClairscoreError


@dataclass(frozen=True)
class Services(services.Services):
    """All that a resource may use; nothing in it belongs to a request.

    Parameters
    ----------
    tokens
        Verifies bearer tokens; None where nobody signs in, on this machine alone.
    """

    tokens: Tokens | None = None

    @cached_property
    def started(self) -> datetime:
        """Return since when it serves."""
        return datetime.now(UTC)

    def warm(self) -> None:
        """Do once what the first request would wait for."""
        first = self.portfolio.client(self.portfolio.ids[0].item())
        self.simulator.assess(first.values, client_id=first.id)  # compiles the derived features
        with suppress(ClairscoreError):  # no record to be reached yet: /health/ready tells it
            self.comparisons  # noqa: B018 (computed on first use)
        self.started  # noqa: B018


async def _services(request: Request) -> Services:
    return cast("Services", request.app.state.services)


Served = Annotated[Services, Depends(_services)]
"""The services of the application."""
