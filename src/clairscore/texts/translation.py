"""From a message to a sentence in one language."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import cast

from fluent.runtime import FluentBundle, FluentResource

from clairscore.texts.message import Label, Language, Message

LIST_LIMIT = 10
LONGEST = 1000  # characters of one fact in a sentence; Fluent refuses more than 2,500
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
REMEMBERED = 8192  # sentences
LOCALES: dict[Language, list[str]] = {"fr": ["fr-FR", "fr"], "en": ["en-GB", "en"]}


class Translator:
    """Says messages in one language.

    Parameters
    ----------
    language
        ``"fr"`` or ``"en"``.

    Examples
    --------
    >>> translator("en")("yes")
    'yes'
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        # use_isolating=False: no invisible direction marks around arguments
        self._bundle = FluentBundle(LOCALES[language], use_isolating=False)
        # what one page says of what is usual, the next one says again
        self._said = lru_cache(REMEMBERED)(self._format)
        for source in sources(language):
            self._bundle.add_resource(FluentResource(source), allow_overrides=False)

    def __call__(self, message: str | Message | Label, /, **args: object) -> str:
        """Return the sentence for a message id with its arguments, a `Message` or a `Label`."""
        if isinstance(message, Label):
            return message.text(self.language)
        if isinstance(message, Message):
            message, args = message.id, {**message.args, **args}
        return self._said(message, tuple((name, self._word(args[name])) for name in args))

    def knows(self, message: str) -> bool:
        """Return whether there is a sentence for a message id."""
        return self._bundle.has_message(message)

    def _format(self, message: str, words: tuple[tuple[str, str | int | float], ...]) -> str:
        if not self._bundle.has_message(message):
            raise KeyError(message)
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise KeyError(message)
        text, faults = self._bundle.format_pattern(pattern, dict(words))
        if faults:
            raise KeyError(f"{message}: {faults[0]}")
        return cast("str", text)

    def _word(self, value: object) -> str | int | float:
        """Return an argument as something Fluent can place in a sentence."""
        if isinstance(value, int | float):
            return value
        if isinstance(value, Message | Label):
            return quoted(self(value))
        if isinstance(value, tuple | list):
            return quoted(self._listed(cast("Iterable[object]", value)))
        return quoted(str(value))

    def _listed(self, values: Iterable[object]) -> str:
        words = [str(self._word(value)) for value in values]
        if not words:
            return self("list-none")
        if len(words) > LIST_LIMIT:
            shown = ", ".join(words[:LIST_LIMIT])
            return self("list-shortened", shown=shown, more=len(words) - LIST_LIMIT)
        return ", ".join(words)


def quoted(text: str) -> str:
    r"""Return a fact as it may stand in a sentence, whoever wrote it.

    What would act on the reader's screen, or is no character at all, is replaced by the sign for
    that; of a text that is too long the middle is left out.

    >>> quoted("a\x1b[31mb")
    'a�[31mb'
    >>> len(quoted("9" * 5_000))
    1000
    """
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - 101]}…{text[-100:]}"
    return UNSEEN.sub("\ufffd", text)


def sources(language: Language) -> list[str]:
    """Return the Fluent sources of one language, in the order of their file names."""
    folder = resources.files("clairscore.texts") / language
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".ftl")), key=lambda f: f.name)
    return [file.read_text(encoding="utf-8") for file in files]


@cache
def translator(language: Language) -> Translator:
    """Return the translator of a language, made once."""
    return Translator(language)
