"""One client: the decision, what made it, what is known, and others to compare with."""

from typing import Final

import streamlit as st
from markupsafe import Markup

from clairscore.credit.portfolio import Client, UnknownClient
from clairscore.credit.portfolio.similar import With
from clairscore.dashboard import files, state, widgets
from clairscore.dashboard.controls import controlled
from clairscore.dashboard.screens import decision, letter
from clairscore.dashboard.services import Services
from clairscore.presentation.client import markup as draw
from clairscore.presentation.client import sections
from clairscore.presentation.client.data import data_page, notices
from clairscore.presentation.client.page import ClientPage
from clairscore.presentation.client.plain import plain_page
from clairscore.presentation.comparison import markup as compared
from clairscore.presentation.comparison.choices import criteria, question, telling_features
from clairscore.presentation.comparison.page import comparison_page
from clairscore.presentation.offers import markup as offered
from clairscore.texts import Translator

VIEW, FIND, ALL = "view", "find", "all"
FOR_CLIENT: Final = "client"


def render(services: Services, say: Translator) -> None:
    """Draw the client of the address, or ask for one."""
    widgets.client_picker(services, say)
    wanted = state.client()
    if not wanted:
        title, detail = say("dashboard-invitation"), say("dashboard-invitation-detail")
        heading = widgets.heading(title, intro=detail)
        widgets.html(heading + widgets.examples(services, say), key="client")
        return
    try:
        client = files.opened(services, wanted, "screen")
    except UnknownClient as error:
        _unknown(error, say)
        return
    page = services.page(client, say.language)
    state.remember(page.client)
    for_client = state.choices().get(VIEW) == FOR_CLIENT
    shown = sections.VIEWS[for_client]
    controlled(Markup(), sections.views_markup(shown, say), values={}, key="client-view")
    if for_client:
        _for_the_client(services, client, page, say=say)
        return
    _for_the_adviser(services, client, page, say=say)
    if not page.accepted:
        _offers(services, client, say)
    _comparison(services, client, say)
    _data(services, client, say)
    decision.section(services, page, say=say)
    letter.section(services, page, say)
    _others(services, client, page, say=say)


def _unknown(error: UnknownClient, say: Translator) -> None:
    """Say that there is no such client, and lead to those with a number close to it."""
    links = [sections.ClientLink(known, known) for known in error.nearest]
    title = say("client-nearest-ids")
    widgets.html(
        widgets.heading(say("dashboard-alert"))
        + widgets.warning(say(error.message))
        + sections.links_markup(title, links, intro="", language=say.language, name="nearest"),
        key="client",
    )


def _for_the_client(
    services: Services, client: Client, page: ClientPage, *, say: Translator
) -> None:
    """Draw the decision as one would tell it to the client."""
    offers = None if page.accepted else services.offers(client, say.language)
    plain = plain_page(page, say, offers=offers)
    widgets.html(
        widgets.heading(say("client-plain-heading"), part=say("client-heading", client=page.client))
        + sections.plain_decision_markup(plain, accepted=page.accepted)
        + sections.plain_markup(plain, say)
        + draw.facts_markup(page.facts, say),
        key="client",
    )


def _for_the_adviser(
    services: Services, client: Client, page: ClientPage, *, say: Translator
) -> None:
    """Draw the decision with all that made it."""
    widgets.html(
        widgets.heading(say("client-heading", client=page.client))
        + draw.decision_markup(page, say)
        + sections.notices_markup(notices(client, services.portfolio, say.language))
        + draw.facts_markup(page.facts, say)
        + widgets.figure(draw.waterfall_markup(page, say), say)
        + draw.reasons_markup(page, say)
        + draw.themes_markup(page, say),
        key="client",
    )


def _offers(services: Services, client: Client, say: Translator) -> None:
    """Draw what would be accepted, once the answer itself is there."""
    page = services.offers(client, say.language)
    tried = offered.map_markup(page, say)
    figure = widgets.figure(tried, say) if tried else Markup()
    widgets.html(offered.offers_markup(page, say) + figure, key="client-offers")


@st.fragment
def _comparison(services: Services, client: Client, say: Translator) -> None:
    """Draw the client beside others of the reader's choice."""
    files.note(services, str(client.id), "screen")
    portfolio = services.portfolio
    telling = telling_features(client, portfolio, say.language)
    offered = criteria(client, portfolio, say.language)
    known = portfolio.dictionary.by_name
    asked = question(state.choices(), known, telling=telling, offered=offered)
    page = comparison_page(
        services.comparisons, portfolio, client=client, question=asked, language=say.language
    )
    figures = (widgets.figure(figure, say) for figure in compared.figures(page, say))
    chosen = compared.criteria_markup(offered, asked, say) if asked.kind is With.ALIKE else Markup()
    controlled(
        compared.controls_markup(services.comparable[say.language], say),
        compared.telling_markup(telling, asked, say)
        + chosen
        + compared.group_markup(page)
        + Markup().join(figures),
        values={"with": asked.kind.value, "feature": asked.feature, "and": asked.second},
        key="client-comparison",
    )


@st.fragment
def _data(services: Services, client: Client, say: Translator) -> None:
    """Draw all that is known of the client, filtered by what is typed."""
    files.note(services, str(client.id), "screen")
    typed, everything = (state.choices().get(name, "") for name in (FIND, ALL))
    page = data_page(
        client, services.portfolio, typed=typed, everything=bool(everything), language=say.language
    )
    controlled(
        sections.data_controls_markup(say),
        sections.data_markup(page, say, typed=typed),
        values={FIND: typed},
        key="client-data",
    )


def _others(services: Services, client: Client, page: ClientPage, *, say: Translator) -> None:
    """Draw where to go next: clients like this one; then what the page was made from."""
    near = services.comparisons.neighbours(client)
    found = {"accepted": near.accepted, "refused": near.refused, "near": near.near_limit}
    links: list[sections.ClientLink] = []
    visible = services.visible_search()
    for name, row in found.items():
        if row is not None:
            one = visible.known(str(services.portfolio.ids[row]), say.language)
            if one is None:  # another adviser's
                continue
            link = say("client-alike-link", client=one.id, detail=one.detail)
            links.append(sections.ClientLink(one.id, f"{say(f'client-alike-{name}')} – {link}"))
    markup = sections.links_markup(
        say("client-alike-heading"),
        links,
        intro=say("client-alike-intro"),
        language=say.language,
        name="alike",
    )
    widgets.html(markup + draw.identity_markup(page, say), key="client-others")
