"""The training report as a file: valid, accessible, self-contained, the same in both languages."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.model.results import FeatureImportance, TrainingReport
from clairscore.presentation.training.report import training_report_html
from clairscore.texts import Label

HTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE = '<script>alert("x")</script>'


def parsed(html: str):  # noqa: ANN201 - an ElementTree element; html5lib has no types
    return html5lib.HTMLParser(strict=True).parse(html)


@pytest.fixture
def html(report: TrainingReport, dictionary: Dictionary) -> str:
    return training_report_html(report, dictionary)


def test_the_file_is_valid_html(html: str) -> None:
    assert parsed(html).find(f"{HTML}body") is not None


def test_ids_are_unique_and_every_reference_finds_its_target(html: str) -> None:
    ids = Counter(re.findall(r'\sid="([^"]*)"', html))
    assert [name for name, count in ids.items() if count > 1] == []
    references = {
        name for group in re.findall(r'aria-labelledby="([^"]*)"', html) for name in group.split()
    }
    references |= set(re.findall(r'href="#([^"]*)"', html))
    assert references <= set(ids)


def test_both_languages_have_the_same_headings_figures_and_tables(html: str) -> None:
    french, english = parsed(html).findall(f".//{HTML}div[@class='language']")
    assert (french.attrib["lang"], english.attrib["lang"]) == ("fr", "en")
    for tag in ("h1", "h2", "h3", "figure", "table", "tr", "li", "p", "dt"):
        assert len(french.findall(f".//{HTML}{tag}")) == len(english.findall(f".//{HTML}{tag}"))


def test_headings_do_not_skip_a_level(html: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_file_runs_no_script_and_loads_nothing(html: str) -> None:
    assert "<script" not in html
    assert not re.findall(r'\s(?:src|on\w+)="', html)
    assert not re.findall(r'href="(?!#)', html)
    assert "url(" not in html
    assert "@import" not in html


def test_labels_from_the_data_stay_text(report: TrainingReport, dictionary: Dictionary) -> None:
    label = Label(HOSTILE, HOSTILE)
    hostile = replace(
        dictionary,
        features=tuple(
            replace(f, label=label, categories=dict.fromkeys(f.categories, label))
            for f in dictionary.features
        ),
        themes=tuple(replace(theme, label=label) for theme in dictionary.themes),
    )
    html = training_report_html(replace(report, made_by=HOSTILE), hostile)
    assert parsed(html).find(f".//{HTML}script") is None
    assert "<script" not in html


def test_a_feature_that_the_dictionary_lacks_keeps_its_column_name(
    changed: Callable[..., TrainingReport], dictionary: Dictionary
) -> None:
    importance = (FeatureImportance("not_described", "no_theme", 1.0),)
    html = training_report_html(changed(importance=importance), dictionary)
    assert "not_described" in html
    assert "no_theme" in html


@pytest.mark.parametrize("synthetic", [True, False])
def test_the_report_says_made_up_data_exactly_when_they_are(
    changed: Callable[..., TrainingReport], dictionary: Dictionary, *, synthetic: bool
) -> None:
    html = training_report_html(changed(synthetic=synthetic), dictionary)
    assert ("Données fictives" in html) is synthetic
    assert ("Made-up data" in html) is synthetic


def test_empty_results_leave_their_figures_out_and_nothing_else(
    changed: Callable[..., TrainingReport], dictionary: Dictionary
) -> None:
    bare = changed(
        roc=(), precision_recall=(), reliability=(), cost_curve=(), importance=(), groups=()
    )
    html = training_report_html(bare, dictionary)
    parsed(html)
    assert html.count("<figure") == 2  # the candidates, in two languages
    assert "On ne peut rien dire ici des groupes".casefold() in html.casefold()


def test_a_warning_is_told_in_the_summary_and_in_its_section(
    changed: Callable[..., TrainingReport], dictionary: Dictionary
) -> None:
    warning = {"id": "fault-dictionary-empty", "args": {}}
    html = training_report_html(changed(warnings=(warning,)), dictionary)
    assert "There is one point of attention" in html
    assert "The dictionary has no feature." in html
    assert "Training raised no warning." not in html


def test_no_french_sentence_misses_its_narrow_space(html: str) -> None:
    french = "".join(parsed(html).find(f".//{HTML}div[@lang='fr']").itertext())
    assert re.findall(r"[\w»)] [:;!?%»]", french) == []
