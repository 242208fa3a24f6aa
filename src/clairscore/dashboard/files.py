"""The way to a client on screens: the right is checked, and the reading noted, or nothing is shown."""

from time import monotonic
from typing import Final

import streamlit as st

from clairscore.access import LOCAL
from clairscore.credit.portfolio import Client
from clairscore.dashboard.services import Services

OPENED: Final = "files_opened"
SECONDS: Final = 60.0
"""A screen redrawn within this time is the same reading; so rights are looked at anew each minute."""


def opened(services: Services, wanted: str, purpose: str) -> Client:
    """Return a client to whoever is signed in.

    Raises
    ------
    AccessDenied
        They may not read this file; whether there is such a client isn't said.
    UnknownClient
        There is none.
    ClairscoreError
        The reading can't be noted.
    """
    person, wanted = services.who(), services.portfolio.number_of(wanted)
    if person == LOCAL:
        return services.portfolio.client(wanted)
    noted: dict[tuple[str, str, str], float] = st.session_state.setdefault(OPENED, {})
    key, now = (person.subject, wanted, purpose), monotonic()
    if now - noted.get(key, -SECONDS) < SECONDS:
        return services.portfolio.client(wanted)
    client = services.opened(person, wanted, purpose)
    noted[key] = now
    return client


def note(services: Services, client: str, purpose: str) -> None:
    """Note that a part of a client's file is shown, such as what is redrawn alone.

    Raises
    ------
    NotSignedIn, SessionEnded, AccessDenied
        It may not be shown, or not any more.
    ClairscoreError
        It can't be noted.
    """
    person = services.who()
    if person == LOCAL:
        return
    noted: dict[tuple[str, str, str], float] = st.session_state.setdefault(OPENED, {})
    key, now = (person.subject, client, purpose), monotonic()
    if now - noted.get(key, -SECONDS) >= SECONDS:
        services.files.open(person, client, purpose)
        noted[key] = now
