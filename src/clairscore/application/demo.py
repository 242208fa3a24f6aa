"""The whole story in a few calls: made-up tables, features, model, portfolio, two clients explained."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from clairscore.application.prepare import build_features, write_sample
from clairscore.application.score import write_portfolio
from clairscore.application.train import Plan, train
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio import Portfolio, open_portfolio
from clairscore.presentation.client.page import ClientPage, client_page
from clairscore.texts import Language

DEMO_TRIALS = 6  # the whole way in under two minutes on two cores


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
    """Return one accepted and one refused client, whose odds are about half and twice the limit's."""
    scores, doubling = portfolio.scores, portfolio.scale.points_per_doubling
    wanted = (LIMIT - doubling, LIMIT + doubling)
    nearest = (int(np.abs(scores - score).argmin()) for score in wanted)
    return tuple(portfolio.ids[row].item() for row in nearest)
