"""All data of one client: a list that can be searched, what is missing, what looks like a slip."""

import math
import unicodedata
from dataclasses import dataclass
from typing import Final

from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.portfolio import Client, FeatureFigures, Portfolio
from clairscore.credit.portfolio.reasons import Usual, usual
from clairscore.presentation.words.client import ClientWords
from clairscore.presentation.words.values import percent
from clairscore.texts import Language, Message, translator

SHOWN: Final = 12  # lines, until something is typed or all are asked for
LITTLE: Final = 0.5  # share of known values below which it must be said
UNUSUAL: Final = 10  # times the width of the middle 90 % away from it
NAMED: Final = 3  # values named as unusual; more would be no news


@dataclass(frozen=True)
class DataLine:
    """One feature of the client: what it is, its value, what is usual, its points."""

    label: str
    theme: str
    value: str
    usual: str
    points: float
    missing: bool


@dataclass(frozen=True)
class DataPage:
    """Some of the client's data, those that moved the score most first.

    Parameters
    ----------
    lines
        What is shown.
    found, total
        How many fit what was typed, and how many there are.
    sentence
        That, in words.
    """

    language: Language
    lines: tuple[DataLine, ...]
    found: int
    total: int
    sentence: str


def data_page(
    client: Client,
    portfolio: Portfolio,
    *,
    typed: str = "",
    everything: bool = False,
    language: Language,
) -> DataPage:
    """Return the client's data whose label or theme holds all the words typed."""
    dictionary, wanted = portfolio.dictionary, without_accents(typed).split()

    def fits(feature: Feature) -> bool:
        theme = dictionary.theme_by_name[feature.theme].label
        text = without_accents(
            f"{feature.label.text(language)} {theme.text(language)} {feature.name}"
        )
        return all(word in text for word in wanted)

    found = filter(fits, dictionary.features) if wanted else dictionary.features
    ranked = sorted(found, key=lambda f: -abs(client.points.get(f.name, 0.0)))
    shown = ranked if everything or wanted else ranked[:SHOWN]
    say, total = translator(language), len(dictionary.features)
    message = "client-data-found" if wanted else "client-data-shown"
    return DataPage(
        language=language,
        lines=tuple(_line(feature, client, portfolio, language=language) for feature in shown),
        found=len(ranked),
        total=total,
        sentence=say(message, n=len(shown), total=total),
    )


def notices(client: Client, portfolio: Portfolio, language: Language) -> tuple[str, ...]:
    """Return what a reader must know of a client's data before believing the score.

    That more than half of it is missing, which themes nothing is known of, and which values lie so
    far from everyone's that they may be a slip.
    """
    say, dictionary = translator(language), portfolio.dictionary
    known = [name for name, value in client.values.items() if not math.isnan(value)]
    share = len(known) / len(client.values)
    said: list[str] = []
    if share < LITTLE:
        facts = {"n": len(known), "total": len(client.values)}
        said.append(say("client-data-little", **facts, share=percent(share, language, digits=0)))
    themes = {dictionary.by_name[name].theme for name in known}
    silent = [
        theme.label
        for theme in dictionary.themes
        if theme.name not in themes
        and any(feature.theme == theme.name for feature in dictionary.features)
    ]
    if silent:
        said.append(say("client-data-silent", themes=tuple(silent)))
    words = ClientWords(dictionary, language)
    unusual = [
        say("client-data-value", label=feature.label, value=words.value(value, feature))
        for feature, value in _measures(client, portfolio)
        if _is_unusual(value, portfolio.population.features[feature.name])
    ]
    if unusual:
        said.append(say("client-data-unusual", values=tuple(unusual[:NAMED])))
    return tuple(said)


def _measures(client: Client, portfolio: Portfolio) -> list[tuple[Feature, float]]:
    """Return the numbers known of a client."""
    return [
        (feature, client.values[feature.name])
        for feature in portfolio.dictionary.features
        if feature.kind not in {Kind.CATEGORY, Kind.YES_NO}
        and not math.isnan(client.values[feature.name])
    ]


def _is_unusual(value: float, figures: FeatureFigures) -> bool:
    quantiles = figures.everyone.quantiles
    if not quantiles:
        return False
    low, high = quantiles[0], quantiles[-1]
    width = high - low
    return width > 0 and not low - UNUSUAL * width <= value <= high + UNUSUAL * width


def _line(
    feature: Feature, client: Client, portfolio: Portfolio, *, language: Language
) -> DataLine:
    words = ClientWords(portfolio.dictionary, language)
    value = client.values[feature.name]
    figures = portfolio.population.features[feature.name]
    return DataLine(
        label=feature.label.text(language),
        theme=portfolio.dictionary.theme_by_name[feature.theme].label.text(language),
        value=words.value(value, feature),
        usual=_usual(usual(feature, figures), feature, words, language=language),
        points=round(client.points.get(feature.name, 0.0), 1),
        missing=math.isnan(value),
    )


def _usual(found: Usual | None, feature: Feature, words: ClientWords, *, language: Language) -> str:
    """Return what is usual among accepted clients, short enough for a table."""
    say = translator(language)
    if found is None:
        return ""
    if found.between is not None:
        low, high = (words.value(bound, feature) for bound in found.between)
        return low if low == high else say("value-interval", low=low, high=high)
    yes = () if found.share_yes is None else ((1, found.share_yes),)
    shares = tuple(
        Message(
            "client-usual-share",
            {"value": words.value(code, feature), "share": percent(share, language, digits=0)},
        )
        for code, share in (*found.commonest, *yes)
    )
    return say("client-data-shares", values=shares)


def without_accents(text: str) -> str:
    """Return a text without accents or capitals, as people type when they search."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
