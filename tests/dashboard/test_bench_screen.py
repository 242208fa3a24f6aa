"""The screen of a benchmark: there when results were given, with a text and its words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from clairscore.core.errors import ArtefactKind
from clairscore.dashboard.app import screens_of
from clairscore.dashboard.services import Services, open_services
from clairscore.settings import Settings

OpenPage = Callable[..., Page]


def test_without_results_there_is_no_such_screen(services: Services) -> None:
    assert "bench" not in screens_of(services)


def test_with_results_the_screen_stands_before_the_help(
    small_portfolio: Path, small_bench: Path
) -> None:
    given = open_services(small_portfolio, Settings(), benches=[small_bench])
    assert list(screens_of(given))[-2:] == ["bench", "help"]


def test_a_folder_that_is_no_benchmark_is_refused(small_portfolio: Path) -> None:
    with pytest.raises(ArtefactKind, match="bench"):
        open_services(small_portfolio, Settings(), benches=[small_portfolio])


def test_the_answer_comes_first_and_the_navigation_leads_to_it(open_page: OpenPage) -> None:
    page = open_page("/?lang=en")
    page.get_by_role("link", name="Text benchmark").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which text encoder?")
    expect(page.get_by_role("heading", level=2).first).to_have_text("What follows")
    expect(page.get_by_label("Benchmark", exact=True)).to_have_count(0)  # there is one


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("screen", ["", "new_application"])  # the one shown is in bold: the longest
def test_the_navigation_of_all_screens_takes_one_line(
    open_page: OpenPage, language: str, screen: str
) -> None:
    page = open_page(f"/{screen}?lang={language}", width=1280)
    links = page.locator(".cs-header nav a")
    expect(links).to_have_count(9)
    assert len({links.nth(n).evaluate("link => link.offsetTop") for n in range(9)}) == 1


def test_a_text_of_choice_shows_its_words_and_a_link_shows_it_again(open_page: OpenPage) -> None:
    page = open_page("/bench?lang=en")
    text = page.locator(".bench-text")
    text.wait_for()
    before = text.inner_text()
    page.get_by_label("Text", exact=True).select_option(index=1)
    expect(text).not_to_have_text(before, use_inner_text=True)
    assert "text=" in page.url
    chosen = text.inner_text()
    page.reload()
    expect(page.locator(".bench-text")).to_have_text(chosen, use_inner_text=True)


def test_an_address_that_asks_for_what_is_not_there_shows_the_first(open_page: OpenPage) -> None:
    page = open_page("/bench?lang=en&result=99&text=<b>")
    expect(page.locator(".bench-text")).to_be_visible()
    page = open_page("/bench?lang=en&text=99999999")
    expect(page.locator(".bench-text")).to_be_visible()
