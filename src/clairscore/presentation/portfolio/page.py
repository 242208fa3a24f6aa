"""What the portfolio screen says of everyone: decisions, what became of clients, groups, limits."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from clairscore.core.rates import wilson
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.results import Interval
from clairscore.credit.portfolio import CutoffOutcome, Portfolio, Ranking, ScoreBand
from clairscore.credit.portfolio.layout import MISSING
from clairscore.presentation.words.segments import segments
from clairscore.presentation.words.values import natural_frequency, number, percent
from clairscore.texts import Translator

BAND_WIDTH: Final = 10  # points of score
DRAWN_WIDTH: Final = 2.0  # of a bar
ENOUGH: Final = 50  # tested clients a band of scores
FEWEST: Final = 20  # tested clients of whom a default rate is shown
RATIOS: Final = (1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100)
CURVE_END: Final = 0.5  # beyond, no lender's cut-off lies
CURVE_POINTS: Final = 100


@dataclass(frozen=True)
class Outcome:
    """What was announced to tested clients and what became of them."""

    announced: float
    observed: Interval
    tested: int

    @property
    def within(self) -> bool:
        """Return whether what was announced lies in the interval of what happened."""
        return self.observed.low <= self.announced <= self.observed.high


@dataclass(frozen=True)
class BandOutcome:
    """Outcome of the clients with ``low ≤ score < high``; the last band holds 100 too."""

    low: float
    high: float
    n: int
    outcome: Outcome


@dataclass(frozen=True)
class PortfolioPage:
    """Everyone at a glance.

    Parameters
    ----------
    summary, trust
        Sentences: how many are accepted, and whether what was announced came true.
    facts
        Names and values.
    n_accepted
        Of all clients.
    bands
        Clients by score, two points each.
    outcomes
        By wider bands of scores, from the test part; empty if no outcome is known.
    """

    summary: str
    trust: str
    facts: tuple[tuple[str, str], ...]
    n: int
    n_accepted: int
    bands: tuple[ScoreBand, ...]
    outcomes: tuple[BandOutcome, ...]


@dataclass(frozen=True)
class SegmentRow:
    """One group of clients; `outcome` is None where too few of them were tested."""

    label: str
    n: int
    acceptance: float
    mean_pd: float
    outcome: Outcome | None


@dataclass(frozen=True)
class SegmentPage:
    """The portfolio by the values of one feature.

    Parameters
    ----------
    feature, label
        Name, and label in words.
    rows
        Groups with any client.
    overall
        Default rate of the test part, to compare with; None if nobody was tested.
    """

    feature: str
    label: str
    rows: tuple[SegmentRow, ...]
    overall: float | None


@dataclass(frozen=True)
class Simulation:
    """What another ratio of costs would change; the model itself stays as it is.

    Parameters
    ----------
    ratio, own_ratio
        How many good clients refused cost as much as one default accepted: simulated, the model's.
    cutoff, own_cutoff
        PDs from which clients are refused.
    there, here
        Expected at these two cut-offs, both counted at the simulated costs.
    n
        Clients.
    sentence
        What changes, in words.
    rows
        Ways to decide: name, cut-off, accepted, expected defaults among them, cost a client.
    curve
        (cut-off, expected cost a client) at the simulated costs.
    """

    ratio: float
    own_ratio: float
    cutoff: float
    own_cutoff: float
    there: CutoffOutcome
    here: CutoffOutcome
    n: int
    sentence: str
    rows: tuple[tuple[str, ...], ...]
    curve: tuple[tuple[float, float], ...]


def portfolio_page(portfolio: Portfolio, ranking: Ranking, say: Translator) -> PortfolioPage:
    """Return everyone at a glance, from figures made when the portfolio was written."""
    population, language = portfolio.population, say.language
    accepted, n = population.n_accepted, population.n
    rate = tested_default_rate(population.bands)
    counts = {
        "n": number(n, language),
        "accepted": number(accepted, language),
        "refused": number(n - accepted, language),
        "share": percent(accepted / n, language, digits=0),
    }
    facts = [
        (say("portfolio-clients"), counts["n"]),
        *(
            (
                say(f"portfolio-{name}"),
                say("portfolio-counted", n=counts[name], share=percent(count / n, language)),
            )
            for name, count in (("accepted", accepted), ("refused", n - accepted))
        ),
        (say("portfolio-mean-pd"), natural_frequency(ranking.mean_pd, language)),
    ]
    if rate is not None:
        facts.append((say("portfolio-observed"), natural_frequency(rate, language)))
    outcomes = band_outcomes(population.bands)
    off = [band for band in outcomes if not band.outcome.within]
    trust = "none" if not outcomes else "some" if off else "all"
    trusted = say(
        f"portfolio-trust-{trust}",
        n=len(outcomes),
        within=len(outcomes) - len(off),
        bands=tuple(band_words(band, say) for band in off),
    )
    return PortfolioPage(
        summary=say("portfolio-summary", **counts),
        trust=trusted,
        facts=tuple(facts),
        n=n,
        n_accepted=accepted,
        bands=wider(population.bands, DRAWN_WIDTH),
        outcomes=outcomes,
    )


def wider(bands: Sequence[ScoreBand], width: float) -> tuple[ScoreBand, ...]:
    """Return bands of a width that is a multiple of theirs."""
    size = round(width / bands[0].high)
    groups = (bands[start : start + size] for start in range(0, len(bands), size))
    return tuple(
        ScoreBand(
            low=group[0].low,
            high=group[-1].high,
            n=sum(band.n for band in group),
            tested=sum(band.tested for band in group),
            defaults=sum(band.defaults for band in group),
            expected_defaults=sum(band.expected_defaults for band in group),
        )
        for group in groups
    )


def tested_default_rate(bands: Sequence[ScoreBand]) -> float | None:
    """Return the share of tested clients who defaulted; None if nobody was tested."""
    tested = sum(band.tested for band in bands)
    return sum(band.defaults for band in bands) / tested if tested else None


def band_outcomes(bands: Sequence[ScoreBand]) -> tuple[BandOutcome, ...]:
    """Return outcomes by bands of ten points, wider where fewer than 50 clients were tested."""
    groups: list[list[ScoreBand]] = []
    held: list[ScoreBand] = []
    for band in bands:
        held.append(band)
        if band.high % BAND_WIDTH == 0 and sum(b.tested for b in held) >= ENOUGH:
            groups.append(held)
            held = []
    if groups:
        groups[-1].extend(held)
    elif any(band.tested for band in held):
        groups.append(held)
    return tuple(_band_outcome(group) for group in groups)


def band_words(band: BandOutcome, say: Translator) -> str:
    """Return between which scores a band lies."""
    low, high = (number(bound, say.language) for bound in (band.low, band.high))
    if band.low <= 0 and band.high >= 100:  # noqa: PLR2004 (the ends of the scale)
        return say("segment-all")
    if band.low <= 0:
        return say("segment-below", high=high)
    if band.high >= 100:  # noqa: PLR2004
        return say("report-group-above", low=low)
    return say("report-group-band", low=low, high=high)


def segment_features(portfolio: Portfolio) -> tuple[str, ...]:
    """Return the features by which clients can be grouped, those that weigh most first."""
    figures = portfolio.population.features
    return tuple(sorted(figures, key=lambda name: -figures[name].mean_abs_points))


def segment_page(
    portfolio: Portfolio, ranking: Ranking, feature: str, *, say: Translator
) -> SegmentPage:
    """Return the portfolio by the values of one feature.

    Parameters
    ----------
    portfolio, ranking
        The portfolio, and its clients in order of risk.
    feature
        One of `segment_features`; any other is taken for the first.
    say
        Of the reader's language.
    """
    known = portfolio.population.features
    feature = feature if feature in known else segment_features(portfolio)[0]
    described, figures = portfolio.dictionary.by_name[feature], known[feature]
    bands, sums = portfolio.population.bands, ranking.pd_sums(feature)

    def total(counts: Sequence[int], all_counted: int, codes: tuple[int, ...]) -> int:
        if codes == (MISSING,):
            return all_counted - sum(counts)
        return sum(counts[code] for code in codes)

    def row(label: str, codes: tuple[int, ...]) -> SegmentRow:
        n = total(figures.everyone.counts, figures.everyone.n, codes)
        accepted = total(figures.accepted.counts, figures.accepted.n, codes)
        tested = total(figures.tested, sum(band.tested for band in bands), codes)
        defaults = total(figures.defaults, sum(band.defaults for band in bands), codes)
        mean_pd = float(sum(sums[code] for code in codes)) / n
        enough = tested >= FEWEST
        outcome = _outcome(mean_pd, tested=tested, defaults=defaults) if enough else None
        return SegmentRow(label, n, accepted / n, mean_pd, outcome)

    groups = segments(described, figures, say, currency=portfolio.dictionary.currency)
    return SegmentPage(
        feature=feature,
        label=say(described.label),
        rows=tuple(row(group.label, group.codes) for group in groups),
        overall=tested_default_rate(bands),
    )


def cost_ratios(portfolio: Portfolio) -> tuple[float, ...]:
    """Return the ratios of costs that can be simulated, the model's own among them."""
    return tuple(sorted({*RATIOS, own_ratio(portfolio)}))


