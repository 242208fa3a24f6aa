"""Decisions are recorded, and computed again."""

from pathlib import Path

from clairscore.application.record import open_record, record_beside
from clairscore.core.errors import ArtefactKind
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.decisions import Decision, DecisionStore, Override
from clairscore.credit.decisions.facts import new_decision
from clairscore.credit.decisions.replay import Replay
from clairscore.credit.model.bundle import Model, open_model
from clairscore.credit.portfolio import Portfolio, open_portfolio
from clairscore.presentation.client.page import page_of
from clairscore.presentation.decision.words import shown
from clairscore.presentation.offers.page import offers_page
from clairscore.texts import Language


def record_decision(  # noqa: PLR0913 (one argument for each fact)
    store: DecisionStore,
    portfolio: Portfolio,
    client: int | str,
    *,
    person: str,
    language: Language = "fr",
    override: Override | None = None,
    idempotency_key: str | None = None,
) -> Decision:
    """Record the decision on a client of a portfolio, as their page shows it.

    Raises
    ------
    UnknownClient
        No client has this id.
    ClairscoreError
        The override is incomplete, or the record can't be written to.
    """
    known = portfolio.client(client)
    page = page_of(known, portfolio, language=language)
    offers = offers_page(Simulator(portfolio), known, language=language)
    told = shown(page, offers)
    new = new_decision(known, portfolio, told, person=person, override=override)
    return store.record(new, idempotency_key)


def decide(
    portfolio: Path,
    client: int | str,
    *,
    person: str,
    language: Language = "fr",
    override: Override | None = None,
    store: str | None = None,
) -> Decision:
    """Record the decision on a client in a record, that beside the portfolio if none is named.

    Raises
    ------
    UnknownClient
        No client has this id.
    ClairscoreError
        The override is incomplete, or a folder or the record can't be opened.
    """
    opened = open_portfolio(portfolio)
    record = open_record(store or record_beside(portfolio), create=True)
    return record_decision(
        record, opened, client, person=person, language=language, override=override
    )


def replay_decision(store: DecisionStore, decision: str, artefact: Path) -> Replay:
    """Compute a recorded decision again with the model of a portfolio, or a model.

    Raises
    ------
    ClairscoreError
        The decision is unknown or erased, or the artefact holds another model.
    """
    return store.replay(decision, _model_of(artefact))


def _model_of(artefact: Path) -> Model:
    try:
        return open_portfolio(artefact).model
    except ArtefactKind:
        return open_model(artefact)
