"""Near copies are found, kept in one fold and never tested by their twins; wrong labels are found."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.textbench.benchmark import run_benchmark
from clairscore.textbench.corpus import Corpus, Reading, read_corpus
from clairscore.textbench.evaluation.classification import few_shot, outcomes, splits
from clairscore.textbench.evaluation.label_faults import doubtful
from clairscore.textbench.evaluation.resampling import bootstrap_draws
from clairscore.textbench.near_copies import bare, mixed, near_copies
from clairscore.textbench.plan import Plan, Protocol, arms
from clairscore.textbench.results import open_results

WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=0, max_size=12).map(" ".join)
FEW = Protocol(folds=3, repeats=1, seeds=(1,), draws=100, refits=0, map_refits=0, shots=())


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("Order no. 12, please!", "order no 345 PLEASE", True),
        ("My card was lost", "My card was stolen", False),
        (
            "we sell a red mug of three hundred ml for you",
            "we sell a red mug of three hundred ml for all",
            True,
        ),
        (
            "we sell a red mug of three hundred ml",
            "a shop sells blue mugs of two hundred ml",
            False,
        ),
        ("123", "456", False),
        ("", "", False),
    ],
)
def test_texts_belong_together_by_their_letters_or_their_runs_of_words(
    one: str,
    other: str,
    together: bool,  # noqa: FBT001
) -> None:
    groups = near_copies([one, other])
    assert (groups[0] == groups[1]) == together


@given(st.lists(WORDS, min_size=2, max_size=12))
def test_every_pair_that_shares_most_of_its_runs_is_together(texts: list[str]) -> None:
    groups = near_copies(texts)
    runs = [
        {tuple(text.split()[at : at + 3]) for at in range(len(text.split()) - 2)} for text in texts
    ]
    for i, j in combinations(range(len(texts)), 2):
        # 0.9: of such pairs, MinHash misses one in ten million
        alike = runs[i] and len(runs[i] & runs[j]) >= 0.9 * len(runs[i] | runs[j])
        if alike or (texts[i] and bare(texts[i]) == bare(texts[j])):
            assert groups[i] == groups[j]


def test_a_group_that_the_user_gave_holds_and_no_name_is_no_group() -> None:
    groups = near_copies(["one", "two", "three", "four"], ["x", "", "x", ""])
    assert groups[0] == groups[2]
    assert len(set(groups.tolist())) == 3


def test_a_group_is_in_one_fold_is_drawn_whole_and_is_not_asked_of_its_own() -> None:
    rng = np.random.default_rng(1)
    groups, codes = np.repeat(np.arange(90), 2), np.repeat(np.arange(90) % 3, 2)
    for split in splits(codes, folds=5, repeats=2, seed=1, groups=groups):
        assert not set(groups[split.train]) & set(groups[split.test])
    for held in bootstrap_draws(180, 20, seed=1, groups=groups):
        assert np.array_equal(held[::2], held[1::2])
    # vectors at random: only a twin could tell the class
    vectors = np.repeat(rng.normal(size=(90, 400)), 2, axis=0).astype(np.float32)
    alone = few_shot(vectors, codes, shots=(20,), draws=10, seed=1)
    together = few_shot(vectors, codes, shots=(20,), draws=10, seed=1, groups=groups)
    assert alone[0].accuracy > 0.5
    assert together[0].accuracy == pytest.approx(1 / 3, abs=0.1)


def test_a_class_of_near_copies_alone_breaks_nothing(tmp_path: Path) -> None:
    texts = [f"the same few words again and again {k}" for k in range(6)]
    others = [f"{a} {b}" for a in ("red", "blue", "old") for b in ("car", "house", "tree")]
    corpus = Corpus("x", (*texts, *others), ("one",) * 6 + ("other",) * 9, "0" * 64)
    results = run_benchmark(
        corpus, Plan(arms(("tfidf",)), FEW), tmp_path / "out", cache=tmp_path / "c"
    )
    assert [note.id for note in results.corpus.notes] == [
        "note-corpus-near-copies",
        "note-corpus-one-group",
    ]
    assert results.corpus.notes[0].args == {"n": 5}
    assert results.corpus.notes[1].args == {"n": 1, "labels": ["one"]}
    assert open_results(tmp_path / "out").results == results


def test_near_copies_of_several_labels_are_told_with_an_example(tmp_path: Path) -> None:
    lines = [f"word{'abcdefghij'[k]} thing{'klmnopqrst'[k]},{'xy'[k % 2]},g{k}" for k in range(10)]
    lines += ["Same text 1,x,", "same text 2!,y,"]
    (tmp_path / "t.csv").write_text("\n".join(["text,label,client", *lines]), encoding="utf-8")
    corpus = read_corpus(tmp_path / "t.csv", Reading(("text",), "label", groups="client"))
    groups = near_copies(corpus.texts, corpus.groups)
    assert mixed(groups, corpus.codes) == [[10, 11]]
    assert corpus.groups[:2] == ("g0", "g1")


def test_labels_planted_wrong_are_found_and_others_left_alone() -> None:
    rng = np.random.default_rng(3)
    codes = np.repeat(np.arange(4), 60)
    vectors = (2.2 * np.eye(4, 12)[codes] + rng.normal(0, 0.7, (240, 12))).astype(np.float32)
    wrong = rng.choice(240, 12, replace=False)
    labels = codes.copy()
    labels[wrong] = (codes[wrong] + rng.integers(1, 4, 12)) % 4
    shared = splits(labels, folds=5, repeats=2, seed=1)
    found = doubtful(labels, shared, outcomes(lambda _: vectors, labels, shared, seed=1))
    rows = {one.row for one in found}
    right = rows & set(wrong.tolist())
    assert len(right) / len(rows) >= 0.6
    assert len(right) / 12 >= 0.6
    assert all(one.suggested == codes[one.row] for one in found if one.row in right)
    assert [one.margin for one in found] == sorted((one.margin for one in found), reverse=True)


def test_doubtful_labels_are_written_to_a_table_to_correct(tmp_path: Path) -> None:
    words = {"animal": "cat dog cow goat hen", "tool": "saw axe file nail drill"}
    texts = [f"{a} {b}" for known in words.values() for a, b in combinations(known.split(), 2)]
    texts += [f"{b} {a}" for known in words.values() for a, b in combinations(known.split(), 2)]
    labels = ["animal"] * 10 + ["tool"] * 10 + ["animal"] * 10 + ["tool"] * 10
    labels[3] = "tool"
    corpus = Corpus("x", tuple(texts), tuple(labels), "0" * 64)
    plan = Plan(arms(("tfidf",)), replace(FEW, folds=5))
    run_benchmark(corpus, plan, tmp_path / "out", cache=tmp_path / "cache")
    table = (tmp_path / "out" / "labels_to_check.csv").read_text(encoding="utf-8-sig")
    assert table.splitlines()[0] == "row,text,label,suggested,margin"
    assert f"4,{texts[3]},tool,animal," in table
