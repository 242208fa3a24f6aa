"""What each installation needs, and what is told where a package is not there."""

import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

import pytest

from clairscore.core.extras import EXTRAS, extra_missing

PYPROJECT: Final = Path(__file__).parent.parent.parent / "pyproject.toml"
BASE: Final = ("prepare", "score", "decide", "letters")
WITHOUT: Final = """
import importlib, sys
class Present:
    def __init__(self, finder):
        self.finder = finder
    def __getattr__(self, name):
        return getattr(self.finder, name)
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {absent!r}:
            return None
        return self.finder.find_spec(name, path, target)
sys.meta_path = [Present(finder) for finder in sys.meta_path]
"""


def run(code: str, *, absent: set[str]) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", WITHOUT.format(absent=absent) + code]
    return subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603


def modules(*extras: str) -> set[str]:
    return {module for extra in extras for module in EXTRAS[extra]}


@pytest.mark.parametrize(
    ("present", "wanted"),
    [
        ((), [f"clairscore.application.{name}" for name in BASE]),
        (("api",), ["clairscore.api.server"]),
        (("dashboard",), ["clairscore.dashboard.server", "clairscore.dashboard.app"]),
        (("train",), ["clairscore.application.train"]),
        (("bench",), ["clairscore.application.bench"]),
    ],
)
def test_each_kind_of_work_needs_its_own_extra_alone(
    present: tuple[str, ...], wanted: list[str]
) -> None:
    absent = modules(*EXTRAS) - modules(*present) | {"pandas"} - modules(*present)
    done = run("\n".join(f"import {name}" for name in wanted), absent=absent)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("words", "extra"),
    [
        ("train d m", "train"),
        ("dashboard p", "dashboard"),
        ("api p", "api"),
        ("bench demo", "bench"),
    ],
)
def test_a_command_without_its_extra_names_the_line_to_type(words: str, extra: str) -> None:
    code = f"from clairscore.cli.program import run; sys.exit(run({words.split()!r}))"
    done = run(code, absent=modules(*EXTRAS))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "pip install 'clairscore[" in done.stderr
    named = done.stderr.partition("clairscore[")[2].partition("]")[0].split(",")
    assert extra in named


def test_in_python_too() -> None:
    code = """
import clairscore
try:
    clairscore.train("dataset", "model")
except clairscore.core.errors.ClairscoreError as error:
    print(error)
"""
    done = run(code, absent={"optuna", "sklearn"})
    assert "needs sklearn, optuna" in done.stdout or "needs optuna, sklearn" in done.stdout
    assert "pip install 'clairscore[train]'" in done.stdout


def test_other_absent_modules_are_no_business_of_extras() -> None:
    assert extra_missing(ModuleNotFoundError(name="somebody_elses.module")) is None


def test_modules_of_extras_come_from_the_packages_declared_for_them() -> None:
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    distributions = packages_distributions()
    brought_along = {"threadpoolctl"}  # by scikit-learn
    for extra, brought in EXTRAS.items():
        declared = " ".join(project["optional-dependencies"][extra]).lower()
        for module in set(brought) - brought_along:
            names = (name.lower().replace("_", "-") for name in distributions[module])
            assert any(name in declared for name in names), module
