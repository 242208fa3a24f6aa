"""Texts that are nearly the same: kept in one fold, or they would be learnt from and measured on.

Two texts belong together if they are equal but for case, digits and punctuation, or if most of their
runs of three words are the same. The latter are looked for among texts that share a band of their
MinHash signatures, and compared exactly.

Source: Broder 1997, https://doi.org/10.1109/SEQUEN.1997.666900
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

ALIKE: Final = 0.7  # share of runs of words in common (Jaccard)
RUN: Final = 3  # words
BANDS, ROWS = 16, 4  # of the signature: texts as alike as that share one with 99 % probability
LINKS: Final = 30  # texts of a band that each is compared with
PRIME: Final = (1 << 31) - 1
SEED: Final = 1
NOT_LETTERS: Final = re.compile(r"[\W\d_]+", re.UNICODE)

Groups = NDArray[np.intp]
"""(n,): texts with the same number belong together."""


def bare(text: str) -> str:
    """Return a text without case, digits and punctuation; what has no letters stays.

    >>> bare("Order no. 12, PLEASE!")
    'order no please'
    """
    return NOT_LETTERS.sub(" ", text.casefold()).strip() or text


def near_copies(texts: Sequence[str], given: Sequence[str] = ()) -> Groups:
    """Return which texts belong together.

    Parameters
    ----------
    texts
        (n,).
    given
        (n,): names of groups that the user gave, such as the product a text is about; "" for none.
    """
    letters = [bare(text) for text in texts]
    pairs = [*_same(letters), *_same(given), *_alike(letters)]
    rows, columns = np.array(pairs, np.intp).reshape(-1, 2).T
    shape = (len(texts), len(texts))
    joined = coo_matrix((np.ones(len(rows), bool), (rows, columns)), shape)
    return np.asarray(connected_components(joined, directed=False)[1], np.intp)


def alone(groups: Groups, codes: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the classes whose texts all belong together: no fold could test them fairly."""
    pairs = np.unique(np.column_stack([codes, groups]), axis=0)
    return np.flatnonzero(np.bincount(pairs[:, 0]) == 1)


def parted(groups: Groups, codes: NDArray[np.intp]) -> Groups:
    """Return groups with the texts of such classes each by itself."""
    rows = np.flatnonzero(np.isin(codes, alone(groups, codes)))
    found = groups.copy()
    found[rows] = groups.max() + 1 + np.arange(len(rows))
    return found


def mixed(groups: Groups, codes: NDArray[np.intp]) -> list[list[int]]:
    """Return the rows of each group whose texts have several labels."""
    order = np.argsort(groups, kind="stable")
    starts = np.flatnonzero(np.diff(groups[order])) + 1
    return [rows.tolist() for rows in np.split(order, starts) if len(np.unique(codes[rows])) > 1]


def _same(keys: Iterable[str]) -> list[tuple[int, int]]:
    """Return each text with the first of the same key."""
    first: dict[Hashable, int] = {}
    return [(first.setdefault(key, at), at) for at, key in enumerate(keys) if key]


def _alike(letters: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of texts that have most of their runs of words in common."""
    runs = [_runs(text.split()) for text in letters]
    signatures = _signatures(runs)
    found: set[tuple[int, int]] = set()
    for band in np.split(signatures, BANDS, axis=1):
        buckets: defaultdict[bytes, list[int]] = defaultdict(list)
        for at in range(len(runs)):
            if runs[at]:
                buckets[band[at].tobytes()].append(at)
        for rows in buckets.values():
            # in a large one, texts alike form a chain: a few links for each are enough
            linked = (
                (one, other) for at, one in enumerate(rows) for other in rows[at + 1 : at + LINKS]
            )
            found |= {(one, other) for one, other in linked if _in_common(runs[one], runs[other])}
    return sorted(found)


def _runs(words: Sequence[str]) -> frozenset[int]:
    """Return the runs of words of a text as numbers; a text of fewer words has none."""
    ends = range(RUN, len(words) + 1)
    return frozenset(zlib.crc32(" ".join(words[end - RUN : end]).encode()) for end in ends)


def _signatures(runs: Sequence[frozenset[int]]) -> NDArray[np.int64]:
    """Return MinHash signatures, (n, BANDS × ROWS)."""
    rng = np.random.default_rng(SEED)
    by, plus = rng.integers(1, PRIME, (2, BANDS * ROWS), np.int64)
    found = np.zeros((len(runs), BANDS * ROWS), np.int64)
    for at, some in enumerate(runs):
        if some:
            numbers = np.fromiter(some, np.int64, len(some)) % PRIME
            found[at] = ((numbers[:, None] * by + plus) % PRIME).min(axis=0)
    return found


def _in_common(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)
