"""Roles, and what each may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from clairscore.core.errors import ClairscoreError


class Role(StrEnum):
    """What someone is here for; a person may have several."""

    ADVISER = "adviser"
    REVIEWER = "reviewer"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """Something that may be done."""

    READ_CLIENT = "read-client"
    READ_AGGREGATES = "read-aggregates"
    DECIDE = "decide"
    REVIEW = "review"
    AUDIT = "audit"
    ADMINISTER = "administer"


RIGHTS: Final[Mapping[Role, frozenset[Right]]] = {
    Role.ADVISER: frozenset({Right.READ_CLIENT, Right.READ_AGGREGATES, Right.DECIDE}),
    Role.REVIEWER: frozenset({Right.READ_CLIENT, Right.READ_AGGREGATES, Right.REVIEW}),
    Role.ANALYST: frozenset({Right.READ_AGGREGATES}),
    Role.AUDITOR: frozenset({Right.READ_CLIENT, Right.READ_AGGREGATES, Right.AUDIT}),
    # keeps keys and settings; the files of clients are no part of that
    Role.ADMINISTRATOR: frozenset({Right.READ_AGGREGATES, Right.ADMINISTER}),
}
OF_OWN_CLIENTS: Final = frozenset({Role.ADVISER})
"""Roles whose rights on a client end where clients are assigned to somebody else."""
ON_CLIENTS: Final = frozenset({Right.READ_CLIENT, Right.DECIDE})


@dataclass(frozen=True)
class Person:
    """Who acts.

    Parameters
    ----------
    subject
        What names them for good: in the record of decisions, the access log, the assignments.
    name
        What people call them.
    roles
        What they are here for; none gives no right.
    """

    subject: str
    name: str
    roles: frozenset[Role]

    def has(self, right: Right) -> bool:
        """Return whether a role of theirs gives a right, on their own clients at least."""
        return any(right in RIGHTS[role] for role in self.roles)

    @property
    def is_bound(self) -> bool:
        """Return whether they read only the clients assigned to them, where any are assigned."""
        free = self.roles - OF_OWN_CLIENTS
        return not any(Right.READ_CLIENT in RIGHTS[role] for role in free)


LOCAL: Final = Person("", "", frozenset(Role))
"""Whoever sits at this machine, where nobody signs in: they may do everything."""


@dataclass(eq=False)
class AccessDenied(ClairscoreError):
    """Someone asked for what their roles don't give; it isn't said whether the client exists."""

    code: ClassVar[str] = "access-denied"
    http_status: ClassVar[int] = 403
    right: str


@dataclass(eq=False)
class NotSignedIn(ClairscoreError):
    """No proof, or none that holds, of who asks; what is wrong with it isn't told to them."""

    code: ClassVar[str] = "not-signed-in"
    http_status: ClassVar[int] = 401


def may(person: Person, right: Right, *, assigned: bool | None = None) -> None:
    """Return if a person may do something.

    Parameters
    ----------
    person
        Who asks.
    right
        What is asked.
    assigned
        Whether the client is this person's; None if no assignments are kept, or no client is
        concerned.

    Raises
    ------
    AccessDenied
        They may not.
    """
    roles = person.roles
    if assigned is False and right in ON_CLIENTS:
        roles -= OF_OWN_CLIENTS
    if not any(right in RIGHTS[role] for role in roles):
        raise AccessDenied(right.value)
