"""The whole way on the command line, as a person would go it."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from clairscore.cli.program import run


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with tables, dataset, model and portfolio made by the program."""
    folder = tmp_path_factory.mktemp("journey")
    tables, dataset, model, portfolio = (
        str(folder / name) for name in ("tables", "dataset", "model", "portfolio")
    )
    candidates = "dummy,logistic_regression,lightgbm"
    steps = [
        ["sample", tables, "--clients", "2000"],
        ["features", tables, dataset],
        ["train", dataset, model, "--trials", "0", "--candidates", candidates],
        ["score", model, dataset, portfolio],
    ]
    assert [run(step) for step in steps] == [0, 0, 0, 0]
    return folder


def clients(journey: Path, where: str) -> list[int]:
    path = journey / "portfolio" / "portfolio.parquet"
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT id FROM '{path}' WHERE {where} ORDER BY id LIMIT 1")  # noqa: S608 (our own words)
        return [row[0] for row in found.fetchall()]


def test_a_model_comes_with_its_report_and_card_marked_as_made_up(journey: Path) -> None:
    report = (journey / "model" / "report.html").read_text(encoding="utf-8")
    card = (journey / "model" / "model_card.md").read_text(encoding="utf-8")
    assert 'lang="fr"' in report
    assert 'lang="en"' in report
    for manifest in ("tables", "dataset", "model", "portfolio"):
        stored = json.loads((journey / manifest / "manifest.json").read_text(encoding="utf-8"))
        assert stored["synthetic"] is True
    assert "fictif" in report
    assert "fictif" in card
    assert not [
        path for path in journey.rglob("*") if path.suffix in {".pkl", ".pickle", ".joblib"}
    ]


@pytest.mark.parametrize(
    ("where", "language", "words"),
    [
        ("accepted", "fr", "La demande est acceptée"),
        ("NOT accepted", "fr", "Principaux motifs du refus"),
        ("accepted", "en", "The application is accepted"),
        ("NOT accepted", "en", "Main reasons for the refusal"),
    ],
)
def test_a_client_s_score_is_explained_in_both_languages(
    journey: Path, where: str, language: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (client,) = clients(journey, where)
    capsys.readouterr()
    words_given = ["explain", str(journey / "portfolio"), "--client", str(client)]
    assert run([*words_given, "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert words in shown
    assert str(client) in shown
    assert ("fictives" if language == "fr" else "Made-up") in shown


def test_the_json_of_an_explanation_adds_up_to_the_score(
    journey: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (client,) = clients(journey, "NOT accepted")
    capsys.readouterr()
    assert run(["explain", str(journey / "portfolio"), "--client", str(client), "--json"]) == 0
    page: dict[str, Any] = json.loads(capsys.readouterr().out)
    exact = page["exact_base"] + sum(theme["exact_points"] for theme in page["themes"])
    assert exact == pytest.approx(page["exact_score"], abs=1e-6)
    shown = page["base"] + sum(theme["points"] for theme in page["themes"])
    assert shown == pytest.approx(page["score"], abs=1e-9)
    assert len(page["raised"]) <= 4


def test_an_unknown_client_gets_a_sentence_with_the_nearest_ids(
    journey: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", str(journey / "portfolio"), "--client", "1", "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert "No client 1 among the 2,000" in told
    assert "Nearest: 1000" in told


def test_results_can_be_read_by_a_machine(
    journey: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    words = ["features", str(journey / "tables"), str(tmp_path / "dataset"), "--json"]
    assert run(words) == 0
    assert json.loads(capsys.readouterr().out)["n_clients"] == 2000


def test_an_output_is_not_overwritten_unless_asked_for(
    journey: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["features", str(journey / "tables"), str(journey / "dataset"), "--lang", "en"]
    assert run(words) == 1
    assert "add --replace" in capsys.readouterr().err


def test_a_portfolio_is_not_made_of_another_kind_of_data(
    journey: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "clients.csv"
    rows = "\n".join(f"{n},{n % 7},{n % 2}" for n in range(200))
    table.write_text(f"number,visits,bad\n{rows}\n", encoding="utf-8")
    dataset, out = str(tmp_path / "dataset"), str(tmp_path / "out")
    assert run(["dataset", str(table), dataset, "--id", "number", "--target", "bad"]) == 0
    capsys.readouterr()
    assert run(["score", str(journey / "model"), dataset, out, "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert "which the dataset lacks" in told
    assert not (tmp_path / "out").exists()
