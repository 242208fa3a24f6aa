"""A portfolio keeps every client's score and what made it, and finds any of them at once."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from math import isnan
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from clairscore.core.errors import ArtefactDamaged, InputFaults, TargetTaken
from clairscore.core.progress import Advance
from clairscore.credit.dataset import open_dataset
from clairscore.credit.dictionary import Kind
from clairscore.credit.model.calibration import Isotonic, Platt
from clairscore.credit.model.scale import Scale
from clairscore.credit.portfolio import (
    Portfolio,
    UnknownClient,
    open_portfolio,
    outcomes_near,
    write_portfolio,
)
from clairscore.credit.portfolio.population import (
    Checked,
    ScoreBand,
    band_width,
    bin_edges,
    population_from_json,
    population_to_json,
    quantiles_of,
    round_step,
    score_bands,
)
from clairscore.texts import Message
from small_lender import PLATT, Lender

ISOTONIC = Isotonic((-3.0, -2.0, -1.4, 0.5), (-2.9, -2.4, -1.2, -0.1))


@pytest.fixture
def portfolio(scored: Path) -> Portfolio:
    return open_portfolio(scored)


def queried(query: str) -> list[tuple[Any, ...]]:
    found = duckdb.sql(query)
    assert found is not None
    return found.fetchall()


def made(lender: Lender, folder: Path, *, ids: list[str] | None = None) -> Portfolio:
    """Return a portfolio of the small lender's clients, under other ids if given."""
    data = lender.write_dataset(folder / "dataset", ids=ids)
    model = lender.write_model(lender.model(), folder / "model", parts={})
    write_portfolio(model, data, folder / "portfolio")
    return open_portfolio(folder / "portfolio")


@pytest.mark.parametrize("calibration", [PLATT, ISOTONIC], ids=["platt", "isotonic"])
@pytest.mark.parametrize("linear", [False, True], ids=["trees", "linear"])
def test_base_and_points_are_the_score_of_every_client(
    lender: Lender, tmp_path: Path, calibration: Platt | Isotonic, *, linear: bool
) -> None:
    model = lender.model(calibration, scorer=lender.linear() if linear else None)
    path = lender.write_model(model, tmp_path / "model", parts={})
    data = lender.write_dataset(tmp_path / "dataset")
    summary = write_portfolio(path, data, tmp_path / "portfolio")
    assert summary.engine == ("linear" if linear else "tables")
    X = open_dataset(data).matrix(model.inputs)
    opened = open_portfolio(tmp_path / "portfolio")
    np.testing.assert_allclose(opened.scores, model.score(X), rtol=0, atol=1e-9)
    for row in range(0, 1_300, 13):
        client = opened.client(int(opened.ids[row]))
        assert abs(opened.base + sum(client.points.values()) - client.score) < 1e-6
        assert abs(client.pd - model.pd(X[row : row + 1])[0]) < 1e-9
        assert client.accepted == (client.pd < model.cutoff)


def test_the_table_adds_up_by_feature_and_by_theme(portfolio: Portfolio) -> None:
    points = " + ".join(f"points_{name}" for name in portfolio.population.moving)
    themes = " + ".join(f"theme_{name}" for name in portfolio.population.themes)
    ((n, worst_feature, worst_theme, ordered),) = queried(f"""
        SELECT count(*), max(abs(base + {points} - score)), max(abs(base + {themes} - score)),
               list(id) = list_sort(list(id))
        FROM '{portfolio.table}'
    """)  # noqa: S608 - names of our own columns
    assert n == portfolio.population.n == 1_300
    assert max(worst_feature, worst_theme) < 1e-6
    assert ordered


def test_the_table_holds_what_the_client_page_shows(portfolio: Portfolio) -> None:
    columns = "id, score, pd, level, accepted, target, part, value_housing, value_amount"
    query = f"SELECT {columns} FROM '{portfolio.table}' WHERE id IN (100, 3997)"  # noqa: S608
    for row in queried(query):
        client = portfolio.client(row[0])
        assert row[1:5] == (client.score, pytest.approx(client.pd), client.level, client.accepted)
        assert row[5] == client.defaulted
        assert row[6] == client.part
        housing = list(portfolio.dictionary.by_name["housing"].categories)
        code, amount = client.values["housing"], client.values["amount"]
        assert row[7] == (None if isnan(code) else housing[int(code)])
        assert row[8] == (None if isnan(amount) else amount)


def test_a_client_has_the_values_of_the_dataset(lender: Lender, portfolio: Portfolio) -> None:
    for row in (0, 17, 1_299):
        client = portfolio.client(100 + 3 * row)
        assert client.row == row
        np.testing.assert_array_equal(list(client.values.values()), lender.X[row])


