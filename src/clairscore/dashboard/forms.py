"""Forms: fields with labels, hints, warnings and faults, which Streamlit's own can't tie together."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from clairscore.credit.applicants.reading import LARGEST
from clairscore.dashboard.widgets import component
from clairscore.presentation.words.form import Field
from clairscore.texts import Translator


@dataclass(frozen=True)
class Group:
    """Fields under one title; `folded` ones are there for who wants them."""

    title: str
    fields: Sequence[Field]
    folded: bool = False


@dataclass(frozen=True)
class Button:
    """What can be done beside filling in; the `primary` one sends the form."""

    action: str
    label: str
    primary: bool = False
    disabled: bool = False


@dataclass(frozen=True)
class Form:
    """A form.

    Parameters
    ----------
    key
        Names it among the elements of its screen.
    label
        For screen readers.
    groups, buttons
        What it shows.
    immediate
        Each change counts at once; else they are sent together.
    version
        Another one tells that what was sent has been answered.
    result
        Id of the heading that takes the focus once everything sent was right.
    """

    key: str
    label: str
    groups: Sequence[Group]
    buttons: Sequence[Button]
    immediate: bool = False
    version: int = 0
    result: str = ""


Submitted = Callable[[dict[str, str]], None]
"""Told of all texts of a form, by name of their field."""


def _ignore(*told: object) -> None:
    del told


def draw(
    form: Form,
    say: Translator,
    *,
    changed: Callable[[str, str], None] = _ignore,
    submitted: Callable[[dict[str, str]], None] = _ignore,
    pressed: Callable[[str], None] = _ignore,
) -> None:
    """Draw a form.

    Parameters
    ----------
    form
        What to draw.
    say
        The reader's language.
    changed
        Told of a field's name and text, in a form whose changes count at once.
    submitted
        Told of all texts by name.
    pressed
        Told of the action of a button.
    """

    def told(event: str) -> dict[str, Any]:
        return dict(st.session_state[form.key].get(event) or {})

    def on_changed() -> None:
        fact = told("changed")
        changed(str(fact["name"]), str(fact["value"]))

    def on_submitted() -> None:
        submitted({str(name): str(text) for name, text in told("submitted")["values"].items()})

    component("entries")(
        key=form.key,
        data={
            "id": form.key,
            "label": form.label,
            "groups": [asdict(group) for group in form.groups],
            "buttons": [asdict(button) for button in form.buttons],
            "immediate": form.immediate,
            "version": form.version,
            "result": form.result,
            "words": {name: say(f"form-{name}") for name in ("required", "choose", "missing")},
        },
        on_changed_change=on_changed,
        on_submitted_change=on_submitted,
        on_pressed_change=lambda: pressed(str(told("pressed")["action"])),
    )


def upload(key: str, label: str, hint: str, *, given: Callable[[str, bytes], None]) -> None:
    """Draw a field for a file, whose content is sent and kept nowhere.

    Streamlit's own has nested buttons, which screen readers can't tell apart, and English words.

    Parameters
    ----------
    key
        Names it among the elements of its screen.
    label, hint
        In the reader's language.
    given
        Told of the file's name and content; of one that is too long, only the start.
    """

    def on_given() -> None:
        fact = dict(st.session_state[key].get("given") or {})
        given(str(fact["name"]), base64.b64decode(str(fact["content"])))

    component("upload")(
        key=key,
        data={"id": key, "label": label, "hint": hint, "largest": LARGEST},
        on_given_change=on_given,
    )
