"""What a simulation shows adds up, keeps both applications apart, and answers what was typed."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.credit.applicants.entries import Range
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.dictionary import Feature
from clairscore.credit.portfolio import Client, open_portfolio
from clairscore.presentation.what_if.markup import comparison_markup, moves_markup, outcome_markup
from clairscore.presentation.what_if.page import (
    EMPTY,
    Entries,
    WhatIfPage,
    entered,
    steps,
    what_if_page,
)
from clairscore.presentation.words.form import FormWords
from clairscore.texts import Language, Message, translator

ANY = Range(0, 1e12)


@pytest.fixture(scope="module")
def simulator(asked_for: Path) -> Simulator:
    return Simulator(open_portfolio(asked_for))


@pytest.fixture(scope="module")
def client(simulator: Simulator) -> Client:
    return simulator.portfolio.client(118)


def typed(
    simulator: Simulator, client: Client, *texts: tuple[str, str], language: Language = "fr"
) -> Entries:
    """Return what is kept of texts typed one after the other."""
    entries = EMPTY
    for name, text in texts:
        entries = entered(
            entries, name, text, client=client, portfolio=simulator.portfolio, language=language
        )
    return entries


def page(
    simulator: Simulator, client: Client, *texts: tuple[str, str], language: Language = "fr"
) -> WhatIfPage:
    entries = typed(simulator, client, *texts, language=language)
    return what_if_page(simulator, client, entries, language=language)


def test_without_changes_there_is_one_application(simulator: Simulator, client: Client) -> None:
    shown = page(simulator, client)
    assert shown.before is shown.after
    assert (shown.changes, shown.moves, shown.difference) == ((), (), 0)
    assert "Demande d’origine" in shown.sentence


@pytest.mark.parametrize("client_id", range(100, 400, 30))
@pytest.mark.parametrize("income", ["9 000", "90 000", "900 000"])
def test_differences_add_up_to_that_of_the_scores(
    simulator: Simulator, client_id: int, income: str
) -> None:
    shown = page(simulator, simulator.portfolio.client(client_id), ("income", income))
    total = math.fsum(move.difference for move in shown.moves)
    assert total == pytest.approx(shown.after.score - shown.before.score, abs=1e-9)
    assert steps(shown)[-1] == pytest.approx(shown.after.score, abs=1e-9)
    exact = math.fsum(move.exact_difference for move in shown.moves)
    assert exact == pytest.approx(shown.after.exact_score - shown.before.exact_score, abs=0.1)
    for move in shown.moves:
        assert abs(move.difference - move.exact_difference) < 0.4


def test_a_change_names_what_it_was_and_what_follows(simulator: Simulator, client: Client) -> None:
    shown = page(simulator, client, ("credit_amount", "100 000"))
    by_name = {change.name: change for change in shown.changes}
    assert by_name["credit_amount"].after == "100\u202f000\u00a0€"
    assert by_name["annuity"].in_form  # it follows the amount, and is a field of the form
    assert not by_name["credit_to_income"].in_form
    assert "bureau_debt" not in by_name
    (field,) = (field for field in shown.fields if field.name == "credit_amount")
    assert field.value == "100\u202f000"
    assert field.hint.startswith("Dans la demande")


def test_what_cannot_be_read_is_told_beside_its_field_and_changes_nothing(
    simulator: Simulator, client: Client
) -> None:
    shown = page(simulator, client, ("income", "-5"), ("term", "bientôt"))
    faults = {field.name: field.fault for field in shown.fields if field.fault}
    assert "ne peut pas être négative" in faults["income"]
    assert "n’est pas un nombre" in faults["term"]
    assert shown.before is shown.after
    assert {field.value for field in shown.fields if field.fault} == {"-5", "bientôt"}


def test_a_change_that_moves_nothing_is_told_so(simulator: Simulator, client: Client) -> None:
    shown = page(simulator, client, ("income", f"{client.values['income'] + 0.5:.2f}"))
    assert shown.difference == 0
    assert "le score resterait à" in shown.sentence


def test_a_corrected_field_has_no_fault_left(simulator: Simulator, client: Client) -> None:
    entries = typed(simulator, client, ("income", "x"), ("income", "50000"))
    assert entries.faulty == {}
    assert entries.edits == {"income": 50_000}


@pytest.mark.parametrize("text", ["", "  "])
def test_an_emptied_field_goes_back_to_the_application(
    simulator: Simulator, client: Client, text: str
) -> None:
    assert typed(simulator, client, ("income", "50000"), ("income", text)) == EMPTY


def test_the_value_as_shown_is_no_change_though_it_was_rounded(
    simulator: Simulator, client: Client
) -> None:
    (term,) = (field for field in page(simulator, client).fields if field.name == "term")
    assert typed(simulator, client, ("term", term.value)) == EMPTY


def test_what_nobody_has_is_allowed_with_a_warning(simulator: Simulator, client: Client) -> None:
    shown = page(simulator, client, ("income", "900 000 000"))
    (field,) = (field for field in shown.fields if field.name == "income")
    assert "Plus élevé que chez tous les clients" in field.warning
    assert shown.after.exact_score != shown.before.exact_score


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_simulation_says_what_it_is(
    simulator: Simulator, client: Client, language: Language
) -> None:
    shown = page(simulator, client, ("income", "50000"), language=language)
    say = translator(language)
    assert say("what-if-simulation") in shown.notices
    assert say("what-if-history") in shown.notices
    markup = outcome_markup(shown, say) + comparison_markup(shown, say) + moves_markup(shown, say)
    assert markup.count("data-announce") == 1
    assert all(notice in markup for notice in shown.notices)


def test_a_dataset_without_terms_says_nothing_of_them(scored: Path) -> None:
    own = Simulator(open_portfolio(scored))
    shown = what_if_page(own, own.portfolio.client(103), EMPTY, language="fr")
    assert [field.name for field in shown.fields] == ["amount"]
    assert len(shown.notices) == 2


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("12 500", "fr", 12_500),
        ("12\u202f500,50 €", "fr", 12_500.5),
        ("12.5", "fr", 12.5),
        ("+3", "fr", 3),
        ("12,500.50", "en", 12_500.5),
        ("€12", "en", "fault-entry-number"),
        ("12.500", "fr", "fault-entry-ambiguous"),
        ("12,5", "en", "fault-entry-number"),
        ("1e5", "fr", "fault-entry-number"),
        ("nan", "en", "fault-entry-number"),
        ("٣", "fr", "fault-entry-number"),
        ("9" * 5_000, "fr", "fault-entry-number"),
        ("9" * 14, "fr", "fault-entry-large"),
        ("-1", "en", "fault-entry-negative"),
        ("\N{MINUS SIGN}1", "en", "fault-entry-negative"),
    ],
)
def test_amounts_are_read_as_people_write_them(
    simulator: Simulator, text: str, language: Language, value: float | str
) -> None:
    assert read(simulator, "income", text, language) == value


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("annuity_to_income", "12,5 %", 0.125),
        ("years_employed", "3 ans", 3),
        ("bureau_active_credits", "2,5", "fault-entry-whole"),
        ("contract_type", "1", 1),
        ("contract_type", "7", "fault-entry-choice"),
        ("not_employed", "0", 0),
        ("not_employed", "peut-être", "fault-entry-choice"),
    ],
)
def test_each_kind_is_read_in_its_unit(
    simulator: Simulator, name: str, text: str, value: float | str
) -> None:
    assert read(simulator, name, text, "fr") == value


@given(st.floats(0, 1e9, width=32), st.sampled_from(["fr", "en"]))
def test_what_a_field_shows_is_read_back(
    simulator: Simulator, value: float, language: Language
) -> None:
    words = FormWords(simulator.portfolio.dictionary, language)
    feature = simulator.portfolio.dictionary.by_name["income"]
    shown = words.read(words.written(value, feature), feature, ANY)
    assert shown == pytest.approx(value, rel=0.006, abs=1e-6)


def read(simulator: Simulator, name: str, text: str, language: Language) -> float | str:
    """Return the value read, or the id of the fault."""
    dictionary = simulator.portfolio.dictionary
    feature: Feature = dictionary.by_name[name]
    found = FormWords(dictionary, language).read(text, feature, ANY)
    return found.id if isinstance(found, Message) else found
