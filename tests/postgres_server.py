"""A throw-away PostgreSQL server for tests, on a socket of its own, run by an unprivileged user."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

USERS = ("postgres", "nobody")
QUICK = "-c fsync=off -c full_page_writes=off -c listen_addresses='' -c max_connections=50"


class NoPostgres(Exception):
    """PostgreSQL can't be run here; says why."""


@dataclass(frozen=True)
class Server:
    """A running server; `folder` holds its data and its socket."""

    binaries: Path
    folder: Path
    user: str

    def url(self, database: str) -> str:
        """Return the URL of a database."""
        return f"postgresql://{self.user}@/{database}?host={self.folder}"

    def create(self, database: str) -> str:
        """Create an empty database and return its URL."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"'.encode())
        return self.url(database)

    def run(self, program: str, *words: str) -> None:
        """Run one of PostgreSQL's programs as the server's user."""
        _as_user([str(self.binaries / program), *words], self.user, folder=self.folder)

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = f"{QUICK} -k {self.folder}"
        data, log = str(self.folder / "data"), str(self.folder / "log")
        self.run("pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")

    def stop(self) -> None:
        """Stop at once, as a power cut would."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")


@contextmanager
def postgres_server() -> Generator[Server]:
    """Start a server; stop and remove it at the end.

    Raises
    ------
    NoPostgres
        There are no binaries, or no user to run them.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or _on_path()
    if not found:
        raise NoPostgres("needs PostgreSQL: apt-get install postgresql")
    # a short path: sockets have at most some 100 characters
    folder = Path(tempfile.mkdtemp(prefix="clairscore-pg-", dir="/tmp"))
    server = Server(found[-1].parent, folder, _user())
    if os.geteuid() == 0:
        shutil.chown(folder, server.user)
    try:
        words = ("-D", str(folder / "data"), "-U", server.user, "-A", "trust", "-E", "UTF8")
        server.run("initdb", *words, "--no-sync", "--locale", "C.UTF-8")
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _on_path() -> list[Path]:
    found = shutil.which("initdb")
    return [Path(found)] if found else []


def _user() -> str:
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    for name in USERS:  # PostgreSQL refuses to run as root
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoPostgres("needs a user that is not root to run PostgreSQL")


def _as_user(words: Sequence[str], user: str, *, folder: Path) -> None:
    known = pwd.getpwnam(user)
    other = {"user": known.pw_uid, "group": known.pw_gid, "extra_groups": []}
    with (folder / "output").open("ab") as output:
        done = subprocess.run(  # noqa: S603 (PostgreSQL's own programs)
            words,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            check=False,
            timeout=60,
            **(other if os.geteuid() == 0 else {}),  # type: ignore[arg-type]
        )
    if done.returncode:
        raise RuntimeError((folder / "output").read_text(encoding="utf-8"))
