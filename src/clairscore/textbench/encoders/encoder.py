"""What an encoder is: texts in, one vector a text out, and what makes its vectors what they are."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from clairscore.core.progress import SILENT, Progress
from clairscore.textbench.encoders.errors import (
    VectorsMiscounted,
    VectorsMisshapen,
    VectorsNotFinite,
)
from clairscore.textbench.vectors import Vectors

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]


class Encoder(Protocol):
    """Turns texts into vectors; each vector depends on its own text alone.

    Attributes
    ----------
    name
        Unique in a plan, as shown in the report.
    identity
        All that changes a vector, as JSON values: model and its revision, pooling, prompt,
        dimensions, normalisation, limit, strategy for long texts.
    limit
        Tokens that it reads of a text, or characters if its identity has ``characters``; None when
        it reads all.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def identity(self) -> Mapping[str, Any]: ...  # noqa: D102
    @property
    def limit(self) -> int | None: ...  # noqa: D102

    def token_counts(self, texts: Sequence[str]) -> IntArray | None:
        """Return the tokens of each text before any cut, (n,), or None if it can't count.

        Characters where the limit is one of characters.
        """
        ...

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        """Return one vector a text, (n, dimensions)."""
        ...


@runtime_checkable
class CorpusEncoder(Protocol):
    """Learns its vectors from the texts themselves: to be fitted on training texts only."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def identity(self) -> Mapping[str, Any]: ...  # noqa: D102

    def fit(self, texts: Sequence[str]) -> Encoder:
        """Return the encoder that these texts teach."""
        ...


@runtime_checkable
class SparseEncoder(Protocol):
    """An encoder whose vectors are mostly zeros, which it can leave out."""

    def sparse(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text, (n, dimensions), as the encoder has them."""
        ...


@dataclass(frozen=True)
class Piece:
    """A part of a text that an encoder reads whole, and its length in tokens."""

    text: str
    tokens: int


@runtime_checkable
class Dividing(Protocol):
    """An encoder that can cut a text where its own limit falls, at a word's edge."""

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return the parts of a text, in order, each within the limit."""
        ...


@dataclass(frozen=True)
class TokenStates:
    """What a mean-pooled encoder knows of each token of one text.

    Parameters
    ----------
    spans
        Start and end of each token in the text, (n_tokens, 2); (0, 0) for special tokens.
    states
        Last hidden states, (n_tokens, dimensions). Their mean is the vector before normalisation.
    limited
        The encoder has a limit: what lies behind the last token was not read.
    """

    spans: IntArray
    states: FloatArray
    limited: bool = True


@runtime_checkable
class TokenEncoder(Protocol):
    """An encoder whose vector is the mean of its tokens' states: it can be explained exactly."""

    def token_states(self, text: str) -> TokenStates:
        """Return the tokens of one text, cut at the limit, and their states."""
        ...


def vectors_of(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Return one vector a text, sparse where the encoder counts words."""
    if isinstance(encoder, SparseEncoder):
        return encoder.sparse(texts)
    return encoder.encode(texts, progress=SILENT)


def identity_key(encoder: Encoder) -> str:
    """Return the sha256 of an encoder's identity: equal for vectors that are interchangeable."""
    text = json.dumps(dict(encoder.identity), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def checked(
    vectors: np.ndarray, *, encoder: str, expected: int, dimensions: int | None = None
) -> FloatArray:
    """Return vectors as float32 once they are known to be whole.

    Parameters
    ----------
    vectors
        What an encoder or a server gave.
    encoder
        Its name, for the error.
    expected
        Texts that were given.
    dimensions
        Size of the vectors seen before, None for the first ones.

    Raises
    ------
    VectorsMiscounted
        Not one vector a text.
    VectorsMisshapen
        Another size than before, or none.
    VectorsNotFinite
        NaN or infinite values.
    """
    if len(vectors) != expected:
        raise VectorsMiscounted(encoder, expected=expected, found=len(vectors))
    size = vectors.shape[1:]
    if len(size) != 1 or size[0] != (dimensions or max(size[0], 1)):
        found = "×".join(str(edge) for edge in size) or "0"
        raise VectorsMisshapen(encoder, expected=dimensions or 0, found=found)
    vectors = vectors.astype(np.float32, copy=False)
    spoilt = int((~np.isfinite(vectors)).any(axis=1).sum())
    if spoilt:
        raise VectorsNotFinite(encoder, count=spoilt, total=expected)
    return vectors


def unit(vectors: FloatArray) -> FloatArray:
    """Return vectors of length 1; a vector of zeros stays as it is."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 0)
