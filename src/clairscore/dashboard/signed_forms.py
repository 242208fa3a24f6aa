"""Forms that someone sends in their own name: what they do is recorded, or told why it was not."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import streamlit as st

from clairscore.core.errors import ClairscoreError
from clairscore.credit.decisions.errors import TextNeeded
from clairscore.dashboard import forms
from clairscore.dashboard.forms import Button, Form, Group
from clairscore.presentation.decision import markup as draw
from clairscore.presentation.words.form import Field
from clairscore.texts import Translator

SENT: Final = "signed_forms"
NAME: Final = "person"
FIELD_OF: Final = {
    "override-reason": draw.REASON,
    "client-view": draw.VIEW,
    "review-reasons": draw.REASONS,
}
"""Where a text is missing, by what the error names."""


@dataclass(frozen=True)
class Sent:
    """In the session: what a form sent last and was not taken, why, and how often it was sent.

    With its `token` as key, what is sent twice is recorded once.
    """

    values: dict[str, str] = field(default_factory=dict[str, str])
    faults: dict[str, str] = field(default_factory=dict[str, str])
    version: int = 0
    token: str = field(default_factory=lambda: secrets.token_hex(12))


Act = Callable[[dict[str, str], str, str], object]
"""Does what is asked, given the texts by name, who asks, and the token."""


@dataclass(frozen=True)
class SignedForm:
    """A form to be sent in someone's name.

    Parameters
    ----------
    key
        Names it; its kind, up to the first dash, names its words.
    needed
        Names of the fields that may not be empty.
    result
        Id of the heading that takes the focus once it was taken.
    folded
        Whether its fields are for who wants them.
    """

    key: str
    needed: Sequence[str]
    result: str
    folded: bool = False

    def draw(
        self, person: str, fields: Callable[[Sent], list[Field]], act: Act, *, say: Translator
    ) -> None:
        """Draw it.

        Parameters
        ----------
        person
            Who is signed in; a name is asked for if empty.
        fields
            Returns its fields, given what was sent last.
        act
            Called once all is filled in; its error is shown where it belongs.
        say
            The reader's language.
        """
        sent = st.session_state.setdefault(SENT, {}).setdefault(self.key, Sent())
        shown = fields(sent)
        if not person:
            values = {draw.PERSON: st.session_state.get(NAME, ""), **sent.values}
            shown = [*shown, draw.person_field(values, sent.faults, say)]

        def submitted(values: dict[str, str]) -> None:
            faults = self._faults(values, person, act, sent=sent, say=say)
            version = sent.version + 1
            kept = Sent(values, faults, version, sent.token) if faults else Sent(version=version)
            st.session_state[SENT][self.key] = kept

        title = say(f"form-{self._kind}")
        form = Form(
            key=f"form-{self.key}",
            label=title,
            groups=[Group(title, shown, self.folded)],
            buttons=[Button("send", say(f"form-{self._kind}-send"), primary=True)],
            version=sent.version,
            result=self.result,
        )
        forms.draw(form, say, submitted=submitted)

    @property
    def _kind(self) -> str:
        return self.key.partition("-")[0]

    def _faults(
        self, values: dict[str, str], person: str, act: Act, *, sent: Sent, say: Translator
    ) -> dict[str, str]:
        """Act; return what is wrong by field, nothing if it was taken."""
        needed = (*self.needed, *(() if person else (draw.PERSON,)))
        if empty := [name for name in needed if not values.get(name, "").strip()]:
            return {name: say("field-needed") for name in empty}
        if not person:
            person = st.session_state[NAME] = values[draw.PERSON].strip()
        try:
            act(values, person, sent.token)
        except ClairscoreError as error:
            place = FIELD_OF.get(error.what, "") if isinstance(error, TextNeeded) else ""
            return {place or next(iter(values)): say(error.message)}
        return {}
