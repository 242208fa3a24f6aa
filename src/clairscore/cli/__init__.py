"""The command line: parses, calls once, shows."""

import os
import sys

# Idle threads of LightGBM sleep rather than spin: on a busy machine spinning took six times the CPU
PATIENT_THREADS = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "0"}


def main() -> None:
    """Run the program named `clairscore` and leave with its exit code."""
    from clairscore.cli.program import run  # noqa: PLC0415 (nothing is built at import)

    for name, value in PATIENT_THREADS.items():
        os.environ.setdefault(name, value)
    sys.exit(run(sys.argv[1:]))
