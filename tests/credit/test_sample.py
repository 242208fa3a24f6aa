"""The synthetic tables: schema, keys, marginals, coherence, signal, reproducibility."""

# ruff: noqa: S608 - queries are composed of names and conditions of this file

import math
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import lightgbm as lgb
import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from clairscore.core.artefact import MANIFEST, open_artefact, sha256
from clairscore.core.errors import InputFaults, TargetTaken
from clairscore.core.progress import Advance
from clairscore.credit.tables.schema import SCHEMA, ColumnType
from clairscore.sample import write_sample
from clairscore.sample.draws import pick_at, rows_of
from clairscore.texts import Message

CLIENTS = 20_000  # two blocks
FILES = [stem for table in SCHEMA.values() for stem in table.files]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sample") / "tables"
    write_sample(target, clients=CLIENTS, seed=7)
    return target


@pytest.fixture(scope="module")
def db(tables: Path) -> Generator[duckdb.DuckDBPyConnection]:
    with connected(tables, "parquet") as connection:
        connection.execute(
            "create view application as from application_train union all by name from application_test"
        )
        yield connection


@contextmanager
def connected(folder: Path, suffix: str) -> Generator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("set threads = 2")
        for stem in FILES:
            connection.execute(f"create view {stem} as from '{folder}/{stem}.{suffix}'")
        yield connection


def one(db: duckdb.DuckDBPyConnection, query: str) -> float:
    row = db.execute(query).fetchone()
    assert row is not None
    return float(row[0])


def test_it_is_an_artefact_of_tables_marked_synthetic(tables: Path) -> None:
    manifest = open_artefact(tables, "tables").manifest
    assert manifest.synthetic
    assert manifest.parameters == {
        "clients": CLIENTS,
        "seed": 7,
        "risk": 0.0,
        "format": "parquet",
    }
    assert sorted(manifest.parts) == sorted(f"{stem}.parquet" for stem in FILES)


@pytest.mark.parametrize("stem", FILES)
def test_each_file_has_every_column_of_the_schema_in_order(tables: Path, stem: str) -> None:
    (schema,) = [table for table in SCHEMA.values() if stem in table.files]
    types = {ColumnType.INTEGER: "int64", ColumnType.REAL: "double", ColumnType.TEXT: "string"}
    expected = {name: types[kind] for name, kind in schema.columns.items()}
    if stem == "application_test":
        del expected["TARGET"]
    found = pq.read_schema(tables / f"{stem}.parquet")
    assert [(field.name, str(field.type)) for field in found] == list(expected.items())


def test_train_and_test_share_the_clients_in_kaggles_proportion(
    db: duckdb.DuckDBPyConnection,
) -> None:
    assert one(db, "select count(*) from application_test") == round(CLIENTS * 48_744 / 356_255)
    assert one(db, "select count(distinct SK_ID_CURR) from application") == CLIENTS
    assert one(db, "select min(SK_ID_CURR) from application") == 100_002
    mean_id = "select avg(SK_ID_CURR) - 100002 from application_test"
    assert one(db, mean_id) == pytest.approx(CLIENTS / 2, rel=0.05)


@pytest.mark.parametrize("name", [name for name, table in SCHEMA.items() if table.key])
def test_keys_are_unique(db: duckdb.DuckDBPyConnection, name: str) -> None:
    key = ", ".join(SCHEMA[name].key)
    assert one(db, f"select count(*) - count(distinct ({key})) from {name}") == 0


@pytest.mark.parametrize("name", [name for name, table in SCHEMA.items() if table.parent])
def test_every_row_has_its_parent(db: duckdb.DuckDBPyConnection, name: str) -> None:
    table = SCHEMA[name]
    orphans = f"select count(*) from {name} anti join {table.parent} using ({table.link})"
    assert one(db, orphans) == 0


@pytest.mark.parametrize(
    "name", ["pos_cash_balance", "installments_payments", "credit_card_balance"]
)
def test_histories_belong_to_approved_applications_of_the_same_client(
    db: duckdb.DuckDBPyConnection, name: str
) -> None:
    granted = "(from previous_application where NAME_CONTRACT_STATUS = 'Approved')"
    query = f"select count(*) from {name} anti join {granted} using (SK_ID_PREV, SK_ID_CURR)"
    assert one(db, query) == 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_default_rate_is_8_percent_in_small_samples_too(tmp_path: Path, seed: int) -> None:
    write_sample(tmp_path / "s", clients=1_000, seed=seed)
    train = pq.read_table(tmp_path / "s" / "application_train.parquet", columns=["TARGET"])
    rate = float(np.mean(train["TARGET"].to_numpy()))
    assert rate == pytest.approx(0.08, abs=0.025)


