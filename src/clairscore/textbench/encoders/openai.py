"""Any server with an OpenAI-compatible ``POST /v1/embeddings``."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from clairscore.core.progress import Progress
from clairscore.textbench.encoders.encoder import FloatArray, IntArray, Piece
from clairscore.textbench.encoders.errors import (
    EncoderTargetMissing,
    KeyExposed,
    ModelNotServed,
    ServerFailed,
    ServerGarbled,
)
from clairscore.textbench.encoders.http import (
    TIMEOUT_SECONDS,
    Server,
    base_address,
    on_this_machine,
)
from clairscore.textbench.encoders.naming import Spec
from clairscore.textbench.encoders.remote import BATCH, Remote
from clairscore.texts import Message

EXAMPLE = "openai:http://127.0.0.1:8000/v1#model"
NOT_FOUND = 404


@dataclass(frozen=True)
class OpenAICompatible:
    """A model of an OpenAI-compatible server.

    Parameters
    ----------
    name
        Name in the report.
    model
        As the server calls it.
    server
        Where it is; its address ends before ``/embeddings``.
    prompt
        Put before each text.
    dimensions
        Fewer dimensions, cut by the server; None for all.
    limit
        Tokens that the model reads; None to send texts whole.
    normalised
        Whether to give vectors length 1.
    batch
        Texts in a question.
    """

    name: str
    model: str
    server: Server
    prompt: str = ""
    dimensions: int | None = None
    limit: int | None = None
    normalised: bool = True
    batch: int = BATCH

    @property
    def identity(self) -> Mapping[str, Any]:
        """Return what makes the vectors what they are, as far as it can be known from here."""
        return {
            "kind": "openai",
            "url": self.server.url,
            "model": self.model,
            "pooling": "own",
            "normalised": self.normalised,
            "prompt": self.prompt,
            "dimensions": self.dimensions,
            "limit": self.limit,
        }

    def token_counts(self, texts: Sequence[str]) -> IntArray:
        """Return the tokens of each text by BERT's vocabulary, (n,)."""
        return self._remote.token_counts(self._prompted(texts))

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a text in parts within the limit."""
        return self._remote.pieces(text)

    def encode(self, texts: Sequence[str], *, progress: Progress) -> FloatArray:
        """Return one vector a text, (n, dimensions)."""
        return self._remote.encode(self._prompted(texts), progress=progress)

    def _prompted(self, texts: Sequence[str]) -> list[str]:
        return [self.prompt + text for text in texts]

    @cached_property
    def _remote(self) -> Remote:
        return Remote(
            self.name, self._ask, limit=self.limit, batch=self.batch, normalise=self.normalised
        )

    def _ask(self, texts: Sequence[str]) -> list[Any]:
        body: dict[str, Any] = {
            "model": self.model,
            "input": list(texts),
            "encoding_format": "float",
        }
        if self.dimensions is not None:
            body["dimensions"] = self.dimensions
        try:
            answer = self.server.ask("/embeddings", body)
        except ServerFailed as error:
            if error.status == NOT_FOUND:
                raise self._absent() from error
            raise
        return self._in_order(answer.get("data"))

    def _in_order(self, data: object) -> list[Any]:
        """Return the vectors in the order of the texts, whatever the order of the answer."""
        try:
            rows = cast("list[dict[str, Any]]", data)
            placed = {int(row["index"]): row["embedding"] for row in rows}
            return [placed[k] for k in range(len(placed))]
        except (TypeError, KeyError, ValueError) as error:
            detail = f"data: {error}"
            raise ServerGarbled(self.server.url + "/embeddings", detail=detail) from error

    def _absent(self) -> ModelNotServed:
        try:
            listed = cast("list[dict[str, Any]]", self.server.ask("/models").get("data") or [])
        except ServerFailed:
            listed = []
        known = tuple(str(model.get("id")) for model in listed)
        return ModelNotServed(
            self.server.url, self.model, known=known, remedy=Message("remedy-model-name")
        )


def open_openai(spec: Spec) -> OpenAICompatible:
    """Return the encoder of ``openai:URL#MODEL[?key=VARIABLE&limit=…]``.

    The key is read from the environment variable named: it never stands in a plan.

    Raises
    ------
    KeyExposed
        The key would leave this machine unencrypted.
    """
    spec.only("dimensions", "prompt", "limit", "batch", "timeout", "key", "normalise")
    address, _, model = spec.needs_target(EXAMPLE).partition("#")
    if not model:
        raise EncoderTargetMissing(spec.text, example=EXAMPLE)
    url = base_address(address)
    key = os.environ.get(spec.options.get("key", ""), "")
    if key and not url.startswith("https://") and not on_this_machine(url):
        raise KeyExposed(url)
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    seconds = float(spec.whole("timeout") or TIMEOUT_SECONDS)
    return OpenAICompatible(
        name=spec.name,
        model=model,
        server=Server(url, timeout_seconds=seconds, headers=headers),
        prompt=spec.options.get("prompt", ""),
        dimensions=spec.whole("dimensions"),
        limit=spec.whole("limit", low=8),
        normalised=spec.flag("normalise", default=True),
        batch=spec.whole("batch") or BATCH,
    )
