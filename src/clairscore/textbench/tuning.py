"""Fine-tuning a sentence encoder on one's own labels or pairs, with AnglE or CoSENT loss.

Texts of one label are pairs to bring together, texts of two labels pairs to part; pairs may also
come with scores of their own. What is shown of the result is measured on texts that were never
learnt from; it is not to be ranked beside encoders that were not tuned, which have seen none of
these labels.
"""

# torch and what stands on it are an extra
# pyright: reportMissingImports=false

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import adjusted_rand_score
from sklearn.model_selection import StratifiedKFold, cross_val_score, train_test_split

from clairscore.core.artefact import Draft, writing
from clairscore.core.progress import SILENT, Progress
from clairscore.textbench.encoders.availability import needed
from clairscore.textbench.encoders.encoder import FloatArray, unit
from clairscore.textbench.encoders.errors import EncoderError
from clairscore.textbench.encoders.sentence_transformers import SentenceEncoder, load
from clairscore.textbench.pairs import Pairs, parted
from clairscore.texts import Message

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

LOSSES = ("angle", "cosent")
MIN_A_LABEL = 4  # so that two can be learnt from and two held out
MIN_PAIRS = 10  # to learn from and to check on, each
FOLDS = 5

T = TypeVar("T")


@dataclass(eq=False)
class TuningImpossible(EncoderError):
    """Too few texts or labels to learn from and to check on."""

    code: ClassVar[str] = "tuning-impossible"
    labels: int
    smallest: int
    needed: int


@dataclass(eq=False)
class PairsTooAlike(EncoderError):
    """Pairs that can't be parted into enough to learn from and enough to check on."""

    code: ClassVar[str] = "pairs-too-alike"
    learnt: int
    held_out: int
    scores: int
    needed: int


@dataclass(frozen=True)
class TuningPlan:
    """How to tune.

    Parameters
    ----------
    model
        Published name or folder of the model to start from.
    loss
        ``angle`` (AnglE, Li and Li 2024, https://doi.org/10.18653/v1/2024.acl-long.101) or
        ``cosent`` (CoSENT).
    pairs
        Pairs drawn from the texts learnt from, half of them of one label; unused where pairs are
        given.
    held_out
        Share of the texts, label by label, or of the pairs kept for the check.
    epochs, batch, learning_rate
        Of the training.
    seed
        Of split, pairs and training.
    """

    model: str = "all-MiniLM-L6-v2"
    loss: str = "angle"
    pairs: int = 480
    held_out: float = 0.5
    epochs: int = 1
    batch: int = 16
    learning_rate: float = 2e-5
    seed: int = 1


@dataclass(frozen=True)
class Quality:
    """What an encoder makes of texts that were held out.

    Parameters
    ----------
    ari
        Adjusted Rand index of k-means on the vectors, 10 starts.
    accuracy
        Of logistic regression, cross-validated within the texts held out.
    alike, unlike
        Mean cosine of two texts of one label, and of two labels.
    """

    ari: float
    accuracy: float
    alike: float
    unlike: float


@dataclass(frozen=True)
class TuningReport:
    """What tuning changed, on texts held out."""

    model: str
    loss: str
    n_pairs: int
    n_learnt: int
    n_held_out: int
    before: Quality
    after: Quality


@dataclass(frozen=True)
class PairsReport:
    """What tuning on pairs changed, on pairs held out.

    Parameters
    ----------
    n_left_out
        Pairs of a text that was learnt from and one that was held out.
    before, after
        Spearman's correlation of the cosine of the two vectors with the score.
    """

    model: str
    loss: str
    n_learnt: int
    n_held_out: int
    n_left_out: int
    before: float
    after: float


