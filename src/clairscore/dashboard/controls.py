"""A part of a screen with controls: what is chosen goes into the address, so that a link shows it."""

from collections.abc import Mapping
from functools import partial

import streamlit as st
from markupsafe import Markup

from clairscore.dashboard import state, widgets


def controlled(controls: Markup, results: Markup, *, values: Mapping[str, str], key: str) -> None:
    """Draw controls above what they lead to.

    Parameters
    ----------
    controls
        Labelled elements, each with the name of its part of the address. They stay as they are
        while results change.
    results
        Markup; its buttons with a name and a value choose as well.
    values
        What the controls show.
    key
        Names the block.
    """
    widgets.component("controls")(
        key=key,
        data={"controls": str(controls), "html": str(results), "values": dict(values)},
        on_chosen_change=partial(_choose, key),
    )


def _choose(key: str) -> None:
    state.choose(st.session_state[key].get("chosen") or {})
