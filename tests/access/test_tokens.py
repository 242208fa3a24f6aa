"""A bearer token is taken only if the provider signed it, for us, and not too long ago."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from pathlib import Path
from time import time
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, Key, OctKey, RSAKey

from clairscore.access import Claims, NotSignedIn, Role, Tokens
from clairscore.access.tokens import DISCOVERY
from servers import id_token, openid_provider

ISSUER, AUDIENCE = "https://login.example/realms/bank", "clairscore-api"
KEY = RSAKey.generate_key(2048, {"kid": "a"})
NEXT = ECKey.generate_key("P-256", {"kid": "b"})
STRANGER = RSAKey.generate_key(2048, {"kid": "a"})


class Provider:
    """A provider's published documents, and how often they were asked for."""

    def __init__(self, *keys: Key, issuer: str = ISSUER) -> None:
        self.keys, self.issuer, self.asked = keys, issuer, 0

    def __call__(self, url: str) -> Mapping[str, Any]:
        if url == ISSUER + DISCOVERY:
            return {"issuer": self.issuer, "jwks_uri": "https://login.example/keys"}
        assert url == "https://login.example/keys"
        self.asked += 1
        return {"keys": [key.as_dict(private=False) for key in self.keys]}


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def claims(**changes: object) -> dict[str, Any]:
    known = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "anne",
        "name": "Anne",
        "exp": int(time()) + 600,
        "roles": ["adviser", "unheard-of"],
    }
    return {name: value for name, value in {**known, **changes}.items() if value is not ...}


def token(key: Key = KEY, *, algorithm: str = "RS256", kid: str = "a", **changes: object) -> str:
    header = {"alg": algorithm, "kid": kid}
    return jwt.encode(header, claims(**changes), key, algorithms=[algorithm])


def encoded(part: Mapping[str, object]) -> str:
    """Return a part of a token, made by hand: libraries refuse to make a bad one."""
    return urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


def tokens(provider: Provider | None = None, *, clock: Clock | None = None) -> Tokens:
    return Tokens(ISSUER, AUDIENCE, fetch=provider or Provider(KEY), clock=clock or Clock())


def test_a_good_token_says_who_asks_and_roles_unknown_here_give_nothing() -> None:
    person = tokens().person(token())
    assert (person.subject, person.name, person.roles) == ("anne", "Anne", {Role.ADVISER})


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://other.example"},
        {"iss": ...},
        {"aud": "another-service"},
        {"aud": ...},
        {"aud": []},
        {"exp": int(time()) - 60},
        {"exp": ...},
        {"exp": "tomorrow"},
        {"nbf": int(time()) + 600},
        {"sub": ...},
        {"sub": ""},
        {"sub": 7},
    ],
    ids=range(12),
)
def test_a_token_for_others_or_of_others_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(NotSignedIn, match="valid token"):
        tokens().person(token(**changes))


def test_a_token_without_a_signature_is_refused() -> None:
    signed = token()
    header, payload, _ = signed.split(".")
    unsigned = encoded({"alg": "none"}) + "." + payload
    for forged in (
        unsigned + ".",
        unsigned,
        f"{header}.{payload}.",
        f"{header}.{payload}",
        "",
        "a.b.c",
        "é",
    ):
        with pytest.raises(NotSignedIn, match="valid token"):
            tokens().person(forged)


@pytest.mark.parametrize("form", ["pem", "n"])
def test_the_public_key_is_no_shared_secret(form: str) -> None:
    """HS256 signed with the published key as its secret: the classic confusion of algorithms."""
    key = KEY.as_pem(private=False) if form == "pem" else str(KEY.as_dict()["n"]).encode()
    body = encoded({"alg": "HS256", "kid": "a"}) + "." + encoded(claims())
    signature = hmac.new(key, body.encode(), hashlib.sha256).digest()
    with pytest.raises(NotSignedIn, match="valid token"):
        tokens().person(body + "." + urlsafe_b64encode(signature).decode().rstrip("="))


def test_a_symmetric_key_that_a_provider_publishes_is_not_used() -> None:
    shared = OctKey.generate_key(256, {"kid": "a"})
    provider = Provider(KEY)
    published = Provider.__call__

    def fetch(url: str) -> Mapping[str, Any]:
        found = dict(published(provider, url))
        return {"keys": [shared.as_dict()]} if "keys" in found else found

    with pytest.raises(NotSignedIn, match="valid token"):
        Tokens(ISSUER, AUDIENCE, fetch=fetch).person(token(shared, algorithm="HS256"))


def test_a_stranger_s_signature_and_a_changed_token_are_refused() -> None:
    header, _, signature = token().split(".")
    payload = token(sub="paul").split(".")[1]
    for forged in (token(STRANGER), f"{header}.{payload}.{signature}", token() * 40):
        with pytest.raises(NotSignedIn, match="valid token"):
            tokens().person(forged)


def test_keys_are_kept_and_a_new_one_is_fetched_when_it_is_named() -> None:
    provider, clock = Provider(KEY), Clock()
    known = tokens(provider, clock=clock)
    for _ in range(5):
        known.person(token())
    assert provider.asked == 1
    provider.keys = (KEY, NEXT)
    rotated = token(NEXT, algorithm="ES256", kid="b")
    with pytest.raises(NotSignedIn, match="valid token"):
        known.person(rotated)
    clock.now = 31
    assert known.person(rotated).subject == "anne"
    assert provider.asked == 2
    clock.now += 3601
    known.person(token())
    assert provider.asked == 3


def test_made_up_tokens_do_not_make_us_ask_the_provider_again_and_again() -> None:
    provider, clock = Provider(KEY), Clock()
    known = tokens(provider, clock=clock)
    for _ in range(20):
        with pytest.raises(NotSignedIn, match="valid token"):
            known.person(token(STRANGER, kid="never-seen"))
    assert provider.asked == 1


def test_a_provider_that_calls_itself_otherwise_is_not_believed() -> None:
    with pytest.raises(NotSignedIn, match="valid token"):
        tokens(Provider(KEY, issuer="https://evil.example")).person(token())


def test_a_provider_that_does_not_answer_lets_nobody_in() -> None:
    unreachable = Tokens("http://localhost:9", AUDIENCE)
    with pytest.raises(NotSignedIn, match="valid token"):
        unreachable.person(token(iss="http://localhost:9"))


@pytest.mark.parametrize(
    ("claim", "given", "roles"),
    [
        ("roles", "auditor", {Role.AUDITOR}),
        ("realm_access.roles", {"roles": ["ADV", "auditor"]}, {Role.ADVISER}),
        ("groups", None, set()),
        ("groups", {"a": 1}, set()),
        ("groups", [["ADV"], 3, "ADV"], {Role.ADVISER}),
    ],
)
def test_roles_are_found_where_the_provider_puts_them(
    claim: str, given: object, roles: set[Role]
) -> None:
    known = {"ADV": Role.ADVISER} if claim != "roles" else {"auditor": Role.AUDITOR}
    found = Claims(roles=claim, known=known).person({"sub": "a", claim.split(".", 1)[0]: given})
    assert found.roles == roles


def test_a_token_of_a_real_provider_is_taken(tmp_path: Path) -> None:
    with openid_provider(tmp_path) as issuer:
        given = id_token(issuer, "rita", audience=AUDIENCE)
        person = Tokens(issuer, AUDIENCE).person(given)
        assert (person.subject, person.roles) == ("rita", {Role.REVIEWER})
        with pytest.raises(NotSignedIn, match="valid token"):
            Tokens(issuer, "another-service").person(given)
