import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.core.progress import SILENT
from clairscore.textbench.encoders import encoder_named, kinds
from clairscore.textbench.encoders.availability import NEEDS, needed
from clairscore.textbench.encoders.encoder import TokenEncoder, identity_key
from clairscore.textbench.encoders.errors import (
    CorpusWordless,
    EncoderOptionFaulty,
    EncoderOptionUnknown,
    EncoderTargetMissing,
    EncoderUnknown,
    PackageMissing,
)
from clairscore.textbench.encoders.minilm import MiniLM
from clairscore.textbench.encoders.wordpiece import Tokens, bert_uncased

TEXTS = ["Ma carte est bloquée", "My card is blocked", "Quel temps fait-il ?", "😀 مرحبا", "x"]


@pytest.fixture(scope="module")
def minilm() -> MiniLM:
    return MiniLM("minilm")


def test_minilm_gives_unit_vectors_that_speak_of_meaning(minilm: MiniLM) -> None:
    texts = ["The bank refused my loan", "My credit application was rejected", "Cats like fish"]
    vectors = minilm.encode(texts, progress=SILENT)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    cosines = vectors @ vectors.T
    assert cosines[0, 1] > 0.4 > cosines[0, 2] + 0.2


def test_a_vector_depends_on_its_own_text_alone(minilm: MiniLM) -> None:
    together = minilm.encode(TEXTS, progress=SILENT)
    alone = np.concatenate([minilm.encode([text], progress=SILENT) for text in TEXTS])
    np.testing.assert_array_equal(together, alone)


def test_a_megabyte_of_text_is_cut_at_the_limit(minilm: MiniLM) -> None:
    text = "word and " * 111_112
    (count,) = minilm.token_counts([text])
    assert count == 222_226
    short = " ".join(["word and"] * 127)
    np.testing.assert_allclose(
        *minilm.encode([text, short], progress=SILENT), atol=0.02, err_msg="int8 noise apart"
    )


def test_the_mean_of_the_tokens_states_is_the_vector(minilm: MiniLM) -> None:
    assert isinstance(minilm, TokenEncoder)
    found = minilm.token_states("Ma carte est bloquée")
    assert found.spans[0].tolist() == found.spans[-1].tolist() == [0, 0]
    assert "Ma carte est bloquée"[slice(*found.spans[2])] == "cart"
    mean = found.states.mean(axis=0)
    (vector,) = minilm.encode(["Ma carte est bloquée"], progress=SILENT)
    np.testing.assert_allclose(mean / np.linalg.norm(mean), vector, atol=1e-6)


def test_the_identity_tells_all_that_changes_a_vector(minilm: MiniLM) -> None:
    expected = {"model", "sha256", "pooling", "normalised", "prompt", "dimensions", "limit"}
    assert expected <= minilm.identity.keys()
    assert identity_key(minilm) != identity_key(MiniLM("minilm", limit=128))


@given(st.text(max_size=300), st.integers(8, 40))
def test_pieces_are_the_whole_text_each_within_the_limit(text: str, limit: int) -> None:
    tokens = Tokens(bert_uncased(), limit=limit)
    pieces = tokens.pieces(text)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.tokens <= limit for piece in pieces)


def test_a_part_is_tokenised_as_it_was_within_the_whole() -> None:
    tokens = Tokens(bert_uncased(), limit=12)
    pieces = tokens.pieces("incomprehensibilities notwithstanding, electroencephalograms " * 4)
    assert [piece.tokens for piece in pieces] == tokens.counts([p.text for p in pieces]).tolist()


