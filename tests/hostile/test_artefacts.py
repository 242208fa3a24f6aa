"""Whatever changes in an artefact, opening or reading it says so in a sentence."""

import json
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from tampering import OTHER_VALUES, KeyMaker, changed

from clairscore.cli.program import run
from clairscore.core.artefact import MANIFEST, open_artefact, sign_artefact, writing
from clairscore.core.errors import (
    ArtefactDamaged,
    ArtefactError,
    ArtefactOlder,
    ArtefactUntrusted,
    ClairscoreError,
)
from clairscore.core.manifest import Manifest
from clairscore.core.signing import (
    PrivateKeyUnusable,
    PublicKeysUnusable,
    read_public_keys,
    read_signer,
    trust_only,
)
from clairscore.credit.dataset import open_dataset
from clairscore.credit.model.bundle import open_model
from clairscore.credit.portfolio import open_portfolio
from clairscore.credit.tables.reading import reading_tables
from clairscore.presentation.client.page import client_page
from clairscore.textbench.encoders.sentence_transformers import load
from clairscore.textbench.results import open_results

KINDS = ("tables", "dataset", "model", "portfolio", "results")
SEED = 13
LENDERS_OWN = ("tables", "remove manifest.json ")
"""Tables without a manifest are a lender's own files: nothing tells them from made-up ones."""


def read_tables(path: Path) -> None:
    with reading_tables(path):
        pass


def read_dataset(path: Path) -> None:
    data = open_dataset(path)
    data.matrix(data.dictionary.names)


def read_portfolio(path: Path) -> None:
    """Read all that pages read: each client's row, each feature's column, the table, the model."""
    portfolio = open_portfolio(path)
    for client in portfolio.ids[::16].tolist():  # one of each block, verified together
        portfolio.client(client)
    for feature in portfolio.dictionary.names:
        portfolio.codes(feature)
    pq.read_metadata(portfolio.table)
    assert portfolio.model.inputs


