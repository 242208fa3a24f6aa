"""Values as people write them in a file: what counts as absent, and numbers with point or comma."""

import re
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

MISSING: Final = ("", "NA", "N/A", "NaN", "nan", "null", "NULL", "None")
NUMBER: Final = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$"
COMMA_DECIMAL: Final = r"^([+-]?\d+),(\d+)$"
# what spreadsheets take for the start of a formula, also in full width, as Japanese keyboards write it
FORMULA: Final = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")  # noqa: RUF001


def given_texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return texts without blanks around them; null where nothing is given."""
    texts = pc.utf8_trim_whitespace(column)
    return pc.if_else(pc.is_in(texts, pa.array(MISSING)), None, texts)


def numbers(texts: pa.ChunkedArray) -> NDArray[np.float64]:
    """Return texts as numbers, with a decimal point or comma; NaN for what is none."""
    dotted = pc.replace_substring_regex(texts, COMMA_DECIMAL, r"\1.\2")
    plain = pc.if_else(pc.match_substring_regex(dotted, NUMBER), dotted, None)
    return pc.cast(plain, pa.float64()).to_numpy(zero_copy_only=False).astype(np.float64)


def disarmed(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    The dashboard's script has the same rule for the tables that a browser saves.
    """
    return f"'{text}" if FORMULA.match(text) else text
