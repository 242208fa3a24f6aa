"""The page of one client as markup, for the adviser: for screens, not for terminals or letters."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from markupsafe import Markup

from clairscore.presentation.client.page import (
    ClientPage,
    FeatureLine,
    ReasonLine,
    ThemeLine,
    decided_lines,
    raised_heading,
)
from clairscore.presentation.html.figures import Details, FigureWords, round_axis
from clairscore.presentation.html.figures.gauge import Gauge
from clairscore.presentation.html.figures.waterfall import Limit, Step, waterfall_figure
from clairscore.presentation.html.markup import template
from clairscore.presentation.words.values import number, points
from clairscore.texts import Language, Translator

EMPTY = Markup()


def decision_markup(page: ClientPage, say: Translator) -> Markup:
    """Return the decision in a sentence, the gauge, and what the score means."""
    score = number(page.score, page.language, digits=1)
    gauge = Gauge(
        label=say("client-heading-score"),
        value=page.gauge,
        words=say("dashboard-gauge", score=score, distance=page.distance, level=page.level_words),
        limit=page.limit,
        limit_words=say("dashboard-limit", limit=number(page.limit, page.language)),
    )
    lines = [*decided_lines(page, say), page.frequency, page.standing, page.pd_detail]
    if page.reliability:
        lines.append(page.reliability.sentence)
    return template(
        '<section class="cs-decision cs-{kind}" aria-labelledby="decision">'
        '<p id="decision" class="cs-verdict" data-announce>{decision}</p>'
        '<p class="cs-score"><strong>{score}</strong> <span>/ 100</span>'
        '<span class="cs-tag">{level}</span><span class="cs-tag">{distance}</span></p>'
        "{gauge}{lines}</section>"
    )(
        kind="accepted" if page.accepted else "refused",
        decision=page.decision,
        score=score,
        level=page.level_words,
        distance=page.distance,
        gauge=gauge.markup(),
        lines=EMPTY.join(map(template("<p>{}</p>"), lines)),
    )


def facts_markup(facts: Sequence[FeatureLine], say: Translator) -> Markup:
    """Return the key facts as names and values."""
    entry = template("<div><dt>{}</dt><dd>{}</dd></div>")
    entries = EMPTY.join(entry(fact.label, fact.value) for fact in facts)
    return template(
        '<section aria-labelledby="facts"><h2 id="facts">{}</h2><dl class="cs-facts">{}</dl>'
        "</section>"
    )(say("client-heading-facts"), entries)


def waterfall_markup(page: ClientPage, say: Translator) -> Markup:
    """Return the figure in which themes add up from the base to the score."""
    language = page.language
    ends = list(accumulate((theme.points for theme in page.themes), initial=page.base))
    steps = [
        Step(theme.label, start, end, points(theme.points, language))
        for theme, (start, end) in zip(page.themes, pairwise(ends), strict=True)
    ]
    totals = [
        Step(say(f"client-row-{row}"), 0.0, at, number(at, language, digits=1), total=True)
        for row, at in (("base", page.base), ("score", page.score))
    ]
    axis = round_axis("", [*ends, page.limit], lambda tick: number(tick, language))
    rows = [(step.label, step.text) for step in (totals[0], *steps, totals[1])]
    words = FigureWords(
        title=say("client-heading-points"),
        description=say("dashboard-waterfall"),
        sentence=page.base_sentence,
        table=say("dashboard-table"),
    )
    return waterfall_figure(
        "waterfall",
        [totals[0], *steps, totals[1]],
        axis,
        limit=Limit(say("dashboard-limit", limit=number(page.limit, language)), page.limit),
        words=words,
        details=Details((say("client-column-theme"), say("client-column-points")), tuple(rows)),
    )


def themes_markup(page: ClientPage, say: Translator) -> Markup:
    """Return the themes, each of which unfolds into its features."""
    return template('<section aria-labelledby="themes"><h2 id="themes">{}</h2>{}</section>')(
        say("dashboard-themes"), EMPTY.join(_theme(theme, page.language) for theme in page.themes)
    )


def reasons_markup(page: ClientPage, say: Translator) -> Markup:
    """Return what raised and what lowered the risk, in sentences."""
    raised = say(raised_heading(page))
    groups = ((raised, page.raised), (say("client-heading-lowered"), page.lowered))
    column = template("<section><h2>{}</h2><ul>{}</ul></section>")
    columns = [
        column(title, EMPTY.join(_reason(line, say) for line in lines))
        for title, lines in groups
        if lines
    ]
    return template('<div class="cs-columns">{}</div>')(EMPTY.join(columns))


def identity_markup(page: ClientPage, say: Translator) -> Markup:
    """Return what the page was made from, to quote when the decision is discussed."""
    return template('<p class="cs-muted client-identity">{}</p>')(
        say("client-made-from", identity=page.identity.sentence)
    )


def _theme(theme: ThemeLine, language: Language) -> Markup:
    row = template(
        '<li><p><strong>{}</strong><span class="cs-points">{}</span></p><p>{}</p>'
        '<p class="cs-muted">{}</p></li>'
    )
    rows = EMPTY.join(
        row(f.label, points(f.points, language), f.value, f.usual) for f in theme.features
    )
    return template(
        '<details class="cs-theme" id="theme-{}"><summary>{}</summary><ul>{}</ul></details>'
    )(theme.name, theme.sentence, rows)


def _reason(reason: ReasonLine, say: Translator) -> Markup:
    details = EMPTY.join(map(template('<p class="cs-muted">{}</p>'), reason.details))
    code = say("client-reason-code", code=reason.code)
    return template('<li><p>{}</p>{}<p class="client-code">{}</p></li>')(
        reason.sentence, details, code
    )
