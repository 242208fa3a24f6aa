"""Questions to a server of vectors: JSON out, JSON back, every fault a sentence.

The standard library's client: no redirection is followed, no proxy is asked for this machine's own
addresses, an answer larger than any batch of vectors is refused.
"""

import ipaddress
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message as Headers
from http.client import HTTPException
from typing import IO, Any, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from clairscore.textbench.encoders.errors import (
    ModelMissing,
    ServerFailed,
    ServerGarbled,
    ServerRedirects,
    ServerTimedOut,
    ServerUnreachable,
)
from clairscore.texts import Message

TIMEOUT_SECONDS = 120.0  # a first answer may wait for a model to be loaded
LARGEST_ANSWER = 256 * 2**20  # bytes
DETAIL = 300  # characters of a server's words that are shown


class _NoRedirection(HTTPRedirectHandler):
    """Follows nothing: the redirection comes back as an error."""

    def redirect_request(  # noqa: PLR0917 (urllib's)
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Headers, newurl: str
    ) -> None:
        """Return None: no further request."""
        del req, fp, code, msg, headers, newurl


@dataclass(frozen=True)
class Server:
    """A server that answers in JSON.

    Parameters
    ----------
    url
        Its base address, without a slash at the end.
    timeout_seconds
        How long to wait for an answer.
    headers
        Sent with each question, such as a key.
    remedy
        What to do when nobody answers.
    """

    url: str
    timeout_seconds: float = TIMEOUT_SECONDS
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    remedy: str = "remedy-server-start"

    def ask(self, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the answer to a GET, or to a POST of `body`.

        Raises
        ------
        ServerUnreachable, ServerTimedOut, ServerFailed, ServerRedirects, ServerGarbled
            The server does not do its work.
        """
        url = self.url + path
        data = None if body is None else json.dumps(body).encode()
        headers = {"Accept": "application/json", "Content-Type": "application/json", **self.headers}
        request = Request(url, data, headers)  # noqa: S310 (the scheme is checked when it is named)
        try:
            with self._opener().open(request, timeout=self.timeout_seconds) as answer:
                read = answer.read(LARGEST_ANSWER + 1)
        except HTTPError as error:
            raise self._refused(url, error) from error
        except TimeoutError as error:
            raise ServerTimedOut(url, seconds=self.timeout_seconds) from error
        except (URLError, OSError, HTTPException) as error:
            raise self._silent(url, error) from error
        return _object(url, read)

    def _opener(self) -> Any:  # noqa: ANN401 (urllib's, with untyped answers)
        proxies = [ProxyHandler({})] if on_this_machine(self.url) else []
        return build_opener(_NoRedirection, *proxies)

    def _refused(self, url: str, error: HTTPError) -> ServerFailed | ServerRedirects:
        with error:
            location = error.headers.get("Location", "")
            if 300 <= error.code < 400:  # noqa: PLR2004 (HTTP's redirections)
                return ServerRedirects(url, location=location or "?")
            return ServerFailed(url, status=error.code, detail=_words(error.read(64 * 1024)))

    def _silent(self, url: str, error: Exception) -> ServerUnreachable | ServerTimedOut:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            return ServerTimedOut(url, seconds=self.timeout_seconds)
        words = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return ServerUnreachable(url, reason=str(words), remedy=Message(self.remedy))


def base_address(url: str) -> str:
    """Return an http or https address without a slash at its end.

    Raises
    ------
    ModelMissing
        It is no such address.
    """
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).netloc:
        raise ModelMissing(url, reason="http://… or https://…")
    return url.rstrip("/")


def on_this_machine(url: str) -> bool:
    """Return whether an address is of this machine.

    >>> on_this_machine("http://127.0.0.1:11434"), on_this_machine("https://example.org")
    (True, False)
    """
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _object(url: str, read: bytes) -> dict[str, Any]:
    if len(read) > LARGEST_ANSWER:
        raise ServerGarbled(url, detail=f"> {LARGEST_ANSWER // 2**20} MiB")
    try:
        answer = json.loads(read)
    except ValueError as error:
        raise ServerGarbled(url, detail=_words(read) or "∅") from error
    if not isinstance(answer, dict):
        raise ServerGarbled(url, detail=_words(read))
    return cast("dict[str, Any]", answer)


def _words(read: bytes) -> str:
    """Return what a server said: its own error message if it is in one of the usual places."""
    text = read.decode("utf-8", "replace").strip()
    try:
        told = json.loads(text)["error"]
        text = str(told["message"] if isinstance(told, dict) else told)
    except (ValueError, KeyError, TypeError):
        pass
    return text[:DETAIL]
