"""What would be accepted in words: offers, how far they go, or that there is none and what remains."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from clairscore.credit.applicants.levers import Levers, levers_of
from clairscore.credit.applicants.offers import Offer, Offers, Outcome, find_offers
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.decisions import DecidedBy, InForce
from clairscore.credit.dictionary import Dictionary, Kind
from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio import Client
from clairscore.presentation.words.client import ClientWords
from clairscore.presentation.words.rounding import shown_score
from clairscore.presentation.words.values import number
from clairscore.texts import Language, Translator, translator


@dataclass(frozen=True)
class ChangeLine:
    """A value that an offer changes: of a feature, then, and in the application."""

    name: str
    label: str
    value: str
    before: str
    exact_value: float


@dataclass(frozen=True)
class OfferLine:
    """One offer.

    Parameters
    ----------
    sentence
        All that changes.
    changes
        The same, one by one.
    score, score_sentence
        Then, in tenths; and in words, for advisers.
    edits
        What a simulation is to be given, by feature.
    """

    sentence: str
    changes: tuple[ChangeLine, ...]
    score: float
    score_sentence: str
    edits: dict[str, float]


@dataclass(frozen=True)
class RangeLine:
    """Up to what amount all are accepted over each of some terms; none where it can't be changed."""

    sentence: str
    terms: tuple[float, ...]
    low: float
    high: float


@dataclass(frozen=True)
class OffersMap:
    """Every application tried.

    Parameters
    ----------
    amount_label, term_label
        The sides; the second is empty where the term can't be changed.
    amounts, amount_words, terms, term_words
        Ascending, and as people write them.
    scores
        (n_terms, n_amounts); None where there is no such application.
    asked
        Positions of the term and amount asked for; None where unknown or not lent.
    most
        The highest score that an offer may have.
    """

    amount_label: str
    term_label: str
    amounts: tuple[float, ...]
    amount_words: tuple[str, ...]
    terms: tuple[float | None, ...]
    term_words: tuple[str, ...]
    scores: tuple[tuple[float | None, ...], ...]
    asked: tuple[int | None, int | None]
    most: float


@dataclass(frozen=True)
class OffersPage:
    """What is said of what would be accepted.

    Parameters
    ----------
    outcome
        Of the search: ``offers``, ``narrow``, ``none``, ``no-lever``, ``unknown``, ``accepted`` (by
        the model, not by the person who decided), or ``not-refused``: nothing is to be said.
    heading, sentence
        What was found.
    offers, ranges
        Empty unless something is offered.
    ranges_intro
        What ranges are.
    conditions
        Under what it holds.
    remains
        What a refused client can do where nothing is offered.
    map
        None if nothing was tried.
    """

    language: Language
    client: str
    outcome: str
    heading: str
    sentence: str
    offers: tuple[OfferLine, ...] = ()
    ranges: tuple[RangeLine, ...] = ()
    ranges_intro: str = ""
    conditions: tuple[str, ...] = ()
    remains: str = ""
    map: OffersMap | None = None

    @property
    def refused(self) -> bool:
        """Return whether there is anything to be said."""
        return self.outcome != Outcome.NOT_REFUSED


def offers_page(
    simulator: Simulator, client: Client, *, language: Language, in_force: InForce | None = None
) -> OffersPage:
    """Return what would be accepted of a client.

    Parameters
    ----------
    simulator
        Scores what is tried.
    client
        Of its portfolio.
    language
        The reader's.
    in_force
        The decision in force; the model's if None. Nothing is sought for an accepted client.
    """
    accepted = client.accepted if in_force is None else in_force.accepted
    found = Offers(Outcome.NOT_REFUSED) if accepted else find_offers(simulator, client)
    person = in_force is not None and in_force.by is not DecidedBy.MODEL
    return _Writer(client, simulator.portfolio.dictionary, language).page(found, person=person)


