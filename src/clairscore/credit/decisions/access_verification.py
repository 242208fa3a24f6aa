"""Verify the access log: rows changed, taken out or cut off, clients erased without an erasure."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from clairscore.credit.decisions.access import row_hash
from clairscore.credit.decisions.chain import is_salt, part_digest
from clairscore.credit.decisions.errors import TextUnusable
from clairscore.credit.decisions.faults import Fault, FaultKind
from clairscore.credit.decisions.raw import Row, all_rows, batches
from clairscore.credit.decisions.shapes import is_in_time, is_moment

TEXTS: Final = ("at", "person", "digest", "purpose", "hash")


def access_faults(connection: Connection, erased: Sequence[tuple[int, ...]]) -> Iterator[Fault]:
    """Yield what is wrong with the access log.

    Parameters
    ----------
    connection
        To read with.
    erased
        Rows whose client erasures took away: (first, last).
    """
    log = _Log(sorted(erased))
    for rows in batches(connection, "access_log", "id"):
        for row in rows:
            yield from log.faults(row)
    wanted = {"id": 1, "position": log.position, "hash": log.last}
    if all_rows(connection, "access_head") != [wanted]:
        yield Fault(FaultKind.ACCESS_HEAD, log.position)


@dataclass
class _Log:
    """Goes through the log once."""

    erased: Sequence[tuple[int, ...]]
    position: int = 0
    last: str = ""
    latest: str = ""

    def faults(self, row: Row) -> Iterator[Fault]:
        """Yield what is wrong with the next row."""
        at = row["id"]
        if at > self.position + 1:
            yield Fault(FaultKind.ACCESS_MISSING, self.position + 1, str(at - 1))
        # after a gap the hash before is unknown, and the row can't be held against it
        follows = at == self.position + 1
        if not _is_formed(row) or (follows and _hash(row, self.last) != row["hash"]):
            yield Fault(FaultKind.ACCESS_CHANGED, at)
        else:
            if not _is_client_right(row, self.erased):
                yield Fault(FaultKind.ACCESS_CHANGED, at, "client")
            if is_in_time(row["at"], self.latest):
                self.latest = max(self.latest, row["at"])
            else:
                yield Fault(FaultKind.ACCESS_CHANGED, at, "at")
        self.position, self.last = at, row["hash"]


def _is_formed(row: Row) -> bool:
    return all(isinstance(row[name], str) for name in TEXTS) and is_moment(row["at"])


def _hash(row: Row, before: object) -> str | None:
    try:
        return row_hash(dict(row), str(before))
    except (TextUnusable, ValueError):
        return None


def _is_client_right(row: Row, spans: Sequence[tuple[int, ...]]) -> bool:
    """Return whether the client is the one that was noted, or was erased by an erasure."""
    if row["client"] is None and row["salt"] is None:
        at = bisect_right(spans, (row["id"], 2**62)) - 1
        return any(span[0] <= row["id"] <= span[-1] for span in spans[max(0, at - 1) : at + 1])
    if not isinstance(row["client"], str) or not is_salt(row["salt"]):
        return False
    try:
        return part_digest(row["salt"], row["client"]) == row["digest"]
    except TextUnusable:
        return False
