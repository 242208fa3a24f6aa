"""Applications of clients who are not in the portfolio, given as a table or as JSON: read, scored.

Columns are named as features, or as in Home Credit's application table; values are written as in
the lender's files. Everything wrong with them is told in one report. Nothing is written to disk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from clairscore.core.errors import ClairscoreError, InputFaults
from clairscore.credit.applicants.entries import ID
from clairscore.credit.applicants.raw import featured, is_raw
from clairscore.credit.applicants.simulation import OUTSIDE, Simulator
from clairscore.credit.applicants.values import Given, values_of
from clairscore.credit.dictionary import Dictionary
from clairscore.credit.explanation import BULK_ROWS, Explainer, Explanation
from clairscore.credit.features.what_if import recompute_columns
from clairscore.credit.model.cutoff import Level
from clairscore.credit.model.scale import Scale
from clairscore.credit.portfolio import Client, Portfolio
from clairscore.credit.portfolio.reasons import reasons
from clairscore.credit.tables.schema import APPLICATION
from clairscore.files.ids import bare_ids
from clairscore.files.kinds import START
from clairscore.files.numbers import spelt
from clairscore.files.records import held_records
from clairscore.files.rows import strangers
from clairscore.files.streams import Wish
from clairscore.files.table import reading
from clairscore.texts import Message

LARGEST: Final = 10_000_000  # bytes of text
MOST_ROWS: Final = 10_000
SAMPLE_ROWS: Final = 64  # on which the fast explanation is checked


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
    """Nothing, or broken JSON."""

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


def read_applications(content: str | bytes, name: str, portfolio: Portfolio) -> Applications:
    """Read a table or JSON records.

    Parameters
    ----------
    content
        JSON: an object, a list of objects or one a line; or what any file of a table holds, its
        columns named as features, or as in Home Credit's application table.
    name
        Of the file, for reports.
    portfolio
        Whose features the columns name.

    Raises
    ------
    UploadTooLarge
        More than 10 MB or 10,000 rows.
    UploadUnreadable
        Nothing, or broken JSON.
    FileUnreadable
        A damaged file.
    InputFaults
        No table, or columns or values that can't be used, all of them.
    """
    if len(content) > LARGEST:
        raise UploadTooLarge(name)
    given = _given(content, name, portfolio)
    if given.table.num_rows > MOST_ROWS:
        raise UploadTooLarge(name)
    if is_raw(given.table, portfolio.dictionary):
        given = featured(given, portfolio.dictionary)
    values, notes = values_of(given, name, portfolio)
    return Applications(name, _ids(given.table, portfolio.dictionary), values, notes)


def _given(content: str | bytes, name: str, portfolio: Portfolio) -> Given:
    """Return the applications as texts, whatever they came in."""
    data = content.encode() if isinstance(content, str) else content
    start = data[:START].decode("utf-8-sig", errors="replace").lstrip()
    if not start:
        raise UploadUnreadable(name)
    if start[0] in "[{":
        try:
            return Given(held_records(data.decode("utf-8-sig")), fractions=True)
        except ValueError as error:
            raise UploadUnreadable(name) from error
    dictionary = portfolio.dictionary
    named = (*dictionary.names, ID, dictionary.id_column, *APPLICATION.columns)
    with reading(data, name=name, wish=Wish(named=named, most_rows=MOST_ROWS)) as read:
        if read.faults:
            raise InputFaults(name, faults=read.faults)
        id_at = next(
            (read.names.index(one) for one in _id_names(dictionary) if one in read.names), None
        )
        found = strangers(read, id_at=id_at)
        kept = pa.array(~found.where)
        texts = [spelt(read.given(at).filter(kept)) for at in range(len(read.names))]
    table = pa.table(texts, names=list(read.names))
    alike = read.delimiter not in {"", ","}
    return Given(table, read.points, alike=alike, notes=(*read.notes, *found.notes))


def _id_names(dictionary: Dictionary) -> tuple[str, ...]:
    return (ID, dictionary.id_column)


def _ids(table: pa.Table, dictionary: Dictionary) -> tuple[str, ...]:
    for name in _id_names(dictionary):
        if name in table.column_names:
            texts = bare_ids(table.column(name)).to_pylist()
            return tuple(text or str(row) for row, text in enumerate(texts, start=1))
    return tuple(str(row) for row in range(1, table.num_rows + 1))


def result_of(client: Client, portfolio: Portfolio) -> Result:
    """Return the decision on one client, with the codes of its reasons."""
    why = reasons(client, portfolio)
    shown = why.lowered if client.accepted else why.raised
    codes = tuple(reason.code for reason in shown)
    return Result(str(client.id), client.accepted, client.score, client.pd, client.level, codes)
