"""The figures of a training report, each from the table of results that it shows."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from markupsafe import Markup

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.model.results import (
    CandidateResult,
    CostPoint,
    FeatureImportance,
    Interval,
    ReliabilityBin,
    TrainingReport,
)
from clairscore.presentation.html.figures import (
    Axis,
    Band,
    BarRow,
    Curve,
    Details,
    Dot,
    FigureWords,
    IntervalRow,
    Plane,
    Rule,
    Style,
    bar_figure,
    interval_figure,
    plane_figure,
    round_axis,
)
from clairscore.presentation.training.candidates import difference
from clairscore.presentation.training.groups import GroupSection, group_cells, group_header
from clairscore.presentation.words.labels import candidate_name, feature_label, theme_label
from clairscore.presentation.words.values import number, percent, percent_interval
from clairscore.texts import Translator

Row = TypeVar("Row")

FEATURES_DRAWN: Final = 15
THEMES_NAMED: Final = 3
COST_CURVE_END: Final = 0.5  # beyond, no lender's cut-off lies; the table keeps every point
TABLE_POINTS: Final = 40  # rows of a curve's table; the drawing keeps every point


def reliability_figure(name: str, bins: Sequence[ReliabilityBin], say: Translator) -> Markup:
    """Return announced probability against observed default rate, with the diagonal."""
    language = say.language
    highest = max(max(b.mean_pd, b.default_rate.high) for b in bins)
    axis = round_axis(say("report-axis-announced"), [highest], _whole_percent(say))
    observed = Axis(say("report-axis-observed"), axis.low, axis.high, axis.ticks, axis.format)
    low = tuple(_bin(b, say) for b in bins if b.mean_pd < b.default_rate.low)
    high = tuple(_bin(b, say) for b in bins if b.mean_pd > b.default_rate.high)
    facts = {"n": len(bins), "within": len(bins) - len(low) - len(high)}
    sentence = say(f"report-reliability-{'some' if low or high else 'all'}", **facts)
    if low:
        sentence += " " + say("report-reliability-low", groups=low)
    if high:
        sentence += " " + say("report-reliability-high", groups=high)
    plane = Plane(
        axis,
        observed,
        curves=(
            Curve(
                say("report-legend-diagonal"),
                ((axis.low, axis.low), (axis.high, axis.high)),
                Style.REFERENCE,
            ),
        ),
        dots=tuple(
            Dot(b.mean_pd, b.default_rate.value, b.default_rate.low, b.default_rate.high)
            for b in bins
        ),
        dots_label=say("report-legend-groups"),
    )
    columns = ("bin", "mean-pd", "observed")
    details = Details(
        (*(say(f"report-column-{c}") for c in columns), say("report-interval"), _n_column(say)),
        tuple(
            (
                _bin(b, say),
                percent(b.mean_pd, language),
                percent(b.default_rate.value, language),
                percent_interval(b.default_rate.low, b.default_rate.high, language),
                number(b.n, language),
            )
            for b in bins
        ),
    )
    words = _words(say, "reliability", sentence=sentence, **facts)
    return plane_figure(name, plane, words=words, details=details)


def cost_figure(
    name: str, curve: Sequence[CostPoint], cheapest: Interval, *, in_use: CostPoint, say: Translator
) -> Markup:
    """Return the cost a client by cut-off, with the cut-off in use and the cheapest one's band."""
    language = say.language
    shown = [point for point in curve if point.cutoff <= COST_CURVE_END] or list(curve)
    lowest = min(curve, key=lambda point: point.cost)
    plane = Plane(
        round_axis(say("report-axis-cutoff"), [p.cutoff for p in shown], _whole_percent(say)),
        round_axis(say("report-axis-cost"), [p.cost for p in shown], lambda x: number(x, language)),
        curves=(Curve(say("report-legend-cost"), tuple((p.cutoff, p.cost) for p in shown)),),
        rules=(Rule(say("report-legend-cutoff"), in_use.cutoff),),
        bands=(Band(say("report-legend-empirical"), cheapest.low, cheapest.high),),
    )
    header = ("axis-cutoff", "axis-cost", "column-acceptance", "column-default-accepted")
    details = Details(
        tuple(say(f"report-{column}") for column in header),
        tuple(
            (
                percent(p.cutoff, language),
                number(p.cost, language, digits=3),
                percent(p.acceptance, language),
                percent(p.default_rate_accepted, language),
            )
            for p in sorted({*_thinned(curve), in_use, lowest}, key=lambda p: p.cutoff)
        ),
    )
    sentence = say(
        "report-cost-sentence",
        cutoff=percent(in_use.cutoff, language),
        cost=number(in_use.cost, language, digits=3),
        lowest=number(lowest.cost, language, digits=3),
    )
    words = _words(say, "cost", sentence=sentence)
    return plane_figure(name, plane, words=words, details=details)


