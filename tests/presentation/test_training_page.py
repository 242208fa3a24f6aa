"""What the report says: each sentence follows the figures, whichever way they go."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clairscore.credit.dictionary import Dictionary, Feature, Kind
from clairscore.credit.model.results import (
    CandidateResult,
    Confusion,
    GroupResult,
    Interval,
    TrainingReport,
)
from clairscore.presentation.training.measures import rounded_to_total
from clairscore.presentation.training.page import TrainingPage, training_page
from clairscore.texts import Label

Changed = Callable[..., TrainingReport]
NARROW = Interval(0.0, -0.001, 0.001)


def page(report: TrainingReport, dictionary: Dictionary) -> TrainingPage:
    return training_page(report, dictionary, language="en")


def with_smote(report: TrainingReport, *, better: float, noise: float = 0.0) -> TrainingReport:
    """Return the report where SMOTE moves each measure by `better` (up for AUC, down for costs)."""
    base = report.candidate("lightgbm")
    wobble = (1.0, -1.0, 0.5, -0.5, 0.0)

    def moved(measure: str, values: tuple[float, ...]) -> tuple[float, ...]:
        direction = 1 if measure == "auc" else -1
        return tuple(
            value + direction * better + noise * w for value, w in zip(values, wobble, strict=True)
        )

    folds = {measure: moved(measure, values) for measure, values in base.folds.items()}
    smote = replace(report.candidate("lightgbm_smote"), folds=folds)
    return replace(report, candidates=(base, smote), lowest_cost="lightgbm")


def test_smote_that_harms_is_said_to_harm(report: TrainingReport, dictionary: Dictionary) -> None:
    (found,) = page(with_smote(report, better=-0.02), dictionary).smote
    assert "makes this worse" in found.sentence
    assert "nothing measurably better" in found.sentence
    assert {row.verdict for row in found.rows} == {"Worse, beyond chance"}


def test_smote_that_helps_is_said_to_help(report: TrainingReport, dictionary: Dictionary) -> None:
    (found,) = page(with_smote(report, better=0.02), dictionary).smote
    assert "makes this better" in found.sentence
    assert "nothing measurably worse" in found.sentence
    assert {row.verdict for row in found.rows} == {"Better, beyond chance"}


def test_smote_within_chance_is_said_to_change_nothing(
    report: TrainingReport, dictionary: Dictionary
) -> None:
    (found,) = page(with_smote(report, better=0.001, noise=0.05), dictionary).smote
    assert "changes none of these measures" in found.sentence
    assert {row.verdict for row in found.rows} == {"No change beyond chance"}


def test_smote_that_helps_one_measure_and_harms_another_is_said_to_do_both(
    report: TrainingReport, dictionary: Dictionary
) -> None:
    harmed = with_smote(report, better=-0.02)
    smote, base = harmed.candidate("lightgbm_smote"), harmed.candidate("lightgbm")
    folds = {**smote.folds, "auc": tuple(value + 0.05 for value in base.folds["auc"])}
    mixed = replace(harmed, candidates=(base, replace(smote, folds=folds)))
    (found,) = page(mixed, dictionary).smote
    assert "better by more than chance explains: AUC; and this worse: Brier" in found.sentence


def test_without_a_pair_to_compare_nothing_is_said_of_smote(
    report: TrainingReport, dictionary: Dictionary
) -> None:
    alone = replace(report, candidates=(report.candidate("lightgbm"),), lowest_cost="lightgbm")
    assert page(alone, dictionary).smote == ()
    assert "There was one candidate" in page(alone, dictionary).summary[1]


def test_a_simpler_candidate_within_one_standard_error_is_explained(
    changed: Changed, dictionary: Dictionary
) -> None:
    simpler = page(changed(selection="one_standard_error"), dictionary).summary[1]
    cheapest = page(changed(selection="lowest_cost", lowest_cost="lightgbm"), dictionary).summary[1]
    assert "less than one standard error" in simpler
    assert "LightGBM with class weights" in simpler
    assert "mistakes cost the least" in cheapest


@pytest.mark.parametrize(
    ("difference", "verdict"),
    [
        (Interval(0.02, 0.01, 0.03), "Costs more, beyond chance"),
        (Interval(-0.02, -0.03, -0.01), "Costs less, beyond chance"),
        (Interval(0.02, -0.01, 0.05), "Can’t be told apart from the one kept"),
    ],
)
def test_a_difference_is_real_only_when_its_interval_leaves_out_zero(
    report: TrainingReport, dictionary: Dictionary, *, difference: Interval, verdict: str
) -> None:
    other = replace(report.candidate("logistic_regression"), cost_difference=difference)
    compared = replace(
        report, candidates=(report.candidate("lightgbm"), other), lowest_cost="lightgbm"
    )
    rows = {row.name: row for row in page(compared, dictionary).candidates}
    assert rows["Logistic regression"].verdict == verdict
    assert rows["LightGBM"].verdict == "The one kept"


def test_a_candidate_that_the_texts_do_not_know_keeps_its_own_name(
    report: TrainingReport, dictionary: Dictionary
) -> None:
    new: CandidateResult = replace(report.candidate("dummy"), name="monotone_boosting")
    rows = page(replace(report, candidates=(*report.candidates, new)), dictionary).candidates
    assert "monotone_boosting" in {row.name for row in rows}


def test_a_model_no_better_than_one_decision_for_all_is_not_praised(
    changed: Changed, dictionary: Dictionary
) -> None:
    useless = " ".join(page(changed(cost_at_cutoff=0.8), dictionary).summary)
    useful = " ".join(page(changed(cost_at_cutoff=0.5), dictionary).summary)
    assert "should not be put to use" in useless
    assert "should not be put to use" not in useful


def test_probabilities_need_care_where_the_test_speaks_against_them(
    report: TrainingReport, dictionary: Dictionary
) -> None:
    def summary(p_value: float) -> str:
        check = replace(report.calibration_check, p_value=p_value)
        return page(replace(report, calibration_check=check), dictionary).summary[3]

    assert "need care" in summary(0.049)
    assert "taken at their word" in summary(0.05)


def test_the_cut_off_is_compared_with_the_interval_of_the_cheapest(
    changed: Changed, dictionary: Dictionary
) -> None:
    inside = page(changed(empirical_cutoff=Interval(0.09, 0.08, 0.1)), dictionary).cutoff[1]
    outside = page(changed(empirical_cutoff=Interval(0.2, 0.15, 0.25)), dictionary).cutoff[1]
    assert "lies within that interval" in inside
    assert "lies outside that interval" in outside


def test_decisions_in_a_thousand_add_up(report: TrainingReport, dictionary: Dictionary) -> None:
    defaults, repay, refused = page(report, dictionary).confusion
    assert defaults == "79 default: 51 of them are refused, 28 are accepted by mistake."
    assert repay == "921 repay: 665 of them are accepted, 256 are refused by mistake."
    assert refused.startswith("307 are refused in all, of whom 51 would have defaulted")


def test_a_model_that_refuses_no_one_has_no_share_of_right_refusals(
    changed: Changed, dictionary: Dictionary
) -> None:
    confusion = Confusion(true_negative=90, false_positive=0, false_negative=10, true_positive=0)
    assert len(page(changed(confusion=confusion), dictionary).confusion) == 2


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=6).filter(any), st.integers(1, 10_000))
def test_counts_brought_to_a_total_add_up_and_stay_within_one(
    counts: list[int], total: int
) -> None:
    rounded = rounded_to_total(tuple(counts), total)
    assert sum(rounded) == total
    exact = [count * total / sum(counts) for count in counts]
    assert all(abs(a - b) < 1 for a, b in zip(rounded, exact, strict=True))


def group(feature: str, name: str, acceptance: Interval) -> GroupResult:
    return GroupResult(feature, name, 100, Interval(0.08, 0.05, 0.11), acceptance, 0.08, 0.7)


def test_a_gap_between_groups_is_real_only_when_their_intervals_part(
    changed: Changed, dictionary: Dictionary
) -> None:
    low, high = Interval(0.6, 0.58, 0.62), Interval(0.7, 0.68, 0.72)
    wide = Interval(0.7, 0.6, 0.8)
    apart = page(changed(groups=(group("sex", "M", low), group("sex", "F", high))), dictionary)
    overlap = page(changed(groups=(group("sex", "M", low), group("sex", "F", wide))), dictionary)
    assert "larger than chance explains" in apart.groups[0].findings[0]
    assert "chance could explain this gap" in overlap.groups[0].findings[0]


def test_one_group_alone_is_compared_with_nothing(changed: Changed, dictionary: Dictionary) -> None:
    (section,) = page(changed(groups=(group("sex", "M", NARROW),)), dictionary).groups
    assert section.spread.startswith("Only one group")
    assert section.findings == ()


@pytest.mark.parametrize(
    ("kind", "unit", "stored", "words"),
    [
        (
            Kind.DURATION,
            "years",
            ("20–30", "30–40", "missing"),
            ("20 years to under 30 years", "30 years and over", "not given"),
        ),
        (Kind.COUNT, "", ("0–1", "1–3", "3–9"), ("0", "1 to under 3", "3 and over")),
        (Kind.YES_NO, "", ("0", "1"), ("no", "yes")),
        (Kind.NUMBER, "", ("odd name",), ("odd name",)),
    ],
)
def test_groups_are_named_as_their_feature_reads(
    changed: Changed,
    dictionary: Dictionary,
    *,
    kind: Kind,
    unit: str,
    stored: tuple[str, ...],
    words: tuple[str, ...],
) -> None:
    feature = Feature("p", Label("p", "p"), "person", kind, unit=unit, protected=True)
    described = replace(dictionary, features=(*dictionary.features, feature))
    groups = tuple(group("p", name, NARROW) for name in stored)
    (section,) = page(changed(groups=groups), described).groups
    assert tuple(row.group for row in section.rows) == words


def test_protected_features_are_told_as_kept_out_or_admitted(
    changed: Changed, dictionary: Dictionary
) -> None:
    kept_out = dict(page(changed(protected_inputs=()), dictionary).facts)
    admitted_page = page(changed(protected_inputs=("sex",)), dictionary)
    admitted = dict(admitted_page.facts)
    assert kept_out["Protected features kept out of the model"] == "Sex"
    assert admitted["Protected features kept out of the model"] == "none"
    assert admitted["Protected features admitted by the lender"] == "Sex"
    assert "The lender admitted these as inputs: Sex" in admitted_page.groups_intro


@pytest.mark.parametrize("calibration", ["platt", "isotonic"])
def test_the_way_of_calibrating_is_said(
    changed: Changed, dictionary: Dictionary, calibration: str
) -> None:
    method = " ".join(page(changed(calibration=calibration), dictionary).method).casefold()
    assert calibration in method


def test_a_warning_names_features_and_candidates_as_readers_know_them(
    changed: Changed, dictionary: Dictionary
) -> None:
    warnings = (
        {"id": "warning-columns-constant", "args": {"columns": ["idle", "gone"], "count": 2}},
        {"id": "warning-no-better-than-dummy", "args": {"candidate": "lightgbm"}},
    )
    constant, useless = page(changed(warnings=warnings), dictionary).warnings
    assert "Feature without weight, gone" in constant
    assert "On the folds, LightGBM is not" in useless
