"""Features of the application itself: the client, the credit asked for, scores from elsewhere.

**What is protected**: sex, age, family status, number of children, family members, and whoever
came along (a spouse, children); then every function of one of them: income per family member,
share of life spent in the present job. They are kept in the dataset, shown and used for the
fairness report, and are no inputs. Proxies that describe something else (a pension, occupation,
region) stay inputs: a lender that thinks otherwise writes ``protected = true`` in the dictionary.
"""

from typing import Final

from ibis import _

from clairscore.credit.dictionary import Role
from clairscore.credit.features import themes
from clairscore.credit.features.categories import (
    COMPANIES,
    CONTRACT_TYPES,
    EDUCATIONS,
    EMPLOYERS,
    EMPLOYERS_FOLDED,
    FAMILY_STATUSES,
    INCOME_TYPES,
    INCOME_TYPES_FOLDED,
    OCCUPATIONS,
    SEXES,
)
from clairscore.credit.features.definition import (
    DAYS_A_YEAR,
    UNKNOWN,
    Definition,
    amount,
    category,
    count,
    in_theme,
    number,
    years,
    years_since,
    yes_no,
)
from clairscore.texts import Label

# The lender writes 365243 days (1,000 years) for retired people and those without employment.
NOT_EMPLOYED: Final = 365243


REQUEST: Final = in_theme(
    themes.REQUEST,
    category(
        "contract_type",
        _.NAME_CONTRACT_TYPE.nullif(UNKNOWN),
        CONTRACT_TYPES,
        fr="Type de crédit demandé",
        en="Kind of credit asked for",
    ),
    amount(
        "credit_amount",
        _.AMT_CREDIT,
        fr="Montant du crédit demandé",
        en="Amount of the credit asked for",
        actionable=True,
        role=Role.AMOUNT,
    ),
    amount(
        "goods_price",
        _.AMT_GOODS_PRICE,
        fr="Prix du bien financé",
        en="Price of the goods financed",
        actionable=True,
        role=Role.GOODS,
    ),
)
BUDGET: Final = in_theme(
    themes.BUDGET,
    amount(
        "annuity",
        _.AMT_ANNUITY,
        fr="Mensualité du crédit demandé",
        en="Instalment of the credit asked for",
        actionable=True,
        role=Role.INSTALMENT,
    ),
)
WORK: Final = in_theme(
    themes.WORK,
    amount(
        "income",
        _.AMT_INCOME_TOTAL,
        fr="Revenu déclaré",
        en="Declared income",
        actionable=True,
        role=Role.INCOME,
    ),
    category(
        "income_type",
        _.NAME_INCOME_TYPE.nullif(UNKNOWN).substitute(INCOME_TYPES_FOLDED),
        INCOME_TYPES,
        fr="Source principale de revenu",
        en="Main source of income",
    ),
    years(
        "years_employed",
        years_since(_.DAYS_EMPLOYED),
        fr="Ancienneté dans l’emploi actuel",
        en="Time in the present job",
    ),
    yes_no(
        "not_employed",
        _.DAYS_EMPLOYED == NOT_EMPLOYED,
        fr="Retraite ou absence d’emploi",
        en="Retirement or no employment",
    ),
    category(
        "education",
        _.NAME_EDUCATION_TYPE.nullif(UNKNOWN),
        EDUCATIONS,
        fr="Niveau d’études",
        en="Level of education",
    ),
    category(
        "occupation",
        _.OCCUPATION_TYPE.nullif(UNKNOWN),
        OCCUPATIONS,
        fr="Métier",
        en="Occupation",
    ),
    category(
        "employer",
        _.ORGANIZATION_TYPE.nullif(UNKNOWN).substitute(EMPLOYERS_FOLDED),
        EMPLOYERS,
        fr="Secteur de l’employeur",
        en="Employer’s line of business",
    ),
)
SCORES: Final = in_theme(
    themes.SCORES,
    *(
        number(
            f"external_score_{k}",
            _[f"EXT_SOURCE_{k}"],
            fr=f"Score externe {k}",
            en=f"External score {k}",
            explanation=Label(
                "Score entre 0 et 1 reçu d’un autre organisme ; plus il est haut, mieux c’est.",
                "Score between 0 and 1 from another organisation; the higher the better.",
            ),
        )
        for k in (1, 2, 3)
    ),
)
PERSON: Final = in_theme(
    themes.PERSON,
    category(
        "sex",
        _.CODE_GENDER.nullif(UNKNOWN),
        SEXES,
        fr="Sexe",
        en="Sex",
        protected=True,
    ),
    years(
        "age",
        # Whole years are all that fairness by age groups needs; birthdays aren't in the tables.
        (-_.DAYS_BIRTH / DAYS_A_YEAR).round(),
        fr="Âge, à l’année la plus proche",
        en="Age, to the nearest year",
        protected=True,
    ),
    category(
        "family_status",
        _.NAME_FAMILY_STATUS.nullif("Unknown").nullif(UNKNOWN),
        FAMILY_STATUSES,
        fr="Situation familiale",
        en="Family status",
        protected=True,
    ),
    count(
        "children",
        _.CNT_CHILDREN,
        fr="Nombre d’enfants",
        en="Number of children",
        protected=True,
    ),
    count(
        "family_members",
        _.CNT_FAM_MEMBERS,
        fr="Nombre de personnes dans la famille",
        en="Number of people in the family",
        protected=True,
    ),
    category(
        "accompanied_by",
        _.NAME_TYPE_SUITE.nullif(UNKNOWN),
        COMPANIES,
        fr="Personnes venues avec le client",
        en="People who came with the client",
        protected=True,
    ),
)
# The columns exclude each other (the month leaves out the week …); people think in totals.
_ENQUIRIES_IN_WEEK: Final = (
    _.AMT_REQ_CREDIT_BUREAU_HOUR + _.AMT_REQ_CREDIT_BUREAU_DAY + _.AMT_REQ_CREDIT_BUREAU_WEEK
)
_ENQUIRIES_IN_MONTH: Final = _ENQUIRIES_IN_WEEK + _.AMT_REQ_CREDIT_BUREAU_MON
_ENQUIRIES_IN_QUARTER: Final = _ENQUIRIES_IN_MONTH + _.AMT_REQ_CREDIT_BUREAU_QRT
SEARCH: Final = in_theme(
    themes.SEARCH,
    count(
        "enquiries_week",
        _ENQUIRIES_IN_WEEK,
        fr="Nombre de consultations du fichier de crédit depuis une semaine",
        en="Number of credit bureau enquiries in the last week",
    ),
    count(
        "enquiries_month",
        _ENQUIRIES_IN_MONTH,
        fr="Nombre de consultations du fichier de crédit depuis un mois",
        en="Number of credit bureau enquiries in the last month",
    ),
    count(
        "enquiries_quarter",
        _ENQUIRIES_IN_QUARTER,
        fr="Nombre de consultations du fichier de crédit depuis trois mois",
        en="Number of credit bureau enquiries in the last three months",
    ),
    count(
        "enquiries_year",
        _ENQUIRIES_IN_QUARTER + _.AMT_REQ_CREDIT_BUREAU_YEAR,
        fr="Nombre de consultations du fichier de crédit depuis un an",
        en="Number of credit bureau enquiries in the last year",
    ),
)
DEFINITIONS: Final[tuple[Definition, ...]] = (
    *REQUEST,
    *BUDGET,
    *SCORES,
    *WORK,
    *PERSON,
    *SEARCH,
)
