"""Each encoder's figures as a run in MLflow; the only part of the benchmark that knows it."""

from typing import Final

from clairscore.textbench.results import BenchResults, EncoderResult

EXPERIMENT: Final = "clairscore-bench"


def track(results: BenchResults, uri: str) -> None:
    """Write one run an encoder to a tracking store.

    Parameters
    ----------
    results
        What was found.
    uri
        Of any store that MLflow knows.
    """
    import mlflow  # noqa: PLC0415 (seconds to import)

    mlflow.set_tracking_uri(uri)
    mlflow.set_experiment(EXPERIMENT)
    for one in results.encoders:
        with mlflow.start_run(run_name=one.name):
            mlflow.log_params(_parameters(one, results))
            mlflow.log_metrics(_metrics(one))
            mlflow.log_dict(one.identity, "identity.json")
            mlflow.set_tag("synthetic", str(results.corpus.synthetic).lower())


def _parameters(one: EncoderResult, results: BenchResults) -> dict[str, object]:
    return {
        "encoder": one.spec,
        "preparation": one.preparation,
        "dimensions": one.dimensions,
        "corpus": results.corpus.name,
        "corpus_sha256": results.corpus.sha256,
        "texts": results.corpus.n,
        **{f"protocol_{name}": str(value) for name, value in results.settings.items()},
    }


def _metrics(one: EncoderResult) -> dict[str, float]:
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
    return {**intervals, **few, "texts_a_second": one.cost.texts_a_second}
