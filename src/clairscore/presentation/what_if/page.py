"""The page of "what if": an application as it is and as it might be, held side by side."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from clairscore.credit.applicants.entries import LARGEST, editable, fault_of, known_range, loan_of
from clairscore.credit.applicants.simulation import Simulator, changed, merged
from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.portfolio import Client, Portfolio
from clairscore.presentation.client.page import ClientPage, page_of
from clairscore.presentation.words.form import Field, FormWords, marked
from clairscore.presentation.words.rounding import tenths
from clairscore.presentation.words.values import number, signed
from clairscore.texts import Language, Message, translator

NOTHING: Final = 1e-9  # points: two ways to add up the same contributions differ by less
TO_SCALE: Final = "to_scale"
NARROWEST: Final = 0.05  # points: what rounds to no tenth has not moved


@dataclass(frozen=True)
class Entries:
    """What a reader has entered so far: edits that hold, and texts that could not be read.

    `edits` is in the order in which they were made; `faulty` holds text and fault by feature.
    """

    edits: Mapping[str, float]
    faulty: Mapping[str, tuple[str, Message]]


EMPTY: Final = Entries({}, {})


@dataclass(frozen=True)
class Change:
    """A value that is not what it was: one of the form's, else computed from those."""

    name: str
    label: str
    before: str
    after: str
    in_form: bool


@dataclass(frozen=True)
class Move:
    """What a theme does to the score before and after, and the signed difference.

    The last one may be the step back to the scale, named ``to_scale``. `before`, `after` are those of the two pages; `difference` is rounded so that all differences
    add up to that of the scores; `exact_difference` is not rounded.
    """

    name: str
    label: str
    before: float
    after: float
    difference: float
    exact_difference: float


@dataclass(frozen=True)
class WhatIfPage:
    """Everything shown of a simulation.

    Parameters
    ----------
    before, after
        The application as it is, and as simulated; the same if nothing was changed.
    fields
        What can be changed, with what was entered.
    changes
        Values that differ, the form's first.
    moves
        Themes whose points differ, the largest difference first, then the step back to the scale
        if there is one; differences add up to `difference`.
    difference, difference_words
        Of the scores as shown.
    sentence
        The outcome, to be read out.
    notices
        What a simulation is, and what it leaves as it is.
    """

    language: Language
    before: ClientPage
    after: ClientPage
    fields: tuple[Field, ...]
    changes: tuple[Change, ...]
    moves: tuple[Move, ...]
    difference: float
    difference_words: str
    sentence: str
    notices: tuple[str, ...]


def entered(
    entries: Entries,
    name: str,
    text: str,
    *,
    client: Client,
    portfolio: Portfolio,
    language: Language,
) -> Entries:
    """Return what was entered with one more field; blank goes back to the application's value.

    Parameters
    ----------
    entries
        So far.
    name, text
        The field, and what is written in it.
    client, portfolio
        Whose application is edited.
    language
        In which it was written.
    """
    feature = next(f for f in editable(portfolio.dictionary) if f.name == name)
    words = FormWords(portfolio.dictionary, language)
    faulty = {n: fault for n, fault in entries.faulty.items() if n != name}
    stored = client.values[name]
    if not text.strip() or text == words.written(stored, feature):
        kept = {n: value for n, value in entries.edits.items() if n != name}
        return Entries(kept, faulty)
    value = words.read(text, feature, known_range(portfolio, name))
    if isinstance(value, Message):
        return Entries(entries.edits, {**faulty, name: (text, value)})
    return Entries(merged(entries.edits, name, value, dictionary=portfolio.dictionary), faulty)


def entries_of(text: str, portfolio: Portfolio) -> Entries:
    """Return the edits that an address holds, as JSON; none if any of them can't be.

    Parameters
    ----------
    text
        Such as ``{"credit_amount": 300000}``; an address may hold anything.
    portfolio
        Whose clients' applications are edited.
    """
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        return EMPTY
    known = {feature.name: feature for feature in editable(portfolio.dictionary)}
    edits: dict[str, float] = {}
    for name, value in given.items() if isinstance(given, dict) else ():
        number_given = isinstance(value, int | float) and not isinstance(value, bool)
        if name not in known or known[name].kind is Kind.CATEGORY or not number_given:
            return EMPTY
        if not abs(value) <= LARGEST or fault_of(value, known[name], known_range(portfolio, name)):
            return EMPTY
        edits[name] = float(value)
    return Entries(edits, {})