# column of application, share missing
MISSING = {
    "EXT_SOURCE_1": 0.56,
    "EXT_SOURCE_2": 0.002,
    "EXT_SOURCE_3": 0.20,
    "OCCUPATION_TYPE": 0.31,
    "OWN_CAR_AGE": 0.68,
    "APARTMENTS_AVG": 0.51,
    "COMMONAREA_MEDI": 0.70,
    "FONDKAPREMONT_MODE": 0.68,
    "TOTALAREA_MODE": 0.48,
    "AMT_REQ_CREDIT_BUREAU_YEAR": 0.135,
    "AMT_INCOME_TOTAL": 0.0,
    "AMT_CREDIT": 0.0,
}


@pytest.mark.parametrize(("column", "share"), MISSING.items())
def test_as_much_is_missing_as_the_schema_is_known_for(
    db: duckdb.DuckDBPyConnection, column: str, share: float
) -> None:
    found = one(db, f"select avg(({column} is null)::int) from application")
    assert found == pytest.approx(share, abs=0.02 if share > 0.01 else 0.003)


# rules that must hold in every row: (table, condition)
ALWAYS = {
    "a client without a car has no car's age": (
        "application",
        "(FLAG_OWN_CAR = 'N') = (OWN_CAR_AGE is null)",
    ),
    "who has no employer has the day 365243, no organisation and no occupation": (
        "application",
        (
            "(DAYS_EMPLOYED = 365243) = (ORGANIZATION_TYPE = 'XNA') and FLAG_EMP_PHONE"
            " = (DAYS_EMPLOYED <> 365243)::int and (DAYS_EMPLOYED < 0 or OCCUPATION_TYPE is null)"
        ),
    ),
    "pensioners have no employer": (
        "application",
        "NAME_INCOME_TYPE <> 'Pensioner' or DAYS_EMPLOYED = 365243",
    ),
    "a job does not begin before 14 years of age": (
        "application",
        "DAYS_EMPLOYED = 365243 or DAYS_EMPLOYED > DAYS_BIRTH + 14 * 365",
    ),
    "mean, mode and median of a building are known together": (
        "application",
        (
            "(LANDAREA_AVG is null) = (LANDAREA_MODE is null)"
            " and (LANDAREA_AVG is null) = (LANDAREA_MEDI is null)"
        ),
    ),
    "requests to the bureau are known or unknown together": (
        "application",
        "(AMT_REQ_CREDIT_BUREAU_HOUR is null) = (AMT_REQ_CREDIT_BUREAU_YEAR is null)",
    ),
    "no more defaults than acquaintances": (
        "application",
        (
            "DEF_30_CNT_SOCIAL_CIRCLE is null or (DEF_60_CNT_SOCIAL_CIRCLE <= DEF_30_CNT_SOCIAL_CIRCLE"
            " and DEF_30_CNT_SOCIAL_CIRCLE <= OBS_30_CNT_SOCIAL_CIRCLE)"
        ),
    ),
    "a credit is at least the price of the goods, and repaid in 8 to 90 instalments": (
        "application",
        (
            "AMT_GOODS_PRICE is null or AMT_ANNUITY is null or"
            " (AMT_CREDIT >= AMT_GOODS_PRICE and AMT_CREDIT / AMT_ANNUITY between 8 and 90)"
        ),
    ),
    "days of the application are in the past": (
        "application",
        (
            "greatest(DAYS_BIRTH + 20 * 365, DAYS_REGISTRATION, DAYS_ID_PUBLISH) <= 0"
            " and coalesce(DAYS_LAST_PHONE_CHANGE, 0) <= 0"
        ),
    ),
    "bureau credits began, ended and were reported before the application": (
        "bureau",
        (
            "DAYS_CREDIT <= 0 and DAYS_CREDIT_UPDATE between DAYS_CREDIT and 0"
            " and coalesce(DAYS_ENDDATE_FACT, 0) <= 0"
        ),
    ),
    "closed bureau credits have an end and no debt": (
        "bureau",
        (
            "(CREDIT_ACTIVE = 'Closed') = (DAYS_ENDDATE_FACT is not null)"
            " and (CREDIT_ACTIVE <> 'Closed' or coalesce(AMT_CREDIT_SUM_DEBT, 0) = 0)"
        ),
    ),
    "bureau debts are at most what was lent": (
        "bureau",
        (
            "coalesce(AMT_CREDIT_SUM_DEBT, 0) between 0 and AMT_CREDIT_SUM"
            " and AMT_CREDIT_SUM_OVERDUE <= AMT_CREDIT_SUM"
        ),
    ),
    "bureau months are of the last eight years": (
        "bureau_balance",
        "MONTHS_BALANCE between -96 and 0 and STATUS in ('C', 'X', '0', '1', '2', '3', '4', '5')",
    ),
    "earlier applications are in the past, refusals have a reason": (
        "previous_application",
        (
            "DAYS_DECISION < 0 and (CODE_REJECT_REASON = 'XAP')"
            " = (NAME_CONTRACT_STATUS in ('Approved', 'Canceled'))"
        ),
    ),
    "days of earlier credits are before the application, or 365243": (
        "previous_application",
        "coalesce(DAYS_FIRST_DUE, -1) < 0 or DAYS_FIRST_DUE = 365243",
    ),
    "ends of earlier credits are in order": (
        "previous_application",
        (
            "coalesce(DAYS_LAST_DUE, 365243) = 365243"
            " or (DAYS_FIRST_DUE <= DAYS_LAST_DUE and DAYS_LAST_DUE <= DAYS_TERMINATION"
            " and DAYS_TERMINATION < 0)"
        ),
    ),
    "no-offer applications have no amounts": (
        "previous_application",
        (
            "PRODUCT_COMBINATION is null or (PRODUCT_COMBINATION = 'Cash')"
            " = (AMT_ANNUITY is null and AMT_CREDIT = 0)"
        ),
    ),
    "point-of-sale months are past, within the term": (
        "pos_cash_balance",
        (
            "MONTHS_BALANCE between -96 and -1"
            " and coalesce(CNT_INSTALMENT_FUTURE between 0 and CNT_INSTALMENT, true)"
        ),
    ),
    "payments are made before the application or not at all": (
        "installments_payments",
        (
            "DAYS_INSTALMENT < 0 and coalesce(DAYS_ENTRY_PAYMENT, -1) < 0"
            " and (DAYS_ENTRY_PAYMENT is null) = (AMT_PAYMENT is null)"
        ),
    ),
    "card balances are within the limit": (
        "credit_card_balance",
        (
            "AMT_BALANCE between 0 and AMT_CREDIT_LIMIT_ACTUAL"
            " and coalesce(AMT_DRAWINGS_CURRENT, 0) <= AMT_CREDIT_LIMIT_ACTUAL"
        ),
    ),
    "card drawings add up": (
        "credit_card_balance",
        (
            "AMT_DRAWINGS_ATM_CURRENT is null or abs(AMT_DRAWINGS_CURRENT - AMT_DRAWINGS_ATM_CURRENT"
            " - AMT_DRAWINGS_POS_CURRENT - AMT_DRAWINGS_OTHER_CURRENT) < 0.03"
        ),
    ),
}