def own_ratio(portfolio: Portfolio) -> float:
    """Return how many good clients refused cost as much as one default accepted."""
    costs = portfolio.manifest.parameters["costs"]
    return float(costs["false_negative"]) / float(costs["false_positive"])


def simulated_ratio(portfolio: Portfolio, asked: str) -> float:
    """Return the ratio that can be simulated nearest to one asked for, else the model's own."""
    try:
        wanted = float(asked)
    except ValueError:
        return own_ratio(portfolio)
    if not math.isfinite(wanted):
        return own_ratio(portfolio)
    return min(cost_ratios(portfolio), key=lambda ratio: abs(ratio - wanted))


def simulation(
    portfolio: Portfolio, ranking: Ranking, ratio: float, *, say: Translator
) -> Simulation:
    """Return what a ratio of costs would change.

    Parameters
    ----------
    portfolio, ranking
        The portfolio, and its clients in order of risk.
    ratio
        Cost of a default accepted, in good clients refused.
    say
        Of the reader's language.
    """
    costs = Costs(false_negative=ratio, false_positive=1.0)
    own = own_ratio(portfolio)
    # the model's ratio gives the model's own cut-off, without rounding
    cutoff = portfolio.cutoff if ratio == own else costs.cutoff
    there, here = (ranking.outcome(at, costs) for at in (cutoff, portfolio.cutoff))
    n, mean = portfolio.population.n, ranking.mean_pd
    ends = (CutoffOutcome(0.0, n, n * mean, ratio * mean), CutoffOutcome(0.0, 0, 0.0, 1 - mean))
    ways = (("simulated", cutoff, there), ("own", portfolio.cutoff, here))
    rows = [_way(name, percent(at, say.language), found, n=n, say=say) for name, at, found in ways]
    no_cutoff = say("portfolio-no-cutoff")
    rows += [
        _way(name, no_cutoff, found, n=n, say=say)
        for name, found in zip(("accept-all", "refuse-all"), ends, strict=True)
    ]
    grid = [CURVE_END * (k + 1) / CURVE_POINTS for k in range(CURVE_POINTS)]
    return Simulation(
        ratio=ratio,
        own_ratio=own,
        cutoff=cutoff,
        own_cutoff=portfolio.cutoff,
        there=there,
        here=here,
        n=n,
        sentence=_what_changes(ratio, cutoff, there, n=n, own=here, say=say),
        rows=tuple(rows[1:] if ratio == own else rows),
        curve=tuple((at, ranking.outcome(at, costs).cost) for at in sorted({*grid, cutoff})),
    )