class _Writer:
    """Puts what was found for one client into words."""

    def __init__(self, client: Client, dictionary: Dictionary, language: Language) -> None:
        self._client, self._dictionary = client, dictionary
        self._language: Language = language
        self._say: Translator = translator(language)
        self._words = ClientWords(dictionary, language)

    def page(self, found: Offers, *, person: bool) -> OffersPage:
        """Return the page; `person` is whether a person took the decision."""
        say, refused = self._say, found.outcome is not Outcome.NOT_REFUSED
        return OffersPage(
            language=self._language,
            client=str(self._client.id),
            outcome=found.outcome.value,
            heading=say("offers-heading"),
            sentence=say(f"offers-{found.outcome}", n=len(found.offers), tried=found.tried),
            offers=tuple(map(self._offer, found.offers)),
            ranges=tuple(self._ranges(found)),
            ranges_intro=self._ranges_intro(found),
            conditions=tuple(self._conditions(found, person=person)) if found.offers else (),
            remains=say("offers-remains") if refused and not found.offers else "",
            map=self._map(found),
        )

    def _offer(self, offer: Offer) -> OfferLine:
        changes = tuple(
            ChangeLine(
                name,
                self._label(name),
                self._value(name, value),
                self._value(name, self._client.values[name]),
                value,
            )
            for name, value in offer.changes.items()
        )
        score = shown_score(offer.score)
        return OfferLine(
            sentence=" ".join(self._change(change) for change in changes),
            changes=changes,
            score=score,
            score_sentence=self._say(
                "offers-score",
                score=number(score, self._language, digits=1),
                limit=number(LIMIT, self._language),
            ),
            edits=dict(offer.edits),
        )

    def _change(self, change: ChangeLine) -> str:
        known = not math.isnan(self._client.values[change.name])
        facts = {"label": change.label, "value": change.value, "before": change.before}
        return self._say("offers-change" if known else "offers-change-new", **facts)

    def _ranges(self, found: Offers) -> Iterator[RangeLine]:
        levers = levers_of(self._dictionary)
        if levers is None:
            return
        highest_first = sorted(found.ranges, key=lambda one: -one.high)
        for (low, high), same in groupby(highest_first, key=lambda one: (one.low, one.high)):
            terms = [one.term for one in same]
            facts = {
                "amount": self._value(levers.amount, high),
                "terms": " · ".join(self._term(levers, term) for term in terms),
            }
            message = "offers-range" if levers.term else "offers-range-amount"
            known = tuple(term for term in terms if math.isfinite(term))
            yield RangeLine(self._say(message, **facts), known, low, high)

    def _ranges_intro(self, found: Offers) -> str:
        levers = levers_of(self._dictionary)
        if levers is None or found.grid is None or not found.ranges:
            return ""
        return self._say("offers-ranges", step=self._value(levers.amount, found.grid.step))

    def _conditions(self, found: Offers, *, person: bool) -> Iterator[str]:
        levers = levers_of(self._dictionary)
        if found.goods_follow:
            yield self._say("offers-goods-follow")
        elif (
            levers
            and levers.goods
            and self._client.values[levers.goods] > 0
            and any(levers.amount in offer.edits for offer in found.offers)
        ):
            yield self._say("offers-goods-same")
        yield self._say("offers-same")
        if person:
            yield self._say("offers-person")

    def _map(self, found: Offers) -> OffersMap | None:
        levers, grid, scores = levers_of(self._dictionary), found.grid, found.scores
        if levers is None or grid is None or scores is None:
            return None
        amounts, terms = grid.amounts.tolist(), grid.terms.tolist()
        asked = amounts[-1] == self._client.values[levers.amount]
        return OffersMap(
            amount_label=self._label(levers.amount),
            term_label=self._label(levers.term) if levers.term else "",
            amounts=tuple(amounts),
            amount_words=tuple(self._value(levers.amount, amount) for amount in amounts),
            terms=tuple(_or_none(term) for term in terms),
            term_words=tuple(self._term(levers, term) for term in terms),
            scores=tuple(tuple(map(_or_none, row)) for row in scores.tolist()),
            asked=(grid.own_term, len(amounts) - 1 if asked else None),
            most=LIMIT - found.margin,
        )

    def _term(self, levers: Levers, term: float) -> str:
        """Return a term with its unit, with its name if it has none."""
        if levers.term is None or math.isnan(term):
            return self._say("offers-own-term")
        words = self._value(levers.term, term)
        if self._dictionary.by_name[levers.term].kind is Kind.DURATION:
            return words
        return self._say("offers-named", label=self._label(levers.term), value=words)

    def _label(self, name: str) -> str:
        return self._dictionary.by_name[name].label.text(self._language)

    def _value(self, name: str, value: float) -> str:
        return self._words.value(value, self._dictionary.by_name[name])


def _or_none(value: float) -> float | None:
    return value if math.isfinite(value) else None
