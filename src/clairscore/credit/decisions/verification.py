"""Verify the record: what was changed, taken out, moved, put in or cut off, in every table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, exists, func, select

from clairscore.credit.decisions import schema
from clairscore.credit.decisions.access_verification import access_faults
from clairscore.credit.decisions.anchors import Anchor, anchor_faults
from clairscore.credit.decisions.chain import Entry, EntryKind, entry_hash
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.drawn_verification import DrawnFaults, Erased, Formed
from clairscore.credit.decisions.errors import TextUnusable
from clairscore.credit.decisions.faults import Fault, FaultKind, Verification
from clairscore.credit.decisions.guards import missing_columns, missing_triggers
from clairscore.credit.decisions.raw import Row, all_rows, batches, lenient, rows_of_kind
from clairscore.credit.decisions.shapes import digests_of, facts_of, is_in_time, is_moment

MOST_SOUGHT: Final = 500
"""Changed entries looked for at other positions; of more than these, only that they changed is said."""
DRAWN_FROM: Final = (
    (schema.decisions, "position", EntryKind.DECISION),
    (schema.groups, "position", EntryKind.DECISION),
    (schema.reviews, "position", EntryKind.REVIEW_ASKED),
    (schema.reviews, "settled", EntryKind.REVIEW_SETTLED),
    (schema.assignments, "position", EntryKind.ASSIGNED),
    (schema.assignments, "ended", EntryKind.UNASSIGNED),
    (schema.api_keys, "position", EntryKind.KEY_ADDED),
    (schema.api_keys, "revoked", EntryKind.KEY_REVOKED),
)


def verify(database: Database, anchor: str = "", *, anchors: Sequence[Anchor] = ()) -> Verification:
    """Verify every entry, its parts, what is drawn from it, the access log, the heads, anchors."""
    with database.reading() as connection:
        return verified(connection, anchor, anchors=anchors)


def verified(
    connection: Connection, anchor: str = "", *, anchors: Sequence[Anchor] = ()
) -> Verification:
    """Verify what a connection sees."""
    with lenient(connection):
        faults = missing_columns(connection)
        if faults:  # nothing more can be asked
            return Verification(0, "", 0, tuple(faults))
        return _Verifier(connection, anchor, anchors).verification()


@dataclass
class _Verifier:
    """Goes through the chain once, keeping little."""

    connection: Connection
    anchor: str
    anchors: Sequence[Anchor]
    faults: list[Fault] = field(default_factory=list[Fault])
    failing: list[Entry] = field(default_factory=list[Entry])
    erased: Erased = field(default_factory=Erased)
    seen: int = 0
    anchored: bool = False
    last: Entry | None = None
    latest: str = ""

    def verification(self) -> Verification:
        """Return what was found."""
        self._erasures()
        drawn = DrawnFaults(self.connection, self.erased)
        for rows in batches(self.connection, "entries", "position"):
            formed = (self._formed(entry) for entry in map(_entry, rows) if self._holds(entry))
            self.faults += drawn.of([one for one in formed if one])
        self._moved_or_changed()
        self._forged_rows()
        head = self._head()
        self.faults += access_faults(self.connection, self.erased.readings)
        self.faults += anchor_faults(self.connection, self.anchors)
        self.faults += missing_triggers(self.connection)
        faults = tuple(sorted(set(self.faults), key=lambda f: (f.position, f.kind, f.detail)))
        return Verification(self.seen, head, len(self.erased.positions), faults)

    def _erasures(self) -> None:
        """Note what was erased: what says so comes after it."""
        last = self.connection.execute(select(func.max(schema.entries.c.position))).scalar() or 0
        for entry in map(_entry, rows_of_kind(self.connection, EntryKind.ERASURE)):
            facts = facts_of(entry.kind, entry.facts) if _hash_of(entry) == entry.hash else None
            if facts is not None:
                self.erased.positions |= {at for at in facts["positions"] if at <= last}
                self.erased.readings += [tuple(span) for span in facts.get("readings", ())]

    def _holds(self, entry: Entry) -> bool:
        """Check an entry against its hash and the entry before it; return whether its hash holds."""
        self.seen += 1
        before, holds = self.last, _hash_of(entry) == entry.hash
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

    def _formed(self, entry: Entry) -> Formed | None:
        """Check the form of an entry, and its clock; return what it says if the form holds."""
        facts = facts_of(entry.kind, entry.facts)
        digests = digests_of(entry.kind, entry.digests)
        forms = {"at": is_moment(entry.at), "facts": facts, "digests": digests}
        wrong = [name for name, form in forms.items() if form is None or form is False]
        self.faults += [Fault(FaultKind.MALFORMED, entry.position, name) for name in wrong]
        if "at" not in wrong:
            if is_in_time(entry.at, self.latest):
                self.latest = max(self.latest, entry.at)
            else:
                self.faults.append(Fault(FaultKind.CLOCK, entry.position, entry.at))
        return None if wrong else Formed(entry, facts or {}, digests or {})

    def _moved_or_changed(self) -> None:
        """Say of each entry whose hash fails whether it belongs elsewhere or was changed."""
        places = {entry.position for entry in self.failing[:MOST_SOUGHT]}
        for entry in self.failing:
            near = {entry.position - 1, entry.position + 1}
            sought = places | near if entry.position in places else near
            home = next((at for at in sorted(sought) if _hash_of(entry, at) == entry.hash), 0)
            kind = FaultKind.MOVED if home else FaultKind.CHANGED
            self.faults.append(Fault(kind, entry.position, str(home or "")))

    def _forged_rows(self) -> None:
        """Find rows drawn from no entry, and parts of none."""
        entries = schema.entries
        for table, column, kind in DRAWN_FROM:
            # NOT IN takes PostgreSQL the square of the time once the list outgrows its memory
            drawn_from = table.c[column]
            entry = exists().where(entries.c.position == drawn_from, entries.c.kind == kind.value)
            forged = select(table.c.position).where(drawn_from.is_not(None), ~entry)
            self._note(FaultKind.DRAWN, forged, table.name)
        parts = schema.parts
        entry = exists().where(entries.c.position == parts.c.position)
        self._note(FaultKind.PART_EXTRA, select(parts.c.position).where(~entry), "parts")

    def _note(self, kind: FaultKind, query: schema.Query, detail: str) -> None:
        for (position,) in self.connection.execute(query).all():
            # SQLite keeps texts in columns of numbers
            known = position if isinstance(position, int) else 0
            self.faults.append(Fault(kind, known, detail))

    def _head(self) -> str:
        """Check the head and the anchor; return the hash of the last entry."""
        rows = all_rows(self.connection, "head")
        last_position = self.last.position if self.last else 0
        last = str(self.last.hash) if self.last else ""
        position, is_one = _named(rows)
        if not is_one or position < last_position:
            self.faults.append(Fault(FaultKind.HEAD, last_position))
        elif position > last_position:
            self.faults.append(Fault(FaultKind.CUT_OFF, last_position + 1, str(position)))
        elif rows[0]["hash"] != last:
            self.faults.append(Fault(FaultKind.HEAD, last_position))
        if self.anchor and not self.anchored:
            self.faults.append(Fault(FaultKind.ANCHOR, last_position, self.anchor))
        return last


def _named(rows: Sequence[Row]) -> tuple[int, bool]:
    """Return the position that a head names, and whether there is one head, and it names one."""
    position: object = rows[0]["position"] if len(rows) == 1 and rows[0]["id"] == 1 else None
    return (position, True) if isinstance(position, int) else (0, False)


def _entry(row: Row) -> Entry:
    return Entry(**row)


def _hash_of(entry: Entry, position: int | None = None) -> str | None:
    """Return the hash that an entry has, there or elsewhere; None if its columns are no texts."""
    at = entry.position if position is None else position
    texts: tuple[Any, ...] = (entry.kind, entry.at, entry.subject, entry.facts, entry.digests)
    if not all(isinstance(one, str) for one in (*texts, entry.previous, entry.hash)):
        return None
    try:
        return entry_hash(entry, position=at)
    except (TextUnusable, ValueError):
        return None
