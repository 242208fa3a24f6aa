"""The winner at work: it answers as seldom wrongly as asked, else a text is for a person."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom

from clairscore.core.errors import ArtefactDamaged
from clairscore.textbench.benchmark import run_benchmark
from clairscore.textbench.classifier import (
    ADAPTER,
    EncoderChanged,
    Facts,
    open_classifier,
    probabilities,
)
from clairscore.textbench.corpus import Corpus
from clairscore.textbench.deployment import NeverSure, deploy, threshold
from clairscore.textbench.plan import Plan, Protocol, arms
from clairscore.textbench.results import OpenedResults, open_results

FEW = Protocol(folds=5, repeats=1, seeds=(1,), draws=100, refits=0, map_refits=0, shots=())
SIGNS = {
    "card": "card pin chip reader",
    "loan": "loan rate term lender",
    "fees": "fee cost bill due",
}
COMMON = ["please", "my", "the", "was", "today", "again", "and", "why", "for", "you", "with", "now"]


def messages(n: int, *, vague: float, seed: int) -> tuple[list[str], list[str]]:
    """Return messages of three motives; some share no word with their motive."""
    rng, texts, labels = np.random.default_rng(seed), list[str](), list[str]()
    for at in range(n):
        label = list(SIGNS)[at % 3]
        own = [] if rng.random() < vague else rng.choice(SIGNS[label].split(), 2).tolist()
        texts.append(" ".join([*own, *rng.choice(COMMON, 6, replace=False), f"n{at}"]))
        labels.append(label)
    return texts, labels


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenedResults:
    folder = tmp_path_factory.mktemp("deployed")
    texts, labels = messages(360, vague=0.2, seed=1)
    corpus = Corpus("made up", tuple(texts), tuple(labels), "0" * 64, synthetic=True)
    run_benchmark(corpus, Plan(arms(("tfidf",)), FEW), folder / "out", cache=folder / "cache")
    return open_results(folder / "out")


@pytest.fixture(scope="module")
def deployed(opened: OpenedResults, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Facts]:
    target = tmp_path_factory.mktemp("classifier") / "out"
    return target, deploy(opened, "tfidf", target, error=0.1)


def test_answers_on_new_texts_are_wrong_as_seldom_as_asked_and_vague_texts_go_to_a_person(
    deployed: tuple[Path, Facts],
) -> None:
    classifier = open_classifier(deployed[0])
    texts, labels = messages(600, vague=0.2, seed=2)
    found = classifier.classify(texts)
    sure = np.array([one.sure for one in found])
    right = np.array([one.label == label for one, label in zip(found, labels, strict=True)])
    assert (~right[sure]).mean() <= 0.1
    assert 0.5 < sure.mean() < 0.95
    vague = np.array(
        [not set(text.split()) & set(" ".join(SIGNS.values()).split()) for text in texts]
    )
    assert sure[vague].mean() < 0.5
    assert sure[~vague].mean() > 0.9


def test_what_is_said_of_held_out_texts_holds_on_new_ones(deployed: tuple[Path, Facts]) -> None:
    path, facts = deployed
    texts, labels = messages(900, vague=0.2, seed=3)
    found = open_classifier(path).classify(texts)
    answered = np.mean([one.sure for one in found])
    wrong = np.mean([o.label != label for o, label in zip(found, labels, strict=True) if o.sure])
    assert facts.answered.low - 0.05 <= answered <= facts.answered.high + 0.05
    assert facts.error.low <= wrong <= facts.error.high
    assert facts.error.high < 0.1
    # a probability is the share that is right
    assert np.mean([one.probability for one in found]) == pytest.approx(
        np.mean([one.label == label for one, label in zip(found, labels, strict=True)]), abs=0.06
    )


def test_a_classifier_comes_back_as_it_was_written(deployed: tuple[Path, Facts]) -> None:
    path, facts = deployed
    assert open_classifier(path).facts == facts
    one, other = (open_classifier(path).classify(["my card was kept"])[0] for _ in range(2))
    assert one == other
    assert one.label == "card"


def test_the_error_promised_is_kept_nineteen_times_of_twenty() -> None:
    kept, rng = 0, np.random.default_rng(4)
    for _ in range(200):
        shares = rng.uniform(0.4, 1, 400)
        least = threshold(shares, rng.random(400) < shares, error=0.1)
        # of texts with a probability above t, (1 - t) / 2 are wrong on average
        kept += least is None or (1 - least) / 2 <= 0.1
    assert kept >= 182  # 95 % of 200, and four standard errors less


def test_the_bound_is_the_one_of_the_binomial_law() -> None:
    shares, right = np.linspace(1, 0.5, 300), np.ones(300, bool)
    right[[10, 50, 90, 140, 150, 160, 170, 180, 190, 200]] = False
    least = threshold(shares, right, error=0.1)
    assert least is not None
    n = int((shares >= least).sum())
    wrong = int((~right[:n]).sum())
    # so few wrong among so many are seen in one of twenty cases if one in ten is wrong
    assert binom.cdf(wrong, n, 0.1) <= 0.05


def test_too_few_texts_or_too_small_an_error_is_told(opened: OpenedResults, tmp_path: Path) -> None:
    with pytest.raises(NeverSure, match=r"no error as small as 0\.001"):
        deploy(opened, "tfidf", tmp_path / "out", error=0.001)
    assert not (tmp_path / "out").exists()


def test_a_changed_encoder_or_file_is_noticed(deployed: tuple[Path, Facts], tmp_path: Path) -> None:
    path, facts = deployed
    other = tmp_path / "other"
    other.mkdir()
    for file in path.iterdir():
        (other / file.name).write_bytes(file.read_bytes())
    changed = replace(facts, identity={**facts.identity, "words": 5})
    (other / "classifier.json").write_bytes(ADAPTER.dump_json(changed))
    with pytest.raises(ArtefactDamaged, match=r"classifier\.json"):
        open_classifier(other)
    assert "not the one" in str(EncoderChanged("tfidf"))


def test_a_temperature_cools_probabilities() -> None:
    logits = np.array([[2.0, 0.0]])
    assert probabilities(logits, 1.0)[0, 0] == pytest.approx(1 / (1 + np.exp(-2)))
    assert probabilities(logits, 2.0)[0, 0] == pytest.approx(1 / (1 + np.exp(-1)))
