"""What a portfolio folder holds.

`portfolio.parquet` is for analysis: one row a client, sorted by id. The rest serves pages. Its large
files are bare arrays, little-endian, without header:

==================  ==============================  ==========================================
file                array                           a digest for each
==================  ==============================  ==========================================
``values.f4``       (n, n_features) float32         16 clients, together with their points
``points.f8``       (n, n_moving) float64
``sorted.f4``       (n_features, n) float32         feature; missing values last, as NaN
``codes.u1``        (n_features, n) uint8           feature; bin or category, 255 missing
==================  ==============================  ==========================================

At the real size they hold 1.2 GB. Hashing that at each opening would take longer than anything
a page does, so what is read is verified when it is read, against digests that are themselves parts
verified at opening.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.scale import Scale

TABLE = "portfolio.parquet"
DICTIONARY = "dictionary.toml"
POPULATION = "population.json"
MODEL = "model"
IDS = "ids.npy"
LOG_ODDS = "log_odds.npy"  # (n,) float64, calibrated: scores and PDs follow from them
TARGETS = "targets.npy"  # (n,) int8: 0 repaid, 1 default, -1 unknown
PARTS_FILE = "parts.npy"  # (n,) uint8: position in PARTS
VALUES = "values.f4"
POINTS = "points.f8"
SORTED = "sorted.f4"
CODES = "codes.u1"
ROW_DIGESTS = "row_digests.npy"  # (n_blocks, 32) uint8
COLUMN_DIGESTS = "column_digests.npy"  # (n_features, 2, 32) uint8: sorted values, codes
VERIFIED_WHEN_READ = (TABLE, VALUES, POINTS, SORTED, CODES)

PARTS = ("train", "calibration", "test", "new")
"""Where a client stood when the model was made; "new" came later or has no known outcome."""

BLOCK = 16  # clients a digest: hashed in 0.03 ms, and 19,000 digests for 300,000 clients
UNKNOWN = -1
MISSING = 255


@dataclass(frozen=True)
class ModelFacts:
    """What the manifest says of the model, in its parameters: pages read it there.

    Parameters
    ----------
    model
        Its identity.
    model_made_by, model_made_at
        Of its manifest.
    candidate, calibration
        Names.
    unfit
        It can't be told from chance; the portfolio was asked for all the same.
    """

    model: str
    model_made_by: str
    model_made_at: str
    candidate: str
    calibration: str
    cutoff: float
    points_per_doubling: float
    costs: Costs
    unfit: bool = False

    @property
    def scale(self) -> Scale:
        """Return what its log-odds are as points, score and level."""
        return Scale(self.points_per_doubling, self.cutoff)


def digest(arrays: Iterable[NDArray[np.generic]]) -> bytes:
    """Return the sha256 of some contiguous arrays' bytes, one after the other."""
    hasher = hashlib.sha256()
    for array in arrays:
        hasher.update(array.data)
    return hasher.digest()
