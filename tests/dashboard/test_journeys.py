"""What a reader does, in a browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

OpenPage = Callable[..., Page]


def search(page: Page) -> Locator:
    return page.get_by_role("combobox", name=re.compile("Numéro de client|Client number"))


def screens(page: Page) -> Locator:
    return page.get_by_role("navigation")


def test_a_client_is_found_by_typing_and_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    box = search(page)
    box.focus()
    page.keyboard.type("10001")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(5)
    expect(page.get_by_role("status").filter(has_text="5 clients")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox").get_by_role("option", selected=True)).to_contain_text(
        "100013"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Client 100013")
    expect(page).to_have_url(re.compile(r"client=100013"))
    expect(page).to_have_title("Client 100013 – Clairscore")
    expect(box).to_be_focused()
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(0)


def test_the_next_client_is_announced_and_the_focus_stays(open_page: OpenPage) -> None:
    page = open_page("/?client=100013")
    step = page.get_by_role("button", name="Suivant")
    step.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Client 100015")
    expect(step).to_be_focused()
    expect(page.locator("#cs-live")).to_have_text(page.locator("[data-announce]").inner_text())


def test_at_the_first_client_there_is_no_step_back(open_page: OpenPage) -> None:
    page = open_page("/?client=100001")
    expect(page.get_by_role("button", name="Précédent")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Précédent").press("Enter")
    page.get_by_role("button", name="Suivant").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Client 100003")


def test_switching_the_language_keeps_the_place_and_the_focus(open_page: OpenPage) -> None:
    page = open_page("/?client=100013")
    page.get_by_role("link", name="English").press("Enter")
    expect(page.locator("[data-announce]")).to_contain_text("The application is")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile(r"client=100013&lang=en"))
    expect(page.get_by_role("link", name="Français")).to_be_focused()
    expect(page.get_by_role("navigation", name="Screens")).to_contain_text("Portfolio")
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", level=1)).to_have_text("Client 100013")


def test_switching_screens_keeps_client_and_language_and_back_returns(open_page: OpenPage) -> None:
    page = open_page("/?client=100013&lang=en")
    screens(page).get_by_role("link", name="Portfolio").click()
    expect(page).to_have_url(re.compile(r"/portfolio\?.*client=100013"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        re.compile("portfolio", re.IGNORECASE)
    )
    expect(screens(page).get_by_role("link", name="Portfolio")).to_have_attribute(
        "aria-current", "page"
    )
    screens(page).get_by_role("link", name="Client", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Client 100013")
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Client 100013")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_an_unknown_client_gets_the_nearest_ones_and_the_search_stays(open_page: OpenPage) -> None:
    page = open_page("/")
    box = search(page)
    box.fill("99")
    expect(page.get_by_text("Aucun numéro de client ne commence par 99")).to_be_visible()
    box.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Pas de client 99")
    expect(page.get_by_role("alert")).to_contain_text("100001")
    expect(box).to_be_editable()


def test_clients_seen_recently_and_examples_are_offered_when_nothing_is_typed(
    open_page: OpenPage,
) -> None:
    page = open_page("/?client=100013")
    page.get_by_role("button", name="Suivant").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Client 100015")
    search(page).press("ArrowDown")
    recent = page.get_by_role("group", name="Vus récemment")
    expect(recent.get_by_role("option")).to_contain_text("100013")
    expect(page.get_by_role("group", name="Par exemple").get_by_role("option")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_the_skip_link_leads_past_the_header(open_page: OpenPage) -> None:
    page = open_page("/?client=100013")
    page.get_by_role("link", name="Aller au contenu").press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(search(page)).to_be_focused()


def test_what_was_unfolded_stays_so_for_the_next_client(open_page: OpenPage) -> None:
    page = open_page("/?client=100013")
    page.locator("#theme-work summary").click()
    page.get_by_role("button", name="Suivant").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Client 100015")
    expect(page.locator("#theme-work")).to_have_attribute("open", "")


@pytest.mark.parametrize(("kind", "start"), [("csv", b"\xef\xbb\xbf"), ("png", b"\x89PNG")])
def test_a_figure_is_saved_as_its_table_and_as_a_picture(
    open_page: OpenPage, kind: str, start: bytes
) -> None:
    page = open_page("/?client=100013&lang=en")
    with page.expect_download() as download:
        page.locator(f"button[data-save={kind}]").first.click()
    assert download.value.suggested_filename == f"100013-waterfall.{kind}"
    assert download.value.path().read_bytes().startswith(start)


@pytest.mark.parametrize("screen", ["/?client=100013", "/", "/portfolio", "/model", "/help"])
def test_at_320_px_nothing_is_cut_off_sideways(open_page: OpenPage, screen: str) -> None:
    page = open_page(screen, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_paper_shows_the_decision_without_what_is_only_for_screens(open_page: OpenPage) -> None:
    page = open_page("/?client=100013")
    page.emulate_media(media="print")
    expect(page.locator("[data-announce]")).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(search(page)).to_have_count(0)


def test_streamlit_s_own_words_are_french_on_a_french_screen(open_page: OpenPage) -> None:
    page = open_page("/?client=100013")
    page.evaluate(
        """document.getElementById("root").insertAdjacentHTML("beforeend",
        '<div id="own"><button aria-label="Close"></button>Limit 20MB per file</div>')"""
    )
    own = page.locator("#own")
    expect(own).to_have_text("20MB au plus par fichier")
    expect(own.get_by_role("button")).to_have_accessible_name("Fermer")
    page.get_by_role("link", name="English").click()
    expect(own).to_have_text("Limit 20MB per file")
    expect(own.get_by_role("button")).to_have_accessible_name("Close")


def test_an_example_leads_to_its_client_within_the_session(open_page: OpenPage) -> None:
    page = open_page("/?lang=en")
    page.evaluate("window.sameSession = true")
    page.get_by_role("link", name="Refused").click()
    expect(page.locator("[data-announce]")).to_contain_text("refused")
    assert page.evaluate("window.sameSession") is True


def test_a_link_to_a_client_opened_in_a_window_of_its_own_shows_the_client(
    open_page: OpenPage,
) -> None:
    page = open_page("/client?client=100013&lang=en")
    expect(page).to_have_url(re.compile(r"/\?client=100013&lang=en"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Client 100013")
    expect(page.get_by_role("dialog")).to_have_count(0)
