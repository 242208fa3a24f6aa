"""The benchmark on a screen: the reports at hand, one of them, and one of its texts with its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from clairscore.presentation.bench.page import bench_page
from clairscore.presentation.bench.section import ALL_MEASURES
from clairscore.presentation.bench.words import figure, written
from clairscore.presentation.document import Document
from clairscore.presentation.words.values import number, percent, signed
from clairscore.textbench.explanation import Explained, Explainer
from clairscore.textbench.explanation.overview import wrong_rows
from clairscore.textbench.explanation.words import WordWeight
from clairscore.textbench.results import OpenedResults
from clairscore.texts import Language, Translator

LISTED: Final = 200  # texts to choose from
SHOWN_OF_A_TEXT: Final = 90  # letters of a text in the list
MARKED: Final = 0.25  # of the largest weight: below, a word is not marked
CHOICE: Final = re.compile(r"\d{1,9}")


@dataclass(frozen=True)
class Stretch:
    """A piece of a text and what it says of the class: ``for``, ``against`` or nothing."""

    text: str
    side: str = ""
    weight: str = ""


@dataclass(frozen=True)
class TextPage:
    """One text, in words.

    Parameters
    ----------
    verdict
        What it was taken for, how surely, and what it is.
    stretches
        The text as the encoder saw it, its telling words marked.
    words
        Every word that is no stop word, added up: word and signed weight.
    sums
        Where every text starts, the words, the stop words, the rest, the sum: name and figure.
    classes
        Class and probability.
    near
        Nearest texts: class, likeness, text.
    """

    verdict: str
    method: str
    stretches: tuple[Stretch, ...]
    words: tuple[tuple[str, str], ...]
    sums: tuple[tuple[str, str], ...]
    classes: tuple[tuple[str, str], ...]
    near: tuple[tuple[str, str, str], ...]
    unread: str


@dataclass(frozen=True)
class Bench:
    """One benchmark that was opened, with what explains its texts by the leading encoder."""

    opened: OpenedResults

    @cached_property
    def explainer(self) -> Explainer:
        """Return what explains texts."""
        return Explainer(self.opened, self.opened.results.leading)

    @cached_property
    def wrong(self) -> tuple[int, ...]:
        """Return the texts that the leading encoder's regression classed wrongly."""
        return wrong_rows(self.explainer)

    @cached_property
    def listed(self) -> tuple[int, ...]:
        """Return the texts to choose from: those classed wrongly, then the others."""
        wrong = set(self.wrong)
        others = (row for row in range(len(self.opened.texts)) if row not in wrong)
        return (*self.wrong, *others)[:LISTED]


class BenchPages:
    """What the screen says of the benchmarks that it was given.

    Parameters
    ----------
    opened
        Each as it was opened.
    """

    def __init__(self, opened: Sequence[OpenedResults]) -> None:
        self.benches = tuple(map(Bench, opened))
        self._page = lru_cache(maxsize=None)(self._made)

    def place(self, asked: str) -> int:
        """Return the place of the benchmark asked for in the address; the first for any other."""
        at = int(asked) - 1 if CHOICE.fullmatch(asked) else 0
        return at if 0 <= at < len(self.benches) else 0

    def row(self, at: int, asked: str) -> int:
        """Return the text asked for in the address; the first of the list for any other."""
        bench = self.benches[at]
        row = int(asked) - 1 if CHOICE.fullmatch(asked) else -1
        return row if 0 <= row < len(bench.opened.texts) else bench.listed[0]

    def names(self, say: Translator) -> list[tuple[str, str]]:
        """Return the benchmarks to choose from: value and words."""
        return [(str(at + 1), _name(bench, say)) for at, bench in enumerate(self.benches)]

    def page(self, at: int, language: Language) -> Document:
        """Return the report of a benchmark, made once."""
        return self._page(at, language)

    def texts(self, at: int, row: int, say: Translator) -> list[tuple[str, str]]:
        """Return the texts to choose from: value and words; the one shown is among them."""
        bench = self.benches[at]
        rows = bench.listed if row in bench.listed else (*bench.listed, row)
        wrong = set(bench.wrong)
        return [
            (
                str(one + 1),
                say(
                    "bench-screen-text-wrong" if one in wrong else "bench-screen-text-right",
                    n=str(one + 1),
                    label=bench.opened.labels[one],
                    text=_shortened(bench.opened.texts[one]),
                ),
            )
            for one in rows
        ]

    def text(self, at: int, row: int, say: Translator) -> TextPage:
        """Return one text with its words.

        Raises
        ------
        EncoderError
            The encoder can't be had here.
        """
        return text_page(self.benches[at].explainer.row(row), self.benches[at].opened, say)

    def compared(self, say: Translator) -> list[tuple[str, ...]]:
        """Return, by benchmark and encoder, each measure in words."""
        return [
            (
                f"{_name(bench, say)}: {one.name}",
                *(
                    written(figure(one, measure).value, measure, say.language)
                    for measure in ALL_MEASURES
                ),
            )
            for bench in self.benches
            for one in bench.opened.results.encoders
        ]

    def _made(self, at: int, language: Language) -> Document:
        return bench_page(self.benches[at].opened, language)


