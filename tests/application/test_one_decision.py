"""One decision in force: wherever a client is shown, the same one, at every stage."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from clairscore.access import LOCAL
from clairscore.api.app import create_app
from clairscore.api.services import Services
from clairscore.application.letters import write_letters
from clairscore.application.record import open_record
from clairscore.application.score import explain
from clairscore.credit.decisions import Override
from clairscore.credit.portfolio import Ranking, open_portfolio
from clairscore.presentation.client.plain import plain_page
from clairscore.presentation.decision.file import client_file_pdf, write_client_file
from clairscore.presentation.letter.page import NOBODY
from clairscore.presentation.portfolio.clients import ClientFilter, client_list
from clairscore.presentation.portfolio.search import ClientSearch
from clairscore.settings import Settings
from clairscore.texts import translator
from decision_makers import new

FR, EN = translator("fr"), translator("en")


@dataclass(frozen=True)
class House:
    """A portfolio, its record's URL, and what serves it."""

    portfolio: Path
    record: str
    services: Services


@pytest.fixture
def house(asked_for: Path, tmp_path: Path) -> Iterator[House]:
    url = f"sqlite:///{tmp_path}/decisions.db"
    opening = partial(open_record, url, create=True)
    services = Services(open_portfolio(asked_for), "fr", opening, NOBODY)
    yield House(asked_for, url, services)
    services.kept_record.close()


def everywhere(house: House, client: int) -> dict[str, bool]:
    """Return whether a client is accepted, by the place that says so."""
    services, portfolio = house.services, house.services.portfolio
    known, accepted = portfolio.client(client), services.accepted
    asked = ClientFilter(decision="accepted", sort="-score")
    listed = client_list(portfolio, Ranking(portfolio), asked, accepted=accepted, say=FR)
    found = ClientSearch(portfolio.ids, portfolio.scores, accepted).known(str(client), "fr")
    page = services.page(known, "fr")
    with TestClient(create_app(services, hosts=("testserver",))) as api:
        answer = api.get(f"/v1/clients/{client}").json()
        offered = api.get(f"/v1/clients/{client}/offers").json()
        scored = api.post("/v1/score", json={"clients": [str(client)], "explain": True}).json()
        written = api.get(f"/v1/clients/{client}/letter?format=html").text
    return {
        "card": page.accepted,
        "client's view": "est acceptée" in plain_page(page, FR, offers=None).decision,
        "command line": explain(house.portfolio, client, store=house.record).accepted,
        "list": str(client) in [row.client for row in listed.rows],
        "search": found is not None and found.detail.startswith("accepté,"),
        "comparison": bool(services.comparisons.accepted[known.row]),
        "letter": "est acceptée" in services.letters("fr").compose(client).decision,
        "API": answer["accepted"],
        "API, scores": scored["results"][0]["accepted"],
        "API, pages": scored["pages"][0]["accepted"],
        "offers": not services.offers(known, "fr").refused,
        "API, offers": offered["outcome"] == "not-refused",
        "letter, offers": services.letters("fr").compose(client).offers is None,
        "API, letter": "Votre demande de crédit est acceptée." in written,
    }


def refused(house: House) -> int:
    """Return the client of the highest score: once accepted, the first of the accepted by score."""
    scores = house.services.portfolio.scores
    return house.services.portfolio.ids[np.argmax(scores)].item()


def test_everything_shows_the_decision_in_force(house: House) -> None:
    client, services = refused(house), house.services
    assert set(everywhere(house, client).values()) == {False}

    decision = services.decide(
        LOCAL,
        str(client),
        signed="Camille Durand",
        language="fr",
        override=Override(accepted=True, reason="Un garant s’est engagé."),
    )
    assert set(everywhere(house, client).values()) == {True}

    review = services.kept_record.reviews.ask(decision.id, client_view="…", person="Anne")
    assert set(everywhere(house, client).values()) == {True}, "until it is settled"
    services.kept_record.reviews.settle(
        review.id, person="Paul Petit", outcome="change", reasons="Le garant s’est retiré."
    )
    assert set(everywhere(house, client).values()) == {False}