def _what_changes(
    ratio: float,
    cutoff: float,
    there: CutoffOutcome,
    *,
    n: int,
    own: CutoffOutcome,
    say: Translator,
) -> str:
    more = there.n_accepted - own.n_accepted
    facts = {
        "ratio": number(ratio, say.language),
        "cutoff": percent(cutoff, say.language),
        "accepted": number(there.n_accepted, say.language),
        "share": percent(there.n_accepted / n, say.language),
    }
    sentence = say("portfolio-simulated", **facts)
    if there.limit == own.limit:
        return sentence + " " + say("portfolio-simulated-same")
    kind = "more" if more > 0 else "fewer" if more < 0 else "none"
    changed = {"change": number(abs(more), say.language), "n": abs(more)} if more else {}
    cost = say(
        "portfolio-simulated-cost",
        there=number(there.cost, say.language, digits=3),
        here=number(own.cost, say.language, digits=3),
    )
    return " ".join((sentence, say(f"portfolio-simulated-{kind}", **changed), cost))


def _way(
    name: str, cutoff: str, found: CutoffOutcome, *, n: int, say: Translator
) -> tuple[str, ...]:
    language = say.language
    rate = found.defaults / found.n_accepted if found.n_accepted else None
    share = percent(found.n_accepted / n, language)
    return (
        say(f"portfolio-way-{name}"),
        cutoff,
        say("portfolio-counted", n=number(found.n_accepted, language), share=share),
        say("portfolio-nobody") if rate is None else percent(rate, language),
        number(found.cost, language, digits=3),
    )


def _band_outcome(group: Sequence[ScoreBand]) -> BandOutcome:
    tested = sum(band.tested for band in group)
    announced = sum(band.expected_defaults for band in group) / tested
    outcome = _outcome(announced, tested=tested, defaults=sum(band.defaults for band in group))
    return BandOutcome(group[0].low, group[-1].high, sum(band.n for band in group), outcome)


def _outcome(announced: float, *, tested: int, defaults: int) -> Outcome:
    low, high = wilson(defaults, tested)
    return Outcome(announced, Interval(defaults / tested, low, high), tested)
