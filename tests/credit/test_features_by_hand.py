"""Every family of aggregates, on rows few enough to be computed by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import pytest

from clairscore.credit.features.bureau import BUREAU
from clairscore.credit.features.bureau_balance import BUREAU_BALANCE
from clairscore.credit.features.cards import CARDS
from clairscore.credit.features.definition import CLIENT, Source
from clairscore.credit.features.instalments import INSTALMENTS
from clairscore.credit.features.pos import POS
from clairscore.credit.features.previous import PREVIOUS
from clairscore.credit.features.stages import (
    HISTORIES,
    application_features,
    history_features,
    joined,
    schema_tables,
    with_derived,
)

Row = Mapping[str, Any]
Client = dict[str, Any]


def table(name: str, rows: Sequence[Row]) -> ibis.Table:
    """Return a table of the schema; columns that a row leaves out are missing."""
    schema = schema_tables()[name].schema()
    full = [{column: row.get(column) for column in schema} for row in rows]
    return ibis.memtable(full, schema=schema)


def clients(features: ibis.Table) -> dict[int, Client]:
    """Return the features of each client."""
    rows = features.to_pyarrow().to_pylist()
    return {int(row[CLIENT]): row for row in rows}


def aggregated(source: Source, **tables: Sequence[Row]) -> dict[int, Client]:
    """Return the features of one history of clients, from the rows of its tables."""
    found = history_features(source, {name: table(name, rows) for name, rows in tables.items()})
    assert found is not None
    return clients(found[0])


def applied(**columns: object) -> Client:
    """Return the application features of one client, derived ones too."""
    row = {CLIENT: 1, **columns}
    features, _ = application_features(table("application", [row]))
    return clients(with_derived(features))[1]


def near(value: float) -> object:
    """Return a value that compares equal within float32's precision."""
    return pytest.approx(value, rel=1e-6)


# The application


def test_ratios_of_the_application_are_those_a_banker_computes() -> None:
    client = applied(
        AMT_CREDIT=120_000, AMT_ANNUITY=6_000, AMT_INCOME_TOTAL=60_000, AMT_GOODS_PRICE=100_000
    )
    assert client["annuity_to_income"] == near(0.1)
    assert client["credit_to_income"] == near(2)
    assert client["credit_to_goods"] == near(1.2)
    assert client["credit_beyond_goods"] == near(20_000)
    assert client["term"] == near(20)
    assert client["income_left"] == near(54_000)


def test_a_division_by_zero_is_missing() -> None:
    client = applied(AMT_CREDIT=120_000, AMT_ANNUITY=0, AMT_INCOME_TOTAL=0, AMT_GOODS_PRICE=None)
    assert client["term"] is None
    assert client["annuity_to_income"] is None
    assert client["credit_to_goods"] is None


def test_365243_days_of_employment_mean_retired_or_not_working() -> None:
    retired = applied(DAYS_EMPLOYED=365243, DAYS_BIRTH=-20_000)
    assert retired["years_employed"] is None
    assert retired["not_employed"] == 1
    assert retired["employed_to_age"] is None
    working = applied(DAYS_EMPLOYED=-3652.5, DAYS_BIRTH=-14_610)
    assert working["years_employed"] == near(10)
    assert working["not_employed"] == 0
    assert working["employed_to_age"] == near(10 / 40)


def test_dates_after_the_application_are_missing() -> None:
    client = applied(DAYS_EMPLOYED=12, DAYS_REGISTRATION=3, DAYS_ID_PUBLISH=1)
    assert client["years_employed"] is None
    assert client["registration_age"] is None
    assert client["id_document_age"] is None


def test_age_is_told_to_the_nearest_year() -> None:
    assert applied(DAYS_BIRTH=-20_038)["age"] == 55
    assert applied(DAYS_BIRTH=-round(30.4 * 365.25))["age"] == 30


def test_xna_is_missing() -> None:
    client = applied(CODE_GENDER="XNA", ORGANIZATION_TYPE="XNA", NAME_FAMILY_STATUS="Unknown")
    assert client["sex"] is None
    assert client["employer"] is None
    assert client["family_status"] is None


