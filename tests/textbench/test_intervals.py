"""Intervals against independent computations, and their coverage by simulation."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clairscore.textbench.evaluation.neighbours import Near, neighbours
from clairscore.textbench.evaluation.resampling import (
    BOUNDS,
    bootstrap_draws,
    drawn_ari,
    drawn_macro_f1,
)

DRAWS, CORPORA = 150, 120
ALIKE = 0.01 + np.diag([0.15] * 5)  # (class, cluster or class given): adds up to 1


def ari_by_pairs(labels: list[int], clusters: list[int], weights: list[int]) -> float:
    """Return the adjusted Rand index of weighted texts, one pair of texts after the other."""
    together = rows = columns = whole = 0.0
    for i, j in combinations(range(len(labels)), 2):
        weight = weights[i] * weights[j]
        whole += weight
        rows += weight * (labels[i] == labels[j])
        columns += weight * (clusters[i] == clusters[j])
        together += weight * (labels[i] == labels[j] and clusters[i] == clusters[j])
    expected = rows * columns / whole
    most = (rows + columns) / 2
    return 1.0 if np.isclose(most, expected) else (together - expected) / (most - expected)


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3), min_size=6, max_size=20))
def test_a_text_drawn_again_makes_no_pair_with_itself(rows: list[tuple[int, int, int]]) -> None:
    labels, clusters, weights = ([row[at] for row in rows] for at in range(3))
    if sum(weight > 0 for weight in weights) < 2:
        return
    found = drawn_ari(np.array(labels), np.array(clusters), np.array([weights], np.uint8))
    assert found[0] == pytest.approx(ari_by_pairs(labels, clusters, weights), abs=1e-9)


def test_intervals_of_clusters_at_random_lie_about_zero() -> None:
    rng = np.random.default_rng(1)
    labels, clusters = rng.integers(0, 7, 600), rng.integers(0, 7, 600)
    drawn = drawn_ari(labels, clusters, bootstrap_draws(600, 300, seed=1))
    # before each text's pair with itself was left out: 0.0008 to 0.0092 for an index of -0.0009
    low, high = np.percentile(drawn, BOUNDS)
    assert low < 0 < high
    assert drawn.mean() == pytest.approx(
        drawn_ari(labels, clusters, np.ones((1, 600)))[0], abs=2e-3
    )


def simulated(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    cells = rng.choice(ALIKE.size, n, p=(ALIKE / ALIKE.sum()).ravel())
    return cells // len(ALIKE), cells % len(ALIKE)


def test_the_interval_of_ari_holds_the_truth_as_often_as_it_says() -> None:
    shares, rng = ALIKE / ALIKE.sum(), np.random.default_rng(2)
    both, rows, columns = ((p**2).sum() for p in (shares, shares.sum(axis=1), shares.sum(axis=0)))
    truth = (both - rows * columns) / ((rows + columns) / 2 - rows * columns)
    held = 0
    for seed in range(CORPORA):
        drawn = drawn_ari(*simulated(150, rng), bootstrap_draws(150, DRAWS, seed=seed))
        low, high = np.percentile(drawn, BOUNDS)
        held += low <= truth <= high
    assert 0.89 <= held / CORPORA <= 0.99


def test_the_interval_of_macro_f1_holds_the_truth_as_often_as_it_says() -> None:
    shares, rng = ALIKE / ALIKE.sum(), np.random.default_rng(3)
    truth = np.mean(2 * np.diag(shares) / (shares.sum(axis=1) + shares.sum(axis=0)))
    held = 0
    for seed in range(CORPORA):
        drawn = drawn_macro_f1(*simulated(150, rng), bootstrap_draws(150, DRAWS, seed=seed))
        low, high = np.percentile(drawn, BOUNDS)
        held += low <= truth <= high
    assert 0.89 <= held / CORPORA <= 0.99


def test_the_interval_of_precision_among_neighbours_holds_the_truth_as_often_as_it_says() -> None:
    rng, found = np.random.default_rng(4), list[Near]()
    for _ in range(CORPORA):
        codes = rng.integers(0, 4, 150)
        vectors = np.eye(4, 16)[codes] * 1.2 + rng.normal(0, 0.5, (150, 16))
        found.append(neighbours(vectors.astype(np.float32), codes))
    truth = np.mean([one.precision for one in found])
    bounds = np.array(
        [
            np.percentile(one.drawn(bootstrap_draws(150, DRAWS, seed=seed)), BOUNDS)
            for seed, one in enumerate(found)
        ]
    )
    held = ((bounds[:, 0] <= truth) & (truth <= bounds[:, 1])).mean()
    # texts drawn as askers alone, not as neighbours: 0.74
    assert 0.91 <= held <= 1.0


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_neighbours_are_the_ten_of_the_highest_cosine(seed: int) -> None:
    rng = np.random.default_rng(seed)
    vectors, codes = rng.normal(size=(40, 6)).astype(np.float32), rng.integers(0, 3, 40)
    directions = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    cosines = directions @ directions.T
    np.fill_diagonal(cosines, -2)
    expected = np.sort(np.argsort(-cosines, axis=1)[:, :10], axis=1)
    assert np.array_equal(np.sort(neighbours(vectors, codes).rows, axis=1), expected)


def test_equals_are_chosen_alike_for_every_encoder_and_in_no_order_of_the_file() -> None:
    codes = np.repeat([0, 1], 100)
    alike, scaled = np.ones((200, 3), np.float32), np.full((200, 5), 7.0, np.float32)
    one, other = neighbours(alike, codes), neighbours(scaled, codes)
    assert np.array_equal(np.sort(one.rows, axis=1), np.sort(other.rows, axis=1))
    # the same few are next to everyone, wherever they stand in the file
    assert set(codes[one.rows[0]]) == {0, 1}
