"""Bearer tokens of an OpenID provider: signed by it, for us, still good; and who they are for."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from clairscore.access.rights import NotSignedIn, Person, Role

ALGORITHMS: Final = ("RS256", "PS256", "ES256", "ES384", "Ed25519", "EdDSA")
"""Signatures by a private key alone: neither ``none``, nor HMAC with a public key as its secret."""
KEYS_KEPT_SECONDS: Final = 3600.0
KEYS_ASKED_SECONDS: Final = 30.0
"""However many tokens name unknown keys, the provider is asked no more often."""
LEEWAY_SECONDS: Final = 30
SECONDS_TO_ANSWER: Final = 10
MOST_BYTES: Final = 1_000_000
LONGEST_TOKEN: Final = 16_384
DISCOVERY: Final = "/.well-known/openid-configuration"

Fetch = Callable[[str], Mapping[str, Any]]


@dataclass(frozen=True)
class Claims:
    """How a provider names people and their roles.

    Parameters
    ----------
    subject
        Claim that names a person for good.
    roles
        Claim of a list of roles, or of one; dots lead into nested claims.
    known
        Role by the provider's name for it.
    """

    subject: str = "sub"
    roles: str = "roles"
    known: Mapping[str, Role] = field(default_factory=lambda: {role.value: role for role in Role})

    def person(self, claims: Mapping[str, Any]) -> Person:
        """Return who claims are about; roles not known here give nothing.

        Raises
        ------
        NotSignedIn
            They name nobody.
        """
        subject = claims.get(self.subject)
        if not isinstance(subject, str) or not subject.strip():
            raise NotSignedIn
        name = claims.get("name") or claims.get("preferred_username") or subject
        found: Any = claims
        for part in self.roles.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        named = [found] if isinstance(found, str) else found if isinstance(found, list) else []
        roles = frozenset(self.known[one] for one in map(str, named) if one in self.known)
        return Person(subject, str(name), roles)


def fetch_json(url: str) -> Mapping[str, Any]:
    """Return the JSON object at an address of the provider.

    Raises
    ------
    NotSignedIn
        It doesn't answer, or not with that: nobody can be known now.
    """
    request = Request(url, headers={"Accept": "application/json"})  # noqa: S310 (of our settings)
    try:
        with urlopen(request, timeout=SECONDS_TO_ANSWER) as answer:  # noqa: S310
            found = json.loads(answer.read(MOST_BYTES))
    except (OSError, ValueError) as error:
        raise NotSignedIn from error
    if not isinstance(found, dict):
        raise NotSignedIn
    return found


class Tokens:
    """Verifies bearer tokens; its keys come from the provider and are kept for an hour.

    Parameters
    ----------
    issuer
        The provider's address, exactly as its tokens give it.
    audience
        Whom tokens must be for.
    claims
        How the provider names people and roles.
    fetch
        Returns the JSON object at an address.
    clock
        Seconds that never go back.
    """

    def __init__(
        self,
        issuer: str,
        audience: str,
        *,
        claims: Claims | None = None,
        fetch: Fetch = fetch_json,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._issuer = issuer
        self._claims = claims or Claims()
        self._fetch, self._clock = fetch, clock
        self._lock = Lock()
        self._keys: KeySet | None = None
        self._fetched = 0.0
        self._registry = jwt.JWTClaimsRegistry(
            leeway=LEEWAY_SECONDS,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
            sub={"essential": True},
        )

    def person(self, token: str) -> Person:
        """Return who a token is for.

        Raises
        ------
        NotSignedIn
            It isn't signed by the provider, is for others, has expired, or names nobody.
        """
        if len(token) > LONGEST_TOKEN:
            raise NotSignedIn
        keys = self._known_keys(older_than=KEYS_KEPT_SECONDS)
        try:
            claims = self._verified(token, keys)
        except NotSignedIn:  # perhaps signed by a key that is newer than ours
            newer = self._known_keys(older_than=KEYS_ASKED_SECONDS)
            if newer is keys:
                raise
            claims = self._verified(token, newer)
        return self._claims.person(claims)

    def _verified(self, token: str, keys: KeySet) -> Mapping[str, Any]:
        try:
            decoded = jwt.decode(token, keys, algorithms=ALGORITHMS)
            self._registry.validate(decoded.claims)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise NotSignedIn from error
        return decoded.claims

    def _known_keys(self, *, older_than: float) -> KeySet:
        """Return the provider's keys, fetched anew if the last ones are too old."""
        with self._lock:
            now = self._clock()
            if self._keys is None or now - self._fetched > older_than:
                self._keys = self._fetched_keys()
                self._fetched = now
            return self._keys

    def _fetched_keys(self) -> KeySet:
        found = self._fetch(self._issuer.rstrip("/") + DISCOVERY)
        address = found.get("jwks_uri")
        # a provider that is someone else's, or an address that is no web address
        if found.get("issuer") != self._issuer or not isinstance(address, str):
            raise NotSignedIn
        if urlsplit(address).scheme != urlsplit(self._issuer).scheme:
            raise NotSignedIn
        keys = self._fetch(address).get("keys")
        if not isinstance(keys, Sequence) or isinstance(keys, str):
            raise NotSignedIn
        try:  # symmetric keys have no place in a published set
            return KeySet.import_key_set({"keys": [k for k in keys if k.get("kty") != "oct"]})
        except (JoseError, ValueError, TypeError, AttributeError) as error:
            raise NotSignedIn from error
