"""The store of decisions: what the dashboard, the API and the command line call."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from clairscore.core.errors import ClairscoreError
from clairscore.credit.decisions import database, erasure, oversight, schema, standing
from clairscore.credit.decisions.access import AccessStore
from clairscore.credit.decisions.anchors import Anchor
from clairscore.credit.decisions.chain import EntryKind, append, lock, new_id
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.drawn import (
    decision_content,
    decision_row,
    group_rows,
    request_digest,
)
from clairscore.credit.decisions.errors import (
    DecisionErased,
    IdempotencyConflict,
    OverrideChangesNothing,
    RecordMissing,
    UnknownDecision,
    check_written,
)
from clairscore.credit.decisions.export import ClientFile, export
from clairscore.credit.decisions.faults import Verification
from clairscore.credit.decisions.keys import Keys
from clairscore.credit.decisions.reading import (
    INPUTS,
    as_decision,
    decision_query,
    one_decision,
)
from clairscore.credit.decisions.records import Decision, Erasure, NewDecision, Value
from clairscore.credit.decisions.replay import Replay, replay
from clairscore.credit.decisions.reviews import Reviews
from clairscore.credit.model.bundle import Model

PAGE: Final = 50
RECORD: Final = "decisions.db"


@dataclass(frozen=True)
class DecisionStore:
    """A record of decisions, append-only; safe to share between threads and processes.

    Every method raises `RecordUnavailable` when the database can't be reached or is full; nothing
    is half-written then.

    Parameters
    ----------
    database
        Where it is kept.
    """

    database: Database

    @property
    def reviews(self) -> Reviews:
        """Return what asks for reviews and settles them."""
        return Reviews(self.database)

    @property
    def access(self) -> AccessStore:
        """Return the access log and the assignments."""
        return AccessStore(self.database)

    @property
    def keys(self) -> Keys:
        """Return the API keys."""
        return Keys(self.database)

    # decisions --------------------------------------------------------------------------------

    def record(self, new: NewDecision, idempotency_key: str | None = None) -> Decision:
        """Record a decision.

        Parameters
        ----------
        new
            What is decided.
        idempotency_key
            Of this person's choice: sent again with the same decision, it is not recorded twice.

        Raises
        ------
        TextNeeded, OverrideChangesNothing
            Nobody is named; an override without a reason, or that decides what the model did.
        IdempotencyConflict
            The key was used for another decision.
        """
        check_written(new.person, "person")
        if new.override:
            check_written(new.override.reason, "override-reason")
            if new.override.accepted == new.accepted:
                raise OverrideChangesNothing
        request = request_digest(new)
        with self.database.writing() as connection:
            lock(connection)
            known = _known_request(connection, new.person, idempotency_key)
            if known is not None:
                if known.request != request:
                    raise IdempotencyConflict(str(idempotency_key))
                return one_decision(connection, known.id)
            identifier = new_id()
            self._append_decision(connection, identifier, new, key=(idempotency_key, request))
            return one_decision(connection, identifier)

    def decision(self, decision_id: str) -> Decision:
        """Return one decision.

        Raises
        ------
        UnknownDecision
            There is none of that id.
        """
        with self.database.reading() as connection:
            return one_decision(connection, decision_id)

    def decisions(
        self, client: str | None = None, after: int | None = None, limit: int = PAGE
    ) -> tuple[Decision, ...]:
        """Return decisions, the latest first.

        Parameters
        ----------
        client
            Only this client's.
        after
            Position of the last one already seen.
        limit
            At most so many.
        """
        query = decision_query().order_by(schema.decisions.c.position.desc()).limit(limit)
        if client is not None:
            query = query.where(schema.decisions.c.client == client)
        if after is not None:
            query = query.where(schema.decisions.c.position < after)
        with self.database.reading() as connection:
            return tuple(as_decision(row) for row in connection.execute(query))

    def in_force(self, client: str, *, proposed: bool) -> standing.InForce:
        """Return the decision in force on a client; `proposed` is what the model says."""
        return standing.in_force(self.database, client, proposed=proposed)

    def standing(self, since: int | None = None) -> standing.Standing:
        """Return how clients stand: all of them, or those who changed since a position."""
        return standing.standing(self.database, since)

    def inputs(self, decision_id: str) -> dict[str, Value]:
        """Return what the score of a decision was computed from.

        Raises
        ------
        UnknownDecision, DecisionErased
            There is none of that id, or its data were erased.
        """
        parts, decisions = schema.parts, schema.decisions
        query = (
            select(decisions.c.position, parts.c.content)
            .outerjoin(parts, (parts.c.position == decisions.c.position) & (parts.c.part == INPUTS))
            .where(decisions.c.id == decision_id)
        )
        with self.database.reading() as connection:
            found = connection.execute(query).one_or_none()
        if found is None:
            raise UnknownDecision(decision_id)
        if found.content is None:
            raise DecisionErased(decision_id)
        return json.loads(found.content)

    # the whole record -------------------------------------------------------------------------

    def verify(self, anchor: str = "", *, anchors: Sequence[Anchor] = ()) -> Verification:
        """Verify the chain from its first entry to its last, and all that stands beside it.

        Parameters
        ----------
        anchor
            A head noted earlier and kept elsewhere: it must be among the entries.
        anchors
            As `anchors.read_anchors` gives them: what was last then must still be there.
        """
        from clairscore.credit.decisions.verification import verify  # noqa: PLC0415 (seldom, and slow)

        return verify(self.database, anchor, anchors=anchors)

    def erase(self, client: str, *, person: str) -> Erasure:
        """Erase all that is personal of a client; the chain still verifies.

        Raises
        ------
        TextNeeded, ReviewPending
            Nobody is named, or a review needs the data until it is settled.
        """
        check_written(person, "person")
        return erasure.erase(self.database, client, person=person)

    def purge(self, *, before: datetime, person: str) -> Erasure:
        """Erase what is personal in decisions taken before a moment, unless under review.

        Raises
        ------
        TextNeeded
            Nobody is named.
        """
        check_written(person, "person")
        return erasure.purge(self.database, before=before, person=person)

    def oversight(self, since: datetime | None = None) -> oversight.Oversight:
        """Return figures of how people decide, counted by the database."""
        return oversight.oversight(self.database, since)

    def replay(self, decision_id: str, model: Model) -> Replay:
        """Compute a decision again from its recorded inputs, with the model that made it.

        Raises
        ------
        UnknownDecision, DecisionErased, ModelElsewhere
            It can't be computed again.
        """
        return replay(self.decision(decision_id), self.inputs(decision_id), model)

    def export(self, client: str) -> ClientFile:
        """Return all that the record holds of a client.

        Raises
        ------
        NothingRecorded
            It holds nothing.
        """
        return export(self.database, client)

    def close(self) -> None:
        """Close all connections."""
        self.database.engine.dispose()

    # ------------------------------------------------------------------------------------------

    def _append_decision(
        self,
        connection: Connection,
        identifier: str,
        new: NewDecision,
        *,
        key: tuple[str | None, str],
    ) -> None:
        facts, parts = decision_content(new, key[0])
        entry = append(connection, EntryKind.DECISION, subject=identifier, facts=facts, parts=parts)
        asked, request = key
        row = {
            **decision_row(entry, client=new.case.client),
            "idempotency_key": asked,
            "request": request if asked is not None else None,
        }
        connection.execute(insert(schema.decisions), row)
        if groups := group_rows(entry, new.case.groups):
            connection.execute(insert(schema.groups), groups)


def open_store(url: str, *, create: bool = True) -> DecisionStore:
    """Open a record of decisions.

    Parameters
    ----------
    url
        ``sqlite:///path``, the bare path of a SQLite file, or ``postgresql://user:password@host/name``.
    create
        Make an absent file or an empty database a record.

    Raises
    ------
    RecordUrlInvalid, PostgresMissing, RecordUnavailable
        It can't be opened.
    RecordMissing
        There is none, and none is to be made.
    RecordOlder, RecordNewer
        Another version wrote it: ``clairscore decisions upgrade``, or a later Clairscore, is needed.
    """
    opened = database.connect(url, create=create)
    try:
        database.ready(opened, create=create)
    except ClairscoreError:
        opened.engine.dispose()
        raise
    return DecisionStore(opened)


def record_beside(portfolio: Path) -> str:
    """Return the URL of the record used where none is named: beside a portfolio, never within."""
    return f"sqlite:///{portfolio.absolute().parent / RECORD}"


def upgrade(url: str) -> tuple[str, str]:
    """Bring a record to the schema of this version; return the versions before and after.

    Raises
    ------
    RecordMissing, RecordNewer
        There is none, or a later version wrote it.
    """
    opened = database.connect(url, create=False)
    try:
        before = database.revision(opened)
        if before is None:
            raise RecordMissing(opened.place)
        database.bring_up_to_date(opened)
        return before, str(database.revision(opened))
    finally:
        opened.engine.dispose()


def _known_request(connection: Connection, person: str, key: str | None) -> Any:  # noqa: ANN401 (a row)
    if key is None:
        return None
    decisions = schema.decisions
    query = select(decisions.c.id, decisions.c.request).where(
        decisions.c.person == person, decisions.c.idempotency_key == key
    )
    return connection.execute(query).one_or_none()
