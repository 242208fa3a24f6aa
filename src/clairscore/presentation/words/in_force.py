"""The decision in force in a sentence: what was decided, by whom, when, and what the model said."""

from datetime import date

from babel.dates import format_date

from clairscore.credit.decisions.standing import DecidedBy, InForce
from clairscore.presentation.words.values import LOCALES
from clairscore.texts import Translator


def in_force_words(found: InForce, say: Translator) -> str:
    """Return who decided what, and what the model proposed; empty where nobody did."""
    if found.by is DecidedBy.MODEL or found.at is None:
        return ""
    decided, proposed = (
        "accepted" if one else "refused" for one in (found.accepted, found.proposed)
    )
    agreed = "agreed" if found.accepted == found.proposed else proposed
    return say(
        f"in-force-{decided}",
        by=found.by.value,
        person=found.person,
        day=day(found.at, say),
        model=say(f"in-force-model-{agreed}"),
    )


def day(moment: date, say: Translator) -> str:
    """Return a day in words."""
    return format_date(moment, "long", LOCALES[say.language])
