"""People sign in through a real OpenID provider, in a browser, and see what their roles allow."""

import http.client
import re
import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from clairscore.access import NotSignedIn, Role
from clairscore.credit.decisions import DecisionStore, open_store
from clairscore.dashboard.sessions import SessionEnded, of_cookie, person_of
from clairscore.settings import SignIn
from servers import free_port, openid_provider, running

OWN, OTHER = "100021", "100013"
SECRET = "a-cookie-secret-of-more-than-32-characters"  # noqa: S105 (of a test)


@dataclass(frozen=True)
class Office:
    """A dashboard that people sign in to, and its record."""

    url: str
    record: str
    log: Path

    def store(self) -> DecisionStore:
        return open_store(self.record)

    def readings(self, person: str) -> set[tuple[str, str]]:
        store = self.store()
        found = {
            (one.client, one.purpose) for one in store.access.readings() if one.person == person
        }
        store.close()
        return found

    def status(self, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage]:
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=20)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, answer.headers


@pytest.fixture(scope="module")
def office(small_portfolio: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Office]:
    """A dashboard where Anne and Paul have a client each."""
    folder, port = tmp_path_factory.mktemp("office"), free_port()
    office = Office(f"http://localhost:{port}", f"sqlite:///{folder / 'record.db'}", folder / "log")
    store = office.store()
    store.access.assign([("anne", OWN), ("paul", OTHER)], person="root")
    store.close()
    words = ["dashboard", str(small_portfolio), "--port", str(port), "--no-browser"]
    with openid_provider(folder) as provider:
        settings = {
            "CLAIRSCORE_DECISIONS": office.record,
            "CLAIRSCORE_LENDER": "Banque d’essai",
            "CLAIRSCORE_CONTACT": "01 00 00 00 00",
            "CLAIRSCORE_PUBLIC_URL": office.url,
            "CLAIRSCORE_OIDC_ISSUER": provider,
            "CLAIRSCORE_OIDC_CLIENT_ID": "clairscore",
            "CLAIRSCORE_OIDC_CLIENT_SECRET": "provider-secret",
            "CLAIRSCORE_COOKIE_SECRET": SECRET,
        }
        with running(
            [sys.executable, "-m", "clairscore", *words],
            f"{office.url}/_stcore/health",
            office.log,
            environment=settings,
        ):
            yield office


Enter = Callable[[str], Page]


@pytest.fixture
def enter(browser: Browser, office: Office) -> Generator[Enter]:
    """Sign in as someone, in a browser of their own."""
    contexts: list[BrowserContext] = []

    def entered(name: str) -> Page:
        context = browser.new_context(reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(f"{office.url}/?lang=en")
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name=name).click()
        expect(page.locator(".cs-person")).to_be_visible()
        return page

    yield entered
    for context in contexts:
        context.close()


def show(page: Page, office: Office, address: str) -> str:
    """Show an address; return what is on the screen."""
    page.goto(f"{office.url}/{address.removeprefix('client')}")
    expect(page.locator(".cs-person")).to_be_visible()
    return page.locator("#stMain, main").first.inner_text()


def test_an_adviser_sees_own_clients_and_no_others_by_any_route(
    enter: Enter, office: Office
) -> None:
    page = enter("anne")
    own = show(page, office, f"client?client={OWN}&lang=en")
    assert f"Client {OWN}" in own
    assert "Anne (advice)" in own
    assert set(re.findall(r"\b100\d{3}\b", own)) == {OWN}  # nor among clients alike
    for address in (
        f"client?client={OTHER}",
        f"client?client={OTHER}%20",
        f"what_if?client={OTHER}",
    ):
        shown = show(page, office, f"{address}&lang=en")
        assert "rights don't allow" in shown
        assert "100015" not in shown
    assert "rights don't allow" in show(page, office, "client?client=999999&lang=en")
    shown = show(page, office, "portfolio?lang=en")
    assert set(re.findall(r"\b100\d{3}\b", shown)) == {OWN}
    for screen in ("reviews", "oversight"):
        assert "rights don't allow" in show(page, office, f"{screen}?lang=en")
    assert office.readings("anne") == {(OWN, "screen")}


def test_the_search_suggests_own_clients_only(enter: Enter, office: Office) -> None:
    page = enter("anne")
    show(page, office, "client?lang=en")
    page.get_by_role("combobox").first.fill("1000")
    expect(page.get_by_role("option").first).to_contain_text(OWN)
    assert page.get_by_role("option").count() == 1