def tune(
    texts: Sequence[str],
    labels: Sequence[str],
    target: Path,
    *,
    plan: TuningPlan | None = None,
    replace: bool = False,
    progress: Progress = SILENT,
) -> TuningReport:
    """Tune a Sentence Transformers model on labelled texts and save it.

    Parameters
    ----------
    texts, labels
        The corpus; equal texts should have been dropped.
    target
        Folder of the tuned model, an encoder by its path: ``sentence-transformers:FOLDER/model``.
    plan
        From which model and how; the defaults if None.
    replace
        Replace an artefact at `target`.
    progress
        Told of each step.

    Raises
    ------
    TuningImpossible
        Fewer than two labels, or a label with fewer than four texts.
    PackageMissing
        The extra is not installed.
    ModelMissing
        No such model.
    """
    plan = plan or TuningPlan()
    needed("tune")
    _check(labels)
    learnt, held_out = cast(
        "list[list[int]]",
        train_test_split(
            list(range(len(texts))),
            test_size=plan.held_out,
            stratify=labels,
            random_state=plan.seed,
        ),
    )
    held_texts = [texts[row] for row in held_out]
    held_labels = [labels[row] for row in held_out]
    drawn = drawn_pairs([labels[row] for row in learnt], plan.pairs, seed=plan.seed)
    own = [texts[row] for row in learnt]
    first, second, scores = zip(*drawn, strict=True)
    pairs = Pairs(tuple(own[k] for k in first), tuple(own[k] for k in second), scores)

    def measured(encoder: SentenceEncoder) -> Quality:
        return quality(encoder.encode(held_texts, progress=progress), held_labels)

    with writing(target, "tuned-encoder", replace=replace) as draft:
        before, after = _tuned(pairs, draft, plan, measured=measured, progress=progress)
    return TuningReport(
        plan.model, plan.loss, len(drawn), len(learnt), len(held_out), before=before, after=after
    )


def tune_on_pairs(
    pairs: Pairs,
    target: Path,
    *,
    plan: TuningPlan,
    replace: bool = False,
    progress: Progress = SILENT,
) -> PairsReport:
    """Tune a Sentence Transformers model on pairs with scores and save it, as `tune` does.

    Raises
    ------
    PairsTooAlike
        Too few pairs are left to learn from or to check on, or these have all one score.
    PackageMissing, ModelMissing
        As for `tune`.
    """
    parts = parted(pairs, plan.held_out, seed=plan.seed)
    learnt, held = parts.learnt, parts.held_out
    different = len(set(held.scores))
    if min(len(learnt.scores), len(held.scores)) < MIN_PAIRS or different < 2:  # noqa: PLR2004 (to rank)
        raise PairsTooAlike(
            learnt=len(learnt.scores), held_out=len(held.scores), scores=different, needed=MIN_PAIRS
        )
    needed("tune")

    def measured(encoder: SentenceEncoder) -> float:
        one, other = (
            unit(encoder.encode(side, progress=progress)) for side in (held.first, held.second)
        )
        found: Any = spearmanr((one * other).sum(axis=1), held.scores)
        return float(found.statistic)

    with writing(target, "tuned-encoder", replace=replace) as draft:
        before, after = _tuned(learnt, draft, plan, measured=measured, progress=progress)
    counts = len(learnt.scores), len(held.scores), parts.left_out
    return PairsReport(plan.model, plan.loss, *counts, before=before, after=after)


def _tuned(
    pairs: Pairs,
    draft: Draft,
    plan: TuningPlan,
    *,
    measured: Callable[[SentenceEncoder], T],
    progress: Progress,
) -> tuple[T, T]:
    """Tune and save; return what is measured before and after."""
    model = load(plan.model)
    encoder = _Loaded(model)
    before = measured(encoder)
    with progress.step(Message("step-tune", {"pairs": len(pairs.scores)})):
        _train(model, pairs, plan)
    after = measured(encoder)
    model.save(str(draft.path / "model"), create_model_card=False)
    draft.parameters = asdict(plan)
    return before, after