def test_long_texts_can_be_read_in_parts() -> None:
    short, long = "Ma carte est bloquée.", "Ma carte est bloquée. " * 30
    cut: Any = encoder_named("minilm?limit=32")
    mean: Any = encoder_named("minilm?limit=32&strategy=chunk-mean")
    largest: Any = encoder_named("minilm?limit=32&strategy=chunk-max")
    pieces = cut.pieces(long)
    parts = cut.encode([piece.text for piece in pieces], progress=SILENT)
    weighted = np.average(parts, axis=0, weights=[piece.tokens for piece in pieces])
    found = mean.encode([short, long], progress=SILENT)
    np.testing.assert_allclose(found[0], cut.encode([short], progress=SILENT)[0], atol=1e-6)
    np.testing.assert_allclose(found[1], weighted / np.linalg.norm(weighted), atol=1e-6)
    highest = parts.max(axis=0)
    (found_max,) = largest.encode([long], progress=SILENT)
    np.testing.assert_allclose(found_max, highest / np.linalg.norm(highest), atol=1e-6)
    assert len({identity_key(encoder) for encoder in (cut, mean, largest)}) == 3
    assert mean.limit is None


@pytest.mark.parametrize("kind", ["tfidf", "lsa", "first-word", "word2vec"])
def test_baselines_learn_from_the_texts_and_do_so_again(kind: str) -> None:
    corpus = [f"{text} carte banque {k % 3}" for k, text in enumerate(TEXTS * 4)]
    first, again = (
        encoder_named(kind).fit(corpus).encode(TEXTS, progress=SILENT)  # pyright: ignore[reportAttributeAccessIssue]
        for _ in range(2)
    )
    assert first.dtype == np.float32
    assert len(first) == len(TEXTS)
    np.testing.assert_array_equal(first, again)


@pytest.mark.parametrize("kind", ["tfidf", "lsa", "word2vec", "first-word"])
def test_a_baseline_without_a_word_to_learn_from_says_so(kind: str) -> None:
    with pytest.raises(CorpusWordless, match="no word to learn from"):
        encoder_named(kind).fit([" ", ""])  # pyright: ignore[reportAttributeAccessIssue]


def test_other_texts_teach_another_identity() -> None:
    tfidf: Any = encoder_named("tfidf")
    assert identity_key(tfidf.fit(TEXTS)) != identity_key(tfidf.fit(TEXTS[:3]))


def test_use_reads_any_script_and_very_long_texts() -> None:
    use: Any = encoder_named("use")
    texts = [*TEXTS, "mot " * 250_000]
    vectors = use.encode(texts, progress=SILENT)
    assert vectors.shape == (6, 512)
    assert (use.token_counts(texts) > use.limit).tolist() == [False] * 5 + [True]
    assert np.array_equal(vectors[5], use.encode(["mot " * 5_000], progress=SILENT)[0])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-4)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


@pytest.mark.parametrize(
    ("spec", "error", "told"),
    [
        ("minilmm", EncoderUnknown, "Known: bert, first-word, lsa, minilm"),
        ("", EncoderUnknown, "no kind of encoder"),
        ("minilm?dimension=3", EncoderOptionUnknown, "does not take the option «dimension»"),
        ("minilm?limit=many", EncoderOptionFaulty, "limit can't be «many»"),
        ("minilm?limit=1000", EncoderOptionFaulty, "limit can't be «1000»"),
        ("minilm?strategy=skip", EncoderOptionFaulty, "expected: truncate, chunk-mean, chunk-max"),
        ("tfidf?strategy=chunk-mean", EncoderOptionFaulty, "expected: truncate"),
        ("ollama", EncoderTargetMissing, "Write for example «ollama:mxbai-embed-large»"),
    ],
)
def test_a_faulty_specification_is_told(spec: str, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        encoder_named(spec)


def test_a_package_that_is_absent_is_named_with_the_line_to_type(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(NEEDS, "bert", (("no_such_module",), "pip install 'clairscore[x]'"))
    with pytest.raises(PackageMissing, match=r"needs no_such_module.*Type: pip install"):
        needed("bert")


def test_every_kind_can_be_loaded_or_says_what_it_needs() -> None:
    assert set(NEEDS) - {"tune"} <= kinds().keys()
    assert all(callable(point.load()) for point in kinds().values())


def test_naming_an_encoder_of_the_base_install_loads_no_torch() -> None:
    program = "import sys, clairscore.textbench.cache, clairscore.textbench.encoders as e; e.encoder_named('minilm'); assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 (our own program)
