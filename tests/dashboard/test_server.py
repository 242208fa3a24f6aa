"""The server answers this machine only, in the reader's language, with nothing left open."""

import http.client
import socket
from collections.abc import Mapping
from pathlib import Path

import pytest
from streamlit import config

from clairscore.core.errors import ArtefactMissing
from clairscore.dashboard.server import DARK, LIGHT, OPTIONS, AddressNotLocal, PortTaken, serve
from clairscore.dashboard.shell import framed


def ask(site: str, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    """Return status, body and content security policy."""
    connection = http.client.HTTPConnection(site.removeprefix("http://"), timeout=20)
    connection.request("GET", path, headers=dict(headers or {}))
    answer = connection.getresponse()
    policy = answer.headers.get("Content-Security-Policy", "")
    body = answer.read().decode(errors="replace")
    connection.close()
    return answer.status, body, policy


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.4", "::", "example.org"])  # noqa: S104
def test_an_address_that_others_reach_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(AddressNotLocal, match="needs sign-in"):
        serve(tmp_path, port=0, address=address)


def test_a_port_in_use_is_said() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port} is in use"):
            serve(Path(), port=port)


def test_an_absent_portfolio_is_said_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(ArtefactMissing, match="No portfolio at"):
        serve(tmp_path / "absent", port=0)


def test_streamlit_still_knows_every_option_we_set() -> None:
    """`runner.postScriptGC` is hidden: it may go without notice."""
    known = config._config_options_template  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert set(OPTIONS) <= set(known)
    assert LIGHT.keys() == DARK.keys()


def test_a_page_of_streamlit_that_changed_is_noticed() -> None:
    with pytest.raises(RuntimeError, match="not one"):
        framed("<html></html>", language="fr", header="")


@pytest.mark.parametrize(
    ("path", "language", "word"),
    [
        ("/", "fr", "Portefeuille"),
        ("/?lang=en", "en", "Portfolio"),
        ("/model?lang=en&client=5", "en", "Skip to the content"),
        ("/?lang=%22%3E%3Cscript%3E", "fr", "Aller au contenu"),
    ],
)
def test_the_page_is_in_the_language_of_the_address_before_any_script_runs(
    site: str, path: str, *, language: str, word: str
) -> None:
    status, body, _ = ask(site, path)
    assert status == 200
    assert f'<html lang="{language}">' in body
    assert word in body.partition('id="cs-texts"')[0]


def test_the_screen_of_the_address_is_marked_in_the_navigation(site: str) -> None:
    _, body, _ = ask(site, "/help")
    assert body.count('aria-current="page"') == 1
    assert 'data-screen="help" aria-current="page"' in body


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/metrics", "/nowhere"])
def test_every_answer_carries_the_policy(site: str, path: str) -> None:
    _, _, policy = ask(site, path)
    scripts = policy.partition("script-src ")[2].partition(";")[0]
    assert "unsafe-inline" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "/clairscore/block.js",
        "/clairscore/server.py",
    ],
)
def test_what_nobody_needs_is_closed(site: str, path: str) -> None:
    assert ask(site, path)[0] == 404


def test_a_site_that_points_its_name_here_is_refused(site: str) -> None:
    assert ask(site, "/", {"Host": "evil.example"})[0] == 400
