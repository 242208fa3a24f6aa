"""A decision computed again: what it is compared with, and from where on it differs."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clairscore.credit.decisions.errors import DecisionErased, ModelElsewhere
from clairscore.credit.decisions.records import Decision
from clairscore.credit.decisions.replay import replay
from clairscore.credit.model.bundle import Model
from clairscore.credit.model.calibration import Platt
from clairscore.credit.model.cutoff import log_odds_of
from clairscore.credit.model.scorer import LinearScorer, Shape
from decision_makers import new
from small_lender import Lender

STEP = Shape((0.0, 1.0), (0.0, 0.5), 0.0)
INPUTS = {"burden": 0.0, "late": 0.0}


@pytest.fixture(scope="module")
def model(lender: Lender) -> Model:
    """Return a model whose clients stand at exactly the limit unless they have been late."""
    scorer = LinearScorer(log_odds_of(0.2), (STEP, STEP))
    return lender.model(Platt(1.0, 0.0), inputs=("burden", "late"), scorer=scorer)


def decided(model: Model, *, score: float, accepted: bool = False, **moved: float) -> Decision:
    asked = new(accepted=accepted)
    contributions = {"burden": 0.0, "late": 0.0} | moved
    return Decision(
        id="d",
        position=1,
        hash="h",
        at=datetime.now(UTC),
        person="anne",
        language="fr",
        model_accepted=accepted,
        accepted=accepted,
        theme="",
        versions=replace(asked.versions, model=model.identity, cutoff=0.2),
        case=replace(asked.case, pd=0.2, score=score, base=50.0, contributions=contributions),
        override_reason="",
    )


def test_a_score_at_exactly_the_limit_is_refused(model: Model) -> None:
    found = replay(decided(model, score=50.0), INPUTS, model)
    assert (found.score, found.accepted, found.differences) == (50.0, False, ())
    assert found.compared == 8  # PD, score, base, decision, cut-off, scale and two contributions
    other = replay(decided(model, score=50.0, accepted=True), INPUTS, model)
    assert [(one.name, one.recorded, one.computed) for one in other.differences] == [
        ("accepted", 1.0, 0.0)
    ]


@pytest.mark.parametrize(("beside", "differs"), [(0.9e-6, False), (1.1e-6, True)])
def test_figures_differ_from_a_millionth_of_a_point_on(
    model: Model, beside: float, *, differs: bool
) -> None:
    for sign in (1, -1):
        found = replay(decided(model, score=50.0 + sign * beside), INPUTS, model)
        assert [one.name for one in found.differences] == (["score"] if differs else [])
        assert found.largest == pytest.approx(beside, rel=1e-3)


def test_only_the_model_that_made_it_computes_a_decision_again(model: Model) -> None:
    known = decided(model, score=50.0)
    found = replay(known, INPUTS, model)
    assert (found.decision, found.model) == ("d", model.identity)
    with pytest.raises(DecisionErased, match="d were erased"):
        replay(replace(known, case=None), INPUTS, model)
    other = replace(known, versions=replace(known.versions, model="0" * 64))
    with pytest.raises(ModelElsewhere, match="0" * 64) as told:
        replay(other, INPUTS, model)
    assert model.identity in str(told.value)


def test_a_contribution_that_only_one_side_has_is_compared_with_none(model: Model) -> None:
    found = replay(decided(model, score=50.0, rating=3.0), INPUTS, model)
    assert [(one.name, one.recorded, one.computed) for one in found.differences] == [
        ("rating", 3.0, 0.0)
    ]
    late = replay(decided(model, score=50.0), {**INPUTS, "late": 1.0}, model)
    assert {one.name for one in late.differences} == {"score", "pd", "late"}
