"""What screens draw with.

A block of markup costs one element whatever it holds, so a screen draws few of them. Markup is
always `markupsafe.Markup`: everything that comes from data was escaped when it was put in.
"""

from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

import streamlit as st
from markupsafe import Markup
from streamlit.components import v2

from clairscore.core.errors import ClairscoreError, InputFaults
from clairscore.dashboard import state
from clairscore.dashboard.services import Services
from clairscore.dashboard.shell import asset
from clairscore.presentation.html.templates import render
from clairscore.presentation.portfolio.search import Suggestion
from clairscore.texts import Language, Translator

BRIDGE, PICKER, SUGGESTIONS = "bridge", "picker", "suggestions"


def html(markup: Markup, *, key: str) -> None:
    """Draw a block of markup.

    Parameters
    ----------
    markup
        What to draw, escaped. An element with ``data-announce`` is read out by screen readers
        when its text changes; one a screen.
    key
        Names the block: what was unfolded or focused in it stays so from one run to the next.
    """
    component("block")(key=key, data={"html": str(markup)})


def figure(markup: Markup, say: Translator) -> Markup:
    """Return a figure of `presentation.figures` with its downloads: its table and its drawing."""
    return render("figures/saved.html.j2", figure=markup, say=say)


def heading(title: str, *, part: str = "", intro: str = "") -> Markup:
    """Return the main heading of a screen, and put it into the title of the window.

    Parameters
    ----------
    title
        Of the screen.
    part
        What is announced when it changes, such as a client; follows the title.
    intro
        Sentence below it.
    """
    st.set_page_config(page_title=f"{part or title} – Clairscore", layout="wide")
    return render("dashboard/heading.html.j2", title=title, intro=intro)


def section(name: str, title: str, *, intro: str = "", focusable: bool = False) -> Markup:
    """Return the heading of a part of a screen, with a sentence below it.

    Parameters
    ----------
    name
        Its id.
    title, intro
        In the reader's language.
    focusable
        Whether a script may move the focus to it.
    """
    return render(
        "dashboard/section.html.j2", name=name, title=title, intro=intro, focusable=focusable
    )


def note(text: str, *, kind: str = "", said: bool = False) -> Markup:
    """Return a paragraph; `said` has it read out when it changes."""
    return render("note.html.j2", text=text, kind=kind, said=said)


def warning(sentence: str, details: Sequence[str] = ()) -> Markup:
    """Return what went wrong, in a box."""
    return render("alert.html.j2", sentence=sentence, details=details)


def examples(services: Services, say: Translator) -> Markup:
    """Return links to typical clients."""
    search, language = services.visible_search(), say.language
    found = [
        (say(f"dashboard-example-{name}"), suggestion)
        for name, known in search.examples.items()
        if (suggestion := search.known(known, language))
    ]
    return render("dashboard/examples.html.j2", examples=found, language=language)


def alert(sentence: str, say: Translator, *, details: Sequence[str] = ()) -> None:
    """Draw what went wrong, or what is needed, in place of a screen."""
    html(heading(say("dashboard-alert")) + warning(sentence, details), key="alert")


def fault(error: ClairscoreError, say: Translator) -> None:
    """Draw an error in the reader's language, all its faults included."""
    faults = error.faults if isinstance(error, InputFaults) else ()
    alert(say(error.message), say, details=[say(one) for one in faults])


def bridge(here: str, *, language: Language, client: str) -> str:
    """Tell the header of the page where the reader is.

    Parameters
    ----------
    here
        Name of the screen.
    language, client
        As in the address.

    Returns
    -------
    str
        Name of the screen that a followed link leads to; empty for none.
    """
    result = component("bridge")(
        key=BRIDGE,
        data={"page": here, "language": language, "client": client},
        on_wanted_change=_follow,
    )
    return str((result.get("wanted") or {}).get("page", ""))


def _follow() -> None:
    """Go where a link leads before the script runs, so that it runs once, with the new place."""
    wanted = st.session_state[BRIDGE].get("wanted") or {}
    if "language" in wanted:
        state.use_language(str(wanted["language"]))
    if "client" in wanted:
        state.show_client(str(wanted["client"]), edits=str(wanted.get("edits", "")))


def client_picker(services: Services, say: Translator) -> None:
    """Draw the search for a client, with recent ones, examples, previous and next."""
    search, client = services.visible_search(), state.client()
    previous, following = search.neighbours(client) if client else ("", "")
    examples = [
        {**asdict(found), "note": say(f"dashboard-example-{name}")}
        for name, known in search.examples.items()
        if (found := search.known(known, say.language))
    ]
    recent = [search.known(known, say.language) for known in state.recent() if known != client]
    component("picker")(
        key=PICKER,
        data={
            "client": client,
            "label": say("dashboard-search-label"),
            "search": say("dashboard-search"),
            "list": say("dashboard-search-list"),
            "placeholder": say("dashboard-search-placeholder"),
            "previous": previous,
            "previousWords": say("dashboard-previous"),
            "next": following,
            "nextWords": say("dashboard-next"),
            "groups": [
                {"title": say("dashboard-recent"), "clients": _choices(recent)},
                {"title": say("dashboard-examples"), "clients": examples},
            ],
        },
        on_chosen_change=_choose,
    )
    _suggest(services, say)


def _choose() -> None:
    """Show the client chosen in the search."""
    state.show_client(str(st.session_state[PICKER].get("chosen") or ""))


@st.fragment
def _suggest(services: Services, say: Translator) -> None:
    """Answer what was typed; alone, without the rest of the screen."""
    typed = str(dict(st.session_state.get(SUGGESTIONS) or {}).get("text") or "")
    found = services.visible_search().suggest(typed, say.language)
    component("suggestions")(key=SUGGESTIONS, data=asdict(found), on_text_change=_typed)


def _typed() -> None:
    """Do nothing: Streamlit keeps a component's state only if someone listens."""


def _choices(found: Sequence[Suggestion | None]) -> list[dict[str, str]]:
    return [asdict(one) for one in found if one]


@cache
def component(name: str) -> Any:  # noqa: ANN401 (Streamlit's renderer takes any callbacks)
    """Return a component, made once: its script is an asset of that name."""
    return v2.component(f"clairscore.{name}", js=asset(f"{name}.js"), isolate_styles=False)
