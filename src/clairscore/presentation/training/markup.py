"""The model screen as markup."""

from typing import Final

from markupsafe import Markup

from clairscore.credit.portfolio import Portfolio
from clairscore.presentation.document import DrawFigure, section_markup
from clairscore.presentation.html.figures import (
    Details,
    FigureWords,
    IntervalRow,
    interval_figure,
    round_axis,
)
from clairscore.presentation.html.templates import render
from clairscore.presentation.training.screen import Acting, ModelPage, ModelPages
from clairscore.presentation.words.labels import feature_label
from clairscore.presentation.words.values import number, points, signed
from clairscore.texts import Translator

PREFIX: Final = "model"


def overview_markup(page: ModelPage, figure: DrawFigure) -> Markup:
    """Return what decides, and what weighs over the portfolio."""
    return render(
        "training/overview.html.j2",
        summary=section_markup(page.summary, figure, prefix=PREFIX, titled=False),
        facts=page.facts,
        importance=section_markup(page.importance, figure, prefix=PREFIX),
    )


def acting_controls(pages: ModelPages, portfolio: Portfolio, say: Translator) -> Markup:
    """Return the choice of a feature, those that weigh most first."""
    options = [(name, feature_label(name, portfolio.dictionary, say)) for name in pages.features]
    return render("training/acting_controls.html.j2", features=options, say=say)


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
    return render("training/acting_about.html.j2", lines=[line for line in lines if line])


def training_markup(page: ModelPage, figure: DrawFigure) -> Markup:
    """Return what training found: quality, cut-off, candidates, groups, data, warnings."""
    return Markup().join(section_markup(one, figure, prefix=PREFIX) for one in page.sections)
