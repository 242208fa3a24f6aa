"""Values in words."""

import math

import pytest
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from clairscore.credit.dictionary import Feature, Kind
from clairscore.presentation.words.values import (
    LOCALES,
    MINUS,
    NARROW_SPACE,
    amount,
    duration,
    interval,
    natural_frequency,
    number,
    percent,
    points,
    signed,
    value_in_words,
)
from clairscore.texts import Label, Language

LANGUAGES: tuple[Language, ...] = ("fr", "en")
CATEGORIES = {"M": Label("Homme", "Man"), "F": Label("Femme", "Woman")}


def feature(kind: Kind, unit: str = "") -> Feature:
    categories = CATEGORIES if kind is Kind.CATEGORY else {}
    return Feature("x", Label("x", "x"), "t", kind, unit=unit, categories=categories)


ANY_FEATURE = st.sampled_from(
    [feature(kind) for kind in Kind]
    + [feature(Kind.DURATION, unit) for unit in ("years", "months", "days")]
)
ANY_VALUE = st.none() | st.floats() | st.text(max_size=20)


@given(
    value=ANY_VALUE,
    of=ANY_FEATURE,
    language=st.sampled_from(LANGUAGES),
    currency=st.sampled_from(["", "EUR", "ZZQ"]),
)
def test_any_value_of_any_feature_reads_as_something(
    *, value: float | str | None, of: Feature, language: Language, currency: str
) -> None:
    assert value_in_words(value, of, language, currency=currency).strip()


@given(st.floats(allow_nan=False), ANY_FEATURE)
def test_french_numbers_never_hold_a_plain_space_beside_a_digit_group_or_a_hyphen_as_minus(
    value: float, of: Feature
) -> None:
    words = value_in_words(value, of, "fr")
    assert not words.startswith("-")
    assert " %" not in words
    assert "\N{NO-BREAK SPACE}%" not in words


SIZED = st.floats(-9e14, 9e14).filter(bool)


@given(SIZED, st.integers(0, 4), st.sampled_from(LANGUAGES))
def test_numbers_are_written_as_babel_writes_them(
    value: float, digits: int, language: Language
) -> None:
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    expected = format_decimal(value, format=pattern, locale=LOCALES[language])
    assert number(value, language, digits=digits) == expected.replace("-", MINUS)


@given(SIZED | st.integers(-10_000, 10_000).filter(bool), st.sampled_from(LANGUAGES))
def test_as_many_decimals_as_tell_something_are_written_as_babel_writes_them(
    value: float, language: Language
) -> None:
    decimals = min(max(2 - math.floor(math.log10(abs(value))), 0), 6)
    pattern = ("#,##0." + "#" * decimals).rstrip(".")
    expected = format_decimal(value, format=pattern, locale=LOCALES[language])
    assert number(value, language) == expected.replace("-", MINUS)


@given(SIZED, st.sampled_from(LANGUAGES), st.sampled_from(["EUR", "GBP", "JPY", "ZZQ"]))
def test_amounts_are_written_as_babel_writes_them(
    value: float, language: Language, currency: str
) -> None:
    locale = LOCALES[language]
    pattern = locale.currency_formats["standard"].pattern
    if abs(value) >= 100 or value == round(value):
        pattern = pattern.replace(".00", "")
    expected = format_currency(
        value, currency, format=pattern, locale=locale, currency_digits=False
    )
    assert amount(value, language, currency=currency) == expected.replace("-", MINUS)


@given(st.floats(0, 1), st.sampled_from(LANGUAGES))
def test_a_natural_frequency_never_says_none_or_all_of_what_is_some(
    fraction: float, language: Language
) -> None:
    words = natural_frequency(fraction, language)
    none = {"fr": "aucun", "en": "no client"}[language]
    assert (none in words) == (fraction == 0)
    assert words.startswith("100") == (fraction == 1)


@pytest.mark.parametrize(
    ("fraction", "fr", "en"),
    [
        (0.0796, "8 clients sur 100", "8 clients in 100"),
        (0.01, "1 client sur 100", "1 client in 100"),
        (0.004, "4 clients sur 1\u202f000", "4 clients in 1,000"),
        (0.0001, "moins de 1 client sur 1\u202f000", "fewer than 1 client in 1,000"),
        (0.997, "plus de 99 clients sur 100", "more than 99 clients in 100"),
        (math.nan, "non renseigné", "not given"),
    ],
)
def test_natural_frequencies_count_in_hundreds_and_below_one_percent_in_thousands(
    fraction: float, fr: str, en: str
) -> None:
    assert natural_frequency(fraction, "fr") == fr
    assert natural_frequency(fraction, "en") == en


