"""Verify what stands beside the chain: personal parts, and the rows drawn from entries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from sqlalchemy import Connection

from clairscore.credit.decisions.chain import Entry, EntryKind, is_salt, part_digest
from clairscore.credit.decisions.drawn import (
    REQUEST,
    assignment_row,
    decision_row,
    group_rows,
    key_digest,
    key_row,
    review_row,
    revocation_row,
    settlement_row,
)
from clairscore.credit.decisions.errors import TextUnusable
from clairscore.credit.decisions.faults import Fault, FaultKind
from clairscore.credit.decisions.raw import Row, is_equal, is_same, rows_between
from clairscore.credit.decisions.reading import CASE
from clairscore.credit.decisions.shapes import part_of

SETTLEMENT: Final = ("settled", "settled_at", "reviewer", "outcome", "accepted")
SOURCES: Final = (
    ("parts", "position"),
    ("decisions", "position"),
    ("groups", "position"),
    ("reviews", "position"),
    ("reviews", "settled"),
    ("assignments", "position"),
    ("assignments", "ended"),
    ("api_keys", "position"),
    ("api_keys", "revoked"),
)


OTHER: Final = object()  # what no column holds


@dataclass
class Erased:
    """What erasures took away: parts by position of their entry, clients by row of the access log."""

    positions: set[int] = field(default_factory=set[int])
    readings: list[tuple[int, ...]] = field(default_factory=list[tuple[int, ...]])


@dataclass(frozen=True)
class Formed:
    """An entry whose hash and form hold, with what it says."""

    entry: Entry
    facts: dict[str, Any]
    digests: dict[str, str]


@dataclass(frozen=True)
class DrawnFaults:
    """Finds what does not agree with entries that hold.

    Parameters
    ----------
    connection
        To read with.
    erased
        What erasures took away.
    """

    connection: Connection
    erased: Erased

    def of(self, formed: Sequence[Formed]) -> list[Fault]:
        """Return the faults of what belongs to some neighbouring entries."""
        if not formed:
            return []
        span = {"first": formed[0].entry.position, "last": formed[-1].entry.position}
        rows = {at: rows_between(self.connection, *at, **span) for at in SOURCES}
        faults: list[Fault] = []
        for one in formed:
            position = one.entry.position
            found = _Beside(
                one.entry,
                one.facts,
                one.digests,
                {at: rows[at].get(position, []) for at in SOURCES},
                is_erased=position in self.erased.positions,
            )
            faults += found.faults()
        return faults


@dataclass(frozen=True)
class _Beside:
    """What belongs to one entry."""

    entry: Entry
    facts: dict[str, Any]
    digests: dict[str, str]
    rows: dict[tuple[str, str], list[Row]]
    is_erased: bool

    def faults(self) -> Iterator[Fault]:
        """Yield what does not agree."""
        yield from self._parts()
        match self.entry.kind:
            case EntryKind.DECISION:
                yield from self._decision()
            case EntryKind.REVIEW_ASKED:
                wanted = review_row(self.entry)
                yield from self._begun("reviews", "settled", wanted=wanted, ended=SETTLEMENT)
            case EntryKind.REVIEW_SETTLED:
                wanted = settlement_row(self.entry)
                yield from self._ended("reviews", "settled", self.facts["asked"], wanted=wanted)
            case EntryKind.ASSIGNED:
                client = (self._content("assignment") or {}).get("client")
                wanted = assignment_row(self.entry, client=client)
                yield from self._begun("assignments", "ended", wanted=wanted, ended=("ended",))
            case EntryKind.UNASSIGNED:
                wanted = {"ended": self.entry.position}
                yield from self._ended(
                    "assignments", "ended", self.facts["assigned"], wanted=wanted
                )
            case EntryKind.KEY_ADDED:
                wanted = key_row(self.entry)
                ended = ("revoked", "revoked_at")
                yield from self._begun("api_keys", "revoked", wanted=wanted, ended=ended)
            case EntryKind.KEY_REVOKED:
                wanted = revocation_row(self.entry)
                yield from self._ended("api_keys", "revoked", self.facts["added"], wanted=wanted)
            case _:
                pass

    def _parts(self) -> Iterator[Fault]:
        at = self.entry.position
        found = {row["part"]: row for row in self.rows["parts", "position"]}
        for name, digest in self.digests.items():
            row = found.pop(name, None)
            if row is None:
                if not self.is_erased:
                    yield Fault(FaultKind.PART_MISSING, at, name)
            elif _digest(row) != digest:
                yield Fault(FaultKind.PART_CHANGED, at, name)
            elif self.is_erased:
                yield Fault(FaultKind.PART_EXTRA, at, name)
            elif self._content(name) is None:
                yield Fault(FaultKind.MALFORMED, at, name)
        for name in found:
            yield Fault(FaultKind.PART_EXTRA, at, str(name))

    def _decision(self) -> Iterator[Fault]:
        case, rows = self._content(CASE), self.rows["decisions", "position"]
        wanted = decision_row(self.entry, client=case["client"] if case else None)
        if len(rows) == 1:
            wanted |= self._request(rows[0])
            if case is None and self._has(CASE):  # changed, which is told, and can't be read
                wanted["client"] = rows[0]["client"]
        if len(rows) != 1 or not is_same(rows[0], wanted):
            yield self._drawn("decisions")
        groups = group_rows(self.entry, case["groups"] if case else {})
        found = self.rows["groups", "position"]
        if (case is not None or not self._has(CASE)) and not _are_same(found, groups):
            yield self._drawn("groups")

    def _request(self, row: Row) -> dict[str, Any]:
        """Return what a row should hold of the request: of its key the chain has the digest."""
        if "key" not in self.facts:  # recorded before the chain spoke of keys
            return {name: row[name] for name in ("idempotency_key", "request")}
        key, asked = row["idempotency_key"], self._content(REQUEST)
        held = key_digest(key) if isinstance(key, str) else key
        return {
            "idempotency_key": key if held == self.facts["key"] else OTHER,
            "request": asked["digest"] if asked else None,
        }

    def _begun(
        self, table: str, ending: str, *, wanted: dict[str, Any], ended: Sequence[str]
    ) -> Iterator[Fault]:
        """Check a row but for its end, which has an entry of its own."""
        rows = self.rows[table, "position"]
        if len(rows) == 1:
            is_open = rows[0][ending] is None
            end = {name: None if is_open else rows[0][name] for name in ended}
            if is_same(rows[0], {**wanted, **end}):
                return
        yield self._drawn(table)

    def _ended(
        self, table: str, ending: str, begun: int, *, wanted: dict[str, Any]
    ) -> Iterator[Fault]:
        """Check what the end of something added to its row."""
        rows = self.rows[table, ending]
        wanted = {"position": begun, **wanted}
        if len(rows) != 1 or not all(is_equal(rows[0][name], wanted[name]) for name in wanted):
            yield self._drawn(table, begun)

    def _content(self, name: str) -> Any:  # noqa: ANN401 (JSON values of any depth)
        """Return what a part holds; None if it is not there, or can't be read."""
        return self._contents.get(name)

    @cached_property
    def _contents(self) -> dict[str, Any]:
        return {
            row["part"]: part_of(row["part"], row["content"])
            for row in self.rows["parts", "position"]
            if isinstance(row["content"], str)
        }

    def _has(self, name: str) -> bool:
        return any(row["part"] == name for row in self.rows["parts", "position"])

    def _drawn(self, table: str, position: int | None = None) -> Fault:
        return Fault(FaultKind.DRAWN, position or self.entry.position, table)


def _digest(row: Row) -> str | None:
    """Return the digest of a part; None if salt or content are none."""
    if not is_salt(row["salt"]) or not isinstance(row["content"], str):
        return None
    try:
        return part_digest(row["salt"], row["content"])
    except TextUnusable:
        return None


def _are_same(rows: Sequence[Row], wanted: Sequence[dict[str, Any]]) -> bool:
    """Return whether rows are those wanted, in any order."""
    return len(rows) == len(wanted) and all(
        any(is_same(row, one) for row in rows) for one in wanted
    )
