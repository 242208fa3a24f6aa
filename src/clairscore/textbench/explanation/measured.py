"""Splits measured by changing the text: occlusion for any encoder, SHAP on request, and chance."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from clairscore.textbench.encoders.errors import PackageMissing
from clairscore.textbench.explanation.words import (
    Spans,
    Weights,
    WordSplit,
    spans,
    split_of,
    without,
)

MOST_UNITS = 100  # deletions a text: beyond, neighbouring words are removed together
SHAP_EVALUATIONS = 300

Logits = Callable[[Sequence[str]], Weights]
"""From texts to the logit of the class explained, (n,)."""


def occlusion_split(
    text: str, logits: Logits, *, label: str, stop: frozenset[str] = frozenset()
) -> WordSplit:
    """Measure what each word adds by leaving it out, all in one batch.

    Words are deleted, never masked: encoders have seen texts without a word, not with a mask.
    """
    places = spans(text)
    groups = np.array_split(np.arange(len(places)), min(len(places), MOST_UNITS) or 1)
    shorter = [without(text, _tuples(places[group])) for group in groups]
    found = np.asarray(logits([text, "", *shorter]), np.float64)
    weights = np.zeros(len(places))
    for group, value in zip(groups, found[2:], strict=True):
        weights[group] = (found[0] - value) / max(len(group), 1)
    return split_of(
        text,
        label,
        weights,
        method="occlusion",
        base=float(found[1]),
        logit=float(found[0]),
        stop=stop,
    )


def shap_split(
    text: str, logits: Logits, *, label: str, stop: frozenset[str] = frozenset()
) -> WordSplit:
    """Estimate Shapley values of words with `shap` and a masker that deletes them.

    Raises
    ------
    PackageMissing
        shap is not installed.
    """
    try:
        import shap  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise PackageMissing("shap", "shap", "pip install shap") from error
    places = spans(text)
    if not len(places):
        return occlusion_split(text, logits, label=label, stop=stop)

    def kept(rows: Any) -> Weights:  # noqa: ANN401 (shap's array of masks)
        masks = np.asarray(rows).astype(bool)
        return np.asarray(logits([without(text, _tuples(places[~mask])) for mask in masks]))

    explainer = shap.PermutationExplainer(kept, np.zeros((1, len(places))), seed=1)
    budget = max(SHAP_EVALUATIONS, 2 * len(places) + 1)
    found: Any = explainer(np.ones((1, len(places))), max_evals=budget, silent=True)
    return split_of(
        text,
        label,
        found.values[0],
        method="shap",
        base=float(np.ravel(found.base_values)[0]),
        logit=float(logits([text])[0]),
        stop=stop,
    )


def random_split(text: str, *, label: str, seed: int = 1) -> WordSplit:
    """Return weights drawn at random: what any method must beat."""
    weights = np.random.default_rng(seed).standard_normal(len(spans(text)))
    return split_of(text, label, weights, method="random", base=0.0, logit=float(weights.sum()))


def _tuples(places: Spans) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in places]
