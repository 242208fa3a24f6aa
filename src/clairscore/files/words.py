"""Words that people and programs write in cells: for nothing, for errors, for yes and no, for sums."""

from typing import Final

# what programs write for "nothing here", in any case; "None" is not among them: people answer so
MISSING: Final = frozenset(
    {"", "na", "n/a", "nan", "null", "<na>", "\\n", "(null)", "(blank)", "(vide)"}
)
# as a parser compares them: to the letter, the empty cell among them
MISSING_SPELT: Final = ("", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "<NA>")
# what spreadsheets write where a formula failed, in the languages of their users
ERRORS: Final = frozenset(
    [
        "#n/a",
        "#n/d",
        "#nv",
        "#div/0!",
        "#value!",
        "#valeur!",
        "#wert!",
        "#valor!",
        "#¡valor!",
        "#ref!",
        "#bezug!",
        "#¡ref!",
        "#name?",
        "#nom?",
        "#nombre?",
        "#¿nombre?",
        "#num!",
        "#nombre!",
        "#zahl!",
        "#¡num!",
        "#null!",
        "#nul!",
        "#¡nulo!",
        "#¡div/0!",
        "#spill!",
        "#calc!",
        "#getting_data",
        "#unknown!",
        "#error!",
        "#err",
    ]
)
# put where a number, or a yes or no, is missing; in a column of words they may be an answer
NO_NUMBER: Final = MISSING | frozenset({
    *("?", "??", "-", "--", "---", "–", "—", ".", "..", "...", "…", "*", "**", "none", "nil", "nul"),
    *("n.a.", "n.a", "nc", "n.c.", "n.c", "n/c", "nd", "n.d.", "n.d", "n/d", "nr", "n.r.", "n/r"),
    *("ns", "n.s.", "so", "s.o.", "tbd", "missing", "unknown", "not available"),
    *("not applicable", "not known", "undefined", "empty", "blank", "no data", "inconnu", "inconnue"),
    *("manquant", "manquante", "vide", "aucun", "aucune", "non renseigné", "non renseignée"),
    *("non renseigne", "non communiqué", "non communique", "non disponible", "non applicable"),
    *("sans objet", "indisponible", "indéfini", "donnée manquante"),
})  # fmt: skip

YES: Final = ("yes", "y", "true", "oui", "vrai", "o", "1", "1.0")
NO: Final = ("no", "n", "false", "non", "faux", "0", "0.0")

# the whole of the first cell of a row that sums up others
SUMS: Final = (
    r"(?i)^\W*((grand|sub|sous)[ -]?)?(totals?|totaux|somme|sum|moyenne|average|mean|médiane|median"
    r"|ensemble)( (g[ée]n[ée]ral|overall|count|lignes|rows|clients))*\W*\d*$"
)
