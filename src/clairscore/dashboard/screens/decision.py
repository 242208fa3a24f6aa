"""On a client's screen: record the decision, read what was decided, ask for a review."""

from typing import Final

from clairscore.access import Right
from clairscore.credit.decisions import Decision, DecisionStore, Override, Review
from clairscore.dashboard import widgets
from clairscore.dashboard.services import Services
from clairscore.dashboard.signed_forms import SignedForm
from clairscore.presentation.client.page import ClientPage
from clairscore.presentation.decision import markup as draw
from clairscore.texts import Translator

RESULT: Final = "client-record"
LATEST: Final = 20


def section(services: Services, page: ClientPage, *, say: Translator) -> None:
    """Draw what was decided, and the forms; nothing where no record is kept."""
    store = services.record
    if store is None:
        return
    decisions = store.decisions(page.client, limit=LATEST)
    reviews = store.reviews.found(open_only=False, client=page.client) if decisions else ()
    widgets.html(draw.history_markup(decisions, reviews, say), key=RESULT)
    if not services.who().has(Right.DECIDE):
        return
    _record(services, page.client, accepted=page.model_accepted, say=say)
    if decisions and _reviewable(decisions[0], reviews):
        _ask(services, store, decisions[0], client=page.client, say=say)


def _record(services: Services, client_id: str, *, accepted: bool, say: Translator) -> None:
    # Streamlit keeps this while the session lasts, one for each client shown: so no page in it
    def record(values: dict[str, str], person: str, token: str) -> None:
        other = values[draw.DECISION] == draw.OVERRIDE
        services.decide(
            services.who(),
            client_id,
            signed=person,
            language=say.language,
            override=Override(not accepted, values[draw.REASON]) if other else None,
            idempotency_key=token,
        )

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
