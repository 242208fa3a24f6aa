"""One grammar of numbers: each form by hand, doubt never guessed, engines' numbers read back."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.files.numbers import Numbers, plain_numbers, read_numbers, spelt, written
from clairscore.files.writing import Writing


def column(*texts: str | None) -> pa.ChunkedArray:
    return pa.chunked_array([list(texts)], pa.string())


def read(*texts: str | None, points: bool = True, **options: object) -> Numbers:
    return read_numbers(column(*texts), points=points, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", 1234.5),
        ("1 234,50 €", 1234.5),
        ("1\u00a0234,50\u00a0€", 1234.5),
        ("1\u202f234\u202f567", 1_234_567),
        ("€1,234.50", 1234.5),
        ("EUR 1.234,5", 1234.5),
        ("$1,234.50-", -1234.5),
        ("-$12", -12),
        ("$ -12", -12),
        ("(1.234,5)", -1234.5),
        ("(12,00 €)", -12),
        ("−3", -3),
        ("+ 3,5", 3.5),
        ("1'234.50", 1234.5),
        ("12’345", 12_345),
        ("12,34,567", 1_234_567),
        ("Rs. 12,34,567.50", 1_234_567.5),
        ("1,5E+03", 1500),
        (",5", 0.5),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        ("12,5 %", 0.125),
        ("12,500 %", 0.125),
        ("12 k€", 12_000),
        ("36 months", 36),
        ("1.5 M€", 1_500_000),
        ("inf", np.inf),
    ],
)
def test_a_number_is_read_whatever_stands_around_it(text: str, value: float) -> None:
    assert read(text, points=False).values.tolist() == pytest.approx([value])


@pytest.mark.parametrize(
    "text",
    [
        *("abc", "A12", "12 rue", "1-2", "--1", "10:30", "1/2", "12.03.2020", "2020-01-31", "0x1A"),
        *(
            "1_000",
            "1.2.3",
            "1,2,3",
            "12 34",
            "(12",
            "12)",
            "(-12)",
            "3+",
            "< 5",
            "5 € 3",
            "12 abc",
            "%",
        ),
    ],
)
def test_what_is_no_number_is_told_as_a_word(text: str) -> None:
    found = read("1", text)
    assert found.words == {text: 1}
    assert (found.n_given, found.n_read) == (2, 1)


@pytest.mark.parametrize(
    ("texts", "points", "values"),
    [
        (("44,000",), True, None),
        (("44.000",), False, None),
        (("44.000",), True, [44]),
        (("44.000", "44,000"), True, None),
        (("44,000", "1,234,567"), True, [44_000, 1_234_567]),
        (("44,000", "12.5"), True, [44_000, 12.5]),
        (("44,000", "12,5"), True, [44, 12.5]),
        (("44.000", "39,5"), False, [44_000, 39.5]),
        (("44.000", "39.5"), False, [44, 39.5]),
        (("44.000", "1 234,5"), False, [44_000, 1234.5]),
        (("1,234", "1500"), True, None),
    ],
)
def test_a_sign_for_thousands_or_decimals_is_settled_by_other_values_or_by_none(
    texts: tuple[str, ...], *, points: bool, values: list[float] | None
) -> None:
    found = read(*texts, points=points)
    if values is None:
        assert found.in_doubt
        assert np.isnan(found.values[0])
    else:
        assert not found.in_doubt
        assert found.values.tolist() == values


def test_how_a_column_was_written_before_settles_what_its_values_leave_open() -> None:
    comma, grouped = Writing(decimal=","), Writing(thousands=",")
    assert read("44,000", points=False, remembered=comma).values.tolist() == [44]
    assert read("44,000", remembered=grouped).values.tolist() == [44_000]
    assert read("44,000", remembered=comma).in_doubt  # where commas part cells, another hand wrote
    assert read("44.000", points=False, remembered=Writing(decimal=".")).values.tolist() == [44]


def test_words_for_nothing_are_missing_and_counted() -> None:
    found = read("NA", "nc", "-", "#DIV/0!", "12", None, "bob", "bob", missing=("BOB",))
    assert np.isnan(found.values).sum() == 7
    assert found.blanks == {"bob": 2, "NA": 1, "nc": 1, "-": 1, "#DIV/0!": 1}
    assert (found.n_given, found.n_read, found.words) == (1, 1, {})


def test_units_that_differ_are_told_rather_than_mixed() -> None:
    assert read("12 $", "12 €").units == ("EUR", "USD")
    assert read("1,5 %", "12").units == ("", "%")
    assert read("1,5 %", "0").units == ()
    assert read("12 k€", "3 k€").writing.unit == "k EUR"


def test_a_column_tells_how_it_is_written() -> None:
    assert read("1 234,5 €", "7 €").writing == Writing(",", " ", "EUR")
    assert read("$1,234.5").writing == Writing(".", ",", "USD")
    assert read("1.5").writing == Writing()
    assert read("1.5", points=False).writing == Writing(".")
    assert read("007", "12").coded


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
def test_a_number_of_a_program_is_read_back_to_the_last_bit(values: list[float]) -> None:
    texts = column(*map(written, values))
    for points in (True, False):
        np.testing.assert_array_equal(plain_numbers(texts, points=points), values)
        np.testing.assert_array_equal(read_numbers(texts, points=points).values, values)
    again = spelt(pa.chunked_array([pa.array(values, pa.float64())]))
    np.testing.assert_array_equal(plain_numbers(again, points=False), values)


@given(
    st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=20),
    st.sampled_from([(" ", ","), ("\u202f", ","), (".", ","), (",", "."), ("'", "."), ("", ",")]),
    st.sampled_from(["{}", "{} €", "$ {}", "{} EUR"]),
)
def test_an_amount_of_two_decimals_is_read_in_any_convention(
    amounts: list[float], signs: tuple[str, str], around: str
) -> None:
    thousands, decimal = signs
    texts = [
        around.format(
            f"{amount:,.2f}".replace(",", "t").replace(".", decimal).replace("t", thousands)
        )
        for amount in amounts
    ]
    found = read(*texts, points=False)
    assert found.values.tolist() == pytest.approx([float(amount) for amount in amounts])
    assert not found.words
