"""One encoder measured in every way, on what all encoders share."""

import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.core.progress import SILENT, Progress
from clairscore.textbench.cache import embed
from clairscore.textbench.comparison import Measured
from clairscore.textbench.encoders.encoder import CorpusEncoder, Encoder
from clairscore.textbench.encoders.naming import encoder_named, parsed
from clairscore.textbench.evaluation.classification import (
    Fold,
    Split,
    classification,
    few_shot,
    precision_of_neighbours,
    zero_shot,
)
from clairscore.textbench.evaluation.clustering import clustering, maps
from clairscore.textbench.evaluation.dimensions import axes, layers
from clairscore.textbench.evaluation.resampling import Draws, drawn_means
from clairscore.textbench.evaluation.sizes import forms
from clairscore.textbench.plan import Arm, Protocol
from clairscore.textbench.preparation import prepared, stop_words
from clairscore.textbench.results import (
    Classification,
    Clustering,
    Cost,
    EncoderResult,
    Estimate,
    jsonable,
)
from clairscore.texts import Message

TIMED: Final = 64  # texts embedded without the cache, to measure speed
ACCURACY: Final = "accuracy_"


@dataclass(frozen=True)
class Shared:
    """What every encoder is measured on: classes, splits, draws, subsamples, language."""

    codes: NDArray[np.intp]
    splits: Sequence[Split]
    draws: Draws
    subsamples: Sequence[NDArray[np.intp]]
    label_texts: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class Embedded:
    """An encoder's vectors of all texts, and how to get those of a fold."""

    arm: Arm
    encoder: Encoder
    learnt: bool
    texts: tuple[str, ...]
    vectors: NDArray[np.float32]
    fold: Fold
    cost: Cost


@dataclass(frozen=True)
class Measures:
    """An encoder's results, and what comparing it and finding neighbours by it needs."""

    result: EncoderResult
    fold: Fold
    measured: dict[str, Measured]


@dataclass(frozen=True)
class Grouped:
    """What k-means finds on vectors or on maps, and its ARI in each bootstrap draw."""

    figures: Clustering
    drawn: NDArray[np.float64]

    @property
    def measured(self) -> Measured:
        """Return what comparing it needs."""
        return Measured(self.figures.ari.value, self.drawn, np.array(self.figures.refits))


@dataclass(frozen=True)
class Reach:
    """How much of a text an encoder reads, and how many texts are longer."""

    limit: int | None
    over: int | None
    longest: int | None


