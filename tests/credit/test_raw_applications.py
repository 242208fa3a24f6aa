"""Applications in Home Credit's raw columns: the same features as the dataset's."""

import math

import pyarrow as pa
import pytest

from clairscore.credit.applicants.raw import featured, is_raw
from clairscore.credit.applicants.values import Given
from clairscore.credit.dictionary import Dictionary
from clairscore.credit.features.stages import ALL
from clairscore.credit.features.themes import THEMES
from clairscore.texts import translator

COMPLETE = Dictionary("SK_ID_CURR", "TARGET", tuple(d.feature for d in ALL), THEMES)


def texts(**columns: list[str]) -> pa.Table:
    return pa.table(
        {name: pa.chunked_array([pa.array(column)]) for name, column in columns.items()}
    )


def test_raw_columns_become_the_features_that_the_dataset_has() -> None:
    table = texts(
        SK_ID_CURR=["7", "8"],
        AMT_CREDIT=["200000", "1e5"],
        DAYS_BIRTH=["-14610", ""],
        DAYS_EMPLOYED=["365243", "-365"],
        CODE_GENDER=["F", "XNA"],
        FLAG_OWN_CAR=["Y", "N"],
    )
    given = featured(Given(table), COMPLETE)
    assert not given.faults
    assert [note.id for note in given.notes] == ["upload-raw"]
    found = given.table
    assert found["SK_ID_CURR"].to_pylist() == ["7", "8"]
    assert [float(value) for value in found["credit_amount"].to_pylist()] == [200_000, 100_000]
    age, none = found["age"].to_pylist()
    assert (float(age), none) == (pytest.approx(14_610 / 365.25), "")
    assert found["sex"].to_pylist() == ["F", ""]
    assert [float(value) for value in found["owns_car"].to_pylist()] == [1, 0]
    missing, employed = found["years_employed"].to_pylist()
    assert missing == ""
    assert math.isclose(float(employed), 365 / 365.25, rel_tol=1e-6)


def test_histories_are_unknown_rather_than_none() -> None:
    found = featured(Given(texts(SK_ID_CURR=["7"], AMT_CREDIT=["200000"])), COMPLETE).table
    assert not [name for name in found.column_names if name.startswith(("bureau", "previous"))]


def test_what_is_no_number_is_told_with_its_row_under_the_name_it_has() -> None:
    table = texts(SK_ID_CURR=["7", "8"], AMT_CREDIT=["1", "lots"])
    faults = featured(Given(table), COMPLETE).faults
    assert [translator("en")(fault) for fault in faults] == [
        "AMT_CREDIT: “lots” is not a number. Application 2."
    ]


def test_columns_of_other_names_stay_so_that_they_can_be_told() -> None:
    table = texts(SK_ID_CURR=["7"], AMT_CREDIT=["1"], AMT_CREDITS=["2"])
    found = featured(Given(table), COMPLETE).table
    assert "AMT_CREDITS" in found.column_names


def test_a_table_with_the_names_of_features_is_not_raw() -> None:
    assert is_raw(texts(AMT_CREDIT=["1"]), COMPLETE)
    assert not is_raw(texts(credit_amount=["1"]), COMPLETE)
    own = Dictionary("client", "TARGET", COMPLETE.features, THEMES)
    assert not is_raw(texts(AMT_CREDIT=["1"]), own)
