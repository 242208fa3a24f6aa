"""Features of the application about where the client lives and how to reach them."""

from functools import reduce
from operator import add
from typing import Final

from ibis import _
from ibis.common.deferred import Deferred

from clairscore.credit.features import themes
from clairscore.credit.features.categories import BUILDINGS, HOUSING_TYPES
from clairscore.credit.features.definition import (
    UNKNOWN,
    Definition,
    category,
    count,
    in_theme,
    number,
    share,
    years,
    years_since,
    yes_no,
)
from clairscore.texts import Label

DOCUMENTS: Final = tuple(f"FLAG_DOCUMENT_{k}" for k in range(2, 22))
BUILDING_INDICES: Final = (
    "APARTMENTS_AVG",
    "BASEMENTAREA_AVG",
    "YEARS_BEGINEXPLUATATION_AVG",
    "YEARS_BUILD_AVG",
    "COMMONAREA_AVG",
    "ELEVATORS_AVG",
    "ENTRANCES_AVG",
    "FLOORSMAX_AVG",
    "FLOORSMIN_AVG",
    "LANDAREA_AVG",
    "LIVINGAPARTMENTS_AVG",
    "LIVINGAREA_AVG",
    "NONLIVINGAPARTMENTS_AVG",
    "NONLIVINGAREA_AVG",
)
INDEX: Final = Label(
    "Indice normalisé de 0 à 1, tel que le prêteur le donne.",
    "Index scaled to 0–1, as the lender gives it.",
)


def _total(*parts: Deferred) -> Deferred:
    return reduce(add, parts)


