"""The API gives each caller what their roles allow, and notes each reading."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from clairscore.access import Role, Tokens, key_digest, new_key
from clairscore.api.app import create_app
from clairscore.api.limits import Limits
from clairscore.api.services import Services
from clairscore.credit.decisions import DecisionStore, open_store
from clairscore.credit.portfolio import open_portfolio

OWN, OTHER = "100", "103"
KEYS: Final = {role: new_key() for role in Role}


def unreachable(url: str) -> dict[str, object]:
    raise AssertionError(url)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[DecisionStore]:
    """A record with a key of each role; the adviser's has one client."""
    store = open_store(f"sqlite:///{tmp_path}/record.db")
    for role, key in KEYS.items():
        kept = store.keys.add(role.value, digest=key_digest(key), roles=[role], person="root")
        if role is Role.ADVISER:
            store.access.assign([(f"key:{kept.id}", OWN), ("paul", OTHER)], person="root")
    yield store
    store.close()


Call = Callable[..., Any]


@pytest.fixture
def call(scored: Path, record: DecisionStore) -> Iterator[Call]:
    tokens = Tokens("https://login.example", "api", fetch=unreachable)
    services = Services(open_portfolio(scored), "en", lambda: record, tokens=tokens)
    limits = Limits(a_second=1e6, burst=10**6)
    with TestClient(create_app(services, hosts=("testserver",), limits=limits)) as api:

        def called(role: Role | None, method: str, address: str, **body: object) -> Any:  # noqa: ANN401 (the caller's answer)
            headers = {"Authorization": f"Bearer {KEYS[role]}"} if role else {}
            json = body or None
            return api.request(method, address, headers=headers, json=json)

        yield called


OF_CLIENT = [
    ("GET", "/v1/clients/{}", {}),
    ("POST", "/v1/clients/{}/what-if", {"edits": {}}),
    ("GET", "/v1/clients/{}/offers", {}),
    ("GET", "/v1/clients/{}/similar", {}),
    ("GET", "/v1/clients/{}/letter?format=html", {}),
    ("GET", "/v1/decisions?client={}", {}),
    ("GET", "/v1/reviews?client={}", {}),
]
READERS = {Role.ADVISER, Role.REVIEWER, Role.AUDITOR}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("method", "address", "body"), OF_CLIENT)
def test_a_client_s_file_is_read_by_those_who_may_and_noted(
    call: Call,
    record: DecisionStore,
    role: Role,
    method: str,
    address: str,
    body: dict[str, object],
) -> None:
    answer = call(role, method, address.format(OWN), **body)
    if role in READERS:
        assert answer.status_code not in {401, 403}, answer.text
        assert [one.client for one in record.access.readings()] == [OWN]
    else:
        assert answer.status_code == 403
        assert record.access.readings() == ()


@pytest.mark.parametrize(("method", "address", "body"), OF_CLIENT)
def test_an_adviser_reaches_no_other_client_by_any_address(
    call: Call, record: DecisionStore, method: str, address: str, body: dict[str, object]
) -> None:
    wide = "\uff11\uff10\uff13"  # digits of another script, which are numbers too
    for asked in (OTHER, "+103", "0103", " 103", wide, "1_03", "999999", "x"):
        answer = call(Role.ADVISER, method, address.format(asked), **body)
        assert answer.status_code == 403
        assert not answer.json().get("nearest")
    assert record.access.readings() == ()


def test_similar_clients_of_others_are_left_out(call: Call) -> None:
    found = call(Role.ADVISER, "GET", f"/v1/clients/{OWN}/similar").json()
    assert found["nearest"] == []
    assert found["nearest_accepted"] is found["nearest_refused"] is None
    assert call(Role.AUDITOR, "GET", f"/v1/clients/{OWN}/similar").json()["nearest"]


def test_a_number_written_otherwise_is_noted_as_the_client_s(
    call: Call, record: DecisionStore
) -> None:
    assert call(Role.AUDITOR, "GET", "/v1/clients/0103").status_code == 200
    assert [one.client for one in record.access.readings()] == [OTHER]


@pytest.mark.parametrize("role", Role)
def test_only_advisers_decide_and_only_on_their_own(call: Call, role: Role) -> None:
    own = call(role, "POST", "/v1/decisions", client=OWN)
    assert own.status_code == (201 if role is Role.ADVISER else 403)
    assert call(role, "POST", "/v1/decisions", client=OTHER).status_code == 403


@pytest.mark.parametrize("role", Role)
def test_oversight_is_for_who_audits(call: Call, role: Role) -> None:
    assert call(role, "GET", "/v1/oversight").status_code == (200 if role is Role.AUDITOR else 403)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("address", ["/v1/model", "/metrics"])
def test_aggregates_are_for_every_role_and_nobody_else(
    call: Call, role: Role, address: str
) -> None:
    assert call(role, "GET", address).status_code == 200
    assert call(None, "GET", address).status_code == 401


def test_a_review_is_settled_by_reviewers_alone_and_lists_are_noted(
    call: Call, record: DecisionStore
) -> None:
    decision = call(Role.ADVISER, "POST", "/v1/decisions", client=OWN).json()["id"]
    asked = call(Role.ADVISER, "POST", f"/v1/decisions/{decision}/reviews", client_view="Non.")
    review = asked.json()["id"]
    before = len(record.access.readings())
    for role in set(Role) - {Role.REVIEWER}:
        body = {"outcome": "confirm", "reasons": "Vu."}
        answer = call(role, "POST", f"/v1/reviews/{review}/settlement", **body)
        assert answer.status_code == 403
    assert len(record.access.readings()) == before
    assert call(Role.AUDITOR, "GET", "/v1/decisions").status_code == 200
    assert call(Role.REVIEWER, "GET", "/v1/reviews").status_code == 200
    assert len(record.access.readings()) == before + 2
    body = {"outcome": "confirm", "reasons": "Vu."}
    assert call(Role.REVIEWER, "POST", f"/v1/reviews/{review}/settlement", **body).is_success


@pytest.mark.parametrize(
    "proof",
    [
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "Bearer clairscore_guess",
        "Bearer a.b.c",
        "bearer %C3%A9",
    ],
)
def test_nothing_is_answered_without_proof(scored: Path, record: DecisionStore, proof: str) -> None:
    tokens = Tokens("https://login.example", "api", fetch=lambda _: {})
    services = Services(open_portfolio(scored), "en", lambda: record, tokens=tokens)
    with TestClient(create_app(services, hosts=("testserver",))) as api:
        headers = {"Authorization": proof} if proof else {}
        for address in ("/v1/clients/100", "/v1/model", "/metrics", "/v1/decisions", "/v1/reviews"):
            answer = api.get(address, headers=headers)
            assert answer.status_code == 401
            assert answer.json()["code"] == "not-signed-in"
        assert api.get("/health/live").status_code == 200
