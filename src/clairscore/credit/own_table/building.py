"""From a lender's single table to the dataset artefact."""

import os
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from clairscore.core.artefact import MANIFEST, open_artefact, sha256, writing
from clairscore.core.errors import InputFaults
from clairscore.core.paths import StrPath
from clairscore.core.place import scratch
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.dataset import DICTIONARY, FEATURES
from clairscore.credit.dictionary import Dictionary, Direction, read_dictionary, write_dictionary
from clairscore.credit.own_table.drafting import write_draft
from clairscore.credit.own_table.fitting import stored
from clairscore.credit.own_table.planning import Plan, Wishes, planned
from clairscore.credit.own_table.reading import Source
from clairscore.credit.own_table.roles import Outcomes
from clairscore.credit.own_table.summary import OwnTableSummary
from clairscore.files.databases import without_password
from clairscore.files.frames import NAME, file_of
from clairscore.files.streams import Wish
from clairscore.files.table import Table, reading
from clairscore.texts import Message

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame

ROW_GROUP = 65_536
GROUP_CELLS = 16_000_000  # of wide tables fewer rows at a time


def build_dataset(  # noqa: PLR0913 — the options of `clairscore dataset`
    table: "StrPath | IntoDataFrame",
    target: StrPath,
    *,
    id_column: str | None = None,
    target_column: str | None = None,
    positive: str | Sequence[str] | None = None,
    repaid: str | Sequence[str] | None = None,
    missing: Sequence[str] = (),
    dictionary: StrPath | None = None,
    drop_repeats: bool = False,
    encoding: str = "",
    sheet: str = "",
    replace: bool = False,
    progress: Progress = SILENT,
) -> OwnTableSummary:
    """Make a dataset from a lender's own table.

    Parameters
    ----------
    table
        File, folder of Parquet parts, address of a database, or a data frame of any library; one row
        a client.
    target
        Folder to write.
    id_column
        Column that identifies a client. None: the dictionary's; without one, rows are numbered
        from 1.
    target_column
        Column that says who defaulted; its missing values are unknown outcomes. None: the
        dictionary's if the table has it, else the dataset has no target and can only be scored.
    positive
        Values of the target that mean default; needed unless 1 means default and 0 repaid.
    repaid
        Those that mean repaid, where there are more than two: the outcome is unknown for the rest.
    missing
        Words that stand for missing values, beside the usual ones.
    dictionary
        The lender's own `dictionary.toml`: only its features are taken, as it describes them.
        None: one is drafted.
    drop_repeats
        Leave out rows that repeat another whole.
    encoding
        Of a text, as Python names it; empty to find out.
    sheet
        Sheet of a workbook or table of a database; empty where there is one.
    replace
        Replace an artefact at `target`.
    progress
        Told of each step.

    Returns
    -------
    OwnTableSummary
        What was made, and what the lender should check.

    Raises
    ------
    FileUnreadable
        The table or the dictionary can't be opened.
    InputFaults
        Everything wrong with the table, or with the dictionary, in one report.
    TargetTaken, WriteFailed
        See `core.artefact.writing`.
    """
    given = read_dictionary(Path(dictionary)) if dictionary else None
    outcomes = Outcomes(_several(positive), _several(repaid))
    wishes = Wishes(id_column, target_column, outcomes, given, drop_repeats=drop_repeats)
    wish = Wish(named=wishes.named, encoding=encoding, table=sheet)
    remembered = {f.name: f.written for f in given.features} if given else {}
    with (
        file_of(table) as place,
        writing(target, "dataset", replace=replace) as draft,
        _read(place, _shown(table, place), wish, progress=progress) as read,
    ):
        source = Source(read, missing=tuple(missing), remembered=remembered)
        with progress.step(Message("step-own-table-check")):
            plan, faults = planned(source, wishes)
            if faults:
                raise InputFaults(_shown(table, place), faults=faults)
        with progress.step(Message("step-own-table-write")):
            _write(plan, draft.path)
            if isinstance(place, Path):
                draft.synthetic = _is_synthetic(place)
                draft.inputs |= _digests(place)
            draft.parameters |= _parameters(plan)
            return _summary(plan)


def _several(values: str | Sequence[str] | None) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values or ())


@contextmanager
def _read(table: Path | str, name: str, wish: Wish, *, progress: Progress) -> Generator[Table]:
    """Read the table as a step of its own."""
    shown = table.name if isinstance(table, Path) else name
    with ExitStack() as kept:
        with progress.step(Message("step-own-table-read", {"file": shown})):
            read = kept.enter_context(reading(table, name=name, wish=wish))
        yield read


