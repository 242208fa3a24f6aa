"""Tables are read from any mix of files, and a bad input gets one report with all its faults."""

import csv
import gzip
import io
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clairscore.core.artefact import writing
from clairscore.core.errors import ArtefactDamaged, FileUnreadable, InputFaults
from clairscore.credit.tables.checks import is_id, relation_notes
from clairscore.credit.tables.reading import reading_tables
from clairscore.credit.tables.schema import SCHEMA, ColumnType
from clairscore.texts import Message, translator
from packings import packed

Rows = dict[str, list[object]]
STEMS = {stem: table for table in SCHEMA.values() for stem in table.files}


def rows(stem: str, n: int = 3, **columns: list[object]) -> Rows:
    """Return n plain rows of a table: ids 1 … n, numbers 0, text "x"."""
    made: Rows = {}
    for name, kind in STEMS[stem].columns.items():
        ids: list[object] = list(range(1, n + 1))
        made[name] = ids if is_id(name) else ["x" if kind is ColumnType.TEXT else 0] * n
    if stem == "application_test":
        made["SK_ID_CURR"] = list(range(1001, 1001 + n))
        del made["TARGET"]
    return {**made, **columns}


def csv_text(table: Rows, *, newline: str = "\n") -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=newline)
    writer.writerow(table)
    writer.writerows(zip(*table.values(), strict=True))
    return text.getvalue()


def write_csv(folder: Path, stem: str, table: Rows) -> Path:
    path = folder / f"{stem}.csv"
    path.write_text(csv_text(table), encoding="utf-8")
    return path


def write_parquet(folder: Path, stem: str, table: Rows) -> Path:
    path = folder / f"{stem}.parquet"
    pq.write_table(pa.table(table), path)
    return path


WRITERS = pytest.mark.parametrize("write", [write_csv, write_parquet], ids=["csv", "parquet"])
Write = Callable[[Path, str, Rows], Path]


def faults(path: Path) -> list[str]:
    """Return the sentences of the report on a bad input; each can be said in French too."""
    with pytest.raises(InputFaults) as caught, reading_tables(path):
        pass
    assert all(translator("fr")(fault) for fault in caught.value.faults)
    return [translator("en")(fault) for fault in caught.value.faults]


def notes(path: Path) -> list[str]:
    with reading_tables(path) as tables:
        assert all(translator("fr")(note) for note in tables.notes)
        return [translator("en")(note) for note in tables.notes]


def values(path: Path, column: str, table: str = "application") -> list[object]:
    with reading_tables(path) as tables:
        found = tables.tables[table].order_by(ibis._.SK_ID_CURR).select(column).to_pyarrow()
        return found[column].to_pylist()


# ---- good input -------------------------------------------------------------------------------


def test_a_folder_may_mix_csv_gzip_and_parquet_in_any_case(tmp_path: Path) -> None:
    write_csv(tmp_path, "application_train", rows("application_train")).rename(
        tmp_path / "APPLICATION_TRAIN.CSV"
    )
    write_parquet(tmp_path, "application_test", rows("application_test"))
    packed = gzip.compress(csv_text(rows("bureau")).encode())
    (tmp_path / "bureau.csv.gz").write_bytes(packed)
    with reading_tables(tmp_path) as tables:
        counts = {name: table.count().to_pyarrow().as_py() for name, table in tables.tables.items()}
        assert counts == {"application": 6, "bureau": 3}
        assert set(tables.inputs) == {
            "APPLICATION_TRAIN.CSV",
            "application_test.parquet",
            "bureau.csv.gz",
        }
        assert tables.absent == tuple(name for name in SCHEMA if name not in counts)
        assert not tables.synthetic


