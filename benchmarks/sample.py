"""What the synthetic tables cost: wall and CPU time, memory and rows, as Markdown.

Run ``python benchmarks/sample.py``; ``--clients`` takes another size than the real one, and
``--csv`` the other format. The files are written to a temporary folder and removed.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from clairscore.sample import write_sample

REAL_SIZE = 356_255
KIB_PER_GIB = 2**20


def main() -> None:
    """Write one sample and print the two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=REAL_SIZE)
    parser.add_argument("--csv", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tables"
        wall, cpu = time.perf_counter(), time.process_time()
        write_sample(tables, clients=options.clients, csv=options.csv)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print_cost(options.clients, wall=wall, cpu=cpu)
        print_tables(tables)


def print_cost(clients: int, *, wall: float, cpu: float) -> None:
    """Print time and memory; `cpu` counts all threads."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    gib = peak / (KIB_PER_GIB if sys.platform == "linux" else KIB_PER_GIB * 1024)
    print("| clients | wall s | CPU s | peak memory GiB |\n| ---: | ---: | ---: | ---: |")
    print(f"| {clients:,} | {wall:.0f} | {cpu:.0f} | {gib:.2f} |\n")


def print_tables(tables: Path) -> None:
    """Print the rows and the size of each file."""
    print("| table | rows | MB |\n| --- | ---: | ---: |")
    for path in sorted(file for file in tables.iterdir() if file.name != "manifest.json"):
        ((rows,),) = duckdb.execute(f"select count(*) from '{path}'").fetchall()  # noqa: S608 - our own path
        print(f"| {path.stem} | {rows:,} | {path.stat().st_size / 1e6:.0f} |")


if __name__ == "__main__":
    main()
