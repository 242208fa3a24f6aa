"""A run explained: the leading encoder's errors, its words by class, how far methods are trusted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from clairscore.textbench.encoders.errors import EncoderError
from clairscore.textbench.explanation.explainer import Explained, Explainer
from clairscore.textbench.explanation.faithfulness import Faithfulness
from clairscore.textbench.results import OpenedResults

WRONG_SHOWN: Final = 12
TEXTS_A_CLASS: Final = 12
CLASSES_SHOWN: Final = 40  # the largest: each takes as many texts to explain
TEXTS_TRUSTED: Final = 10
WORDS_A_CLASS: Final = 6


@dataclass(frozen=True)
class Explanations:
    """What was explained of a run.

    Parameters
    ----------
    encoder
        Whose words these are.
    wrong
        Texts that were classed wrongly.
    by_class
        The words that speak most for each class, with their mean weight.
    trust
        How far each method can be trusted.
    """

    encoder: str = ""
    wrong: tuple[Explained, ...] = ()
    by_class: dict[str, list[tuple[str, float]]] = field(
        default_factory=dict[str, list[tuple[str, float]]]
    )
    trust: tuple[Faithfulness, ...] = ()


def explain_run(opened: OpenedResults) -> Explanations:
    """Explain a run by its leading encoder; nothing is explained if it can't be had here."""
    explainer = Explainer(opened, opened.results.leading)
    try:
        methods = (
            ["exact", "occlusion", "random"] if explainer.is_exact else ["occlusion", "random"]
        )
        some = [opened.texts[row] for row in _spread(len(opened.texts), TEXTS_TRUSTED)]
        return Explanations(
            encoder=explainer.name,
            wrong=tuple(explainer.row(row) for row in wrong_rows(explainer)[:WRONG_SHOWN]),
            by_class=_by_class(opened, explainer) if explainer.is_exact else {},
            trust=tuple(explainer.trust(some, methods)),
        )
    except EncoderError:
        return Explanations()


def wrong_rows(explainer: Explainer) -> tuple[int, ...]:
    """Return the texts that the encoder's regression classed wrongly in the first repeat."""
    opened = explainer.opened
    classes = opened.results.corpus.classes
    given = explainer.result.classification["logistic_regression"].predicted[0]
    pairs = enumerate(zip(given, opened.labels, strict=True))
    return tuple(row for row, (code, label) in pairs if classes[code] != label)


def _by_class(opened: OpenedResults, explainer: Explainer) -> dict[str, list[tuple[str, float]]]:
    """Return the words that speak most for each of the largest classes, over some of its texts."""
    found: dict[str, list[tuple[str, float]]] = {}
    corpus = opened.results.corpus
    largest = np.argsort(-np.array(corpus.counts), kind="stable")[:CLASSES_SHOWN]
    for label in (corpus.classes[at] for at in sorted(largest)):
        rows = [row for row, known in enumerate(opened.labels) if known == label]
        chosen = [rows[at] for at in _spread(len(rows), TEXTS_A_CLASS)]
        weights = [
            (word.text.lower(), word.weight)
            for row in chosen
            for word in explainer.split_for(opened.texts[row], label).words
            if not word.stop
        ]
        found[label] = _most_telling(weights)
    return found


def _most_telling(weights: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the words with the largest mean weight, of those that occur at least twice."""
    total: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for word, weight in weights:
        total[word] += weight  # pyright: ignore[reportArgumentType] (a Counter adds up floats too)
        times[word] += 1
    means = [(word, total[word] / times[word]) for word in total if times[word] > 1]
    return sorted(means, key=lambda pair: -pair[1])[:WORDS_A_CLASS]


def _spread(n: int, wanted: int) -> list[int]:
    """Return some places out of n, evenly."""
    return sorted({round(at * (n - 1) / max(wanted - 1, 1)) for at in range(min(wanted, n))})
