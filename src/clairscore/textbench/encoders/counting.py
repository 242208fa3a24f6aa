"""Baselines that count words: what a sentence encoder has to beat.

They learn their vocabulary from the texts, so classification fits them anew in each training fold.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import Normalizer

from clairscore.core.progress import Progress
from clairscore.textbench.encoders.encoder import FloatArray, IntArray
from clairscore.textbench.encoders.errors import CorpusWordless
from clairscore.textbench.encoders.naming import Spec
from clairscore.textbench.vectors import Vectors, dense

MAX_WORDS = 20_000
LSA_DIMENSIONS = 300  # Deerwester et al. 1990 and the measurements in docs/textbench.md
SEED = 1


@dataclass(frozen=True)
class FittedWords:
    """Counts with a vocabulary already learnt."""

    name: str
    identity: Mapping[str, Any]
    pipeline: Pipeline
    limit: None = None

    def token_counts(self, texts: Sequence[str]) -> IntArray | None:
        """Return None: words are all counted."""
        del texts

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        """Return one vector a text."""
        del progress
        return dense(self.sparse(texts))

    def sparse(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text; counts as a sparse matrix."""
        return cast("Any", self.pipeline.transform(texts)).astype(np.float32)


@dataclass(frozen=True)
class WordCounts:
    """A way of counting words, before it has seen any text.

    Parameters
    ----------
    name
        Name in the report.
    settings
        What makes the vectors what they are, apart from the texts learnt from.
    pipeline
        Makes the pipeline for a number of texts.
    """

    name: str
    settings: Mapping[str, Any]
    pipeline: Callable[[Sequence[str]], Pipeline]

    @property
    def identity(self) -> Mapping[str, Any]:
        """Return the settings."""
        return self.settings

    def fit(self, texts: Sequence[str]) -> FittedWords:
        """Learn the vocabulary, and the topics of LSA, from texts.

        Raises
        ------
        CorpusWordless
            No word occurs in the texts.
        """
        try:
            fitted = self.pipeline(texts).fit(texts)
        except ValueError as error:
            if "empty vocabulary" not in str(error):
                raise
            raise CorpusWordless(self.name, count=len(texts)) from error
        return FittedWords(self.name, {**self.settings, "fitted": digest(texts)}, fitted)


def digest(texts: Sequence[str]) -> str:
    """Return the sha256 of texts in their order."""
    hashes = (hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts)
    return hashlib.sha256(b"".join(hashes)).hexdigest()


def first_word(text: str) -> list[str]:
    """Return the first word of a text, in lower case.

    >>> first_word("Buy now!")
    ['buy']
    """
    return text.lower().split()[:1]


def open_tfidf(spec: Spec) -> WordCounts:
    """Return the encoder of ``tfidf[?words=…]``."""
    spec.only("words")
    words = spec.whole("words") or MAX_WORDS
    settings = {"kind": "tfidf", "words": words, "normalised": True}
    return WordCounts(spec.name, settings, lambda _: make_pipeline(_tfidf(words)))


def open_lsa(spec: Spec) -> WordCounts:
    """Return the encoder of ``lsa[?dimensions=…]``."""
    spec.only("dimensions", "words")
    wanted = spec.whole("dimensions", low=2) or LSA_DIMENSIONS
    words = spec.whole("words") or MAX_WORDS
    settings = {
        "kind": "lsa",
        "words": words,
        "dimensions": wanted,
        "normalised": True,
        "seed": SEED,
    }

    def pipeline(texts: Sequence[str]) -> Pipeline:
        vocabulary = len(_tfidf(words).fit(texts).vocabulary_)
        n = max(1, min(wanted, len(texts) - 1, vocabulary - 1))
        return make_pipeline(
            _tfidf(words), TruncatedSVD(n, random_state=SEED), Normalizer(copy=False)
        )

    return WordCounts(spec.name, settings, pipeline)


def open_first_word(spec: Spec) -> WordCounts:
    """Return the encoder of ``first-word``: one dimension for each word that starts a text."""
    spec.only()
    settings = {"kind": "first-word", "normalised": True}
    return WordCounts(
        spec.name,
        settings,
        lambda _: make_pipeline(CountVectorizer(analyzer=cast("Any", first_word))),
    )


def _tfidf(words: int) -> TfidfVectorizer:
    return TfidfVectorizer(sublinear_tf=True, max_features=words, dtype=cast("Any", np.float32))