def test_employers_are_grouped_as_a_reader_knows_them() -> None:
    assert applied(ORGANIZATION_TYPE="Trade: type 7")["employer"] == "Trade"
    assert applied(ORGANIZATION_TYPE="Kindergarten")["employer"] == "Education"
    assert applied(ORGANIZATION_TYPE="Self-employed")["employer"] == "Self-employed"


def test_what_tells_of_sex_or_belief_is_folded_into_wider_values() -> None:
    assert applied(NAME_INCOME_TYPE="Maternity leave")["income_type"] == "Other"
    assert applied(ORGANIZATION_TYPE="Religion")["employer"] == "Other"


def test_external_scores_pass_over_the_missing_ones() -> None:
    client = applied(EXT_SOURCE_1=None, EXT_SOURCE_2=0.2, EXT_SOURCE_3=0.6)
    assert client["external_score_mean"] == near(0.4)
    assert client["external_score_lowest"] == near(0.2)
    assert client["external_score_highest"] == near(0.6)
    assert client["external_scores"] == 2


def test_a_client_without_external_scores_has_no_mean_and_a_count_of_0() -> None:
    client = applied()
    assert client["external_scores"] == 0
    assert client["external_score_mean"] is None
    assert client["external_score_lowest"] is None


def test_enquiries_are_told_as_totals_though_the_columns_exclude_each_other() -> None:
    windows = ("HOUR", "DAY", "WEEK", "MON", "QRT", "YEAR")
    columns = {f"AMT_REQ_CREDIT_BUREAU_{w}": 10**k for k, w in enumerate(windows)}
    client = applied(**columns)
    assert client["enquiries_week"] == 111
    assert client["enquiries_month"] == 1_111
    assert client["enquiries_quarter"] == 11_111
    assert client["enquiries_year"] == 111_111


@pytest.mark.parametrize("amount", [float("inf"), float("-inf"), float("nan"), 1e300])
def test_what_is_not_a_finite_number_is_missing(amount: float) -> None:
    client = applied(AMT_CREDIT=amount, AMT_ANNUITY=1.0)
    assert client["credit_amount"] is None
    assert client["term"] is None


def test_a_ratio_beyond_the_range_of_the_dataset_is_missing() -> None:
    assert applied(AMT_CREDIT=3e38, AMT_ANNUITY=1e-30)["term"] is None


# Credits elsewhere


def test_credits_elsewhere_are_counted_and_summed_by_status() -> None:
    client = aggregated(
        BUREAU,
        bureau=[
            {
                CLIENT: 1,
                "DAYS_CREDIT": -100,
                "CREDIT_ACTIVE": "Active",
                "CREDIT_TYPE": "Credit card",
                "AMT_CREDIT_SUM": 1_000,
                "AMT_CREDIT_SUM_DEBT": 400,
                "AMT_ANNUITY": 50,
            },
            {
                CLIENT: 1,
                "DAYS_CREDIT": -700,
                "CREDIT_ACTIVE": "Active",
                "CREDIT_TYPE": "Mortgage",
                "AMT_CREDIT_SUM": 9_000,
                "AMT_CREDIT_SUM_DEBT": 8_000,
                "CREDIT_DAY_OVERDUE": 5,
                "AMT_CREDIT_SUM_OVERDUE": 30,
            },
            {
                CLIENT: 1,
                "DAYS_CREDIT": -1_461,
                "CREDIT_ACTIVE": "Closed",
                "AMT_CREDIT_SUM": 500,
                "DAYS_CREDIT_ENDDATE": -900,
                "DAYS_ENDDATE_FACT": -1_000,
                "AMT_ANNUITY": 7,
            },
        ],
    )[1]
    assert client["bureau_credits"] == 3
    assert client["bureau_active_credits"] == 2
    assert client["bureau_closed_credits"] == 1
    assert client["bureau_active_share"] == near(2 / 3)
    assert client["bureau_cards"] == 1
    assert client["bureau_mortgages"] == 1
    assert client["bureau_active_amount"] == near(10_000)
    assert client["bureau_mean_active_amount"] == near(5_000)
    assert client["bureau_debt"] == near(8_400)
    assert client["bureau_card_debt"] == near(400)
    assert client["bureau_annuity"] == near(50)
    assert client["bureau_overdue_credits"] == 1
    assert client["bureau_days_overdue"] == 5
    assert client["bureau_overdue"] == near(30)
    assert client["bureau_oldest_credit"] == near(4)
    assert client["bureau_closing_delay"] == near(-100)
    assert client["bureau_credits_3m"] == 0
    assert client["bureau_credits_12m"] == 1
    assert client["bureau_credits_24m"] == 2


