"""Features of credits with other lenders, as the credit bureau reports them."""

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
    in_theme,
    months,
    past,
    share,
    within,
    years,
)
from clairscore.texts import Label

ACTIVE: Final = _.CREDIT_ACTIVE == "Active"
CLOSED: Final = _.CREDIT_ACTIVE == "Closed"
CARD: Final = _.CREDIT_TYPE == "Credit card"
OVERDUE: Final = _.CREDIT_DAY_OVERDUE > 0
WAS_OVERDUE: Final = _.AMT_CREDIT_MAX_OVERDUE > 0


def bureau_rows(tables: Mapping[str, ir.Table]) -> ir.Table:
    """Return the credits known at the application; a later report could tell the future."""
    return past(tables["bureau"], "DAYS_CREDIT", "DAYS_ENDDATE_FACT", "DAYS_CREDIT_UPDATE")


DEBTS: Final = in_theme(
    themes.DEBTS,
    count(
        "bureau_credits",
        _.count(),
        fr="Nombre de crédits connus ailleurs",
        en="Number of credits known elsewhere",
    ),
    count(
        "bureau_active_credits",
        _.count(where=ACTIVE),
        fr="Nombre de crédits en cours ailleurs",
        en="Number of credits open elsewhere",
    ),
    count(
        "bureau_closed_credits",
        _.count(where=CLOSED),
        fr="Nombre de crédits terminés ailleurs",
        en="Number of credits closed elsewhere",
    ),
    share(
        "bureau_active_share",
        ACTIVE.mean(),
        fr="Part des crédits connus ailleurs encore en cours",
        en="Share of credits known elsewhere that are still open",
    ),
    count(
        "bureau_consumer_credits",
        _.count(where=ACTIVE & (_.CREDIT_TYPE == "Consumer credit")),
        fr="Nombre de crédits à la consommation en cours ailleurs",
        en="Number of consumer credits open elsewhere",
    ),
    count(
        "bureau_cards",
        _.count(where=ACTIVE & CARD),
        fr="Nombre de cartes de crédit actives ailleurs",
        en="Number of credit cards active elsewhere",
    ),
    count(
        "bureau_mortgages",
        _.count(where=ACTIVE & (_.CREDIT_TYPE == "Mortgage")),
        fr="Nombre de crédits immobiliers en cours ailleurs",
        en="Number of mortgages open elsewhere",
    ),
    count(
        "bureau_car_loans",
        _.count(where=ACTIVE & (_.CREDIT_TYPE == "Car loan")),
        fr="Nombre de crédits automobiles en cours ailleurs",
        en="Number of car loans open elsewhere",
    ),
    count(
        "bureau_microloans",
        _.count(where=_.CREDIT_TYPE == "Microloan"),
        fr="Nombre de microcrédits pris ailleurs",
        en="Number of microloans taken elsewhere",
    ),
    share(
        "bureau_card_share",
        CARD.mean(),
        fr="Part des cartes de crédit parmi les crédits ailleurs",
        en="Share of credit cards among credits elsewhere",
    ),
    years(
        "bureau_oldest_credit",
        -_.DAYS_CREDIT.min() / DAYS_A_YEAR,
        fr="Ancienneté du premier crédit connu ailleurs",
        en="Age of the first credit known elsewhere",
    ),
    years(
        "bureau_mean_credit_age",
        -_.DAYS_CREDIT.mean() / DAYS_A_YEAR,
        fr="Ancienneté moyenne des crédits connus ailleurs",
        en="Average age of credits known elsewhere",
    ),
    years(
        "bureau_mean_active_age",
        -_.DAYS_CREDIT.mean(where=ACTIVE) / DAYS_A_YEAR,
        fr="Ancienneté moyenne des crédits en cours ailleurs",
        en="Average age of credits open elsewhere",
    ),
    months(
        "bureau_longest_remaining",
        _.DAYS_CREDIT_ENDDATE.max(where=ACTIVE & (_.DAYS_CREDIT_ENDDATE > 0)) / DAYS_A_MONTH,
        fr="Temps restant avant la fin du dernier crédit en cours ailleurs",
        en="Time left until the last credit open elsewhere ends",
    ),
    months(
        "bureau_mean_remaining",
        _.DAYS_CREDIT_ENDDATE.mean(where=ACTIVE & (_.DAYS_CREDIT_ENDDATE > 0)) / DAYS_A_MONTH,
        fr="Durée restante moyenne des crédits en cours ailleurs",
        en="Average time left on credits open elsewhere",
    ),
    count(
        "bureau_past_end_credits",
        _.count(where=ACTIVE & (_.DAYS_CREDIT_ENDDATE < 0)),
        fr="Nombre de crédits ailleurs encore ouverts après leur date de fin",
        en="Number of credits elsewhere still open after their end date",
    ),
    months(
        "bureau_last_closing",
        -_.DAYS_ENDDATE_FACT.max() / DAYS_A_MONTH,
        fr="Temps écoulé depuis la fin du dernier crédit remboursé ailleurs",
        en="Time since the last credit elsewhere was closed",
    ),
    days(
        "bureau_closing_delay",
        (_.DAYS_ENDDATE_FACT - _.DAYS_CREDIT_ENDDATE).mean(where=CLOSED),
        fr="Écart moyen entre la fin réelle et la fin prévue des crédits ailleurs",
        en="Average gap between actual and planned end of credits elsewhere",
        explanation=Label(
            "Négatif quand les crédits sont terminés plus tôt que prévu.",
            "Negative when credits end earlier than planned.",
        ),
    ),
    amount(
        "bureau_active_amount",
        _.AMT_CREDIT_SUM.sum(where=ACTIVE),
        fr="Montant total des crédits en cours ailleurs",
        en="Total amount of credits open elsewhere",
    ),
    amount(
        "bureau_mean_active_amount",
        _.AMT_CREDIT_SUM.mean(where=ACTIVE),
        fr="Montant moyen des crédits en cours ailleurs",
        en="Average amount of credits open elsewhere",
    ),
    amount(
        "bureau_mean_amount",
        _.AMT_CREDIT_SUM.mean(),
        fr="Montant moyen des crédits connus ailleurs",
        en="Average amount of credits known elsewhere",
    ),
    amount(
        "bureau_largest_amount",
        _.AMT_CREDIT_SUM.max(),
        fr="Montant du plus gros crédit connu ailleurs",
        en="Amount of the largest credit known elsewhere",
    ),
    amount(
        "bureau_debt",
        _.AMT_CREDIT_SUM_DEBT.sum(),
        fr="Montant restant dû ailleurs",
        en="Amount still owed elsewhere",
    ),
    amount(
        "bureau_largest_debt",
        _.AMT_CREDIT_SUM_DEBT.max(),
        fr="Plus grosse dette sur un crédit ailleurs",
        en="Largest debt on one credit elsewhere",
    ),
    amount(
        "bureau_card_debt",
        _.AMT_CREDIT_SUM_DEBT.sum(where=ACTIVE & CARD),
        fr="Dette sur les cartes de crédit ailleurs",
        en="Debt on credit cards elsewhere",
    ),
    amount(
        "bureau_card_amount",
        _.AMT_CREDIT_SUM.sum(where=ACTIVE & CARD),
        fr="Montant autorisé sur les cartes de crédit ailleurs",
        en="Amount granted on credit cards elsewhere",
    ),
    amount(
        "bureau_annuity",
        _.AMT_ANNUITY.sum(where=ACTIVE),
        fr="Total des mensualités des crédits en cours ailleurs",
        en="Total instalments of credits open elsewhere",
    ),
)
LATE: Final = in_theme(
    themes.LATE_ELSEWHERE,
    count(
        "bureau_bad_credits",
        _.count(where=_.CREDIT_ACTIVE.isin(["Bad debt", "Sold"])),
        fr="Nombre de crédits ailleurs cédés ou déclarés irrécouvrables",
        en="Number of credits elsewhere sold on or written off",
    ),
    count(
        "bureau_overdue_credits",
        _.count(where=OVERDUE),
        fr="Nombre de crédits en retard ailleurs à ce jour",
        en="Number of credits overdue elsewhere today",
    ),
    days(
        "bureau_days_overdue",
        _.CREDIT_DAY_OVERDUE.max(),
        fr="Plus long retard ailleurs à ce jour",
        en="Longest current delay elsewhere",
    ),
    amount(
        "bureau_overdue",
        _.AMT_CREDIT_SUM_OVERDUE.sum(),
        fr="Montant en retard ailleurs à ce jour",
        en="Amount overdue elsewhere today",
    ),
    amount(
        "bureau_largest_overdue",
        _.AMT_CREDIT_MAX_OVERDUE.max(),
        fr="Plus gros montant jamais en retard sur un crédit ailleurs",
        en="Largest amount ever overdue on one credit elsewhere",
    ),
    share(
        "bureau_ever_overdue_share",
        WAS_OVERDUE.mean(),
        fr="Part des crédits ailleurs qui ont connu un retard",
        en="Share of credits elsewhere that were ever overdue",
        explanation=Label(
            "Parmi les crédits dont le plus gros montant en retard est connu.",
            "Among credits whose largest overdue amount is known.",
        ),
    ),
    count(
        "bureau_prolongations",
        _.CNT_CREDIT_PROLONG.sum(),
        fr="Nombre de prolongations de crédits ailleurs",
        en="Number of times credits elsewhere were prolonged",
    ),
)
SEARCH: Final = in_theme(
    themes.SEARCH,
    months(
        "bureau_newest_credit",
        -_.DAYS_CREDIT.max() / DAYS_A_MONTH,
        fr="Temps écoulé depuis le dernier crédit pris ailleurs",
        en="Time since the last credit was taken elsewhere",
    ),
    *(
        count(
            f"bureau_credits_{length}m",
            _.count(where=within(_.DAYS_CREDIT, length)),
            fr=f"Nombre de crédits pris ailleurs sur les {length} derniers mois",
            en=f"Number of credits taken elsewhere in the last {length} months",
        )
        for length in (3, 12, 24)
    ),
)
BUREAU: Final = Source(
    "bureau",
    required={"bureau": (CLIENT, "DAYS_CREDIT")},
    rows=bureau_rows,
    definitions=(*DEBTS, *LATE, *SEARCH),
)