def candidates_figure(name: str, report: TrainingReport, say: Translator) -> Markup:
    """Return each candidate's cost against the selected one, with its interval."""
    ranked = sorted(report.candidates, key=lambda candidate: candidate.cost_difference.value)
    rows = [_candidate_row(candidate, report, say) for candidate in ranked]
    axis = round_axis(
        say("report-difference-cost"),
        [bound for row in rows for bound in (row.low, row.high)],
        lambda x: number(x, say.language),
    )
    details = Details(
        (say("report-candidate"), say("report-difference-cost")),
        tuple(
            (row.label, difference(c.cost_difference, say, digits=3))
            for row, c in zip(rows, ranked, strict=True)
        ),
    )
    selected = candidate_name(report.selected, say)
    sentence = say("report-candidates-sentence", selected=selected)
    words = _words(say, "candidates", sentence=sentence, selected=selected)
    return interval_figure(name, rows, axis, words=words, details=details, reference=0.0)


def themes_figure(
    name: str, importance: Sequence[FeatureImportance], dictionary: Dictionary, *, say: Translator
) -> Markup:
    """Return each theme's share of what moves the score."""
    by_theme: dict[str, float] = defaultdict(float)
    for entry in importance:
        by_theme[entry.theme] += entry.mean_abs_points
    total = sum(by_theme.values()) or 1.0
    ranked = sorted(by_theme.items(), key=lambda item: item[1], reverse=True)
    rows = [
        BarRow(
            theme_label(theme, dictionary, say),
            points / total,
            percent(points / total, say.language, digits=0),
        )
        for theme, points in ranked
    ]
    named = tuple(
        say("report-theme-share", theme=row.label, share=row.text) for row in rows[:THEMES_NAMED]
    )
    details = Details(
        (say("report-column-theme"), say("report-column-share")),
        tuple((row.label, row.text) for row in rows),
    )
    words = _words(say, "themes", sentence=say("report-themes-sentence", themes=named))
    return bar_figure(name, rows, words=words, details=details)


def features_figure(
    name: str, importance: Sequence[FeatureImportance], dictionary: Dictionary, *, say: Translator
) -> Markup:
    """Return the features that move the score most; the table holds them all."""
    ranked = sorted(importance, key=lambda entry: entry.mean_abs_points, reverse=True)
    labels = [feature_label(entry.feature, dictionary, say) for entry in ranked]
    texts = [number(entry.mean_abs_points, say.language, digits=2) for entry in ranked]
    drawn = [
        BarRow(label, entry.mean_abs_points, text)
        for label, entry, text in zip(labels, ranked, texts, strict=True)
    ][:FEATURES_DRAWN]
    details = Details(
        tuple(say(f"report-column-{column}") for column in ("feature", "theme", "points")),
        tuple(
            (label, theme_label(entry.theme, dictionary, say), text)
            for label, entry, text in zip(labels, ranked, texts, strict=True)
        ),
    )
    sentence = say("report-features-sentence", feature=labels[0], points=texts[0])
    unused = sum(entry.mean_abs_points == 0 for entry in ranked)
    if unused:
        sentence += " " + say("report-features-unused", n=unused)
    facts = {"shown": len(drawn), "count": len(ranked)}
    words = _words(say, "features", sentence=sentence, **facts)
    return bar_figure(name, drawn, words=words, details=details)


