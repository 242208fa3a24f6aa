"""A benchmark from texts to results: whole, repeatable, honest about what could not be had."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

from clairscore.core.errors import ArtefactDamaged
from clairscore.core.progress import Advance
from clairscore.presentation.bench.report import bench_markdown
from clairscore.presentation.bench.words import conclusions, paired
from clairscore.textbench.benchmark import NoEncoder, run_benchmark
from clairscore.textbench.corpus import Corpus
from clairscore.textbench.demo_corpus import demo_corpus
from clairscore.textbench.encoders.errors import EncoderOptionFaulty
from clairscore.textbench.encoders.naming import encoder_named, parsed
from clairscore.textbench.evaluation import clustering
from clairscore.textbench.evaluation.classification import (
    Split,
    classification,
    splits,
    zero_shot,
)
from clairscore.textbench.evaluation.neighbours import precision_of_neighbours
from clairscore.textbench.evaluation.resampling import Draws, bootstrap_draws
from clairscore.textbench.evaluation.sizes import forms
from clairscore.textbench.plan import Arm, Plan, Protocol, arms
from clairscore.textbench.preparation import likely_language, prepared
from clairscore.textbench.results import BenchResults, open_results
from clairscore.textbench.vectors import Vectors
from clairscore.texts import Message, translator

FEW = Protocol(
    folds=3, repeats=1, seeds=(1,), draws=100, refits=3, map_refits=3, shots=(1,), shot_draws=2
)
ANIMALS, TOOLS = (
    ["cat", "dog", "horse", "cow", "sheep", "goat"],
    ["saw", "drill", "hammer", "nail", "plane", "file"],
)


def made_up() -> Corpus:
    rng = np.random.default_rng(1)
    texts = [
        " ".join(rng.choice(words, 4, replace=False)) + f" {k}"
        for words in (ANIMALS, TOOLS)
        for k in range(15)
    ]
    return Corpus(
        "words", tuple(texts), ("animal",) * 15 + ("tool",) * 15, "0" * 64, synthetic=True
    )


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BenchResults]:
    folder = tmp_path_factory.mktemp("bench")
    plan = Plan(
        (*arms(("tfidf", "first-word")), Arm("ollama:none", "none"), Arm("tfidf", "study")), FEW
    )
    results = run_benchmark(made_up(), plan, folder / "out", cache=folder / "cache")
    return folder, results


def test_the_same_plan_gives_the_same_figures(ran: tuple[Path, BenchResults]) -> None:
    folder, results = ran
    again = run_benchmark(
        made_up(),
        Plan(arms(("tfidf", "first-word")), FEW),
        folder / "again",
        cache=folder / "other",
    )
    for one in again.encoders:
        known = results.encoder(one.name)
        assert replace(one, cost=known.cost) == known


def test_results_go_to_disk_and_back(ran: tuple[Path, BenchResults]) -> None:
    folder, results = ran
    opened = open_results(folder / "out")
    assert opened.results == results
    assert opened.texts == made_up().texts
    assert opened.artefact.manifest.synthetic
    assert opened.vectors("tfidf").shape == (30, results.encoder("tfidf").dimensions)


def test_a_changed_figure_is_found_when_results_are_opened(ran: tuple[Path, BenchResults]) -> None:
    folder, _ = ran
    path = folder / "again" / "results.json"
    if not path.exists():
        run_benchmark(made_up(), Plan(arms(("tfidf",)), FEW), folder / "again", cache=folder / "c")
    path.write_text(
        path.read_text(encoding="utf-8").replace('"value":', '"value" :'), encoding="utf-8"
    )
    with pytest.raises(ArtefactDamaged, match=r"results\.json"):
        open_results(folder / "again")


def test_an_encoder_that_is_not_there_is_skipped_with_its_remedy(
    ran: tuple[Path, BenchResults],
) -> None:
    _, results = ran
    assert [one.name for one in results.skipped] == ["ollama:none"]
    said = [translator("en")(message) for message in conclusions(results)]
    (line,) = [line for line in said if "Not measured: ollama:none" in line]
    assert "Start it with «ollama serve»" in line


def test_no_encoder_at_all_is_an_error_with_the_first_remedy(tmp_path: Path) -> None:
    plan = Plan(arms(("ollama:none",)), FEW)
    with pytest.raises(NoEncoder, match="ollama:none"):
        run_benchmark(made_up(), plan, tmp_path / "out", cache=tmp_path / "cache")
    assert not (tmp_path / "out").exists()


def test_conclusions_follow_from_the_figures_and_say_ties_as_ties(
    ran: tuple[Path, BenchResults],
) -> None:
    _, results = ran
    said = " ".join(translator("en")(message) for message in conclusions(results))
    assert "Made-up messages" in said
    assert "always answering the commonest class would be right for 50.0%" in said.lower()
    pair = paired(results, "ari", "tfidf", "first-word")
    back = paired(results, "ari", "first-word", "tfidf")
    assert pair.difference == -back.difference
    assert (pair.low, pair.high) == (-back.high, -back.low)


def test_class_names_are_prepared_like_the_texts(tmp_path: Path) -> None:
    texts = [f"the {name} {k}x" for name in ("cats", "dogs") for k in range(6)]
    corpus = Corpus("pets", tuple(texts), ("Cats!",) * 6 + ("Dogs!",) * 6, "0" * 64)
    plan = Plan((Arm("tfidf", "study"),), FEW, language="en")
    (one,) = run_benchmark(corpus, plan, tmp_path / "out", cache=tmp_path / "cache").encoders
    assert one.zero_shot is not None
    assert one.zero_shot.value == 1.0


def test_everything_is_measured_as_often_as_asked_and_as_the_rarest_class_allows(
    tmp_path: Path,
) -> None:
    texts = [f"{word} {k}" for k, word in enumerate([*ANIMALS[:3], *TOOLS])]
    corpus = Corpus("few", tuple(texts), ("animal",) * 3 + ("tool",) * 6, "0" * 64)
    often = Protocol(
        folds=5, repeats=2, seeds=(1, 2), draws=100, refits=2, map_refits=4, shots=(1, 2, 3)
    )
    plan = Plan(arms(("tfidf",)), often)
    (one,) = run_benchmark(corpus, plan, tmp_path / "out", cache=tmp_path / "cache").encoders
    by_split = one.classification["nearest"].by_split
    assert len(by_split) == 6  # 3 folds: the rarest class has 3 texts
    assert np.shape(one.classification["nearest"].predicted) == (2, 9)
    assert (len(one.clustering.runs), len(one.clustering.refits)) == (2, 2)
    assert (len(one.study.runs), len(one.study.refits)) == (2, 4)
    assert [shot.k for shot in one.few_shot] == [1, 2]  # one must be left to measure


def test_first_dimensions_are_cut_only_where_the_plan_or_the_model_s_name_says_so(
    tmp_path: Path,
) -> None:
    plan = Plan(arms(("lsa?dimensions=40", "lsa?dimensions=40&matryoshka=yes")), FEW)
    found = run_benchmark(demo_corpus(), plan, tmp_path / "out", cache=tmp_path / "cache").encoders
    assert ["first" in {form.name for form in one.forms} for one in found] == [False, True]
    assert parsed("ollama:mxbai-embed-large:latest").matryoshka
    assert parsed("sentence-transformers:mixedbread-ai/mxbai-embed-large-v1").matryoshka
    assert parsed("openai:http://127.0.0.1:1/v1#mxbai-embed-large").matryoshka
    assert not parsed("ollama:mxbai-embed-large?matryoshka=no").matryoshka
    with pytest.raises(EncoderOptionFaulty, match="matryoshka can't be «perhaps»"):
        encoder_named("tfidf?matryoshka=perhaps")


def test_the_study_s_preparation_leaves_lemmas_and_no_stop_words() -> None:
    assert prepared(["The Watches are running!"], "study", language="en") == ("watch run",)
    assert prepared(["!!!"], "study", language="en") == ("!!!",)
    assert prepared(["As is"], "none") == ("As is",)
    assert likely_language(["le chat est dans la maison"]) == "fr"
    assert likely_language(["the cat is in the house"]) == "en"


class Power:
    """A progress that cuts the power after some measures."""

    def __init__(self, lasts: int) -> None:
        self.lasts = lasts

    @contextmanager
    def step(self, message: Message, total: int | None = None) -> Generator[Advance]:
        del total
        measuring = message.id == "step-bench-measure"

        def advance(amount: int) -> None:
            del amount
            self.lasts -= measuring
            if self.lasts < 0:
                raise KeyboardInterrupt

        yield advance


def test_a_run_that_was_stopped_goes_on_with_the_measures_that_were_kept(tmp_path: Path) -> None:
    plan, cache = Plan(arms(("tfidf",)), FEW), tmp_path / "cache"
    with pytest.raises(KeyboardInterrupt):
        run_benchmark(made_up(), plan, tmp_path / "out", cache=cache, progress=Power(4))
    (journal,) = (cache / "measures").iterdir()
    kept = journal.read_bytes()
    names = [json.loads(line)["name"] for line in kept.splitlines() if line]
    assert names == ["split-0", "split-1", "split-2", "near", "grouped-1"]
    assert not (tmp_path / "out").exists()
    results = run_benchmark(made_up(), plan, tmp_path / "out", cache=cache)
    assert journal.read_bytes().startswith(kept)
    whole = run_benchmark(made_up(), plan, tmp_path / "whole", cache=tmp_path / "other")
    (one,), (other,) = results.encoders, whole.encoders
    assert replace(one, cost=other.cost) == other
    before = journal.read_bytes()
    run_benchmark(made_up(), plan, tmp_path / "again", cache=cache)
    assert journal.read_bytes() == before


def test_grouping_reads_a_sample_that_the_report_tells(tmp_path: Path) -> None:
    plan = Plan(arms(("tfidf",)), replace(FEW, grouped=20))
    results = run_benchmark(made_up(), plan, tmp_path / "out", cache=tmp_path / "cache")
    (one,) = results.encoders
    rows = np.array(results.corpus.grouped)
    assert len(rows) == len(one.map) == len(one.clustering.clusters) == 20
    assert np.bincount(made_up().codes[rows]).tolist() == [10, 10]
    assert np.shape(one.classification["logistic_regression"].predicted) == (1, 30)
    report = bench_markdown(open_results(tmp_path / "out"), "en")
    assert "they are measured on 20 of them" in report


def test_too_little_memory_skips_an_encoder_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(clustering, "_clusters", short)
    plan = Plan(arms(("tfidf",)), FEW)
    with pytest.raises(NoEncoder, match="not enough memory to measure tfidf"):
        run_benchmark(made_up(), plan, tmp_path / "out", cache=tmp_path / "cache")


def test_sparse_and_dense_vectors_give_the_same_figures() -> None:
    vectors = np.maximum(np.random.default_rng(1).normal(-0.5, 1, (60, 30)), 0).astype(np.float32)
    codes = np.repeat([0, 1, 2], 20)
    vectors[np.arange(60), codes] += 2
    counted = sparse.csr_matrix(vectors)
    shared = splits(codes, folds=3, repeats=1, seed=1)
    draws, names = bootstrap_draws(60, 100, seed=1), np.eye(3, 30, dtype=np.float32)
    for one, other in zip(
        *(_figures(v, codes, shared, draws, names) for v in (vectors, counted)), strict=True
    ):
        assert one == other


def _figures(
    vectors: Vectors, codes: np.ndarray, shared: list[Split], draws: Draws, names: np.ndarray
) -> list[object]:
    found = classification(lambda _: vectors, codes, shared, draws=draws, seed=1)
    grouped, _ = clustering.clustering([vectors], codes, draws, seeds=(1,), subsamples=[])
    precision, _ = precision_of_neighbours(vectors, codes, draws)
    zero = zero_shot(vectors, names, codes=codes, draws=draws)
    read = forms(vectors, codes, shared, matryoshka=False)
    return [found["logistic_regression"], found["nearest"], grouped.ari, precision, zero, read]
