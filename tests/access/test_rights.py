"""Who may do what: the whole table of roles and rights, and clients that are someone else's."""

from collections.abc import Sequence

import pytest

from clairscore.access import LOCAL, AccessDenied, FileAccess, Person, Right, Role, may

TABLE = {
    Role.ADVISER: {Right.READ_CLIENT, Right.READ_AGGREGATES, Right.DECIDE},
    Role.REVIEWER: {Right.READ_CLIENT, Right.READ_AGGREGATES, Right.REVIEW},
    Role.ANALYST: {Right.READ_AGGREGATES},
    Role.AUDITOR: {Right.READ_CLIENT, Right.READ_AGGREGATES, Right.AUDIT},
    Role.ADMINISTRATOR: {Right.READ_AGGREGATES, Right.ADMINISTER},
}


def person(*roles: Role) -> Person:
    return Person("anne", "Anne", frozenset(roles))


def allowed(one: Person, right: Right, *, assigned: bool | None = None) -> bool:
    try:
        may(one, right, assigned=assigned)
    except AccessDenied:
        return False
    return True


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_a_role_gives_exactly_its_rights(role: Role, right: Right) -> None:
    assert allowed(person(role), right) == (right in TABLE[role])
    assert person(role).has(right) == (right in TABLE[role])


@pytest.mark.parametrize("right", Right)
def test_no_role_gives_no_right_and_this_machine_gives_all(right: Right) -> None:
    assert not allowed(person(), right)
    assert allowed(LOCAL, right)


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("role", Role)
def test_someone_else_s_client_is_closed_to_advisers_alone(role: Role, right: Right) -> None:
    closed = role is Role.ADVISER and right in {Right.READ_CLIENT, Right.DECIDE}
    assert allowed(person(role), right, assigned=False) == (right in TABLE[role] and not closed)
    assert allowed(person(role), right, assigned=True) == (right in TABLE[role])


def test_an_adviser_who_reviews_too_reads_all_but_decides_on_own_clients() -> None:
    both = person(Role.ADVISER, Role.REVIEWER)
    assert allowed(both, Right.READ_CLIENT, assigned=False)
    assert not allowed(both, Right.DECIDE, assigned=False)


class Full(Exception):
    """The disk is."""


class Record:
    """Assignments and the access log, in memory."""

    def __init__(self, *pairs: tuple[str, str], full: bool = False) -> None:
        self.pairs, self.full = pairs, full
        self.noted: list[tuple[str, str, str]] = []

    def assigned(self, person: str, client: str) -> bool | None:
        return (person, client) in self.pairs if self.pairs else None

    def assigned_clients(self, person: str) -> frozenset[str] | None:
        own = frozenset(client for one, client in self.pairs if one == person)
        return own if self.pairs else None

    def log(self, person: str, clients: Sequence[str], purpose: str) -> None:
        if self.full:
            raise Full("no space left")
        self.noted += [(person, client, purpose) for client in clients]


def test_a_file_that_is_read_is_noted_and_one_that_is_not_is_not() -> None:
    record = Record(("anne", "1"))
    files = FileAccess(lambda: record)
    files.open(person(Role.ADVISER), "1", "letter")
    with pytest.raises(AccessDenied, match="read-client"):
        files.open(person(Role.ADVISER), "2", "letter")
    assert record.noted == [("anne", "1", "letter")]


def test_who_cannot_be_noted_reads_nothing() -> None:
    files = FileAccess(lambda: Record(full=True))
    with pytest.raises(Full, match="no space left"):
        files.open(person(Role.ADVISER), "1", "screen")
    with pytest.raises(AccessDenied, match="read-client"):
        FileAccess(lambda: None).open(person(Role.AUDITOR), "1", "screen")


def test_where_nobody_signs_in_there_is_no_one_to_note() -> None:
    record = Record(full=True)
    FileAccess(lambda: record).open(LOCAL, "1", "screen")
    assert record.noted == []


@pytest.mark.parametrize(
    ("roles", "pairs", "own"),
    [
        ([Role.ADVISER], [("anne", "1"), ("paul", "2")], {"1"}),
        ([Role.ADVISER], [("paul", "2")], set()),
        ([Role.ADVISER], [], None),
        ([Role.ADVISER, Role.REVIEWER], [("paul", "2")], None),
        ([Role.AUDITOR], [("paul", "2")], None),
        ([Role.ANALYST], [], set()),
        ([Role.ADMINISTRATOR], [], set()),
        ([], [], set()),
    ],
)
def test_numbers_of_clients_are_shown_to_those_who_may_read_them(
    roles: list[Role], pairs: list[tuple[str, str]], own: set[str] | None
) -> None:
    assert FileAccess(lambda: Record(*pairs)).own(person(*roles)) == own
