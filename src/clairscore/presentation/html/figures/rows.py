"""Figures with one row a thing: dots with intervals, and bars."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from clairscore.presentation.html.figures.frame import EMPTY, Details, FigureWords, framed
from clairscore.presentation.html.figures.plane import Axis
from clairscore.presentation.html.markup import template

LINE: Final = 19  # height of a line of label, CSS px
TRACK: Final = 26  # height of what is drawn below the label
LABEL_WIDTH: Final = 30  # characters that fit beside the value at 320 px
AXIS: Final = 24
BAR_HEIGHT: Final = 12


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
    marks: list[Markup] = []
    top = 0
    for row in rows:
        marks.append(_label(row.label, row.text, top, strong=row.strong))
        top += _height(row.label)
        marks.append(_interval(row, axis, top - TRACK // 2 - 4))
    behind = _axis(axis, top)
    if reference is not None:
        line = template(
            '<line class="figure-rule figure-reference" x1="{0}%" x2="{0}%" y1="0" y2="{1}"/>'
        )
        behind += line(axis.share(reference), top)
    return framed(
        name,
        behind + EMPTY.join(marks),
        kind="figure-rows",
        height=top + AXIS,
        words=words,
        details=details,
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
    marks: list[Markup] = []
    top = 0
    for row in rows:
        marks.append(_label(row.label, row.text, top, strong=row.strong))
        top += _height(row.label)
        bar = template('<rect class="figure-bar{}" x="0" y="{}" width="{}%" height="{}"/>')
        width = round(100 * abs(row.value) / longest, 3)
        against = " figure-against" if row.against else ""
        marks.append(bar(against, top - TRACK + 4, width, BAR_HEIGHT))
    return framed(
        name,
        EMPTY.join(marks),
        kind="figure-rows",
        height=top,
        words=words,
        details=details,
    )


def _lines(label: str) -> list[str]:
    return textwrap.wrap(label, LABEL_WIDTH) or [""]


def _height(label: str) -> int:
    return LINE * len(_lines(label)) + TRACK


def _label(label: str, text: str, top: int, *, strong: bool = False) -> Markup:
    """Return the label, broken into lines that fit, and the value at the right."""
    kind = "figure-label figure-strong" if strong else "figure-label"
    lines = EMPTY.join(
        template('<tspan x="0" y="{}">{}</tspan>')(top + LINE * k + 13, line)
        for k, line in enumerate(_lines(label))
    )
    mark = template(
        '<text class="{0}">{1}</text><text class="{0}" x="100%" y="{2}" text-anchor="end">{3}</text>'
    )
    return mark(kind, lines, top + 13, text)


def _interval(row: IntervalRow, axis: Axis, y: int) -> Markup:
    mark = template(
        '<line class="figure-track" x1="0" x2="100%" y1="{0}" y2="{0}"/>'
        '<line class="figure-whisker" x1="{1}%" x2="{2}%" y1="{0}" y2="{0}"/>'
        '<circle class="figure-dot{4}" cx="{3}%" cy="{0}" r="5.5"/>'
    )
    hollow = "" if row.strong else " figure-hollow"
    low, high = axis.share(row.low), axis.share(row.high)
    return mark(y, low, high, axis.share(row.value), hollow)


def _axis(axis: Axis, bottom: int) -> Markup:
    ticks = [(axis.share(tick), axis.format(tick)) for tick in axis.ticks]
    anchors = ["start", *["middle"] * (len(ticks) - 2), "end"]
    mark = template('<text class="figure-tick" x="{}%" y="{}" text-anchor="{}">{}</text>')
    return EMPTY.join(
        mark(share, bottom + 16, anchor, text)
        for (share, text), anchor in zip(ticks, anchors, strict=True)
    )
