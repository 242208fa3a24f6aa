"""Figures with one row a thing: dots with intervals, and bars."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from clairscore.presentation.html.figures.frame import Details, FigureWords
from clairscore.presentation.html.figures.plane import Axis
from clairscore.presentation.html.templates import render

LINE: Final = 19  # height of a line of label, CSS px
BASELINE: Final = 13  # of its letters, below its top
TRACK: Final = 26  # height of what is drawn below the label
LABEL_WIDTH: Final = 30  # characters that fit beside the value at 320 px
AXIS: Final = 24


@dataclass(frozen=True)
class IntervalRow:
    """A named value with its interval; `strong` marks the one that matters (filled, bold)."""

    label: str
    value: float
    low: float
    high: float
    text: str
    strong: bool = False


@dataclass(frozen=True)
class BarRow:
    """A named length; `against` hatches the bar, for what pulls the other way.

    `strong` marks the one that matters (bold).
    """

    label: str
    value: float
    text: str
    against: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Place:
    """Where a row stands: its label line by line, its value in words, the end of the label.

    Parameters
    ----------
    lines
        Each with the height of its letters' baseline, in CSS pixels from the top.
    y
        Baseline of the value.
    text
        Value.
    bottom
        Where the label ends and what is drawn starts.
    strong
        Whether it is bold.
    """

    lines: tuple[tuple[int, str], ...]
    y: int
    text: str
    bottom: int
    strong: bool


def places(rows: Iterable[tuple[str, str, bool]], *, top: int = 0) -> list[Place]:
    """Return where rows stand, one below another: each a label, a value, and whether it is bold."""
    found: list[Place] = []
    for label, text, strong in rows:
        wrapped = textwrap.wrap(label, LABEL_WIDTH) or [""]
        lines = tuple((top + LINE * k + BASELINE, line) for k, line in enumerate(wrapped))
        bottom = top + LINE * len(lines)
        found.append(Place(lines, top + BASELINE, text, bottom, strong))
        top = bottom + TRACK
    return found


def ticks(axis: Axis) -> list[tuple[float, str, str]]:
    """Return the ticks of an axis below rows: share of the width, anchor, words."""
    last = len(axis.ticks) - 1
    anchors = ["start" if k == 0 else "end" if k == last else "middle" for k in range(last + 1)]
    return [
        (axis.share(tick), anchor, axis.format(tick))
        for tick, anchor in zip(axis.ticks, anchors, strict=True)
    ]


def interval_figure(
    name: str,
    rows: Sequence[IntervalRow],
    axis: Axis,
    *,
    words: FigureWords,
    details: Details,
    reference: float | None = None,
) -> Markup:
    """Return values with their intervals, one below another on a common axis.

    Parameters
    ----------
    name
        Id of the figure, unique on its page.
    rows
        What is compared.
    axis
        Common axis.
    words, details
        Its words and its numbers.
    reference
        Value to compare with, drawn over all rows.
    """
    stand = places((row.label, row.text, row.strong) for row in rows)
    bottom = stand[-1].bottom + TRACK if stand else 0
    return render(
        "figures/intervals.html.j2",
        name=name,
        kind="figure-rows",
        height=bottom + AXIS,
        words=words,
        details=details,
        bottom=bottom,
        axis=ticks(axis),
        reference=None if reference is None else axis.share(reference),
        intervals=[
            (place, axis.share(row.low), axis.share(row.value), axis.share(row.high))
            for place, row in zip(stand, rows, strict=True)
        ],
    )


def bar_figure(
    name: str, rows: Sequence[BarRow], *, words: FigureWords, details: Details, full: float = 0.0
) -> Markup:
    """Return lengths from a common zero, one below another; the longest fills the width unless `full` does.

    Parameters
    ----------
    name
        Id of the figure, unique on its page.
    rows
        What is compared; lengths are absolute values.
    words, details
        Its words and its numbers.
    full
        Length that fills the width, such as 1 for shares; 0 for that of the longest row.
    """
    longest = full or max((abs(row.value) for row in rows), default=0.0) or 1.0
    stand = places((row.label, row.text, row.strong) for row in rows)
    return render(
        "figures/bars.html.j2",
        name=name,
        kind="figure-rows",
        height=stand[-1].bottom + TRACK if stand else 0,
        words=words,
        details=details,
        bars=[
            (place, round(100 * abs(row.value) / longest, 3), row.against)
            for place, row in zip(stand, rows, strict=True)
        ],
    )
