"""axe finds nothing wrong on any screen, in any language or theme; nor does what it can't see."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from clairscore.dashboard.app import NEEDED
from clairscore.dashboard.server import DARK, LIGHT

OpenPage = Callable[..., Page]
ADDRESSES = [
    *("/?client=100013", "/?client=100007", "/?client=1"),
    *(f"/{name}" for name in NEEDED),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_axe_finds_no_violation_on_any_screen(
    open_page: OpenPage,
    violations: Callable[[Page], list[str]],
    site: str,
    *,
    language: str,
    dark: bool,
) -> None:
    page = open_page(f"/?lang={language}", dark=dark)
    found: dict[str, list[str]] = {}
    for address in ADDRESSES:
        page.goto(f"{site}{address}{'&' if '?' in address else '?'}lang={language}")
        page.locator("h1").wait_for()
        found[address] = violations(page)
    assert {address: faults for address, faults in found.items() if faults} == {}


def test_axe_finds_no_violation_in_the_open_search(
    open_page: OpenPage, violations: Callable[[Page], list[str]]
) -> None:
    page = open_page("/")
    page.locator("#cs-client").press_sequentially("100")
    expect(page.get_by_role("option")).to_have_count(8)
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_focus_is_seen_on_everything_that_takes_it(open_page: OpenPage, *, dark: bool) -> None:
    page = open_page("/?client=100013", dark=dark)
    for _ in range(14):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(({ outlineStyle, outlineWidth }) => [outlineStyle, parseFloat(outlineWidth)])"
            "(getComputedStyle(document.activeElement))"
        )
        assert outline == ["solid", 3], page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_theme_colours_have_the_contrast_that_reading_takes(theme: dict[str, str]) -> None:
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        for words in ("textColor", "linkColor", "primaryColor"):
            assert contrast(theme[words], theme[ground]) >= 4.5
        assert contrast(theme["borderColor"], theme[ground]) >= 3


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
