"""The way to a client's file: a right is checked and the reading noted, or nothing is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from clairscore.access.rights import LOCAL, AccessDenied, Person, Right, may


class AccessRecord(Protocol):
    """What keeps assignments and the access log; `credit.decisions.DecisionStore.access` is one."""

    def assigned(self, person: str, client: str) -> bool | None:
        """Return whether a client is this person's; None if no assignments are kept."""
        ...

    def assigned_clients(self, person: str) -> frozenset[str] | None:
        """Return this person's clients; None if no assignments are kept."""
        ...

    def log(self, person: str, clients: Sequence[str], purpose: str) -> None:
        """Note that a person reads clients' files: all, or none."""
        ...


@dataclass(frozen=True)
class FileAccess:
    """Opens clients' files to people.

    Parameters
    ----------
    record
        Returns what keeps assignments and the access log, or None.
    """

    record: Callable[[], AccessRecord | None]

    def check(self, person: Person, client: str, right: Right = Right.READ_CLIENT) -> None:
        """Return if a person may do something to a client's file; nothing is noted.

        Raises
        ------
        AccessDenied
            They may not; whether there is such a client isn't said.
        ClairscoreError
            The record can't be reached, so that it can't be told.
        """
        may(person, right)
        if person == LOCAL:
            return
        record = self._kept(right)
        may(person, right, assigned=record.assigned(person.subject, client))

    def open(self, person: Person, client: str, purpose: str) -> None:
        """Check that a person may read a client's file, and note that they do.

        Whoever can't be noted doesn't read. Where nobody signs in there is no one to note.

        Parameters
        ----------
        person
            Who reads.
        client
            Whose file.
        purpose
            One word: ``screen``, ``what-if``, ``letter``, ``api`` …

        Raises
        ------
        AccessDenied
            They may not.
        ClairscoreError
            The reading can't be noted.
        """
        self.open_all(person, [client], purpose)

    def open_all(self, person: Person, clients: Sequence[str], purpose: str) -> None:
        """Check that a person may read clients' files, and note that they do: of all, or of none.

        Raises
        ------
        AccessDenied
            They may not read one of them.
        ClairscoreError
            The readings can't be noted.
        """
        self.check_all(person, clients)
        if person != LOCAL and clients:
            self._kept(Right.READ_CLIENT).log(person.subject, clients, purpose)

    def check_all(self, person: Person, clients: Sequence[str]) -> None:
        """Return if a person may read clients' files; nothing is noted.

        Raises
        ------
        AccessDenied
            They may not read one of them; whether there is such a client isn't said.
        """
        if len(clients) == 1:
            self.check(person, clients[0])
            return
        may(person, Right.READ_CLIENT)
        own = self.own(person)
        for client in clients:
            may(person, Right.READ_CLIENT, assigned=None if own is None else client in own)

    def own(self, person: Person) -> frozenset[str] | None:
        """Return the only clients whose numbers a person may see; None for all.

        Raises
        ------
        ClairscoreError
            The record can't be reached.
        """
        if not person.has(Right.READ_CLIENT):
            return frozenset()
        if person == LOCAL or not person.is_bound:
            return None
        return self._kept(Right.READ_CLIENT).assigned_clients(person.subject)

    def _kept(self, right: Right) -> AccessRecord:
        record = self.record()
        if record is None:  # nothing to note a reading in
            raise AccessDenied(right.value)
        return record
