"""A client is found by the start of an id, whatever the ids look like."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.credit.model.cutoff import LIMIT
from clairscore.presentation.portfolio.search import SHOWN, ClientSearch

numbers = st.lists(st.integers(1, 10**9), min_size=1, max_size=60, unique=True).map(sorted)
words = st.lists(st.text("AB01-é", min_size=1, max_size=6), min_size=1, max_size=60, unique=True)


def search_in(
    ids: list[int] | list[str],
    scores: list[float] | None = None,
    accepted: list[bool] | None = None,
) -> ClientSearch:
    kept = np.array(scores or [40.0] * len(ids))
    stand = kept < LIMIT if accepted is None else np.array(accepted)
    if isinstance(ids[0], int):
        return ClientSearch(np.array(ids, dtype=np.int64), kept, stand)
    return ClientSearch(np.array(ids, dtype=np.str_), kept, stand)


@given(ids=numbers, text=st.integers(0, 10**6).map(str))
def test_numbers_are_found_by_their_first_digits(ids: list[int], text: str) -> None:
    wanted = [str(known) for known in ids if str(known).startswith(text)]
    found = search_in(ids).suggest(text, "en")
    assert found.total == len(wanted)
    assert {one.id for one in found.first} <= set(wanted)
    assert len(found.first) == min(len(wanted), SHOWN)


def bare(text: str) -> str:
    return text.lower().lstrip("0") or "0"


@given(ids=words.map(sorted), text=st.text("AB01-é", min_size=1, max_size=8))
def test_texts_are_found_by_their_first_letters(ids: list[str], text: str) -> None:
    wanted = [known for known in ids if known.startswith(text)]
    if not wanted:  # then a whole id, if a single one is meant but for capitals and zeros before it
        alike = [known for known in ids if bare(known) == bare(text)]
        wanted = alike if len(alike) == 1 else []
    found = search_in(ids).suggest(text, "en")
    assert [one.id for one in found.first] == wanted[:SHOWN]
    assert found.total == len(wanted)


@given(ids=numbers, wanted=st.integers(0, 10**9 + 1))
def test_neighbours_are_the_nearest_on_either_side(ids: list[int], wanted: int) -> None:
    before = [known for known in ids if known < wanted]
    after = [known for known in ids if known > wanted]
    expected = (str(before[-1]) if before else "", str(after[0]) if after else "")
    assert search_in(ids).neighbours(str(wanted)) == expected


@pytest.mark.parametrize("text", ["", "  ", "abc", "-1", "0", "9" * 40, "\uff11\uff12", "1e3", "²"])
def test_what_no_number_starts_with_finds_nobody(text: str) -> None:
    assert search_in([100_001, 100_003]).suggest(text, "fr").total == 0


def test_typed_spaces_do_not_matter() -> None:
    assert search_in([100_001, 200_003]).suggest(" 100 0", "fr").first[0].id == "100001"


@pytest.mark.parametrize(
    ("score", "detail"),
    [
        (49.99, "accepted, score 49"),
        (50.0, "refused, score 50"),
        (0.2, "accepted, score 0"),
        (99.8, "refused, score 100"),
    ],
)
def test_a_score_is_rounded_on_its_own_side_of_the_limit(score: float, detail: str) -> None:
    assert search_in([7], [score]).suggest("7", "en").first[0].detail == detail


def test_the_count_is_said_in_the_reader_s_language() -> None:
    search = search_in([10, 11, 12])
    assert search.suggest("1", "en").sentence == "3 clients, the first 3"
    assert search.suggest("11", "fr").sentence == "Un client"
    assert search.suggest("9", "fr").sentence == "Aucun numéro de client ne commence par 9"


def test_examples_are_an_accepted_a_refused_and_a_borderline_client() -> None:
    search = search_in([1, 2, 3, 4, 5], [10.0, 49.0, 30.0, 60.0, 90.0])
    assert search.examples == {"accepted": "3", "refused": "5", "near": "2"}


def test_whom_a_person_accepted_is_told_so_and_is_no_example_of_anything() -> None:
    accepted = [True, True, True, True, False]
    search = search_in([1, 2, 3, 4, 5], [10.0, 49.0, 30.0, 60.0, 90.0], accepted)
    assert search.suggest("4", "en").first[0].detail == "accepted, score 60"
    assert search.examples == {"accepted": "3", "refused": "5", "near": "2"}


def test_a_portfolio_where_all_are_accepted_has_no_refused_example() -> None:
    assert set(search_in([1, 2], [10.0, 20.0]).examples) == {"accepted", "near"}


def test_a_client_is_known_by_the_whole_id_only() -> None:
    search = search_in([10, 110])
    assert search.known("10", "en") is not None
    assert [search.known(text, "en") for text in ("1", "11", "x", "999")] == [None] * 4