@WRITERS
def test_columns_have_the_declared_types_whatever_they_look_like(
    tmp_path: Path, write: Write
) -> None:
    flags: list[object] = ["Yes", "No", None]
    write(tmp_path, "application_train", rows("application_train", EMERGENCYSTATE_MODE=flags))
    with reading_tables(tmp_path) as tables:
        schema = tables.tables["application"].schema()
        assert schema.names == tuple(SCHEMA["application"].columns)
        assert schema["SK_ID_CURR"] == ibis.dtype("int64")
        assert schema["DAYS_BIRTH"] == ibis.dtype("float64")
        assert schema["EMERGENCYSTATE_MODE"] == ibis.dtype("string")
    assert values(tmp_path, "EMERGENCYSTATE_MODE") == ["Yes", "No", None]


def test_the_test_file_alone_will_do_and_its_target_is_unknown(tmp_path: Path) -> None:
    write_csv(tmp_path, "application_test", rows("application_test"))
    assert values(tmp_path, "TARGET") == [None, None, None]


@WRITERS
def test_missing_values_are_null_however_they_are_written(tmp_path: Path, write: Write) -> None:
    missing: list[object] = [float("nan"), None, 1.5]
    write(tmp_path, "application_train", rows("application_train", AMT_ANNUITY=missing))
    assert values(tmp_path, "AMT_ANNUITY") == [None, None, 1.5]


def test_an_id_written_as_a_decimal_number_is_still_an_id(tmp_path: Path) -> None:
    ids: list[object] = ["1.0", "2.0", "3e0"]
    write_csv(tmp_path, "application_train", rows("application_train", SK_ID_CURR=ids))
    assert values(tmp_path, "SK_ID_CURR") == [1, 2, 3]


def test_line_breaks_within_quotes_a_byte_order_mark_and_huge_cells_are_read(
    tmp_path: Path,
) -> None:
    texts: list[object] = ["a\r\nb", "é" * 1_000_000, 'say "x", twice']
    table = rows("application_train", OCCUPATION_TYPE=texts)
    text = "\ufeff" + csv_text(table, newline="\r\n")
    (tmp_path / "application_train.csv").write_bytes(text.encode())
    assert values(tmp_path, "OCCUPATION_TYPE") == texts


def test_a_folder_name_with_pattern_characters_is_only_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "it's [1] *?"
    folder.mkdir()
    write_csv(folder, "application_train", rows("application_train"))
    write_parquet(folder, "bureau", rows("bureau"))
    assert values(folder, "SK_ID_CURR", "bureau") == [1, 2, 3]


def test_a_single_file_is_taken_as_the_applications(tmp_path: Path) -> None:
    path = write_parquet(tmp_path, "application_train", rows("application_train"))
    assert values(path.rename(tmp_path / "anything.parquet"), "TARGET") == [0, 0, 0]


def test_synthetic_tables_say_so_and_a_tampered_one_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    with writing(folder, "tables") as draft:
        draft.synthetic = True
        write_parquet(draft.path, "application_train", rows("application_train"))
    with reading_tables(folder) as tables:
        assert tables.synthetic
    write_parquet(folder, "application_train", rows("application_train", n=4))
    with (
        pytest.raises(ArtefactDamaged, match=r"application_train\.parquet"),
        reading_tables(folder),
    ):
        pass


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_zip_may_hold_folders_zips_and_foreign_members_and_writes_nowhere_else(
    tmp_path: Path,
) -> None:
    train = csv_text(rows("application_train")).encode()
    inner = zipped(tmp_path / "inner.zip", {"application_train.csv": train}).read_bytes()
    members = {
        "home-credit/application_train.csv.zip": inner,
        "../../bureau.csv": csv_text(rows("bureau")).encode(),
        "__MACOSX/._bureau.csv": b"\x00\x05",
        "sample_submission.csv": b"a,b\n1,2\n",
    }
    (tmp_path / "deep").mkdir()
    outer = zipped(tmp_path / "deep" / "er.zip", members)
    with reading_tables(outer) as tables:
        assert set(tables.inputs) == {"application_train.csv", "bureau.csv"}
        assert set(tables.tables) == {"application", "bureau"}
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["deep", "er.zip", "inner.zip"]


