"""The story of a benchmark: texts in, vectors, measures on shared splits, comparisons, results out."""

import json
import resource
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, ClassVar, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from clairscore.core.artefact import Draft, writing
from clairscore.core.errors import ClairscoreError
from clairscore.core.progress import SILENT, Progress
from clairscore.textbench.cache import embed
from clairscore.textbench.comparison import (
    Measured,
    exceeds_refit_spread,
    exceeds_split_error,
    ranking,
)
from clairscore.textbench.corpus import Corpus
from clairscore.textbench.encoders.encoder import CorpusEncoder, Encoder
from clairscore.textbench.encoders.errors import EncoderError, ServerError
from clairscore.textbench.encoders.naming import encoder_named, parsed
from clairscore.textbench.evaluation.classification import (
    Fold,
    Split,
    classification,
    few_shot,
    precision_of_neighbours,
    splits,
    zero_shot,
)
from clairscore.textbench.evaluation.clustering import clustering, maps
from clairscore.textbench.evaluation.dimensions import axes, layers
from clairscore.textbench.evaluation.resampling import Draws, bootstrap_draws, drawn_means
from clairscore.textbench.evaluation.sizes import forms
from clairscore.textbench.plan import Arm, Plan, settings_of
from clairscore.textbench.preparation import likely_language, prepared, stop_words
from clairscore.textbench.results import (
    CORPUS,
    KIND,
    RESULTS,
    VECTORS,
    Asked,
    Baseline,
    BenchResults,
    Classification,
    CorpusFacts,
    Cost,
    EncoderResult,
    Ranking,
    Skipped,
    Told,
)
from clairscore.textbench.retrieval import Chat, asked, nearest, open_chat
from clairscore.texts import Message

SUBSAMPLE: Final = 0.8
TIMED: Final = 64  # texts embedded without the cache, to measure speed
PACKAGES: Final = (
    "clairscore",
    "numpy",
    "scikit-learn",
    "onnxruntime",
    "torch",
    "sentence-transformers",
    "transformers",
)
ACCURACY: Final = "accuracy_"


@dataclass(eq=False)
class NoEncoder(ClairscoreError):
    """None of the encoders asked for could be had."""

    code: ClassVar[str] = "no-encoder"
    names: tuple[str, ...]
    reason: Message


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


def run_benchmark(
    corpus: Corpus,
    plan: Plan,
    target: Path,
    *,
    cache: Path,
    replace: bool = False,
    progress: Progress = SILENT,
) -> BenchResults:
    """Compare encoders on a corpus and write what was found.

    Parameters
    ----------
    corpus
        Labelled texts.
    plan
        Which encoders, how often.
    target
        Folder of the results artefact.
    cache
        Folder of vectors: a second run, or one that was stopped, embeds only what is missing.
    replace
        Replace an artefact at `target`.
    progress
        Told of each step.

    Raises
    ------
    NoEncoder
        None of the encoders could be had; those that can't, among others, are only noted.
    EncoderError
        The language model asked for can't be had; one that fails later is only noted.
    TargetTaken, WriteFailed
        The results can't be written there.
    """
    chat = open_chat(plan.llm, seed=plan.protocol.seed) if plan.llm else None
    with writing(target, KIND, replace=replace) as draft:
        shared = _shared(corpus, plan)
        found, skipped = _each(corpus, plan, shared, cache=cache, draft=draft, progress=progress)
        told = None
        if chat:
            try:
                told = _asked(chat, corpus, found, shared=shared, plan=plan, progress=progress)
            except ServerError as error:
                skipped.append(Skipped(chat.served.model, _told(error.message)))
        results = BenchResults(
            corpus=_facts(corpus, shared.language),
            settings=settings_of(plan),
            baseline=_baseline(corpus),
            encoders=[one.result for one in found],
            skipped=skipped,
            rankings=_rankings(found, shared),
            versions=_versions(),
            published=list(plan.published),
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            asked=told,
        )
        _write(results, corpus, draft)
    return results


def _each(
    corpus: Corpus, plan: Plan, shared: Shared, *, cache: Path, draft: Draft, progress: Progress
) -> tuple[list[Measures], list[Skipped]]:
    """Measure every arm and keep its vectors; those that can't be had are noted."""
    found: list[Measures] = []
    skipped: list[Skipped] = []
    for arm in plan.arms:
        try:
            texts = prepared(corpus.texts, arm.preparation, language=shared.language)
            embedded = _embedded(arm, texts, cache=cache, progress=progress)
            found.append(_measured(embedded, shared, plan, progress=progress))
        except EncoderError as error:
            skipped.append(Skipped(arm.name, _told(error.message)))
            continue
        _keep(embedded.vectors, len(found) - 1, draft)
    if not found:
        reason = Message(skipped[0].reason.id, skipped[0].reason.args)
        raise NoEncoder(tuple(one.name for one in skipped), reason=reason)
    return found, skipped


