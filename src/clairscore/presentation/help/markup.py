"""The help as markup: how to read a score and what makes it, words, rights, keyboard."""

import unicodedata
from itertools import accumulate, pairwise
from typing import Final

from markupsafe import Markup

from clairscore.credit.model.cutoff import LEVELS, LIMIT
from clairscore.credit.model.scale import Scale
from clairscore.presentation.html.figures import Details, FigureWords, round_axis
from clairscore.presentation.html.figures.gauge import Gauge
from clairscore.presentation.html.figures.waterfall import Limit, Step, waterfall_figure
from clairscore.presentation.html.templates import render
from clairscore.presentation.words.values import number, points
from clairscore.texts import Translator

EXAMPLE_BASE: Final = 46.0  # points; a made-up client, simple enough to add up in the head
EXAMPLE: Final = (("scores", -9.0), ("request", 4.0), ("budget", 2.5), ("work", -5.5))
TERMS: Final = (
    "client",
    "application",
    "decision",
    "feature",
    "theme",
    "contribution",
    "reason",
    "code",
    "similar",
    "portfolio",
    "override",
    "review",
)
SHARED_TERMS: Final = ("default", "pd", "cutoff", "score", "calibration", "interval")
"""Terms that the training report explains in the same words."""
RIGHTS: Final = ("explanation", "person", "view", "data", "refusal")
KEYS: Final = ("tab", "skip", "search", "open", "slider", "table", "zoom")
STATEMENT: Final = ("aim", "figures", "colour", "tested", "limits", "contact")


def score_markup(scale: Scale, say: Translator) -> Markup:
    """Return how to read a score: the model's scale, the limit, the levels."""
    score = EXAMPLE_BASE + sum(size for _, size in EXAMPLE)
    limit = number(LIMIT, say.language)
    gauge = Gauge(
        label=say("help-example-gauge"),
        value=score,
        words=say("help-example-gauge-words", score=number(score, say.language)),
        limit=LIMIT,
        limit_words=say("dashboard-limit", limit=limit),
    )
    bounds = [number(bound, say.language) for bound in scale.level_limits]
    ranges = [
        say("segment-below", high=bounds[0]),
        *(say("report-group-band", low=low, high=high) for low, high in pairwise(bounds)),
        say("report-group-above", low=bounds[-1]),
    ]
    rows = [
        (
            say(f"client-list-level-{level}"),
            between,
            say(
                "client-list-accepted"
                if k < scale.level_limits.index(LIMIT) + 1
                else "client-list-refused"
            ),
        )
        for k, (level, between) in enumerate(zip(LEVELS, ranges, strict=True))
    ]
    header = [say(f"client-list-column-{name}") for name in ("level", "score", "decision")]
    return render(
        "help/score.html.j2",
        points=number(scale.points_per_doubling, say.language),
        n=scale.points_per_doubling,
        gauge=gauge.markup(),
        header=header,
        levels=rows,
        say=say,
    )


def example_figure(say: Translator) -> Markup:
    """Return the waterfall of a made-up client, small enough to add up in the head."""
    language = say.language
    ends = list(accumulate((size for _, size in EXAMPLE), initial=EXAMPLE_BASE))
    steps = [
        Step(say(f"help-example-{name}"), start, end, points(size, language))
        for (name, size), (start, end) in zip(EXAMPLE, pairwise(ends), strict=True)
    ]
    first, last = (
        Step(say(f"client-row-{row}"), 0.0, at, number(at, language, digits=1), total=True)
        for row, at in (("base", EXAMPLE_BASE), ("score", ends[-1]))
    )
    words = FigureWords(
        title=say("help-example-title"),
        description=say("dashboard-waterfall"),
        sentence=say(
            "help-example-sentence",
            base=number(EXAMPLE_BASE, language, digits=1),
            score=number(ends[-1], language, digits=1),
            limit=number(LIMIT, language),
        ),
        table=say("dashboard-table"),
    )
    shown = (first, *steps, last)
    return waterfall_figure(
        "help-example",
        shown,
        round_axis("", [*ends, LIMIT + 10], lambda tick: number(tick, language)),
        limit=Limit(say("dashboard-limit", limit=number(LIMIT, language)), LIMIT),
        words=words,
        details=Details(
            (say("client-column-theme"), say("client-column-points")),
            tuple((step.label, step.text) for step in shown),
        ),
    )


def example_markup(figure: Markup, say: Translator) -> Markup:
    """Return how to read what makes a score, around the worked figure."""
    return render("help/example.html.j2", figure=figure, say=say)


def help_markup(say: Translator) -> Markup:
    """Return the rest: probabilities, words, the client's rights, keyboard, accessibility."""
    glossary = [(say(f"help-term-{term}"), say(f"help-term-{term}-is")) for term in TERMS]
    glossary += [
        (say(f"report-glossary-{term}"), say(f"report-glossary-{term}-is")) for term in SHARED_TERMS
    ]
    return render(
        "help/rest.html.j2",
        terms=sorted(glossary, key=_alphabetical),
        rights=[say(f"help-right-{name}") for name in RIGHTS],
        keys=[(say(f"help-key-{key}"), say(f"help-key-{key}-does")) for key in KEYS],
        statement=[say(f"help-accessibility-{name}") for name in STATEMENT],
        say=say,
    )


def _alphabetical(pair: tuple[str, str]) -> str:
    """Return where a term stands in a dictionary: accents do not count."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", pair[0].lower())
        if not unicodedata.combining(letter)
    )
