"""What is to be said, before it is put into a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@dataclass(frozen=True)
class Label:
    """A name in both languages, for what comes from data rather than from the program."""

    fr: str
    en: str

    def text(self, language: Language) -> str:
        """Return the name in one language."""
        return self.fr if language == "fr" else self.en


Argument = "str | int | float | Label | Message | tuple[str | Label | Message, ...]"


@dataclass(frozen=True)
class Message:
    """A sentence named by its id in `texts/<language>/*.ftl`, with the facts it speaks of.

    Parameters
    ----------
    id
        Fluent message id, such as ``error-columns-missing``.
    args
        Facts by variable name: strings, numbers, `Label`, another `Message`, or a tuple of these
        (shown as a list, shortened after ten).
    """

    id: str
    args: Mapping[str, object] = field(default_factory=dict[str, object])
