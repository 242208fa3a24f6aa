"""The dashboard's scripts are tested in their own language, by Node.js' own test runner."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "javascript"
OLDEST = 20  # its test runner has the mocked clock that the tests use


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.skip("Node.js is not installed; the dashboard's scripts are not tested")
    told = subprocess.run([found, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    version = told.stdout.strip()
    if int(version.strip("v").split(".")[0]) < OLDEST:
        pytest.skip(f"Node.js {version} is too old; the scripts' tests need {OLDEST}")
    return found


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.test.mjs")))
def test_scripts_do_what_their_own_tests_say(node: str, name: str) -> None:
    ran = subprocess.run(  # noqa: S603
        [node, "--test", "--test-reporter=tap", name],
        cwd=FOLDER,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert int(re.findall(r"^# pass (\d+)$", ran.stdout, re.MULTILINE)[0]) > 0
