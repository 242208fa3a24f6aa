"""The specification says all that the API does: requests made up from it get the answers it tells."""

import re
import subprocess
import sys
from pathlib import Path

from api_server import served
from clairscore.api.limits import Limits
from clairscore.api.services import Services

OPERATIONS = 19
EXAMPLES = 10
"""For each operation and phase; docs/api.md tells how to try more."""


def test_the_api_does_what_its_specification_says(services: Services, tmp_path: Path) -> None:
    """Valid and invalid requests of every operation; all of Schemathesis' checks of answers."""
    program = Path(sys.executable).with_name("schemathesis")
    settings = Path(__file__).with_name("schemathesis.toml")
    phases = ["--phases", "coverage,fuzzing", "--seed", "1", "--max-examples", str(EXAMPLES)]
    with served(services, Limits(a_second=1e6, burst=10**6)) as url:
        words = ["--config-file", str(settings), "run", f"{url}/v1/openapi.json", *phases]
        ran = subprocess.run(  # noqa: S603 (a tool of ours)
            [str(program), *words, "--continue-on-failure", "--no-color", "--warnings", "off"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            timeout=300,
            check=False,
        )
    assert ran.returncode == 0, ran.stdout
    assert re.findall(r"([0-9]+) passed", ran.stdout)[:2] == [str(OPERATIONS)] * 2
    assert "✅ Coverage" in ran.stdout
    assert "✅ Fuzzing" in ran.stdout
