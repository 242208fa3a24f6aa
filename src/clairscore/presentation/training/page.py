"""What a training report says, in one language: numbers as words, ready to be laid out.

The HTML report, the model card and the model screen are fed by `TrainingPage`, so that they say the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.model.results import TrainingReport
from clairscore.presentation.training.candidates import (
    CandidateRow,
    SmoteComparison,
    candidate_rows,
    candidate_sentences,
    smote_comparisons,
)
from clairscore.presentation.training.groups import GroupSection, group_sections, protected_labels
from clairscore.presentation.training.levers import lever_rows, levers_intro
from clairscore.presentation.training.measures import (
    CLIENTS_COUNTED,
    Measure,
    calibration_sentences,
    confusion_rows,
    confusion_sentences,
    cost_words,
    costs,
    cutoff_sentences,
    measures,
    n_test,
)
from clairscore.presentation.words.labels import candidate_name, feature_label, theme_label
from clairscore.presentation.words.values import natural_frequency, number, percent
from clairscore.texts import Language, Message, Translator, translator

SEPARATOR = " · "  # labels may hold commas
GLOSSARY = (
    "default",
    "pd",
    "cutoff",
    "score",
    "calibration",
    "folds",
    "chance",
    "interval",
    "one-standard-error",
    "smote",
    "class-weights",
)


@dataclass(frozen=True)
class Part:
    """A part of the data: name, number of clients, use."""

    name: str
    clients: str
    use: str


@dataclass(frozen=True)
class TrainingPage:
    """A training report in words; pairs are (name, value).

    Parameters
    ----------
    summary
        Sentences a reader in a hurry reads.
    confusion
        Sentences in natural frequencies; `confusion_rows` holds the counts themselves.
    warnings
        Sentences; empty when training raised none.
    """

    language: Language
    synthetic: bool
    made_by: str
    identity: str
    seed: str
    model: str
    summary: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    candidates_intro: str
    candidates: tuple[CandidateRow, ...]
    candidate_sentences: tuple[str, ...]
    smote: tuple[SmoteComparison, ...]
    n_test: str
    measures: tuple[Measure, ...]
    calibration: tuple[str, ...]
    cutoff: tuple[str, ...]
    costs: tuple[tuple[str, str], ...]
    confusion_intro: str
    confusion: tuple[str, ...]
    confusion_rows: tuple[tuple[str, str, str], ...]
    levers_intro: str
    levers: tuple[tuple[str, str, str, str], ...]
    groups_intro: str
    groups: tuple[GroupSection, ...]
    warnings: tuple[str, ...]
    method: tuple[str, ...]
    parameters: tuple[tuple[str, str], ...]
    glossary: tuple[tuple[str, str], ...]


def training_page(
    report: TrainingReport, dictionary: Dictionary, *, language: Language
) -> TrainingPage:
    """Return what a report says in one language.

    Parameters
    ----------
    report
        What training found.
    dictionary
        Names of its features and themes.
    language
        ``"fr"`` or ``"en"``.
    """
    say = translator(language)
    return TrainingPage(
        language=language,
        synthetic=report.synthetic,
        made_by=report.made_by,
        identity=report.dataset_identity,
        seed=str(report.seed),
        model=candidate_name(report.selected, say),
        summary=(*_summary(report, say), *_verdict(report, say)),
        facts=_facts(report, dictionary, say),
        parts=_parts(report, say),
        candidates_intro=_candidates_intro(report, say),
        candidates=candidate_rows(report, say),
        candidate_sentences=candidate_sentences(report, say),
        smote=smote_comparisons(report, say),
        n_test=number(n_test(report), language),
        measures=measures(report, say),
        calibration=calibration_sentences(report, say),
        cutoff=cutoff_sentences(report, say),
        costs=costs(report, say),
        confusion_intro=say("report-confusion-intro", of=number(CLIENTS_COUNTED, language)),
        confusion=confusion_sentences(report, say),
        confusion_rows=confusion_rows(report, say),
        levers_intro=levers_intro(report, dictionary, say),
        levers=lever_rows(report, dictionary, say),
        groups_intro=_groups_intro(report, dictionary, say),
        groups=group_sections(report, dictionary, say),
        warnings=tuple(_warning(warning, dictionary, say) for warning in report.warnings),
        method=_method(report, say),
        parameters=_parameters(report, say),
        glossary=tuple(
            (say(f"report-glossary-{term}"), say(f"report-glossary-{term}-is")) for term in GLOSSARY
        ),
    )


def _warning(stored: Mapping[str, Any], dictionary: Dictionary, say: Translator) -> str:
    """Return the sentence of a stored warning, with features and candidates by their names."""

    def named(value: object) -> object:
        if isinstance(value, list | tuple):
            return tuple(map(named, cast("Iterable[object]", value)))
        if not isinstance(value, str):
            return value
        known = feature_label(value, dictionary, say)
        return candidate_name(value, say) if known == value else known

    args: Mapping[str, object] = stored.get("args", {})
    return say(Message(str(stored["id"]), {name: named(value) for name, value in args.items()}))


def _labelled(report: TrainingReport) -> int:
    return sum(report.parts.values())


def _summary(report: TrainingReport, say: Translator) -> tuple[str, ...]:
    """Return what was trained on what, and which candidate was kept and why."""
    language = say.language
    cost = {c.name: number(c.mean("cost"), language, digits=3) for c in report.candidates}
    kind = "only" if len(report.candidates) == 1 else report.selection.replace("_", "-")
    choice = {
        "count": len(report.candidates),
        "selected": candidate_name(report.selected, say),
        "cost": cost[report.selected],
        "lowest": candidate_name(report.lowest_cost, say),
        "lowest_cost": cost[report.lowest_cost],
    }
    data = say(
        "report-summary-data",
        clients=number(_labelled(report), language),
        defaults=number(report.n_defaults, language),
        frequency=natural_frequency(report.n_defaults / _labelled(report), language),
        inputs=number(report.n_inputs, language),
        n=report.n_inputs,
    )
    return data, say(f"report-summary-{kind}", **choice)


def _verdict(report: TrainingReport, say: Translator) -> tuple[str, ...]:
    """Return how good the model is, what its cut-off does, and how many warnings there are."""
    language = say.language
    auc, check = report.test["auc"], report.calibration_check
    ranking = say(
        "report-summary-ranking",
        test=number(n_test(report), language),
        pairs=number(100 * auc.value, language, digits=0),
        auc=number(auc.value, language, digits=3),
    )
    trusted = "calibrated" if check.holds else "off"
    gap, perfect = (
        round(100 * value, 1) for value in (report.test["ece"].value, check.ece_if_perfect.value)
    )
    calibration = say(
        f"report-summary-{trusted}",
        gap=number(gap, language, digits=1),
        n=gap,
        perfect=number(perfect, language, digits=1),
    )
    accepted = report.confusion.true_negative + report.confusion.false_negative
    cutoff = say(
        "report-summary-cutoff",
        cutoff=percent(report.cutoff, language),
        accepted=percent(accepted / n_test(report), language, digits=0),
        cost=cost_words(report.cost_at_cutoff, say),
        half=cost_words(report.cost_at_half, say),
        all_accepted=cost_words(report.cost_all_accepted, say),
        all_refused=cost_words(report.cost_all_refused, say),
    )
    sentences = [ranking, calibration, cutoff]
    if report.unfit:
        sentences.insert(0, say("report-summary-unfit"))
    if report.cost_at_cutoff >= min(report.cost_all_accepted, report.cost_all_refused):
        sentences.append(say("report-summary-useless"))
    return tuple(sentences)


def _facts(
    report: TrainingReport, dictionary: Dictionary, say: Translator
) -> tuple[tuple[str, str], ...]:
    language = say.language
    share = report.n_defaults / _labelled(report)
    defaults = say(
        "report-data-defaults-value",
        n=number(report.n_defaults, language),
        share=percent(share, language),
        frequency=natural_frequency(share, language),
    )
    themes = Counter(entry.theme for entry in report.importance)
    kept_out, admitted = protected_labels(report, dictionary, say)
    facts = [
        (say("report-data-clients"), number(_labelled(report), language)),
        (say("report-data-defaults"), defaults),
        (say("report-data-inputs"), number(report.n_inputs, language)),
    ]
    if report.n_unlabelled:
        facts.insert(1, (say("report-data-unlabelled"), number(report.n_unlabelled, language)))
    if themes:
        words = [
            say("report-data-theme", theme=theme_label(theme, dictionary, say), n=str(count))
            for theme, count in themes.most_common()
        ]
        facts.append((say("report-data-themes"), SEPARATOR.join(words)))
    facts.append((say("report-data-protected"), SEPARATOR.join(kept_out) or say("report-none")))
    if admitted:
        facts.append((say("report-data-admitted"), SEPARATOR.join(admitted)))
    return tuple(facts)


def _parts(report: TrainingReport, say: Translator) -> tuple[Part, ...]:
    return tuple(
        Part(
            say(f"report-part-{name}"),
            number(count, say.language),
            say(f"report-part-{name}-use"),
        )
        for name, count in report.parts.items()
    )


def _candidates_intro(report: TrainingReport, say: Translator) -> str:
    return say(
        "report-candidates-intro",
        folds=number(report.folds * report.repeats, say.language),
        false_negative=number(report.costs.false_negative, say.language),
        false_positive=number(report.costs.false_positive, say.language),
    )


def _groups_intro(report: TrainingReport, dictionary: Dictionary, say: Translator) -> str:
    if not report.groups:
        return say("report-groups-absent")
    if not report.protected_inputs:
        return say("report-groups-intro")
    return say(
        "report-groups-intro-admitted",
        features=tuple(feature_label(name, dictionary, say) for name in report.protected_inputs),
    )


def _method(report: TrainingReport, say: Translator) -> tuple[str, ...]:
    language = say.language
    parts = {name: number(count, language) for name, count in report.parts.items()}
    search = say(
        "report-method-search",
        trials=number(report.trials, language),
        n=report.trials,
        folds=number(report.folds, language),
        repeats=number(report.repeats, language),
        r=report.repeats,
    )
    return (
        say("report-method-split", **parts),
        search,
        say("report-method-selection"),
        say(f"report-method-{report.calibration}"),
        say("report-method-refit", clients=number(_labelled(report), language)),
        say("report-method-intervals"),
        say("report-method-seed", seed=str(report.seed), identity=report.dataset_identity),
    )


def _parameters(report: TrainingReport, say: Translator) -> tuple[tuple[str, str], ...]:
    parameters = report.candidate(report.selected).parameters
    return tuple(
        (name, value if isinstance(value, str) else number(value, say.language))
        for name, value in parameters.items()
    )
