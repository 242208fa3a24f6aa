"""Features of the instalments of earlier credits with this lender: due against paid.

A row is one payment, or one instalment that was not paid. An instalment paid in several parts
takes several rows; they are not put together again, which would need a second pass over the
largest table: the labels speak of payments.
"""

from collections.abc import Mapping
from typing import Final

import ibis.expr.types as ir
from ibis import _

from clairscore.credit.features import themes
from clairscore.credit.features.definition import (
    CLIENT,
    DAYS_A_MONTH,
    DAYS_A_YEAR,
    Source,
    amount,
    count,
    days,
    excess,
    in_theme,
    months,
    past,
    share,
    within,
    years,
)
from clairscore.texts import Label

GAP: Final = _.DAYS_ENTRY_PAYMENT - _.DAYS_INSTALMENT
DAYS_LATE: Final = excess(GAP)
DAYS_EARLY: Final = excess(-GAP)
SHORT: Final = _.AMT_PAYMENT < _.AMT_INSTALMENT
PAID_SHARE: Final = _.AMT_PAYMENT / _.AMT_INSTALMENT.nullif(0)
LAST_YEAR: Final = within(_.DAYS_INSTALMENT, 12)
BEFORE: Final = ~LAST_YEAR
NO_DELAY: Final = Label(
    "Un paiement à l’heure ou en avance compte pour 0 jour.",
    "A payment on time or ahead counts as 0 days.",
)


def _rows(tables: Mapping[str, ir.Table]) -> ir.Table:
    return past(tables["installments_payments"], "DAYS_INSTALMENT", "DAYS_ENTRY_PAYMENT")


INSTALMENTS: Final = Source(
    "installments_payments",
    required={"installments_payments": (CLIENT, "DAYS_INSTALMENT")},
    rows=_rows,
    definitions=in_theme(
        themes.REPAYMENT,
        count(
            "instalments_payments",
            _.count(),
            fr="Nombre de paiements de mensualités chez nous",
            en="Number of instalment payments to us",
        ),
        years(
            "instalments_first",
            -_.DAYS_INSTALMENT.min() / DAYS_A_YEAR,
            fr="Temps écoulé depuis la première mensualité chez nous",
            en="Time since the first instalment with us",
        ),
        months(
            "instalments_last_payment",
            -_.DAYS_ENTRY_PAYMENT.max() / DAYS_A_MONTH,
            fr="Temps écoulé depuis le dernier paiement chez nous",
            en="Time since the last payment to us",
        ),
        count(
            "instalments_unpaid",
            _.count(where=_.DAYS_ENTRY_PAYMENT.isnull()),
            fr="Nombre de mensualités jamais payées",
            en="Number of instalments never paid",
        ),
        days(
            "instalments_mean_delay",
            DAYS_LATE.mean(),
            fr="Retard moyen des paiements chez nous",
            en="Average delay of payments to us",
            explanation=NO_DELAY,
        ),
        days(
            "instalments_longest_delay",
            DAYS_LATE.max(),
            fr="Plus long retard d’un paiement chez nous",
            en="Longest delay of a payment to us",
        ),
        days(
            "instalments_mean_advance",
            DAYS_EARLY.mean(),
            fr="Avance moyenne des paiements chez nous",
            en="Average time by which payments came early",
            explanation=Label(
                "Un paiement à l’heure ou en retard compte pour 0 jour.",
                "A payment on time or late counts as 0 days.",
            ),
        ),
        share(
            "instalments_late_share",
            (GAP > 0).mean(),
            fr="Part des paiements en retard chez nous",
            en="Share of late payments to us",
        ),
        *(
            share(
                f"instalments_late_{limit}_share",
                (limit < GAP).mean(),
                fr=f"Part des paiements en retard de plus de {limit} jours",
                en=f"Share of payments more than {limit} days late",
            )
            for limit in (7, 30)
        ),
        share(
            "instalments_short_share",
            SHORT.mean(),
            fr="Part des paiements inférieurs à la mensualité due",
            en="Share of payments below the instalment due",
        ),
        share(
            "instalments_paid_share",
            PAID_SHARE.mean(),
            fr="Part moyenne de la mensualité due couverte par un paiement",
            en="Average share of the instalment due covered by a payment",
        ),
        amount(
            "instalments_shortfall",
            excess(_.AMT_INSTALMENT - _.AMT_PAYMENT).sum(),
            fr="Total manquant des paiements incomplets",
            en="Total amount missing from incomplete payments",
        ),
        amount(
            "instalments_largest_shortfall",
            (_.AMT_INSTALMENT - _.AMT_PAYMENT).max(where=SHORT),
            fr="Plus gros montant manquant d’un paiement",
            en="Largest amount missing from one payment",
        ),
        amount(
            "instalments_paid",
            _.AMT_PAYMENT.sum(),
            fr="Total payé chez nous",
            en="Total paid to us",
        ),
        amount(
            "instalments_mean_due",
            _.AMT_INSTALMENT.mean(),
            fr="Mensualité moyenne due chez nous",
            en="Average instalment due to us",
        ),
        amount(
            "instalments_largest_due",
            _.AMT_INSTALMENT.max(),
            fr="Plus grosse mensualité due chez nous",
            en="Largest instalment due to us",
        ),
        count(
            "instalments_revisions",
            _.NUM_INSTALMENT_VERSION.max(),
            fr="Nombre de révisions de l’échéancier le plus remanié",
            en="Number of revisions of the most revised repayment plan",
        ),
        *(
            count(
                f"instalments_payments_{length}m",
                _.count(where=within(_.DAYS_INSTALMENT, length)),
                fr=f"Nombre de paiements de mensualités sur les {length} derniers mois",
                en=f"Number of instalment payments in the last {length} months",
            )
            for length in (3, 12)
        ),
        *(
            days(
                f"instalments_mean_delay_{length}m",
                DAYS_LATE.mean(where=within(_.DAYS_INSTALMENT, length)),
                fr=f"Retard moyen des paiements sur les {length} derniers mois",
                en=f"Average delay of payments in the last {length} months",
                explanation=NO_DELAY,
            )
            for length in (3, 6, 12)
        ),
        *(
            share(
                f"instalments_late_share_{length}m",
                (GAP > 0).mean(where=within(_.DAYS_INSTALMENT, length)),
                fr=f"Part des paiements en retard sur les {length} derniers mois",
                en=f"Share of late payments in the last {length} months",
            )
            for length in (3, 6, 12)
        ),
        days(
            "instalments_longest_delay_12m",
            DAYS_LATE.max(where=LAST_YEAR),
            fr="Plus long retard d’un paiement sur les 12 derniers mois",
            en="Longest delay of a payment in the last 12 months",
        ),
        share(
            "instalments_short_share_12m",
            SHORT.mean(where=LAST_YEAR),
            fr="Part des paiements inférieurs à la mensualité due sur les 12 derniers mois",
            en="Share of payments below the instalment due in the last 12 months",
        ),
        amount(
            "instalments_paid_12m",
            _.AMT_PAYMENT.sum(where=LAST_YEAR),
            fr="Total payé chez nous sur les 12 derniers mois",
            en="Total paid to us in the last 12 months",
        ),
        days(
            "instalments_mean_delay_before",
            DAYS_LATE.mean(where=BEFORE),
            fr="Retard moyen des paiements datant de plus d’un an",
            en="Average delay of payments over a year ago",
            explanation=NO_DELAY,
        ),
        share(
            "instalments_late_share_before",
            (GAP > 0).mean(where=BEFORE),
            fr="Part des paiements en retard datant de plus d’un an",
            en="Share of late payments over a year ago",
        ),
    ),
)
