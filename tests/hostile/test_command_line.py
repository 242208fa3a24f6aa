"""No word on the command line gives a traceback, or acts on the terminal of who reads the answer."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from clairscore.cli.commands import clairscore
from clairscore.cli.program import run

LONGEST_ANSWER = 4_000  # characters
SELF_SUFFICIENT = {("demo",), ("sample",), ("bench", "demo")}  # they would do their long work


def commands(
    group: click.Group = clairscore, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        elif (*path, name) not in SELF_SUFFICIENT:
            yield (*path, name), command


def lines(command: click.Command, text: str, portfolio: str) -> Iterator[list[str]]:
    """Yield a text in each place that a command takes one, with something true elsewhere."""
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    options = [one for one in command.params if isinstance(one, click.Option) and not one.is_flag]
    yield [text] * len(arguments)
    if len(arguments) > 1:
        yield [portfolio, *[text] * (len(arguments) - 1)]
    for option in options:
        if option.name == "host":  # nothing there is the usual address: it would serve
            continue
        others = [word for one in options if one.required for word in (one.opts[0], "x")]
        yield [*[portfolio] * len(arguments), *others, option.opts[0], text]


@pytest.mark.parametrize(
    "text",
    ["x" * 2_501, "z" * 300, "9" * 5_000, "\udcff", "\x1b[31m\x07\x9b2J\u202e", "NaN"],
    ids=ascii,
)
@pytest.mark.parametrize(
    ("path", "command"), [pytest.param(*found, id=" ".join(found[0])) for found in commands()]
)
def test_a_command_answers_any_word_with_a_sentence(
    path: tuple[str, ...],
    command: click.Command,
    text: str,
    asked_for: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in lines(command, text, str(asked_for)):
        if not words:
            continue
        assert run([*path, *words, "--lang", "en"]) in {0, 1, 2}
        told = capsysbinary.readouterr().err.decode()
        assert len(told) < LONGEST_ANSWER
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(told), words


def test_a_byte_that_is_no_text_is_answered_by_the_program_itself(asked_for: Path) -> None:
    words = ["explain", str(asked_for), "--client", b"\xff\xfe", "--lang", "en"]
    ran = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-m", "clairscore", *words],
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr.decode().startswith("Error: No client \ufffd\ufffd")
