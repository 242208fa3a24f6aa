"""The reasons of a decision: themes ranked by points, each shown by its one or two strongest features.

Facts only; `presentation` turns them into sentences. Protected features are never given as a reason,
whatever the model reads.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from clairscore.credit.dictionary import Dictionary, Feature, Kind
from clairscore.credit.portfolio.population import FeatureFigures
from clairscore.credit.portfolio.store import Client, Portfolio

LIMIT = (
    4  # US Regulation B, comment 9(b)(2)-1: more than four reasons "is not likely to be helpful"
)
SMALLEST = 0.05  # doublings of the odds: below, a theme did not decide anything
SECOND = 1 / 3  # a second feature is shown if it weighs at least this share of the first
ALIKE = 0.7  # labels more alike than this tell the same thing twice
FEWEST = 20  # accepted clients with a value, below which nothing is called usual
COMMONEST = 3
LOWER_QUARTILE, UPPER_QUARTILE = 1, 3  # positions in population.QUANTILES


@dataclass(frozen=True)
class Usual:
    """What is usual of a feature among accepted clients: one of three, by the feature's kind.

    Parameters
    ----------
    between
        25 and 75 % of the values: half of the accepted clients lie between.
    share_yes
        For yes or no: the share of yes.
    commonest
        For a category: up to three (code, share), the most frequent first.
    """

    between: tuple[float, float] | None = None
    share_yes: float | None = None
    commonest: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True)
class Illustration:
    """One feature behind a reason.

    Parameters
    ----------
    feature
        Its name.
    points
        Its contribution.
    value
        The client's; NaN when missing.
    usual
        What is usual among accepted clients; None if too few have a value.
    """

    feature: str
    points: float
    value: float
    usual: Usual | None


@dataclass(frozen=True)
class Reason:
    """A theme that moved the score.

    Parameters
    ----------
    code
        Stable: the theme's code and the strongest feature's name.
    theme
        Its name.
    points
        Of its unprotected features; positive raises the risk.
    illustrations
        Its one or two strongest features in that direction, the strongest first.
    """

    code: str
    theme: str
    points: float
    illustrations: tuple[Illustration, ...]


@dataclass(frozen=True)
class Reasons:
    """What raised a client's risk, and what lowered it; strongest first, at most four each."""

    raised: tuple[Reason, ...]
    lowered: tuple[Reason, ...]


def reasons(client: Client, portfolio: Portfolio) -> Reasons:
    """Return why a client's score is what it is."""
    dictionary = portfolio.dictionary
    by_theme: dict[str, dict[str, float]] = {}
    for name, points in client.points.items():
        feature = dictionary.by_name[name]
        if not feature.protected:
            by_theme.setdefault(feature.theme, {})[name] = points
    smallest = SMALLEST * portfolio.scale.points_per_doubling
    totals = {theme: sum(points.values()) for theme, points in by_theme.items()}

    def ranked(sign: int) -> tuple[Reason, ...]:
        themes = sorted(totals, key=lambda theme: -sign * totals[theme])
        weighty = [theme for theme in themes if sign * totals[theme] >= smallest]
        # a decision is never left without a reason, however many small ones made it
        chosen = weighty or [theme for theme in themes[:1] if sign * totals[theme] > 0]
        return tuple(
            _reason(theme, by_theme[theme], client, portfolio=portfolio, sign=sign)
            for theme in chosen[:LIMIT]
        )

    return Reasons(raised=ranked(1), lowered=ranked(-1))


def usual(feature: Feature, figures: FeatureFigures) -> Usual | None:
    """Return what is usual of a feature among accepted clients; None if too few have a value."""
    accepted = figures.accepted
    known = accepted.n - accepted.missing
    if known < FEWEST:
        return None
    if feature.kind is Kind.CATEGORY:
        order = sorted(range(len(accepted.counts)), key=lambda code: -accepted.counts[code])
        shares = ((code, accepted.counts[code] / known) for code in order[:COMMONEST])
        return Usual(commonest=tuple((code, share) for code, share in shares if share > 0))
    if feature.kind is Kind.YES_NO:
        return Usual(share_yes=_share_yes(figures, known=known))
    quantiles = accepted.quantiles
    return Usual(between=(quantiles[LOWER_QUARTILE], quantiles[UPPER_QUARTILE]))


def _share_yes(figures: FeatureFigures, *, known: int) -> float:
    """Return the share of yes (1) among values that are 0 or 1, whichever of them occur."""
    counts = figures.accepted.counts
    if len(counts) > 1:
        return sum(counts[1:]) / known
    return figures.everyone.quantiles[0]  # one bin: everyone has the same value


def _reason(
    theme: str, points: dict[str, float], client: Client, *, portfolio: Portfolio, sign: int
) -> Reason:
    dictionary = portfolio.dictionary
    ranked = sorted(points, key=lambda name: -sign * points[name])
    pushing = [name for name in ranked if sign * points[name] > 0]
    shown = _distinct(pushing, points, dictionary)
    return Reason(
        code=f"{dictionary.theme_by_name[theme].code}.{shown[0]}",
        theme=theme,
        points=sum(points.values()),
        illustrations=tuple(
            Illustration(
                feature=name,
                points=points[name],
                value=client.values[name],
                usual=usual(dictionary.by_name[name], portfolio.population.features[name]),
            )
            for name in shown
        ),
    )


def _distinct(ranked: list[str], points: dict[str, float], dictionary: Dictionary) -> list[str]:
    """Return the strongest feature, and the next one that weighs and tells something else."""
    first = ranked[0]
    for name in ranked[1:]:
        if abs(points[name]) < SECOND * abs(points[first]):
            break
        if not _alike(dictionary.by_name[name].label.en, dictionary.by_name[first].label.en):
            return [first, name]
    return [first]


@cache  # the same few pairs come up for every client
def _alike(label: str, other: str) -> bool:
    """Return whether two labels nearly repeat each other: mean and maximum of one amount."""
    return SequenceMatcher(None, label, other).ratio() > ALIKE
