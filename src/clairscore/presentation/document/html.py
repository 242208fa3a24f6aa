"""Documents as self-contained accessible HTML files without scripts, and sections on screens."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from clairscore.presentation.document.model import Document, Section
from clairscore.presentation.html.figures import stylesheet
from clairscore.presentation.html.templates import render
from clairscore.texts import translator

DrawFigure = Callable[[Markup], Markup]
"""Puts its downloads beside a figure."""


def documents_html(documents: Sequence[Document]) -> str:
    """Return a document in several languages as one HTML file.

    The first language shows; links show the others, by CSS alone. Nothing is loaded from
    elsewhere.

    Parameters
    ----------
    documents
        The same in each language; sections and figures have the same names.
    """
    says = {document.language: translator(document.language) for document in documents}
    return render("document/file.html.j2", documents=documents, says=says, figures_css=stylesheet())


def section_markup(
    section: Section, figure: DrawFigure, *, prefix: str, titled: bool = True
) -> Markup:
    """Return a section as part of a screen; what is folded can be unfolded.

    Parameters
    ----------
    section
        What to show.
    figure
        Puts its downloads beside a figure.
    prefix
        Of ids, for what is unique on the screen.
    titled
        Whether its title is shown.
    """
    return render(
        "document/section.html.j2", section=section, figure=figure, prefix=prefix, titled=titled
    )
