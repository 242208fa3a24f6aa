"""What the tests of hostile input share: the texts that broke something once, by their kind."""

import pytest

TEXTS = {
    "longer than Fluent takes": "x" * 2_501,
    "longer than a file name": "z" * 300,
    "a number that Python refuses to read": "9" * 5_000,
    "a byte that is no text": "\udcff",
    "half a character": "\ud83d",
    "orders to a terminal": "\x1b[31m\x07\x9b2J",
    "text turned round": "\u202egpj.exe",
    "no number": "NaN",
    "beyond all numbers": "1e999",
    "another folder": "../" * 60 + "etc/passwd",
    "quotes": "\"';--<script>&{0}%s$(id)",
    "nothing": "",
    "a blank": "\u00a0",
}


@pytest.fixture(params=TEXTS.values(), ids=tuple(TEXTS))
def text(request: pytest.FixtureRequest) -> str:
    return request.param
