"""The model: what weighs, how a feature acts, how good it is, and what it was made from."""

from functools import partial

import streamlit as st

from clairscore.dashboard import state, widgets
from clairscore.dashboard.controls import controlled
from clairscore.dashboard.services import Services
from clairscore.presentation.training import markup as draw
from clairscore.presentation.training.screen import DOWNLOADS
from clairscore.texts import Translator


def render(services: Services, say: Translator) -> None:
    """Draw the screen."""
    page = services.model_pages.page(say.language)
    with_downloads = partial(widgets.figure, say=say)
    widgets.html(
        widgets.heading(say("model-heading")) + draw.overview_markup(page, with_downloads),
        key="model",
    )
    _acting(services, say)
    widgets.html(draw.training_markup(page, with_downloads), key="model-training")
    _downloads(services, say)


@st.fragment
def _acting(services: Services, say: Translator) -> None:
    """Draw how a feature of the reader's choice acts on the score."""
    pages = services.model_pages
    acting = pages.acting(state.choices().get("feature", ""), say.language)
    if acting is None:
        return
    controlled(
        draw.acting_controls(pages, services.portfolio, say),
        draw.acting_about(acting, say) + widgets.figure(draw.acting_figure(acting, say), say),
        values={"feature": acting.feature},
        key="model-acting",
    )


def _downloads(services: Services, say: Translator) -> None:
    """Draw what can be taken away: the model card, the training report."""
    files = services.model_pages.downloads
    if not files:
        return
    title, intro = say("model-h-files"), say("model-intro-files")
    widgets.html(widgets.section("model-files", title, intro=intro), key="model-files")
    for name, path in files.items():
        st.download_button(
            say(f"model-file-{name.partition('.')[0]}"),
            data=path.read_bytes,
            file_name=name,
            mime=DOWNLOADS[name],
            on_click="ignore",
            key=f"model-file-{name}",
        )
