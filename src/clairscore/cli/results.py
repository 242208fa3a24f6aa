"""What the terminal says when a command is done, and the same as JSON."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from clairscore.credit.features.build import FeaturesSummary
from clairscore.credit.model.results import TrainingReport
from clairscore.credit.own_table import OwnTableSummary
from clairscore.credit.portfolio import PortfolioSummary
from clairscore.presentation.words.labels import candidate_name
from clairscore.presentation.words.values import interval, number, percent
from clairscore.texts import Label, Message, Translator

Result = FeaturesSummary | OwnTableSummary | TrainingReport | PortfolioSummary


def told(result: Result, say: Translator) -> Iterator[Message]:
    """Yield what is to be said of a result, line by line."""
    match result:
        case FeaturesSummary():
            facts = {"clients": result.n_clients, "features": result.n_features}
            yield Message("done-features", {**facts, "labelled": result.n_labelled})
            yield from result.notes
        case OwnTableSummary():
            yield from result.messages
        case TrainingReport():
            yield from _trained(result, say)
        case PortfolioSummary():
            share = percent(result.n_accepted / result.n_clients, say.language)
            yield Message("done-score", {"clients": result.n_clients, "accepted": share})


def _trained(report: TrainingReport, say: Translator) -> Iterator[Message]:
    candidate = candidate_name(report.selected, say)
    yield Message(f"done-train-{report.selection.replace('_', '-')}", {"candidate": candidate})
    for measure, digits in (("auc", 3), ("ece", 4), ("cost", 3)):
        found = report.test[measure]
        around = report.calibration_check.ece_if_perfect if measure == "ece" else found
        value = number(found.value, say.language, digits=digits)
        bounds = interval(around.low, around.high, say.language, digits=digits)
        yield Message(f"done-train-{measure}", {"value": value, "interval": bounds})
    if report.unfit:
        yield Message("done-train-unfit")
    yield Message("done-train-cutoff", {"cutoff": percent(report.cutoff, say.language)})


def as_data(value: object, say: Translator) -> Any:  # noqa: ANN401, PLR0911 (JSON values of any depth)
    """Return a result as JSON values; messages and labels become text in the user's language."""
    match value:
        case Message() | Label():
            return say(value)
        case Path():
            return str(value)
        case dict():
            return {str(key): as_data(item, say) for key, item in value.items()}
        case tuple() | list():
            return [as_data(item, say) for item in value]
        case _ if is_dataclass(value):
            return {field.name: as_data(getattr(value, field.name), say) for field in fields(value)}
        case _:
            return value
