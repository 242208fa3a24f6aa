"""The waterfall: how steps add up from a start to a total, against a limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from clairscore.presentation.html.figures.frame import Details, FigureWords
from clairscore.presentation.html.figures.plane import Axis
from clairscore.presentation.html.figures.rows import LINE, TRACK, Place, places, ticks
from clairscore.presentation.html.templates import render

FOOT: Final = 40  # below the last row: the axis


@dataclass(frozen=True)
class Step:
    """A named move from `start` to `end`, with its size in words; totals start at the axis' low."""

    label: str
    start: float
    end: float
    text: str
    total: bool = False


@dataclass(frozen=True)
class Limit:
    """What the total is held against, such as the limit of acceptance."""

    label: str
    at: float


def waterfall_figure(
    name: str,
    steps: Sequence[Step],
    axis: Axis,
    *,
    limit: Limit,
    words: FigureWords,
    details: Details,
) -> Markup:
    """Return steps one below another, each starting where the one before ended.

    A step up is hollow and dashed, a step down is filled: direction is never told by colour alone.

    Parameters
    ----------
    name
        Id of the figure, unique on its page.
    steps
        From the start to the total.
    axis
        Common axis.
    limit
        Drawn over all steps.
    words, details
        Its words and its numbers.
    """
    # above the first row stands the label of the limit
    stand = places(((step.label, step.text, step.total) for step in steps), top=LINE)
    bottom = stand[-1].bottom + TRACK if stand else LINE
    return render(
        "figures/waterfall.html.j2",
        name=name,
        kind="figure-rows",
        height=bottom + FOOT,
        words=words,
        details=details,
        bottom=bottom,
        axis=ticks(axis),
        limit=limit,
        limit_at=axis.share(limit.at),
        steps=[_bar(step, place, axis) for step, place in zip(steps, stand, strict=True)],
    )


def _bar(step: Step, row: Place, axis: Axis) -> dict[str, object]:
    """Return where a step's bar lies and how it looks, and where the next one starts."""
    left, right = sorted((axis.share(step.start), axis.share(step.end)))
    return {
        "row": row,
        "left": left,
        "width": round(max(right - left, 0.3), 3),
        "end": axis.share(step.end),
        "against": not step.total and step.end > step.start,
    }
