"""What the API answers is what the dashboard shows; what goes wrong is a problem."""

import io
import json
import logging
from typing import Any

import orjson
import pytest
from fastapi.testclient import TestClient
from pypdf import PdfReader

from clairscore.api.limits import Allowance, Limits
from clairscore.credit.applicants.reading import read_applications, score_applications
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio import Portfolio
from clairscore.presentation.client.page import client_page, page_of
from clairscore.presentation.offers.page import offers_page
from clairscore.presentation.what_if.page import Entries, what_if_page
from clairscore.texts import Language


def as_sent(page: Any) -> Any:  # noqa: ANN401 (a page model)
    return page.as_json()


def application(portfolio: Portfolio, row: int = 3) -> dict[str, Any]:
    """Return a client of the portfolio as an application of somebody new."""
    client = portfolio.client(portfolio.ids[row].item())
    by_name = portfolio.dictionary.by_name
    given: dict[str, Any] = {"id": "new-1"}
    for name, value in client.values.items():
        if value == value:  # noqa: PLR0124 (missing values are left out)
            categories = list(by_name[name].categories)
            given[name] = categories[int(value)] if categories else value
    return given


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_client_is_what_their_screen_shows(
    api: TestClient, portfolio: Portfolio, language: Language
) -> None:
    for row in (0, 7, 400):
        client = portfolio.ids[row].item()
        answer = api.get(f"/v1/clients/{client}", headers={"Accept-Language": language})
        assert answer.json() == as_sent(client_page(portfolio, client, language))
        assert answer.headers["content-language"] == language


def test_what_if_is_what_its_screen_shows(api: TestClient, portfolio: Portfolio) -> None:
    client = portfolio.client(portfolio.ids[5].item())
    edits = {"credit_amount": 200_000.0}
    answer = api.post(f"/v1/clients/{client.id}/what-if", json={"edits": edits}).json()
    page = what_if_page(Simulator(portfolio), client, Entries(edits, {}), language="fr")
    assert answer["after"] == as_sent(page.after)
    assert answer["sentence"] == page.sentence
    assert answer["difference"] == page.difference != 0


def test_what_is_offered_is_what_the_screen_offers(api: TestClient, portfolio: Portfolio) -> None:
    """Each offer, sent to what-if as it is, is accepted there."""
    row = int((portfolio.scores >= LIMIT).argmax())
    client = portfolio.client(portfolio.ids[row].item())
    page = offers_page(Simulator(portfolio), client, language="fr")
    answer = api.get(f"/v1/clients/{client.id}/offers").json()
    assert page.offers
    assert answer == json.loads(orjson.dumps(page))
    for offer in answer["offers"]:
        edits = {"edits": offer["edits"]}
        tried = api.post(f"/v1/clients/{client.id}/what-if", json=edits).json()
        assert tried["after"]["accepted"]
        assert tried["after"]["score"] == offer["score"]


def test_a_new_application_is_what_its_screen_shows(api: TestClient, portfolio: Portfolio) -> None:
    given = application(portfolio)
    answer = api.post("/v1/score", json={"applications": [given], "explain": True}).json()
    text = json.dumps([given])
    scored = score_applications(Simulator(portfolio), read_applications(text, "a", portfolio))
    assert answer["pages"] == [as_sent(page_of(scored.client(0), portfolio, language="fr"))]
    assert answer["results"][0]["id"] == "new-1"


def test_a_client_scored_as_if_new_has_the_same_score(
    api: TestClient, portfolio: Portfolio
) -> None:
    known = str(portfolio.ids[3])
    body = {"clients": [known], "applications": [application(portfolio, 3)]}
    first, second = api.post("/v1/score", json=body).json()["results"]
    assert first["score"] == pytest.approx(second["score"], abs=1e-6)
    assert first["reasons"] == second["reasons"]