def what_if_page(
    simulator: Simulator, client: Client, entries: Entries, *, language: Language
) -> WhatIfPage:
    """Return the page of a client with some edits."""
    portfolio = simulator.portfolio
    simulated = simulator.simulate(client, entries.edits)
    before = page_of(client, portfolio, language=language)
    after = before if simulated is client else page_of(simulated, portfolio, language=language)
    say = translator(language)
    difference = round(after.score - before.score, 1)
    words = signed(difference, language)
    outcome = "same" if simulated is client else "accepted" if after.accepted else "refused"
    if simulated is not client and not difference:
        outcome = f"still-{outcome}"
    score = number(after.score, language, digits=1)
    was = number(before.score, language, digits=1)
    return WhatIfPage(
        language=language,
        before=before,
        after=after,
        fields=_fields(client, simulated, entries, portfolio=portfolio, language=language),
        changes=_changes(client, simulated, portfolio=portfolio, language=language),
        moves=_moves(before, after, language),
        difference=difference,
        difference_words=words,
        sentence=say(f"what-if-{outcome}", score=score, before=was, difference=words),
        notices=tuple(_notices(portfolio, language)),
    )


def _fields(
    client: Client,
    simulated: Client,
    entries: Entries,
    *,
    portfolio: Portfolio,
    language: Language,
) -> tuple[Field, ...]:
    words, say = FormWords(portfolio.dictionary, language), translator(language)

    def field(feature: Feature) -> Field:
        name, value = feature.name, simulated.values[feature.name]
        figures = portfolio.population.features[name]
        plain = words.field(feature, value, figures=figures)
        if name in entries.faulty:
            text, fault = entries.faulty[name]
            return marked(plain, text=text, fault=say(fault))
        if value == client.values[name]:
            return plain
        was = words.in_words(client.values[name], feature)
        warning = words.unusual(value, feature, known_range(portfolio, name))
        return replace(plain, hint=say("what-if-was", value=was), warning=warning)

    return tuple(field(feature) for feature in editable(portfolio.dictionary))


def _changes(
    client: Client,
    simulated: Client,
    *,
    portfolio: Portfolio,
    language: Language,
) -> tuple[Change, ...]:
    """Return what differs, as far as it shows: what the form has, then what follows from it."""
    words = FormWords(portfolio.dictionary, language)
    form = [feature.name for feature in editable(portfolio.dictionary)]
    moved = changed(client, simulated.values)
    by_name = portfolio.dictionary.by_name
    changes = (
        Change(
            name=name,
            label=by_name[name].label.text(language),
            before=words.in_words(client.values[name], by_name[name]),
            after=words.in_words(simulated.values[name], by_name[name]),
            in_form=name in form,
        )
        for name in sorted(moved, key=lambda name: name not in form)
    )
    return tuple(change for change in changes if change.before != change.after)


def _moves(before: ClientPage, after: ClientPage, language: Language) -> tuple[Move, ...]:
    """Return what moved, in tenths that add up to the difference of the scores."""
    compared = _compared(before, after, language)
    moved = [move for move in compared if abs(move.exact_difference) > NOTHING]
    if not moved:
        return ()
    total = round(10 * (after.score - before.score))
    # Both scores were rounded: what that adds or takes goes to the largest difference.
    parts = [move.exact_difference for move in moved]
    largest = max(range(len(parts)), key=lambda k: abs(parts[k]))
    parts[largest] += total / 10 - sum(parts)
    moves = (
        replace(move, difference=rounded / 10)
        for move, rounded in zip(moved, tenths(parts, total=total), strict=True)
        if rounded or abs(move.exact_difference) >= NARROWEST
    )
    return tuple(sorted(moves, key=lambda m: (m.name == TO_SCALE, -abs(m.exact_difference))))


def _compared(before: ClientPage, after: ClientPage, language: Language) -> Iterator[Move]:
    """Yield the themes and the step to the scale, with exact differences alone."""
    others = {theme.name: theme for theme in after.themes}
    for theme in before.themes:
        other = others[theme.name]
        exact = other.exact_points - theme.exact_points
        yield Move(theme.name, theme.label, theme.points, other.points, 0.0, exact)
    exact = after.exact_to_scale - before.exact_to_scale
    label = translator(language)("client-row-to-scale")
    yield Move(TO_SCALE, label, before.to_scale, after.to_scale, 0.0, exact)


def _notices(portfolio: Portfolio, language: Language) -> Iterator[str]:
    say = translator(language)
    yield say("what-if-simulation")
    yield say("what-if-history")
    if loan_of(portfolio.dictionary):
        yield say("what-if-term")


def steps(page: WhatIfPage) -> tuple[float, ...]:
    """Return where the score stands before, and after each move."""
    return tuple(accumulate((move.difference for move in page.moves), initial=page.before.score))
