"""A client beside others, as figures."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup

from clairscore.credit.model.cutoff import LEVELS
from clairscore.credit.portfolio.similar import With
from clairscore.presentation.client.sections import toggles
from clairscore.presentation.comparison.choices import Choice, Question
from clairscore.presentation.comparison.page import (
    BinLine,
    ComparisonPage,
    OneFeature,
    TwoFeatures,
)
from clairscore.presentation.html.figures import (
    Axis,
    BarRow,
    Column,
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
from clairscore.presentation.html.figures.cells import Cell, GridSide, cells_figure
from clairscore.presentation.html.templates import render
from clairscore.presentation.words.values import number, percent, percent_interval
from clairscore.texts import Language, Translator
from clairscore.texts.message import LANGUAGES


def figures(page: ComparisonPage, say: Translator) -> list[Markup]:
    """Return the figures of a comparison: none if the group is too small."""
    if page.two:
        return [cells_markup(page.two, page, say)]
    if page.one:
        drawn = distribution_markup(page.one, page, say), outcomes_markup(page.one, page, say)
        return [figure for figure in drawn if figure]
    return []


@lru_cache(len(LANGUAGES))
def controls_markup(features: tuple[Choice, ...], say: Translator) -> Markup:
    """Return the heading, and the choices of a group and of one or two features.

    Nothing in it depends on the client: a browser keeps it from one to the next.
    """
    kinds = [(kind.value, say(f"comparison-with-{kind.value}")) for kind in With]
    names = [(feature.name, feature.label) for feature in features]
    return render("comparison/controls.html.j2", kinds=kinds, features=names, say=say)


def telling_markup(telling: Sequence[Choice], asked: Question, say: Translator) -> Markup:
    """Return the features that moved the client's score most, each a press away."""
    choices = [(one.name, one.label, one.name == asked.feature) for one in telling]
    return toggles("feature", say("comparison-telling"), choices)


def criteria_markup(offered: Sequence[Choice], asked: Question, say: Translator) -> Markup:
    """Return the criteria as buttons, each of which asks for itself or no longer does."""

    def without(name: str) -> str:
        chosen = [one.name for one in offered if (one.name in asked.criteria) != (one.name == name)]
        return ",".join(chosen)

    choices = [(without(one.name), one.label, one.name in asked.criteria) for one in offered]
    return toggles("alike", say("comparison-criteria"), choices)


def group_markup(page: ComparisonPage) -> Markup:
    """Return who the others are; read out when there is no figure to say it."""
    return render("comparison/group.html.j2", page=page)


def distribution_markup(one: OneFeature, page: ComparisonPage, say: Translator) -> Markup:
    """Return how many of the others have which values of a feature, the client marked."""
    words = FigureWords(
        title=say("comparison-distribution", label=one.label, others=page.others),
        description=say("comparison-distribution-desc", shape="rows" if one.named else "columns"),
        sentence=_with_missing(one.standing, one.missing, say),
        table=say("dashboard-table"),
    )
    details = _distribution_table(one, page, say)
    if one.named:
        rows = [_bar(line, page, say) for line in one.bins]
        return bar_figure("compared", rows, words=words, details=details)
    shares = [line.share for line in one.bins]
    everyone = [] if page.everyone else [line.everyone for line in one.bins]
    top = round_axis("", [*shares, *everyone], _percents(page.language))
    plane = Plane(
        x=_x_axis(one),
        y=Axis(say("comparison-share"), top.low, top.high, top.ticks, top.format),
        columns=tuple(Column(k, k + 1, share) for k, share in enumerate(shares)),
        curves=(_steps(everyone, say("comparison-everyone")),) if everyone else (),
        rules=_client_rule(one, say),
    )
    return plane_figure("compared", plane, words=words, details=details)


def outcomes_markup(one: OneFeature, page: ComparisonPage, say: Translator) -> Markup:
    """Return how often clients had difficulties repaying by value of a feature; may be empty."""
    told = [(k, line) for k, line in enumerate(one.bins) if line.interval]
    if not told:
        return Markup()
    rates = [rate for _, line in told for rate in (line.rate, *(line.interval or ()))]
    axis = round_axis("", rates, _percents(page.language))
    average = percent(one.average, page.language)
    words = FigureWords(
        title=say("comparison-outcomes", label=one.label, others=page.others),
        description=say("comparison-outcomes-desc", average=average),
        sentence=one.outcome or say("comparison-outcome-average", average=average),
        table=say("dashboard-table"),
    )
    details = _outcomes_table(told, page.language, say)
    if one.named:
        rows = [_interval(line, page.language, say) for _, line in told]
        return interval_figure(
            "outcomes", rows, axis, words=words, details=details, reference=one.average
        )
    mean = Curve(
        say("comparison-average", average=average),
        ((0.0, one.average), (float(len(one.bins)), one.average)),
        Style.REFERENCE,
    )
    plane = Plane(
        x=_x_axis(one),
        y=Axis(say("comparison-rate"), axis.low, axis.high, axis.ticks, axis.format),
        curves=(mean,),
        dots=tuple(Dot(k + 0.5, line.rate, *(line.interval or ())) for k, line in told),
        dots_label=say("comparison-dots"),
        rules=_client_rule(one, say),
    )
    return plane_figure("outcomes", plane, words=words, details=details)


