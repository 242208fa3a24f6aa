"""Values in words: how a number, an amount or a category reads in French and in English.

Digits, separators and currencies follow Babel's locale data; words come from `texts`. French
spacing is narrow (U+202F) before ``%``, and a negative number carries a real minus sign (U+2212).
Nothing here raises on a value: what is missing or not a number reads "not given".
"""

import math
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from babel import Locale
from babel.numbers import (
    format_currency,
    format_scientific,
    get_decimal_symbol,
    get_group_symbol,
)

from clairscore.credit.dictionary import Feature, Kind
from clairscore.texts import Language, translator

LOCALES: Final[dict[Language, Locale]] = {"fr": Locale("fr", "FR"), "en": Locale("en", "GB")}
MINUS: Final = "\N{MINUS SIGN}"
NARROW_SPACE: Final = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"

TOO_LONG_TO_READ: Final = 1e15  # beyond, digits are written as a power of ten
MONTHS_A_YEAR: Final = 12
DAYS_A_YEAR: Final = 365.25
REMEMBERED: Final = 8192  # numbers in words: most of a page stood on the page before
DAYS_A_MONTH: Final = DAYS_A_YEAR / MONTHS_A_YEAR
# "45 days" and "18 months" are read at a glance; "400 days" and "200 months" are not
DAYS_READ_AS_DAYS: Final = 100
MONTHS_READ_AS_MONTHS: Final = 24
YEARS_READ_WITHOUT_MONTHS: Final = 10


def value_in_words(
    value: float | str | None, feature: Feature, language: Language, *, currency: str = ""
) -> str:
    """Return a feature's value as a reader of the language would write it.

    Parameters
    ----------
    value
        As stored: a number in the feature's unit (a fraction for a percentage), the code or the
        stored text of a category; None or NaN when missing.
    feature
        Its entry in the dictionary.
    language
        ``"fr"`` or ``"en"``.
    currency
        ISO 4217 code for amounts; empty when unknown.

    Returns
    -------
    str
        Such as ``"406 597 €"``, ``"12,5 %"``, ``"3 ans et 2 mois"``, ``"oui"``, or the words for
        a value that is not given.
    """
    if is_missing(value):
        return translator(language)("value-missing")
    if feature.kind is Kind.CATEGORY:
        return _category(value, feature, language)
    if isinstance(value, str):
        return value
    return _measure(float(value or 0.0), feature, language, currency=currency)


def is_missing(value: float | str | None) -> bool:
    """Return whether a value is None, NaN or an empty text."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or math.isnan(value)


@lru_cache(REMEMBERED)
def number(value: float, language: Language, *, digits: int | None = None) -> str:
    """Return a number with the language's separators.

    Parameters
    ----------
    value
        Any number; a NaN reads "not given".
    language
        ``"fr"`` or ``"en"``.
    digits
        Decimals, always shown; None shows as many as tell something (about three significant
        figures, none for large or whole numbers).
    """
    if math.isnan(value):
        return translator(language)("value-missing")
    if math.isinf(value):
        return ("" if value > 0 else MINUS) + "∞"
    locale = LOCALES[language]
    if abs(value) >= TOO_LONG_TO_READ:
        return _real_minus(format_scientific(value, format="0.##E0", locale=locale))
    fewest, most = (0, _telling_decimals(value)) if digits is None else (digits, digits)
    return _written(value, language, fewest=fewest, most=most)


def _written(value: float, language: Language, *, fewest: int, most: int) -> str:
    """Return a number with its separators, between `fewest` and `most` decimals.

    The same as Babel's patterns in a third of the time: a page has a hundred numbers of its own.
    """
    text = f"{Decimal(str(value)):,.{most}f}"
    if fewest < most:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_separators(language))


@cache
def _separators(language: Language) -> dict[int, str]:
    """Return what stands for Python's separators and hyphen."""
    locale = LOCALES[language]
    return str.maketrans(
        {",": get_group_symbol(locale), ".": get_decimal_symbol(locale), "-": MINUS}
    )


def percent(value: float, language: Language, *, digits: int = 1) -> str:
    """Return a fraction as a percentage with a fixed number of decimals: 0.125 reads 12.5 %."""
    if not math.isfinite(value):
        return number(value, language)
    return number(_times_hundred(value), language, digits=digits) + _percent_sign(language)


@lru_cache(REMEMBERED)
def amount(value: float, language: Language, *, currency: str = "") -> str:
    """Return a sum of money: whole units from 100 up, two decimals below unless it is whole."""
    if not currency or not math.isfinite(value) or abs(value) >= TOO_LONG_TO_READ:
        return number(value, language)
    whole = abs(value) >= 100 or value == round(value)  # noqa: PLR2004 (said in the docstring)
    digits = 0 if whole else 2
    before, after = _around_amounts(currency, language)
    text = _written(abs(value), language, fewest=digits, most=digits)
    return (MINUS if value < 0 else "") + before + text + after


@cache
def _around_amounts(currency: str, language: Language) -> tuple[str, str]:
    """Return what stands before and after an amount."""
    one = format_currency(1, currency, locale=LOCALES[language], currency_digits=False)
    before, _, after = one.partition("1" + get_decimal_symbol(LOCALES[language]) + "00")
    return before, after


def signed(value: float, language: Language, *, digits: int = 1) -> str:
    """Return a number with its sign, plus or a real minus; none when it rounds to zero."""
    text = number(value, language, digits=digits)
    rounds_to_zero = not any(digit in text for digit in "123456789∞")
    if rounds_to_zero:
        return text.removeprefix(MINUS)
    return text if text.startswith(MINUS) or math.isnan(value) else "+" + text


