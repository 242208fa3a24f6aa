"""Score a dataset: one pass over the clients by blocks, one over the features.

Memory holds a block of clients or of features, and a few numbers a client, whatever the size.
"""

import shutil
from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from clairscore.core.artefact import Artefact, open_artefact, writing
from clairscore.core.errors import InputFaults
from clairscore.core.paths import StrPath
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.dataset import Dataset, open_dataset
from clairscore.credit.dictionary import write_dictionary
from clairscore.credit.explanation import BULK_ROWS, Explainer
from clairscore.credit.model.bundle import MODEL_FILES, Model, ModelUnfit, read_model
from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.model.kept_aside import fingerprints, read_kept_aside
from clairscore.credit.model.scale import Scale
from clairscore.credit.portfolio import layout
from clairscore.credit.portfolio.files import ColumnWriter, Facts, RowWriter, row_digests
from clairscore.credit.portfolio.matching import mismatches
from clairscore.credit.portfolio.population import (
    Checked,
    FeatureFigures,
    Groups,
    Population,
    band_width,
    described,
    population_to_json,
    score_bands,
)
from clairscore.texts import Message

BLOCK_ROWS = 32_768  # also the size of a Parquet row group
BLOCK_FEATURES = 16
SAMPLE_ROWS = 64  # on which the fast explanation is checked
SPLIT = "split.parquet"
SHOWN_WITH_MODEL = ("report.json", "report.html", "model_card.md")


@dataclass(frozen=True)
class PortfolioSummary:
    """What was written.

    Parameters
    ----------
    path
        The portfolio's folder.
    n_clients, n_accepted
        Clients scored, and those accepted.
    parts
        Clients by part: train, calibration, test, new.
    engine
        How contributions were computed: ``tables``, ``pred_contrib`` or ``linear``.
    synthetic
        True if the clients, or those that the model learnt from, are made up.
    """

    path: Path
    n_clients: int
    n_accepted: int
    parts: Mapping[str, int]
    engine: str
    synthetic: bool


def write_portfolio(
    model: StrPath,
    dataset: StrPath,
    target: StrPath,
    *,
    replace: bool = False,
    unfit: bool = False,
    progress: Progress = SILENT,
) -> PortfolioSummary:
    """Score and explain every client of a dataset.

    Parameters
    ----------
    model, dataset
        Folders of a model and of a dataset; clients without a known outcome are welcome.
    target
        Folder to create.
    replace
        Replace an artefact at `target`.
    unfit
        Score even with a model that has learnt nothing.
    progress
        Told of each step.

    Raises
    ------
    ModelUnfit
        The model can't be told from chance, and `unfit` does not admit it.
    InputFaults
        The dataset lacks features of the model or describes them otherwise; all differences.
    ArtefactError
        Model or dataset cannot be opened.
    NotAdditive
        Contributions do not add up to the score.
    TargetTaken, WriteFailed
        `target` exists, or cannot be written.
    """
    trained, clients = open_artefact(model, "model"), open_dataset(dataset)
    opened = read_model(trained.path)
    if opened.unfit and not unfit:
        raise ModelUnfit
    faults = tuple(mismatches(opened, clients.dictionary))
    if not clients.n_clients:
        faults = (*faults, Message("fault-portfolio-empty"))
    if faults:
        raise InputFaults(str(dataset), faults=faults)
    with writing(target, "portfolio", replace=replace) as draft:
        draft.synthetic = clients.synthetic or opened.synthetic
        draft.inputs = {
            "model": trained.manifest.identity,
            "dataset": clients.artefact.manifest.identity,
        }
        draft.parameters = _model_facts(opened, trained)
        _copy_model(trained, draft.path / layout.MODEL)
        write_dictionary(clients.dictionary, draft.path / layout.DICTIONARY)
        explainer = Explainer(opened, sample=_sample(opened, clients))
        parts = _parts(clients, opened, trained.path / SPLIT)
        checked = _checked(opened, trained.path)
        scored = _score(explainer, clients, draft.path, parts=parts, progress=progress)
        population = _describe(scored, clients, draft.path, checked=checked, progress=progress)
    return PortfolioSummary(
        path=Path(target),
        n_clients=population.n,
        n_accepted=population.n_accepted,
        parts=population.parts,
        engine=explainer.engine,
        synthetic=draft.synthetic,
    )


@dataclass(frozen=True)
class _Scored:
    """What the pass over the clients leaves: a few numbers a client, mean |points|, and the base."""

    scale: Scale
    score: NDArray[np.float64]
    pd: NDArray[np.float64]
    target: NDArray[np.int8]
    part: NDArray[np.uint8]
    base: float
    features: Mapping[str, float]
    themes: Mapping[str, float]


def _model_facts(model: Model, artefact: Artefact) -> dict[str, object]:
    """Return what a page says of the model without opening it."""
    return asdict(
        layout.ModelFacts(
            model=model.identity,
            model_made_by=artefact.manifest.made_by,
            model_made_at=artefact.manifest.made_at,
            candidate=model.candidate,
            calibration=model.calibration.name,
            cutoff=model.cutoff,
            points_per_doubling=model.points_per_doubling,
            costs=model.costs,
            unfit=model.unfit,
        )
    )


def _copy_model(artefact: Artefact, folder: Path) -> None:
    folder.mkdir()
    for name in (*MODEL_FILES, *SHOWN_WITH_MODEL):
        if name in artefact.manifest.parts:
            shutil.copyfile(artefact.path / name, folder / name)


