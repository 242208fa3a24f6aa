"""What runs for each change: where the reader is, then the screen that draws it."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from clairscore.access import LOCAL, AccessDenied, NotSignedIn, Right
from clairscore.core.errors import ClairscoreError
from clairscore.dashboard import sign_in, state, widgets
from clairscore.dashboard.screens import (
    client,
    guide,
    model,
    new_application,
    oversight,
    portfolio,
    reviews,
    what_if,
)
from clairscore.dashboard.services import Services
from clairscore.dashboard.sessions import SessionEnded
from clairscore.texts import Message, Translator, translator

Render = Callable[[Services, Translator], None]
SCREENS: Final[dict[str, Render]] = {
    "client": client.render,
    "what_if": what_if.render,
    "new_application": new_application.render,
    "portfolio": portfolio.render,
    "model": model.render,
    "reviews": reviews.render,
    "oversight": oversight.render,
    "help": guide.render,
}
"""By the last part of their address; the first is where a reader arrives."""

NEEDED: Final[dict[str, tuple[Right, ...]]] = {
    "client": (Right.READ_CLIENT,),
    "what_if": (Right.READ_CLIENT,),
    "new_application": (Right.READ_CLIENT,),
    "portfolio": (Right.READ_AGGREGATES,),
    "model": (Right.READ_AGGREGATES,),
    "reviews": (Right.REVIEW, Right.AUDIT),
    "oversight": (Right.AUDIT,),
    "bench": (Right.READ_AGGREGATES,),
    "help": tuple(Right),
}
"""A right that a screen asks for: any one of them."""

log = logging.getLogger(__name__)


def screens_of(services: Services) -> dict[str, Render]:
    """Return the screens that there is something to show on."""
    if not services.benches:
        return SCREENS
    from clairscore.dashboard.screens import bench  # noqa: PLC0415 (takes seconds; most show none)

    first, last = list(SCREENS.items())[:-1], list(SCREENS.items())[-1:]  # help stays the last
    return dict([*first, ("bench", bench.render), *last])


def draw(services: Services) -> None:
    """Draw the screen of the address in the language of the address."""
    language = state.language(default=services.language)
    say = translator(language)
    pages = {
        name: st.Page(
            partial(admit, name, services, say),
            title=say(f"dashboard-screen-{name}"),
            url_path=name,
            default=name == next(iter(SCREENS)),
        )
        for name in screens_of(services)
    }
    page = st.navigation(list(pages.values()), position="hidden")
    here = next(name for name, known in pages.items() if known is page)
    wanted = widgets.bridge(here, language=language, client=state.client())
    if wanted in pages and wanted != here:
        st.switch_page(pages[wanted], query_params=state.place())
    page.run()


def admit(name: str, services: Services, say: Translator) -> None:
    """Draw a screen to someone who may see it; to others, the way in, or that they may not."""
    try:
        person = services.who()
    except (NotSignedIn, SessionEnded) as reason:
        sign_in.draw_invitation(reason, say)
        return

    def render(services: Services, say: Translator) -> None:
        if not any(person.has(right) for right in NEEDED[name]):
            raise AccessDenied(NEEDED[name][0].value)
        screens_of(services)[name](services, say)

    show(render, services, say)
    if person != LOCAL:
        sign_in.draw_person(person, say)


def show(render: Render, services: Services, say: Translator) -> None:
    """Draw a screen; what goes wrong is a sentence in the reader's language."""
    try:
        render(services, say)
    except ClairscoreError as error:
        widgets.fault(error, say)
    except Exception:  # the last place before Streamlit's own English page
        log.exception("a screen failed")
        widgets.alert(say(Message("dashboard-unexpected")), say)