def points(value: float, language: Language, *, digits: int = 1) -> str:
    """Return a contribution to the score: ``"+3.2 points"``."""
    text = signed(value, language, digits=digits)
    count = abs(round(value, digits)) if math.isfinite(value) else 0
    return translator(language)("value-points", text=text, n=count, decimals=digits)


def interval(low: float, high: float, language: Language, *, digits: int = 3) -> str:
    """Return two bounds in words: ``"0.741 to 0.762"``."""
    bounds = number(low, language, digits=digits), number(high, language, digits=digits)
    return translator(language)("value-interval", low=bounds[0], high=bounds[1])


def percent_interval(low: float, high: float, language: Language, *, digits: int = 1) -> str:
    """Return two bounds of a fraction in words: ``"7.1% to 8.4%"``."""
    bounds = percent(low, language, digits=digits), percent(high, language, digits=digits)
    return translator(language)("value-interval", low=bounds[0], high=bounds[1])


def natural_frequency(fraction: float, language: Language) -> str:
    """Return a probability or a rate as people count: ``"7 clients in 100"``.

    Below 1 in 100 it counts per 1,000. What rounds to none or to all, but is neither, reads
    "fewer than 1 …" or "more than 99 …".
    """
    if math.isnan(fraction):
        return translator(language)("value-missing")
    fraction = min(max(float(fraction), 0.0), 1.0)
    in_hundred, in_thousand = round(_times_hundred(fraction)), round(1000 * fraction)
    per_thousand = fraction > 0 and in_thousand < 10  # noqa: PLR2004 (one in a hundred)
    if fraction < 1 and in_hundred == 100:  # noqa: PLR2004 (all of a hundred)
        message, count = "value-more-than", 99
    elif per_thousand and in_thousand == 0:
        message, count = "value-fewer-than", 1
    else:
        message, count = "value-out-of", in_thousand if per_thousand else in_hundred
    of = number(1000 if per_thousand else 100, language)
    return translator(language)(message, n=count, of=of)


def duration(value: float, unit: str, language: Language) -> str:
    """Return a length of time in words.

    Parameters
    ----------
    value
        In `unit`; may be negative.
    unit
        ``years``, ``months`` or ``days``.
    language
        ``"fr"`` or ``"en"``.

    Returns
    -------
    str
        Days up to 100, months up to 24, then years and months; from ten years on completed
        years alone, as an age is told.
    """
    if not math.isfinite(value) or abs(value) >= TOO_LONG_TO_READ:
        return number(value, language)
    sign, length = (MINUS if value < 0 else ""), abs(value)
    in_days = {"days": 1.0, "months": DAYS_A_MONTH, "years": DAYS_A_YEAR}[unit] * length
    if unit == "days" and length < DAYS_READ_AS_DAYS:
        return sign + _counted("value-days", round(length, 1), language)
    if unit != "years" and in_days < MONTHS_READ_AS_MONTHS * DAYS_A_MONTH:
        months = round(in_days / DAYS_A_MONTH, 1 if unit == "months" else 0)
        return sign + _counted("value-months", months, language)
    return _years(in_days, language, sign=sign)


def _measure(value: float, feature: Feature, language: Language, *, currency: str) -> str:
    if feature.kind is Kind.AMOUNT:
        return amount(value, language, currency=currency)
    if feature.kind is Kind.DURATION:
        return duration(value, feature.unit or "days", language)
    if feature.kind is Kind.YES_NO and value in {0.0, 1.0}:
        return translator(language)("yes" if value else "no")
    of_hundred = feature.kind is Kind.PERCENT and math.isfinite(value)
    text = number(_times_hundred(value) if of_hundred else value, language)
    return text + (_percent_sign(language) if of_hundred else "")


def _category(value: float | str | None, feature: Feature, language: Language) -> str:
    """Return a category's label, by stored text or by code in the dictionary's order."""
    if isinstance(value, str):
        label = feature.categories.get(value)
        return label.text(language) if label else value
    code = float(value or 0.0)
    labels = list(feature.categories.values())
    if code.is_integer() and 0 <= code < len(labels):
        return labels[int(code)].text(language)
    return number(code, language)


def _years(in_days: float, language: Language, *, sign: str) -> str:
    """Return days as years and months, or as completed years alone from ten years on."""
    years, months = divmod(round(in_days / DAYS_A_MONTH), MONTHS_A_YEAR)
    if not years and not months:
        return translator(language)("value-under-a-month")
    words = [_counted("value-years", years, language)] if years else []
    if months and years < YEARS_READ_WITHOUT_MONTHS:
        words.append(_counted("value-months", months, language))
    return sign + translator(language)("value-and").join(words)


def _counted(message: str, count: float, language: Language) -> str:
    return translator(language)(message, n=count, text=number(count, language))


def _telling_decimals(value: float) -> int:
    """Return the decimals that leave about three significant figures, at most six."""
    magnitude = math.floor(math.log10(abs(value))) if value else 0
    return min(max(2 - magnitude, 0), 6)


def _times_hundred(fraction: float) -> float:
    """Return 100 × fraction without the binary dust that makes 0.285 read 28.4 %."""
    return float(Decimal(repr(float(fraction))) * 100)


def _percent_sign(language: Language) -> str:
    return NARROW_SPACE + "%" if language == "fr" else "%"


def _real_minus(text: str) -> str:
    return text.replace("-", MINUS)
