"""On a client's screen: the decision letter, to be saved."""

import streamlit as st

from clairscore.core.errors import ClairscoreError
from clairscore.dashboard import widgets
from clairscore.dashboard.services import Services
from clairscore.presentation.client.page import ClientPage
from clairscore.presentation.letter.files import letter_name
from clairscore.presentation.letter.page import letter_pdf
from clairscore.texts import Translator


def section(services: Services, page: ClientPage, say: Translator) -> None:
    """Draw the button that saves the letter; or why there can be none."""
    title, intro = say("client-letter-heading"), say("client-letter-intro")
    widgets.html(widgets.section("letter", title, intro=intro), key="client-letter")
    person = services.who()
    try:
        writer = services.letters(page.language)
        writer.run  # noqa: B018 (raises where nobody can sign)
    except ClairscoreError as error:
        reason = widgets.note(say(error.message), kind="cs-muted")
        widgets.html(reason, key="client-letter-none")
        return

    client_id = page.client

    # Streamlit keeps this while the session lasts, one for each client shown: so no page in it
    def made() -> bytes:
        services.files.open(person, client_id, "letter")
        return letter_pdf(writer.compose(client_id))

    st.download_button(
        say("client-letter-save"),
        data=made,
        file_name=letter_name(page.client, page.language, "pdf"),
        mime="application/pdf",
        on_click="ignore",
        key=f"client-letter-{page.client}",
    )
