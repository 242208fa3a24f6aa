"""The steps with their real parts: what the command line and Python users call.

Each function is one step from an artefact to the next; `demo` tells the whole story.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from clairscore.core.artefact import writing
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.dataset import open_dataset
from clairscore.credit.features.build import FeaturesSummary, build_features
from clairscore.credit.model.cutoff import LIMIT, Costs
from clairscore.credit.model.results import TrainingReport
from clairscore.credit.own_table import OwnTableSummary, build_dataset
from clairscore.credit.portfolio import (
    Portfolio,
    PortfolioSummary,
    open_portfolio,
    write_portfolio,
)
from clairscore.credit.training.plan import Plan
from clairscore.credit.training.registry import tracking
from clairscore.credit.training.training import fit, save_training
from clairscore.presentation.client.page import ClientPage, client_page
from clairscore.presentation.training.card import model_card
from clairscore.presentation.training.report import training_report_html
from clairscore.sample import write_sample
from clairscore.texts import Language

__all__ = [
    "ClientPage",
    "Costs",
    "FeaturesSummary",
    "OwnTableSummary",
    "Plan",
    "PortfolioSummary",
    "TrainingReport",
    "build_dataset",
    "build_features",
    "demo",
    "explain",
    "train",
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
