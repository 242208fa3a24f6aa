"""Parts of the client screen around the decision: for whom, in plain words, data, other clients."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from clairscore.presentation.client.data import SHOWN, DataPage
from clairscore.presentation.client.plain import PlainPage
from clairscore.presentation.html.templates import render
from clairscore.presentation.offers.markup import plain_offers_markup
from clairscore.presentation.words.values import signed
from clairscore.texts import Language, Translator

VIEWS = ("adviser", "client")


@dataclass(frozen=True)
class ClientLink:
    """A client to go to: the id, and what is said of it."""

    id: str
    text: str


def views_markup(view: str, say: Translator) -> Markup:
    """Return the choice of whom the screen is for."""
    choices = [(name, say(f"client-view-{name}"), name == view) for name in VIEWS]
    return toggles("view", say("client-view"), choices)


def toggles(name: str, label: str, choices: Sequence[tuple[str, str, bool]]) -> Markup:
    """Return buttons side by side under a label: each a value, words, and whether it is pressed."""
    return render("toggles.html.j2", name=name, label=label, choices=choices)


def plain_markup(page: PlainPage, say: Translator) -> Markup:
    """Return the decision in plain words."""
    groups = (("against", page.against), ("for", page.for_))
    offers = plain_offers_markup(page.offers)
    return render("client/plain.html.j2", page=page, groups=groups, offers=offers, say=say)


def plain_decision_markup(page: PlainPage, *, accepted: bool) -> Markup:
    """Return the decision and the risk as people count."""
    return render("client/plain_decision.html.j2", page=page, accepted=accepted)


def notices_markup(notices: Sequence[str]) -> Markup:
    """Return what must be known of the data before the score is believed."""
    return render("client/notices.html.j2", notices=notices)


def links_markup(
    title: str, links: Sequence[ClientLink], *, intro: str, language: Language, name: str
) -> Markup:
    """Return links to clients; nothing if there is none."""
    return render(
        "client/links.html.j2", title=title, links=links, intro=intro, language=language, name=name
    )


def data_controls_markup(say: Translator) -> Markup:
    """Return the heading of the data, and the field that searches them."""
    return render("client/data_controls.html.j2", say=say)


def data_markup(page: DataPage, say: Translator, *, typed: str) -> Markup:
    """Return the data as a table, with its download; all can be asked for if they are many."""
    return render(
        "client/data.html.j2",
        page=page,
        say=say,
        signed=signed,
        more=not typed and page.total > SHOWN,
        everything=len(page.lines) == page.total,
    )
