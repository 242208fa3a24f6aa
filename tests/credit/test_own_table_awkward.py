"""One table, however it is written and kept, is one dataset."""

import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import awkward
from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.core.extras import ExtraMissing
from clairscore.credit.dataset import open_dataset
from clairscore.credit.own_table import OwnTableSummary, build_dataset
from clairscore.texts import translator


def build(table: Path, **options: object) -> tuple[pa.Table, OwnTableSummary]:
    """Return what the dataset holds, and what was said of it."""
    out = table.parent / "dataset"
    chosen = {"id_column": "client", "target_column": "default", "positive": "yes", **options}
    summary = build_dataset(table, out, replace=out.exists(), **chosen)  # type: ignore[arg-type]
    return pq.read_table(open_dataset(out).path), summary


def said(summary: OwnTableSummary) -> str:
    return "\n".join(translator("en")(message) for message in summary.messages)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> pa.Table:
    path = tmp_path_factory.mktemp("plain") / "clients.csv"
    path.write_text(awkward.PLAIN, encoding="utf-8")
    return build(path)[0]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return awkward.files(tmp_path_factory.mktemp("files"))


def test_the_plain_table_is_what_it_says(plain: pa.Table) -> None:
    assert plain.num_rows == 60
    assert plain["income"].to_pylist()[:2] == [1_000.25, 1_137.75]
    assert plain["income"].null_count == 5
    assert plain["owner"].to_pylist()[:3] == [1.0, 0.0, 0.0]
    assert plain["default"].to_pylist()[:5] == [1, 0, 0, 0, 1]


@pytest.mark.parametrize("kind", awkward.TEXTS)
def test_whatever_people_write_gives_the_same_dataset(
    tmp_path: Path, plain: pa.Table, kind: str
) -> None:
    path = tmp_path / "clients.csv"
    path.write_bytes(awkward.TEXTS[kind])
    found, _ = build(path, positive=("yes", "vrai"))
    assert found.schema.names == plain.schema.names
    for name in found.schema.names:
        assert found[name].to_pylist() == pytest.approx(plain[name].to_pylist()), name


@pytest.mark.parametrize(
    "name",
    [
        *("clients.csv.gz", "clients.csv.zip", "clients.csv.bz2", "clients.csv.xz"),
        *("clients.csv.zst", "clients.json", "clients.jsonl", "clients.parquet.zip"),
        *("clients.feather", "parts", "clients.db", "clients.xlsx"),
    ],
)
def test_whatever_it_is_kept_in_gives_the_same_dataset(
    places: dict[str, Path], plain: pa.Table, name: str
) -> None:
    found, _ = build(places[name], positive=("yes", "true", "1"))
    for column in found.schema.names:
        assert found[column].to_pylist() == pytest.approx(plain[column].to_pylist()), column


