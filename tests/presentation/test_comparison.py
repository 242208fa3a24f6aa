"""A client beside others: the figures add up, the words say what the figures show."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.credit.portfolio import Client, Portfolio, open_portfolio
from clairscore.credit.portfolio.similar import CODES, Comparisons, With
from clairscore.presentation.client.data import without_accents
from clairscore.presentation.comparison import markup as draw
from clairscore.presentation.comparison.choices import (
    Question,
    criteria,
    features_to_compare,
    question,
    telling_features,
)
from clairscore.presentation.comparison.page import ComparisonPage, comparison_page
from clairscore.presentation.words.bins import BinWriter
from clairscore.texts import Language, translator

FEATURES = ("amount", "burden", "debts", "late", "rating", "seniority", "housing", "age")
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@pytest.fixture(scope="module")
def portfolio(scored: Path) -> Portfolio:
    return open_portfolio(scored)


@pytest.fixture(scope="module")
def comparisons(portfolio: Portfolio) -> Comparisons:
    return Comparisons(portfolio)


def client(portfolio: Portfolio, row: int) -> Client:
    return portfolio.client(portfolio.ids[row].item())


def known_client(portfolio: Portfolio, *features: str) -> Client:
    """Return the first client with all these values."""
    rows = range(len(portfolio.ids))
    clients = (client(portfolio, row) for row in rows)
    return next(c for c in clients if not any(np.isnan(c.values[name]) for name in features))


def page_of(
    portfolio: Portfolio,
    comparisons: Comparisons,
    one: Client,
    asked: Question,
    language: Language = "en",
) -> ComparisonPage:
    return comparison_page(comparisons, portfolio, client=one, question=asked, language=language)


@given(
    row=st.integers(0, 1_199),
    feature=st.sampled_from(FEATURES),
    most=st.integers(4, 40),
)
def test_bins_are_few_enough_and_every_code_has_its_place(
    portfolio: Portfolio, row: int, feature: str, most: int
) -> None:
    value = client(portfolio, row).values[feature]
    bins = BinWriter(portfolio, "en").bins(feature, value, most=most)
    counts = np.asarray(portfolio.population.features[feature].everyone.counts)
    assert len(bins.labels) <= most
    assert len(set(bins.labels)) == len(bins.labels)
    assert bins.place.shape == (CODES,)
    assert bins.gathered(counts).sum() == counts.sum()
    if np.isnan(value):
        assert bins.at is None
        assert bins.mine == len(bins.labels)
    else:
        assert bins.at is not None
        assert bins.mine <= bins.at <= bins.mine + 1
    assert all(0 <= tick.at <= len(bins.labels) for tick in bins.ticks)


@pytest.mark.parametrize("kind", list(With))
@pytest.mark.parametrize("feature", FEATURES)
def test_shares_add_up_and_the_client_is_in_one_bin(
    portfolio: Portfolio, comparisons: Comparisons, kind: With, feature: str
) -> None:
    one = known_client(portfolio, feature)
    page = page_of(portfolio, comparisons, one, Question(kind, feature, criteria=("housing",)))
    assert page.one is not None
    assert sum(line.share for line in page.one.bins) == pytest.approx(1)
    assert sum(line.n for line in page.one.bins) + page.one.missing == page.n
    assert sum(line.mine for line in page.one.bins) == 1
    for line in page.one.bins:
        assert line.defaults <= line.known <= line.n
        if line.interval:
            assert line.interval[0] <= line.rate <= line.interval[1]


def test_the_percentile_in_words_counts_those_below_and_above(
    portfolio: Portfolio, comparisons: Comparisons
) -> None:
    one = known_client(portfolio, "rating")
    page = page_of(portfolio, comparisons, one, Question(With.EVERYONE, "rating"))
    values = portfolio.ascending("rating")
    values = values[~np.isnan(values)]
    lower = round(100 * float((values < np.float32(one.values["rating"])).mean()))
    higher = round(100 * float((values > np.float32(one.values["rating"])).mean()))
    assert page.one is not None
    assert f"about {lower} have less" in page.one.standing
    assert f"about {higher} have more" in page.one.standing


def test_a_missing_value_is_said_and_not_marked(
    portfolio: Portfolio, comparisons: Comparisons
) -> None:
    rows = range(len(portfolio.ids))
    one = next(c for r in rows if np.isnan((c := client(portfolio, r)).values["rating"]))
    page = page_of(portfolio, comparisons, one, Question(With.EVERYONE, "rating"))
    assert page.one is not None
    assert page.one.at is None
    assert "not given" in page.one.standing
    two = page_of(portfolio, comparisons, one, Question(With.EVERYONE, "rating", "amount"))
    assert two.two is not None
    assert "Rating from elsewhere is not given" in two.two.sentence
    assert "cells-ring" not in draw.cells_markup(two.two, two, translator("en"))


def test_a_group_of_fewer_than_twenty_is_said_and_not_drawn(
    portfolio: Portfolio, comparisons: Comparisons
) -> None:
    one = known_client(portfolio, *FEATURES)
    page = page_of(portfolio, comparisons, one, Question(With.ALIKE, "amount", criteria=FEATURES))
    assert page.n < 20
    assert f"Too few clients to compare with: {page.n}" in page.group
    assert draw.figures(page, translator("en")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("second", ["", "housing", "burden"])
@pytest.mark.parametrize("feature", FEATURES)
def test_each_figure_has_words_and_a_table_with_all_its_numbers(
    portfolio: Portfolio, comparisons: Comparisons, feature: str, second: str, language: Language
) -> None:
    one, say = client(portfolio, 5), translator(language)
    page = page_of(portfolio, comparisons, one, Question(With.ACCEPTED, feature, second), language)
    drawn = draw.figures(page, say)
    assert drawn
    for figure in drawn:
        assert re.search(r"<desc[^>]*>[^<]{20,}</desc>", figure)
        assert re.search(r'class="figure-sentence">[^<]{10,}<', figure)
    rows = drawn[0].count('<th scope="row">')
    if page.two:
        assert rows == len(page.two.cells)
    else:
        assert page.one is not None
        assert rows == len(page.one.bins)


def test_two_features_count_all_who_have_both(
    portfolio: Portfolio, comparisons: Comparisons
) -> None:
    one = known_client(portfolio, "amount", "rating")
    page = page_of(portfolio, comparisons, one, Question(With.EVERYONE, "amount", "rating"))
    assert page.two is not None
    assert sum(cell.n for cell in page.two.cells) + page.two.missing == page.n
    here = [c for c in page.two.cells if (c.x, c.y) == (page.two.x.bins.mine, page.two.y.bins.mine)]
    assert len(here) == 1
    assert "Around this client" in page.two.sentence


def test_names_stand_at_the_side_and_numbers_below(
    portfolio: Portfolio, comparisons: Comparisons
) -> None:
    page = page_of(
        portfolio, comparisons, client(portfolio, 5), Question(With.EVERYONE, "housing", "amount")
    )
    assert page.two is not None
    assert (page.two.x.label, page.two.y.label) == ("Amount asked for", "Housing")


def test_a_feature_with_itself_is_one_feature(
    portfolio: Portfolio, comparisons: Comparisons
) -> None:
    asked = Question(With.EVERYONE, "amount", "amount")
    page = page_of(portfolio, comparisons, client(portfolio, 5), asked)
    assert page.two is None
    assert page.one is not None


def test_the_features_that_mattered_most_are_offered_first(portfolio: Portfolio) -> None:
    one = client(portfolio, 5)
    names = [choice.name for choice in telling_features(one, portfolio, "en")]
    sizes = [abs(one.points.get(name, 0.0)) for name in names]
    others = [
        abs(one.points.get(name, 0.0)) for name in set(portfolio.dictionary.names) - set(names)
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= max(others)


def test_all_features_can_be_compared_in_the_order_of_the_alphabet(portfolio: Portfolio) -> None:
    choices = features_to_compare(portfolio, "fr")
    assert sorted(choice.name for choice in choices) == sorted(portfolio.dictionary.names)
    labels = [without_accents(choice.label) for choice in choices]
    assert labels == sorted(labels)


@given(
    st.dictionaries(
        st.sampled_from(["with", "feature", "and", "alike"]),
        st.sampled_from(["", "nearest", "alike", "amount", "age,housing", "'; --", "x" * 500]),
    )
)
def test_whatever_an_address_says_there_is_a_question(
    portfolio: Portfolio, chosen: dict[str, str]
) -> None:
    one = client(portfolio, 5)
    telling = telling_features(one, portfolio, "en")
    offered = criteria(one, portfolio, "en")
    asked = question(chosen, FEATURES, telling=telling, offered=offered)
    assert asked.feature in FEATURES
    assert asked.second in {"", *FEATURES}
    assert set(asked.criteria) <= {choice.name for choice in offered}


def test_criteria_of_an_unknown_dictionary_are_what_people_would_group_by(
    portfolio: Portfolio,
) -> None:
    offered = criteria(client(portfolio, 5), portfolio, "en")
    assert [choice.name for choice in offered] == ["amount", "seniority", "housing", "age"]
    assert all(": " in choice.label for choice in offered)


def test_each_criterion_button_asks_for_all_others_and_not_itself_or_the_reverse(
    portfolio: Portfolio,
) -> None:
    offered = criteria(client(portfolio, 5), portfolio, "en")
    asked = Question(With.ALIKE, "amount", criteria=("amount", "housing"))
    markup = draw.criteria_markup(offered, asked, translator("en"))
    values = re.findall(r'value="([^"]*)" aria-pressed="(true|false)"', markup)
    assert values == [
        ("housing", "true"),
        ("amount,seniority,housing", "false"),
        ("amount", "true"),
        ("amount,housing,age", "false"),
    ]
