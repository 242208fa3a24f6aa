"""Numbers as people write them: one grammar for tables, applications, corpora and assignments.

1234.5 · 1 234,50 € · (1.234,5) · $1,234.50- · 12,5 % · 12 k€ · 1,5E+03

A value whose sign may be for thousands or for decimals (1,234) is settled by the other values of
its column, else by how the column was written before, else not at all: a wrong guess is wrong by
1,000.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from clairscore.files.numerals import BLANKS, LONGEST, Shape, shape_of
from clairscore.files.units import Unit
from clairscore.files.words import ERRORS, NO_NUMBER
from clairscore.files.writing import PLAIN, Writing

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

EXAMPLES: Final = 5
GROUPING: Final = f"['’{BLANKS}]"
PLAIN_NUMBER: Final = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$"
LEADING_ZERO: Final = r"^[+-]?0\d+$"  # 01234 is a code
# all of them whole, or in groups of three behind a point: thousands as well as decimals
POINT_IN_DOUBT: Final = r"^[+-]?[1-9]\d{0,2}\.\d{3}$"
POINTED: Final = r"^[+-]?(\d{1,3}|[1-9]\d{0,2}\.\d{3})$"
# what may be a number with something around it; the rest is not looked at any closer
LIKELY: Final = rf"^[^\d]{{0,16}}\d[\d.,'’{BLANKS}]*([eE][+-]?\d{{1,3}})?[^\d]{{0,16}}$"
NINES: Final = np.arange(256, dtype=np.uint8)
NINES[ord("0") : ord("9") + 1] = ord("9")
NO_SHAPE: Final = Shape(
    0, 0, negative=False, unit=Unit(""), form="", spaced=False, in_doubt=False, coded=False
)
INFINITE: Final = r"(?i)^[+-]?(inf|infinity|∞)$"


@dataclass(frozen=True)
class Numbers:
    """What a column of text was found to hold, read as numbers.

    Parameters
    ----------
    values
        (n,): NaN where nothing is given and where no number is.
    n_given, n_read
        Rows with a value, and with one that is a number.
    writing
        How the column writes them.
    words
        What is given and no number, with its count, the commonest first; errors and words for
        nothing are not among them.
    blanks
        Words and errors that say that nothing is given, with their counts.
    in_doubt
        Numbers whose sign may be for thousands or for decimals; NaN among the values.
    units
        More than one unit, which can't be brought together; empty if all is well.
    coded
        A whole number with zeros before it: a code.
    """

    values: NDArray[np.float64]
    n_given: int = 0
    n_read: int = 0
    writing: Writing = PLAIN
    words: dict[str, int] = field(default_factory=dict[str, int])
    blanks: dict[str, int] = field(default_factory=dict[str, int])
    in_doubt: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    coded: bool = False


def read_numbers(
    texts: pa.ChunkedArray,
    *,
    points: bool = True,
    remembered: Writing = PLAIN,
    missing: Sequence[str] = (),
) -> Numbers:
    """Read a column of texts as numbers.

    Parameters
    ----------
    texts
        Without blanks around them; null where nothing is given.
    points
        A point stands before decimals unless something says otherwise: so in files with commas
        between cells. Where cells are apart by something else, 1.234 may be a thousand.
    remembered
        How the column was written before: settles what the values leave open.
    missing
        More words that say that nothing is given.
    """
    n_given = len(texts) - texts.null_count
    if _all(pc.match_substring_regex(texts, PLAIN_NUMBER)):
        doubtful = not points and n_given and _all(pc.match_substring_regex(texts, POINTED))
        if not (doubtful and _any(pc.match_substring(texts, "."))):
            coded = _any(pc.match_substring_regex(texts, LEADING_ZERO))
            writing = _plain_writing(texts, points=points)
            values = _doubles(texts)
            return Numbers(values, n_given, n_given, writing, coded=coded)
    return _Column(texts, points=points, remembered=remembered, missing=missing).numbers()


def plain_numbers(texts: pa.ChunkedArray, *, points: bool) -> NDArray[np.float64]:
    """Return the texts that are plainly numbers, whatever column they are of; NaN for the rest."""
    plain = pc.match_substring_regex(texts, PLAIN_NUMBER)
    if not points:
        plain = pc.and_not(plain, pc.match_substring_regex(texts, POINT_IN_DOUBT))
    return _doubles(pc.if_else(plain, texts, None))


def spelt(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column as texts that are read back for certain; those that are texts stay."""
    texts = column.cast(pa.string())
    if not pa.types.is_floating(column.type):
        return texts
    whole = pc.replace_substring_regex(texts, r"\.0$", "")
    return pc.replace_substring_regex(whole, r"^(-?\d{1,3}\.\d{3})$", r"\10")


