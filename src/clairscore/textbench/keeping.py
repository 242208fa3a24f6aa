"""Measures on disk: each is kept as it finishes, so that a run that was stopped goes on from there.

A journal holds the measures of one encoder on one corpus by one protocol: a file of JSON lines that
only grows. A line that was being written when the power failed does not parse and is measured again.
"""

import hashlib
import json
import os
import time
import warnings
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError
from sklearn.exceptions import ConvergenceWarning

from clairscore.core.errors import WriteFailed
from clairscore.textbench.figures import Told, jsonable

T = TypeVar("T")
PACKAGES: Final = ("numpy", "scipy", "scikit-learn", "umap-learn")
CODE: Final = ("clairscore.textbench.evaluation", "clairscore.textbench")
MEASURES: Final = "measures"
FEW_EACH: Final = "The number of unique classes"  # said of one text a class, as asked for


class Keep(Protocol):
    """Gives a measure by its name: as it was kept, or else made now."""

    def __call__(self, name: str, kind: type[T], make: Callable[[], T]) -> T:
        """Return the measure; `kind` says how its JSON is read."""
        ...


def made(name: str, kind: type[T], make: Callable[[], T]) -> T:
    """Return a measure that is made now and kept nowhere."""
    del name, kind
    return make()


@dataclass
class Journal:
    """The measures of one encoder that are on disk.

    Parameters
    ----------
    path
        The file; it may not be there yet.
    notes
        What the measures had to say: that something did not converge, for one.
    """

    path: Path
    notes: list[Told] = field(default_factory=list[Told])
    _lines: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])

    def __post_init__(self) -> None:
        lines = self.path.read_bytes().splitlines() if self.path.exists() else []
        for line in lines:
            try:
                kept = json.loads(line)
            except ValueError:
                continue
            self._lines[kept["name"]] = kept

    def __call__(self, name: str, kind: type[T], make: Callable[[], T]) -> T:
        """Return a measure as it was kept, or made now and put on disk.

        Raises
        ------
        WriteFailed
            The disk is full or the folder read-only.
        """
        adapter = TypeAdapter(kind)
        kept = self._lines.get(name)
        if kept is not None:
            try:
                value = adapter.validate_python(kept["value"])
            except ValidationError:
                pass  # written by hand or by another version: measured again
            else:
                self._note([Told(**note) for note in kept["notes"]])
                return value
        start = time.process_time()
        with quiet() as notes:
            value = make()
        took = time.process_time() - start
        told = [{"id": note.id, "args": note.args} for note in notes]
        self._append(
            {
                "name": name,
                "cpu_s": took,
                "notes": told,
                "value": adapter.dump_python(value, mode="json"),
            }
        )
        self._note(notes)
        return value

    def _note(self, notes: list[Told]) -> None:
        self.notes += [note for note in notes if note not in self.notes]

    def _append(self, line: Mapping[str, Any]) -> None:
        data = ("\n" + json.dumps(line)).encode()  # what stands before may be half a line
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab", buffering=0) as file:
                file.write(data)
                os.fsync(file.fileno())
        except OSError as error:
            raise WriteFailed(str(self.path), error.strerror or str(error)) from error


def open_journal(cache: Path, facts: Mapping[str, Any]) -> Journal:
    """Return the journal of what `facts` decide, with the versions and the code that measure."""
    told = json.dumps([jsonable(facts), _versions(), _code()], sort_keys=True)
    return Journal(cache / MEASURES / f"{hashlib.sha256(told.encode()).hexdigest()[:32]}.jsonl")


@contextmanager
def quiet() -> Generator[list[Told]]:
    """Turn warnings of libraries, which name files, into notes for the report."""
    notes: list[Told] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.filterwarnings("ignore", FEW_EACH)
        yield notes
    for one in caught:
        note = _note(one)
        if note not in notes:
            notes.append(note)


def _note(one: warnings.WarningMessage) -> Told:
    text = str(one.message)
    if issubclass(one.category, ConvergenceWarning):
        few = "distinct clusters" in text
        return Told("note-bench-few-distinct" if few else "note-bench-not-converged")
    return Told(
        "note-bench-warning",
        {"kind": one.category.__name__, "text": text.split("\n", maxsplit=1)[0]},
    )


def _versions() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _code() -> str:
    """Return the sha256 of the modules that measure: a change of them measures again."""
    files = [file for package in CODE for file in resources.files(package).iterdir()]
    sources = sorted((file.name, file.read_bytes()) for file in files if file.name.endswith(".py"))
    return hashlib.sha256(repr(sources).encode()).hexdigest()
