"""Words behind a class: exact where a vector is a sum, measured elsewhere, and held to account."""

from pathlib import Path

import numpy as np
import pytest

from clairscore.presentation.bench.report import bench_html, bench_markdown
from clairscore.presentation.bench.words import explained_words
from clairscore.textbench.benchmark import run_benchmark
from clairscore.textbench.corpus import checked_corpus
from clairscore.textbench.demo_corpus import demo_corpus
from clairscore.textbench.explanation import Explainer
from clairscore.textbench.explanation.explainer import ExactImpossible
from clairscore.textbench.explanation.overview import explain_run
from clairscore.textbench.plan import Plan, Protocol, arms
from clairscore.textbench.results import OpenedResults, open_results
from clairscore.texts import translator

FEW = Protocol(
    folds=3, repeats=1, seeds=(1,), draws=100, refits=3, map_refits=3, shots=(1,), shot_draws=2
)
TEXT = "The cash machine kept my card, and the PIN never came."


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenedResults:
    folder: Path = tmp_path_factory.mktemp("explained")
    plan = Plan(arms(("first-word", "tfidf", "lsa", "word2vec", "minilm")), FEW)
    corpus = checked_corpus(demo_corpus(), sample=90)
    run_benchmark(corpus, plan, folder / "out", cache=folder / "cache")
    return open_results(folder / "out")


@pytest.mark.parametrize("name", ["minilm", "tfidf", "lsa", "word2vec"])
@pytest.mark.parametrize("label", ["carte · card", "frais · fees"])
def test_words_and_rest_add_up_to_the_logit_of_the_class(
    name: str, label: str, opened: OpenedResults
) -> None:
    split = Explainer(opened, name).split_for(TEXT, label)
    assert split.exact
    total = split.base + sum(word.weight for word in split.words) + split.rest
    assert total == pytest.approx(split.logit, abs=1e-9)
    if name != "minilm":  # a sum over words alone has no rest
        assert split.rest == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("name", ["minilm", "tfidf", "lsa", "word2vec"])
def test_the_logit_explained_is_the_one_that_decides(name: str, opened: OpenedResults) -> None:
    explainer = Explainer(opened, name)
    found = explainer.text(TEXT)
    logits = [explainer.split_for(TEXT, label).logit for label in explainer.classes]
    assert explainer.classes[int(np.argmax(logits))] == found.predicted
    odds = np.exp(np.array(logits) - max(logits))
    assert max(odds / odds.sum()) == pytest.approx(found.probabilities[found.predicted], abs=1e-4)


def test_a_text_of_the_corpus_is_explained_by_what_was_learnt_without_it(
    opened: OpenedResults,
) -> None:
    explainer = Explainer(opened, "tfidf")
    given = opened.results.encoder("tfidf").classification["logistic_regression"].predicted[0]
    for row in range(0, len(opened.texts), 9):
        found = explainer.row(row)
        assert found.predicted == explainer.classes[given[row]]
        assert row not in {near.row for near in found.neighbours}


def test_exact_words_matter_more_than_chance_when_taken_away(opened: OpenedResults) -> None:
    exact, chance = Explainer(opened, "minilm").trust(opened.texts[:8], ["exact", "random"])
    assert exact.deletion < chance.deletion
    assert exact.insertion > chance.insertion


def test_an_encoder_that_is_no_sum_is_explained_by_leaving_words_out(
    opened: OpenedResults,
) -> None:
    explainer = Explainer(opened, "first-word")
    assert not explainer.is_exact
    split = explainer.text("Card lost yesterday").split
    assert split.method == "occlusion"
    with pytest.raises(ExactImpossible, match="first-word"):
        explainer.text("Card lost yesterday", method="exact")


def test_a_report_says_the_same_in_both_languages_and_escapes_what_texts_hold(
    opened: OpenedResults,
) -> None:
    told = explain_run(opened)
    assert told.wrong
    html = bench_html(opened, told)
    assert html.count("<section") == 2 * html.count('<section aria-labelledby="fr-')
    assert "http" not in html.replace("http://www.w3.org", "")
    for language in ("fr", "en"):
        text = bench_markdown(opened, language, told)
        assert text.count("\n## ") == html.count("<section") / 2
        assert translator(language)("bench-h-directions") in text
        assert "minilm" in text
    spoilt = OpenedResults(
        opened.artefact, opened.results, ("<script>x</script>", *opened.texts[1:]), opened.labels
    )
    assert "<script>x" not in bench_html(spoilt)


def test_an_explanation_on_the_terminal_names_words_with_signs(opened: OpenedResults) -> None:
    found = Explainer(opened, "minilm").text(TEXT)
    said = [translator("en")(line) for line in explained_words(found, opened.texts, "en")]
    assert said[0].startswith("Classed as ")
    assert any(line.split()[0].startswith(("+", "−")) for line in said[2:])
