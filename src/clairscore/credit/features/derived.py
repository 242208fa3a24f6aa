"""Features computed from other features: ratios and comparisons across sources.

They read columns of the dataset only, under the dataset's names. The same expressions therefore
serve the whole population when the dataset is written and one client when an adviser asks "what
if the amount were lower?": the two can't differ.
"""

from typing import Final, cast

import ibis
from ibis import _
from ibis.common.deferred import Deferred

from clairscore.credit.dictionary import Role
from clairscore.credit.features import themes
from clairscore.credit.features.definition import (
    Definition,
    amount,
    count,
    days,
    in_theme,
    months,
    number,
    share,
)
from clairscore.texts import Label


def _ratio(part: Deferred, whole: Deferred) -> Deferred:
    """Return part / whole, missing where the whole is 0 or unknown."""
    return part / whole.nullif(0)


_SCORES: Final = (_.external_score_1, _.external_score_2, _.external_score_3)
_KNOWN_SCORES: Final = (
    _SCORES[0].notnull().cast("float64")
    + _SCORES[1].notnull().cast("float64")
    + _SCORES[2].notnull().cast("float64")
)
_SCORES_SUM: Final = _SCORES[0].fill_null(0) + _SCORES[1].fill_null(0) + _SCORES[2].fill_null(0)
_SCORES_MEAN: Final = _ratio(_SCORES_SUM, _KNOWN_SCORES)
# missing scores are passed over
_LOWEST: Final = cast("Deferred", ibis.least(*_SCORES))
_HIGHEST: Final = cast("Deferred", ibis.greatest(*_SCORES))

SCORES: Final = in_theme(
    themes.SCORES,
    number(
        "external_score_mean",
        _SCORES_MEAN,
        fr="Moyenne des scores externes",
        en="Average of the external scores",
    ),
    number(
        "external_score_lowest",
        _LOWEST,
        fr="Plus bas des scores externes",
        en="Lowest of the external scores",
    ),
    number(
        "external_score_highest",
        _HIGHEST,
        fr="Plus haut des scores externes",
        en="Highest of the external scores",
    ),
    number(
        "external_score_gap",
        _HIGHEST - _LOWEST,
        fr="Écart entre les scores externes",
        en="Gap between the external scores",
        input=False,  # a better score widens or narrows it: no model of it keeps scores' direction
    ),
    count(
        "external_scores",
        _KNOWN_SCORES,
        fr="Nombre de scores externes connus",
        en="Number of external scores known",
    ),
)
REQUEST: Final = in_theme(
    themes.REQUEST,
    months(
        "term",
        _ratio(_.credit_amount, _.annuity),
        fr="Durée du crédit demandé, hors intérêts",
        en="Term of the credit asked for, before interest",
        actionable=True,
        role=Role.TERM,
        explanation=Label(
            "Montant du crédit divisé par la mensualité.",
            "Amount of the credit divided by the instalment.",
        ),
    ),
    share(
        "credit_to_goods",
        _ratio(_.credit_amount, _.goods_price),
        fr="Crédit demandé rapporté au prix du bien",
        en="Credit asked for compared with the price of the goods",
        actionable=True,
    ),
    amount(
        "credit_beyond_goods",
        _.credit_amount - _.goods_price,
        fr="Montant demandé au-delà du prix du bien",
        en="Amount asked for beyond the price of the goods",
        actionable=True,
    ),
    share(
        "credit_to_previous",
        _ratio(_.credit_amount, _.previous_mean_granted),
        fr="Crédit demandé rapporté à la moyenne des crédits déjà accordés",
        en="Credit asked for compared with the average of credits granted before",
    ),
    share(
        "credit_to_largest_previous",
        _ratio(_.credit_amount, _.previous_largest_granted),
        fr="Crédit demandé rapporté au plus gros crédit déjà accordé",
        en="Credit asked for compared with the largest credit granted before",
    ),
    share(
        "annuity_to_previous",
        _ratio(_.annuity, _.previous_mean_annuity),
        fr="Mensualité demandée rapportée à celle des crédits déjà accordés",
        en="Instalment asked for compared with that of credits granted before",
    ),
    share(
        "term_to_previous",
        _ratio(_ratio(_.credit_amount, _.annuity), _.previous_mean_term),
        fr="Durée demandée rapportée à celle des crédits déjà accordés",
        en="Term asked for compared with that of credits granted before",
    ),
)
_ALL_ANNUITIES: Final = (
    _.annuity + _.bureau_annuity.fill_null(0) + _.previous_running_annuity.fill_null(0)
)
_DEBT_AFTER: Final = _.credit_amount + _.bureau_debt.fill_null(0)

