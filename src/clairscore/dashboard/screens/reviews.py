"""Reviews that wait: what the client says, by when, and a form to settle one."""

from typing import Final

import streamlit as st

from clairscore.access import Right, may
from clairscore.credit.decisions import DecisionStore
from clairscore.dashboard import files, widgets
from clairscore.dashboard.services import Services
from clairscore.dashboard.signed_forms import SignedForm
from clairscore.presentation.decision import markup as draw
from clairscore.texts import Translator

OPEN: Final = "reviews-open"
FORM: Final = SignedForm("settle", (draw.REVIEW, draw.OUTCOME, draw.REASONS), OPEN)


def render(services: Services, say: Translator) -> None:
    """Draw the screen."""
    store = services.record
    intro = say("record-not-kept" if store is None else "reviews-intro")
    heading = widgets.heading(say("dashboard-screen-reviews"), intro=intro)
    widgets.html(heading, key="reviews-heading")
    if store is not None:
        _waiting(services, store, say)


@st.fragment
def _waiting(services: Services, store: DecisionStore, say: Translator) -> None:
    """Draw the reviews that wait and the form to settle one."""
    waiting = store.reviews.found()
    for review in waiting:
        files.note(services, review.client, "reviews")
    heading = widgets.section(OPEN, say("reviews-h-open"), focusable=True)
    widgets.html(heading + draw.reviews_markup(waiting, say), key="reviews")
    if not waiting or not services.who().has(Right.REVIEW):
        return

    def settle(values: dict[str, str], person: str, token: str) -> None:
        del token
        may(services.who(), Right.REVIEW)
        store.reviews.settle(
            values[draw.REVIEW],
            person=person,
            outcome=values[draw.OUTCOME],
            reasons=values[draw.REASONS],
        )

    FORM.draw(
        services.person(),
        lambda sent: draw.settle_fields(waiting, sent.values, sent.faults, say=say),
        settle,
        say=say,
    )
