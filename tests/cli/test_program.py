import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from clairscore.cli.commands import clairscore
from clairscore.cli.program import run
from clairscore.texts import Language

COMMANDS = list(clairscore.commands)


@pytest.fixture(autouse=True)
def french_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIRSCORE_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_with_every_option_and_an_example(
    command: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, "--help", "--lang", language]) == 0
    shown = capsys.readouterr().out
    for parameter in clairscore.commands[command].params:
        name = parameter.human_readable_name if parameter.param_type_name == "argument" else ""
        assert (name or max(parameter.opts, key=len)) in shown
    assert {"fr": "Exemple", "en": "Example"}[language] in shown
    assert "--lang" in shown


@pytest.mark.parametrize(
    ("group", "command"),
    [
        (name, nested)
        for name, group in clairscore.commands.items()
        if isinstance(group, click.Group)
        for nested in group.commands
    ],
)
def test_every_command_of_a_group_has_a_help_and_a_line_in_its_group_s(
    group: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("fr", "en"):
        assert run([group, command, "--help", "--lang", language]) == 0
        assert "--lang" in capsys.readouterr().out
        assert run([group, "--help", "--lang", language]) == 0
        assert f"  {command} " in capsys.readouterr().out


def test_the_program_speaks_french_unless_told_otherwise(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(["--help"])
    assert "Utilisation" in capsys.readouterr().out
    run(["--lang", "en", "--help"])
    assert "Usage:" in capsys.readouterr().out
    monkeypatch.setenv("CLAIRSCORE_LANG", "en_GB.UTF-8")
    run(["--help"])
    assert "Usage:" in capsys.readouterr().out


def test_without_words_the_help_is_shown_and_the_usage_is_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run([]) == 2
    assert "explain" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["trai"], "La commande « trai » n’existe pas. Vouliez-vous dire train ?"),
        (["train", "--trails", "3"], "Vouliez-vous dire --trials ?"),
        (["train"], "Il manque DATASET."),
        (["explain", "p"], "Il manque --client."),
        (["sample", "x", "--clients", "3"], "nombre entier, à partir de 100"),
        (["sample", "x", "--clients", "many"], "nombre entier, à partir de 100"),
        (["--lang", "de", "sample", "x"], "--lang prend l’une des valeurs : fr, en."),
    ],
)
def test_wrong_usage_is_told_in_french_with_exit_code_2(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    told = capsys.readouterr().err.replace("\u202f", " ").replace("\xa0", " ")
    assert sentence in told
    assert "--help" in told


def test_a_mistake_in_the_input_is_a_sentence_with_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["train", str(tmp_path / "none"), str(tmp_path / "model"), "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert not told.out
    assert "No dataset at" in told.err
    assert "Traceback" not in told.err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("clairscore ")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_no_half_artefact(tmp_path: Path, number: signal.Signals) -> None:
    words = [sys.executable, "-m", "clairscore", "sample", str(tmp_path / "t"), "--clients"]
    process = subprocess.Popen(  # noqa: S603 (our own program)
        [*words, "200000", "--lang", "en"], stderr=subprocess.PIPE, env={**os.environ}, text=True
    )
    deadline = time.monotonic() + 60
    while not any(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert any(tmp_path.iterdir()), "the program wrote nothing before it was interrupted"
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Interrupted" in told
    assert "Traceback" not in told
    assert not any(tmp_path.iterdir())


def test_help_answers_without_loading_what_only_work_needs() -> None:
    code = (
        "import sys; from clairscore.cli.program import run; run(['--help']);"
        "print(sorted({'lightgbm', 'duckdb', 'mlflow', 'sklearn', 'ibis'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_commands_stand_in_the_order_of_the_work() -> None:
    assert isinstance(clairscore, click.Group)
    assert COMMANDS[:6] == ["sample", "features", "dataset", "train", "score", "explain"]
