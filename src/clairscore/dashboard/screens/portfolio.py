"""The portfolio: everyone, groups of clients, another limit, and the list of clients."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from clairscore.access import Right
from clairscore.dashboard import state, widgets
from clairscore.dashboard.controls import controlled
from clairscore.dashboard.services import Services
from clairscore.presentation.portfolio import clients_markup as listed
from clairscore.presentation.portfolio import markup as draw
from clairscore.presentation.portfolio.clients import client_filter, client_list
from clairscore.presentation.portfolio.page import (
    portfolio_page,
    segment_page,
    simulated_ratio,
    simulation,
)
from clairscore.texts import Translator


def render(services: Services, say: Translator) -> None:
    """Draw the screen."""
    page = portfolio_page(services.portfolio, services.ranking, say)
    widgets.html(
        widgets.heading(say("portfolio-heading"))
        + draw.overview_markup(page)
        + _figures(draw.overview_figures(page, say), say),
        key="portfolio",
    )
    _segments(services, say)
    _simulation(services, say)
    if services.who().has(Right.READ_CLIENT):
        _clients(services, say)
    else:
        widgets.html(widgets.note(say("client-list-hidden")), key="portfolio-clients")


@st.fragment
def _segments(services: Services, say: Translator) -> None:
    """Draw groups of clients by a feature of the reader's choice."""
    asked = state.choices().get("by", "")
    page = segment_page(services.portfolio, services.ranking, asked, say=say)
    controlled(
        _section("segment", draw.segment_controls(services.portfolio, say), say),
        _figures(draw.segment_figures(page, say), say),
        values={"by": page.feature},
        key="portfolio-segments",
    )


@st.fragment
def _simulation(services: Services, say: Translator) -> None:
    """Draw what another ratio of costs would change."""
    ratio = simulated_ratio(services.portfolio, state.choices().get("ratio", ""))
    page = simulation(services.portfolio, services.ranking, ratio, say=say)
    controlled(
        _section("simulation", draw.simulation_controls(services.portfolio, say), say),
        draw.simulation_markup(page, say) + widgets.figure(draw.simulation_figure(page, say), say),
        values={"ratio": f"{ratio:g}"},
        key="portfolio-simulation",
    )


@st.fragment
def _clients(services: Services, say: Translator) -> None:
    """Draw the list of clients."""
    asked = client_filter(state.choices())
    page = client_list(
        services.portfolio,
        services.visible_ranking(),
        asked,
        accepted=services.accepted,
        say=say,
    )
    controlled(
        _section("list", listed.list_controls(say), say),
        listed.list_markup(page, say),
        values=listed.list_values(asked),
        key="portfolio-clients",
    )


def _figures(figures: Sequence[Markup], say: Translator) -> Markup:
    return Markup().join(widgets.figure(figure, say) for figure in figures)


def _section(name: str, controls: Markup, say: Translator) -> Markup:
    title, intro = say(f"portfolio-h-{name}"), say(f"portfolio-intro-{name}")
    return widgets.section(f"portfolio-h-{name}", title, intro=intro) + controls
