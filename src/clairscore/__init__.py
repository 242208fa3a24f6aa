"""Credit scores that a client can understand: calibrated, explained, accountable.

Each step of the work is a function from the folder of one artefact to the next; `clairscore --help`
tells the same steps for the command line.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clairscore.application.prepare import build_dataset, build_features, write_sample
    from clairscore.application.score import explain, write_portfolio
    from clairscore.application.train import Costs, Plan, train

__version__ = "0.1.0"
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


_USE_CASES = {
    "build_dataset": "prepare",
    "build_features": "prepare",
    "write_sample": "prepare",
    "Costs": "train",
    "Plan": "train",
    "train": "train",
    "explain": "score",
    "write_portfolio": "score",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 (whatever the name stands for)
    # imported when first asked for: the command line's --help needs none of it
    if name in _USE_CASES:
        return getattr(import_module(f"clairscore.application.{_USE_CASES[name]}"), name)
    raise AttributeError(f"module 'clairscore' has no attribute {name!r}")
