"""Trying another application, and one of a client who is not in the data."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from clairscore.dashboard.services import Services

OpenPage = Callable[..., Page]
Violations = Callable[[Page], list[str]]


def what_if(services: object) -> None:
    from clairscore.dashboard import state  # noqa: PLC0415 (runs as a script)
    from clairscore.dashboard.screens import what_if  # noqa: PLC0415
    from clairscore.texts import translator  # noqa: PLC0415

    what_if.render(services, translator(state.language(default="fr")))  # pyright: ignore[reportArgumentType]


def new_application(services: object) -> None:
    from clairscore.dashboard import state  # noqa: PLC0415
    from clairscore.dashboard.screens import new_application  # noqa: PLC0415
    from clairscore.texts import translator  # noqa: PLC0415

    new_application.render(services, translator(state.language(default="fr")))  # pyright: ignore[reportArgumentType]


def drawn(script: Callable[[object], None], services: Services, **query: str) -> list[Any]:
    """Return what the components of a screen were given."""
    app = AppTest.from_function(script, kwargs={"services": services}, default_timeout=20)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return [json.loads(element.proto.json) for element in app.get("bidi_component")]


def test_without_a_client_there_is_nothing_to_change_yet(services: Services) -> None:
    given = drawn(what_if, services)
    assert not any("groups" in data and "immediate" in data for data in given)
    assert any("Choisissez d’abord un client" in data.get("html", "") for data in given)


@pytest.mark.parametrize(("language", "label"), [("fr", "Revenu annuel"), ("en", "Yearly income")])
def test_the_fields_are_those_that_a_client_can_change(
    services: Services, language: str, label: str
) -> None:
    given = drawn(what_if, services, client="100013", lang=language)
    (form,) = (data for data in given if "immediate" in data)
    fields = form["groups"][0]["fields"]
    assert [field["name"] for field in fields] == ["credit_amount", "annuity", "income"]
    assert fields[2]["label"] == label
    assert all(button["disabled"] for button in form["buttons"])


def test_a_new_application_starts_empty_and_without_a_result(services: Services) -> None:
    given = drawn(new_application, services)
    (form,) = (data for data in given if "immediate" in data)
    assert all(not field["value"] for group in form["groups"] for field in group["fields"])
    assert not any("cs-verdict" in data.get("html", "") for data in given)


def test_a_change_shows_at_once_and_can_be_undone(
    open_page: OpenPage, violations: Violations
) -> None:
    page = open_page("/what_if?client=100013&lang=fr")
    outcome = page.locator("[data-announce]")
    expect(outcome).to_contain_text("Demande d’origine")
    income = page.get_by_label("Revenu annuel")
    original = income.input_value()
    income.fill("9 000")
    income.press("Tab")
    expect(outcome).to_contain_text("au lieu de")
    expect(page.locator("#cs-live")).to_have_text(outcome.inner_text())
    expect(income).to_have_value("9\u202f000")
    expect(page.get_by_role("heading", name="Côte à côte")).to_be_visible()
    expect(page.get_by_role("figure")).to_contain_text("les écarts s’additionnent")
    income.fill("beaucoup")
    income.press("Tab")
    expect(income).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert").filter(has_text="n’est pas un nombre")).to_be_visible()
    assert violations(page) == []
    undo = page.get_by_role("button", name="Annuler le dernier changement")
    undo.press("Enter")
    expect(income).to_have_value("9\u202f000")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(income).to_have_value(original)
    expect(outcome).to_contain_text("Demande d’origine")


def test_edits_stay_when_the_language_changes_and_go_with_the_client(open_page: OpenPage) -> None:
    page = open_page("/what_if?client=100013&lang=fr")
    page.get_by_label("Revenu annuel").fill("9 000")
    page.keyboard.press("Tab")
    expect(page.locator("[data-announce]")).to_contain_text("au lieu de")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_label("Yearly income")).to_have_value("9,000")
    page.get_by_role("button", name="Next").click()
    expect(page.locator("[data-announce]")).to_contain_text("Original application")
    page.get_by_role("link", name="See the client’s page").click()
    expect(page).to_have_url(re.compile(r"client=100015"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("100015")


def test_a_new_client_is_scored_from_a_form_with_the_keyboard_alone(
    open_page: OpenPage, violations: Violations
) -> None:
    page = open_page("/new_application?lang=en")
    amount = page.get_by_label("Amount of credit asked for")
    amount.fill("lots")
    amount.press("Enter")
    expect(amount).to_be_focused()
    expect(amount).to_have_attribute("aria-invalid", "true")
    assert violations(page) == []
    contract = page.get_by_label("Type of contract")  # may be left out, and that is what it says
    expect(contract.get_by_role("option").first).to_have_text("Not given")
    amount.fill("250,000")
    page.get_by_label("Monthly repayment").fill("12,000")
    page.get_by_label("Yearly income").fill("90,000")
    page.keyboard.press("Enter")
    expect(page.locator("#new-result")).to_be_focused()
    expect(page.locator("[data-announce]")).to_contain_text("The application is")
    assert violations(page) == []
    page.get_by_role("button", name="Clear everything").click()
    expect(amount).to_have_value("")
    expect(page.locator("[data-announce]")).to_have_count(0)


def test_a_file_is_scored_and_its_faults_are_told(
    open_page: OpenPage, violations: Violations, tmp_path: Path
) -> None:
    page = open_page("/new_application?lang=fr")
    bad, good = tmp_path / "mauvais.csv", tmp_path / "<b>bon.csv"
    bad.write_text("credit_amout;annuity\n1;x\n", encoding="utf-8")
    good.write_bytes("id;credit_amount;income\n=é;200000,5;90000\nB;1;2\n".encode("windows-1252"))
    chooser = page.get_by_label("Choisir un fichier de demandes")
    chooser.set_input_files(bad)
    alert = page.get_by_role("alert").filter(has_text="mauvais.csv")
    expect(alert).to_contain_text(re.compile(r"Vouliez-vous dire credit_amount"))
    expect(alert).to_contain_text("n’est pas un nombre")
    assert violations(page) == []
    chooser.set_input_files(good)
    expect(page.locator("[data-announce]")).to_contain_text("<b>bon.csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tous les résultats").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "id;decision;score;pd;level;reasons"
    assert lines[1].startswith("'=é;")
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/what_if?client=100007", "/new_application"])
def test_forms_hold_on_a_narrow_dark_screen(
    open_page: OpenPage, violations: Violations, address: str
) -> None:
    page = open_page(address, width=320, dark=True)
    page.get_by_label("Revenu annuel").fill("9 000")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('[data-announce]')?.innerText.includes('score')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
