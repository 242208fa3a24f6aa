"""Features of the client's earlier applications to this lender."""

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
    in_theme,
    months,
    past,
    share,
    within,
    years,
)
from clairscore.texts import Label

APPROVED: Final = _.NAME_CONTRACT_STATUS == "Approved"
REFUSED: Final = _.NAME_CONTRACT_STATUS == "Refused"
CANCELLED: Final = _.NAME_CONTRACT_STATUS == "Canceled"
# 365243 stands for a date not known yet: the credit was not over when the client applied again
RUNNING: Final = APPROVED & (_.DAYS_TERMINATION == 365243)  # noqa: PLR2004 (said above)
PRICED: Final = _.NAME_YIELD_GROUP != "XNA"
# What is repaid above the amount lent, over the whole term
COST: Final = _.AMT_ANNUITY * _.CNT_PAYMENT / _.AMT_CREDIT.nullif(0) - 1
DOWN_PAYMENT: Final = _.AMT_DOWN_PAYMENT / _.AMT_GOODS_PRICE.nullif(0)
REASON_CODES: Final = Label(
    "D’après le code de motif enregistré par le prêteur.",
    "From the reason code that the lender recorded.",
)


def _rows(tables: Mapping[str, ir.Table]) -> ir.Table:
    """Return the applications decided before this one.

    The other dates of a previous application are plans, which may lie ahead, or 365243.
    """
    return past(tables["previous_application"], "DAYS_DECISION")


