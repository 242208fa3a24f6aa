"""Tokens of a text: how many, where they stand, and where a text can be cut.

The vocabulary beside this file is BERT base uncased's (Google, Apache 2.0), which MiniLM, mpnet's
relatives and mxbai-embed-large share: it counts their tokens exactly without their tokenizer files.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import numpy as np
from tokenizers import Encoding, Tokenizer, models, normalizers, pre_tokenizers, processors

from clairscore.textbench.encoders.encoder import IntArray, Piece

VOCABULARY = "bert_base_uncased_vocab.txt"
UNKNOWN = "[UNK]"
SPECIAL = ("[PAD]", UNKNOWN, "[CLS]", "[SEP]", "[MASK]")
TEXTS_AT_ONCE = 256


class Tokens:
    """A tokenizer that cuts nothing unless asked to.

    Parameters
    ----------
    tokenizer
        Copied; its own cutting and padding are left behind.
    limit
        Tokens that the model reads, its special tokens included; None for no limit.
    """

    def __init__(self, tokenizer: Tokenizer, *, limit: int | None) -> None:
        self._tokenizer = Tokenizer.from_str(tokenizer.to_str())
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._special = self._tokenizer.num_special_tokens_to_add(is_pair=False)
        self.limit = limit

    def counts(self, texts: Sequence[str]) -> IntArray:
        """Return the tokens of each text before any cut, special tokens included, (n,)."""
        return np.fromiter((len(found.ids) for found in self._each(texts)), np.int64, len(texts))

    def after(self, prompt: str) -> "Tokens":
        """Return the same with what a prompt leaves of the limit."""
        if self.limit is None:
            return self
        taken = int(self.counts([prompt])[0]) - self._special
        return Tokens(self._tokenizer, limit=max(self.limit - taken, self._special + 1))

    def encoding(self, text: str) -> Encoding:
        """Return the tokens of one text, cut at the limit, special tokens included."""
        found = self._tokenizer.encode(text, add_special_tokens=False)
        if self.limit is not None:
            found.truncate(self.limit - self._special)
        return self._tokenizer.post_process(found)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a text in parts within the limit, each ending where a word does if it can."""
        found = self._tokenizer.encode(text, add_special_tokens=False)
        n, room = len(found.ids), (self.limit or len(found.ids) + self._special) - self._special
        if n <= room:
            return (Piece(text, n + self._special),)
        starts = [*_starts(found.word_ids, room), n]
        edges = [0, *(found.offsets[k][0] for k in starts[1:-1]), len(text)]
        return tuple(
            Piece(text[edges[k] : edges[k + 1]], starts[k + 1] - starts[k] + self._special)
            for k in range(len(starts) - 1)
        )

    def _each(self, texts: Sequence[str]) -> Iterator[Encoding]:
        for start in range(0, len(texts), TEXTS_AT_ONCE):
            yield from self._tokenizer.encode_batch(list(texts[start : start + TEXTS_AT_ONCE]))


def _starts(words: Sequence[int | None], room: int) -> list[int]:
    """Return the first token of each part; a word longer than a part is cut."""
    starts = [0]
    while len(words) - starts[-1] > room:
        end = starts[-1] + room
        while end > starts[-1] and words[end] == words[end - 1]:
            end -= 1
        starts.append(end if end > starts[-1] else starts[-1] + room)
    return starts


@cache
def bert_uncased() -> Tokenizer:
    """Return the tokenizer of BERT base uncased."""
    with resources.as_file(resources.files("clairscore.textbench.encoders") / VOCABULARY) as path:
        model = models.WordPiece.from_file(str(path), unk_token=UNKNOWN)
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(list(SPECIAL))
    ids = {token: tokenizer.token_to_id(token) or 0 for token in SPECIAL}
    tokenizer.post_processor = processors.BertProcessing(
        ("[SEP]", ids["[SEP]"]), ("[CLS]", ids["[CLS]"])
    )
    return tokenizer
