"""Encoders for tests: quick, exact, and failing on demand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from clairscore.core.progress import Progress
from clairscore.textbench.encoders.encoder import FloatArray, IntArray
from textbench.vector_server import vector


@dataclass
class MadeUpEncoder:
    """Vectors by hash of the text; remembers what it was given; may fail after some texts."""

    name: str = "made-up"
    revision: str = "1"
    dimensions: int = 8
    limit: int | None = None
    stops_after: int | None = None
    scale: float = 1.0
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])
    embedded: list[str] = field(default_factory=list[str])

    @property
    def identity(self) -> Mapping[str, Any]:
        return {"kind": "made-up", "revision": self.revision, **self.settings}

    def token_counts(self, texts: Sequence[str]) -> IntArray | None:
        return np.array([len(text.split()) for text in texts], dtype=np.int64)

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        del progress
        if self.stops_after is not None and len(self.embedded) >= self.stops_after:
            raise KeyboardInterrupt
        self.embedded += texts
        cut = [" ".join(text.split()[: self.limit]) for text in texts]
        rows = [vector(text, self.dimensions) for text in cut]
        return self.scale * np.array(rows, dtype=np.float32).reshape(-1, self.dimensions)
