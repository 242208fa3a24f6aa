"""What the encoders behind a server share: cutting, batches, and an answer that is checked.

A server's own cutting can't be relied on, so texts are cut here, at the limit in tokens as BERT's
vocabulary counts them. A text that is refused all the same is cut shorter and sent again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from clairscore.core.progress import Progress
from clairscore.textbench.encoders.encoder import FloatArray, IntArray, Piece, checked, unit
from clairscore.textbench.encoders.errors import ServerFailed, TextTooLong
from clairscore.textbench.encoders.wordpiece import Tokens, bert_uncased
from clairscore.texts import Message

BATCH = 16
SHORTER, ATTEMPTS = 0.8, 8  # down to 17 % of the limit
LONG_WORDS = ("context length", "too long", "maximum", "exceed", "input length", "too large")


@dataclass
class Remote:
    """Sends texts to a server in batches.

    Parameters
    ----------
    name
        Of the encoder, for progress and errors.
    ask
        Gives the vectors of a batch of texts.
    limit
        Tokens that the model reads, None if unknown: texts are then sent whole.
    batch
        Texts in a question.
    normalise
        Whether to give vectors length 1.
    """

    name: str
    ask: Callable[[Sequence[str]], Sequence[Any]]
    limit: int | None
    batch: int = BATCH
    normalise: bool = True
    shortened: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._tokens = Tokens(bert_uncased(), limit=self.limit)
        self._dimensions: int | None = None

    def token_counts(self, texts: Sequence[str]) -> IntArray:
        """Return the tokens of each text by BERT's vocabulary, (n,)."""
        return self._tokens.counts(texts)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a text in parts within the limit."""
        return self._tokens.pieces(text)

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        """Return one vector a text, (n, dimensions)."""
        message = Message("step-embed", {"encoder": self.name, "count": len(texts)})
        found: list[FloatArray] = []
        with progress.step(message, total=len(texts)) as advance:
            for start in range(0, len(texts), self.batch):
                block = [self.pieces(text)[0].text for text in texts[start : start + self.batch]]
                found.append(self._batch(block))
                advance(len(block))
        vectors = np.concatenate(found) if found else np.empty((0, 0), np.float32)
        return unit(vectors) if self.normalise else vectors

    def _batch(self, texts: Sequence[str]) -> FloatArray:
        try:
            return self._checked(self.ask(texts), len(texts))
        except ServerFailed as error:
            if not _too_long(error):
                raise
        return np.concatenate([self._shorter(text) for text in texts])

    def _shorter(self, text: str) -> FloatArray:
        """Send one text, cut shorter each time that it is refused."""
        detail, url = "", ""
        sent = text
        for _ in range(ATTEMPTS):
            try:
                vector = self._checked(self.ask([sent]), 1)
            except ServerFailed as error:
                if not _too_long(error):
                    raise
                detail, url = error.detail, error.url
                sent = sent[: max(1, int(SHORTER * len(sent)))]
            else:
                self.shortened += sent != text
                return vector
        raise TextTooLong(url, detail=detail)

    def _checked(self, answer: Sequence[Any], expected: int) -> FloatArray:
        vectors = checked(
            _array(answer), encoder=self.name, expected=expected, dimensions=self._dimensions
        )
        self._dimensions = vectors.shape[1]
        return vectors


def _array(answer: Sequence[Any]) -> np.ndarray:
    """Return an answer as an array; vectors of unequal or no size become an array without one."""
    try:
        return np.array(answer, dtype=np.float32)  # None becomes NaN
    except (ValueError, TypeError):
        return np.empty((len(answer), 0), np.float32)


def _too_long(error: ServerFailed) -> bool:
    told = error.detail.lower()
    return error.status in {400, 413} and any(words in told for words in LONG_WORDS)
