"""Credit scores that a client can understand: calibrated, explained, accountable.

Each step of the work is a function from the folder of one artefact to the next; `clairscore --help`
tells the same steps for the command line. Whatever can be caught is a `ClairscoreError`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clairscore.application import bench
    from clairscore.application.letters import write_letters
    from clairscore.application.prepare import build_dataset, build_features, write_sample
    from clairscore.application.record import open_record
    from clairscore.application.score import explain, write_portfolio
    from clairscore.application.train import Costs, Plan, train
    from clairscore.cli.screen import shown_progress
    from clairscore.core.errors import (
        ArtefactDamaged,
        ArtefactError,
        ArtefactKind,
        ArtefactMissing,
        ArtefactNewer,
        ArtefactOlder,
        ArtefactUntrusted,
        ClairscoreError,
        FileUnreadable,
        InputFaults,
        PathUnusable,
        ScratchFull,
        TargetTaken,
        WriteFailed,
    )
    from clairscore.core.extras import ExtraMissing
    from clairscore.core.place import TargetBusy
    from clairscore.credit.dataset import Dataset, open_dataset
    from clairscore.credit.decisions import DecisionStore
    from clairscore.credit.model.bundle import Model, open_model
    from clairscore.credit.portfolio import Portfolio, UnknownClient, open_portfolio
    from clairscore.presentation.client.notebook import Explanation
    from clairscore.settings import Settings, settings_from

__version__ = "0.1.0"
__all__ = [
    "ArtefactDamaged",
    "ArtefactError",
    "ArtefactKind",
    "ArtefactMissing",
    "ArtefactNewer",
    "ArtefactOlder",
    "ArtefactUntrusted",
    "ClairscoreError",
    "Costs",
    "Dataset",
    "DecisionStore",
    "Explanation",
    "ExtraMissing",
    "FileUnreadable",
    "InputFaults",
    "Model",
    "PathUnusable",
    "Plan",
    "Portfolio",
    "ScratchFull",
    "Settings",
    "TargetBusy",
    "TargetTaken",
    "UnknownClient",
    "WriteFailed",
    "__version__",
    "bench",
    "build_dataset",
    "build_features",
    "explain",
    "open_dataset",
    "open_model",
    "open_portfolio",
    "open_record",
    "settings_from",
    "shown_progress",
    "train",
    "write_letters",
    "write_portfolio",
    "write_sample",
]

_PLACES = {
    "application": ("bench",),
    "application.letters": ("write_letters",),
    "application.prepare": ("build_dataset", "build_features", "write_sample"),
    "application.record": ("open_record",),
    "application.score": ("explain", "write_portfolio"),
    "application.train": ("Costs", "Plan", "train"),
    "cli.screen": ("shown_progress",),
    "core.errors": (
        *("ArtefactDamaged", "ArtefactError", "ArtefactKind", "ArtefactMissing", "ArtefactNewer"),
        *("ArtefactOlder", "ArtefactUntrusted", "ClairscoreError", "FileUnreadable"),
        *("InputFaults", "PathUnusable", "ScratchFull", "TargetTaken", "WriteFailed"),
    ),
    "core.extras": ("ExtraMissing",),
    "core.place": ("TargetBusy",),
    "credit.dataset": ("Dataset", "open_dataset"),
    "credit.decisions": ("DecisionStore",),
    "credit.model.bundle": ("Model", "open_model"),
    "credit.portfolio": ("Portfolio", "UnknownClient", "open_portfolio"),
    "presentation.client.notebook": ("Explanation",),
    "settings": ("Settings", "settings_from"),
}
_PLACE_OF = {name: place for place, names in _PLACES.items() for name in names}


def __getattr__(name: str) -> Any:  # noqa: ANN401 (whatever the name stands for)
    # imported when first asked for: the command line's --help needs none of it
    if name in _PLACE_OF:
        place = import_module(f"clairscore.{_PLACE_OF[name]}")
        return getattr(place, name, None) or import_module(f"{place.__name__}.{name}")
    raise AttributeError(f"module 'clairscore' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
