"""What the encoders behind a server share: cutting, batches, and an answer that is checked.

A server's own cutting can't be relied on, so texts are cut here, at the limit in tokens as BERT's
vocabulary counts them. A text that is refused all the same is cut shorter and sent again.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from clairscore.core.progress import Progress
from clairscore.textbench.encoders.encoder import FloatArray, IntArray, Piece, checked, unit
from clairscore.textbench.encoders.errors import ServerFailed, TextTooLong
from clairscore.textbench.encoders.naming import Spec
from clairscore.textbench.encoders.wordpiece import Tokens, bert_uncased
from clairscore.texts import Message

BATCH = 16
SHORTER, ATTEMPTS = 0.8, 8  # down to 17 % of the limit
LONG_WORDS = ("context length", "too long", "maximum", "exceed", "input length", "too large")


@dataclass(frozen=True, kw_only=True)
class RemoteEncoder(ABC):
    """An encoder that sends texts to a server in batches.

    Parameters
    ----------
    name
        Name in the report.
    prompt
        Put before each text; none by default, as for clustering and classification.
    dimensions
        Fewer dimensions, cut by the server; None for all.
    given_limit
        Tokens that the model reads; None if it is not said.
    normalised
        Whether to give vectors length 1.
    batch
        Texts in a question.
    """

    name: str
    prompt: str = ""
    dimensions: int | None = None
    given_limit: int | None = None
    normalised: bool = True
    batch: int = BATCH
    _sizes: list[int] = field(default_factory=list[int], init=False, repr=False, compare=False)

    @abstractmethod
    def ask(self, texts: Sequence[str]) -> Sequence[Any]:
        """Return the server's vectors of some texts, as they came."""

    @property
    def limit(self) -> int | None:
        """Return the tokens that the model reads; None to send texts whole."""
        return self.given_limit

    def told(self) -> dict[str, Any]:
        """Return what every such encoder's identity holds."""
        return {
            "pooling": "own",
            "normalised": self.normalised,
            "prompt": self.prompt,
            "dimensions": self.dimensions,
            "limit": self.limit,
        }

    def token_counts(self, texts: Sequence[str]) -> IntArray:
        """Return the tokens of each text by BERT's vocabulary, its prompt included, (n,)."""
        return self._tokens.counts([self.prompt + text for text in texts])

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a text in parts that are within the limit with their prompt."""
        return self._tokens_after_prompt.pieces(text)

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        """Return one vector a text, (n, dimensions)."""
        message = Message("step-embed", {"encoder": self.name, "count": len(texts)})
        found: list[FloatArray] = []
        with progress.step(message, total=len(texts)) as advance:
            for start in range(0, len(texts), self.batch):
                block = [
                    self.prompt + self.pieces(text)[0].text
                    for text in texts[start : start + self.batch]
                ]
                found.append(self._batch(block))
                advance(len(block))
        vectors = np.concatenate(found) if found else np.empty((0, 0), np.float32)
        return unit(vectors) if self.normalised else vectors

    def _batch(self, texts: Sequence[str]) -> FloatArray:
        try:
            return self._checked(texts)
        except ServerFailed as error:
            if not _too_long(error):
                raise
        return np.concatenate([self._shorter(text) for text in texts])

    def _shorter(self, text: str) -> FloatArray:
        """Send one text, cut shorter each time that it is refused."""
        detail, url = "", ""
        for _ in range(ATTEMPTS):
            try:
                return self._checked([text])
            except ServerFailed as error:
                if not _too_long(error):
                    raise
                detail, url = error.detail, error.url
                text = text[: max(1, int(SHORTER * len(text)))]
        raise TextTooLong(url, detail=detail)

    def _checked(self, texts: Sequence[str]) -> FloatArray:
        size = self._sizes[0] if self._sizes else self.dimensions
        answer = _array(self.ask(texts))
        vectors = checked(answer, encoder=self.name, expected=len(texts), dimensions=size)
        self._sizes[:] = [vectors.shape[1]]
        return vectors

    @cached_property
    def _tokens(self) -> Tokens:
        return Tokens(bert_uncased(), limit=self.limit)

    @cached_property
    def _tokens_after_prompt(self) -> Tokens:
        return self._tokens.after(self.prompt)


def settings(spec: Spec) -> dict[str, Any]:
    """Return what a specification says of any encoder behind a server."""
    return {
        "name": spec.name,
        "prompt": spec.options.get("prompt", ""),
        "dimensions": spec.whole("dimensions"),
        "given_limit": spec.whole("limit", low=8),
        "batch": spec.whole("batch") or BATCH,
    }


def _array(answer: Sequence[Any]) -> np.ndarray:
    """Return an answer as an array; vectors of unequal or no size become an array without one."""
    try:
        return np.array(answer, dtype=np.float32)  # None becomes NaN
    except (ValueError, TypeError):
        return np.empty((len(answer), 0), np.float32)


def _too_long(error: ServerFailed) -> bool:
    told = error.detail.lower()
    return error.status in {400, 413} and any(words in told for words in LONG_WORDS)
