"""API keys for jobs that run without a person: long, random, kept only as a hash."""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, Protocol

from clairscore.access.rights import NotSignedIn, Person, Role

PREFIX: Final = "clairscore_"
"""So that scanners for leaked secrets, and people, know what it is."""
KEY_BYTES: Final = 32


class KnownKey(Protocol):
    """A key as the record keeps it; `credit.decisions.ApiKey` is one."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def roles(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def revoked_at(self) -> datetime | None: ...  # noqa: D102


def new_key() -> str:
    """Return a new key: 256 random bits, shown once and stored nowhere."""
    return PREFIX + secrets.token_urlsafe(KEY_BYTES)


def key_digest(key: str) -> str:
    """Return the hash a key is kept as.

    SHA-256 without salt or stretching: a key of 256 random bits can't be guessed from it, and is
    found by it in an index, in a time that tells nothing of the keys kept.
    """
    return hashlib.sha256(key.encode()).hexdigest()


def person_of_key(key: str, find: Callable[[str], KnownKey | None]) -> Person:
    """Return who a key stands for.

    Parameters
    ----------
    key
        As sent.
    find
        Returns the key kept for a hash, such as `DecisionStore.keys.find`.

    Raises
    ------
    NotSignedIn
        It is unknown or revoked.
    """
    known = find(key_digest(key)) if key.startswith(PREFIX) else None
    if known is None or known.revoked_at is not None:
        raise NotSignedIn
    return Person(f"key:{known.id}", known.name, frozenset(map(Role, known.roles)))
