"""Letters of many clients in a folder: each written whole or not at all, none written twice."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar, Final
from urllib.parse import quote

from clairscore.core.errors import ClairscoreError, WriteFailed
from clairscore.core.place import MARK, PART, taken
from clairscore.core.progress import Advance
from clairscore.presentation.letter.page import Lender, Letter, letter_html, letter_pdf
from clairscore.texts import Language

FORMATS: Final = ("pdf", "html")
RUN: Final = "letters.json"
STANDING: Final = "standing.json"
"""Up to which entry of the record the letters of a folder tell what is in force."""
LONGEST: Final = 100  # characters of a name: file systems take 255 bytes


Changed = Callable[[int | None], tuple[int, frozenset[str]]]
"""Given where the record stood, returns where it stands, and on whom something was decided since."""


@dataclass(eq=False)
class LettersOther(ClairscoreError):
    """A folder of letters that another run made."""

    code: ClassVar[str] = "letters-other"
    path: str


@dataclass(frozen=True)
class LetterRun:
    """What all letters of a folder have in common: a run with the same goes on where one stopped.

    Parameters
    ----------
    portfolio
        Its identity.
    lender
        Who signs.
    language, on
        Of the letters.
    """

    portfolio: str
    lender: Lender
    language: Language
    on: date


@dataclass(frozen=True)
class LettersWritten:
    """How many letters were written, and how many were there already."""

    written: int
    kept: int


def write_letters(  # noqa: PLR0913 (a run has many parts)
    folder: Path,
    run: LetterRun,
    clients: Iterable[int | str],
    *,
    formats: Iterable[str],
    compose: Callable[[int | str], Letter],
    changed: Changed | None = None,
    advance: Advance = lambda _: None,
) -> LettersWritten:
    """Write letters into a folder: those that are not there, and again where a decision changed.

    Parameters
    ----------
    folder
        Made if there is none; readable by its owner alone.
    run
        Noted in the folder.
    clients
        Whose letters.
    formats
        Of `FORMATS`.
    compose
        Gives the letter of a client.
    changed
        Told where the record stood when the folder was last written; the letters of those on whom
        something was decided since are written again. None where no record is kept.
    advance
        Told of each client done.

    Raises
    ------
    LettersOther
        The folder holds letters of another portfolio, lender, language or day.
    TargetBusy
        Another process writes letters there.
    WriteFailed
        Disk full, folder read-only; the letters written before stay.
    """
    written = kept = 0
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        with taken(folder.absolute()):
            since = None if _opened_new(folder, run) else _position(folder)
            position, stale = changed(since) if changed else (None, frozenset[str]())
            if not (folder / STANDING).exists():
                _note(folder, position)
            for client in stale:  # whether they are asked for or not
                paths = _paths(folder, client, run.language, kinds=FORMATS)
                there = {kind: path for kind, path in paths.items() if path.exists()}
                _fill(there, compose, client)
                written += len(there)
            for client in clients:
                paths = _paths(folder, client, run.language, kinds=formats)
                absent = {kind: path for kind, path in paths.items() if not path.exists()}
                _fill(absent, compose, client)
                written += len(absent)
                kept += 0 if str(client) in stale else len(paths) - len(absent)
                advance(1)
            _note(folder, position)
    except OSError as error:
        raise WriteFailed(str(folder), error.strerror or str(error)) from error
    return LettersWritten(written, kept)


def letter_content(composed: Letter, kind: str) -> bytes:
    """Return a letter as the bytes of a file of a format."""
    return letter_pdf(composed) if kind == "pdf" else letter_html(composed).encode()


def letter_name(client: int | str, language: Language, kind: str) -> str:
    """Return the file name of a letter; no id leads out of the folder, no two share a name.

    >>> letter_name("../a b", "fr", "pdf")
    'letter-..%2Fa%20b-fr.pdf'
    """
    name = quote(str(client), safe="")
    if len(name) > LONGEST:
        name = hashlib.sha256(name.encode()).hexdigest()
    return f"letter-{name}-{language}.{kind}"


def _fill(
    absent: dict[str, Path], compose: Callable[[int | str], Letter], client: int | str
) -> None:
    if absent:
        composed = compose(client)
        for kind, path in absent.items():
            _write(path, letter_content(composed, kind))


def _paths(
    folder: Path, client: int | str, language: Language, *, kinds: Iterable[str]
) -> dict[str, Path]:
    return {kind: folder / letter_name(client, language, kind) for kind in kinds}


def _position(folder: Path) -> int:
    """Return up to where the record was told; its start where none was kept then."""
    path = folder / STANDING
    try:
        return int(path.read_text(encoding="utf-8")) if path.exists() else 0
    except ValueError as error:
        raise LettersOther(str(folder)) from error


def _note(folder: Path, position: int | None) -> None:
    if position is not None:
        _write(folder / STANDING, f"{position}\n".encode())


def _opened_new(folder: Path, run: LetterRun) -> bool:
    """Make or check a folder; return whether nothing was written to it before."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    noted = json.dumps(asdict(run), default=str, ensure_ascii=False, indent=1) + "\n"
    path = folder / RUN
    if path.exists():
        if path.read_text(encoding="utf-8") != noted:
            raise LettersOther(str(folder))
        return False
    if any(folder.iterdir()):
        raise LettersOther(str(folder))
    _write(path, noted.encode())
    return True


def _write(path: Path, content: bytes) -> None:
    """Write a file beside its place, then rename it: who looks sees it whole."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=MARK, suffix=PART)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
