"""Figures on two axes: curves, dots with intervals, columns, bands and limits."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from markupsafe import Markup

from clairscore.presentation.html.figures.frame import EMPTY, Details, FigureWords, framed
from clairscore.presentation.html.markup import template

HEIGHT: Final = 260
SMALLEST_SPAN: Final = 1e-300  # below, steps would fall among the subnormal numbers
DRAWING: Final = template(
    "{bands}{grid}{columns}"
    '<svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%"'
    ' overflow="visible">{curves}</svg>{rules}{dots}'
    '<text class="figure-axis" x="-44" y="-14">{y_label}</text>'
    '<text class="figure-axis" x="100%" y="100%" dy="42" text-anchor="end">{x_label}</text>'
)


class Style(StrEnum):
    """How a mark looks; told apart by dashes, width or filling as well as by colour."""

    MAIN = "main"
    SECOND = "second"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Axis:
    """A linear axis from `low` to `high`, with the ticks to show and how to write them."""

    label: str
    low: float
    high: float
    ticks: tuple[float, ...]
    format: Callable[[float], str]

    def share(self, value: float) -> float:
        """Return where a value falls, 0 at `low` and 100 at `high`; beyond, the nearest end."""
        share = 100 * (value - self.low) / (self.high - self.low)
        return round(min(max(share, 0.0), 100.0), 3)


@dataclass(frozen=True)
class Curve:
    """Points joined by straight lines."""

    label: str
    points: tuple[tuple[float, float], ...]
    style: Style = Style.MAIN


@dataclass(frozen=True)
class Dot:
    """A point, with the interval of its height if it has one."""

    x: float
    y: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Column:
    """A bar of a histogram, from `low` to `high` on the x axis."""

    low: float
    high: float
    height: float


@dataclass(frozen=True)
class Rule:
    """A value of the x axis to be seen at once, such as the cut-off."""

    label: str
    x: float
    style: Style = Style.SECOND


@dataclass(frozen=True)
class Band:
    """A stretch of the x axis, such as an interval."""

    label: str
    low: float
    high: float


@dataclass(frozen=True)
class Plane:
    """All that is drawn on two axes."""

    x: Axis
    y: Axis
    curves: tuple[Curve, ...] = ()
    dots: tuple[Dot, ...] = ()
    dots_label: str = ""
    columns: tuple[Column, ...] = ()
    rules: tuple[Rule, ...] = ()
    bands: tuple[Band, ...] = ()


def round_axis(
    label: str, values: Sequence[float], written: Callable[[float], str], *, from_zero: bool = True
) -> Axis:
    """Return an axis with round ticks around the values, from 0 or from just below them.

    Source of the steps: Wilkinson, The Grammar of Graphics, "nice" numbers 1, 2, 2.5, 5.
    """
    finite = [value for value in values if math.isfinite(value)] or [0.0]
    low = min(0.0, *finite) if from_zero else min(finite)
    high = max(finite)
    span = (high - low) or abs(high)
    span = span if span > SMALLEST_SPAN else 1.0
    magnitude = 10.0 ** math.floor(math.log10(span / 4))
    step = next(m * magnitude for m in (1, 2, 2.5, 5, 10) if m * magnitude * 5 >= span)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    clean = 12 - math.floor(math.log10(step))  # 3 × 0.1 is 0.3, without binary dust
    ticks = tuple(round(k * step, clean) for k in range(first, max(last, first + 1) + 1))
    return Axis(label, ticks[0], ticks[-1], ticks, written)


def plane_figure(name: str, plane: Plane, *, words: FigureWords, details: Details) -> Markup:
    """Return a figure on two axes.

    Parameters
    ----------
    name
        Id of the figure, unique on its page.
    plane
        What is drawn.
    words, details
        Its words and its numbers.
    """
    drawing = DRAWING(
        grid=_grid(plane),
        bands=EMPTY.join(_band(band, plane.x) for band in plane.bands),
        columns=EMPTY.join(_column(column, plane) for column in plane.columns),
        curves=EMPTY.join(_curve(curve, plane) for curve in plane.curves),
        rules=EMPTY.join(_rule(rule, plane.x) for rule in plane.rules),
        dots=EMPTY.join(_dot(dot, plane) for dot in plane.dots),
        x_label=plane.x.label,
        y_label=plane.y.label,
    )
    return framed(
        name,
        drawing,
        kind="figure-plane",
        height=HEIGHT,
        words=words,
        details=details,
        legend=_legend(plane),
    )


def _grid(plane: Plane) -> Markup:
    across = template(
        '<line class="figure-grid" x1="0" x2="100%" y1="{0}%" y2="{0}%"/>'
        '<text class="figure-tick" x="-8" y="{0}%" dy="4" text-anchor="end">{1}</text>'
    )
    down = template(
        '<line class="figure-tickmark" x1="{0}%" x2="{0}%" y1="100%" y2="100%"'
        ' transform="translate(0 4)"/>'
        '<text class="figure-tick" x="{0}%" y="100%" dy="20" text-anchor="middle">{1}</text>'
    )
    rows = [across(100 - plane.y.share(tick), plane.y.format(tick)) for tick in plane.y.ticks]
    columns = [down(plane.x.share(tick), plane.x.format(tick)) for tick in plane.x.ticks]
    return EMPTY.join(rows + columns)


def _curve(curve: Curve, plane: Plane) -> Markup:
    points = " ".join(f"{plane.x.share(x):g},{100 - plane.y.share(y):g}" for x, y in curve.points)
    return template('<polyline class="figure-curve figure-{}" points="{}" vector-effect="{}"/>')(
        curve.style.value, points, "non-scaling-stroke"
    )


def _dot(dot: Dot, plane: Plane) -> Markup:
    x, y = plane.x.share(dot.x), 100 - plane.y.share(dot.y)
    whisker = EMPTY
    if dot.low is not None and dot.high is not None:
        line = template('<line class="figure-whisker" x1="{0}%" x2="{0}%" y1="{1}%" y2="{2}%"/>')
        whisker = line(x, 100 - plane.y.share(dot.low), 100 - plane.y.share(dot.high))
    return whisker + template('<circle class="figure-dot" cx="{}%" cy="{}%" r="4.5"/>')(x, y)


def _column(column: Column, plane: Plane) -> Markup:
    left, right = plane.x.share(column.low), plane.x.share(column.high)
    height = plane.y.share(column.height)
    bar = template('<rect class="figure-bar" x="{}%" y="{}%" width="{}%" height="{}%"/>')
    return bar(left, 100 - height, round(max(right - left - 0.4, 0.2), 3), height)


def _rule(rule: Rule, axis: Axis) -> Markup:
    x = axis.share(rule.x)
    return template('<line class="figure-rule figure-{}" x1="{}%" x2="{}%" y1="0" y2="100%"/>')(
        rule.style.value, x, x
    )


def _band(band: Band, axis: Axis) -> Markup:
    left, right = axis.share(band.low), axis.share(band.high)
    return template('<rect class="figure-band" x="{}%" y="0" width="{}%" height="100%"/>')(
        left, round(right - left, 3)
    )


def _legend(plane: Plane) -> Markup:
    """Return the key: one line a labelled mark, with a sample of it."""
    line = template('<line class="figure-{} figure-{}" x1="0" x2="28" y1="9" y2="9"/>')
    upright = template('<line class="figure-{} figure-{}" x1="14" x2="14" y1="0" y2="18"/>')
    entries = [
        *((line("curve", c.style.value), c.label) for c in plane.curves),
        *((upright("rule", r.style.value), r.label) for r in plane.rules),
        *(
            (Markup('<rect class="figure-band" width="28" height="18"/>'), b.label)
            for b in plane.bands
        ),
    ]
    if plane.dots:
        dot = Markup(
            '<line class="figure-whisker" x1="14" x2="14" y1="0" y2="18"/>'
            '<circle class="figure-dot" cx="14" cy="9" r="4.5"/>'
        )
        entries.append((dot, plane.dots_label))
    item = template(
        '<li><svg width="28" height="18" aria-hidden="true" focusable="false">{}</svg> {}</li>'
    )
    items = EMPTY.join(item(sample, label) for sample, label in entries if label)
    return template('<ul class="figure-legend" role="list">{}</ul>')(items) if items else EMPTY
