"""Open a portfolio and read one client, or one feature, at a time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from clairscore.core.artefact import MANIFEST, Artefact, Manifest, open_artefact
from clairscore.core.errors import ArtefactDamaged, ClairscoreError
from clairscore.core.paths import StrPath
from clairscore.credit.dictionary import Dictionary, read_dictionary
from clairscore.credit.model.bundle import Model, read_model
from clairscore.credit.model.cutoff import LIMIT, Level
from clairscore.credit.model.scale import TOP, Scale
from clairscore.credit.portfolio import layout
from clairscore.credit.portfolio.ids import Ids
from clairscore.credit.portfolio.population import Population, population_from_json

SAMPLE_BLOCKS = 256  # of 16 clients: enough to see how a feature acts, read in a moment
SMALL_PARTS = (
    layout.DICTIONARY,
    layout.POPULATION,
    layout.IDS,
    layout.LOG_ODDS,
    layout.TARGETS,
    layout.PARTS_FILE,
)
MALFORMED = (OSError, ValueError, TypeError, KeyError, EOFError, AttributeError)


@dataclass(eq=False)
class UnknownClient(ClairscoreError):
    """No client of that id."""

    code: ClassVar[str] = "unknown-client"
    http_status: ClassVar[int] = 404
    client: str
    n_clients: int
    nearest: tuple[str, ...]


@dataclass(frozen=True)
class Client:
    """One scored client.

    Parameters
    ----------
    id
        As in the dataset.
    row
        Position in the portfolio, in id order.
    score
        From 0 to 100.
    scale
        The model's: what the score means.
    pd
        Calibrated probability of default.
    to_scale
        What brings the sum of base and points back to 0 or 100; 0 for a sum within.
    defaulted
        What happened; None if not known.
    part
        train, calibration, test or new.
    values
        By feature, in the dictionary's order: categories as codes, missing as NaN.
    points
        By feature that can move the score; they, the portfolio's base and `to_scale` add up to it.
    """

    id: int | str
    row: int
    score: float
    scale: Scale
    pd: float
    to_scale: float
    defaulted: bool | None
    part: str
    values: Mapping[str, float]
    points: Mapping[str, float]

    @property
    def accepted(self) -> bool:
        """Return the model's decision."""
        return self.score < LIMIT

    @property
    def level(self) -> Level:
        """Return the level of risk."""
        return self.scale.level(self.score)


