"""Building the dataset: tables in, one row a client and its dictionary out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from clairscore.core.artefact import writing
from clairscore.core.paths import StrPath
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.dataset import DICTIONARY, FEATURES
from clairscore.credit.dictionary import Dictionary, Feature, Kind, write_dictionary
from clairscore.credit.features.definition import CLIENT, TARGET, Definition
from clairscore.credit.features.stages import (
    ALL,
    APPLICATION,
    HISTORIES,
    application_features,
    history_features,
    joined,
    with_derived,
)
from clairscore.credit.features.telling import CRITERIA, KEY_FACTS
from clairscore.credit.features.themes import THEMES
from clairscore.credit.tables.reading import Tables, reading_tables
from clairscore.texts import Label, Message

ROW_GROUP = 65_536
# A column of free text is no category: beyond these, values stay without words (and models see
# them as missing).
MOST_UNDESCRIBED = 50
LONGEST_VALUE = 80


@dataclass(frozen=True)
class FeaturesSummary:
    """What was built.

    Parameters
    ----------
    n_clients, n_labelled, n_features
        Rows, rows with a known target, features.
    absent
        Tables that were not given.
    left_out
        Features that are not in the dataset, since their tables or columns are absent.
    notes
        What a reader should know of the tables and of the features made from them.
    """

    n_clients: int
    n_labelled: int
    n_features: int
    absent: tuple[str, ...]
    left_out: tuple[str, ...]
    notes: tuple[Message, ...]


def build_features(
    source: StrPath,
    target: StrPath,
    *,
    memory: int | None = None,
    replace: bool = False,
    progress: Progress = SILENT,
) -> FeaturesSummary:
    """Build the dataset of a folder (or zip) of Home Credit tables.

    Parameters
    ----------
    source
        Folder or zip with at least the application table; CSV or Parquet.
    target
        Folder of the dataset artefact.
    memory
        Bytes that DuckDB may take before it spills to disk; half of what there is if None.
    replace
        Replace an artefact already there.
    progress
        Told of each step.

    Raises
    ------
    InputFaults
        The tables are not as the schema says; all faults in one report.
    TargetTaken, WriteFailed
        The dataset can't be written there.
    """
    with (
        writing(target, "dataset", replace=replace) as draft,
        reading_tables(Path(source), memory=memory, progress=progress) as tables,
    ):
        features = _features(tables, progress)
        path = draft.path / FEATURES
        with progress.step(Message("step-features-write")):
            features.to_parquet(path, compression="zstd", row_group_size=ROW_GROUP)
        dictionary, notes = _dictionary(features.columns, path)
        write_dictionary(dictionary, draft.path / DICTIONARY)
        draft.synthetic = tables.synthetic
        draft.inputs = dict(tables.inputs)
        n_clients, n_labelled = _counts(path)
        return FeaturesSummary(
            n_clients=n_clients,
            n_labelled=n_labelled,
            n_features=len(dictionary.features),
            absent=tables.absent,
            left_out=tuple(d.name for d in ALL if d.name not in dictionary.by_name),
            notes=(*tables.notes, *_left_out_notes(dictionary, tables), *notes),
        )


def _features(tables: Tables, progress: Progress) -> ir.Table:
    """Return the whole dataset as an expression over one temporary table a source.

    Each source is aggregated once, one after another, so that only one aggregation holds memory.
    """
    with progress.step(Message("step-features-table", {"table": "application"})):
        expression, definitions = application_features(tables.tables["application"])
        application = _materialised(tables, "application", expression)
    histories: list[tuple[ir.Table, tuple[Definition, ...]]] = []
    for source in HISTORIES:
        found = history_features(source, tables.tables)
        if found is None:
            continue
        expression, definitions = found
        with progress.step(Message("step-features-table", {"table": source.name})):
            table = _materialised(tables, source.name, expression)
        histories.append((table, definitions))
    complete = with_derived(joined(application, histories))
    names = [feature.name for feature in _in_reading_order(complete.columns)]
    return complete.select(CLIENT, TARGET, *names).order_by(CLIENT)


def _materialised(tables: Tables, name: str, expression: ir.Table) -> ir.Table:
    return tables.connection.create_table(f"features_{name}", expression, temp=True)


def _in_reading_order(columns: Sequence[str]) -> list[Feature]:
    """Return the features among some columns, theme by theme."""
    order = [theme.name for theme in THEMES]
    features = [d.feature for d in ALL if d.name in set(columns)]
    return sorted(features, key=lambda feature: order.index(feature.theme))


def _dictionary(columns: Sequence[str], path: Path) -> tuple[Dictionary, tuple[Message, ...]]:
    """Return the dictionary of a written dataset; values found without words name themselves."""
    features: list[Feature] = []
    notes: list[Message] = []
    for feature in _in_reading_order(columns):
        found = _undescribed(feature, path) if feature.kind is Kind.CATEGORY else ()
        if found:
            facts = {"feature": feature.label, "values": found}
            notes.append(Message("note-features-undescribed", facts))
        described = {**feature.categories, **{value: Label(value, value) for value in found}}
        features.append(replace(feature, categories=described))
    used = {feature.theme for feature in features}
    return Dictionary(
        id_column=CLIENT,
        target=TARGET,
        features=tuple(features),
        themes=tuple(theme for theme in THEMES if theme.name in used),
        key_facts=tuple(name for name in KEY_FACTS if name in columns),
        criteria=tuple(name for name in CRITERIA if name in columns),
    ), tuple(notes)


def _undescribed(feature: Feature, path: Path) -> tuple[str, ...]:
    """Return the values of a category that have no words in the dictionary."""
    found = sorted(
        value
        for value in _column(path, feature.name).unique().to_pylist()
        if value is not None and value not in feature.categories and len(value) <= LONGEST_VALUE
    )
    return tuple(found[:MOST_UNDESCRIBED])


def _column(path: Path, name: str) -> pa.ChunkedArray:
    with pq.ParquetFile(path) as file:
        return file.read(columns=[name]).column(0)


def _counts(path: Path) -> tuple[int, int]:
    """Return the clients, and those whose target is known."""
    column = _column(path, TARGET)
    return len(column), len(column) - column.null_count


def _left_out_notes(dictionary: Dictionary, tables: Tables) -> tuple[Message, ...]:
    """Say which features an absent table or column keeps away, by table."""
    notes: list[Message] = []
    groups = {"application": (APPLICATION, ("application",))}
    groups |= {source.name: (source.definitions, source.required) for source in HISTORIES}
    for name, (definitions, required) in groups.items():
        lost = [d for d in definitions if d.name not in dictionary.by_name]
        if not lost:
            continue
        absent = [table for table in required if table not in tables.tables]
        if absent:
            facts = {"table": absent[0], "count": len(lost)}
            notes.append(Message("note-features-table-absent", facts))
        else:
            labels = tuple(d.feature.label for d in lost)
            facts = {"table": name, "count": len(lost), "features": labels}
            notes.append(Message("note-features-columns-absent", facts))
    return tuple(notes)
