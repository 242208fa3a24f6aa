"""Around the decision: data that can be searched, what is missing, and plain words."""

import re
from dataclasses import replace
from math import isnan, nan
from pathlib import Path

import pytest

from clairscore.credit.portfolio import Client, Portfolio, open_portfolio
from clairscore.presentation.client import sections as draw
from clairscore.presentation.client.data import SHOWN, data_page, notices
from clairscore.presentation.client.page import ClientPage, page_of
from clairscore.presentation.client.plain import PlainPage, plain_page
from clairscore.texts import Language, translator

LANGUAGES: tuple[Language, ...] = ("fr", "en")


@pytest.fixture(scope="module")
def portfolio(scored: Path) -> Portfolio:
    return open_portfolio(scored)


@pytest.fixture(scope="module")
def client(portfolio: Portfolio) -> Client:
    return portfolio.client(portfolio.ids[5].item())


def labels(client: Client, portfolio: Portfolio, typed: str, language: Language) -> list[str]:
    page = data_page(client, portfolio, typed=typed, language=language)
    return [line.label for line in page.lines]


def test_all_data_are_there_the_weightiest_first(client: Client, portfolio: Portfolio) -> None:
    page = data_page(client, portfolio, everything=True, language="en")
    assert len(page.lines) == page.total == len(portfolio.dictionary.names)
    sizes = [abs(line.points) for line in page.lines]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("typed", "language", "found"),
    [
        ("âge", "fr", ["Âge"]),
        ("AGE", "fr", ["Âge"]),
        ("ailleurs nombre", "fr", ["Nombre de crédits ailleurs"]),
        ("time job", "en", ["Time in the job"]),
        ("no such thing", "en", []),
    ],
)
def test_data_are_found_whatever_the_accents_capitals_and_order(
    client: Client, portfolio: Portfolio, typed: str, language: Language, found: list[str]
) -> None:
    assert [one for one in labels(client, portfolio, typed, language) if one in found] == found
    if not found:
        assert labels(client, portfolio, typed, language) == []


def test_data_are_found_by_theme(client: Client, portfolio: Portfolio) -> None:
    assert set(labels(client, portfolio, "credits elsewhere", "en")) == {
        "Number of credits elsewhere",
        "Has been late",
        "Rating from elsewhere",
    }


def test_markup_in_what_is_typed_or_shown_is_never_obeyed(
    client: Client, portfolio: Portfolio
) -> None:
    page = data_page(client, portfolio, typed="<script>", language="en")
    assert "<script>" not in draw.data_markup(page, translator("en"), typed="<script>")


def test_few_data_need_no_button_to_show_all(client: Client, portfolio: Portfolio) -> None:
    page, say = data_page(client, portfolio, language="en"), translator("en")
    assert 'name="all"' not in draw.data_markup(page, say, typed="")
    long = replace(page, total=SHOWN + 1)
    assert 'name="all" value="1"' in draw.data_markup(long, say, typed="")
    assert 'name="all"' not in draw.data_markup(long, say, typed="age")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_client_of_whom_nothing_is_known_is_announced(
    client: Client, portfolio: Portfolio, language: Language
) -> None:
    empty = replace(client, values=dict.fromkeys(client.values, nan))
    said = notices(empty, portfolio, language)
    assert len(said) == 2
    assert re.search(r"\b0\b", said[0])
    for theme in portfolio.dictionary.themes:
        assert theme.label.text(language) in said[1]


def test_a_usual_client_needs_no_notice(portfolio: Portfolio) -> None:
    rows = range(len(portfolio.ids))
    clients = (portfolio.client(portfolio.ids[row].item()) for row in rows)
    full = next(one for one in clients if not any(map(isnan, one.values.values())))
    usual = replace(full, values={**full.values, "amount": 15_000.0})
    assert "Amount" not in " ".join(notices(usual, portfolio, "en"))


def test_a_value_far_from_everyones_is_to_be_checked(client: Client, portfolio: Portfolio) -> None:
    slip = replace(client, values={**client.values, "amount": 4e12})
    (said,) = [one for one in notices(slip, portfolio, "en") if "Amount asked for" in one]
    assert "to be checked" in said


def pages(portfolio: Portfolio, language: Language) -> list[ClientPage]:
    """Return a refused and an accepted client's page."""
    rows = [int((portfolio.scores >= 50).argmax()), int((portfolio.scores < 50).argmax())]
    clients = [portfolio.client(portfolio.ids[row].item()) for row in rows]
    return [page_of(one, portfolio, language=language) for one in clients]


def text_of(page: PlainPage, language: Language, *, accepted: bool) -> str:
    markup = draw.plain_decision_markup(page, accepted=accepted)
    markup += draw.plain_markup(page, translator(language))
    return re.sub(r"<[^>]*>", " ", markup)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_client_is_told_no_code_no_point_and_no_probability(
    portfolio: Portfolio, language: Language
) -> None:
    for page in pages(portfolio, language):
        text = text_of(
            plain_page(page, translator(language), offers=None), language, accepted=page.accepted
        )
        assert page.frequency in text
        assert page.pd_detail not in text
        assert "point" not in text.casefold()
        for reason in (*page.raised, *page.lowered):
            assert reason.code not in text
            assert reason.theme in text


@pytest.mark.parametrize("doubling", [10.0, 4.0, 1.0])
def test_heavier_reasons_are_told_in_stronger_words(portfolio: Portfolio, doubling: float) -> None:
    page = replace(pages(portfolio, "en")[0], points_per_doubling=doubling)
    reason = page.raised[0]
    sizes = {1.0: "heavily", 0.999: "clearly", 0.3: "clearly", 0.299: "a little"}
    for doublings, word in sizes.items():
        points = doublings * doubling
        against, for_ = replace(reason, exact_points=points), replace(reason, exact_points=-points)
        one = replace(page, raised=(against,), lowered=(for_,))
        weighed = plain_page(one, translator("en"), offers=None)
        assert word in weighed.against[0].sentence
        assert word.replace("heavily", "strongly") in weighed.for_[0].sentence
