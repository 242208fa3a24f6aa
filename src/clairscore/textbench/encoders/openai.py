"""Any server with an OpenAI-compatible ``POST /v1/embeddings``."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

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
from clairscore.textbench.encoders.remote import RemoteEncoder, settings
from clairscore.texts import Message

EXAMPLE = "openai:http://127.0.0.1:8000/v1#model"
NOT_FOUND = 404


@dataclass(frozen=True, kw_only=True)
class OpenAICompatible(RemoteEncoder):
    """A model of an OpenAI-compatible server.

    Parameters
    ----------
    model
        As the server calls it.
    server
        Where it is; its address ends before ``/embeddings``.
    """

    model: str
    server: Server

    @property
    def identity(self) -> Mapping[str, Any]:
        """Return what makes the vectors what they are, as far as it can be known from here."""
        return {"kind": "openai", "url": self.server.url, "model": self.model, **self.told()}

    def ask(self, texts: Sequence[str]) -> list[Any]:
        """Return the server's vectors of some texts, in their order."""
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
        model=model,
        server=Server(url, timeout_seconds=seconds, headers=headers),
        normalised=spec.flag("normalise", default=True),
        **settings(spec),
    )
