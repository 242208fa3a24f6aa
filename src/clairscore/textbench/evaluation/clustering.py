"""Are the classes found again without labels? k-means, on the vectors and on their t-SNE map."""

from collections.abc import Sequence
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.manifold import TSNE
from sklearn.metrics import (
    adjusted_rand_score,
    normalized_mutual_info_score,
    v_measure_score,
)

from clairscore.textbench.evaluation.resampling import Draws, drawn_ari, estimate
from clairscore.textbench.results import Clustering

STARTS: Final = 10  # of k-means: with one, the same vectors gave an ARI from 0.53 to 0.71
PERPLEXITY: Final = 30.0  # scikit-learn's default, as in the study
SMALLEST: Final = 3  # neighbours that a perplexity needs: 3 × perplexity < n

Vectors = NDArray[np.float32]


def clustering(
    vectors: Sequence[Vectors],
    codes: NDArray[np.intp],
    draws: Draws,
    *,
    seeds: Sequence[int],
    subsamples: Sequence[NDArray[np.intp]],
) -> tuple[Clustering, NDArray[np.float64]]:
    """Measure how k-means, told the number of classes, finds them.

    Parameters
    ----------
    vectors
        By seed, (n, d) each: the same ones, or one map a seed.
    codes
        (n,): class of each text.
    draws
        Shared by all encoders.
    seeds
        Of k-means.
    subsamples
        Rows of each refit, shared by all encoders.

    Returns
    -------
    clustering, drawn
        The figures; and the ARI of each draw, (n_draws,).
    """
    n_classes = int(codes.max()) + 1
    found = [_clusters(one, n_classes, seed=seed) for one, seed in zip(vectors, seeds, strict=True)]
    runs = [float(adjusted_rand_score(codes, clusters)) for clusters in found]
    refits = [
        float(adjusted_rand_score(codes[rows], _clusters(vectors[0][rows], n_classes, seed=at)))
        for at, rows in enumerate(subsamples)
    ]
    drawn = np.mean([drawn_ari(codes, clusters, draws) for clusters in found], axis=0)
    figures = Clustering(
        ari=estimate(float(np.mean(runs)), drawn, spread=float(np.std(runs))),
        nmi=float(np.mean([normalized_mutual_info_score(codes, one) for one in found])),
        v_measure=float(np.mean([v_measure_score(codes, one) for one in found])),
        runs=runs,
        refits=refits,
        clusters=found[0].tolist(),
    )
    return figures, drawn


def maps(vectors: Vectors, seeds: Sequence[int]) -> list[Vectors]:
    """Return t-SNE maps, (n, 2) each, from random starts as in the study."""
    perplexity = min(PERPLEXITY, max((len(vectors) - 1) / SMALLEST, 1.0))
    return [
        TSNE(2, perplexity=perplexity, init="random", random_state=seed).fit_transform(vectors)
        for seed in seeds
    ]


def _clusters(vectors: Vectors, n: int, *, seed: int) -> NDArray[np.intp]:
    model = KMeans(n, n_init=cast("Any", STARTS), random_state=seed)
    found = model.fit_predict(vectors)
    return np.asarray(found, dtype=np.intp)
