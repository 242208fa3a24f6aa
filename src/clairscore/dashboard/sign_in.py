"""On screens: the way in, who is signed in, and the way out."""

import streamlit as st

from clairscore.access import Person
from clairscore.dashboard import widgets
from clairscore.dashboard.sessions import SessionEnded
from clairscore.texts import Translator


def draw_invitation(reason: Exception, say: Translator) -> None:
    """Draw the way in, in place of a screen."""
    needed = "sign-in-expired" if isinstance(reason, SessionEnded) else "sign-in-needed"
    widgets.html(widgets.heading(say("sign-in-heading"), intro=say(needed)), key="sign-in")
    st.button(say("sign-in-button"), on_click=st.login, type="primary", key="sign-in-button")


def draw_person(person: Person, say: Translator) -> None:
    """Draw who is signed in, and the way out."""
    roles = tuple(say(f"role-{role}") for role in sorted(person.roles))
    known = say("sign-in-as", name=person.name, roles=roles)
    sentence = known if roles else say("sign-in-nothing", name=person.name)
    widgets.html(widgets.note(sentence, kind="cs-person"), key="person")
    st.button(say("sign-out"), on_click=st.logout, key="sign-out")
