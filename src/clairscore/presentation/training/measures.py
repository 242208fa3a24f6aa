"""What the test part shows of the chosen model, in words: measures, cut-off, decisions."""

import math
from dataclasses import dataclass
from typing import Final

from clairscore.credit.model.results import TrainingReport
from clairscore.presentation.training.candidates import decimals
from clairscore.presentation.words.values import interval, number, percent, percent_interval
from clairscore.texts import Translator

CLIENTS_COUNTED: Final = 1000  # decisions are told out of this many clients


@dataclass(frozen=True)
class Measure:
    """A measure of the test part: name, value, 95 % interval, meaning."""

    name: str
    value: str
    interval: str
    meaning: str


def n_test(report: TrainingReport) -> int:
    """Return the number of clients in the test part."""
    counts = report.confusion
    return (
        counts.true_negative + counts.false_positive + counts.false_negative + counts.true_positive
    )


def observed_default_rate(report: TrainingReport) -> float:
    """Return the default rate of the test part; NaN if it is empty."""
    defaults = report.confusion.true_positive + report.confusion.false_negative
    return defaults / n_test(report) if n_test(report) else math.nan


def cost_words(value: float, say: Translator) -> str:
    """Return a cost a client."""
    return number(value, say.language, digits=3)


def measures(report: TrainingReport, say: Translator) -> tuple[Measure, ...]:
    """Return the measures that training took, each with what it means here."""
    rate = observed_default_rate(report)
    entropy = -sum(p * math.log(p) for p in (rate, 1 - rate) if p > 0)
    baselines = {"brier": rate * (1 - rate), "log_loss": entropy}
    measures: list[Measure] = []
    for name, found in report.test.items():
        in_points = round(100 * found.value, 1)
        facts = {
            "pairs": number(100 * found.value, say.language, digits=0),
            "points": number(in_points, say.language, digits=1),
            "n": in_points,
            "rate": number(rate, say.language, digits=3),
            "baseline": number(baselines.get(name, math.nan), say.language, digits=4),
            "all_accepted": cost_words(report.cost_all_accepted, say),
            "all_refused": cost_words(report.cost_all_refused, say),
        }
        digits = decimals(name)
        measures.append(
            Measure(
                say(f"report-measure-{name}"),
                number(found.value, say.language, digits=digits),
                interval(found.low, found.high, say.language, digits=digits),
                say(f"report-meaning-{name}", **facts),
            )
        )
    return tuple(measures)


def cutoff_sentences(report: TrainingReport, say: Translator) -> tuple[str, ...]:
    """Return where the cut-off comes from, whether the test part contradicts it, and the scale."""
    language, found = say.language, report.empirical_cutoff
    theory = say(
        "report-cutoff-theory",
        false_positive=number(report.costs.false_positive, language),
        false_negative=number(report.costs.false_negative, language),
        cutoff=percent(report.costs.cutoff, language),
    )
    where = "inside" if found.low <= report.cutoff <= found.high else "outside"
    empirical = say(
        f"report-cutoff-{where}",
        empirical=percent(found.value, language),
        interval=percent_interval(found.low, found.high, language),
    )
    scale = say(
        "report-cutoff-scale",
        points=number(report.points_per_doubling, language),
        n=report.points_per_doubling,
        within=percent(report.within_scale, language),
    )
    return theory, empirical, scale


def calibration_sentences(report: TrainingReport, say: Translator) -> tuple[str, ...]:
    """Return what the test of calibration found, and the calibration error beside chance."""
    language, check = say.language, report.calibration_check
    test = say(
        f"report-calibration-{'holds' if check.holds else 'fails'}",
        p=number(check.p_value, language, digits=3),
    )
    shift = check.intercept
    found = say(
        "report-calibration-intercept",
        intercept=number(shift.value, language, digits=2),
        interval=interval(shift.low, shift.high, language, digits=2),
    )
    if check.slope:
        found += " " + say(
            "report-calibration-slope",
            slope=number(check.slope.value, language, digits=2),
            interval=interval(check.slope.low, check.slope.high, language, digits=2),
        )
    perfect = check.ece_if_perfect
    error = say(
        "report-calibration-error",
        ece=number(report.test["ece"].value, language, digits=4),
        interval=interval(perfect.low, perfect.high, language, digits=4),
        beyond=number(check.ece_beyond_chance, language, digits=4),
    )
    return test, found, error


def costs(report: TrainingReport, say: Translator) -> tuple[tuple[str, str], ...]:
    """Return (way of deciding, cost a client) on the test part."""
    cutoff = percent(report.cutoff, say.language)
    return (
        (say("report-way-cutoff", cutoff=cutoff), cost_words(report.cost_at_cutoff, say)),
        (say("report-way-half"), cost_words(report.cost_at_half, say)),
        (say("report-way-accepted"), cost_words(report.cost_all_accepted, say)),
        (say("report-way-refused"), cost_words(report.cost_all_refused, say)),
    )


def confusion_sentences(report: TrainingReport, say: Translator) -> tuple[str, ...]:
    """Return the confusion per 1,000 clients, in counts that add up."""
    counts = report.confusion
    caught, missed, kept, lost = rounded_to_total(
        (counts.true_positive, counts.false_negative, counts.true_negative, counts.false_positive),
        CLIENTS_COUNTED,
    )
    refused = counts.true_positive + counts.false_positive
    numbers = {
        "defaults": caught + missed,
        "caught": caught,
        "missed": missed,
        "repay": kept + lost,
        "kept": kept,
        "lost": lost,
        "refused": caught + lost,
    }
    words: dict[str, str] = {k: number(v, say.language) for k, v in numbers.items()}
    names = ["defaults", "repay"]
    if refused:
        words["share"] = percent(counts.true_positive / refused, say.language, digits=0)
        names.append("refused")
    return tuple(say(f"report-confusion-{name}", **words) for name in names)


def rounded_to_total(counts: tuple[int, ...], total: int) -> tuple[int, ...]:
    """Return counts brought to a total, whole numbers that still add up (largest remainders)."""
    whole = sum(counts)
    if not whole:
        return counts
    floors = [count * total // whole for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda k: counts[k] * total % whole, reverse=True)
    for k in by_remainder[: total - sum(floors)]:
        floors[k] += 1
    return tuple(floors)


def confusion_rows(report: TrainingReport, say: Translator) -> tuple[tuple[str, str, str], ...]:
    """Return (outcome, accepted, refused) in clients of the test part."""
    counts = report.confusion
    rows = (
        ("default", counts.false_negative, counts.true_positive),
        ("repaid", counts.true_negative, counts.false_positive),
    )
    return tuple(
        (
            say(f"report-confusion-{name}-row"),
            number(accepted, say.language),
            number(refused, say.language),
        )
        for name, accepted, refused in rows
    )
