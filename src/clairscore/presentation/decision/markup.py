"""Decisions, reviews and oversight as parts of screens."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from markupsafe import Markup

from clairscore.credit.decisions import Decision, Outcome, Review
from clairscore.credit.decisions.facts import MISSING
from clairscore.credit.decisions.oversight import GroupRate, Month, Oversight, Rate
from clairscore.credit.dictionary import Dictionary
from clairscore.presentation.decision.words import (
    moment,
    month,
    rate,
    review_status,
    summary,
    verdict,
)
from clairscore.presentation.html.figures import (
    Details,
    FigureWords,
    IntervalRow,
    interval_figure,
    round_axis,
)
from clairscore.presentation.html.templates import render
from clairscore.presentation.words.form import Choice, Field
from clairscore.presentation.words.in_force import day
from clairscore.presentation.words.labels import feature_label, theme_label
from clairscore.presentation.words.values import percent, percent_interval
from clairscore.texts import Translator

FOLLOW, OVERRIDE = "follow", "override"
DECISION, REASON, VIEW, PERSON = "decision", "reason", "view", "person"
REVIEW, OUTCOME, REASONS = "review", "outcome", "reasons"

BY_MONTH: Final[Mapping[str, Callable[[Month], Rate]]] = {
    "overridden": lambda row: row.overridden,
    "accepted": lambda row: row.accepted,
    "agreed": lambda row: row.agreed,
}

Texts = Mapping[str, str]
"""Texts by name of their field."""


def history_markup(
    decisions: Sequence[Decision], reviews: Iterable[Review], say: Translator
) -> Markup:
    """Return a client's decisions, the latest first, each with its reviews."""
    of: dict[str, list[Review]] = {}
    for review in reviews:
        of.setdefault(review.decision, []).append(review)
    lines = [_lines(one, of.get(one.id, []), say) for one in decisions]
    return render("decision/history.html.j2", decisions=lines, say=say)


def _lines(decision: Decision, reviews: Sequence[Review], say: Translator) -> list[str]:
    """Return what is said of a decision."""
    lines = [summary(decision, say)]
    if decision.override_reason:
        lines.append(say("record-reason", reason=decision.override_reason))
    for review in reviews:
        lines.append(say("review-view", view=review.client_view or say("record-erased-text")))
        lines.append(review_status(review, say))
        if review.reasons:
            lines.append(say("record-reason", reason=review.reasons))
    return lines


def record_fields(*, accepted: bool, values: Texts, faults: Texts, say: Translator) -> list[Field]:
    """Return the fields to record a decision; `accepted` is the model's."""
    choices = (
        Choice(FOLLOW, say("record-follow", decided=verdict(accepted=accepted, say=say))),
        Choice(OVERRIDE, say("record-override", decided=verdict(accepted=not accepted, say=say))),
    )
    fields = (
        _field(DECISION, say, choices=choices, required=True),
        _field(REASON, say, kind="text", hint=say("field-reason-hint")),
    )
    return _filled(fields, values, faults)


def ask_fields(values: Texts, faults: Texts, say: Translator) -> list[Field]:
    """Return the field for the client's own view."""
    field = _field(VIEW, say, kind="text", hint=say("field-view-hint"), required=True)
    return _filled((field,), values, faults)


def settle_fields(
    reviews: Sequence[Review], values: Texts, faults: Texts, *, say: Translator
) -> list[Field]:
    """Return the fields to settle one of some reviews."""
    which = tuple(Choice(review.id, _named(review, say)) for review in reviews)
    outcomes = tuple(Choice(each.value, say(f"review-outcome-{each.value}")) for each in Outcome)
    fields = (
        _field(REVIEW, say, choices=which, required=True),
        _field(OUTCOME, say, choices=outcomes, required=True),
        _field(REASONS, say, kind="text", required=True),
    )
    return _filled(fields, values, faults)


def person_field(values: Texts, faults: Texts, say: Translator) -> Field:
    """Return the field for a name, where nobody signs in."""
    return _filled((_field(PERSON, say, kind="words", required=True),), values, faults)[0]


