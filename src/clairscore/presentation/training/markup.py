"""The model screen as markup."""

from collections.abc import Callable, Sequence
from typing import Final

from markupsafe import Markup

from clairscore.credit.portfolio import Portfolio
from clairscore.presentation.html.controls import choice, table
from clairscore.presentation.html.figures import (
    Details,
    FigureWords,
    IntervalRow,
    interval_figure,
    round_axis,
)
from clairscore.presentation.html.markup import template
from clairscore.presentation.training.candidates import SmoteComparison
from clairscore.presentation.training.page import TrainingPage
from clairscore.presentation.training.screen import Acting, ModelPage, ModelPages
from clairscore.presentation.words.labels import feature_label
from clairscore.presentation.words.values import number, points, signed
from clairscore.texts import Translator

EMPTY: Final = Markup()
Figure = Callable[[Markup], Markup]
"""Puts its downloads beside a figure."""


def overview_markup(page: ModelPage, figure: Figure, say: Translator) -> Markup:
    """Return what decides, and what weighs over the portfolio."""
    summary = (
        _bullets(page.training.summary) if page.training else _paragraph(say("model-no-report"))
    )
    importance = _figures(page, ("themes", "features"), figure)
    return (
        summary
        + _facts(page.facts)
        + _section("importance", _paragraph(say("model-importance")) + importance, say)
    )


def acting_controls(pages: ModelPages, portfolio: Portfolio, say: Translator) -> Markup:
    """Return the choice of a feature, those that weigh most first."""
    options = [(name, feature_label(name, portfolio.dictionary, say)) for name in pages.features]
    title = template('<h2 id="model-acting">{}</h2>')(say("model-h-acting"))
    return (
        title
        + _paragraph(say("model-intro-acting"))
        + choice("feature", say("model-feature"), options)
    )


def acting_figure(acting: Acting, say: Translator) -> Markup:
    """Return the mean points of clients by the value of a feature, with their spread."""
    language = say.language
    rows = [
        IntervalRow(group.label, group.mean, group.low, group.high, points(group.mean, language))
        for group in acting.groups
    ]
    axis = round_axis(
        say("model-axis-points"),
        [bound for row in rows for bound in (row.low, row.high)],
        lambda tick: signed(tick, language, digits=0 if tick == round(tick) else 1),
    )
    lowest, highest = (f(acting.groups, key=lambda group: group.mean) for f in (min, max))
    sentence = say(
        "model-acting-sentence",
        low=points(lowest.mean, language),
        lowest=lowest.label,
        high=points(highest.mean, language),
        highest=highest.label,
    )
    details = Details(
        (acting.label, *(say(f"model-column-{name}") for name in ("sampled", "mean", "spread"))),
        tuple(
            (
                group.label,
                number(group.n, language),
                points(group.mean, language),
                say(
                    "value-interval",
                    low=signed(group.low, language),
                    high=signed(group.high, language),
                ),
            )
            for group in acting.groups
        ),
    )
    words = FigureWords(
        title=say("model-acting-title", feature=acting.label),
        description=say("model-acting-alt", n=number(acting.sampled, language)),
        sentence=sentence,
        table=say("dashboard-table"),
    )
    return interval_figure("model-acting", rows, axis, words=words, details=details, reference=0.0)


def acting_about(acting: Acting, say: Translator) -> Markup:
    """Return the theme of a feature, and how it is computed if that is known."""
    lines = [say("model-acting-theme", theme=acting.theme), acting.explanation]
    return EMPTY.join(_muted(line) for line in lines if line)


def training_markup(page: ModelPage, figure: Figure, say: Translator) -> Markup:
    """Return what training found: quality, cut-off, candidates, groups, data, warnings."""
    training = page.training
    if training is None:
        return _section("data", _identities(page), say)
    sections = {
        "measures": _measures(training, say) + _figures(page, ("roc", "pr"), figure),
        "reliability": _figures(page, ("reliability",), figure),
        "cutoff": _cutoff(training, say) + _figures(page, ("cost",), figure),
        "confusion": _confusion(training, say),
        "candidates": _paragraph(training.candidates_intro)
        + _bullets(training.candidate_sentences)
        + _figures(page, ("candidates",), figure)
        + _candidates(training, say),
        "smote": _smote(training.smote, say),
        "groups": _groups(page, training, figure, say=say),
        "warnings": _bullets(training.warnings)
        if training.warnings
        else _paragraph(say("report-warnings-none")),
        "data": _data(training, say) + _identities(page),
        "method": _bullets(training.method),
    }
    return EMPTY.join(_section(name, inside, say) for name, inside in sections.items())


