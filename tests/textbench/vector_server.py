"""A small server on this machine that follows the documented wire formats, and fails on demand."""

import json
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

DIMENSIONS = 8
MODEL, CHAT = "small-embed", "small-chat"


def vector(text: str, dimensions: int = DIMENSIONS) -> list[float]:
    """Return a made-up vector that depends on the text alone."""
    return [
        byte / 255 + 0.1
        for byte in sha256(text.encode("utf-8", "surrogatepass")).digest()[:dimensions]
    ]


def of_the_nearest(question: dict[str, Any]) -> str:
    """Return what a model would answer that believes the nearest example."""
    return json.dumps({"class": question["examples"][0]["class"]})


Answer = tuple[int, dict[str, Any]]


@dataclass
class VectorServer:
    """What the server answers, and what it was asked.

    Parameters
    ----------
    url
        Its address.
    spoil
        Changes the answer to a question for vectors; None to answer as documented.
    choose
        Gives the content of a chat's answer to the question in its last message.
    asked
        Paths and bodies of all questions.
    """

    url: str = ""
    spoil: Callable[[int, dict[str, Any]], Answer | None] | None = None
    choose: Callable[[dict[str, Any]], str] = of_the_nearest
    limit: int | None = None
    location: str | None = None
    wait_seconds: float = 0.0
    asked: list[tuple[str, dict[str, Any], dict[str, str]]] = field(default_factory=list[Any])

    def answer(self, path: str, body: dict[str, Any]) -> Answer:  # noqa: PLR0911 (one each)
        """Return the documented answer."""
        match path:
            case "/api/version":
                return 200, {"version": "0.12.6"}
            case "/api/tags":
                names = f"{MODEL}:latest", CHAT
                return 200, {"models": [{"name": name, "digest": "abc123"} for name in names]}
            case "/v1/models":
                return 200, {"object": "list", "data": [{"id": MODEL, "object": "model"}]}
            case "/api/show" if body["model"] == MODEL:
                return 200, {"model_info": {"bert.context_length": 32}}
            case "/api/embed" | "/v1/embeddings" if body["model"] == MODEL:
                return self._vectors(path, body)
            case "/api/chat" if body["model"] == CHAT:
                content = self.choose(json.loads(body["messages"][-1]["content"]))
                message = {"role": "assistant", "content": content}
                told = {"model": CHAT, "created_at": "2025-01-01T00:00:00Z", "message": message}
                return 200, {**told, "done_reason": "stop", "done": True}
            case "/api/show" | "/api/embed" | "/api/chat":
                return 404, {"error": f"model '{body['model']}' not found"}
            case _:
                return 404, {"error": {"message": "no such model", "type": "invalid_request_error"}}

    def _vectors(self, path: str, body: dict[str, Any]) -> Answer:
        texts = body["input"]
        if self.limit is not None and any(len(text) > self.limit for text in texts):
            return 400, {"error": "the input length exceeds the context length"}
        found = [vector(text, body.get("dimensions", DIMENSIONS)) for text in texts]
        if path == "/api/embed":
            answer: dict[str, Any] = {"model": MODEL, "embeddings": found, "total_duration": 1}
        else:
            rows = [
                {"object": "embedding", "index": k, "embedding": row} for k, row in enumerate(found)
            ]
            answer = {"object": "list", "data": rows[::-1], "model": MODEL, "usage": {}}
        changed = self.spoil(len(texts), answer) if self.spoil else None
        return changed or (200, answer)


@contextmanager
def serving() -> Generator[VectorServer]:
    """Serve while the block runs."""
    state = VectorServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply({})

        def do_POST(self) -> None:
            self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _reply(self, body: dict[str, Any]) -> None:
            state.asked.append((self.path, body, dict(self.headers)))
            time.sleep(state.wait_seconds)
            status, answer = state.answer(self.path, body)
            if state.location:
                status = 307
            data = json.dumps(answer).encode()
            try:
                self.send_response(status)
                if state.location:
                    self.send_header("Location", state.location)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the client did not wait

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