def _field(name: str, say: Translator, **more: Any) -> Field:  # noqa: ANN401 (a field's own)
    facts: dict[str, Any] = {"unit": "", "hint": "", "value": "", **more}
    return Field(name=name, label=say(f"field-{name}"), **facts)


def _filled(fields: Iterable[Field], values: Texts, faults: Texts) -> list[Field]:
    return [
        replace(field, value=values.get(field.name, ""), fault=faults.get(field.name, ""))
        for field in fields
    ]


def _named(review: Review, say: Translator) -> str:
    return say("review-choice", client=review.client, due=day(review.due, say))


def reviews_markup(reviews: Sequence[Review], say: Translator) -> Markup:
    """Return the reviews that wait, the first asked for first."""
    return render(
        "decision/reviews.html.j2",
        reviews=reviews,
        say=say,
        verdict=verdict,
        moment=moment,
        day=day,
    )


def oversight_markup(found: Oversight, say: Translator) -> Markup:
    """Return the totals."""
    reviews = found.reviews
    lines = (
        say("oversight-line-overridden", rate=rate(found.overridden, say)),
        say("oversight-line-accepted", rate=rate(found.accepted, say)),
        say(
            "oversight-line-reviews",
            asked=reviews.asked,
            open=reviews.open,
            overdue=reviews.overdue,
        ),
        say("oversight-line-agreed", rate=rate(reviews.agreed, say)),
    )
    return render("decision/oversight.html.j2", lines=lines, say=say)


def oversight_figures(found: Oversight, dictionary: Dictionary, say: Translator) -> list[Markup]:
    """Return override rates by person, theme and month, and acceptance by protected group."""
    themes = [
        (theme_label(name, dictionary, say) if name else "–", r) for name, r in found.by_theme
    ]
    figures = [
        _rates("person", found.by_person, say),
        _rates("theme", themes, say),
        *(
            _rates(
                f"month-{what}", [(month(row.month, say), one(row)) for row in found.by_month], say
            )
            for what, one in BY_MONTH.items()
        ),
    ]
    by_feature: dict[str, list[tuple[str, Rate]]] = {}
    for row in found.by_group:
        name = _group(row, dictionary, say)
        by_feature.setdefault(row.feature, []).append((name, row.accepted))
    for at, (feature, rows) in enumerate(by_feature.items()):
        label = feature_label(feature, dictionary, say)
        figures.append(_rates("group", rows, say, label=label, name=f"group-{at}"))
    return [figure for figure in figures if figure]


def _group(row: GroupRate, dictionary: Dictionary, say: Translator) -> str:
    known = dictionary.by_name.get(row.feature)
    if known and row.group in known.categories:
        return say(known.categories[row.group])
    return say("oversight-missing") if row.group == MISSING else row.group


def _rates(
    kind: str,
    rates: Sequence[tuple[str, Rate]],
    say: Translator,
    *,
    label: str = "",
    name: str = "",
) -> Markup:
    """Return shares with their intervals on a common axis, with the counts in a table."""
    language = say.language
    known = [
        (row, found.value, found.interval, found)
        for row, found in rates
        if found.value is not None and found.interval is not None
    ]
    if not known:
        return Markup()
    rows = [
        IntervalRow(row, value, *interval, percent(value, language))
        for row, value, interval, _ in known
    ]
    title = say(f"oversight-h-{kind}") + (f" – {label}" if label else "")
    details = Details(
        (title, *(say(f"oversight-column-{part}") for part in ("share", "interval", "counts"))),
        tuple(
            (
                row,
                percent(value, language),
                percent_interval(*interval, language),
                say("oversight-counts", successes=found.successes, n=found.n),
            )
            for row, value, interval, found in known
        ),
    )
    words = FigureWords(
        title=title,
        description=say("oversight-alt"),
        sentence=say("oversight-sentence"),
        table=say("dashboard-table"),
    )
    bounds = [bound for row in rows for bound in (0.0, row.low, row.high)]
    axis = round_axis(say("oversight-axis"), bounds, lambda tick: percent(tick, language, digits=0))
    return interval_figure(f"oversight-{name or kind}", rows, axis, words=words, details=details)
