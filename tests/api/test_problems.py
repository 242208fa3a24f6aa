"""Errors as answers: the status is the error's own."""

from typing import Any

import orjson
import pytest

from clairscore.access import NotSignedIn
from clairscore.api.errors import HostUnknown, NoSuchAddress, RequestTooLarge, TooBusy, Unexpected
from clairscore.api.problems import problem
from clairscore.core.errors import ArtefactDamaged, ClairscoreError, TargetTaken


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (HostUnknown(), 400),
        (NotSignedIn(), 401),
        (NoSuchAddress(), 404),
        (RequestTooLarge(10), 413),
        (TargetTaken("scores.csv"), 422),  # says nothing of a status: the input is at fault
        (ArtefactDamaged("model", ("model.txt",)), 500),
        (Unexpected("1"), 500),
        (TooBusy(), 503),
    ],
)
def test_an_error_is_answered_with_the_status_of_its_class(
    error: ClairscoreError, status: int
) -> None:
    answer = problem(error, "en")
    body: dict[str, Any] = orjson.loads(answer.body)
    assert (answer.status_code, body["status"], body["code"]) == (status, status, error.code)
