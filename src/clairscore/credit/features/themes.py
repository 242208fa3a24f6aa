"""The themes of the Home Credit dictionary: what a person would name as one reason.

The codes are printed in letters and kept in records: they never change meaning.
"""

from typing import Final

from clairscore.credit.dictionary import Theme
from clairscore.texts import Label

SCORES: Final = "external_scores"
REQUEST: Final = "request"
BUDGET: Final = "budget"
WORK: Final = "work"
HOME: Final = "home"
PERSON: Final = "person"
CONTACT: Final = "contact"
PLACE: Final = "place"
CIRCLE: Final = "circle"
DEBTS: Final = "other_credits"
LATE_ELSEWHERE: Final = "late_elsewhere"
SEARCH: Final = "credit_search"
PREVIOUS: Final = "previous_applications"
REPAYMENT: Final = "repayment"
CARDS: Final = "cards"

THEMES: Final = (
    Theme(SCORES, Label("Scores d’autres organismes", "Scores from other organisations"), "R01"),
    Theme(REQUEST, Label("Crédit demandé", "Credit asked for"), "R02"),
    Theme(BUDGET, Label("Charges au regard des revenus", "Repayments against income"), "R03"),
    Theme(WORK, Label("Travail, études et revenus", "Work, education and income"), "R04"),
    Theme(HOME, Label("Logement et biens", "Home and belongings"), "R05"),
    Theme(PERSON, Label("Situation personnelle", "Personal situation"), "R06"),
    Theme(CONTACT, Label("Coordonnées et documents", "Contact details and documents"), "R07"),
    Theme(PLACE, Label("Lieux de vie et de travail", "Places of living and working"), "R08"),
    Theme(CIRCLE, Label("Entourage", "People around the client"), "R09"),
    Theme(DEBTS, Label("Crédits et dettes ailleurs", "Credits and debts elsewhere"), "R10"),
    Theme(LATE_ELSEWHERE, Label("Retards de paiement ailleurs", "Late payments elsewhere"), "R11"),
    Theme(SEARCH, Label("Recherche récente de crédit", "Recent search for credit"), "R12"),
    Theme(PREVIOUS, Label("Demandes passées chez nous", "Past applications with us"), "R13"),
    Theme(REPAYMENT, Label("Remboursement chez nous", "Repayment with us"), "R14"),
    Theme(CARDS, Label("Carte de crédit chez nous", "Credit card with us"), "R15"),
)
