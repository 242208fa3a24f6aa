"""The manifest of an artefact: what made it, the sha256 of every part, and a seal over all of it.

The seal covers the canonical text of the whole manifest, and the file must hold exactly that text,
so that no byte of it changes unnoticed. Whoever can write the folder can also seal anew; only a
signature (`core.signing`), whose key they don't have, shows that.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from clairscore.core.errors import ArtefactDamaged, ArtefactNewer, ArtefactOlder

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FORMAT_VERSION: Final = 2
MANIFEST: Final = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """What an artefact is and what made it.

    Parameters
    ----------
    kind
        ``tables``, ``dataset``, ``model``, ``portfolio`` …
    synthetic
        True when any input was made up: every screen says so.
    parameters
        Settings and seeds of the step, JSON values.
    inputs
        sha256 of each input, by name.
    parts
        sha256 of each file, by relative POSIX path.
    unsealed
        Names directly in the folder that other programs may change.
    signer
        Public key of who signed it, in hexadecimal; empty if nobody did.
    seal
        sha256 of the canonical text of all of these.
    signature
        Of the seal, in hexadecimal.
    """

    kind: str
    synthetic: bool
    parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])
    inputs: Mapping[str, str] = field(default_factory=dict[str, str])
    parts: Mapping[str, str] = field(default_factory=dict[str, str])
    unsealed: tuple[str, ...] = ()
    made_by: str = ""
    made_at: str = ""
    format_version: int = FORMAT_VERSION
    signer: str = ""
    seal: str = ""
    signature: str = ""

    @property
    def identity(self) -> str:
        """Return the sha256 of what it holds: equal for equal content, whenever it was made."""
        names = ("kind", "synthetic", "parameters", "inputs", "parts")
        return _sha256({name: getattr(self, name) for name in names})

    def sealed(self) -> "Manifest":
        """Return it with its seal, without a signature."""
        return replace(self, seal=_sha256(self._covered()), signature="")

    def text(self) -> str:
        """Return the one way to write it."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False, allow_nan=False) + "\n"

    def is_whole(self) -> bool:
        """Return whether the seal is that of the rest."""
        return self.seal == _sha256(self._covered())

    def _covered(self) -> dict[str, Any]:
        facts = asdict(self)
        del facts["seal"], facts["signature"]
        return facts


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an artefact; its parts are not looked at.

    Raises
    ------
    FileNotFoundError
        There is none.
    ArtefactOlder, ArtefactNewer
        Its format is another version's.
    ArtefactDamaged
        It is not as it was written.
    """
    damaged = ArtefactDamaged(str(folder), parts=(MANIFEST,))
    path = folder / MANIFEST
    if os.path.lexists(path) and not path.is_file():  # a pipe would be waited for
        raise damaged
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise damaged from error
    _check_version(content, folder)
    try:
        manifest = _adapter().validate_json(content, strict=True)
        same = manifest.text().encode() == content
    except ValueError as error:  # pydantic's too
        raise damaged from error
    if not same or not manifest.is_whole():
        raise damaged
    return manifest


def _check_version(content: bytes, folder: Path) -> None:
    """Refuse another version's format, whatever else such a manifest holds."""
    try:
        stored = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ArtefactDamaged(str(folder), parts=(MANIFEST,)) from error
    raw = cast("dict[str, object]", stored) if isinstance(stored, dict) else {}
    found, made_by = raw.get("format_version"), raw.get("made_by")
    if type(found) is not int:
        return
    if found > FORMAT_VERSION:
        raise ArtefactNewer(str(folder), found, FORMAT_VERSION, str(made_by))
    if found < FORMAT_VERSION:
        raise ArtefactOlder(str(folder), found, FORMAT_VERSION, str(made_by))


@cache
def _adapter() -> "TypeAdapter[Manifest]":
    from pydantic import TypeAdapter  # noqa: PLC0415 - the program's help does without

    return TypeAdapter(Manifest)


def _sha256(facts: Mapping[str, Any]) -> str:
    text = json.dumps(
        facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return hashlib.sha256(text.encode()).hexdigest()
