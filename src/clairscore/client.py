"""A small client of the API, for Python programs.

with Client("http://127.0.0.1:8502") as clairscore:
    decided = clairscore.client("100013")
    print(decided.decision, [reason.sentence for reason in decided.reasons])
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Any, ClassVar, Final, Literal, Self
from urllib.parse import quote

import httpx2

from clairscore.core.errors import ClairscoreError
from clairscore.texts import Language

SECONDS: Final = 35.0  # a little longer than the API gives itself
Value = float | str | bool | None


@dataclass(eq=False)
class ApiProblem(ClairscoreError):
    """What the API says went wrong.

    Parameters
    ----------
    title
        In the client's language.
    problem
        The stable code, such as ``unknown-client``.
    status
        Of HTTP.
    faults
        All that is wrong with the input.
    """

    code: ClassVar[str] = "client-problem"
    title: str
    problem: str
    status: int
    faults: tuple[str, ...] = ()


@dataclass(eq=False)
class ApiUnreachable(ClairscoreError):
    """No answer, or none that is the API's."""

    code: ClassVar[str] = "client-unreachable"
    url: str
    reason: str


@dataclass(frozen=True)
class Reason:
    """Why, in a sentence; `points` raise the risk if positive."""

    code: str
    theme: str
    points: float
    sentence: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Decided:
    """The decision in force on a client, and what explains the model's.

    Parameters
    ----------
    client
        Id.
    accepted, decision
        The decision, and the sentence for it.
    model_accepted
        What the model decides; the score and the reasons explain this.
    score, pd, level
        Exact, from 0 to 100; probability of default; level of risk.
    reasons
        The principal ones of the model's decision.
    contributions
        Exact points by theme; they, `base` and `to_scale` add up to `score`.
    base
        Where every score starts.
    to_scale
        What brings a sum beyond 0 or 100 back to the scale; 0 for nearly all clients.
    page
        All that the dashboard shows, as JSON values.
    """

    client: str
    accepted: bool
    decision: str
    model_accepted: bool
    score: float
    pd: float
    level: str
    reasons: tuple[Reason, ...]
    contributions: Mapping[str, float]
    base: float
    to_scale: float
    page: Mapping[str, Any]


@dataclass(frozen=True)
class Scored:
    """The decision on one application, with the codes of its reasons."""

    id: str
    accepted: bool
    score: float
    pd: float
    level: str
    reasons: tuple[str, ...]


