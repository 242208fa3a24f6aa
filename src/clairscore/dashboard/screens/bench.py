"""The benchmark of text encoders: reports side by side, one of them, one text with its words."""

from functools import partial

import streamlit as st

from clairscore.dashboard import state, widgets
from clairscore.dashboard.controls import controlled
from clairscore.dashboard.services import Services
from clairscore.presentation.bench import markup as draw
from clairscore.textbench.encoders.errors import EncoderError
from clairscore.texts import Translator


def render(services: Services, say: Translator) -> None:
    """Draw the screen."""
    pages = services.bench_pages
    at = pages.place(state.choices().get("result", ""))
    controlled(
        widgets.heading(say("bench-title"))
        + draw.compared_markup(pages, say)
        + draw.bench_controls(pages, say),
        draw.report_markup(pages, at, partial(widgets.figure, say=say), say=say),
        values={"result": str(at + 1)},
        key="bench",
    )
    _text(services, at, say)


@st.fragment
def _text(services: Services, at: int, say: Translator) -> None:
    """Draw a text of the reader's choice with its words."""
    pages = services.bench_pages
    row = pages.row(at, state.choices().get("text", ""))
    try:
        shown = draw.text_markup(pages.text(at, row, say), say)
    except EncoderError as error:  # its model may be on another machine: the report stays
        shown = widgets.note(say(error.message), said=True)
    controlled(
        draw.text_controls(pages, at, row, say=say),
        shown,
        values={"text": str(row + 1)},
        key="bench-text",
    )
