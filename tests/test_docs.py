"""What the README says runs, and both READMEs say the same."""

import re
from pathlib import Path

import pytest

from clairscore.cli.commands import clairscore

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.fr.md")


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def test_the_python_of_the_readme_runs_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for block in blocks("README.md", "python"):
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102 (the README is ours)
    assert "The application is" in capsys.readouterr().out


def test_both_readmes_show_the_same_python() -> None:
    english, french = (blocks(name, "python") for name in READMES)
    assert [b.replace('language="en"', "") for b in english] == [
        b.replace('language="fr"', "") for b in french
    ]


@pytest.mark.parametrize("name", READMES)
def test_a_readme_starts_with_the_two_commands(name: str) -> None:
    first = blocks(name, "sh")[0]
    assert re.findall(r"^make \w+", first, flags=re.MULTILINE) == ["make demo", "make test"]


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_every_command(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    missing = [command for command in clairscore.commands if f"clairscore {command}" not in text]
    assert set(missing) <= {"demo"}  # `make demo` runs it


@pytest.mark.parametrize(
    "page",
    [
        *READMES,
        *(p.relative_to(ROOT).as_posix() for p in ROOT.glob("docs/**/*.md")),
        "benchmarks/README.md",
        "CONTRIBUTING.md",
    ],
)
def test_links_within_the_project_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []
