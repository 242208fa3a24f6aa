"""New applications as markup: one as a client page, many as a table."""

from markupsafe import Markup

from clairscore.core.errors import ClairscoreError, InputFaults
from clairscore.presentation.client import markup as client_markup
from clairscore.presentation.client.page import ClientPage
from clairscore.presentation.html.templates import render
from clairscore.presentation.new_application.page import ResultsPage
from clairscore.texts import Translator


def file_markup(say: Translator) -> Markup:
    """Return the heading of the field for a file, and what a file should hold."""
    return render("new_application/file.html.j2", say=say)


def result_markup(page: ClientPage, say: Translator) -> Markup:
    """Return what comes of one application."""
    parts = (
        client_markup.decision_markup(page, say),
        client_markup.reasons_markup(page, say),
        client_markup.waterfall_markup(page, say),
        client_markup.themes_markup(page, say),
    )
    return render("new_application/result.html.j2", parts=parts, say=say)


def results_markup(page: ResultsPage, say: Translator) -> Markup:
    """Return what comes of a file: a sentence, and the first applications as a table."""
    notes = [note for note in (*page.notes, page.more) if note]
    return render("new_application/results.html.j2", page=page, notes=notes, say=say)


def fault_markup(error: ClairscoreError, say: Translator) -> Markup:
    """Return what keeps a file from being scored."""
    faults = error.faults if isinstance(error, InputFaults) else ()
    return render(
        "new_application/fault.html.j2",
        sentence=say(error.message),
        details=[say(fault) for fault in faults],
        say=say,
    )