def test_the_temporary_files_are_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    folder = tmp_path / "tables"
    folder.mkdir()
    write_csv(folder, "application_train", rows("application_train"))
    with reading_tables(folder):
        assert list(scratch.iterdir())
    assert not list(scratch.iterdir())
    write_csv(folder, "application_train", rows("application_train", TARGET=[0, 1, 2]))
    faults(folder)
    assert not list(scratch.iterdir())


# ---- bad input --------------------------------------------------------------------------------


def test_all_faults_of_all_files_come_in_one_report(tmp_path: Path) -> None:
    train = rows("application_train", TARGET=[0, 1, 2], AMT_CREDIT=[1, "abc", 3])
    train["AMT_INCOME"] = train.pop("AMT_INCOME_TOTAL")
    del train["EXT_SOURCE_2"]
    write_csv(tmp_path, "application_train", train)
    write_parquet(tmp_path, "application_test", rows("application_test", SK_ID_CURR=[1, 9, 9]))
    (tmp_path / "bureau.csv").write_bytes(b"")
    said = "\n".join(faults(tmp_path))
    for sentence in (
        (
            "application_train.csv, column AMT_CREDIT: one value is not a number, first in row 2: "
            "«abc». Expected a number"
        ),
        "lacks the column AMT_INCOME_TOTAL. Found AMT_INCOME: did you mean that?",
        "lacks the column EXT_SOURCE_2",
        (
            "application_train.csv, column TARGET: one value is neither 0 nor 1, such as «2.0» at "
            "SK_ID_CURR 3"
        ),
        (
            "2 rows repeat the SK_ID_CURR of another application in application_train.csv, "
            "application_test.parquet, such as 1, 9"
        ),
        "bureau.csv: The file is empty",
    ):
        assert sentence in said


@WRITERS
def test_a_renamed_column_gets_a_suggestion(tmp_path: Path, write: Write) -> None:
    train = rows("application_train")
    train["AMT_CREDITS"] = train.pop("AMT_CREDIT")
    path = write(tmp_path, "application_train", train)
    assert faults(tmp_path) == [
        (
            f"{path.name} lacks the column AMT_CREDIT. Found AMT_CREDITS: did you mean that? "
            "Rename it to AMT_CREDIT."
        )
    ]


@WRITERS
def test_the_training_file_must_have_a_target(tmp_path: Path, write: Write) -> None:
    train = rows("application_train")
    del train["TARGET"]
    write(tmp_path, "application_train", train)
    assert "lacks the column TARGET" in faults(tmp_path)[0]


def test_a_missing_key_of_a_secondary_table_is_a_fault(tmp_path: Path) -> None:
    write_csv(tmp_path, "application_train", rows("application_train"))
    bureau = rows("bureau")
    del bureau["SK_ID_CURR"]
    write_csv(tmp_path, "bureau", bureau)
    assert "bureau.csv lacks the column SK_ID_CURR" in faults(tmp_path)[0]


@WRITERS
def test_infinite_values_are_counted_with_a_row_to_look_at(tmp_path: Path, write: Write) -> None:
    write_csv(tmp_path, "application_train", rows("application_train"))
    sums: list[object] = [float("inf"), 1.0, float("-inf")]
    path = write(tmp_path, "bureau", rows("bureau", AMT_CREDIT_SUM=sums))
    assert (
        f"{path.name}, column AMT_CREDIT_SUM: 2 values are infinite, such as «inf» at SK_ID_CURR 1"
        in faults(tmp_path)[0]
    )


@WRITERS
def test_infinite_values_are_found_among_numbers_kept_as_text(tmp_path: Path, write: Write) -> None:
    path = write(
        tmp_path, "application_train", rows("application_train", AMT_CREDIT=["1", "inf", "1000"])
    )
    assert f"{path.name}, column AMT_CREDIT: one value is infinite" in faults(tmp_path)[0]


