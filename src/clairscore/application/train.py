"""From a dataset to a model with its report and its card."""

from pathlib import Path

from clairscore.core.artefact import writing
from clairscore.core.extras import require
from clairscore.core.paths import StrPath
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.dataset import open_dataset
from clairscore.credit.model.cutoff import Costs, parse_costs
from clairscore.credit.model.results import TrainingReport
from clairscore.credit.training.plan import Plan
from clairscore.credit.training.registry import tracking
from clairscore.credit.training.training import fit, save_training
from clairscore.presentation.training.card import model_card
from clairscore.presentation.training.report import training_report_html

__all__ = ["Costs", "Plan", "TrainingReport", "parse_costs", "train"]

REPORT_PAGE = "report.html"
MODEL_CARD = "model_card.md"


def train(
    dataset: StrPath,
    target: StrPath,
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
        Packages are missing, the data can't be learnt from, the store can't be reached, or `target` can't be written.
    """
    require("train")
    data = open_dataset(dataset)
    with (
        writing(target, "model", replace=replace) as draft,
        tracking(mlflow, draft=draft, target=Path(target)) as tracker,
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
