"""A corpus embedded by one encoder: its vectors, what they cost, and how to get those of a fold."""

import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clairscore.core.progress import Progress
from clairscore.textbench.cache import embed
from clairscore.textbench.encoders.encoder import CorpusEncoder, Encoder, vectors_of
from clairscore.textbench.encoders.naming import encoder_named
from clairscore.textbench.evaluation.classification import Fold
from clairscore.textbench.figures import Cost, Told
from clairscore.textbench.keeping import quiet
from clairscore.textbench.plan import Arm
from clairscore.textbench.vectors import Vectors

TIMED: Final = 64  # texts embedded without the cache, to measure speed


@dataclass(frozen=True)
class Embedded:
    """An encoder's vectors of all texts, and how to get those of a fold."""

    arm: Arm
    encoder: Encoder
    learnt: bool
    texts: tuple[str, ...]
    vectors: Vectors
    fold: Fold
    cost: Cost
    notes: list[Told]


def embedded(arm: Arm, texts: tuple[str, ...], *, cache: Path, progress: Progress) -> Embedded:
    """Embed all texts, and time some of them without the cache.

    Raises
    ------
    EncoderError
        The encoder can't be had, or fails.
    """
    before, opened = _peak_mib(), encoder_named(arm.encoder)
    with quiet() as notes:
        learns = isinstance(opened, CorpusEncoder)
        encoder = opened.fit(texts) if isinstance(opened, CorpusEncoder) else opened
        some = texts[:: max(len(texts) // TIMED, 1)][:TIMED]
        vectors_of(encoder, some[:1])  # what is loaded once is not the speed
        start = time.perf_counter()
        vectors_of(encoder, some)
        seconds = time.perf_counter() - start
        # what was learnt from these very texts is sooner computed than read
        vectors = (
            vectors_of(encoder, texts)
            if learns
            else embed(encoder, texts, cache=cache, progress=progress)
        )
    return Embedded(
        arm=arm,
        encoder=encoder,
        learnt=learns,
        texts=texts,
        vectors=vectors,
        fold=_refitted(opened, texts) if isinstance(opened, CorpusEncoder) else lambda _: vectors,
        cost=Cost(
            texts_a_second=len(some) / max(seconds, 1e-9),
            timed=len(some),
            memory_mib=max(_peak_mib() - before, 0.0),
            bytes_a_text=_bytes_a_text(vectors),
        ),
        notes=notes,
    )


def _refitted(encoder: CorpusEncoder, texts: tuple[str, ...]) -> Fold:
    """Return vectors of all texts by what the training rows alone teach."""

    def fold(train: NDArray[np.intp]) -> Vectors:
        return vectors_of(encoder.fit([texts[row] for row in train]), texts)

    return fold


def _bytes_a_text(vectors: Vectors) -> int:
    """Return what a text's vector takes: of counts, only what is not zero, with its place."""
    if isinstance(vectors, np.ndarray):
        return int(vectors.itemsize * vectors.shape[1])
    whole = vectors.data.nbytes + vectors.indices.nbytes + vectors.indptr.nbytes
    return round(whole / vectors.shape[0])


def _peak_mib() -> float:
    """Return the most memory that the process has held so far."""
    unit = 1 if sys.platform == "darwin" else 2**10  # macOS counts bytes, Linux kibibytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
