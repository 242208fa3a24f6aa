"""One score everywhere: base + themes + step back to the scale, on every surface alike.

The clients are a made-up lender's, far safer and far riskier than those for whom its model's scale
was chosen: nearly all end at 0, or at 100.
"""

import json
import math
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx2
import numpy as np
import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from clairscore.api.app import create_app
from clairscore.api.services import Services
from clairscore.application.decide import record_decision, replay_decision
from clairscore.application.letters import LetterWriter
from clairscore.cli.program import run
from clairscore.client import Client as Caller
from clairscore.credit.applicants.reading import read_applications, score_applications
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.decisions import open_store
from clairscore.credit.dictionary import Kind
from clairscore.credit.portfolio import Client, Portfolio, Ranking, open_portfolio
from clairscore.credit.portfolio.similar import Comparisons, With
from clairscore.presentation.client.markup import decision_markup, waterfall_markup
from clairscore.presentation.client.page import page_of
from clairscore.presentation.letter.page import NOBODY, letter_html
from clairscore.presentation.new_application.page import results_page
from clairscore.presentation.portfolio.clients import ClientFilter, client_list
from clairscore.presentation.portfolio.markup import scores_figure
from clairscore.presentation.portfolio.page import portfolio_page
from clairscore.presentation.portfolio.search import ClientSearch
from clairscore.presentation.what_if.markup import moves_markup
from clairscore.presentation.what_if.page import Entries, what_if_page
from clairscore.presentation.words.values import number
from clairscore.texts import Language, translator

LANGUAGES: tuple[Language, ...] = ("fr", "en")
PLACES = {
    "bottom": ("safer", "score = 0"),
    "top": ("riskier", "score = 100"),
    "within": ("riskier", ""),
}


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest) -> str:
    """Where on the scale a client is: brought back to an end of it, or within."""
    return request.param


@pytest.fixture(scope="module")
def portfolio(far_portfolios: dict[str, Path], place: str) -> Portfolio:
    return open_portfolio(far_portfolios[PLACES[place][0]])


@pytest.fixture(scope="module")
def client(portfolio: Portfolio, place: str) -> Client:
    sums = portfolio.scale.points(portfolio.log_odds)
    row = {"bottom": sums.argmin(), "top": sums.argmax(), "within": np.abs(sums - 60).argmin()}[
        place
    ]
    return portfolio.client(int(portfolio.ids[row]))


@pytest.fixture
def api(portfolio: Portfolio, tmp_path: Path) -> Iterator[TestClient]:
    """Return a caller of the API over the portfolio."""
    services = Services(portfolio, "fr", partial(open_store, f"sqlite:///{tmp_path}/api.db"))
    with TestClient(create_app(services, hosts=("testserver",))) as caller:
        yield caller
    if services.record:
        services.record.close()


def sum_of(portfolio: Portfolio, client: Client) -> float:
    return portfolio.base + math.fsum(client.points.values())


def test_the_clients_of_this_lender_are_at_both_ends(far_portfolios: dict[str, Path]) -> None:
    for name, end in (("safer", 0), ("riskier", 100)):
        scores = open_portfolio(far_portfolios[name]).scores
        assert (scores == end).mean() > 0.8
        assert ((scores >= 0) & (scores <= 100)).all()
        assert ((scores > 0) & (scores < 100)).any()


def test_base_points_and_step_are_the_score_of_everyone(portfolio: Portfolio) -> None:
    for known in portfolio.ids.tolist():
        one = portfolio.client(known)
        assert sum_of(portfolio, one) + one.to_scale == pytest.approx(one.score, abs=1e-9)
        assert one.accepted == (one.pd < portfolio.cutoff)
        assert (one.to_scale == 0) == (0 <= sum_of(portfolio, one) <= 100)