@pytest.mark.parametrize(("table", "condition"), ALWAYS.values(), ids=ALWAYS)
def test_values_agree_in_every_row(
    db: duckdb.DuckDBPyConnection, table: str, condition: str
) -> None:
    assert one(db, f"select count(*) from {table} where not ({condition})") == 0
    assert one(db, f"select count(*) from {table} where ({condition})") > 0


# shares known of the schema: (table, condition, least, most)
SHARES = [
    ("application", "DAYS_EMPLOYED = 365243", 0.16, 0.20),
    ("application", "CODE_GENDER = 'XNA'", 0.00004, 0.001),
    ("application", "CODE_GENDER = 'F'", 0.63, 0.68),
    ("application", "NAME_CONTRACT_TYPE = 'Revolving loans'", 0.085, 0.105),
    ("bureau", "CREDIT_ACTIVE = 'Closed'", 0.58, 0.68),
    ("bureau", "CREDIT_DAY_OVERDUE > 0", 0.001, 0.006),
    ("bureau_balance", "STATUS = 'C'", 0.42, 0.58),
    ("previous_application", "NAME_CONTRACT_STATUS = 'Approved'", 0.58, 0.66),
    ("previous_application", "NAME_CONTRACT_STATUS = 'Refused'", 0.15, 0.22),
    ("previous_application", "CODE_REJECT_REASON = 'XAP'", 0.75, 0.85),
    ("previous_application", "NAME_CASH_LOAN_PURPOSE = 'XNA'", 0.25, 0.45),
    ("previous_application", "DAYS_FIRST_DRAWING = 365243", 0.5, 0.6),
    ("previous_application", "DAYS_LAST_DUE = 365243", 0.08, 0.25),
    ("pos_cash_balance", "SK_DPD > 0", 0.01, 0.05),
    ("installments_payments", "DAYS_ENTRY_PAYMENT > DAYS_INSTALMENT", 0.05, 0.12),
    ("credit_card_balance", "AMT_DRAWINGS_ATM_CURRENT is null", 0.15, 0.25),
]


