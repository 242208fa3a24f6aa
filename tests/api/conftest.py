"""The API over the small lender's portfolio, with a record of its own."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from clairscore.api.app import create_app
from clairscore.api.limits import Limits
from clairscore.api.services import Services
from clairscore.credit.decisions import open_store
from clairscore.credit.portfolio import Portfolio, open_portfolio

HOSTS = ("testserver", "localhost")
UNLIMITED = Limits(a_second=1e6, burst=10**6)


@pytest.fixture
def portfolio(asked_for: Path) -> Portfolio:
    """Return the portfolio that is served."""
    return open_portfolio(asked_for)


@pytest.fixture
def services(portfolio: Portfolio, tmp_path: Path) -> Iterator[Services]:
    """Return what resources use, with an empty record."""
    made = Services(portfolio, "fr", partial(open_store, f"sqlite:///{tmp_path}/decisions.db"))
    yield made
    if made.record:
        made.record.close()


@pytest.fixture
def app(services: Services) -> FastAPI:
    """Return the application."""
    return create_app(services, hosts=HOSTS, limits=UNLIMITED)


@pytest.fixture
def api(app: FastAPI) -> Iterator[TestClient]:
    """Return a caller of the application, who reads French."""
    with TestClient(app, raise_server_exceptions=False) as caller:
        yield caller
