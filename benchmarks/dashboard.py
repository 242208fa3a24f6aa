"""How fast the dashboard is: start, first content, a change of client, many sessions, memory.

    python benchmarks/dashboard.py PORTFOLIO [--changes 200] [--sessions 50] [--long 2000]

Beside it, the prototype's way: `dashboard_prototype.py` on the same clients and 30 columns.

A change is measured in a real browser, from the key press until the last mark is painted. Sessions
are websockets that change client every four seconds or so, as an adviser would. Needs chromium.
"""

import argparse
import asyncio
import random
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

import duckdb
import numpy as np
from playwright.sync_api import Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from clairscore.credit.dictionary import Kind
from clairscore.credit.portfolio import open_portfolio

START = """
import sys
from pathlib import Path
from clairscore.dashboard.server import serve
serve(Path(sys.argv[1]), port=int(sys.argv[2]), open_browser=False)
"""
THINK_SECONDS = (3.0, 5.0)
FLAGS = ("--no-sandbox", "--disable-quic", "--disable-background-networking")
WATCH = """
() => {
  window.pressed = window.painted = 0;
  addEventListener("keydown", () => { window.pressed = performance.now(); }, true);
  // after the frame that shows a change; what is only read out is not a mark
  new MutationObserver((changes) => {
    if (changes.every(({ target }) => target.parentElement?.closest("#cs-live") || target.id === "cs-live")) return;
    requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now(); }));
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: ["src"] });
}
"""


@dataclass
class Server:
    """A dashboard in a process of its own."""

    url: str
    process: "subprocess.Popen[bytes]"
    started_in: float

    def cpu_seconds(self) -> float:
        """Return the CPU time used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").split()
        return (int(fields[13]) + int(fields[14])) / 100  # user and system, in 1/100 s on Linux

    def memory_mib(self) -> float:
        """Return the resident memory that is not files."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        (line,) = [line for line in status.splitlines() if line.startswith("RssAnon")]
        return int(line.split()[1]) / 1024


@dataclass
class Session:
    """One adviser: a websocket, and how long each change took."""

    seconds: list[float] = field(default_factory=list[float])


def serving(portfolio: Path) -> AbstractContextManager[Server]:
    """Serve a portfolio while the block runs."""
    return _running(lambda port: ["-c", START, str(portfolio), port])


def prototype(clients: Path) -> AbstractContextManager[Server]:
    """Serve the prototype while the block runs, with Streamlit's own settings."""
    script = Path(__file__).with_name("dashboard_prototype.py")
    quiet = ("--server.headless", "true", "--browser.gatherUsageStats", "false")
    run = ("-m", "streamlit", "run", str(script), *quiet, "--server.address", "127.0.0.1")
    return _running(lambda port: [*run, "--server.port", port, "--", str(clients)])


def write_clients(portfolio: Path, target: Path) -> int:
    """Write the clients as the prototype reads them: id, score and 28 features; return how many."""
    opened = open_portfolio(portfolio)
    features = [f.name for f in opened.dictionary.features if f.kind is not Kind.CATEGORY][:28]
    columns = ", ".join(f'"value_{name}" as "{name}"' for name in features)
    table = duckdb.read_parquet(str(opened.table))
    table.project(f"id, score, {columns}").write_csv(str(target))
    return len(opened.ids)


