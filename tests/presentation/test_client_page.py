"""The page of one client says the same in both languages, adds up, and never puzzles."""

import json
import re
from dataclasses import replace
from math import nan
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.core.errors import ClairscoreError
from clairscore.credit.portfolio import Portfolio, UnknownClient, open_portfolio
from clairscore.presentation.client.markup import waterfall_markup
from clairscore.presentation.client.page import ClientPage, client_page, page_of
from clairscore.presentation.words.rounding import tenths
from clairscore.texts import Language, translator

LANGUAGES: tuple[Language, ...] = ("fr", "en")


@pytest.fixture(scope="module")
def portfolio(scored: Path) -> Portfolio:
    return open_portfolio(scored)


def ids(portfolio: Portfolio, *, accepted: bool) -> list[int]:
    """Return ids of clients by decision."""
    return [
        int(known)
        for known, score in zip(portfolio.ids, portfolio.scores, strict=True)
        if (score < 50) == accepted
    ]


@pytest.fixture(scope="module")
def refused(portfolio: Portfolio) -> ClientPage:
    return client_page(portfolio, ids(portfolio, accepted=False)[0], "en")


@given(st.lists(st.floats(-80, 80, allow_nan=False), min_size=1, max_size=60), st.booleans())
def test_rounded_parts_add_up_and_stay_within_a_tenth(
    parts: list[float],
    up: bool,  # noqa: FBT001 - given by hypothesis
) -> None:
    whole = 10 * sum(parts)
    total = int(-(-whole // 1)) if up else int(whole // 1)
    rounded = tenths(parts, total=total)
    assert sum(rounded) == total
    for part, shown in zip(parts, rounded, strict=True):
        assert abs(10 * part - shown) < 1 + 1e-6


def test_a_total_that_is_not_theirs_is_refused() -> None:
    with pytest.raises(ValueError, match="not the rounded sum"):
        tenths([1.0, 2.0], total=45)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_adds_up_for_every_client(portfolio: Portfolio, language: Language) -> None:
    for known in portfolio.ids[::9].tolist():
        page = client_page(portfolio, known, language)
        shown = page.base + sum(theme.points for theme in page.themes)
        assert shown == pytest.approx(page.score, abs=1e-9)
        exact = page.exact_base + sum(theme.exact_points for theme in page.themes)
        assert exact == pytest.approx(page.exact_score, abs=1e-6)
        assert abs(page.score - page.exact_score) <= 0.1
        assert page.accepted == (page.score < page.limit)
        for theme in page.themes:
            features = sum(feature.points for feature in theme.features)
            assert features == pytest.approx(theme.points, abs=1e-9)
            assert 0 not in [feature.points for feature in theme.features]


@pytest.mark.parametrize(
    ("exact", "shown"), [(49.97, 49.9), (50.0, 50.0), (50.04, 50.0), (49.94, 49.9)]
)
def test_a_score_next_to_the_limit_is_shown_on_its_own_side(
    portfolio: Portfolio, exact: float, shown: float
) -> None:
    points = dict.fromkeys(portfolio.population.moving, 0.0)
    points["amount"] = exact - portfolio.base
    client = replace(portfolio.client(100), score=exact, points=points)
    page = page_of(client, portfolio, language="fr")
    assert page.score == shown
    assert page.base + sum(theme.points for theme in page.themes) == pytest.approx(shown)
    assert page.distance == ("juste à la limite" if exact >= 50 else "juste sous la limite")


def figures(text: str) -> list[str]:
    """Return the digits of each number in a sentence, whatever the separators."""
    joined = re.sub(r"(?<=\d)[\u202f\u00a0,.](?=\d)", "", text)
    return re.findall(r"\d+", joined)


def test_both_languages_say_the_same_figures(portfolio: Portfolio) -> None:
    for known in portfolio.ids[::60].tolist():
        fr, en = (client_page(portfolio, known, language) for language in LANGUAGES)
        assert fr.as_json().keys() == en.as_json().keys()
        for one, other in ((fr.raised, en.raised), (fr.lowered, en.lowered)):
            assert [reason.code for reason in one] == [reason.code for reason in other]
        pairs = zip(sentences(fr), sentences(en), strict=True)
        for french, english in pairs:
            assert figures(french) == figures(english)


def sentences(page: ClientPage) -> list[str]:
    reliability = [page.reliability.sentence] if page.reliability else []
    reasons = [*page.raised, *page.lowered]
    return [
        page.decision, page.distance, page.frequency, page.pd_detail, page.base_sentence,
        page.standing, *reliability, *page.notices,
        *(theme.sentence for theme in page.themes),
        *(feature.value for theme in page.themes for feature in theme.features),
        *(feature.usual for theme in page.themes for feature in theme.features),
        *(reason.sentence for reason in reasons),
        *(detail for reason in reasons for detail in reason.details),
    ]  # fmt: skip


def test_a_refused_client_reads_at_most_four_reasons(portfolio: Portfolio) -> None:
    for known in ids(portfolio, accepted=False)[::10]:
        page = client_page(portfolio, known, "fr")
        assert page.decision.startswith("La demande est refusée")
        assert 1 <= len(page.raised) <= 4
        for reason in page.raised:
            assert 1 <= len(reason.details) <= 2
            assert "cela augmente le risque estimé de" in reason.sentence


def test_reasons_show_the_points_that_their_theme_shows(refused: ClientPage) -> None:
    shown = {theme.label: theme.points for theme in refused.themes}
    assert all(shown[reason.theme] == reason.points for reason in refused.raised)


@pytest.mark.parametrize(("age", "theme"), [(6.0, 8.04), (-6.0, -3.96)])
def test_a_reason_leaves_out_the_protected_features_that_its_theme_holds(
    portfolio: Portfolio, age: float, theme: float
) -> None:
    points = {"age": age, "seniority": 2.04}
    client = replace(portfolio.client(100), score=portfolio.base + theme, points=points)
    page = page_of(client, portfolio, language="en")
    (line,), (reason,) = page.themes, page.raised
    assert line.exact_points == pytest.approx(theme)
    assert abs(line.points - theme) <= 0.1
    assert (reason.theme, reason.points) == (line.label, 2.0)
    assert reason.exact_points == pytest.approx(2.04)
    assert "by 2.0 points" in reason.sentence
    assert page.lowered == (), "age lowers the risk, but is no reason"


def test_the_client_reads_the_decision_and_the_distance(portfolio: Portfolio) -> None:
    points = dict.fromkeys(portfolio.population.moving, 0.0)
    points["amount"] = 62.3 - portfolio.base
    client = replace(portfolio.client(100), score=62.3, pd=0.071, points=points)
    fr = page_of(client, portfolio, language="fr")
    assert fr.decision == (
        "La demande est refusée\u202f: le score de risque, 62,3 sur 100, "
        "atteint ou dépasse la limite de 50."
    )
    assert fr.distance == "12 points au-dessus de la limite"
    assert (
        fr.frequency == "Dans cette situation, difficultés à rembourser\u202f: 7 clients sur 100."
    )
    assert (fr.level, fr.level_words) == ("high", "risque élevé")
    en = page_of(client, portfolio, language="en")
    assert en.distance == "12 points above the limit"
    assert en.raised[0].sentence.startswith("Credit asked for: this raises the estimated risk by")


def test_a_missing_value_is_said_to_be_missing(portfolio: Portfolio) -> None:
    client = portfolio.client(100)
    points = dict.fromkeys(portfolio.population.moving, 0.0) | {"seniority": 4.0}
    changed = replace(
        client,
        values={**client.values, "seniority": nan, "housing": nan},
        points=points,
        score=portfolio.base + 4.0,
    )
    page = page_of(changed, portfolio, language="fr")
    (line,) = (feature for theme in page.themes for feature in theme.features)
    assert (line.value, line.exact_value) == ("non renseigné", None)
    assert "non renseigné, et cette absence compte" in page.raised[0].details[0]


def test_a_start_above_the_limit_is_said_to_be(portfolio: Portfolio) -> None:
    assert "above the limit" not in client_page(portfolio, 100, "en").base_sentence
    strict = replace(portfolio, population=replace(portfolio.population, base=61.2))
    client = strict.client(100)
    moved = replace(client, score=61.2 + sum(client.points.values()))
    page = page_of(moved, strict, language="en")
    assert page.base_sentence.startswith("Every score starts from 61.2")
    assert "This is above the limit" in page.base_sentence


def test_a_sum_off_the_scale_is_brought_back_by_a_step_with_a_name(portfolio: Portfolio) -> None:
    for total, score, said in ((-12.0, 0.0, "−12.0"), (131.0, 100.0, "131.0")):
        client = replace(
            portfolio.client(100),
            score=score,
            points={"amount": total - portfolio.base},
            to_scale=score - total,
        )
        page = page_of(client, portfolio, language="en")
        assert (page.score, page.to_scale, page.exact_to_scale) == (
            score,
            score - total,
            score - total,
        )
        (theme,) = page.themes
        assert round(10 * page.base) + round(10 * theme.points) + round(
            10 * page.to_scale
        ) == 10 * round(score)
        assert page.to_scale_sentence.startswith(f"The sum of the points, {said}, lies off")
        figure = str(waterfall_markup(page, translator("en")))
        assert figure.count("Brought back to the scale") == 2  # drawn, and in the table


def test_a_sum_on_the_scale_needs_no_step(refused: ClientPage) -> None:
    assert (refused.to_scale, refused.exact_to_scale, refused.to_scale_sentence) == (0, 0, "")
    figure = str(waterfall_markup(refused, translator(refused.language)))
    assert translator(refused.language)("client-row-to-scale") not in figure


def test_an_accepted_client_stands_among_the_accepted(portfolio: Portfolio) -> None:
    accepted = sorted(score for score in portfolio.scores if score < 50)
    lowest = portfolio.client(int(portfolio.ids[portfolio.scores.argmin()]))
    page = page_of(lowest, portfolio, language="en")
    assert page.accepted_below == 0
    assert page.standing.startswith("Of 100 accepted clients, about 100 have a higher score")
    middle = accepted[len(accepted) // 2]
    client = portfolio.client(int(portfolio.ids[list(portfolio.scores).index(middle)]))
    assert page_of(client, portfolio, language="en").accepted_below == pytest.approx(0.5, abs=0.01)


def test_a_refused_client_stands_above_all_accepted_ones(refused: ClientPage) -> None:
    assert refused.accepted_below == 1
    assert refused.standing.startswith("Clients whom the model accepts all have a lower score.")


def test_reliability_is_what_happened_to_tested_clients(refused: ClientPage) -> None:
    reliability = refused.reliability
    assert reliability is not None
    assert reliability.tested >= 50
    assert reliability.low <= reliability.defaults / reliability.tested <= reliability.high


def test_a_portfolio_without_tested_clients_says_nothing_of_reliability(
    portfolio: Portfolio,
) -> None:
    bands = tuple(replace(band, tested=0, defaults=0) for band in portfolio.population.bands)
    untested = replace(portfolio, population=replace(portfolio.population, bands=bands))
    assert client_page(untested, 100, "en").reliability is None


def test_nobody_accepted_is_no_obstacle(portfolio: Portfolio) -> None:
    nobody = replace(portfolio, population=replace(portfolio.population, n_accepted=0))
    page = client_page(nobody, 100, "en")
    assert (page.standing, page.accepted_below) == ("", None)


def test_made_up_data_are_announced(refused: ClientPage) -> None:
    assert refused.notices == ("Made-up data: this client does not exist.",)


def test_the_page_names_what_it_was_made_from(portfolio: Portfolio, refused: ClientPage) -> None:
    assert refused.identity.model == portfolio.model.identity
    assert refused.identity.portfolio == portfolio.manifest.identity
    assert refused.identity.model[:12] in refused.identity.sentence
    made_at = refused.identity.model_made_at
    assert f" {int(made_at[8:10])} " in refused.identity.sentence
    assert made_at[:10] not in refused.identity.sentence, "dates are written in words"


def test_facts_of_another_lender_are_its_first_features(
    portfolio: Portfolio, refused: ClientPage
) -> None:
    assert tuple(fact.name for fact in refused.facts) == portfolio.dictionary.names


def test_the_page_is_json(refused: ClientPage) -> None:
    text = json.dumps(refused.as_json(), allow_nan=False)
    read = json.loads(text)
    assert read["exact_score"] == refused.exact_score
    assert read["themes"][0]["features"][0]["name"] == refused.themes[0].features[0].name


def test_an_unknown_client_gets_a_sentence_not_a_traceback(portfolio: Portfolio) -> None:
    with pytest.raises(UnknownClient, match=r"Nearest: 100, 103, 106") as raised:
        client_page(portfolio, "101", "fr")
    assert isinstance(raised.value, ClairscoreError)


def test_french_keeps_its_typography(portfolio: Portfolio) -> None:
    for known in ids(portfolio, accepted=False)[:5]:
        for sentence in sentences(client_page(portfolio, known, "fr")):
            assert not re.search(r" [:;!?%»]", sentence), sentence
