import hashlib
import json
import subprocess

import pytest

from clairscore.credit.decisions import DecisionStore, FaultKind
from clairscore.credit.decisions.chain import canonical
from clairscore.credit.decisions.errors import RecordUnavailable
from clairscore.texts import translator
from decision_makers import new, tamper

K = FaultKind


@pytest.fixture
def full(store: DecisionStore) -> DecisionStore:
    """Six decisions, a settled review (7, 8), an erasure (9) of the client of entry 2."""
    decisions = [store.record(new(str(n))) for n in range(1, 7)]
    review = store.reviews.ask(decisions[0].id, client_view="Non.", person="anne")
    store.reviews.settle(review.id, person="bob", outcome="change", reasons="Oui.")
    store.erase("2", person="dpo")
    return store


def faults(store: DecisionStore, anchor: str = "") -> list[tuple[FaultKind, int, str]]:
    found = store.verify(anchor).faults
    for language in ("fr", "en"):
        assert all(translator(language)(fault.message) for fault in found)
    return [(fault.kind, fault.position, fault.detail) for fault in found]


def test_an_untouched_record_is_intact(full: DecisionStore) -> None:
    found = full.verify()
    assert (found.entries, found.erased, found.faults) == (9, 1, ())
    assert faults(full, anchor=found.head) == []


def test_an_empty_record_is_intact(store: DecisionStore) -> None:
    assert faults(store) == []


SWAP = "UPDATE {0} SET position = -1 WHERE position = 3; UPDATE {0} SET position = 3 WHERE position = 4; UPDATE {0} SET position = 4 WHERE position = -1"


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (
            ["UPDATE entries SET facts = replace(facts, 'anne', 'bob') WHERE position = 3"],
            [(K.CHANGED, 3, "")],
        ),
        (["UPDATE entries SET at = '2020' WHERE position = 3"], [(K.CHANGED, 3, "")]),
        (["UPDATE entries SET subject = 'x' WHERE position = 9"], [(K.CHANGED, 9, "")]),
        (
            ["DELETE FROM decisions WHERE position = 4", "DELETE FROM entries WHERE position = 4"],
            [(K.MISSING, 4, "4")],
        ),
        (["DELETE FROM entries WHERE position IN (3, 4)"], [(K.MISSING, 3, "4")]),
        (["DELETE FROM entries WHERE position = 1"], [(K.MISSING, 1, "1")]),
        (["DELETE FROM entries WHERE position >= 8"], [(K.CUT_OFF, 8, "9")]),
        (["DELETE FROM entries"], [(K.CUT_OFF, 1, "9")]),
        (SWAP.format("entries").split("; "), [(K.MOVED, 3, "4"), (K.MOVED, 4, "3")]),
        (["UPDATE parts SET content = replace(content, '60', '40') WHERE position = 3"],
         [(K.PART_CHANGED, 3, "case")]),
        (["DELETE FROM parts WHERE position = 3 AND part = 'inputs'"],
         [(K.PART_MISSING, 3, "inputs")]),
        (["DELETE FROM parts WHERE position = 7"], [(K.PART_MISSING, 7, "view")]),
        (["UPDATE decisions SET person = 'bob' WHERE position = 3"], [(K.DRAWN, 3, "decisions")]),
        (["UPDATE decisions SET client = '9' WHERE position = 3"], [(K.DRAWN, 3, "decisions")]),
        (["DELETE FROM decisions WHERE position = 5"], [(K.DRAWN, 5, "decisions")]),
        (["UPDATE groups SET member_of = 'M' WHERE position = 3 AND feature = 'sex'"],
         [(K.DRAWN, 3, "groups")]),
        (["UPDATE reviews SET outcome = 'confirm'"], [(K.DRAWN, 7, "reviews")]),
        (["DELETE FROM reviews"], [(K.DRAWN, 7, "reviews")]),
        (["UPDATE reviews SET due = '2020-01-01'"], [(K.DRAWN, 7, "reviews")]),
        (["UPDATE reviews SET settled = NULL"], [(K.DRAWN, 7, "reviews")]),
        ([("UPDATE reviews SET settled = NULL, settled_at = NULL, reviewer = NULL, outcome = NULL, "
           "accepted = NULL")], [(K.DRAWN, 7, "reviews")]),
        (["UPDATE reviews SET settled = 5"], [(K.DRAWN, 7, "reviews")]),
        ([("INSERT INTO reviews (position, id, decision, asked_at, asked_by, due) "
           "VALUES (5, 'x', 1, '', '', '')")], [(K.DRAWN, 5, "reviews")]),
        (["UPDATE head SET position = 8"], [(K.HEAD, 9, "")]),
        (["UPDATE head SET hash = 'x'"], [(K.HEAD, 9, "")]),
        (["DELETE FROM head"], [(K.HEAD, 9, "")]),
    ],
    ids=lambda value: "" if isinstance(value, str) else None,
)  # fmt: skip
def test_what_was_tampered_with_is_found_and_named(
    full: DecisionStore, statements: list[str], expected: list[tuple[FaultKind, int, str]]
) -> None:
    tamper(full, *statements)
    found = faults(full)
    for fault in expected:
        assert fault in found
    # what follows from the tampering is told as well, but no other entry is accused of a change
    accused = {(kind, position) for kind, position, _ in found if kind in {K.CHANGED, K.MOVED}}
    assert accused <= {(kind, position) for kind, position, _ in expected}


