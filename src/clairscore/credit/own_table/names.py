"""What the name of a column suggests: a label, a theme, a unit, a protected characteristic.

Suggestions only, in English and French: they are written into the drafted dictionary for the
lender to correct. Each pattern is searched among the words of a name: ``OWN_CAR_AGE`` and
``OwnCarAge`` read "own car age".
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from clairscore.credit.dictionary import Direction, Kind, Role, Theme
from clairscore.texts import Label

OTHER = Theme("other", Label("Autres informations", "Other information"), "T07")
PERSON = Theme("person", Label("Situation personnelle", "Personal situation"), "T06")

# In this order: the first theme whose pattern is found.
THEMES: tuple[tuple[Theme, str], ...] = (
    (
        Theme("payments", Label("Historique de paiement", "Payment history"), "T01"),
        (
            r"pay|paid|payments?|repa\w+|overdue|delinq\w*|late|arrears|dpd|def(ault)?\w*"
            r"|history|historique|bureau|inquir\w+|existing credits?|retards?|impayes?|incidents?"
        ),
    ),
    (
        Theme("resources", Label("Emploi et revenus", "Work and income"), "T02"),
        (
            r"incomes?|salar\w+|wages?|earnings|revenus?|emplo\w+|jobs?|occupation|profession\w*"
            r"|work\w*|metier|anciennete|dti|charges?|expens\w+|organi[sz]ation"
        ),
    ),
    (
        Theme("accounts", Label("Comptes et épargne", "Accounts and savings"), "T03"),
        r"accounts?|bills?|savings?|checking|deposits?|banks?|comptes?|epargne|soldes?|banques?",
    ),
    (
        Theme("credit", Label("Crédit demandé", "Credit asked for"), "T04"),
        (
            r"loans?|credits?|amounts?|amt|duration|terms?|tenure|purpose|limit|\w*instal\w*|annuity"
            r"|interest|prets?|montants?|duree|objet|plafond|taux|mensualites?|apport|down payment"
        ),
    ),
    (
        Theme("home", Label("Logement et biens", "Home and belongings"), "T05"),
        (
            r"hous\w+|home\w*|propert\w+|real estate|residen\w+|rent\w*|mortgage|cars?|vehicles?"
            r"|address|region|city|apartments?|logement|loyers?|proprie\w+|vehicules?|voitures?|ville"
        ),
    ),
    (PERSON, r"education|studies|school|(tele)?phones?|e ?mail|etudes|diplome|scolarite"),
)

# By topic, the characteristics that the law of most countries keeps out of credit decisions.
PROTECTED: dict[str, str] = {
    "sex": r"sex(e|ual\w*)?|gender|genre|civilite|salutation",
    "age": r"age|dob|birth\w*|born|naissance",
    "family": r"marri\w+|marital\w*|matrimonial\w*|fam|famil\w+|spouse|conjoints?|divorc\w+"
    r"|widow\w*|veufs?|veuves?|civil status|etat civil|pregnan\w+|maternity|grossesse",
    "dependants": r"child(ren)?|kids|enfants?|depend[ae]nts?|(people|persons?) liable"
    r"|personnes? a charge|household size",
    "origin": r"foreign\w*|etrang\w+|nationalit\w+|citizen\w*|immigra\w+|migrants?|ethni\w+"
    r"|race|racial\w*|language|langue",
    "religion": r"religio\w*|faith|church|culte|caste",
    "health": r"disab\w+|handicap\w*|invalidite|health|sante|illness|maladie",
    "opinions": r"politic\w*|politique\w*|trade union|syndica\w+",
}
# An age that is not a person's.
_AGE_OF_THINGS = re.compile(
    r"\b(cars?|vehicles?|house|home|building|accounts?|company|business|credits?|loans?|files?"
    r"|voiture|vehicule|logement|compte|entreprise|dossier)\b"
)
# What the values of a category say, whatever its name.
_PROTECTED_VALUES: dict[str, str] = {
    "sex": r"(fe)?male|homme|femme|masculin|feminin",
    "family": r"(un)?married|divorced|widow(ed|er)?|mariee?|divorcee?|veuf|veuve|celibataire",
}
_SEX_LETTERS = ({"f", "m"}, {"f", "h"})

UNITS = {
    "days": r"days?|jours?|dpd",
    "months": r"months?|mois",
    "years": r"years?|yrs?|annees?|ans|age",
}
AMOUNT = (
    r"amounts?|amt|amnt|incomes?|salar\w+|balances?|bal|limit|price|values?|debts?|payments?|annuity"
    r"|costs?|fees?|revenues?|wages?|savings|rent|montants?|revenus?|soldes?|plafond|prix|valeur"
    r"|dettes?|mensualites?|echeances?|loyers?|epargne|capital|charges?"
)
COUNT = r"numbers?|num|nb|nbr|nombre|count|cnt"
PERCENT = (
    r"\w*rates?|ratio|percent\w*|pct|perc|share|proportion|utili[sz]ation|taux|part|pourcentage"
    r"|dti|ltv"
)
CODE = (
    r"education|types?|codes?|class|category|categorie|region|purpose|objet|branch|agence|product"
    r"|produit|groups?|segment|sector|secteur|occupation|profession|status|statut|housing|job"
)
RANK = r"ratings?|ranks?|levels?|scores?|notes?|rang|niveau"
IDENTIFIER = (
    r"ids?|identifiers?|index|key|uuid|guid|refs?|references?|numeros?|matricule|identifiant"
    r"|column 1|index level 0"
)
# In this order, what a column is in an application: "monthly instalment amount" is an instalment.
ROLES: dict[Role, str] = {
    Role.INSTALMENT: r"\w*instal\w*|annuity|mensualites?|echeances?|monthly (payment|repayment)"
    r"|emi",
    Role.TERM: r"duration|(loan |credit )?terms?|tenure|duree|maturity",
    Role.GOODS: r"(goods?|purchase|bien|achat|vehicle|car|property) (price|value|prix|valeur)"
    r"|(price|prix|value|valeur) (of |du |de |d )?(goods?|purchase|bien|achat)",
    Role.INCOME: r"incomes?|salar\w+|wages?|earnings|revenus?",
    Role.AMOUNT: r"(credit|loan|pret) (amount|amt|amnt|sum)"
    r"|(amount|amt|montant|sum) (of |du |de |d )?(credit|loan|pret)|amount|montant",
}


class Sign(NamedTuple):
    """A pattern that surely says which way the risk goes, unless another is found too."""

    direction: Direction
    pattern: str
    unless: str
    kinds: frozenset[Kind]


_AMOUNTS = frozenset({Kind.AMOUNT, Kind.NUMBER})
_MEASURED = frozenset(Kind) - {Kind.CATEGORY}
_AGO = r"since|ago|last|first|date|time|depuis|dernier\w*|premier\w*"
_NONE = r"never|no|non|not|without|sans|jamais|aucun\w*|risk|risque|fees?|frais|status|statut"
SIGNS = (
    Sign(  # more is asked for; what was borrowed before says less
        Direction.UP,
        r"^(credit|loan|pret|amount|montant)$|(credit|loan|pret) (amount|amt|amnt|sum)"
        r"|(amount|amt|montant|sum) (of |du |de |d )?(the )?(credit|loan|pret)|montant demande",
        r"previous|past|prior|other|limit|plafond|max\w*|min|mean|average|total|out|outstanding|remaining|paid"
        r"|precedents?|anciens?|autres?|moyenn?e?|restant|rembourse\w*|" + _AGO,
        _AMOUNTS,
    ),
    Sign(  # what income carries
        Direction.UP,
        r"dti|debt (to )?income|debt ratio|taux (d )?(endettement|effort)"
        r"|(loan|payment|instal\w+) (percent |pct |to )income",
        _NONE,
        frozenset({Kind.PERCENT, Kind.NUMBER}),
    ),
    Sign(  # paid late or not; that it was long ago is good news
        Direction.UP,
        r"late|overdue|past due|delinq\w*|arrears|dpd|derog\w*|impayes?|retards?"
        r"|bankruptc\w+|missed payments?",
        _NONE + "|" + _AGO,
        _MEASURED,
    ),
    Sign(
        Direction.DOWN,
        r"incomes?|salar\w+|wages?|earnings|revenus?",
        r"debt|dti|loan|credit|payment|instal\w+|to|ratio|percent|pct|taux|rate|tax\w*|impots?"
        r"|source|type|other|autres?|verif\w*|" + _NONE + "|" + _AGO,
        _AMOUNTS,
    ),
    Sign(  # a score of creditworthiness, where the name tells it from one of risk
        Direction.DOWN,
        r"fico|(external|bureau|credit) scores?|ext(ernal)? sources?|scores? externes?",
        r"risk|risque|date|change|number|nb|count|" + _AGO,
        frozenset({Kind.NUMBER, Kind.PERCENT, Kind.COUNT}),
    ),
)
CHANGEABLE = (
    r"(credit|loan|pret) (amount|amt|amnt)|(amount|amt|montant) (of |du |de |d )?(credit|loan|pret)"
    r"|duration|loan term|term|duree|down payment|apport"
)


def words_of(name: str) -> str:
    """Return the words of a name: unaccented, lower case, one blank between."""
    apart = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", plain)
    return re.sub(r"[^a-z0-9]+", " ", apart.lower()).strip()


def speaks_of(pattern: str, name: str) -> bool:
    """Return whether a pattern is found among the words of a name."""
    return re.search(rf"\b({pattern})\b", words_of(name)) is not None


def role_of(name: str, kind: Kind) -> Role | None:
    """Return what a column seems to be in an application; None unless name and kind agree.

    A rate or a share of income, a count of instalments, are none.
    """
    quantities = {Kind.AMOUNT, Kind.NUMBER}
    fits = dict.fromkeys(Role, quantities) | {Role.TERM: {Kind.DURATION, *quantities}}
    return next(
        (
            role
            for role, pattern in ROLES.items()
            if kind in fits[role] and speaks_of(pattern, name)
        ),
        None,
    )


def direction_of(name: str, kind: Kind, role: Role | None) -> Direction | None:
    """Return which way the risk surely goes with a column; None unless name and kind say so.

    An instalment, whatever it is called, weighs on who pays it.
    """
    if role is Role.INSTALMENT and kind is Kind.AMOUNT:
        return Direction.UP
    return next(
        (
            sign.direction
            for sign in SIGNS
            if kind in sign.kinds
            and speaks_of(sign.pattern, name)
            and not speaks_of(sign.unless, name)
        ),
        None,
    )


def readable(name: str) -> Label:
    """Return a name as a label, the same in both languages: ``LIMIT_BAL`` reads "Limit bal"."""
    apart = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])", " ", re.sub(r"[_.\s]+", " ", name)).strip()
    shouted = apart.isupper()
    words = [word if _is_acronym(word) and not shouted else word.lower() for word in apart.split()]
    text = " ".join(words) or name
    return Label(*[text[:1].upper() + text[1:]] * 2)


def theme_of(name: str, topic: str) -> Theme:
    """Return the theme that a name suggests; what is protected is about the person."""
    if topic:
        return PERSON
    return next((theme for theme, pattern in THEMES if speaks_of(pattern, name)), OTHER)


def protected_topic(name: str, values: Iterable[str]) -> str:
    """Return the protected characteristic that a name or its values speak of, or an empty text.

    Parameters
    ----------
    name
        Column name.
    values
        Values of a category, if it is one.
    """
    for topic, pattern in PROTECTED.items():
        if speaks_of(pattern, name):
            thing = topic == "age" and _AGE_OF_THINGS.search(words_of(name))
            return "" if thing else topic
    said = {words_of(value) for value in values}
    if said in _SEX_LETTERS:
        return "sex"
    return next(
        (
            topic
            for topic, pattern in _PROTECTED_VALUES.items()
            if any(speaks_of(pattern, value) for value in said)
        ),
        "",
    )


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()
