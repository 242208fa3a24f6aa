"""The application: resources behind limits, and a specification that says all they answer."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Final

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from clairscore import __version__
from clairscore.api import clients, health, model, oversight, record, scoring
from clairscore.api.gate import Gate
from clairscore.api.limits import Limits
from clairscore.api.problems import MEDIA_TYPE, add_handlers
from clairscore.api.services import Services
from clairscore.api.turns import Turns
from clairscore.api.watch import Metrics, Watch

HERE: Final = ("localhost", "127.0.0.1", "::1")
DESCRIPTION: Final = """Scores, decisions and reasons, the same as in the dashboard.

Errors are problem details (RFC 9457) with a stable `code`. `Accept-Language` (fr, en) chooses the
language of every sentence. Numbers in sentences are rounded; those beside them are exact."""


def create_app(
    services: Services, *, limits: Limits | None = None, hosts: tuple[str, ...] = HERE
) -> FastAPI:
    """Return the application.

    Parameters
    ----------
    services
        What resources use.
    limits
        How much is answered; as usual if None.
    hosts
        Names the server goes by; requests for others are refused.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        await run_in_threadpool(services.warm)
        yield

    app = FastAPI(
        title="Clairscore",
        description=DESCRIPTION,
        version=__version__,
        openapi_url="/v1/openapi.json",
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        telemetry={"tracing": False, "metrics": False},
        generate_unique_id_function=_operation,
    )
    metrics = Metrics()
    app.state.services, app.state.metrics, app.state.turns = services, metrics, Turns()
    routers = [one.router for one in (clients, scoring, model, record, oversight, health)]
    for router in routers:
        app.include_router(router)
    add_handlers(app, [route for router in routers for route in router.routes])
    app.add_middleware(Gate, services=services, limits=limits or Limits(), hosts=hosts)
    app.add_middleware(Watch, metrics=metrics)
    specification = app.openapi

    def told() -> dict[str, Any]:
        found = _problems_as_such(specification())
        return found if services.tokens else _someone_named(found)

    app.openapi = told
    return app


def _operation(route: APIRoute) -> str:
    return route.name


def _problems_as_such(specification: dict[str, Any]) -> dict[str, Any]:
    """Return the specification with the media type that errors have."""
    operations = (one for path in specification["paths"].values() for one in path.values())
    answers = (found for one in operations for found in one["responses"].items())
    for status, answer in answers:
        content = answer.get("content", {})
        if status >= "400" and "application/json" in content:
            answer["content"] = {MEDIA_TYPE: content["application/json"]}
    return specification


def _someone_named(specification: dict[str, Any]) -> dict[str, Any]:
    """Return the specification of a server where nobody signs in: requests say who acts."""
    for schema in specification["components"]["schemas"].values():
        person = schema.get("properties", {}).get("person", {})
        if "anyOf" in person:
            text, _nothing = person.pop("anyOf")
            schema["properties"]["person"] = {**person, **text}
            schema["required"] = sorted({*schema.get("required", ()), "person"})
    return specification