def test_an_entry_taken_out_and_the_gap_closed_is_found(full: DecisionStore) -> None:
    tamper(
        full,
        "DELETE FROM entries WHERE position = 4",
        *(f"UPDATE entries SET position = {n - 1} WHERE position = {n}" for n in range(5, 10)),  # noqa: S608
    )
    found = faults(full)
    assert [(K.MOVED, n, str(n + 1)) for n in range(4, 9)] == [f for f in found if f[0] is K.MOVED]
    assert (K.CUT_OFF, 9, "9") in found


def test_a_changed_entry_with_its_hash_made_anew_is_found_by_the_next(full: DecisionStore) -> None:
    _rehash(full, 3)
    assert (K.UNLINKED, 4, "") in faults(full)


def test_only_an_anchor_finds_a_record_rewritten_from_there_to_the_end(full: DecisionStore) -> None:
    anchor = full.verify().head
    for position in range(6, 10):
        _rehash(full, position)
    last = full.verify()
    tamper(full, f"UPDATE head SET hash = '{last.head}'")  # noqa: S608
    assert faults(full) == [], "who may write everything can rewrite everything"
    assert faults(full, anchor) == [(K.ANCHOR, 9, anchor)]


def test_the_database_itself_refuses_to_change_entries(full: DecisionStore) -> None:
    def run(statement: str) -> None:
        with full.database.writing() as connection:
            connection.exec_driver_sql(statement)

    for statement in ("UPDATE entries SET at = ''", "DELETE FROM entries"):
        with pytest.raises(RecordUnavailable, match="append-only"):
            run(statement)
    assert faults(full) == []


def test_the_hash_of_an_entry_is_what_the_documentation_says(full: DecisionStore) -> None:
    """Computed by sha256sum alone, so that anyone can check a record without us."""
    with full.database.reading() as connection:
        row = connection.exec_driver_sql("SELECT * FROM entries WHERE position = 3").one()
        part = connection.exec_driver_sql(
            "SELECT * FROM parts WHERE position = 3 AND part = 'case'"
        ).one()
    covered = json.dumps(
        ["clairscore-decision-record-1", row.position, row.kind, row.at, row.subject, row.facts,
         row.digests, row.previous],
        separators=(",", ":"), ensure_ascii=False,
    )  # fmt: skip
    assert _sha256sum(covered) == row.hash
    assert _sha256sum(part.salt + part.content) == json.loads(row.digests)["case"]


def test_what_is_public_in_the_chain_holds_nothing_of_the_client(store: DecisionStore) -> None:
    store.record(new("100013", override="Garant familial."))
    with store.database.reading() as connection:
        entry = connection.exec_driver_sql("SELECT facts, digests FROM entries").one()
    for personal in ("100013", "Garant", "0.21", "rent", "30–40"):
        assert personal not in entry.facts + entry.digests


def _sha256sum(text: str) -> str:
    done = subprocess.run(["sha256sum"], input=text.encode(), capture_output=True, check=True)  # noqa: S607
    return done.stdout.decode().split()[0]


def _rehash(store: DecisionStore, position: int) -> None:
    """Change an entry and give it a right hash and link, as someone who knows the format would."""
    query = "SELECT * FROM entries WHERE position = "
    with store.database.reading() as connection:
        row = connection.exec_driver_sql(query + str(position)).one()
        before = connection.exec_driver_sql(query + str(position - 1)).one()
    at = f"{row.at[:20]}000001+00:00" if row.kind == "erasure" else row.at
    covered = ["clairscore-decision-record-1", position, row.kind, at, row.subject, row.facts,
               row.digests, before.hash]  # fmt: skip
    digest = hashlib.sha256(canonical(covered).encode()).hexdigest()
    if digest == row.hash:
        covered[4] = row.subject + "0"
        digest = hashlib.sha256(canonical(covered).encode()).hexdigest()
    subject = covered[4]
    tamper(
        store,
        f"UPDATE entries SET at = '{at}', subject = '{subject}', previous = '{before.hash}', "  # noqa: S608
        f"hash = '{digest}' WHERE position = {position}",
        f"UPDATE decisions SET id = '{subject}' WHERE position = {position}",  # noqa: S608
    )
