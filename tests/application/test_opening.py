"""Real stores and encoders are opened in one place: a fake in its stead is enough to test all edges."""

import ast
from pathlib import Path

import pytest

import clairscore

SOURCE = Path(clairscore.__file__).parent
OPENING = {
    "clairscore.credit.dataset": "open_dataset",
    "clairscore.credit.decisions": "open_store",
    "clairscore.credit.model.bundle": "open_model",
    "clairscore.credit.portfolio": "open_portfolio",
    "clairscore.mlflow_store": "open_mlflow",
    "clairscore.textbench.encoders.naming": "encoder_named",
    "clairscore.textbench.results": "open_results",
}


def opened_in(code: str) -> set[str]:
    """Return what code imports to open real parts, from any module of their packages."""
    return {
        alias.name
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.ImportFrom) and node.module
        for module, name in OPENING.items()
        for alias in node.names
        if alias.name == name and node.module.startswith(module)
    }


@pytest.mark.parametrize("edge", ["api", "cli", "dashboard", "presentation"])
def test_no_edge_opens_a_real_store_or_encoder(edge: str) -> None:
    found = {
        str(path.relative_to(SOURCE)): opened
        for path in (SOURCE / edge).rglob("*.py")
        if (opened := opened_in(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_a_planted_opening_is_noticed() -> None:
    assert opened_in("from clairscore.credit.decisions.store import open_store") == {"open_store"}
    assert opened_in("def f():\n from clairscore.credit.portfolio import open_portfolio") == {
        "open_portfolio"
    }
    assert opened_in("from clairscore.application.record import open_record") == set()


def test_what_is_looked_for_is_there() -> None:
    for module, name in OPENING.items():
        path = SOURCE.parent / module.replace(".", "/")
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        assert name in file.read_text(encoding="utf-8")