def drawn_pairs(labels: Sequence[str], n: int, *, seed: int) -> list[tuple[int, int, float]]:
    """Return pairs of rows and 1.0 for two of one label, 0.0 for two of different ones.

    Half are of one label, as far as there are two texts of it; no pair is drawn twice.
    """
    random = np.random.default_rng(seed)
    known = np.asarray(labels)
    found: dict[tuple[int, int], float] = {}
    for k in range(20 * n):
        if len(found) == n:
            break
        row = int(random.integers(len(known)))
        same = k % 2 == 0
        others = np.flatnonzero((known == known[row]) == same)
        others = others[others != row]
        if len(others):
            other = int(random.choice(others))
            found.setdefault((min(row, other), max(row, other)), float(same))
    return [(a, b, score) for (a, b), score in found.items()]


def _check(labels: Sequence[str]) -> None:
    _, counts = np.unique(np.asarray(labels), return_counts=True)
    smallest = int(counts.min()) if len(counts) else 0
    if len(counts) < 2 or smallest < MIN_A_LABEL:  # noqa: PLR2004 (two to part)
        raise TuningImpossible(labels=len(counts), smallest=smallest, needed=MIN_A_LABEL)


def _train(model: "SentenceTransformer", pairs: Pairs, plan: TuningPlan) -> None:
    from datasets import Dataset, disable_progress_bars  # noqa: PLC0415 (heavy)
    from sentence_transformers import SentenceTransformerTrainer  # noqa: PLC0415
    from sentence_transformers import SentenceTransformerTrainingArguments as Arguments  # noqa: PLC0415
    from sentence_transformers.losses import AnglELoss, CoSENTLoss  # noqa: PLC0415
    from transformers.trainer_callback import PrinterCallback  # noqa: PLC0415

    disable_progress_bars()  # ours is shown
    data = Dataset.from_dict(
        {"first": list(pairs.first), "second": list(pairs.second), "score": list(pairs.scores)}
    )
    settings: dict[str, Any] = {
        "num_train_epochs": plan.epochs,
        "per_device_train_batch_size": plan.batch,
        "learning_rate": plan.learning_rate,
        "warmup_steps": 0.1,
        "seed": plan.seed,
        "use_cpu": True,
        "report_to": "none",
        "save_strategy": "no",
        "logging_strategy": "no",
        "disable_tqdm": True,
        "dataloader_pin_memory": False,
    }
    with tempfile.TemporaryDirectory() as unused:
        trainer = SentenceTransformerTrainer(
            model=model,
            args=Arguments(output_dir=unused, **settings),
            train_dataset=data,
            loss={"angle": AnglELoss, "cosent": CoSENTLoss}[plan.loss](model),
        )
        trainer.remove_callback(PrinterCallback)  # standard output is for the result
        trainer.train()


def quality(vectors: FloatArray, labels: Sequence[str]) -> Quality:
    """Return what vectors are worth for grouping and for classifying their texts."""
    known = np.asarray(labels)
    names, counts = np.unique(known, return_counts=True)
    groups = KMeans(len(names), n_init=cast("Any", 10), random_state=1).fit_predict(vectors)
    folds = StratifiedKFold(min(FOLDS, int(counts.min())), shuffle=True, random_state=1)
    scores = cross_val_score(LogisticRegression(C=10, max_iter=1000), vectors, known, cv=folds)
    alike, unlike = _likeness(vectors, known)
    return Quality(
        float(adjusted_rand_score(known, groups)), float(scores.mean()), alike=alike, unlike=unlike
    )


def _likeness(vectors: FloatArray, labels: NDArray[np.str_]) -> tuple[float, float]:
    """Return the mean cosine within labels and between them, a text with itself left out."""
    directions = unit(vectors)
    cosines, same = directions @ directions.T, labels[:, None] == labels[None, :]
    other = ~np.eye(len(labels), dtype=np.bool_)
    return float(cosines[same & other].mean()), float(cosines[~same].mean())


class _Loaded(SentenceEncoder):
    """The model in memory, before and after it was tuned."""

    def __init__(self, model: "SentenceTransformer") -> None:
        super().__init__(name="tuned", model="tuned")
        self.__dict__["loaded"] = model
