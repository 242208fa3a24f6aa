"""What a document holds, in the reader's language: sections of sentences, tables and figures.

It says nothing of looks. `kind` names what a block is, for the templates that lay it out.
"""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from clairscore.texts import Language


@dataclass(frozen=True)
class Paragraph:
    """One or more sentences; `strong` ones are what a reader in a hurry reads."""

    kind: ClassVar[str] = "paragraph"
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Bullets:
    """Sentences one below another; `to_do` puts a box to tick before each."""

    kind: ClassVar[str] = "bullets"
    lines: tuple[str, ...]
    to_do: bool = False


@dataclass(frozen=True)
class Facts:
    """Names with their values, or terms with their meanings."""

    kind: ClassVar[str] = "facts"
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Noted:
    """A cell with small print below its words."""

    text: str
    note: str


Cell = str | Noted


@dataclass(frozen=True)
class Table:
    """A table of words; the first column names the rows.

    Parameters
    ----------
    caption, header, rows
        What it says.
    words
        Places of the columns, beside the first, that hold words rather than numbers.
    strong
        Place of the row that matters, if one does.
    """

    kind: ClassVar[str] = "table"
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    words: frozenset[int] = frozenset()
    strong: int | None = None


@dataclass(frozen=True)
class Figure:
    """A figure, and what stands for it where nothing can be drawn, if anything."""

    kind: ClassVar[str] = "figure"
    markup: Markup
    sentence: str = ""
    in_words: Table | None = None


@dataclass(frozen=True)
class Code:
    """Lines to type, in a shell unless another language is named."""

    kind: ClassVar[str] = "code"
    text: str
    language: str = "sh"


@dataclass(frozen=True)
class Pointer:
    """A sentence that leads to another section of the document, by its name."""

    kind: ClassVar[str] = "pointer"
    text: str
    section: str


@dataclass(frozen=True)
class Section:
    """A titled part of a document, or of another section.

    Parameters
    ----------
    name
        Its id, unique in the document.
    title, blocks
        What it says.
    folded
        Whether a screen shows its title alone, to be unfolded; files show it all.
    summary
        Sentence beside the title of what is folded.
    """

    kind: ClassVar[str] = "section"
    name: str
    title: str
    blocks: "tuple[Block, ...]"
    folded: bool = False
    summary: str = ""


Block = Paragraph | Bullets | Facts | Table | Figure | Code | Pointer | Section


@dataclass(frozen=True)
class Document:
    """A document in one language.

    Parameters
    ----------
    title, lead
        What it is and, in a sentence, of what.
    sections
        The first is what a reader in a hurry reads.
    origin
        Small print: what it was made from.
    synthetic
        Sentence that announces made-up data; empty for a lender's own.
    made_by
        Program and version.
    """

    language: Language
    title: str
    lead: str
    sections: tuple[Section, ...]
    origin: str = ""
    synthetic: str = ""
    made_by: str = ""
