"""What happened when changes that should lower the risk were tried, in words."""

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.model.results import Lever, TrainingReport
from clairscore.presentation.words.labels import feature_label
from clairscore.presentation.words.values import number
from clairscore.texts import Translator


def levers_intro(report: TrainingReport, dictionary: Dictionary, say: Translator) -> str:
    """Return what was tried, and whether anybody became riskier by it."""
    directed = sum(lever.alone for lever in report.levers)
    if not report.levers:
        return say("report-levers-absent")
    perverse = [lever for lever in report.levers if lever.n_perverse]
    found = say(
        "report-levers-perverse" if perverse else "report-levers-none-perverse",
        features=tuple(feature_label(lever.feature, dictionary, say) for lever in perverse),
    )
    facts = {"directed": number(directed, say.language), "n": directed}
    return say("report-levers-intro", **facts) + " " + found


def lever_rows(
    report: TrainingReport, dictionary: Dictionary, say: Translator
) -> tuple[tuple[str, str, str, str], ...]:
    """Return (change, clients tried, clients whose risk rose, largest rise in points).

    What an application changes at once, and whatever raised a risk; the others all read 0.
    """
    return tuple(
        _row(lever, dictionary, say)
        for lever in report.levers
        if not lever.alone or lever.n_perverse
    )


def _row(lever: Lever, dictionary: Dictionary, say: Translator) -> tuple[str, str, str, str]:
    label = feature_label(lever.feature, dictionary, say)
    return (
        say("report-lever-alone" if lever.alone else "report-lever-with", feature=label),
        number(lever.n, say.language),
        number(lever.n_perverse, say.language),
        number(lever.worst_points, say.language, digits=1),
    )
