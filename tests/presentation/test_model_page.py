"""What the model screen says equals what numpy finds in the portfolio, and what training found."""

from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
from markupsafe import Markup

from clairscore.core.errors import ArtefactDamaged
from clairscore.credit.dictionary import Dictionary
from clairscore.credit.model.results import TrainingReport, report_to_json
from clairscore.credit.portfolio import Portfolio, open_portfolio
from clairscore.credit.portfolio.layout import MODEL, POINTS
from clairscore.presentation.document import Figure
from clairscore.presentation.training.markup import (
    acting_controls,
    acting_figure,
    overview_markup,
    training_markup,
)
from clairscore.presentation.training.page import training_page
from clairscore.presentation.training.screen import FEWEST, REPORT, ModelPages
from clairscore.presentation.words.segments import segments
from clairscore.texts import Language, translator

SAY = translator("en")


def as_it_is(figure: Markup) -> Markup:
    return figure


@pytest.fixture(scope="module")
def portfolio(scored: Path) -> Portfolio:
    return open_portfolio(scored)


@pytest.fixture(scope="module")
def pages(portfolio: Portfolio) -> ModelPages:
    return ModelPages(portfolio)


@pytest.fixture
def reported(
    portfolio: Portfolio, report: TrainingReport, tmp_path: Path, dictionary: Dictionary
) -> ModelPages:
    """The pages of a portfolio that holds a training report."""
    del dictionary  # the report's features are not the portfolio's: they keep their names
    folder = tmp_path / "portfolio"
    copytree(portfolio.artefact.path, folder)
    opened = open_portfolio(folder)
    (folder / MODEL / REPORT).write_text(report_to_json(report), encoding="utf-8")
    return ModelPages(opened)


def test_the_sample_is_spread_over_everyone_and_adds_up(portfolio: Portfolio) -> None:
    sample = portfolio.sample
    assert len(np.unique(sample.rows)) == len(sample.rows) == len(portfolio.ids)
    scores = portfolio.base + sample.points.sum(axis=1)
    assert scores == pytest.approx(portfolio.scores[sample.rows])


def test_changed_points_are_noticed(scored: Path, tmp_path: Path) -> None:
    folder = tmp_path / "portfolio"
    copytree(scored, folder)
    raw = bytearray((folder / POINTS).read_bytes())
    raw[8] ^= 1
    (folder / POINTS).write_bytes(raw)
    with pytest.raises(ArtefactDamaged, match="portfolio"):
        open_portfolio(folder).sample  # noqa: B018 (read on first use)


@pytest.mark.parametrize("feature", ["amount", "burden", "late", "rating", "housing"])
def test_how_a_feature_acts_is_the_mean_of_its_points(
    portfolio: Portfolio, pages: ModelPages, feature: str
) -> None:
    acting = pages.acting(feature, "en")
    assert acting is not None
    sample = portfolio.sample
    points = sample.points[:, portfolio.population.moving.index(feature)]
    codes = portfolio.codes(feature)[sample.rows]
    described = portfolio.dictionary.by_name[feature]
    groups = segments(described, portfolio.population.features[feature], SAY, currency="EUR")
    wanted = {
        group.label: points[np.isin(codes, group.codes)]
        for group in groups
        if np.isin(codes, group.codes).sum() >= FEWEST
    }
    assert {group.label: group.n for group in acting.groups} == {
        label: len(found) for label, found in wanted.items()
    }
    for group in acting.groups:
        assert group.mean == pytest.approx(wanted[group.label].mean())
        assert group.low <= group.high
        assert group.low == pytest.approx(np.quantile(wanted[group.label], 0.1))


def test_an_unknown_feature_is_taken_for_the_one_that_weighs_most(pages: ModelPages) -> None:
    acting = pages.acting("age", "en")  # protected: it moves nothing
    assert acting is not None
    assert acting.feature == pages.features[0]


def test_what_weighs_is_what_the_portfolio_holds(portfolio: Portfolio, pages: ModelPages) -> None:
    *_, figure = pages.page("en").importance.blocks
    assert isinstance(figure, Figure)
    first = pages.features[0]
    size = portfolio.population.features[first].mean_abs_points
    assert f"<td>{size:.2f}</td>" in figure.markup
    points = portfolio.sample.points[:, portfolio.population.moving.index(first)]
    assert size == pytest.approx(np.abs(points).mean())


def test_without_a_training_report_the_rest_is_shown_and_it_is_said(pages: ModelPages) -> None:
    page = pages.page("en")
    assert [section.name for section in page.sections] == ["data"]
    assert pages.downloads == {}
    drawn = overview_markup(page, as_it_is) + training_markup(page, as_it_is)
    assert "holds no training report" in drawn
    assert "Platt’s method" in drawn
    assert drawn.count("<figure") == 2


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_training_found_is_shown_in_both_languages(
    reported: ModelPages, portfolio: Portfolio, report: TrainingReport, language: Language
) -> None:
    page = reported.page(language)
    drawn = overview_markup(page, as_it_is) + training_markup(page, as_it_is)
    training = training_page(report, portfolio.dictionary, language=language)
    for sentence in (*training.summary, *training.candidate_sentences):
        assert Markup.escape(sentence) in drawn
    for name in ("importance", "measures", "reliability", "cutoff", "candidates", "smote"):
        assert f'id="model-{name}"' in drawn
    assert all(Markup.escape(row.name) in drawn for row in training.candidates)
    assert report.dataset_identity in drawn
    identifiers = [part.split('"')[0] for part in drawn.split(' id="')[1:]]
    assert len(identifiers) == len(set(identifiers))


def test_the_report_is_read_once_a_language(reported: ModelPages) -> None:
    assert reported.page("en") is reported.page("en")


def test_how_a_feature_acts_is_drawn_with_its_words(
    portfolio: Portfolio, pages: ModelPages
) -> None:
    acting = pages.acting("burden", "fr")
    assert acting is not None
    figure = acting_figure(acting, translator("fr"))
    assert "Points ajoutés ou retirés au score\u202f: Part des revenus" in figure
    assert figure.count("figure-whisker") == len(acting.groups)
    options = acting_controls(pages, portfolio, translator("fr"))
    assert options.count("<option") == len(pages.features)
