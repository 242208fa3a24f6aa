"""What the lender is told when a dataset has been made from a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clairscore.credit.own_table.roles import grouped
from clairscore.texts import Message


@dataclass(frozen=True)
class OwnTableSummary:
    """A dataset made from a lender's own table.

    Parameters
    ----------
    id_column, target
        Their names; the target is empty if the table has none.
    n_clients, n_defaults, n_repaid, n_unlabelled
        Rows, and rows by outcome.
    features, inputs
        Names of all features, and of those that a model may use.
    drafted
        The dictionary was drafted here, not given.
    protected
        Topic (``sex``, ``age`` …) by feature proposed as protected; only of a draft.
    directions
        Features by ``up`` or ``down``, where a direction was proposed; only of a draft.
    left_out
        Reason (``free-text``, ``dates``, ``nested``, ``identifier``, ``almost-numbers``) by column
        that the dataset does not hold; only of a draft.
    set_aside
        Reason (``missing``, ``constant``) by feature that is no model input; only of a draft.
    notes
        How the table was read, and what looks odd.
    """

    id_column: str
    target: str
    n_clients: int
    n_defaults: int
    n_repaid: int
    n_unlabelled: int
    features: tuple[str, ...]
    inputs: tuple[str, ...]
    drafted: bool
    protected: Mapping[str, str] = field(default_factory=dict[str, str])
    directions: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    left_out: Mapping[str, str] = field(default_factory=dict[str, str])
    set_aside: Mapping[str, str] = field(default_factory=dict[str, str])
    notes: tuple[Message, ...] = ()

    @property
    def messages(self) -> Iterator[Message]:
        """Yield what is to be said, in order."""
        counts = {"clients": self.n_clients, "features": len(self.features)}
        yield Message("own-table-done", {**counts, "inputs": len(self.inputs)})
        if self.target:
            facts = {
                "target": self.target,
                "defaults": self.n_defaults,
                "repaid": self.n_repaid,
                "unlabelled": self.n_unlabelled,
            }
            yield Message("own-table-outcomes", facts)
        yield from self.notes
        if self.protected:
            proposed = tuple(
                Message(
                    "own-table-protected-one",
                    {"feature": name, "topic": Message(f"own-table-topic-{topic}")},
                )
                for name, topic in self.protected.items()
            )
            yield Message("own-table-protected", {"features": proposed})
        for direction, names in self.directions.items():
            yield Message(f"own-table-direction-{direction}", {"columns": names})
        for reason, names in grouped({**self.left_out, **self.set_aside}).items():
            yield Message(f"own-table-{reason}", {"columns": names, "count": len(names)})
        if self.drafted:
            yield Message("own-table-drafted")
