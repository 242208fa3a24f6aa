"""Units that people write around numbers, and what they multiply by."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Unit:
    """A unit by its name, and what a number before it is multiplied by."""

    name: str
    scale: float = 1.0


_CURRENCIES = {
    "EUR": "€ eur euro euros eur. €ttc €ht",
    "USD": "$ usd us$ $us usd$ dollar dollars",
    "GBP": "£ gbp pound pounds",
    "CHF": "chf fr. sfr sfr.",
    "JPY": "¥ jpy yen",
    "CNY": "cny rmb 元",
    "INR": "₹ inr rs rs. rupees",
    "CAD": "cad $ca ca$ c$ can$",
    "AUD": "aud a$ au$",
    "MAD": "mad dh dhs",
    "TND": "tnd dt",
    "DZD": "dzd da",
    "XOF": "xof fcfa cfa xaf",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "PLN": "pln zł zl",
    "CZK": "czk kč kc",
    "HUF": "huf ft",
    "RON": "ron lei",
    "TRY": "try ₺ tl",
    "RUB": "rub ₽",
    "BRL": "brl r$",
    "MXN": "mxn mx$",
    "ZAR": "zar",
    "NGN": "ngn ₦",
    "KRW": "krw ₩",
    "DEM": "dem dm",
    "FRF": "frf ff",
}
_OTHERS = {
    "years": "an ans année années annee annees a. year years yr yrs yr. yrs.",
    "months": "mois month months mo mos mth mths",
    "days": "jour jours j j. day days",
    "weeks": "semaine semaines week weeks",
    "hours": "h heure heures hour hours",
    "km": "km",
    "m2": "m² m2 sqm",
    "pt": "pt pts pt. pts. point points",
}
_THOUSANDS = {
    "EUR": "k€ keur keuros k€ht",
    "USD": "k$ kusd",
    "GBP": "k£ kgbp",
    "CHF": "kchf",
    "": "k",
}
_MILLIONS = {"EUR": "m€ meur", "USD": "m$ musd", "GBP": "m£ mgbp"}

UNITS: Final = {
    "": Unit(""),
    **{word: Unit("%", 0.01) for word in ("%", "pct", "pct.", "percent", "pourcent", "p.c.")},
    "‰": Unit("‰", 0.001),
    **{
        word: Unit(name)
        for name, words in (_CURRENCIES | _OTHERS).items()
        for word in words.split()
    },
    **{
        word: Unit(f"k {name}".strip(), 1e3)
        for name, words in _THOUSANDS.items()
        for word in words.split()
    },
    **{word: Unit(f"M {name}", 1e6) for name, words in _MILLIONS.items() for word in words.split()},
}
DURATIONS: Final = ("years", "months", "days")


def currency(unit: str) -> str:
    """Return the ISO 4217 code of a unit; empty if it is no currency."""
    name = unit.rpartition(" ")[2]
    return name if name in _CURRENCIES else ""


def differ(before: str, now: str, *, percent: bool) -> bool:
    """Return whether numbers with one unit can't stand where those with another stood.

    Parameters
    ----------
    before, now
        Units; empty for none.
    percent
        They are shares, kept as fractions whatever is written around them.
    """
    if before == now or (percent and {before, now} == {"", "%"} and now):
        return False
    if currency(before) and currency(before) == currency(now):
        return False  # 12 k€ are read as 12,000 €
    bare = {before, now} - {""}
    # 36 and 36 months, 12 and 12 €, say the same; 4.5 and 4.5 %, 12 and 12 k€, may not
    return len(bare) > 1 or UNITS_BY_NAME[bare.pop()].scale != 1


UNITS_BY_NAME: Final = {unit.name: unit for unit in UNITS.values()}
