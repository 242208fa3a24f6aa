"""Dates as people write them: recognised, with the ways found, so that no one takes them for words."""

from typing import Any, Final

import pyarrow as pa
import pyarrow.compute

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

_MONTH: Final = (
    r"(jan\w*|f[ée]v\w*|feb\w*|mar[sc]?\w*|avr\w*|apr\w*|mai|may|juin|jun\w*|juil\w*|jul\w*|ao[uû]t|aug\w*"
    r"|sep\w*|oct\w*|nov\w*|d[ée]c\w*)\.?"
)
_TIME: Final = r"([ T]\d{1,2}[:hH]\d{2}.*)?"
# a way to write dates, and the pattern of its values
WAYS: Final = {
    "YYYY-MM-DD": rf"^\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}{_TIME}$",
    "DD/MM/YYYY": rf"^\d{{1,2}}/\d{{1,2}}/\d{{4}}{_TIME}$",
    "DD/MM/YY": rf"^\d{{1,2}}/\d{{1,2}}/\d{{2}}{_TIME}$",
    "DD.MM.YYYY": rf"^\d{{1,2}}\.\d{{1,2}}\.(\d{{4}}|\d{{2}}){_TIME}$",
    "DD-MM-YYYY": rf"^\d{{1,2}}-\d{{1,2}}-(\d{{4}}|\d{{2}}){_TIME}$",
    "D month YYYY": rf"(?i)^(\w+\.? )?\d{{1,2}}(er|st|nd|rd|th)?[ -]{_MONTH}[ -,]*(\d{{4}}|\d{{2}}){_TIME}$",
    "month D, YYYY": rf"(?i)^(\w+,? )?{_MONTH} \d{{1,2}}(st|nd|rd|th)?,? \d{{4}}{_TIME}$",
    "month-YYYY": rf"(?i)^{_MONTH}[ -](\d{{4}}|\d{{2}})$",
    "MM/YYYY": r"^\d{1,2}/\d{4}$",
    "YYYY-MM": r"^(19|20)\d{2}-(0[1-9]|1[0-2])$",
    "HH:MM": r"^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$",
}
NEARLY: Final = 0.9  # share of dates from which a column is one of dates


def date_ways(texts: pa.ChunkedArray | pa.Array) -> tuple[str, ...]:
    """Return the ways in which a column writes dates, the commonest first; none if it holds others.

    Parameters
    ----------
    texts
        The different values, none missing.
    """
    found: dict[str, int] = {}
    left = texts
    for way, pattern in WAYS.items():
        matches = pc.match_substring_regex(left, pattern)
        count = pc.sum(matches).as_py() or 0
        if count:
            found[way] = count
            left = pc.filter(left, pc.invert(matches))
    total = len(texts)
    if not total or sum(found.values()) < NEARLY * total:
        return ()
    return tuple(sorted(found, key=lambda way: -found[way]))
