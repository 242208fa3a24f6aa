"""Settings come from the environment; all that is wrong is told at once, secrets never."""

import os
import re
from pathlib import Path

import pytest

import clairscore
from clairscore.access import Role
from clairscore.cli.program import run
from clairscore.core.errors import InputFaults
from clairscore.settings import (
    VARIABLES,
    AddressNotLocal,
    Settings,
    check_address,
    language_from,
    settings_from,
    shown,
)
from clairscore.texts import translator

SIGN_IN = {
    "CLAIRSCORE_PUBLIC_URL": "https://scores.example.org/",
    "CLAIRSCORE_OIDC_ISSUER": "https://login.example.org/realms/bank",
    "CLAIRSCORE_OIDC_CLIENT_ID": "clairscore",
    "CLAIRSCORE_OIDC_CLIENT_SECRET": "the-client-secret",
    "CLAIRSCORE_COOKIE_SECRET": "the-cookie-secret-" * 2,
}


def test_nothing_set_gives_the_defaults() -> None:
    assert settings_from({"PATH": "/bin"}) == Settings()


def test_sign_in_is_read_whole() -> None:
    more = {
        "CLAIRSCORE_OIDC_ROLES": "advisers=adviser, Audit=auditor",
        "CLAIRSCORE_OIDC_ROLES_CLAIM": "realm_access.roles",
        "CLAIRSCORE_TRUSTED_PROXIES": "10.0.0.0/8,127.0.0.1",
        "CLAIRSCORE_HOST": "0.0.0.0",  # noqa: S104 (what is tested)
    }
    settings = settings_from({**SIGN_IN, **more})
    assert settings.sign_in is not None
    assert settings.sign_in.is_https
    assert settings.sign_in.public_url == "https://scores.example.org"
    assert settings.sign_in.claims.known == {"advisers": Role.ADVISER, "Audit": Role.AUDITOR}
    assert settings.names == ("scores.example.org",)
    check_address(settings)


def test_all_faults_are_told_together_without_secrets() -> None:
    wrong = {
        "CLAIRSCORE_COOKIE_SECRET": "short-secret",
        "CLAIRSCORE_HOST": "everywhere",
        "CLAIRSCORE_TRUSTED_PROXIES": "0.0.0.0/0",
        "CLAIRSCORE_TRUSTED_HOSTS": "*",
        "CLAIRSCORE_OIDC_ISSUER": "http://login.example.org",
        "CLAIRSCORE_PUBLIC_URL": "https://scores.example.org/path",
        "CLAIRSCORE_SESSION_HOURS": "forever",
        "CLAIRSCORE_OIDC_ROLES": "boss=king",
        "CLAIRSCORE_OIDC_ISUER": "x",
    }
    with pytest.raises(InputFaults, match="9 faults") as caught:
        settings_from(wrong)
    said = str(caught.value)
    assert all(name in said for name in wrong)
    assert "short-secret" not in said


@pytest.mark.parametrize("name", SIGN_IN)
def test_half_a_sign_in_is_refused_with_what_is_missing(name: str) -> None:
    rest = {key: value for key, value in SIGN_IN.items() if key != name}
    with pytest.raises(InputFaults, match=f"{name} is missing"):
        settings_from(rest)


def test_the_api_alone_needs_its_issuer_and_audience() -> None:
    issuer = {"CLAIRSCORE_OIDC_ISSUER": "https://login.example.org"}
    assert settings_from({**issuer, "CLAIRSCORE_OIDC_AUDIENCE": "api"}).sign_in is not None
    with pytest.raises(InputFaults, match="OIDC_ISSUER is missing"):
        settings_from({"CLAIRSCORE_OIDC_AUDIENCE": "api"})


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4"])  # noqa: S104 (what is tested)
def test_others_are_let_in_only_where_people_sign_in(host: str) -> None:
    with pytest.raises(AddressNotLocal, match="CLAIRSCORE_OIDC_ISSUER"):
        check_address(settings_from({"CLAIRSCORE_HOST": host}))
    check_address(settings_from({**SIGN_IN, "CLAIRSCORE_HOST": host}))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.5.0.1"])
def test_this_machine_is_open_without_sign_in(host: str) -> None:
    check_address(settings_from({"CLAIRSCORE_HOST": host}))


def test_secrets_are_not_shown_by_any_way_of_looking() -> None:
    environment = {**SIGN_IN, "CLAIRSCORE_DECISIONS": "postgresql://u:the-password@h/d"}
    said = repr(settings_from(environment)) + str(shown(environment))
    for secret in ("the-client-secret", "the-cookie-secret", "the-password"):
        assert secret not in said


def test_the_command_shows_each_setting_and_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLAIRSCORE_HOST", "nowhere")
    monkeypatch.setenv("CLAIRSCORE_COOKIE_SECRET", "s3cret")
    assert run(["settings", "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert all(variable.full_name in told.out for variable in VARIABLES)
    assert "CLAIRSCORE_HOST = nowhere won't do" in told.err
    assert "s3cret" not in told.out + told.err


def test_help_is_there_whatever_is_wrong_with_the_settings() -> None:
    assert language_from({"CLAIRSCORE_LANG": "de", "CLAIRSCORE_HOST": "nowhere"}) == "fr"


def test_each_setting_is_described_and_each_one_used_is_declared() -> None:
    say = translator("en")
    assert all(say(variable.description) for variable in VARIABLES)
    known = {variable.full_name for variable in VARIABLES}
    source = Path(clairscore.__file__).parent
    used = {
        name
        for path in source.rglob("*.py")
        for name in re.findall(r"CLAIRSCORE_[A-Z_]*[A-Z]", path.read_text(encoding="utf-8"))
    }
    assert used <= known, used - known
    assert os.sep not in "".join(known)
