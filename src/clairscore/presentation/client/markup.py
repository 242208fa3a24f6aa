"""The page of one client as markup, for the adviser: for screens, not for terminals or letters."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from markupsafe import Markup

from clairscore.presentation.client.page import (
    ClientPage,
    FeatureLine,
    decided_lines,
    raised_heading,
)
from clairscore.presentation.html.figures import Details, FigureWords, round_axis
from clairscore.presentation.html.figures.gauge import Gauge
from clairscore.presentation.html.figures.waterfall import Limit, Step, waterfall_figure
from clairscore.presentation.html.templates import render
from clairscore.presentation.words.values import number, points
from clairscore.texts import Translator


def decision_markup(page: ClientPage, say: Translator) -> Markup:
    """Return the decision in a sentence, the gauge, and what the score means."""
    score = number(page.score, page.language, digits=1)
    gauge = Gauge(
        label=say("client-heading-score"),
        value=page.score,
        words=say("dashboard-gauge", score=score, distance=page.distance, level=page.level_words),
        limit=page.limit,
        limit_words=say("dashboard-limit", limit=number(page.limit, page.language)),
    )
    lines = [*decided_lines(page, say), page.frequency, page.standing, page.pd_detail]
    if page.reliability:
        lines.append(page.reliability.sentence)
    return render(
        "client/decision.html.j2", page=page, score=score, gauge=gauge.markup(), lines=lines
    )


def facts_markup(facts: Sequence[FeatureLine], say: Translator) -> Markup:
    """Return the key facts as names and values."""
    return render("client/facts.html.j2", facts=facts, say=say)


def waterfall_markup(page: ClientPage, say: Translator) -> Markup:
    """Return the figure in which themes add up from the base to the score."""
    language = page.language
    moves = [(theme.label, theme.points) for theme in page.themes]
    if page.to_scale:
        moves.append((say("client-row-to-scale"), page.to_scale))
    ends = list(accumulate((size for _, size in moves), initial=page.base))
    steps = [
        Step(label, start, end, points(size, language))
        for (label, size), (start, end) in zip(moves, pairwise(ends), strict=True)
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
        sentence=" ".join(filter(None, (page.base_sentence, page.to_scale_sentence))),
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
    return render("client/themes.html.j2", page=page, say=say, points=points)


def reasons_markup(page: ClientPage, say: Translator) -> Markup:
    """Return what raised and what lowered the risk, in sentences."""
    raised = say(raised_heading(page))
    groups = ((raised, page.raised), (say("client-heading-lowered"), page.lowered))
    return render("client/reasons.html.j2", groups=groups, say=say)


def identity_markup(page: ClientPage, say: Translator) -> Markup:
    """Return what the page was made from, to quote when the decision is discussed."""
    text = say("client-made-from", identity=page.identity.sentence)
    return render("note.html.j2", text=text, kind="cs-muted client-identity")