def text_page(found: Explained, opened: OpenedResults, say: Translator) -> TextPage:
    """Return one explained text in words."""
    split, language = found.split, say.language
    telling = [word for word in split.words if not word.stop]
    folded = sum(word.weight for word in split.words if word.stop)
    share = percent(found.probabilities[found.predicted], language)
    facts = {"label": found.predicted, "actual": found.actual, "probability": share}
    outcome = "right" if found.actual == found.predicted else "wrong"

    def points(value: float) -> str:
        return signed(value, language, digits=2)

    return TextPage(
        verdict=say(f"bench-screen-{outcome}", **facts),
        method=say("bench-screen-method", method=say(f"bench-method-{split.method}")),
        stretches=_stretches(split.text, telling, say),
        words=tuple((word, points(weight)) for word, weight in _added_up(telling)),
        sums=(
            (say("bench-screen-base"), points(split.base)),
            (say("bench-screen-words"), points(sum(word.weight for word in telling))),
            (say("bench-screen-stop"), points(folded)),
            (say("bench-screen-rest"), points(split.rest)),
            (say("bench-screen-sum"), points(split.logit)),
        ),
        classes=tuple(
            (name, percent(value, language)) for name, value in found.probabilities.items()
        ),
        near=tuple(
            (near.label, number(near.likeness, language, digits=2), opened.texts[near.row])
            for near in found.neighbours
        ),
        unread=say("bench-explained-unread", n=split.unread) if split.unread else "",
    )


def _stretches(text: str, words: Sequence[WordWeight], say: Translator) -> tuple[Stretch, ...]:
    """Return a text cut at the words that say most."""
    largest = max((abs(word.weight) for word in words), default=0.0)
    found: list[Stretch] = []
    at = 0
    for word in words:
        if not largest or abs(word.weight) < MARKED * largest:
            continue
        side = "for" if word.weight > 0 else "against"
        weight = signed(word.weight, say.language, digits=2)
        found += [Stretch(text[at : word.start]), Stretch(word.text, side, weight)]
        at = word.end
    return (*found, Stretch(text[at:]))


def _added_up(words: Sequence[WordWeight]) -> list[tuple[str, float]]:
    total: dict[str, float] = {}
    for word in words:
        total[word.text.lower()] = total.get(word.text.lower(), 0.0) + word.weight
    return sorted(total.items(), key=lambda pair: -abs(pair[1]))


def _name(bench: Bench, say: Translator) -> str:
    results = bench.opened.results
    made = results.made_at[:16].replace("T", " ")
    return say("bench-screen-name", name=results.corpus.name, n=results.corpus.n, date=made)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN_OF_A_TEXT else words[: SHOWN_OF_A_TEXT - 1] + "…"
