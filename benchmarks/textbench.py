"""What comparing encoders costs by step and size, beside a plain scikit-learn script.

    python benchmarks/textbench.py                                  # 13,083 made-up texts in 77 intents
    python benchmarks/textbench.py --texts 3000 --encoders tfidf,lsa --quick
    python benchmarks/textbench.py --texts 13083 --plain            # the plain script alone

The texts are synthetic (made_up_texts.py): they are for speed and memory, not for quality. Every step is
counted in seconds of CPU, all threads together, as the run's own journal keeps them; a run that was
stopped is counted whole all the same. With ``--plain``, what somebody would write in twenty lines: one
regression a fold, one k-means, one map.
"""

import argparse
import json
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from made_up_texts import made_up
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.manifold import TSNE
from sklearn.metrics import adjusted_rand_score
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier

from clairscore.textbench.benchmark import run_benchmark
from clairscore.textbench.corpus import Corpus, checked_corpus, corpus_digest
from clairscore.textbench.plan import DEFAULT_ENCODERS, QUICK, Plan, Protocol, arms

STEPS = (
    "split",
    "near",
    "grouped",
    "refit",
    "map",
    "study-grouped",
    "study-refit",
    "shots",
    "form",
    "layer",
)


def corpus_of(n: int, classes: int) -> Corpus:
    """Return made-up texts as a corpus."""
    found = made_up(n, classes)
    digest = corpus_digest(found.texts, found.labels)
    return checked_corpus(
        Corpus("made up", tuple(found.texts), tuple(found.labels), digest, synthetic=True)
    )


def by_step(cache: Path) -> dict[str, Counter[str]]:
    """Return CPU seconds by encoder and step, as the journals tell."""
    found: dict[str, Counter[str]] = {}
    for path in sorted((cache / "measures").glob("*.jsonl"), key=lambda one: one.stat().st_ctime):
        steps: Counter[str] = Counter()
        for line in map(json.loads, path.read_text(encoding="utf-8").strip().split("\n")):
            name = max(
                (step for step in STEPS if line["name"].startswith(step)), key=len, default="other"
            )
            steps[name] += line["cpu_s"]
        found[path.stem] = steps
    return found


def ours(corpus: Corpus, asked: argparse.Namespace, folder: Path) -> None:
    """Run the benchmark, one encoder after the other, and print the table."""
    protocol = replace(QUICK if asked.quick else Protocol())
    columns = {}
    for encoder in asked.encoders.split(","):
        cache, cpu, wall = folder / encoder, time.process_time(), time.perf_counter()
        results = run_benchmark(
            corpus, Plan(arms((encoder,)), protocol), folder / f"{encoder}-out", cache=cache
        )
        spent = time.process_time() - cpu
        (steps,) = by_step(cache).values()
        steps["embedding, draws, writing"] = spent - sum(steps.values())
        columns[encoder] = steps
        one = results.encoders[0]
        print(
            f"{encoder}: CPU {spent:.0f} s, wall {time.perf_counter() - wall:.0f} s, peak {_peak_mib():.0f} MiB; "
            f"accuracy {one.classification['logistic_regression'].accuracy.value:.3f}, ARI {one.clustering.ari.value:.3f}; "
            f"notes {[note.id for note in one.notes]}",
            flush=True,
        )
    print("| step, CPU s | " + " | ".join(columns) + " |\n| --- |" + " ---: |" * len(columns))
    for step in (*STEPS, "other", "embedding, draws, writing"):
        print(
            f"| {step} | " + " | ".join(f"{steps[step]:.1f}" for steps in columns.values()) + " |"
        )
    print(
        "| **all** | "
        + " | ".join(f"{sum(steps.values()):.0f}" for steps in columns.values())
        + " |"
    )


def plain(corpus: Corpus) -> None:
    """Do a little of it on dense TF-IDF, as a plain script would, and print what it costs."""
    codes = corpus.codes
    X = TfidfVectorizer(sublinear_tf=True, max_features=20_000, dtype=np.float32).fit_transform(
        corpus.texts
    )
    whole = X.toarray()
    n = len(corpus.classes)
    work: dict[str, Callable[[], float]] = {
        "logistic regression, five folds, sparse": lambda: cross_val_score(
            LogisticRegression(C=10, max_iter=1_000), X, codes
        ).mean(),
        "ten neighbours, five folds": lambda: cross_val_score(
            KNeighborsClassifier(10, metric="cosine"), X, codes
        ).mean(),
        "k-means, ten starts, dense": lambda: adjusted_rand_score(
            codes, KMeans(n, n_init=10, random_state=1).fit_predict(whole)
        ),  # pyright: ignore[reportArgumentType]
        "t-SNE once": lambda: float(TSNE(init="random", random_state=1).fit_transform(X)[0, 0]),
    }
    print("| plain script, TF-IDF | CPU s | s | figure |\n| --- | ---: | ---: | ---: |")
    for name, do in work.items():
        cpu, wall = time.process_time(), time.perf_counter()
        found = do()
        print(
            f"| {name} | {time.process_time() - cpu:.1f} | {time.perf_counter() - wall:.1f} | {found:.3f} |",
            flush=True,
        )
    print(f"peak {_peak_mib():.0f} MiB")


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--texts", type=int, default=13_083)
    words.add_argument("--classes", type=int, default=77)
    words.add_argument("--encoders", default=",".join(DEFAULT_ENCODERS))
    words.add_argument("--quick", action="store_true")
    words.add_argument("--plain", action="store_true")
    words.add_argument("--folder", type=Path, help="kept between runs; a temporary one if none")
    asked = words.parse_args()
    corpus = corpus_of(asked.texts, asked.classes)
    print(f"{len(corpus.texts):,} synthetic texts in {len(corpus.classes):,} intents")
    if asked.plain:
        plain(corpus)
        return
    with tempfile.TemporaryDirectory() as folder:
        ours(corpus, asked, asked.folder or Path(folder))


if __name__ == "__main__":
    main()
