"""A client who is not in the data: a form for one, a file for many. Nothing is kept."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from clairscore.core.errors import ClairscoreError
from clairscore.credit.applicants.reading import Results, read_applications, score_applications
from clairscore.credit.portfolio import Client
from clairscore.dashboard import forms, widgets
from clairscore.dashboard.forms import Button, Form, Group
from clairscore.dashboard.services import Services
from clairscore.presentation.client.page import page_of
from clairscore.presentation.new_application import markup as draw
from clairscore.presentation.new_application.page import (
    NOTHING_SENT,
    Answers,
    answers,
    form_parts,
    results_page,
    template_csv,
)
from clairscore.texts import Translator

SENT: Final = "new_application"
"""In the session, until it ends: what was sent last, and what came of it."""


@dataclass(frozen=True)
class Sent:
    """The form as it was sent, and the result of the form or of the file, whichever came last."""

    answers: Answers = NOTHING_SENT
    result: Client | Results | ClairscoreError | None = None
    version: int = 0


def render(services: Services, say: Translator) -> None:
    """Draw the form, the field for a file, and what comes of them."""
    title, intro = say("new-application-heading"), say("new-application-intro")
    widgets.html(widgets.heading(title, intro=intro), key="new")
    _questions(services, say)
    result = _sent().result
    if isinstance(result, Client):
        page = page_of(result, services.portfolio, language=say.language)
        widgets.html(draw.result_markup(page, say), key="new-result")
    widgets.html(draw.file_markup(say), key="new-file-heading")
    _file(services, say)
    if isinstance(result, ClairscoreError):
        widgets.html(draw.fault_markup(result, say), key="new-results")
    elif isinstance(result, Results):
        _results(result, say)


def _sent() -> Sent:
    return st.session_state.get(SENT, Sent())


def _questions(services: Services, say: Translator) -> None:
    sent = _sent()

    def send(texts: dict[str, str]) -> None:
        read = answers(texts, services.portfolio, language=say.language)
        client = None
        if not read.faults:
            name = say("new-application-client")
            client = services.simulator.assess(read.values, client_id=name)
        st.session_state[SENT] = Sent(read, client, sent.version + 1)

    def press(action: str) -> None:
        del action
        st.session_state[SENT] = Sent(version=sent.version + 1)

    parts = form_parts(services.portfolio, sent.answers, language=say.language)
    form = Form(
        key="new-form",
        label=say("new-application-heading"),
        groups=[Group(part.title, part.fields, part.folded) for part in parts],
        buttons=[
            Button("send", say("new-application-send"), primary=True),
            Button("clear", say("new-application-clear")),
        ],
        version=sent.version,
        result="new-result",
    )
    forms.draw(form, say, submitted=send, pressed=press)


def _file(services: Services, say: Translator) -> None:
    sent = _sent()

    def read(name: str, content: bytes) -> None:
        try:
            applications = read_applications(content, name, services.portfolio)
            scored = score_applications(services.simulator, applications)
            result = scored.results(services.portfolio)
        except ClairscoreError as error:
            result = error
        st.session_state[SENT] = Sent(sent.answers, result, sent.version)

    forms.upload("new-file", say("upload-label"), say("upload-hint"), given=read)
    st.download_button(
        say("upload-template"),
        template_csv(services.portfolio, say.language),
        file_name="applications.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _results(results: Results, say: Translator) -> None:
    page = results_page(results, language=say.language)
    widgets.html(draw.results_markup(page, say), key="new-results")
    st.download_button(
        say("upload-download"),
        page.csv,
        file_name="scores.csv",
        mime="text/csv",
        on_click="ignore",
    )
