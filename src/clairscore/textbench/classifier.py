"""The winner at work: a classifier on disk that answers, or leaves a text to a person.

An encoder by its specification and identity, a linear head, a temperature that calibrates its
probabilities, and the least probability from which it answers. Nothing in it is unpickled: an encoder
that learns from texts is learnt anew from those kept with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final, cast

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from clairscore.core.artefact import open_artefact
from clairscore.core.errors import ArtefactDamaged
from clairscore.textbench.encoders.encoder import CorpusEncoder, Encoder, vectors_of
from clairscore.textbench.encoders.errors import EncoderError
from clairscore.textbench.encoders.naming import encoder_named
from clairscore.textbench.explanation.head import LinearHead
from clairscore.textbench.figures import Estimate, jsonable
from clairscore.textbench.preparation import prepared

KIND: Final = "text-classifier"
FACTS, HEAD, TEXTS = "classifier.json", "head.npz", "texts.parquet"


@dataclass(eq=False)
class EncoderChanged(EncoderError):
    """The encoder found here is not the one that the classifier learnt from."""

    code: ClassVar[str] = "encoder-changed"
    encoder: str


@dataclass(frozen=True)
class Facts:
    """What a classifier is.

    Parameters
    ----------
    encoder, identity, preparation, language
        What makes a text's vector.
    classes
        In the order of the head's rows.
    temperature
        Divides logits, so that probabilities are calibrated.
    threshold
        The least probability from which it answers.
    asked
        The share of wrong answers that was accepted.
    error, answered
        Shares of held-out texts: wrong among those answered; answered. With 95 % intervals.
    held_out
        Texts that these two were measured on.
    """

    encoder: str
    identity: dict[str, Any]
    preparation: str
    language: str
    classes: list[str]
    temperature: float
    threshold: float
    asked: float
    error: Estimate
    answered: Estimate
    held_out: int


ADAPTER: Final = TypeAdapter(Facts)


@dataclass(frozen=True)
class Answer:
    """What is made of a text.

    Parameters
    ----------
    label
        The likeliest class.
    probability
        Of that class, calibrated.
    sure
        The probability is high enough to answer; else the text is for a person.
    """

    label: str
    probability: float
    sure: bool


@dataclass(frozen=True)
class TextClassifier:
    """A classifier that was opened."""

    facts: Facts
    encoder: Encoder
    head: LinearHead

    def classify(self, texts: Sequence[str]) -> list[Answer]:
        """Return an answer for each text.

        Raises
        ------
        EncoderError
            The encoder fails.
        """
        facts = self.facts
        seen = prepared(list(texts), facts.preparation, language=facts.language)
        shares = probabilities(self.head.logits(vectors_of(self.encoder, seen)), facts.temperature)
        return [
            Answer(
                facts.classes[int(row.argmax())],
                float(row.max()),
                bool(row.max() >= facts.threshold),
            )
            for row in shares
        ]


def probabilities(logits: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    """Return the probability of each class, (n, n_classes)."""
    cooled = logits / temperature
    odds = np.exp(cooled - cooled.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def open_classifier(path: Path) -> TextClassifier:
    """Open a classifier.

    Raises
    ------
    ArtefactError
        It is missing, damaged, newer or of another kind.
    EncoderError
        Its encoder can't be had here, or has changed.
    """
    open_artefact(path, KIND)
    try:
        facts = ADAPTER.validate_json((path / FACTS).read_bytes())
    except ValidationError as error:
        raise ArtefactDamaged(str(path), parts=(FACTS,)) from error
    opened = encoder_named(facts.encoder)
    if isinstance(opened, CorpusEncoder):
        encoder = opened.fit(pq.read_table(path / TEXTS).column("text").to_pylist())
    else:
        encoder = opened
    if jsonable(encoder.identity) != facts.identity:
        raise EncoderChanged(facts.encoder)
    with np.load(path / HEAD, allow_pickle=False) as parts:
        head = LinearHead(
            tuple(facts.classes),
            *(
                cast("NDArray[np.float64]", parts[name])
                for name in ("weights", "intercepts", "centre")
            ),
        )
    return TextClassifier(facts, encoder, head)
