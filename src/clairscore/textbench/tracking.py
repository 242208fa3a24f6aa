"""A benchmark's runs in MLflow: one for the whole with its report, one inside it an encoder."""

from collections.abc import Mapping
from typing import Final

from clairscore.mlflow_store import Store, quiet_mlflow
from clairscore.textbench.results import BenchResults, EncoderResult

EXPERIMENT: Final = "clairscore-bench"


def track(results: BenchResults, store: Store, *, files: Mapping[str, str]) -> None:
    """Write what was found to a tracking store.

    Parameters
    ----------
    results
        What was found.
    store
        Open, in the experiment `EXPERIMENT`.
    files
        Texts to keep with the whole, by file name, such as the report.
    """
    tags = {"synthetic": str(results.corpus.synthetic).lower()}
    with quiet_mlflow():
        whole = store.started(results.corpus.name, tags)
        store.log_values(whole, _protocol(results), {})
        for name, text in files.items():
            store.client.log_text(whole, text, name)
        for one in results.encoders:
            run = store.started(one.name, tags, parent=whole)
            store.log_values(run, _parameters(one, results), _metrics(one))
            store.client.log_dict(run, one.identity, "identity.json")
            store.client.set_terminated(run)
        store.client.set_terminated(whole)


def _protocol(results: BenchResults) -> dict[str, object]:
    return {
        "corpus": results.corpus.name,
        "corpus_sha256": results.corpus.sha256,
        "texts": results.corpus.n,
        **{f"protocol_{name}": value for name, value in results.settings.items()},
    }


def _parameters(one: EncoderResult, results: BenchResults) -> dict[str, object]:
    return {
        "encoder": one.spec,
        "preparation": one.preparation,
        "dimensions": one.dimensions,
        **_protocol(results),
    }


def _metrics(one: EncoderResult) -> dict[str, list[float]]:
    figures = {
        "ari": one.clustering.ari,
        "ari_study": one.study.ari,
        "precision_at_10": one.precision,
        **({"zero_shot": one.zero_shot} if one.zero_shot else {}),
        **{f"accuracy_{name}": found.accuracy for name, found in one.classification.items()},
        **{f"macro_f1_{name}": found.macro_f1 for name, found in one.classification.items()},
    }
    intervals = {
        f"{name}{suffix}": value
        for name, figure in figures.items()
        for suffix, value in (("", figure.value), ("_low", figure.low), ("_high", figure.high))
    }
    few = {f"few_shot_{shot.k}": shot.accuracy for shot in one.few_shot}
    found = {**intervals, **few, "texts_a_second": one.cost.texts_a_second}
    return {name: [value] for name, value in found.items()}
