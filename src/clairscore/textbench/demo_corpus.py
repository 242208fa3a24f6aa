"""Made-up messages of a bank's clients by motive, in French and English, written for this project."""

import hashlib
from importlib import resources

from clairscore.textbench.corpus import Corpus
from clairscore.texts import Message

FILE = "demo_messages.tsv"


def demo_corpus() -> Corpus:
    """Return the messages: six motives of 24 texts, half French and half English."""
    source = resources.files("clairscore.textbench") / FILE
    data = source.read_bytes()
    lines = [line.split("\t") for line in data.decode("utf-8").splitlines()]
    return Corpus(
        name=FILE,
        texts=tuple(text for _, text in lines),
        labels=tuple(label for label, _ in lines),
        sha256=hashlib.sha256(data).hexdigest(),
        synthetic=True,
        notes=(Message("note-corpus-made-up"),),
    )
