"""The benchmark's steps with their real parts: what the command line calls."""

from dataclasses import replace as replaced
from pathlib import Path

from clairscore.core.artefact import writing
from clairscore.core.errors import InputFaults
from clairscore.core.progress import SILENT, Progress
from clairscore.mlflow_store import open_mlflow
from clairscore.presentation.bench.report import bench_html, bench_markdown
from clairscore.textbench.benchmark import run_benchmark
from clairscore.textbench.classifier import Answer, Facts, open_classifier
from clairscore.textbench.corpus import (
    Reading,
    as_texts,
    column_faults,
    read_corpus,
    read_table,
)
from clairscore.textbench.demo_corpus import demo_corpus
from clairscore.textbench.deployment import deploy
from clairscore.textbench.encoders.encoder import CorpusEncoder
from clairscore.textbench.encoders.naming import encoder_named
from clairscore.textbench.explanation import Explained, Explainer
from clairscore.textbench.explanation.overview import Explanations, explain_run
from clairscore.textbench.pairs import PairColumns, read_pairs
from clairscore.textbench.parity import Parity, compare
from clairscore.textbench.plan import (
    DEFAULT_ENCODERS,
    QUICK,
    QUICK_TEXTS,
    PlannedRun,
    Protocol,
    arms,
    read_plan,
)
from clairscore.textbench.plan import Plan as BenchPlan
from clairscore.textbench.results import (
    BenchResults,
    EncoderNotMeasured,
    OpenedResults,
    open_results,
)
from clairscore.textbench.tracking import EXPERIMENT, track
from clairscore.textbench.tuning import (
    PairsReport,
    TuningPlan,
    TuningReport,
    tune_on_pairs,
)
from clairscore.textbench.tuning import tune as tune_on_labels
from clairscore.texts import Message
from clairscore.texts.message import LANGUAGES


def run(  # noqa: PLR0913 (what the command line offers)
    plan_or_corpus: Path,
    target: Path,
    *,
    encoders: tuple[str, ...] | None = None,
    preparations: tuple[str, ...] = ("none",),
    text_columns: tuple[str, ...] = ("text",),
    label_column: str = "label",
    label_rule: str | None = None,
    groups: str | None = None,
    sampled: int | None = None,
    language: str | None = None,
    quick: bool = False,
    seed: int = 1,
    cache: Path,
    llm: str = "",
    mlflow: str | None = None,
    replace: bool = False,
    progress: Progress = SILENT,
) -> BenchResults:
    """Compare text encoders on labelled texts and write what was found.

    Parameters
    ----------
    plan_or_corpus
        A plan in TOML, which says all the rest; or a file of texts.
    target
        Folder of the results artefact.
    encoders, preparations
        Every encoder with every preparation; what the base install can run if None.
    text_columns, label_column, label_rule, groups, sampled
        How the file is read.
    language
        Of the texts, for preparations; the likeliest one if None.
    quick
        Fewer repeats and seeds, and `QUICK_TEXTS` texts at most unless `sampled` says how many.
    seed
        Of everything that is drawn.
    cache
        Folder of vectors.
    llm
        Language model of an Ollama server that is given neighbours; empty for none.
    mlflow
        Tracking URI; None tracks nothing.
    replace, progress
        As for every step.

    Raises
    ------
    ClairscoreError
        The plan or the file can't be used, no encoder can be had, or the store can't be reached.
    """
    if plan_or_corpus.suffix == ".toml":
        planned = read_plan(plan_or_corpus)
    else:
        reading = Reading(
            text=text_columns,
            label=label_column,
            label_rule=label_rule or "",
            sample=sampled or (QUICK_TEXTS if quick else 0),
            seed=seed,
            groups=groups or "",
        )
        protocol = replaced(QUICK if quick else Protocol(), seed=seed)
        chosen = arms(encoders or DEFAULT_ENCODERS, preparations)
        plan = BenchPlan(chosen, protocol, language or "", llm=llm)
        planned = PlannedRun(plan_or_corpus, reading, plan)
    corpus = read_corpus(planned.corpus, planned.reading)
    store = open_mlflow(mlflow, EXPERIMENT) if mlflow else None
    results = run_benchmark(
        corpus, planned.plan, target, cache=cache, replace=replace, progress=progress
    )
    if store:
        track(results, store, files=_plain_reports(open_results(target)))
    return results


def demo(
    target: Path,
    *,
    encoders: tuple[str, ...] | None = None,
    cache: Path,
    replace: bool = False,
    progress: Progress = SILENT,
) -> BenchResults:
    """Compare the encoders at hand on made-up messages of clients."""
    plan = BenchPlan(arms(encoders or DEFAULT_ENCODERS), QUICK)
    return run_benchmark(
        demo_corpus(), plan, target, cache=cache, replace=replace, progress=progress
    )


def parity(  # noqa: PLR0913 (what the command line offers)
    first: str,
    second: str,
    *,
    corpus: Path,
    text_columns: tuple[str, ...] = ("text",),
    label_column: str = "label",
    sampled: int = 64,
    progress: Progress = SILENT,
) -> Parity:
    """Compare the vectors that two back ends give some texts of a file.

    Raises
    ------
    ClairscoreError
        The file can't be used, or an encoder can't be had.
    """
    texts = read_corpus(corpus, Reading(text_columns, label_column, sample=sampled)).texts
    found = [encoder_named(spec) for spec in (first, second)]
    one, other = (e.fit(texts) if isinstance(e, CorpusEncoder) else e for e in found)
    return compare(one, other, texts, progress=progress)


