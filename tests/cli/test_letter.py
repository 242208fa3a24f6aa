from pathlib import Path

import pytest

from clairscore.cli.program import run


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANG", "LENDER", "CONTACT", "DECISIONS"):
        monkeypatch.delenv(f"CLAIRSCORE_{name}", raising=False)


def test_letters_are_written_for_those_named_and_not_twice(
    scored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["letter", str(scored), str(tmp_path / "out"), "--client", "103", "--client", "100"]
    assert run([*words, "--format", "html", "--lang", "en"]) == 0
    assert "2 letters written; none was there already." in capsys.readouterr().out
    assert run([*words, "--format", "html,pdf", "--lang", "en"]) == 0
    assert "2 letters written; 2 were there already." in capsys.readouterr().out
    assert {path.name for path in (tmp_path / "out").glob("letter-*")} == {
        f"letter-{client}-en.{kind}" for client in (100, 103) for kind in ("html", "pdf")
    }


@pytest.mark.parametrize(
    ("more", "code", "sentence"),
    [
        ([], 1, "--refused"),
        (["--client", "7"], 1, "Pas de client 7"),
        (["--all", "--format", "doc"], 2, "pdf, html"),
        (["--all", "--store", "nowhere.db"], 1, "nowhere.db"),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_written(
    scored: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    more: list[str],
    code: int,
    sentence: str,
) -> None:
    out = tmp_path / "out"
    assert run(["letter", str(scored), str(out), *more]) == code
    assert sentence in capsys.readouterr().err
    assert not out.exists()


def test_the_api_refuses_an_address_of_others_without_sign_in(
    scored: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIRSCORE_HOST", "0.0.0.0")  # noqa: S104 (to be refused)
    assert run(["api", str(scored), "--port", "8599"]) == 1
    assert "0.0.0.0" in capsys.readouterr().err  # noqa: S104
