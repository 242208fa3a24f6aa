"""Figures as accessible inline SVG, drawn on the server, each from a table that a test can read.

Every figure has a caption, a drawing with a text alternative, one visible sentence that says what
it shows, and its numbers as a table. No scripts, no colour alone; `stylesheet()` holds the looks.
The drawings are fluid: positions are percentages and text keeps its size, from 320 px up.
"""

from clairscore.presentation.html.figures.frame import Details, FigureWords, stylesheet
from clairscore.presentation.html.figures.plane import (
    Axis,
    Band,
    Column,
    Curve,
    Dot,
    Plane,
    Rule,
    Style,
    plane_figure,
    round_axis,
)
from clairscore.presentation.html.figures.rows import (
    BarRow,
    IntervalRow,
    bar_figure,
    interval_figure,
)

__all__ = [
    "Axis",
    "Band",
    "BarRow",
    "Column",
    "Curve",
    "Details",
    "Dot",
    "FigureWords",
    "IntervalRow",
    "Plane",
    "Rule",
    "Style",
    "bar_figure",
    "interval_figure",
    "plane_figure",
    "round_axis",
    "stylesheet",
]
