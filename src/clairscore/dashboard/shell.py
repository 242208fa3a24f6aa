"""What surrounds Streamlit: the page it starts in, the assets of that page, and the headers.

Streamlit has one English page, without a place for a header or a language. This serves its own
page for every screen instead, made from Streamlit's: with the reader's language, a header with the
navigation, a live region, our style sheet and script. So the frame is there at once, and stays while
screens change.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from clairscore.core.errors import ClairscoreError
from clairscore.dashboard.sessions import of_cookie
from clairscore.dashboard.state import LANGUAGE, language_named
from clairscore.presentation.html.figures import stylesheet
from clairscore.presentation.html.templates import render
from clairscore.settings import SignIn
from clairscore.texts import Language, translator
from clairscore.texts.message import LANGUAGES

ASSETS: Final = "/clairscore"
STYLE: Final = "style.css"
STYLES: Final = (
    "shell.css",
    "client.css",
    "entries.css",
    "controls.css",
    "bench.css",
)
"""What the style sheet is made of, in this order; the figures' own comes last."""
SERVED: Final = (STYLE, "shell.js", "mark.svg")
TYPES: Final = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
CLOSED: Final = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
OF_SESSIONS: Final = ("/media/", "/_stcore/upload_file")
"""Files of sessions: Streamlit gives them to whoever knows the address."""
POLICY_VIOLATION: Final = 1008
OVER_HTTPS: Final = {"Strict-Transport-Security": "max-age=31536000"}
HEADERS: Final = {
    # Streamlit loads components from blobs and styles its elements in place; it needs no eval
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws: wss:; frame-ancestors 'self'; base-uri 'self'; form-action 'self'; "
    "object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",  # addresses hold client ids
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


@dataclass(frozen=True)
class Shell:
    """The frame of every screen.

    Parameters
    ----------
    screens
        Their names, in the order of the navigation; the first is at ``/`` too.
    language
        For readers who asked for none.
    synthetic
        Whether made-up data must be announced.
    """

    screens: Sequence[str]
    language: Language
    synthetic: bool

    def routes(self) -> list[BaseRoute]:
        """Return the routes of the page and of its assets."""
        places = ["/", *(f"/{name}" for name in self.screens)]
        return [
            *(Route(place, self._page, methods=["GET"]) for place in places),
            Route(ASSETS + "/{name}", _serve_asset, methods=["GET"]),
        ]

    def words(self, language: Language) -> dict[str, str]:
        """Return what the header says in a language, by name."""
        say = translator(language)
        names = ("skip", "navigation", "language", "synthetic", "loading", "working", "noscript")
        screens = {f"screen-{name}": say(f"dashboard-screen-{name}") for name in self.screens}
        return {name: say(f"dashboard-{name}") for name in names} | screens

    async def _page(self, request: Request) -> Response:
        if request.url.path.strip("/") == self.screens[0]:  # Streamlit knows the first one as "/"
            return RedirectResponse(f"/?{request.url.query}")
        wanted = request.query_params.get(LANGUAGE, "")
        language = language_named(wanted, default=self.language)
        here = request.url.path.strip("/") or self.screens[0]
        mark = f'data-screen="{here}"'
        page = self._pages[language].replace(mark, mark + ' aria-current="page"')
        return HTMLResponse(page, headers={"Cache-Control": "no-cache"})

    @cached_property
    def _pages(self) -> Mapping[Language, str]:
        """Return the page by language, with no screen marked as the current one."""
        return {language: self._composed(language) for language in LANGUAGES}

    def _composed(self, language: Language) -> str:
        header = render(
            "dashboard/shell.html.j2",
            screens=self.screens,
            synthetic=self.synthetic,
            language=language,
            other="en" if language == "fr" else "fr",
            words=self.words(language),
            texts={known: self.words(known) for known in LANGUAGES},
            chrome=json.loads(_asset_text("streamlit_fr.json")),
        )
        return framed(_streamlit_page(), language=language, header=header)


class Frame:
    """Middleware: headers on every answer; what nobody outside needs is closed.

    Parameters
    ----------
    app
        What it stands around.
    sign_in
        How people sign in; None where nobody does.
    """

    def __init__(self, app: ASGIApp, sign_in: SignIn | None = None) -> None:
        self._app = app
        self._sign_in = sign_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the app answer."""
        if scope["type"] != "http":
            if scope["type"] == "websocket" and not self._is_ours(scope):
                await send({"type": "websocket.close", "code": POLICY_VIOLATION})
                return
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if self._sign_in and self._sign_in.is_https:
                    headers.update(OVER_HTTPS)
                    message["headers"] = [_secure(*header) for header in message["headers"]]
            await send(message)

        closed = self._is_closed(scope)
        app = PlainTextResponse("", status_code=404) if closed else self._app
        await app(scope, receive, send_with_headers)

    def _is_ours(self, scope: Scope) -> bool:
        """Return whether a WebSocket is opened by a page of ours, or by no browser at all.

        Streamlit asks a service on the Internet for this machine's address to answer that.
        """
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        ours = (self._sign_in.public_url,) if self._sign_in else ()
        return origin is None or origin in ours or urlsplit(origin).netloc == headers.get("host")

    def _is_closed(self, scope: Scope) -> bool:
        """Return whether nobody, or nobody who isn't signed in, is to have it."""
        path = str(scope["path"])
        if path.startswith(CLOSED):
            return True
        if self._sign_in is None or not path.startswith(OF_SESSIONS):
            return False
        try:
            of_cookie(Headers(scope=scope).get("cookie", ""), self._sign_in)
        except ClairscoreError:
            return True
        return False


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Return a header; a cookie is to be sent over https alone."""
    if name.lower() != b"set-cookie" or b"; secure" in value.lower():
        return name, value
    return name, value + b"; Secure"


def framed(page: str, *, language: Language, header: str) -> str:
    """Return Streamlit's page with a language and a header, without what is not wanted in it.

    Raises
    ------
    RuntimeError
        Streamlit's page is not the one this was made for.
    """
    head = render(
        "dashboard/head.html.j2",
        icon=_address("mark.svg"),
        style=_address(STYLE),
        script=_address("shell.js"),
    )
    changes = {
        r'<html lang="en">': f'<html lang="{language}">',
        r"<title>Streamlit</title>": head,
        r'<link rel="shortcut icon"[^>]*>': "",
        r'<link\s+rel="preload"[^>]*?as="font"[^>]*>': "",  # only system fonts are used
        r'<link rel="service-desc"[^>]*>': "",
        r"<script>\s*window\.prerenderReady = false\s*</script>": "",
        r"<noscript>.*?</noscript>": header,
    }
    for pattern, replacement in changes.items():
        page, found = re.subn(pattern, lambda _, new=replacement: new, page, flags=re.DOTALL)
        if found != 1:
            raise RuntimeError(f"Streamlit's page has {found} of {pattern}, not one")
    return page


def _streamlit_page() -> str:
    with open(f"{get_static_dir()}/index.html", encoding="utf-8") as file:  # noqa: PTH123 (a text path)
        return file.read()


@cache
def _asset_text(name: str) -> str:
    folder = resources.files("clairscore.dashboard") / "assets"
    if name == STYLE:
        sheets = [(folder / sheet).read_text(encoding="utf-8") for sheet in STYLES]
        return "\n".join([*sheets, str(stylesheet())])
    return (folder / name).read_text(encoding="utf-8")


def asset(name: str) -> str:
    """Return the text of an asset, such as the script of a component."""
    return _asset_text(name)


def _address(name: str) -> str:
    """Return where an asset is served; the address changes with the content."""
    version = hashlib.sha256(_asset_text(name).encode()).hexdigest()[:12]
    return f"{ASSETS}/{name}?v={version}"


async def _serve_asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in SERVED:
        return PlainTextResponse("", status_code=404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(_asset_text(name), media_type=TYPES[name.rsplit(".")[-1]], headers=headers)