def test_the_sum_of_unknown_amounts_is_missing_not_0() -> None:
    client = aggregated(BUREAU, bureau=[{CLIENT: 1, "DAYS_CREDIT": -10}])[1]
    assert client["bureau_debt"] is None
    assert client["bureau_prolongations"] is None
    assert client["bureau_credits"] == 1


def test_the_end_of_an_open_credit_may_lie_ahead() -> None:
    rows = [
        {CLIENT: 1, "DAYS_CREDIT": -9, "CREDIT_ACTIVE": "Active", "DAYS_CREDIT_ENDDATE": 365.25},
        {CLIENT: 1, "DAYS_CREDIT": -9, "CREDIT_ACTIVE": "Active", "DAYS_CREDIT_ENDDATE": -1},
    ]
    client = aggregated(BUREAU, bureau=rows)[1]
    assert client["bureau_longest_remaining"] == near(12)
    assert client["bureau_past_end_credits"] == 1


def test_months_elsewhere_are_read_from_their_status_and_matched_to_the_client() -> None:
    credits_ = [
        {CLIENT: 1, "SK_ID_BUREAU": 10, "DAYS_CREDIT": -500},
        {CLIENT: 1, "SK_ID_BUREAU": 11, "DAYS_CREDIT": -900},
        {CLIENT: 2, "SK_ID_BUREAU": 20, "DAYS_CREDIT": -30},
    ]
    statuses = {10: "C0X10", 11: "00000000000000030", 20: "0"}
    months = [
        {"SK_ID_BUREAU": credit, "MONTHS_BALANCE": -month, "STATUS": status}
        for credit, written in statuses.items()
        for month, status in enumerate(written)
    ]
    found = aggregated(BUREAU_BALANCE, bureau=credits_, bureau_balance=months)
    client = found[1]
    assert client["bureau_months"] == 3 + 17
    assert client["bureau_late_months"] == 2
    assert client["bureau_late_share"] == near(2 / 20)
    assert client["bureau_very_late_months"] == 1
    assert client["bureau_worst_delay"] == 3
    assert client["bureau_worst_delay_12m"] == 1
    assert client["bureau_late_share_12m"] == near(1 / 16)
    assert client["bureau_last_late_month"] == 3
    assert client["bureau_late_credits"] == 2
    assert found[2]["bureau_worst_delay"] == 0


# Past applications


def test_past_applications_are_told_by_decision_and_time() -> None:
    status = "NAME_CONTRACT_STATUS"
    client = aggregated(
        PREVIOUS,
        previous_application=[
            {
                CLIENT: 1,
                "DAYS_DECISION": -100,
                status: "Refused",
                "CODE_REJECT_REASON": "SCO",
                "AMT_APPLICATION": 900,
            },
            {CLIENT: 1, "DAYS_DECISION": -500, status: "Canceled", "AMT_APPLICATION": 0},
            {
                CLIENT: 1,
                "DAYS_DECISION": -731,
                status: "Approved",
                "AMT_APPLICATION": 1_000,
                "AMT_CREDIT": 1_200,
                "AMT_ANNUITY": 130,
                "CNT_PAYMENT": 12,
                "AMT_DOWN_PAYMENT": 300,
                "AMT_GOODS_PRICE": 1_500,
                "DAYS_TERMINATION": 365243,
                "NAME_YIELD_GROUP": "high",
            },
            {CLIENT: 1, "DAYS_DECISION": -732, status: "Approved", "NAME_YIELD_GROUP": "XNA"},
        ],
    )[1]
    assert client["previous_applications"] == 4
    assert client["previous_approved"] == 2
    assert client["previous_refused_share"] == near(1 / 4)
    assert client["previous_refused_score"] == 1
    assert client["previous_refused_limit"] == 0
    assert client["previous_applications_12m"] == 1
    assert client["previous_applications_24m"] == 2
    assert client["previous_refused_12m"] == 1
    assert client["previous_last_refusal"] == near(100 / 30.4375)
    assert client["previous_mean_asked"] == near(950)
    assert client["previous_granted_to_asked"] == near(1.2)
    assert client["previous_mean_down_payment"] == near(0.2)
    assert client["previous_mean_cost"] == near(0.3)
    assert client["previous_running_credits"] == 1
    assert client["previous_running_annuity"] == near(130)
    assert client["previous_dear_share"] == 1


