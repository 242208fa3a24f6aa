"""Fine-tuning a sentence encoder on one's own labels, with AnglE or CoSENT loss.

Texts of one label are pairs to bring together, texts of two labels pairs to part. What is shown of
the result is measured on texts that were never learnt from; it is not to be ranked beside encoders
that were not tuned, which have seen none of these labels.
"""

# torch and what stands on it are an extra
# pyright: reportMissingImports=false

import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

import numpy as np
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import adjusted_rand_score
from sklearn.model_selection import StratifiedKFold, cross_val_score, train_test_split

from clairscore.core.artefact import writing
from clairscore.core.progress import SILENT, Progress
from clairscore.textbench.encoders.availability import needed
from clairscore.textbench.encoders.encoder import FloatArray
from clairscore.textbench.encoders.errors import EncoderError
from clairscore.textbench.encoders.sentence_transformers import SentenceEncoder, load
from clairscore.texts import Message

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

LOSSES = ("angle", "cosent")
MIN_A_LABEL = 4  # so that two can be learnt from and two held out
FOLDS = 5


@dataclass(eq=False)
class TuningImpossible(EncoderError):
    """Too few texts or labels to learn from and to check on."""

    code: ClassVar[str] = "tuning-impossible"
    labels: int
    smallest: int
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
        Pairs drawn from the texts learnt from, half of them of one label.
    held_out
        Share of the texts, label by label, kept for the check.
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
    """

    ari: float
    accuracy: float


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
    with writing(target, "tuned-encoder", replace=replace) as draft:
        tuned = load(plan.model)
        before = _quality(tuned, held_texts, held_labels, progress=progress)
        rows = drawn_pairs([labels[row] for row in learnt], plan.pairs, seed=plan.seed)
        with progress.step(Message("step-tune", {"pairs": len(rows)})):
            _train(tuned, [texts[row] for row in learnt], pairs=rows, plan=plan)
        after = _quality(tuned, held_texts, held_labels, progress=progress)
        tuned.save(str(draft.path / "model"), create_model_card=False)
        draft.parameters = asdict(plan)
    return TuningReport(
        plan.model, plan.loss, len(rows), len(learnt), len(held_out), before=before, after=after
    )


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


def _train(
    model: "SentenceTransformer",
    texts: Sequence[str],
    *,
    pairs: Sequence[tuple[int, int, float]],
    plan: TuningPlan,
) -> None:
    from datasets import Dataset  # noqa: PLC0415 (heavy)
    from sentence_transformers import SentenceTransformerTrainer  # noqa: PLC0415
    from sentence_transformers import SentenceTransformerTrainingArguments as Arguments  # noqa: PLC0415
    from sentence_transformers.losses import AnglELoss, CoSENTLoss  # noqa: PLC0415

    first, second, scores = zip(*pairs, strict=True)
    data = Dataset.from_dict(
        {
            "first": [texts[row] for row in first],
            "second": [texts[row] for row in second],
            "score": list(scores),
        }
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
        SentenceTransformerTrainer(
            model=model,
            args=Arguments(output_dir=unused, **settings),
            train_dataset=data,
            loss={"angle": AnglELoss, "cosent": CoSENTLoss}[plan.loss](model),
        ).train()


def _quality(
    model: "SentenceTransformer", texts: list[str], labels: list[str], *, progress: Progress
) -> Quality:
    encoder = _Loaded(model)
    vectors = encoder.encode(texts, progress=progress)
    return quality(vectors, labels)


def quality(vectors: FloatArray, labels: Sequence[str]) -> Quality:
    """Return what vectors are worth for grouping and for classifying their texts."""
    known = np.asarray(labels)
    names, counts = np.unique(known, return_counts=True)
    groups = KMeans(len(names), n_init=cast("Any", 10), random_state=1).fit_predict(vectors)
    folds = StratifiedKFold(min(FOLDS, int(counts.min())), shuffle=True, random_state=1)
    scores = cross_val_score(LogisticRegression(C=10, max_iter=1000), vectors, known, cv=folds)
    return Quality(float(adjusted_rand_score(known, groups)), float(scores.mean()))


class _Loaded(SentenceEncoder):
    """The model in memory, before and after it was tuned."""

    def __init__(self, model: "SentenceTransformer") -> None:
        super().__init__(name="tuned", model="tuned")
        self.__dict__["loaded"] = model
