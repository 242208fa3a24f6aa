"""What a benchmark found: values that go to JSON and back, all that a report needs.

Arrays by text follow the order of the corpus; classes are told by their place in `classes`.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Final, Literal

from pydantic import TypeAdapter, ValidationError

from clairscore.core.artefact import Artefact, open_artefact
from clairscore.core.errors import ArtefactDamaged, ClairscoreError
from clairscore.textbench.figures import (
    Axis,
    Classification,
    Clustering,
    Cost,
    Doubt,
    Estimate,
    Form,
    Layer,
    Shot,
    Told,
)
from clairscore.textbench.vectors import Vectors, read_vectors

KIND: Final = "bench"
RESULTS, CORPUS, VECTORS = "results.json", "corpus.parquet", "vectors"
TO_CHECK = "labels_to_check.csv"
LEADING: Final = "accuracy_logistic_regression"  # the measure by which one encoder is explained


Verdict = Literal["apart", "texts", "again", "none"]


@dataclass(eq=False)
class EncoderNotMeasured(ClairscoreError):
    """The results have no encoder of that name."""

    code: ClassVar[str] = "encoder-not-measured"
    found: str
    known: tuple[str, ...]


@dataclass(frozen=True)
class EncoderResult:
    """All that was found of one encoder (with one preparation of the texts).

    Parameters
    ----------
    learnt
        Its vectors were learnt from the texts: in classification from training folds alone.
    over_limit
        Texts longer than what it reads; None where it can't tell.
    clustering, study
        k-means on the vectors; and on their t-SNE map, as the study did.
    classification
        By ``logistic_regression``, ``random_forest`` and ``nearest`` (vote of ten neighbours).
    precision
        Of the ten nearest texts, how many are of the same class.
    zero_shot
        Accuracy without any label, by the names of the classes.
    map
        (n, 2): t-SNE of the first seed.
    doubtful
        Texts whose label is doubtful, by out-of-fold probabilities of logistic regression.
    axes, layers
        What the main directions respond to; what fewer dimensions keep. Empty for counts of words.
    notes
        What measuring it had to say: that something did not converge, for one.
    """

    name: str
    spec: str
    preparation: str
    identity: dict[str, Any]
    learnt: bool
    dimensions: int
    limit: int | None
    over_limit: int | None
    longest: int | None
    clustering: Clustering
    study: Clustering
    classification: dict[str, Classification]
    precision: Estimate
    zero_shot: Estimate | None
    few_shot: list[Shot]
    forms: list[Form]
    cost: Cost
    map: list[tuple[float, float]]
    axes: list[Axis] = field(default_factory=list[Axis])
    layers: list[Layer] = field(default_factory=list[Layer])
    notes: list[Told] = field(default_factory=list[Told])
    doubtful: list[Doubt] = field(default_factory=list[Doubt])


@dataclass(frozen=True)
class Published:
    """Somebody's figure to hold beside ours: texts classed rightly, of those tested."""

    name: str
    right: int
    tested: int


@dataclass(frozen=True)
class Skipped:
    """An encoder that could not be had, and why."""

    name: str
    reason: Told


@dataclass(frozen=True)
class Baseline:
    """Always the commonest class: the accuracy that needs no text."""

    label: str
    accuracy: float


@dataclass(frozen=True)
class Pair:
    """Two encoders on the same texts.

    Parameters
    ----------
    difference, low, high
        First minus second, with the 95 % interval of the paired bootstrap.
    agrees
        The difference also exceeds two standard errors between splits (Nadeau & Bengio 2003), or
        two standard deviations between refits.
    apart
        The data tell the two apart: both say so.
    again
        There were splits or refits that could disagree.
    smallest
        A difference of this size would be told apart in four of five such corpora.
    """

    first: str
    second: str
    difference: float
    low: float
    high: float
    agrees: bool
    apart: bool
    again: bool = False
    smallest: float | None = None

    @property
    def verdict(self) -> Verdict:
        """Return ``apart``, ``texts`` or ``again`` (only they see a difference), or ``none``."""
        if self.apart:
            return "apart"
        if self.low > 0 or self.high < 0:
            return "texts"
        return "again" if self.again and self.agrees else "none"


