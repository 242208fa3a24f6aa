"""The Python client says what the API answers, over a real connection, to people who sign in."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from api_server import served
from clairscore.access import Tokens, key_digest, new_key
from clairscore.api.limits import Limits
from clairscore.api.services import Services
from clairscore.client import ApiProblem, ApiUnreachable, Client
from clairscore.credit.decisions import open_store
from clairscore.credit.portfolio import Portfolio
from clairscore.presentation.client.page import client_page

ISSUER, AUDIENCE = "https://signin.example", "clairscore"


def test_a_client_is_told_as_on_their_page(services: Services, portfolio: Portfolio) -> None:
    known = portfolio.ids[4].item()
    page = client_page(portfolio, known, "en")
    with served(services) as url, Client(url, language="en") as caller:
        told = caller.client(known)
        assert (told.accepted, told.decision, told.score) == (
            page.accepted,
            page.decision,
            page.exact_score,
        )
        assert told.base + sum(told.contributions.values()) == pytest.approx(told.score)
        assert [one.sentence for one in told.reasons] == [
            one.sentence for one in (page.lowered if page.accepted else page.raised)
        ]
        other = caller.what_if(known, {"credit_amount": 2_000_000})
        assert other.score != told.score
        assert [one.id for one in caller.score(clients=[known])] == [str(known)]
        assert caller.letter(known, form="html").startswith(b"<!DOCTYPE html>")
        assert caller.offers(known)["outcome"] in {"offers", "narrow", "none", "not-refused"}
        assert len(caller.similar(known, limit=2)["nearest"]) == 2
        assert caller.model()["clients"] == caller.population("annuity")["figures"]["everyone"]["n"]
        with pytest.raises(ApiProblem, match="unknown-client") as failure:
            caller.client("a?b#c")
        assert failure.value.status == 404
        with pytest.raises(ApiProblem, match="input-faults") as failure:
            caller.explain({"credit_amount": -1})
        assert len(failure.value.faults) >= 2


def test_a_decision_is_recorded_reviewed_and_read(services: Services, portfolio: Portfolio) -> None:
    known = portfolio.ids[4].item()
    with served(services) as url, Client(url) as caller:
        made = caller.record(known, idempotency_key="k", person="anne")
        assert caller.record(known, idempotency_key="k", person="anne") == made
        review = caller.ask_review(made["id"], client_view="Autre emploi.", person="anne")
        assert [one["id"] for one in caller.reviews()] == [review["id"]]
        caller.settle_review(review["id"], outcome="confirm", reasons="Vu.", person="bruno")
        assert list(caller.reviews()) == []
        assert caller.oversight()["reviews"]["asked"] == 1
        assert caller.oversight(since=date(2999, 1, 1))["reviews"]["asked"] == 0
        assert [one["id"] for one in caller.decisions(known)] == [made["id"]]


def test_no_answer_is_an_error_of_its_own() -> None:
    with (
        Client("http://127.0.0.1:9") as caller,
        pytest.raises(ApiUnreachable, match=r"127\.0\.0\.1:9"),
    ):
        caller.model()


class TestSignedIn:
    """Where people sign in."""

    @pytest.fixture
    def key(self) -> RSAKey:
        return RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})

    @pytest.fixture
    def secured(self, services: Services, key: RSAKey, tmp_path: Path) -> Services:
        found = {
            f"{ISSUER}/.well-known/openid-configuration": {
                "issuer": ISSUER,
                "jwks_uri": f"{ISSUER}/keys",
            },
            f"{ISSUER}/keys": KeySet([key]).as_dict(private=False),
        }
        store = partial(open_store, f"sqlite:///{tmp_path}/decisions.db")
        tokens = Tokens(ISSUER, AUDIENCE, fetch=found.__getitem__)
        return replace(services, tokens=tokens, open_record=store)

    def token(self, key: RSAKey, *roles: str, subject: str = "anne") -> str:
        claims = {
            "iss": ISSUER, "aud": AUDIENCE, "sub": subject, "exp": 4_000_000_000,
            "roles": list(roles),
        }  # fmt: skip
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)

    def test_nobody_reads_without_signing_in(self, secured: Services, portfolio: Portfolio) -> None:
        known = portfolio.ids[0].item()
        with served(secured) as url:
            for key in ("", "wrong", new_key()):
                with Client(url, key=key) as caller, pytest.raises(ApiProblem) as failure:
                    caller.client(known)
                assert (failure.value.status, failure.value.problem) == (401, "not-signed-in")
            assert httpx2.get(f"{url}/health/live").status_code == 200
            assert httpx2.get(f"{url}/metrics").status_code == 401

    def test_roles_decide_what_is_read_and_each_reading_is_noted(
        self, secured: Services, key: RSAKey, portfolio: Portfolio
    ) -> None:
        known = portfolio.ids[0].item()
        with served(secured) as url:
            with Client(url, key=self.token(key, "adviser")) as adviser:
                adviser.client(known)
                made = adviser.record(known, idempotency_key="k")
                assert made["person"] == "anne"
                with pytest.raises(ApiProblem, match="person-known"):
                    adviser.record(known, idempotency_key="j", person="bruno")
                with pytest.raises(ApiProblem, match="access-denied"):
                    list(adviser.decisions())
            with Client(url, key=self.token(key, "analyst")) as analyst:
                analyst.population("annuity")
                with pytest.raises(ApiProblem, match="access-denied"):
                    analyst.client(known)
            with Client(url, key=self.token(key, "auditor", subject="carl")) as auditor:
                assert len(list(auditor.decisions())) == 1
                with pytest.raises(ApiProblem, match="access-denied"):
                    auditor.record(known, idempotency_key="k")
        noted = secured.kept_record.access.readings(str(known))
        assert {(one.person, one.purpose) for one in noted} >= {("anne", "api")}

    def test_an_api_key_stands_for_its_roles_until_it_is_revoked(
        self, secured: Services, portfolio: Portfolio
    ) -> None:
        secret, store = new_key(), secured.kept_record
        kept = store.keys.add("batch", digest=key_digest(secret), roles=["adviser"], person="root")
        with served(secured) as url, Client(url, key=secret) as caller:
            caller.client(portfolio.ids[0].item())
            store.keys.revoke(kept.id, person="root")
            with pytest.raises(ApiProblem, match="not-signed-in"):
                caller.client(portfolio.ids[0].item())


def test_what_takes_too_long_or_comes_too_often_is_told(
    services: Services, portfolio: Portfolio
) -> None:
    known = portfolio.ids[0].item()
    limits = {
        "took-too-long": Limits(seconds=0.0),
        "too-many-requests": Limits(a_second=0.001, burst=0),
        "too-busy": Limits(at_once=0),
    }
    for code, limit in limits.items():
        with (
            served(services, limit) as url,
            Client(url) as caller,
            pytest.raises(ApiProblem, match=code),
        ):
            caller.client(known)
