"""Features of the monthly statements of earlier purchase and cash credits with this lender."""

from collections.abc import Mapping
from typing import Final

import ibis.expr.types as ir
from ibis import _

from clairscore.credit.features import themes
from clairscore.credit.features.definition import (
    CLIENT,
    Source,
    count,
    days,
    in_theme,
    months,
    past,
    share,
    years,
)

LATE: Final = _.SK_DPD > 0
# The lender's second counter of days late leaves small debts out.
LATE_WITH_TOLERANCE: Final = _.SK_DPD_DEF > 0
LAST_YEAR: Final = _.MONTHS_BALANCE >= -12  # noqa: PLR2004 (months)
LAST_MONTH: Final = _.MONTHS_BALANCE == -1
ACTIVE: Final = _.NAME_CONTRACT_STATUS == "Active"


def _rows(tables: Mapping[str, ir.Table]) -> ir.Table:
    return past(tables["pos_cash_balance"], "MONTHS_BALANCE")


POS: Final = Source(
    "pos_cash_balance",
    required={"pos_cash_balance": (CLIENT, "MONTHS_BALANCE")},
    rows=_rows,
    definitions=in_theme(
        themes.REPAYMENT,
        count(
            "pos_months",
            _.count(),
            fr="Nombre de relevés mensuels des crédits passés",
            en="Number of monthly statements of past credits",
        ),
        years(
            "pos_first_month",
            -_.MONTHS_BALANCE.min() / 12,
            fr="Temps écoulé depuis le premier relevé d’un crédit chez nous",
            en="Time since the first statement of a credit with us",
        ),
        months(
            "pos_last_month",
            -_.MONTHS_BALANCE.max(),
            fr="Temps écoulé depuis le dernier relevé d’un crédit chez nous",
            en="Time since the last statement of a credit with us",
        ),
        count(
            "pos_late_months",
            _.count(where=LATE),
            fr="Nombre de relevés de crédit avec un retard",
            en="Number of credit statements with a delay",
        ),
        share(
            "pos_late_share",
            LATE.mean(),
            fr="Part des relevés de crédit avec un retard",
            en="Share of credit statements with a delay",
        ),
        share(
            "pos_late_share_12m",
            LATE.mean(where=LAST_YEAR),
            fr="Part des relevés de crédit avec un retard sur les 12 derniers mois",
            en="Share of credit statements with a delay in the last 12 months",
        ),
        share(
            "pos_notable_late_share",
            LATE_WITH_TOLERANCE.mean(),
            fr="Part des relevés de crédit avec un retard notable",
            en="Share of credit statements with a notable delay",
        ),
        share(
            "pos_notable_late_share_12m",
            LATE_WITH_TOLERANCE.mean(where=LAST_YEAR),
            fr="Part des relevés de crédit avec un retard notable sur les 12 derniers mois",
            en="Share of credit statements with a notable delay in the last 12 months",
        ),
        days(
            "pos_longest_delay",
            _.SK_DPD.max(),
            fr="Plus long retard sur les relevés de crédit",
            en="Longest delay on credit statements",
        ),
        days(
            "pos_longest_delay_12m",
            _.SK_DPD.max(where=LAST_YEAR),
            fr="Plus long retard sur les relevés de crédit des 12 derniers mois",
            en="Longest delay on credit statements in the last 12 months",
        ),
        months(
            "pos_last_late_month",
            -_.MONTHS_BALANCE.max(where=LATE),
            fr="Temps écoulé depuis le dernier relevé de crédit avec un retard",
            en="Time since the last credit statement with a delay",
        ),
        count(
            "pos_open_credits",
            _.count(where=LAST_MONTH & ACTIVE),
            fr="Nombre de crédits à rembourser chez nous le mois dernier",
            en="Number of credits being repaid to us last month",
        ),
        count(
            "pos_instalments_left",
            _.CNT_INSTALMENT_FUTURE.sum(where=LAST_MONTH & ACTIVE).fill_null(0),
            fr="Nombre de mensualités restant à payer chez nous",
            en="Number of instalments still to be paid to us",
        ),
        share(
            "pos_mean_share_left",
            (_.CNT_INSTALMENT_FUTURE / _.CNT_INSTALMENT.nullif(0)).mean(where=LAST_YEAR),
            fr="Part moyenne des mensualités restant à payer sur les relevés des 12 derniers mois",
            en="Average share of instalments left on statements of the last 12 months",
        ),
        count(
            "pos_completed",
            _.count(where=_.NAME_CONTRACT_STATUS == "Completed"),
            fr="Nombre de relevés de fin de crédit",
            en="Number of end-of-credit statements",
        ),
        count(
            "pos_in_collection",
            _.count(where=_.NAME_CONTRACT_STATUS.isin(["Demand", "Amortized debt"])),
            fr="Nombre de relevés de crédit en recouvrement",
            en="Number of credit statements in collection",
        ),
    ),
)
