"""Ed25519 signatures: of artefacts, and of heads of the decision record.

The private key is a PEM file kept elsewhere than what it signs. Whose signatures count is said once,
at the entry point, because artefacts are opened in many places and none may forget to look.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from clairscore.core.errors import ClairscoreError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

END: Final = "-----END PUBLIC KEY-----"


@dataclass(eq=False)
class PrivateKeyUnusable(ClairscoreError):
    """A file that holds no Ed25519 private key."""

    code: ClassVar[str] = "private-key"
    path: str


@dataclass(eq=False)
class PublicKeysUnusable(ClairscoreError):
    """A file that holds something else than Ed25519 public keys."""

    code: ClassVar[str] = "public-keys"
    path: str


@dataclass(frozen=True)
class Signer:
    """A private key; `public` is its public key, in hexadecimal."""

    key: "Ed25519PrivateKey"

    @property
    def public(self) -> str:
        """Return the public key, in hexadecimal."""
        return self.key.public_key().public_bytes_raw().hex()

    def sign(self, text: str) -> str:
        """Return the signature of a text, in hexadecimal."""
        return self.key.sign(text.encode()).hex()


def read_signer(path: Path) -> Signer:
    """Read a private key.

    Raises
    ------
    PrivateKeyUnusable
        The file can't be read, or holds no Ed25519 key in PEM without a password.
    """
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - only who signs
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PrivateKey,
    )
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise PrivateKeyUnusable(str(path)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise PrivateKeyUnusable(str(path))
    return Signer(key)


def read_public_keys(path: Path) -> tuple[str, ...]:
    """Read public keys, one PEM block after another; each is returned in hexadecimal.

    Raises
    ------
    PublicKeysUnusable
        The file can't be read, holds none, or something else than Ed25519 keys.
    """
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - only who verifies
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PublicKey,
    )
    from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415

    try:
        blocks = path.read_text(encoding="utf-8").split(END)
        keys = [load_pem_public_key((block + END).encode()) for block in blocks if block.strip()]
    except (OSError, ValueError, UnsupportedAlgorithm) as error:
        raise PublicKeysUnusable(str(path)) from error
    found = tuple(k.public_bytes_raw().hex() for k in keys if isinstance(k, Ed25519PublicKey))
    if not found or len(found) < len(keys):
        raise PublicKeysUnusable(str(path))
    return found


def is_signed(text: str, signature: str, *, public: str) -> bool:
    """Return whether a signature is this public key's for a text; both in hexadecimal."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - only who verifies
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PublicKey,
    )

    try:
        key, signed = bytes.fromhex(public), bytes.fromhex(signature)
        Ed25519PublicKey.from_public_bytes(key).verify(signed, text.encode())
    except (InvalidSignature, ValueError):
        return False
    return (key.hex(), signed.hex()) == (public, signature)  # one way to write each


_trusted: list[frozenset[str]] = [frozenset()]


def trust_only(keys: Iterable[str]) -> None:
    """Take only what these public keys signed, from now on and in this process; none: anything."""
    _trusted[:] = [frozenset(keys)]


def trusted() -> frozenset[str]:
    """Return the public keys whose signatures count; none if signatures aren't asked for."""
    return _trusted[0]
