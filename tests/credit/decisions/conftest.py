"""A record in SQLite and the same in PostgreSQL: every test runs on both."""

from collections.abc import Generator
from itertools import count
from pathlib import Path

import pytest

from clairscore.credit.decisions import DecisionStore, open_store
from postgres_server import Server

NUMBERS = count()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database in which there is nothing yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'decisions.db'}"
    server: Server = request.getfixturevalue("postgres")
    return server.create(f"record{next(NUMBERS)}")


@pytest.fixture
def store(url: str) -> Generator[DecisionStore]:
    opened = open_store(url)
    yield opened
    opened.close()
