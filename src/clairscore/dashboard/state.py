"""Where a reader is: in the address (client, language, edits), and for the session (recent clients)."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from clairscore.texts import Language

CLIENT: Final = "client"
LANGUAGE: Final = "lang"
EDITS: Final = "edits"
PLACE: Final = (CLIENT, LANGUAGE, EDITS)
PAGE: Final = "page"
RECENT: Final = "recent_clients"
RECENT_KEPT: Final = 5
CHOICES: Final = "choices"
TRIED: Final = "tried_edits"
EDITS_LENGTH: Final = 2_000  # no offer is longer
ID_LENGTH: Final = 100  # no id is longer; an address may hold anything


def language(*, default: Language) -> Language:
    """Return the language of the address, else the default."""
    return language_named(st.query_params.get(LANGUAGE, ""), default=default)


def language_named(wanted: str, *, default: Language) -> Language:
    """Return a language by its code, the default for any other text."""
    return "fr" if wanted == "fr" else "en" if wanted == "en" else default


def use_language(wanted: str) -> None:
    """Put a language into the address."""
    st.query_params[LANGUAGE] = wanted


def client() -> str:
    """Return the client id of the address; empty if none was chosen."""
    return st.query_params.get(CLIENT, "").strip()[:ID_LENGTH]


def show_client(client_id: str, *, edits: str = "") -> None:
    """Put a client into the address, with edits of the application if any are to be tried."""
    st.query_params[CLIENT] = client_id
    if edits:
        st.query_params[EDITS] = edits
        st.session_state.pop(TRIED, None)
    elif EDITS in st.query_params:
        del st.query_params[EDITS]


def edits_to_try(client_id: str) -> str:
    """Return the edits of the address, as written there; empty once they were tried."""
    wanted = (client_id, st.query_params.get(EDITS, "")[:EDITS_LENGTH])
    fresh = st.session_state.get(TRIED) != wanted
    st.session_state[TRIED] = wanted
    return wanted[-1] if fresh else ""


def place() -> Mapping[str, str]:
    """Return the part of the address that every screen shares."""
    return {name: st.query_params[name] for name in PLACE if name in st.query_params}


def recent() -> tuple[str, ...]:
    """Return the clients shown in this session, the latest first."""
    return tuple(st.session_state.get(RECENT, ()))


def remember(client_id: str) -> None:
    """Note that a client was shown."""
    others = (known for known in recent() if known != client_id)
    st.session_state[RECENT] = (client_id, *others)[:RECENT_KEPT]


def choices() -> Mapping[str, str]:
    """Return what was chosen on screens: in the address, else earlier in this session.

    So a reader who opens a client from a list comes back to the same list.
    """
    here = {name: value for name, value in st.query_params.items() if name not in PLACE}
    return {**st.session_state.get(CHOICES, {}), **here}


def choose(chosen: Mapping[str, str]) -> None:
    """Put choices of a screen into the address; any choice but a page leads to the first page."""
    before = choices()
    first = {PAGE: "1"} if PAGE in before else {}
    made = {**first, **{name: chosen[name] for name in chosen if name not in PLACE}}
    st.session_state[CHOICES] = {**before, **made}
    st.query_params.update(made)
