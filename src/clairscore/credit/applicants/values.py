"""The values of applications, read from texts as the lender's own files were read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from clairscore.core.errors import InputFaults
from clairscore.credit.applicants.entries import ID, asked, faults, known_range
from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.features.what_if import derived_names
from clairscore.credit.portfolio import Portfolio
from clairscore.files.numbers import Numbers, plain_numbers, read_numbers
from clairscore.files.units import UNITS_BY_NAME, differ
from clairscore.files.words import ERRORS, MISSING, MISSING_SPELT, NO, NO_NUMBER, YES
from clairscore.texts import Message

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

EXAMPLES: Final = 3  # rows told of each fault
CHOICES: Final = (Kind.CATEGORY, Kind.YES_NO)
NO_TEXTS: Final = pa.array([], pa.string())
MOST_FRACTION: Final = 2  # 200 %
SPELT: Final = "\x1f"  # between a feature's name and an answer


@dataclass(frozen=True)
class Given:
    """Applications as texts.

    Parameters
    ----------
    table
        A row an application; names may come twice.
    points
        See `files.numbers.read_numbers`.
    alike
        Written in a table of texts whose cells no comma parts, as the lender's with decimal commas:
        a comma stands there for the same.
    fractions
        Shares are fractions unless a sign says otherwise: so in JSON, whose writers read the manual.
    faults, notes
        What was found on the way.
    """

    table: pa.Table
    points: bool = False
    alike: bool = False
    fractions: bool = False
    faults: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()


def values_of(
    given: Given, name: str, portfolio: Portfolio
) -> tuple[dict[str, NDArray[np.float32]], tuple[Message, ...]]:
    """Return the values of applications by feature, (n,) each, and what is to be said of them.

    Raises
    ------
    InputFaults
        Columns or values that can't be used, all of them.
    """
    return _Reader(given, portfolio).values(name)


class _Reader:
    """Turns a table of texts into values, noting every fault on the way."""

    def __init__(self, given: Given, portfolio: Portfolio) -> None:
        self._given = given
        self._table = given.table
        self._portfolio = portfolio
        self._dictionary = portfolio.dictionary
        self._faults = list(given.faults)
        self._notes = list(given.notes)
        self._required = asked(portfolio).required

    def values(self, name: str) -> tuple[dict[str, NDArray[np.float32]], tuple[Message, ...]]:
        """Return all values with the notes, or raise all faults."""
        dictionary, n = self._dictionary, self._table.num_rows
        if not n:
            self._faults.append(Message("fault-upload-empty"))
        known = self._columns()
        values = dict.fromkeys(dictionary.names, np.full(n, np.nan, np.float32))
        values |= self._values(known)
        self._check_required(values)
        if self._faults:
            raise InputFaults(name, faults=tuple(self._faults))
        computed = tuple(column for column in derived_names(dictionary) if column in known)
        if computed:
            self._notes.append(Message("upload-computed", {"features": computed}))
        return values, tuple(self._notes)

    def _columns(self) -> dict[str, pa.ChunkedArray]:
        """Return the columns that are features; note those that are nothing known."""
        names, dictionary = self._table.column_names, self._dictionary
        ours = {*dictionary.names, ID, dictionary.id_column, dictionary.target}
        repeated = tuple(name for name, times in Counter(names).items() if times > 1)
        if repeated:
            self._faults.append(Message("fault-upload-repeated", {"columns": repeated}))
        others: list[str] = []
        for unknown in (name for name in dict.fromkeys(names) if name not in ours):
            close = tuple(get_close_matches(unknown.lower(), dictionary.names, n=2, cutoff=0.7))
            if close:
                facts = {"column": unknown, "close": close}
                self._faults.append(Message("fault-upload-unknown-close", facts))
            else:
                others.append(unknown)
        if others:  # the lender's tables may hold more than the dataset, which left it out
            self._notes.append(Message("upload-unknown", {"columns": tuple(others)}))
        if not any(name in dictionary.by_name for name in names):
            self._faults.append(Message("fault-upload-no-feature"))
        at = {name: position for position, name in reversed(list(enumerate(names)))}
        return {name: self._table.column(at[name]) for name in dictionary.names if name in at}

    def _values(self, columns: Mapping[str, pa.ChunkedArray]) -> dict[str, NDArray[np.float32]]:
        """Return columns as stored; what can't be is noted, and missing.

        All columns are read at once: for one application, a call for each would take longest.
        """
        features = tuple(self._dictionary.by_name[name] for name in columns)
        shape = (len(features), self._table.num_rows)
        chunks = [chunk for column in columns.values() for chunk in column.chunks]
        texts = _without_blanks(pa.chunked_array([pa.concat_arrays([NO_TEXTS, *chunks])]))
        chosen = np.array([feature.kind in CHOICES for feature in features], dtype=np.bool_)
        values = np.empty(shape)
        each = np.repeat(chosen, shape[1]).reshape(shape)
        values[each] = self._codes(texts, columns, chosen)
        values[~each] = plain_numbers(_rows(texts, ~chosen, shape[1]), points=self._given.points)
        given = np.asarray(texts.is_valid()).reshape(shape)
        scaled = np.array([UNITS_BY_NAME[f.written.unit].scale != 1 for f in features], np.bool_)
        unread = given & (np.isnan(values) | scaled[:, None])
        for j in np.flatnonzero(unread.any(axis=1)):
            column = texts.slice(j * shape[1], shape[1])
            blank = self._words(features[j], column, values[j])
            unread[j] = given[j] & np.isnan(values[j]) & ~blank
        wrong = [("fault-upload-choice", unread & chosen[:, None])]
        wrong += [("fault-upload-number", unread & ~chosen[:, None])]
        lows = np.array([known_range(self._portfolio, name).low for name in columns])
        wrong += faults(values, features, lows)
        for j in np.flatnonzero(np.any([where.any(axis=1) for _, where in wrong], axis=0)):
            for message, where in wrong:
                self._note(message, features[j], where[j])
        return dict(zip(columns, values.astype(np.float32), strict=True))

    def _words(
        self, feature: Feature, texts: pa.ChunkedArray, values: NDArray[np.float64]
    ) -> NDArray[np.bool_]:
        """Read what is not plainly a number, into `values`; return where nothing is given."""
        if feature.kind is Kind.CATEGORY:
            return _among(texts, (*MISSING, *ERRORS))
        if feature.kind is Kind.YES_NO:
            return _among(texts, (*NO_NUMBER, *ERRORS))
        before = feature.written if self._given.alike else replace(feature.written, decimal="")
        found = read_numbers(texts, points=self._given.points, remembered=before)
        values[:] = found.values
        self._tell(feature, found)
        doubtful = pc.is_in(texts, pa.array(found.in_doubt, pa.string()))
        return _among(texts, found.blanks) | doubtful.to_numpy().astype(np.bool_)

    def _tell(self, feature: Feature, found: Numbers) -> None:
        """Note what can't be read for certain, and what was read as missing."""
        facts = {"feature": feature.name, "label": feature.label}
        if found.in_doubt:
            facts |= {"found": found.in_doubt}
            self._faults.append(Message("fault-upload-ambiguous", facts))
        now = found.units or (found.writing.unit,)
        if found.units or (found.n_read and self._differs(feature, found)):
            shown = {"before": feature.written.unit or "–", "now": tuple(u or "–" for u in now)}
            self._faults.append(Message("fault-upload-unit", {**facts, **shown}))
        odd = tuple(word for word in found.blanks if word.casefold() not in MISSING)
        if odd:
            self._notes.append(Message("upload-blanks", {**facts, "found": odd}))

    def _differs(self, feature: Feature, found: Numbers) -> bool:
        """Return whether numbers may not mean the same as in the lender's files."""
        percent, now = feature.kind is Kind.PERCENT, found.writing.unit
        if percent and not now and self._given.fractions:
            return bool(np.nanmax(np.abs(found.values)) > MOST_FRACTION)
        return differ(feature.written.unit, now, percent=percent)

    def _codes(
        self, texts: pa.ChunkedArray, names: Iterable[str], chosen: NDArray[np.bool_]
    ) -> NDArray[np.float64]:
        """Return the codes of answers, however they are spelt; NaN for what is no answer."""
        n, words = self._table.num_rows, _spellings(self._portfolio)
        owners = pa.array(np.repeat(np.array(list(names), dtype=object)[chosen], n), pa.string())
        spelt = pc.binary_join_element_wise(owners, pc.utf8_lower(_rows(texts, chosen, n)), SPELT)
        found = pc.fill_null(pc.index_in(spelt, words.spellings), len(words.codes) - 1)
        return words.codes[found.to_numpy()]

    def _note(self, message: str, feature: Feature, where: NDArray[np.bool_]) -> None:
        """Note what is wrong with a feature in some rows, with the first of them."""
        rows = np.flatnonzero(where)
        if not len(rows):
            return
        texts = self._table.column(self._table.column_names.index(feature.name))
        facts = {
            "feature": feature.name,
            "label": feature.label,
            "found": str(texts[int(rows[0])]),
            "expected": _answers(feature),
        }
        # row 1 is the first application, whatever lines the text has
        shown = {"rows": tuple(str(row + 1) for row in rows[:EXAMPLES]), "n": len(rows)}
        fault = Message(message, facts)
        self._faults.append(Message("fault-upload-rows", {**facts, **shown, "fault": fault}))

    def _check_required(self, values: Mapping[str, NDArray[np.float32]]) -> None:
        """Note required features that are absent or empty, unless they were faulty anyway."""
        noted = {str(fault.args.get("feature", "")) for fault in self._faults}
        for name in self._required:
            lacking = np.isnan(values[name])
            if name not in noted and lacking.any():
                feature = self._dictionary.by_name[name]
                if name in self._table.column_names:
                    self._note("fault-upload-required", feature, lacking)
                else:
                    facts = {"column": name, "label": feature.label}
                    self._faults.append(Message("fault-upload-column", facts))