def test_clients_without_a_known_outcome_are_new(portfolio: Portfolio) -> None:
    client = portfolio.client(100 + 3 * 1_299)
    assert (client.defaulted, client.part) == (None, "new")
    assert portfolio.population.parts == {"train": 400, "calibration": 400, "test": 400, "new": 100}
    assert sum(band.tested for band in portfolio.population.bands) == 400


def test_ids_that_are_text_are_found(lender: Lender, tmp_path: Path) -> None:
    ids = sorted(f"é-{k}" for k in range(1_300))
    opened = made(lender, tmp_path, ids=ids)
    assert [opened.client(wanted).row for wanted in (ids[0], ids[700], ids[-1])] == [0, 700, 1_299]
    with pytest.raises(UnknownClient, match="é-1299") as raised:
        opened.client("é-12999")
    assert "é-1299" in raised.value.nearest


def test_an_unknown_client_gets_a_sentence_with_the_nearest_ids(portfolio: Portfolio) -> None:
    with pytest.raises(UnknownClient, match=r"No client 105 among the 1,300.*103, 106, 109"):
        portfolio.client(105)
    with pytest.raises(UnknownClient, match=r"No client 99999.*3991, 3994, 3997"):
        portfolio.client("99999")


@pytest.mark.parametrize("wanted", ["abc", "", "1e3", "9" * 30, "-1"])
def test_an_id_that_cannot_be_one_gets_a_sentence(portfolio: Portfolio, wanted: str) -> None:
    with pytest.raises(UnknownClient, match=f"No client {wanted}"):
        portfolio.client(wanted)


def test_a_dataset_that_does_not_match_is_refused_with_every_difference(
    lender: Lender, tmp_path: Path
) -> None:
    features = {feature.name: feature for feature in lender.dictionary.features}
    housing = features["housing"]
    labels = {name: housing.categories[name] for name in ("rent", "own")}
    changed = replace(
        lender.without("rating"),
        features=(
            features["amount"],
            replace(features["burden"], kind=Kind.NUMBER),
            features["debts"],
            features["late"],
            replace(features["seniority"], unit="days"),
            replace(housing, categories=labels),
        ),
    )
    data = lender.write_dataset(tmp_path / "dataset", dictionary=changed)
    model = lender.write_model(lender.model(), tmp_path / "model", parts={})
    with pytest.raises(InputFaults, match="rating") as raised:
        write_portfolio(model, data, tmp_path / "portfolio")
    told = str(raised.value)
    assert [fault.id for fault in raised.value.faults] == [
        "fault-portfolio-kind",
        "fault-portfolio-feature-missing",
        "fault-portfolio-unit",
        "fault-portfolio-categories",
    ]
    for word in ("percent", "number", "years", "days", "parents"):
        assert word in told
    assert not (tmp_path / "portfolio").exists()


def test_categories_in_another_order_are_refused(lender: Lender, tmp_path: Path) -> None:
    kept = list(lender.dictionary.features)
    at = lender.dictionary.names.index("housing")
    turned = dict(reversed(list(kept[at].categories.items())))
    kept[at] = replace(kept[at], categories=turned)
    changed = replace(lender.dictionary, features=tuple(kept))
    data = lender.write_dataset(tmp_path / "dataset", dictionary=changed)
    model = lender.write_model(lender.model(), tmp_path / "model", parts={})
    with pytest.raises(InputFaults, match="another order: parents, rent, own"):
        write_portfolio(model, data, tmp_path / "portfolio")


def test_features_that_the_model_does_not_read_may_differ(lender: Lender, tmp_path: Path) -> None:
    data = lender.write_dataset(tmp_path / "dataset", dictionary=lender.without("age"))
    model = lender.write_model(lender.model(), tmp_path / "model", parts={})
    write_portfolio(model, data, tmp_path / "portfolio")
    assert "age" not in open_portfolio(tmp_path / "portfolio").client(100).values


def test_a_portfolio_is_not_overwritten_unless_asked(scored: Path) -> None:
    data, model = scored.parent / "dataset", scored.parent / "model"
    before = open_portfolio(scored).manifest.identity
    with pytest.raises(TargetTaken, match="--replace"):
        write_portfolio(model, data, scored)
    write_portfolio(model, data, scored, replace=True)
    assert open_portfolio(scored).manifest.identity == before, "the same input, the same output"


def change(path: Path, at: int = 0) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


@pytest.fixture
def tampered(lender: Lender, tmp_path: Path) -> Path:
    made(lender, tmp_path)
    return tmp_path / "portfolio"


@pytest.mark.parametrize(
    "part", ["log_odds.npy", "ids.npy", "population.json", "model/booster.txt"]
)
def test_a_changed_part_is_caught_at_opening(tampered: Path, part: str) -> None:
    change(tampered / part, at=-1)
    with pytest.raises(ArtefactDamaged, match=part):
        open_portfolio(tampered)


