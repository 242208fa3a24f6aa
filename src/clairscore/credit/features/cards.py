"""Features of the monthly statements of the client's credit cards with this lender."""

from collections.abc import Mapping
from typing import Final

import ibis.expr.types as ir
from ibis import _

from clairscore.credit.features import themes
from clairscore.credit.features.definition import (
    CLIENT,
    Source,
    amount,
    count,
    days,
    in_theme,
    months,
    number,
    past,
    share,
    years,
)

USE: Final = _.AMT_BALANCE / _.AMT_CREDIT_LIMIT_ACTUAL.nullif(0)
OVER_LIMIT: Final = _.AMT_BALANCE > _.AMT_CREDIT_LIMIT_ACTUAL
LATE: Final = _.SK_DPD > 0
LATE_WITH_TOLERANCE: Final = _.SK_DPD_DEF > 0
DUE: Final = _.AMT_INST_MIN_REGULARITY > 0
MINIMUM_MISSED: Final = _.AMT_PAYMENT_CURRENT.fill_null(0) < _.AMT_INST_MIN_REGULARITY
SPENT: Final = _.AMT_DRAWINGS_CURRENT > 0
LAST_QUARTER: Final = _.MONTHS_BALANCE >= -3  # noqa: PLR2004 (months)
LAST_YEAR: Final = _.MONTHS_BALANCE >= -12  # noqa: PLR2004 (months)


def _rows(tables: Mapping[str, ir.Table]) -> ir.Table:
    return past(tables["credit_card_balance"], "MONTHS_BALANCE")


USAGE: Final = (
    count(
        "cards_months",
        _.count(),
        fr="Nombre de relevés de carte",
        en="Number of card statements",
    ),
    years(
        "cards_first_month",
        -_.MONTHS_BALANCE.min() / 12,
        fr="Temps écoulé depuis le premier relevé de carte",
        en="Time since the first card statement",
    ),
    months(
        "cards_last_month",
        -_.MONTHS_BALANCE.max(),
        fr="Temps écoulé depuis le dernier relevé de carte",
        en="Time since the last card statement",
    ),
    amount(
        "cards_limit",
        _.AMT_CREDIT_LIMIT_ACTUAL.max(),
        fr="Plafond le plus élevé de la carte",
        en="Highest limit of the card",
    ),
    amount(
        "cards_limit_3m",
        _.AMT_CREDIT_LIMIT_ACTUAL.mean(where=LAST_QUARTER),
        fr="Plafond moyen de la carte sur les 3 derniers mois",
        en="Average limit of the card in the last 3 months",
    ),
    share(
        "cards_use",
        USE.mean(),
        fr="Part moyenne du plafond utilisée",
        en="Average share of the limit in use",
    ),
    share(
        "cards_highest_use",
        USE.max(),
        fr="Plus forte part du plafond utilisée",
        en="Highest share of the limit in use",
    ),
    share(
        "cards_use_3m",
        USE.mean(where=LAST_QUARTER),
        fr="Part moyenne du plafond utilisée sur les 3 derniers mois",
        en="Average share of the limit in use in the last 3 months",
    ),
    share(
        "cards_use_12m",
        USE.mean(where=LAST_YEAR),
        fr="Part moyenne du plafond utilisée sur les 12 derniers mois",
        en="Average share of the limit in use in the last 12 months",
    ),
    share(
        "cards_over_limit_share",
        OVER_LIMIT.mean(),
        fr="Part des mois au-dessus du plafond",
        en="Share of months above the limit",
    ),
    amount(
        "cards_balance_3m",
        _.AMT_BALANCE.mean(where=LAST_QUARTER),
        fr="Solde moyen dû sur la carte sur les 3 derniers mois",
        en="Average balance owed on the card in the last 3 months",
    ),
    share(
        "cards_active_share",
        SPENT.mean(),
        fr="Part des mois avec une dépense par carte",
        en="Share of months with card spending",
    ),
    amount(
        "cards_spending",
        _.AMT_DRAWINGS_CURRENT.mean(),
        fr="Dépense mensuelle moyenne par carte",
        en="Average monthly card spending",
    ),
    share(
        "cards_cash_share",
        _.AMT_DRAWINGS_ATM_CURRENT.sum() / _.AMT_DRAWINGS_CURRENT.sum().nullif(0),
        fr="Part des retraits d’espèces dans les dépenses par carte",
        en="Share of cash withdrawals in card spending",
    ),
    share(
        "cards_cash_share_12m",
        _.AMT_DRAWINGS_ATM_CURRENT.sum(where=LAST_YEAR)
        / _.AMT_DRAWINGS_CURRENT.sum(where=LAST_YEAR).nullif(0),
        fr="Part des retraits d’espèces dans les dépenses par carte sur les 12 derniers mois",
        en="Share of cash withdrawals in card spending in the last 12 months",
    ),
    number(
        "cards_withdrawals",
        _.CNT_DRAWINGS_ATM_CURRENT.mean(),
        fr="Nombre moyen de retraits d’espèces par mois",
        en="Average number of cash withdrawals a month",
    ),
)
REPAYMENT: Final = (
    share(
        "cards_minimum_missed_share",
        MINIMUM_MISSED.mean(where=DUE),
        fr="Part des mois où le minimum dû n’a pas été payé",
        en="Share of months in which the minimum due was not paid",
    ),
    share(
        "cards_minimum_missed_share_12m",
        MINIMUM_MISSED.mean(where=DUE & LAST_YEAR),
        fr="Part des mois où le minimum dû n’a pas été payé, sur 12 mois",
        en="Share of the last 12 months in which the minimum due was not paid",
    ),
    share(
        "cards_repaid_share",
        _.AMT_PAYMENT_CURRENT.sum() / _.AMT_DRAWINGS_CURRENT.sum().nullif(0),
        fr="Remboursements de la carte rapportés aux dépenses",
        en="Card repayments compared with spending",
    ),
    share(
        "cards_late_share",
        LATE.mean(),
        fr="Part des relevés de carte avec un retard",
        en="Share of card statements with a delay",
    ),
    share(
        "cards_late_share_12m",
        LATE.mean(where=LAST_YEAR),
        fr="Part des relevés de carte avec un retard sur les 12 derniers mois",
        en="Share of card statements with a delay in the last 12 months",
    ),
    days(
        "cards_longest_delay",
        _.SK_DPD.max(),
        fr="Plus long retard sur la carte",
        en="Longest delay on the card",
    ),
    days(
        "cards_longest_delay_12m",
        _.SK_DPD.max(where=LAST_YEAR),
        fr="Plus long retard sur la carte sur les 12 derniers mois",
        en="Longest delay on the card in the last 12 months",
    ),
)
CARDS: Final = Source(
    "credit_card_balance",
    required={"credit_card_balance": (CLIENT, "MONTHS_BALANCE")},
    rows=_rows,
    definitions=in_theme(themes.CARDS, *USAGE, *REPAYMENT),
)
