"""Measures on disk: what finished before a run was stopped is not measured again."""

import json
import warnings
from pathlib import Path

import pytest
from sklearn.exceptions import ConvergenceWarning

from clairscore.core.errors import WriteFailed
from clairscore.textbench.figures import Shot, Told
from clairscore.textbench.keeping import Journal, open_journal


def test_a_measure_is_made_once_and_comes_back_as_it_was(tmp_path: Path) -> None:
    path, made = tmp_path / "m.jsonl", list[str]()

    def shot() -> Shot:
        made.append("once")
        return Shot(5, 0.1 + 0.2, 0.0)

    first = Journal(path)("shots-5", Shot, shot)
    again = Journal(path)("shots-5", Shot, shot)
    assert first == again == Shot(5, 0.1 + 0.2, 0.0)
    assert made == ["once"]


@pytest.mark.parametrize("cut", [1, 10, 40])
def test_a_line_half_written_when_the_power_failed_is_measured_again(
    tmp_path: Path, cut: int
) -> None:
    path = tmp_path / "m.jsonl"
    for name, value in (("one", 1.0), ("two", 2.0)):
        Journal(path)(name, float, lambda value=value: value)
    path.write_bytes(path.read_bytes()[:-cut])
    rest = Journal(path)
    assert rest("one", float, lambda: -1.0) == 1.0
    assert rest("two", float, lambda: 2.5) == 2.5
    assert Journal(path)("two", float, lambda: -1.0) == 2.5


def test_a_value_of_another_kind_is_measured_again(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    Journal(path)("one", str, lambda: "no shot")
    assert Journal(path)("one", Shot, lambda: Shot(1, 0.5, 0.0)) == Shot(1, 0.5, 0.0)


def test_a_stopped_measure_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"

    def stopped() -> float:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Journal(path)("one", float, stopped)
    assert Journal(path)("one", float, lambda: 3.0) == 3.0


def test_warnings_of_libraries_become_notes_and_are_kept_with_their_measure(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "m.jsonl"

    def warned() -> float:
        warnings.warn("Number of distinct clusters (2) found smaller", ConvergenceWarning, 2)
        warnings.warn("lbfgs failed to converge", ConvergenceWarning, 2)
        warnings.warn("divide by zero\nin a file", RuntimeWarning, 2)
        return 1.0

    journal = Journal(path)
    journal("one", float, warned)
    journal("two", float, warned)
    expected = [
        Told("note-bench-few-distinct"),
        Told("note-bench-not-converged"),
        Told("note-bench-warning", {"kind": "RuntimeWarning", "text": "divide by zero"}),
    ]
    assert journal.notes == expected
    again = Journal(path)
    again("one", float, warned)
    assert again.notes == expected
    assert capfd.readouterr() == ("", "")


def test_other_texts_settings_or_encoders_have_another_journal(tmp_path: Path) -> None:
    facts = {"corpus": "a", "seed": 1}
    assert open_journal(tmp_path, facts).path == open_journal(tmp_path, dict(facts)).path
    assert open_journal(tmp_path, facts).path != open_journal(tmp_path, {**facts, "seed": 2}).path


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(WriteFailed, match="can't be written"):
        Journal(tmp_path / "file" / "m.jsonl")("one", float, lambda: 1.0)


def test_a_line_tells_what_the_measure_took(tmp_path: Path) -> None:
    Journal(tmp_path / "m.jsonl")("one", float, lambda: 1.0)
    line = json.loads((tmp_path / "m.jsonl").read_text(encoding="utf-8"))
    assert line["cpu_s"] >= 0
    assert line["value"] == 1.0
