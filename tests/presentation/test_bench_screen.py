"""What the benchmark's screen says: parts that add up, data that are never markup."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from clairscore.presentation.bench.markup import compared_markup, text_controls, text_markup
from clairscore.presentation.bench.screen import MARKED, BenchPages, text_page
from clairscore.textbench.benchmark import run_benchmark
from clairscore.textbench.corpus import Corpus, checked_corpus
from clairscore.textbench.demo_corpus import demo_corpus
from clairscore.textbench.plan import Plan, Protocol, arms
from clairscore.textbench.results import OpenedResults, open_results
from clairscore.texts import Language, translator

FEW = Protocol(
    folds=3, repeats=1, seeds=(1,), draws=100, refits=2, map_refits=2, shots=(1,), shot_draws=2
)
MARKUP = "<script>alert(1)</script> card & fees"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenedResults:
    folder: Path = tmp_path_factory.mktemp("screen")
    corpus: Corpus = checked_corpus(demo_corpus(), sample=90)
    corpus = replace(corpus, texts=(MARKUP, *corpus.texts[1:]))
    run_benchmark(corpus, Plan(arms(("tfidf",)), FEW), folder / "out", cache=folder / "cache")
    return open_results(folder / "out")


@pytest.fixture(scope="module")
def pages(opened: OpenedResults) -> BenchPages:
    return BenchPages([opened])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_parts_of_a_text_add_up_to_its_sum(pages: BenchPages, language: Language) -> None:
    def read(text: str) -> float:
        return float(text.replace("\N{MINUS SIGN}", "-").replace(",", "."))

    for row in (0, 5, 20):
        *parts, total = [
            read(figure) for _, figure in pages.text(0, row, translator(language)).sums
        ]
        assert sum(parts) == pytest.approx(total, abs=0.03)  # each is rounded to two decimals


def test_the_marked_pieces_put_together_are_the_text(pages: BenchPages) -> None:
    say = translator("en")
    for row in (0, 3, 7):
        page = pages.text(0, row, say)
        assert "".join(one.text for one in page.stretches) == pages.benches[0].opened.texts[row]


def test_words_are_marked_by_their_side_and_their_size(
    pages: BenchPages, opened: OpenedResults
) -> None:
    found = pages.benches[0].explainer.row(3)
    page = text_page(found, opened, translator("en"))
    words = [word for word in found.split.words if not word.stop]
    largest = max(abs(word.weight) for word in words)
    telling = [word for word in words if abs(word.weight) >= MARKED * largest]
    assert [(one.text, one.side) for one in page.stretches if one.side] == [
        (word.text, "for" if word.weight > 0 else "against") for word in telling
    ]
    assert all(one.weight[0] in "+\N{MINUS SIGN}" for one in page.stretches if one.side)


def test_texts_classed_wrongly_come_first_in_the_list(
    pages: BenchPages, opened: OpenedResults
) -> None:
    results, bench = opened.results, pages.benches[0]
    predicted = results.encoders[0].classification["logistic_regression"].predicted[0]
    names = np.array(results.corpus.classes)[predicted]
    wrong = set(np.flatnonzero(names != np.array(opened.labels)).tolist())
    assert set(bench.listed[: len(wrong)]) == wrong
    marks = [words[0] for _, words in pages.texts(0, 0, translator("en"))]
    assert marks == ["✕"] * len(wrong) + ["✓"] * (len(marks) - len(wrong))


def test_data_are_never_markup(pages: BenchPages) -> None:
    say = translator("en")
    shown = text_markup(pages.text(0, 0, say), say) + text_controls(pages, 0, 0, say=say)
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown or "&lt;<mark" in shown


@pytest.mark.parametrize("asked", ["", "0", "3", "-1", "x", "1" * 40, "²"])
def test_an_address_can_t_ask_for_what_is_not_there(pages: BenchPages, asked: str) -> None:
    assert pages.place(asked) == 0
    assert 0 <= pages.row(0, asked) < 90


def test_several_benchmarks_stand_side_by_side(opened: OpenedResults) -> None:
    say = translator("en")
    assert compared_markup(BenchPages([opened]), say) == ""
    two = BenchPages([opened, opened])
    assert len(two.compared(say)) == 2
    assert "tfidf" in compared_markup(two, say)
