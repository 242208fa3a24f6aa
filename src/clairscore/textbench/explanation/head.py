"""The linear head: what a logistic regression makes of a vector, one logit a class."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clairscore.textbench.evaluation.classification import regression
from clairscore.textbench.vectors import Vectors, mean_length, mean_row, packed

Array = NDArray[np.float64]


@dataclass(frozen=True)
class LinearHead:
    """Weights against the mean of all classes, so that a logit says what sets a class apart.

    Parameters
    ----------
    classes
        Names, in the order of the rows.
    weights
        (n_classes, dimensions); each column adds up to 0.
    intercepts
        (n_classes,).
    centre
        (dimensions,): mean of the vectors learnt from.
    """

    classes: tuple[str, ...]
    weights: Array
    intercepts: Array
    centre: Array

    def logits(self, vectors: Vectors) -> Array:
        """Return the logit of each class, (n, n_classes)."""
        return vectors.astype(np.float64) @ self.weights.T + self.intercepts

    def probabilities(self, vectors: Vectors) -> Array:
        """Return the probability of each class, (n, n_classes)."""
        logits = self.logits(vectors)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return odds / odds.sum(axis=1, keepdims=True)


def fitted_head(vectors: Vectors, codes: NDArray[np.intp], classes: Sequence[str]) -> LinearHead:
    """Return the head that the benchmark's logistic regression is.

    Parameters
    ----------
    vectors
        (n, d) learnt from.
    codes
        (n,): class of each.
    classes
        Names of all of them; every one occurs.
    """
    length, model = mean_length(vectors), regression(packed(vectors), codes)
    weights, intercepts = np.asarray(model.coef_, np.float64), np.asarray(model.intercept_)
    if len(weights) == 1:  # two classes: one logit for the second against the first
        weights, intercepts = np.vstack([-weights, weights]) / 2, np.array([-1, 1]) * intercepts / 2
    return LinearHead(
        tuple(classes),
        (weights - weights.mean(axis=0)) / length,
        intercepts - intercepts.mean(),
        mean_row(vectors),
    )
