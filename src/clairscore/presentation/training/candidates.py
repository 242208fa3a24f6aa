"""What the comparison of candidates lets one say, in words; it says what the figures say."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Final

from clairscore.credit.model.results import CandidateResult, Interval, TrainingReport
from clairscore.credit.training.comparison import paired
from clairscore.presentation.words.labels import candidate_name
from clairscore.presentation.words.values import NO_BREAK_SPACE, interval, number, signed
from clairscore.texts import Translator

# measures of the SMOTE comparison: True where higher is better
SMOTE_MEASURES: Final = {
    "auc": True,
    "brier_raw": False,
    "ece_raw": False,
    "cost_raw": False,
    "cost": False,
}
SMOTE_SUFFIX: Final = "_smote"
TABLE_MEASURES: Final = ("auc", "pr_auc", "brier", "ece", "cost")


@dataclass(frozen=True)
class CandidateRow:
    """One candidate as a reader sees it; `measures` are mean ± standard deviation."""

    name: str
    selected: bool
    measures: Mapping[str, str]
    cost_difference: str
    auc_difference: str
    verdict: str


@dataclass(frozen=True)
class SmoteRow:
    """One measure without and with SMOTE."""

    measure: str
    without: str
    with_smote: str
    change: str
    verdict: str


@dataclass(frozen=True)
class SmoteComparison:
    """One model without and with SMOTE: the sentence and the figures it rests on."""

    model: str
    sentence: str
    rows: tuple[SmoteRow, ...]


def candidate_rows(report: TrainingReport, say: Translator) -> tuple[CandidateRow, ...]:
    """Return the candidates, the cheapest first."""
    ranked = sorted(report.candidates, key=lambda candidate: candidate.mean("cost"))
    return tuple(_candidate_row(candidate, report, say) for candidate in ranked)


def candidate_sentences(report: TrainingReport, say: Translator) -> tuple[str, ...]:
    """Return which differences from the selected candidate are real, by cost and by ranking."""
    others = [c for c in report.candidates if c.name != report.selected]
    groups = {
        "report-candidates-more": [c for c in others if c.cost_difference.low > 0],
        "report-candidates-same": [c for c in others if _holds_zero(c.cost_difference)],
        "report-candidates-less": [c for c in others if c.cost_difference.high < 0],
        "report-candidates-ranking-worse": [c for c in others if c.auc_difference.high < 0],
        "report-candidates-ranking-better": [c for c in others if c.auc_difference.low > 0],
    }
    selected = candidate_name(report.selected, say)
    return tuple(
        say(message, selected=selected, names=_listed(named, say))
        for message, named in groups.items()
        if named
    )


def smote_comparisons(report: TrainingReport, say: Translator) -> tuple[SmoteComparison, ...]:
    """Return, for each model trained both ways, what SMOTE changed.

    Nothing is presumed: a measure is better or worse when the 95 % interval of its paired
    difference leaves out zero, and unchanged otherwise.
    """
    by_name = {candidate.name: candidate for candidate in report.candidates}
    return tuple(
        _smote_comparison(by_name[name.removesuffix(SMOTE_SUFFIX)], candidate, say)
        for name, candidate in by_name.items()
        if name.endswith(SMOTE_SUFFIX) and name.removesuffix(SMOTE_SUFFIX) in by_name
    )


def decimals(measure: str) -> int:
    """Return how many decimals of a measure tell something."""
    return 4 if measure.startswith(("brier", "ece", "log_loss")) else 3


def difference(found: Interval, say: Translator, *, digits: int) -> str:
    """Return a signed difference with its 95 % interval."""
    language = say.language
    if not all(map(math.isfinite, (found.value, found.low, found.high))):
        return signed(found.value, language, digits=digits)
    # broken before the bracket at most, so that a narrow column stays readable
    bounds = interval(found.low, found.high, language, digits=digits).replace(" ", NO_BREAK_SPACE)
    value = signed(found.value, language, digits=digits)
    return say("report-difference", value=value, interval=bounds)


def _candidate_row(
    candidate: CandidateResult, report: TrainingReport, say: Translator
) -> CandidateRow:
    selected = candidate.name == report.selected
    verdict = "selected" if selected else _cost_verdict(candidate.cost_difference)
    return CandidateRow(
        name=candidate_name(candidate.name, say),
        selected=selected,
        measures={measure: _mean_sd(candidate, measure, say) for measure in TABLE_MEASURES},
        cost_difference="" if selected else difference(candidate.cost_difference, say, digits=3),
        auc_difference="" if selected else difference(candidate.auc_difference, say, digits=3),
        verdict=say(f"report-verdict-{verdict}"),
    )


def _mean_sd(candidate: CandidateResult, measure: str, say: Translator) -> str:
    values = candidate.folds.get(measure, ())
    if not values:
        return say("value-missing")
    digits = decimals(measure)
    mean = number(fmean(values), say.language, digits=digits)
    if len(values) == 1:
        return mean
    return say("report-mean-sd", mean=mean, sd=number(stdev(values), say.language, digits=digits))


def _cost_verdict(found: Interval) -> str:
    if _holds_zero(found):
        return "same"
    return "more" if found.low > 0 else "less"


def _holds_zero(found: Interval) -> bool:
    """Return whether chance could explain a difference; an unknown interval can't exclude it."""
    return not (found.low > 0 or found.high < 0)


def _listed(candidates: Sequence[CandidateResult], say: Translator) -> tuple[str, ...]:
    return tuple(candidate_name(candidate.name, say) for candidate in candidates)


def _smote_comparison(
    base: CandidateResult, smote: CandidateResult, say: Translator
) -> SmoteComparison:
    better: list[str] = []
    worse: list[str] = []
    rows: list[SmoteRow] = []
    for measure, higher_is_better in SMOTE_MEASURES.items():
        without, with_smote = base.folds.get(measure, ()), smote.folds.get(measure, ())
        if not without or len(without) != len(with_smote):
            continue
        found = _change(with_smote, without)
        verdict = "same"
        if not _holds_zero(found):
            verdict = "better" if (found.low > 0) is higher_is_better else "worse"
            (better if verdict == "better" else worse).append(say(f"report-short-{measure}"))
        digits = decimals(measure)
        rows.append(
            SmoteRow(
                measure=say(f"report-smote-{measure}"),
                without=number(fmean(without), say.language, digits=digits),
                with_smote=number(fmean(with_smote), say.language, digits=digits),
                change=difference(found, say, digits=digits),
                verdict=say(f"report-smote-{verdict}"),
            )
        )
    model = candidate_name(base.name, say)
    facts = {"better": tuple(better), "worse": tuple(worse)}
    sentence = say(_smote_sentence(better, worse), model=model, **facts)
    return SmoteComparison(model, sentence, tuple(rows))


def _smote_sentence(better: Sequence[str], worse: Sequence[str]) -> str:
    if better and worse:
        return "report-smote-mixed"
    if better:
        return "report-smote-helps"
    return "report-smote-harms" if worse else "report-smote-nothing"


def _change(with_smote: Sequence[float], without: Sequence[float]) -> Interval:
    """Return the paired difference; from one fold alone nothing can be said of its interval."""
    if len(without) > 1:
        return paired(with_smote, without)
    return Interval(with_smote[0] - without[0], -math.inf, math.inf)
