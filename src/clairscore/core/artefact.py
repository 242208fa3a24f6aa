"""Artefacts: folders written beside their place and renamed when complete, with a manifest.

A manifest says what made the folder and holds the sha256 of every part, so that opening one can
tell a damaged, foreign or newer artefact from a good one. Nothing in an artefact is unpickled.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Collection, Generator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from clairscore import __version__
from clairscore.core.errors import (
    ArtefactDamaged,
    ArtefactKind,
    ArtefactMissing,
    ArtefactNewer,
    TargetTaken,
    WriteFailed,
)

FORMAT_VERSION = 1
MANIFEST = "manifest.json"


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
    """

    kind: str
    synthetic: bool
    parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])
    inputs: Mapping[str, str] = field(default_factory=dict[str, str])
    parts: Mapping[str, str] = field(default_factory=dict[str, str])
    made_by: str = ""
    made_at: str = ""
    format_version: int = FORMAT_VERSION

    @property
    def identity(self) -> str:
        """Return the sha256 of the parts: equal for equal content, whenever it was made."""
        listing = "\n".join(f"{digest} {name}" for name, digest in sorted(self.parts.items()))
        return hashlib.sha256(listing.encode()).hexdigest()


@dataclass(frozen=True)
class Artefact:
    """An opened artefact: its folder and its manifest."""

    path: Path
    manifest: Manifest


@dataclass
class Draft:
    """An artefact being written: put files in `path`; amend the fields before the block ends.

    `unsealed` names files and folders directly in `path` that other programs may change later,
    such as a tracking store: they carry no sha256 and are no part of the artefact's identity.
    """

    path: Path
    synthetic: bool = False
    parameters: dict[str, Any] = field(default_factory=dict[str, Any])
    inputs: dict[str, str] = field(default_factory=dict[str, str])
    unsealed: set[str] = field(default_factory=set[str])


@contextmanager
def writing(target: Path, kind: str, *, replace: bool = False) -> Generator[Draft]:
    """Write an artefact so that it appears whole or not at all.

    Parameters
    ----------
    target
        Folder to create.
    kind
        Kind of artefact.
    replace
        Replace an existing artefact (of any kind) or empty folder at `target`.

    Yields
    ------
    Draft
        A folder beside `target`; renamed to `target` when the block ends without error.

    Raises
    ------
    TargetTaken
        `target` exists and `replace` is false, or it is not an artefact.
    WriteFailed
        The disk is full or the folder read-only; what had been written is removed.
    """
    target = target.absolute()
    _check_free(target, replace=replace)
    beside = target.parent / f".{target.name}-{uuid4().hex[:12]}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:  # from before the folder is there: an interruption at any moment leaves nothing
            beside.mkdir(mode=0o700)
            draft = Draft(beside)
            yield draft
            _write_manifest(draft, kind)
            beside.chmod(0o755)
            _put_in_place(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise WriteFailed(str(target), error.strerror or str(error)) from error


def open_artefact(path: Path, kind: str, *, verified_later: Collection[str] = ()) -> Artefact:
    """Open an artefact after checking its manifest and the sha256 of each part.

    Parameters
    ----------
    path
        Its folder.
    kind
        The kind that it must be.
    verified_later
        Names of large parts that their reader verifies piece by piece as it reads them; here they
        need only exist.

    Raises
    ------
    ArtefactMissing
        No folder or no manifest there.
    ArtefactKind
        The artefact is of another kind.
    ArtefactNewer
        Its format is later than this version knows.
    ArtefactDamaged
        Parts are missing or changed.
    """
    try:
        stored = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(**stored)
    except FileNotFoundError as error:
        raise ArtefactMissing(str(path), expected=kind) from error
    except (ValueError, TypeError, OSError) as error:
        newer = _newer_version(path)
        if newer is not None:
            raise ArtefactNewer(str(path), *newer) from error
        raise ArtefactDamaged(str(path), parts=(MANIFEST,)) from error
    if manifest.format_version > FORMAT_VERSION:
        raise ArtefactNewer(str(path), manifest.format_version, FORMAT_VERSION, manifest.made_by)
    if manifest.kind != kind:
        raise ArtefactKind(str(path), found=manifest.kind, expected=kind)
    damaged = tuple(
        name
        for name, digest in manifest.parts.items()
        if not _inside(path, name) or (name not in verified_later and sha256(path / name) != digest)
    )
    if damaged:
        raise ArtefactDamaged(str(path), parts=damaged)
    return Artefact(path, manifest)


def sha256(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _inside(folder: Path, name: str) -> bool:
    """Return whether a part is a file within the artefact, whatever its manifest claims."""
    part = (folder / name).resolve()
    return part.is_file() and part.is_relative_to(folder.resolve())


def _newer_version(path: Path) -> tuple[int, int, str] | None:
    """Return (found, known, made by) if the manifest is readable and of a later format."""
    try:
        stored = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        found = int(stored["format_version"])
    except (ValueError, KeyError, TypeError, OSError):
        return None
    return (
        (found, FORMAT_VERSION, str(stored.get("made_by", "?"))) if found > FORMAT_VERSION else None
    )


def _check_free(target: Path, *, replace: bool) -> None:
    if not target.exists():
        return
    empty = target.is_dir() and not any(target.iterdir())
    replaceable = replace and target.is_dir() and (target / MANIFEST).is_file()
    if not empty and not replaceable:
        raise TargetTaken(str(target))


def _write_manifest(draft: Draft, kind: str) -> None:
    files = sorted(
        path
        for path in draft.path.rglob("*")
        if path.is_file() and path.relative_to(draft.path).parts[0] not in draft.unsealed
    )
    manifest = Manifest(
        kind=kind,
        synthetic=draft.synthetic,
        parameters=draft.parameters,
        inputs=draft.inputs,
        parts={path.relative_to(draft.path).as_posix(): sha256(path) for path in files},
        made_by=f"clairscore {__version__}",
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    text = json.dumps(asdict(manifest), indent=2, ensure_ascii=False)
    (draft.path / MANIFEST).write_text(text + "\n", encoding="utf-8")


def _put_in_place(beside: Path, target: Path) -> None:
    """Rename the finished folder; what it replaces steps aside first and is then removed."""
    if not target.exists():
        beside.rename(target)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    target.rename(aside / "old")
    try:
        beside.rename(target)
    except OSError:
        (aside / "old").rename(target)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