@dataclass(frozen=True)
class PointsSample:
    """Contributions of some clients.

    Parameters
    ----------
    rows
        (m,): which, as rows of the portfolio.
    points
        (m, n_moving): by feature that can move the score, in the population's order.
    """

    rows: NDArray[np.intp]
    points: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Portfolio:
    """An opened portfolio; nothing here reads the whole population for one client.

    Parameters
    ----------
    artefact
        Its folder and manifest.
    dictionary
        The dataset's: labels, themes, kinds.
    population
        Figures of everyone.
    ids
        (n,), sorted: int64 or text.
    scale
        What the model's log-odds are as points, score and level.
    log_odds
        (n,), calibrated.
    scores
        (n,), from 0 to 100.
    targets
        (n,): 1 default, 0 repaid, −1 unknown.
    parts
        (n,): positions in `PARTS`.
    """

    artefact: Artefact
    dictionary: Dictionary
    population: Population
    ids: NDArray[np.int64] | NDArray[np.str_]
    scale: Scale
    log_odds: NDArray[np.float64]
    scores: NDArray[np.float64]
    targets: NDArray[np.int8]
    parts: NDArray[np.uint8]
    _files: "_Files"

    @property
    def unfit(self) -> bool:
        """Return whether its model had learnt nothing when it was asked to score all the same."""
        return bool(self.manifest.parameters.get("unfit", False))

    @property
    def manifest(self) -> Manifest:
        """Return what made it."""
        return self.artefact.manifest

    @property
    def synthetic(self) -> bool:
        """Return whether anything in it was made up."""
        return self.manifest.synthetic

    @property
    def cutoff(self) -> float:
        """Return the PD from which a client is refused."""
        return self.scale.cutoff

    @property
    def base(self) -> float:
        """Return where every score starts, in points."""
        return self.population.base

    @cached_property
    def model(self) -> Model:
        """Return the model, for scoring anew; its files are verified again, being read later."""
        within = f"{layout.MODEL}/"
        for name in self.manifest.parts:
            if name.startswith(within):
                self.artefact.part(name)
        return read_model(self.artefact.path / layout.MODEL)

    @cached_property
    def table(self) -> Path:
        """Return the Parquet file for analysis, verified on first use."""
        return self.artefact.part(layout.TABLE)

    @cached_property
    def ascending_scores(self) -> NDArray[np.float64]:
        """Return the scores in increasing order, (n,): accepted clients come first."""
        return np.sort(self.scores)

    def pd(self, row: int) -> float:
        """Return the probability of default of a client, by row."""
        return float(self.scale.pd(self.log_odds[row]))

    def client(self, client_id: int | str) -> Client:
        """Return one client.

        Raises
        ------
        UnknownClient
            No client has this id; the nearest ids are told.
        ArtefactDamaged
            What is stored for this client was changed since it was written.
        """
        row = self.row(client_id)
        values, points = self._files.row(row)
        target, score = int(self.targets[row]), float(self.scores[row])
        return Client(
            id=self.ids[row].item(),
            row=row,
            score=score,
            scale=self.scale,
            pd=self.pd(row),
            to_scale=float(self.scale.to_scale(self.log_odds[row])),
            defaulted=None if target == layout.UNKNOWN else bool(target),
            part=layout.PARTS[self.parts[row]],
            values=dict(zip(self._files.features, values.tolist(), strict=True)),
            points=dict(zip(self._files.moving, points.tolist(), strict=True)),
        )

    def number_of(self, wanted: int | str) -> str:
        """Return the number of the client that is meant, however it is written.

        What names no client stays as it is. Records and logs hold this number alone.
        """
        row = self._index.row(wanted)
        return str(wanted) if row is None else str(self.ids[row])

    def rows_of(self, clients: Collection[str]) -> NDArray[np.intp]:
        """Return the rows of those of some clients that there are, ascending."""
        found = (self._index.row(client) for client in clients)
        return np.unique(np.array([row for row in found if row is not None], dtype=np.intp))

    @cached_property
    def sample(self) -> PointsSample:
        """Return the points of some 4,000 clients spread over all, the same ones each time.

        Raises
        ------
        ArtefactDamaged
            What is stored for one of them was changed since it was written.
        """
        n_blocks = -(-len(self.ids) // layout.BLOCK)
        blocks = np.linspace(0, n_blocks - 1, min(SAMPLE_BLOCKS, n_blocks)).round().astype(np.intp)
        points = [self._files.block(int(block))[1] for block in blocks]
        first = np.repeat(blocks * layout.BLOCK, [len(found) for found in points])
        within = np.concatenate([np.arange(len(found)) for found in points])
        return PointsSample(first + within, np.concatenate(points))

    def ascending(self, feature: str) -> NDArray[np.float32]:
        """Return a feature's values in increasing order, (n,), missing last as NaN."""
        return self._files.column(feature)[0]

    def codes(self, feature: str) -> NDArray[np.uint8]:
        """Return a feature's bin or category by client, (n,); 255 where missing."""
        return self._files.column(feature)[1]

    def counts(self, feature: str, among: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Count the clients of a group, given as booleans (n,), by bin or category.

        Returns
        -------
        counts
            (n_bins + 1,): the last counts missing values.
        """
        n_bins = len(self.population.features[feature].everyone.counts)
        counted = np.bincount(self.codes(feature)[among], minlength=layout.MISSING + 1)
        return np.append(counted[:n_bins], counted[layout.MISSING])

    def row(self, client_id: int | str) -> int:
        """Return the row of a client; nothing of theirs is read.

        Raises
        ------
        UnknownClient
            No client has this id; the nearest ids are told.
        """
        row = self._index.row(client_id)
        if row is None:
            nearest = self._index.nearest(client_id)
            raise UnknownClient(str(client_id), len(self.ids), nearest)
        return row

    @cached_property
    def _index(self) -> Ids:
        return Ids(self.ids)


def open_portfolio(path: StrPath) -> Portfolio:
    """Open a portfolio.

    Small parts are verified now; rows, columns and the Parquet table when they are read.

    Raises
    ------
    ArtefactError
        The folder is missing, damaged, or not a portfolio.
    """
    artefact = open_artefact(path, "portfolio", verified_later=layout.VERIFIED_WHEN_READ)
    path = artefact.path
    facts = _model_facts(artefact)
    dictionary = read_dictionary(path / layout.DICTIONARY)
    try:
        population = population_from_json((path / layout.POPULATION).read_text(encoding="utf-8"))
        ids, log_odds, targets, parts = (
            np.load(path / name)
            for name in (layout.IDS, layout.LOG_ODDS, layout.TARGETS, layout.PARTS_FILE)
        )
        files = _Files(path, dictionary.names, tuple(population.moving), n=population.n)
        odd = [
            len(array) for array in (ids, log_odds, targets, parts) if len(array) != population.n
        ]
    except MALFORMED as error:  # sealed, and yet not what a portfolio holds
        raise ArtefactDamaged(str(path), parts=SMALL_PARTS) from error
    if odd:
        raise ArtefactDamaged(str(path), parts=SMALL_PARTS)
    return Portfolio(
        artefact=artefact,
        dictionary=dictionary,
        population=population,
        scale=facts.scale,
        ids=ids,
        log_odds=log_odds,
        scores=facts.scale.score(log_odds),
        targets=targets,
        parts=parts,
        _files=files,
    )


def _model_facts(artefact: Artefact) -> layout.ModelFacts:
    """Return what the manifest says of the model, which pages read there."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - who only wants help does without

    try:
        facts = TypeAdapter(layout.ModelFacts).validate_python(dict(artefact.manifest.parameters))
    except ValueError as error:
        raise ArtefactDamaged(str(artefact.path), parts=(MANIFEST,)) from error
    if not (0 < facts.cutoff < 1 and 0 < facts.points_per_doubling <= TOP):
        raise ArtefactDamaged(str(artefact.path), parts=(MANIFEST,))
    return facts


class _Files:
    """The large files, mapped; each piece is verified before it is handed out."""

    def __init__(
        self, folder: Path, features: tuple[str, ...], moving: tuple[str, ...], *, n: int
    ) -> None:
        self.features, self.moving = features, moving
        self._folder = folder
        self._position = {name: j for j, name in enumerate(features)}
        self._values = self._map(layout.VALUES, "<f4", (n, len(features)))
        self._points = self._map(layout.POINTS, "<f8", (n, len(moving)))
        self._ascending = self._map(layout.SORTED, "<f4", (len(features), n))
        self._codes = self._map(layout.CODES, "u1", (len(features), n))
        self._row_digests = np.load(folder / layout.ROW_DIGESTS)
        self._column_digests = np.load(folder / layout.COLUMN_DIGESTS)
        self._columns: dict[str, tuple[NDArray[np.float32], NDArray[np.uint8]]] = {}

    def row(self, row: int) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
        """Return the values and the points of one client."""
        block, within = divmod(row, layout.BLOCK)
        values, points = self.block(block)
        return values[within], points[within]

    def block(self, block: int) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
        """Return the values and the points of some neighbouring clients, `layout.BLOCK` at most."""
        rows = slice(block * layout.BLOCK, (block + 1) * layout.BLOCK)
        # copied first, so that what was verified is what is shown
        values, points = np.array(self._values[rows]), np.array(self._points[rows])
        if layout.digest([values, points]) != self._row_digests[block].tobytes():
            raise ArtefactDamaged(str(self._folder), parts=(layout.VALUES, layout.POINTS))
        return values, points

    def column(self, feature: str) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
        """Return the sorted values and the codes of one feature; verified on first use."""
        if feature not in self._columns:
            j = self._position[feature]
            ascending, codes = self._ascending[j], self._codes[j]
            found = [layout.digest([array]) for array in (ascending, codes)]
            if found != [digest.tobytes() for digest in self._column_digests[j]]:
                raise ArtefactDamaged(str(self._folder), parts=(layout.SORTED, layout.CODES))
            self._columns[feature] = (ascending, codes)
        return self._columns[feature]

    def _map(self, name: str, dtype: str, shape: tuple[int, int]) -> NDArray[Any]:
        path = self._folder / name
        if path.stat().st_size != np.dtype(dtype).itemsize * shape[0] * shape[1]:
            raise ArtefactDamaged(str(self._folder), parts=(name,))
        if not shape[0] * shape[1]:  # a model that nothing can move keeps no points
            return np.empty(shape, dtype)
        return np.memmap(path, dtype=dtype, mode="r", shape=shape)