def _asked(
    chat: Chat,
    corpus: Corpus,
    found: Sequence[Measures],
    *,
    shared: Shared,
    plan: Plan,
    progress: Progress,
) -> Asked:
    """Give a language model the neighbours by the encoder whose own vote is best."""
    best = max(found, key=lambda one: one.measured[ACCURACY + "nearest"].value)
    seed = plan.protocol.seed
    near = nearest(best.fold, shared.codes, shared.splits, encoder=best.result.name, seed=seed)
    draws = bootstrap_draws(len(near.rows), plan.protocol.draws, seed=seed)
    return asked(chat, corpus, near, draws=draws, progress=progress)


def _shared(corpus: Corpus, plan: Plan) -> Shared:
    """Return the splits, draws and subsamples: seeds alone decide them."""
    protocol, codes = plan.protocol, corpus.codes
    n, rng = len(codes), np.random.default_rng(plan.protocol.seed)
    size = round(SUBSAMPLE * n)
    most = max(protocol.refits, protocol.map_refits)
    folds = min(protocol.folds, int(np.bincount(codes).min()))
    described = plan.descriptions or {}
    return Shared(
        codes=codes,
        splits=splits(codes, folds=folds, repeats=protocol.repeats, seed=protocol.seed),
        draws=bootstrap_draws(n, protocol.draws, seed=protocol.seed),
        subsamples=[np.sort(rng.choice(n, size, replace=False)) for _ in range(most)],
        label_texts=tuple(described.get(label, label) for label in corpus.classes),
        language=plan.language or likely_language(corpus.texts),
    )


def _embedded(arm: Arm, texts: tuple[str, ...], *, cache: Path, progress: Progress) -> Embedded:
    """Embed all texts, and time some of them without the cache."""
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


def _refitted(encoder: CorpusEncoder, texts: tuple[str, ...]) -> Fold:
    """Return vectors of all texts by what the training rows alone teach."""

    def fold(train: NDArray[np.intp]) -> NDArray[np.float32]:
        return encoder.fit([texts[row] for row in train]).encode(texts, progress=SILENT)

    return fold


def _measured(one: Embedded, shared: Shared, plan: Plan, *, progress: Progress) -> Measures:
    """Measure one encoder in every way."""
    protocol, codes, draws = plan.protocol, shared.codes, shared.draws
    vectors = np.asarray(one.vectors)
    with progress.step(Message("step-bench-measure", {"encoder": one.arm.name}), 4) as advance:
        plain, drawn_plain = clustering(
            [vectors] * len(protocol.seeds),
            codes,
            draws,
            seeds=protocol.seeds,
            subsamples=shared.subsamples[: protocol.refits],
        )
        advance(1)
        drawn_maps = maps(vectors, protocol.seeds)
        study, drawn_study = clustering(
            drawn_maps,
            codes,
            draws,
            seeds=protocol.seeds,
            subsamples=shared.subsamples[: protocol.map_refits],
        )
        advance(1)
        classes = classification(one.fold, codes, shared.splits, draws=draws, seed=protocol.seed)
        advance(1)
        precision, shares = precision_of_neighbours(vectors, codes, draws)
        result = EncoderResult(
            **_about(one),
            dimensions=vectors.shape[1],
            clustering=plain,
            study=study,
            classification=classes,
            precision=precision,
            **_with_few_labels(one, shared, plan),
            cost=one.cost,
            map=[(float(x), float(y)) for x, y in drawn_maps[0]],
            **_directions(one, shared, drawn_maps[0]),
        )
        advance(1)
    measured = {ACCURACY + name: _accuracy(found, shared) for name, found in classes.items()} | {
        "precision": Measured(precision.value, drawn_means(shares, draws), np.array([])),
        "ari": Measured(plain.ari.value, drawn_plain, np.array(plain.refits)),
        "ari_study": Measured(study.ari.value, drawn_study, np.array(study.refits)),
    }
    return Measures(result, one.fold, measured)


