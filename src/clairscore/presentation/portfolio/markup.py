"""The portfolio screen as markup: figures of everyone, of groups, and of another limit."""

from typing import Final

from markupsafe import Markup

from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio import Portfolio
from clairscore.credit.portfolio.cost_simulation import cost_ratios, own_ratio
from clairscore.credit.portfolio.outcomes import FEWEST, ObservedOutcome
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
from clairscore.presentation.html.templates import render
from clairscore.presentation.portfolio.page import (
    PortfolioPage,
    SegmentPage,
    SegmentRow,
    SimulationPage,
    band_words,
    segment_features,
)
from clairscore.presentation.words.labels import feature_label
from clairscore.presentation.words.values import number, percent, percent_interval
from clairscore.texts import Translator

SCORE_TICKS: Final = (0.0, 25.0, 50.0, 75.0, 100.0)


def overview_markup(page: PortfolioPage) -> Markup:
    """Return the summary and the facts."""
    return render("portfolio/overview.html.j2", page=page)


def overview_figures(page: PortfolioPage, say: Translator) -> tuple[Markup, ...]:
    """Return the figures of everyone; that of outcomes only if any are known."""
    drawn = (scores_figure(page, say),)
    return (*drawn, outcomes_figure(page, say)) if page.outcomes else drawn


def scores_figure(page: PortfolioPage, say: Translator) -> Markup:
    """Return how many clients there are at each score, with the limit."""
    language = say.language
    plane = Plane(
        _score_axis(say),
        round_axis(
            say("portfolio-axis-clients"),
            [band.n for band in page.bands],
            lambda tick: number(tick, language),
        ),
        columns=tuple(Column(b.low, b.high, b.n) for b in page.bands if b.n),
        rules=(Rule(say("portfolio-limit", limit=number(LIMIT, language)), LIMIT),),
    )
    fullest = max(page.bands, key=lambda band: band.n)
    sentence = say(
        "portfolio-scores-sentence",
        low=number(fullest.low, language),
        high=number(fullest.high, language),
        share=percent(page.n_accepted / page.n, language, digits=0),
    )
    details = Details(
        tuple(say(f"portfolio-column-{name}") for name in ("from", "below", "clients", "share")),
        tuple(
            (
                number(b.low, language),
                number(b.high, language),
                number(b.n, language),
                percent(b.n / page.n, language),
            )
            for b in page.bands
        ),
    )
    return plane_figure(
        "portfolio-scores", plane, words=_words("scores", sentence, say), details=details
    )


def outcomes_figure(page: PortfolioPage, say: Translator) -> Markup:
    """Return what was announced and what was observed at each score."""
    language = say.language
    dots = [((band.low + band.high) / 2, band.outcome) for band in page.outcomes]
    highest = max(max(o.announced, o.observed.high) for _, o in dots)
    plane = Plane(
        _score_axis(say),
        round_axis(
            say("portfolio-axis-defaults"),
            [highest],
            lambda tick: percent(tick, language, digits=0),
        ),
        curves=(
            Curve(
                say("portfolio-legend-announced"),
                tuple((x, outcome.announced) for x, outcome in dots),
                Style.SECOND,
            ),
        ),
        dots=tuple(Dot(x, o.observed.value, o.observed.low, o.observed.high) for x, o in dots),
        dots_label=say("portfolio-legend-observed"),
        rules=(
            Rule(say("portfolio-limit", limit=number(LIMIT, language)), LIMIT, Style.REFERENCE),
        ),
    )
    columns = ("score", "clients", "tested", "announced", "observed", "interval")
    details = Details(
        tuple(say(f"portfolio-column-{name}") for name in columns),
        tuple(
            (
                band_words(band, say),
                number(band.n, language),
                number(band.outcome.tested, language),
                *_outcome_words(band.outcome, say),
            )
            for band in page.outcomes
        ),
    )
    return plane_figure(
        "portfolio-outcomes", plane, words=_words("outcomes", page.trust, say), details=details
    )


def segment_figures(page: SegmentPage, say: Translator) -> tuple[Markup, ...]:
    """Return the share accepted by group of a feature's values, and observed default rates if any."""
    language = say.language
    told = [row for row in page.rows if row.group.n >= FEWEST] or page.rows
    highest, lowest = (f(told, key=lambda row: row.group.acceptance) for f in (max, min))
    facts = {
        "low": percent(lowest.group.acceptance, language, digits=0),
        "lowest": lowest.label,
        "high": percent(highest.group.acceptance, language, digits=0),
        "highest": highest.label,
    }
    sentence = say(f"portfolio-segment-{'one' if len(told) == 1 else 'spread'}", **facts)
    details = _segment_table(page, say)
    bars = [
        BarRow(
            row.label,
            row.group.acceptance,
            say(
                "portfolio-segment-accepted",
                share=percent(row.group.acceptance, language, digits=0),
                n=number(row.group.n, language),
            ),
        )
        for row in page.rows
    ]
    words = _words("segment", sentence, say, feature=page.label)
    drawn = bar_figure("portfolio-segment", bars, words=words, details=details, full=1.0)
    if not any(row.group.outcome for row in page.rows):
        return (drawn,)
    return drawn, _segment_defaults(page, details, say)


