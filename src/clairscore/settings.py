"""Settings from the environment, read once, at entry points only."""

from collections.abc import Mapping
from dataclasses import dataclass

from clairscore.texts import Language
from clairscore.texts.message import LANGUAGES


@dataclass(frozen=True)
class Settings:
    """What a user or an operator may set.

    Parameters
    ----------
    language
        ``CLAIRSCORE_LANG``: ``fr`` (default) or ``en``.
    """

    language: Language = "fr"


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Return the settings of an environment; an unknown language falls back to French."""
    wanted = environment.get("CLAIRSCORE_LANG", "").lower()[:2]
    known = {language: language for language in LANGUAGES}
    return Settings(language=known.get(wanted, "fr"))  # type: ignore[arg-type]
