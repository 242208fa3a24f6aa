"""Starts the API: on this machine alone unless people sign in."""

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn

from clairscore.access import Tokens
from clairscore.api.app import HERE, create_app
from clairscore.api.connections import BACKLOG, Connection
from clairscore.api.services import Services
from clairscore.core.listening import check_free
from clairscore.settings import Settings, check_address

SECONDS_TO_FINISH = 10


def serve(
    portfolio: Path,
    settings: Settings,
    *,
    port: int,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the API of a portfolio until it is interrupted.

    Parameters
    ----------
    portfolio
        Folder written by `write_portfolio`.
    settings
        Address, language, decision record, how people sign in, who signs letters.
    port
        To listen on.
    ready
        Told its URL once it answers.

    Raises
    ------
    AddressNotLocal
        The address is not of this machine, and nobody signs in.
    PortTaken
        The port is in use.
    ArtefactError
        The portfolio cannot be opened.
    """
    check_address(settings)
    check_free(settings.host, port)
    services = open_services(portfolio, settings)
    app = create_app(services, hosts=(*HERE, *settings.names))
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=port,
        http=Connection,
        ws="none",
        backlog=BACKLOG,
        access_log=False,  # its lines hold addresses, which name clients
        log_config=None,
        server_header=False,
        date_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    with suppress(KeyboardInterrupt):  # how it is stopped, after it finished its work
        _Announced(config, partial(ready, f"http://{host}:{port}")).run()


def open_services(portfolio: Path, settings: Settings) -> Services:
    """Open what resources use.

    Raises
    ------
    ArtefactError
        The portfolio is missing, damaged, or not a portfolio.
    """
    sign_in = settings.sign_in
    tokens = Tokens(sign_in.issuer, sign_in.audience, claims=sign_in.claims) if sign_in else None
    return Services.open(portfolio, settings, tokens=tokens)


class _Announced(uvicorn.Server):
    """A server that tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: Any = None) -> None:  # noqa: ANN401 (uvicorn's)
        """Start, then tell."""
        await super().startup(sockets)
        if self.started:
            self._ready()
