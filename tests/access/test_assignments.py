"""Assignments and the access log, from the command line."""

import json
from pathlib import Path

import pytest

from clairscore.cli.program import run
from clairscore.credit.decisions import open_store


def test_clients_are_assigned_from_a_file_and_taken_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record, file = str(tmp_path / "record.db"), tmp_path / "assignments.csv"
    file.write_text("\ufeffperson,client\nanne, 100\npaul,103\n", encoding="utf-8")
    assert run(["access", "assign", str(file), "--store", record, "--lang", "en"]) == 0
    assert "kept: 2" in capsys.readouterr().out
    store = open_store(record)
    assert store.access.assigned_clients("anne") == {"100"}
    assert store.access.assigned_clients("lea") == frozenset()
    assert run(["access", "unassign", "anne", "100", "--store", record]) == 0
    assert store.access.assigned_clients("anne") == frozenset()
    store.access.unassign("paul", "103", person="root")
    assert store.access.assigned_clients("anne") is None
    store.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "columns person, client are missing"),
        ("person,client\nanne\n", "1 rows have too few cells"),
        ("person,client\n,1\n", "no person or no client"),
    ],
)
def test_a_file_that_is_no_list_of_assignments_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, text: str, said: str
) -> None:
    record, file = str(tmp_path / "record.db"), tmp_path / "assignments.csv"
    file.write_text(text, encoding="utf-8")
    assert run(["access", "assign", str(file), "--store", record, "--lang", "en"]) == 1
    assert said in capsys.readouterr().err
    assert not Path(record).exists()


def test_the_log_tells_who_read_which_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = str(tmp_path / "record.db")
    store = open_store(record)
    store.access.log("anne", "100", "letter")
    store.access.log("paul", "103", "screen")
    store.close()
    assert run(["access", "log", "--client", "100", "--store", record, "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["person"], entry["client"], entry["purpose"]) == ("anne", "100", "letter")
    assert run(["access", "log", "--store", record]) == 0
    assert "paul  103  screen" in capsys.readouterr().out
