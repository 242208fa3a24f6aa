"""Places to write in: taken by one writer at a time, and free of what a killed writer left.

Beside a place ``out`` stand, while it is written, ``.out.clairscore-lock``, the new folder
``.out.clairscore-new`` and what it replaces, ``.out.clairscore-old``; single files are first written as
``.clairscore-….part`` in their folder. The lock is the system's: it ends
with its process, however that ends, so that whoever gets it knows the rest to be left over.
"""

import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from filelock import FileLock, Timeout

from clairscore.core.disk import TEMPORARY, file_of, no_room
from clairscore.core.errors import ClairscoreError, ScratchFull

MARK: Final = ".clairscore-"
PART: Final = ".part"
SCRATCH: Final = "clairscore-"
LOCK: Final = ".clairscore-lock"
SETTLED_SECONDS: Final = 10  # a lock just made may not be held yet
HIDDEN: Final = re.compile(r"\.(?P<name>.+)\.clairscore-(lock|new|old)")


@dataclass(eq=False)
class TargetBusy(ClairscoreError):
    """Another process is writing there."""

    code: ClassVar[str] = "target-busy"
    path: str


def beside(target: Path, what: str) -> Path:
    """Return the hidden path beside a place: its ``lock``, what is ``new``, what is ``old``."""
    return target.parent / f".{target.name}{MARK}{what}"


@contextmanager
def taken(target: Path) -> Generator[None]:
    """Take a place for oneself while the block runs; what a killed writer left there is removed.

    Raises
    ------
    TargetBusy
        Another process writes there.
    OSError
        Nothing can be written beside it.
    """
    path = beside(target, "lock")
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise TargetBusy(str(target)) from error
    try:
        _sweep(target)
        yield
    finally:
        path.unlink(missing_ok=True)  # while it is held: who waits for the old file looks anew
        lock.release()


@contextmanager
def scratch() -> Generator[Path]:
    """Give a folder for temporary files, removed at the end; those of killed processes go first.

    Raises
    ------
    ScratchFull
        It has no room for what the block writes.
    """
    _sweep_scratch()
    with tempfile.TemporaryDirectory(prefix=SCRATCH) as folder, FileLock(Path(folder, LOCK)):
        work = Path(folder, "work")
        work.mkdir()
        try:
            yield work
        except ClairscoreError:
            raise
        except Exception as error:
            reason, file = no_room(error), file_of(error)
            if reason is None or not (TEMPORARY in str(error) or _is_within(file, work)):
                raise
            raise ScratchFull(tempfile.gettempdir(), reason) from error


def _is_within(file: Path | None, folder: Path) -> bool:
    return file is not None and file.is_relative_to(folder)


def clean(folder: Path) -> tuple[Path, ...]:
    """Remove what killed processes left below a folder, and in the folder of temporary files.

    Returns
    -------
    places
        Where something was left.
    """
    cleaned: list[Path] = []
    for target in sorted(set(_targets_below(folder))):
        with suppress(TargetBusy), taken(target):
            cleaned.append(target)
    return (*cleaned, *_sweep_scratch())


def _targets_below(folder: Path) -> Iterator[Path]:
    for where, folders, files in os.walk(folder):
        for name in (*folders, *files):
            found = HIDDEN.fullmatch(name)
            if found:
                yield Path(where, found["name"])
            elif name.startswith(MARK) and name.endswith(PART):
                yield Path(where)
        folders[:] = [name for name in folders if not HIDDEN.fullmatch(name)]


def _sweep(target: Path) -> None:
    """Remove what a killed writer left; bring back what it had set aside and not yet replaced."""
    old = beside(target, "old")
    if old.exists() and not target.exists():
        old.rename(target)
    for left in (old, beside(target, "new")):
        shutil.rmtree(left, ignore_errors=True)
    if target.is_dir():
        for part in target.glob(f"{MARK}*{PART}"):
            part.unlink(missing_ok=True)


def _sweep_scratch() -> list[Path]:
    """Remove the folders of temporary files whose process is gone."""
    folders = Path(tempfile.gettempdir()).glob(f"{SCRATCH}*")
    return [folder for folder in folders if _removed(folder)]


def _removed(folder: Path) -> bool:
    """Remove a folder of temporary files unless it is another user's, or in use."""
    lock = folder / LOCK
    with suppress(OSError, Timeout):
        made = lock.lstat()
        settled = time.time() - made.st_mtime > SETTLED_SECONDS
        if settled and stat.S_ISREG(made.st_mode) and made.st_uid == os.getuid():
            with FileLock(lock, timeout=0):
                shutil.rmtree(folder)
                return True
    return False
