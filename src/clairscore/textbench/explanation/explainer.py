"""Why a text was classed as it was: its words, what the classes got, the texts nearest to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Final, cast

import numpy as np
from numpy.typing import NDArray

from clairscore.core.progress import SILENT
from clairscore.textbench.encoders.counting import FittedWords
from clairscore.textbench.encoders.encoder import (
    CorpusEncoder,
    Encoder,
    TokenEncoder,
    vectors_of,
)
from clairscore.textbench.encoders.errors import EncoderError
from clairscore.textbench.encoders.naming import encoder_named
from clairscore.textbench.evaluation.classification import Split, splits
from clairscore.textbench.explanation.exact import (
    counts_split,
    counts_words,
    pools_by_mean,
    tokens_split,
)
from clairscore.textbench.explanation.faithfulness import Faithfulness, faithfulness
from clairscore.textbench.explanation.head import LinearHead, fitted_head
from clairscore.textbench.explanation.measured import (
    occlusion_split,
    random_split,
    shap_split,
)
from clairscore.textbench.explanation.words import WordSplit
from clairscore.textbench.preparation import prepared, stop_words
from clairscore.textbench.results import EncoderResult, OpenedResults
from clairscore.textbench.vectors import Vectors, dense, unit_rows

METHODS: Final = ("exact", "occlusion", "shap", "random")
NEIGHBOURS: Final = 3


@dataclass(eq=False)
class ExactImpossible(EncoderError):
    """An encoder whose vector is no sum over tokens or words."""

    code: ClassVar[str] = "exact-impossible"
    encoder: str


@dataclass(frozen=True)
class Neighbour:
    """A text of the corpus that lies near."""

    row: int
    label: str
    likeness: float


@dataclass(frozen=True)
class Explained:
    """All that is said of one text.

    Parameters
    ----------
    row
        Its place in the corpus; None for a new text.
    actual
        Its label; empty for a new text.
    predicted
        The class with the highest probability.
    probabilities
        By class, the highest first.
    split
        What each word adds to the class predicted.
    neighbours
        The nearest texts, the text itself left out.
    """

    row: int | None
    actual: str
    predicted: str
    probabilities: Mapping[str, float]
    split: WordSplit
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True)
class Reader:
    """An encoder with a head that has not seen the text to explain."""

    encoder: Encoder
    head: LinearHead


@dataclass
class Explainer:
    """Explains texts by one encoder of a benchmark.

    A text of the corpus is explained by the head of the fold that was measured on it, so by one
    that has not learnt from it; a new text by one that has learnt from the whole corpus.

    Parameters
    ----------
    opened
        The results.
    name
        Of the encoder in them.

    Raises
    ------
    KeyError
        No such encoder in the results.
    """

    opened: OpenedResults
    name: str
    _readers: dict[int, Reader] = field(default_factory=dict[int, Reader], repr=False)

    def __post_init__(self) -> None:
        self.result  # noqa: B018 (an unknown name is told at once)

    @property
    def result(self) -> EncoderResult:
        """Return what was measured of the encoder."""
        return self.opened.results.encoder(self.name)

    @cached_property
    def vectors(self) -> Vectors:
        """Return the vectors of the corpus, (n, d)."""
        return self.opened.vectors(self.name)

    @cached_property
    def codes(self) -> NDArray[np.intp]:
        """Return each text's class as its place among the classes, (n,)."""
        place = {label: at for at, label in enumerate(self.classes)}
        return np.array([place[label] for label in self.opened.labels], np.intp)

    @property
    def classes(self) -> list[str]:
        """Return the classes."""
        return self.opened.results.corpus.classes

    @cached_property
    def is_exact(self) -> bool:
        """Return whether the encoder's words can be told exactly."""
        reader = self._reader(None)
        return self._exact(self.seen(self.opened.texts[0]), reader) is not None

    def seen(self, text: str) -> str:
        """Return a text as the encoder sees it: prepared."""
        return prepared([text], self.result.preparation, language=self._language)[0]

    def row(self, row: int, *, method: str = "") -> Explained:
        """Explain a text of the corpus by what was learnt without it.

        Raises
        ------
        EncoderError
            The encoder can't be had here.
        """
        text = self.opened.texts[row]
        split = self._fold(row)
        return self._explained(text, self._reader(split), row=row, method=method)

    def text(self, text: str, *, method: str = "") -> Explained:
        """Explain any text; one of the corpus is taken as such.

        Raises
        ------
        EncoderError
            The encoder can't be had here.
        """
        if text in self.opened.texts:
            return self.row(self.opened.texts.index(text), method=method)
        return self._explained(text, self._reader(None), row=None, method=method)

    def trust(self, texts: Sequence[str], methods: Sequence[str]) -> list[Faithfulness]:
        """Measure on some texts how far each method can be trusted."""
        reader = self._reader(None)
        found: list[Faithfulness] = []
        for method in methods:
            made = [self._split(self.seen(text), reader, method=method) for text in texts]
            found.append(faithfulness(made, lambda some, label: _probability(reader, some, label)))
        return found

    def split_for(self, text: str, label: str) -> WordSplit:
        """Split a text for a class of choice, by the head of the whole corpus."""
        return self._split(self.seen(text), self._reader(None), label=label)

    @property
    def _language(self) -> str:
        return self.opened.results.corpus.language

    @cached_property
    def _stop(self) -> frozenset[str]:
        return stop_words(self._language)

    @cached_property
    def _opened(self) -> Encoder | CorpusEncoder:
        return encoder_named(self.result.spec)

    @cached_property
    def _splits(self) -> list[Split]:
        settings = self.opened.results.settings
        folds = min(int(settings["folds"]), int(np.bincount(self.codes).min()))
        groups = np.array(self.opened.results.corpus.groups or range(len(self.codes)))
        return splits(self.codes, folds=folds, repeats=1, seed=int(settings["seed"]), groups=groups)

    def _fold(self, row: int) -> int:
        return next(at for at, split in enumerate(self._splits) if row in split.test)

    def _reader(self, fold: int | None) -> Reader:
        """Return the encoder and head of a fold, made once; of the whole corpus without one."""
        at = -1 if fold is None else fold
        if at not in self._readers:
            rows = np.arange(len(self.codes)) if fold is None else self._splits[fold].train
            self._readers[at] = self._made(rows)
        return self._readers[at]

    def _made(self, rows: NDArray[np.intp]) -> Reader:
        if not hasattr(self._opened, "fit"):
            head = fitted_head(self.vectors[rows], self.codes[rows], self.classes)
            return Reader(cast("Encoder", self._opened), head)
        texts = [self.seen(self.opened.texts[row]) for row in rows]
        encoder = cast("CorpusEncoder", self._opened).fit(texts)
        vectors = vectors_of(encoder, texts)
        return Reader(encoder, fitted_head(vectors, self.codes[rows], self.classes))

    def _explained(self, text: str, reader: Reader, *, row: int | None, method: str) -> Explained:
        seen = self.seen(text)
        vector = reader.encoder.encode([seen], progress=SILENT)
        found = reader.head.probabilities(vector)[0]
        order = np.argsort(-found)
        return Explained(
            row=row,
            actual="" if row is None else self.opened.labels[row],
            predicted=self.classes[int(order[0])],
            probabilities={self.classes[at]: float(found[at]) for at in order},
            split=self._split(seen, reader, method=method),
            neighbours=self._neighbours(vector if row is None else self.vectors[[row]], row),
        )

    def _split(self, text: str, reader: Reader, *, method: str = "", label: str = "") -> WordSplit:
        """Split by a method; by the best there is without one."""
        if not label:
            vector = reader.encoder.encode([text], progress=SILENT)
            label = self.classes[int(reader.head.logits(vector)[0].argmax())]
        at = self.classes.index(label)

        def logits(texts: Sequence[str]) -> NDArray[np.float64]:
            return reader.head.logits(reader.encoder.encode(list(texts), progress=SILENT))[:, at]

        if method == "random":
            return random_split(text, label=label)
        if method == "shap":
            return shap_split(text, logits, label=label, stop=self._stop)
        exact = None if method == "occlusion" else self._exact(text, reader)
        if exact is not None:
            return exact(label)
        if method == "exact":
            raise ExactImpossible(self.name)
        return occlusion_split(text, logits, label=label, stop=self._stop)

    def _exact(self, text: str, reader: Reader) -> "Callable[[str], WordSplit] | None":
        """Return what splits a text exactly for a class, None where nothing does."""
        encoder, head, stop = reader.encoder, reader.head, self._stop
        if counts_words(encoder):
            counted = cast("FittedWords", encoder)
            return lambda label: counts_split(text, counted, head=head, label=label, stop=stop)
        if not isinstance(encoder, TokenEncoder):
            return None
        states = encoder.token_states(text)
        vector = encoder.encode([text], progress=SILENT)[0].astype(np.float64)  # pyright: ignore[reportAttributeAccessIssue]
        if not pools_by_mean(states, vector):
            return None
        return lambda label: tokens_split(text, states, vector, head=head, label=label, stop=stop)

    def _neighbours(self, vector: Vectors, row: int | None) -> tuple[Neighbour, ...]:
        if vector.shape[1] != self.vectors.shape[1]:
            return ()
        likeness = (unit_rows(self.vectors) @ dense(unit_rows(vector)).T).ravel()
        order = [int(at) for at in np.argsort(-likeness)[: NEIGHBOURS + 1] if at != row]
        return tuple(
            Neighbour(at, self.opened.labels[at], float(likeness[at])) for at in order[:NEIGHBOURS]
        )


def _probability(reader: Reader, texts: Sequence[str], label: str) -> NDArray[np.float64]:
    vectors = reader.encoder.encode(list(texts), progress=SILENT)
    return reader.head.probabilities(vectors)[:, reader.head.classes.index(label)]
