# ruff: noqa: PLR2004, PLR0914 - it reads as an analyst writes: numbers in place, one function a table
"""The features of Clairscore the plain pandas way: what `features.py` compares with.

Written as a careful analyst would: each table is read once, conditions become masked columns, and
all columns of one aggregate are grouped together by pandas' built-in functions; no Python by row.
Names and meanings are those of the dataset, so that the values can be compared.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from clairscore.credit.features.categories import EMPLOYERS_FOLDED, INCOME_TYPES_FOLDED
from clairscore.credit.features.home import BUILDING_INDICES, DOCUMENTS

CLIENT = "SK_ID_CURR"
YEAR = 365.25
MONTH = YEAR / 12
Aggregates = dict[str, tuple[pd.Series, str]]


def build(tables: Path, target: Path) -> None:
    """Compute all features of a folder of tables and write them as one Parquet file."""
    data = application(tables)
    for history in (bureau, bureau_balance, previous, pos, instalments, cards):
        features, counts = history(tables)
        data = data.merge(features, how="left", left_on=CLIENT, right_index=True)
        data[counts] = data[counts].fillna(0)
    data["instalments_revisions"] = data["instalments_revisions"].fillna(0)
    data = pd.concat([data, derived(data)], axis=1)
    numbers = data.select_dtypes("number").columns.drop([CLIENT, "TARGET"])
    data[numbers] = data[numbers].astype("float32")
    data.sort_values(CLIENT).to_parquet(target, compression="zstd", index=False)


def read(tables: Path, stem: str) -> pd.DataFrame:
    """Read one table, from Parquet or CSV."""
    path = tables / f"{stem}.parquet"
    if path.exists():
        return pd.read_parquet(path)
    return pd.read_csv(tables / f"{stem}.csv")


def grouped(rows: pd.DataFrame, columns: Aggregates) -> tuple[pd.DataFrame, list[str]]:
    """Return one row a client, and which columns count (0 where there is no row)."""
    parts: list[pd.DataFrame] = []
    for how in sorted({how for _, how in columns.values()}):
        chosen = {name: series for name, (series, kind) in columns.items() if kind == how}
        groups = pd.DataFrame(chosen).groupby(rows[CLIENT], sort=False)
        if how == "total":
            parts.append(groups.sum(min_count=1))
        else:
            parts.append(groups.agg("sum" if how == "number" else how))
    return pd.concat(parts, axis=1), [n for n, (_, how) in columns.items() if how == "number"]


def number(condition: pd.Series) -> tuple[pd.Series, str]:
    """Count where a condition holds."""
    return condition.astype("int32"), "number"


def known(condition: pd.Series, *parts: pd.Series) -> pd.Series:
    """Return a condition as 0 and 1, missing where one of its parts is."""
    result = condition.astype("float64")
    for part in parts:
        result = result.where(part.notna())
    return result


def ratio(part: pd.Series, whole: pd.Series) -> pd.Series:
    """Return part / whole, missing where the whole is 0."""
    return part / whole.where(whole != 0)


def application(tables: Path) -> pd.DataFrame:
    """Return the features of the applications, train and test."""
    raw = pd.concat([read(tables, f"application_{part}") for part in ("train", "test")])
    raw = raw.reset_index(drop=True)

    def since(day: str) -> pd.Series:
        return (-raw[day] / YEAR).where(raw[day] <= 0)

    def text(name: str) -> pd.Series:
        return raw[name].where(~raw[name].isin(["XNA", "Unknown"]))

    enquiries = {
        w: raw[f"AMT_REQ_CREDIT_BUREAU_{w}"] for w in ["HOUR", "DAY", "WEEK", "MON", "QRT", "YEAR"]
    }
    week = enquiries["HOUR"] + enquiries["DAY"] + enquiries["WEEK"]
    month = week + enquiries["MON"]
    quarter = month + enquiries["QRT"]
    renamed = {
        "credit_amount": "AMT_CREDIT",
        "goods_price": "AMT_GOODS_PRICE",
        "annuity": "AMT_ANNUITY",
        "income": "AMT_INCOME_TOTAL",
        "external_score_1": "EXT_SOURCE_1",
        "external_score_2": "EXT_SOURCE_2",
        "external_score_3": "EXT_SOURCE_3",
        "children": "CNT_CHILDREN",
        "family_members": "CNT_FAM_MEMBERS",
        "work_phone": "FLAG_WORK_PHONE",
        "home_phone": "FLAG_PHONE",
        "email": "FLAG_EMAIL",
        "mobile_reachable": "FLAG_CONT_MOBILE",
        "region_population": "REGION_POPULATION_RELATIVE",
        "region_rating": "REGION_RATING_CLIENT",
        "city_rating": "REGION_RATING_CLIENT_W_CITY",
        "lives_outside_registered_region": "REG_REGION_NOT_LIVE_REGION",
        "works_outside_registered_region": "REG_REGION_NOT_WORK_REGION",
        "works_outside_home_region": "LIVE_REGION_NOT_WORK_REGION",
        "lives_outside_registered_city": "REG_CITY_NOT_LIVE_CITY",
        "works_outside_registered_city": "REG_CITY_NOT_WORK_CITY",
        "works_outside_home_city": "LIVE_CITY_NOT_WORK_CITY",
        "circle_observed": "OBS_30_CNT_SOCIAL_CIRCLE",
        "circle_defaults_30": "DEF_30_CNT_SOCIAL_CIRCLE",
        "circle_defaults_60": "DEF_60_CNT_SOCIAL_CIRCLE",
        "car_age": "OWN_CAR_AGE",
        "building_total_area": "TOTALAREA_MODE",
        "building_floors": "FLOORSMAX_AVG",
        "building_year": "YEARS_BUILD_AVG",
    }
    texts = {
        "contract_type": "NAME_CONTRACT_TYPE",
        "education": "NAME_EDUCATION_TYPE",
        "occupation": "OCCUPATION_TYPE",
        "sex": "CODE_GENDER",
        "family_status": "NAME_FAMILY_STATUS",
        "accompanied_by": "NAME_TYPE_SUITE",
        "housing_type": "NAME_HOUSING_TYPE",
        "building_type": "HOUSETYPE_MODE",
    }
    return pd.DataFrame(
        {
            CLIENT: raw[CLIENT],
            "TARGET": raw["TARGET"].astype("Int8") if "TARGET" in raw else pd.NA,
            **{name: raw[column] for name, column in renamed.items()},
            **{name: text(column) for name, column in texts.items()},
            "income_type": text("NAME_INCOME_TYPE").replace(INCOME_TYPES_FOLDED),
            "employer": text("ORGANIZATION_TYPE").replace(EMPLOYERS_FOLDED),
            "years_employed": since("DAYS_EMPLOYED"),
            "not_employed": known(raw["DAYS_EMPLOYED"] == 365243, raw["DAYS_EMPLOYED"]),
            "age": (-raw["DAYS_BIRTH"] / YEAR).round(),
            "id_document_age": since("DAYS_ID_PUBLISH"),
            "registration_age": since("DAYS_REGISTRATION"),
            "phone_age": since("DAYS_LAST_PHONE_CHANGE"),
            "documents": raw[list(DOCUMENTS)].sum(axis=1),
            "enquiries_week": week,
            "enquiries_month": month,
            "enquiries_quarter": quarter,
            "enquiries_year": quarter + enquiries["YEAR"],
            "owns_home": known(raw["FLAG_OWN_REALTY"] == "Y", raw["FLAG_OWN_REALTY"]),
            "owns_car": known(raw["FLAG_OWN_CAR"] == "Y", raw["FLAG_OWN_CAR"]),
            "building_details": raw[list(BUILDING_INDICES)].notna().mean(axis=1),
        }
    )


def known_credits(tables: Path) -> pd.DataFrame:
    """Return the credits elsewhere that were known on the day of the application."""
    rows = read(tables, "bureau")
    ahead = (rows["DAYS_ENDDATE_FACT"] > 0) | (rows["DAYS_CREDIT_UPDATE"] > 0)
    return rows[(rows["DAYS_CREDIT"] <= 0) & ~ahead]


def bureau(tables: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return the features of credits elsewhere."""
    rows = known_credits(tables)
    status, kind, day = rows["CREDIT_ACTIVE"], rows["CREDIT_TYPE"], rows["DAYS_CREDIT"]
    active, closed, card = status == "Active", status == "Closed", kind == "Credit card"
    end, amount, debt = (
        rows["DAYS_CREDIT_ENDDATE"],
        rows["AMT_CREDIT_SUM"],
        rows["AMT_CREDIT_SUM_DEBT"],
    )
    left = end.where(active & (end > 0)) / MONTH
    most = rows["AMT_CREDIT_MAX_OVERDUE"]
    return grouped(
        rows,
        {
            "bureau_credits": number(day.notna()),
            "bureau_active_credits": number(active),
            "bureau_closed_credits": number(closed),
            "bureau_active_share": (known(active, status), "mean"),
            "bureau_consumer_credits": number(active & (kind == "Consumer credit")),
            "bureau_cards": number(active & card),
            "bureau_mortgages": number(active & (kind == "Mortgage")),
            "bureau_car_loans": number(active & (kind == "Car loan")),
            "bureau_microloans": number(kind == "Microloan"),
            "bureau_card_share": (known(card, kind), "mean"),
            "bureau_oldest_credit": (-day / YEAR, "max"),
            "bureau_mean_credit_age": (-day / YEAR, "mean"),
            "bureau_mean_active_age": (-day.where(active) / YEAR, "mean"),
            "bureau_longest_remaining": (left, "max"),
            "bureau_mean_remaining": (left, "mean"),
            "bureau_past_end_credits": number(active & (end < 0)),
            "bureau_last_closing": (-rows["DAYS_ENDDATE_FACT"] / MONTH, "min"),
            "bureau_closing_delay": ((rows["DAYS_ENDDATE_FACT"] - end).where(closed), "mean"),
            "bureau_active_amount": (amount.where(active), "total"),
            "bureau_mean_active_amount": (amount.where(active), "mean"),
            "bureau_mean_amount": (amount, "mean"),
            "bureau_largest_amount": (amount, "max"),
            "bureau_debt": (debt, "total"),
            "bureau_largest_debt": (debt, "max"),
            "bureau_card_debt": (debt.where(active & card), "total"),
            "bureau_card_amount": (amount.where(active & card), "total"),
            "bureau_annuity": (rows["AMT_ANNUITY"].where(active), "total"),
            "bureau_bad_credits": number(status.isin(["Bad debt", "Sold"])),
            "bureau_overdue_credits": number(rows["CREDIT_DAY_OVERDUE"] > 0),
            "bureau_days_overdue": (rows["CREDIT_DAY_OVERDUE"], "max"),
            "bureau_overdue": (rows["AMT_CREDIT_SUM_OVERDUE"], "total"),
            "bureau_largest_overdue": (most, "max"),
            "bureau_ever_overdue_share": (known(most > 0, most), "mean"),
            "bureau_prolongations": (rows["CNT_CREDIT_PROLONG"], "number"),
            "bureau_newest_credit": (-day / MONTH, "min"),
            **{f"bureau_credits_{m}m": number(day >= -m * MONTH) for m in (3, 12, 24)},
        },
    )


