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
LONGEST: Final = 100  # characters of a name: file systems take 255 bytes


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


def write_letters(
    folder: Path,
    run: LetterRun,
    clients: Iterable[int | str],
    *,
    formats: Iterable[str],
    compose: Callable[[int | str], Letter],
    advance: Advance = lambda _: None,
) -> LettersWritten:
    """Write letters into a folder; only those that are not there.

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
            _open(folder, run)
            for client in clients:
                paths = {kind: folder / letter_name(client, run.language, kind) for kind in formats}
                absent = {kind: path for kind, path in paths.items() if not path.exists()}
                _fill(absent, compose, client)
                written, kept = written + len(absent), kept + len(paths) - len(absent)
                advance(1)
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


def _open(folder: Path, run: LetterRun) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    noted = json.dumps(asdict(run), default=str, ensure_ascii=False, indent=1) + "\n"
    path = folder / RUN
    if not path.exists():
        if any(folder.iterdir()):
            raise LettersOther(str(folder))
        _write(path, noted.encode())
    elif path.read_text(encoding="utf-8") != noted:
        raise LettersOther(str(folder))


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
