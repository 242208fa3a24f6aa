"""What would be accepted, in words and as a map: the same for screen, letter and program."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import html5lib
import numpy as np
import pytest

from clairscore.credit.applicants.offers import find_offers
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.decisions import DecidedBy, InForce
from clairscore.credit.portfolio import Client, open_portfolio
from clairscore.presentation.offers.markup import map_markup, offers_markup, plain_offers_markup
from clairscore.presentation.offers.page import OffersPage, offers_page
from clairscore.presentation.what_if.page import EMPTY, Entries, entries_of, what_if_page
from clairscore.texts import Language, translator

LANGUAGES: tuple[Language, ...] = ("fr", "en")
SVG = "{http://www.w3.org/2000/svg}"
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def simulator(asked_for: Path) -> Simulator:
    return Simulator(open_portfolio(asked_for))


@pytest.fixture(scope="module")
def pages(simulator: Simulator) -> list[tuple[Client, OffersPage]]:
    """Return refused clients with their page, near the limit, between, and far off."""
    portfolio = simulator.portfolio
    refused = np.flatnonzero(portfolio.scores >= 50)
    ordered = refused[np.argsort(portfolio.scores[refused])]
    rows = ordered[np.linspace(0, len(ordered) - 1, 20).astype(int)]
    clients = [portfolio.client(portfolio.ids[row].item()) for row in rows]
    return [(client, offers_page(simulator, client, language="fr")) for client in clients]


def with_outcome(pages: list[tuple[Client, OffersPage]], outcome: str) -> tuple[Client, OffersPage]:
    return next((client, page) for client, page in pages if page.outcome == outcome)


def test_an_offer_says_every_value_that_changes(pages: list[tuple[Client, OffersPage]]) -> None:
    client, page = with_outcome(pages, "offers")
    for offer in page.offers:
        assert offer.changes
        for change in offer.changes:
            assert (
                f"{change.label}\u202f: {change.value} au lieu de {change.before}."
                in offer.sentence
            )
            assert change.exact_value != client.values[change.name]
        assert offer.score < 50
    assert page.remains == ""
    assert "si le reste du dossier ne change pas" in " ".join(page.conditions)


def test_where_nothing_would_do_it_is_said_with_what_remains(
    pages: list[tuple[Client, OffersPage]],
) -> None:
    _, page = with_outcome(pages, "none")
    assert page.sentence.startswith("Rien, dans la demande seule, ne changerait la décision.")
    assert re.search(r"\d+ demandes ont été calculées", page.sentence)
    assert "réexaminer" in page.remains
    assert page.offers == page.ranges == page.conditions == ()
    assert map_markup(page, translator("fr")) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_pressing_an_offer_simulates_it(
    simulator: Simulator, pages: list[tuple[Client, OffersPage]], language: Language
) -> None:
    say = translator(language)
    for client, french in pages[:6]:
        page = french if language == "fr" else offers_page(simulator, client, language=language)
        links = html5lib.parse(str(offers_markup(page, say)), namespaceHTMLElements=False)
        places = [link.get("href") for link in links.iter("a")]
        assert len(places) == len(page.offers)
        for offer in page.offers:
            entries = entries_of(json.dumps(offer.edits), simulator.portfolio)
            tried = what_if_page(simulator, client, entries, language=language)
            assert tried.after.accepted
            assert tried.after.score == offer.score


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[1]",
        "{",
        '{"bureau_debt": 0}',
        '{"credit_amount": true}',
        '{"credit_amount": "1"}',
        '{"credit_amount": -1}',
        '{"credit_amount": 0}',
        '{"credit_amount": NaN}',
        '{"credit_amount": 1e999}',
        '{"credit_amount": 1000, "nothing": 1}',
        "[" * 100_000,
    ],
)
def test_an_address_that_holds_no_edits_changes_nothing(simulator: Simulator, text: str) -> None:
    assert entries_of(text, simulator.portfolio) == EMPTY


def test_an_address_holds_edits_by_feature(simulator: Simulator) -> None:
    found = entries_of('{"credit_amount": 1000, "term": 12.5}', simulator.portfolio)
    assert found == Entries({"credit_amount": 1_000, "term": 12.5}, {})


def test_terms_with_the_same_range_are_told_together(
    simulator: Simulator, pages: list[tuple[Client, OffersPage]]
) -> None:
    told = 0
    for client, page in pages:
        found = {one.term: one.high for one in find_offers(simulator, client).ranges}
        assert {term: line.high for line in page.ranges for term in line.terms} == found
        highest = [line.high for line in page.ranges]
        assert highest == sorted(set(highest), reverse=True)
        told += len(found) > len(highest)
    assert told


def test_the_map_shows_what_was_tried(
    simulator: Simulator, pages: list[tuple[Client, OffersPage]]
) -> None:
    client, page = with_outcome(pages, "offers")
    found = find_offers(simulator, client)
    assert page.map is not None
    assert found.scores is not None
    drawn = html5lib.parse(str(map_markup(page, translator("fr"))), namespaceHTMLElements=False)
    figure = drawn.find(f".//figure/{SVG}svg")
    assert figure is not None
    kinds = [rect.get("class") for rect in figure.findall(f"{SVG}rect")]
    assert kinds.count("cells-low") == (found.scores <= 49).sum()
    assert kinds.count("cells-high") == ((found.scores > 49) & (found.scores < 50)).sum()
    rings = [mark for mark in figure.findall(f"{SVG}circle") if mark.get("class") == "cells-ring"]
    assert len(rings) == (page.map.asked[0] is not None)
    rows = drawn.findall(".//tbody/tr")
    assert len(rows) == len(page.map.terms)


def test_a_person_who_refuses_what_the_model_accepts_leaves_nothing_to_offer(
    simulator: Simulator,
) -> None:
    portfolio = simulator.portfolio
    client = portfolio.client(portfolio.ids[portfolio.scores.argmin()].item())
    refusal = InForce(
        accepted=False, by=DecidedBy.PERSON, proposed=True, person="anne", at=AT, reason="Fraude."
    )
    page = offers_page(simulator, client, language="fr", in_force=refusal)
    assert (page.outcome, page.offers) == ("accepted", ())
    assert "Une personne a décidé autrement." in page.sentence
    assert not offers_page(simulator, client, language="fr").refused


def test_offers_under_a_person_s_refusal_say_that_they_do_not_replace_it(
    simulator: Simulator, pages: list[tuple[Client, OffersPage]]
) -> None:
    client, page = with_outcome(pages, "offers")
    refusal = InForce(accepted=False, by=DecidedBy.PERSON, proposed=False, person="anne", at=AT)
    told = offers_page(simulator, client, language="fr", in_force=refusal)
    assert told.offers == page.offers
    assert {*told.conditions} - {*page.conditions} == {
        "Ce calcul ne remplace pas la décision qu’une personne a prise."
    }
    accepted = replace(refusal, accepted=True)
    none = offers_page(simulator, client, language="fr", in_force=accepted)
    assert not none.refused
    assert plain_offers_markup(none) == ""
