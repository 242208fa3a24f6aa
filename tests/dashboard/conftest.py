"""A small portfolio, a server of it and a browser: each made once, for all tests of the dashboard."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from clairscore.dashboard.services import Services, open_services
from clairscore.settings import Settings
from clairscore.textbench.benchmark import run_benchmark
from clairscore.textbench.corpus import checked_corpus
from clairscore.textbench.demo_corpus import demo_corpus
from clairscore.textbench.plan import Plan as BenchPlan
from clairscore.textbench.plan import Protocol, arms

sys.path.insert(0, str(Path(__file__).parent))  # tests are not a package
from made_up import write_small_portfolio

SECONDS_TO_START = 60
BENCH_PROTOCOL = Protocol(
    folds=3, repeats=1, seeds=(1,), draws=100, refits=2, map_refits=2, shots=(1,), shot_draws=2
)
START = """
import sys
from pathlib import Path
from clairscore.dashboard.server import serve
benches = [Path(sys.argv[3])]
serve(Path(sys.argv[1]), port=int(sys.argv[2]), benches=benches, open_browser=False)
"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def small_portfolio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_portfolio(tmp_path_factory.mktemp("dashboard"))


@pytest.fixture(scope="session")
def small_bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of a benchmark that counts words in made-up messages."""
    folder = tmp_path_factory.mktemp("bench")
    run_benchmark(
        checked_corpus(demo_corpus(), sample=90),
        BenchPlan(arms(("first-word", "tfidf")), BENCH_PROTOCOL),
        folder / "results",
        cache=folder / "cache",
    )
    return folder / "results"


@pytest.fixture(scope="session")
def services(small_portfolio: Path) -> Services:
    return open_services(small_portfolio, Settings())


@pytest.fixture(scope="session")
def site(small_portfolio: Path, small_bench: Path) -> Generator[str]:
    """The address of a dashboard of the small portfolio and benchmark, in a process of its own."""
    port = _free_port()
    log = small_portfolio.parent / "server.log"
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(  # noqa: S603 (our own program)
            [sys.executable, "-c", START, str(small_portfolio), str(port), str(small_bench)],
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "OMP_WAIT_POLICY": "PASSIVE"},
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, server, log)
        yield url
    finally:
        server.terminate()
        server.wait(20)


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site: str) -> Generator[OpenPage]:
    """Open an address of the site in a browser of its own, and wait until it is drawn."""
    contexts: list[Any] = []

    def opened(address: str = "/", *, width: int = 1280, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            bypass_csp=True,  # axe is run by evaluating it
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(site + address)
        page.locator("h1").wait_for()
        assert faults == []
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """Return what axe finds wrong with a page by WCAG 2.2 A and AA, and what it advises against."""
    return _violations


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [
        f"{rule['id']}: {[node['html'][:160] for node in rule['nodes']]}"
        for rule in found.response["violations"]
    ]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = monotonic() + SECONDS_TO_START
    while monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(url + "/_stcore/health", timeout=5):  # noqa: S310 (our own server)
                return
        except (URLError, OSError):
            sleep(0.2)
    pytest.fail(f"the server did not start: {log.read_text(encoding='utf-8')}")