def group_figure(name: str, section: GroupSection, say: Translator) -> Markup:
    """Return the share of clients accepted in each group of a protected feature."""
    rows = [
        IntervalRow(
            row.group,
            row.acceptance.value,
            row.acceptance.low,
            row.acceptance.high,
            percent(row.acceptance.value, say.language),
            strong=True,
        )
        for row in section.rows
    ]
    ticks = tuple(k / 4 for k in range(5))
    axis = Axis(say("report-column-acceptance"), 0.0, 1.0, ticks, _whole_percent(say))
    details = Details(group_header(say), tuple(map(group_cells, section.rows)))
    words = _words(say, "groups", sentence=section.spread, feature=section.label)
    return interval_figure(name, rows, axis, words=words, details=details)


def roc_figure(name: str, points: Sequence[tuple[float, float]], say: Translator) -> Markup:
    """Return the share of defaults refused against the share of repaying clients refused."""
    chance = Curve(say("report-legend-chance"), ((0.0, 0.0), (1.0, 1.0)), Style.REFERENCE)
    return _curve_figure(name, points, say, kind="roc", reference=chance)


def precision_recall_figure(
    name: str, points: Sequence[tuple[float, float]], say: Translator, *, default_rate: float
) -> Markup:
    """Return the share of true defaults among the refused against the share of defaults refused."""
    chance = ((0.0, default_rate), (1.0, default_rate))
    reference = Curve(say("report-legend-chance"), chance, Style.REFERENCE)
    return _curve_figure(name, points, say, kind="pr", reference=reference)


def _curve_figure(
    name: str,
    points: Sequence[tuple[float, float]],
    say: Translator,
    *,
    kind: str,
    reference: Curve,
) -> Markup:
    """Return a curve of shares in the unit square."""
    ticks = tuple(k / 4 for k in range(5))
    x, y = (
        Axis(say(f"report-axis-{kind}-{side}"), 0.0, 1.0, ticks, _whole_percent(say))
        for side in ("x", "y")
    )
    middle = min(points, key=lambda point: abs(point[0] - 0.25))
    details = Details(
        (x.label, y.label),
        tuple((percent(a, say.language), percent(b, say.language)) for a, b in _thinned(points)),
    )
    sentence = say(
        f"report-{kind}-sentence",
        x=percent(middle[0], say.language, digits=0),
        y=percent(middle[1], say.language, digits=0),
    )
    plane = Plane(x, y, curves=(Curve(say("report-legend-model"), tuple(points)), reference))
    return plane_figure(name, plane, words=_words(say, kind, sentence=sentence), details=details)


def _candidate_row(
    candidate: CandidateResult, report: TrainingReport, say: Translator
) -> IntervalRow:
    selected = candidate.name == report.selected
    label = candidate_name(candidate.name, say)
    found = candidate.cost_difference
    return IntervalRow(
        say("report-candidate-kept", name=label) if selected else label,
        found.value,
        found.low,
        found.high,
        number(candidate.mean("cost"), say.language, digits=3),
        strong=selected,
    )


def _words(say: Translator, figure: str, *, sentence: str, **facts: object) -> FigureWords:
    """Return a figure's words: ``report-<figure>-title`` and ``-alt`` in the texts."""
    return FigureWords(
        title=say(f"report-{figure}-title", **facts),
        description=say(f"report-{figure}-alt", **facts),
        sentence=sentence,
        table=say("report-table"),
    )


def _bin(b: ReliabilityBin, say: Translator) -> str:
    return percent_interval(b.low, b.high, say.language)


def _n_column(say: Translator) -> str:
    return say("report-column-n")


def _whole_percent(say: Translator) -> Callable[[float], str]:
    """Return how ticks are written."""
    return lambda value: percent(value, say.language, digits=0)


def _thinned(rows: Sequence[Row]) -> list[Row]:
    """Return about `TABLE_POINTS` rows spread over all, with the last."""
    step = max(len(rows) // TABLE_POINTS, 1)
    last = len(rows) - 1
    return [row for k, row in enumerate(rows) if k % step == 0 or k == last]
