"""What `import clairscore` gives: all that is opened, called or caught, from the top."""

import inspect
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import clairscore as cs
from clairscore.core import errors


def test_all_public_names_are_there_listed_and_explained() -> None:
    assert dir(cs) == cs.__all__ == sorted(cs.__all__)
    for name in cs.__all__:
        assert inspect.getdoc(getattr(cs, name)), name


def test_the_tree_of_errors_is_importable_from_the_top() -> None:
    tree = {name for name, kind in vars(errors).items() if inspect.isclass(kind)} - {"Message"}
    public = {name for name in tree if issubclass(getattr(errors, name), cs.ClairscoreError)}
    assert public <= set(cs.__all__)


def test_importing_costs_nothing_but_names() -> None:
    code = "import sys, clairscore; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert not {"numpy", "pyarrow", "click", "pydantic"} & set(done.stdout.split())


def test_paths_may_be_text(tmp_path: Path) -> None:
    with pytest.raises(cs.ArtefactMissing, match=str(tmp_path)):
        cs.open_portfolio(str(tmp_path))
    cs.write_sample(str(tmp_path / "tables"), clients=100)
    cs.build_features(str(tmp_path / "tables"), str(tmp_path / "dataset"))
    assert cs.open_dataset(str(tmp_path / "dataset")).n_clients == 100


ROWS = {
    "client": [f"c{n:03}" for n in range(120)],
    "income": [1000.0 + 37 * n for n in range(120)],
    "housing": ["rent", "own", "parents"] * 40,
    "defaulted": [int(n % 7 == 0) for n in range(120)],
}


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame, pa.table])
def test_a_table_may_be_a_frame_of_any_library(
    frame: Callable[[dict[str, Any]], Any], tmp_path: Path
) -> None:
    cs.build_dataset(
        frame(ROWS), tmp_path / "dataset", id_column="client", target_column="defaulted"
    )
    dataset = cs.open_dataset(tmp_path / "dataset")
    assert dataset.n_clients == 120
    assert dataset.target().sum() == 18
    assert dataset.dictionary.names == ("income", "housing")


def test_a_frame_that_mixes_kinds_of_values_is_refused_in_a_sentence(tmp_path: Path) -> None:
    mixed = pd.DataFrame({"client": [1, 2], "income": [b"x", 3]})
    with pytest.raises(cs.FileUnreadable, match="DataFrame"):
        cs.build_dataset(mixed, tmp_path / "dataset", id_column="client")
    assert not (tmp_path / "dataset").exists()


def test_letters_and_the_record_are_at_hand(scored: Path, tmp_path: Path) -> None:
    portfolio, settings = shutil.copytree(scored, tmp_path / "portfolio"), cs.Settings()
    with pytest.raises(cs.ClairscoreError, match="record"):
        cs.open_record(str(tmp_path / "none.db"))
    client = str(cs.open_portfolio(portfolio).ids[0])
    written = cs.write_letters(
        str(portfolio), str(tmp_path / "letters"), settings, clients=[client]
    )
    assert written.written == 1
    assert callable(cs.bench.run)


def test_an_explanation_prints_as_one_line_and_shows_the_answer_in_a_notebook(
    scored: Path,
) -> None:
    ids = cs.open_portfolio(scored).ids
    page = cs.explain(str(scored), ids[0].item(), language="en")
    verdict = "accepted" if page.accepted else "refused"
    assert repr(page) == (
        f"<Explanation of client {ids[0]}: {verdict}, score {page.score:.1f} of 100>"
    )
    shown: str = getattr(page, "_repr_html_")()  # noqa: B009
    assert page.decision in shown
    assert "<svg" in shown
