"""A benchmark's figures: encoders with their intervals, and the map of the texts."""

from collections.abc import Sequence
from string import ascii_uppercase
from typing import Final

import numpy as np
from markupsafe import Markup

from clairscore.presentation.bench.words import figure, written
from clairscore.presentation.html.figures import (
    Details,
    FigureWords,
    IntervalRow,
    interval_figure,
    round_axis,
)
from clairscore.presentation.html.templates import render
from clairscore.presentation.words.values import number
from clairscore.textbench.results import BenchResults, OpenedResults
from clairscore.texts import Translator

MAP_HEIGHT: Final = 520
MARKS: Final = ascii_uppercase + "0123456789"
HOVER: Final = 80  # letters of a text shown on its mark
MARGIN: Final = 3.0  # percent


def measure_figure(results: BenchResults, measure: str, say: Translator) -> Markup:
    """Return the encoders by one measure, each with its interval."""
    order = results.ranking(measure).order
    found = [(name, figure(results.encoder(name), measure)) for name in order]
    language = say.language

    def words(value: float) -> str:
        return written(value, measure, language)

    axis = round_axis("", [bound for _, one in found for bound in (one.low, one.high)], words)
    rows = [
        IntervalRow(name, one.value, one.low, one.high, words(one.value), strong=at == 0)
        for at, (name, one) in enumerate(found)
    ]
    title = say(f"bench-measure-{measure.replace('_', '-')}")
    header = tuple(say(f"bench-column-{name}") for name in ("encoder", "value", "interval"))
    table = tuple(
        (
            name,
            words(one.value),
            say("value-interval", low=words(one.low), high=words(one.high)),
        )
        for name, one in found
    )
    return interval_figure(
        f"{language}-{measure}",
        rows,
        axis,
        words=FigureWords(
            title=title,
            description=say("bench-figure-desc"),
            sentence=say("bench-figure-sentence"),
            table=say("dashboard-table"),
        ),
        details=Details(header, table),
    )


def map_figure(opened: OpenedResults, name: str, say: Translator) -> Markup:
    """Return the t-SNE map of an encoder: one letter a text, one letter a class.

    Letters tell classes apart without colour; the start of a text shows when it is pointed at.
    """
    one, classes = opened.results.encoder(name), opened.results.corpus.classes
    letters = {label: MARKS[at % len(MARKS)] for at, label in enumerate(classes)}
    places = _percents(np.array(one.map))
    rows = opened.results.corpus.grouped or range(len(opened.texts))
    texts, labels = ([side[row] for row in rows] for side in (opened.texts, opened.labels))
    marks = [
        {
            "x": x,
            "y": y,
            "letter": letters[label],
            "hue": classes.index(label) % 2,
            "hover": f"{label}: {_start(text)}",
        }
        for (x, y), text, label in zip(places, texts, labels, strict=True)
    ]
    facts = {"encoder": name, "ari": number(one.study.runs[0], say.language, digits=3)}
    return render(
        "bench/map.html.j2",
        name=f"{say.language}-map",
        marks=marks,
        letters=letters,
        kind="figure-rows",
        height=MAP_HEIGHT,
        words=FigureWords(
            title=say("bench-map-title", **facts),
            description=say("bench-map-desc"),
            sentence=say("bench-map-sentence", **facts),
            table=say("dashboard-table"),
        ),
        details=Details(
            (say("bench-column-class"), say("bench-column-centre"), say("bench-column-spread")),
            _centres(places, labels, classes=classes, say=say),
        ),
    )


def _percents(places: np.ndarray) -> list[tuple[float, float]]:
    low, high = places.min(axis=0), places.max(axis=0)
    width = np.where(high > low, high - low, 1.0)
    scaled = MARGIN + (100 - 2 * MARGIN) * (places - low) / width
    return [(round(float(x), 1), round(float(100 - y), 1)) for x, y in scaled]


def _centres(
    places: Sequence[tuple[float, float]],
    labels: Sequence[str],
    *,
    classes: Sequence[str],
    say: Translator,
) -> tuple[tuple[str, ...], ...]:
    """Return where each class lies on the map, and how far it spreads, in percent of its sides."""
    points, rows = np.array(places), list[tuple[str, ...]]()
    for label in classes:
        own = points[[one == label for one in labels]]
        x, y = own.mean(axis=0)
        spread = float(np.sqrt(((own - own.mean(axis=0)) ** 2).sum(axis=1).mean()))
        centre = f"{number(round(x), say.language)}, {number(round(100 - y), say.language)}"
        rows.append((label, centre, number(round(spread), say.language)))
    return tuple(rows)


def _start(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= HOVER else words[: HOVER - 1] + "…"
