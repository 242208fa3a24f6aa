"""The whole way on real data, which is not published with the project."""

import json
import shutil
from pathlib import Path

import pytest

from clairscore.cli.program import run
from clairscore.credit.applicants.reading import read_applications, score_applications
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.portfolio import open_portfolio


def go(*words: str | Path) -> None:
    assert run([str(word) for word in words]) == 0


@pytest.fixture(scope="module")
def home_credit_model(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a model of the real applications, application table alone."""
    folder = tmp_path_factory.mktemp("home-credit")
    go("features", shared_data / "home_credit" / "applications.parquet", folder / "dataset")
    candidates = ("--candidates", "dummy,logistic_regression", "--trials", "0")
    go("train", folder / "dataset", folder / "model", *candidates)
    return folder


def test_the_eight_tables_go_all_the_way(shared_data: Path, tmp_path: Path) -> None:
    go("features", shared_data / "home_credit" / "tables", tmp_path / "dataset")
    candidates = ("--candidates", "logistic_regression", "--trials", "0")
    go("train", tmp_path / "dataset", tmp_path / "model", *candidates)
    go("score", tmp_path / "model", tmp_path / "dataset", tmp_path / "portfolio")
    go("explain", tmp_path / "portfolio", "--client", "100002")


def test_a_new_application_is_scored_by_a_model_of_earlier_ones(
    shared_data: Path,
    home_credit_model: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "tables").mkdir()
    applications = shared_data / "home_credit" / "head199" / "application_test.csv"
    shutil.copy(applications, tmp_path / "tables")
    go("features", tmp_path / "tables", tmp_path / "dataset")
    go("score", home_credit_model / "model", tmp_path / "dataset", tmp_path / "portfolio")
    capsys.readouterr()
    go("explain", tmp_path / "portfolio", "--client", "100013", "--lang", "fr")
    shown = capsys.readouterr().out.replace("\xa0", " ").replace("\u202f", " ")
    for words in ("prêt en espèces", "homme", "55 ans"):
        assert words in shown
    assert "fictives" not in shown
    go("explain", tmp_path / "portfolio", "--client", "100013", "--json")
    page = json.loads(capsys.readouterr().out)
    exact = page["exact_base"] + sum(theme["exact_points"] for theme in page["themes"])
    assert exact == pytest.approx(page["exact_score"], abs=1e-6)
    portfolio = open_portfolio(tmp_path / "portfolio")
    given = read_applications(applications.read_text(encoding="utf-8"), "test.csv", portfolio)
    uploaded = score_applications(Simulator(portfolio), given)
    for row, client in enumerate(given.ids):
        assert uploaded.client(row).score == pytest.approx(portfolio.client(client).score, abs=1e-6)
    raised = {detail for reason in page["raised"] for detail in reason["details"]}
    assert not any(word in " ".join(raised) for word in ("Sexe", "Âge", "région"))


@pytest.mark.parametrize(
    ("file", "options"),
    [
        (
            "uci_default_of_credit_card_clients.csv",
            ("--id", "ID", "--target", "default payment next month"),
        ),
        ("credit_german_statlog_1000.csv", ("--target", "Target", "--positive", "0")),
    ],
)
def test_another_lender_s_table_goes_all_the_way_as_it_is(
    file: str, options: tuple[str, ...], shared_data: Path, tmp_path: Path
) -> None:
    go("dataset", shared_data / "credit" / file, tmp_path / "dataset", *options)
    candidates = ("--candidates", "logistic_regression", "--trials", "0")
    go("train", tmp_path / "dataset", tmp_path / "model", *candidates)
    go("score", tmp_path / "model", tmp_path / "dataset", tmp_path / "portfolio")
    go("explain", tmp_path / "portfolio", "--client", "1")
