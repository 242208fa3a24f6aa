"""Hands that change artefacts: one random change at a time, and back again."""

import json
import random
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

OTHER_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**70, 0.39, 1e308, "", "x", "\x00", [], ["x"], {}, {"x": 1}, [[[]]],
)  # fmt: skip


class Change(Protocol):
    """Changes a file that holds some bytes, and says how."""

    __name__: str

    def __call__(self, file: Path, kept: bytes, draw: random.Random, /) -> str: ...


@dataclass(frozen=True)
class Keys:
    """Files of a key pair."""

    private: Path
    public: Path


@dataclass(frozen=True)
class KeyMaker:
    """Makes key pairs, with the lines that the documentation gives."""

    folders: pytest.TempPathFactory

    def __call__(self, algorithm: str = "ed25519") -> Keys:
        """Return a new pair."""
        folder = self.folders.mktemp("keys")
        keys = Keys(folder / "key.pem", folder / "key.pub.pem")
        for words in (
            ("genpkey", "-algorithm", algorithm, "-out", str(keys.private)),
            ("pkey", "-in", str(keys.private), "-pubout", "-out", str(keys.public)),
        ):
            subprocess.run(("openssl", *words), check=True, capture_output=True)  # noqa: S603, S607
        return keys


@contextmanager
def changed(folder: Path, draw: random.Random) -> Generator[str]:
    """Change one thing in an artefact while the block runs; yield what was changed."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not _is_unsealed(p, folder))
    file = draw.choice([*files, *[p for p in files if p.suffix == ".json"] * 2])
    kept = file.read_bytes()
    change: Change = draw.choice([*ANY, *(JSON if file.suffix == ".json" else [])])
    added = folder / "added"
    try:
        what = change(file, kept, draw)
        if change is add:
            added.write_bytes(b"added")
        yield f"{change.__name__} {file.relative_to(folder)} {what}"
    finally:
        added.unlink(missing_ok=True)
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        file.unlink(missing_ok=True)
        file.write_bytes(kept)


def flip(file: Path, kept: bytes, draw: random.Random) -> str:
    """Flip one bit."""
    at, bit = draw.randrange(len(kept)), draw.randrange(8)
    file.write_bytes(kept[:at] + bytes([kept[at] ^ 1 << bit]) + kept[at + 1 :])
    return f"bit {bit} of byte {at}"


def cut(file: Path, kept: bytes, draw: random.Random) -> str:
    """Cut the end off."""
    at = draw.randrange(len(kept))
    file.write_bytes(kept[:at])
    return f"at {at}"


def insert(file: Path, kept: bytes, draw: random.Random) -> str:
    """Put a byte in, or a blank."""
    at, byte = draw.randrange(len(kept) + 1), draw.choice([b" ", b"\n", b"0", draw.randbytes(1)])
    file.write_bytes(kept[:at] + byte + kept[at:])
    return f"{byte!r} at {at}"


def remove(file: Path, kept: bytes, draw: random.Random) -> str:
    """Take the file away."""
    del kept, draw
    file.unlink()
    return ""


def empty(file: Path, kept: bytes, draw: random.Random) -> str:
    """Leave nothing in it."""
    del kept, draw
    file.write_bytes(b"")
    return ""


def as_folder(file: Path, kept: bytes, draw: random.Random) -> str:
    """Put a folder in its place."""
    del kept, draw
    file.unlink()
    file.mkdir()
    return ""


def as_link(file: Path, kept: bytes, draw: random.Random) -> str:
    """Put a link to nowhere, or out of the folder, in its place."""
    del kept
    file.unlink()
    file.symlink_to(draw.choice(["/nowhere", "/etc/hostname", str(file)]))
    return ""


def add(file: Path, kept: bytes, draw: random.Random) -> str:
    """Add a file beside it (the caller does)."""
    del file, kept, draw
    return ""


def field(file: Path, kept: bytes, draw: random.Random) -> str:
    """Give a field another value, of any type."""
    value = json.loads(kept)
    holder, key = draw.choice(list(_places(value)))
    old = holder[key]
    holder[key] = draw.choice([v for v in OTHER_VALUES if _differ(v, old)])
    file.write_bytes(_written(value))
    return f"{key}: {str(old)[:40]!r} → {holder[key]!r}"


def drop(file: Path, kept: bytes, draw: random.Random) -> str:
    """Take a field out."""
    value = json.loads(kept)
    holder, key = draw.choice(list(_places(value)))
    del holder[key]
    file.write_bytes(_written(value))
    return str(key)


def twice(file: Path, kept: bytes, draw: random.Random) -> str:
    """Say a field twice: the last counts for most readers, the first for some."""
    del draw
    file.write_bytes(kept.replace(b"{", b'{"synthetic": false,', 1))
    return ""


ANY: list[Change] = [
    flip, flip, flip, cut, insert, remove, empty, as_folder, as_link, add,
]  # fmt: skip
JSON: list[Change] = [field, field, field, drop, twice]


def _is_unsealed(file: Path, folder: Path) -> bool:
    return file.relative_to(folder).parts[0].startswith(("mlflow.db", "mlartifacts"))


def _written(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _differ(one: object, other: object) -> bool:
    return type(one) is not type(other) or one != other


def _places(value: Any) -> Generator[tuple[Any, Any]]:  # noqa: ANN401 (JSON values of any depth)
    """Yield every (holder, key) in a JSON value."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _places(value[key])
