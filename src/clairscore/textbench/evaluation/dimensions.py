"""What the main directions of vectors respond to, and what a reduction leaves of the vectors.

A direction is read by what stands at its two ends: words, classes, a text. A linear probe (Alain and
Bengio 2017, https://arxiv.org/abs/1610.01644) tells how much of a property a linear model reads off
the vectors, and off what fewer dimensions keep of them.
"""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from importlib.util import find_spec
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import RidgeCV
from sklearn.manifold import trustworthiness

from clairscore.textbench.evaluation.classification import Fold, Split, share_right
from clairscore.textbench.evaluation.reduction import SEED, Principal, looked_into
from clairscore.textbench.figures import Axis, End, Layer
from clairscore.textbench.keeping import Keep, made
from clairscore.textbench.vectors import Dense, Vectors, dense, packed

AXES: Final = 5
WORDS: Final = 6  # at each end of a direction
RAREST: Final = 0.01  # share of texts: the correlation of a rarer word is chance
FEWEST: Final = 5  # texts with a word
REDUCED: Final = (2, 10)
LOOKED_AT: Final = 2_000  # texts on which neighbours are compared, all against all
NEIGHBOURS: Final = 10
UMAP_NEIGHBOURS: Final = 15  # umap-learn's default
PENALTIES: Final = (1e-3, 1e-2, 0.1, 1.0, 10.0)


def axes(
    vectors: Vectors, texts: Sequence[str], codes: NDArray[np.intp], *, stop: frozenset[str]
) -> list[Axis]:
    """Return the principal directions of vectors, the one that varies most first.

    Parameters
    ----------
    vectors, texts, codes
        Of all texts; a class by its place.
    stop
        Words that are not told.
    """
    if not looked_into(vectors):
        return []
    model = PCA(min(AXES, *vectors.shape), random_state=SEED)
    along = model.fit_transform(dense(vectors))
    words, correlated = _correlated(texts, along, stop)
    found: list[Axis] = []
    for k, share in enumerate(model.explained_variance_ratio_.tolist()):
        z, order = along[:, k], np.argsort(correlated[:, k])
        means = np.bincount(codes, weights=z) / np.bincount(codes)
        spread = float(((z - z.mean()) ** 2).sum())
        between = float((np.bincount(codes) * (means - z.mean()) ** 2).sum())
        low = [int(at) for at in order[:WORDS] if correlated[at, k] < 0]
        high = [int(at) for at in order[::-1][:WORDS] if correlated[at, k] > 0]
        found.append(
            Axis(
                share=share,
                by_class=between / spread if spread else 0.0,
                low=End(int(means.argmin()), [words[at] for at in low], int(z.argmin())),
                high=End(int(means.argmax()), [words[at] for at in high], int(z.argmax())),
            )
        )
    return found


def layers(
    vectors: Vectors,
    texts: Sequence[str],
    codes: NDArray[np.intp],
    *,
    shared: Sequence[Split],
    drawn: Dense,
    keep: Keep = made,
) -> list[Layer]:
    """Return what a linear model reads off vectors and off reductions of them, out of fold.

    Parameters
    ----------
    vectors, texts, codes, shared
        Of some texts; their classes; the splits, of which the first repeat is used.
    drawn
        Their t-SNE map, (n, 2).
    keep
        Keeps each layer.

    Notes
    -----
    PCA learns its axes from the rows learnt from; t-SNE and UMAP see all vectors, no class.
    """
    if not looked_into(vectors):
        return []
    first, full = [split for split in shared if split.repeat == 0], dense(vectors)
    numbers = np.column_stack([_length(texts), _digits(texts)])

    def layer(name: str, size: int, fold: Fold) -> Layer:
        length, digits = _read_numbers(fold, numbers, first)
        whole = name == "full"
        return Layer(
            name=name,
            dimensions=size,
            # the accuracy of the full vectors may be known from their smaller forms
            accuracy=keep(f"form-{name}-{size}", float, lambda: share_right(fold, codes, first)),
            length=length,
            digits=digits,
            neighbours=1.0 if whole else _kept(full, fold(np.arange(len(codes)))),
        )

    return [
        keep(f"layer-{name}-{size}", Layer, lambda one=(name, size, fold): layer(*one))
        for name, size, fold in _reductions(full, drawn)
    ]


