"""The help as markup: how to read a score and what makes it, words, rights, keyboard."""

import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from markupsafe import Markup

from clairscore.credit.model.cutoff import LEVEL_LIMITS, LEVELS, LIMIT
from clairscore.presentation.html.controls import table
from clairscore.presentation.html.figures import Details, FigureWords, round_axis
from clairscore.presentation.html.figures.gauge import Gauge
from clairscore.presentation.html.figures.waterfall import Limit, Step, waterfall_figure
from clairscore.presentation.html.markup import template
from clairscore.presentation.words.values import number, points
from clairscore.texts import Translator

EMPTY: Final = Markup()
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


def score_markup(say: Translator) -> Markup:
    """Return how to read a score: the scale, the limit, the levels."""
    score = EXAMPLE_BASE + sum(size for _, size in EXAMPLE)
    limit = number(LIMIT, say.language)
    gauge = Gauge(
        label=say("help-example-gauge"),
        value=score,
        words=say("help-example-gauge-words", score=number(score, say.language)),
        limit=LIMIT,
        limit_words=say("dashboard-limit", limit=limit),
    )
    bounds = [number(bound, say.language) for bound in LEVEL_LIMITS]
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
                if k < LEVEL_LIMITS.index(LIMIT) + 1
                else "client-list-refused"
            ),
        )
        for k, (level, between) in enumerate(zip(LEVELS, ranges, strict=True))
    ]
    header = [say(f"client-list-column-{name}") for name in ("level", "score", "decision")]
    levels = table(say("help-levels"), header, rows)
    return _part("score", _paragraphs(("one", "two"), "score", say) + gauge.markup() + levels, say)


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
    before = _paragraphs(("one",), "example", say)
    return _part("example", before + figure + _paragraphs(("two",), "example", say), say)


def help_markup(say: Translator) -> Markup:
    """Return the rest: probabilities, words, the client's rights, keyboard, accessibility."""
    glossary = [(say(f"help-term-{term}"), say(f"help-term-{term}-is")) for term in TERMS]
    glossary += [
        (say(f"report-glossary-{term}"), say(f"report-glossary-{term}-is")) for term in SHARED_TERMS
    ]
    entry = template("<div><dt>{}</dt><dd>{}</dd></div>")
    terms = EMPTY.join(entry(*pair) for pair in sorted(glossary, key=_alphabetical))
    keys = [(say(f"help-key-{key}"), say(f"help-key-{key}-does")) for key in KEYS]
    header = [say("help-key"), say("help-key-does")]
    parts = {
        "probability": _paragraphs(("one", "two"), "probability", say),
        "glossary": template('<dl class="cs-facts cs-lines">{}</dl>')(terms),
        "rights": _bullets(RIGHTS, "right", say) + _paragraphs(("note",), "right", say),
        "keyboard": table(say("help-keys"), header, keys),
        "accessibility": _bullets(STATEMENT, "accessibility", say),
    }
    return EMPTY.join(_part(name, inside, say) for name, inside in parts.items())


def _alphabetical(pair: tuple[str, str]) -> str:
    """Return where a term stands in a dictionary: accents do not count."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", pair[0].lower())
        if not unicodedata.combining(letter)
    )


def _part(name: str, inside: Markup, say: Translator) -> Markup:
    return template('<section aria-labelledby="help-{0}"><h2 id="help-{0}">{1}</h2>{2}</section>')(
        name, say(f"help-h-{name}"), inside
    )


def _paragraphs(names: Sequence[str], part: str, say: Translator) -> Markup:
    return EMPTY.join(template("<p>{}</p>")(say(f"help-{part}-{name}")) for name in names)


def _bullets(names: Sequence[str], part: str, say: Translator) -> Markup:
    items = EMPTY.join(template("<li>{}</li>")(say(f"help-{part}-{name}")) for name in names)
    return template('<ul class="cs-said">{}</ul>')(items)
