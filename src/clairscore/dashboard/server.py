"""Starts the dashboard: Streamlit's server with our frame, on this machine unless people sign in."""

import gc
import webbrowser
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar, Final

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit import config

from clairscore.access import LOCAL
from clairscore.core.errors import ClairscoreError
from clairscore.core.listening import PortTaken, check_free
from clairscore.dashboard.app import screens_of
from clairscore.dashboard.services import Services, open_services, serve_with
from clairscore.dashboard.sessions import current, secrets
from clairscore.dashboard.shell import Frame, Shell
from clairscore.presentation.client.page import client_page
from clairscore.settings import AddressNotLocal, Settings, check_address
from clairscore.texts import Language
from clairscore.texts.message import LANGUAGES

__all__ = ["AddressNotLocal", "PortTaken", "SignInIncomplete", "app", "serve"]

SCRIPT: Final = Path(__file__).with_name("__main__.py")
LIGHT: Final = {
    "primaryColor": "#0B5CAD",
    "backgroundColor": "#FFFFFF",
    "secondaryBackgroundColor": "#F4F6F8",
    "textColor": "#1B1F24",
    "linkColor": "#0B5CAD",
    "borderColor": "#767F89",
}
DARK: Final = {
    "primaryColor": "#7DB7F5",
    "backgroundColor": "#14181D",
    "secondaryBackgroundColor": "#1E242B",
    "textColor": "#EDF1F5",
    "linkColor": "#7DB7F5",
    "borderColor": "#7A848F",
}
FONT: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
OPTIONS: Final[dict[str, Any]] = {
    # Streamlit collects garbage after each run: with 50 sessions a change took 4 s instead of
    # 25 ms. The option is hidden, which is why Streamlit is pinned to a minor version.
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
    "server.headless": True,  # we open the browser, and ask for no e-mail address
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "logger.hideWelcomeMessage": True,
    "server.maxUploadSize": 20,  # MB
    "theme.font": FONT,
    "theme.headingFont": FONT,
    "theme.baseRadius": "8px",
    "theme.showWidgetBorder": True,
    **{f"theme.light.{name}": value for name, value in LIGHT.items()},
    **{f"theme.dark.{name}": value for name, value in DARK.items()},
}


@dataclass(eq=False)
class SignInIncomplete(ClairscoreError):
    """Sign-in is configured for the API alone."""

    code: ClassVar[str] = "sign-in-incomplete"


def serve(  # noqa: PLR0913 (one argument for each option)
    portfolio: Path,
    *,
    port: int,
    benches: Sequence[Path] = (),
    address: str = "127.0.0.1",
    language: Language = "fr",
    open_browser: bool = True,
    ready: Callable[[str], None] = lambda _: None,
    settings: Settings | None = None,
) -> None:
    """Serve the dashboard of a portfolio until it is interrupted.

    Parameters
    ----------
    portfolio
        Folder written by `write_portfolio`.
    port
        To listen on; 0 takes any free one.
    benches
        Folders of benchmarks' results, for a screen of their own.
    address
        Of this machine's loopback, unless people sign in.
    language
        For readers whose address asks for none.
    open_browser
        Show it once it answers.
    ready
        Told its URL once it answers.
    settings
        How people sign in, where decisions are recorded; nobody signs in by default.

    Raises
    ------
    AddressNotLocal
        The address is not a loopback one, and nobody signs in.
    PortTaken
        The port is in use.
    ArtefactError
        The portfolio, or a benchmark's results, cannot be opened.
    """
    settings = replace(settings or Settings(), host=address, language=language)
    check_address(settings)
    check_free(address, port)
    sign_in = settings.sign_in
    if sign_in is not None and not sign_in.public_url:
        raise SignInIncomplete
    services = open_services(
        portfolio,
        settings,
        who=partial(current, sign_in) if sign_in else lambda: LOCAL,
        benches=benches,
    )
    serve_with(services)

    def answered(url: str) -> None:
        ready(url)
        if open_browser:
            Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    options = {**OPTIONS, "server.port": port, "server.address": address}
    try:
        app(services, settings, answered=answered).run(config=options)
    except KeyboardInterrupt:
        return  # Ctrl+C is how it is stopped


def app(services: Services, settings: Settings, *, answered: Callable[[str], None]) -> st.App:
    """Return the application: Streamlit with our frame around it.

    Parameters
    ----------
    services
        What screens need.
    settings
        Names it is served by, others being refused so that no site can be pointed here; and how
        people sign in.
    answered
        Told the URL once everything is warm.
    """
    shell = Shell(
        tuple(screens_of(services)),
        language=services.language,
        synthetic=services.portfolio.synthetic,
    )

    def lifespan(_: object) -> AbstractAsyncContextManager[None]:
        return _warm(services, settings.host, answered)

    sign_in = settings.sign_in
    hosts = [*settings.names, "localhost", "127.0.0.1", "[::1]"]
    return st.App(
        SCRIPT,
        lifespan=lifespan,
        routes=shell.routes(),
        secrets=secrets(sign_in) if sign_in else None,
        middleware=[
            Middleware(Frame, sign_in=sign_in),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts),
        ],
    )


@asynccontextmanager
async def _warm(
    services: Services, address: str, answered: Callable[[str], None]
) -> AsyncGenerator[None]:
    """Do once what the first session would wait for; then leave it out of garbage collection."""
    first = str(services.portfolio.ids[0])
    for language in LANGUAGES:
        client_page(services.portfolio, first, language)
    client = services.portfolio.client(first)
    services.simulator.assess(client.values, client_id=first)  # compiles the derived features
    with suppress(ClairscoreError):  # no record to be reached yet: screens tell it
        services.search.examples  # noqa: B018 (computed on first use)
    gc.collect()
    gc.freeze()
    host = f"[{address}]" if ":" in address else address
    answered(f"http://{host}:{config.get_option('server.port')}")
    try:
        yield
    finally:
        gc.unfreeze()  # else libraries complain at exit of what was never collected
