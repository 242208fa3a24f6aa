"""Applications of clients who are not in the portfolio, given as a CSV or JSON text: read, scored.

Columns are named as features, or as in Home Credit's application table; categories are written as
stored or in words. Everything wrong with a text is told in one report. Nothing is written to disk.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, ClassVar, Final, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.csv as pv
from numpy.typing import NDArray

from clairscore.core.errors import ClairscoreError, InputFaults
from clairscore.credit.applicants.entries import ID, asked, faults, known_range
from clairscore.credit.applicants.raw import EXAMPLES, featured, is_raw
from clairscore.credit.applicants.simulation import OUTSIDE, Simulator
from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.explanation import BULK_ROWS, Explainer, Explanation
from clairscore.credit.features.what_if import derived_names, recompute_columns
from clairscore.credit.model.cutoff import Level
from clairscore.credit.model.scale import Scale
from clairscore.credit.portfolio import Client, Portfolio
from clairscore.credit.portfolio.reasons import reasons
from clairscore.files.values import given_texts, numbers
from clairscore.texts import Message

pc: Any = pyarrow.compute  # it makes its functions at import, unseen by type checkers

LARGEST: Final = 10_000_000  # bytes of text
MOST_ROWS: Final = 10_000
SAMPLE_ROWS: Final = 64  # on which the fast explanation is checked

YES: Final = ("1", "1.0", "yes", "true", "oui", "vrai")
NO: Final = ("0", "0.0", "no", "false", "non", "faux")
CHOICES: Final = (Kind.CATEGORY, Kind.YES_NO)
NO_TEXTS: Final = pa.array([], pa.string())
SPELT: Final = "\x1f"  # between a feature's name and an answer


@dataclass(eq=False)
class UploadTooLarge(ClairscoreError):
    """More bytes or rows than are scored at once."""

    code: ClassVar[str] = "upload-too-large"
    http_status: ClassVar[int] = 413
    name: str
    megabytes: int = LARGEST // 1_000_000
    rows: int = MOST_ROWS


@dataclass(eq=False)
class UploadUnreadable(ClairscoreError):
    """Neither a CSV table nor JSON records."""

    code: ClassVar[str] = "upload-unreadable"
    name: str


@dataclass(frozen=True)
class Applications:
    """Applications that can be scored.

    Parameters
    ----------
    name
        Of the file.
    ids
        As given, else numbered from 1.
    values
        (n,) by feature name, all of the dictionary's; categories as codes, missing as NaN.
    notes
        What was passed over.
    """

    name: str
    ids: tuple[str, ...]
    values: Mapping[str, NDArray[np.float32]]
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class ScoredApplications:
    """Applications, derived features included, and what made their scores."""

    applications: Applications
    explained: Explanation
    scale: Scale

    def client(self, row: int) -> Client:
        """Return one applicant, as the portfolio would."""
        explained = self.explained
        return Client(
            id=self.applications.ids[row],
            row=OUTSIDE,
            score=float(explained.score[row]),
            scale=self.scale,
            pd=float(explained.pd[row]),
            to_scale=float(explained.to_scale[row]),
            defaulted=None,
            part="new",
            values={name: float(column[row]) for name, column in self.applications.values.items()},
            points=dict(zip(explained.features, explained.points[row].tolist(), strict=True)),
        )

    def results(self, portfolio: Portfolio) -> "Results":
        """Return what there is to say of each applicant, seen against the portfolio."""
        clients = (self.client(row) for row in range(len(self.applications.ids)))
        lines = tuple(result_of(client, portfolio) for client in clients)
        return Results(self.applications.name, self.applications.notes, lines)


@dataclass(frozen=True, slots=True)
class Result:
    """The decision on one application, with the codes of its reasons."""

    id: str
    accepted: bool
    score: float
    pd: float
    level: Level
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Results:
    """The decisions on a file's applications: `lines` in its order, `notes` on what was passed over."""

    name: str
    notes: tuple[Message, ...]
    lines: tuple[Result, ...]


