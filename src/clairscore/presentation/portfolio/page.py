"""What the portfolio screen says of everyone: decisions, what became of clients, groups, limits."""

import math
from dataclasses import dataclass
from typing import Final

from clairscore.credit.portfolio import CutoffOutcome, Portfolio, Ranking, ScoreBand
from clairscore.credit.portfolio.cost_simulation import (
    CostSimulation,
    cost_ratios,
    own_ratio,
    simulate_costs,
)
from clairscore.credit.portfolio.outcomes import (
    BandOutcome,
    GroupOutcome,
    band_outcomes,
    group_outcome,
    observed_default_rate,
    wider_bands,
)
from clairscore.presentation.words.segments import segments
from clairscore.presentation.words.values import natural_frequency, number, percent
from clairscore.texts import Translator

DRAWN_WIDTH: Final = 2.0  # of a bar


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
    """One group of clients, by its name."""

    label: str
    group: GroupOutcome


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
class SimulationPage:
    """What another ratio of costs would change, in words.

    Parameters
    ----------
    found
        In figures.
    sentence
        What changes.
    rows
        Ways to decide: name, cut-off, accepted, expected defaults among them, cost a client.
    """

    found: CostSimulation
    sentence: str
    rows: tuple[tuple[str, ...], ...]


def portfolio_page(portfolio: Portfolio, ranking: Ranking, say: Translator) -> PortfolioPage:
    """Return everyone at a glance, from figures made when the portfolio was written."""
    population, language = portfolio.population, say.language
    accepted, n = population.n_accepted, population.n
    rate = observed_default_rate(population.bands)
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
        bands=wider_bands(population.bands, DRAWN_WIDTH),
        outcomes=outcomes,
    )


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
    sums = ranking.pd_sums(feature)
    groups = segments(described, figures, say, currency=portfolio.dictionary.currency)
    return SegmentPage(
        feature=feature,
        label=say(described.label),
        rows=tuple(
            SegmentRow(
                group.label,
                group_outcome(portfolio.population, figures, group.codes, pd_sums=sums),
            )
            for group in groups
        ),
        overall=observed_default_rate(portfolio.population.bands),
    )


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
) -> SimulationPage:
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
    found, n = simulate_costs(portfolio, ranking, ratio), portfolio.population.n
    ways = (
        ("simulated", percent(found.cutoff, say.language), found.there),
        ("own", percent(found.own_cutoff, say.language), found.here),
        ("accept-all", say("portfolio-no-cutoff"), found.accept_all),
        ("refuse-all", say("portfolio-no-cutoff"), found.refuse_all),
    )
    rows = tuple(_way(name, cutoff, outcome, n=n, say=say) for name, cutoff, outcome in ways)
    return SimulationPage(
        found,
        sentence=_what_changes(ratio, found.cutoff, found.there, n=n, own=found.here, say=say),
        rows=rows[1:] if ratio == found.own_ratio else rows,
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
