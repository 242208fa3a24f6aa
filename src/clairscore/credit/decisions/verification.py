"""Verify the chain: which entries were changed, taken out, moved or cut off."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, select

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.chain import Entry, EntryKind, entry_hash, part_digest
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.drawn import decision_row, group_rows, review_row, settlement_row
from clairscore.credit.decisions.reading import CASE
from clairscore.texts import Message

AT_ONCE: Final = 500
SETTLEMENT: Final = ("settled", "settled_at", "reviewer", "outcome", "accepted")
MOST_SOUGHT: Final = 500
"""Changed entries looked for at other positions; of more than these, only that they changed is said."""


class FaultKind(StrEnum):
    """What is wrong with the record."""

    CHANGED = "changed"
    """An entry's content is not what its hash covers."""
    MOVED = "moved"
    """An entry stands where another was recorded."""
    MISSING = "missing"
    """An entry was taken out."""
    UNLINKED = "unlinked"
    """An entry does not follow the one before it: it, or that one, was put in later."""
    CUT_OFF = "cut-off"
    """Entries at the end are missing."""
    HEAD = "head"
    """The head names another last entry than there is."""
    PART_CHANGED = "part-changed"
    """Personal data differ from what was recorded."""
    PART_MISSING = "part-missing"
    """Personal data are gone, and no erasure says so."""
    DRAWN = "drawn"
    """What is searched and counted differs from the chain."""
    ANCHOR = "anchor"
    """The head noted earlier is no longer among the entries."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong.

    Parameters
    ----------
    kind
        What.
    position
        Of the entry; for what is cut off, of the first that is missing.
    detail
        The position where it belongs, the name of a part or table, or a hash.
    """

    kind: FaultKind
    position: int
    detail: str = ""

    @property
    def message(self) -> Message:
        """Return the sentence."""
        facts = {"position": str(self.position), "detail": self.detail}
        return Message(f"record-fault-{self.kind}", facts)


@dataclass(frozen=True)
class Verification:
    """What was verified.

    Parameters
    ----------
    entries
        How many there are.
    head
        Hash of the last; noted elsewhere, it is an anchor against which to verify later.
    erased
        Entries whose personal parts were erased, as the chain says.
    """

    entries: int
    head: str
    erased: int
    faults: tuple[Fault, ...]


def verify(database: Database, anchor: str = "") -> Verification:
    """Verify every entry, its parts, what is drawn from it, the head, and an anchor."""
    with database.reading() as connection:
        return _Verifier(connection, anchor).verification()