# Monthly statements, instalments and cards


def test_late_months_of_past_credits() -> None:
    months = {0: 0, -1: 3, -12: 0, -13: 40}
    rows = [{CLIENT: 1, "MONTHS_BALANCE": m, "SK_DPD": d} for m, d in months.items()]
    active = {CLIENT: 1, "MONTHS_BALANCE": -1, "NAME_CONTRACT_STATUS": "Active"}
    rows += [
        {**active, "CNT_INSTALMENT": 24, "CNT_INSTALMENT_FUTURE": 6},
        {**active, "CNT_INSTALMENT": 12, "CNT_INSTALMENT_FUTURE": 3},
    ]
    client = aggregated(POS, pos_cash_balance=rows)[1]
    assert client["pos_months"] == 6
    assert client["pos_late_months"] == 2
    assert client["pos_late_share"] == near(2 / 4)
    assert client["pos_late_share_12m"] == near(1 / 3)
    assert client["pos_longest_delay"] == 40
    assert client["pos_longest_delay_12m"] == 3
    assert client["pos_last_late_month"] == 1
    assert client["pos_open_credits"] == 2
    assert client["pos_instalments_left"] == 9


def test_instalments_paid_late_early_short_and_never() -> None:
    # (due, paid on, amount due, amount paid)
    payments = [
        (-10, -4, 100, 100),  # 6 days late
        (-50, -60, 100, 80),  # 10 days early, 20 short
        (-300, -300, 100, 100),  # on the day
        (-400, -360, 100, 100),  # 40 days late, over a year ago
        (-30, None, 100, None),  # never paid
    ]
    columns = ("DAYS_INSTALMENT", "DAYS_ENTRY_PAYMENT", "AMT_INSTALMENT", "AMT_PAYMENT")
    rows = [{CLIENT: 1, **dict(zip(columns, payment, strict=True))} for payment in payments]
    client = aggregated(INSTALMENTS, installments_payments=rows)[1]
    assert client["instalments_payments"] == 5
    assert client["instalments_unpaid"] == 1
    assert client["instalments_mean_delay"] == near(46 / 4)
    assert client["instalments_longest_delay"] == 40
    assert client["instalments_mean_advance"] == near(10 / 4)
    assert client["instalments_late_share"] == near(2 / 4)
    assert client["instalments_late_7_share"] == near(1 / 4)
    assert client["instalments_short_share"] == near(1 / 4)
    assert client["instalments_shortfall"] == near(20)
    assert client["instalments_largest_shortfall"] == near(20)
    assert client["instalments_mean_delay_3m"] == near(6 / 2)
    assert client["instalments_mean_delay_12m"] == near(6 / 3)
    assert client["instalments_late_share_12m"] == near(1 / 3)
    assert client["instalments_mean_delay_before"] == near(40)
    assert client["instalments_paid_12m"] == near(280)


def test_cards_use_cash_and_missed_minimum() -> None:
    limit = "AMT_CREDIT_LIMIT_ACTUAL"
    rows = [
        {
            CLIENT: 1,
            "MONTHS_BALANCE": -1,
            "AMT_BALANCE": 500,
            limit: 1_000,
            "AMT_DRAWINGS_CURRENT": 300,
            "AMT_DRAWINGS_ATM_CURRENT": 300,
            "AMT_INST_MIN_REGULARITY": 50,
            "AMT_PAYMENT_CURRENT": None,
            "SK_DPD": 2,
        },
        {
            CLIENT: 1,
            "MONTHS_BALANCE": -20,
            "AMT_BALANCE": 1_200,
            limit: 1_000,
            "AMT_DRAWINGS_CURRENT": 100,
            "AMT_DRAWINGS_ATM_CURRENT": 0,
            "AMT_INST_MIN_REGULARITY": 50,
            "AMT_PAYMENT_CURRENT": 60,
            "SK_DPD": 0,
        },
        {CLIENT: 1, "MONTHS_BALANCE": -21, "AMT_BALANCE": 0, limit: 0, "SK_DPD": 0},
    ]
    client = aggregated(CARDS, credit_card_balance=rows)[1]
    assert client["cards_months"] == 3
    assert client["cards_use"] == near(0.85)
    assert client["cards_highest_use"] == near(1.2)
    assert client["cards_use_12m"] == near(0.5)
    assert client["cards_over_limit_share"] == near(1 / 3)
    assert client["cards_cash_share"] == near(0.75)
    assert client["cards_minimum_missed_share"] == near(0.5)
    assert client["cards_late_share"] == near(1 / 3)
    assert client["cards_late_share_12m"] == 1