def simulation_markup(page: SimulationPage, say: Translator) -> Markup:
    """Return what the simulated ratio changes: in a sentence, and as a table of ways to decide."""
    header = [
        say(f"portfolio-way-column-{name}")
        for name in ("way", "cutoff", "accepted", "defaults", "cost")
    ]
    caption = say("portfolio-ways", ratio=number(page.found.ratio, say.language))
    return render("portfolio/simulation.html.j2", page=page, caption=caption, header=header)


def simulation_figure(page: SimulationPage, say: Translator) -> Markup:
    """Return the expected cost a client by cut-off, at the simulated ratio."""
    language = say.language
    costs = [cost for _, cost in page.found.curve]
    rules = [Rule(say("portfolio-legend-own"), page.found.own_cutoff, Style.REFERENCE)]
    if page.found.there.limit != page.found.here.limit:
        rules.append(Rule(say("portfolio-legend-simulated"), page.found.cutoff))
    plane = Plane(
        round_axis(
            say("portfolio-axis-cutoff"),
            [at for at, _ in page.found.curve],
            lambda tick: percent(tick, language, digits=0),
        ),
        round_axis(say("portfolio-axis-cost"), costs, lambda tick: number(tick, language)),
        curves=(Curve(say("portfolio-legend-cost"), page.found.curve),),
        rules=tuple(rules),
    )
    sentence = say("portfolio-cost-sentence", cutoff=percent(page.found.cutoff, language))
    details = Details(
        (say("portfolio-axis-cutoff"), say("portfolio-axis-cost")),
        tuple(
            (percent(at, language), number(cost, language, digits=3))
            for k, (at, cost) in enumerate(page.found.curve)
            if k % 5 == 0 or at == page.found.cutoff
        ),
    )
    return plane_figure(
        "portfolio-cost", plane, words=_words("cost", sentence, say), details=details
    )


def segment_controls(portfolio: Portfolio, say: Translator) -> Markup:
    """Return the choice of a feature, those that weigh most first."""
    options = [
        (name, feature_label(name, portfolio.dictionary, say))
        for name in segment_features(portfolio)
    ]
    return render("portfolio/segment_controls.html.j2", features=options, say=say)


def simulation_controls(portfolio: Portfolio, say: Translator) -> Markup:
    """Return the ratio of costs as a slider over the ratios that can be simulated."""
    ratios = cost_ratios(portfolio)
    words = [say("portfolio-ratio-words", ratio=number(r, say.language)) for r in ratios]
    own = say("portfolio-ratio-own", ratio=number(own_ratio(portfolio), say.language))
    steps = [(f"{ratio:g}", text) for ratio, text in zip(ratios, words, strict=True)]
    return render("portfolio/simulation_controls.html.j2", steps=steps, own=own, say=say)


def _segment_defaults(page: SegmentPage, details: Details, say: Translator) -> Markup:
    """Return the observed default rate of each group with enough tested clients."""
    language = say.language
    tested = [(row, row.group.outcome) for row in page.rows if row.group.outcome]
    rows = [
        IntervalRow(
            row.label,
            outcome.observed.value,
            outcome.observed.low,
            outcome.observed.high,
            say(
                "portfolio-segment-observed",
                observed=percent(outcome.observed.value, language),
                announced=percent(outcome.announced, language),
            ),
        )
        for row, outcome in tested
    ]
    off = tuple(row.label for row, outcome in tested if not outcome.within)
    axis = round_axis(
        say("portfolio-axis-defaults"),
        [row.high for row in rows],
        lambda tick: percent(tick, language, digits=0),
    )
    sentence = say(
        f"portfolio-segment-{'off' if off else 'trusted'}",
        groups=off,
        overall=percent(page.overall or 0.0, language),
    )
    words = _words("segment-defaults", sentence, say, feature=page.label)
    return interval_figure(
        "portfolio-segment-defaults",
        rows,
        axis,
        words=words,
        details=details,
        reference=page.overall,
    )


def _segment_table(page: SegmentPage, say: Translator) -> Details:
    columns = ("clients", "accepted", "mean-pd", "tested", "observed", "interval")

    def cells(row: SegmentRow) -> tuple[str, ...]:
        few = say("portfolio-few-tested")
        found = row.group.outcome
        after = _outcome_words(found, say)[1:] if found else (few, few)
        return (
            row.label,
            number(row.group.n, say.language),
            percent(row.group.acceptance, say.language),
            percent(row.group.mean_pd, say.language),
            number(found.tested, say.language) if found else few,
            *after,
        )

    header = (page.label, *(say(f"portfolio-column-{name}") for name in columns))
    return Details(header, tuple(map(cells, page.rows)))


def _outcome_words(outcome: ObservedOutcome, say: Translator) -> tuple[str, str, str]:
    """Return what was announced, what was observed, and the interval of that."""
    found = outcome.observed
    return (
        percent(outcome.announced, say.language),
        percent(found.value, say.language),
        percent_interval(found.low, found.high, say.language),
    )


def _score_axis(say: Translator) -> Axis:
    return Axis(
        say("portfolio-axis-score"),
        0.0,
        100.0,
        SCORE_TICKS,
        lambda tick: number(tick, say.language),
    )


def _words(name: str, sentence: str, say: Translator, **facts: object) -> FigureWords:
    """Return a figure's words: ``portfolio-<name>-title`` and ``-alt`` in the texts."""
    return FigureWords(
        title=say(f"portfolio-{name}-title", **facts),
        description=say(f"portfolio-{name}-alt", **facts),
        sentence=sentence,
        table=say("dashboard-table"),
    )