def cells_markup(two: TwoFeatures, page: ComparisonPage, say: Translator) -> Markup:
    """Return two features at once: how many where, with which mean score, the client marked."""
    x, y = (
        GridSide(
            label=side.label,
            size=len(side.bins.labels),
            ticks=tuple((tick.at, tick.text) for tick in side.bins.ticks),
            at=side.bins.at,
            named=side.bins.named,
        )
        for side in (two.x, two.y)
    )
    found = {cell.level.value for cell in two.cells}
    rows = tuple(
        (
            two.y.bins.labels[cell.y],
            two.x.bins.labels[cell.x],
            number(cell.n, page.language),
            number(cell.score, page.language, digits=1),
            say(f"client-level-{cell.level.value}"),
        )
        for cell in sorted(two.cells, key=lambda cell: (cell.y, cell.x))
    )
    ends = ("", *(number(limit, page.language) for limit in page.level_limits), "")
    columns = ("clients", "mean-score", "level")
    header = (y.label, x.label, *(say(f"comparison-column-{name}") for name in columns))
    return cells_figure(
        "compared",
        x,
        y,
        cells=[Cell(cell.x, cell.y, cell.n, cell.level.value) for cell in two.cells],
        kinds=[
            (name, say(f"comparison-mean-{name}", low=low, high=high))
            for name, (low, high) in zip(LEVELS, pairwise(ends), strict=True)
            if name in found
        ],
        words=FigureWords(
            title=say("comparison-two", x=x.label, y=y.label, others=page.others),
            description=say("comparison-two-desc"),
            sentence=_with_missing(two.sentence, two.missing, say),
            table=say("dashboard-table"),
        ),
        details=Details(header, rows),
        marked=say("comparison-client"),
    )


def _with_missing(sentence: str, missing: int, say: Translator) -> str:
    return f"{sentence} {say('comparison-not-drawn', n=missing)}" if missing else sentence


def _percents(language: Language) -> Callable[[float], str]:
    def written(share: float) -> str:
        whole = math.isclose(100 * share, round(100 * share), abs_tol=1e-6)
        return percent(share, language, digits=0 if whole else 1)

    return written


def _x_axis(one: OneFeature) -> Axis:
    texts = {tick.at: tick.text for tick in one.ticks}
    return Axis(one.label, 0.0, float(len(one.bins)), tuple(texts), texts.__getitem__)


def _client_rule(one: OneFeature, say: Translator) -> tuple[Rule, ...]:
    return () if one.at is None else (Rule(say("comparison-client-at", value=one.value), one.at),)


def _steps(shares: list[float], label: str) -> Curve:
    """Return shares as the outline of their columns."""
    points = [(float(edge), share) for k, share in enumerate(shares) for edge in (k, k + 1)]
    return Curve(label, tuple(points), Style.REFERENCE)


def _bar(line: BinLine, page: ComparisonPage, say: Translator) -> BarRow:
    text = percent(line.share, page.language)
    if not page.everyone:
        everyone = percent(line.everyone, page.language)
        text = say("comparison-share-and-everyone", share=text, everyone=everyone)
    return BarRow(_named(line, say), line.share, text, strong=line.mine)


def _interval(line: BinLine, language: Language, say: Translator) -> IntervalRow:
    low, high = line.interval or (line.rate, line.rate)
    text = percent(line.rate, language)
    return IntervalRow(_named(line, say), line.rate, low, high, text, strong=line.mine)


def _named(line: BinLine, say: Translator) -> str:
    return say("comparison-this-client", label=line.label) if line.mine else line.label


def _distribution_table(one: OneFeature, page: ComparisonPage, say: Translator) -> Details:
    columns = ("clients", "share") if page.everyone else ("clients", "share", "everyone")
    rows = [
        (
            _named(line, say),
            number(line.n, page.language),
            percent(line.share, page.language),
            *(() if page.everyone else (percent(line.everyone, page.language),)),
        )
        for line in one.bins
    ]
    header = (one.label, *(say(f"comparison-column-{name}") for name in columns))
    return Details(header, tuple(rows))


def _outcomes_table(
    told: list[tuple[int, BinLine]], language: Language, say: Translator
) -> Details:
    columns = ("values", "known", "defaults", "rate", "interval")
    rows = tuple(
        (
            _named(line, say),
            number(line.known, language),
            number(line.defaults, language),
            percent(line.rate, language),
            percent_interval(*(line.interval or (0.0, 0.0)), language),
        )
        for _, line in told
    )
    return Details(tuple(say(f"comparison-column-{name}") for name in columns), rows)
