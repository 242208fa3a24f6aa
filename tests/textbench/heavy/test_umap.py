"""UMAP among the reductions of vectors, for real; see `make test-heavy`."""

import numpy as np
import pytest

from clairscore.textbench.evaluation.classification import splits
from clairscore.textbench.evaluation.dimensions import layers

pytest.importorskip("umap", reason="pip install 'clairscore[umap]'")


def test_umap_keeps_groups_apart_and_gives_the_same_twice() -> None:
    rng = np.random.default_rng(3)
    codes = np.arange(90) % 3
    vectors = (6 * np.eye(3)[codes] @ rng.normal(size=(3, 16))).astype(np.float32)
    vectors += rng.normal(0, 0.3, vectors.shape).astype(np.float32)
    texts = [f"text {k}" for k in range(90)]
    shared = splits(codes, folds=3, repeats=1, seed=1)
    twice = [layers(vectors, texts, codes, shared=shared, drawn=vectors[:, :2]) for _ in range(2)]
    found = {one.dimensions: one for one in twice[0] if one.name == "umap"}
    assert found.keys() == {2, 10}
    assert found[2].accuracy > 0.95
    assert found[2].neighbours > 0.8
    assert twice[0] == twice[1]
