"""Answers as JSON: page models as they are, numbers that do not exist as null."""

from typing import Any, Final

import orjson
from fastapi import Response

from clairscore.api.problems import Problem
from clairscore.texts import Language

OPTIONS: Final = orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_UTC_Z
FAULTS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": Problem, "description": description}
    for status, description in {
        400: "Not a request that can be read.",
        401: "Sign in.",
        403: "Not yours to read or do.",
        413: "Too large.",
        422: "Something is wrong with the input; `faults` says all of it.",
        429: "Too many requests; wait as `Retry-After` says.",
        500: "Our own fault.",
        503: "Not now; try again.",
    }.items()
}
"""What any resource may answer."""
UNKNOWN: Final[dict[int | str, dict[str, Any]]] = {
    404: {"model": Problem, "description": "Not there; `nearest` may help."}
}
CONFLICT: Final[dict[int | str, dict[str, Any]]] = {
    409: {"model": Problem, "description": "It contradicts what is recorded."},
    410: {"model": Problem, "description": "Its data were erased."},
}


def answer(content: object, language: Language | None = None, status: int = 200) -> Response:
    """Return a page model, or any JSON value, as an answer.

    The model is written as it is: no second model is made from it, and none can differ from it.
    """
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Language"}
    if language:
        headers["Content-Language"] = language
    return Response(orjson.dumps(content, option=OPTIONS), status, headers, "application/json")