@pytest.mark.parametrize(("table", "condition", "least", "most"), SHARES)
def test_categories_and_anomalies_are_as_frequent_as_the_schema_is_known_for(
    db: duckdb.DuckDBPyConnection, *, table: str, condition: str, least: float, most: float
) -> None:
    share = one(db, f"select avg(coalesce({condition}, false)::int) from {table}")
    assert least <= share <= most


def test_point_of_sale_months_count_down(db: duckdb.DuckDBPyConnection) -> None:
    steps = """
        select CNT_INSTALMENT_FUTURE - lag(CNT_INSTALMENT_FUTURE) over history as step,
               MONTHS_BALANCE - lag(MONTHS_BALANCE) over history as months
        from pos_cash_balance where NAME_CONTRACT_STATUS = 'Active'
        window history as (partition by SK_ID_PREV order by MONTHS_BALANCE)"""
    assert one(db, f"select count(*) from ({steps}) where months = 1 and step <> -1") == 0
    assert one(db, f"select count(*) from ({steps}) where months = 1 and step = -1") > 0


def test_payments_add_up_to_the_instalment_that_was_due(db: duckdb.DuckDBPyConnection) -> None:
    paid = """
        select SK_ID_PREV, NUM_INSTALMENT_NUMBER, any_value(AMT_INSTALMENT) as due,
               sum(AMT_PAYMENT) as paid, count(*) as parts
        from installments_payments where NUM_INSTALMENT_VERSION > 0
        group by all having count(AMT_PAYMENT) = count(*)"""
    assert one(db, f"select count(*) from ({paid}) where abs(due - paid) > 0.02") == 0
    assert one(db, f"select count(*) from ({paid}) where parts = 2") > 0


# what raises risk, measured by client: (query of SK_ID_CURR and x, direction)
DIRECTIONS = {
    "external score": ("select SK_ID_CURR, EXT_SOURCE_2 as x from application", -1),
    "age": ("select SK_ID_CURR, -DAYS_BIRTH as x from application", -1),
    "late payments": (
        (
            "select SK_ID_CURR, avg((DAYS_ENTRY_PAYMENT > DAYS_INSTALMENT)::int) as x"
            " from installments_payments group by all"
        ),
        1,
    ),
    "refusals": (
        (
            "select SK_ID_CURR, avg((NAME_CONTRACT_STATUS = 'Refused')::int) as x"
            " from previous_application group by all"
        ),
        1,
    ),
    "overdue amounts elsewhere": (
        "select SK_ID_CURR, avg((AMT_CREDIT_MAX_OVERDUE > 0)::int) as x from bureau group by all",
        1,
    ),
    "late months elsewhere": (
        (
            "select SK_ID_CURR, avg((STATUS in ('1', '2', '3', '4', '5'))::int) as x"
            " from bureau_balance join bureau using (SK_ID_BUREAU) group by all"
        ),
        1,
    ),
    "use of the card's limit": (
        (
            "select SK_ID_CURR, avg(AMT_BALANCE / AMT_CREDIT_LIMIT_ACTUAL) as x"
            " from credit_card_balance group by all"
        ),
        1,
    ),
    "days past due on loans": (
        "select SK_ID_CURR, avg((SK_DPD > 0)::int) as x from pos_cash_balance group by all",
        1,
    ),
}


