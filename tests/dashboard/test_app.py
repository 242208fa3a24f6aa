"""The script draws the screen of the address in the language of the address."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from clairscore.core.errors import ClairscoreError, InputFaults
from clairscore.dashboard.services import Services
from clairscore.texts import Message


# Streamlit runs the text of these two: what they name, they import, or it is built in
def script(services):  # noqa: ANN001, ANN201  # pyright: ignore[reportMissingParameterType]
    from clairscore.dashboard.app import draw  # noqa: PLC0415

    draw(services)


def failing(error):  # noqa: ANN001, ANN201  # pyright: ignore[reportMissingParameterType]
    from clairscore.dashboard.app import show  # noqa: PLC0415
    from clairscore.texts import translator  # noqa: PLC0415

    def render(*_: object) -> None:
        raise error

    show(render, services=None, say=translator("fr"))  # pyright: ignore[reportArgumentType]


Open = Callable[..., AppTest]


@pytest.fixture
def opened(services: Services) -> Open:
    def opened(**query: str) -> AppTest:
        app = AppTest.from_function(script, kwargs={"services": services}, default_timeout=20)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return opened


def data(app: AppTest, component: str) -> list[Any]:
    """Return what the components of a name were given."""
    protos = [element.proto for element in app.get("bidi_component")]
    name = f"clairscore.{component}"
    return [json.loads(proto.json) for proto in protos if proto.component_name == name]


def shown(app: AppTest) -> str:
    assert not app.exception
    return "".join(block["html"] for block in data(app, "block"))


def test_without_a_client_the_reader_is_invited_to_choose_one(opened: Open) -> None:
    app = opened()
    assert "<h1" in shown(app)
    assert "Choisissez un client" in shown(app)
    (picker,) = data(app, "picker")
    assert [one["note"] for one in picker["groups"][1]["clients"]] == [
        "Accepté",
        "Refusé",
        "Près de la limite",
    ]


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "La demande est"), ("en", "The application is")]
)
def test_a_client_is_told_in_the_language_of_the_address(
    opened: Open, language: str, word: str
) -> None:
    app = opened(client="100013", lang=language)
    assert word in shown(app)
    (place,) = data(app, "bridge")
    assert place == {"page": "client", "language": language, "client": "100013"}


def test_an_unknown_language_falls_back_to_the_default(opened: Open) -> None:
    assert "Choisissez" in shown(opened(lang="xx"))


def test_an_unknown_client_gets_a_sentence_not_a_traceback(opened: Open) -> None:
    text = shown(opened(client="42", lang="en"))
    assert "No client 42" in text
    assert 'role="alert"' in text


def test_markup_in_data_is_shown_not_obeyed(opened: Open) -> None:
    text = shown(opened(client="<script>alert(1)</script>"))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_clients_seen_are_offered_again_but_not_the_one_on_screen(opened: Open) -> None:
    app = opened(client="100013")
    app.query_params["client"] = "100015"
    app.run()
    recent = data(app, "picker")[0]["groups"][0]["clients"]
    assert [one["id"] for one in recent] == ["100013"]


def test_neighbours_of_the_client_lead_on(opened: Open) -> None:
    (picker,) = data(opened(client="100013"), "picker")
    assert (picker["previous"], picker["next"]) == ("100011", "100015")


def test_the_first_client_has_none_before(opened: Open) -> None:
    assert data(opened(client="100001"), "picker")[0]["previous"] == ""


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ValueError("secret detail"), "Un problème est survenu"),
        (InputFaults("x.csv", faults=(Message("yes"), Message("no"))), "<li>non</li>"),
    ],
)
def test_whatever_goes_wrong_is_told_in_the_reader_s_language(
    error: Exception | ClairscoreError, sentence: str
) -> None:
    app = AppTest.from_function(failing, kwargs={"error": error}, default_timeout=20).run()
    assert sentence in shown(app)
    assert "secret" not in shown(app)
