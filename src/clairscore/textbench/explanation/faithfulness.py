"""Does a method name the words that matter? Take them away, or give them alone, and look.

Source: Petsiuk et al. 2018 (RISE), https://doi.org/10.48550/arXiv.1806.07421
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from clairscore.textbench.explanation.words import Weights, WordSplit, without

STEPS = 5  # shares of words removed: 20 %, 40 % …

Probability = Callable[[Sequence[str], str], Weights]
"""From texts and a class to the probability of the class in each, (n,)."""


@dataclass(frozen=True)
class Faithfulness:
    """How far a method can be trusted, over some texts.

    Parameters
    ----------
    deletion
        Mean probability of the class while the words said to matter most go first: lower is better.
    insertion
        The same while they come first to an empty text: higher is better.
    texts
        How many it was measured on.
    """

    method: str
    deletion: float
    insertion: float
    texts: int


def faithfulness(splits: Sequence[WordSplit], probability: Probability) -> Faithfulness:
    """Measure one method on the texts that it split."""
    deleted = [_curve(split, probability, insert=False) for split in splits]
    inserted = [_curve(split, probability, insert=True) for split in splits]
    return Faithfulness(
        splits[0].method, float(np.mean(deleted)), float(np.mean(inserted)), len(splits)
    )


def _curve(split: WordSplit, probability: Probability, *, insert: bool) -> float:
    """Return the area below the probability over the share of words changed, by trapezes."""
    order = sorted(split.words, key=lambda word: -word.weight)
    counts = np.linspace(0, len(order), STEPS + 1).round().astype(int)
    gone = [order[count:] if insert else order[:count] for count in counts]
    texts = [without(split.text, [(w.start, w.end) for w in some]) for some in gone]
    found = np.asarray(probability(texts, split.label), np.float64)
    return float(((found[1:] + found[:-1]) / 2).mean())
