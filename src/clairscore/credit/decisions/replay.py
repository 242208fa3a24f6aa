"""Compute a recorded decision again, from what was recorded and the model it names."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from clairscore.credit.decisions.errors import DecisionErased, ModelElsewhere
from clairscore.credit.decisions.records import Decision, Value
from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.explanation import Explainer
from clairscore.credit.model.bundle import Model
from clairscore.credit.model.cutoff import LIMIT

TOLERANCE: Final = 1e-6
"""Points, and PD: other processors round the last digits of the same sums otherwise."""


@dataclass(frozen=True)
class Difference:
    """A figure that comes out otherwise; `name` is pd, score, base, to_scale, accepted, cutoff or a feature."""

    name: str
    recorded: float
    computed: float


@dataclass(frozen=True)
class Replay:
    """What computing a decision again gave.

    Parameters
    ----------
    compared
        How many figures were held against the record.
    largest
        The largest difference among them, within the tolerance or not.
    differences
        Those beyond `TOLERANCE`.
    """

    decision: str
    model: str
    score: float
    pd: float
    accepted: bool
    compared: int
    largest: float
    differences: tuple[Difference, ...]


def replay(decision: Decision, inputs: Mapping[str, Value], model: Model) -> Replay:
    """Compute a decision again.

    Parameters
    ----------
    decision
        As recorded.
    inputs
        What was recorded with it.
    model
        Must be the one that made it, by its identity.

    Raises
    ------
    DecisionErased
        Its figures were erased.
    ModelElsewhere
        It is another model.
    """
    if decision.case is None:
        raise DecisionErased(decision.id)
    if model.identity != decision.versions.model:
        raise ModelElsewhere(decision.versions.model, (model.identity,))
    by_name = model.dictionary.by_name
    row = [_stored(inputs.get(name), by_name[name]) for name in model.inputs]
    explained = Explainer(model)(np.array([row], dtype=np.float32))
    score, pd = float(explained.score[0]), float(explained.pd[0])
    points = dict(zip(explained.features, explained.points[0].tolist(), strict=True))
    case = decision.case
    computed = {
        "pd": pd,
        "score": score,
        "base": explained.base,
        "to_scale": float(explained.to_scale[0]),
        "accepted": float(score < LIMIT),
        "cutoff": model.cutoff,
        **points,
    }
    recorded = {
        "pd": case.pd,
        "score": case.score,
        "base": case.base,
        "to_scale": case.to_scale,
        "accepted": float(decision.model_accepted),
        "cutoff": decision.versions.cutoff,
        **case.contributions,
    }
    compared = tuple(_compared(recorded, computed))
    return Replay(
        decision=decision.id,
        model=model.identity,
        score=score,
        pd=pd,
        accepted=score < LIMIT,
        compared=len(compared),
        largest=max(abs(each.recorded - each.computed) for each in compared),
        differences=tuple(
            each for each in compared if abs(each.recorded - each.computed) > TOLERANCE
        ),
    )


def _compared(recorded: Mapping[str, float], computed: Mapping[str, float]) -> Iterator[Difference]:
    """Yield all figures of both; a contribution that one lacks is none."""
    for name in dict.fromkeys((*recorded, *computed)):
        yield Difference(name, recorded.get(name, 0.0), computed.get(name, 0.0))


def _stored(value: Value, feature: Feature) -> float:
    """Return a recorded value as the model reads it."""
    if value is None:
        return math.nan
    if feature.kind is Kind.CATEGORY:
        names = list(feature.categories)
        return float(names.index(str(value))) if value in names else math.nan
    return float(value)
