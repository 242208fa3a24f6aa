"""The Kaggle "Home Credit Default Risk" tables: files, columns, types, keys.

Source: https://www.kaggle.com/c/home-credit-default-risk/data (schema only).
"""

from dataclasses import dataclass
from enum import StrEnum


class ColumnType(StrEnum):
    """How a column is read. Numbers are read as doubles, whatever their spelling (4 or 4.0)."""

    INTEGER = "integer"
    REAL = "real"
    TEXT = "text"


@dataclass(frozen=True)
class TableSchema:
    """One table of the schema.

    Parameters
    ----------
    name
        Name used in the program and in messages.
    files
        File stems under which the table comes; several are stacked.
    key
        Columns that identify a row; empty where rows may repeat.
    parent
        Table that `link` refers to, or empty.
    link
        Column shared with the parent.
    columns
        Type by column name, in file order.
    """

    name: str
    files: tuple[str, ...]
    key: tuple[str, ...]
    parent: str
    link: str
    columns: dict[str, ColumnType]


I, R, T = ColumnType.INTEGER, ColumnType.REAL, ColumnType.TEXT  # noqa: E741

# One application for credit: the client, the credit asked for, scores from elsewhere.
APPLICATION = TableSchema(
    name="application",
    files=("application_train", "application_test"),
    key=("SK_ID_CURR",),
    parent="",
    link="",
    columns={
        "SK_ID_CURR": I,
        "TARGET": I,
        "NAME_CONTRACT_TYPE": T,
        "CODE_GENDER": T,
        "FLAG_OWN_CAR": T,
        "FLAG_OWN_REALTY": T,
        "CNT_CHILDREN": I,
        "AMT_INCOME_TOTAL": R,
        "AMT_CREDIT": R,
        "AMT_ANNUITY": R,
        "AMT_GOODS_PRICE": R,
        "NAME_TYPE_SUITE": T,
        "NAME_INCOME_TYPE": T,
        "NAME_EDUCATION_TYPE": T,
        "NAME_FAMILY_STATUS": T,
        "NAME_HOUSING_TYPE": T,
        "REGION_POPULATION_RELATIVE": R,
        "DAYS_BIRTH": I,
        "DAYS_EMPLOYED": I,
        "DAYS_REGISTRATION": R,
        "DAYS_ID_PUBLISH": I,
        "OWN_CAR_AGE": R,
        "FLAG_MOBIL": I,
        "FLAG_EMP_PHONE": I,
        "FLAG_WORK_PHONE": I,
        "FLAG_CONT_MOBILE": I,
        "FLAG_PHONE": I,
        "FLAG_EMAIL": I,
        "OCCUPATION_TYPE": T,
        "CNT_FAM_MEMBERS": R,
        "REGION_RATING_CLIENT": I,
        "REGION_RATING_CLIENT_W_CITY": I,
        "WEEKDAY_APPR_PROCESS_START": T,
        "HOUR_APPR_PROCESS_START": I,
        "REG_REGION_NOT_LIVE_REGION": I,
        "REG_REGION_NOT_WORK_REGION": I,
        "LIVE_REGION_NOT_WORK_REGION": I,
        "REG_CITY_NOT_LIVE_CITY": I,
        "REG_CITY_NOT_WORK_CITY": I,
        "LIVE_CITY_NOT_WORK_CITY": I,
        "ORGANIZATION_TYPE": T,
        "EXT_SOURCE_1": R,
        "EXT_SOURCE_2": R,
        "EXT_SOURCE_3": R,
        "APARTMENTS_AVG": R,
        "BASEMENTAREA_AVG": R,
        "YEARS_BEGINEXPLUATATION_AVG": R,
        "YEARS_BUILD_AVG": R,
        "COMMONAREA_AVG": R,
        "ELEVATORS_AVG": R,
        "ENTRANCES_AVG": R,
        "FLOORSMAX_AVG": R,
        "FLOORSMIN_AVG": R,
        "LANDAREA_AVG": R,
        "LIVINGAPARTMENTS_AVG": R,
        "LIVINGAREA_AVG": R,
        "NONLIVINGAPARTMENTS_AVG": R,
        "NONLIVINGAREA_AVG": R,
        "APARTMENTS_MODE": R,
        "BASEMENTAREA_MODE": R,
        "YEARS_BEGINEXPLUATATION_MODE": R,
        "YEARS_BUILD_MODE": R,
        "COMMONAREA_MODE": R,
        "ELEVATORS_MODE": R,
        "ENTRANCES_MODE": R,
        "FLOORSMAX_MODE": R,
        "FLOORSMIN_MODE": R,
        "LANDAREA_MODE": R,
        "LIVINGAPARTMENTS_MODE": R,
        "LIVINGAREA_MODE": R,
        "NONLIVINGAPARTMENTS_MODE": R,
        "NONLIVINGAREA_MODE": R,
        "APARTMENTS_MEDI": R,
        "BASEMENTAREA_MEDI": R,
        "YEARS_BEGINEXPLUATATION_MEDI": R,
        "YEARS_BUILD_MEDI": R,
        "COMMONAREA_MEDI": R,
        "ELEVATORS_MEDI": R,
        "ENTRANCES_MEDI": R,
        "FLOORSMAX_MEDI": R,
        "FLOORSMIN_MEDI": R,
        "LANDAREA_MEDI": R,
        "LIVINGAPARTMENTS_MEDI": R,
        "LIVINGAREA_MEDI": R,
        "NONLIVINGAPARTMENTS_MEDI": R,
        "NONLIVINGAREA_MEDI": R,
        "FONDKAPREMONT_MODE": T,
        "HOUSETYPE_MODE": T,
        "TOTALAREA_MODE": R,
        "WALLSMATERIAL_MODE": T,
        "EMERGENCYSTATE_MODE": T,
        "OBS_30_CNT_SOCIAL_CIRCLE": R,
        "DEF_30_CNT_SOCIAL_CIRCLE": R,
        "OBS_60_CNT_SOCIAL_CIRCLE": R,
        "DEF_60_CNT_SOCIAL_CIRCLE": R,
        "DAYS_LAST_PHONE_CHANGE": R,
        "FLAG_DOCUMENT_2": I,
        "FLAG_DOCUMENT_3": I,
        "FLAG_DOCUMENT_4": I,
        "FLAG_DOCUMENT_5": I,
        "FLAG_DOCUMENT_6": I,
        "FLAG_DOCUMENT_7": I,
        "FLAG_DOCUMENT_8": I,
        "FLAG_DOCUMENT_9": I,
        "FLAG_DOCUMENT_10": I,
        "FLAG_DOCUMENT_11": I,
        "FLAG_DOCUMENT_12": I,
        "FLAG_DOCUMENT_13": I,
        "FLAG_DOCUMENT_14": I,
        "FLAG_DOCUMENT_15": I,
        "FLAG_DOCUMENT_16": I,
        "FLAG_DOCUMENT_17": I,
        "FLAG_DOCUMENT_18": I,
        "FLAG_DOCUMENT_19": I,
        "FLAG_DOCUMENT_20": I,
        "FLAG_DOCUMENT_21": I,
        "AMT_REQ_CREDIT_BUREAU_HOUR": R,
        "AMT_REQ_CREDIT_BUREAU_DAY": R,
        "AMT_REQ_CREDIT_BUREAU_WEEK": R,
        "AMT_REQ_CREDIT_BUREAU_MON": R,
        "AMT_REQ_CREDIT_BUREAU_QRT": R,
        "AMT_REQ_CREDIT_BUREAU_YEAR": R,
    },
)
# One earlier credit with another lender, as the credit bureau reports it.
BUREAU = TableSchema(
    name="bureau",
    files=("bureau",),
    key=("SK_ID_BUREAU",),
    parent="application",
    link="SK_ID_CURR",
    columns={
        "SK_ID_CURR": I,
        "SK_ID_BUREAU": I,
        "CREDIT_ACTIVE": T,
        "CREDIT_CURRENCY": T,
        "DAYS_CREDIT": I,
        "CREDIT_DAY_OVERDUE": I,
        "DAYS_CREDIT_ENDDATE": R,
        "DAYS_ENDDATE_FACT": R,
        "AMT_CREDIT_MAX_OVERDUE": R,
        "CNT_CREDIT_PROLONG": I,
        "AMT_CREDIT_SUM": R,
        "AMT_CREDIT_SUM_DEBT": R,
        "AMT_CREDIT_SUM_LIMIT": R,
        "AMT_CREDIT_SUM_OVERDUE": R,
        "CREDIT_TYPE": T,
        "DAYS_CREDIT_UPDATE": I,
        "AMT_ANNUITY": R,
    },
)
# One month in the life of a credit known to the bureau.
BUREAU_BALANCE = TableSchema(
    name="bureau_balance",
    files=("bureau_balance",),
    key=("SK_ID_BUREAU", "MONTHS_BALANCE"),
    parent="bureau",
    link="SK_ID_BUREAU",
    columns={
        "SK_ID_BUREAU": I,
        "MONTHS_BALANCE": I,
        "STATUS": T,
    },
)
# One earlier application of the same client to this lender.
PREVIOUS_APPLICATION = TableSchema(
    name="previous_application",
    files=("previous_application",),
    key=("SK_ID_PREV",),
    parent="application",
    link="SK_ID_CURR",
    columns={
        "SK_ID_PREV": I,
        "SK_ID_CURR": I,
        "NAME_CONTRACT_TYPE": T,
        "AMT_ANNUITY": R,
        "AMT_APPLICATION": R,
        "AMT_CREDIT": R,
        "AMT_DOWN_PAYMENT": R,
        "AMT_GOODS_PRICE": R,
        "WEEKDAY_APPR_PROCESS_START": T,
        "HOUR_APPR_PROCESS_START": I,
        "FLAG_LAST_APPL_PER_CONTRACT": T,
        "NFLAG_LAST_APPL_IN_DAY": I,
        "RATE_DOWN_PAYMENT": R,
        "RATE_INTEREST_PRIMARY": R,
        "RATE_INTEREST_PRIVILEGED": R,
        "NAME_CASH_LOAN_PURPOSE": T,
        "NAME_CONTRACT_STATUS": T,
        "DAYS_DECISION": I,
        "NAME_PAYMENT_TYPE": T,
        "CODE_REJECT_REASON": T,
        "NAME_TYPE_SUITE": T,
        "NAME_CLIENT_TYPE": T,
        "NAME_GOODS_CATEGORY": T,
        "NAME_PORTFOLIO": T,
        "NAME_PRODUCT_TYPE": T,
        "CHANNEL_TYPE": T,
        "SELLERPLACE_AREA": I,
        "NAME_SELLER_INDUSTRY": T,
        "CNT_PAYMENT": R,
        "NAME_YIELD_GROUP": T,
        "PRODUCT_COMBINATION": T,
        "DAYS_FIRST_DRAWING": R,
        "DAYS_FIRST_DUE": R,
        "DAYS_LAST_DUE_1ST_VERSION": R,
        "DAYS_LAST_DUE": R,
        "DAYS_TERMINATION": R,
        "NFLAG_INSURED_ON_APPROVAL": R,
    },
)
# One month in the life of an earlier point-of-sale or cash credit.
POS_CASH_BALANCE = TableSchema(
    name="pos_cash_balance",
    files=("POS_CASH_balance",),
    key=("SK_ID_PREV", "MONTHS_BALANCE"),
    parent="application",
    link="SK_ID_CURR",
    columns={
        "SK_ID_PREV": I,
        "SK_ID_CURR": I,
        "MONTHS_BALANCE": I,
        "CNT_INSTALMENT": R,
        "CNT_INSTALMENT_FUTURE": R,
        "NAME_CONTRACT_STATUS": T,
        "SK_DPD": I,
        "SK_DPD_DEF": I,
    },
)
# One instalment due, or one payment made, on an earlier credit.
INSTALLMENTS_PAYMENTS = TableSchema(
    name="installments_payments",
    files=("installments_payments",),
    key=(),
    parent="application",
    link="SK_ID_CURR",
    columns={
        "SK_ID_PREV": I,
        "SK_ID_CURR": I,
        "NUM_INSTALMENT_VERSION": R,
        "NUM_INSTALMENT_NUMBER": I,
        "DAYS_INSTALMENT": R,
        "DAYS_ENTRY_PAYMENT": R,
        "AMT_INSTALMENT": R,
        "AMT_PAYMENT": R,
    },
)
# One month in the life of an earlier credit card.
CREDIT_CARD_BALANCE = TableSchema(
    name="credit_card_balance",
    files=("credit_card_balance",),
    key=("SK_ID_PREV", "MONTHS_BALANCE"),
    parent="application",
    link="SK_ID_CURR",
    columns={
        "SK_ID_PREV": I,
        "SK_ID_CURR": I,
        "MONTHS_BALANCE": I,
        "AMT_BALANCE": R,
        "AMT_CREDIT_LIMIT_ACTUAL": I,
        "AMT_DRAWINGS_ATM_CURRENT": R,
        "AMT_DRAWINGS_CURRENT": R,
        "AMT_DRAWINGS_OTHER_CURRENT": R,
        "AMT_DRAWINGS_POS_CURRENT": R,
        "AMT_INST_MIN_REGULARITY": R,
        "AMT_PAYMENT_CURRENT": R,
        "AMT_PAYMENT_TOTAL_CURRENT": R,
        "AMT_RECEIVABLE_PRINCIPAL": R,
        "AMT_RECIVABLE": R,
        "AMT_TOTAL_RECEIVABLE": R,
        "CNT_DRAWINGS_ATM_CURRENT": R,
        "CNT_DRAWINGS_CURRENT": I,
        "CNT_DRAWINGS_OTHER_CURRENT": R,
        "CNT_DRAWINGS_POS_CURRENT": R,
        "CNT_INSTALMENT_MATURE_CUM": R,
        "NAME_CONTRACT_STATUS": T,
        "SK_DPD": I,
        "SK_DPD_DEF": I,
    },
)

SCHEMA: dict[str, TableSchema] = {
    table.name: table
    for table in (
        APPLICATION,
        BUREAU,
        BUREAU_BALANCE,
        PREVIOUS_APPLICATION,
        POS_CASH_BALANCE,
        INSTALLMENTS_PAYMENTS,
        CREDIT_CARD_BALANCE,
    )
}
