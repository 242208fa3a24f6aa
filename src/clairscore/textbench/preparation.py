"""What is done to texts before they are embedded: nothing, or what the study did.

Preparing is an arm to compare, not a default: it helps counts of words and hurts sentence encoders.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from clairscore.textbench.encoders.errors import PackageMissing

WORD: Final = re.compile(r"[^\W\d_]{2,}", re.UNICODE)
LANGUAGES: Final = ("fr", "en")


def study(texts: Sequence[str], language: str) -> list[str]:
    """Return texts in lower case, as lemmas without stop words, joined again.

    A text of which nothing is left stays as it was, so that every text has a vector.
    """
    lemma, stop = _lemmatiser(language), stop_words(language)

    def prepared(text: str) -> str:
        words = (word for word in WORD.findall(text.lower()) if word not in stop)
        return " ".join(lemma(word) for word in words) or text

    return [prepared(text) for text in texts]


def nothing(texts: Sequence[str], language: str) -> list[str]:
    """Return the texts as they are."""
    del language
    return list(texts)


PREPARATIONS: Final[Mapping[str, Callable[[Sequence[str], str], list[str]]]] = {
    "none": nothing,
    "study": study,
}


def prepared(texts: Sequence[str], preparation: str, *, language: str = "en") -> tuple[str, ...]:
    """Return texts prepared by name, for one language."""
    return tuple(PREPARATIONS[preparation](texts, language))


def likely_language(texts: Sequence[str]) -> str:
    """Return the language whose stop words are most of the words of some texts."""
    words = [word for text in texts[:200] for word in WORD.findall(text.lower())]
    return max(LANGUAGES, key=lambda known: sum(word in stop_words(known) for word in words))


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the words of a language that carry little meaning, in lower case."""
    try:
        import stopwordsiso  # noqa: PLC0415 (only where texts are prepared)
    except ImportError as error:
        raise PackageMissing("stop words", "stopwordsiso", "pip install stopwordsiso") from error
    return frozenset(stopwordsiso.stopwords(language))


def _lemmatiser(language: str) -> Callable[[str], str]:
    try:
        import simplemma  # noqa: PLC0415
    except ImportError as error:
        raise PackageMissing("lemmas", "simplemma", "pip install simplemma") from error

    @cache
    def lemma(word: str) -> str:
        return str(simplemma.lemmatize(word, lang=language)).lower()

    return lemma
