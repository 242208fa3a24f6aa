"""The client screen: for whom, compared with whom, and what it says when there is little to say."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from clairscore.dashboard.services import Services

OpenPage = Callable[..., Page]
Open = Callable[..., AppTest]


def script(services: object) -> None:
    from clairscore.dashboard.app import draw  # noqa: PLC0415 (runs as a script)

    # the script knows no name of this module, not even for an annotation
    draw(services)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def opened(services: Services) -> Open:
    def opened(**query: str) -> AppTest:
        app = AppTest.from_function(script, kwargs={"services": services}, default_timeout=20)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return opened


def everything(app: AppTest) -> str:
    assert not app.exception
    facts = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    return "".join(str(fact.get("controls", "")) + str(fact.get("html", "")) for fact in facts)


def test_the_adviser_sees_codes_reliability_and_comparison(opened: Open) -> None:
    text = everything(opened(client="100013", lang="en"))
    for words in ("Code R", "Calibrated probability", "Compared with the", "All data", "Made from"):
        assert words in text


def test_the_client_sees_neither_codes_nor_points_nor_probability(opened: Open) -> None:
    text = everything(opened(client="100013", lang="en", view="client"))
    assert "Your application" in text
    for words in ("Code R", "probability of default", "points", "Compared with the", "Made from"):
        assert words not in text


@pytest.mark.parametrize(
    "wanted", ["everyone", "accepted", "refused", "alike", "nearest", "nobody"]
)
def test_every_group_of_an_address_is_compared_with(opened: Open, wanted: str) -> None:
    text = everything(opened(client="100013", lang="en", **{"with": wanted, "and": "income"}))
    assert "Compared with the" in text or "Too few clients" in text


def test_an_unknown_client_leads_to_those_with_a_number_close_to_it(opened: Open) -> None:
    text = everything(opened(client="100008", lang="en"))
    assert re.findall(r'data-client="(\d+)"', text) == ["100005", "100007", "100009"]


def test_a_client_of_whom_little_is_known_is_announced_as_such(opened: Open) -> None:
    assert "Little is known: " in everything(opened(client="100007", lang="en"))


def test_an_extreme_value_is_to_be_checked(opened: Open) -> None:
    assert "Monthly repayment: €4,000,000,000" in everything(opened(client="100009", lang="en"))


def test_clients_like_this_one_are_one_step_away(opened: Open) -> None:
    text = everything(opened(client="100013", lang="en"))
    assert len(re.findall(r'href="/client\?client=\d+&amp;lang=en"', text)) == 3


def test_the_letter_is_saved_from_the_client_s_screen(opened: Open) -> None:
    app = opened(client="100013")
    assert 'id="letter"' in everything(app)
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Lettre (PDF)"]


def test_a_client_is_compared_by_keyboard_and_the_address_keeps_it(open_page: OpenPage) -> None:
    page = open_page("/?client=100013&lang=en")
    page.get_by_label("Compare with").select_option("Similar clients")
    group = page.locator(".client-group")
    expect(group).to_contain_text("alike in what is chosen above")
    before = group.inner_text()
    criterion = page.get_by_role("button", name=re.compile("^Yearly income"))
    expect(criterion).to_have_attribute("aria-pressed", "true")
    criterion.press("Enter")
    expect(criterion).to_have_attribute("aria-pressed", "false")
    expect(criterion).to_be_focused()
    expect(group).not_to_have_text(before)
    page.get_by_label("What to compare").select_option("Yearly income")
    expect(page.locator("#compared figcaption")).to_contain_text("Yearly income")
    expect(page.locator("#cs-live")).to_have_text(
        page.locator("#compared .figure-sentence").inner_text()
    )
    page.get_by_label("Together with").select_option("Age")
    expect(page.locator("#compared .cells-ring").first).to_be_visible()
    page.reload()
    expect(page.locator("#compared figcaption")).to_have_text(
        "Yearly income and Age, among similar clients"
    )


def test_data_are_filtered_by_typing(open_page: OpenPage) -> None:
    page = open_page("/?client=100013")
    rows = page.locator("#data tbody tr")
    expect(rows).to_have_count(12)
    field = page.get_by_label("Chercher dans les données").last
    field.press_sequentially("revenu annuel", delay=20)
    expect(rows).to_have_count(1)
    expect(field).to_be_focused()
    expect(field).to_have_value("revenu annuel")
    field.fill("")
    expect(rows).to_have_count(12)


def test_the_view_for_the_client_is_kept_from_one_client_to_the_next(open_page: OpenPage) -> None:
    page = open_page("/?client=100013")
    page.get_by_role("button", name="Pour le client").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre demande")
    page.get_by_role("button", name="Suivant").press("Enter")
    expect(page).to_have_url(re.compile("client=100015"))
    expect(page).to_have_url(re.compile("view=client"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre demande")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "/?client=100013&view=client",
        "/?client=100013&lang=en&with=alike&feature=score_2&and=income",
        "/?client=100013&with=nearest&feature=family_status",
        "/?client=100008",
    ],
)
def test_axe_finds_no_violation_in_any_view_or_comparison(
    open_page: OpenPage, violations: Callable[[Page], list[str]], address: str, *, dark: bool
) -> None:
    page = open_page(address, width=320, dark=dark)
    expect(page.locator(".client-toggles, .client-links").first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
