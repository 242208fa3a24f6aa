"""A client is found however people write the id; what is not found names ids that are near."""

import numpy as np
import pytest

from clairscore.credit.portfolio.ids import Ids

NUMBERS = Ids(np.array([1_042, 109_973, 110_021, 456_255], dtype=np.int64))
TEXTS = Ids(np.array(["0042", "AB-17", "ab 17", "Cl 00120", "é-9"], dtype=np.str_))


@pytest.mark.parametrize(
    "written",
    [
        *("109973", " 109 973 ", "109\u202f973", "109\u00a0973", "0109973", "+109973"),
        *('="109973"', "'109973"),
    ],
)
def test_a_number_is_found_with_blanks_zeros_and_what_spreadsheets_add(written: str) -> None:
    assert NUMBERS.row(written) == 1


@pytest.mark.parametrize(
    ("written", "row"),
    [("0042", 0), ("42", 0), ("AB-17", 1), ("ab-17", 1), ("ab 17", 2), ("CL00120", 3), ("É-9", 4)],
)
def test_a_text_is_found_in_any_case_without_blanks_or_zeros(written: str, row: int) -> None:
    assert TEXTS.row(written) == row


def test_what_two_clients_may_be_is_neither() -> None:
    ids = Ids(np.array(["7", "07"][::-1], dtype=np.str_))
    assert (ids.row("7"), ids.row("07"), ids.row("007")) == (1, 0, None)


@pytest.mark.parametrize("written", ["", "abc", "1e3", "9" * 30, "109 974", "-109973", "²"])
def test_what_is_no_client_is_not_found(written: str) -> None:
    assert NUMBERS.row(written) is None


@pytest.mark.parametrize(
    "slip", ["109937", "10997", "1099773", "109873", "109 937"], ids=lambda slip: slip
)
def test_the_number_that_was_meant_is_among_the_nearest(slip: str) -> None:
    assert "109973" in NUMBERS.nearest(slip)


def test_the_nearest_text_is_the_one_mistyped() -> None:
    assert "AB-17" in TEXTS.nearest("ab-71")
    assert "Cl 00120" in TEXTS.nearest("cl 0120")


def test_nothing_is_near_what_is_no_number_at_all() -> None:
    assert NUMBERS.nearest("abc") == ()
