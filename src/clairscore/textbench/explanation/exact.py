"""Exact splits: where a vector is a sum over tokens or words, so is each logit of a linear head."""

from typing import Any, cast

import numpy as np
from sklearn.decomposition import TruncatedSVD

from clairscore.textbench.encoders.counting import FittedWords
from clairscore.textbench.encoders.encoder import TokenStates
from clairscore.textbench.explanation.head import LinearHead
from clairscore.textbench.explanation.words import Spans, Weights, WordSplit, spans, split_of

TOLERANCE = 1e-3  # relative; beyond, the vector is not the mean of these states


def pools_by_mean(states: TokenStates, vector: Weights) -> bool:
    """Return whether a vector is the mean of token states, up to its length."""
    if not states.states.any():
        return False
    mean = states.states.mean(axis=0, dtype=np.float64)
    if mean.shape != vector.shape:
        return False
    gap = np.linalg.norm(vector - _scale(mean, vector) * mean)
    return bool(gap <= TOLERANCE * np.linalg.norm(vector))


def tokens_split(
    text: str,
    states: TokenStates,
    vector: Weights,
    *,
    head: LinearHead,
    label: str,
    stop: frozenset[str],
) -> WordSplit:
    """Split a logit over the tokens of a mean-pooled encoder, merged into words.

    Each of T tokens adds ``w · (h·s − c) / T``: its state against the class' weights, from the
    average text c on, where s brings the mean to the vector's length. Added up, that is
    ``w · (v − c)``. Special tokens and punctuation are the rest.

    Source: arithmetic; states are mixed by attention, so the split tells where information sits
    after mixing (docs/textbench.md compares it with other methods).
    """
    at = head.classes.index(label)
    weights = head.weights[at]
    mean = states.states.mean(axis=0, dtype=np.float64)
    scaled = states.states.astype(np.float64) * _scale(mean, vector)
    added = (scaled - head.centre) @ weights / len(scaled)
    places = spans(text)
    read = int(states.spans[:, 1].max(initial=0))
    return split_of(
        text,
        label,
        _by_word(states.spans, added, places),
        method="tokens",
        base=float(head.intercepts[at] + weights @ head.centre),
        logit=float(head.intercepts[at] + weights @ vector),
        stop=stop,
        unread=int((places[:, 0] >= read).sum()) if states.limited else 0,
    )


def counts_words(encoder: object) -> bool:
    """Return whether an encoder's vector is a sum over the words that it counts."""
    return isinstance(encoder, FittedWords) and cast("Any", encoder.pipeline[0]).analyzer == "word"


def counts_split(
    text: str, encoder: FittedWords, *, head: LinearHead, label: str, stop: frozenset[str]
) -> WordSplit:
    """Split a logit over counted words: TF-IDF, or LSA, which is linear in it up to a length.

    A word that occurs twice shares its part.
    """
    at = head.classes.index(label)
    vectorizer = cast("Any", encoder.pipeline[0])
    counted = vectorizer.transform([text])
    weights = head.weights[at]
    for step in encoder.pipeline[1:]:
        if isinstance(step, TruncatedSVD):
            axes = np.asarray(step.components_)
            weights = weights @ axes
            length = float(np.linalg.norm(counted @ axes.T)) or 1.0
            weights = weights / length
    added = dict(zip(counted.indices, counted.data * weights[counted.indices], strict=True))
    analyse, known = vectorizer.build_analyzer(), vectorizer.vocabulary_
    terms = [
        [known[term] for term in analyse(text[start:end]) if term in known]
        for start, end in spans(text)
    ]
    times = np.bincount([one for word in terms for one in word], minlength=1)
    shares = [sum(added.get(one, 0.0) / times[one] for one in word) for word in terms]
    return split_of(
        text,
        label,
        shares,
        method="counts",
        base=float(head.intercepts[at]),
        logit=float(head.intercepts[at] + sum(added.values())),
        stop=stop,
    )


def _scale(mean: Weights, vector: Weights) -> float:
    return float(vector @ mean / (mean @ mean))


def _by_word(tokens: Spans, added: Weights, places: Spans) -> Weights:
    """Return what the tokens of each word add; those outside of words are left out."""
    found = np.zeros(len(places))
    if not len(places):
        return found
    word = np.searchsorted(places[:, 0], tokens[:, 0], side="right") - 1
    inside = (word >= 0) & (tokens[:, 1] > tokens[:, 0])
    inside &= tokens[:, 0] < places[np.maximum(word, 0), 1]
    np.add.at(found, word[inside], added[inside])
    return found
