"""The values of the application's categories, in words, in the order of their codes.

Where there is an order (education), the codes follow it. Values that identify what may not be
known of a person are folded into wider ones: parental leave (sex), work for a religious body.
"""

from collections.abc import Mapping
from typing import Final

from clairscore.texts import Label

Categories = Mapping[str, Label]

CONTRACT_TYPES: Final[Categories] = {
    "Cash loans": Label("prêt en espèces", "cash loan"),
    "Revolving loans": Label("crédit renouvelable", "revolving credit"),
}
SEXES: Final[Categories] = {
    "F": Label("femme", "woman"),
    "M": Label("homme", "man"),
}
FAMILY_STATUSES: Final[Categories] = {
    "Single / not married": Label("célibat", "single"),
    "Civil marriage": Label("union libre", "living with a partner"),
    "Married": Label("mariage", "married"),
    "Separated": Label("séparation", "separated"),
    "Widow": Label("veuvage", "widowed"),
}
COMPANIES: Final[Categories] = {
    "Unaccompanied": Label("sans accompagnement", "came alone"),
    "Family": Label("avec de la famille", "with family"),
    "Spouse, partner": Label("avec son conjoint", "with a spouse or partner"),
    "Children": Label("avec ses enfants", "with children"),
    "Group of people": Label("avec un groupe", "with a group of people"),
    "Other_A": Label("avec une autre personne (A)", "with someone else (A)"),
    "Other_B": Label("avec une autre personne (B)", "with someone else (B)"),
}
INCOME_TYPES: Final[Categories] = {
    "Working": Label("salaire", "wages"),
    "Commercial associate": Label("activité commerciale", "commercial activity"),
    "State servant": Label("emploi public", "public service"),
    "Businessman": Label("direction d’entreprise", "own business"),
    "Pensioner": Label("pension", "pension"),
    "Student": Label("études", "studies"),
    "Unemployed": Label("sans emploi", "no employment"),
    "Other": Label("autre revenu", "other income"),
}
INCOME_TYPES_FOLDED: Final = {"Maternity leave": "Other"}
EDUCATIONS: Final[Categories] = {
    "Lower secondary": Label("collège", "lower secondary school"),
    "Secondary / secondary special": Label("lycée ou lycée professionnel", "secondary school"),
    "Incomplete higher": Label("études supérieures non achevées", "unfinished higher education"),
    "Higher education": Label("études supérieures", "higher education"),
    "Academic degree": Label("doctorat ou titre universitaire", "academic degree"),
}
HOUSING_TYPES: Final[Categories] = {
    "House / apartment": Label("maison ou appartement", "house or flat"),
    "Rented apartment": Label("location", "rented flat"),
    "Municipal apartment": Label("logement municipal", "council flat"),
    "Office apartment": Label("logement de fonction", "flat provided by the employer"),
    "Co-op apartment": Label("logement coopératif", "cooperative flat"),
    "With parents": Label("chez ses parents", "with parents"),
}
OCCUPATIONS: Final[Categories] = {
    "Laborers": Label("travail ouvrier", "labourer"),
    "Low-skill Laborers": Label("travail ouvrier non qualifié", "unskilled labourer"),
    "Drivers": Label("conduite de véhicules", "driver"),
    "Security staff": Label("sécurité", "security guard"),
    "Cleaning staff": Label("entretien et nettoyage", "cleaner"),
    "Cooking staff": Label("cuisine", "kitchen staff"),
    "Waiters/barmen staff": Label("service en salle ou au bar", "waiting or bar staff"),
    "Private service staff": Label("services aux particuliers", "personal services"),
    "Sales staff": Label("vente", "salesperson"),
    "Realty agents": Label("immobilier", "estate agent"),
    "Secretaries": Label("secrétariat", "secretary"),
    "HR staff": Label("ressources humaines", "human resources"),
    "Accountants": Label("comptabilité", "accountant"),
    "Core staff": Label("emploi qualifié", "skilled employee"),
    "High skill tech staff": Label("technique, haute qualification", "skilled technician"),
    "IT staff": Label("informatique", "information technology"),
    "Medicine staff": Label("santé", "health staff"),
    "Managers": Label("encadrement", "manager"),
}
EMPLOYERS: Final[Categories] = {
    "Company": Label("entreprise", "company"),
    "Self-employed": Label("travail indépendant", "self-employment"),
    "Trade": Label("commerce", "trade"),
    "Industry": Label("industrie", "industry"),
    "Construction": Label("bâtiment", "construction"),
    "Transport": Label("transports", "transport"),
    "Agriculture": Label("agriculture", "agriculture"),
    "Hospitality": Label("hôtellerie et restauration", "hotels and restaurants"),
    "Services": Label("services", "services"),
    "Utilities": Label("poste, télécoms et énergie", "post, telecoms and energy"),
    "Finance": Label("banque et assurance", "banking and insurance"),
    "Administration": Label("administration", "public administration"),
    "Security": Label("sécurité, police et armée", "security, police and army"),
    "Education": Label("enseignement", "education"),
    "Health": Label("santé", "health"),
    "Other": Label("autre employeur", "other employer"),
}
# 58 published values, by the group that a reader knows; Religion is folded into Other on purpose
EMPLOYERS_FOLDED: Final = {
    **{f"Business Entity Type {k}": "Company" for k in (1, 2, 3)},
    **{f"Trade: type {k}": "Trade" for k in range(1, 8)},
    **{f"Industry: type {k}": "Industry" for k in range(1, 14)},
    **{f"Transport: type {k}": "Transport" for k in range(1, 5)},
    **dict.fromkeys(("Restaurant", "Hotel"), "Hospitality"),
    **dict.fromkeys(("Postal", "Telecom", "Mobile", "Electricity"), "Utilities"),
    **dict.fromkeys(("Bank", "Insurance"), "Finance"),
    **dict.fromkeys(("School", "Kindergarten", "University"), "Education"),
    **dict.fromkeys(("Military", "Police", "Security Ministries", "Emergency"), "Security"),
    **dict.fromkeys(("Cleaning", "Realtor", "Housing", "Legal Services"), "Services"),
    **dict.fromkeys(("Advertising",), "Services"),
    **dict.fromkeys(("Culture", "Religion"), "Other"),
    "Government": "Administration",
    "Medicine": "Health",
}
BUILDINGS: Final[Categories] = {
    "block of flats": Label("immeuble collectif", "block of flats"),
    "terraced house": Label("maison mitoyenne", "terraced house"),
    "specific housing": Label("habitation particulière", "other kind of housing"),
}
