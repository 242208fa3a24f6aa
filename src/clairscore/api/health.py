"""`/health` and `/metrics`: what machines ask."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from clairscore.api.answers import FAULTS, answer
from clairscore.api.people import Reader
from clairscore.api.services import Served

router: Final = APIRouter(tags=["operation"], responses=FAULTS)


@dataclass(frozen=True)
class Health:
    """``ok``; anything else is a problem."""

    status: str


@router.get("/health/live", response_model=Health, summary="Whether the process answers")
async def live() -> Response:
    """Return that the process answers."""
    return answer(Health("ok"))


@router.get("/health/ready", response_model=Health, summary="Whether it can do its work")
def ready(services: Served) -> Response:
    """Return that a client can be read from the portfolio, and the record reached if one is kept."""
    services.portfolio.client(services.portfolio.ids[0].item())
    if services.record is not None:
        services.record.decisions(limit=1)
    return answer(Health("ok"))


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
    summary="Counts and times, for Prometheus",
)
async def metrics(request: Request, person: Reader) -> Response:
    """Return how many requests were answered how, and how long it took."""
    del person
    registry = request.app.state.metrics.registry
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)
