"""The model card."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.model.results import TrainingReport
from clairscore.presentation.training.card import model_card
from clairscore.presentation.training.page import training_page
from clairscore.presentation.training.report import training_report_html
from clairscore.texts import Label


def test_french_comes_first_and_both_languages_have_the_same_sections(
    report: TrainingReport, dictionary: Dictionary
) -> None:
    card = model_card(report, dictionary)
    french, english = re.split(r"^# Model card$", card, flags=re.MULTILINE)
    assert "# Fiche du modèle" in french
    levels = [re.findall(r"^(#{2,3}) ", part, flags=re.MULTILINE) for part in (french, english)]
    assert levels[0] == levels[1]


def test_the_card_says_what_the_report_says(report: TrainingReport, dictionary: Dictionary) -> None:
    card = model_card(report, dictionary)
    for sentence in training_page(report, dictionary, language="en").summary:
        assert sentence in card


def test_card_and_report_say_how_many_points_double_the_odds(
    report: TrainingReport, dictionary: Dictionary
) -> None:
    narrow = replace(report, points_per_doubling=2.5, within_scale=0.9994)
    for text in (model_card(narrow, dictionary), training_report_html(narrow, dictionary)):
        assert "2,5 points de plus doublent la cote de défaut" in text
        assert "2.5 points more double the odds of default" in text
        assert "99.9% of the clients the model learnt from" in text
    one = model_card(replace(report, points_per_doubling=1.0), dictionary)
    assert "1 point more doubles the odds" in one
    assert "1 point de plus double la cote" in one


def test_every_row_of_a_table_has_the_cells_of_its_header(
    report: TrainingReport, dictionary: Dictionary
) -> None:
    tables = re.findall(r"(?:^\|.*\|\n)+", model_card(report, dictionary), flags=re.MULTILINE)
    assert (
        len(tables) == 2 * 9
    )  # parts, measures, costs, confusion, candidates, SMOTE, levers, group, settings
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


def test_a_label_can_be_neither_markdown_nor_html(
    report: TrainingReport, dictionary: Dictionary
) -> None:
    label = Label("a|b\n# <script>*", "a|b\n# <script>*")
    hostile = replace(
        dictionary,
        features=tuple(replace(feature, label=label) for feature in dictionary.features),
        themes=tuple(replace(theme, label=label) for theme in dictionary.themes),
    )
    card = model_card(report, hostile)
    assert re.search(r"(?<!\\)<script", card) is None
    assert not re.findall(r"^# <", card, flags=re.MULTILINE)
    assert r"a\|b \# \<script\>\*" in card


@pytest.mark.parametrize("synthetic", [True, False])
def test_the_card_says_made_up_data_exactly_when_they_are(
    changed: Callable[..., TrainingReport], dictionary: Dictionary, *, synthetic: bool
) -> None:
    card = model_card(changed(synthetic=synthetic), dictionary)
    for words in ("Données fictives", "Made-up data", "synthetic-data", "only ever seen made-up"):
        assert (words in card) is synthetic


def test_the_command_that_makes_the_model_again_carries_its_settings(
    changed: Callable[..., TrainingReport], dictionary: Dictionary
) -> None:
    card = model_card(changed(protected_inputs=("sex", "`; rm -rf /")), dictionary)
    command = next(line for line in card.splitlines() if line.startswith("clairscore train"))
    assert "--costs 10:1 --trials 30 --seed 20261123" in command
    assert "lightgbm_smote --protected sex," in command
    assert "`" not in command
    assert ";" not in command
