"""The steps with their real parts: what the command line and Python users call.

Each function is one step from an artefact to the next; `demo` tells the whole story.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from clairscore.core.artefact import writing
from clairscore.core.errors import ArtefactKind
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.dataset import open_dataset
from clairscore.credit.decisions import (
    Decision,
    DecisionStore,
    Override,
    record_beside,
)
from clairscore.credit.decisions.replay import Replay
from clairscore.credit.features.build import FeaturesSummary, build_features
from clairscore.credit.model.bundle import Model, open_model
from clairscore.credit.model.cutoff import LIMIT, Costs
from clairscore.credit.model.plan import Plan
from clairscore.credit.model.results import TrainingReport
from clairscore.credit.model.training import fit, save_training
from clairscore.credit.own_table import OwnTableSummary, build_dataset
from clairscore.credit.portfolio import (
    Portfolio,
    PortfolioSummary,
    open_portfolio,
    write_portfolio,
)
from clairscore.credit.registry import tracking
from clairscore.credit.sample import write_sample
from clairscore.mlflow_store import open_mlflow
from clairscore.presentation.bench_page import Explanations, leading_encoder
from clairscore.presentation.bench_report import bench_html, bench_markdown, explanations
from clairscore.presentation.client_page import ClientPage, client_page, page_of
from clairscore.presentation.decision_facts import new_decision
from clairscore.presentation.letter import Lender, Letter, letter, signer
from clairscore.presentation.letter_files import LetterRun, LettersWritten
from clairscore.presentation.letter_files import write_letters as write_letter_files
from clairscore.presentation.model_card import model_card
from clairscore.presentation.training_report import training_report_html
from clairscore.settings import Settings
from clairscore.textbench.benchmark import run_benchmark
from clairscore.textbench.corpus import Reading, read_corpus
from clairscore.textbench.demo_corpus import demo_corpus
from clairscore.textbench.encoders.encoder import CorpusEncoder
from clairscore.textbench.encoders.naming import encoder_named
from clairscore.textbench.explanation import Explained, Explainer
from clairscore.textbench.pairs import PairColumns, read_pairs
from clairscore.textbench.parity import Parity, compare
from clairscore.textbench.plan import (
    DEFAULT_ENCODERS,
    QUICK,
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
    tune,
    tune_on_pairs,
)
from clairscore.texts import Language, Message
from clairscore.texts.message import LANGUAGES

__all__ = [
    "ClientPage",
    "Costs",
    "FeaturesSummary",
    "LetterWriter",
    "OwnTableSummary",
    "Plan",
    "PortfolioSummary",
    "TrainingReport",
    "build_dataset",
    "build_features",
    "demo",
    "explain",
    "record_beside",
    "record_decision",
    "replay_decision",
    "train",
    "write_letters",
    "write_portfolio",
    "write_sample",
]

REPORT_PAGE = "report.html"
MODEL_CARD = "model_card.md"
DEMO_TRIALS = 6  # the whole way in under two minutes on two cores


def train(
    dataset: Path,
    target: Path,
    *,
    plan: Plan | None = None,
    mlflow: str | None = None,
    replace: bool = False,
    progress: Progress = SILENT,
) -> TrainingReport:
    """Compare candidates, calibrate the one selected, and write the model with its report.

    Parameters
    ----------
    dataset
        A dataset with a target.
    target
        Folder of the model artefact.
    plan
        Costs, trials, candidates, protected inputs, seed; the defaults if None.
    mlflow
        Tracking URI; None keeps the runs inside the artefact.
    replace
        Replace an artefact at `target`.
    progress
        Told of each step.

    Raises
    ------
    ClairscoreError
        The data can't be learnt from, the store can't be reached, or `target` can't be written.
    """
    data = open_dataset(dataset)
    with (
        writing(target, "model", replace=replace) as draft,
        tracking(mlflow, draft=draft, target=target) as tracker,
    ):
        training = fit(data, plan, tracker=tracker, progress=progress)
        save_training(training, draft)
        report, dictionary = training.report, data.dictionary
        pages = {
            REPORT_PAGE: training_report_html(report, dictionary),
            MODEL_CARD: model_card(report, dictionary),
        }
        for name, text in pages.items():
            (draft.path / name).write_text(text, encoding="utf-8")
    return report


def explain(portfolio: Path, client: int | str, *, language: Language = "fr") -> ClientPage:
    """Return everything that is said of one client of a portfolio.

    Raises
    ------
    UnknownClient
        No client has this id; the nearest ones are named.
    """
    return client_page(open_portfolio(portfolio), client, language)


def record_decision(  # noqa: PLR0913 (one argument for each fact)
    store: DecisionStore,
    portfolio: Portfolio,
    client: int | str,
    *,
    person: str,
    language: Language = "fr",
    override: Override | None = None,
    idempotency_key: str | None = None,
) -> Decision:
    """Record the decision on a client of a portfolio, as their page shows it.

    Raises
    ------
    UnknownClient
        No client has this id.
    ClairscoreError
        The override is incomplete, or the record can't be written to.
    """
    known = portfolio.client(client)
    page = page_of(known, portfolio, language=language)
    new = new_decision(page, known, portfolio, person=person, override=override)
    return store.record(new, idempotency_key)


@dataclass(frozen=True)
class LetterWriter:
    """Writes letters on the decisions of a portfolio.

    Parameters
    ----------
    portfolio
        Whose clients.
    lender
        Who signs.
    language
        Of the letters.
    store
        Of recorded decisions: what a person decided goes before the score; None looks at none.
    """

    portfolio: Portfolio
    lender: Lender
    language: Language = "fr"
    store: DecisionStore | None = None

    @property
    def run(self) -> LetterRun:
        """Return what letters written now have in common."""
        return LetterRun(
            self.portfolio.manifest.identity, self._signer, self.language, datetime.now(UTC).date()
        )

    def compose(self, client: int | str) -> Letter:
        """Return a client's letter.

        Raises
        ------
        UnknownClient
            No client has this id.
        LenderUnknown
            Nobody signs.
        """
        return self.on_page(client_page(self.portfolio, client, self.language))

    def on_page(self, page: ClientPage) -> Letter:
        """Return the letter on a page in this language."""
        decided = standing_override(self.store, page) if self.store else None
        return letter(page, self._signer, on=datetime.now(UTC).date(), decided=decided)

    @property
    def _signer(self) -> Lender:
        return signer(self.lender, synthetic=self.portfolio.synthetic, language=self.language)


def lender(settings: Settings) -> Lender:
    """Return who signs letters."""
    return Lender(settings.lender, settings.contact, settings.address, settings.sources)


def standing_override(store: DecisionStore, page: ClientPage) -> Override | None:
    """Return what a person last decided in place of the model, in the decision or its review."""
    latest = store.decisions(page.client, limit=1)
    if not latest or latest[0].case is None:
        return None
    decision = latest[0]
    reviews = store.reviews(open_only=False, client=page.client)
    changed = [one for one in reviews if one.decision == decision.id and one.accepted is not None]
    accepted = changed[-1].accepted if changed else decision.accepted
    if accepted is None or accepted == page.accepted:
        return None
    return Override(accepted, changed[-1].reasons if changed else decision.override_reason)


def letter_clients(
    portfolio: Portfolio, clients: Iterable[str], *, refused: bool, everyone: bool
) -> list[int | str]:
    """Return the clients asked for, in the portfolio's order; those named are known.

    Raises
    ------
    UnknownClient
        One of those named is not in the portfolio.
    """
    named = [portfolio.client(client).row for client in clients]
    rows = np.zeros(len(portfolio.ids), dtype=bool)
    rows[named] = True
    if everyone or refused:
        rows |= everyone | (portfolio.scores >= LIMIT)
    return portfolio.ids[rows].tolist()


def write_letters(
    writer: LetterWriter,
    folder: Path,
    clients: list[int | str],
    *,
    formats: Iterable[str] = ("pdf",),
    progress: Progress = SILENT,
) -> LettersWritten:
    """Write letters into a folder; run again, it goes on where it stopped.

    Raises
    ------
    ClairscoreError
        Nobody signs, the folder holds other letters, or it can't be written to.
    """
    with progress.step(Message("step-letters"), total=len(clients)) as advance:
        return write_letter_files(
            folder, writer.run, clients, formats=formats, compose=writer.compose, advance=advance
        )


def replay_decision(store: DecisionStore, decision: str, artefact: Path) -> Replay:
    """Compute a recorded decision again with the model of a portfolio, or a model.

    Raises
    ------
    ClairscoreError
        The decision is unknown or erased, or the artefact holds another model.
    """
    return store.replay(decision, _model_of(artefact))


def _model_of(artefact: Path) -> Model:
    try:
        return open_portfolio(artefact).model
    except ArtefactKind:
        return open_model(artefact)


def demo(
    target: Path,
    *,
    clients: int = 10_000,
    seed: int = 1,
    language: Language = "fr",
    replace: bool = False,
    progress: Progress = SILENT,
) -> Iterator[ClientPage]:
    """Go the whole way on made-up data and explain an accepted and a refused client.

    Parameters
    ----------
    target
        Folder for `tables`, `dataset`, `model` and `portfolio`.
    """
    tables, dataset, model, portfolio = (
        target / name for name in ("tables", "dataset", "model", "portfolio")
    )
    write_sample(tables, clients=clients, seed=seed, replace=replace, progress=progress)
    build_features(tables, dataset, replace=replace, progress=progress)
    plan = Plan(trials=DEMO_TRIALS, seed=seed)
    train(dataset, model, plan=plan, replace=replace, progress=progress)
    write_portfolio(model, dataset, portfolio, replace=replace, progress=progress)
    opened = open_portfolio(portfolio)
    for client in _telling_clients(opened):
        yield client_page(opened, client, language)


def _telling_clients(portfolio: Portfolio) -> tuple[int | str, ...]:
    """Return one accepted and one refused client, each some ten points from the limit."""
    scores = portfolio.scores
    nearest = (int(np.abs(scores - wanted).argmin()) for wanted in (LIMIT - 10, LIMIT + 10))
    return tuple(portfolio.ids[row].item() for row in nearest)


def bench(  # noqa: PLR0913 (what the command line offers)
    plan_or_corpus: Path,
    target: Path,
    *,
    encoders: tuple[str, ...] | None = None,
    preparations: tuple[str, ...] = ("none",),
    text_columns: tuple[str, ...] = ("text",),
    label_column: str = "label",
    label_rule: str | None = None,
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
    text_columns, label_column, label_rule, sampled
        How the file is read.
    language
        Of the texts, for preparations; the likeliest one if None.
    quick
        Fewer repeats and seeds.
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
            sample=sampled or 0,
            seed=seed,
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


def bench_demo(
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


def bench_parity(  # noqa: PLR0913 (what the command line offers)
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


def bench_tune(  # noqa: PLR0913 (what the command line offers)
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
    return tune(found.texts, found.labels, target, plan=plan, replace=replace, progress=progress)


def bench_tune_pairs(  # noqa: PLR0913 (what the command line offers)
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


def bench_report(
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
            told = explanations(opened)
        files = {"report.html": bench_html(opened, told), **_plain_reports(opened, told)}
        for name, text in files.items():
            (draft.path / name).write_text(text, encoding="utf-8")


def _plain_reports(opened: OpenedResults, told: Explanations | None = None) -> dict[str, str]:
    """Return the report as Markdown in both languages, and all figures as JSON."""
    return {
        "report.json": opened.results.as_json(),
        **{f"report.{known}.md": bench_markdown(opened, known, told) for known in LANGUAGES},
    }


def bench_explain(
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
    known = tuple(one.name for one in opened.results.encoders)
    name = encoder or leading_encoder(opened.results)
    if name not in known:
        raise EncoderNotMeasured(name, known=known)
    return Explainer(opened, name).text(text, method=method or ""), opened.texts
