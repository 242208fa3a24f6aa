"""Giving the nearest labelled texts to a language model, to see if it classes better than their vote.

The model is asked over Ollama's ``POST /api/chat``, on a sample of texts, each with the neighbours
that its fold may learn from; the vote is that of the same neighbours.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.neighbors import KNeighborsClassifier

from clairscore.core.progress import Progress
from clairscore.core.rates import wilson
from clairscore.textbench.comparison import Measured, compared, exceeds_refit_spread
from clairscore.textbench.corpus import Corpus
from clairscore.textbench.encoders.errors import ServerGarbled
from clairscore.textbench.encoders.naming import parsed
from clairscore.textbench.encoders.ollama import Served, served
from clairscore.textbench.evaluation.classification import Fold, Split
from clairscore.textbench.evaluation.neighbours import NEIGHBOURS
from clairscore.textbench.evaluation.resampling import Draws, drawn_means
from clairscore.textbench.figures import Estimate
from clairscore.textbench.results import Asked
from clairscore.textbench.vectors import packed
from clairscore.texts import Message

TEXTS: Final = 100  # each is a question of seconds
EXAMPLE_CHARACTERS, TEXT_CHARACTERS, CONTEXT_TOKENS = 500, 2_000, 8_192
SHOWN, SHOWN_CHARACTERS = 3, 80  # answers that are no class
ROLE: Final = (
    "You assign a text to one of the classes that you are given. The examples are texts like it "
    "with their classes. Answer with the class alone."
)
PATH: Final = "/api/chat"


@dataclass(frozen=True)
class Nearest:
    """Sampled texts with the nearest texts that may be learnt from.

    Parameters
    ----------
    encoder
        Whose vectors say what is near.
    rows
        (n,): sampled texts.
    near
        (n, k): their neighbours, nearest first.
    vote
        (n,): class that most of the neighbours have.
    """

    encoder: str
    rows: NDArray[np.intp]
    near: NDArray[np.intp]
    vote: NDArray[np.intp]


@dataclass(frozen=True)
class Chat:
    """A language model of an Ollama server, asked for classes.

    Parameters
    ----------
    served
        The model and where it is.
    identity
        What the server tells of it.
    seed
        Of its answers.
    """

    served: Served
    identity: Mapping[str, str]
    seed: int

    def answer(self, text: str, examples: Sequence[tuple[str, str]], classes: Sequence[str]) -> str:
        """Return what the model answers, which may be no class.

        Raises
        ------
        ServerError
            The server does not do its work.
        """
        question = {
            "classes": list(classes),
            "examples": [
                {"text": near[:EXAMPLE_CHARACTERS], "class": label} for near, label in examples
            ],
            "text": text[:TEXT_CHARACTERS],
        }
        told = {"type": "string", "enum": list(classes)}
        body = {
            "messages": [
                {"role": "system", "content": ROLE},
                {"role": "user", "content": json.dumps(question, ensure_ascii=False)},
            ],
            "stream": False,
            "format": {"type": "object", "properties": {"class": told}, "required": ["class"]},
            "options": {"temperature": 0, "seed": self.seed, "num_ctx": CONTEXT_TOKENS},
        }
        message = self.served.ask(PATH, body).get("message")
        content = message.get("content") if isinstance(message, dict) else None
        if not isinstance(content, str):
            raise ServerGarbled(self.served.server.url + PATH, detail="message")
        return content


def open_chat(text: str, *, seed: int) -> Chat:
    """Return the language model of ``MODEL[?url=…&timeout=…]``.

    Raises
    ------
    EncoderError
        It is no such specification, or the server does not answer or lacks the model.
    """
    spec = parsed(f"ollama:{text}")
    spec.only("url", "timeout")
    found = served(spec, "llama3.2")
    return Chat(found, found.identity(), seed)


def nearest(
    fold: Fold, codes: NDArray[np.intp], shared: Sequence[Split], *, encoder: str, seed: int
) -> Nearest:
    """Return a sample of texts with their neighbours in the first repeat's training folds."""
    sample = np.random.default_rng(seed).choice(len(codes), min(TEXTS, len(codes)), replace=False)
    parts: list[tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]] = []
    for split in (split for split in shared if split.repeat == 0):
        rows, X = np.intersect1d(sample, split.test), packed(fold(split.train))
        if len(rows):
            k = min(NEIGHBOURS, len(split.train))
            model: Any = KNeighborsClassifier(k, metric="cosine", algorithm="brute")
            model.fit(X[split.train], codes[split.train])
            near = split.train[model.kneighbors(X[rows], return_distance=False)]
            parts.append((rows, near, model.predict(X[rows])))
    fewest = min(near.shape[1] for _, near, _ in parts)
    return Nearest(
        encoder,
        rows=np.concatenate([rows for rows, _, _ in parts]),
        near=np.concatenate([near[:, :fewest] for _, near, _ in parts]),
        vote=np.concatenate([vote for _, _, vote in parts]),
    )


def asked(chat: Chat, corpus: Corpus, near: Nearest, *, draws: Draws, progress: Progress) -> Asked:
    """Ask a language model for the class of each sampled text and compare it with the vote.

    Raises
    ------
    ServerError
        The server does not do its work.
    """
    start = time.perf_counter()
    answers = list(_answers(chat, corpus, near, progress=progress))
    seconds = (time.perf_counter() - start) / len(answers)
    given = [_class(answer, corpus.classes) for answer in answers]
    strange = [one for one, code in zip(answers, given, strict=True) if code is None]
    actual = corpus.codes[near.rows]
    right = {
        "model": np.array([code == own for code, own in zip(given, actual, strict=True)], float),
        "vote": (near.vote == actual).astype(float),
    }
    measured = {
        name: Measured(float(one.mean()), drawn_means(one, draws), np.array([]))
        for name, one in right.items()
    }
    return Asked(
        model=chat.served.model,
        **chat.identity,
        encoder=near.encoder,
        neighbours=near.near.shape[1],
        rows=near.rows.tolist(),
        given=given,
        accuracy=_share(right["model"]),
        vote=_share(right["vote"]),
        pair=compared("model", "vote", measured, agrees=exceeds_refit_spread),
        no_class=len(strange),
        strange=[one[:SHOWN_CHARACTERS] for one in strange[:SHOWN]],
        seconds_a_text=seconds,
    )


def _share(right: NDArray[np.float64]) -> Estimate:
    """Return the share of right answers with Wilson's interval, which holds for none or all too."""
    low, high = wilson(float(right.sum()), len(right))
    return Estimate(float(right.mean()), low, high)


def _answers(chat: Chat, corpus: Corpus, near: Nearest, *, progress: Progress) -> Iterator[str]:
    message = Message("step-bench-asked", {"model": chat.served.model, "n": len(near.rows)})
    with progress.step(message, total=len(near.rows)) as advance:
        for row, neighbours in zip(near.rows, near.near, strict=True):
            examples = [(corpus.texts[one], corpus.labels[one]) for one in neighbours]
            yield chat.answer(corpus.texts[row], examples, corpus.classes)
            advance(1)


def _class(answer: str, classes: Sequence[str]) -> int | None:
    """Return the class that an answer names by its place, None if it names none."""
    try:
        named: object = json.loads(answer)["class"]
    except (ValueError, KeyError, TypeError):
        return None
    return classes.index(named) if isinstance(named, str) and named in classes else None
