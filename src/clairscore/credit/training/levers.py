"""Levers: what happens to the risk when a client's values move the way that should help.

A client who asks for less must never become riskier by it. Models are held to the directions of
the dictionary as they learn; here the finished model is tried, calibration included, on a sample.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from clairscore.core.errors import ClairscoreError
from clairscore.credit.dictionary import Direction, Role
from clairscore.credit.features.what_if import recompute_columns
from clairscore.credit.model.bundle import Model
from clairscore.credit.model.results import Lever

MOST_TRIED: Final = 500
STEPS: Final = (0.97, 0.9, 0.75, 0.5)  # of an amount asked for; incomes are divided by them
QUANTILES: Final = (0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99)
TOLERANCE: Final = 1e-6  # points; sums of a thousand leaves round at 1e-12
Columns = Mapping[str, NDArray[np.float32]]


@dataclass(eq=False)
class LeversPerverse(ClairscoreError):
    """A model that breaks the directions it was held to: a fault of training, never of the data."""

    code: ClassVar[str] = "levers-perverse"
    levers: tuple[str, ...]
    worst_points: float


def levers(model: Model, columns: Columns) -> tuple[Lever, ...]:
    """Try a model's levers on some clients.

    Parameters
    ----------
    model
        Finished: what is tried is its calibrated score.
    columns
        Values of all features of its dictionary by name, (n,) each; `MOST_TRIED` clients tell enough.

    Returns
    -------
    tuple of Lever
        First what an application changes at once: the amount at the same term, and the income, with
        all that is computed from them. Then each input that has a direction, alone.

    Raises
    ------
    LeversPerverse
        A lever that moves only inputs with a direction raised somebody's risk.
    """
    found = (*_levers_of_application(model, columns), *_levers_of_inputs(model, columns))
    broken = [lever for lever in found if lever.promised and lever.n_perverse]
    if broken:
        worst = max(lever.worst_points for lever in broken)
        raise LeversPerverse(tuple(lever.feature for lever in broken), worst)
    return found


def _levers_of_application(model: Model, columns: Columns) -> Iterator[Lever]:
    """Yield the amount (with the instalment: the term stays) and the income, if they are known."""
    by_role = model.dictionary.by_role
    if Role.AMOUNT in by_role:
        asked = [by_role[role] for role in (Role.AMOUNT, Role.INSTALMENT) if role in by_role]
        less = [_scaled(model, columns, dict.fromkeys(asked, step)) for step in STEPS]
        yield _lever(model, by_role[Role.AMOUNT], [columns, *less])
    if Role.INCOME in by_role:
        name = by_role[Role.INCOME]
        more = [_scaled(model, columns, {name: 1 / step}) for step in STEPS]
        yield _lever(model, name, [columns, *more])


def _levers_of_inputs(model: Model, columns: Columns) -> Iterator[Lever]:
    """Yield each input that has a direction, moved alone to usual values that should help."""
    for name in model.inputs:
        direction, x = model.dictionary.by_name[name].direction, columns[name]
        if direction is None or np.isnan(x).all():
            continue
        helps = np.minimum if direction is Direction.UP else np.maximum
        usual = np.sort(np.nanquantile(x, QUANTILES).astype(np.float32))
        onward = usual[::-1] if direction is Direction.UP else usual
        moved = [{**columns, name: helps(x, value)} for value in onward]
        yield _lever(model, name, [columns, *moved], alone=True)


def _scaled(model: Model, columns: Columns, factors: Mapping[str, float]) -> Columns:
    """Return the clients with some values multiplied, and all that is computed from them."""
    changed = {name: columns[name] * np.float32(factor) for name, factor in factors.items()}
    again = recompute_columns({**columns, **changed}, model.dictionary)
    # a ratio of two values that were scaled alike is the same but for its last bits
    return {
        name: np.where(np.isclose(values, columns[name], rtol=1e-6, atol=0), columns[name], values)
        for name, values in again.items()
    }


def _lever(model: Model, name: str, path: Sequence[Columns], *, alone: bool = False) -> Lever:
    """Return what a lever did along a path that should lower the risk with every step."""
    signs = {Direction.UP: 1, Direction.DOWN: -1, None: 0}
    sign = np.array([signs[model.dictionary.by_name[each].direction] for each in model.inputs])
    X = np.stack([np.column_stack([step[each] for each in model.inputs]) for step in path])
    moved = np.nan_to_num(np.diff(X, axis=0))
    kept_to = bool(np.all((moved == 0) | (moved * sign < 0)))
    points = np.stack([model.scale.points(model.calibrated_log_odds(x)) for x in X])
    rise = np.diff(points, axis=0).max(axis=0)
    return Lever(
        feature=name,
        alone=alone,
        promised=kept_to,
        n=len(rise),
        n_perverse=int(np.sum(rise > TOLERANCE)),
        worst_points=max(float(rise.max()), 0.0),
    )