@pytest.mark.parametrize(("query", "direction"), DIRECTIONS.values(), ids=DIRECTIONS)
def test_risk_goes_the_way_people_expect(
    db: duckdb.DuckDBPyConnection, query: str, direction: int
) -> None:
    rows = db.execute(
        f"select x, TARGET from ({query}) join application using (SK_ID_CURR)"
        " where x is not null and TARGET is not null"
    ).fetchnumpy()
    auc = float(roc_auc_score(rows["TARGET"], rows["x"]))
    assert direction * (auc - 0.5) > 0.015


def test_sex_is_not_what_decides(db: duckdb.DuckDBPyConnection) -> None:
    gap = one(
        db,
        "select avg(TARGET) filter (CODE_GENDER = 'M') - avg(TARGET) filter (CODE_GENDER = 'F')"
        " from application_train",
    )
    assert abs(gap) < 0.03


HISTORY = """
    select SK_ID_CURR, avg((DAYS_ENTRY_PAYMENT > DAYS_INSTALMENT)::int) as late,
           avg(greatest(DAYS_ENTRY_PAYMENT - DAYS_INSTALMENT, 0)) as days_late,
           avg((DAYS_ENTRY_PAYMENT > DAYS_INSTALMENT)::int) filter (DAYS_INSTALMENT > -365) as late_now,
           any_value(refused) as refused, any_value(overdue) as overdue, any_value(debt) as debt
    from application_train
    left join installments_payments using (SK_ID_CURR)
    left join (select SK_ID_CURR, avg((NAME_CONTRACT_STATUS = 'Refused')::int) as refused
               from previous_application group by all) using (SK_ID_CURR)
    left join (select SK_ID_CURR, avg((AMT_CREDIT_MAX_OVERDUE > 0)::int) as overdue,
                      sum(AMT_CREDIT_SUM_DEBT) / sum(AMT_CREDIT_SUM) as debt
               from bureau group by all) using (SK_ID_CURR)
    group by all order by SK_ID_CURR"""
APPLICATION = """
    select columns('TARGET|SK_ID|EXT|DAYS|NAME_[CEIH]|OCCUP|REGION|FLAG_OWN|AMT_[CIGA]|DEF_30|CITY'),
           AMT_CREDIT / AMT_ANNUITY as term,
           AMT_ANNUITY / AMT_INCOME_TOTAL as burden, AMT_CREDIT / AMT_GOODS_PRICE as over_goods
    from application_train order by SK_ID_CURR"""


def held_out_auc(X: pd.DataFrame, y: np.ndarray) -> float:
    half = len(y) // 2
    settings = {
        "objective": "binary",
        "learning_rate": 0.05,
        "num_leaves": 7,
        "min_child_samples": 50,
        "feature_fraction": 0.3,
        "num_threads": 2,
        "verbose": -1,
        "seed": 0,
    }
    aucs: list[float] = []
    for fit, check in ((slice(half), slice(half, None)), (slice(half, None), slice(half))):
        booster = lgb.train(settings, lgb.Dataset(X.iloc[fit], y[fit]), 200)
        aucs.append(float(roc_auc_score(y[check], np.asarray(booster.predict(X.iloc[check])))))
    return float(np.mean(aucs))


def test_a_model_learns_as_much_as_on_real_data_and_more_with_the_histories(
    db: duckdb.DuckDBPyConnection,
) -> None:
    application = db.execute(APPLICATION).df()
    y = application.pop("TARGET").to_numpy()
    for name in application.columns:
        if application[name].dtype.kind not in "fiu":
            application[name] = application[name].astype("category")
    everything = application.merge(db.execute(HISTORY).df(), on="SK_ID_CURR")
    alone = held_out_auc(application.drop(columns="SK_ID_CURR"), y)
    together = held_out_auc(everything.drop(columns="SK_ID_CURR"), y)
    assert 0.75 <= together <= 0.79
    assert together - alone > 0.005


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        write_sample(tmp_path / name, clients=300, seed=seed)
    digests = {
        name: {stem: sha256(tmp_path / name / f"{stem}.parquet") for stem in FILES}
        for name in ("a", "b", "c")
    }
    assert digests["a"] == digests["b"]
    assert all(digests["a"][stem] != digests["c"][stem] for stem in FILES)


