"""Programs that tests start and talk to."""

import os
import socket
import subprocess
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from json import dumps
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest

SECONDS_TO_START = 90
BAD_GATEWAY = 502
PEOPLE = {
    "anne": ["adviser"],
    "paul": ["adviser"],
    "rita": ["reviewer"],
    "lea": ["analyst"],
    "ugo": ["auditor"],
    "zoe": [],
}
"""Who can sign in at the provider, and their roles."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    words: Sequence[str], url: str, log: Path, *, environment: Mapping[str, str] | None = None
) -> Generator["subprocess.Popen[bytes]"]:
    """Run a program from the moment that its address answers, until it is left."""
    with log.open("w", encoding="utf-8") as output:
        program = subprocess.Popen(  # noqa: S603 (words of tests)
            words,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
        )
    try:
        wait_for(url, program, log)
        yield program
    finally:
        program.terminate()
        program.wait(30)


def wait_for(url: str, program: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until an address answers anything but that its server isn't there yet."""
    deadline, parts = monotonic() + SECONDS_TO_START, urlsplit(url)
    while monotonic() < deadline and program.poll() is None:
        connection = HTTPConnection(parts.netloc, timeout=5)
        with closing(connection), suppress(OSError):
            connection.request("GET", parts.path or "/")
            if connection.getresponse().status < BAD_GATEWAY:
                return
        sleep(0.2)
    pytest.fail(f"{url} did not answer: {log.read_text(encoding='utf-8')}")


@contextmanager
def openid_provider(
    folder: Path, *, token_seconds: int = 3600, port: int | None = None
) -> Generator[str]:
    """Run an OpenID provider that knows `PEOPLE`; return its address. Each has a key of its own."""
    port = port or free_port()
    url = f"http://localhost:{port}"
    # its warnings about itself are none of ours
    words = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock"]
    words += ["--port", str(port), "--token-max-age", str(token_seconds)]
    for name, roles in PEOPLE.items():
        claims = {"sub": name, "name": name.title(), "roles": roles}
        words += ["--user-claims", dumps(claims)]
    with running(words, f"{url}/jwks", folder / "provider.log"):
        yield url


def id_token(issuer: str, person: str, *, audience: str) -> str:
    """Sign in with the authorization code flow, as a client without a browser."""
    import httpx2 as httpx  # noqa: PLC0415 (slow to import)

    ask = {
        "response_type": "code",
        "client_id": audience,
        "redirect_uri": "http://localhost:1/cb",
        "scope": "openid profile",
        "state": "s",
    }
    answer = httpx.post(f"{issuer}/oauth2/authorize", params=ask, data={"sub": person})
    code = httpx.URL(answer.headers["location"]).params["code"]
    grant = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": ask["redirect_uri"],
    }
    answer = httpx.post(f"{issuer}/oauth2/token", data=grant, auth=(audience, "secret"))
    return answer.json()["id_token"]