def test_infinite_values_are_found_without_parquet_statistics(tmp_path: Path) -> None:
    table = pa.table(rows("application_train", AMT_CREDIT=[1.0, 2.0, float("inf")]))
    pq.write_table(table, tmp_path / "application_train.parquet", write_statistics=False)
    assert "column AMT_CREDIT: one value is infinite" in faults(tmp_path)[0]


@WRITERS
def test_keys_must_be_there_and_whole(tmp_path: Path, write: Write) -> None:
    write(tmp_path, "application_train", rows("application_train", SK_ID_CURR=[1.0, None, 2.5]))
    write(tmp_path, "bureau", rows("bureau", SK_ID_BUREAU=[1.0, 2.0**60, None]))
    said = "\n".join(faults(tmp_path))
    assert "column SK_ID_CURR: one row has no value" in said
    assert "column SK_ID_CURR: one id is not a whole number up to 9007199254740992" in said
    assert "such as «2.5»" in said
    assert "column SK_ID_BUREAU: one row has no value" in said
    assert "column SK_ID_BUREAU: one id is not a whole number" in said


@WRITERS
def test_an_id_that_is_text_is_not_a_number(tmp_path: Path, write: Write) -> None:
    ids: list[object] = ["A1", "A2", "A3"]
    write(tmp_path, "application_train", rows("application_train", SK_ID_CURR=ids))
    said = faults(tmp_path)[0]
    assert "column SK_ID_CURR: 3 values are not numbers" in said
    assert "«A1»" in said


def test_a_parquet_column_of_another_type_says_both_types(tmp_path: Path) -> None:
    flags: list[object] = [True, False, None]
    days: list[object] = ["2020-01-01", "2020-01-02", None]
    table = pa.table(rows("application_train", FLAG_OWN_CAR=flags, DAYS_BIRTH=days))
    at = table.column_names.index("DAYS_BIRTH")
    dates = pa.array(["2020-01-01", "2020-01-02", None]).cast(pa.date32())
    pq.write_table(
        table.set_column(at, "DAYS_BIRTH", dates), tmp_path / "application_train.parquet"
    )
    assert faults(tmp_path) == [
        (
            "application_train.parquet, column FLAG_OWN_CAR holds boolean, such as «true»; text "
            "expected. Store the column as text."
        ),
        (
            "application_train.parquet, column DAYS_BIRTH holds date, such as «2020-01-01»; numbers "
            "expected. Store the column as numbers."
        ),
    ]


def test_an_all_null_parquet_column_may_have_any_type(tmp_path: Path) -> None:
    table = pa.table(rows("application_train"))
    for column, nulls in (
        ("OCCUPATION_TYPE", pa.nulls(3, pa.int32())),
        ("OWN_CAR_AGE", pa.nulls(3)),
        ("EXT_SOURCE_1", pa.nulls(3, pa.string())),
    ):
        table = table.set_column(table.column_names.index(column), column, nulls)
    pq.write_table(table, tmp_path / "application_train.parquet")
    for column in ("OCCUPATION_TYPE", "OWN_CAR_AGE", "EXT_SOURCE_1"):
        assert values(tmp_path, column) == [None] * 3


CSV_DAMAGES: dict[str, tuple[Callable[[str], str], str]] = {
    "truncated": (lambda text: text[:-60], "one row has too few fields, first on line 4"),
    "long": (lambda text: text[:-1] + ",1\n", "one row has too many fields, first on line 4"),
    "quotes": (
        lambda text: text[:-4] + ',"open\n',
        "opened and not closed, probably on line 4",
    ),
    "no rows": (lambda text: text.split("\n")[0] + "\n", "has column names but no rows"),
    "blank": (lambda _: "\n", "The file is empty"),
    "twice": (lambda text: text.replace("AMT_CREDIT", "TARGET", 1), "of the same name: TARGET"),
    "no header": (lambda text: text.split("\n", 1)[1], "has none of the expected columns"),
}


