"""From a lender's single table to the dataset artefact."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from clairscore.core.artefact import MANIFEST, open_artefact, sha256, writing
from clairscore.core.errors import InputFaults
from clairscore.core.paths import StrPath
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.dataset import DICTIONARY, FEATURES
from clairscore.credit.dictionary import read_dictionary, write_dictionary
from clairscore.credit.own_table.drafting import write_draft
from clairscore.credit.own_table.fitting import stored
from clairscore.credit.own_table.planning import Plan, Wishes, planned
from clairscore.credit.own_table.reading import Source, quoted, reading_table
from clairscore.credit.own_table.summary import OwnTableSummary
from clairscore.files.frames import NAME, file_of
from clairscore.texts import Message

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame

ROW_GROUP = 65_536


def build_dataset(  # noqa: PLR0913 — the options of `clairscore dataset`
    table: "StrPath | IntoDataFrame",
    target: StrPath,
    *,
    id_column: str | None = None,
    target_column: str | None = None,
    positive: str | None = None,
    dictionary: StrPath | None = None,
    memory: int | None = None,
    replace: bool = False,
    progress: Progress = SILENT,
) -> OwnTableSummary:
    """Make a dataset from a lender's own table.

    Parameters
    ----------
    table
        CSV or Parquet file, or a data frame of any library; one row a client.
    target
        Folder to write.
    id_column
        Column that identifies a client. None: the dictionary's; without one, rows are numbered
        from 1.
    target_column
        Column that says who defaulted; its missing values are unknown outcomes. None: the
        dictionary's if the table has it, else the dataset has no target and can only be scored.
    positive
        Value of the target that means default; needed unless 1 means default and 0 repaid.
    dictionary
        The lender's own `dictionary.toml`: only its features are taken, as it describes them.
        None: one is drafted.
    memory
        Bytes that DuckDB may take before it spills to disk; half of what there is if None.
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
    wishes = Wishes(id_column, target_column, positive, given)
    with (
        file_of(table) as file,
        writing(target, "dataset", replace=replace) as draft,
        reading_table(file, named=wishes.named, memory=memory, progress=progress) as source,
    ):
        with progress.step(Message("step-own-table-check")):
            plan, faults = planned(source, wishes)
            if faults:
                raise InputFaults(_shown(table), faults=faults)
        with progress.step(Message("step-own-table-write")):
            _write(plan, source, draft.path)
            draft.synthetic = _is_synthetic(file)
            draft.inputs[file.name] = sha256(file)
            draft.parameters |= _parameters(plan, source)
            return _summary(plan, source)


def _write(plan: Plan, source: Source, folder: Path) -> None:
    """Write the parts of the artefact: rows sorted by id, float32, categories as text."""
    roles = [(plan.id.name, plan.id.sql)]
    if plan.target.name:
        roles.append((plan.target.name, plan.target.sql))
    features = [
        (feature.name, stored(feature, plan.columns[feature.name]))
        for feature in plan.dictionary.features
    ]
    selected = ", ".join(f"{sql} AS {quoted(name)}" for name, sql in (*roles, *features))
    rows = source.staged.project(selected).order(quoted(plan.id.name))
    rows.write_parquet(str(folder / FEATURES), compression="zstd", row_group_size=ROW_GROUP)
    write = write_draft if plan.draft else write_dictionary
    write(plan.dictionary, folder / DICTIONARY)


def _shown(table: "StrPath | IntoDataFrame") -> str:
    return str(table) if isinstance(table, str | os.PathLike) else NAME


def _is_synthetic(table: Path) -> bool:
    """Return whether the table lies in an artefact that Clairscore made up."""
    return (
        os.path.lexists(table.parent / MANIFEST) and open_artefact(table.parent).manifest.synthetic
    )


def _parameters(plan: Plan, source: Source) -> dict[str, object]:
    return {
        "id": plan.id.name,
        "target": plan.target.name,
        "default": plan.target.default,
        "header_line": source.header_line,
        "delimiter": source.delimiter,
    }


def _summary(plan: Plan, source: Source) -> OwnTableSummary:
    defaults, repaid = source.staged.aggregate(
        ", ".join(f"coalesce(count_if({plan.target.sql} = {value}), 0)" for value in (1, 0))
    ).fetchall()[0]
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
        n_clients=source.n_rows,
        n_defaults=defaults,
        n_repaid=repaid,
        n_unlabelled=source.n_rows - defaults - repaid if plan.target.name else source.n_rows,
        features=plan.dictionary.names,
        inputs=plan.dictionary.inputs(),
        drafted=draft is not None,
        protected=draft.protected if draft else {},
        left_out=draft.left_out if draft else {},
        set_aside=draft.set_aside if draft else {},
        notes=tuple(notes),
    )