def _about(one: Embedded) -> dict[str, Any]:
    """Return what an encoder is, and how many texts it can't read whole."""
    counts, limit = one.encoder.token_counts(one.texts), one.encoder.limit
    return {
        "name": one.arm.name,
        "spec": one.arm.encoder,
        "preparation": one.arm.preparation,
        "identity": _jsonable(one.encoder.identity),
        "learnt": one.learnt,
        "limit": limit,
        "over_limit": None if counts is None or limit is None else int((counts > limit).sum()),
        "longest": None if counts is None else int(counts.max()),
    }


def _with_few_labels(one: Embedded, shared: Shared, plan: Plan) -> dict[str, Any]:
    """Return what an encoder gives without labels, with few, and in less space."""
    protocol, vectors = plan.protocol, np.asarray(one.vectors)
    labels = prepared(shared.label_texts, one.arm.preparation, language=shared.language)
    names = one.encoder.encode(labels, progress=SILENT)
    return {
        "zero_shot": zero_shot(vectors, names, codes=shared.codes, draws=shared.draws),
        "few_shot": few_shot(
            vectors,
            shared.codes,
            shots=protocol.shots,
            draws=protocol.shot_draws,
            seed=protocol.seed,
        ),
        "forms": forms(
            vectors,
            shared.codes,
            shared.splits,
            matryoshka=parsed(one.arm.encoder).matryoshka,
        ),
    }


def _directions(one: Embedded, shared: Shared, drawn: NDArray[np.float32]) -> dict[str, Any]:
    """Return what the vectors' main directions respond to, and what fewer dimensions keep."""
    vectors, codes = np.asarray(one.vectors), shared.codes
    return {
        "axes": axes(vectors, one.texts, codes, stop=stop_words(shared.language)),
        "layers": layers(vectors, one.texts, codes, shared=shared.splits, drawn=drawn),
    }


def _accuracy(found: Classification, shared: Shared) -> Measured:
    right = (np.array(found.predicted) == shared.codes).mean(axis=0)
    drawn = drawn_means(right, shared.draws)
    return Measured(found.accuracy.value, drawn, np.array(found.by_split))


def _rankings(found: Sequence[Measures], shared: Shared) -> list[Ranking]:
    splits_agree = exceeds_split_error(shared.splits)
    return [
        ranking(
            measure,
            {one.result.name: one.measured[measure] for one in found},
            splits_agree if measure.startswith(ACCURACY) else exceeds_refit_spread,
        )
        for measure in found[0].measured
    ]


def _baseline(corpus: Corpus) -> Baseline:
    counts = np.bincount(corpus.codes)
    return Baseline(corpus.classes[int(counts.argmax())], float(counts.max() / counts.sum()))


def _facts(corpus: Corpus, language: str) -> CorpusFacts:
    words = np.array([len(text.split()) for text in corpus.texts])
    return CorpusFacts(
        name=corpus.name,
        sha256=corpus.sha256,
        synthetic=corpus.synthetic,
        n=len(corpus.texts),
        classes=list(corpus.classes),
        counts=np.bincount(corpus.codes).tolist(),
        median_words=int(np.median(words)),
        longest_words=int(words.max()),
        language=language,
        notes=[_told(note) for note in corpus.notes],
    )


def _write(results: BenchResults, corpus: Corpus, draft: Draft) -> None:
    (draft.path / RESULTS).write_text(results.as_json(), encoding="utf-8")
    texts = pa.table({"text": list(corpus.texts), "label": list(corpus.labels)})
    pq.write_table(texts, draft.path / CORPUS, compression="zstd")
    draft.synthetic = corpus.synthetic
    draft.inputs = {"corpus": corpus.sha256}
    draft.parameters = results.settings


def _keep(vectors: NDArray[np.float32], at: int, draft: Draft) -> None:
    folder = draft.path / VECTORS
    folder.mkdir(exist_ok=True)
    np.save(folder / f"{at}.npy", vectors, allow_pickle=False)


def _versions() -> dict[str, str]:
    found: dict[str, str] = {"python": sys.version.split()[0]}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _peak_mib() -> float:
    """Return the most memory that the process has held so far."""
    unit = 1 if sys.platform == "darwin" else 2**10  # macOS counts bytes, Linux kibibytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def _told(message: Message) -> Told:
    return Told(message.id, _jsonable(dict(message.args)))


def _jsonable(value: Mapping[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(dict(value), default=_plain))


def _plain(value: object) -> object:
    """Return a message within a message as its id and its facts, anything else in words."""
    if isinstance(value, Message):
        return {"id": value.id, "args": dict(value.args)}
    return str(value)
