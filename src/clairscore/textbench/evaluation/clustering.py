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

from clairscore.textbench.evaluation.resampling import Drawn, Draws, drawn_ari, estimate
from clairscore.textbench.figures import Clustering
from clairscore.textbench.keeping import Keep, made
from clairscore.textbench.vectors import Dense, Vectors

STARTS: Final = 10  # of k-means: with one, the same vectors gave an ARI from 0.53 to 0.71
PERPLEXITY: Final = 30.0  # scikit-learn's default, as in the study
SMALLEST: Final = 3  # neighbours that a perplexity needs: 3 × perplexity < n


def clustering(
    vectors: Sequence[Vectors],
    codes: NDArray[np.intp],
    draws: Draws,
    *,
    seeds: Sequence[int],
    subsamples: Sequence[NDArray[np.intp]],
    keep: Keep = made,
) -> tuple[Clustering, Drawn]:
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
        Rows of each refit, shared by all encoders. Each is grouped from fresh starts: from the
        centres already found, refits differ half as much (0.022 against 0.040 on the study's file).
    keep
        Keeps each grouping.

    Returns
    -------
    clustering, drawn
        The figures; and the ARI of each draw, (n_draws,).
    """
    n_classes = int(codes.max()) + 1
    found = [
        np.array(keep(f"grouped-{seed}", list[int], lambda v=v, s=seed: _clusters(v, n_classes, s)))
        for v, seed in zip(vectors, seeds, strict=True)
    ]
    runs = [float(adjusted_rand_score(codes, clusters)) for clusters in found]

    def refit(at: int, rows: NDArray[np.intp]) -> float:
        return float(adjusted_rand_score(codes[rows], _clusters(vectors[0][rows], n_classes, at)))

    refits = [
        keep(f"refit-{at}", float, lambda at=at, rows=rows: refit(at, rows))
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


def maps(vectors: Vectors, seeds: Sequence[int], *, keep: Keep = made) -> list[Dense]:
    """Return t-SNE maps, (n, 2) each, from random starts as in the study."""
    perplexity = min(PERPLEXITY, max((vectors.shape[0] - 1) / SMALLEST, 1.0))

    def places(seed: int) -> list[list[float]]:
        model = TSNE(2, perplexity=perplexity, init="random", random_state=seed)
        return model.fit_transform(vectors).tolist()

    found = [keep(f"map-{seed}", list[list[float]], lambda s=seed: places(s)) for seed in seeds]
    return [np.array(one, np.float32) for one in found]


def _clusters(vectors: Vectors, n: int, seed: int) -> list[int]:
    model = KMeans(n, n_init=cast("Any", STARTS), random_state=seed)
    return model.fit_predict(vectors).tolist()
