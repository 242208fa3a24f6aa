"""A client's number that means something in an address leads to that client all the same."""

import re
from html import unescape
from importlib import resources
from urllib.parse import parse_qs, urlsplit

import pytest

from clairscore.presentation.html.templates import render
from clairscore.texts import Message

TEMPLATES = resources.files("clairscore.presentation") / "templates"


def test_no_template_writes_a_value_into_an_address_as_it_is() -> None:
    written = {
        f"{folder.name}/{file.name}": re.findall(
            r'href="/[^"]*[?&;]\w+={{', file.read_text("utf-8")
        )
        for folder in TEMPLATES.iterdir()
        if folder.is_dir()
        for file in folder.iterdir()
        if file.name.endswith(".j2")
    }
    assert len(written) > 10
    # the language is one of ours
    assert {name: found for name, found in written.items() if found} == {
        "dashboard/shell.html.j2": ['href="/{{ name }}?lang={{']
    }


@pytest.mark.parametrize("client", ["a&b=c", "1#2", "x y+z", "é/è?", '"><b>', "%2e%26", "1;2"])
def test_a_link_leads_to_the_very_client(client: str) -> None:
    markup = str(
        render(
            "what_if/client.html.j2",
            client=client,
            say=_Saying(),
        )
    )
    (href,) = re.findall(r'href="([^"]*)"', markup)
    assert parse_qs(urlsplit(unescape(href)).query)["client"] == [client]


class _Saying:
    language = "fr"

    def __call__(self, message: str | Message, **facts: object) -> str:
        del message, facts
        return ""
