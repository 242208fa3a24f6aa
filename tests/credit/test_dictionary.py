"""A dictionary is written and read back with what a lender says of its features."""

from pathlib import Path

import pytest

from clairscore.credit.dictionary import (
    Dictionary,
    Direction,
    Feature,
    Kind,
    Origin,
    Role,
    Theme,
    dictionary_faults,
    read_dictionary,
    write_dictionary,
)
from clairscore.credit.features.stages import ALL
from clairscore.credit.features.telling import CRITERIA, KEY_FACTS
from clairscore.credit.features.themes import THEMES
from clairscore.credit.offered import Offered, offered_from
from clairscore.texts import Label


def test_roles_origins_key_facts_and_criteria_are_read_back(tmp_path: Path) -> None:
    features = (
        Feature(
            "sum",
            Label("Somme", "Sum"),
            "ask",
            Kind.AMOUNT,
            role=Role.AMOUNT,
            offered=Offered(500, 1_000, 75_000),
            direction=Direction.UP,
        ),
        Feature("born", Label("Âge", "Age"), "who", Kind.DURATION, "years", protected=True),
    )
    themes = (
        Theme("ask", Label("Demande", "Request"), "T1", Origin.APPLICATION),
        Theme("who", Label("Personne", "Person"), "T2"),
    )
    written = Dictionary(
        "id", "", features, themes, "EUR", key_facts=("born", "sum"), criteria=("born",)
    )
    write_dictionary(written, tmp_path / "dictionary.toml")
    assert read_dictionary(tmp_path / "dictionary.toml") == written
    assert written.by_role == {Role.AMOUNT: "sum"}


@pytest.mark.parametrize(
    "entry",
    [
        {"step": 0, "low": 1, "high": 2},
        {"step": 1, "low": 3, "high": 2},
        {"step": 1, "low": -1, "high": 2},
        {"step": 1, "low": 1},
        {"step": 1, "low": 1, "high": 2, "most": 3},
        {"step": "1", "low": 1, "high": 2},
        {"step": True, "low": 1, "high": 2},
        {"step": 1, "low": 1, "high": float("inf")},
        500,
    ],
)
def test_what_is_offered_in_no_steps_or_between_no_values_is_a_fault(entry: object) -> None:
    assert offered_from(entry) is None
    feature = {"fr": "Somme", "en": "Sum", "theme": "ask", "kind": "amount", "offered": entry}
    themes = {"ask": {"fr": "Demande", "en": "Request", "code": "T1"}}
    faults = dictionary_faults({"id": "id", "themes": themes, "features": {"sum": feature}})
    assert [fault.id for fault in faults] == ["fault-dictionary-offered"]


def test_home_credit_s_is_complete() -> None:
    by_name = {definition.name: definition.feature for definition in ALL}
    assert {feature.role: name for name, feature in by_name.items() if feature.role} == {
        Role.AMOUNT: "credit_amount",
        Role.INSTALMENT: "annuity",
        Role.TERM: "term",
        Role.GOODS: "goods_price",
        Role.INCOME: "income",
    }
    assert {*KEY_FACTS, *CRITERIA} <= set(by_name)
    assert all(theme.origin for theme in THEMES)