def _reductions(vectors: Dense, drawn: Dense) -> Iterator[tuple[str, int, Fold]]:
    yield "full", vectors.shape[1], lambda _: vectors
    known = [k for k in REDUCED if k < min(vectors.shape[1], len(vectors) // 2)]
    principal = Principal(vectors, max(known, default=0))
    for k in known:
        yield "pca", k, principal.fold(k)
    yield "tsne", drawn.shape[1], lambda _: drawn
    if find_spec("umap") and len(vectors) > 2 * UMAP_NEIGHBOURS:
        for k in (k for k in REDUCED if k < vectors.shape[1]):
            reduced = cache(partial(_umap, vectors, k))
            yield "umap", k, lambda _, reduced=reduced: reduced()


def _umap(vectors: Dense, k: int) -> Dense:
    import umap  # pyright: ignore[reportMissingImports] # noqa: PLC0415 (an extra, slow to import)

    # one thread, or the same seed gives other maps
    model: Any = umap.UMAP(n_components=k, metric="cosine", random_state=SEED, n_jobs=1)
    return np.asarray(model.fit_transform(vectors), np.float32)


def _read_numbers(
    fold: Fold, wanted: NDArray[np.float64], shared: Sequence[Split]
) -> list[float | None]:
    """Return R² out of fold of each column; None where all texts are alike."""
    read = np.empty(wanted.shape)
    for split in shared:
        X = packed(fold(split.train))
        model = RidgeCV(PENALTIES, alpha_per_target=True).fit(X[split.train], wanted[split.train])
        read[split.test] = model.predict(X[split.test])
    left = ((wanted - read) ** 2).sum(axis=0)
    whole = ((wanted - wanted.mean(axis=0)) ** 2).sum(axis=0)
    alike = np.ptp(wanted, axis=0) == 0
    return [
        None if same else 1 - float(some / all_)
        for same, some, all_ in zip(alike, left, whole, strict=True)
    ]


def _kept(vectors: Dense, reduced: Dense) -> float:
    """Return how far neighbours in a reduction were neighbours before: 1 is always."""
    rows = np.random.default_rng(SEED).permutation(len(vectors))[:LOOKED_AT]
    k = min(NEIGHBOURS, (len(rows) - 1) // 2)
    found = trustworthiness(vectors[rows], reduced[rows], n_neighbors=k, metric="cosine")
    return float(found)


def _correlated(
    texts: Sequence[str], along: NDArray[Any], stop: frozenset[str]
) -> tuple[list[str], NDArray[np.float64]]:
    """Return words, and how each goes with each direction, (n_words, n_axes)."""
    fewest = max(FEWEST, round(RAREST * len(texts)))
    counter = CountVectorizer(binary=True, min_df=1)
    try:
        present: Any = counter.fit_transform(texts)
    except ValueError:  # no text has a word
        return [], np.empty((0, along.shape[1]))
    names = counter.get_feature_names_out().tolist()
    counts = np.asarray(present.sum(axis=0)).ravel()
    kept = [
        at
        for at, name in enumerate(names)
        if fewest <= counts[at] < len(texts) and name not in stop
    ]
    share = (counts[kept] / len(texts))[:, None]
    centred = along - along.mean(axis=0)
    scale = np.sqrt(share * (1 - share)) * np.maximum(centred.std(axis=0), np.finfo(float).tiny)
    return [names[at] for at in kept], present[:, kept].T @ centred / len(texts) / scale


def _length(texts: Sequence[str]) -> NDArray[np.float64]:
    return np.log1p([len(text.split()) for text in texts])


def _digits(texts: Sequence[str]) -> NDArray[np.float64]:
    return np.array([sum(map(str.isdigit, text)) / max(len(text), 1) for text in texts])
