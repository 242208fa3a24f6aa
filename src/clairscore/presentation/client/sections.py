"""Parts of the client screen around the decision: for whom, in plain words, data, other clients."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from clairscore.presentation.client.data import SHOWN, DataLine, DataPage
from clairscore.presentation.client.plain import PlainPage, PlainReason
from clairscore.presentation.html.markup import template
from clairscore.presentation.words.values import signed
from clairscore.texts import Language, Translator

EMPTY = Markup()
VIEWS = ("adviser", "client")
BUTTON = template(
    '<button type="button" class="client-toggle" name="{}" value="{}" aria-pressed="{}">{}</button>'
)


@dataclass(frozen=True)
class ClientLink:
    """A client to go to: the id, and what is said of it."""

    id: str
    text: str


def views_markup(view: str, say: Translator) -> Markup:
    """Return the choice of whom the screen is for."""
    buttons = [toggle("view", name, say(f"client-view-{name}"), on=name == view) for name in VIEWS]
    return toggles(say("client-view"), buttons)


def toggle(name: str, value: str, text: str, *, on: bool) -> Markup:
    """Return a button that is pressed or not."""
    return BUTTON(name, value, "true" if on else "false", text)


def toggles(label: str, buttons: Sequence[Markup]) -> Markup:
    """Return buttons side by side under a label."""
    return template(
        '<div class="client-toggles" role="group" aria-label="{0}"><span>{0}</span>{1}</div>'
    )(label, EMPTY.join(buttons))


def plain_markup(page: PlainPage, say: Translator) -> Markup:
    """Return the decision in plain words."""
    groups = (("against", page.against), ("for", page.for_))
    columns = EMPTY.join(
        template("<section><h2>{}</h2><ul>{}</ul></section>")(
            say(f"client-plain-{side}-heading"), EMPTY.join(map(_plain_reason, lines))
        )
        for side, lines in groups
        if lines
    )
    return template('<div class="cs-columns">{}</div>{}<p class="client-review">{}</p>')(
        columns, _changeable(page, say), page.review
    )


def plain_decision_markup(page: PlainPage, *, accepted: bool) -> Markup:
    """Return the decision and the risk as people count."""
    return template(
        '<section class="cs-decision cs-{}" aria-labelledby="decision">'
        '<p id="decision" class="cs-verdict" data-announce>{}</p>{}<p>{}</p></section>'
    )(
        "accepted" if accepted else "refused",
        page.decision,
        template("<p>{}</p>")(page.decided) if page.decided else EMPTY,
        page.frequency,
    )


def notices_markup(notices: Sequence[str]) -> Markup:
    """Return what must be known of the data before the score is believed."""
    if not notices:
        return EMPTY
    return template('<div class="client-notice">{}</div>')(
        EMPTY.join(map(template("<p>{}</p>"), notices))
    )


def links_markup(
    title: str, links: Sequence[ClientLink], *, intro: str, language: Language, name: str
) -> Markup:
    """Return links to clients; nothing if there is none."""
    if not links:
        return EMPTY
    item = template('<li><a href="/client?client={0}&amp;lang={1}" data-client="{0}">{2}</a></li>')
    return template(
        '<section aria-labelledby="{0}"><h2 id="{0}">{1}</h2>{2}<ul class="client-links">{3}</ul>'
        "</section>"
    )(
        name,
        title,
        template("<p>{}</p>")(intro) if intro else EMPTY,
        EMPTY.join(item(link.id, language, link.text) for link in links),
    )


def data_controls_markup(say: Translator) -> Markup:
    """Return the heading of the data, and the field that searches them."""
    return template(
        '<h2 id="data-heading">{0}</h2><div class="cs-field" role="search" aria-label="{1}">'
        '<label for="data-find">{1}</label><input id="data-find" name="find" type="search"'
        ' autocomplete="off" spellcheck="false" aria-describedby="data-hint">'
        '<p class="cs-muted client-hint" id="data-hint">{2}</p></div>'
    )(say("client-data-heading"), say("client-data-find"), say("client-data-hint"))


def data_markup(page: DataPage, say: Translator, *, typed: str) -> Markup:
    """Return the data as a table, with its download."""
    columns = ("label", "value", "usual", "points")
    header = EMPTY.join(
        template('<th scope="col">{}</th>')(say(f"client-data-column-{name}")) for name in columns
    )
    rows = EMPTY.join(_data_row(line, page.language) for line in page.lines)
    table = template(
        '<div class="cs-figure"><figure id="data" class="client-data">'
        '<figcaption class="cs-unseen">{0}</figcaption><div class="table-frame" role="group"'
        ' aria-label="{0}" tabindex="0"><table><thead><tr>{1}</tr></thead><tbody>{2}</tbody>'
        "</table></div></figure>{3}</div>"
    )
    more = _more(page, say) if not typed else EMPTY
    save = template('<p class="cs-save"><button type="button" data-save="csv">{}</button>{}</p>')
    return template("<p data-said>{}</p>{}")(
        page.sentence,
        table(
            say("client-data-heading"),
            header,
            rows,
            save(say("dashboard-save-csv"), more),
        )
        if page.lines
        else EMPTY,
    )


def _more(page: DataPage, say: Translator) -> Markup:
    """Return the button that shows all data, or fewer again; nothing if all are few."""
    if page.total <= SHOWN:
        return EMPTY
    everything = len(page.lines) == page.total
    return toggle(
        "all",
        "" if everything else "1",
        say("client-data-all", total=page.total),
        on=everything,
    )


def _data_row(line: DataLine, language: Language) -> Markup:
    return template(
        '<tr><th scope="row">{}<span class="cs-unseen"> – </span><span class="client-theme">{}</span></th><td{}>{}</td><td>{}</td>'
        "<td>{}</td></tr>"
    )(
        line.label,
        line.theme,
        Markup(' class="cs-muted"') if line.missing else EMPTY,
        line.value,
        line.usual,
        signed(line.points, language) if line.points else "–",
    )


def _plain_reason(reason: PlainReason) -> Markup:
    details = EMPTY.join(map(template('<p class="cs-muted">{}</p>'), reason.details))
    return template("<li><p>{}</p>{}</li>")(reason.sentence, details)


def _changeable(page: PlainPage, say: Translator) -> Markup:
    if not page.changeable:
        return EMPTY
    return template('<section><h2>{}</h2><p>{}</p><ul class="client-plain">{}</ul></section>')(
        say("client-plain-change-heading"),
        say("client-plain-change"),
        EMPTY.join(map(template("<li>{}</li>"), page.changeable)),
    )
