"""Packages that only some kinds of work need, and the line that installs them."""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import ClassVar, Final

from clairscore.core.errors import ClairscoreError

EXTRAS: Final = {
    "train": ("imblearn", "mlflow", "optuna", "sklearn", "threadpoolctl"),
    "dashboard": ("authlib", "starlette", "streamlit"),
    "api": ("fastapi", "prometheus_client", "starlette", "uvicorn"),
    "bench": (
        *("onnxruntime", "simplemma", "sklearn", "stopwordsiso", "threadpoolctl"),
        "tokenizers",
    ),
}
"""By extra of the distribution, the modules that it brings."""


@dataclass(eq=False)
class ExtraMissing(ClairscoreError):
    """A package of an extra that is not installed."""

    code: ClassVar[str] = "extra-missing"
    package: str
    extra: str


def require(extra: str) -> None:
    """Refuse to begin long work that would end where a package is not installed.

    Raises
    ------
    ExtraMissing
        With all that is absent and the line to type.
    """
    absent = [module for module in EXTRAS[extra] if find_spec(module) is None]
    if absent:
        raise ExtraMissing(", ".join(absent), extra)


def extra_missing(error: ModuleNotFoundError) -> ExtraMissing | None:
    """Return what to tell of a module that is not there; None if no extra brings it."""
    module = (error.name or "").partition(".")[0]
    extras = [extra for extra, modules in EXTRAS.items() if module in modules]
    return ExtraMissing(module, ",".join(extras)) if extras else None
