"""Derived features of an edited client, computed as the dataset was."""

import math
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clairscore.credit.dataset import Dataset, open_dataset
from clairscore.credit.dictionary import Dictionary
from clairscore.credit.features.build import build_features
from clairscore.credit.features.stages import ALL
from clairscore.credit.features.themes import THEMES
from clairscore.credit.features.what_if import derived_names, recompute

# Ibis 12 reads DuckDB 2's schemas through a method that DuckDB has renamed
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")

COMPLETE = Dictionary("SK_ID_CURR", "TARGET", tuple(d.feature for d in ALL), THEMES)
EMPTY: dict[str, Any] = dict.fromkeys(COMPLETE.names)


@pytest.fixture(scope="module")
def dataset(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return the dataset of 1,000 real applications with their histories."""
    target = tmp_path_factory.mktemp("what_if") / "dataset"
    build_features(shared_data / "home_credit" / "tables", target)
    return open_dataset(target)


def test_an_unchanged_row_gives_back_the_derived_features_of_the_dataset(dataset: Dataset) -> None:
    rows = pq.read_table(dataset.path).to_pylist()[::20]
    for row in rows:
        cleared = {**row, **dict.fromkeys(derived_names(dataset.dictionary))}
        assert recompute(cleared, dataset.dictionary) == row


def test_a_row_of_nan_is_a_row_of_missing_values(dataset: Dataset) -> None:
    row = dict.fromkeys(dataset.dictionary.names, math.nan)
    found = recompute(row, dataset.dictionary)
    assert found["term"] is None
    assert found["external_scores"] == 0


def test_asking_for_less_lowers_what_depends_on_the_amount_and_nothing_else() -> None:
    client = {**EMPTY, "credit_amount": 200_000.0, "annuity": 10_000.0, "income": 50_000.0}
    before = recompute(client, COMPLETE)
    after = recompute({**client, "credit_amount": 100_000.0}, COMPLETE)
    assert (before["term"], after["term"]) == (20, 10)
    assert (before["credit_to_income"], after["credit_to_income"]) == (4, 2)
    assert before["annuity_to_income"] == after["annuity_to_income"]


def test_a_dataset_without_histories_has_fewer_derived_features() -> None:
    alone = [d.feature for d in ALL if not d.name.startswith(("bureau", "debt"))]
    dictionary = Dictionary("SK_ID_CURR", "TARGET", tuple(alone), THEMES)
    row = {name: value for name, value in EMPTY.items() if name in dictionary.by_name}
    found = recompute({**row, "credit_amount": 6.0, "annuity": 2.0}, dictionary)
    assert found["term"] == 3
    assert "credits_running" not in derived_names(dictionary)
    assert set(found) == set(dictionary.names)


def test_a_row_without_a_base_feature_is_refused() -> None:
    lacking = {name: value for name, value in EMPTY.items() if name != "annuity"}
    with pytest.raises(KeyError, match="annuity"):
        recompute(lacking, COMPLETE)


@settings(max_examples=50)
@given(
    st.fixed_dictionaries(
        {
            name: st.none() | st.floats(width=32, allow_nan=False, allow_infinity=False)
            for name in ("credit_amount", "annuity", "income", "goods_price", "bureau_debt")
        }
    )
)
def test_no_edit_whatever_gives_an_infinite_value(edited: dict[str, float | None]) -> None:
    found = recompute({**EMPTY, **edited}, COMPLETE)
    for name in derived_names(COMPLETE):
        value = found[name]
        assert value is None or math.isfinite(float(value)), name