def _without_blanks(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return texts without blanks around them; null where nothing is given."""
    bare = pc.utf8_trim_whitespace(texts)
    return pc.if_else(pc.is_in(bare, pa.array(MISSING_SPELT)), None, bare)


def _among(texts: pa.ChunkedArray, words: Iterable[str]) -> NDArray[np.bool_]:
    """Return where a text is one of some words, in any case."""
    known = pa.array([word.casefold() for word in words], pa.string())
    found = pc.is_in(pc.utf8_lower(texts), known, skip_nulls=True)
    return found.to_numpy().astype(np.bool_)


def _rows(texts: pa.ChunkedArray, which: NDArray[np.bool_], n: int) -> pa.ChunkedArray:
    """Return the texts of some columns out of many that follow each other, `n` texts each."""
    return pc.filter(texts, pa.array(np.repeat(which, n)))


@dataclass(frozen=True)
class _Spellings:
    """Every way to write an answer, after the feature's name; and their codes, then NaN."""

    spellings: pa.Array
    codes: NDArray[np.float64]


@lru_cache(maxsize=4)
def _spellings(portfolio: Portfolio) -> _Spellings:
    """Return how answers are spelt."""
    codes = {
        feature.name + SPELT + word: code
        for feature in portfolio.dictionary.features
        if feature.kind in CHOICES
        for word, code in _words(feature).items()
    }
    return _Spellings(pa.array(list(codes), pa.string()), np.array([*codes.values(), np.nan]))


def _words(feature: Feature) -> dict[str, int]:
    """Return the code of each answer: as stored, or in words of either language."""
    if feature.kind is Kind.YES_NO:
        return {**dict.fromkeys(YES, 1), **dict.fromkeys(NO, 0)}
    in_words = {
        word.lower(): code
        for code, label in enumerate(feature.categories.values())
        for word in (label.fr, label.en)
    }
    return {**in_words, **{name.lower(): code for code, name in enumerate(feature.categories)}}


def _answers(feature: Feature) -> tuple[object, ...]:
    if feature.kind is Kind.YES_NO:
        return ("0", "1")
    return tuple(feature.categories)