def embedded(arm: Arm, texts: tuple[str, ...], *, cache: Path, progress: Progress) -> Embedded:
    """Embed all texts, and time some of them without the cache.

    Raises
    ------
    EncoderError
        The encoder can't be had, or fails.
    """
    before, opened = _peak_mib(), encoder_named(arm.encoder)
    learnt = isinstance(opened, CorpusEncoder)
    encoder = opened.fit(texts) if isinstance(opened, CorpusEncoder) else opened
    some = texts[:: max(len(texts) // TIMED, 1)][:TIMED]
    encoder.encode(some[:1], progress=SILENT)  # what is loaded once is not the speed
    start = time.perf_counter()
    encoder.encode(some, progress=SILENT)
    seconds = time.perf_counter() - start
    vectors = embed(encoder, texts, cache=cache, progress=progress)

    return Embedded(
        arm=arm,
        encoder=encoder,
        learnt=learnt,
        texts=texts,
        vectors=vectors,
        fold=_refitted(opened, texts) if isinstance(opened, CorpusEncoder) else lambda _: vectors,
        cost=Cost(
            texts_a_second=len(some) / max(seconds, 1e-9),
            timed=len(some),
            memory_mib=max(_peak_mib() - before, 0.0),
            bytes_a_text=int(vectors.itemsize * vectors.shape[1]),
        ),
    )


def measures(one: Embedded, shared: Shared, protocol: Protocol, *, progress: Progress) -> Measures:
    """Measure one encoder in every way."""
    codes, draws, vectors = shared.codes, shared.draws, np.asarray(one.vectors)
    with progress.step(Message("step-bench-measure", {"encoder": one.arm.name}), 4) as advance:
        plain = _grouped([vectors] * len(protocol.seeds), shared, protocol, refits=protocol.refits)
        advance(1)
        drawn_maps = maps(vectors, protocol.seeds)
        study = _grouped(drawn_maps, shared, protocol, refits=protocol.map_refits)
        advance(1)
        classes = classification(one.fold, codes, shared.splits, draws=draws, seed=protocol.seed)
        advance(1)
        precision, shares = precision_of_neighbours(vectors, codes, draws)
        reach = _reach(one)
        result = EncoderResult(
            name=one.arm.name,
            spec=one.arm.encoder,
            preparation=one.arm.preparation,
            identity=jsonable(one.encoder.identity),
            learnt=one.learnt,
            dimensions=vectors.shape[1],
            limit=reach.limit,
            over_limit=reach.over,
            longest=reach.longest,
            clustering=plain.figures,
            study=study.figures,
            classification=classes,
            precision=precision,
            zero_shot=_zero_shot(one, shared),
            few_shot=few_shot(
                vectors,
                codes,
                shots=protocol.shots,
                draws=protocol.shot_draws,
                seed=protocol.seed,
            ),
            forms=forms(
                vectors, codes, shared.splits, matryoshka=parsed(one.arm.encoder).matryoshka
            ),
            cost=one.cost,
            map=[(float(x), float(y)) for x, y in drawn_maps[0]],
            axes=axes(vectors, one.texts, codes, stop=stop_words(shared.language)),
            layers=layers(vectors, one.texts, codes, shared=shared.splits, drawn=drawn_maps[0]),
        )
        advance(1)
    return Measures(
        result,
        one.fold,
        {
            **{ACCURACY + name: _accuracy(found, shared) for name, found in classes.items()},
            "precision": Measured(precision.value, drawn_means(shares, draws), np.array([])),
            "ari": plain.measured,
            "ari_study": study.measured,
        },
    )


def _grouped(
    vectors: Sequence[NDArray[np.float32]], shared: Shared, protocol: Protocol, *, refits: int
) -> Grouped:
    figures, drawn = clustering(
        vectors,
        shared.codes,
        shared.draws,
        seeds=protocol.seeds,
        subsamples=shared.subsamples[:refits],
    )
    return Grouped(figures, drawn)


def _zero_shot(one: Embedded, shared: Shared) -> Estimate:
    """Return the accuracy without any label, by names prepared as the texts are."""
    labels = prepared(shared.label_texts, one.arm.preparation, language=shared.language)
    names = one.encoder.encode(labels, progress=SILENT)
    return zero_shot(np.asarray(one.vectors), names, codes=shared.codes, draws=shared.draws)


def _reach(one: Embedded) -> Reach:
    counts, limit = one.encoder.token_counts(one.texts), one.encoder.limit
    return Reach(
        limit,
        over=None if counts is None or limit is None else int((counts > limit).sum()),
        longest=None if counts is None else int(counts.max()),
    )


def _accuracy(found: Classification, shared: Shared) -> Measured:
    right = (np.array(found.predicted) == shared.codes).mean(axis=0)
    drawn = drawn_means(right, shared.draws)
    return Measured(found.accuracy.value, drawn, np.array(found.by_split))


def _refitted(encoder: CorpusEncoder, texts: tuple[str, ...]) -> Fold:
    """Return vectors of all texts by what the training rows alone teach."""

    def fold(train: NDArray[np.intp]) -> NDArray[np.float32]:
        return encoder.fit([texts[row] for row in train]).encode(texts, progress=SILENT)

    return fold


def _peak_mib() -> float:
    """Return the most memory that the process has held so far."""
    unit = 1 if sys.platform == "darwin" else 2**10  # macOS counts bytes, Linux kibibytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