HOME: Final = in_theme(
    themes.HOME,
    yes_no(
        "owns_home",
        _.FLAG_OWN_REALTY == "Y",
        fr="Propriété d’un logement",
        en="Ownership of a house or flat",
    ),
    yes_no(
        "owns_car", _.FLAG_OWN_CAR == "Y", fr="Possession d’une voiture", en="Ownership of a car"
    ),
    years("car_age", _.OWN_CAR_AGE, fr="Âge de la voiture", en="Age of the car"),
    category(
        "housing_type",
        _.NAME_HOUSING_TYPE.nullif(UNKNOWN),
        HOUSING_TYPES,
        fr="Type de logement",
        en="Kind of housing",
    ),
    category(
        "building_type",
        _.HOUSETYPE_MODE.nullif(UNKNOWN),
        BUILDINGS,
        fr="Type de bâtiment",
        en="Kind of building",
    ),
    share(
        "building_details",
        _total(*(_[name].notnull().cast("float64") for name in BUILDING_INDICES))
        / len(BUILDING_INDICES),
        fr="Part des caractéristiques connues de l’immeuble",
        en="Share of the building’s details that are known",
    ),
    number(
        "building_total_area",
        _.TOTALAREA_MODE,
        fr="Surface totale du logement (indice)",
        en="Total area of the home (index)",
        explanation=INDEX,
    ),
    number(
        "building_floors",
        _.FLOORSMAX_AVG,
        fr="Étages de l’immeuble (indice)",
        en="Floors of the building (index)",
        explanation=INDEX,
    ),
    number(
        "building_year",
        _.YEARS_BUILD_AVG,
        fr="Année de construction de l’immeuble (indice)",
        en="Year the building was built (index)",
        explanation=INDEX,
    ),
)
CONTACT: Final = in_theme(
    themes.CONTACT,
    years(
        "id_document_age",
        years_since(_.DAYS_ID_PUBLISH),
        fr="Temps écoulé depuis le changement de pièce d’identité",
        en="Time since the identity document was changed",
    ),
    years(
        "registration_age",
        years_since(_.DAYS_REGISTRATION),
        fr="Temps écoulé depuis le changement d’inscription officielle",
        en="Time since the official registration was changed",
    ),
    years(
        "phone_age",
        years_since(_.DAYS_LAST_PHONE_CHANGE),
        fr="Temps écoulé depuis le changement de téléphone",
        en="Time since the phone was changed",
    ),
    yes_no(
        "work_phone",
        _.FLAG_WORK_PHONE,
        fr="Téléphone professionnel communiqué",
        en="Work phone number given",
    ),
    yes_no(
        "home_phone",
        _.FLAG_PHONE,
        fr="Téléphone du domicile communiqué",
        en="Home phone number given",
    ),
    yes_no(
        "email",
        _.FLAG_EMAIL,
        fr="Adresse électronique communiquée",
        en="E-mail address given",
    ),
    yes_no(
        "mobile_reachable",
        _.FLAG_CONT_MOBILE,
        fr="Téléphone mobile joignable",
        en="Mobile phone reachable",
    ),
    count(
        "documents",
        _total(*(_[name] for name in DOCUMENTS)),
        fr="Nombre de documents fournis",
        en="Number of documents provided",
    ),
)
# Where someone lives is a protected ground in French law (Code pénal, art. 225-1); leaving all of
# it out cost no AUC on real applications (docs/method.md).
PLACE: Final = in_theme(
    themes.PLACE,
    number(
        "region_population",
        _.REGION_POPULATION_RELATIVE,
        fr="Population relative de la région",
        en="Relative population of the region",
        explanation=INDEX,
        protected=True,
    ),
    number(
        "region_rating",
        _.REGION_RATING_CLIENT,
        fr="Note de la région donnée par le prêteur",
        en="Lender’s rating of the region",
        explanation=Label("De 1, la meilleure, à 3.", "From 1, the best, to 3."),
        protected=True,
    ),
    number(
        "city_rating",
        _.REGION_RATING_CLIENT_W_CITY,
        fr="Note de la région et de la ville donnée par le prêteur",
        en="Lender’s rating of the region and city",
        explanation=Label("De 1, la meilleure, à 3.", "From 1, the best, to 3."),
        protected=True,
    ),
    yes_no(
        "lives_outside_registered_region",
        _.REG_REGION_NOT_LIVE_REGION,
        fr="Domicile hors de la région de l’adresse officielle",
        en="Home outside the region of the official address",
        protected=True,
    ),
    yes_no(
        "works_outside_registered_region",
        _.REG_REGION_NOT_WORK_REGION,
        fr="Travail hors de la région de l’adresse officielle",
        en="Work outside the region of the official address",
        protected=True,
    ),
    yes_no(
        "works_outside_home_region",
        _.LIVE_REGION_NOT_WORK_REGION,
        fr="Travail hors de la région du domicile",
        en="Work outside the region of the home",
        protected=True,
    ),
    yes_no(
        "lives_outside_registered_city",
        _.REG_CITY_NOT_LIVE_CITY,
        fr="Domicile hors de la ville de l’adresse officielle",
        en="Home outside the city of the official address",
        protected=True,
    ),
    yes_no(
        "works_outside_registered_city",
        _.REG_CITY_NOT_WORK_CITY,
        fr="Travail hors de la ville de l’adresse officielle",
        en="Work outside the city of the official address",
        protected=True,
    ),
    yes_no(
        "works_outside_home_city",
        _.LIVE_CITY_NOT_WORK_CITY,
        fr="Travail hors de la ville du domicile",
        en="Work outside the city of the home",
        protected=True,
    ),
)
# Shown, not scored: nobody should pay for what people around them did, and on 32,543 real
# applications leaving these out costs nothing (AUC 0.7540 with, 0.7540 without).
CIRCLE: Final = in_theme(
    themes.CIRCLE,
    count(
        "circle_observed",
        _.OBS_30_CNT_SOCIAL_CIRCLE,
        fr="Nombre de proches dont les paiements sont connus",
        en="Number of acquaintances whose payments are known",
        input=False,
    ),
    count(
        "circle_defaults_30",
        _.DEF_30_CNT_SOCIAL_CIRCLE,
        fr="Nombre de proches en retard de plus de 30 jours",
        en="Number of acquaintances more than 30 days late",
        input=False,
    ),
    count(
        "circle_defaults_60",
        _.DEF_60_CNT_SOCIAL_CIRCLE,
        fr="Nombre de proches en retard de plus de 60 jours",
        en="Number of acquaintances more than 60 days late",
        input=False,
    ),
)
DEFINITIONS: Final[tuple[Definition, ...]] = (*HOME, *PLACE, *CONTACT, *CIRCLE)
