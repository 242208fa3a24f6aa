"""A grid of cells: how many fall where two scales meet, and what they have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from clairscore.presentation.html.figures.frame import Details, FigureWords
from clairscore.presentation.html.templates import render

HEIGHT: Final = 340
SMALLEST: Final = 0.22  # side of the mark of a single one, in shares of a cell
TICK_WIDTH: Final = 16  # characters of a name beside or below the grid
LABEL_WIDTH: Final = 34  # of the name of the side above it, at 320 px; the caption has all of it


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
    ring = None
    if x.at is not None and y.at is not None:
        ring = round(100 * x.at / x.size, 2), round(100 - 100 * y.at / y.size, 2)
    return render(
        "figures/cells.html.j2",
        name=name,
        kind="figure-cells figure-cells-named" if x.named else "figure-cells",
        height=HEIGHT,
        words=words,
        details=details,
        rows=[(round(100 - 100 * at / y.size, 2), _short(text)) for at, text in y.ticks],
        columns=[(round(100 * at / x.size, 2), _short(text)) for at, text in x.ticks],
        turned=x.named,
        cells=[_cell(cell, x, y, most=most) for cell in cells],
        ring=ring,
        above=_short(y.label, LABEL_WIDTH),
        below=x.label,
        kinds=kinds,
        marked=marked,
    )


def _cell(
    cell: Cell, x: GridSide, y: GridSide, *, most: int
) -> tuple[str, float, float, float, float]:
    """Return the kind of a mark, its left, top, width and height."""
    side = max((cell.n / most) ** 0.5, SMALLEST)
    left = 100 * (cell.x + (1 - side) / 2) / x.size
    top = 100 - 100 * (cell.y + (1 + side) / 2) / y.size
    shares = (left, top, 96 * side / x.size, 94 * side / y.size)
    left, top, width, height = (round(share, 2) for share in shares)
    return cell.kind, left, top, width, height


def _short(text: str, width: int = TICK_WIDTH) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
