"""Files of applications: what can be used is scored, all that can't is told at once."""

import json
from pathlib import Path

import numpy as np
import pytest

from clairscore.core.errors import InputFaults
from clairscore.credit.applicants import reading as applications
from clairscore.credit.applicants.reading import (
    ScoredApplications,
    UploadTooLarge,
    UploadUnreadable,
    read_applications,
    score_applications,
)
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.portfolio import Portfolio, open_portfolio
from clairscore.texts import translator

GOOD = "id,credit_amount,annuity,income,contract_type\nA-1,200000,10000,60000,Cash loans\n,1,2,3,\n"


@pytest.fixture(scope="module")
def simulator(asked_for: Path) -> Simulator:
    return Simulator(open_portfolio(asked_for))


@pytest.fixture(scope="module")
def portfolio(simulator: Simulator) -> Portfolio:
    return simulator.portfolio


def scored(text: str, simulator: Simulator) -> ScoredApplications:
    return score_applications(simulator, read_applications(text, "new.csv", simulator.portfolio))


def faults(text: str, portfolio: Portfolio) -> list[str]:
    """Return what is said of a text that can't be used."""
    with pytest.raises(InputFaults, match=r"new\.csv") as caught:
        read_applications(text, "new.csv", portfolio)
    return [translator("en")(fault) for fault in caught.value.faults]


def test_a_client_of_the_portfolio_gets_the_same_score_from_a_file(simulator: Simulator) -> None:
    known = [simulator.portfolio.client(int(one)) for one in simulator.portfolio.ids[:40]]
    features = simulator.portfolio.dictionary.by_name
    names = list(features["contract_type"].categories)

    def written(name: str, value: float) -> str:
        if np.isnan(value):
            return ""
        return names[int(value)] if name == "contract_type" else repr(value)

    lines = [",".join(written(name, client.values[name]) for name in features) for client in known]
    found = scored("\n".join([",".join(features), *lines]), simulator)
    for row, client in enumerate(known):
        assert found.client(row).score == pytest.approx(client.score, abs=1e-9)
    (note,) = found.applications.notes
    assert note.id == "upload-computed"


def test_a_row_is_scored_as_the_form_would(simulator: Simulator) -> None:
    values = {"credit_amount": 200_000.0, "annuity": 10_000.0, "income": 60_000.0}
    one = simulator.assess({**values, "contract_type": 0.0}, client_id="A-1")
    found = scored(GOOD, simulator).client(0)
    assert found.score == pytest.approx(one.score, abs=1e-9)
    assert found.id == "A-1"


def test_rows_without_an_id_are_numbered(portfolio: Portfolio) -> None:
    assert read_applications(GOOD, "new.csv", portfolio).ids == ("A-1", "2")


@pytest.mark.parametrize(
    "text",
    [
        "income;credit_amount;annuity\r\n60000,5;200000;10000\r\n",
        "\ufeffincome\tcredit_amount\tannuity\n60000.5\t2e5\t10000",
        json.dumps({"income": 60000.5, "credit_amount": 200000, "annuity": "10000"}),
        json.dumps([{"annuity": 10000, "income": 60000.5, "credit_amount": 200000.0}]),
        'credit_amount,annuity,income\n"200000"," 10000 ",60000.5\n',
    ],
)
def test_however_it_is_written_it_says_the_same(text: str, portfolio: Portfolio) -> None:
    values = read_applications(text, "new", portfolio).values
    given = [values[name].tolist() for name in ("credit_amount", "annuity", "income")]
    assert given == [[200_000], [10_000], [60_000.5]]
    assert np.isnan(values["contract_type"]).all()


@pytest.mark.parametrize("word", ["Revolving loans", "revolving loans", "Crédit renouvelable"])
def test_categories_are_written_by_code_or_in_words(word: str, portfolio: Portfolio) -> None:
    feature = portfolio.dictionary.by_name["contract_type"]
    french = [label.fr for label in feature.categories.values()]
    word = french[1] if word.startswith("Crédit") else word
    text = GOOD.replace("Cash loans", word)
    assert read_applications(text, "new.csv", portfolio).values["contract_type"][0] == 1


