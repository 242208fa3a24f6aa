"""An id that is none, however odd, names no client and no fault, among numbers and among texts."""

import numpy as np
import pytest
from numpy.typing import NDArray

from clairscore.credit.portfolio.ids import Ids

NUMBERS = np.array([-5, 5, 100_013], dtype=np.int64)
NAMES = np.array(["A-1", "B 2", "é"], dtype=np.str_)
ODD = (
    "--5",
    "+-5",
    "5-",
    "+",
    "-",
    "9" * 18,
    "9" * 19,
    "-" + "9" * 19,
    "9" * 5_000,
    "0" * 5_000,
    "1e5",
    "NaN",
    "5.0",
    "\u0665",
    "\u00b2",
    "\udcff",
    "\ud83d",
    "a\0b",
    "\U0010ffff",
    "",
    " ",
    "'",
    '=""',
    "x" * 2_501,
)


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize("ids", [NUMBERS, NAMES], ids=["numbers", "texts"])
def test_an_odd_id_names_nobody(ids: NDArray[np.int64] | NDArray[np.str_], text: str) -> None:
    known = Ids(ids)
    assert known.row(text) is None
    for near in known.nearest(text):
        assert near in ids.astype(str)


def test_a_sign_before_a_number_is_part_of_it() -> None:
    assert [Ids(NUMBERS).row(text) for text in ("-5", "+5", " 5 ", "100013")] == [0, 1, 1, 2]
