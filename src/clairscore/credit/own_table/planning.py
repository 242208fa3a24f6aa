"""What each column of a table becomes: id, target, feature or nothing; all faults in one report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.own_table.columns import Column, Holds, profiled, said
from clairscore.credit.own_table.drafting import Drafted, drafted
from clairscore.credit.own_table.fitting import fitted
from clairscore.credit.own_table.reading import Source, clients, repeats, without
from clairscore.credit.own_table.roles import (
    ROW,
    Outcomes,
    Role,
    Target,
    client_id,
    doubled_names,
    missing_column,
    outcome,
    repeated_rows,
)
from clairscore.files.numbers import EXAMPLES
from clairscore.texts import Message


@dataclass(frozen=True)
class Wishes:
    """What the lender asked for.

    Parameters
    ----------
    id_column, target_column
        Columns named; None: the dictionary's, or none.
    outcomes
        Values of the target that mean default, and repaid.
    dictionary
        The lender's own, if given.
    drop_repeats
        Leave out rows that repeat another whole.
    """

    id_column: str | None
    target_column: str | None
    outcomes: Outcomes
    dictionary: Dictionary | None
    drop_repeats: bool = False

    @property
    def named(self) -> tuple[str, ...]:
        """Return the columns that the table should have."""
        described = self.dictionary.names if self.dictionary else ()
        roles = (self.id_column, self.target_column)
        return (*(name for name in roles if name is not None), *described)


@dataclass(frozen=True)
class Plan:
    """What the dataset will hold, known to be free of faults."""

    source: Source
    id: Role
    target: Target
    dictionary: Dictionary
    columns: Mapping[str, Column]
    draft: Drafted | None
    notes: tuple[Message, ...]


def planned(source: Source, wishes: Wishes) -> tuple[Plan, tuple[Message, ...]]:
    """Decide what each column becomes.

    Parameters
    ----------
    source
        The table.
    wishes
        What the lender asked for.

    Returns
    -------
    plan
        Only to be used without faults.
    faults
        Everything that is wrong with the table.
    """
    id_name, target_name = _role_names(wishes, source.names)
    source = _clients(source, id_name, wishes)
    columns = {column.name: column for column in profiled(source)}
    faults = [*source.table.faults, *doubled_names(source.names)]
    faults += _role_faults(columns, id_name, target_name)
    id_ = client_id(source, columns.get(id_name or ""))
    target = Target("")
    if target_name in columns:
        target = outcome(source, columns[target_name], wanted=wishes.outcomes)
    faults += [*id_.faults, *target.faults]
    notes = _reading_notes(source, columns, id_name=id_name, target=target)
    draft = None
    if wishes.dictionary:
        described = replace(wishes.dictionary, id_column=id_.name, target=target.name)
        fit = fitted(described, source, columns)
        dictionary, notes = fit.dictionary, (*notes, *fit.notes)
        faults += fit.faults
    else:
        others = [column for name, column in columns.items() if name not in {id_name, target_name}]
        draft = drafted(others, id_column=id_.name, target=target.name)
        dictionary = draft.dictionary
        notes += _draft_notes(columns, draft)
        if not dictionary.features:
            faults.append(Message("fault-own-table-no-feature"))
    faults += _number_faults([columns[name] for name in dictionary.names if name in columns])
    return Plan(source, id_, target, dictionary, columns, draft, notes), tuple(faults)


def _clients(source: Source, id_name: str | None, wishes: Wishes) -> Source:
    """Return the rows that are clients, each once if that was asked for."""
    source = clients(source, id_name)
    if not wishes.drop_repeats or not source.n_rows:
        return source
    among = repeated_rows(
        source.column(source.names.index(id_name) if id_name in source.names else 0)
    )
    gone = repeats(source, among)
    if not len(gone):
        return source
    note = Message("own-table-repeats-dropped", {"count": len(gone)})
    return replace(without(source, gone), notes=(*source.notes, note))


def _draft_notes(columns: Mapping[str, Column], draft: Drafted) -> tuple[Message, ...]:
    notes = [
        Message("own-table-stray", {"column": name, "found": said(columns[name].strays[:EXAMPLES])})
        for name in draft.left_out
        if columns[name].strays
    ]
    mixed = [name for name in draft.left_out if len(columns[name].ways) > 1]
    notes += [
        Message("own-table-dates-mixed", {"column": name, "ways": columns[name].ways})
        for name in mixed
    ]
    if draft.codes:
        notes.append(Message("own-table-codes", {"columns": draft.codes}))
    return tuple(notes)


def _role_names(wishes: Wishes, names: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the names of the id and target columns: those asked for, else the dictionary's."""
    id_name, target_name = (
        None if name is None else " ".join(name.split())
        for name in (wishes.id_column, wishes.target_column)
    )
    known = wishes.dictionary
    if known and id_name is None and (known.id_column in names or known.id_column != ROW):
        id_name = known.id_column
    if known and target_name is None and known.target in names:
        target_name = known.target
    return id_name, target_name


def _role_faults(
    columns: Mapping[str, Column], id_name: str | None, target_name: str | None
) -> list[Message]:
    names = tuple(columns)
    faults = [
        missing_column(name, names, option=option)
        for name, option in ((id_name, "--id"), (target_name, "--target"))
        if name is not None and name not in columns
    ]
    if id_name is not None and id_name == target_name:
        faults.append(Message("fault-own-table-same-role", {"column": id_name}))
    return faults


def _number_faults(columns: Sequence[Column]) -> list[Message]:
    """Return the faults of numbers that can't be stored or can't be read for certain."""
    faults = [
        Message("fault-own-table-infinite", {"column": column.name, "count": column.n_infinite})
        for column in columns
        if column.n_infinite
    ]
    for column in (column for column in columns if column.holds is Holds.NUMBER):
        name = column.name
        if column.in_doubt:
            facts = {"column": name, "found": column.in_doubt}
            faults.append(Message("fault-own-table-ambiguous", facts))
        if column.units:
            units = tuple(unit or "–" for unit in column.units)
            faults.append(Message("fault-own-table-units", {"column": name, "units": units}))
        if column.strays:
            facts = {
                "column": name,
                "found": said(column.strays[:EXAMPLES]),
                "count": len(column.strays),
            }
            faults.append(Message("fault-own-table-strays", facts))
    return faults


def _reading_notes(
    source: Source, columns: Mapping[str, Column], *, id_name: str | None, target: Target
) -> tuple[Message, ...]:
    """Return how the table was read, where that may surprise."""
    notes = [*source.table.notes, *source.notes]
    if source.table.header_line > 1:
        notes.append(Message("own-table-header", {"line": str(source.table.header_line)}))
    if id_name is None:
        notes.append(Message("own-table-row-id", {"rows": source.n_rows}))
    if not target.name:
        notes.append(Message("own-table-no-target"))
    if target.unknown:
        notes.append(Message("own-table-outcomes-unknown", {"values": target.unknown}))
    local = tuple(
        column.name
        for column in columns.values()
        if not column.in_doubt and {column.writing.decimal, column.writing.thousands} & {",", " "}
    )
    if local:
        notes.append(Message("own-table-numbers", {"columns": local}))
    notes += [
        Message("own-table-blanks", {"column": name, "found": said(column.blanks)})
        for name, column in columns.items()
        if column.blanks and name != id_name
    ]
    return tuple(notes)
