"""Features of the monthly statements of credits with other lenders."""

from collections.abc import Mapping
from typing import Final

import ibis.expr.types as ir
from ibis import _

from clairscore.credit.features import themes
from clairscore.credit.features.bureau import bureau_rows
from clairscore.credit.features.definition import (
    CLIENT,
    Source,
    count,
    in_theme,
    months,
    number,
    past,
    share,
)
from clairscore.texts import Label

# STATUS of a month: C closed, X unknown, 0 paid on time, then the delay:
# 1 up to 30 days, 2 up to 60, 3 up to 90, 4 up to 120, 5 more than 120 days or written off.
STATUS_SCALE: Final = Label(
    "De 0 (à l’heure) à 5 (plus de 120 jours ou irrécouvrable), par tranches de 30 jours.",
    "From 0 (on time) to 5 (over 120 days or written off), in steps of 30 days.",
)


def _rows(tables: Mapping[str, ir.Table]) -> ir.Table:
    """Return one row a credit: its months summed up, then matched with its client.

    Summing up before the match joins hundreds of thousands of rows instead of tens of millions.
    """
    late = _.STATUS.isin(["1", "2", "3", "4", "5"])
    delay = _.STATUS.try_cast("int8")  # C and X are no delay: missing
    recent = _.MONTHS_BALANCE >= -12  # noqa: PLR2004 (twelve months)
    by_credit = (
        past(tables["bureau_balance"], "MONTHS_BALANCE")
        .group_by("SK_ID_BUREAU")
        .aggregate(
            months=_.count(where=delay.notnull()),
            late_months=_.count(where=late),
            very_late_months=_.count(where=delay > 2),  # noqa: PLR2004 (more than 60 days)
            worst=delay.max(),
            months_12m=_.count(where=delay.notnull() & recent),
            late_months_12m=_.count(where=late & recent),
            worst_12m=delay.max(where=recent),
            last_late=_.MONTHS_BALANCE.max(where=late),
        )
    )
    owners = bureau_rows(tables).select(CLIENT, "SK_ID_BUREAU")
    return by_credit.inner_join(owners, "SK_ID_BUREAU")


BUREAU_BALANCE: Final = Source(
    "bureau_balance",
    required={
        "bureau_balance": ("SK_ID_BUREAU", "MONTHS_BALANCE", "STATUS"),
        "bureau": (CLIENT, "SK_ID_BUREAU", "DAYS_CREDIT"),
    },
    rows=_rows,
    definitions=in_theme(
        themes.LATE_ELSEWHERE,
        count(
            "bureau_months",
            _.months.sum(),
            fr="Nombre de mois de paiement connus ailleurs",
            en="Number of months of payment known elsewhere",
            explanation=Label(
                "Additionnés sur tous les crédits ; sans les mois clos ou inconnus.",
                "Added up over all credits, without closed or unknown months.",
            ),
        ),
        count(
            "bureau_late_months",
            _.late_months.sum(),
            fr="Nombre de mois avec retard ailleurs",
            en="Number of late months elsewhere",
        ),
        share(
            "bureau_late_share",
            _.late_months.sum() / _.months.sum().nullif(0),
            fr="Part des mois avec retard ailleurs",
            en="Share of late months elsewhere",
        ),
        count(
            "bureau_very_late_months",
            _.very_late_months.sum(),
            fr="Nombre de mois avec plus de 60 jours de retard ailleurs",
            en="Number of months more than 60 days late elsewhere",
        ),
        number(
            "bureau_worst_delay",
            _.worst.max(),
            fr="Gravité du pire retard ailleurs",
            en="Severity of the worst delay elsewhere",
            explanation=STATUS_SCALE,
        ),
        number(
            "bureau_worst_delay_12m",
            _.worst_12m.max(),
            fr="Gravité du pire retard ailleurs sur les 12 derniers mois",
            en="Severity of the worst delay elsewhere in the last 12 months",
            explanation=STATUS_SCALE,
        ),
        share(
            "bureau_late_share_12m",
            _.late_months_12m.sum() / _.months_12m.sum().nullif(0),
            fr="Part des mois avec retard ailleurs sur les 12 derniers mois",
            en="Share of late months elsewhere in the last 12 months",
        ),
        months(
            "bureau_last_late_month",
            -_.last_late.max(),
            fr="Temps écoulé depuis le dernier mois avec retard ailleurs",
            en="Time since the last late month elsewhere",
        ),
        count(
            "bureau_late_credits",
            _.count(where=_.late_months > 0),
            fr="Nombre de crédits ailleurs avec au moins un mois de retard",
            en="Number of credits elsewhere with at least one late month",
        ),
    ),
)