@pytest.mark.parametrize("name", CSV_DAMAGES)
def test_a_damaged_csv_is_told_by_line(tmp_path: Path, name: str) -> None:
    damage, sentence = CSV_DAMAGES[name]
    text = damage(csv_text(rows("application_train")))
    (tmp_path / "application_train.csv").write_text(text, encoding="utf-8")
    said = "\n".join(faults(tmp_path))
    assert "application_train.csv" in said
    assert sentence in said


def test_what_people_write_is_read_and_said(tmp_path: Path) -> None:
    """Semicolons, decimal commas, Windows' letters, words for missing: as `dataset` reads them."""
    table = rows(
        "application_train", AMT_CREDIT=["39 303,50 €", "1 200 €", "nc"], SK_ID_CURR=[7, 8, 9]
    )
    table["OCCUPATION_TYPE"] = ["Employée", "x", "x"]
    text = csv_text(table).replace(",", ";").replace("303;50", "303,50").replace('"', "")
    (tmp_path / "application_train.csv").write_bytes(text.encode("cp1252"))
    assert values(tmp_path, "AMT_CREDIT") == [39_303.5, 1_200.0, None]
    assert values(tmp_path, "OCCUPATION_TYPE")[0] == "Employée"
    said = "\n".join(notes(tmp_path))
    assert "application_train.csv: The text was not UTF-8: it was read as Windows-1252" in said
    assert "AMT_CREDIT: read as missing: nc (× 1)" in said


def test_thousands_that_may_be_decimals_are_a_fault(tmp_path: Path) -> None:
    write_csv(tmp_path, "application_train", rows("application_train", AMT_CREDIT=["44,000"] * 3))
    assert "AMT_CREDIT: values such as 44,000 may have thousands" in faults(tmp_path)[0]


@pytest.mark.parametrize("packing", [".zip", ".bz2", ".xz", ".zst"])
def test_a_packed_table_is_read_as_it_is(tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"application_train.csv{packing}"
    path.write_bytes(packed(csv_text(rows("application_train")).encode(), packing))
    assert values(tmp_path, "SK_ID_CURR") == [1, 2, 3]


def test_faulty_values_are_counted_to_the_last_and_do_not_hide_other_faults(
    tmp_path: Path,
) -> None:
    write_csv(tmp_path, "application_train", rows("application_train"))
    days: list[object] = [*range(6_000), *["no"] * 6_000]
    table = rows("bureau", n=12_000, DAYS_CREDIT=days, AMT_ANNUITY=["inf", *[0] * 11_998, "1,5"])
    write_csv(tmp_path, "bureau", {"note": ["two\nlines"] * 12_000, **table})
    assert [fault.partition(". ")[0] for fault in faults(tmp_path)] == [
        "bureau.csv, column DAYS_CREDIT: 6,000 values are not numbers, first in row 6001: «no»",
        ("bureau.csv, column AMT_ANNUITY: one value is infinite, such as «inf» at SK_ID_CURR 1"),
    ]


def test_line_breaks_within_quotes_are_read_right_across_blocks_of_the_file(
    tmp_path: Path,
) -> None:
    # several blocks; DuckDB's parallel reader takes the lines within the quotes for rows
    write_csv(tmp_path, "application_train", rows("application_train"))
    n, cell = 200_000, f"{'x' * 40}\n1,x,5\n" * 4
    with (tmp_path / "bureau.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("SK_ID_CURR,CREDIT_TYPE,SK_ID_BUREAU\n")
        file.writelines(f'{i % 3},"{cell}",{i}\n' for i in range(n))
    with reading_tables(tmp_path) as tables:
        ids = tables.tables["bureau"].select("SK_ID_BUREAU").to_pyarrow()["SK_ID_BUREAU"]
    assert sorted(ids.to_pylist()) == list(range(n))


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        ('3,30,"cut off here', "4"),  # the end of the file ends no cell
        ('3,30,"open\n4,40,"open\n5,50,x\n', "4"),  # the second quote would close the first
        ('3,30,"two\nlines"\n4,40,"open\n', "6"),
    ],
)
def test_a_quote_never_closed_swallows_no_row_in_silence(
    tmp_path: Path, rest: str, line: str
) -> None:
    write_csv(tmp_path, "application_train", rows("application_train"))
    start = 'SK_ID_CURR,SK_ID_BUREAU,CREDIT_TYPE\n1,10,"say ""x"""\n2,20,y\n'
    (tmp_path / "bureau.csv").write_text(start + rest, encoding="utf-8")
    assert f"bureau.csv: a double quote opened on line {line} is not closed" in faults(tmp_path)[0]


