"""The portfolio screen: choices go into the address, and the list leads to clients and back."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from clairscore.dashboard.services import Services

OpenPage = Callable[..., Page]
Blocks = Callable[..., dict[str, Any]]


# Streamlit runs the text of this: what it names, it imports
def script(services):  # noqa: ANN001, ANN201  # pyright: ignore[reportMissingParameterType]
    from clairscore.dashboard import state  # noqa: PLC0415
    from clairscore.dashboard.app import SCREENS, show  # noqa: PLC0415
    from clairscore.texts import translator  # noqa: PLC0415

    show(SCREENS["portfolio"], services, translator(state.language(default="fr")))


@pytest.fixture
def blocks(services: Services) -> Blocks:
    """Draw the screen of an address; return what its parts were given, by what they control."""

    def drawn(**query: str) -> dict[str, Any]:
        app = AppTest.from_function(script, kwargs={"services": services}, default_timeout=20)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        given = [json.loads(element.proto.json) for element in app.get("bidi_component")]
        return {next(iter(one.get("values", {"": ""}))): one for one in given}

    return drawn


def test_everyone_groups_costs_and_clients_are_drawn(blocks: Blocks) -> None:
    drawn = blocks()
    assert set(drawn) == {"", "by", "ratio", "decision"}
    assert "Sur 400 clients" in drawn[""]["html"]
    assert drawn["ratio"]["values"] == {"ratio": "10"}
    assert drawn["decision"]["html"].count("<tr>") == 26


def test_an_address_shows_what_was_chosen(blocks: Blocks) -> None:
    drawn = blocks(lang="en", by="family_status", ratio="20", decision="refused", page="2")
    assert '<option value="family_status"' in drawn["by"]["controls"]
    assert "Share of clients accepted: Family status" in drawn["by"]["html"]
    assert "4.8%" in drawn["ratio"]["html"]
    assert ">accepted<" not in drawn["decision"]["html"]
    assert "Page 2 of" in drawn["decision"]["html"]


def test_labels_from_data_are_shown_not_obeyed(blocks: Blocks) -> None:
    html = blocks(lang="en", by="family_status")["by"]["html"]
    assert "<b>" not in html
    assert "&lt;b&gt;Other" in html


def test_choices_are_kept_while_a_client_is_looked_at(open_page: OpenPage) -> None:
    page = open_page("/portfolio")
    page.get_by_label("Décision", exact=True).select_option("refused")
    expect(page).to_have_url(re.compile("decision=refused"))
    page.get_by_role("button", name="Suivants").press("Enter")
    expect(page.get_by_text("Page 2 sur")).to_be_visible()
    expect(page.get_by_role("button", name="Suivants")).to_be_focused()
    expect(page.locator("#cs-live")).to_contain_text("ici de 26 à 50")
    first = page.get_by_role("rowheader").get_by_role("link").first
    number = first.inner_text()
    first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Client {number}")
    page.get_by_role("link", name="Portefeuille").click()
    expect(page.get_by_text("Page 2 sur")).to_be_visible()
    expect(page.get_by_role("link", name=number, exact=True)).to_be_visible()
    expect(page.get_by_label("Décision", exact=True)).to_have_value("refused")


def test_back_from_a_client_leads_to_the_same_lines_of_the_same_list(open_page: OpenPage) -> None:
    page = open_page("/portfolio")
    page.get_by_label("Décision", exact=True).select_option("refused")
    expect(page).to_have_url(re.compile("decision=refused"))
    expect(page.get_by_role("table").last).not_to_contain_text("accepté")
    link = page.get_by_role("rowheader").get_by_role("link").nth(9)
    number = link.inner_text()
    link.scroll_into_view_if_needed()
    there = page.evaluate("scrollY")
    link.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Client {number}")
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(page.get_by_label("Décision", exact=True)).to_have_value("refused")
    expect(page.get_by_role("link", name=number, exact=True)).to_be_in_viewport()
    assert abs(page.evaluate("scrollY") - there) < 2


def test_costs_are_moved_with_the_keyboard_and_told(
    open_page: OpenPage, violations: Callable[[Page], list[str]]
) -> None:
    page = open_page("/portfolio?lang=en", width=320)
    slider = page.get_by_role("slider")
    slider.press("ArrowRight")
    expect(page).to_have_url(re.compile("ratio=12"))
    expect(slider).to_have_attribute("aria-valuetext", "12 good clients refused")
    expect(page.locator("#cs-live")).to_contain_text("probability of default of 7.7%")
    expect(slider).to_be_focused()
    page.get_by_label("Group by").select_option("income")
    expect(page.locator("#cs-live")).to_contain_text("The share accepted goes from")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
