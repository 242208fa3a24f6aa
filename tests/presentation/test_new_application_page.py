"""A form for a client who is not in the data, and what is handed back for a file."""

import csv
import io
from pathlib import Path

import pytest

from clairscore.credit.applicants.reading import Result, read_applications, score_applications
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.model.cutoff import Level
from clairscore.credit.portfolio import Portfolio, open_portfolio
from clairscore.presentation.new_application.page import (
    MARK,
    NOTHING_SENT,
    answers,
    form_parts,
    results_csv,
    results_page,
    template_csv,
)
from clairscore.texts import Language

GIVEN = {"credit_amount": "200 000", "annuity": "10 000", "income": "60 000"}


@pytest.fixture(scope="module")
def portfolio(asked_for: Path) -> Portfolio:
    return open_portfolio(asked_for)


def test_the_form_asks_little_first_and_each_thing_once(portfolio: Portfolio) -> None:
    first, *others = form_parts(portfolio, NOTHING_SENT, language="fr")
    assert [field.name for field in first.fields if field.required] == [*GIVEN]
    assert not first.folded
    assert all(part.folded for part in others)
    names = [field.name for part in (first, *others) for field in part.fields]
    assert len(names) == len(set(names))


def test_what_is_given_is_kept_and_blanks_are_missing(portfolio: Portfolio) -> None:
    sent = answers({**GIVEN, "external_score_2": " "}, portfolio, language="fr")
    assert sent.values == {"credit_amount": 200_000, "annuity": 10_000, "income": 60_000}
    assert sent.faults == {}


def test_faults_stand_beside_their_fields_with_what_was_typed(portfolio: Portfolio) -> None:
    sent = answers({**GIVEN, "income": "", "annuity": "dix"}, portfolio, language="fr")
    fields = {f.name: f for part in form_parts(portfolio, sent, language="fr") for f in part.fields}
    assert "à remplir" in fields["income"].fault
    assert fields["annuity"].value == "dix"
    assert "« dix »".replace(" ", "\u202f") in fields["annuity"].fault
    assert fields["credit_amount"].value == "200 000"


def test_nothing_at_all_cannot_be_scored(scored: Path) -> None:
    own = open_portfolio(scored)  # nothing is required there
    (fault,) = answers({"amount": ""}, own, language="en").faults.values()
    assert fault.id == ("fault-entry-nothing")


def test_fields_that_were_not_asked_are_passed_over(portfolio: Portfolio) -> None:
    sent = answers({**GIVEN, "<script>": "1", "term": "3"}, portfolio, language="fr")
    assert set(sent.values) == set(GIVEN)


@pytest.mark.parametrize(("language", "separator"), [("fr", ";"), ("en", ",")])
def test_the_template_is_read_back_without_a_fault_but_its_emptiness(
    portfolio: Portfolio, language: Language, separator: str
) -> None:
    header = template_csv(portfolio, language).removeprefix(MARK).strip().split(separator)
    row = [{"id": "1", **GIVEN}.get(name, "").replace(" ", "") for name in header]
    text = f"{separator.join(header)}\n{separator.join(row)}\n"
    assert read_applications(text, "new.csv", portfolio).ids == ("1",)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_results_are_told_and_handed_back(portfolio: Portfolio, language: Language) -> None:
    rows = "".join(f"{k},{100_000 + 50_000 * k},{9_000},{40_000}\n" for k in range(1, 31))
    text = "id,credit_amount,annuity,income\n" + rows
    scored = score_applications(Simulator(portfolio), read_applications(text, "new.csv", portfolio))
    page = results_page(scored.results(portfolio), language=language)
    assert page.sentence.startswith("new.csv")
    assert len(page.lines) == 20
    assert "20" in page.more
    delimiter = ";" if language == "fr" else ","
    lines = list(csv.DictReader(io.StringIO(page.csv.removeprefix(MARK)), delimiter=delimiter))
    assert [line["id"] for line in lines] == [str(k) for k in range(1, 31)]
    score = float(lines[0]["score"].replace(",", "."))
    assert score == pytest.approx(scored.client(0).score, abs=1e-6)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\ta", "\r=1", "\n=1"])
def test_no_cell_becomes_a_formula(cell: str) -> None:
    text = results_csv(
        [Result(id=cell, accepted=True, score=-3.5, pd=0.001, level=Level.LOW, reasons=())], "en"
    )
    (line,) = csv.DictReader(io.StringIO(text.removeprefix(MARK), newline=""))
    assert (line["id"], line["score"]) == ("'" + cell, "-3.5")