def bureau_balance(tables: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return the features of the months of credits elsewhere."""
    rows = read(tables, "bureau_balance")
    rows = rows[rows["MONTHS_BALANCE"] <= 0]
    delay = pd.to_numeric(rows["STATUS"], errors="coerce")
    recent = rows["MONTHS_BALANCE"] >= -12
    by_credit = pd.DataFrame(
        {
            "months": delay.notna(),
            "late": delay > 0,
            "very_late": delay > 2,
            "months_12m": delay.notna() & recent,
            "late_12m": (delay > 0) & recent,
        }
    )
    by_credit = by_credit.groupby(rows["SK_ID_BUREAU"], sort=False).sum()
    extremes = pd.DataFrame(
        {
            "worst": delay,
            "worst_12m": delay.where(recent),
            "last_late": rows["MONTHS_BALANCE"].where(delay > 0),
        }
    )
    by_credit = by_credit.join(extremes.groupby(rows["SK_ID_BUREAU"], sort=False).max())
    owners = known_credits(tables).set_index("SK_ID_BUREAU")[CLIENT]
    credit = by_credit.join(owners, how="inner").reset_index(drop=True)
    features, counts = grouped(
        credit,
        {
            "bureau_months": (credit["months"], "number"),
            "bureau_late_months": (credit["late"], "number"),
            "bureau_very_late_months": (credit["very_late"], "number"),
            "bureau_worst_delay": (credit["worst"], "max"),
            "bureau_worst_delay_12m": (credit["worst_12m"], "max"),
            "bureau_last_late_month": (-credit["last_late"], "min"),
            "bureau_late_credits": number(credit["late"] > 0),
            "months_12m": (credit["months_12m"], "number"),
            "late_12m": (credit["late_12m"], "number"),
        },
    )
    features["bureau_late_share"] = ratio(features["bureau_late_months"], features["bureau_months"])
    features["bureau_late_share_12m"] = ratio(features["late_12m"], features["months_12m"])
    kept = [name for name in counts if name.startswith("bureau")]
    return features.drop(columns=["months_12m", "late_12m"]), kept


def previous(tables: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return the features of earlier applications."""
    rows = read(tables, "previous_application")
    rows = rows[rows["DAYS_DECISION"] <= 0]
    status, day, reason = (
        rows["NAME_CONTRACT_STATUS"],
        rows["DAYS_DECISION"],
        rows["CODE_REJECT_REASON"],
    )
    approved, refused = status == "Approved", status == "Refused"
    asked, granted, price = rows["AMT_APPLICATION"], rows["AMT_CREDIT"], rows["AMT_GOODS_PRICE"]
    annuity, term = rows["AMT_ANNUITY"], rows["CNT_PAYMENT"]
    running = approved & (rows["DAYS_TERMINATION"] == 365243)
    ended = approved & (rows["DAYS_LAST_DUE"] <= 0)
    planned = rows["DAYS_LAST_DUE_1ST_VERSION"]
    rate = rows["NAME_YIELD_GROUP"]
    priced = rate.where(rate != "XNA")
    cost = (ratio(annuity * term, granted) - 1).where(approved & (term > 0))
    counts = {
        "previous_applications": number(day.notna()),
        "previous_approved": number(approved),
        "previous_refused": number(refused),
        "previous_cancelled": number(status == "Canceled"),
        "previous_refused_score": number(reason.isin(["SCO", "SCOFR"])),
        "previous_refused_limit": number(reason == "LIMIT"),
        "previous_refused_policy": number(reason == "HC"),
        "previous_refused_check": number(reason == "VERIF"),
        "previous_running_credits": number(running),
        "previous_for_other_loans": number(
            rows["NAME_CASH_LOAN_PURPOSE"] == "Payments on other loans"
        ),
        **{f"previous_applications_{m}m": number(day >= -m * MONTH) for m in (12, 24)},
        **{f"previous_refused_{m}m": number((day >= -m * MONTH) & refused) for m in (12, 24)},
    }
    shares = {
        "previous_approved_share": known(approved, status),
        "previous_refused_share": known(refused, status),
        "previous_dear_share": known(priced == "high", priced),
        "previous_cheap_share": known(priced.isin(["low_action", "low_normal"]), priced),
        "previous_insured_share": rows["NFLAG_INSURED_ON_APPROVAL"].where(approved),
    }
    for name, column, value in (
        ("previous_cash_share", "NAME_CONTRACT_TYPE", "Cash loans"),
        ("previous_revolving_share", "NAME_CONTRACT_TYPE", "Revolving loans"),
        ("previous_walk_in_share", "NAME_PRODUCT_TYPE", "walk-in"),
        ("previous_offered_share", "NAME_PRODUCT_TYPE", "x-sell"),
        ("previous_new_client_share", "NAME_CLIENT_TYPE", "New"),
        ("previous_phone_goods_share", "NAME_GOODS_CATEGORY", "Mobile"),
        ("previous_agent_share", "CHANNEL_TYPE", "AP+ (Cash loan)"),
    ):
        shares[name] = known(rows[column] == value, rows[column])
    return grouped(
        rows,
        {
            **counts,
            **{name: (series, "mean") for name, series in shares.items()},
            "previous_first_application": (-day / YEAR, "max"),
            "previous_last_application": (-day / MONTH, "min"),
            "previous_last_approval": (-day.where(approved) / MONTH, "min"),
            "previous_last_refusal": (-day.where(refused) / MONTH, "min"),
            "previous_last_due": (-rows["DAYS_LAST_DUE"].where(ended) / MONTH, "min"),
            "previous_ended_early": (
                (planned - rows["DAYS_LAST_DUE"]).where(ended & (planned < 365243)) / MONTH,
                "mean",
            ),
            "previous_mean_asked": (asked.where(asked > 0), "mean"),
            "previous_mean_granted": (granted.where(approved & (granted > 0)), "mean"),
            "previous_largest_granted": (granted.where(approved), "max"),
            "previous_mean_refused": (asked.where(refused & (asked > 0)), "mean"),
            "previous_granted_to_asked": (ratio(granted, asked).where(approved), "mean"),
            "previous_asked_to_goods": (ratio(granted, price), "mean"),
            "previous_mean_annuity": (annuity.where(approved), "mean"),
            "previous_mean_term": (term.where(approved & (term > 0)), "mean"),
            "previous_mean_down_payment": (ratio(rows["AMT_DOWN_PAYMENT"], price), "mean"),
            "previous_mean_cost": (cost, "mean"),
            "previous_highest_cost": (cost, "max"),
            "previous_running_amount": (granted.where(running), "total"),
            "previous_running_annuity": (annuity.where(running), "total"),
        },
    )


def pos(tables: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return the features of monthly statements."""
    rows = read(tables, "POS_CASH_balance")
    rows = rows[rows["MONTHS_BALANCE"] <= 0]
    month, delay, notable = rows["MONTHS_BALANCE"], rows["SK_DPD"], rows["SK_DPD_DEF"]
    status, left = rows["NAME_CONTRACT_STATUS"], rows["CNT_INSTALMENT_FUTURE"]
    late, late_notably = known(delay > 0, delay), known(notable > 0, notable)
    recent = month >= -12
    to_pay = (month == -1) & (status == "Active")
    return grouped(
        rows,
        {
            "pos_months": number(month.notna()),
            "pos_first_month": (-month / 12, "max"),
            "pos_last_month": (-month, "min"),
            "pos_late_months": number(delay > 0),
            "pos_late_share": (late, "mean"),
            "pos_late_share_12m": (late.where(recent), "mean"),
            "pos_notable_late_share": (late_notably, "mean"),
            "pos_notable_late_share_12m": (late_notably.where(recent), "mean"),
            "pos_longest_delay": (delay, "max"),
            "pos_longest_delay_12m": (delay.where(recent), "max"),
            "pos_last_late_month": (-month.where(delay > 0), "min"),
            "pos_open_credits": number(to_pay),
            "pos_instalments_left": (left.where(to_pay), "number"),
            "pos_mean_share_left": (ratio(left, rows["CNT_INSTALMENT"]).where(recent), "mean"),
            "pos_completed": number(status == "Completed"),
            "pos_in_collection": number(status.isin(["Demand", "Amortized debt"])),
        },
    )


def instalments(tables: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return the features of instalments due and paid."""
    rows = read(tables, "installments_payments")
    rows = rows[(rows["DAYS_INSTALMENT"] <= 0) & ~(rows["DAYS_ENTRY_PAYMENT"] > 0)]
    day, paid_on = rows["DAYS_INSTALMENT"], rows["DAYS_ENTRY_PAYMENT"]
    due, paid = rows["AMT_INSTALMENT"], rows["AMT_PAYMENT"]
    gap = paid_on - day
    delay, late = gap.clip(lower=0), known(gap > 0, gap)
    lacking, short = (due - paid), known(paid < due, paid, due)
    within = {m: day >= -m * MONTH for m in (3, 6, 12)}
    return grouped(
        rows,
        {
            "instalments_payments": number(day.notna()),
            "instalments_first": (-day / YEAR, "max"),
            "instalments_last_payment": (-paid_on / MONTH, "min"),
            "instalments_unpaid": number(paid_on.isna()),
            "instalments_mean_delay": (delay, "mean"),
            "instalments_longest_delay": (delay, "max"),
            "instalments_mean_advance": ((-gap).clip(lower=0), "mean"),
            "instalments_late_share": (late, "mean"),
            "instalments_late_7_share": (known(gap > 7, gap), "mean"),
            "instalments_late_30_share": (known(gap > 30, gap), "mean"),
            "instalments_short_share": (short, "mean"),
            "instalments_paid_share": (ratio(paid, due), "mean"),
            "instalments_shortfall": (lacking.clip(lower=0), "total"),
            "instalments_largest_shortfall": (lacking.where(paid < due), "max"),
            "instalments_paid": (paid, "total"),
            "instalments_mean_due": (due, "mean"),
            "instalments_largest_due": (due, "max"),
            "instalments_revisions": (rows["NUM_INSTALMENT_VERSION"], "max"),
            **{f"instalments_payments_{m}m": number(within[m]) for m in (3, 12)},
            **{f"instalments_mean_delay_{m}m": (delay.where(w), "mean") for m, w in within.items()},
            **{f"instalments_late_share_{m}m": (late.where(w), "mean") for m, w in within.items()},
            "instalments_longest_delay_12m": (delay.where(within[12]), "max"),
            "instalments_short_share_12m": (short.where(within[12]), "mean"),
            "instalments_paid_12m": (paid.where(within[12]), "total"),
            "instalments_mean_delay_before": (delay.where(~within[12]), "mean"),
            "instalments_late_share_before": (late.where(~within[12]), "mean"),
        },
    )


def cards(tables: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return the features of credit card statements."""
    rows = read(tables, "credit_card_balance")
    rows = rows[rows["MONTHS_BALANCE"] <= 0]
    month, balance, limit = (
        rows["MONTHS_BALANCE"],
        rows["AMT_BALANCE"],
        rows["AMT_CREDIT_LIMIT_ACTUAL"],
    )
    spent, cash, paid = (
        rows[f"AMT_{name}_CURRENT"] for name in ("DRAWINGS", "DRAWINGS_ATM", "PAYMENT")
    )
    minimum, delay = rows["AMT_INST_MIN_REGULARITY"], rows["SK_DPD"]
    quarter, year = month >= -3, month >= -12
    use, late = ratio(balance, limit), known(delay > 0, delay)
    missed = known(paid.fillna(0) < minimum, minimum).where(minimum > 0)
    features, counts = grouped(
        rows,
        {
            "cards_months": number(month.notna()),
            "cards_first_month": (-month / 12, "max"),
            "cards_last_month": (-month, "min"),
            "cards_limit": (limit, "max"),
            "cards_limit_3m": (limit.where(quarter), "mean"),
            "cards_use": (use, "mean"),
            "cards_highest_use": (use, "max"),
            "cards_use_3m": (use.where(quarter), "mean"),
            "cards_use_12m": (use.where(year), "mean"),
            "cards_over_limit_share": (known(balance > limit, balance, limit), "mean"),
            "cards_balance_3m": (balance.where(quarter), "mean"),
            "cards_active_share": (known(spent > 0, spent), "mean"),
            "cards_spending": (spent, "mean"),
            "cards_withdrawals": (rows["CNT_DRAWINGS_ATM_CURRENT"], "mean"),
            "cards_minimum_missed_share": (missed, "mean"),
            "cards_minimum_missed_share_12m": (missed.where(year), "mean"),
            "cards_late_share": (late, "mean"),
            "cards_late_share_12m": (late.where(year), "mean"),
            "cards_longest_delay": (delay, "max"),
            "cards_longest_delay_12m": (delay.where(year), "max"),
            "spent": (spent, "total"),
            "cash": (cash, "total"),
            "paid": (paid, "total"),
            "spent_12m": (spent.where(year), "total"),
            "cash_12m": (cash.where(year), "total"),
        },
    )
    features["cards_cash_share"] = ratio(features["cash"], features["spent"])
    features["cards_cash_share_12m"] = ratio(features["cash_12m"], features["spent_12m"])
    features["cards_repaid_share"] = ratio(features["paid"], features["spent"])
    return features.drop(columns=["spent", "cash", "paid", "spent_12m", "cash_12m"]), counts


def derived(data: pd.DataFrame) -> pd.DataFrame:
    """Return the features that follow from others."""
    new: dict[str, pd.Series] = {}
    scores = data[["external_score_1", "external_score_2", "external_score_3"]]
    new["external_score_mean"] = scores.mean(axis=1)
    new["external_score_lowest"] = scores.min(axis=1)
    new["external_score_highest"] = scores.max(axis=1)
    new["external_score_gap"] = new["external_score_highest"] - new["external_score_lowest"]
    new["external_scores"] = scores.notna().sum(axis=1)
    ratios = {
        "term": ("credit_amount", "annuity"),
        "credit_to_goods": ("credit_amount", "goods_price"),
        "credit_to_previous": ("credit_amount", "previous_mean_granted"),
        "credit_to_largest_previous": ("credit_amount", "previous_largest_granted"),
        "annuity_to_previous": ("annuity", "previous_mean_annuity"),
        "annuity_to_income": ("annuity", "income"),
        "credit_to_income": ("credit_amount", "income"),
        "goods_to_income": ("goods_price", "income"),
        "debt_to_income": ("bureau_debt", "income"),
        "cards_limit_to_income": ("cards_limit_3m", "income"),
        "annuity_to_instalments": ("annuity", "instalments_mean_due"),
        "income_per_person": ("income", "family_members"),
        "employed_to_age": ("years_employed", "age"),
        "bureau_debt_to_credit": ("bureau_debt", "bureau_active_amount"),
        "bureau_card_use": ("bureau_card_debt", "bureau_card_amount"),
        "debt_to_credit_asked": ("bureau_debt", "credit_amount"),
        "bureau_overdue_to_debt": ("bureau_overdue", "bureau_debt"),
    }
    for name, (part, whole) in ratios.items():
        new[name] = ratio(data[part], data[whole])
    new["term_to_previous"] = ratio(new["term"], data["previous_mean_term"])
    new["instalments_paid_to_income"] = ratio(data["instalments_paid_12m"] / 12, data["income"])
    new["credit_beyond_goods"] = data["credit_amount"] - data["goods_price"]
    new["income_left"] = data["income"] - data["annuity"]
    debt = data["credit_amount"] + data["bureau_debt"].fillna(0)
    new["debt_after_to_income"] = ratio(debt, data["income"])
    annuities = data["annuity"] + data["bureau_annuity"].fillna(0)
    annuities += data["previous_running_annuity"].fillna(0)
    new["annuities_to_income"] = ratio(annuities, data["income"])
    new["credits_running"] = data["bureau_active_credits"] + data["previous_running_credits"]
    new["credit_requests_12m"] = data["previous_applications_12m"] + data["bureau_credits_12m"]
    new["instalments_delay_change"] = (
        data["instalments_mean_delay_12m"] - data["instalments_mean_delay_before"]
    )
    new["instalments_late_share_change"] = (
        data["instalments_late_share_12m"] - data["instalments_late_share_before"]
    )
    new["cards_use_change"] = data["cards_use_3m"] - data["cards_use_12m"]
    return pd.DataFrame(new)


def difference(ours: Path, theirs: Path) -> tuple[int, float, list[str]]:
    """Return the features compared, the largest relative difference, and those that disagree.

    A feature disagrees if a value is missing on one side only or differs by more than 1e-4 of
    itself plus a thousandth of the feature's largest value: float32 keeps 7 digits, the
    difference of two close values fewer.
    """
    left, right = pd.read_parquet(ours), pd.read_parquet(theirs)
    names = [name for name in left.columns if name in right.columns and name != "TARGET"]
    largest, wrong = 0.0, []
    for name in names:
        a, b = left[name], right[name]
        if not pd.api.types.is_numeric_dtype(a):
            if not (a.fillna("") == b.fillna("")).all():
                wrong.append(name)
            continue
        x, y = a.to_numpy("float64"), b.to_numpy("float64", na_value=np.nan)
        gap = np.nan_to_num(np.abs(x - y))
        scale = np.nan_to_num(np.abs(x)) + 1e-3 * np.nanmax(np.abs(x), initial=1e-12)
        worst = float((gap / scale).max(initial=0))
        largest = max(largest, worst)
        if (np.isnan(x) != np.isnan(y)).any() or worst > 1e-4:
            wrong.append(name)
    return len(names), largest, wrong
