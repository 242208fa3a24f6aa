"""What every figure has around its drawing: caption, text alternative, sentence, table."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from markupsafe import Markup

from clairscore.presentation.html.markup import template

EMPTY = Markup()

FIGURE = template(
    '<figure class="figure" id="{name}"><figcaption>{title}</figcaption>'
    '<svg class="{kind}" role="img" aria-labelledby="{name}-title {name}-desc" width="100%"'
    ' height="{height}"><title id="{name}-title">{title}</title>'
    '<desc id="{name}-desc">{description}</desc>{drawing}</svg>{legend}'
    '<p class="figure-sentence">{sentence}</p>{details}</figure>'
)
DETAILS = template(
    "<details><summary>{summary}</summary>"
    '<div class="table-frame" role="group" aria-label="{title}" tabindex="0">'
    "<table><caption>{title}</caption><thead><tr>{header}</tr></thead>"
    "<tbody>{body}</tbody></table></div></details>"
)


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

    def markup(self, *, title: str, summary: str) -> Markup:
        """Return the table, folded under `summary`."""
        cell = template("<td>{}</td>")
        body = [
            template('<tr><th scope="row">{}</th>{}</tr>')(row[0], EMPTY.join(map(cell, row[1:])))
            for row in self.rows
        ]
        header = EMPTY.join(map(template('<th scope="col">{}</th>'), self.header))
        return DETAILS(title=title, summary=summary, header=header, body=EMPTY.join(body))


def framed(  # noqa: PLR0913 (the parts of a figure, each named at its only two callers)
    name: str,
    drawing: Markup,
    *,
    kind: str,
    height: int,
    words: FigureWords,
    details: Details,
    legend: Markup = EMPTY,
) -> Markup:
    """Return a drawing as a whole figure.

    Parameters
    ----------
    name
        Id of the figure, unique on its page.
    drawing
        Inside of the ``svg`` element.
    kind
        Class of the ``svg`` element.
    height
        In CSS pixels.
    words, details
        Its words and its numbers.
    legend
        Key to the marks, if they need one.
    """
    return FIGURE(
        name=name,
        kind=kind,
        height=height,
        title=words.title,
        description=words.description,
        sentence=words.sentence,
        drawing=drawing,
        legend=legend,
        details=details.markup(title=words.title, summary=words.table),
    )


@cache
def stylesheet() -> Markup:
    """Return the style sheet of the figures, to be placed once on a page."""
    folder = resources.files("clairscore.presentation") / "templates"
    # part of the package, not data: nothing in it needs escaping
    return Markup((folder / "figures.css").read_text(encoding="utf-8"))  # noqa: S704
