"""One encoder measured in every way, on what all encoders share; each measure is kept as it finishes."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from clairscore.core.progress import SILENT, Advance, Progress
from clairscore.textbench.comparison import Measured
from clairscore.textbench.embedding import Embedded
from clairscore.textbench.encoders.counting import digest
from clairscore.textbench.encoders.naming import parsed
from clairscore.textbench.evaluation.classification import (
    Fold,
    Split,
    Tested,
    classified,
    few_shot,
    outcomes,
    zero_shot,
)
from clairscore.textbench.evaluation.clustering import clustering, maps
from clairscore.textbench.evaluation.dimensions import axes, layers
from clairscore.textbench.evaluation.label_faults import doubtful
from clairscore.textbench.evaluation.neighbours import Near, neighbours
from clairscore.textbench.evaluation.resampling import Drawn, Draws, drawn_means, estimate
from clairscore.textbench.evaluation.sizes import forms
from clairscore.textbench.figures import (
    Axis,
    Classification,
    Clustering,
    Cost,
    Estimate,
    Form,
    Layer,
    Shot,
    Told,
    jsonable,
)
from clairscore.textbench.keeping import Journal, Keep, open_journal
from clairscore.textbench.near_copies import Groups
from clairscore.textbench.plan import Protocol
from clairscore.textbench.preparation import prepared, stop_words
from clairscore.textbench.results import EncoderResult
from clairscore.textbench.vectors import Dense, Vectors
from clairscore.texts import Message

T = TypeVar("T")
ACCURACY: Final = "accuracy_"


WEIGHTS: Final = {
    "split": 40,
    "near": 8,
    "grouped": 6,
    "refit": 5,
    "map": 40,
    "study-grouped": 1,
    "study-refit": 1,
    "shots": 10,
    "form": 16,
    "layer": 4,
    "axes": 2,
    "zero": 1,
    "cost": 0,
}
"""Half seconds that a measure takes beside the others, for the time left: benchmarks/README.md."""
FORMS: Final = 8  # about so many
LAYERS: Final = 4


@dataclass(frozen=True)
class Sampled:
    """The texts that grouping, maps, smaller vectors and directions are measured on.

    These grow faster than the texts, or say as much on a few thousand of them.

    Parameters
    ----------
    rows
        (n,): their places among all texts.
    codes, splits, draws, subsamples
        Their classes; folds, draws and 80 % subsamples of them.
    """

    rows: NDArray[np.intp]
    codes: NDArray[np.intp]
    splits: Sequence[Split]
    draws: Draws
    subsamples: Sequence[NDArray[np.intp]]


@dataclass(frozen=True)
class Shared:
    """What every encoder is measured on: classes, splits, draws, subsamples, language."""

    corpus: str
    codes: NDArray[np.intp]
    groups: Groups
    splits: Sequence[Split]
    draws: Draws
    subsamples: Sequence[NDArray[np.intp]]
    sampled: Sampled
    label_texts: tuple[str, ...]
    language: str
    notes: list[Told]


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
    drawn: Drawn

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


def measures(
    one: Embedded, shared: Shared, protocol: Protocol, *, cache: Path, progress: Progress
) -> Measures:
    """Measure one encoder in every way; what an earlier run kept is not measured again.

    Raises
    ------
    WriteFailed
        A measure can't be kept: the disk is full or the folder read-only.
    """
    journal = _journal(one, shared, protocol, cache=cache)
    message = Message("step-bench-measure", {"encoder": one.arm.name})
    with progress.step(message, _whole(shared, protocol)) as advance:
        asked = _Asked(one, shared, protocol, _Advancing(journal, advance))
        found, near = asked.outcomes(), asked.near()
        classes = classified(shared.codes, shared.splits, found, draws=shared.draws)
        plain, drawn = asked.grouped(), asked.maps()
        study, reach = asked.study(drawn), _reach(one)
        result = EncoderResult(
            name=one.arm.name,
            spec=one.arm.encoder,
            preparation=one.arm.preparation,
            identity=jsonable(one.encoder.identity),
            learnt=one.learnt,
            dimensions=one.vectors.shape[1],
            limit=reach.limit,
            over_limit=reach.over,
            longest=reach.longest,
            clustering=plain.figures,
            study=study.figures,
            classification=classes,
            precision=estimate(near.value, near.drawn),
            zero_shot=asked.zero_shot(),
            few_shot=asked.few_shot(),
            forms=asked.forms(),
            cost=asked.keep("cost", Cost, lambda: one.cost),
            map=[(float(x), float(y)) for x, y in drawn[0]],
            axes=asked.axes(),
            layers=asked.layers(drawn[0]),
            doubtful=doubtful(shared.codes, shared.splits, found),
            notes=[*one.notes, *(note for note in journal.notes if note not in one.notes)],
        )
    measured = {ACCURACY + name: _accuracy(one, shared) for name, one in classes.items()}
    others = {"precision": near, "ari": plain.measured, "ari_study": study.measured}
    return Measures(result, one.fold, {**measured, **others})


@dataclass(frozen=True)
class _Advancing:
    """Keeps measures in a journal, and tells how much of the whole each was."""

    journal: Journal
    advance: Advance
    prefix: str = ""

    def __call__(self, name: str, kind: type[T], make: Callable[[], T]) -> T:
        value = self.journal(self.prefix + name, kind, make)
        self.advance(WEIGHTS[self.prefix + name.partition("-")[0]])
        return value


@dataclass(frozen=True)
class _Asked:
    """The questions asked of one encoder."""

    one: Embedded
    shared: Shared
    protocol: Protocol
    keep: _Advancing

    @cached_property
    def vectors(self) -> Vectors:
        """Return the vectors of the sampled texts."""
        rows = self.shared.sampled.rows
        return self.one.vectors if len(rows) == len(self.one.texts) else self.one.vectors[rows]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return the sampled texts."""
        return tuple(self.one.texts[row] for row in self.shared.sampled.rows)

    def outcomes(self) -> list[Tested]:
        """Return what classifiers make of the vectors, split by split."""
        shared, seed = self.shared, self.protocol.seed
        return outcomes(self.one.fold, shared.codes, shared.splits, seed=seed, keep=self.keep)

    def near(self) -> Measured:
        """Return the precision among ten neighbours."""
        shared = self.shared

        def rows() -> list[list[int]]:
            return neighbours(self.one.vectors, shared.codes).rows.tolist()

        found = np.array(self.keep("near", list[list[int]], rows))
        near = Near(found, shared.codes[found] == shared.codes[:, None])
        again = near.among(shared.subsamples[: self.protocol.refits])
        return Measured(near.precision, near.drawn(shared.draws), again)

    def grouped(self) -> Grouped:
        """Return what k-means finds on the vectors."""
        seeds, refits = self.protocol.seeds, self.protocol.refits
        return self._clustering([self.vectors] * len(seeds), refits, keep=self.keep)

    def maps(self) -> list[Dense]:
        """Return the t-SNE maps, one a seed."""
        return maps(self.vectors, self.protocol.seeds, keep=self.keep)

    def study(self, drawn: Sequence[Dense]) -> Grouped:
        """Return what k-means finds on the maps."""
        keep = replace(self.keep, prefix="study-")
        return self._clustering(drawn, self.protocol.map_refits, keep=keep)

    def zero_shot(self) -> Estimate:
        """Return the accuracy without any label, by names prepared as the texts are."""
        one, shared = self.one, self.shared

        def found() -> Estimate:
            labels = prepared(shared.label_texts, one.arm.preparation, language=shared.language)
            names = one.encoder.encode(labels, progress=SILENT)
            return zero_shot(one.vectors, names, codes=shared.codes, draws=shared.draws)

        return self.keep("zero", Estimate, found)

    def few_shot(self) -> list[Shot]:
        """Return the accuracy with few labels."""
        protocol = self.protocol
        return few_shot(
            self.one.vectors,
            self.shared.codes,
            shots=protocol.shots,
            draws=protocol.shot_draws,
            seed=protocol.seed,
            groups=self.shared.groups,
            keep=self.keep,
        )

    def forms(self) -> list[Form]:
        """Return what accuracy smaller vectors leave."""
        some, matryoshka = self.shared.sampled, parsed(self.one.arm.encoder).matryoshka
        return forms(self.vectors, some.codes, some.splits, matryoshka=matryoshka, keep=self.keep)

    def axes(self) -> list[Axis]:
        """Return what the main directions respond to."""
        codes, stop = self.shared.sampled.codes, stop_words(self.shared.language)
        return self.keep(
            "axes", list[Axis], lambda: axes(self.vectors, self.texts, codes, stop=stop)
        )

    def layers(self, drawn: Dense) -> list[Layer]:
        """Return what fewer dimensions keep."""
        some = self.shared.sampled
        return layers(
            self.vectors, self.texts, some.codes, shared=some.splits, drawn=drawn, keep=self.keep
        )

    def _clustering(self, vectors: Sequence[Vectors], refits: int, *, keep: Keep) -> Grouped:
        some = self.shared.sampled
        figures, drawn = clustering(
            vectors,
            some.codes,
            some.draws,
            seeds=self.protocol.seeds,
            subsamples=some.subsamples[:refits],
            keep=keep,
        )
        return Grouped(figures, drawn)


def _journal(one: Embedded, shared: Shared, protocol: Protocol, *, cache: Path) -> Journal:
    """Return the journal of these texts by this encoder in this protocol."""
    return open_journal(
        cache,
        {
            "corpus": shared.corpus,
            "groups": digest([str(one) for one in shared.groups]),
            "labels": shared.label_texts,
            "language": shared.language,
            "arm": asdict(one.arm),
            "encoder": one.encoder.identity,
            "protocol": asdict(protocol),
        },
    )


def _whole(shared: Shared, protocol: Protocol) -> int:
    """Return about how long measuring takes, in the units of `WEIGHTS`."""
    times = {
        "split": len(shared.splits),
        "near": 1,
        "grouped": len(protocol.seeds),
        "refit": protocol.refits,
        "map": len(protocol.seeds),
        "study-grouped": len(protocol.seeds),
        "study-refit": protocol.map_refits,
        "shots": len(protocol.shots),
        "form": FORMS,
        "layer": LAYERS,
    }
    return sum(WEIGHTS[name] * count for name, count in times.items())


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
