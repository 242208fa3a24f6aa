"""A corpus: labelled texts, read from the user's file, with all that is wrong with it told at once.

What can be left out is left out and said (empty texts, missing labels, copies, rare classes); what
makes a benchmark impossible is a fault.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow.compute

from clairscore.core.artefact import sha256
from clairscore.core.errors import InputFaults
from clairscore.files import table as tables
from clairscore.files.numbers import spelt
from clairscore.files.streams import Wish
from clairscore.textbench.sampling import stratified
from clairscore.texts import Message

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

FEWEST_IN_CLASS: Final = 5  # texts: fewer can't be in each of five folds
FEWEST_CLASSES: Final = 2
SHOWN: Final = 3  # rows or values told of each fault


@dataclass(frozen=True)
class Corpus:
    """Labelled texts.

    Parameters
    ----------
    name
        Of the file.
    texts, labels
        (n,) as given, white space around them removed.
    sha256
        Of the file.
    synthetic
        Made up for the project.
    notes
        What was left out and what is unusual.
    groups
        (n,): names of texts that belong together, by a column of the file; empty for none.
    """

    name: str
    texts: tuple[str, ...]
    labels: tuple[str, ...]
    sha256: str
    synthetic: bool = False
    notes: tuple[Message, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def classes(self) -> tuple[str, ...]:
        """Return the labels, each once, sorted."""
        return tuple(sorted(set(self.labels)))

    @property
    def codes(self) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """Return each text's class as its place in `classes`, (n,)."""
        place = {label: at for at, label in enumerate(self.classes)}
        return np.array([place[label] for label in self.labels], dtype=np.intp)


@dataclass(frozen=True)
class Reading:
    """How a file is read.

    Parameters
    ----------
    text
        Columns that make the text, joined by a blank line.
    label
        Column of the class.
    label_rule
        ``""``: the label as it is; ``first-level``: the first part of a path such as
        ``["Watches >> Wrist Watches >> …"]``.
    sample
        At most so many texts, classes in proportion; 0 for all.
    seed
        Of the sample.
    groups
        Column that names what texts belong to, such as a client or a product: those of one name
        are kept in one fold; empty for none.
    """

    text: tuple[str, ...]
    label: str
    label_rule: str = ""
    sample: int = 0
    seed: int = 1
    groups: str = ""


def first_level(label: str) -> str:
    """Return the first part of a category path.

    >>> first_level('["Watches >> Wrist Watches >> Titan"]')
    'Watches'
    """
    return label.strip().strip('[]"').split(">>")[0].strip()


LABEL_RULES: Final[Mapping[str, Callable[[str], str]]] = {
    "": str.strip,
    "first-level": first_level,
}


def read_corpus(path: Path, reading: Reading) -> Corpus:
    """Read labelled texts from a table, whatever it is kept in.

    Raises
    ------
    FileUnreadable
        No such file, another format, or a damaged one.
    InputFaults
        Columns are missing, or what is left can't be compared; all faults in one report.
    """
    wanted = (*reading.text, reading.label, *((reading.groups,) if reading.groups else ()))
    table, notes = read_table(path, wanted)
    faults = column_faults(table, wanted)
    if faults:
        raise InputFaults(path.name, faults=faults)
    columns = [as_texts(table[name]) for name in reading.text]
    texts = ["\n\n".join(filter(None, parts)) for parts in zip(*columns, strict=True)]
    rule = LABEL_RULES[reading.label_rule]
    labels = [rule(label) for label in as_texts(table[reading.label])]
    groups = tuple(as_texts(table[reading.groups])) if reading.groups else ()
    return checked_corpus(
        Corpus(path.name, tuple(texts), tuple(labels), sha256(path), notes=notes, groups=groups),
        sample=reading.sample,
        seed=reading.seed,
    )


def checked_corpus(corpus: Corpus, *, sample: int = 0, seed: int = 1) -> Corpus:
    """Return the texts that a benchmark can use; what is left out is noted.

    Raises
    ------
    InputFaults
        Fewer than two classes of five texts are left.
    """
    notes = list(corpus.notes)
    kept = _given(corpus, notes)
    kept = _without_copies(corpus, kept, notes)
    kept = _without_rare(corpus, kept, notes)
    labels = [corpus.labels[row] for row in kept]
    if len(set(labels)) < FEWEST_CLASSES:
        facts = {"found": tuple(sorted(set(labels))), "n": len(kept), "least": FEWEST_IN_CLASS}
        told = (*notes, Message("fault-corpus-classes", facts))
        raise InputFaults(corpus.name, faults=told)
    if 0 < sample < len(kept):
        codes = np.unique(labels, return_inverse=True)[1]
        rows = stratified(codes, sample, least=FEWEST_IN_CLASS, seed=seed)
        kept = [kept[row] for row in rows]
        notes.append(Message("note-corpus-sample", {"n": len(kept), "seed": str(seed)}))
    return replace(
        corpus,
        texts=tuple(corpus.texts[row] for row in kept),
        labels=tuple(corpus.labels[row] for row in kept),
        groups=tuple(corpus.groups[row] for row in kept) if corpus.groups else (),
        notes=tuple(notes),
    )


