"""One client beside others: the group, one feature in it, or two features at once, in words."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from clairscore.core.rates import wilson
from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.model.cutoff import Level
from clairscore.credit.portfolio import Client, Portfolio
from clairscore.credit.portfolio.similar import (
    FEWEST,
    Comparisons,
    Group,
    Spread,
    With,
    band_around,
    code_of,
)
from clairscore.presentation.comparison.choices import Question
from clairscore.presentation.words.bins import Bins, BinWriter, Tick
from clairscore.presentation.words.client import ClientWords
from clairscore.presentation.words.values import number, percent, percent_interval
from clairscore.texts import Language, translator

MOST_BINS: Final = 32
MOST_ROWS: Final = 12  # categories drawn one below another
GRID: Final = (12, 10)  # cells of two features: across, upwards


@dataclass(frozen=True)
class BinLine:
    """One bin of a feature.

    Parameters
    ----------
    label
        Its values.
    n, share
        Clients of the group, and their share of those with a value.
    everyone
        The share among all clients of the portfolio.
    known, defaults
        Those whose outcome is known, and who had difficulties repaying.
    interval
        95 % interval of the rate; None if fewer than 20 outcomes are known.
    mine
        Whether the client is in it.
    """

    label: str
    n: int
    share: float
    everyone: float
    known: int
    defaults: int
    interval: tuple[float, float] | None
    mine: bool

    @property
    def rate(self) -> float:
        """Return the share with difficulties repaying, NaN if no outcome is known."""
        return self.defaults / self.known if self.known else np.nan


@dataclass(frozen=True)
class OneFeature:
    """A feature in a group: bins, where the client stands, in drawing and in words.

    Parameters
    ----------
    label, value
        The feature, and the client's value.
    bins, ticks, at, named
        As in `Bins`.
    missing
        Clients of the group without a value.
    average
        Rate of difficulties of the group; NaN if no outcome is known.
    standing, outcome
        What the figures say, a sentence each.
    """

    label: str
    value: str
    bins: tuple[BinLine, ...]
    ticks: tuple[Tick, ...]
    at: float | None
    named: bool
    missing: int
    average: float
    standing: str
    outcome: str


@dataclass(frozen=True)
class CellLine:
    """Clients with about the same values of two features, and their mean score."""

    x: int
    y: int
    n: int
    score: float
    level: Level


@dataclass(frozen=True)
class Side:
    """One side of a grid: the feature, its bins, and where the client is."""

    label: str
    value: str
    bins: Bins


@dataclass(frozen=True)
class TwoFeatures:
    """Two features in a group; cells without a client are left out.

    `missing` counts the clients who lack one of both values; `sentence` says what is around the
    client.
    """

    x: Side
    y: Side
    cells: tuple[CellLine, ...]
    missing: int
    sentence: str


@dataclass(frozen=True)
class ComparisonPage:
    """A client compared.

    Parameters
    ----------
    group
        Who the others are, and how many, in a sentence.
    n
        How many; fewer than 20 are not compared with: then there is neither `one` nor `two`.
    others
        Who they are, for a caption.
    everyone
        Whether they are all clients of the portfolio.
    level_limits
        Scores between the levels of risk.
    one, two
        The figure asked for.
    """

    language: Language
    group: str
    n: int
    others: str
    everyone: bool
    level_limits: tuple[float, ...]
    one: OneFeature | None
    two: TwoFeatures | None


def comparison_page(
    comparisons: Comparisons,
    portfolio: Portfolio,
    *,
    client: Client,
    question: Question,
    language: Language,
) -> ComparisonPage:
    """Return a client compared with a group, by one feature or two."""
    return _Writer(comparisons, portfolio, client=client, language=language).page(question)


class _Writer:
    """Puts one client beside others."""

    def __init__(
        self,
        comparisons: Comparisons,
        portfolio: Portfolio,
        *,
        client: Client,
        language: Language,
    ) -> None:
        self._comparisons = comparisons
        self._portfolio = portfolio
        self._client = client
        self._language: Language = language
        self._say = translator(language)
        self._words = ClientWords(portfolio.dictionary, language)
        self._writer = BinWriter(portfolio, language)

    def page(self, question: Question) -> ComparisonPage:
        """Return the page."""
        kind = question.kind
        if kind is With.ALIKE and not question.criteria:
            kind = With.EVERYONE
        bands = tuple(
            band_around(self._portfolio, name, self._client.values[name])
            for name in question.criteria
        )
        group = self._comparisons.group(kind, self._client, bands=bands)
        enough = group.n >= FEWEST
        message = f"comparison-group-{kind.value}" if enough else "comparison-too-few"
        two = bool(question.second) and question.second != question.feature
        return ComparisonPage(
            language=self._language,
            group=self._say(message, n=group.n, fewest=FEWEST),
            n=group.n,
            others=self._say(f"comparison-others-{kind.value}"),
            everyone=kind is With.EVERYONE,
            level_limits=self._portfolio.scale.level_limits,
            one=self._one(question.feature, group, kind=kind) if enough and not two else None,
            two=self._two(question, group) if enough and two else None,
        )

    def _one(self, name: str, group: Group, *, kind: With) -> OneFeature:
        feature, value = self._portfolio.dictionary.by_name[name], self._client.values[name]
        most = MOST_ROWS if feature.kind is Kind.CATEGORY else MOST_BINS
        bins = self._writer.bins(name, value, most=most)
        spread = self._comparisons.spread(name, group)
        lines = self._lines(bins, spread, name)
        known = int(spread.known.sum())
        return OneFeature(
            label=feature.label.text(self._language),
            value=self._words.value(value, feature),
            bins=lines,
            ticks=bins.ticks,
            at=bins.at,
            named=bins.named,
            missing=spread.missing,
            average=int(spread.defaults.sum()) / known if known else np.nan,
            standing=self._standing(feature, spread, kind=kind),
            outcome=self._outcome(lines),
        )

    def _lines(self, bins: Bins, spread: Spread, name: str) -> tuple[BinLine, ...]:
        everyone = np.asarray(self._portfolio.population.features[name].everyone.counts)
        columns = (spread.counts, everyone, spread.known, spread.defaults)
        counts, all_counts, known, defaults = (bins.gathered(column).tolist() for column in columns)
        total, all_total = max(sum(counts), 1), max(sum(all_counts), 1)
        return tuple(
            BinLine(
                label=label,
                n=counts[k],
                share=counts[k] / total,
                everyone=all_counts[k] / all_total,
                known=known[k],
                defaults=defaults[k],
                interval=wilson(defaults[k], known[k]) if known[k] >= FEWEST else None,
                mine=k == bins.mine,
            )
            for k, label in enumerate(bins.labels)
        )

    def _standing(self, feature: Feature, spread: Spread, *, kind: With) -> str:
        """Return where the client's value lies among the others', as people count."""
        value, known = self._client.values[feature.name], int(spread.counts.sum())
        among = self._say(f"comparison-among-{kind.value}")
        said = self._words.value(value, feature)
        if np.isnan(value):
            total = known + spread.missing
            share = percent(spread.missing / total, self._language, digits=0)
            return self._say("comparison-standing-missing", share=share, among=among)
        code = code_of(self._portfolio, feature.name, value)
        alike = int(spread.counts[code]) if code < len(spread.counts) else 0
        if feature.kind in {Kind.CATEGORY, Kind.YES_NO}:
            share = percent(alike / max(known, 1), self._language, digits=0)
            return self._say("comparison-standing-same", value=said, share=share, among=among)
        below, above = self._writer.within(feature.name, value)
        lower = int(spread.counts[:code].sum()) + alike * below
        higher = int(spread.counts[code + 1 :].sum()) + alike * above
        return self._say(
            "comparison-standing",
            value=said,
            among=among,
            lower=round(100 * lower / max(known, 1)),
            higher=round(100 * higher / max(known, 1)),
        )

    def _outcome(self, lines: tuple[BinLine, ...]) -> str:
        """Return how often clients in the client's own bin had difficulties repaying."""
        mine = next((line for line in lines if line.mine), None)
        if mine is None:
            return ""
        if mine.interval is None:
            return self._say("comparison-outcome-few", label=mine.label, n=mine.known)
        return self._say(
            "comparison-outcome",
            label=mine.label,
            n=mine.known,
            rate=percent(mine.rate, self._language),
            interval=percent_interval(*mine.interval, self._language),
        )

    def _two(self, question: Question, group: Group) -> TwoFeatures:
        names = question.feature, question.second
        sides = [self._side(name, most=most) for name, most in zip(names, GRID, strict=True)]
        if sides[0].bins.named and not sides[1].bins.named:  # names read better along the side
            names = names[::-1]
            sides = [self._side(name, most=most) for name, most in zip(names, GRID, strict=True)]
        x, y = sides
        cells = self._comparisons.cells((names[0], x.bins.place), (names[1], y.bins.place), group)
        inner = cells.counts[:-1, :-1]
        lines = tuple(
            CellLine(
                x=int(i),
                y=int(j),
                n=int(inner[i, j]),
                score=float(cells.score[i, j]),
                level=self._portfolio.scale.level(float(cells.score[i, j])),
            )
            for i, j in np.argwhere(inner)
        )
        missing = int(cells.counts.sum() - inner.sum())
        return TwoFeatures(x, y, lines, missing, self._around(x, y, lines))

    def _side(self, name: str, *, most: int) -> Side:
        feature, value = self._portfolio.dictionary.by_name[name], self._client.values[name]
        bins = self._writer.bins(name, value, most=most)
        return Side(feature.label.text(self._language), self._words.value(value, feature), bins)

    def _around(self, x: Side, y: Side, cells: tuple[CellLine, ...]) -> str:
        lacking = next((side for side in (x, y) if side.bins.at is None), None)
        if lacking is not None:
            return self._say("comparison-cell-missing", label=lacking.label)
        mine = next((c for c in cells if (c.x, c.y) == (x.bins.mine, y.bins.mine)), None)
        words = {"x": x.bins.labels[x.bins.mine], "y": y.bins.labels[y.bins.mine]}
        if mine is None:
            return self._say("comparison-cell-empty", **words)
        return self._say(
            "comparison-cell",
            **words,
            n=mine.n,
            score=number(mine.score, self._language, digits=0),
            level=self._say(f"client-level-{mine.level.value}"),
        )