READS: list[tuple[str, Callable[[Portfolio], object]]] = [
    ("values.f4", lambda opened: opened.client(103)),
    ("points.f8", lambda opened: opened.client(103)),
    ("sorted.f4", lambda opened: opened.ascending("amount")),
    ("codes.u1", lambda opened: opened.codes("amount")),
    ("portfolio.parquet", lambda opened: opened.table),
]


@pytest.mark.parametrize(("part", "read"), READS, ids=[part for part, _ in READS])
def test_a_changed_large_part_is_caught_when_it_is_read(
    tampered: Path, part: str, read: Callable[[Portfolio], object]
) -> None:
    change(tampered / part, at=40)
    opened = open_portfolio(tampered)
    with pytest.raises(ArtefactDamaged, match=part):
        read(opened)


@pytest.mark.parametrize("part", ["values.f4", "codes.u1"])
def test_a_large_part_cut_short_is_caught_at_opening(tampered: Path, part: str) -> None:
    content = (tampered / part).read_bytes()
    (tampered / part).write_bytes(content[:-4])
    with pytest.raises(ArtefactDamaged, match=part):
        open_portfolio(tampered)


def test_figures_of_a_feature_are_those_of_its_column(lender: Lender, portfolio: Portfolio) -> None:
    accepted = portfolio.scores < 50
    for j, feature in enumerate(lender.dictionary.features):
        figures = portfolio.population.features[feature.name]
        column = lender.X[:, j]
        for group, chosen in (
            (figures.everyone, np.ones_like(accepted)),
            (figures.accepted, accepted),
            (figures.refused, ~accepted),
        ):
            assert group.n == chosen.sum()
            assert group.missing == np.isnan(column[chosen]).sum()
            assert sum(group.counts) + group.missing == group.n
            if feature.kind is not Kind.CATEGORY:
                expected = np.nanquantile(column[chosen], [0.05, 0.25, 0.5, 0.75, 0.95])
                np.testing.assert_allclose(group.quantiles, expected, rtol=1e-6)
        np.testing.assert_array_equal(portfolio.ascending(feature.name), np.sort(column))
        counted = portfolio.counts(feature.name, accepted)
        assert tuple(counted) == (*figures.accepted.counts, figures.accepted.missing)


def test_bins_hold_the_values_between_their_edges(lender: Lender, portfolio: Portfolio) -> None:
    column = lender.X[:, lender.dictionary.names.index("amount")]
    edges = np.array(portfolio.population.features["amount"].edges, dtype=np.float32)
    codes = portfolio.codes("amount")
    known = ~np.isnan(column)
    assert (codes[~known] == 255).all()
    bounds = np.r_[-np.inf, edges, np.inf]
    assert (bounds[codes[known]] <= column[known]).all()
    assert (column[known] < bounds[codes[known] + 1]).all()


def test_default_rates_are_those_of_the_test_part(lender: Lender, portfolio: Portfolio) -> None:
    tested = np.arange(1_200)[2::3]
    figures = portfolio.population.features["late"]
    late = lender.X[tested, lender.dictionary.names.index("late")]
    for code in (0, 1):
        assert figures.tested[code] == (late == code).sum()
        assert figures.defaults[code] == lender.y[tested][late == code].sum()


def test_protected_features_are_shown_but_move_nothing(portfolio: Portfolio) -> None:
    assert "age" in portfolio.client(100).values
    assert "age" not in portfolio.client(100).points
    assert portfolio.population.features["age"].mean_abs_points == 0


def test_mean_sizes_are_those_of_the_points(portfolio: Portfolio) -> None:
    name = portfolio.population.moving[0]
    query = f"SELECT avg(abs(points_{name})) FROM '{portfolio.table}'"  # noqa: S608 - our own names
    ((mean,),) = queried(query)
    assert portfolio.population.features[name].mean_abs_points == pytest.approx(mean)


def test_figures_survive_the_disk(portfolio: Portfolio) -> None:
    text = population_to_json(portfolio.population)
    assert population_from_json(text) == portfolio.population
    assert json.loads(text)["n"] == 1_300


def test_made_up_data_stay_made_up(portfolio: Portfolio) -> None:
    assert portfolio.synthetic


def test_the_model_within_scores_as_the_portfolio_says(
    lender: Lender, portfolio: Portfolio
) -> None:
    columns = [lender.dictionary.names.index(name) for name in portfolio.model.inputs]
    score = portfolio.model.score(lender.X[:50, columns])
    np.testing.assert_allclose(score, portfolio.scores[:50], rtol=0, atol=1e-9)


class Watched:
    """Progress that remembers how far each step came."""

    def __init__(self) -> None:
        self.steps: dict[str, tuple[int | None, int]] = {}

    def step(self, message: Message, total: int | None = None) -> AbstractContextManager[Advance]:
        self.steps[message.id] = (total, 0)

        def advance(n: int) -> None:
            self.steps[message.id] = (total, self.steps[message.id][1] + n)

        return nullcontext(advance)


