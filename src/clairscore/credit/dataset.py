"""The dataset artefact: one row a client, sorted by id, and the dictionary that names its columns.

`features.parquet` holds the id (integer or text), the target (0, 1 or null; absent if the data
carry none) and the features: float32, categories as text. Models see categories as the codes of
the dictionary's order, missing values as NaN.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from clairscore.core.artefact import Artefact, open_artefact
from clairscore.core.paths import StrPath
from clairscore.credit.dictionary import Dictionary, Feature, Kind, read_dictionary

FEATURES = "features.parquet"
DICTIONARY = "dictionary.toml"


@dataclass(frozen=True)
class Dataset:
    """An opened dataset; columns are read when asked for."""

    artefact: Artefact
    dictionary: Dictionary

    @property
    def path(self) -> Path:
        """Return the Parquet file."""
        return self.artefact.path / FEATURES

    @property
    def synthetic(self) -> bool:
        """Return whether the data were made up."""
        return self.artefact.manifest.synthetic

    @cached_property
    def n_clients(self) -> int:
        """Return the number of clients."""
        return pq.read_metadata(self.path).num_rows

    def ids(self) -> NDArray[np.int64] | NDArray[np.str_]:
        """Return the client ids, sorted: int64, or text of fixed width."""
        column = pq.read_table(self.path, columns=[self.dictionary.id_column]).column(0)
        ids = column.to_numpy()
        return ids if np.issubdtype(ids.dtype, np.integer) else ids.astype(np.str_)

    def target(self) -> NDArray[np.float32]:
        """Return the target, (n_clients,): 1 default, 0 repaid, NaN unknown."""
        if not self.dictionary.target:
            return np.full(self.n_clients, np.nan, dtype=np.float32)
        column = pq.read_table(self.path, columns=[self.dictionary.target]).column(0)
        return column.cast(pa.float32()).to_numpy()

    def matrix(self, features: Sequence[str]) -> NDArray[np.float32]:
        """Return the values of some features, (n_clients, n_features), row-major.

        Categories are codes of the dictionary's order; missing values NaN.
        """
        X = np.empty((self.n_clients, len(features)), dtype=np.float32)
        row = 0
        for block in self.blocks(features):
            X[row : row + len(block)] = block
            row += len(block)
        return X

    def blocks(
        self, features: Sequence[str], *, rows: int = 65_536
    ) -> Iterator[NDArray[np.float32]]:
        """Yield the matrix in blocks of at most `rows` clients, in id order."""
        described = [self.dictionary.by_name[name] for name in features]
        with pq.ParquetFile(self.path) as file:
            for batch in file.iter_batches(batch_size=rows, columns=list(features)):
                block = np.empty((batch.num_rows, len(features)), dtype=np.float32)
                for j, feature in enumerate(described):
                    block[:, j] = encoded(batch.column(feature.name), feature)
                yield block


def encoded(column: pa.Array, feature: Feature) -> NDArray[np.float32]:
    """Return one column as float32: categories as codes, missing and unknown values as NaN."""
    if feature.kind is Kind.CATEGORY:
        values = pa.array(list(feature.categories), type=pa.string())
        options = pc.SetLookupOptions(value_set=values)
        column = pc.call_function("index_in", [column.cast(pa.string())], options)
    return column.cast(pa.float32()).to_numpy(zero_copy_only=False)


def open_dataset(path: StrPath) -> Dataset:
    """Open a dataset artefact.

    Raises
    ------
    ArtefactError
        The folder is missing, damaged, or not a dataset.
    """
    artefact = open_artefact(path, "dataset")
    return Dataset(artefact, read_dictionary(artefact.path / DICTIONARY))
