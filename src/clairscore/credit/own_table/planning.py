"""What each column of a table becomes: id, target, feature or nothing; all faults in one report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.own_table.columns import Column, profiled
from clairscore.credit.own_table.drafting import Drafted, drafted
from clairscore.credit.own_table.fitting import fitted
from clairscore.credit.own_table.numerals import PERCENT, PLAIN
from clairscore.credit.own_table.reading import Source
from clairscore.credit.own_table.roles import (
    ROW,
    Role,
    Target,
    client_id,
    doubled_names,
    missing_column,
    outcome,
)
from clairscore.texts import Message


@dataclass(frozen=True)
class Wishes:
    """What the lender asked for.

    Parameters
    ----------
    id_column, target_column
        Columns named; None: the dictionary's, or none.
    positive
        Value of the target that means default.
    dictionary
        The lender's own, if given.
    """

    id_column: str | None
    target_column: str | None
    positive: str | None
    dictionary: Dictionary | None

    @property
    def named(self) -> tuple[str, ...]:
        """Return the columns that the table should have."""
        described = self.dictionary.names if self.dictionary else ()
        roles = (self.id_column, self.target_column)
        return (*(name for name in roles if name is not None), *described)


@dataclass(frozen=True)
class Plan:
    """What the dataset will hold, known to be free of faults."""

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
    columns = {column.name: column for column in profiled(source)}
    id_name, target_name = _role_names(wishes, columns)
    faults = [*source.faults, *doubled_names(source.names)]
    faults += _role_faults(columns, id_name, target_name)
    id_ = client_id(source, columns.get(id_name or ""))
    target = Target("", "NULL")
    if target_name in columns:
        target = outcome(source, columns[target_name], positive=wishes.positive)
    faults += [*id_.faults, *target.faults]
    notes = _reading_notes(source, columns, id_name=id_name, target_name=target_name)
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
        notes += _stray_notes([columns[name] for name in draft.left_out])
        if draft.codes:
            notes += (Message("own-table-codes", {"columns": draft.codes}),)
        if not dictionary.features:
            faults.append(Message("fault-own-table-no-feature"))
    faults += _number_faults([columns[name] for name in dictionary.names])
    return Plan(id_, target, dictionary, columns, draft, notes), tuple(faults)


def _stray_notes(columns: Sequence[Column]) -> tuple[Message, ...]:
    return tuple(
        Message("own-table-stray", {"column": column.name, "found": column.written.strays})
        for column in columns
        if column.written.strays
    )


def _role_names(wishes: Wishes, columns: Mapping[str, Column]) -> tuple[str | None, str | None]:
    """Return the names of the id and target columns: those asked for, else the dictionary's."""
    id_name, target_name = wishes.id_column, wishes.target_column
    known = wishes.dictionary
    if known and id_name is None and (known.id_column in columns or known.id_column != ROW):
        id_name = known.id_column
    if known and target_name is None and known.target in columns:
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
    faults += [
        Message(
            "fault-own-table-ambiguous", {"column": column.name, "found": column.written.ambiguous}
        )
        for column in columns
        if column.written.ambiguous
    ]
    return faults


def _reading_notes(
    source: Source,
    columns: Mapping[str, Column],
    *,
    id_name: str | None,
    target_name: str | None,
) -> tuple[Message, ...]:
    """Return how the table was read, where that may surprise."""
    notes: list[Message] = []
    if source.header_line > 1:
        notes.append(Message("own-table-header", {"line": str(source.header_line)}))
    if id_name is None:
        notes.append(Message("own-table-row-id", {"rows": source.n_rows}))
    if target_name is None:
        notes.append(Message("own-table-no-target"))
    local = tuple(
        column.name
        for column in columns.values()
        if column.written.style not in {None, PLAIN, PERCENT} and not column.written.ambiguous
    )
    if local:
        notes.append(Message("own-table-numbers", {"columns": local}))
    return tuple(notes)
