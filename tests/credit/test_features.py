"""The dataset of Home Credit tables: its columns, its dictionary, what absent tables leave."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from clairscore.core.errors import TargetTaken
from clairscore.credit.dataset import Dataset, open_dataset
from clairscore.credit.dictionary import Kind
from clairscore.credit.features.build import FeaturesSummary, build_features
from clairscore.credit.features.definition import Definition
from clairscore.credit.features.stages import ALL, HISTORIES
from clairscore.credit.features.themes import THEMES
from clairscore.sample import write_sample
from clairscore.texts import translator
from clairscore.texts.message import LANGUAGES, Language

# Ibis 12 reads DuckDB 2's schemas through a method that DuckDB has renamed
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")

SECONDARY = {source.name for source in HISTORIES}


@dataclass(frozen=True)
class Built:
    """A dataset just built, with what was said of it."""

    summary: FeaturesSummary
    dataset: Dataset

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Return all clients, by column name."""
        return pq.read_table(self.dataset.path).to_pylist()


def built(source: Path, target: Path) -> Built:
    """Build and open a dataset."""
    summary = build_features(source, target)
    return Built(summary, open_dataset(target))


@pytest.fixture(scope="module")
def eight_tables(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the dataset of 1,000 real applications with their histories."""
    return built(shared_data / "home_credit" / "tables", tmp_path_factory.mktemp("d") / "eight")


@pytest.fixture(scope="module")
def first_rows(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the dataset of the first rows of all files, train and test."""
    return built(shared_data / "home_credit" / "head199", tmp_path_factory.mktemp("d") / "first")


@pytest.fixture(scope="module")
def applications_alone(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the dataset of an application table without any history."""
    source = shared_data / "home_credit" / "tables" / "application_train.csv"
    folder = tmp_path_factory.mktemp("alone")
    shutil.copy(source, folder / source.name)
    return built(folder, folder / "dataset")


# The declarations


def test_there_are_between_150_and_300_features() -> None:
    assert 150 <= len(ALL) <= 300


def test_no_two_features_share_a_name() -> None:
    assert len({d.name for d in ALL}) == len(ALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_features_share_a_label(language: Language) -> None:
    labels = [d.feature.label.text(language) for d in ALL]
    assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize("definition", ALL, ids=lambda d: d.name)
def test_a_label_reads_as_a_name_in_both_languages(definition: Definition) -> None:
    label = definition.feature.label
    for text in (label.fr, label.en):
        assert text[0].isupper()
        assert not text.endswith((".", " "))
        assert not {"_", "'", "  "} & set(text)
    assert label.fr != label.en


def test_every_theme_has_features_and_a_code_of_its_own() -> None:
    assert {d.feature.theme for d in ALL} == {theme.name for theme in THEMES}
    assert len({theme.code for theme in THEMES}) == len(THEMES)


def test_durations_have_a_unit_and_nothing_else_has() -> None:
    for definition in ALL:
        assert (definition.feature.kind is Kind.DURATION) == bool(definition.feature.unit)


def test_categories_are_described() -> None:
    for definition in ALL:
        assert (definition.feature.kind is Kind.CATEGORY) == bool(definition.feature.categories)


def test_a_function_of_a_protected_attribute_is_protected() -> None:
    protected = {d.name for d in ALL if d.feature.protected}
    assert protected == {
        "sex",
        "age",
        "family_status",
        "children",
        "family_members",
        "accompanied_by",
        "income_per_person",
        "employed_to_age",
        # where the client lives and works
        "region_population",
        "region_rating",
        "city_rating",
        "lives_outside_registered_region",
        "works_outside_registered_region",
        "works_outside_home_region",
        "lives_outside_registered_city",
        "works_outside_registered_city",
        "works_outside_home_city",
    }


# The dataset


def test_one_row_a_client_sorted_by_id(eight_tables: Built, first_rows: Built) -> None:
    ids = eight_tables.dataset.ids()
    assert len(ids) == eight_tables.summary.n_clients == 1_000
    assert (np.diff(ids.astype(np.int64)) > 0).all()
    assert first_rows.summary.n_clients == 398


def test_train_and_test_applications_both_go_through(first_rows: Built) -> None:
    target = first_rows.dataset.target()
    assert first_rows.summary.n_labelled == np.isfinite(target).sum() == 199


def test_all_features_are_there_when_all_tables_are(eight_tables: Built) -> None:
    assert eight_tables.summary.n_features == len(ALL)
    assert eight_tables.summary.left_out == ()
    assert eight_tables.summary.absent == ()


def test_the_dictionary_covers_exactly_the_columns(
    eight_tables: Built, applications_alone: Built
) -> None:
    for dataset in (eight_tables.dataset, applications_alone.dataset):
        columns = pq.read_schema(dataset.path).names
        expected = [dataset.dictionary.id_column, dataset.dictionary.target]
        assert columns == [*expected, *dataset.dictionary.names]


def test_numbers_are_float32_and_finite_and_categories_text(eight_tables: Built) -> None:
    table = pq.read_table(eight_tables.dataset.path)
    for feature in eight_tables.dataset.dictionary.features:
        column = table.column(feature.name)
        if feature.kind is Kind.CATEGORY:
            assert column.type == pa.string()
        else:
            assert column.type == pa.float32()
            assert np.isfinite(column.drop_null().to_numpy()).all(), feature.name


def test_every_value_of_a_category_has_words(eight_tables: Built, first_rows: Built) -> None:
    for dataset in (eight_tables.dataset, first_rows.dataset):
        table = pq.read_table(dataset.path)
        for feature in dataset.dictionary.features:
            if feature.kind is Kind.CATEGORY:
                found = set(table.column(feature.name).drop_null().to_pylist())
                assert found <= set(feature.categories)


def test_counts_agree_with_the_rows_of_the_tables(shared_data: Path, eight_tables: Built) -> None:
    counted = {
        "bureau": "bureau_credits",
        "previous_application": "previous_applications",
        "POS_CASH_balance": "pos_months",
        "installments_payments": "instalments_payments",
        "credit_card_balance": "cards_months",
    }
    clients = set(eight_tables.dataset.ids().tolist())
    for file, feature in counted.items():
        path = shared_data / "home_credit" / "tables" / f"{file}.csv"
        ids = pyarrow.csv.read_csv(path).column("SK_ID_CURR").to_pylist()
        total = eight_tables.dataset.matrix([feature]).sum()
        assert total == sum(client in clients for client in ids), file


def test_client_100013_is_a_man_of_55_who_asks_for_a_cash_loan(first_rows: Built) -> None:
    (client,) = [row for row in first_rows.rows if row["SK_ID_CURR"] == 100013]
    dictionary = first_rows.dataset.dictionary
    contract = dictionary.by_name["contract_type"].categories[client["contract_type"]]
    sex = dictionary.by_name["sex"].categories[client["sex"]]
    assert (contract.en, sex.en, client["age"]) == ("cash loan", "man", 55)
    assert (contract.fr, sex.fr) == ("prêt en espèces", "homme")


def test_protected_features_are_kept_but_are_no_inputs(eight_tables: Built) -> None:
    dictionary = eight_tables.dataset.dictionary
    assert {"sex", "age"} <= set(dictionary.names)
    assert not {"sex", "age", "income_per_person", "circle_defaults_30"} & set(dictionary.inputs())


def test_the_synthetic_sample_goes_through_and_stays_marked(tmp_path: Path) -> None:
    write_sample(tmp_path / "tables", clients=300, seed=1)
    found = built(tmp_path / "tables", tmp_path / "dataset")
    assert found.dataset.synthetic
    assert found.summary.n_features == len(ALL)
    assert not [note for note in found.summary.notes if note.id.startswith("note-features")]


# What is absent, unknown or in the way


def test_absent_tables_leave_no_columns_and_are_told(applications_alone: Built) -> None:
    names = set(applications_alone.dataset.dictionary.names)
    assert set(applications_alone.summary.absent) == SECONDARY
    assert not any(d.name in names for source in HISTORIES for d in source.definitions)
    assert "debt_to_income" not in names
    assert "annuity_to_income" in names
    assert set(applications_alone.summary.left_out) == {d.name for d in ALL} - names
    told = [translator("en")(note) for note in applications_alone.summary.notes]
    for table in SECONDARY:
        assert any(f"the table {table}, which is absent" in sentence for sentence in told)


@pytest.fixture
def two_tables(shared_data: Path, tmp_path: Path) -> Path:
    """Return a folder with the applications and the bureau, to be altered."""
    for name in ("application_train.csv", "bureau.csv"):
        shutil.copy(shared_data / "home_credit" / "tables" / name, tmp_path / name)
    return tmp_path


def altered(path: Path, name: str, column: pa.Array | None) -> None:
    """Replace a column of a CSV file by another, or drop it."""
    table = pyarrow.csv.read_csv(path)
    index = table.column_names.index(name)
    table = table.remove_column(index)
    if column is not None:
        table = table.add_column(index, name, column)
    pyarrow.csv.write_csv(table, path)


def test_an_absent_column_leaves_its_features_out_and_is_told(two_tables: Path) -> None:
    altered(two_tables / "bureau.csv", "AMT_CREDIT_SUM_DEBT", None)
    found = built(two_tables, two_tables / "dataset")
    names = set(found.dataset.dictionary.names)
    assert not {"bureau_debt", "bureau_card_use", "debt_to_income"} & names
    assert "bureau_credits" in names
    told = [translator("en")(note) for note in found.summary.notes]
    assert any("Amount still owed elsewhere" in sentence for sentence in told)


def test_a_value_without_words_names_itself_and_is_told(two_tables: Path) -> None:
    altered(
        two_tables / "application_train.csv",
        "NAME_EDUCATION_TYPE",
        pa.array(["Night school"] * 1_000),
    )
    found = built(two_tables, two_tables / "dataset")
    education = found.dataset.dictionary.by_name["education"]
    assert education.categories["Night school"].en == "Night school"
    assert found.dataset.matrix(["education"]).min() == list(education.categories).index(
        "Night school"
    )
    told = [translator("fr")(note) for note in found.summary.notes]
    assert any("Night school" in sentence for sentence in told)


def test_an_output_that_exists_is_not_overwritten(two_tables: Path) -> None:
    (two_tables / "mine.txt").write_text("keep me", encoding="utf-8")
    with pytest.raises(TargetTaken, match="exists already"):
        build_features(two_tables, two_tables)
    assert (two_tables / "mine.txt").read_text(encoding="utf-8") == "keep me"


def test_the_same_tables_give_the_same_dataset(two_tables: Path) -> None:
    first = built(two_tables, two_tables / "first").dataset.artefact.manifest
    second = built(two_tables, two_tables / "second").dataset.artefact.manifest
    assert first.identity == second.identity
    assert first.inputs == second.inputs