@dataclass
class _Verifier:
    """Goes through the chain once, keeping little."""

    connection: Connection
    anchor: str
    faults: list[Fault] = field(default_factory=list[Fault])
    failing: list[Entry] = field(default_factory=list[Entry])
    bare: dict[int, set[str]] = field(default_factory=dict[int, set[str]])
    erased: set[int] = field(default_factory=set[int])
    seen: int = 0
    anchored: bool = False
    last: Entry | None = None

    def verification(self) -> Verification:
        """Return what was found."""
        settlements: dict[int, Entry] = {}
        for batch in self._batches():
            for entry in batch:
                self._entry(entry)
            good = [entry for entry in batch if entry.computed == entry.hash]
            self._parts_and_rows(good)
            for entry in good:
                if entry.kind == EntryKind.ERASURE:
                    self.erased.update(json.loads(entry.facts)["positions"])
                elif entry.kind == EntryKind.REVIEW_SETTLED:
                    settlements[json.loads(entry.facts)["asked"]] = entry
        self._settlements(settlements)
        self._moved_or_changed()
        self._unsaid_erasures()
        self._forged_rows()
        head = self._head()
        faults = tuple(sorted(self.faults, key=lambda fault: (fault.position, fault.kind)))
        return Verification(self.seen, head, len(self.erased), faults)

    def _batches(self) -> Iterator[list[Entry]]:
        position = None
        while True:
            query = select(schema.entries).order_by(schema.entries.c.position).limit(AT_ONCE)
            if position is not None:
                query = query.where(schema.entries.c.position > position)
            rows = self.connection.execute(query).mappings().all()
            if not rows:
                return
            yield [Entry(**row) for row in rows]
            position = rows[-1]["position"]

    def _entry(self, entry: Entry) -> None:
        """Check an entry against its hash and the entry before it."""
        self.seen += 1
        before = self.last
        expected = before.position + 1 if before else 1
        if entry.position > expected:
            span = str(entry.position - 1)
            self.faults.append(Fault(FaultKind.MISSING, expected, span))
        if entry.computed != entry.hash:
            self.failing.append(entry)
        elif entry.position == expected and entry.previous != (before.hash if before else ""):
            self.faults.append(Fault(FaultKind.UNLINKED, entry.position))
        self.anchored |= entry.hash == self.anchor
        self.last = entry

    def _parts_and_rows(self, entries: Sequence[Entry]) -> None:
        """Check the parts of some entries, and the rows drawn from them."""
        if not entries:
            return
        parts = _by_position(self._between(schema.parts, entries))
        decisions = _by_position(self._between(schema.decisions, entries))
        groups = _by_position(self._between(schema.groups, entries))
        for entry in entries:
            found = {row.part: row for row in parts.get(entry.position, [])}
            self._parts(entry, found)
            if entry.kind == EntryKind.DECISION:
                self._decision(
                    entry,
                    found.get(CASE),
                    rows=decisions.get(entry.position, []),
                    groups=groups.get(entry.position, []),
                )

    def _parts(self, entry: Entry, found: dict[str, Row[Any]]) -> None:
        for name, digest in json.loads(entry.digests).items():
            row = found.get(name)
            if row is None:
                self.bare.setdefault(entry.position, set()).add(name)
            elif part_digest(row.salt, row.content) != digest:
                self.faults.append(Fault(FaultKind.PART_CHANGED, entry.position, name))

    def _decision(
        self,
        entry: Entry,
        case: Row[Any] | None,
        *,
        rows: Sequence[Row[Any]],
        groups: Sequence[Row[Any]],
    ) -> None:
        nothing: dict[str, Any] = {"client": None, "groups": {}}
        facts = nothing if case is None else json.loads(case.content)
        wanted = decision_row(entry, client=facts["client"])
        if not _same(rows, [wanted]):
            self.faults.append(Fault(FaultKind.DRAWN, entry.position, "decisions"))
        if not _same(groups, group_rows(entry, facts["groups"])):
            self.faults.append(Fault(FaultKind.DRAWN, entry.position, "groups"))

    def _settlements(self, settlements: dict[int, Entry]) -> None:
        """Check the rows of reviews, each drawn from one entry or two."""
        reviews, entries = schema.reviews, schema.entries
        asked = select(entries).where(entries.c.kind == EntryKind.REVIEW_ASKED.value)
        rows = _by_position(self.connection.execute(select(reviews)))
        nothing: dict[str, Any] = dict.fromkeys(SETTLEMENT)
        for row in self.connection.execute(asked).mappings():
            entry = Entry(**row)
            settled = settlements.get(entry.position)
            wanted = {**review_row(entry), **(settlement_row(settled) if settled else nothing)}
            if not _same(rows.get(entry.position, []), [wanted]):
                self.faults.append(Fault(FaultKind.DRAWN, entry.position, "reviews"))

    def _moved_or_changed(self) -> None:
        """Say of each entry whose hash fails whether it belongs elsewhere or was changed."""
        places = {entry.position for entry in self.failing[:MOST_SOUGHT]}
        for entry in self.failing:
            near = {entry.position - 1, entry.position + 1}
            sought = places | near if entry.position in places else near
            home = next(
                (at for at in sorted(sought) if entry_hash(entry, position=at) == entry.hash), 0
            )
            kind = FaultKind.MOVED if home else FaultKind.CHANGED
            self.faults.append(Fault(kind, entry.position, str(home or "")))

    def _unsaid_erasures(self) -> None:
        for position, names in self.bare.items():
            if position not in self.erased:
                self.faults += [
                    Fault(FaultKind.PART_MISSING, position, name) for name in sorted(names)
                ]

    def _forged_rows(self) -> None:
        """Find rows drawn from no entry."""
        for table, kind in (
            (schema.decisions, EntryKind.DECISION),
            (schema.reviews, EntryKind.REVIEW_ASKED),
        ):
            of_kind = select(schema.entries.c.position).where(schema.entries.c.kind == kind.value)
            forged = select(table.c.position).where(table.c.position.not_in(of_kind))
            self.faults += [
                Fault(FaultKind.DRAWN, row.position, table.name)
                for row in self.connection.execute(forged)
            ]

    def _head(self) -> str:
        """Check the head and the anchor; return the hash of the last entry."""
        found = self.connection.execute(select(schema.head)).one_or_none()
        position = self.last.position if self.last else 0
        last = self.last.hash if self.last else ""
        if found is None or found.position < position:
            self.faults.append(Fault(FaultKind.HEAD, position))
        elif found.position > position:
            self.faults.append(Fault(FaultKind.CUT_OFF, position + 1, str(found.position)))
        elif found.hash != last:
            self.faults.append(Fault(FaultKind.HEAD, position))
        if self.anchor and not self.anchored:
            self.faults.append(Fault(FaultKind.ANCHOR, position, self.anchor))
        return last

    def _between(self, table: Table, entries: Sequence[Entry]) -> Iterable[Row[Any]]:
        at = table.c.position
        within = at.between(entries[0].position, entries[-1].position)
        return self.connection.execute(select(table).where(within))


def _by_position(rows: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.position, []).append(row)
    return found


def _same(rows: Sequence[Row[Any]], wanted: Sequence[dict[str, Any]]) -> bool:
    """Return whether rows hold what is wanted, in any order, whatever else they hold."""
    if len(rows) != len(wanted):
        return False
    found = [[getattr(row, name) for name in one] for row, one in product(rows, wanted)]
    return all(list(one.values()) in found for one in wanted)