READERS: dict[str, Callable[[Path], object]] = {
    "tables": read_tables,
    "dataset": read_dataset,
    "model": open_model,
    "portfolio": read_portfolio,
    "results": open_results,
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_random_change_goes_unseen(kind: str, artefacts: dict[str, Path], attacks: int) -> None:
    READERS[kind](artefacts[kind])  # whole, it opens
    draw, unseen, said = random.Random(SEED), list[str](), list[str]()  # noqa: S311 (no secrets)
    for _ in range(attacks // len(KINDS)):
        with changed(artefacts[kind], draw) as what:
            try:
                READERS[kind](artefacts[kind])
                unseen += [what] if (kind, what) != LENDERS_OWN else []
            except ClairscoreError as error:
                said.append(str(error))
    assert not unseen
    assert all(said)
    READERS[kind](artefacts[kind])


def test_no_bit_of_a_signed_manifest_changes_unseen(
    tmp_path: Path, make_keys: KeyMaker, attacks: int
) -> None:
    with writing(tmp_path / "a", "model") as draft:
        draft.parameters["cutoff"] = 0.09
    sign_artefact(tmp_path / "a", read_signer(make_keys().private))
    path = tmp_path / "a" / MANIFEST
    kept = path.read_bytes()
    places = [(at, bit) for at in range(len(kept)) for bit in range(8)]
    for at, bit in random.Random(SEED).sample(places, min(attacks, len(places))):  # noqa: S311
        path.write_bytes(kept[:at] + bytes([kept[at] ^ 1 << bit]) + kept[at + 1 :])
        with pytest.raises(ArtefactError):
            open_artefact(tmp_path / "a")


@pytest.mark.parametrize("kind", ["model", "portfolio", "results", "dataset"])
def test_a_manifest_sealed_anew_with_other_types_is_never_a_traceback(
    kind: str, artefacts: dict[str, Path], attacks: int
) -> None:
    """Who can write the folder can seal anew; what they write may be a lie, but never a crash."""
    path, draw = artefacts[kind] / MANIFEST, random.Random(SEED)  # noqa: S311
    kept = path.read_bytes()
    try:
        for _ in range(attacks // 10):
            stored = json.loads(kept)
            holder = (
                stored["parameters"] if stored["parameters"] and draw.random() < 0.7 else stored
            )
            holder[draw.choice(list(holder))] = draw.choice(OTHER_VALUES)
            path.write_text(_sealed_anew(stored), encoding="utf-8")
            with suppress(ClairscoreError):
                READERS[kind](artefacts[kind])
    finally:
        path.write_bytes(kept)


def _sealed_anew(stored: dict[str, Any]) -> str:
    try:
        return Manifest(**stored).sealed().text()
    except (TypeError, ValueError, AttributeError):
        return json.dumps(stored)


def test_the_attacks_of_the_audit_are_seen(scored: Path) -> None:
    """A cut-off of 39 % instead of 9 %, no banner of made-up data, and no parts at all."""
    path = scored / MANIFEST
    kept = path.read_text(encoding="utf-8")
    try:
        for old, new in (
            ('"cutoff": 0.2', '"cutoff": 0.39'),
            ('"synthetic": true', '"synthetic": false'),
        ):
            assert old in kept
            path.write_text(kept.replace(old, new), encoding="utf-8")
            with pytest.raises(ArtefactDamaged, match=MANIFEST):
                open_portfolio(scored)
        bare = json.loads(kept) | {"parts": {}}
        path.write_text(Manifest(**bare).sealed().text(), encoding="utf-8")
        with pytest.raises(ArtefactDamaged, match=r"ids\.npy"):
            open_portfolio(scored)
    finally:
        path.write_text(kept, encoding="utf-8")
    assert client_page(open_portfolio(scored), 100, "fr")


def test_the_model_of_a_portfolio_is_verified_when_it_is_read(scored: Path) -> None:
    portfolio = open_portfolio(scored)
    booster = scored / "model" / "booster.txt"
    kept = booster.read_bytes()
    booster.write_bytes(kept.replace(b"leaf_value=", b"leaf_value=9", 1))
    try:
        with pytest.raises(ArtefactDamaged, match="booster"):
            _ = portfolio.model
    finally:
        booster.write_bytes(kept)


def test_parameters_are_part_of_the_identity(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        with writing(tmp_path / name, "model") as draft:
            draft.parameters["seed"] = seed
    a, b, c = (open_artefact(tmp_path / name).manifest.identity for name in "abc")
    assert a == b != c


def test_an_artefact_of_before_seals_says_to_make_it_again(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    older = {"kind": "model", "synthetic": False, "parts": {}, "made_by": "clairscore 0.1.0"}
    text = json.dumps(older | {"format_version": 1})
    (tmp_path / "a" / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(ArtefactOlder, match=r"clairscore 0\.1\.0 in format 1.*Make it again"):
        open_artefact(tmp_path / "a", "model")


def test_a_tuned_encoder_that_was_changed_is_not_loaded(artefacts: dict[str, Path]) -> None:
    pytest.importorskip("sentence_transformers", reason="needs the extra sentence-transformers")
    config = artefacts["tuned"] / "model" / "config.json"
    config.write_text('{"a": 2}', encoding="utf-8")
    with pytest.raises(ArtefactDamaged, match=r"config\.json"):
        load(str(config.parent))


def test_what_is_signed_opens_where_signatures_are_asked_for(
    tmp_path: Path, make_keys: KeyMaker, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    keys, path = make_keys(), str(tmp_path / "a")
    with writing(tmp_path / "a", "model") as draft:
        (draft.path / "part").write_text("part", encoding="utf-8")
    monkeypatch.setenv("CLAIRSCORE_TRUSTED_KEYS", str(keys.public))
    assert run(["verify", path, "--lang", "en"]) == 1
    assert "clairscore seal" in capsys.readouterr().err
    assert run(["seal", path, "--key", str(keys.private), "--lang", "en"]) == 0
    assert run(["verify", path, "--lang", "en"]) == 0
    assert read_public_keys(keys.public)[0] in capsys.readouterr().out


def test_signatures_that_do_not_count_are_refused(tmp_path: Path, make_keys: KeyMaker) -> None:
    ours, theirs = (read_signer(make_keys().private) for _ in range(2))
    with writing(tmp_path / "a", "model") as draft:
        draft.parameters["cutoff"] = 0.09
    signed = sign_artefact(tmp_path / "a", ours)
    trust_only([ours.public])
    open_artefact(tmp_path / "a")
    lie = replace(signed, parameters={"cutoff": 0.39})
    forged = {
        "sealed anew, our signature": replace(lie.sealed(), signature=signed.signature),
        "sealed anew, nobody's": replace(lie, signer="").sealed(),
        "theirs in our name": replace(
            lie.sealed(), signature=theirs.sign(f"clairscore artefact {lie.sealed().seal}")
        ),
        "no signature": replace(signed, signature=""),
    }
    for manifest in forged.values():
        (tmp_path / "a" / MANIFEST).write_text(manifest.text(), encoding="utf-8")
        with pytest.raises((ArtefactDamaged, ArtefactUntrusted)):
            open_artefact(tmp_path / "a")
    (tmp_path / "a" / MANIFEST).write_text(signed.text(), encoding="utf-8")
    sign_artefact(tmp_path / "a", theirs)
    with pytest.raises(ArtefactUntrusted, match="CLAIRSCORE_TRUSTED_KEYS"):
        open_artefact(tmp_path / "a")


def test_what_is_damaged_is_not_signed_and_a_key_within_is_refused(
    tmp_path: Path, make_keys: KeyMaker
) -> None:
    keys = make_keys()
    with writing(tmp_path / "a", "model") as draft:
        (draft.path / "part").write_text("part", encoding="utf-8")
    (tmp_path / "a" / "key.pem").write_bytes(keys.private.read_bytes())
    with pytest.raises(ArtefactDamaged, match=r"key\.pem"):
        sign_artefact(tmp_path / "a", read_signer(tmp_path / "a" / "key.pem"))


def test_files_that_are_no_keys_are_refused_in_a_sentence(
    tmp_path: Path, make_keys: KeyMaker
) -> None:
    rsa, good = make_keys("rsa"), make_keys()
    (tmp_path / "noise").write_bytes(np.random.default_rng(1).bytes(99))
    (tmp_path / "mixed").write_bytes(good.public.read_bytes() + rsa.public.read_bytes())
    (tmp_path / "empty").write_text("", encoding="utf-8")
    for path in (rsa.private, good.public, tmp_path / "noise", tmp_path / "nowhere", tmp_path):
        with pytest.raises(PrivateKeyUnusable, match="openssl genpkey"):
            read_signer(path)
    for path in (
        rsa.public,
        good.private,
        tmp_path / "noise",
        tmp_path / "mixed",
        tmp_path / "empty",
        tmp_path,
    ):
        with pytest.raises(PublicKeysUnusable, match="openssl pkey"):
            read_public_keys(path)