def corpus_digest(texts: Sequence[str], labels: Sequence[str]) -> str:
    """Return the sha256 of texts with their labels: equal for equal content."""
    pairs = json.dumps([list(texts), list(labels)], ensure_ascii=False)
    return hashlib.sha256(pairs.encode("utf-8", "surrogatepass")).hexdigest()


def _given(corpus: Corpus, notes: list[Message]) -> list[int]:
    """Return the rows with a text and a label; note the others."""
    rows = range(len(corpus.texts))
    silent = [row for row in rows if not corpus.texts[row].strip()]
    unlabelled = [row for row in rows if not corpus.labels[row]]
    for message, left_out in (
        ("note-corpus-empty-texts", silent),
        ("note-corpus-no-label", unlabelled),
    ):
        if left_out:
            shown = tuple(str(row + 1) for row in left_out[:SHOWN])
            notes.append(Message(message, {"n": len(left_out), "rows": shown}))
    gone = {*silent, *unlabelled}
    return [row for row in rows if row not in gone]


def _without_copies(corpus: Corpus, rows: list[int], notes: list[Message]) -> list[int]:
    """Keep the first of equal texts, and none where their labels differ."""
    labels: dict[str, set[str]] = {}
    for row in rows:
        labels.setdefault(corpus.texts[row], set()).add(corpus.labels[row])
    first = {corpus.texts[row]: row for row in reversed(rows)}
    disputed = [text for text, found in labels.items() if len(found) > 1]
    if disputed:
        found = tuple(sorted(labels[disputed[0]]))
        facts = {"n": len(disputed), "row": str(first[disputed[0]] + 1), "labels": found}
        notes.append(Message("note-corpus-conflicts", facts))
    copies = len(rows) - len(labels)
    if copies:
        notes.append(Message("note-corpus-copies", {"n": copies}))
    kept = set(first.values()) - {first[text] for text in disputed}
    return [row for row in rows if row in kept]


def _without_rare(corpus: Corpus, rows: list[int], notes: list[Message]) -> list[int]:
    counts = Counter(corpus.labels[row] for row in rows)
    rare = sorted(label for label, n in counts.items() if n < FEWEST_IN_CLASS)
    if rare:
        facts = {"n": len(rare), "labels": tuple(rare), "least": FEWEST_IN_CLASS}
        notes.append(Message("note-corpus-rare", facts))
    return [row for row in rows if corpus.labels[row] not in rare]


@dataclass(frozen=True)
class Cells:
    """The columns of a file as texts; what is missing is an empty one.

    Parameters
    ----------
    columns
        Names, as in the file.
    points
        See `files.numbers.read_numbers`.
    """

    columns: tuple[str, ...]
    points: bool
    _texts: tuple[list[str], ...]

    def __getitem__(self, name: str) -> list[str]:
        return self._texts[self.columns.index(name)]

    def __contains__(self, name: str) -> bool:
        return name in self.columns

    def __len__(self) -> int:
        return len(self._texts[0]) if self._texts else 0


def column_faults(table: Cells, asked: Sequence[str]) -> tuple[Message, ...]:
    """Return what is wrong with the columns asked for."""
    names = table.columns
    faults: list[Message] = []
    for name in asked:
        if name in names:
            continue
        facts: dict[str, object] = {"column": name, "found": names}
        close = tuple(get_close_matches(name, names, n=2, cutoff=0.6))
        message = "fault-corpus-column-close" if close else "fault-corpus-column"
        faults.append(Message(message, {**facts, "close": close}))
    if not len(table):
        faults.append(Message("fault-corpus-empty"))
    return tuple(faults)


def as_texts(column: Iterable[str]) -> list[str]:
    """Return texts without white space around them."""
    return [text.strip() for text in column]


def read_table(path: Path, named: Sequence[str] = ()) -> tuple[Cells, tuple[Message, ...]]:
    """Return a file as a table, with what is to be said of it.

    Parameters
    ----------
    path
        The file.
    named
        Columns that it should have.

    Raises
    ------
    FileUnreadable
        No such file, or a damaged one.
    InputFaults
        No table, or rows that can't be told apart.
    """
    wish = Wish(named=tuple(named), nulls=())  # "NA" may be a text, or a class
    with tables.reading(path, name=str(path), wish=wish) as read:
        if read.faults:
            raise InputFaults(path.name, faults=read.faults)
        columns = (spelt(read.column(at)) for at in range(len(read.names)))
        texts = tuple(pc.fill_null(column, "").to_pylist() for column in columns)
        return Cells(read.names, read.points, texts), read.notes
