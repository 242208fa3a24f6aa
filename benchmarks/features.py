"""What building the features costs, beside only reading the tables and beside plain pandas.

    python benchmarks/features.py                          # a synthetic sample of the real size
    python benchmarks/features.py --clients 20000
    python benchmarks/features.py --parquet DIR --csv DIR  # tables that are there already

Each line is a process of its own; CPU counts all its threads, the peak is its resident memory.
"Clairscore" is the whole step from files to artefact: checks, checksums, features, writing. Its
values are compared with those of pandas, column by column.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

REAL_SIZE = 356_255
KIB_PER_GIB = 2**20


@dataclass(frozen=True)
class Cost:
    """What a process took."""

    wall: float
    cpu: float
    peak_gib: float


def main() -> None:
    """Print the table of costs, or do the work of one of its lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=REAL_SIZE)
    parser.add_argument("--parquet", type=Path)
    parser.add_argument("--csv", type=Path)
    parser.add_argument("--work", nargs=3, metavar=("NAME", "TABLES", "OUT"), help="internal")
    options = parser.parse_args()
    if options.work:
        name, tables, out = options.work
        WORKS[name](Path(tables), Path(out))
        return
    with tempfile.TemporaryDirectory() as folder:
        given = {"Parquet": options.parquet, "CSV": options.csv}
        if not any(given.values()):
            given = {kind: Path(folder) / kind for kind in given}
            for kind, path in given.items():
                _sample(path, clients=options.clients, csv=kind == "CSV")
        print_costs({kind: path for kind, path in given.items() if path}, Path(folder))


def print_costs(tables: dict[str, Path], folder: Path) -> None:
    """Run every work on every folder of tables and print what it took."""
    print("| from | what | wall s | CPU s | peak GiB |\n| --- | --- | ---: | ---: | ---: |")
    compared: list[str] = []
    for kind, path in tables.items():
        for name in WORKS:
            cost = measured(name, path, folder / f"{kind}-{name}")
            print(
                f"| {kind} | {name} | {cost.wall:.1f} | {cost.cpu:.1f} | {cost.peak_gib:.2f} |",
                flush=True,
            )
        compared.append(
            f"{kind}: {_compared(folder / f'{kind}-Clairscore', folder / f'{kind}-pandas')}"
        )
    print("", *compared, sep="\n")


def measured(name: str, tables: Path, out: Path) -> Cost:
    """Do one work in a process of its own and return what it took."""
    command = [sys.executable, __file__, "--work", name, str(tables), str(out)]
    start = time.perf_counter()
    process = subprocess.Popen(command)  # noqa: S603 (this very script)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{name} failed on {tables}")
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, _gib(usage))


def read_only(tables: Path, out: Path) -> None:
    """Read every value of every table with DuckDB and keep nothing."""
    import duckdb  # noqa: PLC0415 (each work pays for its own imports only)

    del out
    for path in sorted(tables.iterdir()):
        if path.suffix in {".csv", ".parquet"}:
            # a hash, since Parquet's statistics would answer for a maximum
            query = f"select bit_xor(hash(columns(*))) from '{path}'"  # noqa: S608 (our own path)
            duckdb.execute(query).fetchall()


def clairscore(tables: Path, out: Path) -> None:
    """Build the dataset."""
    from clairscore.credit.features.build import build_features  # noqa: PLC0415 (as above)

    build_features(tables, out)


def in_pandas(tables: Path, out: Path) -> None:
    """Compute the same features with pandas."""
    import features_in_pandas  # noqa: PLC0415 (as above)

    features_in_pandas.build(tables, out)


WORKS: dict[str, Callable[[Path, Path], None]] = {
    "reading only (DuckDB)": read_only,
    "Clairscore": clairscore,
    "pandas": in_pandas,
}


def _compared(ours: Path, theirs: Path) -> str:
    import features_in_pandas  # noqa: PLC0415 (as above)

    compared, largest, wrong = features_in_pandas.difference(ours / "features.parquet", theirs)
    agreement = f"not the same: {', '.join(wrong)}" if wrong else "all the same"
    return f"{compared} columns compared, {agreement} (largest relative difference {largest:.0e})"


def _sample(path: Path, *, clients: int, csv: bool) -> None:
    from clairscore.sample import write_sample  # noqa: PLC0415

    write_sample(path, clients=clients, seed=1, csv=csv)


def _gib(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (KIB_PER_GIB if sys.platform == "linux" else KIB_PER_GIB * 1024)


if __name__ == "__main__":
    main()
