"""Fixtures for all tests."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from applicants import applicants
from clairscore.credit.portfolio import write_portfolio
from far_lender import far_lender
from postgres_server import NoPostgres, Server, postgres_server
from small_lender import Lender, small_lender

# no test asserts a time: a busy machine is not a fault
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--new-appearance", action="store_true", help="replace the pictures of tests/dashboard"
    )
    parser.addoption("--attacks", default="200", help="how many of each kind tests/hostile tries")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real data, which is not part of the project."""
    folder = Path(__file__).parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"real data are not published with the project; none at {folder}")
    return folder


@pytest.fixture(scope="session")
def lender() -> Lender:
    """Return a small made-up lender of 1,300 clients."""
    return small_lender()


@pytest.fixture(scope="session")
def scored(lender: Lender, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a portfolio of the small lender: 100 clients new, the rest split three ways."""
    folder = tmp_path_factory.mktemp("scored")
    dataset = lender.write_dataset(folder / "dataset", unlabelled=100)
    parts = {100 + 3 * k: ("train", "calibration", "test")[k % 3] for k in range(1_200)}
    model = lender.write_model(lender.model(), folder / "model", parts=parts)
    write_portfolio(model, dataset, folder / "portfolio")
    return folder / "portfolio"


@pytest.fixture(scope="session")
def asked_for(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a portfolio of 1,200 applications with Home Credit's features."""
    folder, lender = tmp_path_factory.mktemp("asked_for"), applicants()
    dataset = lender.write_dataset(folder / "dataset")
    model = lender.write_model(lender.model(), folder / "model", parts={})
    write_portfolio(model, dataset, folder / "portfolio")
    return folder / "portfolio"


@pytest.fixture(scope="session")
def far_portfolios(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return portfolios of clients far safer and far riskier than ours, most at 0 or at 100."""
    return far_lender(tmp_path_factory.mktemp("far"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Return the one PostgreSQL server of all tests; each makes a database of its own in it."""
    try:
        with postgres_server() as server:
            yield server
    except NoPostgres as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the one browser of all tests: Playwright runs once in a process."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("needs a browser: apt-get install chromium")
    flags = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
    with (
        sync_playwright() as playwright,
        closing(playwright.chromium.launch(executable_path=chromium, args=flags)) as browser,
    ):
        yield browser
