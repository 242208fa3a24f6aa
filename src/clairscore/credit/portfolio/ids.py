"""Finding a client by an id as people write it, and the ids that are near one that does not exist."""

import re
from functools import cached_property
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from clairscore.files.ids import loose

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

NEAREST: Final = 3
NEIGHBOURS: Final = 100  # ids beside the wanted one among which those spelt alike are looked for
LONGEST: Final = 40  # characters of an id whose slips are tried one by one
ALPHABET: Final = 64  # different characters of the ids that are tried in the place of each
DIGITS: Final = 18  # int64 holds all whole numbers of so many
WHOLE: Final = re.compile(f"[+-]?[0-9]{{1,{DIGITS}}}")


class Ids:
    """The ids of a portfolio.

    Parameters
    ----------
    ids
        (n,), sorted: int64 or text.
    """

    def __init__(self, ids: NDArray[np.int64] | NDArray[np.str_]) -> None:
        self._ids = ids
        self._whole = ids.dtype.kind == "i"

    def row(self, wanted: int | str) -> int | None:
        """Return the row of a client: blanks, capitals and zeros before the id make no difference.

        None if there is none, or if several ids differ in no more than that.
        """
        exact = self._exact(str(wanted))
        if exact is not None:
            return exact
        if self._whole:
            return self._exact(loose(str(wanted)))
        keys, rows = self._loose
        key = loose(str(wanted))
        at = slice(*(int(np.searchsorted(keys, key, side=side)) for side in ("left", "right")))  # type: ignore[arg-type]
        found = rows[at]
        return int(found[0]) if len(found) == 1 else None

    def nearest(self, wanted: int | str) -> tuple[str, ...]:
        """Return the ids nearest to one that does not exist: by what was mistyped, then by value."""
        text = loose(str(wanted))
        slips = [row for row in map(self._known, _slips(text, self._alphabet)) if row is not None]
        rows = sorted({*slips, *self._beside(text)}, key=lambda row: self._apart(row, text))
        return tuple(str(self._ids[row]) for row in sorted(rows[:NEAREST]))

    def _apart(self, row: int, text: str) -> tuple[int, int, int]:
        value = abs(int(self._ids[row]) - int(text)) if self._whole and WHOLE.fullmatch(text) else 0
        return _distance(loose(str(self._ids[row])), text), value, row

    def _exact(self, text: str) -> int | None:
        wanted: int | str = text
        if self._whole:
            bare = text.strip()
            if not WHOLE.fullmatch(bare):
                return None
            wanted = int(bare)
        row = int(np.searchsorted(self._ids, wanted))  # type: ignore[arg-type]
        return row if row < len(self._ids) and self._ids[row] == wanted else None

    def _known(self, key: str) -> int | None:
        """Return the row of an id without blanks, capitals and zeros before it."""
        if self._whole:
            return self._exact(key)
        keys, rows = self._loose
        at = int(np.searchsorted(keys, key))
        return int(rows[at]) if at < len(keys) and keys[at] == key else None

    def _beside(self, text: str) -> list[int]:
        """Return rows of ids near a text: in the order of numbers, or of the alphabet."""
        if self._whole:
            if not (text.isascii() and text.isdigit() and len(text) <= DIGITS):
                return []
            at, width = int(np.searchsorted(self._ids, int(text))), NEAREST
            rows = range(max(0, at - width), min(len(self._ids), at + width))
            near = sorted(rows, key=lambda row: abs(int(self._ids[row]) - int(text)))
            return near[:NEAREST]
        keys, rows = self._loose
        at = int(np.searchsorted(keys, text))
        return rows[max(0, at - NEIGHBOURS) : at + NEIGHBOURS].tolist()

    @cached_property
    def _loose(self) -> tuple[NDArray[np.str_], NDArray[np.intp]]:
        """Return all ids without blanks, capitals and zeros before them, sorted, with their rows."""
        bare = pc.replace_substring_regex(pc.utf8_lower(pa.array(self._ids)), r"\s+", "")
        bare = pc.replace_substring_regex(bare, r"^0+([^0]|.$)", r"\1")
        keys = np.asarray(bare.to_pylist(), dtype=np.str_)
        order = np.argsort(keys, kind="stable")
        return keys[order], order

    @cached_property
    def _alphabet(self) -> str:
        """Return the characters of which ids are made."""
        if self._whole:
            return "0123456789"
        keys, _ = self._loose
        some = keys[:: max(len(keys) // 1_000, 1)]
        return "".join(sorted(set("".join(some.tolist()))))[:ALPHABET]


def _slips(text: str, alphabet: str) -> list[str]:
    """Return what a text may have been before one slip: two swapped, one wrong, one too many, one lost."""
    if len(text) > LONGEST:
        return []
    places = range(len(text))
    swapped = [text[:k] + text[k + 1] + text[k] + text[k + 2 :] for k in places[:-1]]
    wrong = [text[:k] + sign + text[k + 1 :] for k in places for sign in alphabet]
    extra = [text[:k] + text[k + 1 :] for k in places]
    lost = [text[:k] + sign + text[k:] for k in range(len(text) + 1) for sign in alphabet]
    return [slip for slip in (*swapped, *wrong, *extra, *lost) if slip and slip != text]


def _distance(one: str, other: str) -> int:
    """Return how many characters are to be changed, put in or taken out to make one text the other.

    Two that are swapped count once.
    """
    apart = [k for k in range(len(one)) if one[k] != other[k : k + 1]]
    swapped = [one[k] for k in apart] == [other[k : k + 1] for k in apart[::-1]]
    if len(one) == len(other) and len(apart) <= 2 and swapped:  # noqa: PLR2004 — two characters
        return min(len(apart), 1)
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, wanted in enumerate(other, start=1):
            change = before + (sign != wanted)
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, change)
    return row[-1]
