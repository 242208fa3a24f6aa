"""Errors as problem details (RFC 9457), with the codes and sentences they have everywhere else."""

import logging
from collections.abc import Sequence
from typing import Any, Final

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Route

from clairscore.api.bodies import LARGEST
from clairscore.api.errors import (
    MethodNotAllowed,
    NoSuchAddress,
    RequestTooLarge,
    Unexpected,
)
from clairscore.api.language import language_of
from clairscore.core.errors import ClairscoreError, InputFaults
from clairscore.credit.portfolio import UnknownClient
from clairscore.texts import Language, Message, Translator, translator

log = logging.getLogger(__name__)

MEDIA_TYPE: Final = "application/problem+json"
RETRY_SECONDS: Final = 1


class Problem(BaseModel):
    """What went wrong, in the caller's language."""

    type: str = Field(examples=["urn:clairscore:problem:unknown-client"])
    title: str
    status: int = Field(ge=400, le=599)
    code: str = Field(description="Stable; programs read this.", examples=["unknown-client"])
    faults: list[str] = Field(default=[], description="All that is wrong with the input.")
    nearest: list[str] = Field(default=[], description="Ids close to one that is unknown.")


def problem(error: ClairscoreError, language: Language) -> Response:
    """Return an error as an answer."""
    say = translator(language)
    faults = [say(fault) for fault in error.faults] if isinstance(error, InputFaults) else []
    body: dict[str, Any] = {
        "type": f"urn:clairscore:problem:{error.code}",
        "title": say(error.message),
        "status": error.http_status,
        "code": error.code,
        "faults": faults,
        "nearest": list(error.nearest) if isinstance(error, UnknownClient) else [],
    }
    headers = {"Content-Language": language, "Cache-Control": "no-store"}
    match error.code:
        case "not-signed-in":
            headers["WWW-Authenticate"] = "Bearer"
        case "too-many-requests" | "too-busy" | "record-unavailable":
            headers["Retry-After"] = str(getattr(error, "seconds", RETRY_SECONDS))
        case _:
            pass
    return Response(orjson.dumps(body), error.http_status, headers, MEDIA_TYPE)


def add_handlers(app: FastAPI, routes: Sequence[BaseRoute]) -> None:
    """Make every error of an application with these routes a problem."""

    def told(request: Request, error: Exception) -> Response:
        assert isinstance(error, ClairscoreError)  # noqa: S101 (as registered below)
        return problem(error, language_of(request))

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        language = language_of(request)
        faults = tuple(_faults(error.errors(), translator(language)))
        return problem(InputFaults(request.method, faults), language)

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101
        answer = problem(_of_status(error.status_code, request), language_of(request))
        answer.headers.update(error.headers or {})
        methods = _methods(request.url.path, routes)
        if error.status_code == MethodNotAllowed.http_status and methods:
            answer.headers["Allow"] = ", ".join(methods)
        return answer

    def failed(request: Request, error: Exception) -> Response:
        identifier = str(request.scope.get("state", {}).get("request_id", ""))
        log.error("request %s failed", identifier, exc_info=error)
        return problem(Unexpected(identifier), language_of(request))

    app.add_exception_handler(ClairscoreError, told)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(Exception, failed)


def _methods(path: str, routes: Sequence[BaseRoute]) -> list[str]:
    """Return what an address answers to, over all routes; the framework names those of the first."""
    there = (one for one in routes if isinstance(one, Route) and one.path_regex.match(path))
    return sorted({method for route in there for method in route.methods or ()})


def _of_status(status: int, request: Request) -> ClairscoreError:  # noqa: PLR0911 (a status each)
    match status:
        case 404:
            return NoSuchAddress()
        case 405:
            return MethodNotAllowed()
        case 413:
            return RequestTooLarge(LARGEST // 1_000_000)
        case 400:
            return InputFaults(request.method, (Message("fault-request-json"),))
        case _:
            return Unexpected(str(request.scope.get("state", {}).get("request_id", "")))


def _faults(errors: Sequence[Any], say: Translator) -> list[Message]:
    """Return what is wrong with a request, a message for each place, without what was sent."""
    found: list[Message] = []
    for error in errors:
        place = ".".join(map(str, error["loc"][1:])) or str(error["loc"][0])
        message = f"fault-request-{error['type'].replace('_', '-')}"
        found.append(
            Message(message if say.knows(message) else "fault-request-other", {"place": place})
        )
    return found
