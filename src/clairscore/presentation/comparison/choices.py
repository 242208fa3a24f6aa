"""What can be compared, with whom, and what an address asks for."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.portfolio import Client, Portfolio
from clairscore.credit.portfolio.similar import With, band_around
from clairscore.presentation.client.data import without_accents
from clairscore.presentation.words.bins import BinWriter
from clairscore.texts import Language, translator

TELLING: Final = 5  # features offered at one press
CRITERIA_OFFERED: Final = 6  # where the dictionary names none
CRITERIA_CHOSEN: Final = 2  # until the reader chooses
MOST_CATEGORIES: Final = 12  # a category of many is too narrow to be a group


@dataclass(frozen=True)
class Choice:
    """Something to choose: its name in addresses, and in words."""

    name: str
    label: str


@dataclass(frozen=True)
class Question:
    """What is compared.

    Parameters
    ----------
    kind
        With whom.
    feature, second
        Names; `second` is empty for one feature alone.
    criteria
        Features in which clients must be alike; for ``alike`` only.
    """

    kind: With
    feature: str
    second: str = ""
    criteria: tuple[str, ...] = ()


def question(
    chosen: Mapping[str, str],
    known: Container[str],
    *,
    telling: Sequence[Choice],
    offered: Sequence[Choice],
) -> Question:
    """Return what an address asks for; what it does not say, or says wrong, as usual.

    Parameters
    ----------
    chosen
        ``with``, ``feature``, ``and``, and ``alike``: names separated by commas.
    known
        Names of what can be compared.
    telling, offered
        What to compare by default, the first; and criteria, the first two by default.
    """
    criteria_offered = [choice.name for choice in offered]
    wanted = chosen.get("alike", ",".join(criteria_offered[:CRITERIA_CHOSEN])).split(",")
    feature, second = chosen.get("feature", ""), chosen.get("and", "")
    kinds = {kind.value: kind for kind in With}
    return Question(
        kind=kinds.get(chosen.get("with", ""), With.EVERYONE),
        feature=feature if feature in known else telling[0].name,
        second=second if second in known else "",
        criteria=tuple(name for name in criteria_offered if name in wanted),
    )


def features_to_compare(portfolio: Portfolio, language: Language) -> tuple[Choice, ...]:
    """Return all features by label: the same for every client, so that the list can stay."""
    choices = (Choice(f.name, f.label.text(language)) for f in portfolio.dictionary.features)
    return tuple(sorted(choices, key=lambda choice: without_accents(choice.label)))


def telling_features(
    client: Client, portfolio: Portfolio, language: Language
) -> tuple[Choice, ...]:
    """Return the features that moved the client's score most, the first of them first."""

    def order(feature: Feature) -> tuple[float, str]:
        return -abs(client.points.get(feature.name, 0.0)), feature.name

    features = nsmallest(TELLING, portfolio.dictionary.features, key=order)
    return tuple(Choice(feature.name, feature.label.text(language)) for feature in features)


def criteria(client: Client, portfolio: Portfolio, language: Language) -> tuple[Choice, ...]:
    """Return in what others can be asked to be like the client, with the client's own band."""
    by_name, writer = portfolio.dictionary.by_name, BinWriter(portfolio, language)
    own = portfolio.dictionary.criteria
    known = own or [f.name for f in portfolio.dictionary.features if _tells_who(f)]
    say = translator(language)
    return tuple(
        Choice(
            name,
            say(
                "comparison-criterion",
                label=by_name[name].label,
                band=writer.band(band_around(portfolio, name, client.values[name])),
            ),
        )
        for name in (known if own else known[:CRITERIA_OFFERED])
    )


def _tells_who(feature: Feature) -> bool:
    """Return whether people would group clients by a feature of an unknown dictionary."""
    if feature.kind is Kind.CATEGORY:
        return 1 < len(feature.categories) <= MOST_CATEGORIES
    return feature.kind in {Kind.AMOUNT, Kind.DURATION}
