"""The values of a feature as a few groups that a person can name."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.portfolio import FeatureFigures
from clairscore.credit.portfolio.layout import MISSING
from clairscore.presentation.words.values import value_in_words
from clairscore.texts import Translator

GROUPS: Final = 8  # of a number; as many categories are named, the others go together


@dataclass(frozen=True)
class Segment:
    """Clients with about the same value of a feature.

    Parameters
    ----------
    label
        In words.
    codes
        Bins or categories of the portfolio that it holds; `MISSING` alone for clients without a
        value.
    """

    label: str
    codes: tuple[int, ...]


def segments(
    feature: Feature, figures: FeatureFigures, say: Translator, *, currency: str = ""
) -> tuple[Segment, ...]:
    """Return the groups of a feature's values that hold any client, missing values last.

    Parameters
    ----------
    feature
        Its entry in the dictionary.
    figures
        Its distribution in the population.
    say
        Of the reader's language.
    currency
        Of amounts.
    """
    counts = figures.everyone.counts
    if feature.kind is Kind.CATEGORY:
        found = _categories(feature, counts, say)
    else:
        words = _Bounds(feature, figures, say, currency=currency)
        found = [Segment(words.of(codes), codes) for codes in _merged(counts)]
    if figures.everyone.missing:
        found.append(Segment(say("value-missing"), (MISSING,)))
    return tuple(found)


def _categories(feature: Feature, counts: Sequence[int], say: Translator) -> list[Segment]:
    """Return the categories, the most frequent first; those beyond `GROUPS` as one."""
    ranked = sorted((k for k, n in enumerate(counts) if n), key=lambda k: -counts[k])
    # one left over alone would gain nothing by losing its name
    named = ranked if len(ranked) <= GROUPS + 1 else ranked[:GROUPS]
    found = [Segment(value_in_words(float(k), feature, say.language), (k,)) for k in named]
    others = tuple(ranked[len(named) :])
    if others:
        found.append(Segment(say("segment-others", n=len(others)), others))
    return found


def _merged(counts: Sequence[int]) -> list[tuple[int, ...]]:
    """Return neighbouring bins put together, into about `GROUPS` groups of about equal size."""
    few = sum(1 for n in counts if n) <= GROUPS
    size = 1 if few else math.ceil(sum(counts) / GROUPS)
    groups: list[tuple[int, ...]] = []
    held: list[int] = []
    for k in range(len(counts)):
        held.append(k)
        if sum(counts[j] for j in held) >= size:
            groups.append(tuple(held))
            held = []
    if held and sum(counts[j] for j in held) >= size / 2:
        groups.append(tuple(held))
    elif held and groups:
        groups[-1] = (*groups[-1], *held)
    return groups


class _Bounds:
    """Says between which values some neighbouring bins lie."""

    def __init__(
        self, feature: Feature, figures: FeatureFigures, say: Translator, *, currency: str
    ) -> None:
        self._feature, self._say, self._currency = feature, say, currency
        self._edges = figures.edges
        self._n_bins = len(figures.everyone.counts)
        # one bin a whole number: its edges lie midway
        self._whole = feature.kind in {Kind.COUNT, Kind.YES_NO} and all(
            edge % 1 == 0.5 for edge in self._edges  # noqa: PLR2004
        )  # fmt: skip
        quantiles = figures.everyone.quantiles
        self._only = quantiles[len(quantiles) // 2] if quantiles else math.nan

    def of(self, codes: tuple[int, ...]) -> str:
        """Return the words for bins ``codes[0]`` to ``codes[-1]``."""
        if not self._edges:
            return self._word(self._only)
        low = self._edges[codes[0] - 1] if codes[0] else None
        high = self._edges[codes[-1]] if codes[-1] < self._n_bins - 1 else None
        if low is None and high is None:
            return self._say("segment-all")
        return (self._whole_numbers if self._whole else self._between)(low, high)

    def _between(self, low: float | None, high: float | None) -> str:
        if low is None:
            return self._say("segment-below", high=self._word(high))
        if high is None:
            return self._say("report-group-above", low=self._word(low))
        return self._say("report-group-band", low=self._word(low), high=self._word(high))

    def _whole_numbers(self, low: float | None, high: float | None) -> str:
        first = None if low is None else float(math.ceil(low))
        last = None if high is None else float(math.floor(high))
        # a count starts at 0 and an answer ends at yes: nothing lies beyond
        if first == last or (first is None and last == 0):
            return self._word(last)
        if first is None:
            return self._say("segment-at-most", high=self._word(last))
        if last is None:
            ends = self._feature.kind is Kind.YES_NO
            return self._word(first) if ends else self._between(first, None)
        return self._say("value-interval", low=self._word(first), high=self._word(last))

    def _word(self, value: float | None) -> str:
        return value_in_words(value, self._feature, self._say.language, currency=self._currency)
