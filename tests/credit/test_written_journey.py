"""From a lender's file to a portfolio, then new applications: read as that file was."""

import io
import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import awkward
from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.credit.applicants.reading import Applications, read_applications
from clairscore.credit.dataset import open_dataset
from clairscore.credit.own_table import build_dataset
from clairscore.credit.portfolio import Portfolio, open_portfolio, write_portfolio
from clairscore.texts import translator
from packings import workbook
from small_lender import Lender

HEAD = "id;income;rate;owner;town\n"


def portfolio_of(folder: Path, content: bytes) -> Portfolio:
    """Make a dataset of a lender's file, a model by hand, and the portfolio scored with it."""
    table = folder / "clients.csv"
    table.write_bytes(content)
    build_dataset(
        table,
        folder / "dataset",
        id_column="client",
        target_column="default",
        positive=("yes", "vrai"),
    )
    data = open_dataset(folder / "dataset")
    inputs = data.dictionary.inputs()
    lender = Lender(data.dictionary, data.matrix(inputs), data.target().astype(np.float64))
    model = lender.write_model(lender.model(scorer=lender.linear()), folder / "model", parts={})
    write_portfolio(model, folder / "dataset", folder / "portfolio")
    return open_portfolio(folder / "portfolio")


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    return portfolio_of(tmp_path_factory.mktemp("french"), awkward.WINDOWS)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    return portfolio_of(tmp_path_factory.mktemp("plain"), awkward.PLAIN.encode())


def read(content: str | bytes, portfolio: Portfolio) -> dict[str, list[float]]:
    found = read_applications(content, "new.csv", portfolio)
    return {name: [round(x, 4) for x in values.tolist()] for name, values in found.values.items()}


def faults(content: str | bytes, portfolio: Portfolio) -> str:
    with pytest.raises(InputFaults) as caught:
        read_applications(content, "new.csv", portfolio)
    assert all(translator("fr")(fault) for fault in caught.value.faults)
    return str(caught.value)


def test_applications_written_as_the_lender_s_file_are_read_as_it_was(french: Portfolio) -> None:
    row = f"A;{awkward.french(39_303.5)}\u00a0€;4,50 %;VRAI;Sète\n"
    expected = {"income": [39_303.5], "rate": [0.045], "owner": [1.0], "town": [2.0]}
    for content in (HEAD + row, (HEAD + row.replace("\u202f", "\u00a0")).encode("cp1252")):
        assert read(content, french) == expected
    assert read((HEAD + row).encode("utf-16"), french) == expected


@pytest.mark.parametrize(
    "content",
    [
        HEAD + "A;44.000;4,50 %;VRAI;Sète\n",
        'id,income,rate,owner,town\nA,"44,000",4.5 %,yes,Sète\n',
        json.dumps([{"id": "A", "income": "44,000", "rate": "4,50 %"}]),
        json.dumps([{"id": "A", "income": "44.000", "rate": "4,50 %"}]),
    ],
)
@pytest.mark.parametrize("lender", ["french", "plain"])
def test_a_sign_that_may_be_for_thousands_is_refused_with_what_to_write(
    content: str, lender: str, request: pytest.FixtureRequest
) -> None:
    portfolio: Portfolio = request.getfixturevalue(lender)
    assert "income: in 44" in faults(content, portfolio)
    assert "44000 or 44.0" in faults(content, portfolio)


def test_other_values_of_the_column_or_the_lender_s_own_habit_settle_it(french: Portfolio) -> None:
    rows = "A;44.000;4,50 %;VRAI;Sète\nB;39,5;4,50 %;VRAI;Sète\n"
    assert read(HEAD + rows, french)["income"] == [44_000, 39.5]
    # the lender's decimals stand behind a comma, in files with semicolons
    assert read(HEAD + "A;44,125;4,50 %;VRAI;Sète\n", french)["income"] == [44.125]


def test_numbers_of_json_are_never_in_doubt(french: Portfolio) -> None:
    content = json.dumps([{"income": 1.234, "rate": 0.045}, {"income": 44_000, "rate": 0.05}])
    found = read(content, french)
    assert (found["income"], found["rate"]) == ([1.234, 44_000], [0.045, 0.05])


def test_a_share_without_its_sign_is_not_taken_for_another(
    french: Portfolio, plain: Portfolio
) -> None:
    assert "written with the unit %, this one with –" in faults(
        HEAD + "A;1,5;4,5;VRAI;Sète\n", french
    )
    assert read(HEAD + "A;1,5;0,045;oui;Sète\n", plain)["rate"] == [0.045]


def test_words_for_nothing_and_rows_that_are_no_applications_are_said(french: Portfolio) -> None:
    content = HEAD + "A;nc;4,50 %;-;Sète\nB;#REF!;4,50 %;FAUX;\nTotal : 2;3,00;;;\n"
    found: Applications = read_applications(content, "new.csv", french)
    assert found.ids == ("A", "B")
    assert np.isnan(found.values["income"]).all()
    said = " ".join(translator("en")(note) for note in found.notes)
    assert "income: read as not given: nc, #REF!" in said
    assert "One row that sums up others was left out: Total : 2" in said


def test_columns_that_the_dataset_left_out_are_left_aside(french: Portfolio) -> None:
    content = "id;income;rate;opened\nA;1,5;4,50 %;2020-01-01\n"
    found = read_applications(content, "new.csv", french)
    assert "left aside: opened" in " ".join(translator("en")(note) for note in found.notes)


def test_applications_in_parquet_or_packed_are_read_from_memory(
    french: Portfolio, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    table = pa.table({"id": ["A"], "income": [1_234.5], "rate": ["4,5 %"], "owner": [True]})
    held = io.BytesIO()
    pq.write_table(table, held)
    expected = {"income": [1_234.5], "rate": [0.045], "owner": [1.0]}
    found = read(held.getvalue(), french)
    assert {name: found[name] for name in expected} == expected
    text = (HEAD + "A;1 234,50 €;4,50 %;VRAI;Sète\n").encode()
    for packing in (".gz", ".zip", ".zst"):
        assert read(awkward.packed(text, packing), french)["income"] == [1_234.5]
    assert not list(tmp_path.rglob("*.csv"))
    assert "a PDF document" in faults(b"%PDF-1.7", french)


def test_a_workbook_with_a_cell_at_the_end_of_the_world_takes_nothing_down(
    french: Portfolio,
) -> None:
    """Its reader would ask for 17,000 million cells."""
    held = workbook({"A1": 1, "XFD1048576": 1})
    with pytest.raises((FileUnreadable, InputFaults), match=r"workbook is (damaged|too large)"):
        read_applications(held, "new.xlsx", french)
