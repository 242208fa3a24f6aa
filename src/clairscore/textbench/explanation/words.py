"""The words of a text, where they stand, and what each adds to a class."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

WORD: Final = re.compile(r"\w+(?:['’.\-]\w+)*", re.UNICODE)

Weights = NDArray[np.float64]
Spans = NDArray[np.int64]


@dataclass(frozen=True)
class WordWeight:
    """A word and what it adds to the logit of the class explained.

    Parameters
    ----------
    start, end
        Its place in the text.
    stop
        A stop word: it is folded with the others.
    """

    text: str
    start: int
    end: int
    weight: float
    stop: bool = False


@dataclass(frozen=True)
class WordSplit:
    """The logit of a class, split over the words of a text.

    Parameters
    ----------
    text
        As the encoder saw it.
    label
        Class explained.
    method
        ``tokens``, ``counts``, ``occlusion``, ``shap`` or ``random``.
    exact
        The split follows from the model's arithmetic; else it is measured by changing the text.
    base
        Where every text starts, before its words.
    rest
        What no word accounts for: marks of start and end, punctuation; for methods that are not
        exact, words that act together. ``base + words + rest == logit``.
    logit
        Of the class, against the mean of all classes.
    unread
        Words beyond the encoder's limit.
    """

    text: str
    label: str
    method: str
    exact: bool
    words: tuple[WordWeight, ...]
    base: float
    rest: float
    logit: float
    unread: int = 0


def spans(text: str) -> Spans:
    """Return start and end of each word, (n_words, 2).

    >>> spans("C’est l'heure !").tolist()
    [[0, 5], [6, 13]]
    """
    found = [match.span() for match in WORD.finditer(text)]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def without(text: str, removed: Iterable[tuple[int, int]]) -> str:
    """Return a text without some stretches; the blanks between what is left stay."""
    kept, at = [], 0
    for start, end in sorted(removed):
        kept.append(text[at:start])
        at = end
    return " ".join("".join([*kept, text[at:]]).split())


def split_of(  # noqa: PLR0913 (the parts of a sum, each named where it is called)
    text: str,
    label: str,
    weights: Sequence[float] | Weights,
    *,
    method: str,
    base: float,
    logit: float,
    stop: frozenset[str] = frozenset(),
    unread: int = 0,
) -> WordSplit:
    """Return weights of a text's words as a split; the rest is what they leave of the logit."""
    places = spans(text)
    words = tuple(
        WordWeight(
            text[start:end], int(start), int(end), float(weight), text[start:end].lower() in stop
        )
        for (start, end), weight in zip(places, weights, strict=True)
    )
    rest = logit - base - sum(word.weight for word in words)
    exact = method in {"tokens", "counts"}
    return WordSplit(text, label, method, exact, words, base, float(rest), logit, unread)