def _measures(training: TrainingPage, say: Translator) -> Markup:
    rows = [
        (_noted(measure.name, measure.meaning), measure.value, measure.interval)
        for measure in training.measures
    ]
    header = [say(f"report-{name}") for name in ("measure", "value", "interval")]
    intro = _paragraph(say("report-measures-intro", test=training.n_test))
    return intro + table(say("report-measures-caption"), header, rows)


def _cutoff(training: TrainingPage, say: Translator) -> Markup:
    header = [say("report-way"), say("report-cost")]
    costs = table(say("report-costs-caption"), header, training.costs)
    return EMPTY.join(map(_paragraph, training.cutoff)) + costs


def _confusion(training: TrainingPage, say: Translator) -> Markup:
    header = [
        say(f"report-confusion-{name}") for name in ("outcome", "accepted-column", "refused-column")
    ]
    counts = table(say("report-confusion-caption"), header, training.confusion_rows)
    return _paragraph(training.confusion_intro) + _bullets(training.confusion) + counts


def _candidates(training: TrainingPage, say: Translator) -> Markup:
    measured = ("auc", "pr_auc", "brier", "ece")
    header = [
        say("report-candidate"),
        say("report-cost"),
        say("report-difference-cost"),
        *(say(f"report-measure-{name}") for name in measured),
    ]
    rows = [
        (
            _noted(row.name, row.verdict),
            row.measures["cost"],
            row.cost_difference,
            *(row.measures[name] for name in measured),
        )
        for row in training.candidates
    ]
    return table(say("report-candidates-caption"), header, rows)


def _smote(found: Sequence[SmoteComparison], say: Translator) -> Markup:
    if not found:
        return _paragraph(say("report-smote-absent"))
    header = [say(f"report-smote-{name}") for name in ("measure", "without", "with", "change")]
    compared = [
        template("<p><strong>{}</strong></p>{}")(
            one.sentence,
            table(
                say("report-smote-caption", model=one.model),
                header,
                [
                    (_noted(row.measure, row.verdict), row.without, row.with_smote, row.change)
                    for row in one.rows
                ],
            ),
        )
        for one in found
    ]
    return _paragraph(say("report-smote-intro")) + EMPTY.join(compared)


def _groups(page: ModelPage, training: TrainingPage, figure: Figure, *, say: Translator) -> Markup:
    """Return the groups, each protected feature folded under the spread between its groups."""
    group = template(
        '<details class="cs-theme" id="model-group-{0}"><summary><strong>{1}</strong> {2}</summary>'
        "{3}{4}</details>"
    )
    groups = [
        group(
            k,
            section.label,
            section.spread,
            figure(page.figures[f"group-{k}"]),
            _bullets(section.findings),
        )
        for k, section in enumerate(training.groups)
    ]
    limits = _paragraph(say("report-groups-limits")) if groups else EMPTY
    return _paragraph(training.groups_intro) + EMPTY.join(groups) + limits


def _data(training: TrainingPage, say: Translator) -> Markup:
    header = [say("report-part"), say("report-part-clients"), say("report-part-use")]
    parts = [(part.name, part.clients, part.use) for part in training.parts]
    return _facts(training.facts, wide=True) + table(say("report-parts-caption"), header, parts)


def _identities(page: ModelPage) -> Markup:
    return _facts(page.identities, wide=True)


def _facts(facts: Sequence[tuple[str, str]], *, wide: bool = False) -> Markup:
    """Return names and values side by side; one below another if they are long."""
    entry = template("<div><dt>{}</dt><dd>{}</dd></div>")
    return template('<dl class="{}">{}</dl>')(
        "cs-facts cs-lines" if wide else "cs-facts",
        EMPTY.join(entry(name, value) for name, value in facts),
    )


def _figures(page: ModelPage, names: Sequence[str], figure: Figure) -> Markup:
    return EMPTY.join(figure(page.figures[name]) for name in names if name in page.figures)


def _section(name: str, inside: Markup, say: Translator) -> Markup:
    return template(
        '<section aria-labelledby="model-{0}"><h2 id="model-{0}">{1}</h2>{2}</section>'
    )(name, say(f"report-h-{name}"), inside)


def _noted(text: str, note: str) -> Markup:
    return template('{}<span class="cs-note">{}</span>')(text, note)


def _paragraph(text: str) -> Markup:
    return template("<p>{}</p>")(text)


def _muted(text: str) -> Markup:
    return template('<p class="cs-muted">{}</p>')(text)


def _bullets(lines: Sequence[str]) -> Markup:
    items = EMPTY.join(map(template("<li>{}</li>"), lines))
    return template('<ul class="cs-said">{}</ul>')(items)
