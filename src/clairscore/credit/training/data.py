"""Training data: the rows and columns of a dataset that a model may learn from, checked."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clairscore.core.errors import InputFaults
from clairscore.credit.dataset import Dataset
from clairscore.credit.dictionary import Dictionary, Direction, Kind
from clairscore.credit.training.resampling import Sample
from clairscore.texts import Message

FEWEST_PER_CLASS = 30  # a fold of a fifth of four fifths then measures about five defaults
FEW_DEFAULTS = 500  # below this, intervals are wide and a reader should hear it


@dataclass(frozen=True)
class TrainingData:
    """What the candidates learn from and are measured on.

    Parameters
    ----------
    sample
        Labelled clients, columns in the order of `inputs`.
    inputs
        Names of the features that are neither empty nor constant.
    rows
        Positions of the labelled clients in the dataset, increasing.
    n_unlabelled
        Clients left out because their outcome is unknown.
    warnings
        What a reader of the report should know.
    """

    sample: Sample
    inputs: tuple[str, ...]
    rows: NDArray[np.int64]
    n_unlabelled: int
    warnings: tuple[Message, ...]


def read_training_data(dataset: Dataset, *, protected: Sequence[str] = ()) -> TrainingData:
    """Read the labelled clients of a dataset.

    Parameters
    ----------
    dataset
        Its dictionary says which features may be inputs.
    protected
        Protected features that the lender chose to admit.

    Raises
    ------
    InputFaults
        No target, a target that is not 0 and 1, too few clients of a class, unknown protected
        features, infinite values, or no usable input: everything in one report.
    """
    names = dataset.dictionary.inputs(with_protected=protected)
    target = dataset.target()
    faults = target_faults(dataset.dictionary, target)
    faults += _protected_faults(dataset.dictionary, protected)
    rows = np.flatnonzero(~np.isnan(target))
    values = dataset.matrix(names)[rows]
    faults += _infinite_faults(values, names)
    empty, constant = _unusable(values) if len(values) else (np.ones(len(names), bool),) * 2
    kept = ~(empty | constant)
    if not kept.any() and not faults:
        faults.append(Message("fault-no-usable-input", {"count": len(names)}))
    if faults:
        raise InputFaults(str(dataset.path), faults=tuple(faults))
    inputs = tuple(np.asarray(names)[kept].tolist())
    y = target[rows].astype(np.float64)
    return TrainingData(
        sample=Sample(
            values[:, kept],
            y,
            _levels(dataset.dictionary, inputs),
            directions=_directions(dataset.dictionary, inputs),
        ),
        inputs=inputs,
        rows=rows,
        n_unlabelled=len(target) - len(rows),
        warnings=_warnings(y, names=names, empty=empty, constant=constant),
    )


def target_faults(dictionary: Dictionary, target: NDArray[np.float32]) -> list[Message]:
    """Return what keeps a target from being learnt from."""
    if not dictionary.target:
        return [Message("fault-target-absent")]
    found = np.unique(target[~np.isnan(target)])
    facts: dict[str, object] = {"target": dictionary.target}
    if len(found) != 2 or not np.isin(found, (0, 1)).all():  # noqa: PLR2004 - two classes
        classes = tuple(f"{value:g}" for value in found)
        return [Message("fault-target-classes", {**facts, "found": classes, "count": len(found)})]
    counts = {"defaults": int(np.sum(target == 1)), "repaid": int(np.sum(target == 0))}
    if min(counts.values()) < FEWEST_PER_CLASS:
        facts = {**facts, **counts, "expected": FEWEST_PER_CLASS}
        return [Message("fault-target-too-few", facts)]
    return []


def _protected_faults(dictionary: Dictionary, protected: Sequence[str]) -> list[Message]:
    known = tuple(feature.name for feature in dictionary.features if feature.protected)
    return [
        Message("fault-protected-unknown", {"feature": name, "known": known})
        for name in protected
        if name not in known
    ]


def _infinite_faults(values: NDArray[np.float32], names: Sequence[str]) -> list[Message]:
    faults: list[Message] = []
    for j, name in enumerate(names):
        count = int(np.isinf(values[:, j]).sum())
        if count:
            faults.append(Message("fault-infinite-values", {"feature": name, "count": count}))
    return faults


def _unusable(values: NDArray[np.float32]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which columns are empty, and which hold one value and no gap."""
    missing = np.isnan(values)
    empty = np.asarray(missing.all(axis=0))
    low = np.where(missing, np.float32(np.inf), values).min(axis=0)
    high = np.where(missing, np.float32(-np.inf), values).max(axis=0)
    full = np.asarray(~missing.any(axis=0))
    constant = full & (low == high)
    return empty, constant


def _levels(dictionary: Dictionary, inputs: Sequence[str]) -> NDArray[np.int64]:
    """Return the number of codes of each category, 2 for yes/no, 0 for a number."""
    features = [dictionary.by_name[name] for name in inputs]
    special = {Kind.YES_NO: 2}
    return np.array(
        [len(f.categories) if f.kind is Kind.CATEGORY else special.get(f.kind, 0) for f in features]
    )


def _directions(dictionary: Dictionary, inputs: Sequence[str]) -> NDArray[np.int64]:
    """Return 1, -1 or 0 for each input: its direction as a model is held to it."""
    signs = {Direction.UP: 1, Direction.DOWN: -1, None: 0}
    return np.array([signs[dictionary.by_name[name].direction] for name in inputs])


def _warnings(
    y: NDArray[np.float64],
    *,
    names: Sequence[str],
    empty: NDArray[np.bool_],
    constant: NDArray[np.bool_],
) -> tuple[Message, ...]:
    found: list[Message] = []
    for id_, which in (("warning-columns-empty", empty), ("warning-columns-constant", constant)):
        if which.any():
            columns = tuple(np.asarray(names)[which].tolist())
            found.append(Message(id_, {"columns": columns, "count": len(columns)}))
    defaults = int(y.sum())
    if defaults < FEW_DEFAULTS:
        found.append(Message("warning-few-defaults", {"defaults": defaults}))
    return tuple(found)