DECISIONS: Final = (
    count(
        "previous_applications",
        _.count(),
        fr="Nombre de demandes passées chez nous",
        en="Number of past applications with us",
    ),
    count(
        "previous_approved",
        _.count(where=APPROVED),
        fr="Nombre de demandes passées accordées",
        en="Number of past applications accepted",
    ),
    count(
        "previous_refused",
        _.count(where=REFUSED),
        fr="Nombre de demandes passées refusées",
        en="Number of past applications refused",
    ),
    count(
        "previous_cancelled",
        _.count(where=CANCELLED),
        fr="Nombre de demandes passées annulées",
        en="Number of past applications cancelled",
    ),
    share(
        "previous_approved_share",
        APPROVED.mean(),
        fr="Part des demandes passées accordées",
        en="Share of past applications accepted",
    ),
    share(
        "previous_refused_share",
        REFUSED.mean(),
        fr="Part des demandes passées refusées",
        en="Share of past applications refused",
    ),
    *(
        count(
            name,
            _.count(where=_.CODE_REJECT_REASON.isin(codes)),
            fr=fr,
            en=en,
            explanation=REASON_CODES,
        )
        for name, codes, fr, en in (
            (
                "previous_refused_score",
                ["SCO", "SCOFR"],
                "Nombre de refus passés en raison du score",
                "Number of past refusals because of the score",
            ),
            (
                "previous_refused_limit",
                ["LIMIT"],
                "Nombre de refus passés pour dépassement de plafond",
                "Number of past refusals because a limit was exceeded",
            ),
            (
                "previous_refused_policy",
                ["HC"],
                "Nombre de refus passés selon les règles du prêteur",
                "Number of past refusals by the lender’s own rules",
            ),
            (
                "previous_refused_check",
                ["VERIF"],
                "Nombre de refus passés après vérification",
                "Number of past refusals after a check",
            ),
        )
    ),
)
DATES: Final = (
    years(
        "previous_first_application",
        -_.DAYS_DECISION.min() / DAYS_A_YEAR,
        fr="Temps écoulé depuis la première demande chez nous",
        en="Time since the first application with us",
    ),
    months(
        "previous_last_application",
        -_.DAYS_DECISION.max() / DAYS_A_MONTH,
        fr="Temps écoulé depuis la dernière demande chez nous",
        en="Time since the last application with us",
    ),
    months(
        "previous_last_approval",
        -_.DAYS_DECISION.max(where=APPROVED) / DAYS_A_MONTH,
        fr="Temps écoulé depuis le dernier accord",
        en="Time since the last acceptance",
    ),
    months(
        "previous_last_refusal",
        -_.DAYS_DECISION.max(where=REFUSED) / DAYS_A_MONTH,
        fr="Temps écoulé depuis le dernier refus",
        en="Time since the last refusal",
    ),
    *(
        definition
        for length in (12, 24)
        for recent in (within(_.DAYS_DECISION, length),)
        for definition in (
            count(
                f"previous_applications_{length}m",
                _.count(where=recent),
                fr=f"Nombre de demandes chez nous sur les {length} derniers mois",
                en=f"Number of applications with us in the last {length} months",
            ),
            count(
                f"previous_refused_{length}m",
                _.count(where=recent & REFUSED),
                fr=f"Nombre de refus chez nous sur les {length} derniers mois",
                en=f"Number of refusals by us in the last {length} months",
            ),
        )
    ),
    months(
        "previous_last_due",
        -_.DAYS_LAST_DUE.max(where=APPROVED & (_.DAYS_LAST_DUE <= 0)) / DAYS_A_MONTH,
        fr="Temps écoulé depuis la dernière échéance d’un crédit terminé chez nous",
        en="Time since the last due date of a credit that ended with us",
    ),
    months(
        "previous_ended_early",
        (_.DAYS_LAST_DUE_1ST_VERSION - _.DAYS_LAST_DUE).mean(
            where=APPROVED & (_.DAYS_LAST_DUE <= 0) & (_.DAYS_LAST_DUE_1ST_VERSION < 365243)  # noqa: PLR2004 (unknown date)
        )
        / DAYS_A_MONTH,
        fr="Avance moyenne de la fin des crédits passés sur la date prévue",
        en="Average time by which past credits ended ahead of plan",
    ),
)
AMOUNTS: Final = (
    amount(
        "previous_mean_asked",
        _.AMT_APPLICATION.mean(where=_.AMT_APPLICATION > 0),
        fr="Montant moyen des crédits demandés par le passé",
        en="Average amount of credits asked for in the past",
    ),
    amount(
        "previous_mean_granted",
        _.AMT_CREDIT.mean(where=APPROVED & (_.AMT_CREDIT > 0)),
        fr="Montant moyen des crédits accordés par le passé",
        en="Average amount of credits granted in the past",
    ),
    amount(
        "previous_largest_granted",
        _.AMT_CREDIT.max(where=APPROVED),
        fr="Montant du plus gros crédit accordé par le passé",
        en="Amount of the largest credit granted in the past",
    ),
    amount(
        "previous_mean_refused",
        _.AMT_APPLICATION.mean(where=REFUSED & (_.AMT_APPLICATION > 0)),
        fr="Montant moyen des crédits refusés par le passé",
        en="Average amount of credits refused in the past",
    ),
    share(
        "previous_granted_to_asked",
        (_.AMT_CREDIT / _.AMT_APPLICATION.nullif(0)).mean(where=APPROVED),
        fr="Part moyenne du montant demandé qui a été accordée",
        en="Average share of the amount asked for that was granted",
    ),
    share(
        "previous_asked_to_goods",
        (_.AMT_CREDIT / _.AMT_GOODS_PRICE.nullif(0)).mean(),
        fr="Rapport moyen entre les crédits passés et le prix des biens",
        en="Average ratio of past credits to the price of the goods",
    ),
    amount(
        "previous_mean_annuity",
        _.AMT_ANNUITY.mean(where=APPROVED),
        fr="Mensualité moyenne des crédits accordés par le passé",
        en="Average instalment of credits granted in the past",
    ),
    months(
        "previous_mean_term",
        _.CNT_PAYMENT.mean(where=APPROVED & (_.CNT_PAYMENT > 0)),
        fr="Durée moyenne des crédits accordés par le passé",
        en="Average term of credits granted in the past",
    ),
    share(
        "previous_mean_down_payment",
        DOWN_PAYMENT.mean(),
        fr="Apport moyen rapporté au prix des biens achetés",
        en="Average down payment compared with the price of the goods",
    ),
    share(
        "previous_mean_cost",
        COST.mean(where=APPROVED & (_.CNT_PAYMENT > 0)),
        fr="Coût moyen des crédits passés, rapporté au montant prêté",
        en="Average cost of past credits compared with the amount lent",
    ),
    share(
        "previous_highest_cost",
        COST.max(where=APPROVED & (_.CNT_PAYMENT > 0)),
        fr="Coût du crédit passé le plus cher, rapporté au montant prêté",
        en="Cost of the dearest past credit compared with the amount lent",
    ),
    count(
        "previous_running_credits",
        _.count(where=RUNNING),
        fr="Nombre de crédits en cours chez nous",
        en="Number of credits running with us",
    ),
    amount(
        "previous_running_amount",
        _.AMT_CREDIT.sum(where=RUNNING),
        fr="Montant total des crédits en cours chez nous",
        en="Total amount of credits running with us",
    ),
    amount(
        "previous_running_annuity",
        _.AMT_ANNUITY.sum(where=RUNNING),
        fr="Total des mensualités des crédits en cours chez nous",
        en="Total instalments of credits running with us",
    ),
)
PRODUCTS: Final = (
    share(
        "previous_cash_share",
        (_.NAME_CONTRACT_TYPE == "Cash loans").mean(),
        fr="Part des prêts en espèces parmi les demandes passées",
        en="Share of cash loans among past applications",
    ),
    share(
        "previous_revolving_share",
        (_.NAME_CONTRACT_TYPE == "Revolving loans").mean(),
        fr="Part des crédits renouvelables parmi les demandes passées",
        en="Share of revolving credits among past applications",
    ),
    share(
        "previous_dear_share",
        (_.NAME_YIELD_GROUP == "high").mean(where=PRICED),
        fr="Part des demandes passées à taux élevé",
        en="Share of past applications at a high rate",
    ),
    share(
        "previous_cheap_share",
        _.NAME_YIELD_GROUP.isin(["low_action", "low_normal"]).mean(where=PRICED),
        fr="Part des demandes passées à taux bas",
        en="Share of past applications at a low rate",
    ),
    share(
        "previous_walk_in_share",
        (_.NAME_PRODUCT_TYPE == "walk-in").mean(),
        fr="Part des demandes passées faites à l’initiative du client",
        en="Share of past applications on the client’s own initiative",
    ),
    share(
        "previous_offered_share",
        (_.NAME_PRODUCT_TYPE == "x-sell").mean(),
        fr="Part des demandes passées faites sur proposition du prêteur",
        en="Share of past applications prompted by the lender’s offer",
    ),
    share(
        "previous_new_client_share",
        (_.NAME_CLIENT_TYPE == "New").mean(),
        fr="Part des demandes passées faites en tant que nouveau client",
        en="Share of past applications made as a new client",
    ),
    share(
        "previous_insured_share",
        _.NFLAG_INSURED_ON_APPROVAL.mean(where=APPROVED),
        fr="Part des crédits passés assurés",
        en="Share of past credits that were insured",
    ),
    share(
        "previous_phone_goods_share",
        (_.NAME_GOODS_CATEGORY == "Mobile").mean(),
        fr="Part des demandes passées pour un téléphone mobile",
        en="Share of past applications to buy a mobile phone",
    ),
    share(
        "previous_agent_share",
        (_.CHANNEL_TYPE == "AP+ (Cash loan)").mean(),
        fr="Part des demandes passées faites par un intermédiaire",
        en="Share of past applications made through an agent",
    ),
    count(
        "previous_for_other_loans",
        _.count(where=_.NAME_CASH_LOAN_PURPOSE == "Payments on other loans"),
        fr="Nombre de demandes passées pour rembourser d’autres crédits",
        en="Number of past applications to repay other credits",
    ),
)
PREVIOUS: Final = Source(
    "previous_application",
    required={"previous_application": (CLIENT, "DAYS_DECISION")},
    rows=_rows,
    definitions=in_theme(themes.PREVIOUS, *DECISIONS, *DATES, *AMOUNTS, *PRODUCTS),
)