@dataclass(frozen=True)
class Ranking:
    """Encoders by one measure.

    Parameters
    ----------
    order
        Names, the best first.
    ranks
        First and last rank that the data allow, by name: ties where they can't be told apart.
    """

    measure: str
    order: list[str]
    ranks: dict[str, tuple[int, int]]
    pairs: list[Pair]


@dataclass(frozen=True)
class Asked:
    """What a language model that was given the nearest labelled texts makes of some texts.

    Parameters
    ----------
    model, digest, version
        The model, and the server's version.
    encoder, neighbours
        By whose vectors, and how many neighbours it was given.
    rows, given
        (n,): texts asked for, and the place of the class given; None where the answer was none.
    accuracy, vote
        Of the model, an answer that is no class being wrong; of the vote of the same neighbours.
    pair
        Model minus vote, on the same texts.
    no_class, strange
        Answers that are no class, and the first of them.
    """

    model: str
    digest: str
    version: str
    encoder: str
    neighbours: int
    rows: list[int]
    given: list[int | None]
    accuracy: Estimate
    vote: Estimate
    pair: Pair
    no_class: int
    strange: list[str]
    seconds_a_text: float


@dataclass(frozen=True)
class CorpusFacts:
    """What was compared on.

    Parameters
    ----------
    groups
        Texts with the same number are near copies, or belong together by the user's word, and are
        in one fold; empty where every text stands alone.
    grouped
        Rows that grouping, maps, smaller vectors and directions were measured on, where these are
        not all.
    """

    name: str
    sha256: str
    synthetic: bool
    n: int
    classes: list[str]
    counts: list[int]
    median_words: int
    longest_words: int
    language: str
    notes: list[Told]
    grouped: list[int] = field(default_factory=list[int])
    groups: list[int] = field(default_factory=list[int])


@dataclass(frozen=True)
class BenchResults:
    """Everything that a run found.

    Parameters
    ----------
    settings
        Seeds, folds, repeats, draws: with the corpus and the identities, all that figures depend on.
    parity
        Checks that two back ends of a model agree, as the parity module gives them.
    asked
        A language model on the neighbours found, if one was asked.
    """

    corpus: CorpusFacts
    settings: dict[str, Any]
    baseline: Baseline
    encoders: list[EncoderResult]
    skipped: list[Skipped]
    rankings: list[Ranking]
    versions: dict[str, str]
    made_at: str
    parity: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    published: list[Published] = field(default_factory=list[Published])
    asked: Asked | None = None

    def encoder(self, name: str) -> EncoderResult:
        """Return an encoder's results by name.

        Raises
        ------
        KeyError
            No such encoder.
        """
        return next((one for one in self.encoders if one.name == name), None) or _unknown(name)

    def ranking(self, measure: str) -> Ranking:
        """Return the ranking by a measure."""
        return next(one for one in self.rankings if one.measure == measure)

    @property
    def leading(self) -> str:
        """Return the first encoder by the first measure: the one whose errors are shown."""
        return self.ranking(LEADING).order[0]

    def as_json(self) -> str:
        """Return JSON text."""
        return ADAPTER.dump_json(self, indent=1).decode()


ADAPTER: Final = TypeAdapter(BenchResults)


@dataclass(frozen=True)
class OpenedResults:
    """A results artefact that was opened: what was found, the texts, and where vectors are."""

    artefact: Artefact
    results: BenchResults
    texts: tuple[str, ...]
    labels: tuple[str, ...]

    def vectors(self, name: str) -> Vectors:
        """Return an encoder's vectors, (n, dimensions): mapped from disk, or sparse."""
        at = [one.name for one in self.results.encoders].index(name)
        return read_vectors(self.artefact.path / VECTORS, str(at))


def open_results(path: Path) -> OpenedResults:
    """Open a results artefact.

    Raises
    ------
    ArtefactError
        It is missing, damaged, newer or of another kind.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415

    artefact = open_artefact(path, KIND)
    try:
        results = ADAPTER.validate_json((path / RESULTS).read_bytes())
    except ValidationError as error:
        raise ArtefactDamaged(str(path), parts=(RESULTS,)) from error
    table = pq.read_table(path / CORPUS)
    texts, labels = (tuple(table.column(name).to_pylist()) for name in ("text", "label"))
    return OpenedResults(artefact, results, texts, labels)


def _unknown(name: str) -> EncoderResult:
    raise KeyError(name)
