"""Each command of the decision record, as a person would type it, on a record of its own."""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clairscore.cli.program import run
from clairscore.credit.decisions import open_store
from clairscore.credit.decisions.database import bring_up_to_date, connect
from decision_makers import tamper

ACCEPTED, REFUSED = "100", "103"
ID = re.compile(r"\b[0-9a-f]{24}\b")


@dataclass(frozen=True)
class Told:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401 (JSON values)
        return json.loads(self.out)

    @property
    def id(self) -> str:
        """The first id in it."""
        found = ID.search(self.out)
        assert found, self
        return found[0]


Type = Callable[..., Told]


@pytest.fixture
def record(tmp_path: Path) -> str:
    """The URL of a record that isn't there yet."""
    return f"sqlite:///{tmp_path / 'record.db'}"


@pytest.fixture
def decisions(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Type:
    """Type `clairscore decisions …`; the record's URL is set once, as a person would."""
    monkeypatch.setenv("CLAIRSCORE_DECISIONS", record)
    monkeypatch.setenv("CLAIRSCORE_LANG", "en")

    def typed(*words: str | Path) -> Told:
        code = run(["decisions", *map(str, words)])
        said = capsys.readouterr()
        plain = (text.replace("\u202f", " ").replace("\xa0", " ") for text in said)
        return Told(code, *plain)

    return typed


def decide(decisions: Type, portfolio: Path, client: str = REFUSED, *more: str) -> str:
    """Record a decision and return its id."""
    told = decisions("record", portfolio, "--client", client, "--person", "anne", *more)
    assert told.code == 0, told.err
    return told.id


def ask(decisions: Type, decision: str) -> str:
    """Ask for a review and return its id."""
    told = decisions("ask-review", decision, "--view", "Mon loyer a baissé.", "--person", "anne")
    assert told.code == 0, told.err
    return told.id


@pytest.mark.parametrize(
    ("language", "followed", "overrode", "reason"),
    [
        ("fr", "anne a suivi le modèle : accepté.", ("anne a dérogé au modèle, qui disait refusé : "
         "accepté."), "Motif : Un garant."),
        ("en", "anne followed the model: accepted.", ("anne overrode the model, which said refused: "
         "accepted."), "Reason: Un garant."),
    ],
)  # fmt: skip
def test_a_decision_is_recorded_and_listed_as_it_was_taken(
    decisions: Type, scored: Path, language: str, followed: str, overrode: str, reason: str
) -> None:
    lang = ("--lang", language)
    words = ("record", scored, "--person", "anne", *lang)
    first = decisions(*words, "--client", ACCEPTED)
    assert first.code == 0
    assert followed in first.out
    second = decisions(
        *words, "--client", REFUSED, "--override", "accept", "--reason", "Un garant."
    )
    assert overrode in second.out
    assert reason in second.out
    told = decisions("list", *lang)
    assert told.out == second.out + first.out
    assert decisions("list", "--client", ACCEPTED, *lang).out == first.out
    (latest,) = decisions("list", "--limit", "1", "--json").data
    assert (latest["id"], latest["overridden"]) == (second.id, True)
    assert latest["case"]["client"] == REFUSED


def test_without_a_url_the_record_is_beside_the_portfolio(
    decisions: Type, scored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIRSCORE_DECISIONS")
    shutil.copytree(scored, tmp_path / "portfolio")
    decision = decide(decisions, tmp_path / "portfolio")
    assert decisions("list", "--store", tmp_path / "decisions.db").id == decision
    told = decisions("list", "--lang", "fr")
    assert (told.code, told.err.splitlines()[0]) == (2, "Erreur : Il manque --store.")


@pytest.mark.parametrize(
    ("more", "code", "sentence"),
    [
        (["--client", "104"], 1, "No client 104 among the 1,300"),
        (["--client", "104", "--lang", "fr"], 1, "Pas de client 104 parmi les 1 300"),
        (["--client", REFUSED, "--override", "accept"], 1, "The reason of the override is missing."),
        (["--client", REFUSED, "--override", "accept", "--reason", " ", "--lang", "fr"], 1,
         "Il manque le motif de la dérogation. Écrivez-le"),
        (["--client", REFUSED, "--override", "refuse", "--reason", "x"], 1,
         "The override decides what the model decides."),
        (["--client", REFUSED, "--override", "maybe"], 2, "--override takes one of: accept, refuse."),
        (["--client", REFUSED, "--reason", "Un garant."], 2, "--override is missing."),
        (["--client", REFUSED, "--person", " "], 1, "The name of who acts is missing."),
        (["--client", REFUSED, "--person", "", "--lang", "fr"], 1, "Il manque le nom de la personne"),
        (["--client", REFUSED, "--store", "mysql://u:secret@h/d"], 1,
         "“mysql://h/d” names no decision record"),
        ([], 2, "--client is missing."),
    ],
)  # fmt: skip
def test_a_decision_that_can_t_be_recorded_is_told_and_leaves_nothing(
    decisions: Type, scored: Path, record: str, more: list[str], code: int, sentence: str
) -> None:
    open_store(record).close()
    told = decisions("record", scored, *more)
    assert (told.code, told.out) == (code, "")
    assert sentence in told.err.replace('"', "“", 1).replace('"', "”", 1)
    assert "secret" not in told.err
    assert decisions("list").out == "Nothing recorded.\n"


READERS = [
    ("list",),
    ("verify",),
    ("replay", "d", "p"),
    ("reviews",),
    ("ask-review", "d", "--view", "v"),
    ("settle-review", "r", "--outcome", "change", "--reasons", "v"),
    ("oversight",),
    ("export", "--client", "1", "f.json"),
    ("erase", "--client", "1"),
    ("purge", "--older-than", "5y"),
    ("upgrade",),
]


@pytest.mark.parametrize("words", READERS, ids=lambda words: words[0])
def test_a_record_that_is_not_there_is_told_and_not_made(
    decisions: Type, tmp_path: Path, words: tuple[str, ...]
) -> None:
    told = decisions(*words)
    assert (told.code, told.out) == (1, "")
    assert f"No decision record at sqlite:///{tmp_path / 'record.db'}." in told.err
    told = decisions(*words, "--lang", "fr")
    assert "Pas de registre des décisions à l’emplacement" in told.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", READERS, ids=lambda words: words[0])
def test_a_file_that_is_no_record_is_told(
    decisions: Type, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "record.db").write_text("clients;scores\n" * 100, encoding="utf-8")
    told = decisions(*words)
    assert told.code == 1
    assert "file is not a database" in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    ("language", "intact", "changed", "cut"),
    [
        ("fr", "2 entrées contrôlées : la chaîne est intacte.",
         "Entrée 1 : son contenu a été modifié depuis l’enregistrement.",
         "n’est plus dans la chaîne"),
        ("en", "2 entries verified: the chain is intact.",
         "Entry 1: its content was changed since it was recorded.", "is no longer in the chain"),
    ],
)  # fmt: skip
def test_a_record_is_verified_and_what_was_tampered_with_is_told_with_exit_code_1(
    decisions: Type, scored: Path, record: str, language: str, intact: str, changed: str, cut: str
) -> None:
    for client in (ACCEPTED, REFUSED):
        decide(decisions, scored, client)
    lang = ("--lang", language)
    told = decisions("verify", *lang)
    assert (told.code, told.out.splitlines()[0]) == (0, intact)
    head = told.out.split()[-1]
    assert decisions("verify", "--anchor", head).code == 0
    elsewhere = decisions("verify", "--anchor", "0" * 64, *lang)
    assert elsewhere.code == 1
    assert cut in elsewhere.out
    store = open_store(record)
    tamper(store, "UPDATE entries SET facts = replace(facts, 'anne', 'paul') WHERE position = 1")
    store.close()
    told = decisions("verify", *lang)
    assert told.code == 1
    assert f"• {changed}" in told.out.splitlines()
    found = decisions("verify", "--json", *lang)
    assert found.code == 1
    assert (found.data["entries"], found.data["head"]) == (2, head)
    (fault,) = found.data["faults"]
    assert (fault["kind"], fault["position"]) == ("changed", 1)
    assert fault["sentence"].replace("\xa0", " ") == changed


def test_a_decision_is_computed_again_with_its_portfolio_or_its_model(
    decisions: Type, scored: Path, record: str
) -> None:
    decision = decide(decisions, scored)
    told = decisions("replay", decision, scored)
    assert told.code == 0
    assert told.out.startswith("13 figures computed again, all as recorded")
    told = decisions("replay", decision, scored.parent / "model", "--lang", "fr")
    assert told.out.startswith("13 valeurs recalculées, toutes identiques à celles enregistrées")
    store = open_store(record)
    content = "replace(content, '\"base\":', '\"base\":1')"
    tamper(store, f"UPDATE parts SET content = {content} WHERE part = 'case'")  # noqa: S608
    store.close()
    told = decisions("replay", decision, scored)
    assert told.code == 1
    assert "of which 1 differs" in told.out
    assert "• base: recorded 1" in told.out
    (difference,) = decisions("replay", decision, scored, "--json").data["differences"]
    assert difference["name"] == "base"


def test_what_can_t_be_computed_again_is_told(
    decisions: Type, scored: Path, asked_for: Path
) -> None:
    decision = decide(decisions, scored)
    for words, sentence in (
        (("0" * 24, scored), "No decision " + "0" * 24),
        ((decision, scored.parent / "dataset"), "holds a dataset"),
        ((decision, scored.parent / "nowhere"), "No portfolio at"),
        ((decision, asked_for), "The decision was made by model"),
    ):
        told = decisions("replay", *words)
        assert (told.code, told.out) == (1, "")
        assert sentence in told.err


@pytest.mark.parametrize(
    ("language", "waits", "settled", "none"),
    [
        ("fr", "En attente ; réponse due le 31 janvier 2099.", "Changé par bob : accepté.",
         "Aucun réexamen en attente."),
        ("en", "Open; answer due on 31 January 2099.", "Changed by bob: accepted.",
         "No review is open."),
    ],
)  # fmt: skip
def test_a_review_is_asked_for_shown_and_settled(
    decisions: Type, scored: Path, language: str, waits: str, settled: str, none: str
) -> None:
    lang = ("--lang", language)
    decision = decide(decisions, scored)
    assert decisions("reviews", *lang).out.strip() == none
    words = ("ask-review", decision, "--view", "Non.", "--person", "anne", "--due", "2099-01-31")
    asked = decisions(*words, *lang)
    assert asked.code == 0
    assert waits in asked.out
    assert decisions("reviews", *lang).out == asked.out
    words = ("settle-review", asked.id, "--outcome", "change", "--reasons", "Loyer vu.")
    done = decisions(*words, "--person", "bob", *lang)
    assert done.code == 0
    assert settled in done.out
    assert "Loyer vu." in done.out
    assert decisions("reviews", *lang).out.strip() == none
    (review,) = decisions("reviews", "--all", "--json").data
    assert (review["id"], review["outcome"], review["due"]) == (asked.id, "change", "2099-01-31")


def test_a_review_that_can_t_be_asked_for_or_settled_is_told(decisions: Type, scored: Path) -> None:
    decision = decide(decisions, scored)
    nowhere = "0" * 24
    for words, code, sentence in (
        (("ask-review", nowhere, "--view", "Non."), 1, f"No decision {nowhere}"),
        (("ask-review", decision, "--view", " "), 1, "The client's view is missing."),
        (("ask-review", decision, "--view", "Non.", "--person", ""), 1, "name of who acts"),
        (("ask-review", decision), 2, "--view is missing."),
        (("ask-review", decision, "--view", "Non.", "--due", "31/01/2099"), 2,
         "--due takes a day written as year-month-day, such as 2026-03-31."),
        (("ask-review", decision, "--view", "Non.", "--due", "2099-02-30", "--lang", "fr"), 2,
         "--due prend un jour écrit année-mois-jour"),
    ):  # fmt: skip
        told = decisions(*words)
        assert (told.code, told.out) == (code, ""), words
        assert sentence in told.err
    review = ask(decisions, decision)
    settle = ("settle-review", "--outcome", "confirm", "--reasons", "Vu.")
    for words, code, sentence in (
        (("ask-review", decision, "--view", "Non."), 1, "is under review already"),
        ((*settle, nowhere), 1, f"No review {nowhere}"),
        ((*settle, review, "--person", "anne"), 1, "anne took the decision and can't review it"),
        ((*settle, review, "--outcome", "maybe"), 2, "--outcome takes one of: confirm, change."),
        ((*settle, review, "--reasons", ""), 1, "The reasons of the outcome are missing."),
    ):
        told = decisions(*words)
        assert (told.code, told.out) == (code, ""), words
        assert sentence in told.err
    assert decisions(*settle, review, "--person", "bob").code == 0
    told = decisions(*settle, review, "--person", "cleo", "--lang", "fr")
    assert told.code == 1
    assert "a déjà un résultat, rendu par bob" in told.err


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("fr", ["Dérogations : 50,0 % (9,5 % à 90,5 % ; 1 sur 2)",
                "Réexamens : 1 demandé, 1 en attente, 0 en retard.",
                "  anne : 50,0 % (9,5 % à 90,5 % ; 1 sur 2)"]),
        ("en", ["Overrides: 50.0% (9.5% to 90.5%; 1 of 2)",
                "Reviews: 1 asked for, 1 open, 0 overdue.",
                "  anne: 50.0% (9.5% to 90.5%; 1 of 2)"]),
    ],
)  # fmt: skip
def test_oversight_counts_overrides_and_reviews(
    decisions: Type, scored: Path, language: str, lines: list[str]
) -> None:
    decide(decisions, scored, ACCEPTED)
    ask(
        decisions, decide(decisions, scored, REFUSED, "--override", "accept", "--reason", "Garant.")
    )
    told = decisions("oversight", "--lang", language)
    assert told.code == 0
    assert set(lines) <= set(told.out.splitlines())
    overridden = decisions("oversight", "--json").data["overridden"]
    assert (overridden["successes"], overridden["n"], overridden["share"]) == (1, 2, 0.5)
    assert decisions("oversight", "--json", "--since", "2020-01-01").data["overridden"]["n"] == 2
    assert decisions("oversight", "--json", "--since", "2999-01-01").data["overridden"]["n"] == 0
    for wrong in ("yesterday", "2026-13-01", "01/01/2026"):
        told = decisions("oversight", "--since", wrong)
        assert (told.code, told.out) == (2, "")
        assert "--since takes a day" in told.err


