"""What one number looks like once its digits are all written 9: there are few such shapes.

A column of a million amounts has some dozens of shapes; each is taken apart here once, in plain
Python, and `files.numbers` reads all texts of a shape together.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from clairscore.files.units import UNITS, Unit

BLANKS: Final = " \t\u00a0\u2007\u2009\u202f"
MINUS: Final = "\u2212\u2012\u2013-"  # the hyphen last: these stand in sets of characters
LONGEST: Final = 60  # characters of a number with all that stands around it

_BLANK = f"[{BLANKS}]*"
_SIGN = f"[+{MINUS}]?"
_AFTER = f"[{MINUS}]?"  # 3+ is three or more
# a run of what is neither digit, blank, sign nor separator; a full stop may end an abbreviation
_AFFIX = rf"(?:[^\d\s.,'’()+{MINUS}][^\d.,'’()+{MINUS}]{{0,14}}?\.?)?"
_SHAPE = re.compile(
    rf"(?P<open>\(?){_BLANK}(?P<s1>{_SIGN}){_BLANK}(?P<before>{_AFFIX}){_BLANK}(?P<s2>{_SIGN}){_BLANK}"
    rf"(?P<body>9(?:[9.,'’{BLANKS}]*[9.,])?|[.,]9+)(?P<power>(?:[eE][+-]?9{{1,3}})?){_BLANK}"
    rf"(?P<s3>{_AFTER}){_BLANK}(?P<after>{_AFFIX}){_BLANK}(?P<s4>{_AFTER}){_BLANK}(?P<close>\)?)"
)
_SPACED = re.compile(rf"9{{1,3}}(?:[{BLANKS}]999)+(?:[.,]9*)?|9{{1,3}}(?:['’]999)+(?:[.,]9*)?")
_FORMS: Final = {
    "whole": re.compile(r"9+"),
    ".": re.compile(r"9*\.9+|9+\."),
    ",": re.compile(r"9*,9+|9+,"),
    "..": re.compile(r"9{1,3}(\.999){2,}"),
    ",,": re.compile(r"9{1,3}(,9{2,3})+,999"),
    ".,": re.compile(r"9{1,3}(\.999)+,9+"),
    ",.": re.compile(r"9{1,3}(,9{2,3})*,999\.9+"),
}
_IN_DOUBT = re.compile(r"9{1,3}[.,]999")


@dataclass(frozen=True)
class Shape:
    """How numbers of one shape are read.

    Parameters
    ----------
    start, tail
        Characters before the digits, and after them.
    negative
        With a minus on either side, or between parentheses.
    unit
        What stands around them.
    form
        ``whole``, or the separators in order, each once: ``.``, ``,``, ``..``, ``,,``, ``.,``, ``,.``.
    spaced
        Blanks or apostrophes stand between thousands.
    in_doubt
        The one separator may be for thousands or for decimals.
    coded
        A whole number with a zero before it.
    """

    start: int
    tail: int
    negative: bool
    unit: Unit
    form: str
    spaced: bool
    in_doubt: bool
    coded: bool


@lru_cache(maxsize=4096)
def shape_of(text: str, *, zero: bool) -> Shape | None:
    """Return how numbers of a shape are read; None if they are none.

    Parameters
    ----------
    text
        A number with 9 for each digit.
    zero
        Its first digit is a zero.
    """
    found = _SHAPE.fullmatch(text)
    if not found:
        return None
    signs = "".join(found[f"s{k}"] for k in range(1, 5))
    enclosed = found["open"] + found["close"]
    around = [found["before"], found["after"]]
    unit = None if all(around) else UNITS.get("".join("".join(around).lower().split()))
    if (
        unit is None
        or len(signs + enclosed) > (2 if enclosed == "()" else 1)
        or enclosed in {"(", ")"}
    ):
        return None
    body = found["body"]
    spaced = _SPACED.fullmatch(body) is not None
    bare = re.sub(f"['’{BLANKS}]", "", body) if spaced else body
    form = next((name for name, pattern in _FORMS.items() if pattern.fullmatch(bare)), None)
    if form is None:
        return None
    # 0,125 and 1234,567 and 12,500 % leave no doubt
    sure = spaced or zero or found["power"] or unit.name == "%"
    return Shape(
        start=found.start("body"),
        tail=len(text) - found.end("power"),
        negative=enclosed == "()" or (signs != "" and signs in MINUS),
        unit=unit,
        form=form,
        spaced=spaced,
        in_doubt=not sure and _IN_DOUBT.fullmatch(bare) is not None,
        coded=zero and form == "whole" and len(bare) > 1 and not spaced,
    )


def is_number(text: str) -> bool:
    """Return whether a text is a number, whatever it stands for."""
    bare = text.strip()
    zero = re.match(r"\D*0", bare) is not None
    return len(bare) <= LONGEST and shape_of(re.sub(r"[0-9]", "9", bare), zero=zero) is not None
