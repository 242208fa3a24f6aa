"""What to do with texts longer than an encoder reads.

``truncate`` drops what follows the limit. ``chunk-mean`` embeds every part and averages the
vectors, each weighted by its tokens; ``chunk-max`` keeps the largest value of each dimension.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from clairscore.core.progress import Progress
from clairscore.textbench.encoders.encoder import Dividing, Encoder, FloatArray, IntArray, unit

STRATEGIES = ("truncate", "chunk-mean", "chunk-max")


@dataclass(frozen=True)
class Chunked:
    """An encoder that reads long texts in parts.

    Parameters
    ----------
    encoder
        What embeds the parts; it can divide texts.
    strategy
        ``chunk-mean`` or ``chunk-max``.
    name
        Name in the report.
    """

    encoder: Encoder
    strategy: str
    name: str

    @property
    def identity(self) -> Mapping[str, Any]:
        """Return the encoder's identity and the strategy."""
        return {**self.encoder.identity, "strategy": self.strategy}

    @property
    def limit(self) -> int | None:
        """Return None: texts are read whole."""
        return None

    def token_counts(self, texts: Sequence[str]) -> IntArray | None:
        """Return the tokens of each text."""
        return self.encoder.token_counts(texts)

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        """Return one vector a text, of length 1 if the encoder's are."""
        divided = [cast("Dividing", self.encoder).pieces(text) for text in texts]
        flat = [piece for pieces in divided for piece in pieces]
        vectors = self.encoder.encode([piece.text for piece in flat], progress=progress)
        weights = np.array([piece.tokens for piece in flat], dtype=np.float32)
        starts = np.cumsum([0, *(len(pieces) for pieces in divided[:-1])])
        if self.strategy == "chunk-max":
            joined = np.maximum.reduceat(vectors, starts, axis=0)
        else:
            joined = np.add.reduceat(vectors * weights[:, None], starts, axis=0)
            joined /= np.add.reduceat(weights, starts)[:, None]
        return unit(joined) if self.encoder.identity.get("normalised") else joined


def chunked(encoder: Encoder, strategy: str, *, name: str) -> Chunked:
    """Return an encoder that reads long texts in parts."""
    return Chunked(encoder, strategy, name)
