"""The database under the record: opened, upgraded, and written to by one writer at a time."""

import os
import re
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, cast

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from clairscore.credit.decisions.errors import (
    PostgresMissing,
    RecordGone,
    RecordMissing,
    RecordNewer,
    RecordOlder,
    RecordUnavailable,
    RecordUrlInvalid,
    TextUnusable,
)
from clairscore.credit.decisions.schema import REVISION

WRITES: Final = "clairscore_writes"
PATIENCE_SECONDS: Final = 15  # for another writer; each takes milliseconds
UPGRADE_LOCK: Final = 4_077_021  # any number, the same for all who upgrade
SQLITE: Final = "sqlite"
FILE: Final = "clairscore_file"
UNUSABLE: Final = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Database:
    """An opened database.

    Parameters
    ----------
    engine
        SQLAlchemy's.
    place
        Its URL without password, for messages.
    """

    engine: Engine
    place: str

    @property
    def is_sqlite(self) -> bool:
        """Return whether it is a file of SQLite."""
        return self.engine.dialect.name == SQLITE

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Give a connection to read with; everything read is of one moment.

        Raises
        ------
        RecordUnavailable
            The database can't be reached or read.
        RecordGone
            Its file was deleted or replaced since it was opened.
        """
        isolation = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._told(), self.engine.connect() as connection:
            connection.execution_options(**isolation)
            self._check_there(connection)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """Give a connection to write with: all of the block is kept, or nothing.

        Raises
        ------
        RecordUnavailable
            The database can't be reached, is full, or another writer holds it for too long.
        RecordGone
            Its file was deleted or replaced since it was opened.
        TextUnusable
            A text holds NUL or a lone surrogate.
        """
        with self._told(), self.engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            self._check_there(connection)
            with connection.begin():
                yield connection
            self._check_there(connection)  # what went into a deleted file is not recorded

    def _check_there(self, connection: Connection) -> None:
        """Check that the file is the one that was opened; its writes would go nowhere otherwise."""
        opened = connection.info.get(FILE)
        if opened is not None and opened != _file(str(self.engine.url.database)):
            self.engine.dispose()
            connection.invalidate()
            raise RecordGone(self.place)

    @contextmanager
    def _told(self) -> Generator[None]:
        try:
            yield
        except DBAPIError as error:
            reason = " ".join(str(error.orig).split())
            raise RecordUnavailable(self.place, reason) from error


def connect(url: str, *, create: bool = True) -> Database:
    """Return a database, not yet looked into.

    Raises
    ------
    RecordUrlInvalid
        The URL names no SQLite file and no PostgreSQL database.
    PostgresMissing
        The driver is not installed.
    RecordMissing
        There is no such file, and none is to be made.
    """
    if "://" not in url and ":" not in url:  # the path of a file
        url = f"sqlite:///{Path(url).absolute()}"
    parsed = _parsed(url)
    place = parsed.render_as_string(hide_password=True)
    if parsed.drivername == SQLITE:
        _check_file(Path(str(parsed.database)), place, create=create)
        engine = create_engine(parsed, creator=partial(_opened, Path(str(parsed.database)), place))
        event.listen(engine, "connect", _sqlite_connected)
        event.listen(engine, "begin", _sqlite_begins)
        event.listen(engine, "before_cursor_execute", _check_texts)
        return Database(engine, place)
    options = f"-c lock_timeout={PATIENCE_SECONDS}s -c timezone=UTC"
    arguments = {"connect_timeout": PATIENCE_SECONDS, "options": options}
    try:
        engine = create_engine(parsed, pool_pre_ping=True, connect_args=arguments)
    except ModuleNotFoundError as error:
        raise PostgresMissing from error
    event.listen(engine, "before_cursor_execute", _check_texts)
    return Database(engine, place)


def ready(database: Database, *, create: bool = True) -> None:
    """Check that the schema is the one this version knows; an empty database is given it.

    Raises
    ------
    RecordOlder, RecordNewer
        The schema is another version's.
    """
    found = revision(database)
    if found is None:
        if not create:
            raise RecordMissing(database.place)
        bring_up_to_date(database)
        return
    if found != REVISION:
        kind = RecordOlder if found < REVISION else RecordNewer
        raise kind(database.place, found, REVISION)


def revision(database: Database) -> str | None:
    """Return the version of the schema; None for an empty database."""
    with database.reading() as connection:
        return _revision(connection)


def bring_up_to_date(database: Database, *, to: str = REVISION) -> None:
    """Run the migrations that are missing, all or none; of several processes, one does.

    Raises
    ------
    RecordNewer
        The schema is a later version's.
    """
    from alembic import command  # noqa: PLC0415 (needed once in the life of a record)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "clairscore.credit.decisions:migrations")
    with database.writing() as connection:
        if not database.is_sqlite:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})"))
        found = _revision(connection)
        if found is not None and found > REVISION:
            raise RecordNewer(database.place, found, REVISION)
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _parsed(url: str) -> URL:
    """Return a URL with our driver; "postgres://" is what platforms hand out."""
    try:
        url.encode()  # raises for what is no text, such as a byte that a terminal passed on
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise RecordUrlInvalid(_without_password(url)) from error
    if backend in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    if backend == SQLITE and parsed.database not in {None, "", ":memory:"}:
        return parsed.set(drivername=SQLITE)
    raise RecordUrlInvalid(_without_password(url))


def _without_password(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    return scheme + separator + rest.rpartition("@")[2]


def _check_file(path: Path, place: str, *, create: bool) -> None:
    """Create the file so that only its owner can read it; its journal takes the same rights."""
    if not create and not path.is_file():
        raise RecordMissing(place)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise RecordUnavailable(place, error.strerror or str(error)) from error


def _opened(path: Path, place: str) -> sqlite3.Connection:
    """Open a file that is there; SQLite would make an empty one of a file taken away."""
    if not path.exists():
        raise RecordGone(place)
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE_SECONDS, check_same_thread=False)


def _file(path: str) -> tuple[int, int] | None:
    """Return what tells a file from another in its place; None if there is none."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _check_texts(*arguments: Any) -> None:  # noqa: ANN401 (SQLAlchemy's)
    """Refuse texts that PostgreSQL can't keep and SQLite cuts or changes."""
    parameters = arguments[3]
    rows = parameters if isinstance(parameters, list) else [parameters]
    for row in cast("list[dict[str, object] | tuple[object, ...]]", rows):
        for value in row.values() if isinstance(row, dict) else row:
            if isinstance(value, str) and UNUSABLE.search(value):
                raise TextUnusable


def _sqlite_connected(connection: Any, record: Any) -> None:  # noqa: ANN401 (sqlite3's)
    (row,) = connection.execute("PRAGMA database_list").fetchall()[:1]
    record.info[FILE] = _file(row[2])
    connection.isolation_level = None  # we begin transactions ourselves
    for pragma in (
        "busy_timeout = 15000",
        "journal_mode = WAL",
        "synchronous = FULL",  # a decision told as recorded survives a power cut
        "foreign_keys = ON",
        "secure_delete = ON",  # erased is overwritten, not only unlinked
    ):
        connection.execute(f"PRAGMA {pragma}")


def _sqlite_begins(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