def test_csv_and_parquet_hold_the_same(tmp_path: Path) -> None:
    write_sample(tmp_path / "p", clients=300, seed=3)
    write_sample(tmp_path / "c", clients=300, seed=3, csv=True)
    for stem in FILES:
        parquet = pd.read_parquet(tmp_path / "p" / f"{stem}.parquet")
        csv = pd.read_csv(tmp_path / "c" / f"{stem}.csv", keep_default_na=False, na_values=[""])
        pd.testing.assert_frame_equal(csv, parquet, check_dtype=False, rtol=1e-12)


@pytest.mark.parametrize("clients", [-1, 0, 99])
def test_too_few_clients_is_one_sentence(tmp_path: Path, clients: int) -> None:
    with pytest.raises(InputFaults, match="ask for at least 100"):
        write_sample(tmp_path / "s", clients=clients)
    assert not (tmp_path / "s").exists()


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match=r"2 faults(.|\n)*at least 100(.|\n)*seed is -1"):
        write_sample(tmp_path / "s", clients=5, seed=-1)


def test_the_least_sample_is_written_whole(tmp_path: Path) -> None:
    write_sample(tmp_path / "s", clients=100)
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == sorted(
        [*(f"{stem}.parquet" for stem in FILES), MANIFEST]
    )


def test_an_existing_sample_is_replaced_only_if_asked(tmp_path: Path) -> None:
    target = tmp_path / "s"
    write_sample(target, clients=100, seed=1)
    with pytest.raises(TargetTaken, match="exists already"):
        write_sample(target, clients=100, seed=2)
    assert open_artefact(target, "tables").manifest.parameters["seed"] == 1
    write_sample(target, clients=100, seed=2, replace=True)
    assert open_artefact(target, "tables").manifest.parameters["seed"] == 2


class Watched:
    """Progress that notes what it is told, and can be interrupted."""

    def __init__(self, *, stop: bool = False) -> None:
        self.stop = stop
        self.message = ""
        self.total: int | None = None
        self.done: list[int] = []

    @contextmanager
    def step(self, message: Message, total: int | None = None) -> Generator[Advance]:
        self.message, self.total = message.id, total
        yield self.advance

    def advance(self, units: int) -> None:
        self.done.append(units)
        if self.stop:
            raise KeyboardInterrupt


def test_progress_counts_clients_block_by_block(tmp_path: Path) -> None:
    watched = Watched()
    write_sample(tmp_path / "s", clients=16_400, progress=watched)
    assert watched.message == "step-sample"
    assert watched.total == 16_400
    assert watched.done == [16_384, 16]


def test_an_interrupted_sample_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_sample(tmp_path / "s", clients=200, progress=Watched(stop=True))
    assert list(tmp_path.iterdir()) == []


@given(counts=st.lists(st.integers(0, 9), max_size=30))
def test_rows_are_numbered_within_their_parent(counts: list[int]) -> None:
    parent, rank = rows_of(np.array(counts, dtype=np.int64))
    expected = [(i, j) for i, count in enumerate(counts) for j in range(count)]
    assert list(zip(parent.tolist(), rank.tolist(), strict=True)) == expected


@given(rank=st.floats(0, 1, exclude_max=True))
def test_a_rank_gives_the_category_whose_share_holds_it(rank: float) -> None:
    found = pick_at(np.array([rank]), {"low": 1.0, "middle": 2.0, "high": 1.0})
    expected = "low" if rank < 0.25 else "middle" if rank < 0.75 else "high"
    assert found.names[found.codes[0]] == expected


@pytest.mark.parametrize(("risk", "low", "high"), [(-2, 0, 0.01), (0, 0.06, 0.1), (2, 0.6, 0.85)])
def test_a_portfolio_can_be_far_safer_or_far_riskier(
    tmp_path: Path, risk: float, low: float, high: float
) -> None:
    write_sample(tmp_path / "tables", clients=1_000, risk=risk)
    outcomes = pq.read_table(tmp_path / "tables" / "application_train.parquet", columns=["TARGET"])
    assert low <= np.mean(outcomes["TARGET"].to_numpy()) <= high


@pytest.mark.parametrize("risk", [3.1, -4, math.nan, math.inf])
def test_a_risk_out_of_reach_is_refused(tmp_path: Path, risk: float) -> None:
    with pytest.raises(InputFaults, match="it must lie between −3 and 3"):
        write_sample(tmp_path / "tables", risk=risk)