PARQUET_DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "truncated": lambda data: data[: len(data) // 2],
    "no magic": lambda data: data[:-4] + b"none",
    "empty": lambda _: b"",
}


@pytest.mark.parametrize("damage", PARQUET_DAMAGES.values(), ids=PARQUET_DAMAGES)
def test_a_truncated_parquet_file_is_named(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    write_csv(tmp_path, "application_train", rows("application_train"))
    path = write_parquet(tmp_path, "bureau", rows("bureau"))
    path.write_bytes(damage(path.read_bytes()))
    assert "bureau.parquet is truncated or damaged" in faults(tmp_path)[0]


def test_a_damaged_parquet_page_is_named_when_it_is_met(tmp_path: Path) -> None:
    write_csv(tmp_path, "application_train", rows("application_train"))
    path = tmp_path / "bureau.parquet"
    types: list[object] = [f"type {i}" for i in range(1000)]
    table = pa.table(rows("bureau", n=1000, CREDIT_TYPE=types))
    pq.write_table(table, path, compression="zstd")
    column = pq.read_metadata(path).row_group(0).column(list(rows("bureau")).index("CREDIT_TYPE"))
    data = bytearray(path.read_bytes())
    start = column.dictionary_page_offset
    data[start : start + column.total_compressed_size] = b"\xff" * column.total_compressed_size
    path.write_bytes(data)
    with (
        pytest.raises(InputFaults, match=r"bureau\.parquet is truncated or damaged"),
        reading_tables(tmp_path) as tables,
    ):
        tables.tables["bureau"].CREDIT_TYPE.nunique().to_pyarrow()


@pytest.mark.parametrize("kept", [0.5, 0.99])
def test_a_truncated_gzip_is_named(tmp_path: Path, kept: float) -> None:
    write_csv(tmp_path, "application_train", rows("application_train"))
    packed = gzip.compress(csv_text(rows("bureau", n=1000)).encode())
    (tmp_path / "bureau.csv.gz").write_bytes(packed[: int(len(packed) * kept)])
    assert "bureau.csv.gz is truncated or damaged" in faults(tmp_path)[0]


def test_the_same_table_twice_and_no_application_are_faults(tmp_path: Path) -> None:
    write_csv(tmp_path, "bureau", rows("bureau"))
    write_parquet(tmp_path, "bureau", rows("bureau"))
    said = faults(tmp_path)
    assert "The table bureau comes more than once: bureau.csv, bureau.parquet" in said[0]
    assert "No application table" in said[1]
    assert "Found: bureau.csv, bureau.parquet" in said[1]


def test_the_same_table_twice_in_a_zip_is_a_fault(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a/bureau.csv": b"", "b/bureau.csv": b""})
    assert "bureau.csv comes more than once" in faults(path)[0]


def test_a_path_that_holds_no_tables_says_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="nowhere"), reading_tables(tmp_path / "nowhere"):
        pass
    path = tmp_path / "notes.txt"
    path.write_text("hello", encoding="utf-8")
    assert "no rows below them" in faults(path)[0]


def test_a_damaged_zip_is_unreadable(tmp_path: Path) -> None:
    train = csv_text(rows("application_train", n=200)).encode()
    path = zipped(tmp_path / "a.zip", {"application_train.csv": train})
    data = bytearray(path.read_bytes())
    data[100:140] = b"\xff" * 40
    path.write_bytes(data)
    with pytest.raises(FileUnreadable, match=r"a\.zip"), reading_tables(path):
        pass


# ---- notes ------------------------------------------------------------------------------------


def test_what_does_not_stop_the_reading_is_noted(tmp_path: Path) -> None:
    train = rows("application_train")
    write_csv(tmp_path, "application_train", {"": [0, 1, 2], **train})
    previous = rows("previous_application", SK_ID_PREV=[1, 1, 2], SK_ID_CURR=[1, 2, 77])
    del previous["RATE_INTEREST_PRIMARY"]
    del previous["RATE_INTEREST_PRIVILEGED"]
    previous["CHANEL_TYPE"] = previous.pop("CHANNEL_TYPE")
    write_csv(tmp_path, "previous_application", previous)
    write_csv(tmp_path, "bureau_balance", rows("bureau_balance"))
    assert notes(tmp_path) == [
        'application_train.csv has a column that is not used: "".',
        (
            "previous_application.csv lacks the column CHANNEL_TYPE; CHANEL_TYPE is not known: did you "
            "mean that? What needs CHANNEL_TYPE is left out."
        ),
        (
            "previous_application.csv lacks 2 columns: RATE_INTEREST_PRIMARY, "
            "RATE_INTEREST_PRIVILEGED. What needs them is left out."
        ),
        "bureau_balance is not used: nothing links its rows to a client without the table bureau.",
        (
            "previous_application: one row has a SK_ID_CURR that the table application doesn’t have; "
            "not used."
        ),
        (
            "previous_application: one row repeats the key (SK_ID_PREV) of another; all rows are used "
            "as they are."
        ),
    ]
    with reading_tables(tmp_path) as tables:
        assert "bureau_balance" in tables.absent
        assert "RATE_INTEREST_PRIMARY" not in tables.tables["previous_application"].columns


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(-140, 70)), min_size=1, max_size=60))
def test_repeated_months_are_counted_exactly(pairs: Sequence[tuple[int, int]]) -> None:
    table = ibis.duckdb.connect().create_table(
        "months",
        pa.table(
            {
                "SK_ID_PREV": [i for i, _ in pairs],
                "SK_ID_CURR": [i for i, _ in pairs],
                "MONTHS_BALANCE": [float(month) for _, month in pairs],
            }
        ),
    )
    repeated = len(pairs) - len(Counter(pairs))
    facts = {
        "table": "pos_cash_balance",
        "count": repeated,
        "key": SCHEMA["pos_cash_balance"].key,
    }
    expected = (Message("note-tables-repeated", facts),) if repeated else ()
    assert relation_notes({"pos_cash_balance": table}) == expected