def test_the_table_for_analysis_adds_up_to_the_same_scores(portfolio: Portfolio) -> None:
    table = pq.read_table(portfolio.table)
    columns = {name: np.asarray(table[name]) for name in ("base", "to_scale", "score", "pd")}
    for prefix in ("theme_", "points_"):
        parts = [np.asarray(table[n]) for n in table.column_names if n.startswith(prefix)]
        total = columns["base"] + np.sum(parts, axis=0) + columns["to_scale"]
        np.testing.assert_allclose(total, columns["score"], rtol=0, atol=1e-9)
    np.testing.assert_array_equal(columns["score"], portfolio.scores)
    expected = [portfolio.pd(row) for row in range(len(portfolio.ids))]
    np.testing.assert_allclose(columns["pd"], expected, rtol=1e-12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_adds_up_as_shown_and_exactly(
    portfolio: Portfolio, client: Client, language: Language
) -> None:
    page = page_of(client, portfolio, language=language)
    exact = (theme.exact_points for theme in page.themes)
    total = page.exact_base + math.fsum(exact) + page.exact_to_scale
    assert total == pytest.approx(page.exact_score, abs=1e-9)
    assert page.exact_score == client.score
    tenths = [round(10 * x) for x in (page.base, page.to_scale, *(t.points for t in page.themes))]
    assert sum(tenths) == round(10 * page.score)
    assert abs(page.score - client.score) <= 0.1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_draws_the_page(
    portfolio: Portfolio, client: Client, language: Language
) -> None:
    page, say = page_of(client, portfolio, language=language), translator(language)
    score = number(page.score, language, digits=1)
    assert f"<strong>{score}</strong>" in decision_markup(page, say)
    assert f'aria-valuenow="{page.score:g}"' in decision_markup(page, say)
    rows = table_rows(str(waterfall_markup(page, say)))
    *parts, (name, total) = rows
    assert (name, total) == (say("client-row-score"), page.score)
    assert sum(round(10 * size) for _, size in parts) == round(10 * total)
    assert (say("client-row-to-scale") in dict(parts)) == bool(client.to_scale)


def table_rows(markup: str) -> list[tuple[str, float]]:
    """Return the rows of a figure's table: names, and numbers as a reader reads them."""
    found = re.findall(r'<th scope="row">([^<]*)</th><td>([^<]*)</td></tr>', markup)
    return [(name, read(text)) for name, text in found]


def read(text: str) -> float:
    return float(re.sub(r"[^\d.+-]", "", text.replace("\N{MINUS SIGN}", "-").replace(",", ".")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_says_the_same_in_words_and_in_json(
    portfolio: Portfolio,
    client: Client,
    language: Language,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page, say = page_of(client, portfolio, language=language), translator(language)
    asked = [
        "explain",
        str(portfolio.artefact.path),
        "--client",
        str(client.id),
        "--lang",
        language,
    ]
    capsys.readouterr()
    assert run([*asked, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == page.as_json()
    assert run(asked) == 0
    shown = capsys.readouterr().out
    assert " ".join(page.decision.split()) in " ".join(shown.split())
    lines = dict(re.findall(r"(?m)^(\S.*?) {2,}(\S+)", shown))
    assert read(lines[say("client-row-score")]) == page.score
    assert (say("client-row-to-scale") in lines) == bool(client.to_scale)
    moves = [theme.label for theme in page.themes] + [say("client-row-to-scale")] * bool(
        client.to_scale
    )
    total = sum(round(10 * read(lines[name])) for name in (say("client-row-base"), *moves))
    assert total == round(10 * page.score)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_says_the_score_and_that_it_was_brought_back(
    portfolio: Portfolio, client: Client, language: Language
) -> None:
    say = translator(language)
    written = LetterWriter(portfolio, NOBODY, language).compose(client.id)
    page = page_of(client, portfolio, language=language)
    score = number(page.score, language, digits=1)
    assert say("letter-score-yours", score=score) in written.score.paragraphs
    said = say("letter-score-to-scale", score=score) in written.score.paragraphs
    assert said == bool(client.to_scale)
    assert score in letter_html(written)


def test_the_api_and_its_python_client_say_the_same(
    portfolio: Portfolio, client: Client, api: TestClient
) -> None:
    page = page_of(client, portfolio, language="fr")
    assert api.get(f"/v1/clients/{client.id}").json() == page.as_json()
    (scored,) = api.post("/v1/score", json={"clients": [str(client.id)]}).json()["results"]
    assert (scored["score"], scored["pd"], scored["level"]) == (
        client.score,
        client.pd,
        client.level,
    )
    model = api.get("/v1/model").json()
    assert (model["points_per_doubling"], model["limit"]) == (10, 50)
    similar = api.get(f"/v1/clients/{client.id}/similar").json()["nearest"]
    assert similar
    for one in similar:
        other = portfolio.client(int(one["client"]))
        assert (one["score"], one["pd"]) == (other.score, other.pd)
    with Caller("http://testserver", transport=through(api)) as caller:
        told = caller.client(client.id)
    assert (told.score, told.pd, told.level) == (client.score, client.pd, client.level)
    total = told.base + math.fsum(told.contributions.values()) + told.to_scale
    assert total == pytest.approx(told.score, abs=1e-9)


def through(api: TestClient) -> httpx2.BaseTransport:
    """Return a way for the Python client to reach the application within this process."""

    def send(request: httpx2.Request) -> httpx2.Response:
        answer = api.request(request.method, request.url.path, headers=dict(request.headers))
        return httpx2.Response(answer.status_code, content=answer.content)

    return httpx2.MockTransport(send)


def test_a_recorded_decision_is_replayed_without_a_difference(
    portfolio: Portfolio, client: Client, tmp_path: Path
) -> None:
    store = open_store(f"sqlite:///{tmp_path}/decisions.db")
    made = record_decision(store, portfolio, client.id, person="anne")
    (kept,) = store.decisions(str(client.id))
    assert kept.case == made.case
    assert kept.case is not None
    assert (kept.case.score, kept.case.to_scale) == (client.score, client.to_scale)
    total = kept.case.base + math.fsum(kept.case.contributions.values()) + kept.case.to_scale
    assert total == pytest.approx(kept.case.score, abs=1e-9)
    replayed = replay_decision(store, made.id, portfolio.artefact.path)
    assert (replayed.differences, replayed.accepted) == ((), client.accepted)
    assert replayed.score == pytest.approx(client.score, abs=1e-9)
    assert store.verify().faults == ()
    store.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_if_leads_from_one_score_to_the_other_by_the_step_too(
    portfolio: Portfolio, client: Client, language: Language
) -> None:
    simulator, say = Simulator(portfolio), translator(language)
    as_it_is = what_if_page(simulator, client, Entries({}, {}), language=language)
    assert as_it_is.after == as_it_is.before == page_of(client, portfolio, language=language)
    for factor in (0.2, 0.8, 3.0):
        edits = {name: factor * client.values[name] for name in ("credit_amount", "income")}
        page = what_if_page(simulator, client, Entries(edits, {}), language=language)
        assert 0 <= page.after.exact_score <= 100
        assert page.difference == round(page.after.score - page.before.score, 1)
        moved = sum(round(10 * move.difference) for move in page.moves)
        assert moved == round(10 * page.difference)
        exact = math.fsum(move.exact_difference for move in page.moves)
        assert exact == pytest.approx(page.after.exact_score - page.before.exact_score, abs=0.2)
        changed = abs(page.after.exact_to_scale - page.before.exact_to_scale) >= 0.05
        assert (say("client-row-to-scale") in str(moves_markup(page, say))) == changed


def test_the_same_application_sent_anew_has_the_same_score(
    portfolio: Portfolio, client: Client, api: TestClient
) -> None:
    given = {"id": "anew", **dict(stored(portfolio, client))}
    text = json.dumps([given])
    scored = score_applications(Simulator(portfolio), read_applications(text, "a.json", portfolio))
    (line,) = scored.results(portfolio).lines
    assert line.score == pytest.approx(client.score, abs=1e-9)
    assert (line.accepted, line.level) == (client.accepted, client.level)
    assert scored.client(0).to_scale == pytest.approx(client.to_scale, abs=1e-9)
    page = results_page(scored.results(portfolio), language="en")
    (shown,) = page.lines
    assert read(shown.score) == page_of(client, portfolio, language="en").score
    assert float(page.csv.splitlines()[1].split(",")[2]) == line.score
    answer = api.post("/v1/score", json={"applications": [given], "explain": True}).json()
    assert answer["results"][0]["score"] == line.score
    assert answer["pages"][0]["exact_to_scale"] == scored.client(0).to_scale


def stored(portfolio: Portfolio, client: Client) -> Iterator[tuple[str, float | str | None]]:
    """Yield a client's values as a lender would send them."""
    for feature in portfolio.dictionary.features:
        value = client.values[feature.name]
        if math.isnan(value):
            yield feature.name, None
        elif feature.kind is Kind.CATEGORY:
            yield feature.name, list(feature.categories)[int(value)]
        else:
            yield feature.name, value


def test_lists_order_those_at_the_same_end_by_their_risk(portfolio: Portfolio) -> None:
    ranking, say = Ranking(portfolio), translator("en")
    page = client_list(portfolio, ranking, ClientFilter(), accepted=portfolio.scores < 50, say=say)
    riskiest = portfolio.ids[np.argsort(-portfolio.log_odds, kind="stable")]
    assert [row.client for row in page.rows] == [str(one) for one in riskiest[:25]]
    for row in page.rows:
        one = portfolio.client(int(row.client))
        assert read(row.score) == page_of(one, portfolio, language="en").score
    accepted, scores = portfolio.scores < 50, portfolio.scores
    for asked, n in (
        (ClientFilter(low=98, high=100), (scores >= 98).sum()),
        (ClientFilter(low=0, high=2), (scores < 2).sum()),
    ):
        assert client_list(portfolio, ranking, asked, accepted=accepted, say=say).n == n


def test_another_limit_tells_those_at_the_same_end_apart(portfolio: Portfolio) -> None:
    ranking, costs = Ranking(portfolio), portfolio.model.costs
    pds = np.array([portfolio.pd(row) for row in range(len(portfolio.ids))])
    for cutoff in (1e-4, 1e-3, portfolio.cutoff, 0.9, 0.999):
        outcome = ranking.outcome(cutoff, costs)
        assert outcome.n_accepted == (pds < cutoff).sum()
        assert outcome.defaults == pytest.approx(pds[pds < cutoff].sum())
        assert 0 <= outcome.limit <= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_portfolio_screen_counts_everyone_once(
    portfolio: Portfolio, language: Language
) -> None:
    page = portfolio_page(portfolio, Ranking(portfolio), translator(language))
    assert sum(band.n for band in page.bands) == len(portfolio.ids)
    assert (page.bands[0].low, page.bands[-1].high, len(page.bands)) == (0, 100, 50)
    at_ends = (portfolio.scores < 2).sum(), (portfolio.scores >= 98).sum()
    assert (page.bands[0].n, page.bands[-1].n) == at_ends
    assert scores_figure(page, translator(language))


def test_groups_and_neighbours_are_found_where_most_are_at_an_end(
    portfolio: Portfolio, client: Client
) -> None:
    comparisons = Comparisons(portfolio)
    near = comparisons.nearest(client)
    assert len(near) == len(portfolio.ids) // 10
    assert client.row not in near
    everyone = comparisons.group(With.EVERYONE, client)
    names = comparisons.coordinates[:2]
    place = np.zeros(256, dtype=np.uint8)
    place[255] = 1
    cells = comparisons.cells((names[0], place), (names[1], place), everyone)
    means = cells.score[~np.isnan(cells.score)]
    assert ((means >= 0) & (means <= 100)).all()


def test_the_search_says_the_score_of_the_page(portfolio: Portfolio, client: Client) -> None:
    search = ClientSearch(portfolio.ids, portfolio.scores, portfolio.scores < 50)
    found = search.known(str(client.id), "en")
    assert found is not None
    assert found.detail.endswith(f"score {round(client.score)}")
