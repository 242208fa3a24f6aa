"""Sessions of people who signed in: who they are, from the claims that Streamlit keeps in a cookie."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from time import time
from typing import Any, ClassVar, Final

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from clairscore.access import NotSignedIn, Person
from clairscore.core.errors import ClairscoreError
from clairscore.settings import SignIn

CALLBACK: Final = "/oauth2callback"
SECONDS: Final = 3600


@dataclass(eq=False)
class SessionEnded(ClairscoreError):
    """Someone signed in too long ago; roles may have changed since."""

    code: ClassVar[str] = "session-ended"


def secrets(sign_in: SignIn) -> dict[str, Any]:
    """Return what Streamlit signs people in with; none of it is written to a file."""
    return {
        "auth": {
            "redirect_uri": sign_in.public_url + CALLBACK,
            "cookie_secret": sign_in.cookie_secret,
            "client_id": sign_in.client_id,
            "client_secret": sign_in.client_secret,
            "server_metadata_url": sign_in.issuer.rstrip("/") + "/.well-known/openid-configuration",
        }
    }


def person_of(claims: Mapping[str, Any], sign_in: SignIn, *, now: float) -> Person:
    """Return who the claims of a session are about.

    Parameters
    ----------
    claims
        Of the provider's ID token, verified when the session began.
    sign_in
        How the provider names people; how long a session lasts.
    now
        Seconds since 1970.

    Raises
    ------
    NotSignedIn
        Nobody is signed in.
    SessionEnded
        It began too long ago, or doesn't say when.
    """
    if not claims.get("is_logged_in"):
        raise NotSignedIn
    began = claims.get("iat")
    if not isinstance(began, int | float) or now - began > sign_in.hours * SECONDS:
        raise SessionEnded
    return sign_in.claims.person(claims)


def current(sign_in: SignIn) -> Person:
    """Return who is signed in to the session of the script that runs.

    Raises
    ------
    NotSignedIn, SessionEnded
        Nobody is, or not any more.
    """
    return person_of(st.user.to_dict(), sign_in, now=time())


def of_cookie(header: str, sign_in: SignIn) -> Person:
    """Return who sends a cookie header: for what is asked for outside of a session.

    Raises
    ------
    NotSignedIn, SessionEnded
        Nobody who is signed in.
    """
    try:
        cookies = SimpleCookie(header)
    except CookieError as error:
        raise NotSignedIn from error

    def signed(name: str) -> bytes | None:
        found = cookies.get(name)
        if found is None:
            return None
        value = found.value.encode("latin-1", "replace")
        return decode_signed_value(sign_in.cookie_secret, name, value)

    try:
        claims = json.loads(get_cookie_with_chunks(signed, USER_COOKIE_NAME) or b"null")
    except ValueError as error:
        raise NotSignedIn from error
    if not isinstance(claims, dict):
        raise NotSignedIn
    return person_of(claims, sign_in, now=time())