@contextmanager
def _running(arguments: Callable[[str], Sequence[str]]) -> Generator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    url, start = f"http://127.0.0.1:{port}", time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments(str(port))])  # noqa: S603 (our own programs)
    try:
        while not _answers(url) and process.poll() is None:
            time.sleep(0.02)
        yield Server(url, process, time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait(30)


def _answers(url: str) -> bool:
    try:
        with urlopen(url + "/_stcore/health", timeout=5):  # noqa: S310 (our own server)
            return True
    except OSError:
        return False


@contextmanager
def _page() -> Generator[Page]:
    """Open a page of a browser while the block runs."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser.new_page(viewport={"width": 1280, "height": 900})
        browser.close()


def browse_prototype(server: Server, ids: Sequence[str], changes: int) -> None:
    """Measure what one reader of the prototype sees."""
    with _page() as page:
        start = time.perf_counter()
        page.goto(server.url)
        page.locator("h1").wait_for(timeout=120_000)
        page.locator("img").nth(2).wait_for(timeout=120_000)
        print(f"{'prototype, first visit':22} client after {time.perf_counter() - start:5.2f} s")
        page.wait_for_timeout(2_000)
        page.evaluate(WATCH)
        act = _typed(ids, "input")
        seconds = [_change(page, act, settled=5_000) for _ in range(changes)]
        print(f"{'prototype, client typed':22} {percentiles(seconds)}")


def browse(server: Server, ids: Sequence[str], changes: int) -> None:
    """Measure what one reader sees."""
    with _page() as page:
        for name in ("first visit", "again"):
            start = time.perf_counter()
            page.goto(f"{server.url}/?client={ids[0]}")
            page.locator("h1").wait_for()
            shown = time.perf_counter() - start
            paint = page.evaluate(
                "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
            )
            print(f"{name:22} header after {paint / 1000:5.2f} s, client after {shown:5.2f} s")
        page.wait_for_timeout(1500)
        page.evaluate(WATCH)
        for label, act in (("next client, Enter", _next), ("client typed, Enter", _typed(ids))):
            used = server.cpu_seconds()
            seconds = [_change(page, act) for _ in range(changes + 10)][10:]
            used = (server.cpu_seconds() - used) / (changes + 10)
            print(f"{label:22} {percentiles(seconds)}, server {1000 * used:4.0f} ms CPU a change")


def _next(page: Page) -> None:
    page.locator(".cs-step").last.press("Enter")


def _typed(ids: Sequence[str], field: str = "#cs-client") -> Callable[[Page], None]:
    chosen = random.Random(1)  # noqa: S311 (not a secret)

    def act(page: Page) -> None:
        box = page.locator(field)
        box.fill(chosen.choice(ids))
        box.press("Enter")

    return act


def _change(page: Page, act: Callable[[Page], None], *, settled: int = 250) -> float:
    """Return the seconds from a key press to the last mark."""
    before = page.locator("h1").inner_text()
    act(page)
    page.wait_for_function(
        "(before) => document.querySelector('h1')?.innerText !== before", arg=before
    )
    page.wait_for_timeout(settled)  # ms; what comes later than this would be seen by eye
    return page.evaluate("(window.painted - window.pressed) / 1000")


async def crowd(server: Server, ids: Sequence[str], *, sessions: int, seconds: float) -> None:
    """Measure many readers at once."""
    before, used, start = server.memory_mib(), server.cpu_seconds(), time.perf_counter()
    readers = [Session() for _ in range(sessions)]
    await asyncio.gather(
        *(_read(server, reader, ids, seconds=seconds, seed=k) for k, reader in enumerate(readers))
    )
    wall = time.perf_counter() - start
    taken = [one for reader in readers for one in reader.seconds]
    share = (server.cpu_seconds() - used) / wall
    print(f"{sessions} sessions, {len(taken)} changes  {percentiles(taken)}, {share:.0%} of a core")
    print(f"memory                 {(server.memory_mib() - before) / sessions:.2f} MiB a session")


async def _read(
    server: Server, reader: Session, ids: Sequence[str], *, seconds: float, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 (not a secret)
    async with connect(_stream(server), max_size=None, subprotocols=["streamlit"]) as socket_:  # pyright: ignore[reportArgumentType]
        await _show(socket_, ids[0])
        until = time.perf_counter() + seconds
        await asyncio.sleep(chance.uniform(0, THINK_SECONDS[1]))
        while time.perf_counter() < until:
            start = time.perf_counter()
            await _show(socket_, chance.choice(ids))
            reader.seconds.append(time.perf_counter() - start)
            await asyncio.sleep(chance.uniform(*THINK_SECONDS))


async def long(server: Server, ids: Sequence[str], changes: int) -> None:
    """See whether memory grows over many changes of one session."""
    async with connect(_stream(server), max_size=None, subprotocols=["streamlit"]) as socket_:  # pyright: ignore[reportArgumentType]
        for part in range(5):
            for k in range(changes // 4 if part else 100):
                await _show(socket_, ids[(part * changes + k) % len(ids)])
            print(f"after {part * changes // 4:5} changes     {server.memory_mib():.1f} MiB")


def _stream(server: Server) -> str:
    return server.url.replace("http", "ws", 1) + "/_stcore/stream"


async def _show(socket_: ClientConnection, client: str) -> None:
    """Ask for a client; return when the whole screen has come."""
    message = BackMsg()
    message.rerun_script.query_string = f"client={client}&lang=fr"
    await socket_.send(message.SerializeToString())
    async for received in socket_:
        forwarded = ForwardMsg()
        forwarded.ParseFromString(received if isinstance(received, bytes) else received.encode())
        if forwarded.WhichOneof("type") == "script_finished":
            return


def percentiles(seconds: Sequence[float]) -> str:
    """Return p50 and p95 in words."""
    cuts = statistics.quantiles(seconds, n=20)
    return f"p50 {1000 * statistics.median(seconds):4.0f} ms, p95 {1000 * cuts[18]:4.0f} ms"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("portfolio", type=Path)
    parser.add_argument("--changes", type=int, default=200)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--long", type=int, default=2000)
    asked = parser.parse_args()
    ids = [str(known) for known in np.load(asked.portfolio / "ids.npy")[::37]]
    with serving(asked.portfolio) as server:
        print(f"start                  {server.started_in:.2f} s to the first answer")
        browse(server, ids, asked.changes)
        asyncio.run(crowd(server, ids, sessions=asked.sessions, seconds=asked.seconds))
        asyncio.run(long(server, ids, asked.long))
    with TemporaryDirectory() as folder:
        n = write_clients(asked.portfolio, Path(folder) / "clients.csv")
        print(f"the prototype's way: {n:,} clients, 30 columns")
        with prototype(Path(folder) / "clients.csv") as server:
            browse_prototype(server, ids, min(asked.changes, 10))


if __name__ == "__main__":
    main()
