"""Figures: their numbers as tables, their alternatives, what they draw."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from clairscore.presentation.html.figures import (
    Axis,
    Band,
    BarRow,
    Column,
    Curve,
    Details,
    Dot,
    FigureWords,
    IntervalRow,
    Plane,
    Rule,
    bar_figure,
    interval_figure,
    plane_figure,
    round_axis,
    stylesheet,
)

HOSTILE = '<script>alert(1)</script> & "quoted"'
WORDS = FigureWords("A title", "What is drawn", "What it says.", "As a table")
DETAILS = Details(("Name", "Value"), (("first", "1"), (HOSTILE, "2")))


def written(value: float) -> str:
    return f"{value:g}"


def parsed(figure: Markup) -> ET.Element:
    return ET.fromstring(figure)  # noqa: S314 - our own markup, and malformed is what we look for


def texts(element: ET.Element, path: str) -> list[str]:
    return ["".join(found.itertext()) for found in element.findall(path)]


def plane() -> Plane:
    unit = round_axis("x", [0.0, 1.0], written)
    return Plane(
        unit,
        round_axis("y", [0.0, 8.0], written),
        curves=(Curve(HOSTILE, ((0.0, 0.0), (0.5, 4.0), (1.0, 8.0))),),
        dots=(Dot(0.5, 4.0, 2.0, 6.0), Dot(0.25, 1.0)),
        dots_label="dots",
        columns=(Column(0.0, 0.5, 4.0),),
        rules=(Rule("limit", 0.25),),
        bands=(Band("band", 0.1, 0.4),),
    )


FIGURES = {
    "plane": plane_figure("one", plane(), words=WORDS, details=DETAILS),
    "bars": bar_figure(
        "one",
        [BarRow("long", 4.0, "4"), BarRow(HOSTILE, -1.0, "−1", against=True)],
        words=WORDS,
        details=DETAILS,
    ),
    "intervals": interval_figure(
        "one",
        [IntervalRow("a", 0.5, 0.2, 0.8, "0.5", strong=True), IntervalRow(HOSTILE, 1, 1, 1, "1")],
        round_axis("x", [0.0, 1.0], written),
        words=WORDS,
        details=DETAILS,
        reference=0.0,
    ),
}


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES.keys())
def test_a_figure_has_a_caption_an_alternative_a_sentence_and_its_table(figure: Markup) -> None:
    root = parsed(figure)
    svg = root.find("svg")
    assert svg is not None
    named = [root.find(f".//*[@id='{name}']") for name in svg.attrib["aria-labelledby"].split()]
    assert [found is not None and found.text for found in named] == ["A title", "What is drawn"]
    assert svg.attrib["role"] == "img"
    assert texts(root, "figcaption") == ["A title"]
    assert texts(root, "p") == ["What it says."]
    assert texts(root, "details//tbody/tr/th") == ["first", HOSTILE]
    assert texts(root, "details//tbody/tr/td") == ["1", "2"]
    assert texts(root, "details//thead/tr/th") == ["Name", "Value"]


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES.keys())
def test_what_comes_from_data_is_text_never_markup(figure: Markup) -> None:
    assert "<script" not in figure
    assert parsed(figure).find(".//script") is None


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES.keys())
def test_positions_are_shares_of_the_width_so_that_a_figure_fits_any_screen(
    figure: Markup,
) -> None:
    shares = [float(share) for share in re.findall(r'(?:x|x1|x2|cx|width)="([\d.]+)%"', figure)]
    assert shares
    assert all(0 <= share <= 100 for share in shares)


def test_a_plane_draws_every_mark_and_names_each_kind_in_its_key() -> None:
    root = parsed(FIGURES["plane"])
    curve = root.find(".//polyline[@vector-effect]")
    assert curve is not None
    assert curve.attrib["points"] == "0,100 50,50 100,0"
    drawing = root.find("svg")
    assert drawing is not None
    assert len(drawing.findall("circle")) == 2
    assert len(drawing.findall("line[@class='figure-whisker']")) == 1
    assert texts(root, "ul/li") == [f" {name}" for name in (HOSTILE, "limit", "band", "dots")]


def test_the_longest_bar_fills_the_width_and_the_others_keep_their_proportion() -> None:
    bars = parsed(FIGURES["bars"]).findall("svg/rect")
    assert [bar.attrib["width"] for bar in bars] == ["100.0%", "25.0%"]
    assert "figure-against" in bars[1].attrib["class"]


def test_bars_of_nothing_are_drawn_without_a_division_by_zero() -> None:
    figure = bar_figure("none", [BarRow("a", 0.0, "0")], words=WORDS, details=DETAILS)
    assert 'width="0.0%"' in figure


@given(values=st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20), from_zero=st.booleans())
def test_a_round_axis_holds_its_values_between_few_increasing_ticks(
    values: list[float], *, from_zero: bool
) -> None:
    axis = round_axis("x", values, written, from_zero=from_zero)
    dust = 1e-6 * (axis.high - axis.low)
    assert axis.low <= min(values) + dust
    assert axis.high >= max(values) - dust
    assert 2 <= len(axis.ticks) <= 8
    assert all(a < b for a, b in pairwise(axis.ticks))


@given(st.floats(allow_nan=False))
def test_a_value_beyond_an_axis_is_drawn_at_its_end(value: float) -> None:
    axis = Axis("x", 0.0, 1.0, (0.0, 1.0), written)
    assert 0 <= axis.share(value) <= 100


def test_the_style_sheet_has_both_schemes_and_no_address_to_load_from() -> None:
    css = stylesheet()
    assert "light-dark(" in css
    assert "url(" not in css
    assert "@import" not in css
