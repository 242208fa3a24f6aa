"""A grid of cells: how many fall where two scales meet, and what they have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from clairscore.presentation.html.figures.frame import EMPTY, Details, FigureWords, framed
from clairscore.presentation.html.markup import template

HEIGHT: Final = 340
SMALLEST: Final = 0.22  # side of the mark of a single one, in shares of a cell
TICK_WIDTH: Final = 16  # characters of a name beside or below the grid
LABEL_WIDTH: Final = 34  # of the name of the side above it, at 320 px; the caption has all of it
HATCH: Final = template(
    '<defs><pattern id="{name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect class="cells-ground" width="6" height="6"/>'
    '<line class="cells-stripe" x1="0" x2="0" y1="0" y2="6"/></pattern></defs>'
)


@dataclass(frozen=True)
class Cell:
    """What falls at a place of the grid, counted from the lower left, and its kind."""

    x: int
    y: int
    n: int
    kind: str


@dataclass(frozen=True)
class GridSide:
    """One side of the grid: its name, how many cells, ticks at places between 0 and that number.

    `at` is the place of what is marked; `named` turns names below the grid so that they fit.
    """

    label: str
    size: int
    ticks: tuple[tuple[float, str], ...]
    at: float | None
    named: bool = False


def cells_figure(  # noqa: PLR0913 (two sides, cells and their kinds are different things)
    name: str,
    x: GridSide,
    y: GridSide,
    *,
    cells: Sequence[Cell],
    kinds: Sequence[tuple[str, str]],
    words: FigureWords,
    details: Details,
    marked: str,
) -> Markup:
    """Return a grid in which the area of a mark tells how many, and its filling what kind.

    Parameters
    ----------
    name
        Id of the figure, unique on its page.
    x, y
        Its sides.
    cells
        What is drawn.
    kinds
        Class and words of each kind of filling: ``low`` and ``moderate`` are full, ``high`` is
        hollow and dashed, ``very_high`` hatched, so that kinds differ without colour.
    words, details
        Its words and its numbers.
    marked
        What the ring marks.
    """
    most = max((cell.n for cell in cells), default=1)
    drawing = EMPTY.join(
        (
            HATCH(name=name),
            Markup('<rect class="cells-frame" width="100%" height="100%"/>'),
            _ticks(x, y),
            EMPTY.join(_cell(cell, x, y, most=most) for cell in cells),
            _marker(x, y),
            template('<text class="figure-axis" x="-76" y="-12">↑ {}</text>')(
                _short(y.label, LABEL_WIDTH)
            ),
        )
    )
    return framed(
        name,
        drawing,
        kind="figure-cells figure-cells-named" if x.named else "figure-cells",
        height=HEIGHT,
        words=words,
        details=details,
        legend=_legend(x, kinds, marked if _is_marked(x, y) else ""),
    )


def _cell(cell: Cell, x: GridSide, y: GridSide, *, most: int) -> Markup:
    side = max((cell.n / most) ** 0.5, SMALLEST)
    left = 100 * (cell.x + (1 - side) / 2) / x.size
    top = 100 - 100 * (cell.y + (1 + side) / 2) / y.size
    mark = template(
        '<rect class="cells-{}" x="{:.2f}%" y="{:.2f}%" width="{:.2f}%" height="{:.2f}%"/>'
    )
    return mark(cell.kind, left, top, 96 * side / x.size, 94 * side / y.size)


def _is_marked(x: GridSide, y: GridSide) -> bool:
    return x.at is not None and y.at is not None


def _marker(x: GridSide, y: GridSide) -> Markup:
    """Return a ring with hair lines to both axes."""
    if x.at is None or y.at is None:
        return EMPTY
    across, up = 100 * x.at / x.size, 100 - 100 * y.at / y.size
    return template(
        '<line class="cells-hair" x1="{0:.2f}%" x2="{0:.2f}%" y1="0" y2="100%"/>'
        '<line class="cells-hair" x1="0" x2="100%" y1="{1:.2f}%" y2="{1:.2f}%"/>'
        '<circle class="cells-halo" cx="{0:.2f}%" cy="{1:.2f}%" r="9"/>'
        '<circle class="cells-ring" cx="{0:.2f}%" cy="{1:.2f}%" r="9"/>'
    )(across, up)


def _ticks(x: GridSide, y: GridSide) -> Markup:
    beside = template(
        '<text class="figure-tick" x="-8" y="{:.2f}%" dy="4" text-anchor="end">{}</text>'
    )
    rows = [beside(100 - 100 * at / y.size, _short(text)) for at, text in y.ticks]
    # names below the grid are turned, so that they fit
    turn, anchor = ("-40", "end") if x.named else ("0", "middle")
    below = template(
        '<svg x="{:.2f}%" y="100%" overflow="visible"><text class="figure-tick" y="18"'
        ' transform="rotate({})" text-anchor="{}">{}</text></svg>'
    )
    columns = [below(100 * at / x.size, turn, anchor, _short(text)) for at, text in x.ticks]
    return EMPTY.join(rows + columns)


def _short(text: str, width: int = TICK_WIDTH) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _legend(x: GridSide, kinds: Sequence[tuple[str, str]], marked: str) -> Markup:
    item = template(
        '<li><svg width="28" height="18" aria-hidden="true" focusable="false">{}</svg> {}</li>'
    )
    square = template('<rect class="cells-{}" x="6" y="1" width="16" height="16"/>')
    entries = [item(square(kind), text) for kind, text in kinds]
    if marked:
        entries.append(item(Markup('<circle class="cells-ring" cx="14" cy="9" r="7"/>'), marked))
    return template('<p class="cells-below">→ {}</p><ul class="figure-legend" role="list">{}</ul>')(
        x.label, EMPTY.join(entries)
    )
