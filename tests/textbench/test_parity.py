from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from clairscore.core.progress import Progress
from clairscore.textbench.parity import (
    MXBAI_EXPECTED,
    MXBAI_WITHOUT_CLS,
    Parity,
    card_findings,
    compare,
)
from clairscore.texts import translator
from textbench.made_up import MadeUpEncoder

TEXTS = ["un", "deux mots", "un texte de six mots ici", "bien plus long que tous les autres textes"]


def told(parity: Parity) -> str:
    return "\n".join(translator("en")(finding) for finding in parity.findings)


def test_two_ways_to_the_same_vectors_agree() -> None:
    parity = compare(MadeUpEncoder(scale=1.0), MadeUpEncoder(scale=1.0), TEXTS)
    assert parity.agree
    assert parity.cosine_low == pytest.approx(1)
    assert "point the same way" in told(parity)


def test_a_back_end_that_does_not_normalise_is_named_with_the_consequence() -> None:
    class Unit(MadeUpEncoder):
        def encode(self, texts: Sequence[str], *, progress: Progress) -> Any:  # noqa: ANN401
            found = super().encode(texts, progress=progress)
            return found / np.linalg.norm(found, axis=1, keepdims=True)

    parity = compare(Unit(name="ollama"), MadeUpEncoder(name="torch", scale=5), TEXTS)
    assert not parity.agree
    assert "ollama gives vectors of length 1, torch does not" in told(parity)
    assert "Euclidean distances do" in told(parity)


def test_a_difference_in_long_texts_alone_points_at_the_limit() -> None:
    one, other = (MadeUpEncoder(limit=limit, settings={"limit": limit}) for limit in (4, 5))
    parity = compare(one, other, TEXTS)
    assert "differ only for texts longer than the limit (2 of 4" in told(parity)
    assert "They differ in limit: «4» against «5»" in told(parity)


def test_a_difference_everywhere_points_at_settings_or_versions() -> None:
    class Otherwise(MadeUpEncoder):
        def encode(self, texts: Sequence[str], *, progress: Progress) -> Any:  # noqa: ANN401
            return super().encode(texts, progress=progress)[:, ::-1]

    assert "short ones included" in told(compare(MadeUpEncoder(), Otherwise(), TEXTS))
    assert "Ollama before 0.1.43" in told(compare(MadeUpEncoder(), Otherwise(), TEXTS))
    cls = Otherwise(settings={"pooling": "cls"})
    assert "differ in pooling: «None» against «cls»" in told(compare(MadeUpEncoder(), cls, TEXTS))


def test_vectors_of_different_sizes_are_not_the_same_model() -> None:
    parity = compare(MadeUpEncoder(), MadeUpEncoder(dimensions=4), TEXTS)
    assert not parity.agree
    assert "8 and 4 dimensions" in told(parity)


@pytest.mark.parametrize(
    ("similarities", "words"),
    [
        (MXBAI_EXPECTED, "reproduces the example of its model card"),
        (MXBAI_WITHOUT_CLS, "exactly what Ollama gave before 0.1.43"),
        ((0.1, 0.2, 0.3, 0.4), "differ from the published ones"),
    ],
)
def test_the_model_cards_example_is_checked(similarities: tuple[float, ...], words: str) -> None:
    class Card(MadeUpEncoder):
        def encode(self, texts: Sequence[str], *, progress: Progress) -> Any:  # noqa: ANN401
            del texts, progress
            rows = [[1.0, 0.0], *([s, np.sqrt(1 - s**2)] for s in similarities)]
            return np.array(rows, dtype=np.float32)

    encoder = Card(settings={"model": "mxbai-embed-large"})
    (finding,) = card_findings(encoder)
    assert words in translator("en")(finding)
