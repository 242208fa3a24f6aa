"""What goes with a model to every portfolio: how it did on clients that it had not learnt from.

The model that is shipped has learnt from everyone in the end. What stands here was announced
before, by the same candidate learnt from the others alone, and is all that may be called a check.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

KEPT_ASIDE: Final = "kept_aside.parquet"
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class KeptAside:
    """Clients of the test part: calibrated log-odds announced, and whether they defaulted."""

    log_odds: NDArray[np.float64]
    defaulted: NDArray[np.bool_]


def write_kept_aside(clients: KeptAside, folder: Path) -> None:
    """Write them beside a model."""
    table = pa.table({"log_odds": clients.log_odds, "defaulted": clients.defaulted})
    pq.write_table(table, folder / KEPT_ASIDE, compression="zstd")


def read_kept_aside(folder: Path) -> KeptAside | None:
    """Read them from a model's folder; None if it says nothing of them."""
    if not (folder / KEPT_ASIDE).is_file():
        return None
    table = pq.read_table(folder / KEPT_ASIDE)
    return KeptAside(
        table.column("log_odds").to_numpy(),
        table.column("defaulted").to_numpy(zero_copy_only=False),
    )


def fingerprints(X: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Return a number for each row of values, (n,), by which clients are known beside their id.

    Rows numbered 1 to n of another table have the same ids, and not the same values.
    """
    known = np.where(np.isnan(X), np.float32("nan"), X + np.float32(0.0))  # one NaN, one zero
    bits = np.ascontiguousarray(known, dtype=np.float32).view(np.uint32).astype(np.uint64)
    found = np.zeros(len(X), dtype=np.uint64)
    for column in bits.T:
        found = (found ^ column) * _ODD
        found ^= found >> np.uint64(29)
    return found
