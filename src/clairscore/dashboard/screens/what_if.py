"""What if the application were different? Nothing is recorded: edits live in the session alone."""

from typing import Final

import streamlit as st
from markupsafe import Markup

from clairscore.dashboard import files, forms, state, widgets
from clairscore.dashboard.forms import Button, Form, Group
from clairscore.dashboard.services import Services
from clairscore.presentation.what_if import markup as draw
from clairscore.presentation.what_if.page import EMPTY, Entries, entered, entries_of, what_if_page
from clairscore.texts import Translator

HISTORY: Final = "what_if"
"""In the session: the client, and what was entered before and after each change."""


def render(services: Services, say: Translator) -> None:
    """Draw the application of the client of the address, to be changed."""
    widgets.client_picker(services, say)
    client = state.client()
    title = say("what-if-heading")
    if not client:
        widgets.html(widgets.heading(title, intro=say("what-if-invitation")), key="what-if")
        return
    files.opened(services, client, "what-if")  # an unknown one is told before anything is drawn
    state.remember(client)
    _try_offer(services, client)
    heading = widgets.heading(title, part=say("what-if-client", client=client))
    widgets.html(heading + draw.client_markup(client, say), key="what-if")
    _simulation(services, say, client)


@st.fragment
def _simulation(services: Services, say: Translator, client_id: str) -> None:
    """Draw the form and what comes of it; a change redraws only this."""
    client = files.opened(services, client_id, "what-if")
    history = _history(client_id)
    page = what_if_page(services.simulator, client, history[-1], language=say.language)
    if not page.fields:
        widgets.html(widgets.note(say("what-if-nothing")), key="what-if-nothing")
        return

    def change(name: str, text: str) -> None:
        after = entered(
            history[-1],
            name,
            text,
            client=client,
            portfolio=services.portfolio,
            language=say.language,
        )
        if after != history[-1]:
            _keep(client_id, (*history, after))

    def press(action: str) -> None:
        _keep(client_id, history[:-1] if action == "undo" else (EMPTY,))

    untouched = len(history) == 1
    form = Form(
        key="what-if-form",
        label=say("what-if-form"),
        groups=[Group(say("what-if-form"), page.fields)],
        buttons=[
            Button("undo", say("what-if-undo"), disabled=untouched),
            Button("reset", say("what-if-reset"), disabled=untouched),
        ],
        immediate=True,
    )
    left, right = st.columns([5, 7], gap="large")
    with left:
        forms.draw(form, say, changed=change, pressed=press)
    with right:
        widgets.html(draw.outcome_markup(page, say), key="what-if-outcome")
    figure = widgets.figure(draw.moves_markup(page, say), say) if page.moves else Markup()
    widgets.html(draw.comparison_markup(page, say) + figure, key="what-if-comparison")


def _try_offer(services: Services, client_id: str) -> None:
    """Enter what the address holds, once: what is changed afterwards stays."""
    if offered := state.edits_to_try(client_id):
        entries = entries_of(offered, services.portfolio)
        _keep(client_id, (EMPTY, entries) if entries != EMPTY else (EMPTY,))


def _history(client_id: str) -> tuple[Entries, ...]:
    """Return what was entered for a client, step by step; of another client nothing is kept."""
    kept, history = st.session_state.get(HISTORY, ("", ()))
    return history if kept == client_id else (EMPTY,)


def _keep(client_id: str, history: tuple[Entries, ...]) -> None:
    st.session_state[HISTORY] = (client_id, history)
