"""Figures on two axes: curves, dots with intervals, columns, bands and limits."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from markupsafe import Markup

from clairscore.presentation.html.figures.frame import Details, FigureWords
from clairscore.presentation.html.templates import render

HEIGHT: Final = 260
SMALLEST_SPAN: Final = 1e-300  # below, steps would fall among the subnormal numbers


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

    @property
    def has_key(self) -> bool:
        """Return whether any mark has a label to explain it."""
        marks = (*self.curves, *self.rules, *self.bands)
        return any(mark.label for mark in marks) or bool(self.dots and self.dots_label)


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
    return render(
        "figures/plane.html.j2",
        name=name,
        kind="figure-plane",
        height=HEIGHT,
        words=words,
        details=details,
        plane=plane,
        rows=[(100 - plane.y.share(tick), plane.y.format(tick)) for tick in plane.y.ticks],
        ticks=[(plane.x.share(tick), plane.x.format(tick)) for tick in plane.x.ticks],
        bands=[_band(band, plane.x) for band in plane.bands],
        columns=[_column(column, plane) for column in plane.columns],
        curves=[(curve.style.value, _points(curve, plane)) for curve in plane.curves],
        rules=[(rule.style.value, plane.x.share(rule.x)) for rule in plane.rules],
        dots=[_dot(dot, plane) for dot in plane.dots],
    )


def _points(curve: Curve, plane: Plane) -> str:
    return " ".join(f"{plane.x.share(x):g},{100 - plane.y.share(y):g}" for x, y in curve.points)


def _dot(dot: Dot, plane: Plane) -> tuple[float, float, tuple[float, float] | None]:
    """Return where a dot lies, and where its interval starts and ends if it has one."""
    x, y = plane.x.share(dot.x), 100 - plane.y.share(dot.y)
    if dot.low is None or dot.high is None:
        return x, y, None
    return x, y, (100 - plane.y.share(dot.low), 100 - plane.y.share(dot.high))


def _column(column: Column, plane: Plane) -> tuple[float, float, float, float]:
    """Return left, top, width and height."""
    left, right = plane.x.share(column.low), plane.x.share(column.high)
    height = plane.y.share(column.height)
    return left, 100 - height, round(max(right - left - 0.4, 0.2), 3), height


def _band(band: Band, axis: Axis) -> tuple[float, float]:
    """Return left and width."""
    left, right = axis.share(band.low), axis.share(band.high)
    return left, round(right - left, 3)