def written(value: float) -> str:
    """Return a number as a text that this grammar reads back for certain."""
    text = repr(value).removesuffix(".0")
    whole, point, decimals = text.partition(".")
    doubtful = point and len(decimals) == 3 and len(whole.lstrip("-")) <= 3  # noqa: PLR2004 — thousands
    return text + "0" if doubtful and decimals.isdigit() else text


def _plain_writing(texts: pa.ChunkedArray, *, points: bool) -> Writing:
    """Return how plain numbers are written: a point is worth remembering where it could mislead."""
    if points or not _any(pc.match_substring(texts, ".")):
        return PLAIN
    return Writing(decimal=".")


class _Column:
    """The different texts of a column, read together."""

    def __init__(
        self,
        texts: pa.ChunkedArray,
        *,
        points: bool,
        remembered: Writing,
        missing: Sequence[str],
    ) -> None:
        counted = pc.value_counts(pc.drop_null(texts))
        self._texts = texts
        self._points = points
        self._remembered = remembered
        self._different: pa.Array = counted.field("values")
        self._counts = counted.field("counts").to_numpy()
        blank = [*NO_NUMBER, *ERRORS, *(w.casefold() for w in (*missing, *remembered.missing))]
        self._blank = _bools(pc.is_in(pc.utf8_lower(self._different), pa.array(blank)))
        likely = _bools(pc.match_substring_regex(self._different, LIKELY)) & ~self._blank
        self._rows = np.flatnonzero(likely)
        self._likely: pa.Array = self._different.take(pa.array(self._rows))
        shapes, which = _shaped(self._likely)
        read = np.array([shape is not None for shape in shapes], dtype=np.bool_)[which]
        self._rows, self._which = self._rows[read], which[read]
        self._likely = self._likely.filter(pa.array(read))
        self._shapes = [shape or NO_SHAPE for shape in shapes]

    def numbers(self) -> Numbers:
        """Return the column's numbers."""
        commas, doubt, writing = self._signs()
        digits = self._digits(commas)
        names = self._each(lambda shape: shape.unit.name)
        found = sorted(set(names[digits != 0].tolist()))
        mixed = len({name for name in found if name}) > 1 or ("%" in found and "" in found)
        unit = "" if mixed else next((name for name in found if name), "")
        # divided by 100 rather than multiplied by 0.01, which is none of the numbers of a computer
        digits = digits * self._each(lambda shape: max(shape.unit.scale, 1.0))
        digits /= self._each(lambda shape: max(round(1 / shape.unit.scale), 1))
        digits = np.where(self._each(lambda shape: shape.negative), -digits, digits)
        values = np.full(len(self._different), np.nan)
        values[self._rows] = np.where(doubt, np.nan, digits)
        infinite = _bools(pc.match_substring_regex(self._different, INFINITE))
        values[infinite] = np.inf
        read = np.isin(np.arange(len(values)), self._rows) | infinite
        blanks = self._said(self._blank)
        in_doubt = self._likely.filter(pa.array(doubt)).to_pylist()
        return Numbers(
            values=self._spread(values),
            n_given=int(self._counts[~self._blank].sum()),
            n_read=int(self._counts[read].sum()),
            writing=Writing(writing.decimal, writing.thousands, unit, tuple(blanks)),
            words=self._said(~(read | self._blank)),
            blanks=blanks,
            in_doubt=tuple(sorted(in_doubt)[:EXAMPLES]),
            units=tuple(found) if mixed else (),
            coded=bool(self._each(lambda shape: shape.coded).any()),
        )

    def _each(self, of: Callable[[Shape], Any]) -> NDArray[Any]:
        """Return something of each number's shape."""
        return np.array([of(shape) for shape in self._shapes or [NO_SHAPE]])[self._which]

    def _signs(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_], Writing]:
        """Return where commas stand before decimals, what is in doubt, and the column's signs."""
        forms = self._each(lambda shape: shape.form)
        in_doubt = self._each(lambda shape: shape.in_doubt)
        sure = set(forms[~in_doubt].tolist())
        decimal = {".": bool(sure & {".", ",."}), ",": bool(sure & {",", ".,"})}
        thousands = {".": bool(sure & {"..", ".,"}), ",": bool(sure & {",,", ",."})}
        doubt = np.zeros(len(forms), dtype=np.bool_)
        commas = np.isin(forms, [",", ".,", ".."])
        alone = len(set(forms[in_doubt].tolist())) == 1
        for sign, other in ((".", ","), (",", ".")):
            here = in_doubt & (forms == sign)
            if not here.any():
                continue
            is_decimal = self._is_decimal(sign, other, decimal=decimal, thousands=thousands)
            if is_decimal is None and sign == "." and self._points and alone:
                is_decimal = True
            if is_decimal is None:
                doubt |= here
            else:
                (decimal if is_decimal else thousands)[sign] = True
                # a point for thousands is read as if a comma stood before decimals
                commas = np.where(here, is_decimal == (sign == ","), commas)
        spaced = bool(self._each(lambda shape: shape.spaced).any())
        grouped = " " if spaced else next((s for s in ".," if thousands[s]), "")
        point = "." if decimal["."] and (not self._points or grouped == ",") else ""
        return commas, doubt, Writing("," if decimal[","] else point, grouped)

    def _is_decimal(
        self, sign: str, other: str, *, decimal: dict[str, bool], thousands: dict[str, bool]
    ) -> bool | None:
        """Return whether a sign stands before decimals in this column; None if nothing tells."""
        here = self._told(sign, other, decimal=decimal, thousands=thousands)
        if here is not None:
            return here
        before = self._remembered
        if sign == before.thousands:
            return False
        # with commas between cells it is another hand that writes a comma before decimals
        return True if sign == before.decimal and not self._points else None

    @staticmethod
    def _told(
        sign: str, other: str, *, decimal: dict[str, bool], thousands: dict[str, bool]
    ) -> bool | None:
        """Return what the other values of the column tell; None if nothing, or if they disagree."""
        for_decimals = decimal[sign] or thousands[other]
        for_thousands = thousands[sign] or decimal[other]
        return None if for_decimals == for_thousands else for_decimals

    def _digits(self, commas: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return the numbers without sign and unit; those of like shape are read together."""
        alike = self._each(lambda shape: (shape.start * 128 + shape.tail) * 2 + shape.spaced)
        alike = alike * 2 + commas
        digits = np.full(len(alike), np.nan)
        for kind in np.unique(alike).tolist():
            rows = np.flatnonzero(alike == kind)
            place, comma = divmod(kind, 2)
            place, blanks = divmod(place, 2)
            start, tail = divmod(place, 128)
            texts = self._likely.take(pa.array(rows))
            texts = pc.utf8_slice_codeunits(texts, start, -tail if tail else None)
            texts = pc.replace_substring_regex(texts, GROUPING, "") if blanks else texts
            texts = pc.replace_substring(texts, "." if comma else ",", "")
            digits[rows] = _doubles(pc.replace_substring(texts, ",", ".") if comma else texts)
        return digits

    def _spread(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return a value for each row, from those of the different texts."""
        at = pc.fill_null(pc.index_in(self._texts, self._different), len(values))
        return np.append(values, np.nan)[at.to_numpy()]

    def _said(self, where: NDArray[np.bool_]) -> dict[str, int]:
        chosen = np.flatnonzero(where)
        ordered = chosen[np.argsort(-self._counts[chosen], kind="stable")]
        words = self._different.take(pa.array(ordered)).to_pylist()
        return dict(zip(words, self._counts[ordered].tolist(), strict=True))


def _shaped(texts: pa.Array) -> tuple[list[Shape | None], NDArray[np.intp]]:
    """Return the different shapes of texts, and which of them each has."""
    whole = pa.concat_arrays([texts])  # from the start of its buffers
    _, offsets, data = whole.buffers()
    nines = NINES[np.frombuffer(data or b"", np.uint8)]
    shapes = pa.StringArray.from_buffers(len(whole), offsets, pa.py_buffer(nines.tobytes()))
    encoded = pc.dictionary_encode(shapes)
    zero = _bools(pc.match_substring_regex(texts, r"^[^\d]*0"))
    keys, which = np.unique(encoded.indices.to_numpy() * 2 + zero, return_inverse=True)
    spelt = encoded.dictionary.to_pylist()
    found = [
        shape_of(spelt[key // 2], zero=bool(key % 2)) if len(spelt[key // 2]) <= LONGEST else None
        for key in keys.tolist()
    ]
    return found, which.reshape(-1)


def _doubles(texts: pa.ChunkedArray | pa.Array) -> NDArray[np.float64]:
    numbers = pc.cast(texts, pa.float64()).to_numpy(zero_copy_only=False)
    return numbers.astype(np.float64, copy=False)


def _bools(values: pa.Array) -> NDArray[np.bool_]:
    return np.asarray(values.to_numpy(zero_copy_only=False), dtype=np.bool_)


def _all(values: pa.ChunkedArray) -> bool:
    return bool(pc.all(values, min_count=0).as_py())


def _any(values: pa.ChunkedArray) -> bool:
    return bool(pc.any(values, min_count=0).as_py())
