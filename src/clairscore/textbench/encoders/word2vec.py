"""word2vec trained on the corpus itself, a text being the mean of its words (package gensim)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from gensim.models import Word2Vec

from clairscore.core.progress import Progress
from clairscore.textbench.encoders.counting import digest
from clairscore.textbench.encoders.encoder import FloatArray, IntArray, TokenStates, unit
from clairscore.textbench.encoders.errors import CorpusWordless
from clairscore.textbench.encoders.naming import Spec

DIMENSIONS, WINDOW, EPOCHS, SEED = 300, 5, 30, 1
WORD = re.compile(r"\w\w+")


def words_of(text: str) -> list[str]:
    """Return the words of two characters or more, in lower case, as TF-IDF sees them."""
    return [word.lower() for word in WORD.findall(text)]


@dataclass(frozen=True)
class FittedWord2Vec:
    """Word vectors already learnt."""

    name: str
    identity: Mapping[str, Any]
    model: Word2Vec
    limit: None = None

    def token_counts(self, texts: Sequence[str]) -> IntArray | None:
        """Return None: words are all read."""
        del texts

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        """Return the mean of the vectors of each text's known words, of length 1; zeros if none."""
        del progress
        known = cast("Any", self.model.wv)  # its stubs are wrong
        vectors = np.zeros((len(texts), known.vector_size), dtype=np.float32)
        for row, text in enumerate(texts):
            found = [
                known.key_to_index[word] for word in words_of(text) if word in known.key_to_index
            ]
            if found:
                vectors[row] = known.vectors[found].mean(axis=0)
        return unit(vectors)

    def token_states(self, text: str) -> TokenStates:
        """Return the known words of a text, and their vectors."""
        known = cast("Any", self.model.wv)
        places = [at for at in WORD.finditer(text) if at.group().lower() in known.key_to_index]
        spans = np.array([at.span() for at in places], dtype=np.int64).reshape(-1, 2)
        rows = [known.key_to_index[at.group().lower()] for at in places]
        states = known.vectors[rows].reshape(-1, known.vector_size)
        return TokenStates(spans, states, limited=False)


@dataclass(frozen=True)
class CorpusWord2Vec:
    """word2vec before it has seen any text."""

    name: str
    dimensions: int = DIMENSIONS

    @property
    def identity(self) -> Mapping[str, Any]:
        """Return the settings."""
        return {
            "kind": "word2vec",
            "dimensions": self.dimensions,
            "window": WINDOW,
            "epochs": EPOCHS,
            "pooling": "mean",
            "normalised": True,
            "seed": SEED,
        }

    def fit(self, texts: Sequence[str]) -> FittedWord2Vec:
        """Learn word vectors; one thread, so that the same texts teach the same vectors.

        Raises
        ------
        CorpusWordless
            No word occurs in the texts.
        """
        sentences = [words_of(text) for text in texts]
        if not any(sentences):
            raise CorpusWordless(self.name, count=len(texts))
        model = Word2Vec(
            sentences,
            vector_size=self.dimensions,
            window=WINDOW,
            min_count=1 if len(texts) < 100 else 2,  # noqa: PLR2004 (few texts have few words twice)
            sg=1,
            epochs=EPOCHS,
            seed=SEED,
            workers=1,
        )
        return FittedWord2Vec(self.name, {**self.identity, "fitted": digest(texts)}, model)


def open_word2vec(spec: Spec) -> CorpusWord2Vec:
    """Return the encoder of ``word2vec[?dimensions=…]``."""
    spec.only("dimensions")
    return CorpusWord2Vec(spec.name, spec.whole("dimensions", low=2) or DIMENSIONS)
