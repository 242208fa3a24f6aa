"""Whether two back ends of the same model give the same vectors, and if not, why.

The two are asked for the vectors of the same texts. What their settings say differs, and where
their vectors do (everywhere, or only in long texts), points at the cause.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from clairscore.core.progress import SILENT, Progress
from clairscore.textbench.encoders.encoder import Encoder, FloatArray, checked, unit
from clairscore.texts import Message

SAME, QUANTISED = 0.9999, 0.99  # cosines: float32 back ends reach 1 − 1e-6, int8 weights 0.9995
UNIT_TOLERANCE = 1e-3
COMPARED = ("pooling", "prompt", "limit", "strategy")

# https://huggingface.co/mixedbread-ai/mxbai-embed-large-v1, and what Ollama gave while it lost
# [CLS] (before 0.1.43): https://github.com/ollama/ollama/issues/4207
MXBAI = "mxbai-embed-large"
MXBAI_QUERY = (
    "Represent this sentence for searching relevant passages: A man is eating a piece of bread"
)
MXBAI_DOCUMENTS = (
    "A man is eating food.",
    "A man is eating pasta.",
    "The girl is carrying a baby.",
    "A man is riding a horse.",
)
MXBAI_EXPECTED = (0.7920, 0.6369, 0.1651, 0.3621)
MXBAI_WITHOUT_CLS = (0.62, 0.63, 0.56, 0.59)
CARD_TOLERANCE = 0.03


@dataclass(frozen=True)
class Norms:
    """Lengths of an encoder's vectors."""

    low: float
    mean: float
    high: float

    @property
    def unit(self) -> bool:
        """Return whether all are 1."""
        return abs(self.low - 1) < UNIT_TOLERANCE and abs(self.high - 1) < UNIT_TOLERANCE


@dataclass(frozen=True)
class Parity:
    """How far two back ends agree.

    Parameters
    ----------
    names
        The two encoders.
    norms
        Lengths of their vectors.
    cosine_median, cosine_low
        Between the two vectors of each text; NaN when their sizes differ.
    agree
        Whether one can stand for the other.
    findings
        What was found, in words.
    """

    names: tuple[str, str]
    norms: tuple[Norms, Norms]
    cosine_median: float
    cosine_low: float
    agree: bool
    findings: tuple[Message, ...]


def compare(
    first: Encoder, second: Encoder, texts: Sequence[str], *, progress: Progress = SILENT
) -> Parity:
    """Compare the vectors that two back ends give the same texts.

    Parameters
    ----------
    first, second
        Two ways to the same model.
    texts
        A few dozen are enough; some should be longer than the limit.
    progress
        Told of each encoder.

    Raises
    ------
    EncoderError
        One of them fails.
    """
    vectors = [
        checked(e.encode(texts, progress=progress), encoder=e.name, expected=len(texts))
        for e in (first, second)
    ]
    names, norms = (first.name, second.name), (_norms(vectors[0]), _norms(vectors[1]))
    card = (*card_findings(first), *card_findings(second))
    if vectors[0].shape != vectors[1].shape:
        sizes = {"first": vectors[0].shape[1], "second": vectors[1].shape[1]}
        told = (Message("parity-dimensions", sizes), *card)
        return Parity(names, norms, np.nan, np.nan, agree=False, findings=told)
    cosines = (unit(vectors[0]) * unit(vectors[1])).sum(axis=1)
    over = _over(first, texts) | _over(second, texts)
    findings = [*_agreement(cosines, over), *_norm_findings(names, norms)]
    if cosines.min() < QUANTISED:
        findings += _differing_settings(first, second)
    agree = bool(cosines.min() >= QUANTISED and norms[0].unit == norms[1].unit)
    return Parity(
        names,
        norms,
        float(np.median(cosines)),
        float(cosines.min()),
        agree=agree,
        findings=(*findings, *card),
    )


def card_findings(encoder: Encoder) -> tuple[Message, ...]:
    """Return whether an encoder reproduces its model card's example, if it is known here."""
    if MXBAI not in str(encoder.identity.get("model", "")).lower():
        return ()
    vectors = unit(encoder.encode([MXBAI_QUERY, *MXBAI_DOCUMENTS], progress=SILENT))
    found = vectors[1:] @ vectors[0]
    facts: dict[str, Any] = {
        "encoder": encoder.name,
        "found": tuple(f"{value:.2f}" for value in found),
        "expected": tuple(f"{value:.2f}" for value in MXBAI_EXPECTED),
    }
    if np.abs(found - MXBAI_EXPECTED).max() < CARD_TOLERANCE:
        return (Message("parity-card-kept", facts),)
    if np.abs(found - MXBAI_WITHOUT_CLS).max() < CARD_TOLERANCE:
        return (Message("parity-card-without-cls", facts),)
    return (Message("parity-card-missed", facts),)


def _norms(vectors: FloatArray) -> Norms:
    lengths = np.linalg.norm(vectors, axis=1)
    return Norms(float(lengths.min()), float(lengths.mean()), float(lengths.max()))


def _over(encoder: Encoder, texts: Sequence[str]) -> np.ndarray:
    """Return which texts are longer than an encoder reads."""
    counts = None if encoder.limit is None else encoder.token_counts(texts)
    return np.zeros(len(texts), bool) if counts is None else counts > (encoder.limit or 0)


def _agreement(cosines: FloatArray, over: np.ndarray) -> list[Message]:
    facts = {"median": f"{np.median(cosines):.4f}", "low": f"{cosines.min():.4f}"}
    if cosines.min() >= SAME:
        return [Message("parity-same", facts)]
    if cosines.min() >= QUANTISED:
        return [Message("parity-close", facts)]
    differing = cosines < QUANTISED
    counts = {**facts, "count": int(differing.sum()), "total": len(cosines)}
    if over[differing].all():
        return [Message("parity-long-texts", counts)]
    return [Message("parity-differ", counts)]


def _norm_findings(names: tuple[str, str], norms: tuple[Norms, Norms]) -> list[Message]:
    if norms[0].unit == norms[1].unit:
        return []
    unit_one, other = (0, 1) if norms[0].unit else (1, 0)
    facts = {"unit": names[unit_one], "other": names[other], "norm": f"{norms[other].mean:.2f}"}
    return [Message("parity-norms", facts)]


def _differing_settings(first: Encoder, second: Encoder) -> list[Message]:
    """Return the settings that the two identities give differently: candidates for the cause."""
    findings = [
        Message(
            "parity-setting",
            {
                "setting": setting,
                "first": str(first.identity.get(setting)),
                "second": str(second.identity.get(setting)),
            },
        )
        for setting in COMPARED
        if first.identity.get(setting) != second.identity.get(setting)
    ]
    return findings or [Message("parity-unexplained")]
