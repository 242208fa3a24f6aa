"""Sentences about one client's values, what is usual, and what they do to the score."""

import math

from clairscore.credit.dictionary import Dictionary, Feature
from clairscore.credit.portfolio.reasons import Illustration, Usual
from clairscore.presentation.words.values import number, percent, value_in_words
from clairscore.texts import Language, Message, translator


class ClientWords:
    """Says what a dictionary describes.

    Parameters
    ----------
    dictionary
        Labels, kinds, currency.
    language
        ``"fr"`` or ``"en"``.
    """

    def __init__(self, dictionary: Dictionary, language: Language) -> None:
        self._dictionary = dictionary
        self._language: Language = language
        self._say = translator(language)

    def value(self, value: float, feature: Feature) -> str:
        """Return a value as a reader would write it."""
        return value_in_words(value, feature, self._language, currency=self._dictionary.currency)

    def theme(self, name: str, points: float) -> str:
        """Return what a theme does to the score: "Debts elsewhere: this raises …"."""
        size = round(abs(points), 1)
        effect = "neutral" if not size else "raises" if points > 0 else "lowers"
        return self._say(
            f"client-theme-{effect}",
            theme=self._dictionary.theme_by_name[name].label,
            points=number(size, self._language, digits=1),
            n=size,
        )

    def detail(self, shown: Illustration) -> str:
        """Return a feature's value, then what is usual."""
        feature = self._dictionary.by_name[shown.feature]
        message = "client-detail-missing" if math.isnan(shown.value) else "client-detail"
        value = self.value(shown.value, feature)
        detail = self._say(message, label=feature.label, value=value)
        return " ".join(part for part in (detail, self.usual(shown.usual, feature)) if part)

    def usual(self, usual: Usual | None, feature: Feature) -> str:
        """Return what is usual among accepted clients, as a sentence; empty if unknown."""
        if usual is None:
            return ""
        if usual.between is not None:
            low, high = (self.value(bound, feature) for bound in usual.between)
            message = "client-usual-one" if low == high else "client-usual-between"
            return self._say(message, low=low, high=high)
        if usual.share_yes is not None:
            return self._say("client-usual-yes", share=self._share(usual.share_yes))
        shares = tuple(
            Message(
                "client-usual-share",
                {"value": self.value(code, feature), "share": self._share(share)},
            )
            for code, share in usual.commonest
        )
        return self._say("client-usual-commonest", values=shares)

    def _share(self, share: float) -> str:
        return percent(share, self._language, digits=0)
