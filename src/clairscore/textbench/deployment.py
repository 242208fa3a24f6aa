"""From a benchmark's results to a classifier that answers only where it is sure enough.

One half of the corpus, each text by a head that has not seen it, sets the temperature and the least
probability from which it answers; the other half measures what that gives.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.stats import beta

from clairscore.core.artefact import writing
from clairscore.core.errors import ClairscoreError
from clairscore.core.progress import SILENT, Progress
from clairscore.core.rates import wilson
from clairscore.textbench.classifier import ADAPTER, FACTS, HEAD, KIND, TEXTS, Facts, probabilities
from clairscore.textbench.encoders.encoder import CorpusEncoder, Encoder, vectors_of
from clairscore.textbench.encoders.naming import encoder_named
from clairscore.textbench.evaluation.classification import Split, splits
from clairscore.textbench.explanation.head import LinearHead, fitted_head
from clairscore.textbench.figures import Estimate, jsonable
from clairscore.textbench.preparation import prepared
from clairscore.textbench.results import EncoderResult, OpenedResults
from clairscore.textbench.vectors import Vectors
from clairscore.texts import Message

SURE: Final = 0.95  # that the error is not above what was asked, on texts like these
STEPS: Final = 100  # thresholds that are tried, from the surest texts down
FIRST_WRONG: Final = 3
TEMPERATURES: Final = (0.05, 20.0)
SEED: Final = 1

Array = NDArray[np.float64]


@dataclass(eq=False)
class NeverSure(ClairscoreError):
    """Even the surest texts show no error as small as asked for."""

    code: ClassVar[str] = "never-sure"
    encoder: str
    asked: float
    n: int


def deploy(
    opened: OpenedResults,
    name: str,
    target: Path,
    *,
    error: float,
    replace: bool = False,
    progress: Progress = SILENT,
) -> Facts:
    """Write a classifier that an encoder of a benchmark makes.

    Parameters
    ----------
    opened, name
        The results, and the encoder in them.
    target
        Folder of the classifier.
    error
        Share of wrong answers, of those given, that is accepted.

    Raises
    ------
    NeverSure
        No threshold keeps the error as small as that.
    EncoderError
        The encoder can't be had here.
    TargetTaken, WriteFailed
        It can't be written there.
    """
    making = _Making(opened, opened.results.encoder(name))
    codes = making.codes
    with writing(target, KIND, replace=replace) as draft:
        message = Message("step-bench-deploy", {"encoder": name})
        with progress.step(message, len(making.splits) + 1) as advance:
            logits = np.empty((len(codes), len(making.classes)))
            for split in making.splits:
                _, head, vectors = making.learnt(split.train)
                logits[split.test] = head.logits(vectors[split.test])
                advance(1)
            encoder, head, _ = making.learnt(np.arange(len(codes)))
            advance(1)
        facts = _facts(making, encoder, logits, error=error)
        (draft.path / FACTS).write_bytes(ADAPTER.dump_json(facts, indent=1))
        parts = {"weights": head.weights, "intercepts": head.intercepts, "centre": head.centre}
        np.savez(draft.path / HEAD, allow_pickle=False, **parts)
        if making.result.learnt:
            pq.write_table(pa.table({"text": making.texts}), draft.path / TEXTS)
        draft.synthetic = opened.results.corpus.synthetic
        draft.inputs = {"results": opened.artefact.manifest.identity}
        draft.parameters = {"encoder": name, "error": error}
    return facts


def threshold(shares: Array, right: NDArray[np.bool_], *, error: float) -> float | None:
    """Return the least probability from which answers are wrong as seldom as asked, or None.

    Thresholds are tried from the surest texts down, until the upper bound of the error exceeds what
    was asked: testing in a fixed order keeps the promise however many are tried. The first is where
    `FIRST_WRONG` wrong answers would still pass, or none of them if there are too few texts.

    Source: Angelopoulos et al. 2021, Learn then Test, https://arxiv.org/abs/2110.01052
    """
    order = np.argsort(-shares, kind="stable")
    wrong = np.cumsum(~right[order])
    starts = (_least(error, FIRST_WRONG), _least(error, 0))
    start = next((n for n in starts if n <= len(shares)), None)
    found: float | None = None
    if start is None:
        return None
    for n in np.unique(np.linspace(start, len(shares), STEPS).round().astype(int)):
        if _bound(int(wrong[n - 1]), int(n)) > error:
            break
        found = float(shares[order[n - 1]])
    return found


def _bound(wrong: int, n: int) -> float:
    """Return the upper bound of an error rate (Clopper and Pearson)."""
    return 1.0 if wrong == n else float(beta.ppf(SURE, wrong + 1, n - wrong))


def _least(error: float, wrong: int) -> int:
    """Return how many texts it takes for so many wrong ones to pass."""
    n = wrong + 1
    while _bound(wrong, n) > error:
        n += max(n // 50, 1)
    return n


@dataclass(frozen=True)
class _Making:
    """What a classifier is made from."""

    opened: OpenedResults
    result: EncoderResult

    @property
    def classes(self) -> list[str]:
        return self.opened.results.corpus.classes

    @cached_property
    def codes(self) -> NDArray[np.intp]:
        place = {label: at for at, label in enumerate(self.classes)}
        return np.array([place[label] for label in self.opened.labels], np.intp)

    @cached_property
    def groups(self) -> NDArray[np.intp]:
        return np.array(self.opened.results.corpus.groups or range(len(self.codes)))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        language = self.opened.results.corpus.language
        return prepared(self.opened.texts, self.result.preparation, language=language)

    @cached_property
    def splits(self) -> list[Split]:
        settings = self.opened.results.settings
        folds = min(int(settings["folds"]), int(np.bincount(self.codes).min()))
        seed = int(settings["seed"])
        return splits(self.codes, folds=folds, repeats=1, seed=seed, groups=self.groups)

    def learnt(self, rows: NDArray[np.intp]) -> tuple[Encoder, LinearHead, Vectors]:
        """Return the encoder and the head that some texts teach, and the vectors of all."""
        encoder = encoder_named(self.result.spec)
        if isinstance(encoder, CorpusEncoder):
            encoder = encoder.fit([self.texts[row] for row in rows])
            vectors = vectors_of(encoder, self.texts)
        else:
            vectors = self.opened.vectors(self.result.name)
        return encoder, fitted_head(vectors[rows], self.codes[rows], self.classes), vectors


def _facts(making: _Making, encoder: Encoder, logits: Array, *, error: float) -> Facts:
    """Return what a classifier is, set on one half of the texts and measured on the other."""
    codes, result = making.codes, making.result
    half = np.random.default_rng(SEED).permutation(int(making.groups.max()) + 1)[making.groups] % 2
    setting, held = half == 0, half == 1

    def loss(log_temperature: float) -> float:
        found = probabilities(logits[setting], float(np.exp(log_temperature)))
        own = found[np.arange(len(found)), codes[setting]]
        return -float(np.log(np.maximum(own, np.finfo(float).tiny)).mean())

    cooling: Any = minimize_scalar(loss, bounds=np.log(TEMPERATURES), method="bounded")
    temperature = float(np.exp(cooling.x))
    shares = probabilities(logits, temperature)
    surest, right = shares.max(axis=1), shares.argmax(axis=1) == codes
    least = threshold(surest[setting], right[setting], error=error)
    if least is None:
        raise NeverSure(result.name, error, int(setting.sum()))
    answered = held & (surest >= least)
    return Facts(
        encoder=result.spec,
        identity=jsonable(encoder.identity),
        preparation=result.preparation,
        language=making.opened.results.corpus.language,
        classes=making.classes,
        temperature=temperature,
        threshold=least,
        asked=error,
        error=_share(int((answered & ~right).sum()), int(answered.sum())),
        answered=_share(int(answered.sum()), int(held.sum())),
        held_out=int(held.sum()),
    )


def _share(some: int, of: int) -> Estimate:
    return Estimate(some / of, *wilson(some, of)) if of else Estimate(0.0, 0.0, 1.0)