def test_what_was_done_to_the_table_is_said(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    expected = {
        "windows": "it was read as Windows-1252",
        "words for nothing": "income: read as missing: n.c. (× 5)",
        "a word of the lender's, repeated": "income: read as missing: à venir (× 5)",
        "total below": "One row that sums up others was left out: TOTAL",
        "header repeated": "One row that repeats the names of the columns was left out",
        "notes in a wide row": "(1) hors contentieux",
        "thousands with points": "decimal comma or with thousands apart: income",
    }
    for kind, sentence in expected.items():
        path.write_bytes(awkward.TEXTS[kind])
        assert sentence in said(build(path, positive=("yes", "vrai"))[1])


def test_a_dataset_remembers_how_its_columns_were_written(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_bytes(awkward.WINDOWS)
    build(path, positive="vrai")
    dictionary = open_dataset(tmp_path / "dataset").dictionary
    written = {feature.name: feature.written for feature in dictionary.features}
    assert (written["income"].decimal, written["income"].thousands) == (",", " ")
    assert (written["income"].unit, written["rate"].unit) == ("EUR", "%")
    assert dictionary.currency == "EUR"
    assert dictionary.by_name["rate"].kind.value == "percent"
    # next month's file alone would be in doubt; the dictionary settles it
    own = tmp_path / "own.toml"
    own.write_bytes((tmp_path / "dataset" / "dictionary.toml").read_bytes())
    rows = [
        [f"{k}", "44,125 €", "1,25 %", "VRAI", "Sète", ("VRAI", "FAUX")[k % 2]] for k in range(9)
    ]
    path.write_text(awkward.text(rows, between=";"), encoding="utf-8")
    found, _ = build(path, dictionary=own, positive="vrai")
    assert set(found["income"].to_pylist()) == {44.125}


@pytest.mark.parametrize(
    ("income", "fault"),
    [
        ("44,000", "thousands or decimals"),
        ("12 € / 12 $", "units differ"),
        ("abc", "holds numbers, but one value is none: abc (× 1)"),
    ],
)
def test_numbers_that_cannot_be_read_for_certain_are_refused(
    tmp_path: Path, income: str, fault: str
) -> None:
    rows = awkward.cells(income=lambda _: "44,000") if income == "44,000" else awkward.cells()
    if "$" in income:
        rows[3][1], rows[4][1] = "12 €", "12 $"
    if income == "abc":
        rows[3][1] = "abc"
    path = tmp_path / "clients.csv"
    path.write_text(awkward.text(rows), encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        build(path)
    assert fault in str(caught.value)


def test_rows_that_repeat_another_whole_are_named_and_can_be_dropped(
    tmp_path: Path, plain: pa.Table
) -> None:
    path = tmp_path / "clients.csv"
    path.write_text(awkward.PLAIN + "".join(awkward.LINES[1:4]), encoding="utf-8")
    with pytest.raises(InputFaults, match=r"3 rows repeat the whole row.*--drop-repeats"):
        build(path)
    found, summary = build(path, drop_repeats=True)
    assert found.equals(plain)
    assert "3 rows that repeat another whole were left out" in said(summary)


def test_three_outcomes_are_default_repaid_and_unknown(tmp_path: Path) -> None:
    rows = awkward.cells()
    words = ("Charged Off", "Fully Paid", "CURRENT", "fully paid")
    for k, row in enumerate(rows):
        row[-1] = words[k % 4]
    path = tmp_path / "clients.csv"
    path.write_text(awkward.text(rows), encoding="utf-8")
    with pytest.raises(InputFaults, match="--repaid"):
        build(path, positive="charged off")
    found, summary = build(path, positive="charged off", repaid="Fully Paid")
    assert found["default"].to_pylist()[:4] == [1, 0, None, 0]
    assert "unknown outcome: CURRENT (× 15)" in said(summary)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", "a PDF document"),
        (b"\x80\x04\x95", "never opened"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "a web page"),
        (b"<?xml version='1.0'?><rows/>", "an XML file"),
        (bytes(range(256)) * 9, "no text"),
        (b'{"client": {"0": 1}, "default": {"0": 1}}', "holds no records"),
        (awkward.PLAIN.encode("cp850"), "cp850"),
        (awkward.PLAIN.encode() + "x,1,1,yes,Sète,no\n".encode("cp1252"), "Line 62 is not UTF-8"),
        (awkward.text(awkward.cells(client=lambda _: "1.23457E+11")).encode(), "digits are lost"),
    ],
)
def test_what_is_not_read_is_called_by_its_name(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "clients.csv"
    path.write_bytes(content)
    with pytest.raises(InputFaults) as caught:
        build(path)
    assert sentence in str(caught.value)
    assert "iconv" not in str(caught.value)


def test_an_encoding_can_be_named(tmp_path: Path, plain: pa.Table) -> None:
    path = tmp_path / "clients.csv"
    path.write_bytes(awkward.PLAIN.encode("cp850"))
    assert build(path, encoding="cp850")[0].equals(plain)
    with pytest.raises(InputFaults, match="There is no encoding klingon"):
        build(path, encoding="klingon")


def test_archives_of_several_files_and_locked_or_cut_off_ones_are_told(tmp_path: Path) -> None:
    path = tmp_path / "clients.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", awkward.PLAIN)
        archive.writestr("__MACOSX/a.csv", "x")
    build(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("b.csv", awkward.PLAIN)
    with pytest.raises(InputFaults, match=r"holds 2 files: a\.csv, b\.csv"):
        build(path)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(FileUnreadable, match="damaged or cut off"):
        build(path)


def test_a_file_of_stata_names_the_extra_that_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "clients.dta"
    path.write_bytes(b"<stata_dta><header>")
    with pytest.raises((ExtraMissing, FileUnreadable), match=r"statistics|damaged"):
        build(path)


def test_a_wide_table_is_read_in_little_memory(tmp_path: Path) -> None:
    wide = ";".join(f"x{j}" for j in range(500))
    values = ";".join(f"{j},5" for j in range(500))
    rows = "".join(f"{i};{('no', 'yes')[i % 2]};{i % 7},5;{values}\n" for i in range(40))
    path = tmp_path / "clients.csv"
    path.write_text(f"client;default;first;{wide}\n{rows}", encoding="utf-8")
    found, summary = build(path)
    assert (found.num_rows, len(summary.features), summary.inputs) == (40, 501, ("first",))
