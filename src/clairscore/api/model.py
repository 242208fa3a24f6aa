"""`/v1/model` and `/v1/population`: what decides, what it reads, and how everyone stands."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Final

from fastapi import APIRouter, Path, Response

from clairscore.api.answers import FAULTS, UNKNOWN, answer
from clairscore.api.errors import UnknownFeature
from clairscore.api.language import Asked
from clairscore.api.people import Reader
from clairscore.api.services import Served
from clairscore.credit.applicants.entries import asked, editable
from clairscore.credit.dictionary import Feature, Kind
from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio import FeatureFigures
from clairscore.texts import Language

router: Final = APIRouter(prefix="/v1", tags=["model"], responses=FAULTS)


@dataclass(frozen=True)
class FeatureFacts:
    """One feature: what it is called, how its values are written, and what may be done with it.

    `categories` gives label by stored value; `editable` says whether what-if takes it, `required`
    whether a new application must have it, `moves` whether it can move the score.
    """

    name: str
    label: str
    theme: str
    kind: Kind
    unit: str
    categories: dict[str, str]
    explanation: str
    protected: bool
    editable: bool
    required: bool
    moves: bool


@dataclass(frozen=True)
class ModelFacts:
    """What decides: identities are sha256; a score from `limit` up is refused.

    `points_per_doubling` more points double the odds of default.
    """

    model: str
    made_at: str
    dataset: str
    portfolio: str
    candidate: str
    calibration: str
    cutoff: float
    limit: float
    points_per_doubling: float
    base: float
    synthetic: bool
    clients: int
    accepted: int
    features: tuple[FeatureFacts, ...]


@dataclass(frozen=True)
class PopulationFeature:
    """One feature among all clients, the accepted and the refused ones."""

    feature: str
    label: str
    figures: FeatureFigures


@router.get("/model", response_model=ModelFacts, summary="The model and its features")
def read_model(services: Served, person: Reader, language: Asked) -> Response:
    """Return what decides, with which versions, and which features it knows."""
    del person
    portfolio = services.portfolio
    manifest, dictionary, population = (
        portfolio.manifest,
        portfolio.dictionary,
        portfolio.population,
    )
    editables = frozenset(feature.name for feature in editable(dictionary))
    required, moving = frozenset(asked(portfolio).required), frozenset(population.moving)
    facts = ModelFacts(
        model=str(manifest.parameters["model"]),
        made_at=str(manifest.parameters["model_made_at"]),
        dataset=manifest.inputs["dataset"],
        portfolio=manifest.identity,
        candidate=str(manifest.parameters["candidate"]),
        calibration=str(manifest.parameters["calibration"]),
        cutoff=portfolio.cutoff,
        limit=LIMIT,
        points_per_doubling=portfolio.scale.points_per_doubling,
        base=portfolio.base,
        synthetic=portfolio.synthetic,
        clients=population.n,
        accepted=population.n_accepted,
        features=tuple(
            FeatureFacts(
                **_described(feature, language),  # type: ignore[arg-type]
                editable=feature.name in editables,
                required=feature.name in required,
                moves=feature.name in moving,
            )
            for feature in dictionary.features
        ),
    )
    return answer(facts, language)


@router.get(
    "/population/{feature}",
    response_model=PopulationFeature,
    responses=UNKNOWN,
    summary="One feature in the population",
)
def read_feature(
    feature: Annotated[str, Path(min_length=1, max_length=200, examples=["credit_amount"])],
    services: Served,
    person: Reader,
    language: Asked,
) -> Response:
    """Return bins, quantiles, and how clients of each bin repaid; it tells of no single client."""
    del person
    known = services.portfolio.dictionary.by_name.get(feature)
    if known is None:
        names = services.portfolio.dictionary.names
        raise UnknownFeature(feature, tuple(get_close_matches(feature.lower(), names, n=3)))
    figures = services.portfolio.population.features[feature]
    return answer(PopulationFeature(feature, known.label.text(language), figures), language)


def _described(feature: Feature, language: Language) -> dict[str, object]:
    return {
        "name": feature.name,
        "label": feature.label.text(language),
        "theme": feature.theme,
        "kind": feature.kind,
        "unit": feature.unit,
        "categories": {name: label.text(language) for name, label in feature.categories.items()},
        "explanation": feature.explanation.text(language) if feature.explanation else "",
        "protected": feature.protected,
    }