def test_an_unknown_client_is_a_problem_in_the_caller_s_language(api: TestClient) -> None:
    answer = api.get("/v1/clients/101", headers={"Accept-Language": "de, en;q=0.5"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["code"], told["status"]) == ("unknown-client", 404)
    assert told["title"].startswith("No client 101 among")
    assert told["nearest"] == ["100", "103", "106"]


def test_all_that_is_wrong_with_an_application_is_told_at_once(
    api: TestClient, portfolio: Portfolio
) -> None:
    wrong = {**application(portfolio), "credit_amount": -5, "anuity": 3, "income": "much"}
    answer = api.post("/v1/score", json={"applications": [wrong]})
    assert answer.status_code == 422
    told = " ".join(answer.json()["faults"])
    assert all(name in told for name in ("anuity", "income", "négative"))


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/v1/nothing", None, 404, "address-unknown"),
        ("DELETE", "/v1/clients/1", None, 405, "method-not-allowed"),
        ("POST", "/v1/score", b"{", 422, "input-faults"),
        ("POST", "/v1/score", b'{"unknown": 1}', 422, "input-faults"),
        ("POST", "/v1/score", b"x" * 10_000_001, 413, "request-too-large"),
        ("GET", "/v1/population/nothing", None, 404, "feature-unknown"),
        ("GET", "/v1/decisions?limit=0", None, 422, "input-faults"),
        ("GET", "/v1/decisions/nothing", None, 404, "decision-unknown"),
        ("GET", "/v1/reviews/nothing", None, 404, "review-unknown"),
        ("POST", "/v1/decisions", b'{"client": "1"}', 422, "person-needed"),
    ],
)
def test_what_goes_wrong_is_a_problem_with_its_code(
    api: TestClient, method: str, path: str, body: bytes | None, status: int, code: str
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = api.request(method, path, content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_body_of_unknown_length_is_read_up_to_the_largest(api: TestClient) -> None:
    chunks = (b"x" * 1_000_000 for _ in range(11))
    headers = {"Content-Type": "application/json"}
    answer = api.post("/v1/score", content=chunks, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "request-too-large")


def test_edits_of_what_is_not_the_client_s_to_change_are_refused(
    api: TestClient, portfolio: Portfolio
) -> None:
    path = f"/v1/clients/{portfolio.ids[0]}/what-if"
    answer = api.post(path, json={"edits": {"age": 30, "credit_amount": 1}})
    assert (answer.status_code, answer.json()["code"]) == (422, "not-editable")
    answer = api.post(path, json={"edits": {"credit_amount": "x", "annuity": -1}})
    assert len(answer.json()["faults"]) == 2


def test_similar_clients_are_near_and_not_the_client(api: TestClient, portfolio: Portfolio) -> None:
    client = str(portfolio.ids[9])
    found = api.get(f"/v1/clients/{client}/similar?limit=3").json()
    assert len(found["nearest"]) == 3
    assert client not in {one["client"] for one in found["nearest"]}
    assert found["nearest_accepted"]["accepted"] is True
    assert found["nearest_refused"]["accepted"] is False


def test_the_model_tells_its_features_and_what_may_be_done_with_them(
    api: TestClient, portfolio: Portfolio
) -> None:
    told = api.get("/v1/model").json()
    assert told["portfolio"] == portfolio.manifest.identity
    features = {one["name"]: one for one in told["features"]}
    assert features["credit_amount"]["editable"] is features["credit_amount"]["required"] is True
    protected = {f.name for f in portfolio.dictionary.features if f.protected}
    assert {name for name, one in features.items() if one["protected"]} == protected
    figures = api.get("/v1/population/credit_amount").json()["figures"]
    assert figures["everyone"]["n"] == portfolio.population.n


def test_a_letter_comes_as_pdf_and_html(api: TestClient, portfolio: Portfolio) -> None:
    path = f"/v1/clients/{portfolio.ids[0]}/letter"
    pdf = api.get(path, headers={"Accept-Language": "en"})
    assert pdf.headers["content-type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(pdf.content))
    assert "Decision on your credit application" in reader.pages[0].extract_text()
    assert '<html lang="fr">' in api.get(path + "?format=html").text


def test_a_decision_is_recorded_once_for_a_key_and_reviewed_by_another(
    api: TestClient, portfolio: Portfolio
) -> None:
    client = str(portfolio.ids[2])
    body = {"client": client, "person": "anne"}
    first, again = (
        api.post("/v1/decisions", json=body, headers={"Idempotency-Key": "k1"}) for _ in range(2)
    )
    assert first.status_code == again.status_code == 201
    decision = first.json()
    assert again.json() == decision
    assert decision["case"]["client"] == client
    assert decision["versions"]["portfolio"] == portfolio.manifest.identity
    other = api.post(
        "/v1/decisions", json={**body, "client": str(portfolio.ids[3])},
        headers={"Idempotency-Key": "k1"},
    )  # fmt: skip
    assert (other.status_code, other.json()["code"]) == (409, "idempotency-conflict")
    view = {"client_view": "J’ai un nouvel emploi.", "person": "anne"}
    review = api.post(f"/v1/decisions/{decision['id']}/reviews", json=view).json()
    path = f"/v1/reviews/{review['id']}/settlement"
    outcome = {"outcome": "change", "reasons": "Contrat vu.", "person": "anne"}
    assert api.post(path, json=outcome).json()["code"] == "review-same-person"
    settled = api.post(path, json={**outcome, "person": "bruno"}).json()
    assert settled["accepted"] is not decision["accepted"]
    assert api.get("/v1/reviews").json()["items"] == []
    assert len(api.get("/v1/reviews?open=false").json()["items"]) == 1
    letter = api.get(f"/v1/clients/{client}/letter?format=html").text
    assert "Contrat vu." in letter


def test_oversight_tells_how_people_decide_since_a_day(
    api: TestClient, portfolio: Portfolio
) -> None:
    refused = int(portfolio.ids[portfolio.scores >= LIMIT][0])
    override = {"accepted": True, "reason": "Un garant."}
    for body in ({"client": str(refused)}, {"client": str(refused), "override": override}):
        assert api.post("/v1/decisions", json={**body, "person": "anne"}).status_code == 201
    found = api.get("/v1/oversight").json()
    assert (found["overridden"]["successes"], found["overridden"]["n"]) == (1, 2)
    assert found["overridden"]["low"] < found["overridden"]["share"] < found["overridden"]["high"]
    assert [one["name"] for one in found["by_person"]] == ["anne"]
    (month,) = found["by_month"]
    assert (month["accepted"]["share"], month["agreed"]["share"]) == (0.5, None)
    later = api.get("/v1/oversight", params={"since": "2999-01-01"}).json()
    assert (later["overridden"]["n"], later["by_month"]) == (0, [])
    assert api.get("/v1/oversight", params={"since": "yesterday"}).status_code == 422


def test_decisions_come_in_pages_that_end(api: TestClient, portfolio: Portfolio) -> None:
    for row in range(3):
        api.post("/v1/decisions", json={"client": str(portfolio.ids[row]), "person": "anne"})
    first = api.get("/v1/decisions?limit=2").json()
    rest = api.get(f"/v1/decisions?limit=2&after={first['next']}").json()
    seen = [one["case"]["client"] for one in (*first["items"], *rest["items"])]
    assert seen == [str(portfolio.ids[row]) for row in (2, 1, 0)]
    assert rest["next"] is None


def test_the_log_and_the_metrics_name_no_client(
    api: TestClient, portfolio: Portfolio, caplog: pytest.LogCaptureFixture
) -> None:
    client = str(portfolio.ids[11])
    with caplog.at_level(logging.INFO, logger="clairscore.api"):
        answer = api.get(f"/v1/clients/{client}")
    lines = [json.loads(r.message) for r in caplog.records if r.name == "clairscore.api"]
    assert lines[0]["route"] == "/v1/clients/{client}"
    assert lines[0]["request"] == answer.headers["x-request-id"]
    metrics = api.get("/metrics").text
    assert 'route="/v1/clients/{client}",status="200"' in metrics
    assert client not in metrics + json.dumps(lines)


def test_every_answer_has_its_security_headers(api: TestClient) -> None:
    for path in ("/health/live", "/health/ready", "/v1/nothing"):
        headers = api.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]


def test_a_foreign_host_name_is_refused(api: TestClient) -> None:
    answer = api.get("/v1/model", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (400, "host-unknown")


def test_a_caller_who_asks_too_often_waits_and_others_do_not() -> None:
    now = 0.0
    allowance = Allowance(Limits(a_second=2, burst=3), clock=lambda: now)
    assert [allowance.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert allowance.wait("b") == 0
    now = 0.5
    assert [allowance.wait("a"), allowance.wait("a")] == [0, 0.5]
    now = 0.75
    assert allowance.wait("a") == 0.25
    now = 1_000.0  # a long pause saves up no more than a burst
    assert [allowance.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]
