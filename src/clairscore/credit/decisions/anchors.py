"""Anchors: heads of the record, signed with a key kept outside it, in a file kept outside it.

Each line of the file is one JSON object: what was last in the chain and in the access log, when it
was noted, who signed, and the signature. Lines are only added, and each signature covers the line before
it, so that a file can be cut off at its end but not changed within.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import Column, Connection, select

from clairscore.core.errors import ClairscoreError, WriteFailed
from clairscore.core.place import taken
from clairscore.core.signing import Signer, is_signed
from clairscore.credit.decisions import schema
from clairscore.credit.decisions.chain import canonical, utc
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.errors import RecordDamaged
from clairscore.credit.decisions.faults import Fault, FaultKind

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(eq=False)
class AnchorsDamaged(ClairscoreError):
    """A file of anchors that was changed, or is none."""

    code: ClassVar[str] = "anchors-damaged"
    path: str
    line: int


@dataclass(eq=False)
class AnchorsUntrusted(ClairscoreError):
    """A file of anchors signed by none of the keys that count."""

    code: ClassVar[str] = "anchors-untrusted"
    path: str
    line: int


@dataclass(frozen=True)
class Anchor:
    """What was last in a record at a moment.

    Parameters
    ----------
    position, hash
        Of the last entry of the chain; 0 and empty for none.
    access_position, access_hash
        Of the last row of the access log.
    at
        UTC.
    before
        Signature of the line before; empty for the first.
    signer, signature
        In hexadecimal.
    """

    position: int
    hash: str
    access_position: int
    access_hash: str
    at: str
    before: str = ""
    signer: str = ""
    signature: str = ""

    @property
    def signed_text(self) -> str:
        """Return what the signature is of."""
        return "clairscore anchor " + canonical({**asdict(self), "signature": ""})


def current(database: Database) -> Anchor:
    """Return what is last in a record now.

    Raises
    ------
    RecordDamaged
        A head is gone.
    """
    with database.reading() as connection:
        heads = [
            connection.execute(select(table.c.position, table.c.hash)).all()
            for table in (schema.head, schema.access_head)
        ]
    if any(len(rows) != 1 for rows in heads):
        raise RecordDamaged("head")
    (head,), (access,) = heads
    return Anchor(head.position, head.hash, access.position, access.hash, utc(datetime.now(UTC)))


def add_anchor(database: Database, path: Path, signer: Signer) -> Anchor:
    """Add what is last in a record now, signed, to a file.

    Raises
    ------
    AnchorsDamaged
        The file is none of anchors, or was changed.
    WriteFailed
        It can't be written.
    """
    try:
        with taken(path.absolute()):
            before = read_anchors(path) if path.exists() else ()
            unsigned = replace(
                current(database),
                signer=signer.public,
                before=before[-1].signature if before else "",
            )
            anchor = replace(unsigned, signature=signer.sign(unsigned.signed_text))
            with path.open("a", encoding="utf-8") as file:
                file.write(canonical(asdict(anchor)) + "\n")
    except OSError as error:
        raise WriteFailed(str(path), error.strerror or str(error)) from error
    return anchor


def read_anchors(path: Path, trusted: frozenset[str] = frozenset()) -> tuple[Anchor, ...]:
    """Read a file of anchors, the oldest first.

    Parameters
    ----------
    path
        The file.
    trusted
        Public keys of which one must have signed each; none if any may.

    Raises
    ------
    AnchorsDamaged
        It can't be read, is none of anchors, or was changed.
    AnchorsUntrusted
        It was signed by others.
    """
    try:
        *lines, rest = path.read_bytes().decode().split("\n")
    except (OSError, ValueError) as error:
        raise AnchorsDamaged(str(path), 0) from error
    if not lines or rest:
        raise AnchorsDamaged(str(path), len(lines))
    found: list[Anchor] = []
    for number, line in enumerate(lines, start=1):
        anchor = _anchor(line)
        before = found[-1].signature if found else ""
        if anchor is None or anchor.before != before:
            raise AnchorsDamaged(str(path), number)
        if not is_signed(anchor.signed_text, anchor.signature, public=anchor.signer):
            raise AnchorsDamaged(str(path), number)
        if trusted and anchor.signer not in trusted:
            raise AnchorsUntrusted(str(path), number)
        found.append(anchor)
    return tuple(found)


def anchor_faults(connection: Connection, anchors: Sequence[Anchor]) -> Iterator[Fault]:
    """Yield a fault for each anchor of which a record no longer holds what was last then."""
    for anchor in anchors:
        entries, log = schema.entries, schema.access_log
        if not _holds(connection, entries.c.position, anchor.position, hashed=anchor.hash):
            yield Fault(FaultKind.ANCHOR, anchor.position, anchor.hash)
        position, hashed = anchor.access_position, anchor.access_hash
        if not _holds(connection, log.c.id, position, hashed=hashed):
            yield Fault(FaultKind.ACCESS_ANCHOR, position, hashed)


def _holds(connection: Connection, column: Column[int], position: int, *, hashed: str) -> bool:
    """Return whether the row at a position has a hash; before the first there is none."""
    query = select(column.table.c.hash).where(column == position)
    return not position or connection.execute(query).scalar() == hashed


@cache
def _adapter() -> "TypeAdapter[Anchor]":
    from pydantic import TypeAdapter  # noqa: PLC0415 - only who verifies

    return TypeAdapter(Anchor)


def _anchor(line: str) -> Anchor | None:
    """Return the anchor of a line; None if it is none, to the letter."""
    try:
        anchor = _adapter().validate_json(line, strict=True)
        return anchor if canonical(asdict(anchor)) == line else None
    except (ValueError, ClairscoreError):
        return None