# ---- real data --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "counts"),
    [("tables", (1000, 0)), ("head199", (398, 0)), ("applications.parquet", (32_543, 6))],
)
def test_real_files_are_read_as_they_are(
    shared_data: Path, place: str, counts: tuple[int, int]
) -> None:
    with reading_tables(shared_data / "home_credit" / place) as tables:
        applications = tables.tables["application"].count().to_pyarrow().as_py()
        assert (applications, len(tables.absent)) == counts
        ids = {note.id for note in tables.notes}
    assert ("note-tables-columns-absent" in ids) == (place == "tables")


def test_the_kaggle_zip_reads_like_its_folder(shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data / "home_credit" / "head199"
    files = {f"home-credit/{path.name}": path.read_bytes() for path in folder.iterdir()}
    path = zipped(tmp_path / "home-credit-default-risk.zip", files)
    with reading_tables(path) as packed, reading_tables(folder) as plain:
        assert packed.inputs == plain.inputs
        client = packed.tables["application"].filter(ibis._.SK_ID_CURR == 100013)
        told = client.to_pyarrow().to_pylist()[0]
    assert told["NAME_CONTRACT_TYPE"] == "Cash loans"
    assert told["CODE_GENDER"] == "M"
    assert told["TARGET"] is None
    assert -told["DAYS_BIRTH"] // 365.25 == 54