def tune(  # noqa: PLR0913 (what the command line offers)
    corpus: Path,
    target: Path,
    *,
    model: str,
    loss: str,
    pairs: int,
    epochs: int,
    text_columns: tuple[str, ...] = ("text",),
    label_column: str = "label",
    label_rule: str | None = None,
    seed: int = 1,
    replace: bool = False,
    progress: Progress = SILENT,
) -> TuningReport:
    """Tune a sentence encoder on the labels of a file; measured on texts held out.

    Raises
    ------
    ClairscoreError
        The file can't be used, the model can't be had, or packages are missing.
    """
    found = read_corpus(corpus, Reading(text_columns, label_column, label_rule or ""))
    plan = TuningPlan(model=model, loss=loss, pairs=pairs, epochs=epochs, seed=seed)
    return tune_on_labels(
        found.texts, found.labels, target, plan=plan, replace=replace, progress=progress
    )


def tune_pairs(  # noqa: PLR0913 (what the command line offers)
    pairs_file: Path,
    target: Path,
    *,
    model: str,
    loss: str,
    epochs: int,
    first: str = PairColumns.first,
    second: str = PairColumns.second,
    score: str = PairColumns.score,
    seed: int = 1,
    replace: bool = False,
    progress: Progress = SILENT,
) -> PairsReport:
    """Tune a sentence encoder on the pairs of a file; measured on a fifth of them, held out.

    Raises
    ------
    ClairscoreError
        The file can't be used, the model can't be had, or packages are missing.
    """
    pairs = read_pairs(pairs_file, PairColumns(first, second, score))
    plan = TuningPlan(model=model, loss=loss, held_out=0.2, epochs=epochs, seed=seed)
    return tune_on_pairs(pairs, target, plan=plan, replace=replace, progress=progress)


def report(
    results: Path, target: Path, *, replace: bool = False, progress: Progress = SILENT
) -> None:
    """Write the report of a run: ``report.html``, Markdown in both languages, ``report.json``.

    Raises
    ------
    ArtefactError
        The results can't be opened.
    TargetTaken, WriteFailed
        The report can't be written there.
    """
    opened = open_results(results)
    with writing(target, "bench-report", replace=replace) as draft:
        draft.synthetic = opened.results.corpus.synthetic
        draft.inputs = {"results": opened.artefact.manifest.identity}
        with progress.step(Message("step-bench-explain")):
            told = explain_run(opened)
        files = {"report.html": bench_html(opened, told), **_plain_reports(opened, told)}
        for name, text in files.items():
            (draft.path / name).write_text(text, encoding="utf-8")


def _plain_reports(opened: OpenedResults, told: Explanations | None = None) -> dict[str, str]:
    """Return the report as Markdown in both languages, and all figures as JSON."""
    return {
        "report.json": opened.results.as_json(),
        **{f"report.{known}.md": bench_markdown(opened, known, told) for known in LANGUAGES},
    }


def deploy_winner(
    results: Path,
    target: Path,
    *,
    encoder: str | None = None,
    error: float,
    replace: bool = False,
    progress: Progress = SILENT,
) -> Facts:
    """Write a classifier that an encoder of a run makes; the leading one if none is named.

    Raises
    ------
    EncoderNotMeasured
        The run has no such encoder.
    NeverSure
        These texts show no threshold that keeps the error as small.
    EncoderError, ArtefactError
        The encoder can't be had here; the results can't be opened or the classifier written.
    """
    opened = open_results(results)
    name = _known(opened, encoder)
    return deploy(opened, name, target, error=error, replace=replace, progress=progress)


def predict(classifier: Path, texts: tuple[str, ...]) -> list[Answer]:
    """Return the class of each text, or that it is for a person.

    Raises
    ------
    ArtefactError, EncoderError
        The classifier can't be opened, or its encoder can't be had here.
    """
    return open_classifier(classifier).classify(texts)


def read_texts(file: Path, column: str) -> tuple[str, ...]:
    """Return the texts of a column of a file.

    Raises
    ------
    FileUnreadable, InputFaults
        The file can't be read, or has no such column.
    """
    table, _ = read_table(file)
    faults = column_faults(table, (column,))
    if faults:
        raise InputFaults(file.name, faults=faults)
    return tuple(as_texts(table[column]))


def _known(opened: OpenedResults, encoder: str | None) -> str:
    """Return the encoder named, or the leading one."""
    known = tuple(one.name for one in opened.results.encoders)
    name = encoder or opened.results.leading
    if name not in known:
        raise EncoderNotMeasured(name, known=known)
    return name


def explain(
    results: Path, *, text: str, encoder: str | None = None, method: str | None = None
) -> tuple[Explained, tuple[str, ...]]:
    """Explain one text by an encoder of a run; with it, the texts of the corpus.

    Raises
    ------
    EncoderNotMeasured
        The run has no such encoder.
    EncoderError
        The encoder can't be had here, or can't be explained by this method.
    """
    opened = open_results(results)
    name = _known(opened, encoder)
    return Explainer(opened, name).text(text, method=method or ""), opened.texts
