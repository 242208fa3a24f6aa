from collections.abc import Callable, Generator
from typing import Any

import numpy as np
import pytest

from clairscore.core.progress import SILENT
from clairscore.textbench.encoders import Encoder, encoder_named
from clairscore.textbench.encoders.errors import (
    EncoderTargetMissing,
    KeyExposed,
    ModelMissing,
    ModelNotServed,
    ServerFailed,
    ServerGarbled,
    ServerRedirects,
    ServerTimedOut,
    ServerUnreachable,
    TextTooLong,
    VectorsMiscounted,
    VectorsMisshapen,
    VectorsNotFinite,
)
from textbench.vector_server import MODEL, VectorServer, serving, vector

TEXTS = ["un", "deux mots", "trois mots ici 😀", "أربعة"]
OPTIONS = {"ollama": "", "openai": "normalise=yes"}


@pytest.fixture
def server() -> Generator[VectorServer]:
    with serving() as state:
        yield state


@pytest.fixture(params=["ollama", "openai"])
def named(request: pytest.FixtureRequest, server: VectorServer) -> Callable[[str], Encoder]:
    """Return an encoder of either kind with further options."""

    def make(options: str = "", model: str = MODEL) -> Encoder:
        if request.param == "ollama":
            spec = f"ollama:{model}?url={server.url}&{options}"
        else:
            spec = f"openai:{server.url}/v1#{model}?{options}"
        return encoder_named(spec)  # pyright: ignore[reportReturnType]

    return make


def rows_of(answer: dict[str, Any]) -> list[Any]:
    return answer.get("embeddings") or answer["data"]


def test_vectors_come_back_in_the_order_of_the_texts(named: Callable[..., Encoder]) -> None:
    found = named("batch=3").encode(TEXTS, progress=SILENT)
    expected = np.array([vector(text) for text in TEXTS])
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_the_prompt_and_the_dimensions_are_sent_and_are_part_of_the_identity(
    named: Callable[..., Encoder], server: VectorServer
) -> None:
    encoder = named("dimensions=4&prompt=query:+")
    assert encoder.encode(["un"], progress=SILENT).shape == (1, 4)
    _, body, _ = server.asked[-1]
    assert body["input"] == ["query: un"]
    assert (encoder.identity["prompt"], encoder.identity["dimensions"]) == ("query: ", 4)


