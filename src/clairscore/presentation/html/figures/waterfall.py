"""The waterfall: how steps add up from a start to a total, against a limit."""

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
THICK: Final = 13  # of a bar
LABEL_WIDTH: Final = 30  # characters that fit beside the value at 320 px
FOOT: Final = 40  # below the last row: the axis

LABEL: Final = template(
    '<text class="{0}">{1}</text><text class="{0}" x="100%" y="{2}" text-anchor="end">{3}</text>'
)
LINE_OF_LABEL: Final = template('<tspan x="0" y="{}">{}</tspan>')
BAR: Final = template('<rect class="{}" x="{}%" y="{}" width="{}%" height="{}"/>')
JOINT: Final = template('<line class="figure-grid" x1="{0}%" x2="{0}%" y1="{1}" y2="{2}"/>')
LIMIT: Final = template(
    '<line class="figure-rule figure-second" x1="{0}%" x2="{0}%" y1="{1}" y2="{2}"/>'
    '<text class="figure-tick" x="{0}%" y="11" text-anchor="middle">{3}</text>'
)
TICK: Final = template('<text class="figure-tick" x="{}%" y="{}" text-anchor="{}">{}</text>')


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
    marks: list[Markup] = []
    top = LINE  # above the first row: the label of the limit
    for k, step in enumerate(steps):
        lines = textwrap.wrap(step.label, LABEL_WIDTH) or [""]
        marks.append(_label(lines, step, top))
        top += LINE * len(lines)
        marks.append(_bar(step, axis, top))
        if k + 1 < len(steps):
            next_lines = len(textwrap.wrap(steps[k + 1].label, LABEL_WIDTH)) or 1
            ends = top + TRACK + LINE * next_lines + 3
            marks.append(JOINT(axis.share(step.end), top + THICK + 3, ends))
        top += TRACK
    return framed(
        name,
        LIMIT(axis.share(limit.at), LINE - 3, top, limit.label)
        + EMPTY.join(marks)
        + _ticks(axis, top),
        kind="figure-rows",
        height=top + FOOT,
        words=words,
        details=details,
    )


def _label(lines: list[str], step: Step, top: int) -> Markup:
    kind = "figure-label figure-strong" if step.total else "figure-label"
    spans = EMPTY.join(LINE_OF_LABEL(top + LINE * k + 13, line) for k, line in enumerate(lines))
    return LABEL(kind, spans, top + 13, step.text)


def _bar(step: Step, axis: Axis, top: int) -> Markup:
    left, right = sorted((axis.share(step.start), axis.share(step.end)))
    kind = "figure-bar" if step.total or step.end <= step.start else "figure-bar figure-against"
    return BAR(kind, left, top + 3, round(max(right - left, 0.3), 3), THICK)


def _ticks(axis: Axis, bottom: int) -> Markup:
    last = len(axis.ticks) - 1
    anchors = ["start" if k == 0 else "end" if k == last else "middle" for k in range(last + 1)]
    return EMPTY.join(
        TICK(axis.share(tick), bottom + 16, anchor, axis.format(tick))
        for tick, anchor in zip(axis.ticks, anchors, strict=True)
    )
