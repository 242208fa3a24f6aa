"""Verify the chain: which entries were changed, taken out, moved or cut off."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from typing import Any, Final

from sqlalchemy import Column, Connection, Row, exists, func, select

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
    erased: bytearray = field(default_factory=bytearray)  # by position: 1 if an erasure says so
    seen: int = 0
    anchored: bool = False
    last: Entry | None = None

    def verification(self) -> Verification:
        """Return what was found."""
        self._erasures()
        for batch in self._batches():
            self._parts_and_rows([entry for entry in batch if self._entry(entry)])
        self._moved_or_changed()
        self._forged_rows()
        head = self._head()
        faults = tuple(sorted(set(self.faults), key=lambda fault: (fault.position, fault.kind)))
        return Verification(self.seen, head, sum(self.erased), faults)

    def _erasures(self) -> None:
        """Note which entries were erased: what says so comes after them."""
        entries = schema.entries
        last = self.connection.execute(select(func.max(entries.c.position))).scalar() or 0
        self.erased = bytearray(last + 1)
        said = select(entries).where(entries.c.kind == EntryKind.ERASURE.value)
        for row in self.connection.execute(said).mappings():
            entry = Entry(**row)
            if entry.computed == entry.hash:
                positions = json.loads(entry.facts)["positions"]
                for position in (at for at in positions if 0 < at <= last):
                    self.erased[position] = 1

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

    def _entry(self, entry: Entry) -> bool:
        """Check an entry against its hash and the entry before it; return whether its hash holds."""
        self.seen += 1
        before, holds = self.last, entry.computed == entry.hash
        expected = before.position + 1 if before else 1
        if entry.position > expected:
            span = str(entry.position - 1)
            self.faults.append(Fault(FaultKind.MISSING, expected, span))
        if not holds:
            self.failing.append(entry)
        elif entry.position == expected and entry.previous != (before.hash if before else ""):
            self.faults.append(Fault(FaultKind.UNLINKED, entry.position))
        self.anchored |= entry.hash == self.anchor
        self.last = entry
        return holds

    def _parts_and_rows(self, entries: Sequence[Entry]) -> None:
        """Check the parts of some entries, and the rows drawn from them."""
        if not entries:
            return
        parts = self._rows(schema.parts.c.position, entries)
        decisions = self._rows(schema.decisions.c.position, entries)
        groups = self._rows(schema.groups.c.position, entries)
        asked = self._rows(schema.reviews.c.position, entries)
        settled = self._rows(schema.reviews.c.settled, entries)
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
            elif entry.kind == EntryKind.REVIEW_ASKED:
                self._asked(entry, asked.get(entry.position, []))
            elif entry.kind == EntryKind.REVIEW_SETTLED:
                self._settled(entry, settled.get(entry.position, []))

    def _parts(self, entry: Entry, found: dict[str, Row[Any]]) -> None:
        for name, digest in json.loads(entry.digests).items():
            row = found.get(name)
            if row is None:
                if not self.erased[entry.position]:
                    self.faults.append(Fault(FaultKind.PART_MISSING, entry.position, name))
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

    def _asked(self, entry: Entry, rows: Sequence[Row[Any]]) -> None:
        """Check the row of a review, but for its settlement, which has an entry of its own."""
        wanted = review_row(entry)
        if rows and rows[0].settled is None:
            wanted.update(dict.fromkeys(SETTLEMENT))
        if not _same(rows, [wanted]):
            self.faults.append(Fault(FaultKind.DRAWN, entry.position, "reviews"))

    def _settled(self, entry: Entry, rows: Sequence[Row[Any]]) -> None:
        """Check what a settlement added to the row of its review."""
        asked = json.loads(entry.facts)["asked"]
        if not _same(rows, [{"position": asked, **settlement_row(entry)}]):
            self.faults.append(Fault(FaultKind.DRAWN, asked, "reviews"))

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

    def _forged_rows(self) -> None:
        """Find rows drawn from no entry."""
        entries, decisions, reviews = schema.entries, schema.decisions, schema.reviews
        for table, drawn_from, kind in (
            (decisions, decisions.c.position, EntryKind.DECISION),
            (reviews, reviews.c.position, EntryKind.REVIEW_ASKED),
            (reviews, reviews.c.settled, EntryKind.REVIEW_SETTLED),
        ):
            # NOT IN takes PostgreSQL the square of the time once the list outgrows its memory
            entry = exists().where(entries.c.position == drawn_from, entries.c.kind == kind.value)
            forged = select(table.c.position).where(drawn_from.is_not(None), ~entry)
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

    def _rows(self, at: Column[Any], entries: Sequence[Entry]) -> dict[int, list[Row[Any]]]:
        """Return the rows of a table that belong to some entries, by position."""
        within = select(at.table).where(at.between(entries[0].position, entries[-1].position))
        found: dict[int, list[Row[Any]]] = {}
        for row in self.connection.execute(within):
            found.setdefault(getattr(row, at.name), []).append(row)
        return found


def _same(rows: Sequence[Row[Any]], wanted: Sequence[dict[str, Any]]) -> bool:
    """Return whether rows hold what is wanted, in any order, whatever else they hold."""
    if len(rows) != len(wanted):
        return False
    found = [[getattr(row, name) for name in one] for row, one in product(rows, wanted)]
    return all(list(one.values()) in found for one in wanted)
