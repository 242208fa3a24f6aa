"""How much memory there is for a program: the machine's, or its container's if that is less."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path("/")
SHARE: Final = 0.5  # of it, for a database engine; the rest is for what its results become
LEAST: Final = 128 * 2**20


def engine_memory(wanted: int | None = None, *, root: Path = ROOT) -> str:
    """Return the limit of a database engine's memory, as DuckDB takes it.

    Parameters
    ----------
    wanted
        Bytes that the user grants; half of what there is if None.
    root
        Of the system's own files.
    """
    granted = int(available(root) * SHARE) if wanted is None else wanted
    return f"{max(granted, LEAST)}B"


def available(root: Path = ROOT) -> int:
    """Return the bytes of the machine, or of the container if that is less."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limits = (_number(file) for file in _limit_files(root))
    return min([machine, *(limit for limit in limits if limit)])


def _limit_files(root: Path) -> Iterator[Path]:
    """Yield the files that limit this process's control group and those that hold it."""
    try:
        groups = (root / "proc/self/cgroup").read_text(encoding="utf-8").splitlines()
    except OSError:  # not Linux
        return
    for line in groups:
        _, kinds, path = line.split(":", 2)
        place, name = Path("sys/fs/cgroup"), "memory.max"  # version 2
        if kinds:
            if "memory" not in kinds.split(","):
                continue
            place, name = place / "memory", "memory.limit_in_bytes"  # version 1
        group = Path(path.lstrip("/"))
        for held in (group, *group.parents):
            yield root / place / held / name


def _number(path: Path) -> int | None:
    """Return the limit that a file tells; None without one ("max", or no such file)."""
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
