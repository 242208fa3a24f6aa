"""API keys: shown once, kept as a hash, revocable; from the command line to a person."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from clairscore.access import NotSignedIn, Role, key_digest, new_key, person_of_key
from clairscore.cli.commands import clairscore
from clairscore.cli.program import run
from clairscore.cli.screen import Screen
from clairscore.credit.decisions import open_store
from clairscore.texts import translator


def command(*words: str) -> str:
    result = CliRunner().invoke(
        clairscore, ["keys", *words], obj=Screen(translator("en")), catch_exceptions=False
    )
    assert result.exit_code == 0
    return result.stdout


def test_a_key_is_added_used_listed_and_revoked(tmp_path: Path) -> None:
    record = str(tmp_path / "record.db")
    words = ("nightly", "--role", "adviser", "--role", "analyst", "--store", record, "--json")
    added = json.loads(command("add", *words))
    store = open_store(record)
    person = person_of_key(added["key"], store.keys.find)
    assert (person.subject, person.name) == (f"key:{added['id']}", "nightly")
    assert person.roles == {Role.ADVISER, Role.ANALYST}
    assert added["key"].encode() not in Path(record).read_bytes()

    assert added["key"] not in command("list", "--store", record, "--json")
    assert json.loads(command("list", "--store", record, "--json"))[0]["revoked"] is None
    command("revoke", added["id"], "--store", record)
    with pytest.raises(NotSignedIn, match="valid API key"):
        person_of_key(added["key"], store.keys.find)
    assert "revoked" in command("list", "--store", record)
    store.close()


@pytest.mark.parametrize(
    "key", ["", "clairscore_", "clairscore_guess", new_key(), "x" * 10_000], ids=len
)
def test_a_key_that_was_never_given_is_refused(key: str, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "record.db"))
    with pytest.raises(NotSignedIn, match="valid API key"):
        person_of_key(key, store.keys.find)
    store.close()


def test_the_hash_of_a_key_is_no_key(tmp_path: Path) -> None:
    store, key = open_store(str(tmp_path / "record.db")), new_key()
    store.keys.add("batch", digest=key_digest(key), roles=["analyst"], person="root")
    for other in (key_digest(key), "clairscore_" + key_digest(key), key.upper(), key + " "):
        with pytest.raises(NotSignedIn, match="valid API key"):
            person_of_key(other, store.keys.find)
    store.close()


def test_an_unknown_key_and_an_unknown_role_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = str(tmp_path / "record.db")
    open_store(record).close()
    assert run(["keys", "revoke", "nope", "--store", record, "--lang", "en"]) == 1
    assert "nope" in capsys.readouterr().err
    assert run(["keys", "add", "x", "--role", "king", "--store", record, "--lang", "en"]) == 2
    assert "adviser" in capsys.readouterr().err
