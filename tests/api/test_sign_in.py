"""Tokens of a real OpenID provider, sent over HTTP to `clairscore api` as it runs in production."""

import sys
from base64 import urlsafe_b64decode
from collections.abc import Callable, Generator
from contextlib import ExitStack
from dataclasses import dataclass, field
from json import loads
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import httpx2 as httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from clairscore.access.tokens import KEYS_ASKED_SECONDS, LEEWAY_SECONDS
from clairscore.credit.decisions import open_store
from servers import free_port, id_token, openid_provider, running

AUDIENCE, OWN, OTHER = "clairscore-api", "100", "103"
TOKEN_SECONDS = 1  # and the leeway: long enough for a request, short enough to wait for its end
MOST_SECONDS = LEEWAY_SECONDS + KEYS_ASKED_SECONDS + 30


@dataclass
class Office:
    """A running API, its record, and the provider that its callers sign in to."""

    url: str
    record: str
    folder: Path
    port: int = field(default_factory=free_port)
    provider: ExitStack = field(default_factory=ExitStack)

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"

    def start_provider(self) -> None:
        started = openid_provider(self.folder, token_seconds=TOKEN_SECONDS, port=self.port)
        assert self.provider.enter_context(started) == self.issuer

    def token(self, person: str, audience: str = AUDIENCE) -> str:
        return id_token(self.issuer, person, audience=audience)

    def ask(self, path: str, token: str | None = None, **body: object) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
        method = "POST" if body else "GET"
        return httpx.request(
            method, self.url + path, headers=headers, json=body or None, timeout=30
        )

    def wait_until(self, status: int, token: Callable[[], str]) -> None:
        """Ask until it is answered so."""
        deadline = monotonic() + MOST_SECONDS
        while self.ask("/v1/model", token()).status_code != status:
            assert monotonic() < deadline, f"never answered {status}"
            sleep(1)


@pytest.fixture(scope="module")
def office(scored: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Office]:
    """Anne has one client, and Paul another."""
    folder, port = tmp_path_factory.mktemp("office"), free_port()
    office = Office(f"http://127.0.0.1:{port}", f"sqlite:///{folder / 'record.db'}", folder)
    store = open_store(office.record)
    store.access.assign([("anne", OWN), ("paul", OTHER)], person="root")
    store.close()
    settings = {
        "CLAIRSCORE_DECISIONS": office.record,
        "CLAIRSCORE_OIDC_ISSUER": office.issuer,
        "CLAIRSCORE_OIDC_AUDIENCE": AUDIENCE,
    }
    words = [sys.executable, "-m", "clairscore", "api", str(scored), "--port", str(port)]
    health, log = f"{office.url}/health/ready", folder / "api.log"
    with running(words, health, log, environment=settings), office.provider:
        office.start_provider()
        yield office


def test_who_has_the_role_and_the_client_is_answered_and_noted(office: Office) -> None:
    answer = office.ask(f"/v1/clients/{OWN}", office.token("anne"))
    assert answer.status_code == 200, answer.text
    assert answer.json()["client"] == OWN
    assert office.ask("/v1/decisions", office.token("ugo")).status_code == 200
    store = open_store(office.record)
    noted = {(one.person, one.client, one.purpose) for one in store.access.readings()}
    store.close()
    assert noted == {("anne", OWN, "api")}


def test_a_decision_is_recorded_in_the_name_that_the_token_gives(office: Office) -> None:
    answer = office.ask("/v1/decisions", office.token("anne"), client=OWN)
    assert answer.status_code == 201, answer.text
    assert answer.json()["person"] == "anne"
    named = office.ask("/v1/decisions", office.token("anne"), client=OWN, person="paul")
    assert named.status_code == 422


@pytest.mark.parametrize(
    ("person", "path"),
    [
        ("anne", f"/v1/clients/{OTHER}"),
        ("anne", "/v1/clients/999999"),
        ("anne", "/v1/decisions"),
        ("lea", f"/v1/clients/{OWN}"),
        ("zoe", "/v1/model"),
    ],
)
def test_who_has_not_the_role_or_the_client_is_refused(
    office: Office, person: str, path: str
) -> None:
    answer = office.ask(path, office.token(person))
    assert answer.status_code == 403
    assert answer.json()["code"] == "access-denied"


def test_who_does_not_prove_who_they_are_is_not_signed_in(office: Office) -> None:
    good = office.token("anne")
    header, payload, signature = good.split(".")
    strangers = {
        "none": None,
        "for another service": office.token("anne", audience="another-service"),
        "unsigned": f"{header}.{payload}.",
        "another payload": f"{header}.{office.token('ugo').split('.')[1]}.{signature}",
        "a stranger's signature": signed_by_a_stranger(good),
    }
    for what, token in strangers.items():
        answer = office.ask(f"/v1/clients/{OWN}", token)
        assert answer.status_code == 401, what
        assert answer.json()["code"] == "not-signed-in"
        assert answer.headers["www-authenticate"].startswith("Bearer")
    assert office.ask(f"/v1/clients/{OWN}", good).status_code == 200


def test_the_provider_s_next_key_is_found_and_a_token_ends(office: Office) -> None:
    assert office.ask("/v1/model", office.token("ugo")).status_code == 200
    office.provider.close()
    office.start_provider()  # with another key
    first = office.token("ugo")
    office.wait_until(200, lambda: office.token("ugo"))
    office.wait_until(401, lambda: first)
    assert office.ask("/v1/model", office.token("ugo")).status_code == 200


def signed_by_a_stranger(token: str) -> str:
    """Return the same claims under the same name of a key, signed with another."""
    header, claims = (decoded(part) for part in token.split(".")[:2])
    stranger = RSAKey.generate_key(2048, {"kid": header["kid"]} if "kid" in header else None)
    return jwt.encode(header, claims, stranger, algorithms=[header["alg"]])


def decoded(part: str) -> dict[str, Any]:
    return loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