def test_a_client_s_file_is_written_and_its_reading_noted(
    decisions: Type, scored: Path, record: str, tmp_path: Path
) -> None:
    decision = decide(decisions, scored)
    path = tmp_path / "file.json"
    told = decisions("export", "--client", REFUSED, path, "--person", "dpo")
    assert (told.code, told.out) == (0, "")
    assert f"File written: {path}." in told.err
    written = json.loads(path.read_text(encoding="utf-8"))
    assert [one["decision"]["id"] for one in written["decisions"]] == [decision]
    assert path.stat().st_mode & 0o077 == 0
    told = decisions("export", "--client", REFUSED, tmp_path / "file.pdf", "--lang", "fr")
    assert "Dossier écrit" in told.err
    assert (tmp_path / "file.pdf").read_bytes().startswith(b"%PDF")
    store = open_store(record)
    assert [(one.client, one.purpose) for one in store.access.readings()] == [
        (REFUSED, "export")
    ] * 2
    store.close()


def test_a_file_that_can_t_be_written_is_told_and_of_an_unknown_client_nothing_is_noted(
    decisions: Type, scored: Path, record: str, tmp_path: Path
) -> None:
    decide(decisions, scored)
    for client, name, sentence in (
        (REFUSED, "file.doc", "the name must end in .json, .pdf"),
        (REFUSED, "none/file.json", "can't be written"),
        (ACCEPTED, "file.json", f"The record holds nothing of client {ACCEPTED}."),
        (ACCEPTED, "file.json", f"The record holds nothing of client {ACCEPTED}."),
    ):
        told = decisions("export", "--client", client, tmp_path / name)
        assert (told.code, told.out) == (1, "")
        assert sentence in told.err
        assert not (tmp_path / name).exists()
    store = open_store(record)
    assert {one.client for one in store.access.readings()} <= {REFUSED}
    store.close()


