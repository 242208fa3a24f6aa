"""Credit scores that a client can understand: calibrated, explained, accountable.

Each step of the work is a function from the folder of one artefact to the next; `clairscore --help`
tells the same steps for the command line.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clairscore.wiring.steps import (
        Costs,
        Plan,
        build_dataset,
        build_features,
        explain,
        train,
        write_portfolio,
        write_sample,
    )

__all__ = [
    "Costs",
    "Plan",
    "build_dataset",
    "build_features",
    "explain",
    "train",
    "write_portfolio",
    "write_sample",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 (whatever the name stands for)
    # imported when first asked for: the command line's --help needs none of it
    if name in __all__:
        return getattr(import_module("clairscore.wiring.steps"), name)
    raise AttributeError(f"module 'clairscore' has no attribute {name!r}")
