"""New applications as markup: one as a client page, many as a table."""

from markupsafe import Markup

from clairscore.core.errors import ClairscoreError, InputFaults
from clairscore.presentation.client import markup as client_markup
from clairscore.presentation.client.page import ClientPage
from clairscore.presentation.html.markup import template
from clairscore.presentation.new_application.page import ResultsPage
from clairscore.texts import Translator

EMPTY = Markup()
HEADING = Markup('<h2 id="new-result" tabindex="-1">{}</h2>')
PARAGRAPH = template("<p>{}</p>")


def file_markup(say: Translator) -> Markup:
    """Return the heading of the field for a file, and what a file should hold."""
    return template("<h2>{}</h2><p>{}</p>")(say("upload-heading"), say("upload-intro"))


def result_markup(page: ClientPage, say: Translator) -> Markup:
    """Return what comes of one application."""
    return (
        HEADING.format(say("new-application-result"))
        + PARAGRAPH(say("new-application-outside"))
        + client_markup.decision_markup(page, say)
        + client_markup.reasons_markup(page, say)
        + client_markup.waterfall_markup(page, say)
        + client_markup.themes_markup(page, say)
    )


def results_markup(page: ResultsPage, say: Translator) -> Markup:
    """Return what comes of a file: a sentence, and the first applications as a table."""
    head = template('<th scope="col">{}</th>')
    row = template('<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>')
    columns = ("client", "decision", "score", "level")
    table = template(
        '<div class="table-frame" role="group" tabindex="0" aria-label="{}"><table><thead><tr>{}</tr>'
        "</thead><tbody>{}</tbody></table></div>"
    )(
        say("upload-result"),
        EMPTY.join(head(say(f"upload-column-{column}")) for column in columns),
        EMPTY.join(row(one.client, one.decision, one.score, one.level) for one in page.lines),
    )
    notes = EMPTY.join(PARAGRAPH(note) for note in (*page.notes, page.more) if note)
    sentence = template("<p data-announce><strong>{}</strong></p>")(page.sentence)
    return HEADING.format(say("upload-result")) + sentence + table + notes


def fault_markup(error: ClairscoreError, say: Translator) -> Markup:
    """Return what keeps a file from being scored."""
    faults = error.faults if isinstance(error, InputFaults) else ()
    items = EMPTY.join(template("<li>{}</li>")(say(fault)) for fault in faults)
    listed = template("<ul>{}</ul>")(items) if faults else EMPTY
    body = template('<div class="cs-alert" role="alert"><p>{}</p>{}</div>')
    return HEADING.format(say("upload-faulty")) + body(say(error.message), listed)