class Client:
    """Asks the API; each method raises `ApiProblem` or `ApiUnreachable`.

    Parameters
    ----------
    url
        Where the API answers.
    key
        API key or bearer token; empty where nobody signs in.
    language
        Of sentences.
    transport
        How requests are sent; over the network if None.
    """

    def __init__(
        self,
        url: str,
        *,
        key: str = "",
        language: Language = "fr",
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        headers = {"Accept-Language": language}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        self._http = httpx2.Client(
            base_url=url, headers=headers, timeout=SECONDS, transport=transport
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go."""
        self._http.close()

    def client(self, client: int | str) -> Decided:
        """Return the decision on a client of the portfolio."""
        return _decided(self._json("GET", f"/v1/clients/{_part(client)}"))

    def what_if(self, client: int | str, edits: Mapping[str, Value]) -> Decided:
        """Return the decision if the client's application were another."""
        path = f"/v1/clients/{_part(client)}/what-if"
        return _decided(self._json("POST", path, {"edits": dict(edits)})["after"])

    def offers(self, client: int | str) -> dict[str, Any]:
        """Return what would be accepted of a refused client, or that nothing would."""
        return self._json("GET", f"/v1/clients/{_part(client)}/offers")

    def similar(self, client: int | str, *, limit: int = 10) -> dict[str, Any]:
        """Return the clients most like one."""
        return self._json("GET", f"/v1/clients/{_part(client)}/similar?limit={limit}")

    def letter(self, client: int | str, *, form: Literal["pdf", "html"] = "pdf") -> bytes:
        """Return the decision letter."""
        return self._sent("GET", f"/v1/clients/{_part(client)}/letter?format={form}").content

    def score(
        self,
        applications: Sequence[Mapping[str, Value]] = (),
        *,
        clients: Sequence[int | str] = (),
    ) -> tuple[Scored, ...]:
        """Return the decisions on clients of the portfolio, then on new applications."""
        found = self._scored(applications, clients, explain=False)
        return tuple(
            Scored(
                line["id"],
                line["accepted"],
                line["score"],
                line["pd"],
                line["level"],
                tuple(line["reasons"]),
            )
            for line in found["results"]
        )

    def explain(self, application: Mapping[str, Value]) -> Decided:
        """Return the decision on a new application, with reasons in words."""
        return _decided(self._scored([application], (), explain=True)["pages"][0])

    def population(self, feature: str) -> dict[str, Any]:
        """Return one feature in the population."""
        return self._json("GET", f"/v1/population/{_part(feature)}")

    def model(self) -> dict[str, Any]:
        """Return what decides, and which features it knows."""
        return self._json("GET", "/v1/model")

    def record(
        self,
        client: int | str,
        *,
        idempotency_key: str,
        override: tuple[bool, str] | None = None,
        person: str | None = None,
    ) -> dict[str, Any]:
        """Record the decision on a client; `override` is what a person decides instead, and why.

        Sent again with the same key, it is not recorded twice.
        """
        body: dict[str, Any] = {"client": str(client), "person": person}
        if override:
            body["override"] = {"accepted": override[0], "reason": override[1]}
        headers = {"Idempotency-Key": idempotency_key}
        return self._json("POST", "/v1/decisions", body, headers=headers)

    def decisions(self, client: int | str | None = None) -> Iterator[dict[str, Any]]:
        """Yield recorded decisions, the latest first."""
        yield from self._pages("/v1/decisions", {} if client is None else {"client": str(client)})

    def ask_review(
        self, decision: str, *, client_view: str, person: str | None = None
    ) -> dict[str, Any]:
        """Ask for a review of a decision by another person."""
        body = {"client_view": client_view, "person": person}
        return self._json("POST", f"/v1/decisions/{_part(decision)}/reviews", body)

    def reviews(self, *, open_only: bool = True) -> Iterator[dict[str, Any]]:
        """Yield reviews in the order in which they were asked for."""
        yield from self._pages("/v1/reviews", {"open": str(open_only).lower()})

    def settle_review(
        self,
        review: str,
        *,
        outcome: Literal["confirm", "change"],
        reasons: str,
        person: str | None = None,
    ) -> dict[str, Any]:
        """Settle a review: the decision stands, or becomes the other one."""
        body = {"outcome": outcome, "reasons": reasons, "person": person}
        return self._json("POST", f"/v1/reviews/{_part(review)}/settlement", body)

    def oversight(self, *, since: date | None = None) -> dict[str, Any]:
        """Return how people decide beside the model, as JSON values; for auditors."""
        query = f"?since={since.isoformat()}" if since else ""
        return self._json("GET", f"/v1/oversight{query}")

    def _scored(
        self,
        applications: Sequence[Mapping[str, Value]],
        clients: Sequence[int | str],
        *,
        explain: bool,
    ) -> dict[str, Any]:
        body = {
            "applications": [dict(one) for one in applications],
            "clients": [str(client) for client in clients],
            "explain": explain,
        }
        return self._json("POST", "/v1/score", body)

    def _pages(self, path: str, query: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        after: Mapping[str, str] = {}
        while True:
            asked = httpx2.QueryParams({**query, **after})
            page = self._json("GET", f"{path}?{asked}")
            yield from page["items"]
            if page["next"] is None:
                return
            after = {"after": str(page["next"])}

    def _json(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        return self._sent(method, path, body, headers=headers).json()

    def _sent(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        try:
            answer = self._http.request(method, path, json=body, headers=headers)
        except httpx2.HTTPError as error:
            raise ApiUnreachable(str(self._http.base_url), str(error)) from error
        if answer.is_success:
            return answer
        if answer.headers.get("content-type") != "application/problem+json":
            raise ApiUnreachable(str(self._http.base_url), f"HTTP {answer.status_code}")
        told = answer.json()
        raise ApiProblem(told["title"], told["code"], told["status"], tuple(told["faults"]))


def _part(name: int | str) -> str:
    """Return a name as one part of a path."""
    return quote(str(name), safe="")


def _decided(page: Mapping[str, Any]) -> Decided:
    reasons = page["lowered"] if page["model_accepted"] else page["raised"]
    return Decided(
        client=page["client"],
        accepted=page["accepted"],
        decision=page["decision"],
        model_accepted=page["model_accepted"],
        score=page["exact_score"],
        pd=page["pd"],
        level=page["level"],
        reasons=tuple(
            Reason(
                one["code"],
                one["theme"],
                one["exact_points"],
                one["sentence"],
                tuple(one["details"]),
            )
            for one in reasons
        ),
        contributions={theme["name"]: theme["exact_points"] for theme in page["themes"]},
        base=page["exact_base"],
        to_scale=page["exact_to_scale"],
        page=page,
    )
