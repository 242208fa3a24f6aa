"""Pairs of texts: all that is wrong told at once, and no text both learnt from and checked on."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.cli.program import run
from clairscore.core.errors import InputFaults
from clairscore.textbench.pairs import PairColumns, Pairs, parted, read_pairs
from clairscore.textbench.tuning import PairsTooAlike, TuningPlan, tune_on_pairs
from clairscore.texts import translator

COLUMNS = PairColumns()
ROWS = [(f"left {k}", f"right {k}", round(k / 59, 3)) for k in range(60)]
OUTSIDE = (
    "3 scores are no numbers from 0 to 1, among them rows 2, 3, 4. Write 0 for nothing in common, "
    "1 for the same, with a decimal point; divide scores of another scale by their largest."
)
PLAN = TuningPlan(held_out=0.2)


def written(path: Path, rows: Sequence[tuple[object, ...]], *names: str) -> Path:
    table = pd.DataFrame(rows, columns=list(names or ("text_a", "text_b", "score")))
    match path.suffix:
        case ".jsonl":
            table.to_json(path, orient="records", lines=True, force_ascii=False)
        case ".parquet":
            table.to_parquet(path)
        case suffix:
            table.to_csv(path, sep="\t" if suffix == ".tsv" else ",", index=False)
    return path


@pytest.mark.parametrize("name", ["pairs.csv", "pairs.tsv", "pairs.jsonl", "pairs.parquet"])
def test_every_format_gives_the_same_pairs(name: str, tmp_path: Path) -> None:
    found = read_pairs(written(tmp_path / name, ROWS), COLUMNS)
    assert list(zip(found.first, found.second, found.scores, strict=True)) == ROWS


def test_columns_may_have_other_names(tmp_path: Path) -> None:
    path = written(tmp_path / "pairs.csv", ROWS, "question", "answer", "like")
    found = read_pairs(path, PairColumns("question", "answer", "like"))
    assert found.scores[-1] == 1.0


def test_all_faults_are_told_together_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("", "a", 0.5), ("b", "c", 1.2), ("d", "e", "high"), ("f", "g", None), ("h", "i", 0)]
    path = written(tmp_path / "pairs.csv", rows, "text_a", "right", "score")
    with pytest.raises(InputFaults, match=r"pairs\.csv") as caught:
        read_pairs(path, COLUMNS)
    said = [translator("en")(fault) for fault in caught.value.faults]
    assert said == [
        "There is no column text_b. Did you mean text_a? Found: text_a, right, score.",
        "Column text_a: one text is empty, in row 1. Give a text or leave the pair out.",
        f"Column score: {OUTSIDE}",
        "There are 5 pairs; at least 50 are needed, a fifth of them to check on. Add pairs.",
    ]
    assert run(["bench", "tune-pairs", str(path), str(tmp_path / "out"), "--lang", "fr"]) == 1
    assert "3 notes ne sont pas des nombres de 0 à 1" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=80),
    st.sampled_from([0.1, 0.2, 0.5]),
    st.integers(0, 3),
)
def test_no_text_stands_in_both_parts_and_no_pair_is_lost(
    ends: list[tuple[int, int]], share: float, seed: int
) -> None:
    pairs = Pairs(
        tuple(f"t{a}" for a, _ in ends),
        tuple(f"t{b}" for _, b in ends),
        tuple(k / len(ends) for k in range(len(ends))),
    )
    parts = parted(pairs, share, seed=seed)
    learnt, held = ({*part.first, *part.second} for part in (parts.learnt, parts.held_out))
    assert not learnt & held
    found = [*parts.learnt.scores, *parts.held_out.scores]
    assert len(found) + parts.left_out == len(ends)
    assert len(set(found)) == len(found)
    assert len(parts.held_out.scores) >= share * len(ends) - 1


def test_pairs_without_a_common_text_are_all_used_and_the_share_is_kept(tmp_path: Path) -> None:
    pairs = read_pairs(written(tmp_path / "pairs.csv", ROWS), COLUMNS)
    parts = parted(pairs, 0.2, seed=1)
    assert (len(parts.held_out.scores), len(parts.learnt.scores), parts.left_out) == (12, 48, 0)
    assert parts.held_out != parted(pairs, 0.2, seed=2).held_out


def test_pairs_that_all_share_one_text_can_t_be_checked_and_this_is_said(tmp_path: Path) -> None:
    star = Pairs(("hub",) * 60, tuple(f"leaf {k}" for k in range(60)), (0.0, 1.0) * 30)
    with pytest.raises(PairsTooAlike, match="0 pairs are left to learn from"):
        tune_on_pairs(star, tmp_path / "out", plan=PLAN)
    same = Pairs(tuple("ab" * 30), tuple(f"t{k}" for k in range(60)), (0.5,) * 60)
    with pytest.raises(PairsTooAlike, match="a single score"):
        tune_on_pairs(same, tmp_path / "out", plan=PLAN)