def test_progress_reaches_the_end_of_each_step(scored: Path, tmp_path: Path) -> None:
    watched = Watched()
    folder = scored.parent
    write_portfolio(folder / "model", folder / "dataset", tmp_path / "p", progress=watched)
    assert watched.steps == {"step-score": (1_300, 1_300), "step-population": (8, 8)}


finite = st.floats(-1e6, 1e6, width=32)


@given(st.lists(finite | st.just(float("nan")), min_size=1, max_size=80))
def test_quantiles_are_numpys(values: list[float]) -> None:
    column = np.sort(np.array(values, dtype=np.float32))
    found = quantiles_of(column)
    if np.isnan(column).all():
        assert found == ()
    else:
        expected = np.nanquantile(column.astype(np.float64), [0.05, 0.25, 0.5, 0.75, 0.95])
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-9)


@given(st.lists(finite, min_size=1, max_size=200))
def test_edges_increase_and_are_few(values: list[float]) -> None:
    edges: NDArray[np.float32] = bin_edges(np.sort(np.array(values, dtype=np.float32)))
    assert (np.diff(edges) > 0).all()
    assert len(edges) <= 40


@given(st.floats(1e-8, 1e8))
def test_a_round_step_is_the_next_round_number(step: float) -> None:
    rounded = round_step(step)
    assert step * (1 - 1e-6) <= rounded <= 2.5 * step
    mantissa = rounded / 10 ** np.floor(np.log10(rounded) + 1e-9)
    assert min(abs(mantissa - m) for m in (1, 2, 2.5, 5)) < 1e-6


def bands(tested: list[int]) -> tuple[ScoreBand, ...]:
    return tuple(
        ScoreBand(2.0 * k, 2.0 * k + 2, n, n, n // 10, n / 10) for k, n in enumerate(tested)
    )


def test_outcomes_are_gathered_from_the_nearest_scores() -> None:
    near = outcomes_near(bands([10] * 10 + [150, 150] + [10] * 38), 21.0)
    assert near is not None
    assert (near.low, near.high) == (18, 24)
    assert (near.tested, near.defaults) == (310, 31)
    assert near.interval[0] < 0.1 < near.interval[1]


@pytest.mark.parametrize(
    ("points", "width"), [(10, 2), (8, 2), (5, 1), (4, 1), (2.5, 0.5), (2, 0.5), (1, 0.25)]
)
def test_within_a_band_of_scores_odds_hardly_differ(points: float, width: float) -> None:
    assert band_width(Scale(points, 0.2)) == width


def test_bands_hold_everyone_to_both_ends_of_the_scale() -> None:
    score = np.array([0, 0, 0.2499, 0.25, 50, 99.75, 100, 100])
    found = score_bands(score, Checked(score, score / 100, score == 100), width=0.25)
    assert (len(found), found[0].low, found[-1].high) == (400, 0, 100)
    assert [band.n for band in found if band.n] == [3, 1, 1, 3]
    assert (found[-1].tested, found[-1].defaults) == (3, 2)
    assert found[-1].expected_defaults == pytest.approx(2.9975)


def test_outcomes_of_those_at_the_ends_are_found_on_a_narrow_scale() -> None:
    tested = [300] + [0] * 398 + [400]
    narrow = tuple(
        ScoreBand(k / 4, k / 4 + 0.25, n, n, n // 4, n / 4) for k, n in enumerate(tested)
    )
    for score, n in ((0.0, 300), (100.0, 400)):
        near = outcomes_near(narrow, score)
        assert near is not None
        assert (near.tested, near.defaults) == (n, n // 4)
    assert outcomes_near(narrow, 50.0) is None


@pytest.mark.parametrize(("tested", "wide"), [(200, 2), (199, 6)])
def test_two_hundred_tested_clients_are_enough(tested: int, wide: int) -> None:
    near = outcomes_near(bands([10] * 25 + [tested] + [10] * 24), 50.0)
    assert near is not None
    assert near.high - near.low == wide


@pytest.mark.parametrize(("tested", "told"), [(50, True), (49, False)])
def test_fewer_than_fifty_tested_clients_tell_nothing(tested: int, *, told: bool) -> None:
    found = outcomes_near(bands([0] * 25 + [tested] + [0] * 24), 50.0)
    assert (found is not None) == told


@pytest.mark.parametrize("score", [-30.0, 0.0, 50.0, 99.0, 130.0])
def test_outcomes_come_from_ten_points_around_or_from_nowhere(score: float) -> None:
    near = outcomes_near(bands([10] * 50), score)
    assert near is not None
    assert near.high - near.low <= 22
    assert 50 <= near.tested < 200
    assert outcomes_near(bands([4] * 50), score) is None