def test_yes_and_no_are_read_in_both_languages(portfolio: Portfolio) -> None:
    rows = [f"1,1,1,{word}" for word in ("oui", "NO", "1", "false", "")]
    text = "\n".join(["credit_amount,annuity,income,not_employed", *rows])
    found = read_applications(text, "new.csv", portfolio).values["not_employed"]
    np.testing.assert_array_equal(found, [1, 0, 1, 0, np.nan])


def test_all_faults_are_in_one_report(portfolio: Portfolio) -> None:
    text = (
        "credit_amout,annuity,income,contract_type,shoe_size\n"
        "1,ten,-5,Cash loans,44\n2,7,5,gold,44\n3,,6,gold,44\n"
    )
    found = faults(text, portfolio)
    assert found == [
        "The column credit_amout is not known. Did you mean credit_amount?",
        (
            "contract_type: “gold” is not a known answer."
            " Possible answers: Cash loans, Revolving loans. 2 applications, among them 2, 3."
        ),
        "annuity: “ten” is not a number. Application 1.",
        "Declared income: the value can’t be negative. Application 1.",
        "The column credit_amount (Amount of the credit asked for) is missing.",
    ]


def test_a_required_value_that_is_absent_is_told(portfolio: Portfolio) -> None:
    (fault,) = faults("credit_amount,annuity,income\n1,2,\n", portfolio)
    assert fault.startswith("income (Declared income): a required value is absent.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("credit_amount,annuity,income\n", "no rows below"),
        ("[]", "holds no application"),
        ("a,b\n1,2\n", "No column has the name"),
        ("income,income\n1,2\n", "several times: income"),
        ("income,annuity\n1,2\n1,2,3\n", "1 too many; 2 are expected"),
    ],
)
def test_a_file_without_anything_to_score_is_told(
    text: str, sentence: str, portfolio: Portfolio
) -> None:
    assert any(sentence in fault for fault in faults(text, portfolio))


@pytest.mark.parametrize("text", ["", "[1, 2]", "{broken", "[" * 100_000])
def test_what_is_neither_csv_nor_json_is_told(text: str, portfolio: Portfolio) -> None:
    with pytest.raises(UploadUnreadable, match="neither as a CSV table nor as JSON"):
        read_applications(text, "new.csv", portfolio)


def test_nested_values_are_no_answer(portfolio: Portfolio) -> None:
    text = json.dumps({"credit_amount": [1], "annuity": {"a": 1}, "income": True})
    assert len(faults(text, portfolio)) == 2


def test_files_beyond_the_limits_are_refused(
    portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "income\n" + "1\n" * (applications.MOST_ROWS + 1)
    with pytest.raises(UploadTooLarge, match=r"10[  , ]?000 applications"):
        read_applications(rows, "new.csv", portfolio)
    monkeypatch.setattr(applications, "LARGEST", 10)
    with pytest.raises(UploadTooLarge, match="too large"):
        read_applications(GOOD, "new.csv", portfolio)


def test_results_tell_decision_score_and_reasons(simulator: Simulator) -> None:
    found = scored(GOOD, simulator)
    results = found.results(simulator.portfolio)
    assert (results.name, [line.id for line in results.lines]) == ("new.csv", ["A-1", "2"])
    for at, line in enumerate(results.lines):
        client = found.client(at)
        assert (line.accepted, line.score, line.pd) == (client.accepted, client.score, client.pd)
        assert line.level is client.level
        assert line.reasons


def test_many_rows_are_scored_as_few_are(simulator: Simulator) -> None:
    rows = [f"{100_000 + 100 * k},{9_000 + k},{50_000 + 10 * k}" for k in range(1_500)]
    many = scored("\n".join(["credit_amount,annuity,income", *rows]), simulator)
    few = scored("\n".join(["credit_amount,annuity,income", *rows[:5]]), simulator)
    np.testing.assert_allclose(many.explained.points[:5], few.explained.points, atol=1e-9)
