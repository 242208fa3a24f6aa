"""The screens Model and Help: what they draw, without and with a browser."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from clairscore.dashboard.services import Services

OpenPage = Callable[..., Page]
Drawn = Callable[..., str]


# Streamlit runs the text of this: what it names, it imports
def script(services, screen):  # noqa: ANN001, ANN201  # pyright: ignore[reportMissingParameterType]
    from clairscore.dashboard import state  # noqa: PLC0415
    from clairscore.dashboard.app import SCREENS, show  # noqa: PLC0415
    from clairscore.texts import translator  # noqa: PLC0415

    show(SCREENS[screen], services, translator(state.language(default="fr")))


@pytest.fixture
def drawn(services: Services) -> Drawn:
    """Draw a screen; return its markup."""

    def drawn(screen: str, **query: str) -> str:
        arguments = {"services": services, "screen": screen}
        app = AppTest.from_function(script, kwargs=arguments, default_timeout=20)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        given: list[dict[str, Any]] = [
            json.loads(element.proto.json) for element in app.get("bidi_component")
        ]
        return "".join(one.get("controls", "") + one["html"] for one in given)

    return drawn


def test_the_model_is_shown_without_a_training_report(drawn: Drawn) -> None:
    text = drawn("model", lang="en")
    assert "holds no training report" in text
    assert "The features that move the score most" in text
    assert "Origin of the data" in text


def test_how_a_feature_of_the_address_acts_is_shown(drawn: Drawn) -> None:
    text = drawn("model", lang="en", feature="own_home")
    assert "Points added to the score or taken away: Owns the home" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["Lire un score", "Dérogation", "Qu’une personne examine sa demande", "Tabulation"]),
        ("en", ["Reading a score", "Override", "That a person examines", "Escape in the search"]),
    ],
)
def test_help_explains_words_rights_and_keys(drawn: Drawn, language: str, words: list[str]) -> None:
    text = drawn("help", lang=language)
    assert all(word in text for word in words)


def test_the_worked_example_adds_up(drawn: Drawn) -> None:
    text = drawn("help", lang="en")
    table = text[text.index("<tbody>", text.index('id="help-example"')) :]
    table = table[: table.index("</tbody>")].replace("\N{MINUS SIGN}", "-")
    base, *steps, score = map(float, re.findall(r"<td>([+-]?[\d.]+)", table))
    assert base + sum(steps) == score < 50


def test_a_feature_is_chosen_in_a_browser(
    open_page: OpenPage, violations: Callable[[Page], list[str]]
) -> None:
    page = open_page("/model", width=320, dark=True)
    page.get_by_label("Variable", exact=True).select_option("income")
    expect(page).to_have_url(re.compile("feature=income"))
    expect(page.locator("#cs-live")).to_contain_text("En moyenne, de")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_help_fits_a_phone(open_page: OpenPage, violations: Callable[[Page], list[str]]) -> None:
    page = open_page("/help?lang=en", width=320)
    expect(page.get_by_role("heading", level=2)).to_have_count(7)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
