"""Between which values, and in which steps, a lender lends: an entry of the dictionary."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast


@dataclass(frozen=True)
class Offered:
    """Multiples of `step` from `low` to `high`, in the unit of their feature."""

    step: float
    low: float
    high: float


def offered_from(entry: object) -> Offered | None:
    """Return what an entry of a dictionary says; None if it says no such thing."""
    if not isinstance(entry, Mapping) or set(cast("Mapping[str, Any]", entry)) != {
        *Offered.__dataclass_fields__
    }:
        return None
    said = cast("Mapping[str, Any]", entry)
    numbers = [value for value in said.values() if _is_number(value)]
    if len(numbers) < len(said) or said["step"] <= 0 or not 0 <= said["low"] <= said["high"]:
        return None
    return Offered(float(said["step"]), float(said["low"]), float(said["high"]))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
