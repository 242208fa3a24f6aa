"""Any embedding model of an Ollama server, by ``POST /api/embed``.

``/api/embed`` gives vectors of length 1; the older ``/api/embeddings`` does not and is not used.
Vectors differ between versions of Ollama, so its version is part of the identity.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from clairscore.textbench.encoders.errors import ModelNotServed, ServerFailed, ServerGarbled
from clairscore.textbench.encoders.http import TIMEOUT_SECONDS, Server, base_address
from clairscore.textbench.encoders.naming import Spec
from clairscore.textbench.encoders.remote import RemoteEncoder, settings
from clairscore.texts import Message

URL = "http://127.0.0.1:11434"
LATEST = ":latest"
NOT_FOUND = 404


@dataclass(frozen=True)
class Served:
    """A model of an Ollama server, whatever it is asked for.

    Parameters
    ----------
    model
        As Ollama calls it.
    server
        Where it is.
    """

    model: str
    server: Server

    def ask(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the model's answer.

        Raises
        ------
        ModelNotServed
            The server does not have it.
        ServerError
            The server does not do its work.
        """
        try:
            return self.server.ask(path, {"model": self.model, **body})
        except ServerFailed as error:
            if error.status == NOT_FOUND:
                raise self._absent() from error
            raise

    def identity(self) -> dict[str, str]:
        """Return what the server tells of the model: its digest, and the server's version."""
        names = {self.model, self.model + LATEST}
        found = next((one for one in self._models() if one.get("name") in names), None)
        if found is None:
            raise self._absent()
        version = self.server.ask("/api/version").get("version", "")
        return {"digest": str(found.get("digest", "")), "version": str(version)}

    def _models(self) -> list[dict[str, Any]]:
        return cast("list[dict[str, Any]]", self.server.ask("/api/tags").get("models") or [])

    def _absent(self) -> ModelNotServed:
        known = tuple(str(model.get("name")) for model in self._models())
        remedy = Message("remedy-ollama-pull", {"model": self.model})
        return ModelNotServed(self.server.url, self.model, known=known, remedy=remedy)


def served(spec: Spec, example: str) -> Served:
    """Return the model that a specification names, on the server of its ``url``."""
    seconds = float(spec.whole("timeout") or TIMEOUT_SECONDS)
    url = base_address(spec.options.get("url", URL))
    server = Server(url, timeout_seconds=seconds, remedy="remedy-ollama-start")
    return Served(spec.needs_target(example), server)


@dataclass(frozen=True, kw_only=True)
class Ollama(RemoteEncoder):
    """An embedding model of an Ollama server.

    Parameters
    ----------
    served
        The model and where it is.
    """

    served: Served

    @property
    def identity(self) -> Mapping[str, Any]:
        """Return what makes the vectors what they are, as the server tells it."""
        return self._identity

    @cached_property
    def _identity(self) -> Mapping[str, Any]:
        return {
            "kind": "ollama",
            "model": self.served.model,
            **self.served.identity(),
            **self.told(),
        }

    @property
    def limit(self) -> int | None:
        """Return the tokens that the model reads, as given or as the server tells."""
        return self._limit

    @cached_property
    def _limit(self) -> int | None:
        if self.given_limit is not None:
            return self.given_limit
        found = self.served.ask("/api/show", {}).get("model_info") or {}
        lengths = [value for key, value in found.items() if key.endswith(".context_length")]
        return int(lengths[0]) if lengths else None

    def ask(self, texts: Sequence[str]) -> list[Any]:
        """Return the server's vectors of some texts."""
        body: dict[str, Any] = {"input": list(texts), "truncate": False}
        if self.dimensions is not None:
            body["dimensions"] = self.dimensions
        answer = self.served.ask("/api/embed", body).get("embeddings")
        if not isinstance(answer, list):
            raise ServerGarbled(self.served.server.url + "/api/embed", detail="embeddings")
        return cast("list[Any]", answer)


def open_ollama(spec: Spec) -> Ollama:
    """Return the encoder of ``ollama:MODEL[?url=…&dimensions=…&prompt=…&limit=…]``."""
    spec.only("url", "dimensions", "prompt", "limit", "batch", "timeout")
    return Ollama(served=served(spec, "ollama:mxbai-embed-large"), **settings(spec))
