"""The contracts of the house hold, and each of them notices the import that it forbids.

The rules stand in ``[tool.importlinter]`` of ``pyproject.toml``.
"""

import sys
from copy import deepcopy
from pathlib import Path
from typing import Final

import grimp
import pytest
from importlinter import Contract
from importlinter.adapters.user_options import TomlFileUserOptionReader
from importlinter.configuration import configure
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

KINDS: Final = {
    "acyclic_siblings": AcyclicSiblingsContract,
    "forbidden": ForbiddenContract,
    "layers": LayersContract,
    "protected": ProtectedContract,
}
PYPROJECT: Final = Path(__file__).parent.parent / "pyproject.toml"

PLANTED: Final = {
    "layers": ("core.errors", "clairscore.credit.dictionary"),
    "credit-flow": ("credit.portfolio.store", "clairscore.credit.training.plan"),
    "textbench-flow": ("textbench.corpus", "clairscore.textbench.plan"),
    "presentation-flow": ("presentation.words.bins", "clairscore.presentation.client.page"),
    "training-flow": ("credit.training.metrics", "clairscore.credit.training.tuning"),
    "portfolio-flow": ("credit.portfolio.layout", "clairscore.credit.portfolio.store"),
    "decisions-flow": ("credit.decisions.schema", "clairscore.credit.decisions.reviews"),
    "files-flow": ("files.numerals", "clairscore.files.table"),
    "faces": ("dashboard.services", "clairscore.credit.decisions.database"),
    "words": ("credit.dataset", "clairscore.texts.translation"),
    "no-circles": ("credit.model.cutoff", "clairscore.credit.model.bundle"),
    "frames": ("credit.portfolio.store", "narwhals"),
    "containers": ("credit.own_table.reading", "pyreadstat"),
    "streamlit": ("presentation.client.page", "streamlit"),
    "fastapi": ("credit.portfolio.store", "fastapi"),
    "starlette": ("settings", "starlette"),
    "httpx": ("textbench.encoders.ollama", "httpx2"),
    "joserfc": ("api.people", "joserfc"),
    "cryptography": ("settings", "cryptography"),
    "sqlalchemy": ("api.record", "sqlalchemy"),
    "mlflow": ("textbench.tracking", "mlflow"),
    "engines": ("credit.portfolio.store", "duckdb"),
    "lightgbm": ("credit.explanation.trees", "lightgbm"),
    "training-only": ("credit.model.scorer", "optuna"),
    "sklearn": ("credit.model.calibration", "sklearn"),
    "encoders": ("textbench.corpus", "tokenizers"),
    "texts-only": ("credit.own_table.names", "simplemma"),
    "templates": ("credit.decisions.export", "typst"),
    "babel": ("credit.portfolio.reasons", "babel"),
    "fluent": ("presentation.words.values", "fluent"),
    "terminal": ("core.progress", "rich"),
}
"""By contract, an import that it is there to stop: the importing module, what it imports."""


configure()
OPTIONS: Final = TomlFileUserOptionReader().read_options(str(PYPROJECT))
CONTRACTS: Final = {one["id"]: one for one in OPTIONS.contracts_options} if OPTIONS else {}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(
        "clairscore",
        include_external_packages=True,
        exclude_type_checking_imports=True,
        cache_dir=None,
    )


def contract(name: str) -> Contract:
    one = CONTRACTS[name]
    return KINDS[one["type"]](one["name"], {"root_packages": ["clairscore"]}, one)


def test_each_contract_is_tried() -> None:
    assert list(PLANTED) == list(CONTRACTS)


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_house_keeps_the_contract(name: str, graph: grimp.ImportGraph) -> None:
    assert contract(name).check(deepcopy(graph), verbose=False).kept


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_planted_import_breaks_the_contract(name: str, graph: grimp.ImportGraph) -> None:
    importer, imported = PLANTED[name]
    planted = deepcopy(graph)
    assert {f"clairscore.{importer}", imported} <= planted.modules
    planted.add_import(importer=f"clairscore.{importer}", imported=imported)

    assert not contract(name).check(planted, verbose=False).kept


def test_every_vendor_has_a_contract_or_serves_every_room(graph: grimp.ImportGraph) -> None:
    everywhere = {
        *("filelock", "markupsafe", "numpy", "orjson", "pyarrow", "pydantic", "scipy"),
        *("pydantic_core", "threadpoolctl", "tomli_w"),
    }
    named = {vendor for one in CONTRACTS.values() for vendor in one.get("protected_modules", [])}
    vendors = {module for module in graph.modules if not module.startswith("clairscore")}

    assert vendors - sys.stdlib_module_names - everywhere == named