@pytest.mark.parametrize(
    ("language", "erased", "nothing", "gone", "verified"),
    [
        ("fr", "Données effacées : une décision, un réexamen.",
         "Données effacées : aucune décision, aucun réexamen.", "client (données effacées)",
         "3 entrées dont les données ont été effacées, comme la chaîne le dit."),
        ("en", "Data erased: one decision, one review.", "Data erased: no decision, no review.",
         "client (data erased)", "3 entries whose data were erased, as the chain says."),
    ],
)  # fmt: skip
def test_a_client_is_erased_and_the_chain_still_verifies(
    decisions: Type, scored: Path, language: str, erased: str, nothing: str, gone: str,
    verified: str, tmp_path: Path,
) -> None:  # fmt: skip
    lang = ("--lang", language)
    decision = decide(decisions, scored)
    review = ask(decisions, decision)
    told = decisions("erase", "--client", REFUSED)
    assert told.code == 1
    assert "is under review already" in told.err
    settle = ("settle-review", review, "--outcome", "confirm", "--reasons", "Vu.")
    assert decisions(*settle, "--person", "bob").code == 0
    assert decisions("erase", "--client", REFUSED, "--person", " ").code == 1
    assert decisions("erase", "--client", REFUSED, *lang).out.strip() == erased
    assert decisions("erase", "--client", REFUSED, *lang).out.strip() == nothing
    told = decisions("verify", *lang)
    assert told.code == 0
    assert verified in told.out
    assert gone in decisions("list", *lang).out
    assert gone in decisions("reviews", "--all", *lang).out
    again = ("ask-review", decision, "--view", "Non.")
    for words in (("replay", decision, scored), again):
        told = decisions(*words)
        assert told.code == 1
        assert f"The data of decision {decision} were erased" in told.err
    told = decisions("export", "--client", REFUSED, tmp_path / "file.json")
    assert told.code == 1
    assert "holds nothing of client" in told.err


