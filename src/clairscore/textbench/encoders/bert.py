"""Any BERT of transformers, its tokens' states averaged or [CLS] taken alone."""

# torch and what stands on it are an extra
# pyright: reportMissingImports=false

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np

from clairscore.core.progress import Progress
from clairscore.textbench.encoders.encoder import FloatArray, IntArray, Piece, TokenStates, unit
from clairscore.textbench.encoders.errors import EncoderOptionFaulty, ModelMissing
from clairscore.textbench.encoders.naming import Spec
from clairscore.textbench.encoders.sentence_transformers import (
    fast_tokenizer,
    first_line,
    packaged,
    revision,
)
from clairscore.textbench.encoders.wordpiece import Tokens
from clairscore.texts import Message

BATCH = 8
LARGEST = 100_000  # transformers says 1e30 where a tokenizer has no limit


@dataclass(frozen=True)
class Bert:
    """A transformers encoder with a pooling of one's choice.

    Parameters
    ----------
    name
        Name in the report.
    model
        Published name or folder.
    pooling
        ``mean`` of all tokens' states, or ``cls``: the state of [CLS].
    normalised
        Whether vectors get length 1.
    given_limit
        Tokens to read of a text; None for the model's own limit.
    batch
        Texts computed together.
    """

    name: str
    model: str
    pooling: str = "mean"
    normalised: bool = True
    given_limit: int | None = None
    batch: int = BATCH

    @property
    def identity(self) -> Mapping[str, Any]:
        """Return what makes the vectors what they are."""
        return self._identity

    @cached_property
    def _identity(self) -> Mapping[str, Any]:
        _, model = self._loaded
        return {
            "kind": "bert",
            "model": Path(self.model).name if Path(self.model).is_dir() else self.model,
            "revision": revision(self.model, model),
            "pooling": self.pooling,
            "normalised": self.normalised,
            "prompt": "",
            "dimensions": int(model.config.hidden_size),
            "limit": self.limit,
        }

    @property
    def limit(self) -> int | None:
        """Return the tokens that it reads of a text."""
        return self._limit

    @cached_property
    def _limit(self) -> int | None:
        if self.given_limit is not None:
            return self.given_limit
        tokenizer, model = self._loaded
        positions = int(getattr(model.config, "max_position_embeddings", LARGEST))
        longest = min(positions, int(tokenizer.model_max_length))
        return longest if longest < LARGEST else None

    def token_counts(self, texts: Sequence[str]) -> IntArray:
        """Return the tokens of each text before any cut, (n,)."""
        return self._tokens.counts(texts)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a text in parts within the limit."""
        return self._tokens.pieces(text)

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        """Return one vector a text, (n, dimensions); texts of like length are computed together."""
        message = Message("step-embed", {"encoder": self.name, "count": len(texts)})
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]), reverse=True)
        vectors = np.empty((len(texts), self.identity["dimensions"]), dtype=np.float32)
        with progress.step(message, total=len(texts)) as advance:
            for start in range(0, len(order), self.batch):
                rows = order[start : start + self.batch]
                vectors[rows] = self._pooled([texts[row] for row in rows])
                advance(len(rows))
        return unit(vectors) if self.normalised else vectors

    def token_states(self, text: str) -> TokenStates:
        """Return the tokens of one text and their last hidden states.

        Raises
        ------
        EncoderOptionFaulty
            [CLS] is taken alone: the vector is no mean that could be split.
        """
        if self.pooling != "mean":
            raise EncoderOptionFaulty(self.name, "pooling", self.pooling, expected=("mean",))
        states, _ = self._states([text])
        offsets = np.array(self._tokens.encoding(text).offsets, dtype=np.int64)
        return TokenStates(offsets, states[0].numpy())

    def _pooled(self, texts: list[str]) -> FloatArray:
        states, mask = self._states(texts)
        if self.pooling == "cls":
            return cast("FloatArray", states[:, 0].numpy())
        weights = mask[:, :, None].to(states.dtype)
        return cast("FloatArray", ((states * weights).sum(1) / weights.sum(1)).numpy())

    def _states(self, texts: list[str]) -> tuple[Any, Any]:
        """Return the last hidden states (n, tokens, dimensions) and the mask (n, tokens)."""
        import torch  # noqa: PLC0415 (heavy)

        tokenizer, model = self._loaded
        inputs = tokenizer(
            texts, padding=True, truncation=True, max_length=self.limit, return_tensors="pt"
        )
        with torch.inference_mode():
            return model(**inputs).last_hidden_state, inputs["attention_mask"]

    @cached_property
    def _tokens(self) -> Tokens:
        return Tokens(fast_tokenizer(self._loaded[0]), limit=self.limit)

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415 (heavy)

        try:
            found = packaged(self.model)
            return (
                AutoTokenizer.from_pretrained(found),
                AutoModel.from_pretrained(found).eval(),
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelMissing(self.model, reason=first_line(error)) from error


def open_bert(spec: Spec) -> Bert:
    """Return the encoder of ``bert:MODEL[?pooling=mean|cls&normalise=…&limit=…]``."""
    spec.only("pooling", "normalise", "limit", "batch")
    return Bert(
        name=spec.name,
        model=spec.needs_target("bert:bert-base-uncased"),
        pooling=spec.choice("pooling", "mean", "cls"),
        normalised=spec.flag("normalise", default=True),
        given_limit=spec.whole("limit", low=8),
        batch=spec.whole("batch") or BATCH,
    )