def test_dimensions_that_a_server_does_not_cut_to_are_an_error(
    named: Callable[..., Encoder], server: VectorServer
) -> None:
    def whole(count: int, answer: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        for row in rows_of(answer):
            (row["embedding"] if isinstance(row, dict) else row)[:] = [0.5] * 8
        return count and 200, answer

    server.spoil = whole
    with pytest.raises(VectorsMisshapen, match="size 8; 4 was expected"):
        named("dimensions=4").encode(TEXTS, progress=SILENT)


def test_the_prompt_takes_its_room_in_every_part_of_a_long_text(
    named: Callable[..., Encoder], server: VectorServer
) -> None:
    encoder = named("limit=32&prompt=query:+&batch=1&strategy=chunk-mean")
    encoder.encode(["word " * 60], progress=SILENT)
    sent = [body["input"][0] for _, body, _ in server.asked if "input" in body]
    assert sent == ["query: " + "word " * n for n in (28, 28, 4)]
    counts = encoder.token_counts([text.removeprefix("query: ") for text in sent])
    assert counts is not None
    assert counts.tolist() == [32, 32, 8]


def test_a_text_over_the_limit_is_counted_and_cut_before_it_is_sent(
    named: Callable[..., Encoder], server: VectorServer
) -> None:
    encoder, text = named("limit=32"), "word " * 100
    encoder.encode([text], progress=SILENT)
    assert server.asked[-1][1]["input"] == ["word " * 30]
    counts = encoder.token_counts([text])
    assert counts is not None
    assert counts.tolist() == [102]


def test_a_text_refused_as_too_long_is_sent_again_shorter(
    named: Callable[..., Encoder], server: VectorServer
) -> None:
    server.limit = 60
    encoder = named("limit=512")
    assert encoder.encode(["court", "x " * 50], progress=SILENT).shape == (2, 8)
    assert max(len(text) for text in server.asked[-1][1]["input"]) <= 60


def test_a_text_refused_even_when_short_is_an_error(
    named: Callable[..., Encoder], server: VectorServer
) -> None:
    server.limit = 0
    with pytest.raises(TextTooLong, match="exceeds the context length"):
        named("limit=512").encode(["x " * 50], progress=SILENT)


def test_nobody_answering_is_told_with_what_to_do() -> None:
    with serving() as gone:
        url = gone.url
    with pytest.raises(ServerUnreachable, match=r"Start it with «ollama serve»"):
        _ = encoder_named(f"ollama:{MODEL}?url={url}").identity


def test_a_slow_server_is_not_waited_for_for_ever(
    named: Callable[..., Encoder], server: VectorServer
) -> None:
    server.wait_seconds = 1.6
    with pytest.raises(ServerTimedOut, match="within 1 s"):
        named("timeout=1&limit=32").encode(["un"], progress=SILENT)


def test_a_model_that_the_server_lacks_is_named_with_those_it_has(
    named: Callable[..., Encoder],
) -> None:
    with pytest.raises(ModelNotServed, match=f"does not have the model other; it has: {MODEL}"):
        named("", "other").encode(["un"], progress=SILENT)


def test_a_redirection_is_refused_not_followed(
    named: Callable[..., Encoder], server: VectorServer
) -> None:
    server.location = "http://127.0.0.1:9/elsewhere"
    with pytest.raises(ServerRedirects, match="Texts are not sent after a redirection"):
        named("limit=32").encode(["un"], progress=SILENT)
    assert len(server.asked) == 1


def test_an_error_of_the_server_is_told_in_its_own_words(
    named: Callable[..., Encoder], server: VectorServer
) -> None:
    server.spoil = lambda _, __: (500, {"error": "out of memory"})
    with pytest.raises(ServerFailed, match="error 500: out of memory"):
        named().encode(["un"], progress=SILENT)


def test_half_a_batch_is_refused(named: Callable[..., Encoder], server: VectorServer) -> None:
    def half(n: int, answer: dict[str, Any]) -> None:
        del rows_of(answer)[: n // 2]

    server.spoil = half
    with pytest.raises(VectorsMiscounted, match="gave 2 vectors for 4 texts"):
        named().encode(TEXTS, progress=SILENT)


def test_vectors_of_another_size_than_before_are_refused(
    named: Callable[..., Encoder], server: VectorServer
) -> None:
    encoder = named("batch=2")
    encoder.encode(TEXTS[:2], progress=SILENT)

    def shorter(_: int, answer: dict[str, Any]) -> None:
        for row in rows_of(answer):
            del (row["embedding"] if isinstance(row, dict) else row)[3:]

    server.spoil = shorter
    with pytest.raises(VectorsMisshapen, match="size 3; 8 was expected"):
        encoder.encode(TEXTS[2:], progress=SILENT)


def test_vectors_of_unequal_sizes_are_refused(
    named: Callable[..., Encoder], server: VectorServer
) -> None:
    def uneven(_: int, answer: dict[str, Any]) -> None:
        row = rows_of(answer)[0]
        (row["embedding"] if isinstance(row, dict) else row).pop()

    server.spoil = uneven
    with pytest.raises(VectorsMisshapen, match="can't be used"):
        named().encode(TEXTS, progress=SILENT)


@pytest.mark.parametrize("spoilt", [float("nan"), None])
def test_values_that_are_not_numbers_are_refused(
    named: Callable[..., Encoder], server: VectorServer, spoilt: float | None
) -> None:
    def not_numbers(_: int, answer: dict[str, Any]) -> None:
        row = rows_of(answer)[0]
        (row["embedding"] if isinstance(row, dict) else row)[0] = spoilt

    server.spoil = not_numbers
    with pytest.raises(VectorsNotFinite, match="1 of 4 vectors"):
        named().encode(TEXTS, progress=SILENT)


@pytest.mark.parametrize("answer", [{}, {"data": 3, "embeddings": "no"}, {"data": [{"index": 0}]}])
def test_an_answer_in_another_format_is_told(
    named: Callable[..., Encoder], server: VectorServer, answer: dict[str, Any]
) -> None:
    server.spoil = lambda _, __: (200, answer)
    with pytest.raises(ServerGarbled, match="not in the documented format"):
        named().encode(["un"], progress=SILENT)


def test_ollama_tells_the_limit_the_digest_and_its_version(server: VectorServer) -> None:
    encoder: Any = encoder_named(f"ollama:{MODEL}?url={server.url}")
    told = {key: encoder.identity[key] for key in ("digest", "version", "limit")}
    assert told == {"digest": "abc123", "version": "0.12.6", "limit": 32}


def test_a_key_comes_from_the_environment_and_never_leaves_unencrypted(
    server: VectorServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VECTORS_KEY", "secret")
    encoder: Any = encoder_named(f"openai:{server.url}/v1#{MODEL}?key=VECTORS_KEY")
    encoder.encode(["un"], progress=SILENT)
    assert server.asked[-1][2]["Authorization"] == "Bearer secret"
    assert "secret" not in f"{encoder!r}{encoder.identity}"
    with pytest.raises(KeyExposed, match="unencrypted"):
        encoder_named(f"openai:http://example.org/v1#{MODEL}?key=VECTORS_KEY")


def test_an_address_without_a_model_or_of_another_scheme_is_refused() -> None:
    with pytest.raises(EncoderTargetMissing, match="for example"):
        encoder_named("openai:http://127.0.0.1:1/v1")
    with pytest.raises(ModelMissing, match="https"):
        encoder_named("openai:file:///etc/passwd#x")
