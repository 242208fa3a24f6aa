"""Names for readers of features, themes and candidates; what has none keeps its own."""

from clairscore.credit.dictionary import Dictionary
from clairscore.texts import Translator


def feature_label(feature: str, dictionary: Dictionary, say: Translator) -> str:
    """Return a feature's label, or its name if the dictionary does not know it."""
    known = dictionary.by_name.get(feature)
    return say(known.label) if known else feature


def theme_label(theme: str, dictionary: Dictionary, say: Translator) -> str:
    """Return a theme's label, or its name if the dictionary does not know it."""
    known = dictionary.theme_by_name.get(theme)
    return say(known.label) if known else theme


def candidate_name(name: str, say: Translator) -> str:
    """Return a candidate's name, or its stable name if the texts do not know it."""
    try:
        return say(f"report-name-{name}")
    except KeyError:
        return name
