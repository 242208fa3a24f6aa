"""Writers of a portfolio's large files: the Parquet table, rows by client, columns by feature."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from clairscore.credit.dictionary import Dictionary, Feature, Kind
from clairscore.credit.explanation import Explanation
from clairscore.credit.model.cutoff import LEVELS, LIMIT
from clairscore.credit.model.scale import Scale
from clairscore.credit.portfolio import layout


@dataclass(frozen=True)
class Facts:
    """What is known of some clients beside their features; arrays of equal length."""

    id: NDArray[np.int64] | NDArray[np.str_]
    target: NDArray[np.int8]
    part: NDArray[np.uint8]

    def of(self, rows: slice) -> "Facts":
        """Return the facts of some of them."""
        return Facts(self.id[rows], self.target[rows], self.part[rows])


class RowWriter:
    """Appends scored clients to a portfolio folder, block by block.

    Parameters
    ----------
    folder
        Of the portfolio being written.
    dictionary
        The dataset's.
    features
        Names of the features that can move the score: the columns of the points.
    scale
        The model's.
    """

    def __init__(
        self, folder: Path, dictionary: Dictionary, features: Sequence[str], *, scale: Scale
    ) -> None:
        self._folder, self._scale = folder, scale
        self._dictionary = dictionary
        self._features = tuple(features)
        theme_of = [dictionary.by_name[name].theme for name in features]
        self.themes = tuple(t.name for t in dictionary.themes if t.name in theme_of)
        membership = [[theme == name for name in self.themes] for theme in theme_of]
        shape = (len(features), len(self.themes))
        self._membership = np.array(membership, dtype=np.float64).reshape(shape)
        self._table: pq.ParquetWriter | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        enter = self._stack.enter_context
        self._values = enter((self._folder / layout.VALUES).open("wb"))
        self._points = enter((self._folder / layout.POINTS).open("wb"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, traceback)

    def write(
        self,
        values: NDArray[np.float32],
        explained: Explanation,
        facts: Facts,
    ) -> NDArray[np.float64]:
        """Append a block of clients, in id order.

        Parameters
        ----------
        values
            (n, n_features): all features of the dictionary.
        explained
            Their explanation.
        facts
            Their ids, outcomes and parts.

        Returns
        -------
        themes
            (n, n_themes): points by theme, in the order of `themes`.
        """
        themes = explained.points @ self._membership
        self._values.write(np.ascontiguousarray(values, dtype="<f4").data)
        self._points.write(np.ascontiguousarray(explained.points, dtype="<f8").data)
        columns: dict[str, Any] = {
            **_decision_columns(explained, facts, self._scale),
            **_named("theme_", self.themes, themes),
            **_named("points_", self._features, explained.points),
            **{
                f"value_{feature.name}": _value_column(values[:, j], feature)
                for j, feature in enumerate(self._dictionary.features)
            },
        }
        block = pa.table(columns)
        if self._table is None:
            self._table = self._stack.enter_context(_parquet_writer(self._folder, block.schema))
        self._table.write_table(block)
        return themes


class ColumnWriter:
    """Appends features to a portfolio folder, with their digests.

    Parameters
    ----------
    folder
        Of the portfolio being written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._digests: list[bytes] = []
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        enter = self._stack.enter_context
        self._ascending = enter((self._folder / layout.SORTED).open("wb"))
        self._codes = enter((self._folder / layout.CODES).open("wb"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, traceback)
        digests = np.frombuffer(b"".join(self._digests), dtype=np.uint8)
        np.save(self._folder / layout.COLUMN_DIGESTS, digests.reshape(-1, 2, 32))

    def write(self, ascending: NDArray[np.float32], codes: NDArray[np.uint8]) -> None:
        """Append one feature: its sorted values and its codes by client, (n,)."""
        arrays = np.ascontiguousarray(ascending, dtype="<f4"), np.ascontiguousarray(codes)
        for file, array in zip((self._ascending, self._codes), arrays, strict=True):
            file.write(array.data)
            self._digests.append(layout.digest([array]))


def row_digests(folder: Path, *, n_clients: int, row_bytes: Mapping[str, int]) -> None:
    """Digest the rows as they lie on the disk, `layout.BLOCK` clients at a time.

    Parameters
    ----------
    folder
        Of the portfolio being written.
    n_clients
        Number of rows.
    row_bytes
        Size of a row by file, in the order in which a reader hashes them.
    """
    n_blocks = -(-n_clients // layout.BLOCK)
    digests = np.empty((n_blocks, 32), dtype=np.uint8)
    with ExitStack() as stack:
        files = [
            (stack.enter_context((folder / name).open("rb")), size)
            for name, size in row_bytes.items()
        ]
        for k in range(n_blocks):
            hasher = hashlib.sha256()
            for file, size in files:
                hasher.update(file.read(size * layout.BLOCK))
            digests[k] = np.frombuffer(hasher.digest(), dtype=np.uint8)
    np.save(folder / layout.ROW_DIGESTS, digests)


def _parquet_writer(folder: Path, schema: pa.Schema) -> pq.ParquetWriter:
    words: Any = [field.name for field in schema if pa.types.is_dictionary(field.type)]
    return pq.ParquetWriter(
        folder / layout.TABLE,
        schema,
        compression="zstd",
        compression_level=1,
        use_dictionary=words,  # numbers rarely repeat: a dictionary of them only costs time
        sorting_columns=[pq.SortingColumn(0)],
    )


def _decision_columns(explained: Explanation, facts: Facts, scale: Scale) -> dict[str, Any]:
    score = explained.score
    return {
        "id": pa.array(facts.id),
        "pd": explained.pd,
        "score": score,
        "level": _words(scale.level_codes(score), LEVELS),
        "accepted": score < LIMIT,
        "target": pa.array(facts.target, mask=facts.target == layout.UNKNOWN),
        "part": _words(facts.part, layout.PARTS),
        "base": np.full(len(score), explained.base),
        "to_scale": explained.to_scale,
    }


def _named(prefix: str, names: Sequence[str], columns: NDArray[np.float64]) -> dict[str, Any]:
    return {prefix + name: np.ascontiguousarray(columns[:, j]) for j, name in enumerate(names)}


def _value_column(values: NDArray[np.float32], feature: Feature) -> "pa.Array[Any]":
    if feature.kind is not Kind.CATEGORY:
        return pa.array(np.ascontiguousarray(values), mask=np.isnan(values))
    missing = np.isnan(values)
    codes = np.where(missing, 0, values).astype(np.int32)
    return _words(codes, tuple(feature.categories), missing=missing)


def _words(
    codes: NDArray[np.integer[Any]],
    words: Sequence[str],
    *,
    missing: NDArray[np.bool_] | None = None,
) -> "pa.Array[Any]":
    indices = pa.array(codes.astype(np.int32), mask=missing)
    return pa.DictionaryArray.from_arrays(indices, pa.array([str(w) for w in words], pa.string()))
