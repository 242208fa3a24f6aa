"""A client's file: all that the record holds of them, for them alone."""

from pathlib import Path

import pytest

from clairscore.application.decide import record_decision
from clairscore.credit.decisions import DecisionStore, open_store
from clairscore.credit.portfolio import Portfolio, open_portfolio
from clairscore.presentation.decision.file import ExportKind, client_file_pdf, write_client_file


@pytest.fixture(scope="module")
def portfolio(scored: Path) -> Portfolio:
    return open_portfolio(scored)


@pytest.fixture
def store(tmp_path: Path) -> DecisionStore:
    return open_store(f"sqlite:///{tmp_path / 'decisions.db'}")


def test_a_client_s_file_is_written_for_its_owner_alone(
    portfolio: Portfolio, tmp_path: Path
) -> None:
    store = open_store(str(tmp_path / "decisions.db"))
    recorded = record_decision(store, portfolio, 103, person="anne")
    store.reviews.ask(recorded.id, client_view="#let x = 1 *gras* \\ <b>", person="anne")
    store.access.log("anne", ["103"], "screen")
    file = store.export("103")
    for name in ("file.json", "file.pdf"):
        write_client_file(file, tmp_path / name, language="fr")
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    with pytest.raises(ExportKind, match=r"\.json, \.pdf"):
        write_client_file(file, tmp_path / "file.txt", language="fr")
    store.close()


def test_the_pdf_of_a_client_s_file_is_tagged_and_says_its_language(
    portfolio: Portfolio, store: DecisionStore
) -> None:
    record_decision(store, portfolio, 103, person="anne")
    for language in ("fr", "en"):
        pdf = client_file_pdf(store.export("103"), language)
        assert b"/StructTreeRoot" in pdf
        assert b"/Marked true" in pdf
        assert f"/Lang({language})".encode() in pdf
        assert b"pdfuaid:part>1<" in pdf
    store.close()