def test_it_is_said_who_decided_when_and_what_the_model_proposed(house: House) -> None:
    client, services = refused(house), house.services
    known = services.portfolio.client(client)
    assert services.page(known, "fr").decision == services.page(known, "fr").model_decision
    decision = services.decide(
        LOCAL,
        str(client),
        signed="Camille Durand",
        language="fr",
        override=Override(accepted=True, reason="Un garant s’est engagé."),
    )
    french, english = (services.page(known, language) for language in ("fr", "en"))
    assert french.decision.startswith("Acceptée par Camille Durand le ")
    assert french.decision.endswith("(le modèle proposait\u202f: refusée).")
    assert english.decision.startswith("Accepted by Camille Durand on ")
    assert english.decision.endswith("(the model proposed: refused).")
    assert (french.decided.by, french.decided.reason) == ("person", "Un garant s’est engagé.")
    assert french.decided.at == decision.at.isoformat()
    assert french.model_accepted is False
    assert french.model_decision.startswith("La demande est refusée")
    plain = plain_page(french, FR, offers=services.offers(known, "fr"))
    assert "Camille" not in str(plain), "the client isn't told the adviser's name"
    assert "Une personne a pris cette décision" in plain.decided

    review = services.kept_record.reviews.ask(decision.id, client_view="…", person="Anne")
    services.kept_record.reviews.settle(
        review.id, person="Paul Petit", outcome="confirm", reasons="Le garant est connu."
    )
    assert services.page(known, "fr").decision.startswith("Acceptée au réexamen par Paul Petit le ")
    letter = services.letters("en").compose(client)
    assert any("Le garant est connu." in told for told in letter.score.paragraphs)


def test_a_decision_sent_twice_is_recorded_once_though_it_is_in_force_by_then(
    house: House,
) -> None:
    client = str(refused(house))
    sent = [
        house.services.decide(LOCAL, client, signed="Anne", language="fr", idempotency_key="one")
        for _ in range(2)
    ]
    assert sent[0] == sent[1]
    shown = sent[0].case
    assert shown is not None
    assert (
        shown.decision
        == house.services.page(house.services.portfolio.client(client), "fr").model_decision
    )


def test_a_page_asks_the_record_once_however_many_clients_it_shows(house: House) -> None:
    services = house.services
    first = services.accepted
    asked: list[str] = []
    engine = services.kept_record.database.engine

    event.listen(engine, "before_cursor_execute", lambda *facts: asked.append(facts[2]))
    assert services.accepted is first, "nothing was decided"
    assert len([one for one in asked if one.startswith("SELECT")]) == 1
    client = refused(house)
    services.decide(LOCAL, str(client), signed="Anne", language="fr")
    assert (services.accepted == first).all(), "the model was followed"


def test_letters_of_the_refused_go_to_those_who_are_refused(house: House, tmp_path: Path) -> None:
    services, client = house.services, str(refused(house))
    before = int((~services.accepted).sum())
    override = Override(accepted=True, reason="Oui.")
    services.decide(LOCAL, client, signed="Anne", language="fr", override=override)
    settings, folder = Settings(decisions=house.record), tmp_path / "letters"
    done = write_letters(house.portfolio, folder, settings, refused=True, formats=("html",))
    assert done.written == before - 1
    assert not (folder / f"letter-{client}-fr.html").exists()


def test_letters_in_a_folder_are_written_again_where_something_was_decided_since(
    house: House, tmp_path: Path
) -> None:
    services, client = house.services, str(refused(house))
    settings, folder = Settings(decisions=house.record), tmp_path / "letters"
    assert services.record is not None

    def write(*clients: str) -> tuple[int, int]:
        done = write_letters(house.portfolio, folder, settings, clients=clients, formats=("html",))
        return done.written, done.kept

    letter = folder / f"letter-{client}-fr.html"
    assert write(client, "100") == (2, 0)
    assert "est refusée" in letter.read_text(encoding="utf-8")
    override = Override(accepted=True, reason="Oui.")
    services.decide(LOCAL, client, signed="Anne", language="fr", override=override)
    services.kept_record.record(new("of another portfolio", override="Oui."))
    assert write("100") == (1, 1), "the letter there is of a decision no longer in force"
    assert "est acceptée" in letter.read_text(encoding="utf-8")
    assert write(client, "100") == (0, 2)
    services.decide(LOCAL, "100", signed="Anne", language="fr")
    assert write(client, "100") == (1, 1)
    (folder / "standing.json").unlink()  # as if no record had been kept when they were written
    assert write(client, "100") == (2, 0)


def test_clients_of_another_portfolio_in_the_record_change_nothing(house: House) -> None:
    for client in ("no-such", "-1", "9" * 30):
        house.services.kept_record.record(new(client, override="Oui."))
    assert (house.services.accepted == (house.services.portfolio.scores < 50)).all()


def test_the_client_s_file_says_the_decision_in_force_first(house: House, tmp_path: Path) -> None:
    client, services = str(refused(house)), house.services
    services.decide(
        LOCAL, client, signed="Anne", language="fr", override=Override(accepted=True, reason="Oui.")
    )
    file = services.kept_record.export(client)
    write_client_file(file, tmp_path / "file.json", language="fr")
    assert json.loads((tmp_path / "file.json").read_text())["in_force"]["accepted"] is True
    assert client_file_pdf(file, "en")
