"""A lender's own table, well or badly written, becomes a dataset or one report of its faults."""

import gzip
import math
import resource
import tomllib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.core.artefact import MANIFEST, open_artefact, writing
from clairscore.core.errors import FileUnreadable, InputFaults, TargetTaken, WriteFailed
from clairscore.credit.dataset import DICTIONARY, Dataset, open_dataset
from clairscore.credit.dictionary import Kind, Role
from clairscore.credit.own_table import OwnTableSummary, build_dataset
from clairscore.credit.own_table.names import protected_topic, readable, words_of
from clairscore.files.head import csv_head
from clairscore.texts import translator

ROWS = 40


def table_text(**columns: Callable[[int], object]) -> str:
    """Return a CSV of 40 clients: an id, a default every fourth, an amount, and more columns."""
    cells: dict[str, Callable[[int], object]] = {
        "client": lambda i: 1_000 + i,
        "amount": lambda i: 1_500.5 * (i % 7 + 1),
        "target": lambda i: int(i % 4 == 0),
        **columns,
    }
    lines = [",".join(cells)]
    lines += [",".join(str(cell(i)) for cell in cells.values()) for i in range(ROWS)]
    return "\n".join(lines) + "\n"


class Bench:
    """A folder with one table in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "dataset"

    def file(self, content: str | bytes, name: str = "table.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def build(
        self, content: str | bytes | Path, *, name: str = "table.csv", **options: object
    ) -> OwnTableSummary:
        table = content if isinstance(content, Path) else self.file(content, name)
        chosen = {"id_column": "client", "target_column": "target", **options}
        return build_dataset(table, self.out, replace=self.out.exists(), **chosen)  # type: ignore[arg-type]

    def faults(
        self, content: str | bytes | Path, *, name: str = "table.csv", **options: object
    ) -> dict[str, str]:
        """Return the faults by id, as sentences, once nothing is known to be left behind."""
        with pytest.raises(InputFaults, match=r"\w") as caught:
            self.build(content, name=name, **options)
        assert not self.out.exists()
        assert not list(self.folder.glob(".dataset*"))
        for language in ("en", "fr"):
            assert all(translator(language)(fault) for fault in caught.value.faults)
        say = translator("en")
        return {
            fault.id.removeprefix("fault-own-table-").removeprefix("fault-file-"): say(fault)
            for fault in caught.value.faults
        }

    @property
    def dataset(self) -> Dataset:
        return open_dataset(self.out)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def column(dataset: Dataset, name: str) -> list[object]:
    return pq.read_table(dataset.path, columns=[name]).column(0).to_pylist()


def said(summary: OwnTableSummary) -> dict[str, str]:
    say = translator("en")
    return {message.id.removeprefix("own-table-"): say(message) for message in summary.messages}


# What a good table becomes


def test_a_plain_table_becomes_a_dataset_sorted_by_id_with_float32_and_text(bench: Bench) -> None:
    text = table_text(client=lambda i: 9_999 - i, purpose=lambda i: ("car", "house")[i % 2])
    summary = bench.build(text)
    dataset = bench.dataset
    schema = pq.read_schema(dataset.path)
    assert [str(field.type) for field in schema] == ["int64", "int8", "float", "string"]
    assert schema.names == ["client", "target", "amount", "purpose"]
    assert dataset.ids().tolist() == sorted(9_999 - i for i in range(ROWS))
    assert dataset.target().sum() == summary.n_defaults == ROWS // 4
    assert dataset.matrix(("amount",))[-1, 0] == np.float32(1_500.5)
    assert dataset.dictionary.by_name["purpose"].kind is Kind.CATEGORY
    assert (summary.n_clients, summary.n_repaid, summary.n_unlabelled) == (ROWS, 30, 0)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_usual_separator_is_found(bench: Bench, separator: str) -> None:
    bench.build(table_text().replace(",", separator))
    assert bench.dataset.n_clients == ROWS


def test_a_byte_order_mark_windows_line_ends_and_breaks_inside_quotes_are_read(
    bench: Bench,
) -> None:
    text = table_text(address=lambda i: f'"{i % 3}, Main ""St""\nTown"').replace("\n", "\r\n")
    bench.build(b"\xef\xbb\xbf" + text.encode())
    assert column(bench.dataset, "address")[1] == '1, Main "St"\r\nTown'


def test_breaks_inside_quotes_are_read_right_across_blocks_of_the_file(bench: Bench) -> None:
    # DuckDB's parallel reader loses this: several blocks of 32 MB of rows with line breaks in them
    rows = 300_000
    filler = "x" * 120
    lines = (f'{i},{i % 2},"{filler}\r\n{filler}",{i % 10}\r\n' for i in range(rows))
    bench.build("client,target,note,score\r\n" + "".join(lines))
    assert bench.dataset.n_clients == rows
    assert bench.dataset.matrix(("score",)).sum() == sum(i % 10 for i in range(rows))


def test_a_packed_table_is_read(bench: Bench) -> None:
    bench.build(gzip.compress(table_text().encode()), name="table.csv.gz")
    assert bench.dataset.n_clients == ROWS


def test_a_file_name_with_pattern_signs_is_a_file_name(bench: Bench) -> None:
    source = pa.table({"client": [1, 2], "target": [0, 1], "amount": [1.0, 2.5]})
    pq.write_table(source, bench.folder / "table[1]*.parquet")
    bench.build(bench.folder / "table[1]*.parquet")
    assert bench.dataset.n_clients == 2


def test_parquet_keeps_what_csv_would_have_to_guess(bench: Bench) -> None:
    source = pa.table(
        {
            "client": ["b", "a", "c"],
            "target": [True, False, None],
            "income": pa.array([100.5, math.nan, None]),
            "owner": [True, False, True],
            "grade": pa.array(["x", "y", "x"]).dictionary_encode(),
            "opened": pa.array([1, 2, 3], pa.date32()),
            "history": [[1], [2], [3]],
        }
    )
    pq.write_table(source, bench.folder / "table.parquet")
    summary = bench.build(bench.folder / "table.parquet")
    assert bench.dataset.ids().tolist() == ["a", "b", "c"]
    assert column(bench.dataset, "target") == [0, 1, None]
    assert column(bench.dataset, "income") == [None, 100.5, None]
    assert column(bench.dataset, "owner") == [0.0, 1.0, 1.0]
    assert column(bench.dataset, "grade") == ["y", "x", "x"]
    assert summary.left_out == {"opened": "dates", "history": "nested"}


def test_ids_that_are_text_stay_text_and_keep_their_zeros(bench: Bench) -> None:
    bench.build(table_text(client=lambda i: f"{i:05d}"))
    assert bench.dataset.ids()[0] == "00000"


def test_ids_beyond_what_a_double_tells_apart_stay_apart(bench: Bench) -> None:
    bench.build(table_text(client=lambda i: 900_000_000_000_000_000 + i))
    assert bench.dataset.ids()[1] == 900_000_000_000_000_001


def test_without_an_id_rows_are_numbered_and_it_is_said(bench: Bench) -> None:
    summary = bench.build(table_text(), id_column=None)
    assert bench.dataset.dictionary.id_column == "row"
    assert bench.dataset.ids().tolist() == list(range(1, ROWS + 1))
    assert summary.left_out == {"client": "identifier"}
    assert "--id" in said(summary)["row-id"]


def test_without_a_target_the_dataset_can_only_be_scored_and_it_is_said(bench: Bench) -> None:
    summary = bench.build(table_text(), target_column=None)
    assert bench.dataset.dictionary.target == ""
    assert summary.n_unlabelled == ROWS
    assert "can be scored" in said(summary)["no-target"]


def test_unknown_outcomes_are_null(bench: Bench) -> None:
    text = table_text(target=lambda i: ("0", "1", "", "NA")[i % 4])
    summary = bench.build(text)
    assert (summary.n_defaults, summary.n_repaid, summary.n_unlabelled) == (10, 10, 20)
    assert np.isnan(bench.dataset.target()[2])


@pytest.mark.parametrize(
    ("values", "positive"), [(("1", "2"), "2"), (("good", "bad"), "bad"), (("1", "0"), "0.0")]
)
def test_the_value_that_means_default_can_be_named(
    bench: Bench, values: tuple[str, str], positive: str
) -> None:
    bench.build(table_text(target=lambda i: values[i % 3 == 0]), positive=(positive,))
    assert bench.dataset.target()[:4].tolist() == [1, 0, 0, 1]


def test_a_target_where_most_default_asks_whether_it_is_reversed(bench: Bench) -> None:
    summary = bench.build(table_text(target=lambda i: int(i % 4 != 0)))
    assert '--positive "0"' in said(summary)["mostly-default"]


def test_lines_above_the_names_are_skipped_and_it_is_said(bench: Bench) -> None:
    summary = bench.build("Extract of 2026\n\n,X1,X2\n" + table_text())
    assert bench.dataset.n_clients == ROWS
    assert "line 4" in said(summary)["header"]


def test_types_are_found_over_the_whole_column_not_over_its_start(bench: Bench) -> None:
    rows = 60_000
    lines = (f"{i},{i % 2},{i % 3},{i if i < rows - 1 else 'n/a?'}" for i in range(rows))
    text = "client,target,score,income\n" + "\n".join(lines) + "\nx1,1,2.5,5\n"
    assert "one value is none: n/a? (× 1)" in bench.faults(text)["strays"]
    summary = bench.build(text, missing=("N/A?",))
    assert bench.dataset.ids()[-1] == "x1"
    assert bench.dataset.matrix(("score",)).max() == 2.5
    assert not summary.left_out
    assert "n/a? (× 1)" in said(summary)["blanks"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1234,5", 1234.5),
        ("1 234,5", 1234.5),
        ("1\u00a0234,50", 1234.5),
        ("1.234,5", 1234.5),
        ("-12,25", -12.25),
        ("12,5 %", 0.125),
    ],
)
def test_numbers_written_as_on_the_continent_are_numbers(
    bench: Bench, written: str, value: float
) -> None:
    lines = "".join(f"{i};{i % 2};{written}\n" for i in range(ROWS))
    bench.build("client;target;share\n" + lines)
    assert column(bench.dataset, "share")[1] == pytest.approx(value)


def test_words_for_a_missing_number_leave_the_column_numbers(bench: Bench) -> None:
    bench.build(table_text(income=lambda i: ("10.5", " NA", "?", "-", "nan", "None", "")[i % 7]))
    values = column(bench.dataset, "income")
    assert values[:7] == [10.5, None, None, None, None, None, None]


def test_numbers_with_leading_zeros_are_codes(bench: Bench) -> None:
    bench.build(table_text(branch=lambda i: f"0{i % 3}"))
    assert list(bench.dataset.dictionary.by_name["branch"].categories) == ["00", "01", "02"]


def test_a_cell_of_a_million_characters_does_not_break_the_table(bench: Bench) -> None:
    summary = bench.build(table_text(note=lambda i: "x" * (1_000_000 if i < 3 else 3)))
    assert summary.left_out == {"note": "free-text"}
    assert bench.dataset.n_clients == ROWS


# What is drafted


def test_kinds_are_guessed_from_names_and_values(bench: Bench) -> None:
    bench.build(
        table_text(
            LIMIT_BAL=lambda i: 10_000 * (i % 5 + 1),
            debt_ratio=lambda i: i / 100,
            term_months=lambda i: 12 * (i % 5 + 1),
            number_of_loans=lambda i: i % 4,
            own_car=lambda i: ("Y", "N")[i % 2],
            contacted=lambda i: i % 2,
            region_code=lambda i: i % 6,
            region_rating=lambda i: i % 3 + 1,
            grade=lambda i: i % 2 + 1,
            score=lambda i: (i % 9) / 3,
            opening_year=lambda i: 2000 + i % 9,
        )
    )
    kinds = {feature.name: feature.kind.value for feature in bench.dataset.dictionary.features}
    assert kinds == {
        "amount": "amount",
        "LIMIT_BAL": "amount",
        "debt_ratio": "percent",
        "term_months": "duration",
        "number_of_loans": "count",
        "own_car": "yes_no",
        "contacted": "yes_no",
        "region_code": "category",
        "region_rating": "number",
        "grade": "category",
        "score": "number",
        "opening_year": "number",
    }
    assert bench.dataset.dictionary.by_name["term_months"].unit == "months"
    assert column(bench.dataset, "own_car")[:2] == [1.0, 0.0]


def test_what_a_column_is_in_an_application_is_drafted_where_one_alone_seems_to_be(
    bench: Bench,
) -> None:
    bench.build(
        table_text(
            mensualité=lambda i: 100.5 + i,
            durée_mois=lambda i: 12 * (i % 5 + 1),
            prix_du_bien=lambda i: 5_000.5 + i,
            salary=lambda i: 1_500.5 + i,
            other_income=lambda i: 10.5 + i,
            number_of_instalments=lambda i: i % 4,
        )
    )
    assert bench.dataset.dictionary.by_role == {
        Role.AMOUNT: "amount",
        Role.INSTALMENT: "mensualité",
        Role.TERM: "durée_mois",
        Role.GOODS: "prix_du_bien",
    }, "two incomes: only the lender knows which is meant"


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("SEX", "sex"),
        ("StatusSex", "sex"),
        ("Civilité", "sex"),
        ("Age in years", "age"),
        ("DAYS_BIRTH", "age"),
        ("date de naissance", "age"),
        ("OWN_CAR_AGE", ""),
        ("âge du véhicule", ""),
        ("MARRIAGE", "family"),
        ("situation_matrimoniale", "family"),
        ("nombre d’enfants", "dependants"),
        ("Number people liable", "dependants"),
        ("personnes_à_charge", "dependants"),
        ("charges mensuelles", ""),
        ("Foreign Worker", "origin"),
        ("nationalité", "origin"),
        ("religion", "religion"),
        ("handicap", "health"),
        ("credit union", ""),
        ("package", ""),
        ("LIMIT_BAL", ""),
    ],
)
def test_what_the_law_protects_is_recognised_by_name_in_both_languages(
    name: str, topic: str
) -> None:
    assert protected_topic(name, ()) == topic


@pytest.mark.parametrize(
    ("values", "topic"),
    [
        (("F", "M"), "sex"),
        (("H", "F"), "sex"),
        (("male : single", "female"), "sex"),
        (("Marié", "Célibataire"), "family"),
        (("A", "B"), ""),
    ],
)
def test_what_the_law_protects_is_recognised_by_values(values: tuple[str, ...], topic: str) -> None:
    assert protected_topic("col7", values) == topic


def test_numbers_taken_as_codes_are_said_because_only_the_lender_knows_them(bench: Bench) -> None:
    summary = bench.build(table_text(region_code=lambda i: i % 6, purpose=lambda i: "ab"[i % 2]))
    assert "categories: region_code." in said(summary)["codes"]


def test_protected_features_are_kept_but_are_no_inputs_and_it_is_said(bench: Bench) -> None:
    summary = bench.build(table_text(age=lambda i: 20 + i % 30, sex=lambda i: "MF"[i % 2]))
    dictionary = bench.dataset.dictionary
    assert summary.protected == {"age": "age", "sex": "sex"}
    assert dictionary.inputs() == ("amount",) == summary.inputs
    assert {"age", "sex"} <= set(dictionary.names)
    assert "age (age), sex (sex)" in said(summary)["protected"]


def test_columns_that_tell_nothing_are_kept_aside_or_left_out(bench: Bench) -> None:
    summary = bench.build(
        table_text(
            empty=lambda _: "",
            constant=lambda _: "same",
            name=lambda i: f"Client {i}",
            opened=lambda i: f"2020-01-{i % 28 + 1:02d}",
            signed=lambda i: f"{i % 28 + 1:02d}/01/2020",
            running=lambda i: i + 5,
        )
    )
    assert summary.set_aside == {"empty": "missing", "constant": "constant"}
    assert summary.left_out == {
        "name": "free-text",
        "opened": "dates",
        "signed": "dates",
        "running": "identifier",
    }
    assert summary.inputs == ("amount",)
    assert np.isnan(bench.dataset.matrix(("empty",))).all()


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("LIMIT_BAL", "Limit bal"),
        ("Duration in Month", "Duration in month"),
        ("StatusSex", "Status sex"),
        ("montant_du_crédit", "Montant du crédit"),
        ("client DTI", "Client DTI"),
        ("__", "__"),
    ],
)
def test_labels_are_names_made_readable(name: str, label: str) -> None:
    assert readable(name).fr == readable(name).en == label


@given(st.text(min_size=1))
def test_any_name_has_a_label_and_words(name: str) -> None:
    assert readable(name).en
    assert words_of(name) == words_of(words_of(name))


def test_the_draft_says_at_its_head_how_to_correct_it(bench: Bench) -> None:
    bench.build(table_text())
    text = (bench.out / DICTIONARY).read_text(encoding="utf-8")
    assert text.startswith("# This dictionary was drafted")
    assert "Ce dictionnaire a été ébauché" in text
    assert tomllib.loads(text)["features"]["amount"]["fr"] == "Amount"


# The lender's own dictionary


def edited(bench: Bench, content: str, *changes: tuple[str, str]) -> Path:
    """Return a copy of the dictionary drafted for a table, with changes in its text."""
    bench.build(content)
    text = (bench.out / DICTIONARY).read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = bench.folder / "edited.toml"
    path.write_text(text, encoding="utf-8")
    for part in bench.out.iterdir():
        part.unlink()
    bench.out.rmdir()
    return path


def test_a_draft_unchanged_gives_the_same_dataset_again(bench: Bench) -> None:
    text = table_text(purpose=lambda i: ("car", "house")[i % 2], own=lambda i: "YN"[i % 2])
    dictionary = edited(bench, text)
    bench.build(text)
    drafted = bench.dataset
    summary = bench.build(text, dictionary=dictionary, id_column=None, target_column=None)
    assert bench.dataset.dictionary == drafted.dictionary
    assert (
        bench.dataset.artefact.manifest.parts["features.parquet"]
        == (drafted.artefact.manifest.parts["features.parquet"])
    )
    assert not summary.drafted


def test_the_lenders_dictionary_decides_which_columns_and_how(bench: Bench) -> None:
    text = table_text(sex=lambda i: "MF"[i % 2], grade=lambda i: i % 5)
    dictionary = edited(
        bench,
        text,
        (
            'en = "Grade"\ntheme = "other"\nkind = "number"',
            'en = "Grade"\ntheme = "other"\nkind = "category"',
        ),
        ('[features.amount]\nfr = "Amount"\nen = "Amount"\ntheme = "credit"\nkind = "amount"', ""),
    )
    summary = bench.build(text, dictionary=dictionary)
    assert bench.dataset.dictionary.names == ("sex", "grade")
    assert list(bench.dataset.dictionary.by_name["grade"].categories) == list("01234")
    assert column(bench.dataset, "grade")[:2] == ["0", "1"]
    assert "amount" in said(summary)["undescribed"]


def test_new_values_of_a_category_count_as_missing_and_it_is_said(bench: Bench) -> None:
    text = table_text(purpose=lambda i: ("car", "house")[i % 2])
    dictionary = edited(bench, text)
    summary = bench.build(text.replace("car", "boat", 3), dictionary=dictionary)
    assert "3 rows" in said(summary)["unknown-categories"]
    assert np.isnan(bench.dataset.matrix(("purpose",))).sum() == 3
    faults = Bench(bench.folder / "new")
    faults.folder.mkdir()
    assert "unknown" in faults.faults(
        text.replace("car", "a").replace("house", "b"), dictionary=dictionary
    )


def test_a_dictionary_that_does_not_fit_is_one_report(bench: Bench) -> None:
    text = table_text(
        purpose=lambda i: ("car", "house")[i % 2],
        score=lambda i: i % 5,
        opened=lambda i: f"2020-01-{i % 28 + 1:02d}",
    )
    dictionary = edited(
        bench,
        text,
        ("[features.amount]", "[features.amounts]"),
        ('kind = "category"', 'kind = "amount"'),
        (
            'en = "Score"\ntheme = "other"\nkind = "number"',
            'en = "Score"\ntheme = "other"\nkind = "yes_no"',
        ),
    )
    with dictionary.open("a", encoding="utf-8") as file:
        file.write('[features.opened]\nfr = "x"\nen = "x"\ntheme = "other"\nkind = "number"\n')
        file.write('[features.target]\nfr = "x"\nen = "x"\ntheme = "other"\nkind = "number"\n')
    with pytest.raises(InputFaults) as caught:
        bench.build(text, dictionary=dictionary)
    report = str(caught.value)
    assert "There is no column amounts (--dictionary). Did you mean amount?" in report
    assert "purpose is of kind amount, but the column holds text: car, house" in report
    assert "score is of kind yes_no, but the column holds numbers: 0, 1, 2, 3, 4" in report
    assert "opened is of kind number, but the column holds dates: 2020-01-01" in report
    assert "target as a feature, but it is the id or the target" in report


def test_percentages_that_are_no_fractions_are_noted(bench: Bench) -> None:
    text = table_text(share=lambda i: i + 0.5)
    dictionary = edited(
        bench,
        text,
        (
            'en = "Share"\ntheme = "other"\nkind = "number"',
            'en = "Share"\ntheme = "other"\nkind = "percent"',
        ),
    )
    assert "Divide them by 100" in said(bench.build(text, dictionary=dictionary))["percent"]


def test_a_category_of_thousands_of_values_is_a_fault(bench: Bench) -> None:
    lines = "".join(f"{i},{i % 2},{i % 3},name {i}\n" for i in range(1_500))
    text = "client,target,score,name\n" + lines
    dictionary = edited(bench, text)
    with dictionary.open("a", encoding="utf-8") as file:
        file.write('[features.name]\nfr = "x"\nen = "x"\ntheme = "other"\nkind = "category"\n')
    assert "1,000" in bench.faults(text, dictionary=dictionary)["categories"]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('role = "amount"', 'role = "sum"', "expected one of amount, instalment"),
        ('direction = "up"', 'direction = "rising"', "expected one of up, down"),
        ('kind = "category"', 'kind = "category"\ndirection = "up"', "its values have no order"),
        ('kind = "category"', 'kind = "category"\nrole = "amount"', "Only one can have it"),
        ("target =", 'key_facts = ["amonut"]\ntarget =', "these are none: amonut"),
        ("target =", 'criteria = "amount"\ntarget =', "must be a list"),
        ('code = "T04"', 'code = "T04"\norigin = "us"', "expected one of application, ours"),
        ('code = "T04"', 'code = "T04"\norigin = "ours"', ""),
        ("kind =", "kin =", "needs fr, en, theme and kind"),
        ('kind = "category"', 'kind = "category"\nprotcted = true', "not known: protcted"),
        ("protected = true", 'protected = "yes"', "expected true or false"),
        ('[features.sex.categories.F]\nfr = "F"\nen = "F"\n', "", ""),
        ('[features.sex.categories.F]\nfr = "F"\n', "[features.sex.categories.F]\n", "fr and en"),
    ],
)
def test_slips_of_the_pen_in_a_dictionary_are_told(
    bench: Bench, *, before: str, after: str, fault: str
) -> None:
    text = table_text(sex=lambda i: "MF"[i % 2])
    dictionary = edited(bench, text, (before, after))
    if not fault:
        bench.build(text, dictionary=dictionary)
        return
    with pytest.raises(InputFaults) as caught:
        bench.build(text, dictionary=dictionary)
    assert fault in str(caught.value)


def test_the_row_number_of_a_draft_is_the_id_again(bench: Bench) -> None:
    bench.build(table_text(), id_column=None)
    dictionary = bench.folder / "own.toml"
    dictionary.write_bytes((bench.out / DICTIONARY).read_bytes())
    bench.build(table_text(), id_column=None, dictionary=dictionary)
    assert bench.dataset.ids()[-1] == ROWS


def test_clients_without_outcome_fit_the_dictionary_of_those_with_one(bench: Bench) -> None:
    dictionary = edited(bench, table_text())
    new = table_text().replace("target", "other")
    summary = bench.build(new, dictionary=dictionary, target_column=None)
    assert bench.dataset.dictionary.target == ""
    assert summary.n_unlabelled == ROWS


# What is wrong with a bad table


def test_all_faults_of_a_table_are_in_one_report(bench: Bench) -> None:
    text = table_text(
        client=lambda i: "" if i == 3 else i // 2,
        target=lambda i: i % 3,
        amount=lambda i: "inf" if i == 7 else i,
        AMOUNT=lambda i: i,
    )
    faults = bench.faults(text + "1,2\n")
    assert set(faults) == {
        *("ragged", "names", "id-missing", "id-repeated", "target-three", "infinite"),
    }
    assert "amount = AMOUNT" in faults["names"]
    assert "(rows 4)" in faults["id-missing"]
    assert "0 (× 2)" in faults["id-repeated"]
    assert "0 (× 14), 1 (× 13), 2 (× 13)" in faults["target-three"]


def test_missing_columns_come_with_those_that_are_close(bench: Bench) -> None:
    faults = bench.faults(table_text(), id_column="Client", target_column="xyz")
    assert "Did you mean client?" in faults["column-close"]
    assert "Found: client, amount, target" in faults["column"]


def test_one_column_cannot_be_id_and_target(bench: Bench) -> None:
    assert "same-role" in bench.faults(table_text(), target_column="client")


def test_columns_named_twice_are_told(bench: Bench) -> None:
    text = table_text(extra=lambda i: i % 3).replace("extra", "amount")
    assert "amount = amount" in bench.faults(text)["names"]


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        (("1", "1", "1"), "target-one"),
        (("a", "b", "c"), "target-three"),
        (("", "", ""), "target-empty"),
    ],
)
def test_a_target_of_one_class_three_or_none_is_a_fault(
    bench: Bench, values: tuple[str, ...], fault: str
) -> None:
    assert fault in bench.faults(table_text(target=lambda i: values[i % 3]))


def test_a_target_in_words_comes_with_the_line_to_type(bench: Bench) -> None:
    text = table_text(target=lambda i: ("good", "bad")[i % 4 == 0])
    assert 'add --positive "bad"' in bench.faults(text)["target-values"]
    assert "no value worse" in bench.faults(text, positive=("worse",))["positive"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("client,target,amount", "header-only"),
        ("client,target,amount\n", "header-only"),
        (b"%PDF-1.7 a letter", "kind"),
        (table_text(city=lambda _: "Orléans").encode()[:-5], "encoding-mixed"),
        (table_text()[:-9], "ragged"),
        (table_text(city=lambda _: '"Lille"')[:-3], "quote"),
        (table_text() + "1,2,3,4,5\n", "ragged"),
        ("client,target,since\n1,0,2020-01-01\n2,1,2020-01-02\n", "no-feature"),
    ],
)
def test_files_that_cannot_be_taken_say_why(bench: Bench, content: str | bytes, fault: str) -> None:
    assert fault in bench.faults(content)


def test_a_quote_never_closed_early_in_a_long_file_is_named(bench: Bench) -> None:
    lines = "".join(f"{i},{i % 2},{'a' * 900}\n" for i in range(40_000))
    faults = bench.faults('client,target,note\n77,0,"open\n' + lines)
    assert "line 2" in faults["quote"]


def test_a_second_line_of_names_is_told(bench: Bench) -> None:
    faults = bench.faults("X1,X2,X3\n" + table_text(), id_column="X1", target_column="X3")
    assert (
        "Line 2 looks like another line of names: client, amount, target" in faults["second-header"]
    )


def test_infinite_values_and_those_beyond_float32_are_faults(bench: Bench) -> None:
    text = table_text(amount=lambda i: ("inf", "-inf", "1e39", "1e400", "5")[i % 5])
    assert "32 values are infinite" in bench.faults(text)["infinite"]


def test_thousands_that_may_be_decimals_are_not_guessed(bench: Bench) -> None:
    text = table_text(income=lambda i: f'"{i + 1},500"')
    assert "10,500" in bench.faults(text)["ambiguous"]
    dotted = table_text(amount=lambda i: i % 9, income=lambda i: f"{i + 1}.500")
    assert "ambiguous" in bench.faults(dotted.replace(",", ";"))


def test_an_id_of_a_thousand_characters_is_a_fault(bench: Bench) -> None:
    assert "1,000 characters" in bench.faults(table_text(client=lambda i: f"{i:01000d}"))["id-long"]


def test_a_damaged_parquet_file_is_said_to_be_unreadable(bench: Bench) -> None:
    pq.write_table(pa.table({"client": list(range(1_000))}), bench.folder / "t.parquet")
    whole = (bench.folder / "t.parquet").read_bytes()
    for content in (whole[: len(whole) // 2], b"PAR1", whole[:40] + b"\0" * 99 + whole[139:]):
        with pytest.raises(FileUnreadable, match=r"table.parquet can't be read"):
            bench.build(content, name="table.parquet")
        assert not bench.out.exists()


def test_a_parquet_file_without_rows_is_a_fault(bench: Bench) -> None:
    empty = pa.table({"client": pa.array([], pa.int64()), "target": pa.array([], pa.int8())})
    pq.write_table(empty, bench.folder / "table.parquet")
    assert "no-rows" in bench.faults(bench.folder / "table.parquet")


def test_a_file_that_is_not_there_is_said_so(bench: Bench) -> None:
    with pytest.raises(FileUnreadable, match="No such file"):
        bench.build(bench.folder / "nowhere.csv")
    with pytest.raises(InputFaults, match="not hold Parquet parts alone"):
        bench.build(bench.folder)


def test_a_truncated_archive_is_said_to_be_unreadable(bench: Bench) -> None:
    packed = gzip.compress(table_text().encode())
    with pytest.raises(FileUnreadable, match=r"table.csv.gz can't be read"):
        bench.build(packed[: len(packed) // 2], name="table.csv.gz")


def test_an_output_that_exists_is_told_before_the_table_is_read(bench: Bench) -> None:
    bench.out.mkdir()
    (bench.out / "precious.txt").touch()
    with pytest.raises(TargetTaken, match="exists already"):
        build_dataset(bench.folder / "nowhere.csv", bench.out)


def test_an_output_that_cannot_be_written_leaves_nothing(bench: Bench) -> None:
    table = bench.file(table_text())
    with pytest.raises(WriteFailed, match="can't be written"):
        build_dataset(table, table / "dataset", id_column="client", target_column="target")


def test_a_full_disk_leaves_nothing(bench: Bench) -> None:
    table = bench.file(
        "client,target,score\n" + "".join(f"{i},{i % 2},{i}.5\n" for i in range(9_999))
    )
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, limits[1]))  # as if 4 kB were left
    try:
        with pytest.raises(WriteFailed, match="nothing was left"):
            bench.build(table)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [path.name for path in bench.folder.iterdir()] == ["table.csv"]


# Artefact


def test_the_manifest_says_what_the_dataset_was_made_from(bench: Bench) -> None:
    bench.build(table_text(target=lambda i: ("good", "bad")[i % 4 == 0]), positive=("bad",))
    manifest = open_artefact(bench.out, "dataset").manifest
    assert set(manifest.inputs) == {"table.csv"}
    assert manifest.parameters["default"] == "bad"
    assert not manifest.synthetic


def test_a_table_that_clairscore_made_up_stays_marked_so(bench: Bench) -> None:
    with writing(bench.folder / "tables", "tables") as draft:
        draft.synthetic = True
        (draft.path / "application_train.csv").write_text(table_text(), encoding="utf-8")
    assert (bench.folder / "tables" / MANIFEST).is_file()
    bench.build(bench.folder / "tables" / "application_train.csv")
    assert bench.dataset.synthetic


def test_row_groups_are_bounded(bench: Bench) -> None:
    rows = 150_000
    bench.build("client,target,score\n" + "".join(f"{i},{i % 2},{i % 7}\n" for i in range(rows)))
    metadata = pq.read_metadata(bench.dataset.path)
    assert max(metadata.row_group(k).num_rows for k in range(metadata.num_row_groups)) <= 65_536
    assert bench.dataset.ids().tolist() == list(range(rows))


@given(st.lists(st.sampled_from(["client", "a b", 'say "x"', "é", "c;d"]), min_size=2, unique=True))
def test_the_head_of_a_csv_file_gives_back_its_names(names: list[str]) -> None:
    line = ",".join('"' + name.replace('"', '""') + '"' for name in names)
    head = csv_head(f"{line}\n" + ",".join("1" * len(names)) + "\n", [names[0]])
    assert head is not None
    assert head.names == tuple(names)
    assert head.delimiter == ","


# Real tables


def test_the_uci_table_with_its_two_header_lines_works_as_it_is(
    shared_data: Path, bench: Bench
) -> None:
    table = shared_data / "credit" / "uci_default_of_credit_card_clients.csv"
    summary = bench.build(table, id_column="ID", target_column="default payment next month")
    assert (summary.n_clients, summary.n_defaults) == (30_000, 6_636)
    assert summary.protected == {"SEX": "sex", "MARRIAGE": "family", "AGE": "age"}
    assert "line 2" in said(summary)["header"]


def test_the_german_table_with_its_reversed_target_works_as_it_is(
    shared_data: Path, bench: Bench
) -> None:
    table = shared_data / "credit" / "credit_german_statlog_1000.csv"
    summary = bench.build(table, id_column="Index", target_column="Target", positive=("0",))
    assert (summary.n_clients, summary.n_defaults, summary.n_repaid) == (1_000, 300, 700)
    assert set(summary.protected) == {
        *("StatusSex", "Age in years", "Number people liable", "Foreign Worker"),
    }
    categories = bench.dataset.dictionary.by_name["Otherdebtos"].categories
    assert "None" in categories  # an answer here, not a missing value
