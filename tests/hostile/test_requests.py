"""No text, number or shape in a request is our fault, and none is taken for something else."""

import json
from collections.abc import Generator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from clairscore.api.app import create_app
from clairscore.api.limits import Limits
from clairscore.api.services import Services
from clairscore.credit.decisions import open_store
from clairscore.credit.portfolio import open_portfolio

TEXTS = {
    "longer than Fluent takes": "x" * 2_501,
    "a number that Python refuses to read": "9" * 5_000,
    "NUL": "a\0b",
    "orders to a terminal": "\x1b[31m\x07\x9b2J",
    "text turned round": "\u202egpj.exe",
    "no number": "NaN",
    "beyond all numbers": "1e999",
    "another folder": "../" * 60 + "etc/passwd",
    "quotes": "\"';--<script>&{0}%s$(id)",
    "a blank": "\u00a0",
    "full width": "\uff11\uff10\uff10",
    "nothing": "",
}
HALVES = ('"\\ud800"', '"a\\udfffb"', '"\\udc00\\ud800"')  # of a pair, as JSON can write them
NUMBERS = ("NaN", "Infinity", "-Infinity", "1e999", "9" * 5_000, "-" + "9" * 400)
NESTED = "[" * 100_000
READ = (
    "/v1/clients/{}",
    "/v1/clients/{}/similar",
    "/v1/clients/{}/letter",
    "/v1/population/{}",
    "/v1/decisions/{}",
    "/v1/reviews/{}",
    "/v1/decisions?client={}",
    "/v1/decisions?after={}",
    "/v1/reviews?limit={}",
    "/v1/oversight?since={}",
    "/{}",
)
WRITTEN = (
    ("/v1/score", '{{"clients": [{}]}}'),
    ("/v1/score", '{{"applications": [{{"id": {}, "credit_amount": 1}}]}}'),
    ("/v1/score", '{{"applications": [{{{}: 1}}]}}'),
    ("/v1/clients/1/what-if", '{{"edits": {{"contract_type": {}}}}}'),
    ("/v1/clients/1/what-if", '{{"edits": {{{}: 1}}}}'),
    ("/v1/decisions", '{{"client": {}, "person": "anne"}}'),
    ("/v1/decisions", '{{"client": "1", "person": {}}}'),
    (
        "/v1/decisions",
        '{{"client": "1", "person": "a", "override": {{"accepted": true, "reason": {}}}}}',
    ),
    ("/v1/decisions/1/reviews", '{{"client_view": {}, "person": "anne"}}'),
)


@pytest.fixture(scope="module")
def api(asked_for: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[TestClient]:
    record = open_store(f"sqlite:///{tmp_path_factory.mktemp('record')}/record.db")
    app = create_app(
        Services(open_portfolio(asked_for), "en", lambda: record),
        hosts=("testserver",),
        limits=Limits(a_second=1e6, burst=10**6),
    )
    with TestClient(app, raise_server_exceptions=False) as caller:
        yield caller
    record.close()


@pytest.fixture(scope="module")
def known(api: TestClient) -> str:
    return str(api.app.state.services.portfolio.ids[0])  # type: ignore[attr-defined]


def send(api: TestClient, path: str, body: str) -> tuple[int, str]:
    """Send a body as it is written; return status and code of what is answered."""
    answer = api.post(path, content=body.encode(), headers={"Content-Type": "application/json"})
    told = json.loads(answer.content.decode())
    return answer.status_code, str(told.get("code", ""))


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_in_an_address_gets_an_answer(api: TestClient, path: str, text: str) -> None:
    answer = api.get(path.format(quote(text, safe="")))
    assert answer.status_code < 500
    assert len(answer.content) < 10_000 or answer.status_code == 200
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(json.loads(answer.content).get("title", ""))


@pytest.mark.parametrize(("path", "body"), WRITTEN)
@pytest.mark.parametrize(
    "text", [*map(json.dumps, TEXTS.values()), *HALVES], ids=range(len(TEXTS) + len(HALVES))
)
def test_any_text_in_a_body_gets_an_answer(
    api: TestClient, known: str, path: str, body: str, text: str
) -> None:
    status, _ = send(api, path.replace("/clients/1/", f"/clients/{known}/"), body.format(text))
    assert status < 500


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_no_number_is_not_taken_for_a_missing_one(
    api: TestClient, known: str, number: str
) -> None:
    what_if = send(
        api, f"/v1/clients/{known}/what-if", f'{{"edits": {{"credit_amount": {number}}}}}'
    )
    score = send(api, "/v1/score", f'{{"applications": [{{"credit_amount": {number}}}]}}')
    assert what_if[0] in {400, 422}
    assert score[0] in {400, 422}


@pytest.mark.parametrize(
    "body",
    [NESTED, '{"clients":' + NESTED, "null", "[]", "0", '"x"', "", "\ufeff{}", "{", "{}{}", "\0"],
)
@pytest.mark.parametrize("path", ["/v1/score", "/v1/decisions"])
def test_any_shape_of_a_body_gets_an_answer(api: TestClient, path: str, body: str) -> None:
    status, _ = send(api, path, body)
    assert status in {400, 422}


def test_a_body_that_is_no_text_gets_an_answer(api: TestClient) -> None:
    for body in (b"\xff\xfe{}", b'{"clients": ["\xff"]}', b'{"clients": ["\xed\xa0\x80"]}'):
        answer = api.post("/v1/score", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in {400, 404, 422}, body
