"""An adviser decides, the client objects, another person reviews; all by keyboard and by ear."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from clairscore.credit.decisions import open_store, record_beside

OpenPage = Callable[..., Page]
Violations = Callable[[Page], list[str]]


def form(page: Page, name: str) -> Locator:
    return page.get_by_role("form", name=name)


def shown(page: Page, *, card: str, view: str, listed: str) -> None:
    """Check what the card, the client's view and the search say of the client."""
    expect(page.locator("#decision")).to_contain_text(card)
    page.get_by_role("button", name="Pour le client").click()
    expect(page.locator("#decision")).to_have_text(view)
    page.get_by_role("button", name="Pour le conseiller").click()
    expect(page.locator("#decision")).to_contain_text(card)
    search = page.get_by_role("combobox", name="Numéro de client")
    search.fill("10002")
    option = page.get_by_role("listbox").get_by_role("option").filter(has_text="100021")
    expect(option).to_contain_text(listed)
    search.press("Escape")


def test_a_decision_is_recorded_reviewed_and_counted(  # noqa: PLR0915 (one journey)
    open_page: OpenPage, violations: Violations, site: str
) -> None:
    page = open_page("/?client=100021")
    record = form(page, "Enregistrer votre décision")
    record.get_by_role("button").press("Enter")
    expect(record.get_by_role("combobox", name="Décision")).to_be_focused()
    expect(record.get_by_text("Ce champ est à remplir.")).to_have_count(2)
    decision = record.get_by_role("combobox", name="Décision")
    expect(decision.get_by_role("option").first).to_have_text("Choisir")
    decision.select_option("override")
    record.get_by_role("textbox", name="Votre nom").fill("Anne")
    record.get_by_role("button").press("Enter")
    reason = record.get_by_role("textbox", name="Motif")
    expect(reason).to_be_focused()
    expect(record).to_contain_text("Il manque le motif de la dérogation.")
    assert violations(page) == []
    reason.fill("Un garant <b>s’est engagé</b>.")
    record.get_by_role("button").press("Enter")
    history = page.get_by_role("heading", name="Décisions et réexamens")
    expect(history).to_be_focused()
    expect(page.locator(".cs-record")).to_contain_text("Anne a dérogé au modèle")
    expect(page.locator(".cs-record")).to_contain_text("garant <b>s’est engagé</b>")
    assert reason.input_value() == ""
    shown(page, card="Refusée par Anne le ", view="Votre demande est refusée.", listed="refusé")
    expect(page.locator("#decision")).to_contain_text("(le modèle proposait : acceptée).")
    assert violations(page) == []

    page.get_by_text("Le client conteste").click()
    ask = form(page, "Le client conteste : demander un réexamen")
    ask.get_by_role("textbox", name="Point de vue du client").fill("Mes revenus ont changé.")
    ask.get_by_role("button").press("Enter")
    expect(page.locator(".cs-record")).to_contain_text("En attente")
    expect(ask).to_have_count(0)
    assert violations(page) == []

    page.goto(f"{site}/reviews?lang=fr")
    settle = form(page, "Rendre le résultat d’un réexamen")
    expect(page.get_by_role("table")).to_contain_text("Mes revenus ont changé.")
    assert violations(page) == []
    settle.get_by_role("combobox", name="Réexamen").select_option(index=1)
    settle.get_by_role("combobox", name="Résultat").select_option("change")
    settle.get_by_role("textbox", name="Motifs").fill("Revenus vus.")
    settle.get_by_role("textbox", name="Votre nom").fill("Anne")
    settle.get_by_role("button").press("Enter")
    expect(settle).to_contain_text("ne peut pas la réexaminer")
    settle.get_by_role("textbox", name="Votre nom").fill("Bob")
    settle.get_by_role("button").press("Enter")
    expect(page.get_by_text("Aucun réexamen en attente.")).to_be_visible()

    page.goto(f"{site}/?client=100021&lang=fr")
    card = "Acceptée au réexamen par Bob le "
    shown(page, card=card, view="Votre demande est acceptée.", listed="accepté")
    page.goto(f"{site}/?client=100021&lang=en")
    expect(page.locator("#decision")).to_contain_text("Accepted on review by Bob on ")

    page.goto(f"{site}/oversight?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Oversight")
    expect(page.locator("main")).to_contain_text(re.compile("Overrides: 100.0%"))
    for title in (
        "Overrides by month",
        "Acceptance by month, after review",
        "Decisions that review",
    ):
        figure = page.locator("figure", has_text=title)
        figure.locator("summary").click()
        expect(figure.get_by_role("table")).to_contain_text(datetime.now(UTC).strftime("%B %Y"))
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_was_recorded_stands_in_an_intact_chain(small_portfolio: Path) -> None:
    store = open_store(record_beside(small_portfolio))
    assert store.verify().faults == ()
    store.close()