BUDGET: Final = in_theme(
    themes.BUDGET,
    share(
        "annuity_to_income",
        _ratio(_.annuity, _.income),
        fr="Part du revenu prise par la mensualité",
        en="Share of income taken by the instalment",
        actionable=True,
    ),
    share(
        "credit_to_income",
        _ratio(_.credit_amount, _.income),
        fr="Crédit demandé rapporté au revenu",
        en="Credit asked for compared with income",
        actionable=True,
    ),
    share(
        "goods_to_income",
        _ratio(_.goods_price, _.income),
        fr="Prix du bien rapporté au revenu",
        en="Price of the goods compared with income",
        actionable=True,
    ),
    amount(
        "income_left",
        _.income - _.annuity,
        fr="Revenu restant après la mensualité",
        en="Income left after the instalment",
        actionable=True,
    ),
    share(
        "debt_to_income",
        _ratio(_.bureau_debt, _.income),
        fr="Montant restant dû ailleurs rapporté au revenu",
        en="Amount still owed elsewhere compared with income",
    ),
    share(
        "debt_after_to_income",
        _ratio(_DEBT_AFTER, _.income),
        fr="Dette totale, avec ce crédit, rapportée au revenu",
        en="Total debt with this credit compared with income",
        explanation=Label(
            "Crédit demandé et montant restant dû ailleurs, 0 s’il est inconnu.",
            "Credit asked for plus the amount still owed elsewhere, 0 if unknown.",
        ),
    ),
    share(
        "annuities_to_income",
        _ratio(_ALL_ANNUITIES, _.income),
        fr="Part du revenu prise par toutes les mensualités",
        en="Share of income taken by all instalments",
        explanation=Label(
            "Ce crédit, les crédits en cours ailleurs et chez nous ; 0 si inconnu.",
            "This credit and those open elsewhere and with us; 0 if unknown.",
        ),
    ),
    share(
        "cards_limit_to_income",
        _ratio(_.cards_limit_3m, _.income),
        fr="Plafond de la carte rapporté au revenu",
        en="Card limit compared with income",
    ),
    share(
        "instalments_paid_to_income",
        _ratio(_.instalments_paid_12m / 12, _.income),
        fr="Part du revenu versée chez nous chaque mois depuis un an",
        en="Share of income paid to us each month over the last year",
    ),
    share(
        "annuity_to_instalments",
        _ratio(_.annuity, _.instalments_mean_due),
        fr="Mensualité demandée rapportée à la moyenne de celles déjà payées",
        en="Instalment asked for compared with the average of those paid before",
    ),
)
PERSON: Final = in_theme(
    themes.PERSON,
    amount(
        "income_per_person",
        _ratio(_.income, _.family_members),
        fr="Revenu par personne de la famille",
        en="Income per family member",
        protected=True,  # a function of the family's size
    ),
    share(
        "employed_to_age",
        _ratio(_.years_employed, _.age),
        fr="Part de la vie passée dans l’emploi actuel",
        en="Share of life spent in the present job",
        protected=True,  # a function of age
    ),
)
DEBTS: Final = in_theme(
    themes.DEBTS,
    share(
        "bureau_debt_to_credit",
        _ratio(_.bureau_debt, _.bureau_active_amount),
        fr="Montant restant dû ailleurs rapporté aux crédits en cours",
        en="Amount still owed elsewhere compared with credits open there",
    ),
    share(
        "bureau_card_use",
        _ratio(_.bureau_card_debt, _.bureau_card_amount),
        fr="Part utilisée des cartes de crédit ailleurs",
        en="Share in use of credit cards elsewhere",
    ),
    share(
        "debt_to_credit_asked",
        _ratio(_.bureau_debt, _.credit_amount),
        fr="Montant restant dû ailleurs rapporté au crédit demandé",
        en="Amount still owed elsewhere compared with the credit asked for",
        input=False,  # falls with the amount asked for: asking for less would raise the risk
    ),
    count(
        "credits_running",
        _.bureau_active_credits + _.previous_running_credits,
        fr="Nombre de crédits en cours, ici et ailleurs",
        en="Number of credits running, here and elsewhere",
    ),
)
LATE_ELSEWHERE: Final = in_theme(
    themes.LATE_ELSEWHERE,
    share(
        "bureau_overdue_to_debt",
        _ratio(_.bureau_overdue, _.bureau_debt),
        fr="Part en retard du montant restant dû ailleurs",
        en="Overdue share of the amount still owed elsewhere",
    ),
)
SEARCH: Final = in_theme(
    themes.SEARCH,
    count(
        "credit_requests_12m",
        _.previous_applications_12m + _.bureau_credits_12m,
        fr="Nombre de demandes chez nous et de crédits pris ailleurs sur les 12 derniers mois",
        en="Number of applications with us and credits taken elsewhere in the last 12 months",
    ),
)
REPAYMENT: Final = in_theme(
    themes.REPAYMENT,
    days(
        "instalments_delay_change",
        _.instalments_mean_delay_12m - _.instalments_mean_delay_before,
        fr="Évolution du retard moyen des paiements depuis un an",
        en="Change in the average delay of payments over the last year",
        explanation=Label(
            "Moyenne des 12 derniers mois moins celle d’avant ; négative si cela s’améliore.",
            "Average of the last 12 months minus that of before; negative when it improves.",
        ),
    ),
    share(
        "instalments_late_share_change",
        _.instalments_late_share_12m - _.instalments_late_share_before,
        fr="Évolution de la part des paiements en retard depuis un an",
        en="Change in the share of late payments over the last year",
        explanation=Label(
            "Part des 12 derniers mois moins celle d’avant ; négative si cela s’améliore.",
            "Share of the last 12 months minus that of before; negative when it improves.",
        ),
    ),
)
CARDS: Final = in_theme(
    themes.CARDS,
    share(
        "cards_use_change",
        _.cards_use_3m - _.cards_use_12m,
        fr="Évolution récente de la part du plafond utilisée",
        en="Recent change in the share of the limit in use",
        explanation=Label(
            "Moyenne de 3 mois moins celle de 12 ; négative si l’usage baisse.",
            "Average of 3 months minus that of 12; negative when use goes down.",
        ),
    ),
)

DERIVED: Final[tuple[Definition, ...]] = (
    *SCORES,
    *REQUEST,
    *BUDGET,
    *PERSON,
    *DEBTS,
    *LATE_ELSEWHERE,
    *SEARCH,
    *REPAYMENT,
    *CARDS,
)
