"""What is measured of an encoder: values that go to JSON and back.

Arrays by text follow the order of the texts measured; classes are told by their place.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clairscore.texts import Message


@dataclass(frozen=True)
class Told:
    """A message as data: its id and its facts in words."""

    id: str
    args: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval over texts drawn again, and its spread over seeds or splits.

    `spread` is a standard deviation; 0 where there was one run.
    """

    value: float
    low: float
    high: float
    spread: float = 0.0


@dataclass(frozen=True)
class Clustering:
    """How k-means, told the number of classes, finds them again.

    Parameters
    ----------
    ari, nmi, v_measure
        Adjusted Rand index, normalised mutual information, V-measure; means over seeds.
    runs
        ARI of each seed.
    refits
        ARI on 80 % subsamples, the same ones for every encoder; empty where not asked for.
    clusters
        (n,): cluster of each text in the first run.
    """

    ari: Estimate
    nmi: float
    v_measure: float
    runs: list[float]
    refits: list[float]
    clusters: list[int]


@dataclass(frozen=True)
class Classification:
    """Out-of-fold results of one classifier, over the splits that all encoders share.

    Parameters
    ----------
    accuracy, macro_f1
        Means over repeats.
    by_split
        Accuracy of each split.
    predicted
        (n_repeats, n): class given to each text when it was in the test part.
    """

    accuracy: Estimate
    macro_f1: Estimate
    by_split: list[float]
    predicted: list[list[int]]


@dataclass(frozen=True)
class Doubt:
    """A text whose label is doubtful.

    Parameters
    ----------
    row, suggested
        The text, and the class that it seems to be of, by their places.
    margin
        Its probability of that class minus that of its own, mean over repeats.
    """

    row: int
    suggested: int
    margin: float


@dataclass(frozen=True)
class Shot:
    """Accuracy with k labelled texts a class: mean and standard deviation over draws."""

    k: int
    accuracy: float
    spread: float


@dataclass(frozen=True)
class Form:
    """A smaller form of the vectors: its bytes a text and the accuracy that is left.

    Parameters
    ----------
    name
        ``full``, ``pca``, ``first``, ``int8`` or ``binary``.
    """

    name: str
    dimensions: int
    bytes_a_text: int
    accuracy: float


@dataclass(frozen=True)
class End:
    """One end of a direction: the class and the text furthest out, and the words found there."""

    label: int
    words: list[str]
    text: int


@dataclass(frozen=True)
class Axis:
    """A principal direction of the vectors.

    Parameters
    ----------
    share
        Of all variance, that along it.
    by_class
        Of the variance along it, that between classes.
    """

    share: float
    by_class: float
    low: End
    high: End


@dataclass(frozen=True)
class Layer:
    """The vectors, or a reduction of them, and what a linear model reads off it, out of fold.

    Parameters
    ----------
    name
        ``full``, ``pca``, ``tsne`` or ``umap``.
    accuracy
        Of the class, by logistic regression.
    length, digits
        R² of the log of the number of words, and of the share of digits; None if all texts are alike.
    neighbours
        Trustworthiness: how far neighbours in it were neighbours in the full vectors.
    """

    name: str
    dimensions: int
    accuracy: float
    length: float | None
    digits: float | None
    neighbours: float


@dataclass(frozen=True)
class Cost:
    """What the vectors cost.

    Parameters
    ----------
    texts_a_second
        Measured on `timed` texts of this corpus, without the cache.
    memory_mib
        By how much the process' peak grew while it loaded the encoder and embedded; 0 when an
        encoder before it needed as much.
    """

    texts_a_second: float
    timed: int
    memory_mib: float
    bytes_a_text: int


def told_as_data(message: Message) -> Told:
    """Return a message as data, messages within it too."""
    return Told(message.id, jsonable(message.args))


def jsonable(value: Mapping[str, object]) -> dict[str, Any]:
    """Return facts as JSON values: a message as its id and its facts, what is no JSON in words."""
    return json.loads(json.dumps(dict(value), default=_plain))


def _plain(value: object) -> object:
    if isinstance(value, Message):
        return {"id": value.id, "args": dict(value.args)}
    return str(value)