def _sample(model: Model, dataset: Dataset) -> NDArray[np.float32] | None:
    """Return a few rows to check the fast explanation on; None where it would not pay."""
    if dataset.n_clients < BULK_ROWS:
        return None
    with closing(_blocks(dataset, model.inputs)) as blocks:
        first = next(blocks)
    return first[:: max(1, len(first) // SAMPLE_ROWS)]


def _blocks(dataset: Dataset, names: tuple[str, ...]) -> Generator[NDArray[np.float32]]:
    yield from dataset.blocks(names, rows=BLOCK_ROWS)


def _checked(model: Model, folder: Path) -> Checked | None:
    """Return the clients on whom a model was checked; None if it says nothing of them."""
    known = read_kept_aside(folder)
    if known is None:
        return None
    scale = model.scale
    return Checked(scale.score(known.log_odds), scale.pd(known.log_odds), known.defaulted)


def _parts(dataset: Dataset, model: Model, split: Path) -> NDArray[np.uint8]:
    """Return where each client stood when the model was made, as positions in `layout.PARTS`.

    A client is known again by its id and its values.
    """
    ids = dataset.ids()
    new = layout.PARTS.index("new")
    parts = np.full(len(ids), new, dtype=np.uint8)
    if not split.is_file():
        return parts
    table = pq.read_table(split)  # the id, under the dataset's own name, then the part
    known = table.column(0).to_numpy()
    if known.dtype.kind == "O":
        known = known.astype(np.str_)
    if known.dtype.kind != ids.dtype.kind:  # numbers there, text here: not the same clients
        return parts
    names = table.column("part").to_numpy()
    codes = np.select([names == part for part in layout.PARTS], range(len(layout.PARTS)), new)
    at = np.searchsorted(ids, known)
    here = (at < len(ids)) & (ids[np.minimum(at, len(ids) - 1)] == known)
    if "fingerprint" in table.column_names:
        seen = np.concatenate([fingerprints(X) for X in _blocks(dataset, model.inputs)])
        here[here] = table.column("fingerprint").to_numpy()[here] == seen[at[here]]
    parts[at[here]] = codes[here]
    return parts


def _score(
    explainer: Explainer,
    dataset: Dataset,
    folder: Path,
    *,
    parts: NDArray[np.uint8],
    progress: Progress,
) -> _Scored:
    """Write what is kept by client."""
    dictionary, n = dataset.dictionary, dataset.n_clients
    inputs = [dictionary.names.index(name) for name in explainer.model.inputs]
    facts = Facts(dataset.ids(), _outcomes(dataset), parts)
    scale, log_odds = explainer.model.scale, np.empty(n)
    writer = RowWriter(folder, dictionary, explainer.features, scale=scale)
    feature_sum, theme_sum = np.zeros(len(explainer.features)), np.zeros(len(writer.themes))
    start = 0
    with progress.step(Message("step-score"), n) as advance, writer:
        for values in dataset.blocks(dictionary.names, rows=BLOCK_ROWS):
            explained = explainer(values[:, inputs])
            rows = slice(start, start + len(values))
            log_odds[rows] = explained.log_odds
            themes = writer.write(values, explained, facts.of(rows))
            feature_sum += np.abs(explained.points).sum(axis=0)
            theme_sum += np.abs(themes).sum(axis=0)
            start += len(values)
            advance(len(values))
    np.save(folder / layout.IDS, facts.id)
    np.save(folder / layout.LOG_ODDS, log_odds)
    np.save(folder / layout.TARGETS, facts.target)
    np.save(folder / layout.PARTS_FILE, parts)
    sizes = {layout.VALUES: 4 * len(dictionary.names), layout.POINTS: 8 * len(explainer.features)}
    row_digests(folder, n_clients=n, row_bytes=sizes)
    return _Scored(
        scale=scale,
        score=scale.score(log_odds),
        pd=scale.pd(log_odds),
        target=facts.target,
        part=parts,
        base=explainer.base,
        features=dict(zip(explainer.features, (feature_sum / n).tolist(), strict=True)),
        themes=dict(zip(writer.themes, (theme_sum / n).tolist(), strict=True)),
    )


def _outcomes(dataset: Dataset) -> NDArray[np.int8]:
    return np.nan_to_num(dataset.target(), nan=layout.UNKNOWN).astype(np.int8)


def _describe(
    scored: _Scored,
    dataset: Dataset,
    folder: Path,
    *,
    checked: Checked | None,
    progress: Progress,
) -> Population:
    """Write what is kept by feature, and the population's figures."""
    tested = (scored.part == layout.PARTS.index("test")) & (scored.target >= 0)
    accepted = scored.score < LIMIT
    groups = Groups(accepted, tested, tested & (scored.target == 1))
    figures: dict[str, FeatureFigures] = {}
    features = dataset.dictionary.features
    with (
        progress.step(Message("step-population"), len(features)) as advance,
        ColumnWriter(folder) as writer,
    ):
        for start in range(0, len(features), BLOCK_FEATURES):
            block = features[start : start + BLOCK_FEATURES]
            values = dataset.matrix([feature.name for feature in block]).T.copy()
            for column, feature in zip(values, block, strict=True):
                size = scored.features.get(feature.name, 0.0)
                served = described(column, feature, groups, mean_abs_points=size)
                figures[feature.name] = served.figures
                writer.write(served.ascending, served.codes)
            advance(len(block))
    n_by_part = np.bincount(scored.part, minlength=len(layout.PARTS)).tolist()
    if checked is None:
        checked = Checked(scored.score[tested], scored.pd[tested], scored.target[tested] == 1)
    population = Population(
        n=len(scored.score),
        n_accepted=int(accepted.sum()),
        parts=dict(zip(layout.PARTS, n_by_part, strict=True)),
        bands=score_bands(scored.score, checked, width=band_width(scored.scale)),
        base=scored.base,
        features=figures,
        themes=scored.themes,
        moving=tuple(scored.features),
    )
    (folder / layout.POPULATION).write_text(population_to_json(population), encoding="utf-8")
    return population
