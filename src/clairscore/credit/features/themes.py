"""The themes of the Home Credit dictionary: what a person would name as one reason.

The codes are printed in letters and kept in records: they never change meaning.
"""

from typing import Final

from clairscore.credit.dictionary import Origin, Theme
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
    Theme(
        SCORES,
        Label("Scores d’autres organismes", "Scores from other organisations"),
        "R01",
        Origin.OTHERS,
    ),
    Theme(REQUEST, Label("Crédit demandé", "Credit asked for"), "R02", Origin.APPLICATION),
    Theme(
        BUDGET,
        Label("Charges au regard des revenus", "Repayments against income"),
        "R03",
        Origin.APPLICATION,
    ),
    Theme(
        WORK,
        Label("Travail, études et revenus", "Work, education and income"),
        "R04",
        Origin.APPLICATION,
    ),
    Theme(HOME, Label("Logement et biens", "Home and belongings"), "R05", Origin.APPLICATION),
    Theme(PERSON, Label("Situation personnelle", "Personal situation"), "R06", Origin.APPLICATION),
    Theme(
        CONTACT,
        Label("Coordonnées et documents", "Contact details and documents"),
        "R07",
        Origin.APPLICATION,
    ),
    Theme(
        PLACE,
        Label("Lieux de vie et de travail", "Places of living and working"),
        "R08",
        Origin.APPLICATION,
    ),
    Theme(CIRCLE, Label("Entourage", "People around the client"), "R09", Origin.APPLICATION),
    Theme(
        DEBTS,
        Label("Crédits et dettes ailleurs", "Credits and debts elsewhere"),
        "R10",
        Origin.OTHERS,
    ),
    Theme(
        LATE_ELSEWHERE,
        Label("Retards de paiement ailleurs", "Late payments elsewhere"),
        "R11",
        Origin.OTHERS,
    ),
    Theme(
        SEARCH,
        Label("Recherche récente de crédit", "Recent search for credit"),
        "R12",
        Origin.OTHERS,
    ),
    Theme(
        PREVIOUS,
        Label("Demandes passées chez nous", "Past applications with us"),
        "R13",
        Origin.OURS,
    ),
    Theme(REPAYMENT, Label("Remboursement chez nous", "Repayment with us"), "R14", Origin.OURS),
    Theme(CARDS, Label("Carte de crédit chez nous", "Credit card with us"), "R15", Origin.OURS),
)
