"""The language of an answer: as the request asks, else the server's."""

from typing import Annotated, Final, cast

from fastapi import Depends, Header, Request

from clairscore.texts import Language
from clairscore.texts.message import LANGUAGES

LONGEST: Final = 200  # characters of a header that are read


def language_of(request: Request) -> Language:
    """Return the language that a request prefers among ours (RFC 9110, 12.5.4)."""
    ours = cast("Language", request.app.state.services.language)
    return preferred(request.headers.get("accept-language", ""), otherwise=ours)


def preferred(header: str, *, otherwise: Language) -> Language:
    """Return the language a header prefers.

    >>> preferred("de, en-GB;q=0.8, fr;q=0.9", otherwise="en")
    'fr'
    >>> preferred("*", otherwise="fr")
    'fr'
    """
    parts = [part.strip().partition(";q=") for part in header[:LONGEST].split(",")]
    wanted: list[tuple[float, Language]] = [
        (_weight(quality), language)
        for name, _, quality in parts
        for language in LANGUAGES
        if name.strip().lower().split("-")[0] == language
    ]
    accepted = [found for found in wanted if found[0] > 0]
    return max(accepted, key=lambda found: found[0])[1] if accepted else otherwise


def _weight(text: str) -> float:
    if not text:
        return 1.0
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


async def _language(
    request: Request,
    accept_language: Annotated[
        str, Header(description="fr or en; the server's own by default.", examples=["en"])
    ] = "",
) -> Language:
    del accept_language  # declared so that the specification names it
    return language_of(request)


Asked = Annotated[Language, Depends(_language)]
"""The language of the answer."""
