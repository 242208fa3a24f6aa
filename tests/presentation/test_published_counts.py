"""Counts that others published: told apart only where their size allows it."""

import pytest

from clairscore.presentation.bench.details import published_counts
from clairscore.presentation.bench.words import published
from clairscore.presentation.document import Paragraph, Table
from clairscore.textbench.results import Published
from clairscore.texts import translator

STUDY = [Published("a", 200, 210), Published("b", 202, 210), Published("c", 198, 210)]
FAR = [Published("a", 200, 210), Published("b", 100, 210)]


@pytest.mark.parametrize(
    ("counts", "message"), [(STUDY, "bench-published-same"), (FAR, "bench-published-apart")]
)
def test_the_highest_and_the_lowest_are_told_apart_only_if_their_counts_allow(
    counts: list[Published], message: str
) -> None:
    (found,) = published(counts, "en")
    assert found.id == message


def test_one_count_alone_is_compared_with_nothing() -> None:
    assert list(published(STUDY[:1], "en")) == []


def test_the_section_tells_counts_shares_and_intervals_in_both_languages() -> None:
    french, english = (published_counts(STUDY, translator(known)) for known in ("fr", "en"))
    *english_sentences, english_table = english.blocks
    *french_sentences, french_table = french.blocks
    assert isinstance(english_table, Table)
    assert isinstance(french_table, Table)
    assert english_table.rows[1] == ("b", "202", "210", "96.2%", "92.7% to 98.1%")
    assert french_table.rows[1][3] == "96,2\u202f%"
    apart = "b, a, c (96.2% to 94.3%) can’t be told apart"
    assert any(isinstance(one, Paragraph) and apart in one.text for one in english_sentences)
    assert any(isinstance(one, Paragraph) and "p = 0,49)" in one.text for one in french_sentences)