def test_an_adviser_decides_in_their_own_name(enter: Enter, office: Office) -> None:
    page = enter("anne")
    show(page, office, f"client?client={OWN}&lang=en")
    form = page.get_by_role("form", name="Record your decision")
    expect(form.get_by_role("textbox", name="Your name")).to_have_count(0)
    form.get_by_role("combobox").first.select_option(index=1)
    form.get_by_role("button").press("Enter")
    expect(page.locator(".cs-record")).to_contain_text("anne")
    store = office.store()
    (decision,) = store.decisions(OWN)
    store.close()
    assert decision.person == "anne"


def test_a_letter_is_saved_by_who_may_read_it_and_noted(enter: Enter, office: Office) -> None:
    page = enter("paul")
    show(page, office, f"client?client={OTHER}&lang=en")
    with page.expect_download() as saved:
        page.get_by_role("button", name="letter").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"%PDF")
    assert (OTHER, "letter") in office.readings("paul")


def test_an_analyst_sees_figures_and_no_clients(enter: Enter, office: Office) -> None:
    page = enter("lea")
    shown = show(page, office, "portfolio?lang=en")
    assert "list of clients isn't shown" in shown
    assert re.findall(r"\b100\d{3}\b", shown) == []
    for address in (f"client?client={OWN}", f"what_if?client={OWN}", "new_application?"):
        assert "rights don't allow" in show(page, office, f"{address}&lang=en")
    assert office.readings("lea") == set()


def test_an_auditor_reads_all_and_writes_nothing(enter: Enter, office: Office) -> None:
    page = enter("ugo")
    assert f"Client {OTHER}" in show(page, office, f"client?client={OTHER}&lang=en")
    assert page.get_by_role("form", name="Record your decision").count() == 0
    assert "Oversight" in show(page, office, "oversight?lang=en")
    assert "rights don't allow" not in show(page, office, "reviews?lang=en")
    assert (OTHER, "screen") in office.readings("ugo")


def test_a_person_without_a_role_is_told_so_and_can_leave(enter: Enter, office: Office) -> None:
    page = enter("zoe")
    assert "no role here" in show(page, office, f"client?client={OWN}&lang=en")
    with page.expect_response(lambda answer: "/auth/logout" in answer.url):
        page.get_by_role("button", name="Sign out").click()
    later = page.context.new_page()  # the first goes on to the provider, to sign out there
    later.goto(f"{office.url}/?lang=en")
    expect(later.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_nobody_reads_anything_before_signing_in(
    browser: Browser, office: Office, violations: Callable[[Page], list[str]]
) -> None:
    page = browser.new_page(bypass_csp=True)  # axe is run by evaluating it
    for screen in ("client", "what_if", "portfolio", "model", "reviews", "oversight"):
        page.goto(f"{office.url}/{screen}?client={OWN}&lang=en")
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
        assert re.findall(r"risk|refused|accepted", page.locator("#stMain").inner_text()) == []
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/media/abc.csv", "/_stcore/upload_file/a/b", "/_stcore/agent/x"]
)
def test_what_belongs_to_sessions_is_closed_to_whoever_has_none(office: Office, path: str) -> None:
    assert office.status(path)[0] == 404
    assert office.status(path, Cookie="_streamlit_user=forged")[0] == 404


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1"])
def test_a_page_of_another_site_opens_no_web_socket(office: Office, origin: str) -> None:
    address = office.url.replace("http", "ws", 1) + "/_stcore/stream"
    with pytest.raises(InvalidStatus, match="403"), connect(address, origin=Origin(origin)):
        pass
    with connect(address, origin=Origin(office.url)):
        pass


def test_a_forged_cookie_opens_nothing() -> None:
    sign_in = SignIn("https://login.example", cookie_secret=SECRET)
    for header in (
        "",
        "_streamlit_user=",
        "_streamlit_user=e30.x.y",
        "\x00",
        "a=b; ;;=",
        "_streamlit_user=\xff",
    ):
        with pytest.raises(NotSignedIn, match="Sign in"):
            of_cookie(header, sign_in)


def claims(**changes: object) -> dict[str, Any]:
    known = {"is_logged_in": True, "sub": "anne", "roles": ["adviser"], "iat": time()}
    return {**known, **changes}


def test_a_session_ends_whatever_the_cookie_says() -> None:
    sign_in = SignIn("https://login.example", hours=10)
    assert person_of(claims(), sign_in, now=time()).roles == {Role.ADVISER}
    for began in (time() - 10 * 3600 - 1, None, "yesterday"):
        with pytest.raises(SessionEnded, match="ended"):
            person_of(claims(iat=began), sign_in, now=time())


def test_no_secret_is_in_the_log(office: Office) -> None:
    log = office.log.read_text(encoding="utf-8")
    assert SECRET not in log
    assert "provider-secret" not in log
