"""What is saved as CSV is text and numbers to a spreadsheet, never a formula."""

import json
from pathlib import Path

import pytest

from clairscore.files.values import disarmed

# the browser's script is held to the same cases (tests/javascript/shell.test.mjs)
CASES: list[tuple[str, bool]] = json.loads(
    Path(__file__).with_name("formulas.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("text", "formula"), [*CASES, (" =1", True), ("\ta", True), ("\n=1", True)]
)
def test_a_text_that_a_spreadsheet_would_compute_is_kept_a_text(
    *, text: str, formula: bool
) -> None:
    assert disarmed(text) == ("'" + text if formula else text)
