"""What was noted outside the record, signed, shows a record that was rewritten from the start."""

import json
import random
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest
from tampering import KeyMaker, Keys

from clairscore.cli.program import run
from clairscore.core.signing import read_public_keys, read_signer
from clairscore.credit.decisions import DecisionStore, FaultKind, open_store
from clairscore.credit.decisions.anchors import (
    AnchorsDamaged,
    AnchorsUntrusted,
    add_anchor,
    read_anchors,
)
from decision_makers import new, tamper


@pytest.fixture
def store(tmp_path: Path) -> Generator[DecisionStore]:
    """Return a record of three decisions and a reading."""
    opened = open_store(f"sqlite:///{tmp_path / 'decisions.db'}")
    for n in range(3):
        opened.record(new(str(n)))
    opened.access.log("anne", "1", "screen")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def keys(make_keys: KeyMaker) -> Keys:
    return make_keys()


def kinds(store: DecisionStore, path: Path) -> set[FaultKind]:
    return {fault.kind for fault in store.verify(anchors=read_anchors(path)).faults}


def test_a_record_that_only_grew_holds_what_was_noted(
    store: DecisionStore, keys: Keys, tmp_path: Path
) -> None:
    path = tmp_path / "anchors.jsonl"
    for _ in range(3):
        add_anchor(store.database, path, read_signer(keys.private))
        store.record(new("9"))
        store.access.log("anne", "9", "screen")
    assert [anchor.position for anchor in read_anchors(path)] == [3, 4, 5]
    assert kinds(store, path) == set()


def test_a_record_written_anew_from_the_start_is_seen(
    store: DecisionStore, keys: Keys, tmp_path: Path
) -> None:
    """A chain like any other, which nothing but the anchor tells from the one before."""
    path = tmp_path / "anchors.jsonl"
    add_anchor(store.database, path, read_signer(keys.private))
    other = open_store(f"sqlite:///{tmp_path / 'other.db'}")
    for n in range(5):
        other.record(new(str(n), accepted=True))
        other.access.log("eve", str(n), "screen")
    assert other.verify().faults == ()
    assert kinds(other, path) == {FaultKind.ANCHOR, FaultKind.ACCESS_ANCHOR}
    other.close()


def test_emptied_tables_are_seen(store: DecisionStore, keys: Keys, tmp_path: Path) -> None:
    path = tmp_path / "anchors.jsonl"
    add_anchor(store.database, path, read_signer(keys.private))
    tables = ("groups", "decisions", "parts", "entries", "access_log")
    tamper(
        store,
        *(f"DELETE FROM {table}" for table in tables),  # noqa: S608
        "UPDATE head SET position = 0, hash = ''",
        "UPDATE access_head SET position = 0, hash = ''",
    )
    assert store.verify().faults == (), "who may write everything can empty everything"
    assert kinds(store, path) == {FaultKind.ANCHOR, FaultKind.ACCESS_ANCHOR}


def test_a_changed_file_of_anchors_is_never_taken(
    store: DecisionStore, keys: Keys, tmp_path: Path, attacks: int
) -> None:
    path = tmp_path / "anchors.jsonl"
    for _ in range(3):
        add_anchor(store.database, path, read_signer(keys.private))
    kept, draw = path.read_bytes(), random.Random(13)  # noqa: S311 (no secrets)
    lines = kept.splitlines(keepends=True)
    changed = [
        lines[1] + lines[2],
        lines[0] + lines[2],
        lines[1],
        b"",
        b"[]\n",
        b"\xff",
        kept + b"x",
    ]
    for _ in range(attacks):
        at = draw.randrange(len(kept))
        changed.append(kept[:at] + bytes([kept[at] ^ 1 << draw.randrange(8)]) + kept[at + 1 :])
    for content in changed:
        path.write_bytes(content)
        with pytest.raises(AnchorsDamaged, match="no file of signed heads, or was changed"):
            read_anchors(path)


def test_anchors_signed_by_others_do_not_count(
    store: DecisionStore, keys: Keys, make_keys: KeyMaker, tmp_path: Path
) -> None:
    path = tmp_path / "anchors.jsonl"
    add_anchor(store.database, path, read_signer(make_keys().private))
    with pytest.raises(AnchorsUntrusted, match="line 1"):
        read_anchors(path, frozenset(read_public_keys(keys.public)))


def test_the_commands_note_and_verify(
    store: DecisionStore,
    keys: Keys,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, url = tmp_path / "anchors.jsonl", str(store.database.engine.url)
    monkeypatch.setenv("CLAIRSCORE_TRUSTED_KEYS", str(keys.public))
    words = ["decisions", "anchor", str(path), "--key", str(keys.private), "--store", url]
    assert run([*words, "--lang", "en"]) == 0
    assert "entry 3" in capsys.readouterr().out
    monkeypatch.setenv("CLAIRSCORE_ANCHORS", str(path))
    assert run(["decisions", "verify", "--store", url, "--lang", "en"]) == 0
    told = json.loads(path.read_text(encoding="utf-8"))
    tamper(store, f"UPDATE entries SET hash = 'x' WHERE hash = '{told['hash']}'")  # noqa: S608
    capsys.readouterr()
    assert run(["decisions", "verify", "--store", url, "--lang", "en"]) == 1
    assert "The head noted earlier" in capsys.readouterr().out


def test_a_time_stamping_authority_stamps_the_file(
    store: DecisionStore, keys: Keys, tmp_path: Path
) -> None:
    """As the documentation says it, with an authority (RFC 3161) of OpenSSL's on this machine."""
    path = tmp_path / "anchors.jsonl"
    add_anchor(store.database, path, read_signer(keys.private))
    (tmp_path / "tsa.cnf").write_text(AUTHORITY.format(folder=tmp_path), encoding="utf-8")
    openssl(tmp_path, "req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.pem -days 9 "
            "-subj /CN=authority -config tsa.cnf -extensions stamping")  # fmt: skip
    openssl(tmp_path, "ts -query -data anchors.jsonl -sha256 -cert -out anchors.tsq")
    openssl(tmp_path, "ts -reply -config tsa.cnf -queryfile anchors.tsq -out anchors.tsr")
    verify = "ts -verify -data anchors.jsonl -in anchors.tsr -CAfile tsa.pem"
    assert "Verification: OK" in openssl(tmp_path, verify)
    add_anchor(store.database, path, read_signer(keys.private))
    with pytest.raises(subprocess.CalledProcessError):  # another file than the one stamped
        openssl(tmp_path, verify)


def openssl(folder: Path, words: str) -> str:
    """Run OpenSSL; the words are those of the documentation."""
    done = subprocess.run(  # noqa: S603
        ["openssl", *words.split()],  # noqa: S607
        cwd=folder, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout + done.stderr


AUTHORITY = """
[req]
distinguished_name = name
[name]
[stamping]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = own
[own]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
certs = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
"""