# What holds for every history

FUTURE = {
    "bureau": {"DAYS_CREDIT": 1},
    "bureau_balance": {"MONTHS_BALANCE": 1, "STATUS": "5"},
    "previous_application": {"DAYS_DECISION": 1, "NAME_CONTRACT_STATUS": "Refused"},
    "pos_cash_balance": {"MONTHS_BALANCE": 1, "SK_DPD": 99},
    "installments_payments": {"DAYS_INSTALMENT": 1, "DAYS_ENTRY_PAYMENT": 90},
    "credit_card_balance": {"MONTHS_BALANCE": 1, "SK_DPD": 99},
}
PAST = {
    name: {key: -value if isinstance(value, int) else "0" for key, value in row.items()}
    for name, row in FUTURE.items()
}


@pytest.mark.parametrize("source", HISTORIES, ids=lambda source: source.name)
def test_rows_after_the_application_change_nothing(source: Source) -> None:
    keys = {CLIENT: 1, "SK_ID_BUREAU": 10}
    known = {name: [{**keys, **PAST[name]}] for name in source.required}
    more = {name: [*known[name], {**keys, **FUTURE[name]}] for name in source.required}
    assert aggregated(source, **more) == aggregated(source, **known)


@pytest.mark.parametrize(
    ("source", "row"),
    [
        (BUREAU, {"DAYS_CREDIT": -5, "DAYS_CREDIT_UPDATE": 2, "AMT_CREDIT_SUM_DEBT": 9}),
        (INSTALMENTS, {"DAYS_INSTALMENT": -5, "DAYS_ENTRY_PAYMENT": 3, "AMT_PAYMENT": 9}),
    ],
    ids=["a report received later", "a payment made later"],
)
def test_rows_that_tell_what_happened_after_the_application_are_dropped(
    source: Source, row: Row
) -> None:
    assert aggregated(source, **{source.name: [{CLIENT: 1, **row}]}) == {}


def test_a_client_without_history_counts_0_and_has_no_other_aggregate() -> None:
    applications, _ = application_features(table("application", [{CLIENT: 1}, {CLIENT: 2}]))
    rows = [{CLIENT: 1, "DAYS_CREDIT": -10, "AMT_CREDIT_SUM": 5}]
    history = history_features(BUREAU, {"bureau": table("bureau", rows)})
    assert history is not None
    client = clients(joined(applications, [history]))[2]
    assert client["bureau_credits"] == 0
    assert client["bureau_credits_12m"] == 0
    assert client["bureau_mean_amount"] is None
    assert client["bureau_active_share"] is None


def test_a_history_of_which_a_column_is_absent_loses_the_features_of_that_column_only() -> None:
    full = table("bureau", [{CLIENT: 1, "DAYS_CREDIT": -10, "AMT_ANNUITY": 3}])
    found = history_features(BUREAU, {"bureau": full.drop("AMT_ANNUITY")})
    assert found is not None
    lost = {d.name for d in BUREAU.definitions} - {d.name for d in found[1]}
    assert lost == {"bureau_annuity"}


def test_a_history_without_its_keys_or_dates_gives_nothing() -> None:
    full = table("bureau", [{CLIENT: 1, "DAYS_CREDIT": -10}])
    assert history_features(BUREAU, {"bureau": full.drop("DAYS_CREDIT")}) is None
    assert history_features(BUREAU_BALANCE, {"bureau": full}) is None