def test_old_data_are_erased_but_for_those_under_review(
    decisions: Type, scored: Path, record: str
) -> None:
    decide(decisions, scored, ACCEPTED)
    ask(decisions, decide(decisions, scored, REFUSED))
    assert decisions("purge", "--older-than", "1d").out == "Data erased: no decision, no review.\n"
    store = open_store(record)
    tamper(store, "UPDATE decisions SET at = '2020' || substr(at, 5)")
    store.close()
    told = decisions("purge", "--older-than", "1y", "--lang", "fr")
    assert told.code == 0
    assert told.out.splitlines() == [
        "Données effacées : une décision, aucun réexamen.",
        "Une décision en cours de réexamen est gardée.",
    ]
    (kept, gone) = decisions("list", "--json").data
    assert (kept["case"]["client"], gone["case"]) == (REFUSED, None)


@pytest.mark.parametrize("age", ["5z", "0d", "y", "-1y", "1.5y", "9999y", "99999d", ""])
def test_an_age_that_is_none_erases_nothing(decisions: Type, scored: Path, age: str) -> None:
    decide(decisions, scored)
    told = decisions("purge", f"--older-than={age}")
    assert (told.code, told.out) == (2, "")
    assert f"--older-than takes a length of time of at most 1,000 years, such as 5y, 18m, 12w or 90d; “{age}” is none." in told.err  # fmt: skip
    told = decisions("purge", f"--older-than={age}", "--lang", "fr")
    assert "--older-than prend une durée de 1 000 ans au plus" in told.err
    assert decisions("list", "--json").data[0]["case"]


def test_an_older_record_is_refused_until_it_is_upgraded(
    decisions: Type, record: str, tmp_path: Path
) -> None:
    first = connect(record)
    bring_up_to_date(first, to="0001")
    first.engine.dispose()
    told = decisions("list")
    assert told.code == 1
    assert "has schema 0001; this version needs 0003" in told.err
    assert decisions("upgrade").out == "Schema of the record: 0001 → 0003.\n"
    told = decisions("upgrade", "--lang", "fr")
    assert told.out == "Schéma du registre : 0003 → 0003.\n"
    assert decisions("list").code == 0
    with closing(sqlite3.connect(tmp_path / "record.db")) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '0099'")
    told = decisions("upgrade")
    assert told.code == 1
    assert "Update Clairscore." in told.err
