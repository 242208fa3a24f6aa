"""Who asks: by a bearer token of the provider, or an API key; anyone where nobody signs in."""

from typing import Annotated, cast

from fastapi import Depends, Request

from clairscore.access import LOCAL, NotSignedIn, Person, Right, may, person_of_key
from clairscore.access.keys import PREFIX
from clairscore.api.errors import PersonKnown, PersonNeeded
from clairscore.api.services import Services


def signed_in(proof: str, services: Services) -> Person:
    """Return who proves with an Authorization header that they are; anyone where nobody signs in.

    Raises
    ------
    NotSignedIn
        They don't.
    ClairscoreError
        The record can't be reached, so that it can't be told.
    """
    if services.tokens is None:
        return LOCAL
    scheme, _, token = proof.partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token:
        raise NotSignedIn
    if token.startswith(PREFIX):
        return person_of_key(token, services.kept_record.keys.find)
    return services.tokens.person(token)


async def _person(request: Request) -> Person:
    return cast("Person", request.state.person)  # the gate knows them before a body is read


Caller = Annotated[Person, Depends(_person)]
"""Whoever sent the request."""


def _reader(person: Caller) -> Person:
    may(person, Right.READ_AGGREGATES)
    return person


Reader = Annotated[Person, Depends(_reader)]
"""Whoever sent the request, who may read what tells of no single client."""


def writer(person: Person, named: str | None) -> str:
    """Return in whose name something is recorded.

    Parameters
    ----------
    person
        Who sent the request.
    named
        Whom the request names; only where nobody signs in.

    Raises
    ------
    PersonNeeded, PersonKnown
        Nobody signs in and nobody is named; or someone signed in and names another.
    """
    if person != LOCAL:
        if named not in {None, person.subject}:
            raise PersonKnown
        return person.subject
    if not named or not named.strip():
        raise PersonNeeded
    return named.strip()
