"""How groups of clients fare, in words, with what the figures can't show."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from clairscore.credit.dictionary import Dictionary, Kind
from clairscore.credit.model.results import GroupResult, Interval, TrainingReport
from clairscore.presentation.words.labels import feature_label
from clairscore.presentation.words.values import (
    natural_frequency,
    number,
    percent,
    percent_interval,
    value_in_words,
)
from clairscore.texts import Translator

MISSING: Final = "missing"
BAND: Final = "\N{EN DASH}"  # a band of numbers is stored as its two bounds


@dataclass(frozen=True)
class GroupRow:
    """One group in words; `acceptance` is what is drawn."""

    group: str
    clients: str
    accepted: str
    default_rate: str
    announced: str
    auc: str
    acceptance: Interval


@dataclass(frozen=True)
class GroupSection:
    """One protected feature: its groups, the spread between them, what can be said of it."""

    label: str
    spread: str
    findings: tuple[str, ...]
    rows: tuple[GroupRow, ...]


def group_sections(
    report: TrainingReport, dictionary: Dictionary, say: Translator
) -> tuple[GroupSection, ...]:
    """Return the protected features in the report's order, each with its groups."""
    sections: list[GroupSection] = []
    for feature, found in groupby(report.groups, key=lambda group: group.feature):
        groups = tuple(found)
        names = _names(groups, dictionary, say)
        spread, *findings = _sentences(groups, names, say)
        sections.append(
            GroupSection(
                label=feature_label(feature, dictionary, say),
                spread=spread,
                findings=tuple(findings),
                rows=tuple(
                    _row(group, name, say) for group, name in zip(groups, names, strict=True)
                ),
            )
        )
    return tuple(sections)


def group_header(say: Translator) -> tuple[str, ...]:
    """Return the columns of the table of groups."""
    columns = ("group", "n", "accepted", "default-rate", "announced", "auc")
    return tuple(say(f"report-column-{column}") for column in columns)


def group_cells(row: GroupRow) -> tuple[str, ...]:
    """Return a group's row of that table."""
    return row.group, row.clients, row.accepted, row.default_rate, row.announced, row.auc


def protected_labels(
    report: TrainingReport, dictionary: Dictionary, say: Translator
) -> tuple[list[str], list[str]]:
    """Return the labels of the protected features kept out of the model, and of those admitted."""
    kept_out: list[str] = []
    admitted: list[str] = []
    for feature in dictionary.features:
        if feature.protected:
            into = admitted if feature.name in report.protected_inputs else kept_out
            into.append(say(feature.label))
    return kept_out, admitted


def _row(group: GroupResult, name: str, say: Translator) -> GroupRow:
    language = say.language
    return GroupRow(
        group=name,
        clients=number(group.n, language),
        accepted=_rate(group.acceptance, say),
        default_rate=_rate(group.default_rate, say),
        announced=percent(group.mean_pd, language),
        auc=say("value-missing") if group.auc is None else number(group.auc, language, digits=3),
        acceptance=group.acceptance,
    )


def _rate(found: Interval, say: Translator) -> str:
    bounds = percent_interval(found.low, found.high, say.language)
    return say("report-difference", value=percent(found.value, say.language), interval=bounds)


def _names(
    groups: Sequence[GroupResult], dictionary: Dictionary, say: Translator
) -> tuple[str, ...]:
    """Return the names of one feature's groups, in their order."""
    if groups[0].feature not in dictionary.by_name:
        return tuple(group.group for group in groups)
    bounds = [_bounds(group.group) for group in groups]
    top = max((found[-1] for found in bounds if found), default=math.inf)
    return tuple(
        _name(group, found, dictionary, top=top, say=say)
        for group, found in zip(groups, bounds, strict=True)
    )


def _bounds(group: str) -> tuple[float, ...]:
    """Return a band's two bounds, a number alone, or nothing for what is no number."""
    try:
        return tuple(float(bound) for bound in group.split(BAND))
    except ValueError:
        return ()


def _name(
    group: GroupResult,
    bounds: tuple[float, ...],
    described: Dictionary,
    *,
    top: float,
    say: Translator,
) -> str:
    """Return a category's label, a value in words, or a band; the last band has no upper end."""
    feature = described.by_name[group.feature]
    if group.group in feature.categories:
        return say(feature.categories[group.group])
    if not bounds:
        return say("value-missing") if group.group == MISSING else group.group
    low, high = bounds[0], bounds[-1]
    words = [
        value_in_words(bound, feature, say.language, currency=described.currency)
        for bound in bounds
    ]
    one_count = feature.kind is Kind.COUNT and high == low + 1 and high < top
    if high > low and not one_count:
        message = "report-group-above" if high == top else "report-group-band"
        return say(message, low=words[0], high=words[1])
    return words[0]


def _sentences(
    groups: Sequence[GroupResult], names: Sequence[str], say: Translator
) -> tuple[str, ...]:
    if len(groups) == 1:
        return (say("report-groups-one"),)
    named = list(zip(groups, names, strict=True))
    lowest, lowest_name = min(named, key=lambda pair: pair[0].acceptance.value)
    highest, highest_name = max(named, key=lambda pair: pair[0].acceptance.value)
    spread = say(
        "report-groups-spread",
        low=percent(lowest.acceptance.value, say.language),
        lowest=lowest_name,
        high=percent(highest.acceptance.value, say.language),
        highest=highest_name,
        lowest_rate=natural_frequency(lowest.default_rate.value, say.language),
        highest_rate=natural_frequency(highest.default_rate.value, say.language),
    )
    apart = lowest.acceptance.high < highest.acceptance.low
    off = tuple(
        name
        for group, name in named
        if not group.default_rate.low <= group.mean_pd <= group.default_rate.high
    )
    calibrated = say("report-groups-off", groups=off) if off else say("report-groups-calibrated")
    return spread, say("report-groups-apart" if apart else "report-groups-overlap"), calibrated
