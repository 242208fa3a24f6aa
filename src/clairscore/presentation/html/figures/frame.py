"""What every figure has around its drawing: words, numbers as a table, a style sheet."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from markupsafe import Markup


@dataclass(frozen=True)
class FigureWords:
    """The words of a figure, in the reader's language.

    Parameters
    ----------
    title
        Caption: what is shown of what.
    description
        Text alternative: what is drawn and how to read it.
    sentence
        What the figure says, in one visible sentence.
    table
        Words that unfold the table.
    """

    title: str
    description: str
    sentence: str
    table: str


@dataclass(frozen=True)
class Details:
    """A figure's numbers as a table of words: the first column names the rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@cache
def stylesheet() -> Markup:
    """Return the style sheet of the figures, to be placed once on a page."""
    folder = resources.files("clairscore.presentation") / "templates"
    # part of the package, not data: nothing in it needs escaping
    return Markup((folder / "figures" / "figures.css").read_text(encoding="utf-8"))  # noqa: S704