@pytest.mark.parametrize(
    ("kind", "unit", "value", "fr", "en"),
    [
        (Kind.AMOUNT, "", 406597.5, "406\u202f598\xa0€", "€406,598"),
        (Kind.AMOUNT, "", 12.5, "12,50\xa0€", "€12.50"),
        (Kind.AMOUNT, "", -3000.0, f"{MINUS}3\u202f000\xa0€", f"{MINUS}€3,000"),
        (Kind.PERCENT, "", 0.125, "12,5\u202f%", "12.5%"),
        (Kind.PERCENT, "", 0.285, "28,5\u202f%", "28.5%"),
        (Kind.COUNT, "", 3.0, "3", "3"),
        (Kind.NUMBER, "", 0.51234, "0,512", "0.512"),
        (Kind.YES_NO, "", 1.0, "oui", "yes"),
        (Kind.YES_NO, "", 0.0, "non", "no"),
        (Kind.YES_NO, "", 0.4, "0,4", "0.4"),
        (Kind.CATEGORY, "", "F", "Femme", "Woman"),
        (Kind.CATEGORY, "", 0.0, "Homme", "Man"),
        (Kind.CATEGORY, "", "unknown", "unknown", "unknown"),
        (Kind.CATEGORY, "", 9.0, "9", "9"),
        (Kind.DURATION, "years", 55.4, "55 ans", "55 years"),
        (Kind.DURATION, "years", 2.25, "2 ans et 3 mois", "2 years and 3 months"),
        (Kind.DURATION, "years", 0.01, "moins d’un mois", "less than a month"),
        (Kind.DURATION, "months", 1.5, "1,5 mois", "1.5 months"),
        (Kind.DURATION, "months", 120.0, "10 ans", "10 years"),
        (Kind.DURATION, "days", 1.0, "1 jour", "1 day"),
        (Kind.DURATION, "days", -12.0, f"{MINUS}12 jours", f"{MINUS}12 days"),
        (Kind.DURATION, "days", 150.0, "5 mois", "5 months"),
        (Kind.AMOUNT, "", None, "non renseigné", "not given"),
        (Kind.CATEGORY, "", math.nan, "non renseigné", "not given"),
    ],
)
def test_each_kind_reads_as_a_person_would_write_it(
    *, kind: Kind, unit: str, value: float | str | None, fr: str, en: str
) -> None:
    assert value_in_words(value, feature(kind, unit), "fr", currency="EUR") == fr
    assert value_in_words(value, feature(kind, unit), "en", currency="EUR") == en


def test_an_amount_without_a_known_currency_is_a_number() -> None:
    assert amount(1234.0, "fr") == f"1{NARROW_SPACE}234"


def test_percentages_carry_a_narrow_space_in_french_and_none_in_english() -> None:
    assert percent(1 / 11, "fr") == f"9,1{NARROW_SPACE}%"
    assert percent(1 / 11, "en") == "9.1%"


@given(st.floats(-1e6, 1e6), st.sampled_from(LANGUAGES))
def test_a_signed_number_says_its_sign_unless_it_reads_zero(
    value: float, language: Language
) -> None:
    words = signed(value, language)
    if words.strip("0,."):
        assert words[0] == ("+" if value > 0 else MINUS)
    else:
        assert abs(value) <= 0.05


def test_points_agree_with_their_number_in_each_language() -> None:
    assert points(3.2, "fr") == "+3,2 points"
    assert points(-1.0, "fr") == f"{MINUS}1,0 point"
    assert points(1.0, "en") == "+1.0 points"
    assert points(1.0, "en", digits=0) == "+1 point"


def test_an_interval_reads_from_low_to_high() -> None:
    assert interval(0.7412, 0.7618, "fr") == "0,741 à 0,762"
    assert interval(0.7412, 0.7618, "en") == "0.741 to 0.762"


@given(st.floats(0, 1e5), st.sampled_from(["years", "months", "days"]))
def test_durations_of_the_same_length_differ_only_in_sign(length: float, unit: str) -> None:
    ahead, behind = duration(length, unit, "en"), duration(-length, unit, "en")
    assert behind.removeprefix(MINUS) == ahead


@given(st.floats(-1e6, 1e6), st.integers(0, 6))
def test_a_number_can_be_read_back_to_the_digits_shown(value: float, digits: int) -> None:
    text = number(value, "en", digits=digits).replace(",", "").replace(MINUS, "-")
    assert float(text) == pytest.approx(value, abs=0.5000001 * 10**-digits)
