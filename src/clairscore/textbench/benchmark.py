"""The story of a benchmark: texts in, vectors, measures on shared splits, comparisons, results out."""

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from io import StringIO
from pathlib import Path
from typing import ClassVar, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from clairscore.core.artefact import Draft, writing
from clairscore.core.errors import ClairscoreError
from clairscore.core.progress import SILENT, Progress
from clairscore.textbench.comparison import exceeds_refit_spread, exceeds_split_error, ranking
from clairscore.textbench.corpus import FEWEST_IN_CLASS, Corpus, corpus_digest
from clairscore.textbench.embedding import embedded
from clairscore.textbench.encoders.errors import EncoderError, MemoryShort, ServerError
from clairscore.textbench.evaluation.classification import Split, splits
from clairscore.textbench.evaluation.resampling import bootstrap_draws
from clairscore.textbench.figures import told_as_data
from clairscore.textbench.measures import ACCURACY, Measures, Sampled, Shared, measures
from clairscore.textbench.near_copies import Groups, alone, mixed, near_copies, parted
from clairscore.textbench.plan import Plan, Protocol, settings_of
from clairscore.textbench.preparation import likely_language, prepared
from clairscore.textbench.results import (
    CORPUS,
    KIND,
    RESULTS,
    TO_CHECK,
    VECTORS,
    Asked,
    Baseline,
    BenchResults,
    CorpusFacts,
    Ranking,
    Skipped,
)
from clairscore.textbench.retrieval import Chat, asked, nearest, open_chat
from clairscore.textbench.sampling import stratified
from clairscore.textbench.vectors import write_vectors
from clairscore.texts import Message

SUBSAMPLE: Final = 0.8
PACKAGES: Final = (
    "clairscore",
    "numpy",
    "scikit-learn",
    "onnxruntime",
    "torch",
    "sentence-transformers",
    "transformers",
)


@dataclass(eq=False)
class NoEncoder(ClairscoreError):
    """None of the encoders asked for could be had."""

    code: ClassVar[str] = "no-encoder"
    names: tuple[str, ...]
    reason: Message


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
                skipped.append(Skipped(chat.served.model, told_as_data(error.message)))
        results = BenchResults(
            corpus=_facts(corpus, shared),
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
            one = embedded(arm, texts, cache=cache, progress=progress)
            done = measures(one, shared, plan.protocol, cache=cache, progress=progress)
        except (EncoderError, MemoryError) as error:
            told = error if isinstance(error, EncoderError) else MemoryShort(arm.name)
            skipped.append(Skipped(arm.name, told_as_data(told.message)))
            continue
        found.append(done)
        write_vectors(one.vectors, draft.path / VECTORS, str(len(found) - 1))
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
    described = plan.descriptions or {}
    together = near_copies(corpus.texts, corpus.groups)
    groups = parted(together, codes)
    return Shared(
        corpus=corpus_digest(corpus.texts, corpus.labels),
        codes=codes,
        groups=groups,
        splits=_splits(codes, groups, protocol, repeats=protocol.repeats),
        draws=bootstrap_draws(len(codes), protocol.draws, seed=protocol.seed, groups=groups),
        subsamples=_subsamples(len(codes), protocol),
        sampled=_sampled(codes, groups, protocol),
        label_texts=tuple(described.get(label, label) for label in corpus.classes),
        language=plan.language or likely_language(corpus.texts),
        notes=[told_as_data(note) for note in (*corpus.notes, *_copies_noted(corpus, together))],
    )


def _sampled(codes: NDArray[np.intp], groups: Groups, protocol: Protocol) -> Sampled:
    rows = stratified(codes, protocol.grouped, least=FEWEST_IN_CLASS, seed=protocol.seed)
    return Sampled(
        rows,
        codes[rows],
        splits=_splits(codes[rows], groups[rows], protocol, repeats=1),
        draws=bootstrap_draws(len(rows), protocol.draws, seed=protocol.seed, groups=groups[rows]),
        subsamples=_subsamples(len(rows), protocol),
    )


def _subsamples(n: int, protocol: Protocol) -> list[NDArray[np.intp]]:
    rng, size = np.random.default_rng(protocol.seed), round(SUBSAMPLE * n)
    most = max(protocol.refits, protocol.map_refits)
    return [np.sort(rng.choice(n, size, replace=False)) for _ in range(most)]


def _splits(
    codes: NDArray[np.intp], groups: Groups, protocol: Protocol, *, repeats: int
) -> list[Split]:
    folds = min(protocol.folds, int(np.bincount(codes).min()))
    return splits(codes, folds=folds, repeats=repeats, seed=protocol.seed, groups=groups)


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


def _facts(corpus: Corpus, shared: Shared) -> CorpusFacts:
    words, rows = np.array([len(text.split()) for text in corpus.texts]), shared.sampled.rows
    return CorpusFacts(
        name=corpus.name,
        sha256=corpus.sha256,
        synthetic=corpus.synthetic,
        n=len(corpus.texts),
        classes=list(corpus.classes),
        counts=np.bincount(corpus.codes).tolist(),
        median_words=int(np.median(words)),
        longest_words=int(words.max()),
        language=shared.language,
        notes=shared.notes,
        groups=[] if len(np.unique(shared.groups)) == len(corpus.texts) else shared.groups.tolist(),
        grouped=[] if len(rows) == len(corpus.texts) else rows.tolist(),
    )


def _copies_noted(corpus: Corpus, groups: Groups) -> list[Message]:
    """Return how many texts nearly repeat another, and which of these have several labels."""
    repeated = len(groups) - len(np.unique(groups))
    disputed = mixed(groups, corpus.codes)
    notes = [Message("note-corpus-near-copies", {"n": repeated})] if repeated else []
    if disputed:
        labels = tuple(sorted({corpus.labels[row] for row in disputed[0]}))
        facts = {"n": len(disputed), "text": corpus.texts[disputed[0][0]][:80], "labels": labels}
        notes.append(Message("note-corpus-near-conflicts", facts))
    if len(same := alone(groups, corpus.codes)):
        labels = tuple(corpus.classes[code] for code in same)
        notes.append(Message("note-corpus-one-group", {"n": len(labels), "labels": labels}))
    return notes


def _write(results: BenchResults, corpus: Corpus, draft: Draft) -> None:
    (draft.path / RESULTS).write_text(results.as_json(), encoding="utf-8")
    texts = pa.table({"text": list(corpus.texts), "label": list(corpus.labels)})
    pq.write_table(texts, draft.path / CORPUS, compression="zstd")
    (draft.path / TO_CHECK).write_text(_to_check(results, corpus), encoding="utf-8-sig")
    draft.synthetic = corpus.synthetic
    draft.inputs = {"corpus": corpus.sha256}
    draft.parameters = results.settings


def _to_check(results: BenchResults, corpus: Corpus) -> str:
    """Return the doubtful labels of the encoder that classes best, as a table to correct."""
    file, leading = StringIO(), results.encoder(results.rankings[0].order[0])
    table = csv.writer(file)
    table.writerow(("row", "text", "label", "suggested", "margin"))
    for one in leading.doubtful:
        row, suggested = one.row, corpus.classes[one.suggested]
        table.writerow(
            (row + 1, corpus.texts[row], corpus.labels[row], suggested, f"{one.margin:.3f}")
        )
    return file.getvalue()


def _versions() -> dict[str, str]:
    found: dict[str, str] = {"python": sys.version.split()[0]}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
