"""Offers on the screens: a press away from being simulated, and nothing where nothing would do."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from clairscore.dashboard.services import Services
from clairscore.presentation.offers.page import OffersPage

OpenPage = Callable[..., Page]
HEADING = re.compile("Ce qui serait accepté|What would be accepted")


def one(services: Services, outcome: str) -> OffersPage:
    """Return what is offered to the refused client nearest to the limit of an outcome."""
    portfolio = services.portfolio
    refused = np.flatnonzero(portfolio.scores >= 50)
    for row in refused[np.argsort(portfolio.scores[refused])]:
        client = portfolio.client(portfolio.ids[row].item())
        found = services.offers(client, "fr")
        if found.outcome == outcome:
            return found
    raise LookupError(outcome)


def test_pressing_an_offer_shows_it_accepted_in_what_if(
    services: Services, open_page: OpenPage
) -> None:
    found = one(services, "offers")
    page = open_page(f"/?client={found.client}")
    page.get_by_role("link", name=re.compile("Essayer dans")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Et si la demande changeait\u202f?")
    expect(page.get_by_text("la demande serait acceptée").first).to_be_visible()
    amount = page.get_by_label("Montant du crédit demandé", exact=True)
    written = amount.input_value()
    assert "edits" in parse_qs(urlsplit(page.url).query)

    page.reload()  # the address holds it
    expect(amount).to_have_value(written)
    page.get_by_role("button", name="Revenir à la demande d’origine").click()
    expect(amount).not_to_have_value(written)
    page.get_by_role("button", name="Suivant").click()
    expect(page).not_to_have_url(re.compile("edits"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("view", ["adviser", "client"])
def test_axe_finds_no_violation_where_something_is_offered(
    services: Services,
    open_page: OpenPage,
    violations: Callable[[Page], list[str]],
    view: str,
    *,
    dark: bool,
) -> None:
    page = open_page(f"/?client={one(services, 'offers').client}&view={view}", width=320, dark=dark)
    expect(page.get_by_role("heading", name=HEADING)).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_client_is_told_that_nothing_would_do_and_what_remains(
    services: Services, open_page: OpenPage
) -> None:
    found = one(services, "none")
    page = open_page(f"/?client={found.client}&view=client&lang=en")
    expect(page.get_by_text("Nothing in the application alone would change")).to_be_visible()
    expect(page.get_by_text("It is still possible to have a person look")).to_be_visible()


def test_nothing_is_offered_to_an_accepted_client(services: Services, open_page: OpenPage) -> None:
    portfolio = services.portfolio
    accepted = portfolio.ids[int(np.argmin(portfolio.scores))]
    page = open_page(f"/?client={accepted}")
    expect(page.get_by_role("heading", name="Toutes les données")).to_be_visible()
    expect(page.get_by_role("heading", name=HEADING)).to_have_count(0)
