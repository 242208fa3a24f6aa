"""Plans: read from TOML, all that is wrong told at once."""

from pathlib import Path

import pytest

from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.textbench.plan import Arm, arms, read_plan
from clairscore.textbench.results import Published
from clairscore.texts import translator

GOOD = """
arm = ["tfidf", { encoder = "minilm?name=mini", preparation = "study" }]
language = "fr"
llm = "llama3.2:3b?timeout=300"

published = [{ name = "a", right = 9, tested = 10 }]

[corpus]
file = "texts.csv"
text = "message"
label = "motive"

[protocol]
repeats = 1
seeds = [4, 5]

[descriptions]
card = "about a bank card"
"""


def test_a_plan_says_corpus_arms_and_protocol(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text(GOOD, encoding="utf-8")
    found = read_plan(tmp_path / "plan.toml")
    assert found.corpus == tmp_path / "texts.csv"
    assert found.reading.text == ("message",)
    assert [arm.name for arm in found.plan.arms] == ["tfidf", "mini + study"]
    assert found.plan.protocol.seeds == (4, 5)
    assert found.plan.protocol.folds == 5
    assert found.plan.llm == "llama3.2:3b?timeout=300"
    assert found.plan.published == (Published("a", 9, 10),)
    assert found.plan.descriptions == {"card": "about a bank card"}


def test_all_faults_of_a_plan_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text(
        'arm = [{ encoder = "lsa", preparation = "magic" }, {}]\nspeed = 3\n'
        'published = [{ name = "x", right = 11, tested = 10 }, { right = 1, tested = 2 }]\n'
        "[corpus]\ntext = 'a'\nlabel = 'b'\n[protocol]\nfolds = 1\ndraws = 'many'\n",
        encoding="utf-8",
    )
    with pytest.raises(InputFaults, match=r"plan\.toml") as caught:
        read_plan(tmp_path / "plan.toml")
    said = "\n".join(translator("en")(fault) for fault in caught.value.faults)
    for words in (
        "speed",
        "corpus.file",
        "magic",
        "arm 2: encoder",
        "protocol.folds is 1",
        "many",
        "11 right",
        "published 2: name",
    ):
        assert words in said


def test_a_file_that_is_no_toml_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text("arm = [", encoding="utf-8")
    with pytest.raises(FileUnreadable, match=r"plan\.toml"):
        read_plan(tmp_path / "plan.toml")


def test_every_encoder_meets_every_preparation() -> None:
    assert arms(("a", "b"), ("none", "study")) == (
        Arm("a"),
        Arm("b"),
        Arm("a", "study"),
        Arm("b", "study"),
    )
