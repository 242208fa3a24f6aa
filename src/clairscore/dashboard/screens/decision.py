"""On a client's screen: record the decision, read what was decided, ask for a review."""

from typing import Final

import streamlit as st

from clairscore.access import Right
from clairscore.core.errors import ClairscoreError
from clairscore.credit.decisions import Decision, DecisionStore, Override, Review
from clairscore.dashboard import widgets
from clairscore.dashboard.services import Services
from clairscore.dashboard.signed_forms import SignedForm
from clairscore.presentation.client.page import ClientPage, page_of
from clairscore.presentation.decision import markup as draw
from clairscore.presentation.decision.facts import new_decision
from clairscore.texts import Translator

RESULT: Final = "client-record"
LATEST: Final = 20


@st.fragment
def section(services: Services, page: ClientPage, *, say: Translator) -> None:
    """Draw what was decided, and the forms; nothing where no record is kept."""
    try:
        store = services.decisions
        if store is None:
            return
        decisions = store.decisions(page.client, limit=LATEST)
        reviews = store.reviews.found(open_only=False, client=page.client) if decisions else ()
    except ClairscoreError as error:  # the rest of the screen is there
        widgets.html(widgets.warning(say(error.message)), key=RESULT)
        return
    widgets.html(draw.history_markup(decisions, reviews, say), key=RESULT)
    if not services.who().has(Right.DECIDE):
        return
    _record(services, store, page.client, accepted=page.accepted, say=say)
    if decisions and _reviewable(decisions[0], reviews):
        _ask(services, store, decisions[0], client=page.client, say=say)


def _record(
    services: Services, store: DecisionStore, client_id: str, *, accepted: bool, say: Translator
) -> None:
    # Streamlit keeps this while the session lasts, one for each client shown: so no page in it
    def record(values: dict[str, str], person: str, token: str) -> None:
        services.files.check(services.who(), client_id, Right.DECIDE)
        client = services.portfolio.client(client_id)
        page = page_of(client, services.portfolio, language=say.language)
        other = values[draw.DECISION] == draw.OVERRIDE
        override = Override(not page.accepted, values[draw.REASON]) if other else None
        new = new_decision(page, client, services.portfolio, person=person, override=override)
        store.record(new, token)

    form = SignedForm(f"record-{client_id}", (draw.DECISION,), RESULT)
    form.draw(
        services.person(),
        lambda sent: draw.record_fields(
            accepted=accepted, values=sent.values, faults=sent.faults, say=say
        ),
        record,
        say=say,
    )


def _ask(
    services: Services, store: DecisionStore, decision: Decision, *, client: str, say: Translator
) -> None:
    def ask(values: dict[str, str], person: str, token: str) -> None:
        del token
        services.files.check(services.who(), client, Right.DECIDE)
        store.reviews.ask(decision.id, client_view=values[draw.VIEW], person=person)

    form = SignedForm(f"ask-{decision.id}", (draw.VIEW,), RESULT, folded=True)
    form.draw(
        services.person(),
        lambda sent: draw.ask_fields(sent.values, sent.faults, say),
        ask,
        say=say,
    )


def _reviewable(decision: Decision, reviews: tuple[Review, ...]) -> bool:
    return not any(one.decision == decision.id and one.outcome is None for one in reviews)