def _write(plan: Plan, folder: Path) -> None:
    """Write the parts of the artefact: rows sorted by id, float32, categories as text."""
    ids = plan.id.ids
    order = np.argsort(ids, kind="stable")
    with scratch() as work:
        columns = _columns(plan, work)
        size = max(min(ROW_GROUP, GROUP_CELLS // (len(columns) + 1)), 1)
        writer: pq.ParquetWriter | None = None
        for start in range(0, len(order), size):
            rows = order[start : start + size]
            group = pa.table({name: _taken(column, rows) for name, column in columns.items()})
            writer = writer or pq.ParquetWriter(folder / FEATURES, group.schema, compression="zstd")
            writer.write_table(group, row_group_size=size)
        if writer:
            writer.close()
    write = write_draft if plan.draft else write_dictionary
    write(plan.dictionary, folder / DICTIONARY)


def _shown(table: "StrPath | IntoDataFrame", place: Path | str) -> str:
    """Return how a table is called: a path as given, a URL without its password, or a frame."""
    if isinstance(place, str):
        return without_password(place)
    return str(table) if isinstance(table, str | os.PathLike) else NAME


def _columns(plan: Plan, work: Path) -> dict[str, Any]:
    """Return all columns in the table's order: numbers in a mapped file, so that few are in memory."""
    columns: dict[str, Any] = {plan.id.name: plan.id.ids}
    if plan.target.name:
        outcomes = plan.target.outcomes
        columns[plan.target.name] = pa.array(
            np.nan_to_num(outcomes).astype(np.int8), mask=np.isnan(outcomes)
        )
    path, places = work / "numbers", list[str]()
    with path.open("wb") as file:
        for feature in plan.dictionary.features:
            values = stored(feature, plan.source, plan.columns[feature.name])
            if isinstance(values, np.ndarray):
                file.write(values.tobytes())
                places.append(feature.name)
                values = np.empty(0, np.float32)
            columns[feature.name] = values
    if places:
        numbers = np.memmap(path, np.float32, "r", shape=(len(places), len(plan.id.ids)))
        columns |= dict(zip(places, numbers, strict=True))
    return columns


def _taken(column: Any, rows: NDArray[np.intp]) -> pa.Array:  # noqa: ANN401
    """Return some rows of a column as a dataset stores them; missing numbers as nulls."""
    if isinstance(column, np.ndarray):
        values = column[rows]
        missing = np.isnan(values) if values.dtype == np.float32 else None
        return pa.array(values, mask=missing)
    taken = column.take(pa.array(rows))
    return taken.dictionary_decode() if isinstance(taken, pa.DictionaryArray) else taken


def _digests(table: Path) -> Mapping[str, str]:
    """Return the sha256 of a file, or of each part of a folder."""
    if table.is_file():
        return {table.name: sha256(table)}
    parts = sorted(path for path in table.rglob("*") if path.is_file())
    return {f"{table.name}/{path.relative_to(table).as_posix()}": sha256(path) for path in parts}


def _is_synthetic(table: Path) -> bool:
    """Return whether the table lies in an artefact that Clairscore made up."""
    return (
        os.path.lexists(table.parent / MANIFEST) and open_artefact(table.parent).manifest.synthetic
    )


def _parameters(plan: Plan) -> dict[str, object]:
    return {
        "id": plan.id.name,
        "target": plan.target.name,
        "default": plan.target.default,
        "header_line": plan.source.table.header_line,
        "delimiter": plan.source.table.delimiter,
    }


def _directed(dictionary: Dictionary) -> dict[str, tuple[str, ...]]:
    """Return the inputs that have a direction, by direction."""
    inputs = [dictionary.by_name[name] for name in dictionary.inputs()]
    found = {
        direction.value: tuple(each.name for each in inputs if each.direction is direction)
        for direction in Direction
    }
    return {direction: names for direction, names in found.items() if names}


def _summary(plan: Plan) -> OwnTableSummary:
    n_clients = len(plan.id.ids)
    defaults, repaid = (int((plan.target.outcomes == value).sum()) for value in (1, 0))
    notes = list(plan.notes)
    if defaults > repaid:
        facts = {
            "target": plan.target.name,
            "share": defaults / (defaults + repaid),
            "default": plan.target.default,
            "other": plan.target.repaid,
        }
        notes.append(Message("own-table-mostly-default", facts))
    draft = plan.draft
    return OwnTableSummary(
        id_column=plan.id.name,
        target=plan.target.name,
        n_clients=n_clients,
        n_defaults=defaults,
        n_repaid=repaid,
        n_unlabelled=n_clients - defaults - repaid,
        features=plan.dictionary.names,
        inputs=plan.dictionary.inputs(),
        drafted=draft is not None,
        protected=draft.protected if draft else {},
        directions=_directed(plan.dictionary) if draft else {},
        left_out=draft.left_out if draft else {},
        set_aside=draft.set_aside if draft else {},
        notes=tuple(notes),
    )
