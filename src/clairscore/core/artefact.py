"""Artefacts: folders written beside their place and renamed when complete, with a manifest.

A manifest (`core.manifest`) says what made the folder and holds the sha256 of every part, so that
opening one can tell a damaged, foreign, older or newer artefact from a good one. Nothing in an
artefact is unpickled.
"""

import hashlib
import os
import shutil
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from clairscore import __version__
from clairscore.core.disk import file_of, no_room
from clairscore.core.errors import (
    ArtefactDamaged,
    ArtefactKind,
    ArtefactMissing,
    ArtefactUntrusted,
    ClairscoreError,
    FileUnreadable,
    TargetTaken,
    WriteFailed,
)
from clairscore.core.manifest import FORMAT_VERSION, MANIFEST, Manifest, read_manifest
from clairscore.core.paths import StrPath
from clairscore.core.place import beside, taken
from clairscore.core.signing import Signer, is_signed, trusted

__all__ = [
    "FORMAT_VERSION",
    "MANIFEST",
    "Artefact",
    "Draft",
    "Manifest",
    "open_artefact",
    "sha256",
    "sign_artefact",
    "writing",
]


@dataclass(frozen=True)
class Artefact:
    """An opened artefact: its folder and its manifest."""

    path: Path
    manifest: Manifest

    def part(self, name: str) -> Path:
        """Return the path of a part that is read later than at opening, verified now.

        Raises
        ------
        ArtefactDamaged
            It was changed since it was written.
        """
        if not _is_unchanged(self.path, name, self.manifest.parts.get(name, "")):
            raise ArtefactDamaged(str(self.path), parts=(name,))
        return self.path / name


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
def writing(target: StrPath, kind: str, *, replace: bool = False) -> Generator[Draft]:
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
    TargetBusy
        Another process writes there.
    WriteFailed
        The disk is full or the folder read-only; what had been written is removed.
    FileUnreadable
        Something that the block reads can't be read.
    """
    target = Path(target).absolute()
    _check_free(target, replace=replace)
    new = beside(target, "new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with taken(target):
            _check_free(target, replace=replace)
            try:  # from before the folder is there: an interruption at any moment leaves nothing
                new.mkdir(mode=0o700)
                draft = Draft(new)
                yield draft
                _write_manifest(draft, kind)
                new.chmod(0o755)
                _put_in_place(new, target)
            finally:
                shutil.rmtree(new, ignore_errors=True)
    except WriteFailed as error:
        if not Path(error.path).is_relative_to(new):
            raise
        raise WriteFailed(str(target), error.reason) from error
    except ClairscoreError:
        raise
    except Exception as error:
        fault = told(error, target)
        if fault is None:
            raise
        raise fault from error


def told(error: Exception, target: Path) -> WriteFailed | FileUnreadable | None:
    """Return what went wrong while a place was written to, by the file that it went wrong with.

    None if it is neither the disk's nor a file's fault.
    """
    full, file = no_room(error), file_of(error)
    if full is None and not isinstance(error, OSError):
        return None
    reason = full or getattr(error, "strerror", None) or str(error)
    if file is None or file.is_relative_to(target.parent):
        return WriteFailed(str(target), reason)
    if full:
        return WriteFailed(str(file.parent), full)
    return FileUnreadable(str(file), reason)


def open_artefact(
    path: StrPath, kind: str | None = None, *, verified_later: Collection[str] = ()
) -> Artefact:
    """Open an artefact after checking its manifest and the sha256 of each part.

    Parameters
    ----------
    path
        Its folder.
    kind
        The kind that it must be; any if None.
    verified_later
        Names of large parts that their reader verifies piece by piece as it reads them; here they
        need only exist.

    Raises
    ------
    ArtefactMissing
        No folder or no manifest there.
    ArtefactKind
        The artefact is of another kind.
    ArtefactOlder, ArtefactNewer
        Another version of Clairscore wrote it.
    ArtefactDamaged
        The manifest was changed; or parts are missing, changed or more than there were.
    ArtefactUntrusted
        Signatures are asked for, and it bears none that counts.
    """
    path = Path(path)
    manifest = _read(path, kind)
    keys = trusted()
    if keys and manifest.signer not in keys:
        raise ArtefactUntrusted(str(path))
    _check_parts(path, manifest, verified_later=verified_later)
    return Artefact(path, manifest)


def sign_artefact(path: Path, signer: Signer) -> Manifest:
    """Sign an artefact that is whole, in place of whoever signed it before.

    Raises
    ------
    ArtefactError
        It can't be opened: what is damaged is not signed.
    WriteFailed
        Its manifest can't be written.
    """
    try:
        with taken(path.absolute()):
            unsigned = replace(_manifest_to_sign(path), signer=signer.public).sealed()
            signed = replace(unsigned, signature=signer.sign(_signed_text(unsigned)))
            new = beside(path.absolute(), "new")
            try:
                new.mkdir()
                (new / MANIFEST).write_text(signed.text(), encoding="utf-8")
                (new / MANIFEST).replace(path / MANIFEST)
            finally:
                shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        raise WriteFailed(str(path), error.strerror or str(error)) from error
    return signed


def sha256(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest_to_sign(path: Path) -> Manifest:
    """Return the manifest of an artefact that is whole, whoever signed it before."""
    manifest = _read(path, kind=None)
    _check_parts(path, manifest)
    return manifest


def _signed_text(manifest: Manifest) -> str:
    return f"clairscore artefact {manifest.seal}"


def _read(path: Path, kind: str | None) -> Manifest:
    """Return a manifest whose seal holds, and whose signature does if it has one."""
    try:
        manifest = read_manifest(path)
    except FileNotFoundError as error:
        raise ArtefactMissing(str(path), expected=kind or "artefact") from error
    if kind is not None and manifest.kind != kind:
        raise ArtefactKind(str(path), found=manifest.kind, expected=kind)
    is_bare = not (manifest.signer or manifest.signature)
    text = _signed_text(manifest)
    if not (is_bare or is_signed(text, manifest.signature, public=manifest.signer)):
        raise ArtefactDamaged(str(path), parts=(MANIFEST,))
    return manifest


def _check_parts(path: Path, manifest: Manifest, *, verified_later: Collection[str] = ()) -> None:
    damaged = set(_files(path, manifest.unsealed)) ^ {MANIFEST, *manifest.parts}
    damaged |= {
        name
        for name, digest in manifest.parts.items()
        if name not in verified_later and not _is_unchanged(path, name, digest)
    }
    if damaged:
        names = sorted(name.encode(errors="replace").decode() for name in damaged)
        raise ArtefactDamaged(str(path), parts=tuple(names))


def _files(folder: Path, unsealed: Collection[str]) -> Iterator[str]:
    """Yield all that lies in an artefact but folders, by relative POSIX path."""
    for where, folders, files in os.walk(folder):
        skipped = unsealed if Path(where) == folder else ()
        folders[:] = [name for name in folders if name not in skipped]
        links = [name for name in folders if Path(where, name).is_symlink()]
        for name in (*files, *links):
            if name not in skipped:
                yield Path(where, name).relative_to(folder).as_posix()


def _is_unchanged(folder: Path, name: str, digest: str) -> bool:
    """Return whether a part is a file within the artefact, as it was written."""
    try:
        part = Path(
            os.path.realpath(folder / name)
        )  # resolve() raises of links that lead in circles
        inside = part.is_file() and part.is_relative_to(os.path.realpath(folder))
        return inside and sha256(part) == digest
    except (OSError, ValueError):  # unreadable, or no name of a file
        return False


def _check_free(target: Path, *, replace: bool) -> None:
    if not target.exists():
        return
    empty = target.is_dir() and not any(target.iterdir())
    replaceable = replace and target.is_dir() and (target / MANIFEST).is_file()
    if not empty and not replaceable:
        raise TargetTaken(str(target))


def _write_manifest(draft: Draft, kind: str) -> None:
    names = sorted(_files(draft.path, draft.unsealed))
    manifest = Manifest(
        kind=kind,
        synthetic=draft.synthetic,
        parameters=draft.parameters,
        inputs=draft.inputs,
        parts={name: sha256(draft.path / name) for name in names},
        unsealed=tuple(sorted(draft.unsealed)),
        made_by=f"clairscore {__version__}",
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    (draft.path / MANIFEST).write_text(manifest.sealed().text(), encoding="utf-8")


def _put_in_place(new: Path, target: Path) -> None:
    """Rename the finished folder; what it replaces steps aside first and is then removed."""
    if not target.exists():
        new.rename(target)
        return
    old = beside(target, "old")
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