def score_applications(simulator: Simulator, applications: Applications) -> ScoredApplications:
    """Score and explain applications with a portfolio's model."""
    explainer = simulator.explainer
    columns = recompute_columns(applications.values, simulator.portfolio.dictionary)
    X = np.column_stack([columns[name] for name in explainer.model.inputs])
    if len(X) >= BULK_ROWS:  # worth the tables that explain many rows at once
        explainer = Explainer(explainer.model, sample=X[:: len(X) // SAMPLE_ROWS])
    scored = replace(applications, values=columns)
    return ScoredApplications(scored, explainer(X), explainer.model.scale)


def read_applications(text: str, name: str, portfolio: Portfolio) -> Applications:
    """Read a CSV or JSON text.

    Parameters
    ----------
    text
        CSV with a header (comma, semicolon or tab), or a JSON object or list of objects.
    name
        Of the file, for reports.
    portfolio
        Whose features the columns name.

    Raises
    ------
    UploadTooLarge
        More than 10 MB or 10,000 rows.
    UploadUnreadable
        Neither CSV nor JSON.
    InputFaults
        Columns or values that can't be used, all of them.
    """
    if len(text) > LARGEST:
        raise UploadTooLarge(name)
    bare = text.removeprefix("\ufeff").strip()
    if not bare:
        raise UploadUnreadable(name)
    table = _json_table(bare, name) if bare[:1] in {"[", "{"} else _csv_table(bare, name)
    if table.num_rows > MOST_ROWS:
        raise UploadTooLarge(name)
    faults, notes = (), ()
    if is_raw(table, portfolio.dictionary):
        table, faults, notes = featured(table, portfolio.dictionary)
    return _Reader(table, portfolio, faults=faults, notes=notes).applications(name)


def result_of(client: Client, portfolio: Portfolio) -> Result:
    """Return the decision on one client, with the codes of its reasons."""
    why = reasons(client, portfolio)
    shown = why.lowered if client.accepted else why.raised
    codes = tuple(reason.code for reason in shown)
    return Result(str(client.id), client.accepted, client.score, client.pd, client.level, codes)


class _Reader:
    """Turns a table of texts into values, noting every fault on the way."""

    def __init__(
        self,
        table: pa.Table,
        portfolio: Portfolio,
        *,
        faults: tuple[Message, ...],
        notes: tuple[Message, ...],
    ) -> None:
        self._table = table
        self._portfolio = portfolio
        self._dictionary = portfolio.dictionary
        self._faults = list(faults)
        self._notes = notes
        self._required = asked(portfolio).required

    def applications(self, name: str) -> Applications:
        """Return all applications, or raise all faults."""
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
        notes = (Message("upload-computed", {"features": computed}),) if computed else ()
        return Applications(name, self._ids(), values, (*self._notes, *notes))

    def _columns(self) -> dict[str, pa.ChunkedArray]:
        """Return the columns that are features; note those that are nothing known."""
        names, dictionary = self._table.column_names, self._dictionary
        ours = {*dictionary.names, ID, dictionary.id_column, dictionary.target}
        repeated = tuple(name for name, times in Counter(names).items() if times > 1)
        if repeated:
            self._faults.append(Message("fault-upload-repeated", {"columns": repeated}))
        for unknown in (name for name in dict.fromkeys(names) if name not in ours):
            close = tuple(get_close_matches(unknown.lower(), dictionary.names, n=2, cutoff=0.7))
            message = "fault-upload-unknown-close" if close else "fault-upload-unknown"
            self._faults.append(Message(message, {"column": unknown, "close": close}))
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
        texts = given_texts(pa.chunked_array([pa.concat_arrays([NO_TEXTS, *chunks])]))
        chosen = np.array([feature.kind in CHOICES for feature in features], dtype=np.bool_)
        values = np.empty(shape)
        each = np.repeat(chosen, shape[1]).reshape(shape)
        values[each] = self._codes(texts, columns, chosen)
        values[~each] = numbers(_rows(texts, ~chosen, shape[1]))
        unread = np.asarray(texts.is_valid()).reshape(shape) & np.isnan(values)
        wrong = [("fault-upload-choice", unread & chosen[:, None])]
        wrong += [("fault-upload-number", unread & ~chosen[:, None])]
        lows = np.array([known_range(self._portfolio, name).low for name in columns])
        wrong += faults(values, features, lows)
        for j in np.flatnonzero(np.any([where.any(axis=1) for _, where in wrong], axis=0)):
            for message, where in wrong:
                self._note(message, features[j], where[j])
        return dict(zip(columns, values.astype(np.float32), strict=True))

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

    def _ids(self) -> tuple[str, ...]:
        for name in (ID, self._dictionary.id_column):
            if name in self._table.column_names:
                texts = self._table.column(name).to_pylist()
                return tuple(text or str(row) for row, text in enumerate(texts, start=1))
        return tuple(str(row) for row in range(1, self._table.num_rows + 1))


def _csv_table(text: str, name: str) -> pa.Table:
    """Return a CSV text as a table of texts."""
    header, _, body = text.partition("\n")
    delimiter = max(",;\t", key=header.count)
    columns = [column.strip() for column in next(csv.reader([header], delimiter=delimiter), [])]
    # positions, not names: names may be repeated
    types = {str(at): pa.string() for at in range(len(columns))}
    ragged: list[Message] = []

    def note(row: Any) -> str:  # noqa: ANN401 (pyarrow's InvalidRow has no public type)
        facts = {"row": str(row.number), "n": row.actual_columns, "expected": row.expected_columns}
        ragged.append(Message("fault-upload-ragged", facts))
        return "skip"

    if not body.strip():
        return pa.table([pa.array([], pa.string())] * len(columns), names=columns)
    try:
        table = pv.read_csv(
            io.BytesIO(body.encode()),
            # on one thread, rows have a number
            read_options=pv.ReadOptions(column_names=list(types), use_threads=False),
            parse_options=pv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, invalid_row_handler=note
            ),
            convert_options=pv.ConvertOptions(column_types=types, strings_can_be_null=False),
        )
    except pa.ArrowInvalid as error:
        raise UploadUnreadable(name) from error
    if ragged:
        raise InputFaults(name, faults=tuple(ragged))
    return table.rename_columns(columns)


def _json_table(text: str, name: str) -> pa.Table:
    """Return JSON records as a table of texts."""
    try:
        parsed: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UploadUnreadable(name) from error
    records = cast("list[Any]", parsed if isinstance(parsed, list) else [parsed])
    if not all(isinstance(record, dict) for record in records):
        raise UploadUnreadable(name)
    rows = cast("list[dict[str, Any]]", records)
    names = list(dict.fromkeys(key for row in rows for key in row))
    # one array for all columns: for one application, an array for each would take longest
    texts = pa.array([_text(row.get(key)) for key in names for row in rows], pa.string())
    columns = [texts.slice(k * len(rows), len(rows)) for k in range(len(names))]
    return pa.table(columns, names=names)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(int(value))
        case _:
            return str(value)


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
