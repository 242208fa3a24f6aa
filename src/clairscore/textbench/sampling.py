"""Some of the texts in place of all, classes in proportion."""

import numpy as np
from numpy.typing import NDArray


def stratified(codes: NDArray[np.intp], n: int, *, least: int, seed: int) -> NDArray[np.intp]:
    """Return about n rows in order, classes in proportion but none below what folds need.

    Parameters
    ----------
    codes
        (n_all,): class of each row; every class from 0 on occurs.
    n
        Wanted; more where `least` rows of each class are more.
    least
        Rows of each class, if it has as many.
    seed
        Of the draw.
    """
    if n >= len(codes):
        return np.arange(len(codes))
    rng = np.random.default_rng(seed)
    chosen: list[NDArray[np.intp]] = []
    for code in range(int(codes.max()) + 1):
        rows = np.flatnonzero(codes == code)
        wanted = min(max(round(n * len(rows) / len(codes)), least), len(rows))
        chosen.append(rng.choice(rows, wanted, replace=False))
    return np.sort(np.concatenate(chosen))
