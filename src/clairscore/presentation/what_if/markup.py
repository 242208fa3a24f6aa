"""The page of "what if" as markup."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup

from clairscore.presentation.client.page import ClientPage
from clairscore.presentation.html.figures import Details, FigureWords, round_axis
from clairscore.presentation.html.figures.gauge import Gauge
from clairscore.presentation.html.figures.waterfall import Limit, Step, waterfall_figure
from clairscore.presentation.html.templates import render
from clairscore.presentation.what_if.page import Change, WhatIfPage, steps
from clairscore.presentation.words.values import natural_frequency, number, signed
from clairscore.texts import Translator

ROOM = 0.15  # of what is shown, on either side, for the label of the limit


def client_markup(client: str, say: Translator) -> Markup:
    """Return whose application it is, and the way back to that client."""
    return render("what_if/client.html.j2", client=client, say=say)


def outcome_markup(page: WhatIfPage, say: Translator) -> Markup:
    """Return what the decision would be, read out whenever it changes, and the gauge."""
    after = page.after
    score = number(after.score, page.language, digits=1)
    gauge = Gauge(
        label=say("client-heading-score"),
        value=after.score,
        words=say("dashboard-gauge", score=score, distance=after.distance, level=after.level_words),
        limit=after.limit,
        limit_words=say("dashboard-limit", limit=number(after.limit, page.language)),
    )
    return render(
        "what_if/outcome.html.j2",
        after=after,
        sentence=page.sentence,
        score=score,
        gauge=gauge.markup(),
        notices=page.notices,
    )


def comparison_markup(page: WhatIfPage, say: Translator) -> Markup:
    """Return both applications side by side; nothing as long as they are the same."""
    if not page.changes:
        return Markup()
    return render(
        "what_if/comparison.html.j2",
        asked=[*_outcomes(page, say), *_values(page.changes, in_form=True)],
        follows=[*_values(page.changes, in_form=False)],
        say=say,
    )


def moves_markup(page: WhatIfPage, say: Translator) -> Markup:
    """Return the figure in which the themes' differences lead from one score to the other."""
    language = page.language
    before, after = page.before.score, page.after.score
    shown = [number(at, language, digits=1) for at in (before, after)]
    at = (*steps(page), page.after.limit)
    room = ROOM * max(max(at) - min(at), 1.0)
    # not from 0, where a move of some points would hardly be seen
    axis = round_axis(
        "",
        [min(at) - room, max(at) + room],
        lambda tick: number(tick, language),
        from_zero=False,
    )
    first = Step(say("what-if-before"), axis.low, before, shown[0], total=True)
    last = Step(say("what-if-after"), axis.low, after, shown[1], total=True)
    moves = [
        Step(move.label, start, end, signed(move.difference, language))
        for move, (start, end) in zip(page.moves, pairwise(steps(page)), strict=True)
    ]
    rows = [
        (
            move.label,
            signed(move.before, language),
            signed(move.after, language),
            signed(move.difference, language),
        )
        for move in page.moves
    ]
    words = FigureWords(
        title=say("what-if-moves"),
        description=say("what-if-moves-words"),
        sentence=say(
            "what-if-moves-sentence",
            before=shown[0],
            after=shown[1],
            difference=page.difference_words,
        ),
        table=say("dashboard-table"),
    )
    heads = (
        "client-column-theme",
        *(f"what-if-column-{c}" for c in ("before", "after", "difference")),
    )
    return waterfall_figure(
        "what-if",
        [first, *moves, last],
        axis,
        limit=Limit(
            say("dashboard-limit", limit=number(page.after.limit, language)), page.after.limit
        ),
        words=words,
        details=Details(
            tuple(map(say, heads)),
            (*rows, (say("what-if-score"), *shown, page.difference_words)),
        ),
    )


def _outcomes(page: WhatIfPage, say: Translator) -> Iterator[tuple[str, str, str]]:
    def decision(one: ClientPage) -> str:
        return say(f"what-if-decision-{'accepted' if one.accepted else 'refused'}")

    def row(name: str, word: Callable[[ClientPage], str]) -> tuple[str, str, str]:
        return say(f"what-if-{name}"), word(page.before), word(page.after)

    yield row("decision", decision)
    yield row("score", lambda one: number(one.score, one.language, digits=1))
    yield row("level", lambda one: one.level_words)
    yield row("distance", lambda one: one.distance)
    yield row("frequency", lambda one: natural_frequency(one.pd, one.language))


def _values(changes: Sequence[Change], *, in_form: bool) -> Iterator[tuple[str, str, str]]:
    for change in changes:
        if change.in_form == in_form:
            yield change.label, change.before, change.after
